package check

import (
	"fmt"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/function"
	"github.com/brickwork-sql/brickwork/types"
)

// call checks a call of a function.
func (c *checker) call(s *scope, x *ast.Call) facts {
	f := typed(x.Type)
	if x.Ident != nil {
		f.has = c.expr(s, x.Ident).has | hasRaw
	}
	fn := builtin(x)
	kind := kindOf(x, fn)
	if stranger(x, fn) {
		f.has |= hasRaw
	}
	switch {
	case x.Window != nil:
		c.windowPlace(x)
		f.has |= hasWindow
	case kind == ast.AggregateCall:
		c.aggregatePlace(s, x)
		f.has |= hasAggregate
	case kind == ast.WindowCall:
		c.mistake(NoWindow, x, "say over which rows: Over", "%s is a window function and needs OVER", x.Name.Name)
	}
	args := argTypes{types: make([]types.Type, 0, len(x.Args)+len(x.Within))}
	f.has |= c.arguments(s, x, kind, &args)
	if fn != nil {
		if x.Type == nil {
			f.typ = fn.Result(args.types)
			f.fam = familyOf(f.typ)
		}
		c.fitting(x, fn, &args)
	}
	c.routine(x, &args)
	if x.Window != nil {
		f.has |= c.window(s, x)
	}
	return f
}

// argTypes is the types of the arguments of a call.
type argTypes struct {
	types []types.Type
	soft  []int // places of Go values
	other bool  // there are arguments by name, or made of words, or stars
}

func (a *argTypes) add(n ast.Node, f facts) {
	if f.soft {
		a.soft = append(a.soft, len(a.types))
	}
	a.types = append(a.types, f.typ)
	switch n.(type) {
	case ast.Expr, *ast.Lambda:
	default:
		a.other = true
	}
}

// fitting checks the arguments of a call of fn: how many they are, and their types.
func (c *checker) fitting(x *ast.Call, fn *function.Function, args *argTypes) {
	if args.other {
		return
	}
	least, most := fn.Arity()
	if !c.arity(x, fn.Name, least, most) {
		return
	}
	for _, i := range args.soft {
		args.types[i] = nil // it is sent as what is needed
	}
	if i, want := fn.Misfit(args.types); i >= 0 && i < len(x.Args) {
		c.mistake(TypesDiffer, x, "", "argument %d of %s is %v, and has to be %s", i+1, fn.Name, args.types[i], want)
	}
}

// arity checks how many arguments x has, a call of name; a negative most is any
// number. It reports whether there are as many as needed.
func (c *checker) arity(x *ast.Call, name string, least, most int) bool {
	n := len(x.Args)
	switch {
	case n < least:
		c.mistake(WrongArguments, x, "", "%s takes at least %s, not %d", name, quantity(least, "argument"), n)
	case most >= 0 && n > most:
		c.mistake(WrongArguments, x, "", "%s takes at most %s, not %d", name, quantity(most, "argument"), n)
	default:
		return true
	}
	return false
}

// routine checks a call of a function of a schema, as far as the catalog knows it.
func (c *checker) routine(x *ast.Call, args *argTypes) {
	known, ok := c.catalog.(Routines)
	if !ok || x.Builtin || x.Ident != nil {
		return
	}
	switch r, ok := known.Routine(x.Name); {
	case !ok:
		near := suggest(x.Name.Name, known.RoutineNames(x.Name))
		c.report(Finding{Code: UnknownFunction, Severity: Mistake, Node: x, Hint: didYouMean(near), Suggestions: near,
			Text: fmt.Sprintf("there is no function %v", x.Name)})
	case r != nil && !args.other:
		c.arity(x, x.Name.Name, r.Least, r.Most)
	}
}

// builtin is the row of x in the function table, nil if it has none.
func builtin(x *ast.Call) *function.Function {
	if !x.Builtin || x.Ident != nil {
		return nil
	}
	return function.Lookup(x.Name.Name)
}

// stranger reports whether x calls a function by a name that the table does not
// have, so that nobody knows what it is.
func stranger(x *ast.Call, fn *function.Function) bool {
	return fn == nil && x.Kind == ast.ScalarCall && (x.Builtin || x.Ident != nil)
}

// kindOf is what x is, a call of fn: one that was made as a scalar may be known
// to be something else.
func kindOf(x *ast.Call, fn *function.Function) ast.CallKind {
	if x.Kind != ast.ScalarCall || fn == nil {
		return x.Kind
	}
	switch fn.Kind {
	case function.Aggregate:
		return ast.AggregateCall
	case function.Window:
		return ast.WindowCall
	case function.Generator, function.Table:
		return ast.TableCall
	}
	return ast.ScalarCall
}

// aggregatePlace checks that an aggregate may stand here.
func (c *checker) aggregatePlace(s *scope, x *ast.Call) {
	name := x.Name.Name
	switch {
	case c.clause == inWhere && s.outer != nil && s.ofOuter(x):
		// An aggregate of the outer query, in a condition on its groups.
	case c.inAggregate:
		c.mistake(NestedAggregate, x, "aggregate in a subquery first", "the aggregate %s stands inside another one", name)
	case c.clause == inGroupBy:
		c.mistake(AggregateInGroupBy, x, "", "the aggregate %s stands in GROUP BY", name)
	case c.clause == inWhere:
		c.mistake(AggregateInWhere, x, "conditions on groups belong to Having", "the aggregate %s stands in WHERE, before there are groups", name)
	case c.clause == inOn || c.clause == inWhen || c.clause == inValues:
		c.mistake(AggregateInWhere, x, "aggregate in a subquery", "the aggregate %s stands in %v, where there are no groups", name, c.clause)
	}
}

// ofOuter reports whether x has columns, and all belong to queries around s.
func (s *scope) ofOuter(x *ast.Call) (found bool) {
	for n := range ast.Preorder(x) {
		if col, ok := n.(*ast.Column); ok && col != nil {
			src := base(col.Table)
			if src == nil || s.find(nameOf(src), src) != nil {
				return false
			}
			found = true
		}
	}
	return found
}

// windowPlace checks that a window function may stand here.
func (c *checker) windowPlace(x *ast.Call) {
	name := x.Name.Name
	if x.Distinct {
		c.mistake(DistinctWindow, x, "", "DISTINCT with OVER: Databricks has no such construct")
	}
	switch {
	case c.inWindow:
		c.mistake(MisplacedWindow, x, "use a subquery", "the window function %s stands inside another one", name)
	case c.inAggregate:
		c.mistake(MisplacedWindow, x, "use a subquery", "the window function %s stands inside an aggregate", name)
	case c.clause == inWhere || c.clause == inHaving:
		c.mistake(MisplacedWindow, x, "conditions on window functions belong to Qualify", "the window function %s stands in %v", name, c.clause)
	case c.clause == inGroupBy || c.clause == inOn || c.clause == inWhen || c.clause == inValues:
		c.mistake(MisplacedWindow, x, "use a subquery", "the window function %s stands in %v", name, c.clause)
	}
}

// arguments checks what a call is made of besides its window, and adds the
// types of its arguments to args.
func (c *checker) arguments(s *scope, x *ast.Call, kind ast.CallKind, args *argTypes) (h has) {
	aggregate, window := c.inAggregate, c.inWindow
	if x.Window != nil {
		c.inWindow = true
	} else if kind == ast.AggregateCall {
		c.inAggregate = true
	}
	for _, n := range x.Args {
		f := c.argument(s, n)
		args.add(n, f)
		h |= f.has
	}
	for _, o := range x.Within {
		if o != nil {
			f := c.expr(s, o.X)
			args.add(o.X, f)
			h |= f.has
		}
	}
	for i, cond := range x.Filter {
		c.enter("", 0, x)
		c.enter("Filter", i, cond)
		f := c.expr(s, cond)
		c.condition(cond, f)
		c.leave()
		c.leave()
		h |= f.has
	}
	c.inAggregate, c.inWindow = aggregate, window
	if kind == ast.AggregateCall && x.Window == nil {
		h &= hasRaw
	}
	return h
}

// nodes checks nodes, which need not be expressions.
func (c *checker) nodes(s *scope, ns []ast.Node) (h has) {
	for _, n := range ns {
		h |= c.argument(s, n).has
	}
	return h
}

// argument checks an argument of a call.
func (c *checker) argument(s *scope, n ast.Node) facts {
	if absent(n) || !c.descend() {
		return facts{}
	}
	defer c.ascend()
	switch n := n.(type) {
	case ast.Expr:
		return c.expr(s, n)
	case *ast.Lambda:
		return c.lambda(s, n)
	case *ast.NamedArg:
		return facts{has: c.argument(s, n.X).has}
	case *ast.Named:
		return c.argument(s, n.X)
	case *ast.Phrase:
		return facts{has: c.nodes(s, n.Parts)}
	case *ast.Star:
		c.star(s, n)
	case *ast.Order:
		return facts{has: c.expr(s, n.X).has}
	case *ast.TableArg:
		c.tableArg(s, n)
	case ast.Query:
		c.subquery(s, n)
	}
	return facts{}
}

// lambda checks Vars -> Body.
func (c *checker) lambda(s *scope, x *ast.Lambda) facts {
	n := len(c.vars)
	c.vars = append(c.vars, x.Vars...)
	f := c.expr(s, x.Body)
	c.vars = c.vars[:n]
	return f
}

// tableArg checks TABLE(…), whose columns its own clauses see.
func (c *checker) tableArg(s *scope, x *ast.TableArg) {
	inner := newScope(s)
	_, isTable := base(x.Source).(*ast.Table)
	inner.open = !isTable // what is inside of a query may be visible
	c.source(inner, x.Source, s)
	c.exprs(inner, x.PartitionBy)
	for _, o := range x.OrderBy {
		if o != nil {
			c.expr(inner, o.X)
		}
	}
}

// window checks OVER (…).
func (c *checker) window(s *scope, x *ast.Call) has {
	w := x.Window
	if w.Name != "" {
		c.namedWindow(x)
	}
	before := c.inWindow
	c.inWindow = true
	h := c.exprs(s, w.PartitionBy)
	for _, o := range w.OrderBy {
		if o == nil {
			continue
		}
		f := c.expr(s, o.X)
		h |= f.has
		if !orderable(f.typ) {
			c.notComparable(o.X, f)
		}
	}
	if w.Frame != nil {
		h |= c.expr(s, w.Frame.From.X).has | c.expr(s, w.Frame.To.X).has
	}
	c.inWindow = before
	return h
}

// namedWindow checks that windows of one name are the same: the SELECT declares it once.
func (c *checker) namedWindow(x *ast.Call) {
	for _, w := range c.windows {
		if !equalNames(w.Name, x.Window.Name) {
			continue
		}
		if w != x.Window && !same(w, x.Window) {
			c.mistake(DuplicateName, x, "", "two different windows are called %q", w.Name)
		}
		return
	}
	c.windows = append(c.windows, x.Window)
}
