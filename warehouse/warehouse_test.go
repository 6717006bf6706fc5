package warehouse_test

import (
	"context"
	"database/sql"
	"testing"

	_ "github.com/databricks/databricks-sql-go"

	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// start starts a warehouse over e for the time of a test.
func start(t testing.TB, e engine.Engine, options ...func(*warehouse.Options)) *warehouse.Warehouse {
	t.Helper()
	o := warehouse.Options{Engine: e}
	for _, set := range options {
		set(&o)
	}
	w, err := warehouse.Start(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// open opens w with the driver; more is added to the DSN.
func open(t testing.TB, w *warehouse.Warehouse, more string) *sql.DB {
	t.Helper()
	db, err := sql.Open("databricks", w.DSN()+more)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestOneStatementIsOneCall(t *testing.T) {
	e := engine.NewScript(engine.Reply{To: "SELECT 1", Columns: engine.Columns("1 INT"), Rows: [][]any{{1}}})
	w := start(t, e)
	db := open(t, w, "")
	var got int32
	if err := db.QueryRow("SELECT 1").Scan(&got); err != nil || got != 1 {
		t.Fatalf("SELECT 1 is %d, %v", got, err)
	}
	if n := w.Calls(""); n != 2 {
		t.Errorf("opening a session and a statement are %d calls", n)
	}
}

// The front end and the driver, without an engine.
func BenchmarkSelect1(b *testing.B) {
	e := engine.NewScript(engine.Reply{To: "SELECT 1", Columns: engine.Columns("1 INT"), Rows: [][]any{{1}}})
	db := open(b, start(b, e), "")
	b.ReportAllocs()
	for b.Loop() {
		var n int
		if err := db.QueryRow("SELECT 1").Scan(&n); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRows(b *testing.B) {
	const n = 100_000
	result, err := engine.Table{Columns: engine.Columns("i INT", "s STRING", "l ARRAY<INT>", "t STRUCT<a:BOOLEAN,b:STRING>"), Rows: numbered(n)}.Result()
	if err != nil {
		b.Fatal(err)
	}
	db := open(b, start(b, engine.NewScript(engine.Reply{To: "*", Result: result})), "")
	for b.Loop() {
		rows, err := db.Query("SELECT")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
		}
		if err := rows.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/row")
}
