package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/brickwork-sql/brickwork/reflect/gen"
	"gopkg.in/yaml.v3"
)

// config is the YAML file of the command gen.
type config struct {
	Snapshot string            `yaml:"snapshot"`
	Catalogs []string          `yaml:"catalogs"`
	Dir      string            `yaml:"dir"`
	Module   string            `yaml:"module"`
	Package  string            `yaml:"package"`
	Include  []string          `yaml:"include"`
	Exclude  []string          `yaml:"exclude"`
	Nulls    nulls             `yaml:"nulls"`
	Types    []typeRule        `yaml:"types"`
	Rename   map[string]string `yaml:"rename"`
	Tags     []string          `yaml:"tags"`
	Rows     *bool             `yaml:"rows"`
	Inserts  *bool             `yaml:"inserts"`
}

type typeRule struct {
	Table  string `yaml:"table"`
	Column string `yaml:"column"`
	Type   string `yaml:"type"`
	Tag    string `yaml:"tag"`
	Go     goType `yaml:"go"`
}

// nulls is "pointers" or "sql".
type nulls gen.Nulls

// UnmarshalYAML reads the word.
func (n *nulls) UnmarshalYAML(node *yaml.Node) error {
	switch node.Value {
	case "pointers":
		*n = nulls(gen.Pointers)
	case "sql":
		*n = nulls(gen.SQLNull)
	default:
		return mistake(node, "%q is neither pointers nor sql", node.Value)
	}
	return nil
}

// goType is "example.com/shop.CustomerID", or the name alone.
type goType gen.GoType

// UnmarshalYAML splits the text at its last dot.
func (g *goType) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.ScalarNode || node.Value == "" {
		return mistake(node, "want a Go type: example.com/shop.CustomerID")
	}
	g.Name = node.Value
	if i := strings.LastIndexByte(node.Value, '.'); i >= 0 {
		g.Import, g.Name = node.Value[:i], node.Value[i+1:]
	}
	return nil
}

// mistake is an error as the package yaml makes them.
func mistake(node *yaml.Node, format string, args ...any) error {
	return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: ", node.Line) + fmt.Sprintf(format, args...)}}
}

// gen is c for package gen.
func (c *config) gen() gen.Config {
	g := gen.Config{
		Module: c.Module, Include: c.Include, Exclude: c.Exclude, OnePackage: c.Package, Nulls: gen.Nulls(c.Nulls), Rename: c.Rename, Tags: c.Tags,
		NoRows: c.Rows != nil && !*c.Rows, NoInserts: c.Inserts != nil && !*c.Inserts,
	}
	for _, t := range c.Types {
		g.Types = append(g.Types, gen.TypeRule{Table: t.Table, Column: t.Column, SQLType: t.Type, Tag: t.Tag, Go: gen.GoType(t.Go)})
	}
	return g
}

// readConfig reads a file. Its errors name lines and keys.
func readConfig(file string) (config, error) {
	var c config
	text, err := os.ReadFile(file)
	if err != nil {
		return c, err
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	err = d.Decode(&c)
	if errors.Is(err, io.EOF) { // nothing but comments
		return c, nil
	}
	if err == nil && d.Decode(new(yaml.Node)) != io.EOF {
		err = errors.New("yaml: more than one document")
	}
	if err != nil {
		return c, located(file, text, err)
	}
	return c, nil
}

var (
	atLine  = regexp.MustCompile(`^line (\d+): (.*)$`)
	unknown = regexp.MustCompile(`^field (\S+) not found in type .*$`)
	misfit  = regexp.MustCompile("^cannot unmarshal \\S+ (?:(`.*`) )?into (.*)$")
	twice   = regexp.MustCompile(`^mapping key "(.*)" already defined at line (\d+)$`)
)

// located is the errors of the package yaml as file:line: key: fact.
func located(file string, text []byte, err error) error {
	var te *yaml.TypeError
	if !errors.As(err, &te) {
		m := atLine.FindStringSubmatch(strings.TrimPrefix(err.Error(), "yaml: "))
		if m == nil {
			return fmt.Errorf("%s: %s", file, strings.TrimPrefix(err.Error(), "yaml: "))
		}
		return fmt.Errorf("%s:%s: %s", file, m[1], m[2])
	}
	keys := keysByLine(text)
	var errs []error
	for _, e := range te.Errors {
		m := atLine.FindStringSubmatch(e)
		if m == nil {
			errs = append(errs, fmt.Errorf("%s: %s", file, e))
			continue
		}
		line, _ := strconv.Atoi(m[1]) // it is digits
		errs = append(errs, fmt.Errorf("%s:%d: %s", file, line, fact(m[2], keys(line, strings.Contains(m[2], "!!map")))))
	}
	return errors.Join(errs...)
}

// fact is what is wrong with the value of key, for people.
func fact(text, key string) string {
	if m := unknown.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("unknown key %q", m[1])
	}
	if m := twice.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("key %q is in line %s already", m[1], m[2])
	}
	if m := misfit.FindStringSubmatch(text); m != nil {
		text = "want " + kinds[m[2]]
		if m[1] != "" {
			text = m[1] + ": " + text
		}
	}
	if key == "" {
		return text
	}
	return key + ": " + text
}

// kinds are what values are called, by their Go types.
var kinds = map[string]string{
	"main.config": "keys and values", "main.typeRule": "keys and values", "[]main.typeRule": "a list of rules", "[]string": "a list", "string": "a text",
	"bool": "true or false", "map[string]string": "keys and values",
}

// keysByLine is the key, with those around it, of the value that begins in a
// line of text, or of the mapping that begins there.
func keysByLine(text []byte) func(line int, mapping bool) string {
	values, mappings := map[int]string{}, map[int]string{}
	var walk func(n *yaml.Node, path string)
	walk = func(n *yaml.Node, path string) {
		if n.Kind != yaml.MappingNode {
			values[n.Line] = path
			for _, child := range n.Content {
				walk(child, path)
			}
			return
		}
		mappings[n.Line] = path
		for i := 0; i+1 < len(n.Content); i += 2 {
			walk(n.Content[i+1], strings.TrimPrefix(path+"."+n.Content[i].Value, "."))
		}
	}
	var root yaml.Node
	if yaml.Unmarshal(text, &root) == nil {
		walk(&root, "")
	}
	return func(line int, mapping bool) string {
		if mapping {
			return mappings[line]
		}
		return values[line]
	}
}
