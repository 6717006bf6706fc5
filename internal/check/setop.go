package check

import "github.com/brickwork-sql/brickwork/internal/ast"

// setOp checks a set operation.
func (c *checker) setOp(x *ast.SetOp, outer *scope) columns {
	c.with(x.With, outer)
	var cols columns
	for i, q := range x.Queries {
		c.enter("Queries", i, q)
		next := c.query(q, outer, wantColumns)
		if i == 0 {
			cols = next
		} else {
			cols = c.stack(q, cols, next)
		}
		c.leave()
	}
	if !x.All || x.Kind != ast.Union {
		c.distinct(x, cols)
	}
	c.setOrder(openScope(outer), x, cols)
	c.limits(outer, x.Limit, x.Offset)
	return cols
}

// setOrder checks ORDER BY of a set operation, which sees its columns.
func (c *checker) setOrder(s *scope, x *ast.SetOp, cols columns) {
	c.clause = inOrderBy
	for i, o := range x.OrderBy {
		if o == nil {
			continue
		}
		c.enter("OrderBy", i, o)
		c.expr(s, o.X)
		if n, ok := o.X.(*ast.Ordinal); ok && n != nil && cols.known && (n.N < 1 || n.N > cols.len()) {
			c.mistake(BadOrdinal, n, "", "there is no column %d: the queries have %s", n.N, quantity(cols.len(), "column"))
		}
		c.leave()
	}
}

// stack is the columns of rows of a and b, one after the other; q is where b comes from.
func (c *checker) stack(q ast.Node, a, b columns) columns {
	if !a.known || !b.known {
		return columns{}
	}
	if a.len() != b.len() {
		c.mistake(ColumnCount, q, "", "the query has %s, the one before it %d", quantity(b.len(), "column"), a.len())
		return columns{}
	}
	out := columns{list: make([]column, a.len()), known: true}
	for i := range a.len() {
		x, y := a.at(i), b.at(i)
		c.stacked(q, i, x.facts, y.facts)
		out.list[i] = column{x.name, c.either(x.facts, y.facts)}
		out.list[i].null = max(x.null, y.null)
	}
	return out
}

// stacked checks that values of y fit under those of x.
func (c *checker) stacked(n ast.Node, i int, x, y facts) {
	switch meet(x, y) {
	case implicit:
		c.caution(ImplicitCast, n, "cast it", "column %d is %s here and %s before", i+1, typeName(y), typeName(x))
	case differ:
		c.mistake(TypesDiffer, n, "cast it", "column %d is %s here and %s before", i+1, typeName(y), typeName(x))
	}
}
