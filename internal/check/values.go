package check

import (
	"strconv"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// values checks VALUES.
func (c *checker) values(x *ast.Values, outer *scope) columns {
	c.clause = inValues
	s := newScope(outer)
	var cols columns
	for i, row := range x.Rows {
		c.enter("Rows", i, row)
		next := c.valueRow(s, row)
		switch {
		case i == 0:
			cols = next
		case cols.len() != next.len():
			c.mistake(ColumnCount, row, "", "the row has %s, the first one %d", quantity(next.len(), "value"), cols.len())
		default:
			for j := range cols.list {
				c.stacked(row, j, cols.list[j].facts, next.list[j].facts)
				cols.list[j].facts = c.either(cols.list[j].facts, next.list[j].facts)
			}
		}
		c.leave()
	}
	return cols
}

// valueRow is the columns of a row of VALUES.
func (c *checker) valueRow(s *scope, row ast.Expr) columns {
	xs := []ast.Expr{row}
	if t, ok := row.(*ast.Tuple); ok && t != nil {
		xs = t.Xs
	}
	cols := columns{list: make([]column, len(xs)), known: true}
	for i, x := range xs {
		cols.list[i] = column{"col" + strconv.Itoa(i+1), c.expr(s, x)}
		cols.list[i].has = 0
	}
	return cols
}
