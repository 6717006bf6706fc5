package check

import (
	"slices"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// from adds the relations of FROM and of LATERAL VIEW.
func (c *checker) from(s *scope, x *ast.Select) {
	for i, src := range x.From {
		c.enter("From", i, src)
		c.source(s, src, s.outer)
		c.leave()
	}
	for i, v := range x.Views {
		if v == nil {
			continue
		}
		c.enter("Views", i, v)
		if v.Call != nil {
			c.call(s, v.Call)
		}
		c.add(s, relation{name: v.Alias, src: v, cols: c.renamed(v, columns{}, v.Columns)})
		c.leave()
	}
}

// source adds the relations of src to s; outer is what its queries see.
func (c *checker) source(s *scope, src ast.Source, outer *scope) {
	if absent(src) || !c.descend() {
		return
	}
	defer c.ascend()
	switch x := src.(type) {
	case *ast.Table:
		info := c.tableInfo(x)
		c.add(s, relation{name: ast.RelationName(x), src: x, cols: columns{info: info, known: info != nil}})
	case *ast.Derived:
		c.add(s, relation{name: x.Alias, src: x, cols: c.relation(x, x.Query, outer, x.Columns)})
	case *ast.CTE:
		c.add(s, relation{name: x.Name, src: x, cols: c.cte(x, nil)})
	case *ast.Aliased:
		c.add(s, relation{name: x.Alias, src: x, cols: c.aliased(s, x, outer)})
	case *ast.Inline:
		info := inlined(x)
		c.add(s, relation{name: x.Alias, src: x, cols: columns{info: info, known: info != nil}})
	case *ast.Join:
		c.join(s, x, outer)
	case *ast.Lateral:
		c.source(s, x.Source, s)
	default:
		c.reading(s, src, outer)
	}
}

// inlined is the columns of x: those of its rows, nil if they are not known.
func inlined(x *ast.Inline) *types.TableInfo {
	if x.Info == nil || x.Rows == nil || len(x.Rows.Columns) == 0 {
		return nil
	}
	info := &types.TableInfo{Name: x.Info.Name}
	for _, c := range x.Rows.Columns {
		if c == nil {
			return nil // the printer reports it
		}
		col := types.ColumnInfo{Name: c.Name, Type: c.Type}
		if i := infoColumn(x.Info, c.Name); i >= 0 {
			col = x.Info.Columns[i]
		}
		info.Columns = append(info.Columns, col)
	}
	return info
}

// reading is source for what says how something is read, or is read in a way of its own.
func (c *checker) reading(s *scope, src ast.Source, outer *scope) {
	switch x := src.(type) {
	case *ast.AsOf:
		c.source(s, x.Table, outer)
		c.expr(openScope(nil), x.Version)
		c.expr(openScope(nil), x.Time)
	case *ast.Optioned:
		c.source(s, x.Table, outer)
	case *ast.Stream:
		c.source(s, x.Source, outer)
	case *ast.Watermark:
		c.source(s, x.Source, outer)
		c.expr(s, x.Column)
	case *ast.Sample:
		c.source(s, x.Source, outer)
		c.expr(s, x.Size)
	case *ast.TableFunc:
		if x.Call != nil {
			c.call(s, x.Call)
		}
		c.add(s, relation{src: x})
	case *ast.Pivot:
		c.pivot(s, x, outer)
	case *ast.Unpivot:
		c.unpivot(s, x, outer)
	case *ast.Identifier:
		c.expr(s, x.X)
		s.open = s.open || x.Alias == ""
		c.add(s, relation{name: x.Alias, src: x})
	default:
		s.open = true
		if raw, ok := src.(*ast.Raw); ok {
			c.nodes(s, raw.Args)
		}
	}
}

// relation is the columns of the query q in n, by the names of a list of columns if there is one.
func (c *checker) relation(n ast.Node, q ast.Query, outer *scope, names []string) columns {
	if absent(q) {
		return columns{}
	}
	c.enter("", 0, q)
	w := wantNames
	if len(names) > 0 {
		w = wantColumns
	}
	cols := c.query(q, outer, w)
	c.leave()
	return c.renamed(n, cols, names)
}

// aliased is the columns of a relation under an alias.
func (c *checker) aliased(s *scope, x *ast.Aliased, outer *scope) columns {
	inner := newScope(s)
	c.enter("", 0, x.Source)
	c.source(inner, x.Source, outer)
	c.leave()
	cols := columns{known: !inner.open}
	if len(inner.rels) == 1 && !inner.open {
		cols = inner.rels[0].cols
	} else {
		for i := range inner.rels {
			cols.relation(inner, &inner.rels[i], &ast.Star{}, nil)
		}
	}
	return c.renamed(x, cols, x.Columns)
}

// join adds both sides of a join. ON sees them, and what stands left of the
// join unless it is in parentheses.
func (c *checker) join(s *scope, x *ast.Join, outer *scope) {
	first := s.first
	if x.Nested {
		s.first = len(s.rels)
	}
	start := s.first
	c.side(s, "Left", x.Left, outer)
	middle := len(s.rels)
	if _, ok := x.Right.(*ast.Join); ok {
		s.first = middle
	}
	c.side(s, "Right", x.Right, outer)
	s.first = start
	c.using(s, x, middle)
	c.on(s, x)
	switch x.Kind {
	case ast.LeftJoin:
		outerJoined(s.rels[middle:])
	case ast.RightJoin:
		outerJoined(s.rels[start:middle])
	case ast.FullJoin:
		outerJoined(s.rels[start:])
	case ast.SemiJoin:
		hide(s.rels[middle:], "the right side of a SEMI JOIN ends with its ON")
	case ast.AntiJoin:
		hide(s.rels[middle:], "the right side of an ANTI JOIN ends with its ON")
	}
	s.first = first
}

func (c *checker) side(s *scope, field string, src ast.Source, outer *scope) {
	c.enter(field, -1, src)
	c.source(s, src, outer)
	c.leave()
}

// on checks the condition of a join.
func (c *checker) on(s *scope, x *ast.Join) {
	before := c.clause
	c.conditions(s, inOn, "On", x.On)
	if x.Nearest != nil {
		c.expr(s, x.Nearest.X)
	}
	c.clause = before
}

// using merges the columns of USING, which both sides need to have.
func (c *checker) using(s *scope, x *ast.Join, middle int) {
	s.fuzzy = s.fuzzy || x.Natural
	for i, y := range x.Using {
		col, ok := y.(*ast.Column)
		if !ok || col == nil {
			continue
		}
		c.enter("Using", i, y)
		c.inSide(col, "left", s.rels[s.first:middle], s)
		c.inSide(col, "right", s.rels[middle:], s)
		c.leave()
		s.merged = append(slices.Clip(s.merged), col.Name)
	}
}

// inSide checks that a relation of one side of a join has the column x.
func (c *checker) inSide(x *ast.Column, side string, rels []relation, s *scope) {
	sideScope := scope{rels: rels}
	if _, n, open := sideScope.search(x.Name); n > 0 || open || s.open {
		return
	}
	var names []string
	for i := range rels {
		names = append(names, rels[i].cols.names()...)
	}
	c.unknownColumn(x, x.Name, "the "+side+" side of the join", names)
}

func outerJoined(rels []relation) {
	for i := range rels {
		rels[i].nullable = true
	}
}

func hide(rels []relation, why string) {
	for i := range rels {
		rels[i].hidden = why
	}
}

// pivot adds a PIVOT, whose columns depend on its values.
func (c *checker) pivot(s *scope, x *ast.Pivot, outer *scope) {
	inner := newScope(outer)
	before := c.clause
	c.enter("Source", -1, x.Source)
	c.source(inner, x.Source, outer)
	c.leave()
	c.clause = inPivot
	for _, n := range x.Aggs {
		c.item(inner, n)
	}
	c.exprs(inner, x.For)
	c.clause = before
	c.blur(s, x, inner)
}

// unpivot adds an UNPIVOT.
func (c *checker) unpivot(s *scope, x *ast.Unpivot, outer *scope) {
	inner := newScope(outer)
	c.enter("Source", -1, x.Source)
	c.source(inner, x.Source, outer)
	c.leave()
	for _, n := range x.In {
		c.item(inner, n)
	}
	c.blur(s, x, inner)
}

// blur adds src, which is made of the relations of inner: nobody knows which of
// their columns are left.
func (c *checker) blur(s *scope, src ast.Source, inner *scope) {
	s.open = s.open || inner.open
	c.add(s, relation{src: src})
	for i := range inner.rels {
		r := &inner.rels[i]
		s.rels = append(s.rels, relation{name: r.name, src: r.src, loose: true})
	}
}
