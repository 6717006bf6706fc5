// Package shop is a small shop as package reflect/gen writes it: the tables of
// the demo, with typed columns.
package shop

import (
	"time"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"
)

// CustomersTable is main.shop.customers.
type CustomersTable struct {
	builder.Table
	ID     builder.Column[int64]
	Name   builder.Column[string]
	Region builder.Column[string]
	Since  builder.Column[civil.Date]
}

// CustomersRow is a row of Customers.
type CustomersRow struct {
	ID     int64      `db:"id"`
	Name   string     `db:"name"`
	Region string     `db:"region"`
	Since  civil.Date `db:"since"`
}

// Customers is main.shop.customers.
var Customers = newCustomers(builder.TableOf(&customersInfo))

// As is t under an alias.
func (t *CustomersTable) As(alias string) *CustomersTable { return newCustomers(t.Table.As(alias)) }

// Inline is a relation with the columns of t whose rows are those given.
func (t *CustomersTable) Inline(alias string, rows []CustomersRow) *CustomersTable {
	return newCustomers(builder.Inline(t.Table, alias, rows))
}

func newCustomers(t builder.Table) *CustomersTable {
	return &CustomersTable{
		t,
		builder.ColumnAt[int64](t, 0),
		builder.ColumnAt[string](t, 1),
		builder.ColumnAt[string](t, 2),
		builder.ColumnAt[civil.Date](t, 3),
	}
}

var customersInfo = builder.TableInfo{
	Name: builder.Name{Catalog: "main", Schema: "shop", Name: "customers"},
	Columns: []builder.ColumnInfo{
		{Name: "id", Type: types.BigInt, Flags: types.NotNull},
		{Name: "name", Type: types.String, Flags: types.NotNull},
		{Name: "region", Type: types.String, Flags: types.NotNull},
		{Name: "since", Type: types.Date, Flags: types.NotNull},
	},
	PrimaryKey: []int{0},
}

// Address is a value of orders.ship_to.
type Address struct {
	City string `db:"city"`
	Zip  string `db:"zip"`
}

// AddressColumn is ship_to with its fields.
type AddressColumn struct {
	builder.Column[Address]
	City builder.Column[string]
	Zip  builder.Column[string]
}

// OrdersTable is main.shop.orders.
type OrdersTable struct {
	builder.Table
	ID         builder.Column[int64]
	CustomerID builder.Column[int64]
	Status     builder.Column[string]
	Qty        builder.Column[int32]
	Price      builder.Column[decimal.Decimal]
	PlacedAt   builder.Column[time.Time]
	Tags       builder.Column[[]string]
	Attrs      builder.Column[map[string]string]
	ShipTo     AddressColumn
}

// OrdersRow is a row of Orders.
type OrdersRow struct {
	ID         int64             `db:"id"`
	CustomerID int64             `db:"customer_id"`
	Status     string            `db:"status"`
	Qty        int32             `db:"qty"`
	Price      decimal.Decimal   `db:"price"`
	PlacedAt   time.Time         `db:"placed_at"`
	Tags       []string          `db:"tags"`
	Attrs      map[string]string `db:"attrs"`
	ShipTo     Address           `db:"ship_to"`
}

// Orders is main.shop.orders.
var Orders = newOrders(builder.TableOf(&ordersInfo))

// As is t under an alias.
func (t *OrdersTable) As(alias string) *OrdersTable { return newOrders(t.Table.As(alias)) }

func newOrders(t builder.Table) *OrdersTable {
	ship := builder.ColumnAt[Address](t, 8)
	return &OrdersTable{
		t,
		builder.ColumnAt[int64](t, 0),
		builder.ColumnAt[int64](t, 1),
		builder.ColumnAt[string](t, 2),
		builder.ColumnAt[int32](t, 3),
		builder.ColumnAt[decimal.Decimal](t, 4),
		builder.ColumnAt[time.Time](t, 5),
		builder.ColumnAt[[]string](t, 6),
		builder.ColumnAt[map[string]string](t, 7),
		AddressColumn{ship, builder.FieldOf[string](ship, "city"), builder.FieldOf[string](ship, "zip")},
	}
}

var ordersInfo = builder.TableInfo{
	Name: builder.Name{Catalog: "main", Schema: "shop", Name: "orders"},
	Columns: []builder.ColumnInfo{
		{Name: "id", Type: types.BigInt, Flags: types.NotNull},
		{Name: "customer_id", Type: types.BigInt, Flags: types.NotNull},
		{Name: "status", Type: types.String, Flags: types.NotNull},
		{Name: "qty", Type: types.Int, Flags: types.NotNull},
		{Name: "price", Type: types.Decimal{Precision: 10, Scale: 2}, Flags: types.NotNull},
		{Name: "placed_at", Type: types.Timestamp, Flags: types.NotNull},
		{Name: "tags", Type: types.Array{Elem: types.String}},
		{Name: "attrs", Type: types.Map{Key: types.String, Value: types.String}},
		{Name: "ship_to", Type: types.Struct{Fields: []types.Field{
			{Name: "city", Type: types.String},
			{Name: "zip", Type: types.String},
		}}},
	},
	PrimaryKey: []int{0},
}
