package check

import "github.com/brickwork-sql/brickwork/internal/ast"

// groupBy checks GROUP BY and keeps its keys.
func (c *checker) groupBy(s *scope, x *ast.Select) {
	c.clause = inGroupBy
	for i, y := range x.GroupBy {
		c.enter("GroupBy", i, y)
		f := c.expr(s, y)
		if f.fam == variant || f.fam == geo {
			c.mistake(NotComparable, y, "cast it", "rows cannot be grouped by %s", typeName(f))
		}
		c.key(s, y)
		c.leave()
	}
}

// key adds what y of GROUP BY groups by.
func (c *checker) key(s *scope, y ast.Expr) {
	if absent(y) {
		return
	}
	switch y := y.(type) {
	case *ast.Ordinal:
		if item := c.ordinal(s, y); item != nil {
			c.keyItem(s, y, item)
		} else {
			s.keys = append(s.keys, y) // which nobody knows
		}
	case *ast.Ref:
		if y.Item == nil {
			return
		}
		for _, n := range s.items {
			if itemHas(n, y.Item.Name) {
				c.keyItem(s, y, bareItem(n))
			}
		}
	case *ast.AllItems:
		for i, n := range s.items {
			if i < len(s.facts) && s.facts[i].has&(hasAggregate|hasRaw) == 0 {
				s.key(bareItem(n))
			}
		}
	case *ast.GroupingSet:
		for _, z := range y.Xs {
			c.key(s, z)
		}
	case *ast.Tuple:
		for _, z := range y.Xs {
			c.key(s, z)
		}
	case *ast.Column:
		s.keys = append(s.keys, y)
		if absent(y.Table) {
			s.keyAlias(y.Name)
		}
	default:
		s.keys = append(s.keys, y)
	}
}

// keyItem adds the item that y of GROUP BY names.
func (c *checker) keyItem(s *scope, y ast.Expr, item ast.Node) {
	for i, n := range s.items {
		if bareItem(n) == item && i < len(s.facts) && s.facts[i].has&hasAggregate != 0 {
			c.mistake(AggregateInGroupBy, y, "", "the item has an aggregate, and stands in GROUP BY")
		}
	}
	s.key(item)
}

// keyAlias adds the item called name.
func (s *scope) keyAlias(name string) {
	for _, n := range s.items {
		if itemHas(n, name) {
			s.key(bareItem(n))
		}
	}
}

// key adds the expression of an item.
func (s *scope) key(item ast.Node) {
	if named, ok := item.(*ast.Named); ok {
		item = bareItem(named.X)
	}
	if x, ok := item.(ast.Expr); ok {
		s.keys = append(s.keys, x)
	}
}

// grouping checks the rules of GROUP BY. The arguments are what is in the items
// and ORDER BY, in HAVING, and in QUALIFY.
func (c *checker) grouping(s *scope, x *ast.Select, items, having, qualify has) {
	all := items | having | qualify
	if len(x.Qualify) > 0 && (items|qualify)&(hasWindow|hasRaw) == 0 {
		c.at("Qualify", 0, x.Qualify[0], func(n ast.Node) {
			c.mistake(NoWindow, n, "use Where or Having", "QUALIFY without a window function in it or in the select list")
		})
	}
	if len(x.Raw) > 0 || c.deep {
		return
	}
	if len(x.GroupBy) == 0 && all&hasAggregate == 0 {
		if len(x.Having) > 0 && all&hasRaw == 0 {
			c.at("Having", 0, x.Having[0], func(n ast.Node) {
				c.mistake(HavingUngrouped, n, "use Where", "HAVING without GROUP BY or an aggregate")
			})
		}
		return
	}
	for _, k := range s.keys {
		if opaque(k) {
			return
		}
	}
	c.groupedClauses(s, x)
}

// at looks at a node in a place.
func (c *checker) at(field string, index int, n ast.Node, look func(ast.Node)) {
	c.enter(field, index, n)
	look(n)
	c.leave()
}

// groupedClauses checks what stands after GROUP BY in the order of a query.
func (c *checker) groupedClauses(s *scope, x *ast.Select) {
	look := func(n ast.Node) { c.grouped(s, n) }
	for i, n := range x.Items {
		c.at("Items", i, n, look)
	}
	for i, n := range x.Having {
		c.at("Having", i, n, look)
	}
	for i, n := range x.Qualify {
		c.at("Qualify", i, n, look)
	}
	for i, o := range x.OrderBy {
		if o != nil {
			c.at("OrderBy", i, o, func(ast.Node) { c.grouped(s, o.X) })
		}
	}
}

// grouped checks that n is the same for all rows of a group. It reports the
// column that is not, and tells whether there was none.
func (c *checker) grouped(s *scope, n ast.Node) bool {
	if n = bareItem(n); n == nil || s.isKey(n) {
		return true
	}
	switch x := n.(type) {
	case *ast.Column:
		return c.groupedColumn(s, x)
	case *ast.Call:
		fn := builtin(x)
		if x.Window == nil && (kindOf(x, fn) == ast.AggregateCall || stranger(x, fn)) {
			return true
		}
	case *ast.Star:
		return c.groupedStar(s, x)
	case *ast.Ref, ast.Query, ast.Source, *ast.Subquery, *ast.Exists:
		return true
	case *ast.InQuery:
		return c.grouped(s, x.X)
	case *ast.Field:
		return c.grouped(s, x.X)
	}
	for child := range ast.Children(n) {
		if !absent(child) && !c.grouped(s, child) {
			return false
		}
	}
	return true
}

// isKey reports whether n is what the query groups by.
func (s *scope) isKey(n ast.Node) bool {
	for _, k := range s.keys {
		if same(k, n) {
			return true
		}
	}
	return false
}

// groupedColumn reports x, which is no key, unless it belongs to an outer query
// or is an item by its name.
func (c *checker) groupedColumn(s *scope, x *ast.Column) bool {
	src := base(x.Table)
	if src == nil {
		if _, n, _ := s.search(x.Name); n == 0 {
			return true
		}
		if s.has(x.Name) && c.places[len(c.places)-1].field != "Items" {
			return true
		}
	} else if r := s.find(nameOf(src), src); r == nil || r.hidden != "" {
		return true
	}
	c.mistake(NotGrouped, x, "add it to GROUP BY, or aggregate it: any_value", "%q is neither grouped nor aggregated", x.Name)
	return false
}

// groupedStar checks the columns of a star.
func (c *checker) groupedStar(s *scope, x *ast.Star) bool {
	if x.Of != nil {
		return c.grouped(s, x.Of)
	}
	var cols columns
	cols.known = true
	cols.star(s, x)
	if !cols.known {
		return true
	}
	for i := range cols.len() {
		name := cols.at(i).name
		if name != "" && !s.groupsName(name) {
			c.mistake(NotGrouped, x, "name the columns", "the star has the column %q, which is not grouped", name)
			return false
		}
	}
	return true
}

// groupsName reports whether a key is a column called name.
func (s *scope) groupsName(name string) bool {
	for _, k := range s.keys {
		if col, ok := k.(*ast.Column); ok && equalNames(col.Name, name) {
			return true
		}
	}
	return false
}

// opaque reports whether nobody knows what x is.
func opaque(x ast.Expr) bool {
	switch x.(type) {
	case *ast.Raw, *ast.Foreign, *ast.Bad, *ast.Identifier, *ast.Ordinal, ast.Verbatim:
		return true
	}
	return false
}
