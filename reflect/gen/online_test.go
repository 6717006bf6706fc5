package gen_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/reflect/gen"
	"github.com/brickwork-sql/brickwork/types"

	"github.com/brickwork-sql/brickwork/builder"
)

// definitions are the tables of the test.
func definitions(n builder.Name) []ddl.Definition {
	point := types.Struct{Fields: []types.Field{{Name: "lat", Type: types.Double}, {Name: "lon", Type: types.Double}}}
	return []ddl.Definition{
		ddl.Table{Name: n.Of("customers"), PrimaryKey: ddl.PrimaryKey{Columns: []string{"id"}}, Columns: []ddl.Column{
			{Name: "id", Type: types.BigInt, NotNull: true}, {Name: "name", Type: types.String, NotNull: true}, {Name: "region", Type: types.String},
		}},
		ddl.Table{Name: n.Of("orders"), PrimaryKey: ddl.PrimaryKey{Columns: []string{"id"}}, Comment: "one row per \"order\"\n//go:build ignore",
			ForeignKeys: []ddl.ForeignKey{{Columns: []string{"customer_id"}, Parent: n.Of("customers"), ParentColumns: []string{"id"}}},
			Properties:  map[string]string{"delta.feature.allowColumnDefaults": "supported"},
			Columns: []ddl.Column{
				{Name: "id", Type: types.BigInt, NotNull: true}, {Name: "customer_id", Type: types.BigInt, NotNull: true},
				{Name: "status", Type: types.String, NotNull: true, Default: builder.Lit("new")},
				{Name: "price", Type: types.Decimal{Precision: 10, Scale: 2}}, {Name: "day", Type: types.Date}, {Name: "at", Type: types.Timestamp, NotNull: true}, {Name: "type", Type: types.String},
				{Name: "tags", Type: types.Array{Elem: types.String}}, {Name: "attrs", Type: types.Map{Key: types.String, Value: types.Int}},
				{Name: "ship_to", Type: types.Struct{Fields: []types.Field{{Name: "city", Type: types.String}, {Name: "geo", Type: point}}}},
				{Name: "lines", NotNull: true, Type: types.Array{Elem: types.Struct{Fields: []types.Field{{Name: "sku", Type: types.String}, {Name: "qty", Type: types.Int}}}}},
			}},
	}
}

// What is generated of a reflected schema inserts, merges, joins and reads its rows.
func TestGeneratedCodeRuns(t *testing.T) {
	conn := harness.Open(t)
	n := harness.Schema(t, conn.DB)
	if err := brickwork.ExecAll(t.Context(), conn.DB, ddl.CreateAll(definitions(n)...)...); err != nil {
		t.Fatal(err)
	}
	snap, err := reflect.Reflect(t.Context(), conn.DB, reflect.Options{Level: reflect.Deep, Catalogs: []string{n.Catalog}, Include: []string{n.Schema + ".*"}})
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile("testdata/program.go.txt")
	if err != nil {
		t.Fatal(err)
	}
	files := generate(t, snap, gen.Config{OnePackage: "db"})
	for _, f := range generate(t, snap, gen.Config{OnePackage: "nulls", Nulls: gen.SQLNull}) {
		files = append(files, gen.File{Path: "nulls/" + f.Path, Bytes: f.Bytes})
	}
	dir := module(t, files, map[string]string{"cmd/main.go": string(program)})
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "build", "-o", "program", "./db/cmd")
	cmd := exec.Command(dir+"/program", conn.URL)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := []string{
		"inserted 3",
		"Ada 10 new ABC=3 Ulm 48.5",
		"Bob 11 paid ",
		"Bob 12 sent ",
		"row 10: tags [a b] attrs map[x:1] price 9.5 day 2026-01-02 lat 48.5 type <nil>",
		"row 11: tags [] attrs map[] price <nil> day <nil>",
		"merged: updated 1, inserted 1",
		"Bob East, Cyd West, ",
		"deleted 1",
		"nulls: {2 Bob {East true}}",
	}
	if diff := cmp.Diff(want, strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
