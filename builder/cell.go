package builder

import (
	"slices"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// cell is where an expression keeps its node; a nil cell has none.
//
// What the methods of typed expressions have in common is done here, without a
// type parameter: it is compiled once, not for every type. What each of many
// methods calls is not inlined either, as generated code has a type for each
// STRUCT: BenchmarkCompile of package reflect/gen measures that.
type cell struct {
	_ [0]func() // not comparable, so that no code is made to compare what holds a cell
	x ast.Expr
}

// newCell is a cell with n; both are one allocation.
func newCell[N any, P interface {
	*N
	ast.Expr
}](n N) *cell {
	both := &struct {
		cell
		n N
	}{n: n}
	both.x = P(&both.n)
	return &both.cell
}

// bad is a cell with an error node.
func bad(text string) *cell { return newCell(ast.Bad{Text: text}) }

//go:noinline
func (c *cell) node() ast.Node {
	if c == nil {
		return nil
	}
	return c.x
}

func (c *cell) tree() ast.Expr {
	if c == nil {
		return nil
	}
	return c.x
}

// operand is the tree of c, an error node if it has none.
func (c *cell) operand() ast.Expr {
	if x := c.tree(); x != nil {
		return x
	}
	return &ast.Bad{Text: "nil expression"}
}

// operation is x op v but for v itself.
type operation struct {
	cell
	binary ast.Binary
	value  ast.Value
}

// of completes o; v points to the value.
func (o *operation) of(op ast.Op, x *cell, v any) *cell {
	o.value.V = v
	o.binary = ast.Binary{Op: op, X: x.operand(), Y: &o.value}
	o.x = &o.binary
	return &o.cell
}

// binary is x op v; nodes, cell and v are one allocation.
//
//go:noinline
func binary[T any](op ast.Op, x *cell, v T) *cell {
	both := &struct {
		operation operation // not embedded: each T would get its methods
		v         T
	}{v: v}
	return both.operation.of(op, x, &both.v)
}

// parameter is a value but for the value itself.
type parameter struct {
	cell
	value ast.Value
}

// of completes p; v points to the value.
func (p *parameter) of(v any, t types.Type) *cell {
	p.value = ast.Value{V: v, Type: t}
	p.x = &p.value
	return &p.cell
}

// value is v as a parameter of the type t; v, node and cell are one allocation.
//
//go:noinline
func value[T any](v T, t types.Type) *cell {
	both := &struct {
		parameter parameter
		v         T
	}{v: v}
	return both.parameter.of(&both.v, t)
}

// list is vs as parameters.
//
//go:noinline
func list[T any](vs []T) []ast.Expr {
	vs = slices.Clone(vs)
	return values(len(vs), func(i int) any { return &vs[i] })
}

// values is n parameters; at points to their values.
func values(n int, at func(i int) any) []ast.Expr {
	nodes, list := make([]ast.Value, n), make([]ast.Expr, n)
	for i := range nodes {
		nodes[i].V = at(i)
		list[i] = &nodes[i]
	}
	return list
}

//go:noinline
func (c *cell) in(list []ast.Expr) *cell { return newCell(ast.In{X: c.operand(), List: list}) }

//go:noinline
func (c *cell) not() *cell { return newCell(ast.Unary{Op: ast.Not, X: c.operand()}) }

//go:noinline
func (c *cell) between(lo, hi *cell) *cell {
	return newCell(ast.Between{X: c.operand(), Lo: lo.x, Hi: hi.x})
}

//go:noinline
func (c *cell) isNull() *cell { return newCell(ast.Is{X: c.operand()}) }

//go:noinline
func (c *cell) coalesce(v *cell) *cell {
	return call(ast.ScalarCall, true, Name{Name: "coalesce"}, []Argument{Expr[any]{c}, Expr[any]{v}})
}

//go:noinline
func (c *cell) named(name string) *ast.Named { return &ast.Named{X: c.operand(), Name: name} }

//go:noinline
func (c *cell) order(desc bool) *ast.Order { return &ast.Order{X: c.operand(), Desc: desc} }

//go:noinline
func (c *cell) part() ast.Part { return ast.Part{Column: c.operand()} }

//go:noinline
func (c *cell) piece() statement { return statement{&ast.Piece{Of: c.operand()}} }
