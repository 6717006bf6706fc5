package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/cmd/brickwork/internal/shop"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/reflect"
)

// The commands on a warehouse: what is read is no drift until something changes.
func TestLive(t *testing.T) {
	conn := harness.Open(t)
	n := harness.Schema(t, conn.DB)
	snap, err := shop.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	tables := snap.Catalogs[0].Schemas[0].Tables
	for i := range tables {
		tables[i].Name.Catalog, tables[i].Name.Schema = n.Catalog, n.Schema
		for j := range tables[i].ForeignKeys {
			tables[i].ForeignKeys[j].Parent = n.Of(tables[i].ForeignKeys[j].Parent.Name)
		}
	}
	if err := brickwork.ExecAll(t.Context(), conn.DB, ddl.CreateAll(definitions(snap)...)...); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file, code := filepath.Join(dir, "shop.json.gz"), filepath.Join(dir, "code")
	catalogs := []string{"--catalog", n.Catalog, "--include", n.Schema + ".*"}
	if conn.URL != "" {
		catalogs = append(catalogs, "--url", conn.URL)
	}
	want := func(code int, args ...string) string {
		t.Helper()
		var out bytes.Buffer
		cmd := root()
		cmd.SetArgs(args)
		cmd.SetOut(&out)
		cmd.SetErr(&out)
		if got := status(cmd.ExecuteContext(t.Context()), &out); got != code {
			t.Fatalf("brickwork %s: exit code %d, want %d\n%s", strings.Join(args, " "), got, code, &out)
		}
		return out.String()
	}
	with := func(args ...string) []string { return append(slices.Clip(catalogs), args...) }

	if out := want(0, append([]string{"reflect"}, with(file)...)...); out != "" {
		t.Errorf("not quiet without a terminal: %q", out)
	}
	want(0, append([]string{"diff"}, with(file, "live")...)...)
	want(0, "gen", "--snapshot", file, "--dir", code, "--package", "shop")
	if text, err := os.ReadFile(filepath.Join(code, "orders.go")); err != nil || !bytes.Contains(text, []byte("func (t *OrdersTable) OnCustomers(p *CustomersTable)")) {
		t.Errorf("%v\n%s", err, text)
	}

	orders := builder.NewTable(n.Catalog, n.Schema, "orders")
	if _, err := conn.DB.Exec(t.Context(), builder.RawStmt("ALTER TABLE {} ADD COLUMNS (extra STRING)", orders)); err != nil {
		t.Fatal(err)
	}
	if out := want(2, append([]string{"diff"}, with(file, "live")...)...); !strings.Contains(out, "ColumnAdded") {
		t.Errorf("%s", out)
	}
	want(0, append([]string{"reflect", "--refresh"}, with(file)...)...)
	if s, err := reflect.Load(file); err != nil || s.Level != reflect.Deep {
		t.Errorf("%v", err)
	} else if o, ok := s.Table(n.Of("orders")); !ok || len(o.Columns) != 10 {
		t.Errorf("refreshed: %+v", o)
	}
	if out := want(2, "gen", "--snapshot", file, "--dir", code, "--package", "shop", "--check"); out != "stale: orders.go\n" {
		t.Errorf("%s", out)
	}
}
