package gen_test

import (
	"bytes"
	"flag"
	"go/format"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/reflect/gen"
	"github.com/brickwork-sql/brickwork/types"
)

var update = flag.Bool("update", false, "write the golden files")

// goldens are the configurations of which all that is generated is kept in files.
var goldens = []struct {
	name     string
	snapshot func() *reflect.Snapshot
	config   gen.Config
}{
	{"rich", rich, gen.Config{Module: "example.com/db"}},
	{"hostile", hostile, gen.Config{Module: "example.com/db", Tags: []string{"json"}}},
	{"configured", rich, gen.Config{
		Module: "example.com/db", OnePackage: "db", Nulls: gen.SQLNull, Tags: []string{"json", "yaml"},
		Include: []string{"sales.*", "regions"}, Exclude: []string{"main.sales.every*", "shallow"},
		Types: []gen.TypeRule{
			{Column: "ship_to.city", Go: gen.GoType{Name: "City"}},
			{Table: "customers", Column: "id", Go: gen.GoType{Import: "example.com/ids", Name: "Customer"}},
			{Column: "customer_id", Go: gen.GoType{Import: "example.com/ids", Name: "Customer"}},
			{SQLType: "date", Go: gen.GoType{Import: "example.com/go-dates/v2", Name: "Day"}},
			{Tag: "class=2", Go: gen.GoType{Import: "example.com/types", Name: "Secret"}},
			{Table: "order_lines", SQLType: "SMALLINT", Go: gen.GoType{Import: "example.com/ids", Name: "Kind"}},
		},
		Rename: map[string]string{"main.sales.orders": "Purchases", "main.sales.orders.price": "Total", "main.sales.net_price": "Net"},
	}},
	{"bare", rich, gen.Config{NoRows: true, NoInserts: true, Include: []string{"orders", "people", "recent", "regions"}}},
}

func generate(t testing.TB, s *reflect.Snapshot, c gen.Config) []gen.File {
	t.Helper()
	files, err := gen.Generate(s, c)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestGolden(t *testing.T) {
	for _, g := range goldens {
		t.Run(g.name, func(t *testing.T) {
			files := generate(t, g.snapshot(), g.config)
			if diff := cmp.Diff(files, generate(t, g.snapshot(), g.config)); diff != "" {
				t.Errorf("another time it is something else:\n%s", diff)
			}
			var got txtar.Archive
			for _, f := range files {
				if text, err := format.Source(f.Bytes); err != nil || !bytes.Equal(text, f.Bytes) {
					t.Errorf("%s is not as gofmt writes it: %v", f.Path, err)
				}
				got.Files = append(got.Files, txtar.File{Name: f.Path, Data: f.Bytes})
			}
			name := filepath.Join("testdata", g.name+".txtar")
			if *update {
				if err := os.WriteFile(name, txtar.Format(&got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(txtar.Format(&got))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// The tables of other packages' tests are as the generator writes them.
func TestSales(t *testing.T) {
	s, err := reflect.Load("../../internal/sales/sales.json")
	if err != nil {
		t.Fatal(err)
	}
	id := gen.GoType{Name: "CustomerID"}
	files := generate(t, s, gen.Config{OnePackage: "sales", Module: "github.com/brickwork-sql/brickwork/internal/sales",
		Types: []gen.TypeRule{{Table: "customers", Column: "id", Go: id}, {Table: "orders", Column: "customer_id", Go: id}}})
	if report, err := gen.Compare("../../internal/sales", files); err != nil || report.Stale() || len(report.Same) != 4 {
		t.Errorf("run go generate in internal/sales: %+v, %v", report, err)
	}
}

// No text of a catalog makes a directive, or a line of code.
func TestTextsStayTexts(t *testing.T) {
	for _, f := range generate(t, hostile(), gen.Config{}) {
		for i, line := range strings.Split(string(f.Bytes), "\n") {
			trimmed := strings.TrimSpace(line)
			for _, prefix := range []string{"//go:", "//line", "//export", "// +build", "//+build", "/*", "*/", "import \"os\"", "#cgo"} {
				if strings.HasPrefix(trimmed, prefix) {
					t.Errorf("%s:%d: %s", f.Path, i+1, line)
				}
			}
			if strings.ContainsAny(line, "\ufeff\u202e\x00\r") {
				t.Errorf("%s:%d: characters that cannot be seen: %q", f.Path, i+1, line)
			}
		}
	}
}

func TestProblems(t *testing.T) {
	unread := reflect.Table{Name: reflect.Name{Name: "unread"}, Kind: reflect.Foreign}
	s := snapshotOf(reflect.Schema{Name: "s", Tables: []reflect.Table{
		tableOf("commas", col("a,b", types.Int)),
		tableOf("twice", col("a", types.Int), col("A", types.Int), null("n", types.Struct{Fields: []types.Field{{Name: "x,y", Type: types.Int}}})),
		unread,
	}})
	_, err := gen.Generate(s, gen.Config{})
	want := strings.Join([]string{
		"gen: `main`.`s`.`commas`: column `a,b`: no struct tag can say a name with a comma: exclude the table",
		"gen: `main`.`s`.`twice`: column `A`: \"a\" has the same name but for case",
		"gen: `main`.`s`.`twice`: column `n.x,y`: no struct tag can say a name with a comma: exclude the table",
		"gen: `main`.`s`.`unread`: its columns are not known: reflect again, or exclude it",
	}, "\n")
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, err := gen.Generate(s, gen.Config{Exclude: []string{"commas", "t*", "unread"}}); err == nil || !strings.Contains(err.Error(), "nothing to write") {
		t.Errorf("nothing is left: %v", err)
	}
}

func TestConfigErrors(t *testing.T) {
	none, long := gen.TypeRule{Column: "nothing", Go: gen.GoType{Name: "N"}}, gen.TypeRule{SQLType: "BIGINT", Go: gen.GoType{Name: "Long"}}
	for want, c := range map[string]gen.Config{
		`gen: Rename["main.sales.order"]: no such table or column is written`:            {Rename: map[string]string{"main.sales.order": "O"}},
		`gen: Rename["main.sales.orders"]: "orders" is not an exported Go name`:          {Rename: map[string]string{"main.sales.orders": "orders"}},
		"gen: `main`.`sales`.`customers`: the name Customers is taken":                   {Rename: map[string]string{"main.sales.customers": "Customers", "main.sales.orders": "Customers"}},
		"gen: `main`.`sales`.`orders`: column `id`: the name Rows is taken":              {Rename: map[string]string{"main.sales.orders.id": "Rows"}},
		`gen: Types[0]: "a.B" is not the name of a Go type`:                              {Types: []gen.TypeRule{{Go: gen.GoType{Name: "a.B"}}}},
		`gen: Types[1]: no column matches, or rules before it match them all`:            {Types: []gen.TypeRule{long, none}},
		`gen: Types[2]: no column matches, or rules before it match them all`:            {Types: []gen.TypeRule{{Column: "id", Go: gen.GoType{Name: "ID"}}, long, long}},
		`gen: Include[1]: "sale.*" matches no table or function`:                         {Include: []string{"sales.*", "sale.*"}},
		`gen: Tags[0]: "db" is not the key of a struct tag besides db`:                   {Tags: []string{"db"}},
		`gen: Tags[2]: "json" is said twice`:                                             {Tags: []string{"json", "yaml", "json"}},
		`gen: Rename["main.sales.orders"]: "MAIN.sales.orders" is the same but for case`: {Rename: map[string]string{"main.sales.orders": "A", "MAIN.sales.orders": "B"}},
		"gen: Tags[0]: \"a b\" is not the key of a struct tag besides db\n" +
			`gen: OnePackage: "my-db" is not the name of a package`: {Tags: []string{"a b"}, OnePackage: "my-db"},
	} {
		if _, err := gen.Generate(rich(), c); err == nil || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
}

// Whatever parameters of functions are called, they hide nothing that their body uses.
func TestParameters(t *testing.T) {
	f := func(name string, returns types.Type, params ...string) reflect.Function {
		f := reflect.Function{Name: reflect.Name{Name: name}, Kind: reflect.ScalarFunction, Returns: returns}
		if returns == nil {
			f.Kind, f.Columns = reflect.TableFunction, []types.Field{{Name: "id", Type: types.BigInt}}
		}
		for _, p := range params {
			f.Params = append(f.Params, reflect.Param{Name: p, Type: types.BigInt})
		}
		return f
	}
	s := snapshotOf(reflect.Schema{Name: "s", Functions: []reflect.Function{
		f("net", types.BigInt, "ids", "builder", "time", "t"), f("orders_of", nil, "new_orders_of", "orders_of", "ids_"), f("pay", types.Int, "money", "int64"),
	}})
	files := generate(t, s, gen.Config{Types: []gen.TypeRule{{Column: "money", Go: gen.GoType{Name: "money"}}, {SQLType: "BIGINT", Go: gen.GoType{Import: "example.com/ids", Name: "ID"}}}})
	text := string(files[1].Bytes)
	for _, want := range []string{
		"func Net(ids_, builder_, time_, t_ builder.Value[ids.ID]) builder.Expr[ids.ID]",
		"func OrdersOf(newOrdersOf_, ordersOf, ids_ builder.Value[ids.ID]) *OrdersOfTable",
		"func Pay(money_ builder.Value[money], int64_ builder.Value[ids.ID]) builder.Expr[int32]",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s\nwant %s", text, want)
		}
	}
}

// A new table with an odd name does not take the names of one with a plain name.
func TestNewcomers(t *testing.T) {
	schemas := func(names ...string) (out []reflect.Schema) {
		for _, n := range names {
			out = append(out, reflect.Schema{Name: n, Tables: []reflect.Table{tableOf("a b", col("id", types.Int)), tableOf("a__b", col("id", types.Int)), tableOf("a_b", col("id", types.Int))},
				Functions: []reflect.Function{{Name: reflect.Name{Name: "a-b"}, Kind: reflect.ScalarFunction, Returns: types.Int}}})
		}
		return out
	}
	s := snapshotOf(schemas("a b", "a_b")...)
	for i := range s.Catalogs[0].Schemas {
		slices.SortFunc(s.Catalogs[0].Schemas[i].Tables, func(a, b reflect.Table) int { return strings.Compare(a.Name.Name, b.Name.Name) })
	}
	var got []string
	for _, f := range generate(t, s, gen.Config{}) {
		if _, rest, ok := strings.Cut(string(f.Bytes), "\n// AB"); ok {
			name, _, _ := strings.Cut("AB"+rest, "\n")
			got = append(got, f.Path+": "+name)
		}
	}
	want := []string{
		"a_b_/a_b_.go: AB__Table is main.`a b`.`a b`.", "a_b_/a__b.go: AB_Table is main.`a b`.a__b.", "a_b_/a_b.go: ABTable is main.`a b`.a_b.", "a_b_/functions.go: AB___ calls the function main.`a b`.`a-b`.",
		"a_b/a_b_.go: AB__Table is main.a_b.`a b`.", "a_b/a__b.go: AB_Table is main.a_b.a__b.", "a_b/a_b.go: ABTable is main.a_b.a_b.", "a_b/functions.go: AB___ calls the function main.a_b.`a-b`.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Packages that need types of each other are an error, joins between them are not.
func TestCircles(t *testing.T) {
	orders, people := tableOf("orders", col("id", types.BigInt), col("by", types.Int)), tableOf("people", col("id", types.Int))
	orders.ForeignKeys = []reflect.ForeignKey{foreign("hr", "people", "id", "by")}
	s := snapshotOf(reflect.Schema{Name: "hr", Tables: []reflect.Table{people}}, reflect.Schema{Name: "sales", Tables: []reflect.Table{orders}})
	in := func(pkg, sqlType string) gen.TypeRule {
		return gen.TypeRule{SQLType: sqlType, Table: map[string]string{"sales": "people", "hr": "orders"}[pkg], Go: gen.GoType{Import: "example.com/db/" + pkg, Name: "ID"}}
	}
	files := generate(t, s, gen.Config{Module: "example.com/db", Types: []gen.TypeRule{in("sales", "INT")}})
	if text := string(files[3].Bytes); !strings.Contains(text, "OnPeople(p builder.Relation)") {
		t.Errorf("%s", text)
	}
	_, err := gen.Generate(s, gen.Config{Module: "example.com/db", Types: []gen.TypeRule{in("sales", "INT"), in("hr", "INT")}})
	want := "gen: Types[0]: package hr cannot import sales, which imports it\ngen: Types[1]: package sales cannot import hr, which imports it"
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
}

// Keys and comments that the catalog does not declare are as good as those it does.
func TestOverlay(t *testing.T) {
	name := func(table string) reflect.Name { return reflect.Name{Schema: "s", Name: table} }
	bare := func() *reflect.Snapshot {
		return snapshotOf(reflect.Schema{Name: "s", Tables: []reflect.Table{
			tableOf("a", col("id", types.BigInt)), tableOf("b", col("id", types.BigInt), col("a_id", types.BigInt)),
		}})
	}
	declared := bare()
	a, b := &declared.Catalogs[0].Schemas[0].Tables[0], &declared.Catalogs[0].Schemas[0].Tables[1]
	a.PrimaryKey, a.Comment = key("id"), "an a"
	b.ForeignKeys = []reflect.ForeignKey{foreign("s", "a", "id", "a_id")}
	overlay := reflect.Overlay{
		PrimaryKeys: map[reflect.Name][]string{name("a"): {"id"}},
		ForeignKeys: map[reflect.Name][]reflect.ForeignKey{name("B"): {{Columns: []string{"a_id"}, Parent: name("a")}}},
		Comments:    map[reflect.Name]string{name("a"): "an a"},
	}
	s := bare()
	if diff := cmp.Diff(generate(t, declared, gen.Config{}), generate(t, s, gen.Config{Overlay: overlay})); diff != "" {
		t.Errorf("-declared +overlay:\n%s", diff)
	}
	if diff := cmp.Diff(bare(), s); diff != "" {
		t.Errorf("the snapshot has changed:\n%s", diff)
	}
	overlay.PrimaryKeys = map[reflect.Name][]string{name("c"): {"id"}, name("b"): {"id", "no"}}
	overlay.ForeignKeys = map[reflect.Name][]reflect.ForeignKey{name("b"): {{Columns: []string{"id"}, Parent: name("a")}, {Columns: []string{"id"}, Parent: name("b")}, {Columns: []string{"id"}, Parent: name("c")}}}
	overlay.Comments = map[reflect.Name]string{name("c"): "a c"}
	_, err := gen.Generate(bare(), gen.Config{Overlay: overlay})
	want := strings.Join([]string{
		`gen: Overlay["s.b"]: primary key: main.s.b has no column "no"`,
		`gen: Overlay["s.c"]: primary key: no such table: s.c`,
		`gen: Overlay["s.b"]: foreign key: no such table: s.c`,
		`gen: Overlay["s.b"]: foreign key: no columns of main.s.a`,
		`gen: Overlay["s.b"]: foreign key: main.s.b has no column "no"`,
		`gen: Overlay["s.b"]: foreign key: id refers to id, no of main.s.b`,
		`gen: Overlay["s.c"]: comment: no such table: s.c`,
	}, "\n")
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// An unrelated table, column or function changes no other name.
func TestNamesAreStable(t *testing.T) {
	before := generate(t, rich(), gen.Config{})
	s := rich()
	sales := &s.Catalogs[0].Schemas[2]
	sales.Tables = append([]reflect.Table{tableOf("about", col("x", types.Int))}, sales.Tables...)
	sales.Tables[0].Name = reflect.Name{Catalog: "main", Schema: "sales", Name: "about"}
	after := map[string]string{}
	for _, f := range generate(t, s, gen.Config{}) {
		after[f.Path] = string(f.Bytes)
	}
	for _, f := range before {
		if after[f.Path] != string(f.Bytes) {
			t.Errorf("%s has changed", f.Path)
		}
	}
}

func TestSeveralCatalogs(t *testing.T) {
	s := snapshotOf(reflect.Schema{Name: "a", Tables: []reflect.Table{tableOf("x", col("id", types.Int))}})
	s.Catalogs = append(s.Catalogs, reflect.Catalog{Name: "other", Schemas: []reflect.Schema{{Catalog: "other", Name: "a", Tables: []reflect.Table{tableOf("x", col("id", types.Int))}}}})
	s.Catalogs[1].Schemas[0].Tables[0].Name = reflect.Name{Catalog: "other", Schema: "a", Name: "x"}
	var paths []string
	for _, f := range generate(t, s, gen.Config{}) {
		paths = append(paths, f.Path)
	}
	if diff := cmp.Diff([]string{"main/a/schema.go", "main/a/x.go", "other/a/schema.go", "other/a/x.go"}, paths); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
