package dialect

import (
	"fmt"
	"strconv"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// source prints a relation of FROM.
func (p *printer) source(src ast.Source) {
	if !p.enter(src) {
		return
	}
	defer p.leave()
	p.relation(src, func() {})
}

// relation prints src; between writes what stands between it and its alias.
func (p *printer) relation(src ast.Source, between func()) {
	switch src := src.(type) {
	case *ast.Table:
		p.table(src, between)
	case *ast.Identifier:
		p.identifier(src)
		between()
		p.alias(src.Alias, nil, src)
	case *ast.AsOf, *ast.Optioned, *ast.Sample, *ast.Watermark:
		p.modified(src, between)
	case *ast.Derived:
		p.subquery(src.Query)
		between()
		p.alias(src.Alias, src.Columns, src)
	case *ast.CTE:
		p.declare(src)
		p.name(src.Name, src)
		between()
	case *ast.Inline:
		p.inline(src)
		between()
		p.alias(src.Alias, nil, src)
	case *ast.Aliased:
		p.aliased(src, between)
	case *ast.TableFunc:
		p.call(src.Call)
		between()
	case *ast.Lateral:
		p.s("LATERAL ")
		p.relation(src.Source, between)
	case *ast.Stream:
		p.s("STREAM ")
		p.relation(src.Source, between)
	case *ast.Join:
		p.join(src)
	case *ast.Pivot:
		p.pivot(src)
	case *ast.Unpivot:
		p.unpivot(src)
	case *ast.Raw:
		p.raw(src)
	case *ast.Foreign:
		p.s("(")
		p.foreign(src)
		p.s(")")
	case *ast.Bad:
		p.fail(Invalid, src, src.Text)
	default:
		p.fail(Invalid, src, fmt.Sprintf("%T in FROM", src))
	}
}

// modified prints a relation with what is said about it, in the order of the
// grammar, before its alias. What takes none of it is put into parentheses.
func (p *printer) modified(src ast.Source, between func()) {
	var said [4]func()
	note := func(i int, at ast.Source, print func()) {
		if said[i] != nil {
			p.fail(Ambiguous, at, "said twice of one relation")
		}
		said[i] = print
	}
	for {
		switch s := src.(type) {
		case *ast.AsOf:
			note(0, s, func() { p.asOf(s) })
			src = s.Table
			continue
		case *ast.Optioned:
			note(1, s, func() { p.optioned(s) })
			src = s.Table
			continue
		case *ast.Sample:
			note(2, s, func() { p.sample(s) })
			src = s.Source
			continue
		case *ast.Watermark:
			note(3, s, func() { p.watermark(s) })
			src = s.Source
			continue
		}
		break
	}
	after := func() {
		for _, print := range said {
			if print != nil {
				print()
			}
		}
		between()
	}
	switch s := src.(type) {
	case *ast.Table, *ast.Identifier, *ast.Derived, *ast.CTE, *ast.Bad:
		p.relation(src, after)
	case *ast.Stream:
		p.s("STREAM ")
		p.modifiedStream(s, after)
	default:
		p.parenthesised(src)
		after()
	}
}

// parenthesised prints a relation that is made of several in parentheses.
func (p *printer) parenthesised(src ast.Source) {
	if j, ok := src.(*ast.Join); ok && j.Nested {
		p.source(j)
		return
	}
	p.s("(")
	p.source(src)
	p.s(")")
}

// modifiedStream prints what is read as a stream, which can be a function.
func (p *printer) modifiedStream(s *ast.Stream, after func()) {
	switch s.Source.(type) {
	case *ast.Table, *ast.Identifier, *ast.TableFunc, *ast.CTE, *ast.Bad:
		p.relation(s.Source, after)
	default:
		p.failHint(Unsupported, s, "a stream of something that is no table and no function", "say Stream first, then what else is to be said")
	}
}

func (p *printer) table(t *ast.Table, between func()) {
	if t.Info == nil {
		p.fail(Invalid, t, "zero table")
		return
	}
	p.object(t.Info.Name, t)
	between()
	p.alias(t.Alias, nil, t)
}

// aliased prints the alias where SQL has it: a PIVOT or a query without one
// takes it directly, what has one already is put into parentheses.
func (p *printer) aliased(a *ast.Aliased, between func()) {
	alias := func() {
		between()
		p.alias(a.Alias, a.Columns, a)
	}
	switch src := a.Source.(type) {
	case *ast.Lateral:
		p.s("LATERAL ")
		p.aliased(&ast.Aliased{Source: src.Source, Alias: a.Alias, Columns: a.Columns}, between)
	case *ast.Join, *ast.Pivot: // which take no alias themselves
		p.parenthesised(src)
		alias()
	case *ast.Aliased:
		p.failHint(Ambiguous, a, "a relation with two aliases", "leave out the inner one")
	case *ast.Table, *ast.Derived, *ast.Identifier, *ast.Inline, *ast.AsOf, *ast.Optioned, *ast.Sample, *ast.Watermark, *ast.Stream:
		if ast.RelationName(src) != "" && !unaliased(src) {
			p.failHint(Ambiguous, a, "a relation with two aliases", "leave out the inner one")
			return
		}
		p.relation(src, alias)
	default:
		p.relation(src, func() {})
		alias()
	}
}

// unaliased reports whether the name of src is that of its table.
func unaliased(src ast.Source) bool {
	switch src := src.(type) {
	case *ast.Table:
		return src.Alias == ""
	case *ast.AsOf:
		return unaliased(src.Table)
	case *ast.Optioned:
		return unaliased(src.Table)
	case *ast.Sample:
		return unaliased(src.Source)
	case *ast.Watermark:
		return unaliased(src.Source)
	case *ast.Stream:
		return unaliased(src.Source)
	}
	return false
}

func (p *printer) alias(alias string, columns []string, at ast.Node) {
	if alias == "" && len(columns) == 0 {
		return
	}
	p.s(" AS ")
	p.name(alias, at)
	if len(columns) > 0 {
		p.s(" (")
		p.names(columns, at)
		p.s(")")
	}
}

// relationName prints the name by which the columns of src are qualified.
func (p *printer) relationName(src ast.Source) {
	name := ast.RelationName(src)
	if name == "" {
		p.failHint(Invalid, src, "a relation without a name", "give it an alias")
		return
	}
	p.name(name, src)
}

func (p *printer) asOf(a *ast.AsOf) {
	if a.Version != nil {
		p.s(" VERSION AS OF ")
		if !p.plainNumber(a.Version) {
			p.operand(a.Version, inner)
		}
		return
	}
	p.s(" TIMESTAMP AS OF ")
	p.operand(a.Time, inner)
}

func (p *printer) optioned(o *ast.Optioned) {
	p.s(" WITH (")
	if o.Credential != "" {
		p.s("CREDENTIAL ")
		p.name(o.Credential, o)
	}
	p.options(o.Options, o)
	p.s(")")
}

// options prints 'key' = 'value' pairs.
func (p *printer) options(os []ast.Option, at ast.Node) {
	list(p, os, ", ", func(o ast.Option) {
		p.text(o.Key, at)
		p.s(" = ")
		p.text(o.Value, at)
	})
}

func (p *printer) sample(s *ast.Sample) {
	p.s(" TABLESAMPLE (")
	switch s.Kind {
	case ast.SamplePercent:
		if !p.plainNumber(s.Size) {
			p.expr(s.Size)
		}
		p.s(" PERCENT")
	case ast.SampleRows:
		p.rows(s.Size)
		p.s(" ROWS")
	case ast.SampleBucket:
		if s.Bucket < 1 || s.Of < s.Bucket {
			p.fail(Invalid, s, fmt.Sprintf("bucket %d of %d", s.Bucket, s.Of))
		}
		p.s(fmt.Sprintf("BUCKET %d OUT OF %d", s.Bucket, s.Of))
	}
	p.s(")")
	if s.Seed != nil {
		p.s(" REPEATABLE (" + strconv.Itoa(*s.Seed) + ")")
	}
}

func (p *printer) watermark(w *ast.Watermark) {
	p.s(" WATERMARK ")
	p.bareExprs([]ast.Expr{w.Column})
	p.s(" DELAY OF ")
	p.literal(w.Delay, types.Interval{From: types.Day, To: types.Second}, w)
}

// join prints a join; its right side is in parentheses if it is a join.
func (p *printer) join(j *ast.Join) {
	if j.Nested {
		p.s("(")
		defer p.s(")")
	}
	p.source(j.Left)
	if j.Natural {
		p.s(" NATURAL")
	}
	p.s(joinKinds[j.Kind])
	if extended(j.Right) {
		p.parenthesised(j.Right)
	} else {
		p.source(j.Right)
	}
	switch {
	case j.Nearest != nil:
		if j.Kind != ast.InnerJoin && j.Kind != ast.LeftJoin {
			p.fail(Unsupported, j, "NEAREST of a join that is neither JOIN nor LEFT JOIN")
		}
		p.nearest(j.Nearest)
	case len(j.Using) > 0:
		p.s(" USING (")
		p.bareExprs(j.Using)
		p.s(")")
	default:
		p.conditions(" ON ", j.On)
	}
}

// extended reports whether src is more than one relation of a chain of joins.
func extended(src ast.Source) bool {
	switch src := src.(type) {
	case *ast.Join:
		return !src.Nested
	case *ast.Pivot, *ast.Unpivot:
		return true
	case *ast.Aliased:
		_, ok := src.Source.(*ast.Unpivot)
		return ok
	}
	return false
}

func (p *printer) nearest(n *ast.Nearest) {
	p.since(nearestJoin, n.X)
	kind, by := "APPROX", "SIMILARITY"
	if n.Exact {
		kind = "EXACT"
	}
	if n.Distance {
		by = "DISTANCE"
	}
	if n.N < 1 || n.N > 100000 {
		p.fail(Invalid, n.X, fmt.Sprintf("NEAREST %d: 1 to 100000", n.N))
	}
	p.s(fmt.Sprintf(" %s NEAREST %d BY %s ", kind, n.N, by))
	p.expr(n.X)
}

var joinKinds = [...]string{
	ast.InnerJoin: " JOIN ",
	ast.LeftJoin:  " LEFT JOIN ",
	ast.RightJoin: " RIGHT JOIN ",
	ast.FullJoin:  " FULL JOIN ",
	ast.SemiJoin:  " LEFT SEMI JOIN ",
	ast.AntiJoin:  " LEFT ANTI JOIN ",
	ast.CrossJoin: " CROSS JOIN ",
}

func (p *printer) lateralView(v *ast.LateralView) {
	p.s(" LATERAL VIEW ")
	if v.Outer {
		p.s("OUTER ")
	}
	if v.Call == nil {
		p.failHint(Invalid, v, "LATERAL VIEW of something that is no generator", "give it the Table of a function such as fn.Explode")
		return
	}
	p.call(v.Call)
	p.s(" ")
	p.name(v.Alias, v)
	if len(v.Columns) > 0 {
		p.s(" AS ")
		p.names(v.Columns, v)
	}
}

func (p *printer) pivot(v *ast.Pivot) {
	p.source(v.Source)
	p.s(" PIVOT (")
	list(p, v.Aggs, ", ", p.item)
	p.s(" FOR ")
	for _, x := range v.For {
		if !isPath(x) {
			p.failHint(Unsupported, x, "PIVOT of something that is no column", "name it in a query of its own")
		}
	}
	if len(v.For) == 1 {
		p.bareExprs(v.For)
	} else {
		p.s("(")
		p.bareExprs(v.For)
		p.s(")")
	}
	p.s(" IN (")
	list(p, v.In, ", ", p.item)
	p.s("))")
}

func (p *printer) unpivot(u *ast.Unpivot) {
	p.source(u.Source)
	p.s(" UNPIVOT ")
	if u.IncludeNulls {
		p.s("INCLUDE NULLS ")
	}
	p.s("(")
	if len(u.Values) == 1 {
		p.names(u.Values, u)
	} else {
		p.s("(")
		p.names(u.Values, u)
		p.s(")")
	}
	p.s(" FOR ")
	p.name(u.Name, u)
	p.s(" IN (")
	outer := p.bare
	p.bare = true
	list(p, u.In, ", ", p.item)
	p.bare = outer
	p.s("))")
}
