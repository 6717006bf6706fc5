package check_test

import (
	"time"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/sales"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"
)

var (
	orders    = sales.Orders
	customers = sales.Customers
	o         = orders.As("o")
	o2        = orders.As("o2")
	c         = customers.As("c")
	unknown   = NewTable("", "", "unknown").As("u")

	// A row of wide is stored in narrow, where not all fits.
	wide   = typedTable("wide", types.BigInt, types.Double, types.Decimal{Precision: 18, Scale: 2}, types.Timestamp, types.String, types.Int)
	narrow = typedTable("narrow", types.Int, types.Float, types.Decimal{Precision: 10, Scale: 2}, types.Date, types.Varchar{Len: 10}, types.BigInt)

	ordersInfo    = InfoOf(orders)
	customersInfo = InfoOf(customers)
)

func d(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// newOrder is a row of t with what has to be there, and more.
func newOrder(t *sales.OrdersTable, more ...Assign) []Assign {
	return append([]Assign{
		t.CustomerID.Set(7), t.Qty.Set(1), t.Price.Set(d("5")), t.Paid.Set(true), t.PlacedAt.Set(time.Unix(0, 0)), t.Lines.Set(nil),
	}, more...)
}

// typedTable is a table with columns of these types, "a", "b" and so on.
func typedTable(name string, ts ...types.Type) Table {
	info := &TableInfo{Name: Name{Catalog: "main", Schema: "sales", Name: name}}
	for i, t := range ts {
		info.Columns = append(info.Columns, ColumnInfo{Name: string(rune('a' + i)), Type: t})
	}
	return TableOf(info)
}

// Functions as package fn has them.

func sum[T any](x Value[T]) Agg[T]   { return CallAgg[T]("sum", x) }
func maxOf[T any](x Value[T]) Agg[T] { return CallAgg[T]("max", x) }
func count(xs ...Argument) Agg[int64] {
	return CallAgg[int64]("count", append(xs, Star())[:max(1, len(xs))]...)
}
func rank() WindowFunc[int32]              { return CallWindow[int32]("rank") }
func rowNumber() WindowFunc[int32]         { return CallWindow[int32]("row_number") }
func year(d Value[civil.Date]) Expr[int32] { return Call[int32]("year", d) }
func upper(s Value[string]) Expr[string]   { return Call[string]("upper", s) }
func explode(xs Value[[]string]) Rel       { return CallTable("explode", xs) }
