package check

import (
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// expr checks x and tells what is known of it.
func (c *checker) expr(s *scope, x ast.Expr) facts {
	if absent(x) {
		return facts{}
	}
	if !c.descend() {
		return facts{has: hasRaw}
	}
	f := c.node(s, x)
	c.ascend()
	return f
}

// node is expr of an x that is there.
func (c *checker) node(s *scope, x ast.Expr) facts {
	switch x := x.(type) {
	case *ast.Column:
		return c.column(s, x)
	case *ast.Value:
		f := goFacts(x.V)
		if x.Type != nil {
			f = typed(x.Type)
		}
		f.soft = true
		return f
	case *ast.Literal:
		f := goFacts(x.V)
		if x.Type != nil && x.V != nil {
			f = typed(x.Type)
		}
		f.lits = c.literal(x)
		return f
	case *ast.Param:
		return typed(x.Type)
	case *ast.Variable:
		return typed(x.Type)
	case *ast.LambdaVar:
		return c.lambdaVar(x)
	case *ast.Ref:
		return c.ref(s, x)
	case *ast.Binary:
		return c.binary(s, x)
	case *ast.Unary:
		return c.unary(s, x)
	case *ast.Nary:
		return c.nary(s, x)
	case *ast.Call:
		return c.call(s, x)
	case *ast.Raw:
		c.nodes(s, x.Args)
		f := typed(x.Type)
		f.has = hasRaw
		return f
	case *ast.Foreign:
		f := typed(x.Type)
		f.has = hasRaw
		return f
	case *ast.Bad, ast.Verbatim:
		return facts{has: hasRaw}
	case *ast.Ordinal, *ast.AllItems, *ast.Default:
		return facts{}
	}
	return c.predicate(s, x)
}

// predicate is node for what tells true from false.
func (c *checker) predicate(s *scope, x ast.Expr) facts {
	f := isBoolean
	switch x := x.(type) {
	case *ast.In:
		f.has = c.in(s, x)
	case *ast.InQuery:
		f.has, f.null = c.inQuery(s, x)
	case *ast.Between:
		a, lo, hi := c.expr(s, x.X), c.expr(s, x.Lo), c.expr(s, x.Hi)
		found := len(c.findings)
		if c.compare(x, a, lo); len(c.findings) == found {
			c.compare(x, a, hi)
		}
		f.has = a.has | lo.has | hi.has
	case *ast.Like:
		a, b := c.expr(s, x.X), c.expr(s, x.Pattern)
		c.pattern(x, a, b)
		f.has = a.has | b.has
	case *ast.LikeList:
		a := c.expr(s, x.X)
		c.pattern(x, a)
		f.has = a.has | c.exprs(s, x.Patterns)
	case *ast.Is:
		a := c.expr(s, x.X)
		if x.What != ast.IsNull {
			c.condition(x.X, a)
		}
		f.has = a.has
	case *ast.Exists:
		c.subquery(s, x.Query)
	default:
		return c.compound(s, x)
	}
	return f
}

// compound is node for what is made of parts, or takes a part out.
func (c *checker) compound(s *scope, x ast.Expr) facts {
	switch x := x.(type) {
	case *ast.Case:
		return c.caseOf(s, x)
	case *ast.Cast:
		return c.cast(s, x)
	case *ast.Typed:
		f := c.expr(s, x.X)
		t := typed(x.Type)
		t.has, t.null, t.lits = f.has, f.null, f.lits
		return t
	case *ast.Field:
		return c.field(s, x)
	case *ast.Index:
		return c.index(s, x)
	case *ast.Path:
		return c.pathOf(s, x)
	case *ast.Tuple:
		return facts{has: c.exprs(s, x.Xs)}
	case *ast.Subquery:
		return c.scalar(s, x)
	case *ast.Collate:
		f := c.expr(s, x.X)
		if f.fam.known() && f.fam != text {
			c.mistake(TypesDiffer, x, "", "%s has no collation", typeName(f))
		}
		return facts{typ: types.String, fam: text, has: f.has}
	case *ast.Identifier:
		f := c.expr(s, x.X)
		t := typed(x.Type)
		t.has = f.has | hasRaw
		return t
	case *ast.GroupingSet:
		return facts{has: c.exprs(s, x.Xs)}
	}
	return facts{has: hasRaw}
}

// exprs checks xs and tells what is in them.
func (c *checker) exprs(s *scope, xs []ast.Expr) (h has) {
	for _, x := range xs {
		h |= c.expr(s, x).has
	}
	return h
}

func (c *checker) lambdaVar(x *ast.LambdaVar) facts {
	for _, v := range c.vars {
		if v == x {
			return typed(x.Type)
		}
	}
	c.mistake(NotInScope, x, "", "a variable of a lambda stands outside of it")
	return typed(x.Type)
}

// in checks X IN (List).
func (c *checker) in(s *scope, x *ast.In) has {
	a := c.expr(s, x.X)
	h := a.has
	tuple, _ := x.X.(*ast.Tuple)
	for _, y := range x.List {
		b := c.expr(s, y)
		h |= b.has
		if t, ok := y.(*ast.Tuple); ok && t != nil && tuple != nil {
			c.sameLength(y, "the tuple", len(tuple.Xs), len(t.Xs))
			continue
		}
		found := len(c.findings)
		c.compare(y, a, b)
		if len(c.findings) > found {
			break // the others are of the same type
		}
	}
	return h
}

// sameLength checks that n columns meet as many.
func (c *checker) sameLength(n ast.Node, what string, want, got int) {
	if want != got {
		c.mistake(ColumnCount, n, "", "%s has %s, and needs %d", what, quantity(got, "column"), want)
	}
}

// inQuery checks X IN (Query), and tells whether the query may have a NULL.
func (c *checker) inQuery(s *scope, x *ast.InQuery) (has, nullness) {
	a := c.expr(s, x.X)
	rows := c.subquery(s, x.Query)
	if !rows.known {
		return a.has, nullUnknown
	}
	if t, ok := x.X.(*ast.Tuple); ok && t != nil {
		c.sameLength(x, "the query", len(t.Xs), rows.len())
		return a.has, nullUnknown
	}
	if c.sameLength(x, "the query", 1, rows.len()); rows.len() != 1 {
		return a.has, nullUnknown
	}
	c.compare(x, a, rows.at(0).facts)
	return a.has, rows.at(0).null
}

// scalar checks a subquery that is a value.
func (c *checker) scalar(s *scope, x *ast.Subquery) facts {
	rows := c.subquery(s, x.Query)
	if !rows.known {
		return facts{}
	}
	if n := rows.len(); n != 1 {
		c.mistake(MultipleValues, x, "", "a query that is a value has one column, not %d", n)
		return facts{}
	}
	f := rows.at(0).facts
	return facts{typ: f.typ, fam: f.fam}
}

// subquery checks a query in an expression.
func (c *checker) subquery(s *scope, q ast.Query) columns {
	if absent(q) {
		return columns{}
	}
	c.enter("", 0, q)
	defer c.leave()
	return c.query(q, s, wantColumns)
}

// caseOf checks CASE.
func (c *checker) caseOf(s *scope, x *ast.Case) facts {
	var of, all facts
	if x.X != nil {
		of = c.expr(s, x.X)
		all.has = of.has
	}
	all.soft = true // nothing known yet
	for i := range x.Whens {
		when := &x.Whens[i]
		a := c.expr(s, when.If)
		if x.X != nil {
			c.compare(when.If, of, a)
		} else {
			c.condition(when.If, a)
		}
		all = c.branch(all, when.Then, c.expr(s, when.Then), a.has)
	}
	if x.Else != nil {
		all = c.branch(all, x.Else, c.expr(s, x.Else), 0)
	}
	all.soft = false
	return all
}

// branch adds a branch of a CASE to what is known of those before it.
func (c *checker) branch(all facts, x ast.Expr, f facts, h has) facts {
	switch meet(all, f) {
	case implicit:
		c.caution(ImplicitCast, x, "cast one branch", "branches of a CASE are %s and %s", typeName(all), typeName(f))
	case differ:
		c.mistake(TypesDiffer, x, "cast one branch", "branches of a CASE are %s and %s", typeName(all), typeName(f))
	}
	sum := c.either(all, f)
	sum.has = all.has | f.has | h
	return sum
}

// cast checks CAST.
func (c *checker) cast(s *scope, x *ast.Cast) facts {
	f := c.expr(s, x.X)
	t := typed(x.To)
	t.has = f.has
	if x.To == nil {
		c.mistake(NoType, x, "name the SQL type: CastTo; a DECIMAL needs its width: CastDecimal", "a cast to a Go type that is no SQL type")
		return t
	}
	if f.soft || !f.fam.known() || !t.fam.known() || f.fam == variant || t.fam == variant || t.fam == text {
		return t
	}
	if f.fam.nested() != t.fam.nested() && f.fam != text || f.fam.nested() && f.fam != t.fam {
		c.mistake(TypesDiffer, x, "", "%s cannot be cast to %s", typeName(f), typeName(t))
	}
	return t
}

// field checks X.Name.
func (c *checker) field(s *scope, x *ast.Field) facts {
	of := c.expr(s, x.X)
	f := typed(x.Type)
	f.has = of.has
	row, each := of.typ, false
	if a, ok := row.(types.Array); ok {
		row, each = a.Elem, true
	}
	if fields, ok := row.(types.Struct); ok {
		t, found := c.fieldOf(x, fields)
		if found && x.Type == nil {
			if each {
				t = types.Array{Elem: t}
			}
			f.typ, f.fam = t, familyOf(t)
		}
		return f
	}
	if in := familyOf(row); in.known() && in != mapping && in != variant && in != structure {
		c.mistake(TypesDiffer, x, "", "%s has no fields", typeName(of))
	}
	return f
}

func (c *checker) fieldOf(x *ast.Field, row types.Struct) (types.Type, bool) {
	var names []string
	for _, f := range row.Fields {
		if equalNames(f.Name, x.Name) {
			return f.Type, true
		}
		names = append(names, f.Name)
	}
	near := suggest(x.Name, names)
	c.report(Finding{Code: UnknownField, Severity: Mistake, Node: x, Hint: didYouMean(near), Suggestions: near,
		Text: fmt.Sprintf("the struct has no field %q", x.Name)})
	return nil, false
}

// index checks X[I].
func (c *checker) index(s *scope, x *ast.Index) facts {
	of, i := c.expr(s, x.X), c.expr(s, x.I)
	f := facts{has: of.has | i.has}
	switch t := of.typ.(type) {
	case types.Array:
		if i.fam.known() && i.fam != number {
			c.mistake(TypesDiffer, x, "", "an array is indexed by a number, not by %s", typeName(i))
		}
		f.typ, f.fam = t.Elem, familyOf(t.Elem)
	case types.Map:
		if key := typed(t.Key); meet(key, i) == differ {
			c.mistake(TypesDiffer, x, "", "keys of the map are %s, not %s", typeName(key), typeName(i))
		}
		f.typ, f.fam = t.Value, familyOf(t.Value)
	default:
		if of.fam.known() && !of.fam.nested() && of.fam != variant {
			c.mistake(TypesDiffer, x, "", "%s has no elements", typeName(of))
		}
	}
	return f
}

// pathOf checks X:steps, which is text in text, and a VARIANT in a VARIANT.
func (c *checker) pathOf(s *scope, x *ast.Path) facts {
	of := c.expr(s, x.X)
	f := facts{has: of.has}
	switch {
	case of.fam == text || of.fam == variant:
		f.typ, f.fam = of.typ, of.fam
	case of.fam.known():
		c.mistake(TypesDiffer, x, "", "%s has no paths: they lead into a VARIANT or a JSON string", strings.TrimSpace(typeName(of)))
	}
	return f
}
