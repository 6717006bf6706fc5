package check

import (
	"math"
	"reflect"
	"unicode/utf8"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/shopspring/decimal"
)

// narrows warns of values of f that may not fit in the column col: the server
// tells row by row, or leaves out what does not fit.
func (c *checker) narrows(n ast.Node, col column, f facts) {
	switch {
	case f.soft || col.typ == nil || f.lits > 0 && c.hold(col.typ, f.lits):
	case f.lits > 0 && (f.fam == number && col.fam == number || f.fam == text && col.fam == text):
		c.caution(NarrowingWrite, n, "", "what is written here does not fit in %q, which is %s", col.name, typeName(col.facts))
	case narrower(col.typ, f.typ):
		c.caution(NarrowingWrite, n, "cast it, if that is meant", "%s is stored in %q as %s, which does not hold all of its values",
			typeName(f), col.name, typeName(col.facts))
	}
}

// narrower reports whether to does not hold all values of from, of a type that
// the server stores in it.
func narrower(to, from types.Type) bool {
	switch to := to.(type) {
	case types.Primitive:
		if to == types.Date {
			return familyOf(from) == timestamp
		}
		return fewerDigits(to, from)
	case types.Decimal:
		return fewerDigits(to, from)
	case types.Char, types.Varchar, types.Collated:
		return familyOf(from) == text && length(to) < length(from)
	case types.Time:
		t, ok := from.(types.Time)
		return ok && to.Precision < t.Precision
	}
	return narrowerInside(to, from)
}

// narrowerInside is narrower of nested types. Fields meet by their places, as
// far as they are called the same.
func narrowerInside(to, from types.Type) bool {
	switch to := to.(type) {
	case types.Array:
		t, ok := from.(types.Array)
		return ok && narrower(to.Elem, t.Elem)
	case types.Map:
		t, ok := from.(types.Map)
		return ok && (narrower(to.Key, t.Key) || narrower(to.Value, t.Value))
	case types.Struct:
		t, ok := from.(types.Struct)
		if !ok || len(to.Fields) != len(t.Fields) {
			return false
		}
		for i, f := range to.Fields {
			if equalNames(f.Name, t.Fields[i].Name) && narrower(f.Type, t.Fields[i].Type) {
				return true
			}
		}
	}
	return false
}

// tooMany is how many digits are more than a type holds of some number; a whole
// number of it has no more.
var tooMany = map[types.Primitive]int{
	types.TinyInt: 3, types.SmallInt: 5, types.Int: 10, types.BigInt: 19, types.Float: 7, types.Double: 16,
}

// fewerDigits is narrower of numbers. As in Spark, a floating point is wider
// than a whole number.
func fewerDigits(to, from types.Type) bool {
	if familyOf(to) != number || familyOf(from) != number {
		return false
	}
	switch to := to.(type) {
	case types.Decimal:
		before := to.Precision - to.Scale
		switch from := from.(type) {
		case types.Decimal:
			return to.Scale < from.Scale || before < from.Precision-from.Scale
		case types.Primitive:
			return !whole(from) || before < tooMany[from]
		}
	case types.Primitive:
		switch from := from.(type) {
		case types.Decimal:
			return whole(to) && from.Scale > 0 || from.Precision >= tooMany[to]
		case types.Primitive:
			return to < from
		}
	}
	return false
}

// length is how many letters a text of the type t has at most.
func length(t types.Type) int {
	switch t := t.(type) {
	case types.Char:
		return t.Len
	case types.Varchar:
		return t.Len
	case types.Collated:
		return length(t.Of)
	}
	return math.MaxInt
}

// lits is the place of literals in those of a checker, from 1.
type lits int32

// literals is a literal, or those of two places.
type literals struct {
	x    *ast.Literal
	a, b lits
}

func (c *checker) literal(x *ast.Literal) lits { return c.noted(literals{x: x}) }

func (c *checker) noted(ls literals) lits {
	c.lits = append(c.lits, ls)
	return lits(len(c.lits))
}

// either is what is known of a value that is one of a or one of b.
func (c *checker) either(a, b facts) facts {
	f := common(a, b)
	switch {
	case a.lits > 0 && b.lits > 0:
		f.lits = c.noted(literals{a: a.lits, b: b.lits})
	case a.soft && b.soft:
		f.soft = true
	case a.soft:
		f.lits = b.lits
	case b.soft:
		f.lits = a.lits
	}
	return f
}

// hold reports whether all literals of ls fit in t.
func (c *checker) hold(t types.Type, ls lits) bool {
	l := c.lits[ls-1]
	if l.x == nil {
		return c.hold(t, l.a) && c.hold(t, l.b)
	}
	return holds(t, reflect.ValueOf(l.x.V))
}

// holds reports whether the Go value v, a number or a string, fits in t; NULL does.
func holds(t types.Type, v reflect.Value) bool {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	switch {
	case !v.IsValid() || v.Kind() == reflect.Pointer:
		return true
	case v.Kind() == reflect.String:
		return utf8.RuneCountInString(v.String()) <= length(t)
	}
	d, ok := numberOf(v)
	return ok && holdsNumber(t, d)
}

// numberOf is v as a number, if it is one.
func numberOf(v reflect.Value) (decimal.Decimal, bool) {
	switch {
	case v.CanInt():
		return decimal.NewFromInt(v.Int()), true
	case v.CanUint():
		return decimal.NewFromUint64(v.Uint()), true
	case v.CanFloat() && !math.IsNaN(v.Float()) && !math.IsInf(v.Float(), 0):
		return decimal.NewFromFloat(v.Float()), true
	}
	d, ok := v.Interface().(decimal.Decimal)
	return d, ok
}

func holdsNumber(t types.Type, d decimal.Decimal) bool {
	switch t := t.(type) {
	case types.Decimal:
		return d.Equal(d.Truncate(int32(t.Scale))) && d.Abs().LessThan(decimal.New(1, int32(t.Precision-t.Scale)))
	case types.Primitive:
		if !whole(t) {
			return true // as near as can be
		}
		most := int64(math.MaxInt64) >> (64 - 8<<(t-types.TinyInt))
		return d.IsInteger() && d.LessThanOrEqual(decimal.NewFromInt(most)) && d.GreaterThanOrEqual(decimal.NewFromInt(-most-1))
	}
	return false
}
