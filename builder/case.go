package builder

import (
	"slices"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Case is CASE WHEN … THEN … END; it is NULL if no branch holds and there is no Else.
func Case[T any](branches ...Branch[T]) CaseExpr[T] {
	b := &struct {
		cell
		n     ast.Case
		whens [2]ast.When
	}{}
	b.n.Whens = b.whens[:0:2]
	for _, branch := range branches {
		b.n.Whens = append(b.n.Whens, whole(branch.when))
	}
	b.x = &b.n
	return CaseExpr[T]{Expr[T]{&b.cell}}
}

// whole is w, an error node in it if it is zero.
func whole(w ast.When) ast.When {
	if w.If == nil {
		return ast.When{If: &ast.Bad{Text: "zero Branch"}, Then: &ast.Literal{}}
	}
	return w
}

// When is one branch of [Case].
func When[T any](c Cond, then Value[T]) Branch[T] {
	return Branch[T]{ast.When{If: Operand(c), Then: Operand(then)}}
}

// CaseOf is CASE x WHEN … THEN … END; a NULL equals no branch.
func CaseOf[X, T any](x Value[X], branches ...MatchBranch[X, T]) CaseExpr[T] {
	n := ast.Case{X: Operand(x), Whens: make([]ast.When, len(branches))}
	for i, branch := range branches {
		n.Whens[i] = whole(branch.when)
	}
	return CaseExpr[T]{Expr[T]{newCell(n)}}
}

// WhenIs is one branch of [CaseOf].
func WhenIs[X, T any](v X, then Value[T]) MatchBranch[X, T] {
	return MatchBranch[X, T]{ast.When{If: value(v, nil).x, Then: Operand(then)}}
}

// Branch is one WHEN of a CASE.
type Branch[T any] struct{ when ast.When }

// MatchBranch is one WHEN of a CASE that compares an X.
type MatchBranch[X, T any] struct{ when ast.When }

// Parts is what b compares with and what it results in: for this module.
func (b MatchBranch[X, T]) Parts() (is, then ast.Expr) { return b.when.If, b.when.Then }

// CaseExpr is a CASE.
type CaseExpr[T any] struct{ Expr[T] }

// Else says what the CASE is if no branch holds.
func (c CaseExpr[T]) Else(v Value[T]) Expr[T] {
	n, ok := c.c.tree().(*ast.Case)
	if !ok {
		return Expr[T]{bad("ELSE of a zero CaseExpr")}
	}
	other := *n
	other.Whens = slices.Clip(other.Whens)
	other.Else = Operand(v)
	return Expr[T]{newCell(other)}
}
