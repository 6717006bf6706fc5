package engine

import (
	"fmt"
	"maps"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"time"

	"github.com/apache/arrow/go/v12/arrow"
	"github.com/apache/arrow/go/v12/arrow/array"
	"github.com/apache/arrow/go/v12/arrow/decimal128"
	"github.com/golang-sql/civil"

	"github.com/brickwork-sql/brickwork/types"
)

// arrowType is how values of t travel: as in Spark's own batches, but a DECIMAL
// that is a column as text. Intervals, VARIANT and whatever else has no Arrow
// form that the client reads are text.
func arrowType(t types.Type, nested bool) (arrow.DataType, error) {
	switch t := t.(type) {
	case nil:
		return nil, fmt.Errorf("no type")
	case types.Unknown:
		return nil, fmt.Errorf("type %q is not known", t.Text)
	case types.Primitive:
		if at, ok := primitives[t]; ok {
			return at, nil
		}
	case types.Decimal:
		if nested {
			return &arrow.Decimal128Type{Precision: int32(t.Precision), Scale: int32(t.Scale)}, nil
		}
	case types.Array:
		elem, err := arrowType(t.Elem, true)
		if err != nil {
			return nil, err
		}
		return arrow.ListOf(elem), nil
	case types.Map:
		key, err := arrowType(t.Key, true)
		if err != nil {
			return nil, err
		}
		value, err := arrowType(t.Value, true)
		if err != nil {
			return nil, err
		}
		return arrow.MapOf(key, value), nil
	case types.Struct:
		return structType(t)
	}
	return arrow.BinaryTypes.String, nil
}

// primitives are the types without arguments that are not text.
var primitives = map[types.Primitive]arrow.DataType{
	types.Void:         arrow.Null,
	types.Boolean:      arrow.FixedWidthTypes.Boolean,
	types.TinyInt:      arrow.PrimitiveTypes.Int8,
	types.SmallInt:     arrow.PrimitiveTypes.Int16,
	types.Int:          arrow.PrimitiveTypes.Int32,
	types.BigInt:       arrow.PrimitiveTypes.Int64,
	types.Float:        arrow.PrimitiveTypes.Float32,
	types.Double:       arrow.PrimitiveTypes.Float64,
	types.Binary:       arrow.BinaryTypes.Binary,
	types.Date:         arrow.FixedWidthTypes.Date32,
	types.Timestamp:    arrow.FixedWidthTypes.Timestamp_us,
	types.TimestampNTZ: &arrow.TimestampType{Unit: arrow.Microsecond},
}

func structType(t types.Struct) (arrow.DataType, error) {
	fields := make([]arrow.Field, len(t.Fields))
	for i, f := range t.Fields {
		at, err := arrowType(f.Type, true)
		if err != nil {
			return nil, fmt.Errorf("field %q: %w", f.Name, err)
		}
		fields[i] = arrow.Field{Name: f.Name, Type: at, Nullable: true}
	}
	return arrow.StructOf(fields...), nil
}

// appender appends values of type t to b.
func appender(t types.Type, b array.Builder) func(any) error {
	add := setter(t, b)
	return func(v any) error {
		if v == nil {
			appendNull(b)
			return nil
		}
		return add(v)
	}
}

// appendNull appends NULL; a struct does not do so for its fields.
func appendNull(b array.Builder) {
	if s, ok := b.(*array.StructBuilder); ok {
		for i := range s.NumField() {
			appendNull(s.FieldBuilder(i))
		}
	}
	b.AppendNull()
}

// setter appends values that are not NULL.
func setter(t types.Type, b array.Builder) func(any) error {
	switch b := b.(type) {
	case *array.NullBuilder:
		return func(v any) error { return unfit(v, t) }
	case *array.BooleanBuilder:
		return func(v any) error { return as(v, t, b.Append) }
	case *array.Int8Builder:
		return integers(t, math.MinInt8, math.MaxInt8, func(n int64) { b.Append(int8(n)) })
	case *array.Int16Builder:
		return integers(t, math.MinInt16, math.MaxInt16, func(n int64) { b.Append(int16(n)) })
	case *array.Int32Builder:
		return integers(t, math.MinInt32, math.MaxInt32, func(n int64) { b.Append(int32(n)) })
	case *array.Int64Builder:
		return integers(t, math.MinInt64, math.MaxInt64, b.Append)
	case *array.Float32Builder:
		return floats(t, func(f float64) { b.Append(float32(f)) })
	case *array.Float64Builder:
		return floats(t, b.Append)
	case *array.BinaryBuilder:
		return binaries(t, b)
	case *array.Date32Builder:
		return dates(t, b)
	case *array.TimestampBuilder:
		return timestamps(t, b)
	case *array.Decimal128Builder:
		return decimals(t.(types.Decimal), b)
	case *array.MapBuilder:
		return mappings(t.(types.Map), b)
	case *array.ListBuilder:
		return lists(t.(types.Array), b)
	case *array.StructBuilder:
		return structs(t.(types.Struct), b)
	case *array.StringBuilder:
		return texts(t, b)
	}
	return func(v any) error { return unfit(v, t) }
}

func unfit(v any, t types.Type) error {
	return fmt.Errorf("%T %v is no value of type %s", v, v, t)
}

// as appends v if it is a T.
func as[T any](v any, t types.Type, add func(T)) error {
	x, ok := v.(T)
	if !ok {
		return unfit(v, t)
	}
	add(x)
	return nil
}

// integer is v if it is an integer within int64.
func integer(v any) (int64, bool) {
	switch n := v.(type) {
	case int:
		return int64(n), true
	case int64:
		return n, true
	case int32:
		return int64(n), true
	}
	switch r := reflect.ValueOf(v); {
	case r.CanInt():
		return r.Int(), true
	case r.CanUint() && r.Uint() <= math.MaxInt64:
		return int64(r.Uint()), true
	}
	return 0, false
}

func integers(t types.Type, low, high int64, add func(int64)) func(any) error {
	return func(v any) error {
		n, ok := integer(v)
		if !ok || n < low || n > high {
			return unfit(v, t)
		}
		add(n)
		return nil
	}
}

func floats(t types.Type, add func(float64)) func(any) error {
	return func(v any) error {
		switch f := v.(type) {
		case float64:
			add(f)
			return nil
		case float32:
			add(float64(f))
			return nil
		}
		n, ok := integer(v)
		if !ok {
			return unfit(v, t)
		}
		add(float64(n))
		return nil
	}
}

// text is v as text.
func text(v any) (string, bool) {
	switch s := v.(type) {
	case string:
		return s, true
	case fmt.Stringer:
		return s.String(), true
	}
	return "", false
}

// number is v as the text of a number.
func number(v any) (string, bool) {
	if n, ok := integer(v); ok {
		return strconv.FormatInt(n, 10), true
	}
	return text(v)
}

func texts(t types.Type, b *array.StringBuilder) func(any) error {
	of := text
	if _, ok := t.(types.Decimal); ok {
		of = number
	}
	return func(v any) error {
		s, ok := of(v)
		if !ok {
			return unfit(v, t)
		}
		b.Append(s)
		return nil
	}
}

func binaries(t types.Type, b *array.BinaryBuilder) func(any) error {
	return func(v any) error {
		if s, ok := v.(string); ok {
			b.AppendString(s)
			return nil
		}
		return as(v, t, b.Append)
	}
}

func dates(t types.Type, b *array.Date32Builder) func(any) error {
	return func(v any) error {
		if at, ok := v.(time.Time); ok {
			v = civil.DateOf(at)
		}
		return as(v, t, func(d civil.Date) {
			b.Append(arrow.Date32(d.In(time.UTC).Unix() / (24 * 60 * 60)))
		})
	}
}

func timestamps(t types.Type, b *array.TimestampBuilder) func(any) error {
	if t == types.Timestamp {
		return func(v any) error {
			return as(v, t, func(at time.Time) { b.Append(arrow.Timestamp(at.UnixMicro())) })
		}
	}
	return func(v any) error {
		if at, ok := v.(time.Time); ok {
			v = civil.DateTimeOf(at)
		}
		return as(v, t, func(d civil.DateTime) { b.Append(arrow.Timestamp(d.In(time.UTC).UnixMicro())) })
	}
}

func decimals(t types.Decimal, b *array.Decimal128Builder) func(any) error {
	unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(t.Scale)), nil))
	return func(v any) error {
		s, _ := number(v)
		r, ok := new(big.Rat).SetString(s)
		if !ok || !r.Mul(r, unit).IsInt() || len(new(big.Int).Abs(r.Num()).String()) > t.Precision {
			return unfit(v, t)
		}
		b.Append(decimal128.FromBigInt(r.Num()))
		return nil
	}
}

func lists(t types.Array, b *array.ListBuilder) func(any) error {
	add := appender(t.Elem, b.ValueBuilder())
	return func(v any) error {
		r := reflect.ValueOf(v)
		if r.Kind() != reflect.Slice {
			return unfit(v, t)
		}
		b.Append(true)
		for i := range r.Len() {
			if err := add(r.Index(i).Interface()); err != nil {
				return err
			}
		}
		return nil
	}
}

func mappings(t types.Map, b *array.MapBuilder) func(any) error {
	key, value := appender(t.Key, b.KeyBuilder()), appender(t.Value, b.ItemBuilder())
	return func(v any) error {
		entries, ok := pairs(v)
		if !ok {
			return unfit(v, t)
		}
		b.Append(true)
		for _, p := range entries {
			if p[0] == nil {
				return fmt.Errorf("a key of a map is NULL")
			}
			if err := key(p[0]); err != nil {
				return err
			}
			if err := value(p[1]); err != nil {
				return err
			}
		}
		return nil
	}
}

// pairs are the entries of a map.
func pairs(v any) ([][2]any, bool) {
	if p, ok := v.([][2]any); ok {
		return p, true
	}
	r := reflect.ValueOf(v)
	if r.Kind() != reflect.Map {
		return nil, false
	}
	sorted := map[string][2]any{}
	for k, e := range r.Seq2() {
		sorted[fmt.Sprint(k)] = [2]any{k.Interface(), e.Interface()}
	}
	var p [][2]any
	for _, k := range slices.Sorted(maps.Keys(sorted)) {
		p = append(p, sorted[k])
	}
	return p, true
}

func structs(t types.Struct, b *array.StructBuilder) func(any) error {
	add := make([]func(any) error, len(t.Fields))
	for i, f := range t.Fields {
		add[i] = appender(f.Type, b.FieldBuilder(i))
	}
	return func(v any) error {
		values, ok := v.([]any)
		if byName, is := v.(map[string]any); is {
			ok = true
			for _, f := range t.Fields {
				values = append(values, byName[f.Name])
			}
		}
		if !ok || len(values) != len(add) {
			return unfit(v, t)
		}
		b.Append(true)
		for i, x := range values {
			if err := add[i](x); err != nil {
				return fmt.Errorf("field %q: %w", t.Fields[i].Name, err)
			}
		}
		return nil
	}
}
