package check

import (
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// isBoolean is what is known of a condition.
var isBoolean = facts{typ: types.Boolean, fam: boolean}

// compare checks that a and b can be compared, for n.
func (c *checker) compare(n ast.Node, a, b facts) {
	for _, f := range [...]facts{a, b} {
		if !f.soft && !orderable(f.typ) {
			c.notComparable(n, f)
			return
		}
	}
	switch meet(a, b) {
	case implicit:
		c.caution(ImplicitCast, n, "cast one side", "compares %s with %s: the server casts the STRING, row by row", typeName(a), typeName(b))
	case differ:
		c.mistake(TypesDiffer, n, "cast one side", "compares %s with %s", typeName(a), typeName(b))
	}
}

func (c *checker) notComparable(n ast.Node, f facts) {
	c.mistake(NotComparable, n, "compare something in it, or cast it", "values of %s cannot be compared or sorted", typeName(f))
}

// binary checks X Op Y.
func (c *checker) binary(s *scope, x *ast.Binary) facts {
	a, b := c.expr(s, x.X), c.expr(s, x.Y)
	var f facts
	switch x.Op {
	case ast.Eq, ast.Ne, ast.Lt, ast.Le, ast.Gt, ast.Ge, ast.NullSafeEq, ast.IsDistinctFrom:
		c.compare(x, a, b)
		f = isBoolean
	case ast.Or, ast.And:
		c.condition(x.X, a)
		c.condition(x.Y, b)
		f = isBoolean
	case ast.Add, ast.Sub, ast.Mul, ast.Div, ast.Mod, ast.IntDiv:
		f = c.arithmetic(x, a, b)
	case ast.BitAnd, ast.BitOr, ast.BitXor, ast.ShiftLeft, ast.ShiftRight, ast.ShiftRightUnsigned:
		f = c.bits(x, a, b)
	case ast.Concat:
		f = c.concat(x, a, b)
	}
	f.has = a.has | b.has
	return f
}

// unary checks Op X.
func (c *checker) unary(s *scope, x *ast.Unary) facts {
	a := c.expr(s, x.X)
	f := facts{typ: a.typ, fam: a.fam, has: a.has}
	switch x.Op {
	case ast.Not:
		c.condition(x.X, a)
		c.notIn(x, a)
		f = isBoolean
		f.has = a.has
	case ast.Neg:
		if a.fam.known() && a.fam != number && !a.fam.interval() {
			c.mistake(TypesDiffer, x, "", "%s has no opposite", typeName(a))
		}
	case ast.BitNot:
		c.integer(x, a)
	}
	return f
}

// arithmetic checks a op b of numbers, dates and intervals.
func (c *checker) arithmetic(x *ast.Binary, a, b facts) facts {
	if a.fam == number && b.fam == number {
		return quotient(x.Op, a, b)
	}
	if !a.fam.known() || !b.fam.known() {
		if f, ok := c.impossible(x, a, b); !ok {
			return f
		}
		return facts{}
	}
	if f, ok := temporal(x.Op, a, b); ok {
		return f
	}
	switch {
	case a.fam == text && b.fam == text:
		c.mistake(TypesDiffer, x, "Concat joins strings", "%v of two strings is arithmetic", x.Op)
	case a.fam == text && b.fam == number, a.fam == number && b.fam == text:
		c.caution(ImplicitCast, x, "cast the STRING", "%v of %s and %s: the server casts the STRING", x.Op, typeName(a), typeName(b))
		return facts{}
	default:
		c.mistake(TypesDiffer, x, "", "there is no %s %v %s", typeName(a), x.Op, typeName(b))
	}
	return facts{}
}

// impossible reports a side that no arithmetic takes, whatever the other is.
func (c *checker) impossible(x *ast.Binary, a, b facts) (facts, bool) {
	for _, f := range [...]facts{a, b} {
		switch f.fam {
		case boolean, binary, array, mapping, structure, variant, geo:
			c.mistake(TypesDiffer, x, "", "there is no arithmetic of %s", typeName(f))
			return facts{}, false
		}
	}
	return facts{}, true
}

// quotient is the type of a op b of numbers.
func quotient(op ast.Op, a, b facts) facts {
	switch op {
	case ast.IntDiv:
		return typed(types.BigInt)
	case ast.Div:
		if whole(a.typ) && whole(b.typ) || a.typ == types.Double || b.typ == types.Double || a.typ == types.Float || b.typ == types.Float {
			return typed(types.Double)
		}
		return facts{fam: number}
	}
	t := widest(a.typ, b.typ)
	if _, ok := t.(types.Decimal); ok {
		t = nil // wider than both
	}
	return facts{typ: t, fam: number}
}

// whole reports whether t is a type of whole numbers.
func whole(t types.Type) bool {
	p, ok := t.(types.Primitive)
	return ok && p >= types.TinyInt && p <= types.BigInt
}

// temporal is the type of a op b where one is a date or an interval, if there is one.
func temporal(op ast.Op, a, b facts) (facts, bool) {
	switch {
	case a.fam.instant() && b.fam.instant() && op == ast.Sub:
		return facts{fam: dayTime}, true
	case a.fam.instant() && b.fam.interval() && (op == ast.Add || op == ast.Sub):
		return shifted(a, b), true
	case a.fam.interval() && b.fam.instant() && op == ast.Add:
		return shifted(b, a), true
	case a.fam == date && b.fam == number && (op == ast.Add || op == ast.Sub),
		a.fam == number && b.fam == date && op == ast.Add:
		return typed(types.Date), true
	case a.fam == timeOfDay && b.fam == dayTime && (op == ast.Add || op == ast.Sub), a.fam == dayTime && b.fam == timeOfDay && op == ast.Add,
		a.fam == timeOfDay && b.fam == timeOfDay && op == ast.Sub:
		return facts{}, true
	case a.fam.interval() && a.fam == b.fam && op != ast.Mul:
		return facts{}, true
	case a.fam.interval() && b.fam == number && (op == ast.Mul || op == ast.Div),
		a.fam == number && b.fam.interval() && op == ast.Mul:
		return facts{}, true
	case (a.fam.instant() || a.fam.interval()) && b.fam == text, a.fam == text && (b.fam.instant() || b.fam.interval()):
		return facts{}, true // the server reads the STRING
	}
	return facts{}, false
}

// shifted is the type of t moved by the interval i: a DATE moved by hours is none any more.
func shifted(t, i facts) facts {
	if t.fam == date && i.fam == dayTime {
		return facts{}
	}
	return facts{typ: t.typ, fam: t.fam}
}

// bits checks an operator of whole numbers.
func (c *checker) bits(x *ast.Binary, a, b facts) facts {
	if c.integer(x, a) && c.integer(x, b) {
		if x.Op == ast.ShiftLeft || x.Op == ast.ShiftRight || x.Op == ast.ShiftRightUnsigned {
			return facts{typ: a.typ, fam: a.fam}
		}
		return facts{typ: widest(a.typ, b.typ), fam: number}
	}
	return facts{}
}

func (c *checker) integer(n ast.Node, f facts) bool {
	_, isDecimal := f.typ.(types.Decimal)
	switch {
	case !f.fam.known() || f.soft || f.fam == text, f.fam == number && !isDecimal && f.typ != types.Float && f.typ != types.Double:
		return true
	}
	c.mistake(TypesDiffer, n, "", "%s is no whole number", typeName(f))
	return false
}

// concat checks x || y: of strings, or of arrays.
func (c *checker) concat(n ast.Node, a, b facts) facts {
	switch {
	case a.fam == mapping || a.fam == structure || a.fam == variant:
		c.mistake(TypesDiffer, n, "", "%s cannot be concatenated", typeName(a))
	case b.fam == mapping || b.fam == structure || b.fam == variant:
		c.mistake(TypesDiffer, n, "", "%s cannot be concatenated", typeName(b))
	case a.fam.known() && b.fam.known() && (a.fam == array) != (b.fam == array):
		c.mistake(TypesDiffer, n, "", "concatenates %s with %s", typeName(a), typeName(b))
	case a.fam == b.fam && a.fam.known():
		return common(a, b)
	}
	return facts{}
}

// nary checks Xs joined by Op.
func (c *checker) nary(s *scope, x *ast.Nary) facts {
	var all facts
	for i, y := range x.Xs {
		f := c.expr(s, y)
		all.has |= f.has
		switch {
		case x.Op != ast.Concat:
			c.condition(y, f)
		case i == 0:
			all.typ, all.fam = f.typ, f.fam
		default:
			sum := c.concat(x, all, f)
			all.typ, all.fam = sum.typ, sum.fam
		}
	}
	if x.Op != ast.Concat {
		all.typ, all.fam = isBoolean.typ, isBoolean.fam
	}
	return all
}

// condition checks that x, of which f is known, can be a condition.
func (c *checker) condition(x ast.Expr, f facts) {
	if f.fam.known() && f.fam != boolean {
		c.mistake(NotCondition, x, "", "%s is no condition", typeName(f))
	}
}

// pattern checks LIKE.
func (c *checker) pattern(n ast.Node, fs ...facts) {
	for _, f := range fs {
		switch f.fam {
		case unknownFamily, void, text:
		case number, date, timestamp, timeOfDay, boolean, binary:
			c.caution(ImplicitCast, n, "cast it", "LIKE of %s: the server casts it to STRING", typeName(f))
		default:
			c.mistake(TypesDiffer, n, "", "LIKE of %s", typeName(f))
		}
	}
}
