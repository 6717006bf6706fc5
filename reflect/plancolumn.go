package reflect

import (
	"slices"

	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/types"
)

// siblings is the columns of a table, or the fields of one of its columns,
// of which some get their place by statements.
type siblings struct {
	of      *Table
	path    []string // of what the fields are in
	columns []ddl.Column
	needs   []need // of each
}

// need is what a column needs to be in its place.
type need uint8

const (
	staying need = iota
	adding
	moving
	refused // it cannot be added
)

// siblingsOf is the columns next to the one at path in t, itself too.
func (p *planner) siblingsOf(t *Table, path []string) *siblings {
	path = path[:len(path)-1]
	for _, s := range p.siblings {
		if s.of == t && slices.EqualFunc(s.path, path, same) {
			return s
		}
	}
	s := &siblings{of: t, path: path, columns: t.definitions(path)}
	s.needs = make([]need, len(s.columns))
	p.siblings = append(p.siblings, s)
	return s
}

// same reports whether a catalog takes a and b for one name.
func same(a, b string) bool { return fold(a, b) == 0 }

// definitions is the columns of t, or the fields of what is at path.
func (t *Table) definitions(path []string) []ddl.Column {
	var out []ddl.Column
	if len(path) == 0 {
		for i := range t.Columns {
			out = append(out, t.Columns[i].define())
		}
		return out
	}
	for _, f := range t.fields(path) {
		out = append(out, ddl.Column{In: path, Name: f.Name, Type: f.Type, NotNull: f.NotNull, Comment: f.Comment})
	}
	return out
}

// fields is the fields of the struct at path, nil if there is none.
func (t *Table) fields(path []string) []types.Field {
	c, ok := t.Column(path[0])
	if !ok {
		return nil
	}
	at := c.Type
	for _, name := range path[1:] {
		at = inside(at, name)
	}
	x, _ := at.(types.Struct)
	return x.Fields
}

// inside is the part of t with that name, nil if there is none.
func inside(t types.Type, name string) types.Type {
	switch t := t.(type) {
	case types.Struct:
		if i := slices.IndexFunc(t.Fields, func(f types.Field) bool { return same(f.Name, name) }); i >= 0 {
			return t.Fields[i].Type
		}
	case types.Array:
		return t.Elem
	case types.Map:
		if name == "key" {
			return t.Key
		}
		return t.Value
	}
	return nil
}

// columns plans which columns there are, and their order.
func (p *planner) columns(c Change, t *Table, a ddl.TableAlteration) bool {
	switch c.Kind {
	case ColumnDropped:
		return p.add(alters, a.DropColumns(c.Path))
	case ColumnRenamed:
		return p.add(renames, a.RenameColumn(c.Path, c.To))
	}
	s := p.siblingsOf(t, c.Path)
	i := slices.IndexFunc(s.columns, func(x ddl.Column) bool { return same(x.Name, c.Path[len(c.Path)-1]) })
	switch {
	case i < 0:
		return false
	case c.Kind == ColumnMoved:
		s.needs[i] = moving
		return true
	}
	x := &s.columns[i]
	if x.NotNull || x.Identity != nil || x.Generated != nil {
		s.needs[i] = refused
		return false
	}
	s.needs[i] = adding
	p.furnish(*x, ddl.AlterColumn(c.Path...), a)
	return true
}

// furnish plans what a new column is only given afterwards.
func (p *planner) furnish(c ddl.Column, x ddl.ColumnAlteration, a ddl.TableAlteration) {
	if c.Default != nil {
		p.add(alters, a.AlterColumns(x.Default(c.Default)))
	}
	if c.Mask.Function != (Name{}) {
		p.add(alters, a.AlterColumns(x.Mask(c.Mask)))
	}
	if len(c.Tags) > 0 {
		p.add(alters, a.AlterColumns(x.SetTags(c.Tags)))
	}
}

// arrange plans the places of columns from the first to the last: each comes
// after the one before it, which has its place by then. Those behind all that stay
// are appended.
func (p *planner) arrange(s *siblings) {
	a := ddl.AlterTable(ddl.Table{Name: s.of.Name})
	last := len(s.needs) - 1 // of those that stay
	for last >= 0 && s.needs[last] != staying {
		last--
	}
	before := ""
	for i, c := range s.columns {
		at := ddl.Position{First: before == "", After: before}
		c.Default, c.Mask, c.Tags = nil, ddl.Call{}, nil
		switch {
		case s.needs[i] == refused:
			continue
		case s.needs[i] == moving:
			p.add(places, a.AlterColumns(ddl.AlterColumn(below(s.path, c.Name)...).Move(at)))
		case s.needs[i] == adding && i > last:
			p.add(places, a.AddColumns(c))
		case s.needs[i] == adding:
			p.add(places, a.AddColumnAt(c, at))
		}
		before = c.Name
	}
}

// column plans what a column is.
func (p *planner) column(c Change, t *Table, a ddl.TableAlteration) bool {
	x := ddl.AlterColumn(c.Path...)
	col, ok := t.Column(c.Path[0])
	if !ok || len(c.Path) > 1 && c.Kind != NullabilityChanged {
		return false
	}
	switch {
	case c.Kind == TypeChanged && c.Impact == Harmless:
		return p.add(alters, a.AlterColumns(x.Type(col.Type)))
	case c.Kind == NullabilityChanged && c.To == "NOT NULL":
		return p.add(alters, a.AlterColumns(x.NotNull()))
	case c.Kind == NullabilityChanged:
		return p.add(alters, a.AlterColumns(x.Nullable()))
	case c.Kind == DefaultChanged && c.To == "":
		return p.add(alters, a.AlterColumns(x.DropDefault()))
	case c.Kind == DefaultChanged:
		return p.add(alters, a.AlterColumns(x.Default(col.Default.expr())))
	case c.Kind == MaskChanged && col.Mask == nil:
		return p.add(alters, a.AlterColumns(x.DropMask()))
	case c.Kind == MaskChanged:
		return p.add(alters, a.AlterColumns(x.Mask(col.Mask.call())))
	}
	return false
}
