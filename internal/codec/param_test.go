package codec

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork/types"
)

type (
	customerID int64
	status     string
	flag       bool
	blob       []byte
	stringer   struct{ s string }
	point      struct {
		X    int32
		Name *string `db:"the name"`
	}
)

func (s stringer) Value() (driver.Value, error) {
	if s.s == "" {
		return nil, nil
	}
	return s.s, nil
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func ptr[T any](v T) *T { return &v }

func parsed(t testing.TB, s string) types.Type {
	t.Helper()
	typ, err := types.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return typ
}

var (
	instant  = time.Date(2024, 1, 2, 3, 4, 5, 600_789, time.FixedZone("", -8*3600))
	old      = time.Date(1, 1, 1, 0, 0, 0, 1000, time.UTC)
	late     = time.Date(9999, 12, 31, 23, 59, 59, 999_999_999, time.UTC)
	wall     = civil.DateTime{Date: civil.Date{Year: 1969, Month: 12, Day: 31}, Time: civil.Time{Hour: 23, Minute: 59, Second: 59, Nanosecond: 999_999_000}}
	day      = civil.Date{Year: 1582, Month: 10, Day: 10}
	clock    = civil.Time{Hour: 8, Minute: 15, Nanosecond: 120_000_000}
	anything = "O'Reilly \\ \"x\" \x00 12 \n é 😀 %_ `"
)

// values are types, values, and what they are as a literal and as a parameter
// in the place of its marker.
var values = []struct {
	typ     string // "" for what Infer says
	v       any
	literal string
	param   string // wire type, then prefix, text in brackets, suffix
}{
	{"", nil, "NULL", "VOID ⟨⟩"},
	{"VOID", nil, "NULL", "VOID ⟨⟩"},
	{"BIGINT", nil, "CAST(NULL AS BIGINT)", "VOID ⟨⟩"},
	{"DECIMAL(5,2)", (*int)(nil), "CAST(NULL AS DECIMAL(5,2))", "VOID CAST(⟨⟩ AS DECIMAL(5,2))"},
	{"STRUCT<a: INT NOT NULL COMMENT 'x', b: CHAR(3)>", nil, "CAST(NULL AS STRUCT<a: INT, b: STRING>)",
		"VOID from_json(⟨⟩, 'STRUCT<a: INT, b: STRING>', map('mode', 'FAILFAST'))"},
	{"", (*customerID)(nil), "CAST(NULL AS BIGINT)", "VOID ⟨⟩"},
	{"", []string(nil), "CAST(NULL AS ARRAY<STRING>)", "VOID from_json(⟨⟩, 'ARRAY<STRING>', map('mode', 'FAILFAST'))"},
	{"", (*decimal.Decimal)(nil), "NULL", "VOID ⟨⟩"},
	{"", ptr("x"), "'x'", "STRING ⟨x⟩"},
	{"VARCHAR(3)", ptr("x"), "'x'", "STRING ⟨x⟩"},
	{"TINYINT", ptr(int64(-1)), "(-1Y)", "TINYINT ⟨-1⟩"},
	{"DECIMAL(5,1)", ptr(int64(7)), "CAST('7' AS DECIMAL(5,1))", "STRING CAST(⟨7⟩ AS DECIMAL(5,1))"},
	{"DOUBLE", ptr(int32(7)), "7D", "DOUBLE ⟨7⟩"},
	{"", ptr(2.5), "2.5D", "DOUBLE ⟨2.5⟩"},
	{"", ptr(true), "TRUE", "BOOLEAN ⟨true⟩"},
	{"", ptr(day), "DATE'1582-10-10'", "DATE ⟨1582-10-10⟩"},
	{"", ptr(old), "TIMESTAMP'0001-01-01 00:00:00.000001+00:00'", "TIMESTAMP ⟨0001-01-01T00:00:00.000001Z⟩"},
	{"", ptr(dec("1.5")), "CAST('1.5' AS DECIMAL(2,1))", "STRING CAST(⟨1.5⟩ AS DECIMAL(2,1))"},
	{"BOOLEAN", true, "TRUE", "BOOLEAN ⟨true⟩"},
	{"BOOLEAN", flag(false), "FALSE", "BOOLEAN ⟨false⟩"},
	{"TINYINT", int8(-128), "(-128Y)", "TINYINT ⟨-128⟩"},
	{"SMALLINT", 32767, "32767S", "SMALLINT ⟨32767⟩"},
	{"INT", int64(math.MinInt32), "(-2147483648)", "INTEGER ⟨-2147483648⟩"},
	{"", int32(5), "5", "INTEGER ⟨5⟩"},
	{"BIGINT", int64(math.MinInt64), "(-9223372036854775808L)", "BIGINT ⟨-9223372036854775808⟩"},
	{"", customerID(7), "7L", "BIGINT ⟨7⟩"},
	{"", ptr(ptr(customerID(7))), "7L", "BIGINT ⟨7⟩"},
	{"", sql.Null[customerID]{V: 7, Valid: true}, "7L", "BIGINT ⟨7⟩"},
	{"BIGINT", sql.Null[customerID]{V: 7}, "CAST(NULL AS BIGINT)", "VOID ⟨⟩"},
	{"", sql.NullInt32{Int32: 7, Valid: true}, "7", "INTEGER ⟨7⟩"},
	{"INT", uint32(7), "7", "INTEGER ⟨7⟩"},
	{"", uint64(math.MaxUint64), "CAST('18446744073709551615' AS DECIMAL(20,0))", "STRING CAST(⟨18446744073709551615⟩ AS DECIMAL(20,0))"},
	{"FLOAT", float32(0.1), "0.1F", "FLOAT ⟨0.1⟩"},
	{"FLOAT", float32(-1.5), "(-1.5F)", "FLOAT ⟨-1.5⟩"},
	{"FLOAT", float32(math.Inf(-1)), "CAST('-Infinity' AS FLOAT)", "FLOAT ⟨-Infinity⟩"},
	{"DOUBLE", 100.0, "100D", "DOUBLE ⟨100⟩"},
	{"DOUBLE", math.Copysign(0, -1), "(-0D)", "DOUBLE ⟨-0⟩"},
	{"DOUBLE", math.MaxFloat64, "1.7976931348623157E+308D", "DOUBLE ⟨1.7976931348623157E+308⟩"},
	{"DOUBLE", math.SmallestNonzeroFloat64, "5E-324D", "DOUBLE ⟨5E-324⟩"},
	{"DOUBLE", math.NaN(), "CAST('NaN' AS DOUBLE)", "DOUBLE ⟨NaN⟩"},
	{"DOUBLE", 3, "3D", "DOUBLE ⟨3⟩"},
	{"DECIMAL(10,2)", dec("1.5"), "CAST('1.5' AS DECIMAL(10,2))", "STRING CAST(⟨1.5⟩ AS DECIMAL(10,2))"},
	{"DECIMAL(10,2)", dec("-0.0500"), "CAST('-0.05' AS DECIMAL(10,2))", "STRING CAST(⟨-0.05⟩ AS DECIMAL(10,2))"},
	{"DECIMAL(10,2)", dec("1e7"), "CAST('10000000' AS DECIMAL(10,2))", "STRING CAST(⟨10000000⟩ AS DECIMAL(10,2))"},
	{"DECIMAL(10,2)", 12, "CAST('12' AS DECIMAL(10,2))", "STRING CAST(⟨12⟩ AS DECIMAL(10,2))"},
	{"DECIMAL(38,0)", dec("-99999999999999999999999999999999999999"), "CAST('-99999999999999999999999999999999999999' AS DECIMAL(38,0))",
		"STRING CAST(⟨-99999999999999999999999999999999999999⟩ AS DECIMAL(38,0))"},
	{"", dec("1.50"), "CAST('1.5' AS DECIMAL(3,2))", "STRING CAST(⟨1.5⟩ AS DECIMAL(3,2))"},
	{"", dec("0.001"), "CAST('0.001' AS DECIMAL(3,3))", "STRING CAST(⟨0.001⟩ AS DECIMAL(3,3))"},
	{"", dec("12e3"), "CAST('12000' AS DECIMAL(5,0))", "STRING CAST(⟨12000⟩ AS DECIMAL(5,0))"},
	{"", dec("0"), "CAST('0' AS DECIMAL(1,0))", "STRING CAST(⟨0⟩ AS DECIMAL(1,0))"},
	{"DECIMAL(4,1)", decimal.NullDecimal{Decimal: dec("2.5"), Valid: true}, "CAST('2.5' AS DECIMAL(4,1))", "STRING CAST(⟨2.5⟩ AS DECIMAL(4,1))"},
	{"STRING", anything, `'O\'Reilly \\ "x" \0 12 ` + "\n é 😀 %_ `'", "STRING ⟨" + anything + "⟩"},
	{"STRING", "\x0012", `'\u000012'`, "STRING ⟨\x0012⟩"},
	{"STRING", "${env:HOME} {$", `'$\{env:HOME} {$'`, "STRING ⟨${env:HOME} {$⟩"},
	{"", status("paid"), "'paid'", "STRING ⟨paid⟩"},
	{"", stringer{"x"}, "'x'", "STRING ⟨x⟩"},
	{"BIGINT", stringer{"12"}, "12L", "BIGINT ⟨12⟩"},
	{"BIGINT", stringer{}, "CAST(NULL AS BIGINT)", "VOID ⟨⟩"},
	{"CHAR(3)", "äöü", "'äöü'", "STRING ⟨äöü⟩"},
	{"VARCHAR(3)", "", "''", "STRING ⟨⟩"},
	{"STRING COLLATE UNICODE_CI", "a", "'a'", "STRING ⟨a⟩"},
	{"", []byte{0, 0xab}, "X'00ab'", "STRING unhex(⟨00ab⟩)"},
	{"BINARY", blob{}, "X''", "STRING unhex(⟨⟩)"},
	{"BINARY", blob(nil), "CAST(NULL AS BINARY)", "VOID unhex(⟨⟩)"},
	{"", day, "DATE'1582-10-10'", "DATE ⟨1582-10-10⟩"},
	{"", instant, "TIMESTAMP'2024-01-02 11:04:05.0006+00:00'", "TIMESTAMP ⟨2024-01-02T11:04:05.0006Z⟩"},
	{"", old, "TIMESTAMP'0001-01-01 00:00:00.000001+00:00'", "TIMESTAMP ⟨0001-01-01T00:00:00.000001Z⟩"},
	{"", late, "TIMESTAMP'9999-12-31 23:59:59.999999+00:00'", "TIMESTAMP ⟨9999-12-31T23:59:59.999999Z⟩"},
	{"", wall, "TIMESTAMP_NTZ'1969-12-31 23:59:59.999999'", "STRING CAST(⟨1969-12-31T23:59:59.999999⟩ AS TIMESTAMP_NTZ)"},
	{"", clock, "CAST('08:15:00.120000' AS TIME(6))", "STRING CAST(⟨08:15:00.120000⟩ AS TIME(6))"},
	{"INTERVAL YEAR TO MONTH", types.Months(-14), "INTERVAL '-1-2' YEAR TO MONTH", "STRING CAST(⟨-1-2⟩ AS INTERVAL YEAR TO MONTH)"},
	{"INTERVAL MONTH", types.Years(1), "INTERVAL '12' MONTH", "STRING CAST(⟨12⟩ AS INTERVAL MONTH)"},
	{"", types.DayTimeOf(25*time.Hour + time.Millisecond), "INTERVAL '1 01:00:00.001' DAY TO SECOND", "STRING CAST(⟨1 01:00:00.001⟩ AS INTERVAL DAY TO SECOND)"},
	{"INTERVAL HOUR TO MINUTE", types.Days(-2), "INTERVAL '-48:00' HOUR TO MINUTE", "STRING CAST(⟨-48:00⟩ AS INTERVAL HOUR TO MINUTE)"},
	{"", types.NewVariant(`{"a":"it's"}`), `parse_json('{"a":"it\'s"}')`, `STRING parse_json(⟨{"a":"it's"}⟩)`},
	{"GEOMETRY(ANY)", "POINT(1 2)", "to_geometry('POINT(1 2)')", "STRING to_geometry(⟨POINT(1 2)⟩)"},
	{"GEOMETRY(3857)", "POINT(1 2)", "st_geomfromtext('POINT(1 2)', 3857)", "STRING st_geomfromtext(⟨POINT(1 2)⟩, 3857)"},
	{"GEOMETRY(0)", "POINT(1 2)", "st_geomfromtext('POINT(1 2)', 0)", "STRING st_geomfromtext(⟨POINT(1 2)⟩, 0)"},
	{"GEOGRAPHY(4326)", "POINT(1 2)", "st_geogfromtext('POINT(1 2)')", "STRING st_geogfromtext(⟨POINT(1 2)⟩)"},
	{"ARRAY<INT>", []int32{1, -2}, "array(1, (-2))", "STRING from_json(⟨[1,-2]⟩, 'ARRAY<INT>', map('mode', 'FAILFAST'))"},
	{"", []*int64{ptr(int64(1)), nil}, "array(1L, CAST(NULL AS BIGINT))", "STRING from_json(⟨[1,null]⟩, 'ARRAY<BIGINT>', map('mode', 'FAILFAST'))"},
	{"ARRAY<CHAR(3)>", []string{}, "CAST(array() AS ARRAY<STRING>)", "STRING from_json(⟨[]⟩, 'ARRAY<STRING>', map('mode', 'FAILFAST'))"},
	{"ARRAY<STRING>", []string(nil), "CAST(NULL AS ARRAY<STRING>)", "VOID from_json(⟨⟩, 'ARRAY<STRING>', map('mode', 'FAILFAST'))"},
	{"ARRAY<FLOAT>", []float32{0.1, float32(math.Inf(1))}, "array(0.1F, CAST('Infinity' AS FLOAT))",
		`STRING from_json(⟨[0.10000000149011612,"Infinity"]⟩, 'ARRAY<FLOAT>', map('mode', 'FAILFAST'))`},
	{"", []decimal.Decimal{dec("1.5")}, "array(CAST('1.5' AS DECIMAL(38,18)))", "STRING from_json(⟨[1.5]⟩, 'ARRAY<DECIMAL(38,18)>', map('mode', 'FAILFAST'))"},
	{"", [][]byte{{1}}, "array(X'01')", `STRING from_json(⟨["AQ=="]⟩, 'ARRAY<BINARY>', map('mode', 'FAILFAST'))`},
	{"", []types.Variant{types.NewVariant("1")}, "array(parse_json('1'))",
		`STRING transform(from_json(⟨["1"]⟩, 'ARRAY<STRING>', map('mode', 'FAILFAST')), v1 -> parse_json(v1))`},
	{"", map[string]int32{"b": 1, "a\"": 2}, "map('a\"', 2, 'b', 1)", `STRING from_json(⟨{"a\"":2,"b":1}⟩, 'MAP<STRING, INT>', map('mode', 'FAILFAST'))`},
	{"", map[int32]string{2: "x"}, "map(2, 'x')",
		`STRING map_from_entries(from_json(⟨[{"key":2,"value":"x"}]⟩, 'ARRAY<STRUCT<key: INT, value: STRING>>', map('mode', 'FAILFAST')))`},
	{"", map[string]types.YearMonth{"x": types.Months(1)}, "map('x', INTERVAL '0-1' YEAR TO MONTH)",
		`STRING transform_values(from_json(⟨{"x":"0-1"}⟩, 'MAP<STRING, STRING>', map('mode', 'FAILFAST')), (kv1, v1) -> CAST(v1 AS INTERVAL YEAR TO MONTH))`},
	{"", map[civil.Date]int64{}, "CAST(map() AS MAP<DATE, BIGINT>)",
		`STRING map_from_entries(from_json(⟨[]⟩, 'ARRAY<STRUCT<key: DATE, value: BIGINT>>', map('mode', 'FAILFAST')))`},
	{"", point{X: 1, Name: ptr("it's")}, `named_struct('x', 1, 'the name', 'it\'s')`,
		"STRING from_json(⟨{\"x\":1,\"the name\":\"it's\"}⟩, 'STRUCT<x: INT, `the name`: STRING>', map('mode', 'FAILFAST'))"},
	{"STRUCT<`the name`: STRING, x: BIGINT>", &point{X: 1}, "named_struct('the name', CAST(NULL AS STRING), 'x', 1L)",
		"STRING from_json(⟨{\"the name\":null,\"x\":1}⟩, 'STRUCT<`the name`: STRING, x: BIGINT>', map('mode', 'FAILFAST'))"},
	{"STRUCT<a: INT, b: VARIANT>", map[string]any{"a": 1}, "named_struct('a', 1, 'b', CAST(NULL AS VARIANT))",
		"STRING transform(array(from_json(⟨{\"a\":1,\"b\":null}⟩, 'STRUCT<a: INT, b: STRING>', map('mode', 'FAILFAST'))), " +
			"v0 -> if(v0 IS NULL, NULL, named_struct('a', v0.`a`, 'b', parse_json(v0.`b`))))[0]"},
	{"STRUCT<a: INT, b: STRING>", []any{1, nil}, "named_struct('a', 1, 'b', CAST(NULL AS STRING))",
		`STRING from_json(⟨{"a":1,"b":null}⟩, 'STRUCT<a: INT, b: STRING>', map('mode', 'FAILFAST'))`},
	{"STRUCT<>", struct{}{}, "named_struct()", "STRING from_json(⟨{}⟩, 'STRUCT<>', map('mode', 'FAILFAST'))"},
	{"MAP<INT, ARRAY<MAP<DATE, VOID>>>", map[any]any{1: []any{map[any]any{day: nil}}}, "map(1, array(map(DATE'1582-10-10', NULL)))",
		`STRING map_from_entries(transform(from_json(⟨[{"key":1,"value":[[{"key":"1582-10-10","value":null}]]}]⟩, ` +
			"'ARRAY<STRUCT<key: INT, value: ARRAY<ARRAY<STRUCT<key: DATE, value: STRING>>>>>', map('mode', 'FAILFAST')), " +
			"v1 -> if(v1 IS NULL, NULL, named_struct('key', v1.`key`, 'value', transform(v1.`value`, v2 -> map_from_entries(transform(v2, " +
			"v3 -> if(v3 IS NULL, NULL, named_struct('key', v3.`key`, 'value', NULL)))))))))"},
}

func TestValues(t *testing.T) {
	for _, test := range values {
		var typ types.Type
		if test.typ != "" {
			typ = parsed(t, test.typ)
		}
		lit, err := Literal(nil, typ, test.v)
		if diff := cmp.Diff(test.literal, string(lit)); diff != "" || err != nil {
			t.Errorf("Literal(%v, %#v): %v (-want +got)\n%s", typ, test.v, err, diff)
		}
		if typ == nil {
			typ, _ = Infer(test.v)
		}
		p, err := Encode(typ, test.v)
		if err != nil {
			t.Errorf("Encode(%v, %#v): %v", typ, test.v, err)
			continue
		}
		shape, err := Shape(typ)
		if err != nil || p.Type != shape.Type && !p.Null {
			t.Errorf("Shape(%v) = %v, %v; the parameter is %v", typ, shape, err, p)
		}
		got := p.Type + " " + shape.Prefix + "⟨" + p.Value + "⟩" + shape.Suffix
		if diff := cmp.Diff(test.param, got); diff != "" {
			t.Errorf("Encode(%v, %#v) (-want +got)\n%s", typ, test.v, diff)
		}
	}
}

func TestRefused(t *testing.T) {
	tests := []struct {
		typ  string
		v    any
		want string
	}{
		{"TINYINT", 128, "128 is no TINYINT"},
		{"TINYINT", ptr(int64(128)), "128 is no TINYINT"},
		{"ARRAY<INT>", ptr("x"), "a string is no value of ARRAY<INT>"},
		{"STRUCT<a: INT>", ptr(int64(1)), "a int64 is no value of STRUCT<a: INT>"},
		{"STRING", ptr(int64(1)), "a *int64 is no value of STRING"},
		{"DATE", ptr("x"), "a *string is no value of DATE"},
		{"INT", int64(math.MaxInt32) + 1, "2147483648 is no INT"},
		{"BIGINT", uint64(math.MaxUint64), "18446744073709551615 is no BIGINT"},
		{"BIGINT", 1.0, "a float64 is no value of BIGINT"},
		{"BIGINT", time.Second, "a time.Duration is no value of BIGINT"},
		{"BOOLEAN", 1, "a int is no value of BOOLEAN"},
		{"FLOAT", 0.1, "0.1 is not exact as FLOAT"},
		{"DOUBLE", int64(1<<53 + 1), "9007199254740993 is not exact as DOUBLE"},
		{"DOUBLE", dec("1"), "a decimal.Decimal is no value of DOUBLE"},
		{"DECIMAL(5,2)", dec("1000"), "4 digits before the point"},
		{"DECIMAL(5,2)", dec("0.001"), "3 digits after the point"},
		{"DECIMAL(5,2)", dec("1e1000000000"), "digits before the point"},
		{"DECIMAL(5,2)", dec("1e-1000000000"), "digits after the point"},
		{"DECIMAL(5,2)", 1.5, "a float64 is no value of DECIMAL(5,2)"},
		{"DECIMAL(5,2)", "1.5", "a string is no value of DECIMAL(5,2)"},
		{"STRING", "\xff", "not UTF-8"},
		{"STRING", []byte("x"), "a []uint8 is no value of STRING"},
		{"VARCHAR(2)", "äöü", "3 characters is no VARCHAR(2)"},
		{"BINARY", "x", "a string is no value of BINARY"},
		{"DATE", time.Now(), "a time.Time is no value of DATE"},
		{"DATE", civil.Date{Year: 10000, Month: 1, Day: 1}, "10000-01-01 is no DATE"},
		{"DATE", civil.Date{Year: 2023, Month: 2, Day: 29}, "2023-02-29 is no DATE"},
		{"TIMESTAMP", late.Add(time.Nanosecond), "the year 10000"},
		{"TIMESTAMP", wall, "a civil.DateTime is no value of TIMESTAMP"},
		{"TIMESTAMP_NTZ", time.Now(), "a time.Time is no value of TIMESTAMP_NTZ"},
		{"TIMESTAMP_NTZ", civil.DateTime{}, "no date and time"},
		{"TIME(1)", clock, "more digits than TIME(1)"},
		{"INTERVAL YEAR", types.Months(13), "1-1 is no INTERVAL YEAR"},
		{"INTERVAL YEAR TO MONTH", types.Years(math.MaxInt32), "is no INTERVAL YEAR TO MONTH"},
		{"INTERVAL DAY TO SECOND", types.Days(math.MaxInt), "is no INTERVAL DAY TO SECOND"},
		{"INTERVAL DAY", types.DayTimeOf(time.Hour), "0 01:00:00 is no INTERVAL DAY"},
		{"INTERVAL DAY", types.Months(1), "a types.YearMonth is no value of INTERVAL DAY"},
		{"VARIANT", types.NewVariant("{"), "no JSON text"},
		{"VARIANT", "1", "a string is no value of VARIANT"},
		{"ARRAY<TINYINT>", []int{1, 300}, "[1]: 300 is no TINYINT"},
		{"ARRAY<INT>", 5, "a int is no value of ARRAY<INT>"},
		{"MAP<STRING, TINYINT>", map[string]int{"secret": 300}, "[key]: 300 is no TINYINT"},
		{"MAP<BIGINT, TINYINT>", map[int64]int{5: 300}, "[5]: 300 is no TINYINT"},
		{"MAP<BIGINT, TINYINT>", map[any]int{(*int64)(nil): 1}, "[key]: NULL is no key"},
		{"STRUCT<a: STRUCT<b: ARRAY<TINYINT>>>", map[string]any{"a": map[string]any{"b": []int{300}}}, "a.b[0]: 300 is no TINYINT"},
		{"STRUCT<a: INT>", map[string]any{"a": 1, "b": 2}, `"b" is no field`},
		{"STRUCT<x: INT, nam: STRING>", point{}, `column "nam" has no field`},
		{"STRUCT<x: INT>", time.Now(), "a time.Time is no value of STRUCT<x: INT>"},
		{"future(1)", "x", "future(1): values of the type cannot be sent"},
		{"INTERVAL", types.Days(1), "INTERVAL: values of the type cannot be sent"},
		{"ARRAY<OBJECT<a: INT>>", []any{}, "OBJECT<a: INT>: values of the type cannot be sent"},
		{"VOID", 1, "a int is no value of VOID"},
		{"", struct{ C chan int }{}, "has no type in SQL"},
		{"", time.Second, "a time.Duration has no type in SQL"},
		{"", dec("1e38"), "a decimal of 39 digits"},
	}
	for _, test := range tests {
		var typ types.Type
		if test.typ != "" {
			typ = parsed(t, test.typ)
		}
		var e *Error
		p, err := Encode(typ, test.v)
		if err == nil || !strings.Contains(err.Error(), test.want) || !errors.As(err, &e) && !strings.Contains(err.Error(), "rowmap") {
			t.Errorf("Encode(%v, %v) = %v, %v; want %q", typ, test.v, p, err, test.want)
		}
		if lit, err := Literal(nil, typ, test.v); err == nil || !strings.Contains(err.Error(), test.want) || len(lit) > 0 {
			t.Errorf("Literal(%v, %v) = %s, %v; want %q", typ, test.v, lit, err, test.want)
		}
	}
}

func TestTyped(t *testing.T) {
	for typ, want := range map[string]Wire{
		"BIGINT":                    {"CAST(", " AS BIGINT)", "BIGINT"},
		"CHAR(3)":                   {"CAST(", " AS STRING)", "STRING"},
		"STRING COLLATE UNICODE_CI": {"CAST(", " AS STRING)", "STRING"},
		"DECIMAL(5,1)":              {"CAST(", " AS DECIMAL(5,1))", "STRING"},
		"BINARY":                    {"unhex(", ")", "STRING"},
		"VOID":                      {Type: "VOID"},
	} {
		if got, err := Typed(parsed(t, typ)); err != nil || got != want {
			t.Errorf("Typed(%s) = %v, %v; want %v", typ, got, err, want)
		}
	}
	if _, err := Shape(nil); !errors.Is(err, ErrUnsupported) {
		t.Errorf("Shape(nil): %v", err)
	}
}

func TestName(t *testing.T) {
	for name, want := range map[string]string{"a": "`a`", "it`s \n": "`it``s \n`", "été": "`été`", strings.Repeat("é", 255): "`" + strings.Repeat("é", 255) + "`"} {
		if got, err := Name(nil, name); err != nil || string(got) != want {
			t.Errorf("Name(%q) = %s, %v", name, got, err)
		}
	}
	for _, name := range []string{"", "a\x00b", "\xff", strings.Repeat("é", 256)} {
		if got, err := Name(nil, name); err == nil {
			t.Errorf("Name(%q) = %s", name, got)
		}
	}
}

// Rows as one parameter, beside encoding/json.
func BenchmarkRows(b *testing.B) {
	type row struct {
		ID     int64
		Name   string
		Weight float64
		Paid   bool
		Day    civil.Date
		Note   *string
	}
	rows := make([]row, 1000)
	byPointer := make([]any, len(rows))
	for i := range rows {
		rows[i] = row{int64(i), "some name", 1.5, true, day, nil}
		r := &rows[i]
		byPointer[i] = []any{&r.ID, &r.Name, &r.Weight, &r.Paid, &r.Day, r.Note}
	}
	typ := types.Of[[]row]()
	for name, v := range map[string]any{"structs": rows, "pointers": byPointer} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Encode(typ, v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("encoding/json", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := json.Marshal(rows); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	for _, bench := range []struct {
		name string
		typ  types.Type
		v    any
	}{
		{"bigint", types.BigInt, int64(123456)},
		{"string", types.String, "a string of some length"},
		{"date", types.Date, day},
		{"timestamp", types.Timestamp, instant},
		{"decimal", types.Decimal{Precision: 10, Scale: 2}, dec("1234.56")},
		{"array", types.Array{Elem: types.BigInt}, []int64{1, 2, 3, 4, 5}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Encode(bench.typ, bench.v); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(bench.name+"/literal", func(b *testing.B) {
			b.ReportAllocs()
			buf := make([]byte, 0, 256)
			for b.Loop() {
				if _, err := Literal(buf, bench.typ, bench.v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
