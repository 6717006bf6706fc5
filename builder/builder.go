// Package builder builds typed Databricks SQL.
//
// A column is a [Column] of T, a computed expression an [Expr], an aggregate an
// [Agg]; each is a [Value] of T, where T is the Go type of the value. A method
// of an expression takes a Go value, which is sent as a parameter; a function
// takes expressions:
//
//	o.Status.Eq("paid")        // o.status = :p1
//	Eq(o.CustomerID, c.ID)     // o.customer_id = c.id
//	Add(o.Price, Val(fee))     // o.price + :p1
//
// SQL functions live in package fn. What is usually a constant there takes a Go
// value or an expression: fn.DateAdd(o.Day, 3), fn.DateAdd(o.Day, o.Days). Own
// named types are no such argument: say Typed[int32](x).
//
// Statements, expressions and relations are values: no method changes its
// receiver. Building cannot fail; compiling returns every mistake at once.
package builder

import (
	"reflect"
	"slices"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Name is the name of an object in a catalog.
type Name = types.Name

// TableInfo is what statements need to know of a table.
type TableInfo = types.TableInfo

// ColumnInfo is what statements need to know of a column.
type ColumnInfo = types.ColumnInfo

// Node is any piece of a statement: an expression, a relation, a query.
type Node interface{ node() ast.Node }

// Item may stand in a select list: an expression, one with a name, a star, a generator.
type Item interface {
	Node
	item()
}

// ItemOf is an [Item] whose value is a T.
type ItemOf[T any] interface {
	Item
	value() T
}

// Argument may stand between the parentheses of a call: an expression, a star, a [NamedArg], a [TableArg], a lambda.
type Argument interface {
	Node
	argument()
}

// Ordering is an entry of ORDER BY: an expression, an [Order], an [Ordinal], [All].
type Ordering interface {
	Node
	ordering()
}

// OrderingOf is an [Ordering] by a T.
type OrderingOf[T any] interface {
	Ordering
	value() T
}

// Grouping is an entry of GROUP BY: an expression, a [Tuple] of some, [Rollup], [Cube], [GroupingSets], an [Ordinal], [All].
type Grouping interface {
	Node
	grouping()
}

// Any is an expression of any type.
type Any interface {
	Item
	Argument
	Grouping
	Ordering
	expr()
}

// Value is an expression whose value is a T.
type Value[T any] interface {
	Any
	value() T // not called; inference reads T from it
}

// Cond is a condition. A nil Cond, and a zero [Bool], is no condition: it vanishes
// from WHERE, ON, HAVING, QUALIFY, FILTER, [And], [Or] and [Not]. Where a condition
// protects data (UPDATE, DELETE, MERGE … DELETE), it is an error if all vanish.
type Cond = Value[bool]

// Tree is the tree of n, nil if n is nil or a nil pointer: for this module.
func Tree(n Node) ast.Node {
	if isNil(n) {
		return nil
	}
	return n.node()
}

// isNil reports whether v is nil or a nil pointer.
func isNil(v any) bool {
	r := reflect.ValueOf(v)
	return v == nil || r.Kind() == reflect.Pointer && r.IsNil()
}

// Make is x as an expression, an error node if x is nil: for this module.
func Make[T any](x ast.Expr) Expr[T] {
	if x == nil {
		return Expr[T]{bad("nil expression")}
	}
	return Expr[T]{&cell{x: x}}
}

// MakeAgg is the call c as an aggregate: for this module.
func MakeAgg[T any](c *ast.Call) Agg[T] { return Agg[T]{Make[T](c)} }

// MakeArgument is n as an argument of a call: for this module.
func MakeArgument(n ast.Node) Argument { return arg{n} }

// MakeHint is the hint of that name: for this module.
func MakeHint(name string, args ...ast.Node) Hint { return Hint{&ast.Hint{Name: name, Args: args}} }

// MakeRel is src as a relation: for this module.
func MakeRel(src ast.Source) Rel { return Rel{src} }

// MakeGenerator is the call c as a generator of one column: for this module.
func MakeGenerator[T any](c *ast.Call) Generator[T] {
	return Generator[T]{Rel{&ast.TableFunc{Call: c}}}
}

// MakeGenerator2 is the call c as a generator of two columns: for this module.
func MakeGenerator2[A, B any](c *ast.Call) Generator2[A, B] {
	return Generator2[A, B]{Rel{&ast.TableFunc{Call: c}}}
}

// MakeQuery is s as a query whose rows are Ts: for this module.
func MakeQuery[T any](s ast.Query) QueryStmt[T] {
	return QueryStmt[T]{rowsOf[T]{}, statement{s}}
}

// MakeJoining is a join that lacks its condition; done gets it with one: for this module.
func MakeJoining[S any](kind ast.JoinKind, right Relation, done func(ast.Join) S) Joining[S] {
	return Joining[S]{ast.Join{Kind: kind, Right: source(right)}, joinFunc[S](done)}
}

// Operand is the tree of the expression x, an error node if x is nil or has none: for this module.
func Operand(x Node) ast.Expr {
	if x, ok := Tree(x).(ast.Expr); ok {
		return x
	}
	return &ast.Bad{Text: "nil expression"}
}

// Source is the tree of the relation r, an error node if r is nil: for this module.
func Source(r Relation) ast.Source { return source(r) }

func source(r Relation) ast.Source {
	switch n := Tree(r).(type) {
	case ast.Source:
		return n
	case ast.Query:
		return &ast.Derived{Query: n}
	}
	return &ast.Bad{Text: "nil relation"}
}

func query(q QueryLike) ast.Query {
	if q, ok := Tree(q).(ast.Query); ok {
		return q
	}
	return &ast.Bad{Text: "nil query"}
}

// nodes is the trees of ns; one that is nil becomes an error node.
func nodes[N Node](ns []N) []ast.Node {
	out := make([]ast.Node, len(ns))
	for i, n := range ns {
		if out[i] = Tree(n); out[i] == nil {
			out[i] = &ast.Bad{Text: "nil expression"}
		}
	}
	return out
}

// operands is [Operand] of each.
func operands[N Node](xs []N) []ast.Expr {
	out := make([]ast.Expr, len(xs))
	for i, x := range xs {
		out[i] = Operand(x)
	}
	return out
}

// conditions is the trees of conds but those that vanish.
func conditions(conds []Cond) []ast.Expr {
	out := make([]ast.Expr, 0, len(conds))
	for _, c := range conds {
		if x, ok := Tree(c).(ast.Expr); ok {
			out = append(out, x)
		}
	}
	return out
}

// with is s and more, on an array of its own.
func with[E any](s []E, more []E) []E {
	if len(s) == 0 {
		return more
	}
	return append(slices.Clip(s), more...)
}
