package codec

import (
	"encoding/json"

	"github.com/brickwork-sql/brickwork/types"
)

// Canonical is what a driver returned for a column of type t as the Go type
// that stands for it:
//
//	BOOLEAN bool; TINYINT int8 … BIGINT int64; FLOAT float32, DOUBLE float64
//	DECIMAL decimal.Decimal; STRING, CHAR, VARCHAR, GEOMETRY string; BINARY []byte
//	DATE civil.Date; TIMESTAMP time.Time; TIMESTAMP_NTZ civil.DateTime; TIME civil.Time
//	intervals types.YearMonth and types.DayTime; VARIANT types.Variant
//	ARRAY []any; STRUCT map[string]any
//	MAP map[string]any, map[any]any if the keys are no texts
//
// Keys that Go cannot compare by == (DECIMAL, BINARY, nested types …) stay the
// text that the driver makes of them. NULL is nil, and nothing else is. A value of a type that is not
// known, nil or [types.Unknown], stays as it is.
func Canonical(t types.Type, v any) (any, error) {
	if v == nil {
		return nil, nil
	}
	var c any
	ok := true
	switch t := t.(type) {
	case types.Primitive:
		c, ok = canonicalPrimitive(t, v)
	case types.Decimal:
		c, ok = fromDecimal(v)
	case types.Char, types.Varchar, types.Collated, types.Geo:
		c, ok = fromText(v)
	case types.Interval:
		c, ok = canonicalInterval(t, v)
	case types.Time:
		c, ok = fromClock(v)
	case types.Array, types.Map, types.Struct, types.Object:
		return canonicalNested(t, v)
	default:
		return asFound(v), nil
	}
	if !ok {
		return nil, fail(t, v, "a %s from the server is no value of %v", kind(v), t)
	}
	return c, nil
}

// kind names what a driver returned.
func kind(v any) string {
	switch v.(type) {
	case number:
		return "number in JSON"
	case text, []any, object:
		return "part of JSON"
	}
	return fail(nil, v, "%T", v).Fact
}

func canonicalPrimitive(t types.Primitive, v any) (any, bool) {
	switch t {
	case types.Boolean:
		return some(fromBool(v))
	case types.TinyInt, types.SmallInt, types.Int, types.BigInt:
		return canonicalInt(t, v)
	case types.Float:
		f, ok := fromFloat(v, 32)
		return float32(f), ok
	case types.Double:
		return some(fromFloat(v, 64))
	case types.String:
		return some(fromText(v))
	case types.Binary:
		b, ok := fromBytes(v)
		return append(make([]byte, 0, len(b)), b...), ok // the driver may use its own again
	case types.Date:
		return some(fromDate(v))
	case types.Timestamp:
		return some(fromTime(v))
	case types.TimestampNTZ:
		return some(fromDateTime(v))
	case types.VariantType:
		return some(fromVariant(v))
	}
	return asFound(v), true
}

func some[T any](v T, ok bool) (any, bool) { return v, ok }

func canonicalInt(t types.Primitive, v any) (any, bool) {
	n, ok := fromInt(v)
	if w := widths[t]; n>>(w-1) != 0 && n>>(w-1) != -1 {
		return nil, false
	}
	switch t {
	case types.TinyInt:
		return int8(n), ok
	case types.SmallInt:
		return int16(n), ok
	case types.Int:
		return int32(n), ok
	}
	return n, ok
}

func canonicalInterval(t types.Interval, v any) (any, bool) {
	switch {
	case t.From == 0:
		return asFound(v), true
	case t.From <= types.Month:
		return some(fromYearMonth(v))
	}
	return some(fromDayTime(v))
}

// asFound is v without the types of this package.
func asFound(v any) any {
	switch v := v.(type) {
	case number:
		return json.Number(v)
	case text:
		return string(v)
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = asFound(e)
		}
		return list
	case object:
		m := make(map[string]any, len(v))
		for _, e := range v {
			m[e.key] = asFound(e.value)
		}
		return m
	}
	return v
}

// parts reads the JSON of a nested value, unless it was read before.
func parts(t types.Type, v any) (any, error) {
	if t == types.Type(types.VariantType) {
		t = nil // not the text again
	}
	if s, ok := fromText(v); ok {
		return readJSON(t, s)
	}
	if b, ok := v.([]byte); ok {
		return readJSON(t, string(b))
	}
	return v, nil
}

func canonicalNested(t types.Type, v any) (any, error) {
	v, err := parts(t, v)
	if err != nil {
		return nil, err
	}
	list, isList := v.([]any)
	members, isObject := v.(object)
	switch t := t.(type) {
	case types.Array:
		if isList {
			return canonicalList(t.Elem, list)
		}
	case types.Map:
		if isObject {
			return canonicalMap(t, members)
		}
	case types.Struct:
		if isObject {
			return canonicalFields(t.Fields, members)
		}
	case types.Object:
		if isObject {
			return canonicalFields(t.Fields, members)
		}
	}
	return nil, fail(t, v, "the server's JSON is no value of %v", t)
}

func canonicalList(elem types.Type, list []any) (any, error) {
	values := make([]any, len(list))
	for i, e := range list {
		var err error
		if values[i], err = Canonical(elem, e); err != nil {
			return nil, atIndex(i, err)
		}
	}
	return values, nil
}

func canonicalMap(t types.Map, members object) (any, error) {
	byText, byAny := map[string]any{}, map[any]any{}
	for _, m := range members {
		v, err := Canonical(t.Value, m.value)
		if err != nil {
			return nil, at("[key]", err)
		}
		byText[m.key] = v
		if isText(t.Key) {
			continue
		}
		k, err := canonicalKey(t.Key, m.key)
		if err != nil {
			return nil, at("[key]", err)
		}
		byAny[k] = v
	}
	if isText(t.Key) {
		return byText, nil
	}
	return byAny, nil
}

func canonicalKey(t types.Type, key string) (any, error) {
	switch t := t.(type) {
	case types.Primitive:
		if t != types.Binary && t != types.Timestamp {
			return Canonical(t, text(key))
		}
		if t == types.Timestamp { // == of two times also compares their zones
			i, ok := fromTime(text(key))
			if !ok {
				return nil, fail(t, nil, "the key of a map is no value of %v", t)
			}
			return i.UTC(), nil
		}
	case types.Interval, types.Time:
		return Canonical(t, text(key))
	}
	return key, nil
}

func canonicalFields(fields []types.Field, members object) (any, error) {
	of := make(map[string]types.Type, len(fields))
	for _, f := range fields {
		of[f.Name] = f.Type
	}
	values := make(map[string]any, len(members))
	for _, m := range members {
		v, err := Canonical(of[m.key], m.value)
		if err != nil {
			return nil, at(m.key, err)
		}
		values[m.key] = v
	}
	return values, nil
}
