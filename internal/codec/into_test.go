package codec

import (
	"database/sql"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork/internal/rowmap"
	"github.com/brickwork-sql/brickwork/types"
)

var (
	sameDecimal = cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Equal(b) })
	sameNaN     = cmp.Comparer(func(a, b float64) bool { return a == b || a != a && b != b })
	losAngeles  = time.FixedZone("PST", -8*3600)
)

// fromDriver are values as the driver returns them.
var fromDriver = []struct {
	typ  string
	v    any
	want any // canonical
}{
	{"BOOLEAN", true, true},
	{"TINYINT", int8(-1), int8(-1)},
	{"SMALLINT", int16(7), int16(7)},
	{"INT", int32(7), int32(7)},
	{"BIGINT", int64(math.MinInt64), int64(math.MinInt64)},
	{"FLOAT", float32(0.1), float32(0.1)},
	{"DOUBLE", math.NaN(), math.NaN()},
	{"DECIMAL(38,2)", "-999999999999999999999999999999999999.99", dec("-999999999999999999999999999999999999.99")},
	{"STRING", anything, anything},
	{"CHAR(3)", "a  ", "a  "},
	{"BINARY", []byte{0, 0xff}, []byte{0, 0xff}},
	{"BINARY", []byte(nil), []byte{}}, // the driver's empty value
	{"DATE", time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC), civil.Date{Year: 2024, Month: 1, Day: 2}},
	{"DATE", time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC).In(losAngeles), civil.Date{Year: 2024, Month: 1, Day: 2}},
	{"DATE", time.Date(2024, 1, 2, 0, 0, 0, 0, losAngeles), civil.Date{Year: 2024, Month: 1, Day: 2}},
	{"DATE", "1582-10-10", day},
	{"ARRAY<DATE>", `["1582-10-09 16:07:02 -0752 LMT","1582-10-10 00:53:28 +0053 LMT"]`, []any{day, day}},
	{"TIMESTAMP", instant, instant},
	{"TIMESTAMP_NTZ", wall.In(time.UTC), wall},
	{"TIMESTAMP_NTZ", wall.In(time.UTC).In(losAngeles), wall},
	{"TIME(6)", "08:15:00.12", clock},
	{"INTERVAL DAY TO SECOND", "1 01:01:01.500000000", types.DayTimeOf(25*time.Hour + time.Minute + 1500*time.Millisecond)},
	{"INTERVAL DAY TO SECOND", "INTERVAL '1 01:01:01.5' DAY TO SECOND", types.DayTimeOf(25*time.Hour + time.Minute + 1500*time.Millisecond)},
	{"INTERVAL YEAR TO MONTH", "2-0", types.Years(2)},
	{"VARIANT", `{"a":1}`, types.NewVariant(`{"a":1}`)},
	{"GEOMETRY(4326)", "POINT(1 2)", "POINT(1 2)"},
	{"VOID", nil, nil},
	{"BIGINT", nil, nil},
	{"future(1)", "x", "x"},
	{"ARRAY<INT>", "[1,null]", []any{int32(1), nil}},
	{"ARRAY<DOUBLE>", `[1.5,"NaN"]`, []any{1.5, math.NaN()}},
	{"ARRAY<FLOAT>", `[0.1]`, []any{float32(0.1)}},
	{"ARRAY<DECIMAL(38,18)>", "[19.990000000000000001]", []any{dec("19.990000000000000001")}},
	{"ARRAY<BINARY>", `["AP8="]`, []any{[]byte{0, 0xff}}},
	{"ARRAY<DATE>", `["2024-01-01 16:00:00 -0800 PST","1969-12-31 00:00:00 +0000 UTC"]`,
		[]any{civil.Date{Year: 2024, Month: 1, Day: 2}, civil.Date{Year: 1969, Month: 12, Day: 31}}},
	{"ARRAY<TIMESTAMP>", `["2024-01-02 03:04:05.000600 -0800 PST","2024-01-02 03:04:05 +0530 +0530"]`,
		[]any{time.Date(2024, 1, 2, 11, 4, 5, 600_000, time.UTC), time.Date(2024, 1, 1, 21, 34, 5, 0, time.UTC)}},
	{"ARRAY<TIMESTAMP_NTZ>", `["1969-12-31 15:59:59.999999 -0800 PST"]`, []any{wall}},
	{"ARRAY<STRING>", `["\u003ca\u0026\u003e \ud83d\ude00 \"\\\n\u0000"]`, []any{"<a&> 😀 \"\\\n\x00"}},
	{"ARRAY<VARIANT>", `["{\"a\": 1}", {"b":[1, 2]}, "x", null, "1"]`,
		[]any{types.NewVariant(`{"a": 1}`), types.NewVariant(`{"b":[1, 2]}`), types.NewVariant(`"x"`), nil, types.NewVariant("1")}},
	{"MAP<STRING, INT>", `{"a":1,"":null}`, map[string]any{"a": int32(1), "": nil}},
	{"MAP<INT, ARRAY<STRING>>", `{"1":["x"],"-2":null}`, map[any]any{int32(1): []any{"x"}, int32(-2): nil}},
	{"MAP<DATE, BOOLEAN>", `{"2024-01-02 00:00:00 +0000 UTC":true}`, map[any]any{civil.Date{Year: 2024, Month: 1, Day: 2}: true}},
	{"MAP<BOOLEAN, DOUBLE>", `{"true":1}`, map[any]any{true: 1.0}},
	{"MAP<DECIMAL(3,1), INT>", `{"1.5":1}`, map[any]any{"1.5": int32(1)}},
	{"MAP<STRUCT<a: INT>, INT>", `{"{\"a\":1}":2}`, map[any]any{`{"a":1}`: int32(2)}},
	{"STRUCT<a: INT, `we\"ird`: STRING, b: STRUCT<c: DATE>>", `{"a":1,"we"ird":"x","b":{"c":null}}`,
		map[string]any{"a": int32(1), `we"ird`: "x", "b": map[string]any{"c": nil}}},
	{"STRUCT<>", "{}", map[string]any{}},
}

func TestCanonical(t *testing.T) {
	for _, test := range fromDriver {
		got, err := Canonical(parsed(t, test.typ), test.v)
		if diff := cmp.Diff(test.want, got, sameDecimal, sameNaN); diff != "" || err != nil {
			t.Errorf("Canonical(%s, %v): %v (-want +got)\n%s", test.typ, test.v, err, diff)
		}
		var into any
		if err := Into(&into, parsed(t, test.typ), test.v); err != nil {
			t.Errorf("Into(any, %s): %v", test.typ, err)
		} else if diff := cmp.Diff(test.want, into, sameDecimal, sameNaN); diff != "" {
			t.Errorf("Into(any, %s) (-want +got)\n%s", test.typ, diff)
		}
	}
}

type (
	address struct{ Street, City *string }
	person  struct {
		Name    string
		Born    *civil.Date
		Address address
		Tags    []status
		Scores  map[int32]decimal.Decimal
	}
	tree struct {
		Value int
		Kids  []tree
	}
)

const (
	personType = "STRUCT<name: STRING, born: DATE, address: STRUCT<street: STRING, city: STRING>, tags: ARRAY<STRING>, scores: MAP<INT, DECIMAL(5,2)>>"
	personJSON = `{"name":"Ann","born":"2001-02-03 00:00:00 +0000 UTC","address":{"street":null,"city":"Kiel"},"tags":["a"],"scores":{"7":1.50}}`
)

func TestInto(t *testing.T) {
	ann := person{"Ann", &civil.Date{Year: 2001, Month: 2, Day: 3}, address{City: ptr("Kiel")}, []status{"a"}, map[int32]decimal.Decimal{7: dec("1.5")}}
	tests := []struct {
		typ  string // "" is not known
		v    any
		want any // of the type that is scanned into
	}{
		{"BIGINT", int64(7), customerID(7)},
		{"BIGINT", int64(7), ptr(customerID(7))},
		{"BIGINT", nil, (*customerID)(nil)},
		{"BIGINT", int64(7), sql.Null[customerID]{V: 7, Valid: true}},
		{"BIGINT", nil, sql.Null[customerID]{}},
		{"BIGINT", int64(7), int8(7)},
		{"BIGINT", int64(7), uint8(7)},
		{"BIGINT", int64(7), 7.0},
		{"BIGINT", int64(7), dec("7")},
		{"TINYINT", int8(7), 7},
		{"TINYINT", int8(7), sql.NullInt64{Int64: 7, Valid: true}},
		{"INT", nil, sql.NullInt64{}},
		{"DECIMAL(20,0)", "18446744073709551615", uint64(math.MaxUint64)},
		{"DECIMAL(20,0)", "-12", int64(-12)},
		{"DECIMAL(5,2)", "1.50", "1.50"},
		{"DECIMAL(5,2)", "1.50", decimal.NullDecimal{Decimal: dec("1.5"), Valid: true}},
		{"FLOAT", float32(0.1), float32(0.1)},
		{"FLOAT", float32(0.5), 0.5},
		{"DOUBLE", 0.5, float32(0.5)},
		{"STRING", "paid", status("paid")},
		{"STRING", "x", []byte("x")},
		{"STRING", "x", sql.NullString{String: "x", Valid: true}},
		{"BINARY", []byte{1}, blob{1}},
		{"BINARY", nil, blob(nil)},
		{"DATE", time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC).In(losAngeles), sql.NullTime{Time: time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC), Valid: true}},
		{"TIMESTAMP", wall.In(time.UTC), wall}, // the metadata of a result say TIMESTAMP for both
		{"", wall.In(time.UTC), wall},
		{"", time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC), civil.Date{Year: 2024, Month: 1, Day: 2}},
		{"", "1.50", dec("1.5")},
		{"STRING", `{"a":1}`, types.NewVariant(`{"a":1}`)},
		{"STRING", "-1-2", types.Months(-14)},
		{"VARIANT", `{"a":1}`, json.RawMessage(`{"a":1}`)},
		{"VARIANT", `{"city":"Kiel"}`, address{City: ptr("Kiel")}},
		{"STRING", `[1,2]`, []int{1, 2}},
		{"ARRAY<INT>", `[1,null]`, []*int32{ptr(int32(1)), nil}},
		{"ARRAY<INT>", nil, []int32(nil)},
		{"ARRAY<INT>", `[]`, []int32{}},
		{"ARRAY<INT>", `[1]`, ptr([]int32{1})},
		{"ARRAY<ARRAY<TINYINT>>", `[[1],[]]`, [][]int8{{1}, {}}},
		{"ARRAY<BINARY>", `["AP8="]`, [][]byte{{0, 0xff}}},
		{"", `["AP8="]`, [][]byte{{0, 0xff}}},
		{"ARRAY<DATE>", `["2024-01-01 16:00:00 -0800 PST"]`, []civil.Date{{Year: 2024, Month: 1, Day: 2}}},
		{"", `["2024-01-01 16:00:00 -0800 PST"]`, []civil.Date{{Year: 2024, Month: 1, Day: 2}}},
		{"ARRAY<INT>", `[1]`, "[1]"},
		{"MAP<INT, STRING>", `{"1":"a"}`, map[int64]string{1: "a"}},
		{"MAP<DATE, INT>", `{"2024-01-02 00:00:00 +0000 UTC":1}`, map[civil.Date]int{{Year: 2024, Month: 1, Day: 2}: 1}},
		{"MAP<STRUCT<x: INT, y: INT>, INT>", `{"{\"x\":1,\"y\":2}":3}`, map[struct{ X, Y int }]int{{1, 2}: 3}},
		{"STRUCT<a: INT, b: STRING>", `{"a":1,"b":"x"}`, map[string]any{"a": int32(1), "b": "x"}},
		{personType, personJSON, ann},
		{"", personJSON, ann},
		{personType, personJSON, &ann},
		{personType, nil, (*person)(nil)},
		{"VARIANT", `{"value":1,"kids":[{"value":2,"kids":null}]}`, tree{1, []tree{{2, nil}}}},
	}
	for _, test := range tests {
		var typ types.Type
		if test.typ != "" {
			typ = parsed(t, test.typ)
		}
		dst := reflect.New(reflect.TypeOf(test.want))
		if err := Into(dst.Interface(), typ, test.v); err != nil {
			t.Errorf("Into(%T, %v, %v): %v", test.want, typ, test.v, err)
			continue
		}
		if diff := cmp.Diff(test.want, dst.Elem().Interface(), sameDecimal); diff != "" {
			t.Errorf("Into(%T, %v, %v) (-want +got)\n%s", test.want, typ, test.v, diff)
		}
	}
}

func TestIntoErrors(t *testing.T) {
	tests := []struct {
		typ  string
		v    any
		dst  any
		want string
	}{
		{"BIGINT", nil, new(int64), "int64: NULL has no place"},
		{"DATE", nil, new(civil.Date), "civil.Date: NULL has no place"},
		{"ARRAY<INT>", "[null]", new([]int), "[0]: int: NULL has no place"},
		{"BIGINT", int64(300), new(int8), "300 is no int8: the value is out of the range"},
		{"BIGINT", int64(-1), new(uint64), "-1 is no uint64: the value is out of the range"},
		{"BIGINT", int64(1), new(string), "a value of BIGINT is no string"},
		{"BIGINT", int64(1), new(time.Duration), "a value of BIGINT is no time.Duration"},
		{"BIGINT", int64(1<<53 + 1), new(float64), "a value of BIGINT is no float64"},
		{"DOUBLE", 0.1, new(float32), "a value of DOUBLE is no float32"},
		{"DOUBLE", 1.0, new(int), "a value of DOUBLE is no int"},
		{"DECIMAL(5,2)", "1.50", new(float64), "a value of DECIMAL(5,2) is no float64"},
		{"DECIMAL(5,2)", "1.50", new(int), "a value of DECIMAL(5,2) is no int"},
		{"STRING", "1", new(int), "a value of STRING is no int"},
		{"STRING", "1", new(uint), "a value of STRING is no uint"},
		{"STRING", "1", new(decimal.Decimal), "a value of STRING is no decimal.Decimal"},
		{"ARRAY<STRING>", `["1"]`, new([]int), "[0]: a value of STRING is no int"},
		{"ARRAY<STRING>", `["true"]`, new([]bool), "[0]: a value of STRING is no bool"},
		{"TIMESTAMP_NTZ", instant, new(time.Time), "a value of TIMESTAMP_NTZ is no time.Time"},
		{"DATE", instant, new(time.Time), "a value of DATE is no time.Time"},
		{"TIMESTAMP", instant, new(civil.Date), "a value of TIMESTAMP is no civil.Date"},
		{"INTERVAL DAY", "1-2", new(types.DayTime), "a value of INTERVAL DAY is no types.DayTime"},
		{"BOOLEAN", true, new(int), "a value of BOOLEAN is no int"},
		{"ARRAY<INT>", `[1,`, new([]int), "cannot be read at offset 3"},
		{"ARRAY<INT>", `[1]x`, new([]int), "cannot be read"},
		{"ARRAY<INT>", `{"a":1}`, new([]int), "is no []int"},
		{"ARRAY<INT>", `[[1]]`, new([]int), "[0]: a value of INT is no int"},
		{"ARRAY<INT>", strings.Repeat("[", 2000), new([]int), "cannot be read"},
		{"STRUCT<x: INT>", `{"x":1}`, new(point), "field Name has no column"},
		{"STRUCT<x: INT, nam: STRING>", `{"x":1,"nam":""}`, new(point), `column "nam" has no field`},
		{"VARIANT", `{"x":1,"extra":2}`, new(point), `column "extra" has no field`},
		{"VARIANT", `{}`, new(point), "x: int32: NULL has no place"},
		{"STRUCT<x: INT, `the name`: STRING>", `{"x":3000000000,"the name":null}`, new(point), "x: 3000000000 is no int32"},
		{"MAP<STRING, INT>", `{"a":"x"}`, new(map[string]int), "[key]: a value of INT is no int"},
		{"STRING", "x", new(chan int), "is no chan int"},
		{"STRING", "x", point{}, "cannot be set"},
		{"STRING", "x", (*int)(nil), "cannot be set"},
	}
	for _, test := range tests {
		err := Into(test.dst, parsed(t, test.typ), test.v)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("Into(%T, %s, %v): %v; want %q", test.dst, test.typ, test.v, err, test.want)
		}
		if isNull := strings.Contains(test.want, "NULL"); isNull != errors.Is(err, ErrNull) {
			t.Errorf("%v: ErrNull is %v", err, !isNull)
		}
	}
}

func TestRow(t *testing.T) {
	type embedded struct{ ID int64 }
	type row struct {
		embedded
		Name *string
		At   civil.DateTime `db:"placed at"`
	}
	columns := []types.Field{{Name: "placed at", Type: types.Timestamp}, {Name: "NAME", Type: types.String}, {Name: "id", Type: types.BigInt}}
	values := []any{wall.In(time.UTC), nil, int64(7)}

	var r row
	scanRow(t, &r, columns, values)
	if want := (row{embedded{7}, nil, wall}); r != want {
		t.Errorf("got %v, want %v", r, want)
	}
	var m map[string]any
	columns[0].Type = types.TimestampNTZ
	scanRow(t, &m, columns, values)
	if diff := cmp.Diff(map[string]any{"placed at": wall, "NAME": nil, "id": int64(7)}, m); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	var id customerID
	scanRow(t, &id, columns[2:], values[2:])
	var at time.Time
	scanRow(t, &at, []types.Field{{Type: types.Timestamp}}, []any{instant})
	if id != 7 || !at.Equal(instant) {
		t.Errorf("got %v, %v", id, at)
	}

	var match *rowmap.MatchError
	if _, err := RowOf(reflect.TypeFor[row](), columns[1:]); !errors.As(err, &match) {
		t.Errorf("a field without a column: %v", err)
	}
	if _, err := RowOf(reflect.TypeFor[int](), columns); err == nil {
		t.Error("three columns fit into an int")
	}
	rows, err := RowOf(reflect.TypeFor[row](), columns)
	if err != nil {
		t.Fatal(err)
	}
	values[2] = nil
	if err := rows.Scan(reflect.ValueOf(&r).Elem(), values); !errors.Is(err, ErrNull) || !strings.Contains(err.Error(), "codec: id: int64") {
		t.Errorf("NULL into an int64: %v", err)
	}
	if err := rows.Scan(reflect.ValueOf(&r).Elem(), values[1:]); err == nil {
		t.Error("two values fill three columns")
	}
}

func scanRow[T any](t *testing.T, dst *T, columns []types.Field, values []any) {
	t.Helper()
	r, err := RowOf(reflect.TypeFor[T](), columns)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Scan(reflect.ValueOf(dst).Elem(), values); err != nil {
		t.Fatal(err)
	}
}

func FuzzReadJSON(f *testing.F) {
	f.Add(`{"\`)
	f.Add(`["\u12`)
	for _, test := range fromDriver {
		if s, ok := test.v.(string); ok {
			f.Add(s)
		}
	}
	typ := parsed(f, personType)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // the server's texts are UTF-8, and encoding/json changes others
		}
		if v, err := readJSON(nil, s); err == nil && json.Valid([]byte(s)) {
			var want any
			d := json.NewDecoder(strings.NewReader(s))
			d.UseNumber()
			if err := d.Decode(&want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, asFound(v)); diff != "" {
				t.Fatalf("%q (-encoding/json +got)\n%s", s, diff)
			}
		} else if err != nil && json.Valid([]byte(s)) {
			t.Fatalf("%q: %v", s, err)
		}
		var p person
		_ = Into(&p, typ, s)
		_, _ = Canonical(typ, s)
	})
}

func BenchmarkRow(b *testing.B) {
	type row struct {
		ID    int64
		Name  string
		Price decimal.Decimal
		Day   civil.Date
		At    time.Time
		Note  *string
	}
	columns := []types.Field{{Name: "id", Type: types.BigInt}, {Name: "name", Type: types.String}, {Name: "price", Type: types.Decimal{Precision: 10, Scale: 2}},
		{Name: "day", Type: types.Date}, {Name: "at", Type: types.Timestamp}, {Name: "note", Type: types.String}}
	values := []any{int64(123456), "some name", "1234.56", time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC), instant, nil}
	rows, err := RowOf(reflect.TypeFor[row](), columns)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	var r row
	dst := reflect.ValueOf(&r).Elem()
	for b.Loop() {
		if err := rows.Scan(dst, values); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkIntoNested(b *testing.B) {
	typ := parsed(b, personType)
	b.ReportAllocs()
	var p person
	for b.Loop() {
		if err := Into(&p, typ, personJSON); err != nil {
			b.Fatal(err)
		}
	}
}
