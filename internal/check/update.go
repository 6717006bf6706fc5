package check

import "github.com/brickwork-sql/brickwork/internal/ast"

// Hints for UPDATE and DELETE.
const (
	ownTable = "the statement sees its own table only: use a subquery, or MergeInto"
	allRows  = "say AllRows if all rows are meant"
)

// update checks UPDATE.
func (c *checker) update(x *ast.Update) {
	s := newScope(nil)
	s.hint = ownTable
	t := c.target(s, "Table", x.Table)
	c.set(s, &t, x, x.Set)
	if !x.AllRows {
		c.guarded(x, x.Where, allRows, "UPDATE")
	}
	c.conditions(s, inWhere, "Where.On", x.Where.On)
}

// set checks the assignments of SET in n.
func (c *checker) set(s *scope, t *target, n ast.Node, set []*ast.Assign) {
	if len(set) == 0 {
		c.mistake(NoAssignments, n, "", "SET without an assignment")
	}
	var done written
	for i, a := range set {
		if a == nil {
			continue
		}
		c.enter("Set", i, a)
		c.assign(s, t, a, &done)
		c.leave()
	}
}

// delete checks DELETE.
func (c *checker) delete(x *ast.Delete) {
	s := newScope(nil)
	s.hint = ownTable
	c.target(s, "From", x.From)
	if !x.AllRows {
		c.guarded(x, x.Where, allRows, "DELETE")
	}
	c.conditions(s, inWhere, "Where.On", x.Where.On)
}

// truncate checks TRUNCATE TABLE.
func (c *checker) truncate(x *ast.Truncate) {
	s := newScope(nil)
	t := c.target(s, "Table", x.Table)
	var done written
	for i, a := range x.Partition {
		if a == nil {
			continue
		}
		c.enter("Partition", i, a)
		if col, _ := c.assigned(&t, a.Column, &done); col.name != "" {
			c.fits(a, col.facts, c.expr(newScope(nil), a.X))
		}
		c.leave()
	}
}
