package gen

import (
	"errors"
	"fmt"
	"go/token"
	"maps"
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
	Overlay    reflect.Overlay   // keys and comments that the catalog does not declare
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

// SettingError is an entry of a [Config] that is no value for it, or that changes
// nothing: a slip is not to be found by what is missing.
type SettingError struct {
	Setting string // the field: "Include", "Types", "Rename", "Tags", "Overlay", "OnePackage"
	Index   int    // of an entry in a list
	Key     string // of an entry in Rename; of one in Overlay, the name of the table with dots
	Text    string
}

// Error names the entry.
func (e *SettingError) Error() string {
	switch e.Setting {
	case "Rename", "Overlay":
		return fmt.Sprintf("gen: %s[%q]: %s", e.Setting, e.Key, e.Text)
	case "OnePackage":
		return "gen: OnePackage: " + e.Text
	}
	return fmt.Sprintf("gen: %s[%d]: %s", e.Setting, e.Index, e.Text)
}

// rules is a Config that can be asked. It knows which of its entries were of use.
type rules struct {
	include, exclude []*rule
	types            []*typeRule
	rename           map[string]*rename // keys in small letters
}

type rule struct {
	glob    string
	pattern *regexp.Regexp
	used    bool
}

type typeRule struct {
	table, column, sqlType *regexp.Regexp
	tag                    string
	of                     GoType
	used                   bool
}

type rename struct {
	key, name string
	used      bool
}

func newRules(c Config) (*rules, error) {
	r := &rules{include: patterns(c.Include), exclude: patterns(c.Exclude), rename: map[string]*rename{}}
	var errs []error
	for i, t := range c.Types {
		if !token.IsIdentifier(t.Go.Name) {
			errs = append(errs, &SettingError{"Types", i, "", fmt.Sprintf("%q is not the name of a Go type", t.Go.Name)})
		}
		r.types = append(r.types, &typeRule{pattern(t.Table), glob(t.Column), glob(t.SQLType), t.Tag, t.Go, false})
	}
	for _, key := range slices.Sorted(maps.Keys(c.Rename)) {
		if name := c.Rename[key]; !token.IsIdentifier(name) || !token.IsExported(name) {
			errs = append(errs, &SettingError{"Rename", 0, key, fmt.Sprintf("%q is not an exported Go name", name)})
		}
		if other := r.rename[strings.ToLower(key)]; other != nil {
			errs = append(errs, &SettingError{"Rename", 0, key, fmt.Sprintf("%q is the same but for case", other.key)})
		}
		r.rename[strings.ToLower(key)] = &rename{key, c.Rename[key], false}
	}
	for i, tag := range c.Tags {
		if tag == "" || tag == "db" || strings.ContainsFunc(tag, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(":\"`", r) }) {
			errs = append(errs, &SettingError{"Tags", i, "", fmt.Sprintf("%q is not the key of a struct tag besides db", tag)})
		} else if slices.Index(c.Tags, tag) != i {
			errs = append(errs, &SettingError{"Tags", i, "", fmt.Sprintf("%q is said twice", tag)})
		}
	}
	if c.OnePackage != "" && (!token.IsIdentifier(c.OnePackage) || c.OnePackage == "_") {
		errs = append(errs, &SettingError{"OnePackage", 0, "", fmt.Sprintf("%q is not the name of a package", c.OnePackage)})
	}
	return r, errors.Join(errs...)
}

func patterns(globs []string) []*rule {
	var out []*rule
	for _, g := range globs {
		out = append(out, &rule{g, pattern(g), false})
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
	return (len(r.include) == 0 || matches(r.include, n)) && !matches(r.exclude, n)
}

// matches reports whether one of rules matches n, and notes all that do.
func matches(rules []*rule, n reflect.Name) (any bool) {
	for _, r := range rules {
		if r.pattern.MatchString(dotted(n)) {
			r.used, any = true, true
		}
	}
	return any
}

// goType is the Go type that a rule gives to a column or field.
func (r *rules) goType(table reflect.Name, path []string, t types.Type, tags map[string]string) (GoType, bool) {
	for _, rule := range r.types {
		if rule.table.MatchString(dotted(table)) && rule.column.MatchString(strings.Join(path, ".")) &&
			rule.sqlType.MatchString(types.Format(t)) && tagged(tags, rule.tag) {
			rule.used = true
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
	renamed := r.rename[strings.ToLower(strings.Join(append([]string{dotted(n)}, column...), "."))]
	if renamed == nil || renamed.used {
		return ""
	}
	renamed.used = true
	return renamed.name
}

// unused is the entries that changed nothing.
func (r *rules) unused() (errs []error) {
	for i, p := range r.include {
		if !p.used {
			errs = append(errs, &SettingError{"Include", i, "", fmt.Sprintf("%q matches no table or function", p.glob)})
		}
	}
	for i, t := range r.types {
		if !t.used {
			errs = append(errs, &SettingError{"Types", i, "", "no column matches, or rules before it match them all"})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(r.rename)) {
		if renamed := r.rename[key]; !renamed.used {
			errs = append(errs, &SettingError{"Rename", 0, renamed.key, "no such table or column is written"})
		}
	}
	return errs
}
