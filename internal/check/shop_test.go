package check_test

import (
	"time"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/sales"
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
