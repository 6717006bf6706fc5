package main

import (
	"bytes"
	"errors"
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
	"github.com/brickwork-sql/brickwork/squirrelx"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/google/go-cmp/cmp"
)

// The commands on a warehouse: what is read is no drift until something changes,
// and what diff plans leads there.
func TestLive(t *testing.T) {
	l := newLiveTest(t)
	before, after := filepath.Join(l.dir, "before.json.gz"), filepath.Join(l.dir, "after.json.gz")
	code := []string{"gen", "--snapshot", before, "--dir", filepath.Join(l.dir, "code"), "--package", "shop"}

	if out := l.run(0, "reflect", "--catalog", l.schema.Catalog, "--include", l.schema.Schema+".*", before); out != "" {
		t.Errorf("not quiet without a terminal: %q", out)
	}
	l.run(0, "gaps", before)
	l.run(0, "diff", before, "live") // what is read is what the file holds
	l.run(0, code...)
	if text, err := os.ReadFile(filepath.Join(l.dir, "code/orders.go")); err != nil || !bytes.Contains(text, []byte("func (t *OrdersTable) OnCustomers(p *CustomersTable)")) {
		t.Errorf("%v\n%s", err, text)
	}
	l.run(0, "gen", "--catalog", l.schema.Catalog, "--include", l.schema.Schema+".*", "--dir", filepath.Join(l.dir, "code"), "--package", "shop", "--check")

	l.change()
	if out := l.run(2, "diff", before, "live"); !strings.Contains(out, "ColumnAdded") {
		t.Errorf("%s", out)
	}
	text, err := os.ReadFile(before)
	if err := errors.Join(err, os.WriteFile(after, text, 0o644)); err != nil {
		t.Fatal(err)
	}
	l.run(0, "reflect", "--refresh", after)
	l.run(0, "diff", after, "live")
	code[2] = after
	stale := ""
	for _, name := range []string{"customers.go", "orders.go", "returns.go"} {
		stale += "stale: " + filepath.Join(l.dir, "code", name) + "\n"
	}
	if d := cmp.Diff(stale, l.run(2, append(code, "--check")...)); d != "" {
		t.Error(d)
	}

	plan := l.run(2, "diff", "--sql", before, after)
	l.reset()
	runner := squirrelx.Runner(l.DB)
	defer runner.Close()
	for _, s := range strings.SplitAfter(plan, ";\n") {
		if s = strings.TrimSuffix(s, ";\n"); s != "" {
			if _, err := runner.ExecContext(t.Context(), s); err != nil {
				t.Fatalf("%s\n%v", s, err)
			}
		}
	}
	l.run(0, "diff", after, "live")
}

// Privileges that a snapshot holds are read again, unless the warehouse has none.
func TestLiveLike(t *testing.T) {
	s := &reflect.Snapshot{Level: reflect.Bulk, Include: []string{"a.*"}, Exclude: []string{"a.x"}, Catalogs: []reflect.Catalog{{Name: "main", Schemas: []reflect.Schema{
		{Catalog: "main", Name: "a.b", Known: reflect.Objects, Tables: []reflect.Table{{Known: reflect.Columns | reflect.Grants}}},
		{Catalog: "main", Name: "c", Known: reflect.Objects},
	}}}}
	for name, c := range map[string]struct{ given, want live }{
		"nothing given": {live{}, live{level: "bulk", catalogs: []string{"main"}, include: []string{"a.*"}, exclude: []string{"a.x"}, grants: true}},
		"all given": {
			live{level: "deep", catalogs: []string{"dev"}, exclude: []string{"x.*"}},
			live{level: "deep", catalogs: []string{"dev"}, exclude: []string{"x.*"}, grants: true},
		},
	} {
		if d := cmp.Diff(c.want, c.given.like(s), cmp.AllowUnexported(live{})); d != "" {
			t.Errorf("%s\n%s", name, d)
		}
	}
}

// liveTest is the shop in a schema of its own.
type liveTest struct {
	*testing.T
	harness.Connection
	schema builder.Name
	shop   *reflect.Snapshot // with the names of the schema
	dir    string
}

func newLiveTest(t *testing.T) *liveTest {
	l := &liveTest{T: t, Connection: harness.Open(t), dir: t.TempDir()}
	l.schema = harness.Schema(t, l.DB)
	var err error
	if l.shop, err = shop.Snapshot(); err != nil {
		t.Fatal(err)
	}
	tables := l.shop.Catalogs[0].Schemas[0].Tables
	for i := range tables {
		tables[i].Name.Catalog, tables[i].Name.Schema = l.schema.Catalog, l.schema.Schema
		for j := range tables[i].ForeignKeys {
			tables[i].ForeignKeys[j].Parent = l.schema.Of(tables[i].ForeignKeys[j].Parent.Name)
		}
	}
	l.create()
	return l
}

func (l *liveTest) exec(s ...builder.Stmt) {
	l.Helper()
	if err := brickwork.ExecAll(l.Context(), l.DB, s...); err != nil {
		l.Fatal(err)
	}
}

func (l *liveTest) create() {
	l.Helper()
	for _, s := range ddl.CreateAll(definitions(l.shop)...) {
		l.exec(s)
	}
}

// change changes the shop.
func (l *liveTest) change() {
	l.Helper()
	orders := ddl.AlterTable(ddl.Table{Name: l.schema.Of("orders")})
	l.exec(
		orders.AddColumns(ddl.Column{Name: "extra", Type: types.String, Comment: "it's; more"}),
		ddl.CommentOn(ddl.Table{Name: l.schema.Of("customers")}, "who buys\nand pays"),
		ddl.Create(ddl.Table{Name: l.schema.Of("returns"), Columns: []ddl.Column{{Name: "id", Type: types.BigInt, NotNull: true}}}),
	)
}

// reset makes the shop as it was.
func (l *liveTest) reset() {
	l.Helper()
	for _, name := range []string{"returns", "orders", "customers"} {
		l.exec(ddl.Drop(ddl.Table{Name: l.schema.Of(name)}))
	}
	l.create()
}

// run is what a command prints, which ends with that exit code.
func (l *liveTest) run(code int, args ...string) string {
	l.Helper()
	if l.URL != "" && !slices.Contains(args, "--snapshot") {
		args = append(args, "--url", l.URL)
	}
	var out, progress bytes.Buffer
	cmd := root()
	cmd.SetArgs(args)
	cmd.SetOut(&out)
	cmd.SetErr(&progress)
	if got := status(cmd.ExecuteContext(l.Context()), &progress); got != code {
		l.Fatalf("brickwork %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), got, code, &out, &progress)
	}
	return out.String()
}
