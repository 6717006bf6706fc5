package builder

import (
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Table is a table of a statement. It is embedded in the struct of the typed
// columns of a table; alone, it is a table that is known at run time only.
type Table struct {
	src  ast.Source
	info *TableInfo
	cols []columnCell // all columns of info in one array: ColumnAt points into it
}

// columnCell is a column and its cell.
type columnCell struct {
	cell
	n ast.Column
}

func (t Table) node() ast.Node {
	if t.src == nil {
		return nil
	}
	return t.src
}
func (t Table) relation()     {}
func (t Table) tableRef()     {}
func (t Table) target() Table { return t }

// As is t under an alias. Generated tables have an As of their own type.
func (t Table) As(alias string) Table {
	switch src := t.src.(type) {
	case *ast.Identifier:
		return tableFrom(t.info, &ast.Identifier{X: src.X, Alias: alias})
	case *ast.Inline:
		return tableFrom(t.info, &ast.Inline{Info: src.Info, Alias: alias, Rows: src.Rows})
	case nil:
		return t
	}
	return tableFrom(t.info, &ast.Table{Info: t.info, Alias: alias})
}

// Of is t as a part of r, for its columns there. Generated tables have an Of of their own type.
func (t Table) Of(r Relation) Table { return tableFrom(t.info, source(r)) }

// Object makes t the object of a catalog statement.
func (t Table) Object() ast.Object { return ast.Object{Kind: ast.TableObject, Name: InfoOf(t).Name} }

// TableObject tells package ddl that t is a table.
func (t Table) TableObject() {}

// tableFrom is the table of info, as it is in src.
func tableFrom(info *TableInfo, src ast.Source) Table {
	if info == nil {
		info = new(TableInfo)
	}
	cols := make([]columnCell, len(info.Columns))
	for i, c := range info.Columns {
		cols[i].n = ast.Column{Table: src, Name: c.Name, Type: c.Type}
		cols[i].x = &cols[i].n
	}
	return Table{src, info, cols}
}

// TableOf is the table that info describes.
func TableOf(info *TableInfo) Table { return tableFrom(info, &ast.Table{Info: info}) }

// NewTable is the table of that name, of which nothing else is known; catalog and schema may be empty.
func NewTable(catalog, schema, name string) Table {
	return TableOf(&TableInfo{Name: Name{Catalog: catalog, Schema: schema, Name: name}})
}

// NewPath is format.`path`, a table that no catalog knows.
func NewPath(format, path string) Table { return NewTable("", format, path) }

// IdentifierTable is the table whose name is the value of name.
func IdentifierTable(name Value[string]) Table {
	return Table{src: &ast.Identifier{X: Operand(name)}, info: new(TableInfo)}
}

// InfoOf is what is known of t; it is not to be changed.
func InfoOf(t Target) *TableInfo {
	if Tree(t) != nil {
		if info := t.target().info; info != nil {
			return info
		}
	}
	return new(TableInfo)
}

// ColumnOf is the column of t that is called name, without regard to case. If t
// is known to have none, statements that use it do not compile.
func ColumnOf(t Target, name string) Column[any] { return Col[any](t, name) }

// ColumnAt is the i-th column of t; generated code calls it.
func ColumnAt[T any](t Table, i int) Column[T] { return Column[T]{Expr[T]{columnAt(t.cols, i)}} }

// columnAt is not inlined: generated code has a call for each column of each table.
//
//go:noinline
func columnAt(cols []columnCell, i int) *cell {
	if i < 0 || i >= len(cols) {
		return bad("column of a zero Table")
	}
	return &cols[i].cell
}

// Column is a column of a relation, or a field of one.
type Column[T any] struct{ Expr[T] }

func (c Column[T]) column() ast.Expr { return c.c.tree() }
func (c Column[T]) part() ast.Part   { return c.c.part() }

// Col is the column of r with that name, of the SQL type of T unless r knows better; r may be nil: the bare name.
func Col[T any](r Relation, name string) Column[T] {
	return Column[T]{Expr[T]{col(r, name, types.Of[T])}}
}

func col(r Relation, name string, typ func() types.Type) *cell {
	n := ast.Column{Name: name}
	if Tree(r) != nil {
		n.Table = source(r)
		if t, ok := n.Table.(*ast.Table); ok {
			n.Type = columnType(t.Info, name)
		}
	}
	if n.Type == nil {
		n.Type = typ()
	}
	return newCell(n)
}

// columnType is the type of the column of info called name, nil if it is not known.
func columnType(info *TableInfo, name string) types.Type {
	if info != nil {
		for i := range info.Columns {
			if strings.EqualFold(info.Columns[i].Name, name) {
				return info.Columns[i].Type
			}
		}
	}
	return nil
}

// FieldOf is a field of the struct x as a column, which can be assigned to if x
// can; generated code calls it.
func FieldOf[F any](x Any, name string) Column[F] {
	return Column[F]{Expr[F]{field(Operand(x), name, types.Of[F])}}
}

// field is the field of x called name, of the type typ if x does not tell.
//
//go:noinline
func field(x ast.Expr, name string, typ func() types.Type) *cell {
	t := fieldType(x, name)
	if t == nil {
		t = typ()
	}
	return newCell(ast.Field{X: x, Name: name, Type: t})
}

// fieldType is the type of the field called name of x, nil if x does not tell.
func fieldType(x ast.Expr, name string) types.Type {
	var t types.Type
	switch x := x.(type) {
	case *ast.Column:
		t = x.Type
	case *ast.Field:
		t = x.Type
	}
	if s, ok := t.(types.Struct); ok {
		for _, f := range s.Fields {
			if strings.EqualFold(f.Name, name) {
				return f.Type
			}
		}
	}
	return nil
}

// Computed is x as a column, for what takes columns only; it cannot be assigned to.
func Computed[T any](x Value[T]) Column[T] { return Column[T]{Make[T](Operand(x))} }

// Of is the column that c makes in r.
func (c Column[T]) Of(r Relation) Column[T] { return Column[T]{Expr[T]{c.c.of(r)}} }

//go:noinline
func (c *cell) of(r Relation) *cell {
	switch n := c.tree().(type) {
	case *ast.Column:
		return newCell(ast.Column{Table: source(r), Name: n.Name, Type: n.Type})
	case *ast.Field:
		return newCell(ast.Column{Table: source(r), Name: n.Name, Type: n.Type})
	}
	return bad("Of: no column")
}

// Set assigns a Go value; a nil slice or map is NULL.
func (c Column[T]) Set(v T) Assign { return assign(c.c, v) }

// To assigns an expression.
func (c Column[T]) To(v Value[T]) Assign { return c.c.to(Operand(v)) }

// SetOrNull assigns *v, or NULL if v is nil.
func (c Column[T]) SetOrNull(v *T) Assign {
	if v == nil {
		return c.SetNull()
	}
	return assign(c.c, *v)
}

// SetOrDefault assigns *v, or DEFAULT if v is nil.
func (c Column[T]) SetOrDefault(v *T) Assign {
	if v == nil {
		return c.SetDefault()
	}
	return assign(c.c, *v)
}

// SetNull assigns NULL.
func (c Column[T]) SetNull() Assign { return c.c.to(&ast.Literal{}) }

// SetDefault assigns DEFAULT.
func (c Column[T]) SetDefault() Assign { return c.c.to(&ast.Default{}) }

//go:noinline
func (c *cell) to(x ast.Expr) Assign { return Assign{&ast.Assign{Column: c.operand(), X: x}} }

// assignment is an assignment of a value but for the value itself.
type assignment struct {
	_      [0]func() // not comparable, as a cell
	assign ast.Assign
	value  ast.Value
}

// of completes a; v points to the value.
func (a *assignment) of(c *cell, v any) Assign {
	a.value.V = v
	a.assign = ast.Assign{Column: c.operand(), X: &a.value}
	return Assign{&a.assign}
}

// assign sets c to v; nodes and v are one allocation.
//
//go:noinline
func assign[T any](c *cell, v T) Assign {
	both := &struct {
		assignment assignment
		v          T
	}{v: v}
	return both.assignment.of(c, &both.v)
}

// AnyColumn is a [Column] of any type, where only its name counts: USING, EXCEPT, lists of columns.
type AnyColumn interface {
	Any
	column() ast.Expr
}
