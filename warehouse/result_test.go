package warehouse_test

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// Every type of column, as the driver gives it, and NULL.
func TestTypes(t *testing.T) {
	paris := time.FixedZone("", 3600)
	for _, c := range []struct {
		kind     string
		value    any
		database string // name of the type in the driver
		want     any
	}{
		{"BOOLEAN", true, "BOOLEAN", true},
		{"TINYINT", -128, "TINYINT", int8(-128)},
		{"SMALLINT", 300, "SMALLINT", int16(300)},
		{"INT", uint8(7), "INT", int32(7)},
		{"BIGINT", int64(1 << 62), "BIGINT", int64(1 << 62)},
		{"FLOAT", 0.1, "FLOAT", float32(0.1)},
		{"DOUBLE", 1e-300, "DOUBLE", 1e-300},
		{"DECIMAL(38,18)", "-12345678901234567890.123456789012345678", "DECIMAL", "-12345678901234567890.123456789012345678"},
		{"DECIMAL(10,0)", 5, "DECIMAL", "5"},
		{"STRING", "é\x00'", "STRING", "é\x00'"},
		{"VARCHAR(10)", "a", "VARCHAR", "a"},
		{"CHAR(3)", "a  ", "CHAR", "a  "},
		{"BINARY", []byte{0, 255}, "BINARY", []byte{0, 255}},
		{"DATE", civil.Date{Year: 1, Month: 1, Day: 1}, "DATE", time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)},
		{"DATE", time.Date(2024, 2, 29, 23, 0, 0, 0, paris), "DATE", time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)},
		{"TIMESTAMP", time.Date(2024, 1, 2, 3, 4, 5, 678901999, paris), "TIMESTAMP", time.Date(2024, 1, 2, 2, 4, 5, 678901000, time.UTC)},
		{"TIMESTAMP_NTZ", civil.DateTime{Date: civil.Date{Year: 2024, Month: 1, Day: 2}, Time: civil.Time{Hour: 3}}, "TIMESTAMP", time.Date(2024, 1, 2, 3, 0, 0, 0, time.UTC)},
		{"TIMESTAMP_NTZ", time.Date(2024, 1, 2, 3, 0, 0, 0, paris), "TIMESTAMP", time.Date(2024, 1, 2, 3, 0, 0, 0, time.UTC)},
		{"INTERVAL YEAR TO MONTH", "2-0", "INTERVAL_YEAR_MONTH", "2-0"},
		{"INTERVAL DAY TO SECOND", "1 01:01:01.500000000", "INTERVAL_DAY_TIME", "1 01:01:01.500000000"},
		{"VARIANT", `{"a":1}`, "STRING", `{"a":1}`},
		{"ARRAY<INT>", []int{1, 2}, "ARRAY", "[1,2]"},
		{"ARRAY<STRING>", []any{"a", nil}, "ARRAY", `["a",null]`},
		{"MAP<STRING,BIGINT>", map[string]int{"b": 2, "a": 1}, "MAP", `{"a":1,"b":2}`},
		{"MAP<INT,ARRAY<BOOLEAN>>", [][2]any{{2, []bool{true}}, {1, nil}}, "MAP", `{"2":[true],"1":null}`},
		{"STRUCT<a:INT,b:STRUCT<c:DECIMAL(5,2)>>", []any{1, map[string]any{"c": "-1.50"}}, "STRUCT", `{"a":1,"b":{"c":-1.50}}`},
		{"STRUCT<a:STRUCT<b:INT>,c:DATE>", []any{nil, nil}, "STRUCT", `{"a":null,"c":null}`},
		{"ARRAY<STRUCT<a:TINYINT>>", []any{[]any{1}, nil}, "ARRAY", `[{"a":1},null]`},
	} {
		t.Run(c.kind, func(t *testing.T) {
			e := engine.NewScript(engine.Reply{To: "*", Columns: engine.Columns("v "+c.kind, "w STRING"), Rows: [][]any{{c.value, "x"}, {nil, nil}}})
			rows, err := open(t, start(t, e), "").Query("SELECT v")
			if err != nil {
				t.Fatal(err)
			}
			columns, err := rows.ColumnTypes()
			if err != nil || columns[0].Name() != "v" || columns[0].DatabaseTypeName() != c.database {
				t.Errorf("column %v, %v, want %s", columns[0], err, c.database)
			}
			if diff := cmp.Diff([][]any{{c.want, "x"}, {nil, nil}}, scan(t, rows)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestVoid(t *testing.T) {
	e := engine.NewScript(engine.Reply{To: "*", Columns: engine.Columns("a VOID", "b INT"), Rows: [][]any{{nil, 1}}})
	rows, err := open(t, start(t, e), "").Query("SELECT NULL")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]any{{nil, int32(1)}}, scan(t, rows)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// scan reads all rows.
func scan(t testing.TB, rows *sql.Rows) [][]any {
	t.Helper()
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out [][]any
	for rows.Next() {
		row, to := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			to[i] = &row[i]
		}
		if err := rows.Scan(to...); err != nil {
			t.Fatal(err)
		}
		out = append(out, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// numbered are n rows of a number, a text that is NULL every third time, a list
// and a struct.
func numbered(n int) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for i := range n {
			row := []any{i, fmt.Sprint("row ", i), []int{i, i + 1}, []any{i%2 == 0, fmt.Sprint(i)}}
			if i%3 == 0 {
				row[1] = nil
			}
			if !yield(row) {
				return
			}
		}
	}
}

// Rows are complete and in order, however batches and pages fall.
func TestPages(t *testing.T) {
	for _, c := range []struct{ rows, batch, page, fetches int }{
		{0, 10, 10, 0}, {1, 10, 10, 0}, {10, 10, 10, 0}, {11, 10, 10, 1}, {100, 10, 20, 4}, {100, 30, 20, 4},
		{25, 100, 10, 2}, {1, 1, 1, 0}, {5, 1, 1, 4}, {5000, 1000, 0, 0}, {1000, 7, 100, 9},
	} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			columns := engine.Columns("i INT", "s STRING", "l ARRAY<INT>", "t STRUCT<a:BOOLEAN,b:STRING>")
			result, err := engine.Table{Columns: columns, Rows: numbered(c.rows), BatchRows: c.batch}.Result()
			if err != nil {
				t.Fatal(err)
			}
			w := start(t, engine.NewScript(engine.Reply{To: "*", Result: result}))
			rows, err := open(t, w, fmt.Sprint("&maxRows=", c.page)).Query("SELECT")
			if err != nil {
				t.Fatal(err)
			}
			var want [][]any
			for i := range c.rows {
				row := []any{int32(i), fmt.Sprint("row ", i), fmt.Sprintf("[%d,%d]", i, i+1), fmt.Sprintf(`{"a":%v,"b":"%d"}`, i%2 == 0, i)}
				if i%3 == 0 {
					row[1] = nil
				}
				want = append(want, row)
			}
			if diff := cmp.Diff(want, scan(t, rows)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if n := w.Calls(warehouse.FetchResults); n != c.fetches {
				t.Errorf("%d fetches, want %d", n, c.fetches)
			}
		})
	}
}

// A page stays well under the size of a message that the driver reads.
func TestWideRows(t *testing.T) {
	wide := strings.Repeat("x", 1<<20)
	result, err := engine.Table{Columns: engine.Columns("s STRING"), Rows: func(yield func([]any) bool) {
		for range 120 {
			if !yield([]any{wide}) {
				return
			}
		}
	}}.Result()
	if err != nil {
		t.Fatal(err)
	}
	w := start(t, engine.NewScript(engine.Reply{To: "*", Result: result}))
	rows, err := open(t, w, "").Query("SELECT")
	if err != nil {
		t.Fatal(err)
	}
	if got := scan(t, rows); len(got) != 120 || got[119][0] != wide {
		t.Errorf("%d rows of 120", len(got))
	}
	if n := w.Calls(warehouse.FetchResults); n != 3 {
		t.Errorf("%d fetches", n)
	}
}

// What was not read to its end is closed.
func TestRowsClosedEarly(t *testing.T) {
	result, err := engine.Table{Columns: engine.Columns("i INT", "s STRING", "l ARRAY<INT>", "t STRUCT<a:BOOLEAN,b:STRING>"), Rows: numbered(50)}.Result()
	if err != nil {
		t.Fatal(err)
	}
	w := start(t, engine.NewScript(engine.Reply{To: "*", Result: result}))
	rows, err := open(t, w, "&maxRows=10").Query("SELECT")
	if err != nil {
		t.Fatal(err)
	}
	if !rows.Next() || rows.Close() != nil || w.Calls(warehouse.CloseOperation) != 1 {
		t.Errorf("%d calls of CloseOperation", w.Calls(warehouse.CloseOperation))
	}
}

func TestRowsAffected(t *testing.T) {
	e := engine.NewScript(
		engine.Reply{To: "DELETE *", Affected: 3, Columns: engine.Columns("num_affected_rows BIGINT"), Rows: [][]any{{3}}},
		engine.Reply{To: "CREATE *", Result: &engine.Result{Affected: -1}},
	)
	w := start(t, e)
	db := open(t, w, "")
	for sql, want := range map[string]int64{"DELETE FROM t": 3, "CREATE SCHEMA s": 0} {
		r, err := db.ExecContext(context.Background(), sql)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := r.RowsAffected(); n != want || err != nil {
			t.Errorf("%s: %d rows, %v", sql, n, err)
		}
	}
	if n := w.Calls(""); n != 3 {
		t.Errorf("a session and two statements are %d calls", n)
	}
	rows, err := db.Query("CREATE SCHEMA s")
	if err != nil || len(scan(t, rows)) != 0 {
		t.Errorf("a command as a query: %v", err)
	}
}
