package check

import "github.com/brickwork-sql/brickwork/internal/ast"

// notIn warns of NOT IN of a query that may have a NULL: one, and no row is left.
func (c *checker) notIn(x *ast.Unary, f facts) {
	in, ok := x.X.(*ast.InQuery)
	if !ok || f.null != maybeNull {
		return
	}
	if q, ok := in.Query.(*ast.Select); ok && len(q.Items) == 1 && leavesOut(q.Where, q.Items[0]) {
		return
	}
	c.caution(NotInNullable, x, "leave NULLs out of the query: IsNotNull; or say Not(Exists(…))", "the query may have a NULL, and then no row passes NOT IN")
}

// leavesOut reports whether one of conds is x IS NOT NULL.
func leavesOut(conds []ast.Expr, x ast.Node) bool {
	if named, ok := bareItem(x).(*ast.Named); ok {
		x = named.X
	}
	for _, cond := range conds {
		not, ok := cond.(*ast.Unary)
		if !ok || not == nil || not.Op != ast.Not {
			continue
		}
		if is, ok := not.X.(*ast.Is); ok && is != nil && is.What == ast.IsNull && same(is.X, bareItem(x)) {
			return true
		}
	}
	return false
}

// undone looks for conditions of WHERE that drop the rows without a partner,
// for which an outer join was made.
func (c *checker) undone(s *scope, conds []ast.Expr) {
	for i, x := range conds {
		col := compared(x)
		if col == nil {
			continue
		}
		src := base(col.Table)
		if src == nil {
			continue
		}
		if r := s.find(nameOf(src), src); r != nil && r.nullable {
			c.enter("Where", i, x)
			c.report(Finding{Code: OuterJoinUndone, Severity: Hint, Node: x, Hint: "put it into On, or use Join",
				Text: "the condition drops the rows for which the outer join found no partner in " + describe(r)})
			c.leave()
		}
	}
}

// compared is the column of which x is NULL, and so drops the row, if it is NULL.
func compared(x ast.Expr) *ast.Column {
	var of ast.Expr
	switch x := x.(type) {
	case *ast.Binary:
		if x != nil && x.Op >= ast.Eq && x.Op <= ast.Ge {
			of = x.X
		}
	case *ast.In:
		if x != nil {
			of = x.X
		}
	case *ast.Between:
		if x != nil {
			of = x.X
		}
	case *ast.Like:
		if x != nil {
			of = x.X
		}
	}
	col, _ := of.(*ast.Column)
	return col
}
