package codec

import (
	"database/sql/driver"
	"math"
	"math/big"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork/types"
)

// said is a text that a driver.Valuer gave: it is read as whatever the type is.
type said string

// resolve looks through pointers, sql.Null and driver.Valuer. Nil is NULL; so
// are nil slices and maps. Pointers to structs and to the commonest types remain.
func resolve(v any) (any, error) {
	switch v := v.(type) {
	case nil, string, int64, int, int32, float64, bool, time.Time, civil.Date, civil.DateTime, decimal.Decimal, types.Variant, said:
		return v, nil
	case *string:
		return unlessNil(v)
	case *int64:
		return unlessNil(v)
	case *int32:
		return unlessNil(v)
	case *float64:
		return unlessNil(v)
	case *bool:
		return unlessNil(v)
	case *time.Time:
		return unlessNil(v)
	case *civil.Date:
		return unlessNil(v)
	case *decimal.Decimal:
		return unlessNil(v)
	}
	rv := reflect.ValueOf(v)
	switch rv.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		if rv.IsNil() {
			return nil, nil
		}
	case reflect.Struct:
		if isNull(rv.Type()) {
			if !rv.Field(1).Bool() {
				return nil, nil
			}
			return resolve(rv.Field(0).Interface())
		}
	}
	if rv.Kind() == reflect.Pointer && isLeaf(rv.Type().Elem()) {
		return resolve(rv.Elem().Interface())
	}
	if valuer, ok := v.(driver.Valuer); ok {
		return valueOf(valuer)
	}
	if rv.Kind() == reflect.Pointer && rv.Elem().Kind() != reflect.Struct {
		return resolve(rv.Elem().Interface())
	}
	return v, nil
}

// unlessNil is p. Pointers to the common types stay as they are, because to
// look through them would allocate.
func unlessNil[T any](p *T) (any, error) {
	if p == nil {
		return nil, nil
	}
	return p, nil
}

func valueOf(valuer driver.Valuer) (any, error) {
	v, err := valuer.Value()
	if err != nil {
		return nil, &Error{Go: reflect.TypeOf(valuer), Fact: "its Value method", Err: err}
	}
	if _, again := v.(driver.Valuer); again {
		if d, ok := v.(decimal.Decimal); ok {
			return d, nil
		}
		return nil, fail(nil, v, "the value of a driver.Valuer is one again")
	}
	if s, ok := v.(string); ok {
		return said(s), nil
	}
	return resolve(v)
}

// isNull reports whether t is a sql.Null[T].
func isNull(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.PkgPath() == "database/sql" && strings.HasPrefix(t.Name(), "Null[")
}

// leaves are the struct types that are values.
var leaves = map[reflect.Type]bool{
	reflect.TypeFor[time.Time](): true, reflect.TypeFor[civil.Date](): true, reflect.TypeFor[civil.DateTime](): true,
	reflect.TypeFor[civil.Time](): true, reflect.TypeFor[decimal.Decimal](): true, reflect.TypeFor[types.Variant](): true,
	reflect.TypeFor[types.DayTime](): true, reflect.TypeFor[types.YearMonth](): true,
}

func isLeaf(t reflect.Type) bool { return leaves[t] }

// Infer is the type of a Go value whose type is not said otherwise: that of its
// Go type, for decimals the narrowest that holds the value and its scale, for a
// driver.Valuer that of its value, VOID for nil.
func Infer(v any) (types.Type, error) {
	if t := types.OfGo(reflect.TypeOf(v)); t != nil {
		return t, nil
	}
	v, err := resolve(v)
	if err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case nil:
		return types.Void, nil
	case said:
		return types.String, nil
	case decimal.Decimal:
		return narrowest(v)
	case *decimal.Decimal:
		return narrowest(*v)
	}
	if t := types.OfGo(reflect.TypeOf(v)); t != nil {
		return t, nil
	}
	return nil, fail(nil, v, "a %T has no type in SQL", v)
}

// narrowest is the smallest DECIMAL that holds d and its scale.
func narrowest(d decimal.Decimal) (types.Type, error) {
	digits, exp, err := digitsOf(d)
	if err != nil {
		return nil, err
	}
	scale := max(0, -exp)
	if written := -int(d.Exponent()); written > scale && max(len(digits)+exp, 0)+written <= 38 {
		scale = written
	}
	precision := max(len(digits)+exp+scale, scale, 1)
	if precision > 38 {
		return nil, outOfRange(nil, d, "a decimal of %d digits", precision)
	}
	return types.Decimal{Precision: precision, Scale: scale}, nil
}

// digitsOf is the absolute value of d as digits without zeros at the end, times
// ten to the power of exp. Zero has no digits.
func digitsOf(d decimal.Decimal) (digits string, exp int, err error) {
	if d.IsZero() {
		return "", 0, nil
	}
	n := d.NumDigits()
	if n > 1000 {
		return "", 0, outOfRange(nil, d, "a decimal of %d digits", n)
	}
	var all string
	if n < 19 {
		all = strconv.FormatInt(d.CoefficientInt64(), 10)
	} else {
		all = d.Coefficient().String()
	}
	all = strings.TrimPrefix(all, "-")
	digits = strings.TrimRight(all, "0")
	return digits, int(d.Exponent()) + len(all) - len(digits), nil
}

// appendDecimal appends d in plain digits, if it is one of DECIMAL(p,s).
func appendDecimal(buf []byte, t types.Decimal, d decimal.Decimal) ([]byte, error) {
	digits, exp, err := digitsOf(d)
	switch {
	case err != nil:
		return buf, err
	case exp < -t.Scale:
		return buf, outOfRange(t, d, "a decimal with %d digits after the point is none of %v", -exp, t)
	case len(digits)+exp > t.Precision-t.Scale:
		return buf, outOfRange(t, d, "a decimal with %d digits before the point is none of %v", len(digits)+exp, t)
	}
	if d.IsNegative() {
		buf = append(buf, '-')
	}
	whole := len(digits) + exp // digits before the point
	switch {
	case digits == "":
		return append(buf, '0'), nil
	case whole <= 0:
		buf = append(buf, "0."...)
		buf = append(buf, strings.Repeat("0", -whole)...)
		return append(buf, digits...), nil
	case exp >= 0:
		return append(append(buf, digits...), strings.Repeat("0", exp)...), nil
	}
	return append(append(append(buf, digits[:whole]...), '.'), digits[whole:]...), nil
}

// toDecimal is v as a decimal.
func toDecimal(t types.Type, v any) (decimal.Decimal, error) {
	switch v := v.(type) {
	case decimal.Decimal:
		return v, nil
	case *decimal.Decimal:
		return *v, nil
	case said:
		return parseDecimal(t, string(v))
	}
	rv := reflect.Indirect(reflect.ValueOf(v))
	switch {
	case rv.CanInt():
		return decimal.NewFromInt(rv.Int()), nil
	case rv.CanUint():
		return decimal.NewFromBigInt(new(big.Int).SetUint64(rv.Uint()), 0), nil
	}
	return decimal.Decimal{}, mismatch(t, v)
}

func parseDecimal(t types.Type, s string) (decimal.Decimal, error) {
	d, err := decimal.NewFromString(s)
	if err != nil {
		return d, &Error{Type: t, Fact: "the text is no decimal"}
	}
	return d, nil
}

// toBool is v as a truth value.
func toBool(t types.Type, v any) (bool, error) {
	switch b := v.(type) {
	case bool:
		return b, nil
	case *bool:
		return *b, nil
	}
	if rv := reflect.Indirect(reflect.ValueOf(v)); rv.Kind() == reflect.Bool {
		return rv.Bool(), nil
	}
	return false, mismatch(t, v)
}

// widths are the bits of the integers.
var widths = [...]int{types.TinyInt: 8, types.SmallInt: 16, types.Int: 32, types.BigInt: 64, types.VariantType: 0}

// toInt is v as an integer of type t.
func toInt(t types.Primitive, v any) (int64, error) {
	var n int64
	switch x := v.(type) {
	case int64:
		n = x
	case *int64:
		n = *x
	case int:
		n = int64(x)
	case said:
		var err error
		if n, err = strconv.ParseInt(string(x), 10, 64); err != nil {
			return 0, &Error{Type: t, Fact: "the text is no integer of the type"}
		}
	default:
		rv := reflect.Indirect(reflect.ValueOf(v))
		switch {
		case rv.CanUint() && rv.Uint() > math.MaxInt64:
			return 0, outOfRange(t, v, "%d is no %v", rv.Uint(), t)
		case rv.CanUint():
			n = int64(rv.Uint())
		case rv.CanInt() && rv.Type() != reflect.TypeFor[time.Duration]():
			n = rv.Int()
		default:
			return 0, mismatch(t, v)
		}
	}
	if w := widths[t]; n>>(w-1) != 0 && n>>(w-1) != -1 {
		return 0, outOfRange(t, v, "%d is no %v", n, t)
	}
	return n, nil
}

// toFloat is v as a floating point number that t holds exactly.
func toFloat(t types.Primitive, v any) (float64, error) {
	if f, ok := v.(float64); ok && t == types.Double {
		return f, nil
	}
	if s, ok := v.(said); ok {
		f, err := strconv.ParseFloat(string(s), bits(t))
		if err != nil {
			return 0, &Error{Type: t, Fact: "the text is no number of the type"}
		}
		return f, nil
	}
	rv := reflect.Indirect(reflect.ValueOf(v))
	var f float64
	switch {
	case rv.CanFloat():
		f = rv.Float()
	case rv.CanInt():
		if f = float64(rv.Int()); f >= math.MaxInt64 || int64(f) != rv.Int() {
			return 0, outOfRange(t, v, "%d is not exact as %v", rv.Int(), t)
		}
	case rv.CanUint():
		if f = float64(rv.Uint()); f >= math.MaxUint64 || uint64(f) != rv.Uint() {
			return 0, outOfRange(t, v, "%d is not exact as %v", rv.Uint(), t)
		}
	default:
		return 0, mismatch(t, v)
	}
	if t == types.Float && !math.IsNaN(f) && float64(float32(f)) != f {
		return 0, outOfRange(t, v, "%v is not exact as FLOAT, a float32 is", f)
	}
	return f, nil
}

func bits(t types.Primitive) int {
	if t == types.Float {
		return 32
	}
	return 64
}

// toText is v as a string of valid UTF-8, at most n characters if n is positive.
func toText(t types.Type, v any, n int) (string, error) {
	var s string
	switch x := v.(type) {
	case string:
		s = x
	case *string:
		s = *x
	case said:
		s = string(x)
	default:
		rv := reflect.Indirect(reflect.ValueOf(v))
		if rv.Kind() != reflect.String {
			return "", mismatch(t, v)
		}
		s = rv.String()
	}
	if !utf8.ValidString(s) {
		return "", fail(t, v, "a text that is not UTF-8 is no value of %v", t)
	}
	if n > 0 && utf8.RuneCountInString(s) > n {
		return "", outOfRange(t, v, "a text of %d characters is no %v", utf8.RuneCountInString(s), t)
	}
	return s, nil
}

// toBytes is v as bytes.
func toBytes(t types.Type, v any) ([]byte, error) {
	switch x := v.(type) {
	case []byte:
		return x, nil
	case said:
		return []byte(x), nil
	}
	if rv := reflect.ValueOf(v); rv.Kind() == reflect.Slice && rv.Type().Elem().Kind() == reflect.Uint8 {
		return rv.Bytes(), nil
	}
	return nil, mismatch(t, v)
}

// pointed is v, a T or what points to one.
func pointed[T any](v any) (x T, ok bool) {
	switch v := v.(type) {
	case T:
		return v, true
	case *T:
		return *v, true
	}
	return x, false
}

// toDate is v as a date that SQL has.
func toDate(t types.Type, v any) (civil.Date, error) {
	d, ok := pointed[civil.Date](v)
	if s, isText := v.(said); isText {
		var err error
		if d, err = civil.ParseDate(string(s)); err != nil {
			return d, &Error{Type: t, Fact: "the text is no date"}
		}
		ok = true
	}
	switch {
	case !ok:
		return d, mismatch(t, v)
	case !d.IsValid() || d.Year < 1 || 9999 < d.Year:
		return d, outOfRange(t, v, "%04d-%02d-%02d is no DATE of the years 1 to 9999", d.Year, int(d.Month), d.Day)
	}
	return d, nil
}

// toInstant is v as an instant that SQL has, in UTC.
func toInstant(t types.Type, v any) (time.Time, error) {
	i, ok := pointed[time.Time](v)
	if s, isText := v.(said); isText {
		var err error
		if i, err = time.Parse(time.RFC3339Nano, string(s)); err != nil {
			return i, &Error{Type: t, Fact: "the text is no time of RFC 3339"}
		}
		ok = true
	}
	if !ok {
		return i, mismatch(t, v)
	}
	if i = i.UTC(); i.Year() < 1 || 9999 < i.Year() {
		return i, outOfRange(t, v, "the year %d is none of 1 to 9999", i.Year())
	}
	return i, nil
}

// toDateTime is v as a date and time that SQL has, in UTC to be formatted.
func toDateTime(t types.Type, v any) (time.Time, error) {
	dt, ok := v.(civil.DateTime)
	if s, isText := v.(said); isText {
		var err error
		if dt, err = civil.ParseDateTime(string(s)); err != nil {
			return time.Time{}, &Error{Type: t, Fact: "the text is no date and time"}
		}
		ok = true
	}
	switch {
	case !ok:
		return time.Time{}, mismatch(t, v)
	case !dt.IsValid():
		return time.Time{}, fail(t, v, "%v is no date and time", dt)
	}
	return toInstant(t, dt.In(time.UTC))
}

// toClock is v as a time of day, in microseconds.
func toClock(t types.Time, v any) (int64, error) {
	c, ok := v.(civil.Time)
	if s, isText := v.(said); isText {
		var err error
		if c, err = civil.ParseTime(string(s)); err != nil {
			return 0, &Error{Type: t, Fact: "the text is no time of day"}
		}
		ok = true
	}
	switch {
	case !ok:
		return 0, mismatch(t, v)
	case !c.IsValid():
		return 0, fail(t, v, "%v is no time of day", c)
	}
	us := int64(c.Hour*3600+c.Minute*60+c.Second)*1e6 + int64(c.Nanosecond/1000)
	if step := int64(math.Pow10(6 - t.Precision)); us%step != 0 {
		return 0, outOfRange(t, v, "%v has more digits than %v", c, t)
	}
	return us, nil
}

// toVariant is v as JSON.
func toVariant(t types.Type, v any) (string, error) {
	x, ok := v.(types.Variant)
	if s, isText := v.(said); isText {
		x, ok = types.NewVariant(string(s)), true
	}
	if !ok {
		return "", mismatch(t, v)
	}
	if !validJSON(x.JSON()) {
		return "", fail(t, v, "the VARIANT is no JSON text")
	}
	return x.JSON(), nil
}

// toInterval is the text of v in a literal of type t.
func toInterval(t types.Interval, v any) (string, error) {
	to := t.To
	if to == 0 {
		to = t.From
	}
	switch x := v.(type) {
	case types.YearMonth:
		switch {
		case t.From > types.Month || t.From == 0:
			return "", mismatch(t, v)
		case !x.InRange() || !x.Whole(to):
			return "", outOfRange(t, v, "%v is no %v", x, t)
		}
		return x.Text(t.From, to), nil
	case types.DayTime:
		switch {
		case t.From < types.Day:
			return "", mismatch(t, v)
		case !x.InRange() || !x.Whole(to):
			return "", outOfRange(t, v, "%v is no %v", x, t)
		}
		return x.Text(t.From, to), nil
	case said:
		if t.From <= types.Month {
			i, err := types.ParseYearMonth(string(x))
			if err != nil {
				return "", err
			}
			return toInterval(t, i)
		}
		i, err := types.ParseDayTime(string(x))
		if err != nil {
			return "", err
		}
		return toInterval(t, i)
	}
	return "", mismatch(t, v)
}
