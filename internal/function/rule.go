package function

import "github.com/brickwork-sql/brickwork/types"

// rule is the type of a result that no pattern says, nil if it is not known.
type rule func(args []types.Type) types.Type

// maxPrecision is the largest precision of a DECIMAL.
const maxPrecision = 38

// sum is the type of a sum: wider than what is summed up.
func sum(args []types.Type) types.Type {
	switch t := args[0].(type) {
	case types.Decimal:
		return types.Decimal{Precision: min(t.Precision+10, maxPrecision), Scale: t.Scale}
	case types.Interval:
		return t
	}
	switch {
	case isInteger(args[0]):
		return types.BigInt
	case isNumeric(args[0]):
		return types.Double
	}
	return nil
}

// mean is the type of an average.
func mean(args []types.Type) types.Type {
	t, ok := args[0].(types.Decimal)
	if !ok {
		return middle(args)
	}
	return bounded(t.Precision+4, t.Scale+4)
}

// bounded is DECIMAL(precision, scale) that keeps what is before the point, and
// of what is behind it at least six digits, if it has to be cut.
func bounded(precision, scale int) types.Type {
	if precision > maxPrecision {
		scale = max(maxPrecision-(precision-scale), min(scale, 6))
		precision = maxPrecision
	}
	return types.Decimal{Precision: precision, Scale: scale}
}

// middle is the type of a value between others.
func middle(args []types.Type) types.Type {
	switch t := args[0].(type) {
	case types.Interval:
		if t.From == types.Year || t.From == types.Month {
			return types.Interval{From: types.Year, To: types.Month}
		}
		return types.Interval{From: types.Day, To: types.Second}
	}
	if isNumeric(args[0]) {
		return types.Double
	}
	return nil
}

// within is [middle] of what WITHIN GROUP sorts by.
func within(args []types.Type) types.Type { return middle(args[len(args)-1:]) }

// round is the type of a rounded number; of a DECIMAL it depends on the scale,
// which is a value.
func round(args []types.Type) types.Type {
	switch t := args[0].(type) {
	case types.Decimal:
		if len(args) > 1 {
			return nil
		}
		return types.Decimal{Precision: min(t.Precision-t.Scale+1, maxPrecision)}
	}
	if group(args[0]) == texts {
		return types.Double
	}
	return args[0]
}

// ceil is the type of ceil and floor.
func ceil(args []types.Type) types.Type {
	if group(args[0]) == anyType || len(args) > 1 {
		return nil
	}
	if _, ok := args[0].(types.Decimal); ok {
		return round(args)
	}
	return types.BigInt
}

// arith is the type of a sum or product of numbers; of a DECIMAL the server's rules say.
func arith(args []types.Type) types.Type {
	t := common(args[0], args[1])
	if _, ok := t.(types.Decimal); ok || !isNumber(t) {
		return nil
	}
	return t
}

// moved is the type of a date or timestamp and an interval.
func moved(args []types.Type) types.Type {
	for _, t := range args {
		if t == types.Timestamp || t == types.TimestampNTZ {
			return t
		}
	}
	return nil
}

// shifted is the type of the last argument, moved by a unit of time: a DATE becomes a TIMESTAMP.
func shifted(args []types.Type) types.Type {
	t := args[len(args)-1]
	if t == types.TimestampNTZ || t == nil {
		return t
	}
	return types.Timestamp
}

// divided is the type of a quotient.
func divided(args []types.Type) types.Type {
	for _, t := range args {
		if _, ok := t.(types.Decimal); ok || !isNumber(t) {
			return nil
		}
	}
	return types.Double
}

// integers is the types of whole numbers, narrow to wide, with the digits that they need.
var integers = []struct {
	t      types.Primitive
	digits int
}{{types.TinyInt, 3}, {types.SmallInt, 5}, {types.Int, 10}, {types.BigInt, 20}}

// isNumber reports whether t is known to be a number.
func isNumber(t types.Type) bool { return t != nil && group(t) != anyType && group(t)&numbers != 0 }

// isNumeric reports whether t is a number, or a string that is cast to one.
func isNumeric(t types.Type) bool { return isNumber(t) || group(t) == texts }

func isInteger(t types.Type) bool { return digits(t) > 0 }

func digits(t types.Type) int {
	for _, i := range integers {
		if t == i.t {
			return i.digits
		}
	}
	return 0
}

// common is the type that values of a and b have together, nil if it is not known.
func common(a, b types.Type) types.Type {
	switch {
	case a == nil || b == nil:
		return nil
	case types.Equal(a, b) || b == types.Void:
		return a
	case a == types.Void:
		return b
	case isNumber(a) && isNumber(b):
		return commonNumber(a, b)
	case group(a) == dates && group(b) == dates && (a == types.Date || b == types.Date):
		return moved([]types.Type{a, b})
	case group(a) == texts && group(b) == texts:
		return commonText(a, b)
	}
	return nil
}

func commonNumber(a, b types.Type) types.Type {
	x, y := digits(a), digits(b)
	switch {
	case a == types.Double || b == types.Double:
		return types.Double
	case a == types.Float || b == types.Float:
		if a == b {
			return a
		}
		return types.Double // a FLOAT and another number
	case x > 0 && y > 0:
		if x > y {
			return a
		}
		return b
	}
	d, e := asDecimal(a, x), asDecimal(b, y)
	scale := max(d.Scale, e.Scale)
	precision := max(d.Precision-d.Scale, e.Precision-e.Scale) + scale
	if precision > maxPrecision {
		return nil
	}
	return types.Decimal{Precision: precision, Scale: scale}
}

// asDecimal is the number type t of that many digits as a DECIMAL.
func asDecimal(t types.Type, digits int) types.Decimal {
	if d, ok := t.(types.Decimal); ok {
		return d
	}
	return types.Decimal{Precision: digits}
}

// commonText is STRING, unless there are collations, whose rules are the server's.
func commonText(a, b types.Type) types.Type {
	for _, t := range []types.Type{a, b} {
		if _, ok := t.(types.Collated); ok {
			return nil
		}
	}
	return types.String
}
