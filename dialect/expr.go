package dialect

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// expr prints x without parentheses around it.
func (p *printer) expr(x ast.Expr) { p.operand(x, ast.PrecLambda) }

// operand prints x, in parentheses if it binds looser than min.
func (p *printer) operand(x ast.Expr, min ast.Prec) {
	if x == nil {
		p.fail(Invalid, nil, "nil expression")
		return
	}
	if !p.enter(x) {
		return
	}
	if prec(x) < min {
		p.s("(")
		p.production(x)
		p.s(")")
	} else {
		p.production(x)
	}
	p.leave()
}

// prec is how tightly x binds as this package writes it.
func prec(x ast.Expr) ast.Prec {
	switch x := x.(type) {
	case *ast.Unary:
		if x.Op == ast.Not && postfixNot(x.X) {
			return ast.PrecCompare
		}
	case *ast.Typed:
		return prec(x.X)
	case *ast.Nary:
		if len(x.Xs) == 1 {
			return prec(x.Xs[0])
		}
	case *ast.Exists: // stands where NOT stands, and is no operand
		return ast.PrecNot
	}
	return ast.PrecOf(x)
}

// postfixNot reports whether NOT x is written inside of x: x IS NOT NULL, x NOT IN (…).
func postfixNot(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.Is, *ast.In, *ast.InQuery, *ast.Between, *ast.Like, *ast.LikeList:
		return true
	case *ast.Binary:
		return x.Op == ast.IsDistinctFrom
	}
	return false
}

// production prints x by its kind; one case per node, nothing else.
func (p *printer) production(x ast.Expr) {
	switch x := x.(type) {
	case *ast.Column:
		p.column(x)
	case *ast.Field:
		p.field(x)
	case *ast.Ref:
		p.ref(x)
	case *ast.Value:
		p.value(x, nil, false)
	case *ast.Literal:
		p.literal(x.V, x.Type, x)
	case *ast.Param:
		p.param(x, nil)
	case *ast.Variable:
		p.name(x.Name, x)
	case *ast.LambdaVar:
		p.lambdaVar(x)
	case *ast.Unary:
		p.unary(x)
	case *ast.Binary:
		p.binary(x, false)
	case *ast.Nary:
		p.nary(x)
	case *ast.Between, *ast.In, *ast.InQuery, *ast.Like, *ast.LikeList, *ast.Is:
		p.predicate(x, "")
	case *ast.Case:
		p.cases(x)
	case *ast.Cast:
		p.cast(x)
	case *ast.Typed:
		p.production(x.X)
	case *ast.Index:
		p.index(x)
	case *ast.Path:
		p.path(x)
	case *ast.Tuple:
		p.s("(")
		list(p, x.Xs, ", ", p.expr)
		p.s(")")
	case *ast.Call:
		p.call(x)
	case *ast.Subquery:
		p.subquery(x.Query)
	case *ast.Exists:
		p.s("EXISTS ")
		p.subquery(x.Query)
	case *ast.Collate:
		p.since(collations, x)
		p.operand(x.X, ast.PrecPostfix)
		p.s(" COLLATE ")
		p.collation(x.To, x)
	case *ast.Identifier:
		p.identifier(x)
	case *ast.Ordinal:
		if x.N < 1 {
			p.fail(Invalid, x, "positions count from 1")
		}
		p.s(strconv.Itoa(x.N))
	case *ast.AllItems:
		p.s("ALL")
	case *ast.Default:
		p.fail(Invalid, x, "DEFAULT stands where a value is assigned only")
	case *ast.Raw:
		p.raw(x)
	case *ast.Foreign:
		p.foreign(x)
	case ast.Verbatim:
		p.verbatim(x)
	case *ast.GroupingSet:
		p.fail(Invalid, x, "ROLLUP, CUBE and GROUPING SETS stand in GROUP BY only")
	case *ast.Bad:
		p.fail(Invalid, x, x.Text)
	default:
		p.fail(Invalid, x, fmt.Sprintf("unexpected expression %T", x))
	}
}

// column prints a column with its relation, if that has a name.
func (p *printer) column(c *ast.Column) {
	if c.Table != nil && !p.bare {
		if name := ast.RelationName(c.Table); name != "" {
			p.name(name, c)
			p.s(".")
		}
	}
	p.name(c.Name, c)
}

// before prints what a field, an index or a path follows: a path and a number
// are in parentheses, or what follows would be a part of them.
func (p *printer) before(x ast.Expr) {
	min := ast.PrecPostfix
	switch core(x).(type) {
	case *ast.Path, *ast.Literal:
		min = ast.PrecAtom + 1
	}
	p.operand(x, min)
}

func (p *printer) field(f *ast.Field) {
	p.before(f.X)
	p.s(".")
	p.name(f.Name, f)
}

func (p *printer) ref(r *ast.Ref) {
	if r.Lateral {
		p.s("lateral.")
	}
	p.name(r.Item.Name, r)
}

func (p *printer) unary(x *ast.Unary) {
	switch {
	case x.Op == ast.Not && postfixNot(x.X):
		p.predicate(x.X, "NOT ")
	case x.Op == ast.Not:
		p.s("NOT ")
		p.operand(x.X, ast.PrecNot)
	default:
		// -(-x), as --x would be a comment; -(1), as -1 would be a literal
		p.s(x.Op.String())
		p.operand(x.X, ast.PrecUnary+1)
	}
}

func (p *printer) binary(x *ast.Binary, not bool) {
	left, right := x.Op.Prec(), x.Op.Prec()+1
	if left == ast.PrecCompare { // a = b = c does not associate
		left = right
	}
	p.typedOperand(x.X, left, x.Y)
	p.s(" ")
	if not {
		p.s("IS NOT DISTINCT FROM")
	} else {
		p.s(x.Op.String())
	}
	p.s(" ")
	p.typedOperand(x.Y, right, x.X)
}

// typedOperand prints x, which meets other: a parameter takes its type from there.
func (p *printer) typedOperand(x ast.Expr, min ast.Prec, other ast.Expr) {
	switch x := x.(type) {
	case *ast.Value:
		p.value(x, typeOf(other), false)
	case *ast.Param:
		p.param(x, typeOf(other))
	default:
		p.operand(x, min)
	}
}

// typeOf is the type that x brings from a table or a cast, nil for others.
func typeOf(x ast.Expr) types.Type {
	switch x := x.(type) {
	case *ast.Column:
		return x.Type
	case *ast.Field:
		return x.Type
	case *ast.Cast:
		return x.To
	}
	return nil
}

func (p *printer) nary(x *ast.Nary) {
	if len(x.Xs) == 0 {
		p.fail(Invalid, x, x.Op.String()+" of nothing")
		return
	}
	min := x.Op.Prec() + 1
	if len(x.Xs) == 1 {
		min = ast.PrecLambda
	}
	list(p, x.Xs, " "+x.Op.String()+" ", func(y ast.Expr) {
		if n, ok := core(y).(*ast.Nary); ok && n.Op == x.Op { // a AND (b AND c) is a AND b AND c
			p.operand(n, x.Op.Prec())
			return
		}
		p.operand(y, min)
	})
}

// core is x without what writes nothing.
func core(x ast.Expr) ast.Expr {
	switch y := x.(type) {
	case *ast.Typed:
		return core(y.X)
	case *ast.Nary:
		if len(y.Xs) == 1 {
			return core(y.Xs[0])
		}
	}
	return x
}

// inner is what an operand of a predicate has to bind tighter than.
const inner = ast.PrecCompare + 1

// predicate prints x or, with not, its opposite.
func (p *printer) predicate(x ast.Expr, not string) {
	switch x := x.(type) {
	case *ast.Is:
		p.operand(x.X, inner)
		p.s(" IS " + not + [...]string{"NULL", "TRUE", "FALSE", "UNKNOWN"}[x.What])
	case *ast.In:
		p.in(x, not)
	case *ast.InQuery:
		p.operand(x.X, inner)
		p.s(" " + not + "IN ")
		p.subquery(x.Query)
	case *ast.Between:
		p.operand(x.X, inner)
		p.s(" " + not + "BETWEEN ")
		p.typedOperand(x.Lo, inner, x.X)
		p.s(" AND ")
		p.typedOperand(x.Hi, inner, x.X)
	case *ast.Like:
		p.like(x, not)
	case *ast.LikeList:
		p.likeList(x, not)
	case *ast.Binary:
		p.binary(x, true)
	}
}

// in prints a list of none as FALSE, and one that is too long for parameters
// as an array in one parameter.
func (p *printer) in(x *ast.In, not string) {
	switch {
	case len(x.List) == 0:
		p.s(map[string]string{"": "FALSE", "NOT ": "TRUE"}[not])
	case len(x.List) > maxInList && allValues(x.List):
		p.inArray(x, not)
	default:
		p.operand(x.X, inner)
		p.s(" " + not + "IN (")
		list(p, x.List, ", ", func(y ast.Expr) { p.typedOperand(y, ast.PrecLambda, x.X) })
		p.s(")")
	}
}

func (p *printer) like(x *ast.Like, not string) {
	p.operand(x.X, inner)
	p.s(" " + not + x.Op.String() + " ")
	p.operand(x.Pattern, inner)
	if x.Escape != 0 {
		if x.Op == ast.RLikeOp {
			p.fail(Invalid, x, "RLIKE has no ESCAPE")
		}
		p.s(" ESCAPE ")
		p.text(string(x.Escape), x)
	}
}

func (p *printer) likeList(x *ast.LikeList, not string) {
	if len(x.Patterns) == 0 {
		p.fail(Incomplete, x, x.Op.String()+" without a pattern")
	}
	p.operand(x.X, inner)
	p.s(" " + not + x.Op.String())
	if x.All {
		p.s(" ALL (")
	} else {
		p.s(" ANY (")
	}
	list(p, x.Patterns, ", ", p.expr)
	p.s(")")
}

func (p *printer) cases(x *ast.Case) {
	if len(x.Whens) == 0 {
		p.fail(Incomplete, x, "CASE without WHEN")
	}
	p.s("CASE ")
	if x.X != nil {
		p.expr(x.X)
		p.s(" ")
	}
	for _, w := range x.Whens {
		p.s("WHEN ")
		if x.X != nil {
			p.typedOperand(w.If, ast.PrecLambda, x.X)
		} else {
			p.expr(w.If)
		}
		p.s(" THEN ")
		p.expr(w.Then)
		p.s(" ")
	}
	if x.Else != nil {
		p.s("ELSE ")
		p.expr(x.Else)
		p.s(" ")
	}
	p.s("END")
}

func (p *printer) cast(x *ast.Cast) {
	if x.To == nil {
		p.failHint(TypeMismatch, x, "cast to a Go type that says no SQL type", "a DECIMAL needs its width: CastDecimal, CastTo")
		return
	}
	if x.Try {
		p.s("TRY_CAST(")
	} else {
		p.s("CAST(")
	}
	if v, ok := x.X.(*ast.Param); ok && v.Type == nil {
		p.param(v, x.To)
	} else {
		p.expr(x.X)
	}
	p.s(" AS ")
	p.sqlType(x.To, x)
	p.s(")")
}

// sqlType prints a type.
func (p *printer) sqlType(t types.Type, at ast.Node) {
	if u, ok := t.(types.Unknown); ok {
		p.fail(Invalid, at, fmt.Sprintf("type %q is not understood", u.Text))
		return
	}
	p.s(types.Format(t))
}

func (p *printer) index(x *ast.Index) {
	p.before(x.X)
	p.s("[")
	var key types.Type
	if m, ok := typeOf(x.X).(types.Map); ok {
		key = m.Key
	}
	if v, ok := x.I.(*ast.Value); ok {
		p.value(v, key, false)
	} else {
		p.operand(x.I, inner)
	}
	p.s("]")
}

// path prints x:a.b[0]; every name is quoted by itself.
func (p *printer) path(x *ast.Path) {
	p.before(x.X)
	if len(x.Steps) == 0 {
		return
	}
	p.s(":")
	for i, s := range x.Steps {
		switch s.Kind {
		case ast.StepField:
			if i > 0 {
				p.s(".")
			}
			p.name(s.Name, x)
		case ast.StepIndex:
			if s.Index < 0 {
				p.fail(Invalid, x, fmt.Sprintf("index %d of a path", s.Index))
			}
			p.s("[" + strconv.Itoa(s.Index) + "]")
		case ast.StepEach:
			p.s("[*]")
		}
	}
}

func (p *printer) collation(c types.Collation, at ast.Node) {
	if !plainWord(string(c)) {
		p.fail(Invalid, at, fmt.Sprintf("%q is no name of a collation", string(c)))
		return
	}
	p.s(string(c))
}

func (p *printer) identifier(x *ast.Identifier) {
	p.s("IDENTIFIER(")
	p.expr(x.X)
	p.s(")")
}

// raw prints SQL of the caller, with its arguments in the holes.
func (p *printer) raw(r *ast.Raw) {
	if r.Err != "" {
		p.fail(Invalid, r, r.Err)
		p.s(strings.Join(r.Parts, "{}"))
		return
	}
	for i, part := range r.Parts {
		p.s(part)
		if i < len(r.Args) {
			p.rawArgument(r.Args[i])
		}
	}
	if n := len(r.Parts); n > 0 && strings.Contains(r.Parts[n-1], "--") {
		end, _ := afterComment(r.Parts[n-1]) // what does not end was found when r was made
		p.s(end)
	}
}

// rawArgument prints what goes into a hole: what surrounds it is not known, so
// that a loose expression is in parentheses.
func (p *printer) rawArgument(n ast.Node) {
	switch n := n.(type) {
	case ast.Query:
		p.subquery(n)
	case ast.Expr:
		p.operand(n, ast.PrecPostfix)
	default:
		p.node(n)
	}
}

type lambdaName struct {
	v    *ast.LambdaVar
	name string
}

// lambda prints x -> body; the names of the variables are free in the body.
func (p *printer) lambda(l *ast.Lambda) {
	outer := p.lambdas
	taken := p.takenNames(l.Body)
	for _, v := range l.Vars {
		name := freeName(taken)
		taken = append(taken, name)
		p.lambdas = append(slices.Clip(p.lambdas), lambdaName{v, name})
	}
	vars := p.lambdas[len(outer):]
	if len(vars) != 1 {
		p.s("(")
	}
	list(p, vars, ", ", func(v lambdaName) { p.s(v.name) })
	if len(vars) != 1 {
		p.s(")")
	}
	p.s(" -> ")
	p.expr(l.Body)
	p.lambdas = outer
}

// takenNames is the names that mean something in body: of the variables
// around it, of bare columns, of relations.
func (p *printer) takenNames(body ast.Expr) []string {
	var taken []string
	for _, v := range p.lambdas {
		taken = append(taken, v.name)
	}
	for n := range ast.Preorder(body) {
		switch n := n.(type) {
		case *ast.Column:
			taken = append(taken, n.Name)
			if n.Table != nil {
				taken = append(taken, ast.RelationName(n.Table))
			}
		case *ast.Variable:
			taken = append(taken, n.Name)
		case *ast.Ref:
			taken = append(taken, n.Item.Name)
		case *ast.Raw:
			for _, part := range n.Parts {
				taken = append(taken, wordsOf(part)...)
			}
		case ast.Verbatim:
			taken = append(taken, wordsOf(string(n))...)
		}
	}
	return taken
}

// wordsOf is the words in a text.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// freeName is x, y, z, x1, y1, …: the first that is not taken.
func freeName(taken []string) string {
	for i := 0; ; i++ {
		name := string("xyz"[i%3])
		if i >= 3 {
			name += strconv.Itoa(i / 3)
		}
		if !slices.ContainsFunc(taken, func(other string) bool { return strings.EqualFold(name, other) }) {
			return name
		}
	}
}

func (p *printer) lambdaVar(v *ast.LambdaVar) {
	for _, l := range p.lambdas {
		if l.v == v {
			p.s(l.name)
			return
		}
	}
	if p.quiet {
		p.s("x")
		return
	}
	p.fail(Unresolved, v, "a variable of a lambda outside of it")
}
