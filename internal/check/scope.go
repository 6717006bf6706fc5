package check

import (
	"reflect"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// scope is what names mean in a SELECT, or in another statement.
type scope struct {
	outer  *scope
	hint   string // where to find other relations
	rels   []relation
	first  int         // of rels that are visible: a join in parentheses does not see what is before it
	items  []ast.Node  // of the select list
	facts  []facts     // of the items met so far
	keys   []ast.Expr  // of GROUP BY
	merged []string    // columns of USING
	open   bool        // there may be relations, columns and items that nobody knows
	fuzzy  bool        // NATURAL: nobody knows which columns are merged
	relBuf [2]relation // for rels
	buf    [6]facts    // for facts
}

// relation is a relation of a scope.
type relation struct {
	name     string     // empty: it has none
	src      ast.Source // without what does not change its columns
	cols     columns
	hidden   string // why it is not visible, empty if it is
	nullable bool   // behind an outer join
	loose    bool   // inside of a PIVOT: it may be visible
}

// columns is what is known of the columns of a relation: those of info, or list.
type columns struct {
	info  *types.TableInfo
	list  []column
	known bool // all of them
}

// column is a column of a relation or a query.
type column struct {
	name string // empty: the server finds one
	facts
}

func newScope(outer *scope) *scope {
	s := &scope{outer: outer}
	s.rels, s.facts = s.relBuf[:0], s.buf[:0]
	return s
}

// open is a scope in which nobody knows what names mean.
func openScope(outer *scope) *scope {
	s := newScope(outer)
	s.open = true
	return s
}

func (cs *columns) len() int {
	if cs.info != nil {
		return len(cs.info.Columns)
	}
	return len(cs.list)
}

func (cs *columns) at(i int) column {
	if cs.info == nil {
		return cs.list[i]
	}
	info := &cs.info.Columns[i]
	col := column{info.Name, typed(info.Type)}
	col.null = nullOf(info)
	return col
}

// quick is what is known of x, a column with a type, if cs are those of a table.
func (cs *columns) quick(x *ast.Column) (facts, bool) {
	if cs.info == nil || x.Type == nil {
		return facts{}, false
	}
	i := infoColumn(cs.info, x.Name)
	if i < 0 {
		return facts{}, false
	}
	info := &cs.info.Columns[i]
	t := info.Type
	if t == nil {
		t = x.Type
	}
	return facts{typ: t, fam: familyOf(t), null: nullOf(info)}, true
}

// nullOf is whether col may be NULL.
func nullOf(col *types.ColumnInfo) nullness {
	if col.Flags&types.NotNull != 0 {
		return neverNull
	}
	return maybeNull
}

// find is the first column called name, and how many of them there are.
func (cs *columns) find(name string) (col column, n int) {
	if cs.info != nil {
		i := infoColumn(cs.info, name)
		if i < 0 {
			return column{}, 0
		}
		return cs.at(i), 1
	}
	for i := range cs.list {
		if equalNames(cs.list[i].name, name) {
			if n++; n == 1 {
				col = cs.list[i]
			}
		}
	}
	return col, n
}

// complete reports whether a name that is not among cs is not a column. A
// column without a name may have any.
func (cs *columns) complete() bool {
	if !cs.known {
		return false
	}
	for i := range cs.list {
		if cs.list[i].name == "" {
			return false
		}
	}
	return true
}

func (cs *columns) names() []string {
	var names []string
	for i := range cs.len() {
		names = append(names, cs.at(i).name)
	}
	return names
}

// infoColumn is the place of the column of info called name, or -1.
func infoColumn(info *types.TableInfo, name string) int {
	for i := range info.Columns {
		if info.Columns[i].Name == name {
			return i
		}
	}
	for i := range info.Columns {
		if equalNames(info.Columns[i].Name, name) {
			return i
		}
	}
	return -1
}

// equalNames reports whether a and b are one name; none is no name.
func equalNames(a, b string) bool { return a != "" && (a == b || strings.EqualFold(a, b)) }

// add adds r, whose name has to be new.
func (c *checker) add(s *scope, r relation) {
	if r.name != "" {
		for i := s.first; i < len(s.rels); i++ {
			if known := &s.rels[i]; equalNames(known.name, r.name) && known.hidden == "" && !known.loose {
				c.mistake(DuplicateName, r.src, "give one of them an alias: As", "two relations are called %q", r.name)
				break
			}
		}
	}
	s.rels = append(s.rels, r)
}

// find is the relation of s that src means: of the same name, or, without a
// name, of the same tree.
func (s *scope) find(name string, src ast.Source) *relation {
	for i := s.first; i < len(s.rels); i++ {
		r := &s.rels[i]
		if name != "" {
			if equalNames(r.name, name) {
				return r
			}
		} else if r.name == "" && (r.src == src || reflect.DeepEqual(r.src, src)) {
			return r
		}
	}
	return nil
}

// base is src without what leaves its columns and its name alone, nil if there is nothing.
func base(src ast.Source) ast.Source {
	for !absent(src) {
		switch x := src.(type) {
		case *ast.Lateral:
			src = x.Source
		case *ast.AsOf:
			src = x.Table
		case *ast.Optioned:
			src = x.Table
		case *ast.Stream:
			src = x.Source
		case *ast.Watermark:
			src = x.Source
		case *ast.Sample:
			src = x.Source
		default:
			return src
		}
	}
	return nil
}

// named is the base of src and its name.
func named(src ast.Source) (ast.Source, string) {
	if t, ok := src.(*ast.Table); ok && t != nil { // nearly always
		return t, ast.RelationName(t)
	}
	src = base(src)
	return src, nameOf(src)
}

// nameOf is the name of src, which is a base.
func nameOf(src ast.Source) string {
	if absent(src) {
		return ""
	}
	return ast.RelationName(src)
}

// tableInfo is what is known of the table t, nil if it is nothing.
func (c *checker) tableInfo(t *ast.Table) *types.TableInfo {
	info := t.Info
	if info != nil && c.catalog != nil {
		if newer, ok := c.catalog.Table(info.Name); !ok {
			c.mistake(UnknownTable, t, "", "there is no table %v", info.Name)
		} else if newer != nil {
			info = newer
		}
	}
	if info == nil || len(info.Columns) == 0 {
		return nil
	}
	return info
}
