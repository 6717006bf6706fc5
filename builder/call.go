package builder

import (
	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Call is a call of a builtin function that fn does not know, trusted to return a T.
func Call[T any](name string, args ...Argument) Expr[T] {
	return Expr[T]{call(ast.ScalarCall, true, Name{Name: name}, args)}
}

// CallAgg is [Call] for an aggregate.
func CallAgg[T any](name string, args ...Argument) Agg[T] {
	return Agg[T]{Expr[T]{call(ast.AggregateCall, true, Name{Name: name}, args)}}
}

// CallWindow is [Call] for a function that needs OVER.
func CallWindow[T any](name string, args ...Argument) WindowFunc[T] {
	return WindowFunc[T]{Expr[T]{call(ast.WindowCall, true, Name{Name: name}, args)}}
}

// CallTable is [Call] for a function in FROM.
func CallTable(name string, args ...Argument) Rel {
	return tableCall(true, Name{Name: name}, args)
}

// call makes cell, node and up to three arguments in one allocation.
func call(kind ast.CallKind, builtin bool, name Name, args []Argument) *cell {
	b := &struct {
		cell
		call ast.Call
		args [3]ast.Node
	}{}
	b.call = ast.Call{Name: name, Builtin: builtin, Kind: kind, Args: b.args[:0:len(b.args)]}
	for _, a := range args {
		n := Tree(a)
		if n == nil {
			n = &ast.Bad{Text: "nil argument"}
		}
		b.call.Args = append(b.call.Args, n)
	}
	b.x = &b.call
	return &b.cell
}

func tableCall(builtin bool, name Name, args []Argument) Rel {
	return Rel{&ast.TableFunc{Call: &ast.Call{Name: name, Builtin: builtin, Kind: ast.TableCall, Args: nodes(args)}}}
}

// Func is a user-defined function that returns an R.
func Func[R any](catalog, schema, name string) FuncOf[R] {
	return FuncOf[R]{Name{Catalog: catalog, Schema: schema, Name: name}}
}

// AggFunc is a user-defined aggregate function that returns an R.
func AggFunc[R any](catalog, schema, name string) AggFuncOf[R] {
	return AggFuncOf[R]{Name{Catalog: catalog, Schema: schema, Name: name}}
}

// TableFunc is a user-defined function for FROM.
func TableFunc(catalog, schema, name string) FuncOfTable {
	return FuncOfTable{Name{Catalog: catalog, Schema: schema, Name: name}}
}

// FuncOf is a function that returns an R.
type FuncOf[R any] struct{ name Name }

// Call calls f.
func (f FuncOf[R]) Call(args ...Argument) Expr[R] {
	return Expr[R]{call(ast.ScalarCall, false, f.name, args)}
}

// AggFuncOf is an aggregate function that returns an R.
type AggFuncOf[R any] struct{ name Name }

// Call calls f.
func (f AggFuncOf[R]) Call(args ...Argument) Agg[R] {
	return Agg[R]{Expr[R]{call(ast.AggregateCall, false, f.name, args)}}
}

// FuncOfTable is a function that returns a table.
type FuncOfTable struct{ name Name }

// Call calls f.
func (f FuncOfTable) Call(args ...Argument) Rel { return tableCall(false, f.name, args) }

// IdentifierCall calls the function whose name is the value of name.
func IdentifierCall[R any](name Value[string], args ...Argument) Expr[R] {
	return Expr[R]{newCell(ast.Call{Ident: Operand(name), Args: nodes(args)})}
}

// NamedArg is name => x.
func NamedArg(name string, x Argument) Argument {
	return arg{&ast.NamedArg{Name: name, X: nodes([]Argument{x})[0]}}
}

type arg struct{ n ast.Node }

func (a arg) node() ast.Node { return a.n }
func (a arg) argument()      {}

// TableArg is TABLE(r); r may be a query.
func TableArg(r Relation) TableArgument { return TableArgument{ast.TableArg{Source: source(r)}} }

// TableArgument is a relation as an argument.
type TableArgument struct{ n ast.TableArg }

func (t TableArgument) node() ast.Node { return &t.n }
func (t TableArgument) argument()      {}

// PartitionBy sends rows that agree in xs to one place.
func (t TableArgument) PartitionBy(xs ...Any) TableArgument {
	t.n.PartitionBy = with(t.n.PartitionBy, operands(xs))
	return t
}

// SinglePartition sends all rows to one place.
func (t TableArgument) SinglePartition() TableArgument {
	t.n.Single = true
	return t
}

// OrderBy orders the rows of each partition.
func (t TableArgument) OrderBy(os ...Ordering) TableArgument {
	t.n.OrderBy = with(t.n.OrderBy, orders(os))
	return t
}

// Agg is a call of an aggregate function.
type Agg[T any] struct{ Expr[T] }

// change is the call c with a change.
func (c *cell) change(f func(*ast.Call)) *cell {
	old, ok := c.tree().(*ast.Call)
	if !ok {
		return bad("clause of a zero Agg")
	}
	n := *old
	f(&n)
	return newCell(n)
}

// again is a with a change to its call.
func (a Agg[T]) again(f func(*ast.Call)) Agg[T] { return Agg[T]{Expr[T]{a.c.change(f)}} }

// Distinct drops equal arguments.
func (a Agg[T]) Distinct() Agg[T] { return a.again(func(c *ast.Call) { c.Distinct = true }) }

// Filter limits the rows that a sees.
func (a Agg[T]) Filter(conds ...Cond) Agg[T] {
	return a.again(func(c *ast.Call) { c.Filter = with(c.Filter, conditions(conds)) })
}

// WithinGroup orders the rows that a sees (listagg).
func (a Agg[T]) WithinGroup(os ...Ordering) Agg[T] {
	return a.again(func(c *ast.Call) { c.Within = with(c.Within, orders(os)) })
}

// IgnoreNulls skips NULLs.
func (a Agg[T]) IgnoreNulls() Agg[T] { return a.again(func(c *ast.Call) { c.IgnoreNulls = true }) }

// Over makes a window function of a; without a window, of all rows.
func (a Agg[T]) Over(w ...Window) Expr[T] {
	return a.again(func(c *ast.Call) { c.Window = window(w) }).Expr
}

// WindowFunc is a call of a function that needs OVER; it is not yet an expression.
type WindowFunc[T any] struct{ e Expr[T] }

// IgnoreNulls skips NULLs.
func (f WindowFunc[T]) IgnoreNulls() WindowFunc[T] {
	return WindowFunc[T]{Agg[T]{f.e}.IgnoreNulls().Expr}
}

// Over says over which rows; without a window, over all.
func (f WindowFunc[T]) Over(w ...Window) Expr[T] { return Agg[T]{f.e}.Over(w...) }
