package builder

import (
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Lambda is a function of one variable as an argument; variables get names that are free where they stand.
func Lambda[A, R any](f func(Expr[A]) Value[R]) Argument {
	if f == nil {
		return noFunction
	}
	a, av := lambdaVar[A]()
	return lambda(f(a), av)
}

// Lambda2 is a function of two variables as an argument.
func Lambda2[A, B, R any](f func(Expr[A], Expr[B]) Value[R]) Argument {
	if f == nil {
		return noFunction
	}
	a, av := lambdaVar[A]()
	b, bv := lambdaVar[B]()
	return lambda(f(a, b), av, bv)
}

// Lambda3 is a function of three variables as an argument.
func Lambda3[A, B, C, R any](f func(Expr[A], Expr[B], Expr[C]) Value[R]) Argument {
	if f == nil {
		return noFunction
	}
	a, av := lambdaVar[A]()
	b, bv := lambdaVar[B]()
	c, cv := lambdaVar[C]()
	return lambda(f(a, b, c), av, bv, cv)
}

var noFunction = arg{&ast.Bad{Text: "nil function"}}

func lambdaVar[T any]() (Expr[T], *ast.LambdaVar) {
	v := &ast.LambdaVar{Type: types.Of[T]()}
	return Make[T](v), v
}

func lambda(body Node, vars ...*ast.LambdaVar) Argument {
	return arg{&ast.Lambda{Vars: vars, Body: Operand(body)}}
}
