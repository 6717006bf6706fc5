package codec

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/golang-sql/civil"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/internal/rowmap"
	"github.com/brickwork-sql/brickwork/types"
)

// form is what a writer writes.
type form uint8

const (
	parameter form = iota // the text of a parameter; JSON for nested values
	inJSON                // a part of a nested value, for from_json
	literal               // SQL
)

// A writer writes values in one of the forms.
type writer struct {
	buf     []byte
	form    form
	matches map[pairing][]int
}

// A pairing is a struct type in Go and a type in SQL, by its first field.
type pairing struct {
	row   reflect.Type
	first *types.Field
}

// value writes v, a value of type t.
func (w *writer) value(t types.Type, v any) error {
	v, err := resolve(v)
	if err != nil {
		return err
	}
	if v == nil {
		w.null(t)
		return nil
	}
	switch t := t.(type) {
	case types.Primitive:
		return w.primitive(t, v)
	case types.Decimal:
		return w.decimal(t, v)
	case types.Char:
		return w.text(t, v, t.Len)
	case types.Varchar:
		return w.text(t, v, t.Len)
	case types.Collated:
		return w.value(t.Of, v)
	case types.Interval:
		s, err := toInterval(t, v)
		w.interval(t, s)
		return err
	case types.Time:
		us, err := toClock(t, v)
		w.converted(t, fmt.Sprintf("%02d:%02d:%02d.%06d", us/3600e6, us/60e6%60, us/1e6%60, us%1e6))
		return err
	case types.Geo:
		s, err := toText(t, v, 0)
		w.converted(t, s)
		return err
	case types.Array:
		return w.array(t, reflect.Indirect(reflect.ValueOf(v)))
	case types.Map:
		return w.mapping(t, reflect.Indirect(reflect.ValueOf(v)))
	case types.Struct:
		return w.structure(t, reflect.Indirect(reflect.ValueOf(v)))
	}
	return unsupported(t)
}

func (w *writer) null(t types.Type) {
	switch {
	case w.form != literal:
		w.add("null")
	case t == types.Type(types.Void):
		w.add("NULL")
	default:
		w.add("CAST(NULL AS ")
		w.buf = types.AppendFormat(w.buf, plain(t))
		w.add(")")
	}
}

func (w *writer) primitive(t types.Primitive, v any) error {
	switch t {
	case types.Boolean:
		b, err := toBool(t, v)
		w.bool(b)
		return err
	case types.TinyInt, types.SmallInt, types.Int, types.BigInt:
		n, err := toInt(t, v)
		w.int(t, n)
		return err
	case types.Float, types.Double:
		f, err := toFloat(t, v)
		w.float(t, f)
		return err
	case types.String:
		return w.text(t, v, 0)
	case types.Binary:
		b, err := toBytes(t, v)
		w.bytes(b)
		return err
	case types.Date:
		d, err := toDate(t, v)
		w.date(d)
		return err
	case types.Timestamp:
		i, err := toInstant(t, v)
		w.time("TIMESTAMP", i, "2006-01-02T15:04:05.999999Z07:00", "2006-01-02 15:04:05.999999-07:00")
		return err
	case types.TimestampNTZ:
		i, err := toDateTime(t, v)
		w.time("TIMESTAMP_NTZ", i, "2006-01-02T15:04:05.999999", "2006-01-02 15:04:05.999999")
		return err
	case types.VariantType:
		s, err := toVariant(t, v)
		w.converted(t, s)
		return err
	}
	return mismatch(t, v)
}

func (w *writer) add(s string) { w.buf = append(w.buf, s...) }

func (w *writer) bool(b bool) {
	if w.form == literal {
		w.add(strings.ToUpper(strconv.FormatBool(b)))
		return
	}
	w.buf = strconv.AppendBool(w.buf, b)
}

// suffixes say the type of a number in a literal.
var suffixes = [...]string{
	types.TinyInt: "Y", types.SmallInt: "S", types.Int: "", types.BigInt: "L", types.Float: "F", types.Double: "D",
}

func (w *writer) int(t types.Primitive, n int64) {
	if w.form != literal {
		w.buf = strconv.AppendInt(w.buf, n, 10)
		return
	}
	start := len(w.buf)
	w.buf = strconv.AppendInt(w.buf, n, 10)
	w.number(t, start)
}

// number ends the number of a literal that begins at start: its type is said,
// and a negative one is put in parentheses.
func (w *writer) number(t types.Primitive, start int) {
	w.add(suffixes[t])
	if w.buf[start] == '-' {
		w.buf = append(slices.Insert(w.buf, start, '('), ')')
	}
}

func (w *writer) float(t types.Primitive, f float64) {
	switch {
	case math.IsNaN(f):
		w.notFinite(t, "NaN")
	case math.IsInf(f, 1):
		w.notFinite(t, "Infinity")
	case math.IsInf(f, -1):
		w.notFinite(t, "-Infinity")
	case w.form == literal && t == types.Float && math.Abs(f) == math.MaxFloat32: // its shortest text is larger than itself, and F is strict
		w.notFinite(t, string(appendFloat(nil, f, 32)))
	case w.form == inJSON: // as a double, which is what readers make of it before they narrow it
		w.buf = appendFloat(w.buf, f, 64)
	case w.form == literal:
		start := len(w.buf)
		w.buf = appendFloat(w.buf, f, bits(t))
		w.number(t, start)
	default:
		w.buf = appendFloat(w.buf, f, bits(t))
	}
}

func (w *writer) notFinite(t types.Primitive, name string) {
	switch w.form {
	case literal:
		w.add("CAST('" + name + "' AS " + types.Format(t) + ")")
	case inJSON:
		w.add(`"` + name + `"`)
	default:
		w.add(name)
	}
}

// appendFloat appends the shortest text that reads as f.
func appendFloat(buf []byte, f float64, bits int) []byte {
	if abs := math.Abs(f); abs != 0 && (abs < 1e-5 || abs >= 1e15) {
		return strconv.AppendFloat(buf, f, 'E', -1, bits)
	}
	return strconv.AppendFloat(buf, f, 'f', -1, bits)
}

func (w *writer) decimal(t types.Decimal, v any) error {
	d, err := toDecimal(t, v)
	if err != nil {
		return err
	}
	prefix, suffix := "", ""
	if w.form == literal {
		prefix, suffix = conversion(t)
		prefix, suffix = prefix+"'", "'"+suffix
	}
	w.add(prefix)
	w.buf, err = appendDecimal(w.buf, t, d)
	w.add(suffix)
	return err
}

func (w *writer) text(t types.Type, v any, length int) error {
	s, err := toText(t, v, length)
	w.string(s)
	return err
}

// string writes any text.
func (w *writer) string(s string) {
	switch w.form {
	case literal:
		w.buf = quote.String(w.buf, s)
	case inJSON:
		w.buf = appendJSON(w.buf, s)
	default:
		w.add(s)
	}
}

func (w *writer) date(d civil.Date) {
	before, after := "", ""
	switch w.form {
	case literal:
		before, after = "DATE'", "'"
	case inJSON:
		before, after = `"`, `"`
	}
	w.add(before)
	y, m := d.Year, int(d.Month)
	w.buf = append(w.buf, digit(y/1000), digit(y/100), digit(y/10), digit(y), '-', digit(m/10), digit(m), '-', digit(d.Day/10), digit(d.Day))
	w.add(after)
}

// digit is the last digit of n.
func digit(n int) byte { return '0' + byte(n%10) }

// time writes a time, in a literal by its own layout and behind the name of its type.
func (w *writer) time(name string, t time.Time, layout, ofLiteral string) {
	switch w.form {
	case literal:
		w.add(name + "'")
		w.buf = append(t.AppendFormat(w.buf, ofLiteral), '\'')
	case inJSON:
		w.add(`"`)
		w.buf = append(t.AppendFormat(w.buf, layout), '"')
	default:
		w.buf = t.AppendFormat(w.buf, layout)
	}
}

func (w *writer) bytes(b []byte) {
	switch w.form {
	case literal:
		w.add("X'")
		w.buf = append(hex.AppendEncode(w.buf, b), '\'')
	case inJSON:
		w.add(`"`)
		w.buf = append(base64.StdEncoding.AppendEncode(w.buf, b), '"')
	default:
		w.buf = hex.AppendEncode(w.buf, b)
	}
}

func (w *writer) interval(t types.Interval, s string) {
	if w.form != literal {
		w.string(s)
		return
	}
	w.add("INTERVAL '" + s + "'")
	w.add(types.Format(t)[len("INTERVAL"):])
}

// converted writes a text that SQL converts to t.
func (w *writer) converted(t types.Type, s string) {
	if w.form != literal {
		w.string(s)
		return
	}
	prefix, suffix := conversion(t)
	w.add(prefix)
	w.string(s)
	w.add(suffix)
}

// parts is a writer for the parts of a nested value.
func (w *writer) parts() writer {
	form := inJSON
	if w.form == literal {
		form = literal
	}
	return writer{form: form, matches: w.matches}
}

// element is v without a copy, if that is possible.
func element(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer, reflect.Slice, reflect.Map:
		return v.Interface()
	}
	if v.CanAddr() {
		return v.Addr().Interface()
	}
	return v.Interface()
}

func (w *writer) array(t types.Array, v reflect.Value) error {
	if v.Kind() != reflect.Slice && v.Kind() != reflect.Array {
		return mismatch(t, v.Interface())
	}
	parts := w.parts()
	parts.buf = w.buf
	open, end := "[", "]"
	if w.form == literal {
		open, end = "array(", ")"
	}
	if w.form == literal && v.Len() == 0 {
		open, end = "CAST(array(", ") AS "+types.Format(plain(t))+")"
	}
	parts.add(open)
	for i := range v.Len() {
		parts.comma(i)
		if err := parts.value(t.Elem, element(v.Index(i))); err != nil {
			return atIndex(i, err)
		}
	}
	parts.add(end)
	w.buf = parts.buf
	return nil
}

func (w *writer) comma(i int) {
	switch {
	case i > 0 && w.form == literal:
		w.add(", ")
	case i > 0:
		w.add(",")
	}
}

// mapping writes the entries sorted by their keys, so that the text of a value
// is always the same.
func (w *writer) mapping(t types.Map, v reflect.Value) error {
	if v.Kind() != reflect.Map {
		return mismatch(t, v.Interface())
	}
	entries, err := w.entries(t, v)
	if err != nil {
		return err
	}
	open, key, value, end := "[", `{"key":`, `,"value":`, "}" // for map_from_entries
	last := "]"
	switch {
	case w.form == literal && len(entries) == 0:
		open, last = "CAST(map(", ") AS "+types.Format(plain(t))+")"
	case w.form == literal:
		open, key, value, end, last = "map(", "", ", ", "", ")"
	case isText(t.Key):
		open, key, value, end, last = "{", "", ":", "", "}"
	}
	w.add(open)
	for i, e := range entries {
		w.comma(i)
		w.add(key)
		w.buf = append(w.buf, e.key...)
		w.add(value)
		w.buf = append(w.buf, e.value...)
		w.add(end)
	}
	w.add(last)
	return nil
}

// pair is a written entry of a map.
type pair struct{ key, value []byte }

func (w *writer) entries(t types.Map, v reflect.Value) ([]pair, error) {
	entries := make([]pair, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		step := keyStep(it.Key())
		key, value := w.parts(), w.parts()
		k, err := resolve(it.Key().Interface())
		switch {
		case err != nil:
			return nil, at(step, err)
		case k == nil:
			return nil, at(step, fail(t.Key, it.Key().Interface(), "NULL is no key of a map"))
		}
		if err := key.value(t.Key, k); err != nil {
			return nil, at(step, err)
		}
		if err := value.value(t.Value, it.Value().Interface()); err != nil {
			return nil, at(step, err)
		}
		entries = append(entries, pair{key.buf, value.buf})
	}
	slices.SortFunc(entries, func(a, b pair) int { return bytes.Compare(a.key, b.key) })
	return entries, nil
}

// keyStep is the step of a path to the value of a key. Texts may be secrets.
func keyStep(key reflect.Value) string {
	if key.CanInt() {
		return fmt.Sprintf("[%d]", key.Int())
	}
	return "[key]"
}

func (w *writer) structure(t types.Struct, v reflect.Value) error {
	member, err := w.members(t, v)
	if err != nil {
		return err
	}
	parts := w.parts()
	parts.buf = w.buf
	open, colon, end := "{", ":", "}"
	if w.form == literal {
		open, colon, end = "named_struct(", ", ", ")"
	}
	parts.add(open)
	for i, f := range t.Fields {
		parts.comma(i)
		parts.string(f.Name)
		parts.add(colon)
		if err := parts.value(f.Type, member(i)); err != nil {
			return at(f.Name, err)
		}
	}
	parts.add(end)
	w.buf = parts.buf
	return nil
}

// members is what v, a Go struct or a map with texts as keys, holds for each
// field of t. A struct has all fields of t and no others, a map no others; a
// []any has the values of the fields in their order.
func (w *writer) members(t types.Struct, v reflect.Value) (func(i int) any, error) {
	if v.Kind() == reflect.Slice {
		if row, ok := v.Interface().([]any); ok && len(row) == len(t.Fields) {
			return func(i int) any { return row[i] }, nil
		}
	}
	if v.Kind() == reflect.Map && v.Type().Key().Kind() == reflect.String {
		return membersOfMap(t, v)
	}
	if v.Kind() != reflect.Struct || isLeaf(v.Type()) {
		return nil, mismatch(t, v.Interface())
	}
	plan, err := rowmap.For(v.Type())
	if err != nil {
		return nil, err
	}
	indexes, err := w.match(plan, t)
	if err != nil {
		return nil, err
	}
	return func(i int) any {
		if f, ok := plan.Fields[indexes[i]].In(v); ok {
			return element(f)
		}
		return nil
	}, nil
}

// match is plan.Match, once for all values of an array.
func (w *writer) match(plan *rowmap.Plan, t types.Struct) ([]int, error) {
	key := pairing{row: plan.Type}
	if len(t.Fields) > 0 {
		key.first = &t.Fields[0]
	}
	if indexes, ok := w.matches[key]; ok {
		return indexes, nil
	}
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = f.Name
	}
	indexes, err := plan.Match(names)
	if err != nil {
		return nil, err
	}
	if w.matches == nil {
		w.matches = map[pairing][]int{}
	}
	w.matches[key] = indexes
	return indexes, nil
}

func membersOfMap(t types.Struct, v reflect.Value) (func(i int) any, error) {
	members := make([]any, len(t.Fields))
	found := 0
	for i, f := range t.Fields {
		if m := v.MapIndex(reflect.ValueOf(f.Name).Convert(v.Type().Key())); m.IsValid() {
			members[i] = m.Interface()
			found++
		}
	}
	if found < v.Len() {
		for it := v.MapRange(); it.Next(); {
			if !slices.ContainsFunc(t.Fields, func(f types.Field) bool { return f.Name == it.Key().String() }) {
				return nil, fail(t, v.Interface(), "%q is no field of the struct", it.Key().String())
			}
		}
	}
	return func(i int) any { return members[i] }, nil
}

// appendJSON appends s as a JSON string.
func appendJSON(buf []byte, s string) []byte {
	const digits = "0123456789abcdef"
	buf = append(buf, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			buf = append(buf, '\\', c)
		case c < ' ':
			buf = append(buf, `\u00`...)
			buf = append(buf, digits[c>>4], digits[c&15])
		default:
			buf = append(buf, c)
		}
	}
	return append(buf, '"')
}
