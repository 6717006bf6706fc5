// Package fn has the functions of Databricks SQL.
//
// Names are those of SQL in Go's case. Arguments are expressions, or take a Go
// value as well where they are usually constants; what must be a constant is a
// plain Go value, variadic if it may be left out. What SQL overloads has a name
// for each form: Explode and ExplodeMap, Lag and LagOr. Unless said otherwise,
// a function of NULL is NULL, and an aggregate leaves NULLs out.
//
// Of several names for one function, fn has one: Lower, not Lcase. What SQL writes
// as an operator is in package builder: Mod, Neg, Concat, RLike. For what is
// missing here there are builder.Call, CallAgg, CallWindow and CallTable.
//
// A GEOMETRY or GEOGRAPHY has no Go type of its own: it is an Expr[any], and is
// read by STAsWKB, STAsWKT and their like.
package fn

import (
	"math"

	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// with is first and more as arguments. A Go value in more is written into the
// text, because many functions want a constant there.
func with[X any](more []X, first ...b.Argument) []b.Argument {
	for _, x := range more {
		if a, ok := any(x).(b.Argument); ok {
			first = append(first, a)
		} else {
			first = append(first, lit(x))
		}
	}
	return first
}

// lit is v, written into the text; an int is an INT if it fits.
func lit[T any](v T) b.Argument {
	if n, ok := any(v).(int); ok {
		if math.MinInt32 <= n && n <= math.MaxInt32 {
			return b.Lit(int32(n))
		}
		return b.Lit(int64(n))
	}
	return b.Lit(v)
}

// seed is with for seeds, which are BIGINTs.
func seed(seeds []int, first ...b.Argument) []b.Argument {
	for _, n := range seeds {
		first = append(first, b.Lit(int64(n)))
	}
	return first
}

// callAs is a call whose result has the SQL type of T.
func callAs[T any](name string, args ...b.Argument) b.Expr[T] {
	return callOf[T](types.Of[T](), name, args...)
}

// callOf is a call whose result is a t.
func callOf[T any](t types.Type, name string, args ...b.Argument) b.Expr[T] {
	c := *b.Tree(b.Call[T](name, args...)).(*ast.Call)
	c.Type = t
	return b.Make[T](&c)
}

// table is a call in FROM.
func table(name string, args ...b.Argument) *ast.Call {
	return b.Tree(b.CallTable(name, args...)).(*ast.TableFunc).Call
}

// words is an argument of several words and expressions.
func words(parts ...ast.Node) b.Argument { return b.MakeArgument(&ast.Phrase{Parts: parts}) }

// unit is u as a word.
func unit(u types.Unit) b.Argument { return b.MakeArgument(&ast.UnitArg{Unit: u}) }

// schema is the SQL type of T as an argument.
func schema[T any]() b.Argument { return b.MakeArgument(&ast.TypeArg{Type: types.Of[T]()}) }

// items is what may stand in a select list as arguments.
func items(xs []b.Item) []b.Argument {
	args := make([]b.Argument, len(xs))
	for i, x := range xs {
		n := b.Tree(x)
		if n == nil {
			n = &ast.Bad{Text: "nil expression"}
		}
		args[i] = b.MakeArgument(n)
	}
	return args
}

// options is opts as a MAP, after first; nothing if there are none.
func options(opts []b.Option, first ...b.Argument) []b.Argument {
	if len(opts) == 0 {
		return first
	}
	var entries []b.Argument
	for _, o := range opts {
		entries = append(entries, b.Lit(o.Key), b.Lit(o.Value))
	}
	return append(first, b.Call[map[string]string]("map", entries...))
}

// mistake is an expression that the printer refuses.
func mistake[T any](text string) b.Expr[T] { return b.Make[T](&ast.Bad{Text: text}) }
