package main

import (
	"context"
	"fmt"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/cmd/brickwork/internal/shop"
	"github.com/golang-sql/civil"
)

// merge changes and adds customers by rows of Go structs, in one statement.
func (d *demo) merge(ctx context.Context) error {
	d.title("MERGE of Go rows")
	changed := []shop.CustomersInsert{
		{ID: 1, Name: "Ada Lovelace", Region: "West", Since: civil.Date{Year: 2015, Month: 12, Day: 10}},
		{ID: 1001, Name: "Alan Turing", Region: "North", Since: civil.Date{Year: 2026, Month: 6, Day: 23}},
	}
	t, s := shop.Customers.As("t"), shop.Customers.Inline("s", changed)
	upsert := builder.MergeInto(t).Using(s).On(builder.Eq(t.ID, s.ID)).
		WhenMatched().UpdateAll().
		WhenNotMatched().InsertAll()
	if err := d.show("", upsert); err != nil {
		return err
	}
	result, err := d.db.Exec(ctx, upsert)
	if err != nil {
		return err
	}
	fmt.Fprintf(d.out, "\n  updated %d, inserted %d\n", result.Updated, result.Inserted)
	return nil
}
