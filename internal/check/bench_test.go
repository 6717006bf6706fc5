package check_test

import (
	"testing"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/check"
)

func BenchmarkRun(b *testing.B) {
	total := sum(o.Price).As("total")
	for _, bm := range []struct {
		name string
		stmt Stmt
	}{
		{"select", Select(o.ID, o.Status, o.Qty, o.Price, o.Day).From(o).Where(o.Status.Eq("paid"))},
		{"join", Select(o.ID, c.Name).From(o).Join(c).On(Eq(o.CustomerID, c.ID)).Where(o.Status.In("paid", "void"), o.Qty.Gt(3)).OrderBy(o.ID).Limit(10)},
		{"group", Select(c.Region, total).From(o).Join(c).On(Eq(o.CustomerID, c.ID)).GroupBy(c.Region).Having(sum(o.Price).Gt(d("1")))},
		{"insert", Insert(orders).Values(newOrder(orders)...)},
		{"update", Update(orders).Set(orders.Status.Set("void")).Where(orders.ID.Eq(7))},
	} {
		s := bm.stmt.Stmt()
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if check.Run(s, nil) != nil {
					b.Fatal("finding")
				}
			}
		})
	}
}
