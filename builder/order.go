package builder

import "github.com/brickwork-sql/brickwork/internal/ast"

// Order is an expression to sort by, with a direction.
type Order[T any] struct{ n *ast.Order }

func (o Order[T]) node() ast.Node { return orderNode(o.n) }
func (o Order[T]) ordering()      {}
func (o Order[T]) value() (t T)   { return t }

// NullsFirst puts NULLs before all values.
func (o Order[T]) NullsFirst() Order[T] { return Order[T]{withNulls(o.n, ast.NullsFirst)} }

// NullsLast puts NULLs after all values.
func (o Order[T]) NullsLast() Order[T] { return Order[T]{withNulls(o.n, ast.NullsLast)} }

//go:noinline
func orderNode(o *ast.Order) ast.Node {
	if o == nil {
		return nil
	}
	return o
}

//go:noinline
func withNulls(o *ast.Order, where ast.NullsOrder) *ast.Order {
	if o == nil {
		return nil
	}
	n := *o
	n.Nulls = where
	return &n
}

// orders is the trees of os; an expression by itself is sorted from small to large.
func orders(os []Ordering) []*ast.Order {
	out := make([]*ast.Order, len(os))
	for i, o := range os {
		switch n := Tree(o).(type) {
		case *ast.Order:
			out[i] = n
		case ast.Expr:
			out[i] = &ast.Order{X: n}
		default:
			out[i] = &ast.Order{X: &ast.Bad{Text: "nil ordering"}}
		}
	}
	return out
}

// GroupingSpec is an entry of GROUP BY that is not an expression.
type GroupingSpec struct{ n *ast.GroupingSet }

func (g GroupingSpec) node() ast.Node {
	if g.n == nil {
		return nil
	}
	return g.n
}
func (g GroupingSpec) grouping() {}

// Rollup groups by all of gs, then by one less, down to none.
func Rollup(gs ...Grouping) GroupingSpec { return groupingSet(ast.Rollup, gs) }

// Cube groups by each subset of gs.
func Cube(gs ...Grouping) GroupingSpec { return groupingSet(ast.Cube, gs) }

// GroupingSets groups by each of gs; Tuple() is the set of none.
func GroupingSets(gs ...Grouping) GroupingSpec { return groupingSet(ast.GroupingSets, gs) }

func groupingSet(kind ast.GroupingKind, gs []Grouping) GroupingSpec {
	return GroupingSpec{&ast.GroupingSet{Kind: kind, Xs: operands(gs)}}
}

// Ordinal is the position of an item of the select list, from 1, in GROUP BY and ORDER BY.
type Ordinal int

func (o Ordinal) node() ast.Node { return &ast.Ordinal{N: int(o)} }
func (o Ordinal) grouping()      {}
func (o Ordinal) ordering()      {}

// Asc sorts from small to large.
func (o Ordinal) Asc() Order[any] { return Order[any]{&ast.Order{X: Operand(o)}} }

// Desc sorts from large to small.
func (o Ordinal) Desc() Order[any] { return Order[any]{&ast.Order{X: Operand(o), Desc: true}} }

// All is GROUP BY ALL and ORDER BY ALL.
func All() AllItems { return AllItems{} }

// AllItems is the ALL of GROUP BY and ORDER BY.
type AllItems struct{}

func (a AllItems) node() ast.Node { return &ast.AllItems{} }
func (a AllItems) grouping()      {}
func (a AllItems) ordering()      {}

// Asc sorts by all items from small to large.
func (a AllItems) Asc() Order[any] { return Order[any]{&ast.Order{X: Operand(a)}} }

// Desc sorts by all items from large to small.
func (a AllItems) Desc() Order[any] { return Order[any]{&ast.Order{X: Operand(a), Desc: true}} }
