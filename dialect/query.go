package dialect

import (
	"fmt"
	"slices"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// query prints a query as a statement: with the CTEs that it uses.
func (p *printer) query(q ast.Query) {
	p.gather(q)
	with := slices.Clone(p.declared)
	if len(with) == 0 {
		p.queryBody(q)
		return
	}
	explicit := explicitWith(q)
	with = append(with, explicit...)
	p.with(with)
	p.inScope(explicit, func() { p.queryWithout(q) })
}

// gather declares the CTEs that the FROM of q names, so that it need not be printed twice.
func (p *printer) gather(q ast.Query) {
	s, ok := q.(*ast.Select)
	if !ok || len(p.declared) > 0 || len(s.With) > 0 {
		return
	}
	for _, src := range s.From {
		p.gatherSource(src)
	}
	p.missing = false
}

func (p *printer) gatherSource(src ast.Source) {
	switch src := src.(type) {
	case *ast.Join:
		p.gatherSource(src.Left)
		p.gatherSource(src.Right)
	case *ast.Aliased:
		p.gatherSource(src.Source)
	case *ast.CTE:
		if s, ok := src.Query.(*ast.Select); ok {
			for _, below := range s.From {
				p.gatherSource(below)
			}
		}
		p.declare(src)
	}
}

// explicitWith is the CTEs that q itself declares.
func explicitWith(q ast.Query) []*ast.CTE {
	switch q := q.(type) {
	case *ast.Select:
		return q.With
	case *ast.SetOp:
		return q.With
	}
	return nil
}

// queryBody prints q with the CTEs that it declares itself.
func (p *printer) queryBody(q ast.Query) {
	explicit := explicitWith(q)
	if len(explicit) > 0 {
		p.with(explicit)
	}
	p.inScope(explicit, func() { p.queryWithout(q) })
}

// with prints WITH; each CTE sees those before it.
func (p *printer) with(ctes []*ast.CTE) {
	p.s("WITH ")
	for _, c := range ctes {
		if c.Recurse {
			p.since(recursion, c)
			p.s("RECURSIVE ")
			break
		}
	}
	outer := p.declared
	p.declared = append(slices.Clip(outer), ctes...)
	list(p, sorted(ctes), ", ", p.cte)
	p.declared = append(outer, p.declared[len(outer)+len(ctes):]...)
	p.s(" ")
}

// sorted is ctes with each after those that it uses.
func sorted(ctes []*ast.CTE) []*ast.CTE {
	if len(ctes) < 2 {
		return ctes
	}
	var out []*ast.CTE
	var add func(c *ast.CTE)
	add = func(c *ast.CTE) {
		if slices.Contains(out, c) || !slices.Contains(ctes, c) {
			return
		}
		for n := range ast.Preorder(c) {
			if used, ok := n.(*ast.CTE); ok && used != c && used.Query != nil {
				add(used)
			}
		}
		out = append(out, c)
	}
	for _, c := range ctes {
		add(c)
	}
	return out
}

func (p *printer) cte(c *ast.CTE) {
	p.name(c.Name, c)
	if len(c.Columns) > 0 {
		p.s(" (")
		p.names(c.Columns, c)
		p.s(")")
	}
	if c.MaxLevel != 0 {
		p.s(fmt.Sprintf(" MAX RECURSION LEVEL %d", c.MaxLevel))
	}
	p.s(" AS ")
	p.subquery(c.Query)
}

// subquery prints q in parentheses.
func (p *printer) subquery(q ast.Query) {
	p.s("(")
	if p.enter(q) {
		windows := p.windows
		p.windows = nil
		p.queryBody(q)
		p.windows = windows
		p.leave()
	}
	p.s(")")
}

// queryWithout prints q without its WITH.
func (p *printer) queryWithout(q ast.Query) {
	switch q := q.(type) {
	case *ast.Select:
		p.selects(q)
	case *ast.SetOp:
		p.setOp(q)
	case *ast.Values:
		p.valuesRows(q)
	case *ast.Bound:
		p.bound(q)
	case *ast.Raw:
		p.raw(q)
	case *ast.Foreign:
		p.foreign(q)
	case *ast.Prepared:
		p.fail(Unsupported, q, "a prepared statement cannot be part of another")
	case *ast.Bad:
		p.fail(Invalid, q, q.Text)
	default:
		p.definedQuery(q)
	}
}

// bound prints a statement with values for its parameters.
func (p *printer) bound(b *ast.Bound) {
	outer := p.bindings
	p.bindings = append(slices.Clone(b.Values), outer...)
	p.statement(b.Stmt)
	p.bindings = outer
}

// selects prints a SELECT.
func (p *printer) selects(s *ast.Select) {
	p.rawAt(s.Raw, ast.AfterWith)
	p.s("SELECT ")
	p.hints(s.Hints)
	if s.Distinct {
		p.s("DISTINCT ")
	}
	p.rawAt(s.Raw, ast.AfterSelect)
	if len(s.Items) == 0 {
		p.fail(Incomplete, s, "SELECT of nothing")
	}
	list(p, s.Items, ", ", p.item)
	p.rawAt(s.Raw, ast.AfterItems)
	if len(s.From) > 0 {
		p.s(" FROM ")
		list(p, s.From, ", ", p.source)
	}
	for _, v := range s.Views {
		p.lateralView(v)
	}
	p.rawAt(s.Raw, ast.AfterFrom)
	p.conditions(" WHERE ", s.Where)
	p.rawAt(s.Raw, ast.AfterWhere)
	if len(s.GroupBy) > 0 {
		p.s(" GROUP BY ")
		list(p, s.GroupBy, ", ", p.grouping)
	}
	p.rawAt(s.Raw, ast.AfterGroupBy)
	p.conditions(" HAVING ", s.Having)
	p.rawAt(s.Raw, ast.AfterHaving)
	p.conditions(" QUALIFY ", s.Qualify)
	p.rawAt(s.Raw, ast.AfterQualify)
	p.orders(" ORDER BY ", s.OrderBy)
	p.exprs(" CLUSTER BY ", s.ClusterBy)
	p.exprs(" DISTRIBUTE BY ", s.DistributeBy)
	p.orders(" SORT BY ", s.SortBy)
	p.rawAt(s.Raw, ast.AfterOrderBy)
	p.windowClause()
	p.limit(s.Limit, s.Offset)
	p.rawAt(s.Raw, ast.AtEnd)
}

// hints prints the hints of a SELECT.
func (p *printer) hints(hs []*ast.Hint) {
	if len(hs) == 0 {
		return
	}
	p.s("/*+ ")
	list(p, hs, ", ", p.hint)
	p.s(" */ ")
}

func (p *printer) hint(h *ast.Hint) {
	if h == nil {
		p.fail(Invalid, nil, "zero hint")
		return
	}
	if !plainWord(h.Name) {
		p.fail(Invalid, h, fmt.Sprintf("%q is no name of a hint", h.Name))
		return
	}
	p.s(h.Name)
	if len(h.Args) == 0 {
		return
	}
	p.s("(")
	list(p, h.Args, ", ", func(n ast.Node) {
		switch n := n.(type) {
		case ast.Source:
			p.relationName(n)
		case *ast.Column:
			p.name(n.Name, n)
		default:
			p.node(n)
		}
	})
	p.s(")")
}

// item prints an entry of the select list.
func (p *printer) item(n ast.Node) {
	switch n := n.(type) {
	case *ast.Named:
		p.item(n.X)
		p.s(" AS ")
		p.name(n.Name, n)
	case *ast.NamedTuple:
		p.item(n.X)
		p.s(" AS (")
		p.names(n.Names, n)
		p.s(")")
	case *ast.Nullable:
		p.item(n.Item)
	case *ast.TableFunc:
		p.call(n.Call)
	case *ast.Star:
		p.star(n)
	case ast.Expr:
		p.expr(n)
	default:
		p.fail(Invalid, n, fmt.Sprintf("%T in a select list", n))
	}
}

// star prints *, r.* and their EXCEPT.
func (p *printer) star(s *ast.Star) {
	switch {
	case s.Of != nil:
		p.operand(s.Of, ast.PrecPostfix)
		p.s(".*")
	case len(s.Sources) == 0:
		p.s("*")
	default:
		list(p, s.Sources, ", ", func(src ast.Source) {
			p.relationName(src)
			p.s(".*")
		})
	}
	if len(s.Except) == 0 {
		return
	}
	if len(s.Sources) > 1 {
		p.failHint(Ambiguous, s, "EXCEPT of several stars", "write a Star for each relation")
	}
	p.s(" EXCEPT (")
	p.bareExprs(s.Except)
	p.s(")")
}

// conditions prints a clause of conditions that all have to hold.
func (p *printer) conditions(clause string, conds []ast.Expr) {
	if len(conds) == 0 {
		return
	}
	p.s(clause)
	p.all(conds)
}

// all prints conds joined by AND.
func (p *printer) all(conds []ast.Expr) {
	min := ast.PrecOr
	if len(conds) > 1 {
		min = ast.PrecAnd
	}
	list(p, conds, " AND ", func(x ast.Expr) { p.operand(x, min) })
}

// grouping prints an entry of GROUP BY.
func (p *printer) grouping(x ast.Expr) {
	switch x := x.(type) {
	case *ast.GroupingSet:
		p.s([...]string{"ROLLUP", "CUBE", "GROUPING SETS"}[x.Kind])
		p.s(" (")
		list(p, x.Xs, ", ", p.grouping)
		p.s(")")
	case *ast.Literal:
		p.notOrdinal(x)
		p.expr(x)
	default:
		p.expr(x)
	}
}

// notOrdinal refuses a literal that the server would take for the number of an item.
func (p *printer) notOrdinal(x *ast.Literal) {
	switch dereference(x.V).(type) {
	case int, int8, int16, int32, int64:
		p.failHint(Invalid, x, "a number here is the position of an item", "say Ordinal")
	}
}

// orders prints a clause of orderings.
func (p *printer) orders(clause string, os []*ast.Order) {
	if len(os) == 0 {
		return
	}
	p.s(clause)
	list(p, os, ", ", p.order)
}

func (p *printer) order(o *ast.Order) {
	if l, ok := o.X.(*ast.Literal); ok {
		p.notOrdinal(l)
	}
	p.expr(o.X)
	if o.Desc {
		p.s(" DESC")
	}
	switch o.Nulls {
	case ast.NullsFirst:
		p.s(" NULLS FIRST")
	case ast.NullsLast:
		p.s(" NULLS LAST")
	}
}

// exprs prints a clause of expressions.
func (p *printer) exprs(clause string, xs []ast.Expr) {
	if len(xs) == 0 {
		return
	}
	p.s(clause)
	list(p, xs, ", ", p.expr)
}

// bareExprs prints columns without their relation.
func (p *printer) bareExprs(xs []ast.Expr) {
	outer := p.bare
	p.bare = true
	list(p, xs, ", ", p.expr)
	p.bare = outer
}

// limit prints LIMIT and OFFSET, which take no BIGINT.
func (p *printer) limit(limit, offset ast.Expr) {
	if limit != nil {
		p.s(" LIMIT ")
		p.expr(limit)
	}
	if offset != nil {
		p.s(" OFFSET ")
		p.expr(offset)
	}
}

// setOp prints a set operation; operands that are more than a SELECT are in parentheses.
func (p *printer) setOp(s *ast.SetOp) {
	p.rawAt(s.Raw, ast.AfterWith)
	op := " " + [...]string{"UNION", "INTERSECT", "EXCEPT"}[s.Kind] + " "
	if s.All {
		op += "ALL "
	}
	list(p, s.Queries, op, p.setOperand)
	p.orders(" ORDER BY ", s.OrderBy)
	p.rawAt(s.Raw, ast.AfterOrderBy)
	p.limit(s.Limit, s.Offset)
	p.rawAt(s.Raw, ast.AtEnd)
}

func (p *printer) setOperand(q ast.Query) {
	if s, ok := q.(*ast.Select); ok && plainSelect(s) {
		windows := p.windows
		p.windows = nil
		if p.enter(s) {
			p.selects(s)
			p.leave()
		}
		p.windows = windows
		return
	}
	p.subquery(q)
}

// plainSelect reports whether s can be an operand without parentheses.
func plainSelect(s *ast.Select) bool {
	return len(s.With)+len(s.OrderBy)+len(s.SortBy)+len(s.DistributeBy)+len(s.ClusterBy)+len(s.Raw) == 0 &&
		s.Limit == nil && s.Offset == nil && !hasNamedWindow(s)
}

// hasNamedWindow reports whether s will end with a WINDOW clause.
func hasNamedWindow(s *ast.Select) bool {
	for _, item := range s.Items {
		for n := range ast.Preorder(item) {
			if w, ok := n.(*ast.Window); ok && w.Name != "" {
				return true
			}
		}
	}
	return false
}

// valuesRows prints VALUES.
func (p *printer) valuesRows(v *ast.Values) {
	if len(v.Rows) == 0 {
		p.fail(Incomplete, v, "VALUES without a row")
	}
	p.s("VALUES ")
	list(p, v.Rows, ", ", func(row ast.Expr) {
		t, ok := row.(*ast.Tuple)
		if !ok {
			p.s("(")
			p.expr(row)
			p.s(")")
			return
		}
		if first, ok := v.Rows[0].(*ast.Tuple); !ok || len(first.Xs) != len(t.Xs) {
			p.fail(Invalid, t, "rows of VALUES have different numbers of columns")
		}
		p.expr(t)
	})
}

// rawAt prints the pieces of raw SQL that go to a place.
func (p *printer) rawAt(raws []ast.RawAt, at ast.Place) {
	for _, r := range raws {
		switch {
		case r.At != at:
		case at == ast.AfterWith || at == ast.AfterSelect:
			p.raw(r.SQL)
			p.s(" ")
		default:
			p.s(" ")
			p.raw(r.SQL)
		}
	}
}
