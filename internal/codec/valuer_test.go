package codec

import (
	"database/sql/driver"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/types"
)

// valuer says any value.
type valuer struct{ v any }

func (v valuer) Value() (driver.Value, error) {
	if err, ok := v.v.(error); ok {
		return nil, err
	}
	return v.v, nil
}

// The text of a driver.Valuer is read as whatever the type is.
func TestTextsOfValuers(t *testing.T) {
	for _, test := range []struct{ typ, text, literal, wrong string }{
		{"BIGINT", "-7", "(-7L)", "7.5"},
		{"DOUBLE", "1e3", "1000D", "x"},
		{"FLOAT", "0.1", "0.1F", "x"},
		{"DECIMAL(5,2)", "1.50", "CAST('1.5' AS DECIMAL(5,2))", "x"},
		{"STRING", "x", "'x'", "\xff"},
		{"BINARY", "x", "X'78'", ""},
		{"DATE", "1582-10-10", "DATE'1582-10-10'", "1582-02-30"},
		{"TIMESTAMP", "2024-01-02T03:04:05.5-08:00", "TIMESTAMP'2024-01-02 11:04:05.5+00:00'", "2024-01-02"},
		{"TIMESTAMP_NTZ", "1969-12-31T23:59:59", "TIMESTAMP_NTZ'1969-12-31 23:59:59'", "x"},
		{"TIME(3)", "08:15:00.12", "CAST('08:15:00.120000' AS TIME(3))", "25:00:00"},
		{"INTERVAL DAY", "3 00:00:00", "INTERVAL '3' DAY", "3"},
		{"INTERVAL YEAR TO MONTH", "1-2", "INTERVAL '1-2' YEAR TO MONTH", "14"},
		{"VARIANT", "[1]", "parse_json('[1]')", "["},
	} {
		typ := parsed(t, test.typ)
		if got, err := Literal(nil, typ, valuer{test.text}); err != nil || string(got) != test.literal {
			t.Errorf("%s: %q is %s, %v", test.typ, test.text, got, err)
		}
		if test.wrong == "" {
			continue
		}
		if got, err := Literal(nil, typ, valuer{test.wrong}); err == nil {
			t.Errorf("%s: %q is %s", test.typ, test.wrong, got)
		}
	}
	if got, err := Literal(nil, nil, valuer{instant}); err != nil || !strings.HasPrefix(string(got), "TIMESTAMP'") {
		t.Errorf("the value decides the type: %s, %v", got, err)
	}
	if got, err := Literal(nil, nil, valuer{dec("1.5")}); err != nil || string(got) != "CAST('1.5' AS DECIMAL(2,1))" {
		t.Errorf("a decimal: %s, %v", got, err)
	}
	cause := errors.New("cause")
	if _, err := Encode(nil, valuer{cause}); !errors.Is(err, cause) {
		t.Errorf("the error of a Value method is %v", err)
	}
	if _, err := Encode(types.BigInt, valuer{valuer{1}}); err == nil {
		t.Error("a driver.Valuer gives one again")
	}
}

// A recorder is a sql.Scanner that keeps what it is given.
type recorder struct{ got any }

func (r *recorder) Scan(v any) error {
	if err, ok := v.(string); ok && err == "refused" {
		return errors.New("refused")
	}
	r.got = v
	return nil
}

func TestScanner(t *testing.T) {
	for _, test := range []struct {
		typ     string
		v, want any
	}{
		{"TINYINT", int8(7), int64(7)},
		{"FLOAT", float32(0.5), 0.5},
		{"BOOLEAN", true, true},
		{"DECIMAL(5,2)", "1.50", "1.50"},
		{"BINARY", []byte{1}, []byte{1}},
		{"DATE", time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC).In(losAngeles), time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC)},
		{"TIMESTAMP", instant, instant},
		{"TIMESTAMP_NTZ", wall.In(time.UTC).In(losAngeles), wall.In(time.UTC)},
		{"STRING", nil, nil},
	} {
		var r recorder
		if err := Into(&r, parsed(t, test.typ), test.v); err != nil {
			t.Errorf("%s: %v", test.typ, err)
		}
		if diff := cmp.Diff(test.want, r.got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.typ, diff)
		}
	}
	var list []recorder
	typ := parsed(t, "ARRAY<STRUCT<a: INT, b: BINARY, c: DATE, d: STRING, e: DECIMAL(5,2)>>")
	inner := `[{"a":1,"b":"AQ==","c":"2024-01-01 16:00:00 -0800 PST","d":"x","e":1.50}]`
	if err := Into(&list, typ, inner); err != nil || !cmp.Equal(list[0].got, map[string]any{
		"a": json.Number("1"), "b": "AQ==", "c": "2024-01-01 16:00:00 -0800 PST", "d": "x", "e": json.Number("1.50")}) {
		t.Errorf("got %#v, %v", list, err)
	}
	var row struct{ A, B, C, D, E recorder }
	if err := Into(&row, typ.(types.Array).Elem, inner[1:len(inner)-1]); err != nil {
		t.Fatal(err)
	}
	want := []any{int64(1), []byte{1}, time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC), "x", "1.50"}
	if diff := cmp.Diff(want, []any{row.A.got, row.B.got, row.C.got, row.D.got, row.E.got}); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	var e *Error
	if err := Into(new(recorder), types.String, "refused"); !errors.As(err, &e) || e.Go != reflect.TypeFor[recorder]() {
		t.Errorf("the error of a Scan method is %v", err)
	}
}

func TestCanonicalErrors(t *testing.T) {
	for _, test := range []struct {
		typ  string
		v    any
		want string
	}{
		{"INT", "x", "a string from the server is no value of INT"},
		{"TINYINT", int64(300), "a int64 from the server is no value of TINYINT"},
		{"ARRAY<INT>", `["x"]`, "[0]: a part of JSON from the server is no value of INT"},
		{"ARRAY<BOOLEAN>", `[1]`, "[0]: a number in JSON from the server is no value of BOOLEAN"},
		{"MAP<STRING, INT>", `{"secret":"x"}`, "codec: [key]: a part of JSON"},
		{"MAP<INT, INT>", `{"x":1}`, "codec: [key]: a part of JSON"},
		{"MAP<TIMESTAMP, INT>", `{"x":1}`, "the key of a map is no value of TIMESTAMP"},
		{"STRUCT<a: INT>", `{"a":{}}`, "a: a part of JSON"},
		{"STRUCT<a: INT>", `[]`, "the server's JSON is no value of STRUCT<a: INT>"},
		{"MAP<INT, INT>", `[]`, "the server's JSON is no value"},
		{"ARRAY<INT>", `{`, "cannot be read"},
		{"ARRAY<INT>", `[1 2]`, "cannot be read"},
		{"MAP<INT, INT>", `{1:2}`, "cannot be read"},
		{"MAP<INT, INT>", `{"1" 2}`, "cannot be read"},
		{"INTERVAL MONTH", "x", "is no value of INTERVAL MONTH"},
		{"TIME(6)", int64(1), "is no value of TIME(6)"},
	} {
		got, err := Canonical(parsed(t, test.typ), test.v)
		if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("Canonical(%s, %v) = %v, %v; want %q", test.typ, test.v, got, err, test.want)
		}
	}
}

func TestCanonicalKeys(t *testing.T) {
	got, err := Canonical(parsed(t, "MAP<TIMESTAMP, OBJECT<a: INT>>"), `{"2024-01-02 03:04:05 -0800 PST":{"a":1,"b":[true,"\b\f\r\t\/"]}}`)
	want := map[any]any{time.Date(2024, 1, 2, 11, 4, 5, 0, time.UTC): map[string]any{"a": int32(1), "b": []any{true, "\b\f\r\t/"}}}
	if diff := cmp.Diff(any(want), got); diff != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
}

// EncodeScalar is a short cut, no other way.
func TestEncodeScalar(t *testing.T) {
	var none *string
	for _, v := range []any{ptr("x"), ptr(""), ptr("\xff"), none, ptr(int64(math.MinInt64)), ptr(int32(7)), ptr(true), ptr(1.5), "x"} {
		for _, typ := range []types.Type{nil, types.String, types.BigInt, types.Int, types.Boolean, types.Varchar{Len: 3}, types.Void} {
			got, of, ok := EncodeScalar(typ, v)
			if !ok {
				continue
			}
			want, err := Encode(typ, v)
			if err != nil || got != want || typ != nil && of != typ || typ == nil && of != types.OfGo(reflect.TypeOf(v)) {
				t.Errorf("EncodeScalar(%v, %v) = %v, %v; Encode %v, %v", typ, v, got, of, want, err)
			}
		}
	}
	if _, of, ok := EncodeScalar(nil, ptr(int32(7))); !ok || of != types.Type(types.Int) {
		t.Error("an int32 is not a scalar")
	}
}
