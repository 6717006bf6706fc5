package main

import (
	"context"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/reflect"
)

// reflect lists what the catalog says of the tables, and queries one that only it knows.
func (d *demo) reflect(ctx context.Context) error {
	d.title("What reflection sees")
	snap, err := reflect.Reflect(ctx, d.db, reflect.Options{Catalogs: []string{"main"}, Include: []string{"shop.*"}})
	if err != nil {
		return err
	}
	g := grid{head: []string{"table", "column", "type", "nullable"}}
	for _, name := range []string{"customers", "orders"} {
		t, ok := snap.Table(reflect.Name{Catalog: "main", Schema: "shop", Name: name})
		if !ok {
			continue
		}
		for _, c := range t.Columns {
			g.add(name, c.Name, c.Type, c.Nullable)
		}
	}
	g.write(d.out)
	t, _ := snap.Table(reflect.Name{Catalog: "main", Schema: "shop", Name: "customers"})
	dynamic := t.Builder()
	region := builder.ColumnOf(dynamic, "region")
	d.title("A query over columns that are known at run time only")
	return d.show("", builder.Select(region).From(dynamic).Where(region.Eq("North"), builder.ColumnOf(dynamic, "id").Le(20)))
}
