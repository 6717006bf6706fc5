package brickwork_test

import (
	"database/sql"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork"
	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

const benchRows = 10_000

type benchRow struct {
	ID       int64
	Name     string
	Qty      int32
	Price    decimal.Decimal
	PlacedAt time.Time
	Note     *string
}

var benchTable = b.TableOf(&types.TableInfo{Name: types.Name{Name: "t"}, Columns: []types.ColumnInfo{
	{Name: "id", Type: types.BigInt}, {Name: "name", Type: types.String}, {Name: "qty", Type: types.Int},
	{Name: "price", Type: types.Decimal{Precision: 18, Scale: 2}}, {Name: "placed_at", Type: types.Timestamp}, {Name: "note", Type: types.String},
}})

var benchQuery = b.SelectAs[benchRow](b.ColumnAt[int64](benchTable, 0), b.ColumnAt[string](benchTable, 1), b.ColumnAt[int32](benchTable, 2),
	b.ColumnAt[decimal.Decimal](benchTable, 3), b.ColumnAt[time.Time](benchTable, 4), b.ColumnAt[string](benchTable, 5)).From(benchTable)

// benchWarehouse is a warehouse whose every answer is 10,000 rows of 6 columns.
func benchWarehouse(tb testing.TB) local {
	at := time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)
	result, err := engine.Table{
		Columns: engine.Columns("id BIGINT", "name STRING", "qty INT", "price DECIMAL(18,2)", "placed_at TIMESTAMP", "note STRING"),
		Rows: func(yield func([]any) bool) {
			for i := range benchRows {
				var note any
				if i%2 == 0 {
					note = "a note"
				}
				if !yield([]any{i, "some customer", i % 10, "1234.56", at, note}) {
					return
				}
			}
		},
	}.Result()
	if err != nil {
		tb.Fatal(err)
	}
	return start(tb, engine.Reply{To: "*", Result: result})
}

// Ten thousand rows of six columns: the driver alone as it is used by hand,
// what it takes to get at values of the same types, and All. The difference of the
// last two is what this package costs.
func BenchmarkRead(bench *testing.B) {
	l := benchWarehouse(bench)
	ctx := bench.Context()
	perRow := func(bench *testing.B) {
		bench.ReportAllocs()
		bench.ReportMetric(float64(bench.Elapsed().Nanoseconds())/float64(bench.N)/benchRows, "ns/row")
	}
	raw := func(bench *testing.B, scan func(*sql.Rows) error) {
		for bench.Loop() {
			rows, err := l.Pool().QueryContext(ctx, "SELECT")
			if err != nil {
				bench.Fatal(err)
			}
			n := 0
			for ; rows.Next(); n++ {
				if err := scan(rows); err != nil {
					bench.Fatal(err)
				}
			}
			if err := rows.Close(); err != nil || n != benchRows {
				bench.Fatal(err, n)
			}
		}
		perRow(bench)
	}
	bench.Run("driver, decimal as text", func(bench *testing.B) {
		raw(bench, func(rows *sql.Rows) error {
			var r benchRow
			var price string
			return rows.Scan(&r.ID, &r.Name, &r.Qty, &price, &r.PlacedAt, &r.Note)
		})
	})
	bench.Run("driver, same types", func(bench *testing.B) {
		var all []benchRow
		raw(bench, func(rows *sql.Rows) error {
			var r benchRow
			err := rows.Scan(&r.ID, &r.Name, &r.Qty, &r.Price, &r.PlacedAt, &r.Note)
			all = append(all, r)
			if len(all) == benchRows {
				all = nil
			}
			return err
		})
	})
	bench.Run("All", func(bench *testing.B) {
		for bench.Loop() {
			rows, err := brickwork.All(ctx, l.DB, benchQuery)
			if err != nil || len(rows) != benchRows {
				bench.Fatal(err)
			}
		}
		perRow(bench)
	})
	bench.Run("All of AnyRow", func(bench *testing.B) {
		q := b.Select(b.Star()).From(benchTable)
		for bench.Loop() {
			rows, err := brickwork.All(ctx, l.DB, q)
			if err != nil || len(rows) != benchRows {
				bench.Fatal(err)
			}
		}
		perRow(bench)
	})
}

// A statement without a result: the driver alone, and Exec.
func BenchmarkExec(bench *testing.B) {
	l := start(bench, writes)
	bench.Run("driver", func(bench *testing.B) {
		for bench.Loop() {
			if _, err := l.Pool().ExecContext(bench.Context(), "UPDATE t"); err != nil {
				bench.Fatal(err)
			}
		}
	})
	bench.Run("Exec", func(bench *testing.B) {
		for bench.Loop() {
			if _, err := l.Exec(bench.Context(), update); err != nil {
				bench.Fatal(err)
			}
		}
	})
}

func BenchmarkLoad(bench *testing.B) {
	rows := loadRows(benchRows)
	for bench.Loop() {
		if _, err := brickwork.Load(bench.Context(), new(brickwork.Recorder), loadTable, brickwork.Slice(rows), brickwork.LoadOptions{}); err != nil {
			bench.Fatal(err)
		}
	}
	bench.ReportMetric(float64(bench.Elapsed().Nanoseconds())/float64(bench.N)/benchRows, "ns/row")
}
