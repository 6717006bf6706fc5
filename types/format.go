package types

import (
	"slices"
	"strconv"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
)

// Format writes t as DDL; Parse(Format(t)) equals t. A nil Type is "".
func Format(t Type) string {
	if t == nil {
		return ""
	}
	return string(AppendFormat(nil, t))
}

var primitives = [...]string{
	Void: "VOID", Boolean: "BOOLEAN", TinyInt: "TINYINT", SmallInt: "SMALLINT", Int: "INT",
	BigInt: "BIGINT", Float: "FLOAT", Double: "DOUBLE", String: "STRING", Binary: "BINARY",
	Date: "DATE", Timestamp: "TIMESTAMP", TimestampNTZ: "TIMESTAMP_NTZ", VariantType: "VARIANT",
}

// AppendFormat appends Format(t) to buf.
func AppendFormat(buf []byte, t Type) []byte {
	switch t := t.(type) {
	case Primitive:
		if int(t) < len(primitives) {
			buf = append(buf, primitives[t]...)
		}
	case Decimal:
		buf = appendArgs(buf, "DECIMAL", t.Precision, t.Scale)
	case Char:
		buf = appendArgs(buf, "CHAR", t.Len)
	case Varchar:
		buf = appendArgs(buf, "VARCHAR", t.Len)
	case Time:
		buf = appendArgs(buf, "TIME", t.Precision)
	case Collated:
		buf = append(AppendFormat(buf, t.Of), " COLLATE "...)
		buf = appendName(buf, string(t.Collation))
	case Interval:
		buf = appendInterval(buf, t)
	case Geo:
		buf = appendGeo(buf, t)
	case Array:
		buf = append(AppendFormat(append(buf, "ARRAY<"...), t.Elem), '>')
	case Map:
		buf = append(AppendFormat(append(buf, "MAP<"...), t.Key), ", "...)
		buf = append(AppendFormat(buf, t.Value), '>')
	case Struct:
		buf = appendFields(append(buf, "STRUCT"...), t.Fields)
	case Object:
		buf = appendFields(append(buf, "OBJECT"...), t.Fields)
	case Unknown:
		buf = append(buf, t.Text...)
	}
	return buf
}

func appendArgs(buf []byte, name string, args ...int) []byte {
	buf = append(buf, name...)
	sep := byte('(')
	for _, a := range args {
		buf = strconv.AppendInt(append(buf, sep), int64(a), 10)
		sep = ','
	}
	return append(buf, ')')
}

func appendInterval(buf []byte, t Interval) []byte {
	buf = append(buf, "INTERVAL"...)
	if t.From == 0 {
		return buf
	}
	buf = append(append(buf, ' '), t.From.String()...)
	if t.to() != t.From {
		buf = append(append(buf, " TO "...), t.To.String()...)
	}
	return buf
}

// to is the last unit of t.
func (t Interval) to() Unit {
	if t.To == 0 {
		return t.From
	}
	return t.To
}

func appendGeo(buf []byte, t Geo) []byte {
	name := "GEOMETRY"
	if t.Geography {
		name = "GEOGRAPHY"
	}
	switch t.SRID {
	case 0:
		return append(append(buf, name...), "(ANY)"...)
	case NoSRID:
		return appendArgs(buf, name, 0)
	}
	return appendArgs(buf, name, t.SRID)
}

func appendFields(buf []byte, fields []Field) []byte {
	buf = append(buf, '<')
	for i, f := range fields {
		if i > 0 {
			buf = append(buf, ", "...)
		}
		buf = appendField(buf, f)
	}
	return append(buf, '>')
}

func appendField(buf []byte, f Field) []byte {
	buf = append(appendName(buf, f.Name), ": "...)
	buf = AppendFormat(buf, f.Type)
	if f.NotNull {
		buf = append(buf, " NOT NULL"...)
	}
	if f.Default.text != "" {
		buf = append(append(buf, " DEFAULT "...), f.Default.text...)
	}
	if f.Comment != "" {
		buf = quote.String(append(buf, " COMMENT "...), f.Comment)
	}
	return buf
}

// appendName appends name, in backticks unless it is plain.
func appendName(buf []byte, name string) []byte {
	if quote.IsPlain(name) {
		return append(buf, name...)
	}
	return quote.Name(buf, name)
}

// Equal reports whether a and b are the same type, comments and defaults aside.
func Equal(a, b Type) bool {
	switch a := a.(type) {
	case nil:
		return b == nil
	case Collated:
		b, ok := b.(Collated)
		return ok && a.Collation == b.Collation && Equal(a.Of, b.Of)
	case Interval:
		b, ok := b.(Interval)
		return ok && a.From == b.From && a.to() == b.to()
	case Array:
		b, ok := b.(Array)
		return ok && Equal(a.Elem, b.Elem)
	case Map:
		b, ok := b.(Map)
		return ok && Equal(a.Key, b.Key) && Equal(a.Value, b.Value)
	case Struct:
		b, ok := b.(Struct)
		return ok && slices.EqualFunc(a.Fields, b.Fields, equalFields)
	case Object:
		b, ok := b.(Object)
		return ok && slices.EqualFunc(a.Fields, b.Fields, equalFields)
	}
	switch b.(type) {
	case Struct, Object: // not comparable with ==
		return false
	}
	return a == b
}

func equalFields(a, b Field) bool {
	return a.Name == b.Name && a.NotNull == b.NotNull && Equal(a.Type, b.Type)
}
