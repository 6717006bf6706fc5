package check

import "github.com/brickwork-sql/brickwork/internal/ast"

// selectOf checks a SELECT.
func (c *checker) selectOf(x *ast.Select, outer *scope, w want) columns {
	c.with(x.With, outer)
	s := newScope(outer)
	s.items = x.Items
	s.open = len(x.Raw) > 0
	c.from(s, x)
	items := c.items(s, x.Items)
	c.conditions(s, inWhere, "Where", x.Where)
	c.undone(s, x.Where)
	c.groupBy(s, x)
	having := c.conditions(s, inHaving, "Having", x.Having)
	qualify := c.conditions(s, inQualify, "Qualify", x.Qualify)
	order := c.orderBy(s, "OrderBy", x.OrderBy) | c.orderBy(s, "SortBy", x.SortBy)
	c.spread(s, x)
	c.limits(outer, x.Limit, x.Offset)
	for _, raw := range x.Raw {
		if raw.SQL != nil {
			c.nodes(s, raw.SQL.Args)
		}
	}
	c.grouping(s, x, items|order, having, qualify)
	if w == wantNothing && x.Row == nil && !x.Distinct {
		return columns{}
	}
	cols := c.output(s, x.Items)
	if x.Distinct {
		c.distinct(x, cols)
	}
	if w == wantNames {
		c.uniqueNames(s, x.Items)
	}
	if x.Row != nil {
		c.row(s, x, cols)
	}
	return cols
}

// items checks a select list.
func (c *checker) items(s *scope, items []ast.Node) (h has) {
	c.clause = inItems
	for i, n := range items {
		c.enter("Items", i, n)
		f := c.item(s, n)
		c.leave()
		s.facts = append(s.facts, f)
		h |= f.has
	}
	return h
}

// item checks an item of a select list.
func (c *checker) item(s *scope, n ast.Node) facts {
	if absent(n) || !c.descend() {
		return facts{}
	}
	defer c.ascend()
	switch n := n.(type) {
	case ast.Expr:
		return c.expr(s, n)
	case *ast.Named:
		return c.item(s, n.X)
	case *ast.NamedTuple:
		return facts{has: c.item(s, n.X).has}
	case *ast.Nullable:
		f := c.item(s, n.Item)
		f.null = maybeNull
		return f
	case *ast.Star:
		c.star(s, n)
	case *ast.TableFunc:
		if n.Call != nil {
			return facts{has: c.call(s, n.Call).has}
		}
	}
	return facts{}
}

// star checks a star.
func (c *checker) star(s *scope, x *ast.Star) {
	for _, src := range x.Sources {
		b := base(src)
		if b == nil {
			continue
		}
		if r, open := s.visible(nameOf(b), b); r == nil && !open {
			c.notInScope(s, x, b, nameOf(b))
		}
	}
	if x.Of != nil {
		c.expr(s, x.Of)
	}
	c.exprs(s, x.Except)
}

// visible is the relation that src means in s or around it, and whether there may be others.
func (s *scope) visible(name string, src ast.Source) (r *relation, open bool) {
	for at := s; at != nil; at = at.outer {
		if r := at.find(name, src); r != nil && r.hidden == "" {
			return r, false
		}
		open = open || at.open
	}
	return nil, open
}

// conditions checks the conditions of a clause.
func (c *checker) conditions(s *scope, clause clause, field string, conds []ast.Expr) (h has) {
	c.clause = clause
	for i, x := range conds {
		c.enter(field, i, x)
		f := c.expr(s, x)
		c.condition(x, f)
		c.leave()
		h |= f.has
	}
	return h
}

// orderBy checks ORDER BY and SORT BY.
func (c *checker) orderBy(s *scope, field string, orders []*ast.Order) (h has) {
	c.clause = inOrderBy
	for i, o := range orders {
		if o == nil {
			continue
		}
		c.enter(field, i, o)
		f := c.expr(s, o.X)
		if !f.soft && !orderable(f.typ) {
			c.notComparable(o.X, f)
		}
		c.ordinal(s, o.X)
		c.leave()
		h |= f.has
	}
	return h
}

// spread checks DISTRIBUTE BY and CLUSTER BY.
func (c *checker) spread(s *scope, x *ast.Select) {
	for i, y := range x.DistributeBy {
		c.enter("DistributeBy", i, y)
		c.expr(s, y)
		c.leave()
	}
	for i, y := range x.ClusterBy {
		c.enter("ClusterBy", i, y)
		c.expr(s, y)
		c.leave()
	}
}

// limits checks LIMIT and OFFSET, which see no columns.
func (c *checker) limits(outer *scope, limit, offset ast.Expr) {
	if limit == nil && offset == nil {
		return
	}
	s := newScope(outer)
	s.hint = "LIMIT and OFFSET are constant"
	for _, x := range [...]ast.Expr{limit, offset} {
		if f := c.expr(s, x); f.fam.known() && f.fam != number {
			c.mistake(TypesDiffer, x, "", "%s is no number of rows", typeName(f))
		}
	}
}

// ordinal checks that x, if it is an ordinal, is the position of an item.
func (c *checker) ordinal(s *scope, x ast.Expr) (item ast.Node) {
	o, ok := x.(*ast.Ordinal)
	if !ok || o == nil {
		return nil
	}
	cols := c.output(s, s.items)
	if cols.known && (o.N < 1 || o.N > cols.len()) {
		c.mistake(BadOrdinal, x, "", "there is no item %d: the select list has %s", o.N, quantity(cols.len(), "column"))
	}
	if o.N < 1 || o.N > len(s.items) {
		return nil
	}
	for _, n := range s.items[:o.N] {
		if _, ok := bareItem(n).(*ast.Star); ok {
			return nil
		}
	}
	return bareItem(s.items[o.N-1])
}

// distinct checks that rows can be compared.
func (c *checker) distinct(n ast.Node, cols columns) {
	for i := range cols.len() {
		if f := cols.at(i).facts; f.fam == mapping || f.fam == variant {
			c.mistake(NotComparable, n, "leave the column out", "rows with a column of %s cannot be compared", typeName(f))
			return
		}
	}
}
