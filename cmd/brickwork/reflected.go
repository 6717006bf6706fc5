package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/reflect/gen"
)

// reflect lists what the catalog says of the tables, generates code of it, and
// queries a table that only the catalog knows.
func (d *demo) reflect(ctx context.Context) error {
	d.title("What reflection sees")
	snap, err := reflect.Reflect(ctx, d.db, reflect.Options{Level: reflect.Deep, Catalogs: []string{"main"}, Include: []string{"shop.*"}})
	if err != nil {
		return err
	}
	g := grid{head: []string{"table", "column", "type", "nullable", "comment"}}
	for t := range snap.Tables() {
		for _, c := range t.Columns {
			g.add(t.Name.Name, c.Name, c.Type, c.Nullable, c.Comment)
		}
	}
	g.write(d.out)
	if err := d.generate(ctx, snap); err != nil {
		return err
	}
	t, ok := snap.Table(reflect.Name{Catalog: "main", Schema: "shop", Name: "customers"})
	if !ok {
		return errors.New("demo: reflection does not see the customers")
	}
	dynamic := t.Builder()
	region := builder.ColumnOf(dynamic, "region")
	d.title("A query over columns that are known at run time only")
	return d.show("", builder.Select(region).From(dynamic).Where(region.Eq("North"), builder.ColumnOf(dynamic, "id").Le(20)))
}

// generate shows a part of the code that is generated of snap, and a query that uses it.
func (d *demo) generate(ctx context.Context, snap *reflect.Snapshot) error {
	files, err := gen.Generate(snap, gen.Config{OnePackage: "shop"})
	if err != nil {
		return err
	}
	size := 0
	for _, f := range files {
		size += len(f.Bytes)
		if f.Path == "orders.go" {
			d.title("Generated code, of which this is a part")
			for _, start := range []string{"// OrdersTable is", "// OnCustomers joins"} {
				fmt.Fprintln(d.out, indent(strings.ReplaceAll(declaration(string(f.Bytes), start), "\t", "    "))+"\n")
			}
		}
	}
	fmt.Fprintf(d.out, "  %d files, %d bytes; all of these queries use them\n", len(files), size)
	return showRows(ctx, d, "The generated key and join", "ordersOfOneCustomer", ordersOfOneCustomer())
}

// declaration is the declaration in source whose comment begins with start.
func declaration(source, start string) string {
	_, rest, found := strings.Cut(source, "\n"+start)
	text, _, closed := strings.Cut(rest, "\n}\n")
	if !found || !closed {
		return ""
	}
	return start + text + "\n}"
}
