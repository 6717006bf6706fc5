package bind_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/brickwork-sql/brickwork/internal/lexer"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/brickwork-sql/brickwork/warehouse/internal/bind"
)

func TestLiteral(t *testing.T) {
	for _, c := range []struct{ kind, value, want string }{
		{"VOID", "x", "NULL"},
		{"STRING", "", "''"},
		{"STRING", `it's \ "?" :a`, `'it\'s \\ "?" :a'`},
		{"STRING", "a\xffb\n", "'a\uFFFDb\n'"},
		{"BOOLEAN", "true", "TRUE"},
		{"boolean", " F ", "FALSE"},
		{"TINYINT", "-128", "(-128Y)"},
		{"SMALLINT", "5", "5S"},
		{"INTEGER", "+5", "5"},
		{"INT", "-0", "0"},
		{"BIGINT", "-9223372036854775808", "(-9223372036854775808L)"},
		{"FLOAT", "0.1", "0.1F"},
		{"DOUBLE", "-1e-7", "(-1e-7D)"},
		{"DOUBLE", "+.5", ".5D"},
		{"DOUBLE", "NaN", "CAST('NaN' AS DOUBLE)"},
		{"FLOAT", "-3.4028235e38", "CAST('-3.4028235e38' AS FLOAT)"},
		{"FLOAT", "+Inf", "CAST('Infinity' AS FLOAT)"},
		{"DOUBLE", "-Infinity", "CAST('-Infinity' AS DOUBLE)"},
		{"DECIMAL(6,3)", "-12.340", "CAST('-12.340' AS DECIMAL(6,3))"},
		{"DECIMAL(3, 0)", "1e5", "CAST('1e5' AS DECIMAL(3,0))"},
		{"DECIMAL(3)", "5", "CAST('5' AS DECIMAL(3,0))"},
		{"DECIMAL", "5", "CAST('5' AS DECIMAL(10,0))"},
		{"DATE", "2024-02-29", "DATE'2024-02-29'"},
		{"DATE", "0001-1-1", "DATE'0001-1-1'"},
		{"TIMESTAMP", "2024-01-02T03:04:05.678901234Z", "TIMESTAMP'2024-01-02 03:04:05.678901Z'"},
		{"TIMESTAMP", "9999-12-31 23:59:59-08:00", "TIMESTAMP'9999-12-31 23:59:59-08:00'"},
		{"TIMESTAMP", "2024-01-02 03:04 Europe/Paris", "TIMESTAMP'2024-01-02 03:04 Europe/Paris'"},
		{"TIMESTAMP", "2024-01-02", "TIMESTAMP'2024-01-02'"},
		{"TIMESTAMP_NTZ", "2024-01-02T03:04:05.5", "TIMESTAMP_NTZ'2024-01-02 03:04:05.5'"},
		{"INTERVAL MONTH", "-5", "INTERVAL '-5' MONTH"},
		{"INTERVAL DAY", "5", "INTERVAL '5' DAY"},
		{"INTERVAL YEAR TO MONTH", "1-2", "INTERVAL '1-2' YEAR TO MONTH"},
		{"INTERVAL DAY TO SECOND", "1 02:03:04.5", "INTERVAL '1 02:03:04.5' DAY TO SECOND"},
		{"BINARY", "a\xff", "X'61FF'"},
	} {
		got, err := bind.Literal(bind.Param{Type: c.kind, Value: c.value})
		if err != nil || got != c.want {
			t.Errorf("%s %q: got %s, %v; want %s", c.kind, c.value, got, err, c.want)
		}
	}
	if got, err := bind.Literal(bind.Param{Type: "DATE", Null: true}); got != "NULL" || err != nil {
		t.Errorf("no value: %s, %v", got, err)
	}
}

func TestLiteralErrors(t *testing.T) {
	for _, c := range []struct{ kind, value, class, state string }{
		{"BOOLEAN", "maybe", "CAST_INVALID_INPUT", "22018"},
		{"TINYINT", "128", "CAST_INVALID_INPUT", "22018"},
		{"INTEGER", "<nil>", "CAST_INVALID_INPUT", "22018"},
		{"INTEGER", "1 OR 1=1", "CAST_INVALID_INPUT", "22018"},
		{"BIGINT", "1.5", "CAST_INVALID_INPUT", "22018"},
		{"DOUBLE", "0x10", "CAST_INVALID_INPUT", "22018"},
		{"DOUBLE", "1e999", "CAST_INVALID_INPUT", "22018"},
		{"FLOAT", "1e39", "CAST_INVALID_INPUT", "22018"},
		{"DECIMAL(5,0)", "<nil>", "CAST_INVALID_INPUT", "22018"},
		{"DECIMAL(39,0)", "1", "CAST_INVALID_INPUT", "22018"},
		{"DECIMAL(2,3)", "1", "CAST_INVALID_INPUT", "22018"},
		{"DECIMAL(2,x)", "1", "CAST_INVALID_INPUT", "22018"},
		{"DATE", "2024-02-30", "CAST_INVALID_INPUT", "22018"},
		{"DATE", "2024-01-02 03:04:05.1 -0800 x", "CAST_INVALID_INPUT", "22018"},
		{"DATE", "'||1||'", "CAST_INVALID_INPUT", "22018"},
		{"TIMESTAMP", "2024-01-02 03:04:05.1 -0800 x", "CAST_INVALID_INPUT", "22018"},
		{"TIMESTAMP", "2024-01-02 25:04:05", "CAST_INVALID_INPUT", "22018"},
		{"TIMESTAMP", "2024-01-02Z", "CAST_INVALID_INPUT", "22018"},
		{"TIMESTAMP_NTZ", "2024-01-02 03:04:05Z", "CAST_INVALID_INPUT", "22018"},
		{"INTERVAL MONTH", "five", "CAST_INVALID_INPUT", "22018"},
		{"INTERVAL WEEK", "5", "CAST_INVALID_INPUT", "22018"},
		{"ARRAY<INT>", "[1]", "UNSUPPORTED_DATATYPE", "0A000"},
		{"", "1", "UNSUPPORTED_DATATYPE", "0A000"},
	} {
		got, err := bind.Literal(bind.Param{Type: c.kind, Value: c.value})
		var e *engine.Error
		if !errors.As(err, &e) || e.Class != c.class || e.SQLState != c.state || !strings.HasPrefix(e.Message, "["+c.class+"] ") || !strings.HasSuffix(e.Message, "SQLSTATE: "+c.state) {
			t.Errorf("%s %q: got %s, %v", c.kind, c.value, got, err)
		}
	}
}

func TestText(t *testing.T) {
	positional := []bind.Param{{Type: "INTEGER", Value: "-1"}, {Type: "STRING", Value: "?"}}
	named := []bind.Param{{Name: "a", Type: "BIGINT", Value: "7"}, {Name: "b_1", Null: true}}
	for _, c := range []struct {
		sql    string
		params []bind.Param
		want   string
	}{
		{"SELECT 1 - ?, ?", positional, "SELECT 1 - (-1), '?'"},
		{"SELECT '?', `?`, ? -- ?", positional, "SELECT '?', `?`, (-1) -- ?"},
		{"SELECT ?::INT, x?::INT", positional, "SELECT (-1)::INT, x?::INT"},
		{"SELECT :a, v:a, v::a, :b_1, :a", named, "SELECT 7L, v:a, v::a, NULL, 7L"},
		{"SELECT ? 'x", positional, "SELECT ? 'x"},
		{"SELECT 1", named, "SELECT 1"},
	} {
		got, err := bind.Text(c.sql, c.params)
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", c.sql, err, diff)
		}
	}
}

func TestTextErrors(t *testing.T) {
	for _, c := range []struct {
		sql    string
		params []bind.Param
		want   string
	}{
		{"SELECT ?", nil, "[UNBOUND_SQL_PARAMETER] Found the unbound parameter: _7."},
		{"SELECT :p", []bind.Param{{Name: "P", Null: true}}, "[UNBOUND_SQL_PARAMETER] Found the unbound parameter: p."},
		{"SELECT ?", []bind.Param{{Name: "a", Null: true}}, "[UNBOUND_SQL_PARAMETER]"},
		{"SELECT :a", []bind.Param{{Null: true}}, "[UNBOUND_SQL_PARAMETER]"},
		{"SELECT ?", []bind.Param{{Type: "INT", Value: "x"}}, "[CAST_INVALID_INPUT]"},
	} {
		_, err := bind.Text(c.sql, c.params)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.sql, err, c.want)
		}
	}
}

// A value never leaves its literal: one string token stands where the marker was.
func TestTextKeepsStringsIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.String().Draw(t, "value")
		got, err := bind.Text("SELECT ?;", []bind.Param{{Type: "STRING", Value: value}})
		if err != nil {
			t.Fatal(err)
		}
		var kinds []lexer.Kind
		for tok, err := range lexer.Tokens(got) {
			if err != nil {
				t.Fatal(err)
			}
			kinds = append(kinds, tok.Kind)
		}
		if diff := cmp.Diff([]lexer.Kind{lexer.Ident, lexer.Space, lexer.String, lexer.Operator}, kinds); diff != "" {
			t.Errorf("%s: %s", got, diff)
		}
	})
}

func FuzzLiteral(f *testing.F) {
	f.Add("TIMESTAMP", "2024-01-02T03:04:05Z")
	f.Add("DECIMAL(3,1)", "1.5")
	f.Add("INTERVAL DAY TO SECOND", "1 2:3:4")
	f.Fuzz(func(t *testing.T, kind, value string) {
		text, err := bind.Literal(bind.Param{Type: kind, Value: value})
		if err != nil {
			return
		}
		for tok, err := range lexer.Tokens(text) {
			if err != nil || tok.Kind == lexer.Positional || tok.Kind == lexer.Named || tok.Text == ";" {
				t.Fatalf("%s: %v", text, err)
			}
		}
	})
}
