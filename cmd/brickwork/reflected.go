package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/cmd/brickwork/internal/shop"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/reflect/gen"
	"github.com/brickwork-sql/brickwork/types"
)

// read reads the shop from the catalog.
func (d *demo) read(ctx context.Context) (*reflect.Snapshot, error) {
	return reflect.Reflect(ctx, d.db, reflect.Options{Level: reflect.Deep, Catalogs: []string{"main"}, Include: []string{"shop.*"}})
}

// reflect lists what the catalog says of the tables.
func (d *demo) reflect(ctx context.Context) (err error) {
	d.title("The catalog, as brickwork reflect reads it")
	if d.snapshot, err = d.read(ctx); err != nil {
		return err
	}
	g := grid{head: []string{"table", "column", "type", "nullable", "comment"}}
	for t := range d.snapshot.Tables() {
		for _, c := range t.Columns {
			g.add(t.Name.Name, c.Name, c.Type, c.Nullable, c.Comment)
		}
	}
	g.write(d.out)
	return nil
}

// generate shows a part of the code that is generated of the catalog, and a query that uses it.
func (d *demo) generate(ctx context.Context) error {
	files, err := gen.Generate(d.snapshot, gen.Config{OnePackage: "shop"})
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Path != "orders.go" {
			continue
		}
		d.title("From orders.go, as brickwork gen writes it: the package that these queries use")
		var parts []string
		for _, start := range []string{"// OrdersTable is", "// OnCustomers joins", "// OrdersInsert is"} {
			parts = append(parts, strings.ReplaceAll(declaration(string(f.Bytes), start), "\t", "    "))
		}
		fmt.Fprintln(d.out, indent(strings.Join(parts, "\n\n")))
	}
	return showRows(ctx, d, "A query that uses its key and its join", "ordersOfOneCustomer", ordersOfOneCustomer())
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

// dynamic queries a table that only the catalog knows, without a mistake and with one.
func (d *demo) dynamic(ctx context.Context) error {
	t, ok := d.snapshot.Table(reflect.Name{Catalog: "main", Schema: "shop", Name: "customers"})
	if !ok {
		return errors.New("demo: reflection does not see the customers")
	}
	customers := t.Builder()
	if err := showRows(ctx, d, "Columns that are known at run time only", "northerners", northerners(customers)); err != nil {
		return err
	}
	d.title("A mistake, found before anything is sent")
	d.code("misspelled")
	for _, f := range d.snapshot.Check(misspelled(customers)) {
		fmt.Fprintf(d.out, "  %s\n", f)
	}
	return nil
}

// drift changes a table and says what has changed.
func (d *demo) drift(ctx context.Context) error {
	d.title("Somebody changes a table: what brickwork diff says")
	added := ddl.AlterTable(shop.Customers).AddColumns(ddl.Column{Name: "email", Type: types.String})
	if err := d.show("", added); err != nil {
		return err
	}
	if _, err := d.db.Exec(ctx, added); err != nil {
		return err
	}
	recent, err := d.read(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(d.out)
	for _, change := range reflect.Diff(d.snapshot, recent, reflect.DiffOptions{}) {
		fmt.Fprintf(d.out, "  %s\n", change)
	}
	return nil
}
