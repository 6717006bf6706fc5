package dialect

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/check"
	"github.com/brickwork-sql/brickwork/types"
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
	if len(p.declared) == 0 {
		p.gatherSource(q)
		p.missing = false
	}
}

// gatherSource declares the CTEs in a relation, and before it those that it is made of.
func (p *printer) gatherSource(src ast.Node) {
	switch src := src.(type) {
	case *ast.Select:
		if len(src.With) == 0 {
			for _, s := range src.From {
				p.gatherSource(s)
			}
		}
	case *ast.Derived:
		p.gatherSource(src.Query)
	case *ast.Join:
		p.gatherSource(src.Left)
		p.gatherSource(src.Right)
	case *ast.Aliased:
		p.gatherSource(src.Source)
	case *ast.CTE:
		p.gatherSource(src.Query)
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
		p.nested(func() { p.queryBody(q) })
		p.leave()
	}
	p.s(")")
}

// nested prints a query within another one, which has windows of its own and
// columns with their relations.
func (p *printer) nested(print func()) {
	windows, bare := p.windows, p.bare
	p.windows, p.bare = nil, false
	print()
	p.windows, p.bare = windows, bare
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
		p.s(q.SQL)
	case *ast.Bad:
		p.fail(Invalid, q, q.Text)
	default:
		p.definedQuery(q)
	}
}

// bound prints a statement with values for its parameters.
func (p *printer) bound(b *ast.Bound) {
	outer := p.bindings
	p.checkBindings(b.Values)
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
		p.fail(Invalid, nil, "zero Hint")
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
		case *ast.Bad:
			p.expr(n)
		case ast.Source:
			p.relationName(n)
		case *ast.Column:
			p.name(n.Name, n)
		case *ast.Tuple:
			p.s("(")
			list(p, n.Xs, ", ", p.hintValue)
			p.s(")")
		case ast.Expr:
			p.hintValue(n)
		default:
			p.fail(Invalid, h, fmt.Sprintf("%T in a hint", n))
		}
	})
	p.s(")")
}

func (p *printer) hintValue(x ast.Expr) {
	if !p.plainNumber(x) {
		p.expr(x)
	}
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
		if !isPath(s.Of) {
			p.failHint(Unsupported, s, "a star of something that is no column", "name it in a query of its own")
		}
		p.expr(s.Of)
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

// isPath reports whether x is written as names with dots.
func isPath(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.Column, *ast.Raw:
		return true
	case *ast.Field:
		return isPath(x.X)
	case *ast.Typed:
		return isPath(x.X)
	}
	return false
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
	min := ast.PrecLambda
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
	default:
		p.notOrdinal(x)
		p.expr(x)
	}
}

// notOrdinal refuses a number that the server would take for the position of an item.
func (p *printer) notOrdinal(x ast.Expr) {
	var v any
	switch x := core(x).(type) {
	case *ast.Literal:
		v = x.V
	case *ast.Value:
		v = x.V
	}
	if isInteger(v) {
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
	p.notOrdinal(o.X)
	p.direction(o)
}

// rowOrder prints an ordering of rows that are no result, whose items have no position.
func (p *printer) rowOrder(o *ast.Order) {
	switch o.X.(type) {
	case *ast.Ordinal, *ast.AllItems:
		p.fail(Invalid, o, "positions and ALL stand in ORDER BY and GROUP BY of a query only")
	}
	p.direction(o)
}

func (p *printer) direction(o *ast.Order) {
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

// limit prints LIMIT and OFFSET.
func (p *printer) limit(limit, offset ast.Expr) {
	if limit != nil {
		p.s(" LIMIT ")
		p.rows(limit)
	}
	if offset != nil {
		p.s(" OFFSET ")
		p.rows(offset)
	}
}

// rows prints a number of rows, which is an INT.
func (p *printer) rows(x ast.Expr) {
	if v, ok := p.known(x); ok {
		if n, ok := v.(int32); ok && n >= 0 { // what Limit and Offset make
			p.buf = strconv.AppendInt(p.buf, int64(n), 10)
			return
		}
		if r := reflect.ValueOf(dereference(v)); r.IsValid() && r.CanInt() && r.Int() > math.MaxInt32 {
			p.fail(TooLarge, x, "a number of rows that is no INT")
		}
	}
	if p.plainNumber(x) {
		return
	}
	if t := check.TypeOf(x); t == nil || t == types.Type(types.Int) {
		p.typedOperand(x, ast.PrecLambda, &ast.Cast{To: types.Int})
		return
	}
	p.cast(&ast.Cast{X: x, To: types.Int})
}

// plainNumber prints a number of Go without the letter for its type, for places
// that the grammar keeps for bare numbers; it is false for anything else.
func (p *printer) plainNumber(x ast.Expr) bool {
	v, ok := p.known(x)
	if !ok {
		return false
	}
	switch r := reflect.ValueOf(dereference(v)); {
	case r.IsValid() && r.CanInt():
		if r.Int() < 0 {
			p.fail(Invalid, x, "a negative number")
		}
		p.buf = strconv.AppendInt(p.buf, r.Int(), 10)
	case r.IsValid() && r.CanFloat() && !math.IsInf(r.Float(), 0) && !math.IsNaN(r.Float()):
		if r.Float() < 0 {
			p.fail(Invalid, x, "a negative number")
		}
		p.buf = strconv.AppendFloat(p.buf, r.Float(), 'f', -1, 64)
	default:
		return false
	}
	return true
}

// known is the Go value that x is in the text.
func (p *printer) known(x ast.Expr) (any, bool) {
	switch x := x.(type) {
	case *ast.Literal:
		return x.V, true
	case *ast.Value:
		return x.V, p.opts.Markers == NoMarkers
	case *ast.Param:
		if v, ok := p.binding(x.Name); ok && p.opts.Markers == NoMarkers {
			return p.known(v)
		}
	}
	return nil, false
}

func isInteger(v any) bool {
	r := reflect.ValueOf(dereference(v))
	return r.IsValid() && r.CanInt()
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
		if p.enter(s) {
			p.nested(func() { p.selects(s) })
			p.leave()
		}
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
	for n := range ast.Preorder(s) {
		if w, ok := n.(*ast.Window); ok && w.Name != "" {
			return true
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
