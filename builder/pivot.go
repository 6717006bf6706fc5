package builder

import (
	"fmt"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Pivot turns rows of r into columns: Pivot(r, sum.As("total")).For(o.Quarter).In(Lit(1).As("q1"), Lit(2).As("q2")).
func Pivot(r Relation, aggs ...Item) Pivoting {
	return Pivoting{ast.Pivot{Source: source(r), Aggs: nodes(aggs)}}
}

// Pivoting is a PIVOT that lacks its columns.
type Pivoting struct{ n ast.Pivot }

// For names the columns whose values become columns.
func (p Pivoting) For(columns ...Any) PivotFor {
	p.n.For = operands(columns)
	return PivotFor(p)
}

// PivotFor is a PIVOT that lacks its values.
type PivotFor struct{ n ast.Pivot }

// In lists the values, which are constants; several columns take Tuples.
func (p PivotFor) In(values ...Item) Rel {
	p.n.In = nodes(values)
	return Rel{&p.n}
}

// PivotColumn is the column of p made of agg for value.
func PivotColumn[T any](p Relation, value Item, agg ItemOf[T]) Column[T] {
	src := source(p)
	name := ast.ItemName(Tree(value))
	if pivot := pivotOf(src); name != "" && (pivot == nil || len(pivot.Aggs) > 1) {
		name = fmt.Sprintf("%s_%s", name, ast.ItemName(Tree(agg)))
	}
	return Column[T]{Expr[T]{newCell(ast.Column{Table: src, Name: name})}}
}

// pivotOf is the PIVOT that src is made of, nil if there is none.
func pivotOf(src ast.Source) *ast.Pivot {
	if a, ok := src.(*ast.Aliased); ok {
		src = a.Source
	}
	p, _ := src.(*ast.Pivot)
	return p
}

// Unpivot turns columns of r into rows: Unpivot(r, "amount").For("quarter").In(t.Q1, t.Q2.As("second")).
func Unpivot(r Relation, values ...string) Unpivoting {
	return Unpivoting{ast.Unpivot{Source: source(r), Values: values}}
}

// Unpivoting is an UNPIVOT that lacks its columns.
type Unpivoting struct{ n ast.Unpivot }

// IncludeNulls keeps rows whose values are NULL.
func (u Unpivoting) IncludeNulls() Unpivoting {
	u.n.IncludeNulls = true
	return u
}

// For names the column that says where a value comes from.
func (u Unpivoting) For(name string) UnpivotFor {
	u.n.Name = name
	return UnpivotFor(u)
}

// UnpivotFor is an UNPIVOT that lacks its columns.
type UnpivotFor struct{ n ast.Unpivot }

// In lists the columns; several values take Tuples of columns.
func (u UnpivotFor) In(columns ...Item) Rel {
	u.n.In = nodes(columns)
	return Rel{&u.n}
}
