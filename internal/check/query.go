package check

import "github.com/brickwork-sql/brickwork/internal/ast"

// want is what is asked of a query besides its mistakes.
type want uint8

const (
	wantNothing want = iota
	wantColumns      // as a value, a source of rows
	wantNames        // as a relation, whose columns need names of their own
)

// stmt checks s. Statements of other kinds are looked at for queries only.
func (c *checker) stmt(outer *scope, s ast.Stmt) {
	if absent(s) || !c.descend() {
		return
	}
	defer c.ascend()
	switch x := s.(type) {
	case *ast.Insert:
		c.insert(x)
	case *ast.Update:
		c.update(x)
	case *ast.Delete:
		c.delete(x)
	case *ast.Merge:
		c.merge(x)
	case *ast.Truncate:
		c.truncate(x)
	case *ast.Bound:
		c.enter("Stmt", -1, x.Stmt)
		c.stmt(outer, x.Stmt)
		c.leave()
	case ast.Query:
		c.query(x, outer, wantNothing)
	case *ast.Piece:
	case ast.DDL:
		c.inside(outer, x)
	default:
		c.inside(openScope(nil), x) // it may declare names
	}
}

// inside checks the statements below n.
func (c *checker) inside(outer *scope, n ast.Node) {
	for child := range ast.Children(n) {
		if absent(child) || !c.descend() {
			continue
		}
		if s, ok := child.(ast.Stmt); ok {
			c.enter("", 0, s)
			c.stmt(outer, s)
			c.leave()
		} else {
			c.inside(outer, child)
		}
		c.ascend()
	}
}

// query checks q, which sees outer, and tells its columns if they are wanted.
func (c *checker) query(q ast.Query, outer *scope, w want) (cols columns) {
	if absent(q) || !c.descend() {
		return cols
	}
	clause, inAggregate, inWindow, windows := c.clause, c.inAggregate, c.inWindow, c.windows
	c.clause, c.inAggregate, c.inWindow, c.windows = inItems, false, false, nil
	switch x := q.(type) {
	case *ast.Select:
		cols = c.selectOf(x, outer, w)
	case *ast.SetOp:
		cols = c.setOp(x, outer)
	case *ast.Values:
		cols = c.values(x, outer)
	case *ast.Bound:
		if inner, ok := x.Stmt.(ast.Query); ok {
			c.enter("Stmt", -1, inner)
			cols = c.query(inner, outer, w)
			c.leave()
		}
	case *ast.Raw:
		c.nodes(openScope(outer), x.Args)
	}
	c.clause, c.inAggregate, c.inWindow, c.windows = clause, inAggregate, inWindow, windows
	c.ascend()
	return cols
}
