package shop

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"
)

// SomeCustomers is n customers, the same each time.
func SomeCustomers(n int) []CustomersInsert {
	r := rand.New(rand.NewPCG(1, 2))
	rows := make([]CustomersInsert, n)
	for i := range rows {
		rows[i] = CustomersInsert{
			ID:     int64(i + 1),
			Name:   pick(r, "Ada", "Grace", "Edsger", "Barbara", "Tony", "Frances", "Niklaus", "Margaret") + fmt.Sprintf(" %03d", i+1),
			Region: pick(r, "North", "South", "East", "West"),
			Since:  civil.Date{Year: 2015 + r.IntN(10), Month: time.Month(1 + r.IntN(12)), Day: 1 + r.IntN(28)},
		}
	}
	return rows
}

// SomeOrders is n orders of the first customers, the same each time.
func SomeOrders(n, customers int) []OrdersInsert {
	r := rand.New(rand.NewPCG(3, 4))
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	rows := make([]OrdersInsert, n)
	for i := range rows {
		rows[i] = OrdersInsert{
			ID:         int64(i + 1),
			CustomerID: int64(1 + r.IntN(customers)),
			Status:     pick(r, "paid", "paid", "paid", "shipped", "shipped", "refunded"),
			Qty:        int32(1 + r.IntN(9)),
			Price:      decimal.New(int64(500+r.IntN(40_000)), -2),
			PlacedAt:   start.Add(time.Duration(r.IntN(250*24*60)) * time.Minute),
			Tags:       tags(r),
			Attrs:      map[string]string{"channel": pick(r, "web", "app", "store")},
			ShipTo:     OrdersShipTo{City: pick(r, "Berlin", "Ulm", "Zürich", "Oslo"), Zip: fmt.Sprintf("%05d", r.IntN(100_000))},
		}
	}
	return rows
}

func tags(r *rand.Rand) []string {
	var out []string
	for _, t := range []string{"gift", "promo-spring", "vip", "express"} {
		if r.IntN(4) == 0 {
			out = append(out, t)
		}
	}
	return out
}

func pick(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }
