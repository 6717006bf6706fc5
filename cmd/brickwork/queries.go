package main

import (
	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/builder/fn"
	"github.com/brickwork-sql/brickwork/cmd/brickwork/internal/shop"
	"github.com/shopspring/decimal"
)

// The queries of the demo. Their source is what the demo prints, so it is
// written to be read there.

var o, c = shop.Orders.As("o"), shop.Customers.As("c")

type regionRevenue struct {
	Region  string
	Orders  int64
	Revenue decimal.Decimal
}

func revenueByRegion() SelectOf[regionRevenue] {
	return SelectAs[regionRevenue](c.Region, fn.Count().As("orders"), fn.Sum(o.Price).As("revenue")).
		From(o).
		Join(c).On(Eq(o.CustomerID, c.ID)).
		Where(o.Status.In("paid", "shipped")).
		GroupBy(c.Region).
		OrderBy(fn.Sum(o.Price).Desc())
}

type topOrder struct {
	Region string
	Place  int32
	ID     int64
	Price  decimal.Decimal
}

func topOrdersOfEachRegion() SelectOf[topOrder] {
	place := fn.RowNumber().Over(PartitionBy(c.Region).OrderBy(o.Price.Desc(), o.ID)).As("place")
	return SelectAs[topOrder](c.Region, place, o.ID, o.Price).
		From(o).
		Join(c).On(Eq(o.CustomerID, c.ID)).
		Qualify(place.Ref().Le(2)).
		OrderBy(c.Region, place.Ref())
}

type bigSpender struct {
	Name  string
	Spent decimal.Decimal
}

func bigSpenders() SelectOf[bigSpender] {
	spent := fn.Sum(o.Price).As("spent")
	totals := CTE("totals", Select(c.Name, spent).
		From(o).
		Join(c).On(Eq(o.CustomerID, c.ID)).
		GroupBy(c.ID, c.Name))
	return SelectAs[bigSpender](c.Name.Of(totals), spent.Of(totals)).
		From(totals).
		Where(spent.Of(totals).Gt(decimal.NewFromInt(4500))).
		OrderBy(spent.Of(totals).Desc()).
		Limit(5)
}

type promoOrder struct {
	ID      int64
	City    string
	Channel string
	Tags    []string
}

func promoOrders() SelectOf[promoOrder] {
	return SelectAs[promoOrder](o.ID, o.ShipTo.City, Key(o.Attrs, "channel").As("channel"),
		fn.Transform(o.Tags, func(t Expr[string]) Value[string] { return fn.Upper(t) }).As("tags")).
		From(o).
		Where(fn.Exists(o.Tags, func(t Expr[string]) Cond { return Like(t, "promo-%") }), fn.ArrayContains(o.Tags, Val("vip"))).
		OrderBy(o.ID).
		Limit(4)
}

func customersInNeedOfCare() SetOf[int64] {
	refunded := SelectValue(o.CustomerID).From(o).Where(o.Status.Eq("refunded"), o.Price.Gt(decimal.NewFromInt(390)))
	shipped := SelectValue(o.CustomerID).From(o).Where(o.Status.Eq("shipped"), o.Price.Gt(decimal.NewFromInt(390)))
	return Except(refunded, shipped).OrderBy(Ordinal(1)).Limit(5)
}

type orderOf struct {
	Name  string
	ID    int64
	Price decimal.Decimal
}

func ordersOfOneCustomer() SelectOf[orderOf] {
	return SelectAs[orderOf](c.Name, o.ID, o.Price).
		From(o).
		Join(c).On(o.OnCustomers(c)).
		Where(c.Key(7)).
		OrderBy(o.ID).
		Limit(3)
}

func northerners(customers Table) SelectStmt {
	id, region := ColumnOf(customers, "id"), ColumnOf(customers, "region")
	return Select(id, ColumnOf(customers, "name")).
		From(customers).
		Where(region.Eq("North"), id.Le(20)).
		OrderBy(id)
}

func misspelled(customers Table) SelectStmt {
	return Select(ColumnOf(customers, "regoin")).From(customers)
}
