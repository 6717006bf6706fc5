package check

import (
	"reflect"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// cte is a common table expression met, and its columns as far as they are known.
type cte struct {
	x    *ast.CTE
	cols columns
}

// with checks the CTEs that a query declares itself.
func (c *checker) with(ctes []*ast.CTE, outer *scope) {
	for i, x := range ctes {
		if x == nil {
			continue
		}
		c.enter("With", i, x)
		c.cte(x, outer)
		c.leave()
	}
}

// cte is the columns of x, which is checked where it is met first.
func (c *checker) cte(x *ast.CTE, outer *scope) columns {
	for i := range c.ctes {
		known := &c.ctes[i]
		if !equalNames(known.x.Name, x.Name) {
			continue
		}
		if known.x != x && !absent(x.Query) && !reflect.DeepEqual(known.x, x) {
			c.mistake(DuplicateName, x, "give one of them another name", "two different CTEs are called %q", x.Name)
			break
		}
		return known.cols
	}
	if absent(x.Query) {
		if x.Recurse {
			c.mistake(NotInScope, x, "", "%q is read outside of its own recursion", x.Name)
		}
		return columns{}
	}
	n := len(c.ctes)
	c.ctes = append(c.ctes, cte{x, c.renamed(x, columns{}, x.Columns)})
	cols := c.relation(x, x.Query, outer, x.Columns)
	c.ctes[n].cols = cols
	return cols
}
