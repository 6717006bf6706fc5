package check

import (
	"reflect"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/shopspring/decimal"
)

// facts is what is known of an expression.
type facts struct {
	typ  types.Type // nil: not known
	fam  family     // known for a DECIMAL of unknown width too
	has  has
	null nullness
	soft bool // a Go value, which takes the type of what it meets
	lits lits // the literals that it may be; 0: other values too
}

// has is what is in an expression, outside of its subqueries.
type has uint8

const (
	hasAggregate has = 1 << iota
	hasWindow
	hasRaw // nobody knows
)

// nullness is whether a value may be NULL.
type nullness uint8

const (
	nullUnknown nullness = iota
	neverNull
	maybeNull
)

// family is a set of types that are compared and assigned alike.
type family uint8

const (
	unknownFamily family = iota
	void
	boolean
	number
	text
	binary
	date
	timestamp
	timeOfDay
	yearMonth
	dayTime
	array
	mapping
	structure
	variant
	geo
)

// String is the family for messages, with its article.
func (f family) String() string {
	return [...]string{"a value", "NULL", "a BOOLEAN", "a number", "a STRING", "a BINARY", "a DATE", "a TIMESTAMP", "a TIME",
		"an INTERVAL of months", "an INTERVAL of days", "an ARRAY", "a MAP", "a STRUCT", "a VARIANT", "a geometry"}[f]
}

func (f family) nested() bool   { return f == array || f == mapping || f == structure }
func (f family) interval() bool { return f == yearMonth || f == dayTime }
func (f family) instant() bool  { return f == date || f == timestamp }

// known reports whether f says something.
func (f family) known() bool { return f > void }

func typed(t types.Type) facts { return facts{typ: t, fam: familyOf(t)} }

func familyOf(t types.Type) family {
	switch t := t.(type) {
	case types.Primitive:
		return primitiveFamily(t)
	case types.Decimal:
		return number
	case types.Char, types.Varchar, types.Collated:
		return text
	case types.Interval:
		if t.From == types.Year || t.From == types.Month {
			return yearMonth
		}
		return dayTime
	case types.Time:
		return timeOfDay
	case types.Geo:
		return geo
	case types.Array:
		return array
	case types.Map:
		return mapping
	case types.Struct:
		return structure
	}
	return unknownFamily
}

func primitiveFamily(t types.Primitive) family {
	switch t {
	case types.Void:
		return void
	case types.Boolean:
		return boolean
	case types.TinyInt, types.SmallInt, types.Int, types.BigInt, types.Float, types.Double:
		return number
	case types.String:
		return text
	case types.Binary:
		return binary
	case types.Date:
		return date
	case types.Timestamp, types.TimestampNTZ:
		return timestamp
	case types.VariantType:
		return variant
	}
	return unknownFamily
}

// goFacts is what the Go value v tells: its type, else that it is a DECIMAL.
func goFacts(v any) facts {
	switch v.(type) {
	case nil:
		return typed(types.Void)
	case *string, string:
		return facts{typ: types.String, fam: text}
	case *int64, int64:
		return facts{typ: types.BigInt, fam: number}
	case *int32, int32:
		return facts{typ: types.Int, fam: number}
	case *bool, bool:
		return facts{typ: types.Boolean, fam: boolean}
	case *float64, float64:
		return facts{typ: types.Double, fam: number}
	case *decimal.Decimal, decimal.Decimal:
		return facts{fam: number}
	}
	if p, ok := v.(*any); ok {
		if p == nil {
			return facts{}
		}
		return goFacts(*p)
	}
	t := reflect.TypeOf(v)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return typed(types.OfGo(t))
}

// orderable reports whether values of t can be compared: a MAP or VARIANT
// cannot, nor what has one inside.
func orderable(t types.Type) bool {
	switch t := t.(type) {
	case types.Array:
		return orderable(t.Elem)
	case types.Map:
		return false
	case types.Struct:
		for _, f := range t.Fields {
			if !orderable(f.Type) {
				return false
			}
		}
	case types.Primitive:
		return t != types.VariantType
	case types.Geo:
		return false
	}
	return true
}

// agreement is how two types meet where one type is needed.
type agreement uint8

const (
	agree    agreement = iota // or nobody knows
	implicit                  // by a cast that the server adds
	differ
)

// meet is how values of a and b meet: compared, or as branches of one CASE.
func meet(a, b facts) agreement {
	if !a.fam.known() || !b.fam.known() {
		return agree
	}
	if a.fam == b.fam {
		if a.soft || b.soft {
			return agree // encoding the value tells
		}
		return meetInside(a.typ, b.typ)
	}
	if a.fam > b.fam {
		a, b = b, a
	}
	switch {
	case a.fam.instant() && b.fam.instant():
		return agree
	case a.fam == text || b.fam == text:
		return meetText(a, b)
	case (a.soft || b.soft) && !a.fam.nested() && !b.fam.nested() && b.fam == variant:
		return agree
	}
	return differ
}

// meetText is meet where one side is a STRING: what is read from text, or sent
// as text, fits.
func meetText(a, b facts) agreement {
	other := b
	if b.fam == text {
		other = a
	}
	switch {
	case other.fam.nested(), other.fam == geo, other.fam == variant && !a.soft && !b.soft:
		return differ
	case other.fam == number || other.fam == boolean:
		if a.soft || b.soft {
			return agree // encoding the value tells
		}
		return implicit
	}
	return agree
}

// meetInside is meet of two types of one family.
func meetInside(a, b types.Type) agreement {
	switch x := a.(type) {
	case types.Array:
		if y, ok := b.(types.Array); ok {
			return meet(typed(x.Elem), typed(y.Elem))
		}
	case types.Map:
		if y, ok := b.(types.Map); ok {
			return max(meet(typed(x.Key), typed(y.Key)), meet(typed(x.Value), typed(y.Value)))
		}
	case types.Struct:
		if y, ok := b.(types.Struct); ok && len(x.Fields) != len(y.Fields) {
			return differ
		}
	}
	return agree
}

// common is the type in which a and b meet, as far as it is plain.
func common(a, b facts) facts {
	switch {
	case a.fam == void || !a.fam.known() && a.soft:
		return facts{typ: b.typ, fam: b.fam}
	case b.fam == void:
		return facts{typ: a.typ, fam: a.fam}
	case a.fam != b.fam:
		return facts{}
	case a.fam == number:
		return facts{typ: widest(a.typ, b.typ), fam: number}
	case a.typ != nil && b.typ != nil && types.Equal(a.typ, b.typ):
		return facts{typ: a.typ, fam: a.fam}
	case a.fam == text:
		return typed(types.String)
	}
	return facts{fam: a.fam}
}

// widest is the type of numbers in which a and b meet, nil where a DECIMAL has a part in it.
func widest(a, b types.Type) types.Type {
	x, ok := a.(types.Primitive)
	y, ok2 := b.(types.Primitive)
	switch {
	case x == types.Double && ok || y == types.Double && ok2:
		return types.Double
	case !ok || !ok2:
		if a != nil && b != nil && types.Equal(a, b) {
			return a
		}
		return nil
	case x == types.Float && y < types.BigInt || y == types.Float && x < types.BigInt, x == y:
		return max(x, y)
	case x == types.Float || y == types.Float:
		return types.Double
	}
	return max(x, y)
}

// typeName is f for messages.
func typeName(f facts) string {
	if f.typ == nil || f.fam == void {
		return f.fam.String()
	}
	return f.typ.String()
}

// nullLiteral reports whether x is NULL.
func nullLiteral(x ast.Expr) bool {
	l, ok := x.(*ast.Literal)
	return ok && l != nil && l.V == nil
}
