package codec

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/brickwork-sql/brickwork/types"
)

var oddNames = rapid.StringMatching("[a-zA-Z0-9_ .,:<>`'\"\\\\é数\n${}-]{1,6}")

// keyTypes are those whose values Go compares by ==.
var keyTypes = []types.Type{types.String, types.Boolean, types.TinyInt, types.Int, types.BigInt, types.Date, types.TimestampNTZ, types.Timestamp,
	types.Interval{From: types.Day, To: types.Second}}

var scalarTypes = append(keyTypes[:len(keyTypes):len(keyTypes)], types.SmallInt, types.Float, types.Double, types.Binary, types.VariantType,
	types.Decimal{Precision: 38, Scale: 18}, types.Decimal{Precision: 38}, types.Decimal{Precision: 3, Scale: 3},
	types.Interval{From: types.Year, To: types.Month}, types.Interval{From: types.Month}, types.Interval{From: types.Hour, To: types.Minute},
	types.Char{Len: 30}, types.Varchar{Len: 30}, types.Time{Precision: 3}, types.Void)

func anyType(depth int) *rapid.Generator[types.Type] {
	if depth == 0 {
		return rapid.SampledFrom(scalarTypes)
	}
	inner := rapid.Deferred(func() *rapid.Generator[types.Type] { return anyType(depth - 1) })
	return rapid.OneOf(
		rapid.SampledFrom(scalarTypes),
		rapid.Map(inner, func(t types.Type) types.Type { return types.Array{Elem: t} }),
		rapid.Custom(func(t *rapid.T) types.Type {
			return types.Map{Key: rapid.SampledFrom(keyTypes).Draw(t, "key"), Value: inner.Draw(t, "value")}
		}),
		rapid.Custom(func(t *rapid.T) types.Type {
			names := rapid.SliceOfNDistinct(oddNames, 1, 3, strings.ToLower).Draw(t, "names")
			fields := make([]types.Field, len(names))
			for i, n := range names {
				fields[i] = types.Field{Name: n, Type: inner.Draw(t, "type")}
			}
			return types.Struct{Fields: fields}
		}),
	)
}

// valueOfType draws a canonical value, NULL too; finite if the driver cannot
// return what is not.
func valueOfType(t *rapid.T, typ types.Type, finite bool) any {
	if rapid.IntRange(0, 7).Draw(t, "null") == 0 {
		return nil
	}
	return someValue(t, typ, finite)
}

func someValue(t *rapid.T, typ types.Type, finite bool) any {
	switch typ := typ.(type) {
	case types.Primitive:
		return somePrimitive(t, typ, finite)
	case types.Decimal:
		digits := rapid.StringMatching(fmt.Sprintf("-?[0-9]{1,%d}", typ.Precision)).Draw(t, "digits")
		n, _ := new(big.Int).SetString(digits, 10)
		return decimal.NewFromBigInt(n, -int32(typ.Scale))
	case types.Char, types.Varchar:
		return rapid.StringN(0, 30, -1).Draw(t, "text")
	case types.Interval:
		return someInterval(t, typ)
	case types.Time:
		ms := rapid.IntRange(0, 86_399_999).Draw(t, "ms")
		return civil.TimeOf(time.UnixMilli(int64(ms)).UTC())
	case types.Array:
		list := make([]any, rapid.IntRange(0, 3).Draw(t, "length"))
		for i := range list {
			list[i] = valueOfType(t, typ.Elem, true)
		}
		return list
	case types.Map:
		return someMap(t, typ)
	case types.Struct:
		m := map[string]any{}
		for _, f := range typ.Fields {
			m[f.Name] = valueOfType(t, f.Type, true)
		}
		return m
	}
	return nil
}

func someMap(t *rapid.T, typ types.Map) any {
	byText, byAny := map[string]any{}, map[any]any{}
	for range rapid.IntRange(0, 3).Draw(t, "length") {
		k, v := someValue(t, typ.Key, true), valueOfType(t, typ.Value, true)
		if s, ok := k.(string); ok {
			byText[s] = v
		} else {
			byAny[k] = v
		}
	}
	if typ.Key == types.Type(types.String) {
		return byText
	}
	return byAny
}

func someInterval(t *rapid.T, typ types.Interval) any {
	if typ.From <= types.Month {
		return types.Months(int(rapid.Int32().Draw(t, "months")))
	}
	us := rapid.Int64().Draw(t, "us")
	if typ.To == types.Minute {
		us -= us % 60e6
	}
	return types.Microseconds(us)
}

func somePrimitive(t *rapid.T, typ types.Primitive, finite bool) any {
	us := func() int64 { return rapid.Int64Range(old.UnixMicro()-1, late.UnixMicro()).Draw(t, "us") }
	switch typ {
	case types.Boolean:
		return rapid.Bool().Draw(t, "bool")
	case types.TinyInt:
		return rapid.Int8().Draw(t, "n")
	case types.SmallInt:
		return rapid.Int16().Draw(t, "n")
	case types.Int:
		return rapid.Int32().Draw(t, "n")
	case types.BigInt:
		return rapid.Int64().Draw(t, "n")
	case types.Float:
		f := math.Float32frombits(rapid.Uint32().Draw(t, "bits"))
		if f != f || finite && math.IsInf(float64(f), 0) {
			return float32(7.038531e-26) // is another one if it is read as a double and narrowed
		}
		return f
	case types.Double:
		f := math.Float64frombits(rapid.Uint64().Draw(t, "bits"))
		if f != f || finite && math.IsInf(f, 0) {
			return math.SmallestNonzeroFloat64
		}
		return f
	case types.String:
		return rapid.String().Draw(t, "text")
	case types.Binary:
		if finite { // and not empty, which the driver renders as null in JSON
			return rapid.SliceOfN(rapid.Byte(), 1, 9).Draw(t, "bytes")
		}
		return rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")
	case types.Date:
		return civil.DateOf(time.UnixMicro(us()).UTC())
	case types.Timestamp:
		return time.UnixMicro(us()).UTC()
	case types.TimestampNTZ:
		return civil.DateTimeOf(time.UnixMicro(us()).UTC())
	case types.VariantType:
		return types.NewVariant(rapid.SampledFrom([]string{"1", `"it's"`, `{"a":[1,null]}`, "true", "[]"}).Draw(t, "json"))
	}
	return nil
}

// rendered is v as the driver returns it; inside of nested values as JSON.
func rendered(typ types.Type, v any, nested bool) any {
	switch v := v.(type) {
	case decimal.Decimal:
		s := v.StringFixed(int32(typ.(types.Decimal).Scale))
		if nested {
			return json.Number(s)
		}
		return s
	case civil.Date:
		return shown(v.In(time.UTC), nested)
	case civil.DateTime:
		return shown(v.In(time.UTC), nested)
	case time.Time:
		return shown(v, nested)
	case civil.Time:
		return v.String()
	case types.Variant:
		return v.JSON()
	case fmt.Stringer: // intervals
		return v.String()
	case []byte:
		if nested {
			return base64.StdEncoding.EncodeToString(v)
		}
		return v
	case []any, map[string]any, map[any]any:
		return renderedJSON(typ, v)
	}
	return v
}

func shown(t time.Time, nested bool) any {
	if nested {
		return t.In(losAngeles).String()
	}
	return t.In(losAngeles)
}

func renderedJSON(typ types.Type, v any) string {
	var parts []string
	switch typ := typ.(type) {
	case types.Array:
		for _, e := range v.([]any) {
			parts = append(parts, part(typ.Elem, e))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case types.Struct:
		for _, f := range typ.Fields {
			parts = append(parts, `"`+f.Name+`":`+part(f.Type, v.(map[string]any)[f.Name]))
		}
	case types.Map:
		add := func(k, e any) {
			key := part(typ.Key, k)
			if !strings.HasPrefix(key, `"`) {
				key = `"` + key + `"`
			}
			parts = append(parts, key+":"+part(typ.Value, e))
		}
		if m, ok := v.(map[string]any); ok {
			for k, e := range m {
				add(k, e)
			}
		} else {
			for k, e := range v.(map[any]any) {
				add(k, e)
			}
		}
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func part(typ types.Type, v any) string {
	switch v.(type) {
	case []any, map[string]any, map[any]any:
		return renderedJSON(typ, v)
	}
	b, err := json.Marshal(rendered(typ, v, true))
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestCanonicalUndoesTheDriver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typ := anyType(3).Draw(t, "type")
		v := valueOfType(t, typ, false)
		sent := rendered(typ, v, false)
		got, err := Canonical(typ, sent)
		if diff := cmp.Diff(v, got, sameDecimal); diff != "" || err != nil {
			t.Fatalf("%v %v: %v (-want +got)\n%s", typ, sent, err, diff)
		}
	})
}

// A reader reads what Literal writes, by the rules of Spark.
type reader struct {
	*rapid.T
	s string
}

func (r *reader) take(token string) bool {
	rest, ok := strings.CutPrefix(r.s, token)
	r.s = rest
	return ok
}

func (r *reader) must(token string) {
	if !r.take(token) {
		r.Fatalf("%q expected at %q", token, r.s)
	}
}

// until takes what comes before token, and the token.
func (r *reader) until(token string) string {
	text, rest, ok := strings.Cut(r.s, token)
	if !ok {
		r.Fatalf("%q expected in %q", token, r.s)
	}
	r.s = rest
	return text
}

func (r *reader) text() string {
	r.must("'")
	var b strings.Builder
	for {
		switch {
		case r.take("'"):
			return b.String()
		case r.take(`\u0000`), r.take(`\0`):
			b.WriteByte(0)
		case r.take(`\`):
			b.WriteByte(r.s[0])
			r.s = r.s[1:]
		default:
			b.WriteByte(r.s[0])
			r.s = r.s[1:]
		}
	}
}

func (r *reader) value(typ types.Type) any {
	if r.take("CAST(NULL AS " + types.Format(plain(typ)) + ")") {
		return nil
	}
	switch typ := typ.(type) {
	case types.Primitive:
		return r.primitive(typ)
	case types.Decimal, types.Time:
		r.must("CAST(")
		s := r.text()
		r.must(" AS " + types.Format(typ) + ")")
		return s
	case types.Interval:
		r.must("INTERVAL ")
		s := r.text()
		r.must(strings.TrimPrefix(types.Format(typ), "INTERVAL"))
		if typ.From <= types.Month {
			i, _ := types.ParseYearMonth("INTERVAL '" + s + "'" + strings.TrimPrefix(types.Format(typ), "INTERVAL"))
			return i.String()
		}
		i, _ := types.ParseDayTime("INTERVAL '" + s + "'" + strings.TrimPrefix(types.Format(typ), "INTERVAL"))
		return i.String()
	case types.Array:
		return r.list(typ, "array(", func(int) (any, any) { return nil, r.value(typ.Elem) })
	case types.Map:
		return r.list(typ, "map(", func(int) (any, any) {
			k := r.value(typ.Key)
			r.must(", ")
			return k, r.value(typ.Value)
		})
	case types.Struct:
		return r.list(typ, "named_struct(", func(i int) (any, any) {
			name := r.text()
			r.must(", ")
			return name, r.value(typ.Fields[i].Type)
		})
	}
	return r.text()
}

// list reads the parts of a nested value into the JSON of the driver.
func (r *reader) list(typ types.Type, open string, item func(i int) (any, any)) any {
	empty := r.take("CAST(" + open + ")")
	if empty {
		r.must(" AS " + types.Format(plain(typ)) + ")")
	} else {
		r.must(open)
	}
	list, named, keyed := []any{}, map[string]any{}, map[any]any{}
	for i := 0; !empty && !r.take(")"); i++ {
		if i > 0 {
			r.must(", ")
		}
		k, v := item(i)
		list = append(list, v)
		keyed[k] = v
		if s, ok := k.(string); ok {
			named[s] = v
		}
	}
	switch typ := typ.(type) {
	case types.Array:
		return list
	case types.Map:
		if !isText(typ.Key) {
			return keyed
		}
	}
	return named
}

func (r *reader) primitive(typ types.Primitive) any {
	switch typ {
	case types.Void:
		r.must("NULL")
		return nil
	case types.Boolean:
		if r.take("TRUE") {
			return true
		}
		r.must("FALSE")
		return false
	case types.Binary:
		r.must("X'")
		b, err := hex.DecodeString(r.until("'"))
		if err != nil {
			r.Fatal(err)
		}
		return b
	case types.Date, types.Timestamp, types.TimestampNTZ:
		r.must(types.Format(typ))
		return r.text()
	case types.VariantType:
		r.must("parse_json(")
		s := r.text()
		r.must(")")
		return s
	case types.String:
		return r.text()
	}
	return r.number(typ)
}

func (r *reader) number(typ types.Primitive) any {
	if r.take("CAST(") {
		f, _ := strconv.ParseFloat(r.text(), 64)
		r.must(" AS " + types.Format(typ) + ")")
		if typ == types.Float {
			return float32(f)
		}
		return f
	}
	negative := r.take("(")
	end := strings.IndexFunc(r.s, func(c rune) bool { return !strings.ContainsRune("+-.0123456789E", c) })
	if end < 0 {
		end = len(r.s)
	}
	digits := r.s[:end]
	r.s = r.s[end:]
	r.must(suffixes[typ])
	if negative {
		r.must(")")
	}
	if strings.HasPrefix(digits, "-") != negative {
		r.Fatalf("%s is not in parentheses", digits)
	}
	f, err := strconv.ParseFloat(digits, bits(typ))
	if widths[typ] > 0 {
		n, err := strconv.ParseInt(digits, 10, widths[typ])
		c, _ := canonicalInt(typ, n)
		if err != nil {
			r.Fatal(err)
		}
		return c
	}
	if err != nil {
		r.Fatal(err)
	}
	if typ == types.Float {
		return float32(f)
	}
	return f
}

// readable makes v, a canonical value, what the reader reads.
func readable(typ types.Type, v any) any {
	switch v := v.(type) {
	case decimal.Decimal:
		return v.String()
	case civil.Date:
		return v.String()
	case time.Time:
		return v.Format("2006-01-02 15:04:05.999999-07:00")
	case civil.DateTime:
		return v.In(time.UTC).Format("2006-01-02 15:04:05.999999")
	case civil.Time:
		return fmt.Sprintf("%02d:%02d:%02d.%06d", v.Hour, v.Minute, v.Second, v.Nanosecond/1000)
	case fmt.Stringer:
		return v.String()
	case []any:
		list := []any{}
		for _, e := range v {
			list = append(list, readable(typ.(types.Array).Elem, e))
		}
		return list
	case map[any]any:
		m := map[any]any{}
		for k, e := range v {
			m[readable(typ.(types.Map).Key, k)] = readable(typ.(types.Map).Value, e)
		}
		return m
	case map[string]any:
		m := map[string]any{}
		for k, e := range v {
			if t, ok := typ.(types.Map); ok {
				m[k] = readable(t.Value, e)
			} else {
				m[k] = readable(fieldType(typ.(types.Struct), 0, k), e)
			}
		}
		return m
	}
	return v
}

func TestLiteralsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typ := anyType(3).Draw(t, "type")
		v := valueOfType(t, typ, false)
		lit, err := Literal([]byte("SELECT "), typ, v)
		if err != nil {
			t.Fatalf("Literal(%v, %v): %v", typ, v, err)
		}
		r := reader{t, strings.TrimPrefix(string(lit), "SELECT ")}
		got := r.value(typ)
		if r.s != "" {
			t.Fatalf("%s: %q is left", lit, r.s)
		}
		if diff := cmp.Diff(readable(typ, v), got); diff != "" {
			t.Fatalf("%v %s (-want +got)\n%s", typ, lit, diff)
		}
		if again, err := Literal([]byte("SELECT "), typ, v); err != nil || string(again) != string(lit) {
			t.Fatalf("%s is then %s, %v", lit, again, err)
		}
	})
}

func TestParametersAreJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typ := anyType(3).Draw(t, "type")
		v := valueOfType(t, typ, false)
		p, err := Encode(typ, v)
		if err != nil {
			t.Fatalf("Encode(%v, %v): %v", typ, v, err)
		}
		if p.Null != (v == nil) {
			t.Fatalf("Encode(%v, %v) = %v", typ, v, p)
		}
		shape, err := Shape(typ)
		if err != nil || strings.ContainsRune(shape.Prefix+shape.Suffix, 0) {
			t.Fatalf("Shape(%v) = %q, %v", typ, shape, err)
		}
		switch typ.(type) {
		case types.Array, types.Map, types.Struct:
			if !p.Null && !json.Valid([]byte(p.Value)) {
				t.Fatalf("Encode(%v, %v) = %s", typ, v, p.Value)
			}
		}
	})
}

func FuzzString(f *testing.F) {
	for _, s := range []string{"", anything, "\x0012", "\\", "'", "${x}", "\\u0041\\101", "\x00'\x007"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		lit, err := Literal(nil, types.String, s)
		if err != nil {
			return
		}
		if got, rest := unescapeSpark(string(lit)); got != s || rest != "" {
			t.Fatalf("%q is %s, which reads as %q and %q", s, lit, got, rest)
		}
	})
}

// unescapeSpark reads a string literal as SparkParserUtils.unescapeSQLString
// does, with what the grammar says about its end.
func unescapeSpark(s string) (value, rest string) {
	var out []rune
	in := []rune(s)[1:]
	hexed := func(from, n int) (rune, bool) {
		if len(in) < from+n {
			return 0, false
		}
		x, err := strconv.ParseUint(string(in[from:from+n]), 16, 32)
		return rune(x), err == nil
	}
	for i := 0; i < len(in); i++ {
		if in[i] == '\'' {
			return string(out), string(in[i+1:])
		}
		if in[i] != '\\' || i+1 == len(in) {
			out = append(out, in[i])
			continue
		}
		i++
		octal := i+2 < len(in) && in[i] >= '0' && in[i] <= '1' && in[i+1] >= '0' && in[i+1] <= '7' && in[i+2] >= '0' && in[i+2] <= '7'
		if x, ok := hexed(i+1, 4); in[i] == 'u' && ok {
			out, i = append(out, x), i+4
			continue
		}
		if x, ok := hexed(i+1, 8); in[i] == 'U' && ok {
			out, i = append(out, x), i+8
			continue
		}
		if octal {
			out, i = append(out, (in[i]-'0')<<6+(in[i+1]-'0')<<3+in[i+2]-'0'), i+2
			continue
		}
		switch in[i] {
		case '0':
			out = append(out, 0)
		case 'b':
			out = append(out, '\b')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'Z':
			out = append(out, 0x1a)
		case '%', '_':
			out = append(out, '\\', in[i])
		default:
			out = append(out, in[i])
		}
	}
	return string(out), "unterminated"
}
