package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/cmd/brickwork/internal/shop"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/spf13/cobra"
)

func demoCommand() *cobra.Command {
	var orders int
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Show the library at work on a local warehouse: code, SQL, parameters and rows",
		Long: `Run the demo on a local SQL warehouse of its own, through the real driver: create
the schema of a small shop, load generated orders, read the catalog, show Go
code generated of it and queries that use it, merge Go rows, find a mistake
before it is sent, and say what has changed.

It needs a JDK (17 or newer) and Maven, and takes a minute; the first time it
downloads some 300 MB of libraries. It leaves nothing behind.

Exit codes: 0 all of it ran, 1 error.`,
		Example: `  brickwork demo
  brickwork demo --orders 20000
  brickwork demo | less`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if orders < 0 {
				return fmt.Errorf("%d orders cannot be generated", orders)
			}
			d := demo{out: cmd.OutOrStdout(), orders: orders}
			return d.run(cmd.Context(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().IntVar(&orders, "orders", 3000, "number of orders to generate")
	return cmd
}

// demo shows the library at work on a warehouse of its own.
type demo struct {
	db       *brickwork.DB
	out      io.Writer
	orders   int
	source   source
	snapshot *reflect.Snapshot // of the shop
}

const customers = 200

func (d *demo) run(ctx context.Context, progress io.Writer) (err error) {
	if d.source, err = readSource(); err != nil {
		return err
	}
	w, err := startWarehouse(ctx, warehouse.Options{}, progress)
	if err != nil {
		return err
	}
	defer w.Close()
	if d.db, err = brickwork.Open(w.URL()); err != nil {
		return err
	}
	defer d.db.Close()
	for _, step := range []func(context.Context) error{d.create, d.load, d.reflect, d.generate, d.queries, d.merge, d.dynamic, d.drift} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	d.title("Your own catalog, in two commands")
	fmt.Fprintln(d.out, indent(`brickwork reflect main.json.gz                               # with DATABRICKS_* set
brickwork gen --snapshot main.json.gz --dir internal/db`))
	return nil
}

func (d *demo) title(text string) { fmt.Fprintf(d.out, "\n━━ %s\n\n", text) }

// create makes the schema and its tables, as the snapshot has them.
func (d *demo) create(ctx context.Context) error {
	d.title("A schema and two tables")
	snap, err := shop.Snapshot()
	if err != nil {
		return err
	}
	statements := []builder.Stmt{ddl.Create(ddl.Schema{Catalog: "main", Name: "shop", Comment: "a small shop"})}
	for _, s := range ddl.CreateAll(definitions(snap)...) {
		statements = append(statements, s)
	}
	for _, s := range statements {
		if err := d.show("", s); err != nil {
			return err
		}
	}
	return brickwork.ExecAll(ctx, d.db, statements...)
}

func definitions(s *reflect.Snapshot) (all []ddl.Definition) {
	for t := range s.Tables() {
		all = append(all, t.Define())
	}
	return all
}

// load inserts generated rows: more than parameters take, so they travel as JSON.
func (d *demo) load(ctx context.Context) error {
	d.title("Rows from Go structs")
	start := time.Now()
	if _, err := d.db.Exec(ctx, builder.Insert(shop.Customers).Rows(shop.Customers.Rows(shop.SomeCustomers(customers)))); err != nil {
		return err
	}
	loaded, err := brickwork.Load(ctx, d.db, shop.Orders, brickwork.Slice(shop.SomeOrders(d.orders, customers)), brickwork.LoadOptions{})
	if err != nil {
		return err
	}
	fmt.Fprintf(d.out, "  %d customers and %d orders in %d statements, %.1f s\n", customers, loaded.Rows, loaded.Statements+1, time.Since(start).Seconds())
	return nil
}

func (d *demo) queries(ctx context.Context) error {
	for _, show := range []func(context.Context) error{
		func(ctx context.Context) error {
			return showRows(ctx, d, "Join and aggregate", "revenueByRegion", revenueByRegion())
		},
		func(ctx context.Context) error {
			return showRows(ctx, d, "Window and QUALIFY", "topOrdersOfEachRegion", topOrdersOfEachRegion())
		},
		func(ctx context.Context) error {
			return showRows(ctx, d, "Common table expression", "bigSpenders", bigSpenders())
		},
		func(ctx context.Context) error {
			return showRows(ctx, d, "Nested types and lambdas", "promoOrders", promoOrders())
		},
		func(ctx context.Context) error {
			return showRows(ctx, d, "Set operation", "customersInNeedOfCare", customersInNeedOfCare())
		},
	} {
		if err := show(ctx); err != nil {
			return err
		}
	}
	return nil
}
