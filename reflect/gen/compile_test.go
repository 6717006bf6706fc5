package gen_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	gotypes "go/types"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/packages"
	"pgregory.net/rapid"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/reflect/gen"
	"github.com/brickwork-sql/brickwork/types"
)

// beside is what is written by hand beside the generated code of the goldens.
var beside = map[string]map[string]string{
	"configured": {
		"city.go":               "package db\n\ntype City string\n",
		"../ids/ids.go":         "package ids\n\ntype (\n\tCustomer int64\n\tKind int16\n)\n",
		"../go-dates/v2/day.go": "package godates\n\nimport \"github.com/golang-sql/civil\"\n\ntype Day = civil.Date\n",
		"../types/secret.go":    "package types\n\ntype Secret string\n",
	},
}

// module writes a module that has files below the directory db, and is its directory.
func module(t testing.TB, files []gen.File, more map[string]string) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	_, requires, _ := strings.Cut(string(mod), "\n\n") // the same versions of everything
	dir := t.TempDir()
	all := map[string]string{
		"go.sum": string(sums),
		"go.mod": "module example.com\n\n" + requires + "\nrequire github.com/brickwork-sql/brickwork v0.0.0\n\nreplace github.com/brickwork-sql/brickwork => " + root + "\n",
	}
	for _, f := range files {
		all["db/"+f.Path] = string(f.Bytes)
	}
	for name, text := range more {
		all["db/"+name] = text
	}
	for name, text := range all {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// goCommand runs the go command offline in dir and is what it prints.
func goCommand(t testing.TB, dir string, args ...string) string {
	t.Helper()
	out, _ := goProcess(t, dir, args...)
	return out
}

// goProcess is [goCommand] with the process that has ended.
func goProcess(t testing.TB, dir string, args ...string) (string, *os.ProcessState) {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod", "GOPROXY=off")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out), cmd.ProcessState
}

func TestGeneratedCodeCompiles(t *testing.T) {
	if testing.Short() {
		t.Skip("builds modules; run without -short")
	}
	for _, g := range goldens {
		t.Run(g.name, func(t *testing.T) {
			dir := module(t, generate(t, g.snapshot(), g.config), beside[g.name])
			goCommand(t, dir, "build", "./...")
			goCommand(t, dir, "vet", "./...")
		})
	}
}

// What generated code makes of its tables, keys, fields and functions.
func TestStatements(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program; run without -short")
	}
	const name = "testdata/statements.go.txt"
	program, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	dir := module(t, generate(t, rich(), gen.Config{Module: "example.com/db"}), map[string]string{"cmd/main.go": string(program)})
	got := goCommand(t, dir, "run", "./db/cmd")
	golden := strings.TrimSuffix(name, ".go.txt") + ".sql"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// No code runs for metadata when a program starts: without the variables of the
// tables, a generated package has nothing to initialize.
func TestMetadataIsStatic(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs; run without -short")
	}
	const program = "package main\n\nimport (\n\t\"fmt\"\n\n\t\"example.com/db/sales\"\n)\n\nfunc main() { fmt.Println(sales.NetPrice(nil, nil, nil)) }\n"
	traces := func(files []gen.File) bool {
		dir := module(t, files, map[string]string{"cmd/main.go": program})
		goCommand(t, dir, "build", "-o", "program", "./db/cmd")
		cmd := exec.Command(filepath.Join(dir, "program"))
		cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "init ") {
			t.Fatalf("%v\n%s", err, out)
		}
		return strings.Contains(string(out), "init example.com/db/sales ")
	}
	files := generate(t, rich(), gen.Config{Module: "example.com/db"})
	if !traces(files) {
		t.Error("a package whose tables are made when the program starts is not traced")
	}
	for i, f := range files {
		lines := bytes.SplitAfter(f.Bytes, []byte("\n"))
		for j, line := range lines {
			if bytes.HasPrefix(line, []byte("var ")) && bytes.Contains(line, []byte("= new")) {
				lines[j] = nil
			}
		}
		files[i].Bytes = bytes.Join(lines, nil)
	}
	if traces(files) {
		t.Error("metadata is not static")
	}
}

// imported are the packages that generated code imports.
var imported = sync.OnceValues(func() (map[string]*gotypes.Package, error) {
	roots, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedDeps | packages.NeedExportFile},
		"github.com/brickwork-sql/brickwork/builder", "github.com/brickwork-sql/brickwork/types", "github.com/golang-sql/civil", "github.com/shopspring/decimal", "database/sql", "time", "os")
	if err != nil {
		return nil, err
	}
	all := map[string]*gotypes.Package{}
	for _, p := range roots {
		if len(p.Errors) > 0 {
			return nil, p.Errors[0]
		}
		all[p.PkgPath] = p.Types
	}
	return all, nil
})

// importer type-checks generated packages as they are imported.
type importer struct {
	files map[string][]*ast.File // by the path of their package
	known map[string]*gotypes.Package
	fset  *token.FileSet
}

func (i *importer) Import(name string) (*gotypes.Package, error) {
	if p, ok := i.known[name]; ok {
		if p == nil {
			return nil, fmt.Errorf("a circle of imports through %s", name)
		}
		return p, nil
	}
	files, ok := i.files[name]
	if !ok {
		return nil, fmt.Errorf("no package %s", name)
	}
	i.known[name] = nil
	p, err := (&gotypes.Config{Importer: i}).Check(name, i.fset, files, nil)
	i.known[name] = p
	return p, err
}

// typeCheck is what the compiler would say of files.
func typeCheck(files []gen.File) error {
	base, err := imported()
	if err != nil {
		return err
	}
	i := &importer{files: map[string][]*ast.File{}, known: map[string]*gotypes.Package{}, fset: token.NewFileSet()}
	for name, p := range base {
		i.known[name] = p
	}
	for _, f := range files {
		file, err := parser.ParseFile(i.fset, f.Path, f.Bytes, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return err
		}
		dir := path.Join("example.com/db", path.Dir(f.Path))
		i.files[dir] = append(i.files[dir], file)
	}
	for dir := range i.files {
		if _, err := i.Import(dir); err != nil {
			return err
		}
	}
	return nil
}

// drawn are names and texts, some that occur often and clash.
var drawn = rapid.OneOf(
	rapid.SampledFrom([]string{"a", "A", "a_", "b", "id", "type", "orders", "orders_row", "orders_deep", "key", "of", "t", "p", "builder", "new_orders", "as", "time", "Table", "X", "x", "on_a", "os", "os_", "new_a", "new_b"}),
	rapid.StringN(1, 8, -1),
)

func drawType(t *rapid.T, depth int) types.Type {
	leaf := rapid.SampledFrom([]types.Type{types.Boolean, types.BigInt, types.String, types.Date, types.Timestamp, types.Binary, types.VariantType,
		types.Decimal{Precision: 5, Scale: 2}, types.Interval{From: types.Day, To: types.Second}, types.Collated{Of: types.String, Collation: "`\n"}, types.Unknown{Text: "x(\n*/)"}, nil})
	if depth == 0 || rapid.IntRange(0, 2).Draw(t, "kind") > 0 {
		return leaf.Draw(t, "type")
	}
	switch rapid.IntRange(0, 2).Draw(t, "nested") {
	case 0:
		return types.Array{Elem: drawType(t, depth-1)}
	case 1:
		return types.Map{Key: leaf.Draw(t, "key"), Value: drawType(t, depth-1)}
	}
	var s types.Struct
	for _, n := range rapid.SliceOfN(drawn, 0, 4).Draw(t, "fields") {
		s.Fields = append(s.Fields, types.Field{Name: n, Type: drawType(t, depth-1), NotNull: rapid.Bool().Draw(t, "not null"), Comment: drawn.Draw(t, "comment")})
	}
	return s
}

func drawTable(t *rapid.T, name string, parents []reflect.Name) reflect.Table {
	x := tableOf(name)
	x.Comment = drawn.Draw(t, "comment")
	for _, n := range rapid.SliceOfN(drawn, 1, 5).Draw(t, "columns") {
		x.Columns = append(x.Columns, reflect.Column{Name: n, Type: drawType(t, 3), Nullable: rapid.Bool().Draw(t, "null"), Comment: drawn.Draw(t, "comment"),
			Default: reflect.SQL(rapid.SampledFrom([]string{"", "", "'\n'"}).Draw(t, "default"))})
	}
	first := x.Columns[0].Name
	x.PrimaryKey = key(first)
	if rapid.Bool().Draw(t, "refers") {
		x.ForeignKeys = []reflect.ForeignKey{{Columns: []string{first}, Parent: rapid.SampledFrom(parents).Draw(t, "parent"), ParentColumns: []string{drawn.Draw(t, "parent column")}}}
	}
	return x
}

func drawSnapshot(t *rapid.T) *reflect.Snapshot {
	var parents []reflect.Name
	schemas := rapid.SliceOfNDistinct(drawn, 1, 3, rapid.ID).Draw(t, "schemas")
	tables := rapid.SliceOfNDistinct(drawn, 1, 4, rapid.ID).Draw(t, "tables")
	for _, s := range schemas {
		for _, n := range tables {
			parents = append(parents, reflect.Name{Catalog: "main", Schema: s, Name: n})
		}
	}
	var all []reflect.Schema
	for _, name := range schemas {
		s := reflect.Schema{Name: name, Comment: drawn.Draw(t, "comment")}
		for _, n := range tables {
			s.Tables = append(s.Tables, drawTable(t, n, parents))
		}
		for _, n := range rapid.SliceOfNDistinct(drawn, 0, 2, rapid.ID).Draw(t, "functions") {
			f := reflect.Function{Name: reflect.Name{Name: n}, Kind: rapid.SampledFrom([]reflect.FunctionKind{reflect.ScalarFunction, reflect.TableFunction}).Draw(t, "kind"), Returns: drawType(t, 2), Comment: drawn.Draw(t, "comment")}
			if f.Kind == reflect.TableFunction {
				for _, c := range rapid.SliceOfN(drawn, 0, 3).Draw(t, "columns") {
					f.Columns = append(f.Columns, types.Field{Name: c, Type: drawType(t, 2), NotNull: rapid.Bool().Draw(t, "not null"), Comment: drawn.Draw(t, "comment")})
				}
			}
			for _, p := range rapid.SliceOfN(drawn, 0, 3).Draw(t, "params") {
				f.Params = append(f.Params, reflect.Param{Name: p, Type: drawType(t, 2)})
			}
			s.Functions = append(s.Functions, f)
		}
		all = append(all, s)
	}
	return snapshotOf(all...)
}

// Whatever a catalog calls its things, what is generated compiles, or is a [gen.Problem].
func TestAnyNamesCompile(t *testing.T) {
	compiled := 0
	rapid.Check(t, func(t *rapid.T) {
		c := gen.Config{
			Module: rapid.SampledFrom([]string{"", "example.com/db"}).Draw(t, "module"), Nulls: gen.Nulls(rapid.IntRange(0, 1).Draw(t, "nulls")),
			OnePackage: rapid.SampledFrom([]string{"", "db"}).Draw(t, "package"), NoRows: rapid.Bool().Draw(t, "no rows"), NoInserts: rapid.Bool().Draw(t, "no inserts"),
		}
		if rapid.Bool().Draw(t, "rule") {
			c.Types = []gen.TypeRule{{SQLType: "BIGINT", Go: gen.GoType{Import: "os", Name: "FileMode"}}}
		}
		files, err := gen.Generate(drawSnapshot(t), c)
		if err != nil {
			for _, line := range strings.Split(err.Error(), "gen: ")[1:] {
				if !strings.Contains(line, "same name but for case") && !strings.Contains(line, "with a comma") && !strings.Contains(line, "no column matches") {
					t.Fatalf("%v", err)
				}
			}
			return
		}
		compiled++
		if err := typeCheck(files); err != nil {
			for _, f := range files {
				t.Logf("-- %s --\n%s", f.Path, f.Bytes)
			}
			t.Fatal(err)
		}
	})
	t.Logf("%d catalogs compiled, the others have names that are refused", compiled)
	if compiled == 0 {
		t.Error("none compiled")
	}
}
