package codec

import (
	"database/sql"
	"fmt"
	"reflect"
	"sync"
	"time"

	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork/internal/rowmap"
	"github.com/brickwork-sql/brickwork/types"
)

// Into puts what a driver returned for a column of type t where the pointer dst
// points to. T may be nil, or say less than the column is, as the metadata of
// results do (TIMESTAMP for TIMESTAMP_NTZ, STRING for VARIANT): then the Go type
// decides.
//
// Integers go where they fit, numbers where they lose nothing, nested values and
// JSON into slices, maps and structs, whose fields and those of the value must
// meet one to one. NULL needs a pointer, slice, map, interface, sql.Null or
// sql.Scanner, else the error is [ErrNull].
func Into(dst any, t types.Type, v any) error {
	p := reflect.ValueOf(dst)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return fail(t, dst, "a %T cannot be set, a pointer can", dst)
	}
	return assign(p.Elem(), t, v)
}

// A scan puts a value that is not NULL into dst.
type scan func(dst reflect.Value, t types.Type, v any) error

func assign(dst reflect.Value, t types.Type, v any) error {
	if v == nil {
		return null(dst)
	}
	return scanner(dst.Type())(dst, t, v)
}

// null makes dst NULL.
func null(dst reflect.Value) error {
	switch dst.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		dst.SetZero()
		return nil
	}
	if isNull(dst.Type()) {
		dst.SetZero()
		return nil
	}
	if isLeaf(dst.Type()) {
		return &Error{Go: dst.Type(), Err: ErrNull, Fact: dst.Type().String()}
	}
	if s, ok := dst.Addr().Interface().(sql.Scanner); ok {
		return s.Scan(nil)
	}
	return &Error{Go: dst.Type(), Err: ErrNull, Fact: dst.Type().String()}
}

var scanners sync.Map // of reflect.Type to scan

// scanner is the scan for a Go type, made once.
func scanner(t reflect.Type) scan {
	if s, ok := scanners.Load(t); ok {
		return s.(scan)
	}
	s, _ := scanners.LoadOrStore(t, compile(t))
	return s.(scan)
}

var scannerType = reflect.TypeFor[sql.Scanner]()

func compile(t reflect.Type) scan {
	if s, ok := leafScans[t]; ok {
		return s
	}
	switch {
	case t.Kind() == reflect.Pointer:
		return scanPointer
	case isNull(t):
		return scanNull
	case reflect.PointerTo(t).Implements(scannerType):
		return scanScanner
	}
	switch t.Kind() {
	case reflect.Bool:
		return scanBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return scanInt
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return scanUint
	case reflect.Float32, reflect.Float64:
		return scanFloat
	case reflect.String:
		return scanString
	case reflect.Interface:
		if t.NumMethod() == 0 {
			return scanAny
		}
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return scanBytes
		}
		return scanSlice
	case reflect.Map:
		return scanMap
	case reflect.Struct:
		return scanStruct
	}
	return scanMismatch
}

// leafScans are those of the Go types that stand for one SQL type each.
var leafScans = map[reflect.Type]scan{
	reflect.TypeFor[time.Time]():       leaf(fromTime, types.Timestamp),
	reflect.TypeFor[civil.Date]():      leaf(fromDate, types.Date),
	reflect.TypeFor[civil.DateTime]():  leaf(fromDateTime, types.TimestampNTZ, types.Timestamp),
	reflect.TypeFor[civil.Time]():      leaf(fromClock, types.Time{}, types.String),
	reflect.TypeFor[decimal.Decimal](): leaf(fromDecimal, types.Decimal{}, types.TinyInt, types.SmallInt, types.Int, types.BigInt),
	reflect.TypeFor[types.Variant]():   leaf(fromVariant, types.VariantType, types.String),
	reflect.TypeFor[types.DayTime]():   leaf(fromDayTime, types.Interval{From: types.Day}, types.String),
	reflect.TypeFor[types.YearMonth](): leaf(fromYearMonth, types.Interval{From: types.Year}, types.String),
}

// leaf scans a T out of columns of the given types, or of one not known.
func leaf[T any](from func(any) (T, bool), of ...types.Type) scan {
	return func(dst reflect.Value, t types.Type, v any) error {
		if !fits(t, of) {
			return misfit(dst, t, v)
		}
		x, ok := from(v)
		if !ok {
			return misfit(dst, t, v)
		}
		*dst.Addr().Interface().(*T) = x
		return nil
	}
}

// fits reports whether t is one of the types, arguments aside, or not known.
func fits(t types.Type, of []types.Type) bool {
	switch t.(type) {
	case nil, types.Unknown:
		return true
	}
	for _, want := range of {
		switch want := want.(type) {
		case types.Primitive:
			if t == types.Type(want) {
				return true
			}
		case types.Interval:
			if i, ok := t.(types.Interval); ok && (i.From <= types.Month) == (want.From <= types.Month) {
				return true
			}
		default:
			if reflect.TypeOf(t) == reflect.TypeOf(want) {
				return true
			}
		}
	}
	return false
}

// misfit is the error of a value that does not go into dst.
func misfit(dst reflect.Value, t types.Type, v any) error {
	e := &Error{Type: t, Go: dst.Type()}
	if t == nil {
		e.Fact = fmt.Sprintf("a %s from the server is no %v", kind(v), dst.Type())
	} else {
		e.Fact = fmt.Sprintf("a value of %v is no %v", t, dst.Type())
	}
	return e
}

// overflow is the error of a number that dst cannot hold.
func overflow(dst reflect.Value, t types.Type, n any) error {
	return &Error{Type: t, Go: dst.Type(), Err: ErrRange, Fact: fmt.Sprintf("%v is no %v", n, dst.Type())}
}

func scanMismatch(dst reflect.Value, t types.Type, v any) error { return misfit(dst, t, v) }

func scanPointer(dst reflect.Value, t types.Type, v any) error {
	p := reflect.New(dst.Type().Elem())
	if err := assign(p.Elem(), t, v); err != nil {
		return err
	}
	dst.Set(p)
	return nil
}

// scanNull sets a sql.Null[T].
func scanNull(dst reflect.Value, t types.Type, v any) error {
	if err := assign(dst.Field(0), t, v); err != nil {
		return err
	}
	dst.Field(1).SetBool(true)
	return nil
}

// scanScanner hands v to a sql.Scanner as one of the values that those expect.
func scanScanner(dst reflect.Value, t types.Type, v any) error {
	if err := dst.Addr().Interface().(sql.Scanner).Scan(driverValue(t, v)); err != nil {
		return &Error{Type: t, Go: dst.Type(), Err: err}
	}
	return nil
}

// driverValue is v as a driver.Value: int64, float64, bool, []byte, string or
// time.Time.
func driverValue(t types.Type, v any) any {
	switch v := v.(type) {
	case float32:
		return float64(v)
	case time.Time, text:
		switch t {
		case types.Date:
			d, _ := fromDate(v)
			return d.In(time.UTC)
		case types.TimestampNTZ:
			d, _ := fromDateTime(v)
			return d.In(time.UTC)
		case types.Timestamp:
			i, _ := fromTime(v)
			return i
		case types.Binary:
			b, _ := fromBytes(v)
			return b
		}
	}
	if n, ok := fromInt(v); ok {
		if _, isText := v.(text); !isText {
			return n
		}
	}
	if f, ok := v.(number); ok {
		return string(f)
	}
	return asFound(v)
}

// The types whose values go into integers, unsigned integers and floats.
var (
	integers = []types.Type{types.TinyInt, types.SmallInt, types.Int, types.BigInt}
	wholes   = append(integers[:4:4], types.Decimal{})
	numbers  = append(integers[:4:4], types.Float, types.Double)
)

// isKey reports whether v, if it is a text in JSON, may be read as a value of one
// of the types: it is the key of a map, which JSON can only have as a text.
func isKey(t types.Type, v any, of ...types.Type) bool {
	_, isText := v.(text)
	return !isText || fits(t, of)
}

func scanBool(dst reflect.Value, t types.Type, v any) error {
	b, ok := fromBool(v)
	if !ok || !isKey(t, v, types.Boolean) {
		return misfit(dst, t, v)
	}
	dst.SetBool(b)
	return nil
}

func scanInt(dst reflect.Value, t types.Type, v any) error {
	n, ok := fromInt(v)
	if s, isText := v.(string); isText && fits(t, wholes) { // a DECIMAL
		n, ok = fromInt(number(s))
	}
	if !ok || !isKey(t, v, integers...) || dst.Type() == reflect.TypeFor[time.Duration]() {
		return misfit(dst, t, v)
	}
	if dst.OverflowInt(n) {
		return overflow(dst, t, n)
	}
	dst.SetInt(n)
	return nil
}

// scanUint takes what is not negative, and the DECIMAL(20,0) that a uint64 is sent as.
func scanUint(dst reflect.Value, t types.Type, v any) error {
	if i, ok := fromInt(v); ok && i < 0 {
		return overflow(dst, t, i)
	}
	n, ok := fromUint(v)
	switch {
	case !ok || !fits(t, wholes):
		return misfit(dst, t, v)
	case dst.OverflowUint(n):
		return overflow(dst, t, n)
	}
	dst.SetUint(n)
	return nil
}

func scanFloat(dst reflect.Value, t types.Type, v any) error {
	if !fits(t, numbers) { // a DECIMAL would lose digits
		return misfit(dst, t, v)
	}
	size := dst.Type().Bits()
	if t == types.Type(types.Float) {
		size = 32
	}
	f, ok := fromFloat(v, size)
	if !ok {
		return misfit(dst, t, v)
	}
	dst.SetFloat(f)
	return nil
}

// scanString takes what is a text for the driver: STRING, but also DECIMAL,
// intervals, VARIANT and the JSON of nested values.
func scanString(dst reflect.Value, t types.Type, v any) error {
	s, ok := fromText(v)
	if n, isNumber := v.(number); isNumber {
		_, ok = t.(types.Decimal)
		s = string(n)
	}
	if !ok {
		return misfit(dst, t, v)
	}
	dst.SetString(s)
	return nil
}

func scanBytes(dst reflect.Value, t types.Type, v any) error {
	b, ok := fromBytes(v)
	if s, isText := v.(text); isText && t != nil && t != types.Type(types.Binary) {
		b, ok = []byte(s), true
	}
	if !ok {
		return misfit(dst, t, v)
	}
	if v, isBytes := v.([]byte); isBytes {
		b = append(make([]byte, 0, len(v)), v...) // the driver may use its own again
	}
	dst.SetBytes(b)
	return nil
}

func scanAny(dst reflect.Value, t types.Type, v any) error {
	c, err := Canonical(t, v)
	if err != nil {
		return err
	}
	dst.Set(reflect.ValueOf(&c).Elem())
	return nil
}

func scanSlice(dst reflect.Value, t types.Type, v any) error {
	v, err := parts(t, v)
	if err != nil {
		return err
	}
	list, ok := v.([]any)
	if !ok {
		return misfit(dst, t, v)
	}
	var elem types.Type
	if a, ok := t.(types.Array); ok {
		elem = a.Elem
	}
	slice := reflect.MakeSlice(dst.Type(), len(list), len(list))
	for i, e := range list {
		if err := assign(slice.Index(i), elem, e); err != nil {
			return atIndex(i, err)
		}
	}
	dst.Set(slice)
	return nil
}

func scanMap(dst reflect.Value, t types.Type, v any) error {
	v, err := parts(t, v)
	if err != nil {
		return err
	}
	members, ok := v.(object)
	if !ok {
		return misfit(dst, t, v)
	}
	m, _ := t.(types.Map)
	fields, isStruct := t.(types.Struct)
	result := reflect.MakeMapWithSize(dst.Type(), len(members))
	for i, e := range members {
		key := reflect.New(dst.Type().Key()).Elem()
		if err := assign(key, m.Key, text(e.key)); err != nil {
			return at("[key]", err)
		}
		value, vt := reflect.New(dst.Type().Elem()).Elem(), m.Value
		if isStruct {
			vt = fieldType(fields, i, e.key)
		}
		if err := assign(value, vt, e.value); err != nil {
			return at("[key]", err)
		}
		if !key.Comparable() {
			return misfit(key, m.Key, text(e.key))
		}
		result.SetMapIndex(key, value)
	}
	dst.Set(result)
	return nil
}

// scanStruct fills a struct from a STRUCT, whose fields it must have one to one,
// or from other JSON, in which fields may be missing: they are NULL.
func scanStruct(dst reflect.Value, t types.Type, v any) error {
	plan, err := rowmap.For(dst.Type())
	if err != nil {
		return &Error{Type: t, Go: dst.Type(), Err: err}
	}
	if len(plan.Fields) == 0 && dst.NumField() > 0 {
		return misfit(dst, t, v) // one value, of a kind not known here
	}
	if v, err = parts(t, v); err != nil {
		return err
	}
	members, ok := v.(object)
	if !ok {
		return misfit(dst, t, v)
	}
	s, isStruct := t.(types.Struct)
	filled := reflect.New(dst.Type()).Elem()
	seen := make([]bool, len(plan.Fields))
	for i, m := range members {
		f := plan.Field(m.key)
		if f < 0 || seen[f] {
			return unmatched(plan, members)
		}
		seen[f] = true
		if err := assign(plan.Fields[f].Of(filled), fieldType(s, i, m.key), m.value); err != nil {
			return at(m.key, err)
		}
	}
	for i, ok := range seen {
		switch {
		case ok:
		case isStruct:
			return unmatched(plan, members)
		default:
			if err := null(plan.Fields[i].Of(filled)); err != nil {
				return at(plan.Fields[i].Name, err)
			}
		}
	}
	dst.Set(filled)
	return nil
}

// unmatched says which members and fields do not meet.
func unmatched(plan *rowmap.Plan, members object) error {
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.key
	}
	_, err := plan.Match(names)
	return &Error{Go: plan.Type, Err: err}
}

// fieldType is the type of the field of s that is probably at i.
func fieldType(s types.Struct, i int, name string) types.Type {
	if i < len(s.Fields) && s.Fields[i].Name == name {
		return s.Fields[i].Type
	}
	for _, f := range s.Fields {
		if f.Name == name {
			return f.Type
		}
	}
	return nil
}
