package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// mistake is what is wrong in a configuration file, and where.
type mistake struct {
	file string
	line int
	keys string // that lead to the value, "" if there are none
	fact string
}

// Error is file:line: keys: fact.
func (m *mistake) Error() string {
	text := fmt.Sprintf("%s:%d: ", m.file, m.line)
	if m.keys != "" {
		text += m.keys + ": "
	}
	return text + m.fact
}

// lineOf is the line of a mistake, 0 of other errors.
func lineOf(err error) int {
	if m := (*mistake)(nil); errors.As(err, &m) {
		return m.line
	}
	return 0
}

// inOrder is errs as one, by their lines.
func inOrder(errs []error) error {
	slices.SortStableFunc(errs, func(a, b error) int { return cmp.Compare(lineOf(a), lineOf(b)) })
	return errors.Join(errs...)
}

// place is a value in a YAML file.
type place struct {
	keys  string // that lead to it, with dots between them
	line  int    // of the last key
	value *yaml.Node
}

// places are the values of a file, from top to bottom.
type places []place

func placesIn(text []byte) places {
	var root yaml.Node
	if yaml.Unmarshal(text, &root) != nil { // Decode has said so
		return nil
	}
	var ps places
	ps.add("", 1, &root)
	return ps
}

func (ps *places) add(keys string, line int, value *yaml.Node) {
	*ps = append(*ps, place{keys, line, value})
	if value.Kind != yaml.MappingNode {
		for _, child := range value.Content {
			ps.add(keys, child.Line, child)
		}
		return
	}
	for i := 0; i+1 < len(value.Content); i += 2 {
		key := value.Content[i]
		ps.add(strings.TrimPrefix(keys+"."+key.Value, "."), key.Line, value.Content[i+1])
	}
}

// keys are those of the first value in a line of which is holds.
func (ps places) keys(line int, is func(*yaml.Node) bool) string {
	for _, p := range ps {
		if p.value.Line == line && is(p.value) {
			return p.keys
		}
	}
	return ""
}

func hasKey(mapping *yaml.Node, key string) bool {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1].ShortTag() != "!!null"
		}
	}
	return false
}

var (
	atLine   = regexp.MustCompile(`^line (\d+): (?s)(.*)$`)
	atColumn = regexp.MustCompile(`^column (\d+): (?s)(.*)$`)
	unknown  = regexp.MustCompile(`^field (\S+) not found in type .*$`)
	misfit   = regexp.MustCompile("(?s)^cannot unmarshal (\\S+) (?:`(.*?)(?:\\.\\.\\.)?` )?into (.*)$")
	twice    = regexp.MustCompile(`^mapping key "(.*)" already defined at line (\d+)$`)
)

// merges is the keys "<<" of a file. What they stand for would be in other lines
// under other keys, so that no mistake in it could be placed.
func (ps places) merges(file string) (errs []error) {
	for _, p := range ps {
		for i := 0; p.value.Kind == yaml.MappingNode && i < len(p.value.Content); i += 2 {
			if key := p.value.Content[i]; key.ShortTag() == "!!merge" {
				errs = append(errs, &mistake{file, key.Line, p.keys, "merge keys are not followed: write out what << stands for"})
			}
		}
	}
	return errs
}

// mistakes is an error of the package yaml for a file with that text.
func (ps places) mistakes(file string, text []byte, err error) (errs []error) {
	te := (*yaml.TypeError)(nil)
	switch {
	case errors.As(err, &te):
	case len(ps.merges(file)) > 0: // they are refused, and what else it may be is in no line
		return nil
	default:
		return []error{&mistake{file, badLine(text), "", unplaced(err)}}
	}
	for _, e := range te.Errors {
		m := atLine.FindStringSubmatch(e)
		if m == nil {
			errs = append(errs, fmt.Errorf("%s: %s", file, e))
			continue
		}
		line, _ := strconv.Atoi(m[1]) // it is digits
		keys, fact := ps.fact(line, m[2])
		errs = append(errs, &mistake{file, line, keys, fact})
	}
	return errs
}

// unplaced is what the package yaml says, without the line that it names.
func unplaced(err error) string {
	fact := strings.TrimPrefix(err.Error(), "yaml: ")
	if m := atLine.FindStringSubmatch(fact); m != nil {
		return m[2]
	}
	return fact
}

// badLine is the first line with which text is no YAML. The package yaml names
// the line where the value around it begins.
func badLine(text []byte) int {
	lines := bytes.SplitAfter(text, []byte("\n"))
	for n := len(lines) - 1; n > 0; n-- {
		if yaml.Unmarshal(bytes.Join(lines[:n], nil), new(yaml.Node)) == nil {
			return n + 1
		}
	}
	return 1
}

// fact is what the package yaml says of a line, for people.
func (ps places) fact(line int, text string) (keys, fact string) {
	if m := atColumn.FindStringSubmatch(text); m != nil {
		return ps.keys(line, func(n *yaml.Node) bool { return strconv.Itoa(n.Column) == m[1] }), m[2]
	}
	if m := unknown.FindStringSubmatch(text); m != nil {
		return "", fmt.Sprintf("unknown key %q", m[1])
	}
	if m := twice.FindStringSubmatch(text); m != nil {
		return "", fmt.Sprintf("key %q is in line %s already", m[1], m[2])
	}
	m := misfit.FindStringSubmatch(text)
	if m == nil {
		return "", text
	}
	keys = ps.keys(line, func(n *yaml.Node) bool { return n.ShortTag() == m[1] && strings.HasPrefix(n.Value, m[2]) })
	if m[2] == "" {
		return keys, "want " + wanted[m[3]]
	}
	return keys, fmt.Sprintf("%q: want %s", m[2], wanted[m[3]])
}

// wanted is what values are called, by their Go types.
var wanted = map[string]string{
	"main.config": "keys and values", "main.typeRule": "keys and values", "[]main.typeRule": "a list of rules", "[]string": "a list", "[]main.tagKey": "a list",
	"string": "a text", "bool": "true or false", "map[string]main.goName": "keys and values",
	"map[main.tableName]main.overlay": "keys and values", "main.overlay": "keys and values", "[]main.foreignKey": "a list of foreign keys", "main.foreignKey": "keys and values",
}
