package check_test

import (
	"time"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"
)

// ordersTable is a table as generated code has them.
type ordersTable struct {
	Table
	ID         Column[int64]
	CustomerID Column[int64]
	Status     Column[string]
	Qty        Column[int64]
	Days       Column[int32]
	Price      Column[decimal.Decimal]
	Tax        Column[decimal.Decimal]
	Weight     Column[float64]
	Paid       Column[bool]
	PlacedAt   Column[time.Time]
	Day        Column[civil.Date]
	Note       Column[string]
	Tags       Column[[]string]
	Attrs      Column[map[string]string]
	ShipTo     Column[address]
	Payload    Column[types.Variant]
	JSON       Column[string]
}

type address struct {
	City string
	Zip  *string
}

func newOrders(t Table) *ordersTable {
	return &ordersTable{
		t, ColumnAt[int64](t, 0), ColumnAt[int64](t, 1), ColumnAt[string](t, 2), ColumnAt[int64](t, 3), ColumnAt[int32](t, 4),
		ColumnAt[decimal.Decimal](t, 5), ColumnAt[decimal.Decimal](t, 6), ColumnAt[float64](t, 7), ColumnAt[bool](t, 8),
		ColumnAt[time.Time](t, 9), ColumnAt[civil.Date](t, 10), ColumnAt[string](t, 11), ColumnAt[[]string](t, 12),
		ColumnAt[map[string]string](t, 13), ColumnAt[address](t, 14), ColumnAt[types.Variant](t, 15), ColumnAt[string](t, 16),
	}
}

func (t *ordersTable) As(alias string) *ordersTable { return newOrders(t.Table.As(alias)) }
func (t *ordersTable) Of(r Relation) *ordersTable   { return newOrders(t.Table.Of(r)) }
func (t *ordersTable) City() Column[string]         { return FieldOf[string](t.ShipTo, "city") }
func (t *ordersTable) newRow(more ...Assign) []Assign { // with what has to be there
	return append([]Assign{t.CustomerID.Set(7), t.Qty.Set(1), t.Price.Set(decimal.NewFromInt(5)), t.Paid.Set(true), t.PlacedAt.Set(time.Unix(0, 0))}, more...)
}

var money = types.Decimal{Precision: 18, Scale: 2}

var ordersInfo = TableInfo{
	Name: Name{Catalog: "main", Schema: "sales", Name: "orders"},
	Columns: []ColumnInfo{
		{Name: "id", Type: types.BigInt, Flags: types.NotNull | types.Identity},
		{Name: "customer_id", Type: types.BigInt, Flags: types.NotNull},
		{Name: "status", Type: types.String, Flags: types.NotNull | types.HasDefault},
		{Name: "qty", Type: types.BigInt, Flags: types.NotNull},
		{Name: "days", Type: types.Int},
		{Name: "price", Type: money, Flags: types.NotNull},
		{Name: "tax", Type: money},
		{Name: "weight", Type: types.Double},
		{Name: "paid", Type: types.Boolean, Flags: types.NotNull},
		{Name: "placed_at", Type: types.Timestamp, Flags: types.NotNull},
		{Name: "day", Type: types.Date, Flags: types.Generated},
		{Name: "note", Type: types.String},
		{Name: "tags", Type: types.Array{Elem: types.String}},
		{Name: "attrs", Type: types.Map{Key: types.String, Value: types.String}},
		{Name: "ship_to", Type: types.Struct{Fields: []types.Field{{Name: "city", Type: types.String, NotNull: true}, {Name: "zip", Type: types.String}}}},
		{Name: "payload", Type: types.VariantType},
		{Name: "json", Type: types.String},
	},
	PrimaryKey: []int{0},
}

// customersTable is another one.
type customersTable struct {
	Table
	ID     Column[int64]
	Name   Column[string]
	Region Column[string]
	Vector Column[[]float32]
}

func newCustomers(t Table) *customersTable {
	return &customersTable{t, ColumnAt[int64](t, 0), ColumnAt[string](t, 1), ColumnAt[string](t, 2), ColumnAt[[]float32](t, 3)}
}

func (t *customersTable) As(alias string) *customersTable { return newCustomers(t.Table.As(alias)) }
func (t *customersTable) Of(r Relation) *customersTable   { return newCustomers(t.Table.Of(r)) }

var customersInfo = TableInfo{
	Name: Name{Catalog: "main", Schema: "sales", Name: "customers"},
	Columns: []ColumnInfo{
		{Name: "id", Type: types.BigInt, Flags: types.NotNull},
		{Name: "name", Type: types.String, Flags: types.NotNull},
		{Name: "region", Type: types.String},
		{Name: "vector", Type: types.Array{Elem: types.Float}},
	},
	PrimaryKey: []int{0},
}

var (
	orders    = newOrders(TableOf(&ordersInfo))
	customers = newCustomers(TableOf(&customersInfo))
	o         = orders.As("o")
	o2        = orders.As("o2")
	c         = customers.As("c")
	unknown   = NewTable("", "", "unknown").As("u")
)

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
