package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/rowmap"
)

// column resolves x.
func (c *checker) column(s *scope, x *ast.Column) facts {
	src, name := named(x.Table)
	if src == nil {
		return c.bare(s, x)
	}
	var hidden *relation
	open := false
	for at := s; at != nil; at = at.outer {
		if r := at.find(name, src); r != nil {
			if r.hidden == "" {
				return c.columnOf(r, x)
			}
			hidden = r
		}
		open = open || at.open
	}
	switch {
	case hidden != nil:
		c.mistake(NotInScope, x, "", "%q is not visible here: %s", name, hidden.hidden)
	case !open:
		c.notInScope(s, x, src, name)
	}
	return typed(x.Type)
}

// columnOf is x as a column of r.
func (c *checker) columnOf(r *relation, x *ast.Column) facts {
	if f, ok := r.cols.quick(x); ok {
		if r.nullable {
			f.null = maybeNull
		}
		return f
	}
	col, n := r.cols.find(x.Name)
	switch {
	case n > 1:
		c.mistake(AmbiguousColumn, x, "give the columns different names: As", "%s has several columns %q", describe(r), x.Name)
	case n == 0 && r.cols.complete() && !metadata(x.Name):
		c.unknownColumn(x, x.Name, describe(r), r.cols.names())
	}
	f := col.facts
	if f.typ == nil && x.Type != nil {
		null := f.null
		f = typed(x.Type)
		f.null = null
	}
	if r.nullable {
		f.null = maybeNull
	}
	return f
}

// metadata reports whether name is a column that every table of files has.
func metadata(name string) bool { return strings.EqualFold(name, "_metadata") }

func describe(r *relation) string {
	if r.name == "" {
		return "the relation"
	}
	return fmt.Sprintf("%q", r.name)
}

func (c *checker) unknownColumn(n ast.Node, name, of string, names []string) {
	near := suggest(name, names)
	c.report(Finding{Code: UnknownColumn, Severity: Mistake, Node: n, Hint: didYouMean(near), Suggestions: near,
		Text: fmt.Sprintf("%s has no column %q", of, name)})
}

// didYouMean is the hint of names that were perhaps meant.
func didYouMean(near []string) string {
	if len(near) == 0 {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", near[0])
}

// suggest is the names nearest to name, at most five.
func suggest(name string, names []string) []string {
	var near []string
	names = slices.Clone(names)
	for len(near) < 5 {
		next := rowmap.Nearest(name, names)
		if next == "" {
			break
		}
		near = append(near, next)
		names = slices.DeleteFunc(names, func(n string) bool { return n == next })
	}
	return near
}

func (c *checker) notInScope(s *scope, x ast.Node, src ast.Source, name string) {
	if name == "" {
		c.mistake(NotInScope, x, "", "its relation is not in scope")
		return
	}
	hint := cmp.Or(s.hint, "add it to FROM, or join it")
	if other := s.sameTable(src); equalNames(other, name) {
		hint = "a join in parentheses sees its own relations only"
	} else if other != "" {
		hint = fmt.Sprintf("the table is here as %q: take the columns of that value", other)
	}
	c.mistake(NotInScope, x, hint, "%q is not in scope", name)
}

// sameTable is the name under which the table src is in s, empty if it is not,
// or if both have an alias, which then is meant.
func (s *scope) sameTable(src ast.Source) string {
	t, ok := src.(*ast.Table)
	if !ok || t.Info == nil {
		return ""
	}
	for i := range s.rels {
		r, ok := s.rels[i].src.(*ast.Table)
		if ok && r != nil && r.Info != nil && r.Info.Name == t.Info.Name && (r.Alias == "" || t.Alias == "" || r.Alias == t.Alias) {
			return s.rels[i].name
		}
	}
	return ""
}

// bare resolves the name x, which may be a column of any relation in scope, or
// an item of the select list.
func (c *checker) bare(s *scope, x *ast.Column) facts {
	var names []string
	for at := s; at != nil; at = at.outer {
		if f, ok := c.alias(at, x.Name); ok {
			return f
		}
		col, n, open := at.search(x.Name)
		if n > 1 && !at.fuzzy && !slices.ContainsFunc(at.merged, func(m string) bool { return equalNames(m, x.Name) }) {
			c.mistake(AmbiguousColumn, x, "take the column of one of them", "several relations of FROM have a column %q", x.Name)
		}
		if col.typ == nil && x.Type != nil {
			col.facts = facts{typ: x.Type, fam: familyOf(x.Type), null: col.null}
		}
		if n > 0 || open || at.open {
			return col.facts
		}
		for i := range at.rels {
			names = append(names, at.rels[i].cols.names()...)
		}
	}
	switch {
	case niladic(x.Name):
	case len(names) == 0:
		c.mistake(UnknownColumn, x, s.hint, "there is no relation here that has a column %q", x.Name)
	default:
		c.unknownColumn(x, x.Name, "FROM", names)
	}
	return typed(x.Type)
}

// search is the first visible column of s called name, how many of them there
// are, and whether a relation may have more columns than is known.
func (s *scope) search(name string) (col column, n int, open bool) {
	for i := s.first; i < len(s.rels); i++ {
		r := &s.rels[i]
		if r.hidden != "" {
			continue
		}
		found, m := r.cols.find(name)
		if m > 0 && n == 0 {
			col = found
			if r.nullable {
				col.null = maybeNull
			}
		}
		n += m
		open = open || !r.cols.complete()
	}
	return col, n, open
}

// niladic reports whether name is no column although it is written like one.
func niladic(name string) bool {
	switch strings.ToLower(name) {
	case "current_date", "current_timestamp", "current_user", "current_time", "localtimestamp", "session_user", "user":
		return true
	}
	return strings.HasPrefix(name, "_")
}

// ref resolves the name of an item.
func (c *checker) ref(s *scope, x *ast.Ref) facts {
	if x.Item == nil {
		return facts{}
	}
	open := false
	for at := s; at != nil; at = at.outer {
		if at != s || c.aliases() {
			if f, ok := at.item(x.Item.Name); ok {
				return f
			}
		}
		open = open || at.open
	}
	if !open {
		c.badRef(s, x)
	}
	return facts{}
}

func (c *checker) badRef(s *scope, x *ast.Ref) {
	name := x.Item.Name
	switch {
	case !s.has(name):
		c.mistake(NotInScope, x, "", "%q is not an item of this select list", name)
	case c.clause == inItems:
		c.mistake(NotInScope, x, "", "the item %q comes later in the select list", name)
	default:
		c.mistake(NotInScope, x, "repeat the expression", "the item %q is not visible in %v", name, c.clause)
	}
}

// alias is the item that a bare name means.
func (c *checker) alias(s *scope, name string) (facts, bool) {
	if !c.aliases() {
		return facts{}, false
	}
	return s.item(name)
}

// aliases reports whether items are visible in the clause at hand.
func (c *checker) aliases() bool { return c.clause != inWhere && c.clause != inOn }

// item is the item called name, among those met so far.
func (s *scope) item(name string) (facts, bool) {
	for i := range s.facts {
		if itemHas(s.items[i], name) {
			return s.facts[i], true
		}
	}
	return facts{}, false
}

// has reports whether an item is called name.
func (s *scope) has(name string) bool {
	return slices.ContainsFunc(s.items, func(n ast.Node) bool { return itemHas(n, name) })
}

// itemHas reports whether n is called name, by AS.
func itemHas(n ast.Node, name string) bool {
	switch x := bareItem(n).(type) {
	case *ast.Named:
		return equalNames(x.Name, name)
	case *ast.NamedTuple:
		return slices.ContainsFunc(x.Names, func(m string) bool { return equalNames(m, name) })
	}
	return false
}

// bareItem is n without [ast.Nullable], nil if there is none.
func bareItem(n ast.Node) ast.Node {
	for !absent(n) {
		x, ok := n.(*ast.Nullable)
		if !ok {
			return n
		}
		n = x.Item
	}
	return nil
}
