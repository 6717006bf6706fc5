package reflect

import (
	"fmt"
	"slices"
	"strings"
)

// scope is the tables that are read.
type scope struct{ include, exclude []glob }

// glob is a pattern over the two parts of "schema.table": * is any text, ? any
// character.
type glob struct{ schema, table string }

func newScope(include, exclude []string) (s scope, err error) {
	if s.include, err = globs(include); err != nil {
		return s, err
	}
	s.exclude, err = globs(exclude)
	return s, err
}

func globs(patterns []string) ([]glob, error) {
	var gs []glob
	for _, p := range patterns {
		schema, table, ok := strings.Cut(strings.ToLower(p), ".")
		if !ok || schema == "" || table == "" {
			return nil, fmt.Errorf("reflect: pattern %q is not \"schema.table\"", p)
		}
		gs = append(gs, glob{schema, table})
	}
	return gs, nil
}

// scopeOf is all tables of some schemas.
func scopeOf(schemas []string) (s scope) {
	for _, name := range schemas {
		s.include = append(s.include, glob{name, "*"})
	}
	return s
}

// within is s without what the patterns of other leave out.
func (s *Snapshot) within(other *Snapshot) *Snapshot {
	of, err := newScope(other.Include, other.Exclude)
	if err != nil || of.include == nil && of.exclude == nil {
		return s
	}
	out := s.clone()
	for i := range out.Catalogs {
		c := &out.Catalogs[i]
		c.Schemas = slices.DeleteFunc(c.Schemas, func(x Schema) bool { return !of.holdsSchema(x.Name) })
		for j := range c.Schemas {
			x := &c.Schemas[j]
			x.Tables = slices.DeleteFunc(x.Tables, func(t Table) bool { return !of.holds(x.Name, t.Name.Name) })
		}
	}
	return out
}

// holds reports whether a table is read.
func (s scope) holds(schema, table string) bool {
	schema, table = strings.ToLower(schema), strings.ToLower(table)
	in := func(g glob) bool { return match(g.schema, schema) && match(g.table, table) }
	return (len(s.include) == 0 || slices.ContainsFunc(s.include, in)) && !slices.ContainsFunc(s.exclude, in)
}

// holdsSchema reports whether a table of schema may be read.
func (s scope) holdsSchema(schema string) bool {
	schema = strings.ToLower(schema)
	in := func(g glob) bool { return match(g.schema, schema) }
	out := func(g glob) bool { return g.table == "*" && match(g.schema, schema) }
	return schema != informationSchema && (len(s.include) == 0 || slices.ContainsFunc(s.include, in)) && !slices.ContainsFunc(s.exclude, out)
}

// whole reports whether all tables of schema are read.
func (s scope) whole(schema string) bool {
	schema = strings.ToLower(schema)
	all := func(g glob) bool { return g.table == "*" && match(g.schema, schema) }
	some := func(g glob) bool { return match(g.schema, schema) }
	return (len(s.include) == 0 || slices.ContainsFunc(s.include, all)) && !slices.ContainsFunc(s.exclude, some)
}

// names is the schemas that are read, if the patterns name each of them.
func (s scope) names() []string {
	var names []string
	for _, g := range s.include {
		if strings.ContainsAny(g.schema, "*?") {
			return nil
		}
		names = append(names, g.schema)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// match reports whether s is pattern.
func match(pattern, s string) bool {
	p, text := []rune(pattern), []rune(s)
	star, back := -1, 0
	i, j := 0, 0
	for j < len(text) {
		switch {
		case i < len(p) && p[i] == '*':
			star, back = i, j
			i++
		case i < len(p) && (p[i] == '?' || p[i] == text[j]):
			i, j = i+1, j+1
		case star >= 0:
			back++
			i, j = star+1, back
		default:
			return false
		}
	}
	for i < len(p) && p[i] == '*' {
		i++
	}
	return i == len(p)
}
