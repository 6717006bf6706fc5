package engine_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow/go/v12/arrow/ipc"
	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/brickwork-sql/brickwork/types"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// decode reads the batches of a result as JSON text, one line a row.
func decode(t interface{ Fatal(...any) }, schema []byte, batches ...engine.Batch) []string {
	var lines []string
	for _, b := range batches {
		r, err := ipc.NewReader(io.MultiReader(bytes.NewReader(schema), bytes.NewReader(b.Data)))
		if err != nil {
			t.Fatal(err)
		}
		record, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		if record.NumRows() != b.Rows {
			t.Fatal(fmt.Sprintf("batch of %d rows says %d", record.NumRows(), b.Rows))
		}
		for i := range int(b.Rows) {
			var values []string
			for _, c := range record.Columns() {
				values = append(values, strings.TrimSpace(c.ValueStr(i)))
			}
			lines = append(lines, strings.Join(values, " "))
		}
		r.Release()
	}
	return lines
}

func TestTable(t *testing.T) {
	columns := engine.Columns("a INT", "b DECIMAL(5,2)", "c ARRAY<DECIMAL(5,2)>", "d DATE")
	day := time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)
	r, err := engine.Table{Columns: columns, Rows: slices.Values([][]any{{1, "1.50", []string{"-1.5"}, day}, {2, nil, nil, nil}, {nil, 7, []any{}, nil}}), BatchRows: 2}.Result()
	if err != nil {
		t.Fatal(err)
	}
	if r.Affected != -1 || !r.Query || len(r.Batches) != 2 {
		t.Errorf("result %+v", r)
	}
	if diff := cmp.Diff(columns, r.Columns); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want := []string{`1 1.50 ["-1.5"] 2024-02-29`, "2 (null) (null) (null)", "(null) 7 [] (null)"}
	if diff := cmp.Diff(want, decode(t, r.Schema, r.Batches...)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What Go values a type takes beside the obvious one.
func TestValues(t *testing.T) {
	type status string
	for _, c := range []struct {
		kind  string
		value any
		want  string
	}{
		{"BIGINT", int32(-7), "-7"},
		{"BIGINT", uint64(7), "7"},
		{"SMALLINT", time.Month(3), "3"},
		{"DOUBLE", float32(0.5), "0.5"},
		{"DOUBLE", uint8(3), "3"},
		{"FLOAT", 2, "2"},
		{"STRING", time.March, "March"},
		{"INTERVAL DAY", 36 * time.Hour, "36h0m0s"},
		{"VARIANT", types.NewVariant(`{"a":1}`), `{"a":1}`},
		{"DECIMAL(5,2)", decimal.RequireFromString("1.50"), "1.5"},
		{"ARRAY<DECIMAL(38,2)>", []any{decimal.RequireFromString("1.25"), 3, "-4e1"}, `["1.25","3","-40"]`},
		{"BINARY", "ab", "YWI="},
		{"DATE", civil.Date{Year: 9999, Month: 12, Day: 31}, "9999-12-31"},
		{"MAP<STRING, INT>", map[status]int{}, "[]"},
		{"MAP<STRING, INT>", nil, "(null)"},
		{"STRUCT<a: INT, b: MAP<INT, INT>>", map[string]any{"b": map[int]any{2: nil, 1: 1}}, `{"a":null,"b":[{"key":1,"value":1},{"key":2,"value":null}]}`},
	} {
		r, err := engine.Rows(engine.Columns("v "+c.kind), []any{c.value})
		if err != nil {
			t.Errorf("%s: %v", c.kind, err)
			continue
		}
		if diff := cmp.Diff([]string{c.want}, decode(t, r.Schema, r.Batches...)); diff != "" {
			t.Errorf("%s %v (-want +got):\n%s", c.kind, c.value, diff)
		}
	}
}

func TestTableErrors(t *testing.T) {
	for _, c := range []struct {
		kind  string
		value any
		want  string
	}{
		{"BOOLEAN", 1, `column "v": int 1 is no value of type BOOLEAN`},
		{"TINYINT", 128, "int 128 is no value of type TINYINT"},
		{"SMALLINT", -40000, "is no value"},
		{"INT", int64(1 << 40), "is no value"},
		{"BIGINT", uint64(1 << 63), "is no value"},
		{"BIGINT", "1", "is no value"},
		{"DOUBLE", "1.5", "is no value"},
		{"STRING", 1, "is no value"},
		{"BINARY", 1, "is no value"},
		{"DATE", "2024-01-01", "is no value"},
		{"TIMESTAMP", "2024-01-01", "is no value"},
		{"TIMESTAMP_NTZ", 1, "is no value"},
		{"DECIMAL(5,2)", 1.5, "is no value"},
		{"ARRAY<DECIMAL(5,2)>", []any{"1.555"}, "is no value of type DECIMAL(5,2)"},
		{"ARRAY<DECIMAL(5,2)>", []any{"1000"}, "is no value"},
		{"ARRAY<DECIMAL(5,2)>", []any{"x"}, "is no value"},
		{"ARRAY<INT>", 1, "is no value"},
		{"MAP<INT,INT>", 1, "is no value"},
		{"MAP<INT,INT>", [][2]any{{nil, 1}}, "a key of a map is NULL"},
		{"STRUCT<a: INT>", []any{1, 2}, "is no value"},
		{"STRUCT<a: INT>", []any{"x"}, `field "a": string x is no value of type INT`},
		{"VOID", 1, "is no value of type VOID"},
		{"NOTHING", nil, `type "NOTHING" is not known`},
		{"ARRAY<NOTHING>", nil, "is not known"},
	} {
		_, err := engine.Rows(engine.Columns("v "+c.kind), []any{c.value})
		if err == nil || !strings.HasPrefix(err.Error(), "engine: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %v: %v", c.kind, c.value, err)
		}
	}
	if _, err := engine.Rows(engine.Columns("v INT"), []any{1, 2}); err == nil || err.Error() != "engine: row 0: 2 values for 1 columns" {
		t.Errorf("a row too long: %v", err)
	}
}

// The slices of a batch are its rows, wherever it is cut.
func TestSlice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "rows")
		rows := make([][]any, n)
		for i := range rows {
			rows[i] = []any{
				rapid.Bool().Draw(t, "bool"),
				rapid.OneOf(rapid.Just[any](nil), rapid.Map(rapid.String(), toAny)).Draw(t, "string"),
				rapid.OneOf(rapid.Just[any](nil), rapid.Map(rapid.SliceOf(rapid.Int32()), toAny)).Draw(t, "list"),
				rapid.OneOf(rapid.Just[any](nil), rapid.Map(rapid.Bool(), func(b bool) any { return []any{b, nil} })).Draw(t, "struct"),
				map[string]int{"k": i},
			}
		}
		r, err := engine.Rows(engine.Columns("b BOOLEAN", "s STRING", "l ARRAY<INT>", "t STRUCT<a: BOOLEAN, b: STRING>", "m MAP<STRING, INT>"), rows...)
		if err != nil {
			t.Fatal(err)
		}
		from := rapid.IntRange(0, n).Draw(t, "from")
		to := rapid.IntRange(from, n).Draw(t, "to")
		part, err := r.Batches[0].Slice(r.Schema, int64(from), int64(to))
		if err != nil {
			t.Fatal(err)
		}
		want := decode(t, r.Schema, r.Batches...)[from:to]
		if diff := cmp.Diff(want, append([]string{}, decode(t, r.Schema, part)...)); diff != "" {
			t.Fatalf("rows %d to %d (-want +got):\n%s", from, to, diff)
		}
	})
}

func toAny[T any](v T) any { return v }

func TestSliceErrors(t *testing.T) {
	r, err := engine.Rows(engine.Columns("a INT"), []any{1})
	if err != nil {
		t.Fatal(err)
	}
	b := r.Batches[0]
	for name, slice := range map[string]func() (engine.Batch, error){
		"outside":   func() (engine.Batch, error) { return b.Slice(r.Schema, 0, 2) },
		"no schema": func() (engine.Batch, error) { return b.Slice(nil, 0, 1) },
		"no batch":  func() (engine.Batch, error) { return engine.Batch{}.Slice(r.Schema, 0, 1) },
	} {
		if _, err := slice(); err == nil || !strings.HasPrefix(err.Error(), "engine: batch: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// As many rows as a large catalog has columns.
func BenchmarkTable(b *testing.B) {
	const n = 300_000
	columns := engine.Columns("c STRING", "s STRING", "t STRING", "name STRING", "pos INT", "nullable STRING", "type STRING", "comment STRING", "p INT", "created TIMESTAMP")
	now := time.Now()
	b.ReportAllocs()
	for b.Loop() {
		row := []any{"main", "sales", "orders", "id", 1, "YES", "DECIMAL(10,2)", nil, nil, now}
		_, err := engine.Table{Columns: columns, Rows: func(yield func([]any) bool) {
			for i := range n {
				row[4] = i
				if !yield(row) {
					return
				}
			}
		}}.Result()
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/row")
}
