package dialect

import (
	"fmt"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/internal/function"
)

// call prints a call of a function, with its clauses.
func (p *printer) call(c *ast.Call) {
	if c == nil {
		p.fail(Invalid, nil, "zero call")
		return
	}
	inside := c.IgnoreNulls && nullsInside(c)
	p.functionName(c)
	p.s("(")
	if c.Distinct {
		p.s("DISTINCT ")
	}
	list(p, c.Args, ", ", p.argument)
	if inside {
		p.s(" IGNORE NULLS")
	}
	p.s(")")
	if len(c.Within) > 0 {
		p.s(" WITHIN GROUP (ORDER BY ")
		list(p, c.Within, ", ", p.rowOrder)
		p.s(")")
	}
	if len(c.Filter) > 0 {
		p.conditions(" FILTER (WHERE ", c.Filter)
		p.s(")")
	}
	if c.IgnoreNulls && !inside {
		p.s(" IGNORE NULLS")
	}
	if c.Window != nil {
		p.over(c.Window)
	} else if c.Kind == ast.WindowCall {
		p.fail(Incomplete, c, "a window function without OVER")
	}
}

// functionName prints the name of the function.
func (p *printer) functionName(c *ast.Call) {
	switch {
	case c.Ident != nil:
		p.s("IDENTIFIER(")
		p.expr(c.Ident)
		p.s(")")
	case !c.Builtin:
		p.object(c.Name, c)
	case quote.IsPlain(c.Name.Name):
		p.tooOld(c)
		p.s(c.Name.Name)
	default:
		p.name(c.Name.Name, c)
	}
}

// tooOld refuses a function that the runtime does not have.
func (p *printer) tooOld(c *ast.Call) {
	if (p.opts.Runtime == Runtime{}) {
		return
	}
	if f := function.Lookup(c.Name.Name); f != nil {
		p.since(feature{f.Name, Runtime{int(f.Since.Major), int(f.Since.Minor)}}, c)
	}
}

// nullsInside reports whether IGNORE NULLS stands between the parentheses of c.
func nullsInside(c *ast.Call) bool {
	if !c.Builtin || len(c.Filter) > 0 || c.Window != nil {
		return false
	}
	f := function.Lookup(c.Name.Name)
	return f != nil && f.Is(function.NullsInside)
}

// argument prints what stands between the parentheses of a call.
func (p *printer) argument(n ast.Node) {
	switch n := n.(type) {
	case *ast.Star:
		p.star(n)
	case *ast.NamedArg:
		if !plainWord(n.Name) {
			p.fail(Invalid, n, fmt.Sprintf("%q is no name of an argument", n.Name))
		}
		p.s(n.Name)
		p.s(" => ")
		p.argument(n.X)
	case *ast.TableArg:
		p.tableArg(n)
	case *ast.Lambda:
		p.lambda(n)
	case *ast.Phrase:
		list(p, n.Parts, " ", p.phrasePart)
	case ast.Keyword:
		p.s(n.String())
	case *ast.UnitArg:
		p.s(n.Unit.String())
	case *ast.TypeArg:
		if n.Type == nil {
			p.fail(TypeMismatch, n, "a Go type that says no SQL type")
			return
		}
		p.text(n.Type.String(), n)
	case *ast.Order:
		p.rowOrder(n)
	case *ast.Named:
		p.item(n)
	case ast.Query:
		p.subquery(n)
	case *ast.TableFunc:
		p.call(n.Call)
	case ast.Expr:
		p.expr(n)
	case ast.Source:
		p.source(n)
	default:
		p.fail(Invalid, n, fmt.Sprintf("%T as an argument", n))
	}
}

// phrasePart prints a word or an operand between words, one of which is IN.
func (p *printer) phrasePart(n ast.Node) {
	if x, ok := n.(ast.Expr); ok {
		p.operand(x, inner)
		return
	}
	p.argument(n)
}

// tableArg prints a table or a query as an argument; its columns are bare names
// outside of the parentheses, where it has no alias.
func (p *printer) tableArg(t *ast.TableArg) {
	p.s("TABLE(")
	switch src := t.Source.(type) {
	case *ast.Table:
		p.target(src)
	case *ast.Derived:
		p.nested(func() { p.queryBody(src.Query) })
	default:
		p.s("SELECT * FROM ")
		p.source(src)
	}
	p.s(")")
	if t.Single && len(t.PartitionBy) > 0 {
		p.fail(Ambiguous, t, "both a single partition and PARTITION BY")
	}
	if t.Single {
		p.s(" WITH SINGLE PARTITION")
	}
	outer := p.bare
	p.bare = true
	clause(p, " PARTITION BY ", t.PartitionBy, p.expr)
	clause(p, " ORDER BY ", t.OrderBy, p.rowOrder)
	p.bare = outer
}

// clause prints a clause of a table argument, where several are in parentheses.
func clause[E any](p *printer, words string, xs []E, print func(E)) {
	switch len(xs) {
	case 0:
	case 1:
		p.s(words)
		print(xs[0])
	default:
		p.s(words + "(")
		list(p, xs, ", ", print)
		p.s(")")
	}
}

// over prints OVER: a named window by its name, which the SELECT declares.
func (p *printer) over(w *ast.Window) {
	p.s(" OVER ")
	if w.Name == "" {
		p.s("(")
		p.windowSpec(w)
		p.s(")")
		return
	}
	p.name(w.Name, w)
	for _, old := range p.windows {
		if old.Name == w.Name {
			if !equal(old, w) {
				p.fail(Ambiguous, w, fmt.Sprintf("two different windows are called %q", w.Name))
			}
			return
		}
	}
	p.windows = append(p.windows, w)
}

// windowClause prints the windows that were used by name.
func (p *printer) windowClause() {
	if len(p.windows) == 0 {
		return
	}
	windows := p.windows
	p.s(" WINDOW ")
	list(p, windows, ", ", func(w *ast.Window) {
		p.name(w.Name, w)
		p.s(" AS (")
		p.windowSpec(w)
		p.s(")")
	})
	p.windows = p.windows[:0]
}

func (p *printer) windowSpec(w *ast.Window) {
	sep := ""
	if len(w.PartitionBy) > 0 {
		p.exprs("PARTITION BY ", w.PartitionBy)
		sep = " "
	}
	if len(w.OrderBy) > 0 {
		p.s(sep + "ORDER BY ")
		list(p, w.OrderBy, ", ", p.rowOrder)
		sep = " "
	}
	if w.Frame != nil {
		p.s(sep)
		p.frame(w)
	}
}

func (p *printer) frame(w *ast.Window) {
	f := w.Frame
	if f.From.Kind > f.To.Kind || f.From.Kind == ast.UnboundedFollowing || f.To.Kind == ast.UnboundedPreceding {
		p.fail(Invalid, w, "a frame that ends before it starts")
	}
	if f.Range {
		p.s("RANGE BETWEEN ")
	} else {
		p.s("ROWS BETWEEN ")
	}
	p.frameEnd(f.From)
	p.s(" AND ")
	p.frameEnd(f.To)
}

func (p *printer) frameEnd(e ast.FrameEnd) {
	if e.X != nil {
		p.expr(e.X)
		p.s(" ")
	}
	p.s([...]string{"UNBOUNDED PRECEDING", "PRECEDING", "CURRENT ROW", "FOLLOWING", "UNBOUNDED FOLLOWING"}[e.Kind])
}

// plainWord reports whether s is a word that needs no quoting where none is possible.
func plainWord(s string) bool { return quote.IsPlain(s) }
