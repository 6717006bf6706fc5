package builder

import (
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Path starts a path into a VARIANT or a JSON string: Path(o.Payload).Field("items").Index(0).Field("sku").
func Path[V types.Variant | ~string](x Value[V]) PathExpr[V] {
	return PathExpr[V]{Expr[V]{newCell(ast.Path{X: Operand(x)})}}
}

// PathExpr is a path into a VARIANT or a JSON string; NULL where the path leads nowhere. Cast it to what it is.
type PathExpr[V any] struct{ Expr[V] }

// Field is the step .name.
func (p PathExpr[V]) Field(name string) PathExpr[V] {
	return p.step(ast.Step{Kind: ast.StepField, Name: name})
}

// Index is the step [i], counted from 0.
func (p PathExpr[V]) Index(i int) PathExpr[V] {
	return p.step(ast.Step{Kind: ast.StepIndex, Index: i})
}

// Each is the step [*], all elements.
func (p PathExpr[V]) Each() PathExpr[V] { return p.step(ast.Step{Kind: ast.StepEach}) }

func (p PathExpr[V]) step(s ast.Step) PathExpr[V] {
	n, ok := p.c.tree().(*ast.Path)
	if !ok {
		return PathExpr[V]{Expr[V]{bad("step of a zero PathExpr")}}
	}
	return PathExpr[V]{Expr[V]{newCell(ast.Path{X: n.X, Steps: with(n.Steps, []ast.Step{s})})}}
}
