package gen

import (
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

// Config says what is written. The zero Config is one package per schema,
// pointers for NULL, row and insert structs for every table.
//
// Patterns are globs over "catalog.schema.table", in which * is any text and ?
// any character, without regard to case; "schema.table" and "table" are of any
// catalog and schema.
type Config struct {
	Module     string   // import path of the directory; without it, packages do not import each other
	Include    []string // patterns of tables and functions; empty is all
	Exclude    []string
	OnePackage string // one package of that name, in the directory itself, instead of one per schema
	Nulls      Nulls
	Types      []TypeRule        // the first that matches decides
	Rename     map[string]string // "catalog.schema.table[.column]" to a Go name
	Tags       []string          // of struct fields, besides db: "json"
	NoRows     bool
	NoInserts  bool
}

// Nulls is how a nullable column looks in a row struct.
type Nulls uint8

// The ways to say NULL.
const (
	Pointers Nulls = iota
	SQLNull        // sql.Null[T]
)

// TypeRule gives columns, and fields of STRUCTs, another Go type. Empty fields match everything.
type TypeRule struct {
	Table, Column string // patterns; of a field, Column is the path: "ship_to.city"
	SQLType       string // as types.Format writes it, a glob
	Tag           string // a tag of the column: "name" or "name=value"
	Go            GoType
}

// GoType is a Go type: {"example.com/shop", "CustomerID"}. Its underlying type
// has to be the one that the SQL type has by default. An empty Import, or that
// of the package itself, is a type that is written by hand beside the generated code.
type GoType struct{ Import, Name string }

// rules is a Config that can be asked.
type rules struct {
	include, exclude []*regexp.Regexp
	types            []rule
	rename           map[string]string // keys in small letters
	renamed          map[string]bool   // keys that were asked for
}

type rule struct {
	table, column, sqlType *regexp.Regexp
	tag                    string
	of                     GoType
}

func newRules(c Config) (*rules, error) {
	r := &rules{include: patterns(c.Include), exclude: patterns(c.Exclude), rename: map[string]string{}, renamed: map[string]bool{}}
	for _, t := range c.Types {
		if !token.IsIdentifier(t.Go.Name) {
			return nil, fmt.Errorf("gen: type rule: %q is not the name of a Go type", t.Go.Name)
		}
		r.types = append(r.types, rule{pattern(t.Table), glob(t.Column), glob(t.SQLType), t.Tag, t.Go})
	}
	for key, name := range c.Rename {
		if !token.IsIdentifier(name) || !token.IsExported(name) {
			return nil, fmt.Errorf("gen: rename %q: %q is not an exported Go name", key, name)
		}
		r.rename[strings.ToLower(key)] = name
	}
	for _, tag := range c.Tags {
		if tag == "db" || strings.ContainsFunc(tag, func(r rune) bool { return r <= ' ' || r == ':' || r == '"' || r == '`' || r > '~' }) || tag == "" {
			return nil, fmt.Errorf("gen: tags: %q is not the key of a struct tag besides db", tag)
		}
	}
	if c.OnePackage != "" && (!token.IsIdentifier(c.OnePackage) || c.OnePackage == "_") {
		return nil, fmt.Errorf("gen: %q is not the name of a package", c.OnePackage)
	}
	return r, nil
}

func patterns(globs []string) []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, g := range globs {
		out = append(out, pattern(g))
	}
	return out
}

// pattern is a glob over "catalog.schema.table", of which the first parts may be left out.
func pattern(g string) *regexp.Regexp {
	if g != "" {
		g = strings.Repeat("*.", max(0, 2-strings.Count(g, "."))) + g
	}
	return glob(g)
}

// glob is a pattern; the empty one matches everything.
func glob(g string) *regexp.Regexp {
	if g == "" {
		g = "*"
	}
	return regexp.MustCompile("(?is)^" + strings.NewReplacer(`\*`, ".*", `\?`, ".").Replace(regexp.QuoteMeta(g)) + "$")
}

// dotted is n as patterns and renames see it.
func dotted(n reflect.Name) string { return n.Catalog + "." + n.Schema + "." + n.Name }

// selects reports whether the table or function n is written.
func (r *rules) selects(n reflect.Name) bool {
	is := func(p *regexp.Regexp) bool { return p.MatchString(dotted(n)) }
	return (len(r.include) == 0 || slices.ContainsFunc(r.include, is)) && !slices.ContainsFunc(r.exclude, is)
}

// goType is the Go type that a rule gives to a column or field.
func (r *rules) goType(table reflect.Name, path []string, t types.Type, tags map[string]string) (GoType, bool) {
	for _, rule := range r.types {
		if rule.table.MatchString(dotted(table)) && rule.column.MatchString(strings.Join(path, ".")) &&
			rule.sqlType.MatchString(types.Format(t)) && tagged(tags, rule.tag) {
			return rule.of, true
		}
	}
	return GoType{}, false
}

func tagged(tags map[string]string, want string) bool {
	if want == "" {
		return true
	}
	name, value, given := strings.Cut(want, "=")
	v, ok := tags[name]
	return ok && (!given || v == value)
}

// goName is the Go name that is configured for a table, function or column, ""
// if there is none; of a table and a function of one name, the first gets it.
func (r *rules) goName(n reflect.Name, column ...string) string {
	key := strings.ToLower(strings.Join(append([]string{dotted(n)}, column...), "."))
	if r.renamed[key] {
		return ""
	}
	r.renamed[key] = true
	return r.rename[key]
}

// unused is the renames of what is not there.
func (r *rules) unused() (errs []error) {
	for key := range r.rename {
		if !r.renamed[key] {
			errs = append(errs, fmt.Errorf("gen: rename %q: no such table or column is written", key))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errs
}
