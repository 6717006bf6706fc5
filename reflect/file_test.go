package reflect_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

var update = flag.Bool("update", false, "write the golden files")

// deepFacts is all that is known of a table that was read at Deep.
const deepFacts = reflect.Columns | reflect.Nullability | reflect.NestedNullability | reflect.Defaults | reflect.Identities | reflect.GeneratedColumns |
	reflect.Keys | reflect.Rely | reflect.Checks | reflect.Properties | reflect.Clustering | reflect.Partitioning | reflect.Comments | reflect.Tags | reflect.Masks

// shop is a snapshot with something of everything.
func shop() *reflect.Snapshot {
	at := time.Date(2026, 1, 2, 3, 4, 5, 678_000_000, time.UTC)
	n := reflect.Name{Catalog: "main", Schema: "shop"}
	customers := reflect.Table{
		Name: n.Of("customers"), Kind: reflect.Managed, Format: "delta", Known: deepFacts,
		Columns: []reflect.Column{
			{Name: "id", Type: types.BigInt, Identity: &reflect.Identity{Start: 1, Step: 1}},
			{Name: "name", Type: types.String, Nullable: true, Comment: "it's <b>", Mask: &reflect.Use{Function: n.Of("hide"), Args: []reflect.SQL{"id"}}},
		},
		PrimaryKey: &reflect.PrimaryKey{Name: "customers_pk", Columns: []string{"id"}, Rely: true},
	}
	orders := reflect.Table{
		Name: n.Of("orders"), Kind: reflect.Managed, Format: "delta", Owner: "ada", Comment: "what was ordered", Known: deepFacts,
		Columns: []reflect.Column{
			{Name: "id", Type: types.BigInt, Tags: map[string]string{"b": "1", "a": ""}},
			{Name: "customer_id", Type: types.BigInt, Nullable: true},
			{Name: "at", Type: types.Timestamp, Nullable: true, Default: "current_timestamp()"},
			{Name: "day", Type: types.Date, Nullable: true, Generated: "CAST(at AS DATE)"},
			{Name: "lines", Type: types.Array{Elem: types.Struct{Fields: []types.Field{{Name: "sku", Type: types.String, NotNull: true, Comment: "code"}, {Name: "unit price", Type: types.Decimal{Precision: 10, Scale: 2}}}}}, Nullable: true},
			{Name: "status", Type: types.Varchar{Len: 10}, Default: "'new'"},
			{Name: "odd", Type: types.Unknown{Text: "futuretype(3)"}, Nullable: true},
		},
		PrimaryKey:  &reflect.PrimaryKey{Name: "orders_pk", Columns: []string{"id"}},
		ForeignKeys: []reflect.ForeignKey{{Name: "orders_fk", Columns: []string{"customer_id"}, Parent: n.Of("customers"), ParentColumns: []string{"id"}}},
		Checks:      []reflect.Check{{Name: "pos", Cond: "id > 0"}}, Cluster: [][]string{{"day"}}, Properties: map[string]string{"x.y": "z"},
		Tags: map[string]string{"team": "a"}, RowFilter: &reflect.Use{Function: n.Of("mine")}, Location: "s3://b/orders", Created: at, Altered: at.Add(time.Hour),
		Grants: []reflect.Grant{{Principal: "bob", Privilege: "SELECT", Inherited: "SCHEMA"}},
	}
	view := reflect.Table{Name: n.Of("recent"), Kind: reflect.View, ReadOnly: true, View: "SELECT id FROM orders", Known: reflect.Columns | reflect.ViewText,
		Columns: []reflect.Column{{Name: "id", Type: types.BigInt}}}
	return &reflect.Snapshot{
		Format: 1, Taken: at.Truncate(time.Second), Metastore: "m", Principal: "ada", Server: "2026.1", Level: reflect.Deep,
		Gaps:     []reflect.Gap{{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: "volumes"}, Facts: reflect.Volumes, Reason: reflect.Denied, Class: "INSUFFICIENT_PERMISSIONS"}},
		Warnings: []reflect.Warning{{Object: reflect.Name{Catalog: "main", Schema: "shop", Name: "orders"}, Text: "a type"}},
		Catalogs: []reflect.Catalog{{Name: "main", Owner: "root", Kind: reflect.ManagedCatalog, Known: reflect.Objects | reflect.Comments, Schemas: []reflect.Schema{
			{Catalog: "main", Name: "empty"},
			{Catalog: "main", Name: "shop", Comment: "a shop", Known: reflect.Objects | reflect.Comments | reflect.Tags | reflect.Functions | reflect.Volumes,
				Tables: []reflect.Table{customers, orders, view},
				Functions: []reflect.Function{
					{Name: n.Of("hide"), Kind: reflect.ScalarFunction, Returns: types.String, Params: []reflect.Param{{Name: "x", Type: types.String, Default: "''"}}, Body: "'***'", Language: "SQL"},
					{Name: n.Of("mine"), Kind: reflect.TableFunction, Columns: []types.Field{{Name: "a", Type: types.Int, Comment: "c"}}},
				},
				Volumes: []reflect.Volume{{Name: n.Of("files"), External: true, Location: "s3://b/f", Tags: map[string]string{"k": "v"}}}},
		}}},
	}
}

// The file of a snapshot is what it was, byte by byte, and reads back.
func TestGolden(t *testing.T) {
	var got bytes.Buffer
	if err := shop().Write(&got); err != nil {
		t.Fatal(err)
	}
	const file = "testdata/shop.json"
	if *update {
		if err := shop().Save(file); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	s, err := reflect.Load(file)
	if diff := cmp.Diff(shop(), s); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestSave(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.json", "a.json.gz"} {
		file := filepath.Join(dir, name)
		for range 2 { // the second replaces the first
			if err := shop().Save(file); err != nil {
				t.Fatal(err)
			}
		}
		s, err := reflect.Load(file)
		if diff := cmp.Diff(shop(), s); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", name, err, diff)
		}
	}
	if entries, err := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("%v %v", entries, err)
	}
	if err := shop().Save(filepath.Join(dir, "no", "a.json")); err == nil {
		t.Error("saved where there is no directory")
	}
	for name, text := range map[string]string{"not": "x", "not.gz": "x", "later": `{"format":99}`, "odd": `{"format":1,"level":"none"}`, "none": "{}"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := reflect.Load(file); !errors.Is(err, reflect.ErrFormat) || !strings.Contains(err.Error(), file) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A file that is a symbolic link stays one.
func TestSaveToLink(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "a.json"), filepath.Join(dir, "link.gz")
	want := shop()
	want.Include, want.Exclude = []string{"shop.*"}, []string{"shop.tmp_*"}
	if err := errors.Join(os.WriteFile(file, nil, 0o644), os.Symlink(file, link), want.Save(link)); err != nil {
		t.Fatal(err)
	}
	s, err := reflect.Load(link)
	if diff := cmp.Diff(want, s); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if target, err := os.Readlink(link); target != file {
		t.Errorf("%s, %v", target, err)
	}
}

// Any tables read back as they were written: all types, and all that a table has.
func TestFileOfTables(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &reflect.Snapshot{Format: 1, Level: reflect.Deep, Catalogs: []reflect.Catalog{{Name: "main", Schemas: []reflect.Schema{{Catalog: "main", Name: "s"}}}}}
		x := &s.Catalogs[0].Schemas[0]
		x.Tables = anyTables(reflect.Name{Catalog: "main", Schema: "s"}).Draw(t, "tables")
		slices.SortFunc(x.Tables, func(a, b reflect.Table) int { return strings.Compare(a.Name.Name, b.Name.Name) })
		var file bytes.Buffer
		if err := s.Write(&file); err != nil {
			t.Fatal(err)
		}
		got, err := reflect.Read(&file)
		if diff := cmp.Diff(s, got); err != nil || diff != "" {
			t.Fatalf("%v (-want +got):\n%s", err, diff)
		}
	})
}

// Any names and texts read back as they were written.
func TestFileOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 20, -1)
		s := &reflect.Snapshot{Format: 1, Level: reflect.Bulk, Principal: text.Draw(t, "principal")}
		c := reflect.Catalog{Name: text.Draw(t, "catalog"), Known: reflect.Coverage(rapid.Uint32Range(0, 1<<20-1).Draw(t, "known"))}
		x := reflect.Schema{Catalog: c.Name, Name: text.Draw(t, "schema")}
		table := reflect.Table{Name: reflect.Name{Catalog: c.Name, Schema: x.Name, Name: text.Draw(t, "table")}, Kind: reflect.TableKind(rapid.IntRange(1, 11).Draw(t, "kind"))}
		for i := range rapid.IntRange(0, 5).Draw(t, "columns") {
			table.Columns = append(table.Columns, reflect.Column{Name: fmt.Sprint(i, text.Draw(t, "name")), Comment: text.Draw(t, "comment"), Nullable: rapid.Bool().Draw(t, "null"),
				Default: reflect.SQL(text.Draw(t, "default")), Type: types.Struct{Fields: []types.Field{{Name: "f" + text.Draw(t, "field"), Type: types.Char{Len: 3}, NotNull: rapid.Bool().Draw(t, "not null"), Comment: text.Draw(t, "inside")}}}})
		}
		x.Tables = []reflect.Table{table}
		c.Schemas = []reflect.Schema{x}
		s.Catalogs = []reflect.Catalog{c}
		var file, again bytes.Buffer
		if err := s.Write(&file); err != nil {
			t.Fatal(err)
		}
		text1 := file.String()
		got, err := reflect.Read(&file)
		if diff := cmp.Diff(s, got); err != nil || diff != "" {
			t.Fatalf("%v (-want +got):\n%s", err, diff)
		}
		if err := got.Write(&again); err != nil || again.String() != text1 {
			t.Fatalf("%v: written again, it differs", err)
		}
	})
}

// No file makes it panic; what was read is found by its name, in whatever order
// the file has it, and is written as it is read.
func FuzzRead(f *testing.F) {
	var file bytes.Buffer
	if err := shop().Write(&file); err != nil {
		f.Fatal(err)
	}
	f.Add(file.String())
	f.Add(`{"format":1,"level":"bulk","catalogs":[{"name":"b"},{"name":"a","schemas":[{"name":"y"},{"name":"x","tables":[{"name":"u"},{"name":"T","known":"columns"}]}]}]}`)
	f.Add(`{"format":1,"level":"bulk","catalogs":[{"name":"a","schemas":[{"name":"s","functions":[{"name":"f","params":[{"type":"array<"}]}],"tables":[{"name":"t","foreignKeys":[{"parent":["a"]}],"columns":[{"name":"c","type":"x y"}]}]}]}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := reflect.Read(strings.NewReader(text))
		if err != nil {
			if !errors.Is(err, reflect.ErrFormat) {
				t.Errorf("%v", err)
			}
			return
		}
		for x := range s.Tables() {
			if _, ok := s.Table(x.Name); !ok && x.Name.Catalog != "" && x.Name.Schema != "" && isOnly(s, x.Name) {
				t.Errorf("no %s", x.Name)
			}
		}
		var once, twice bytes.Buffer
		if err := s.Write(&once); err != nil {
			t.Fatal(err)
		}
		again, err := reflect.Read(strings.NewReader(once.String()))
		if err != nil {
			t.Fatalf("%v: %s", err, &once)
		}
		if err := again.Write(&twice); err != nil || once.String() != twice.String() {
			t.Errorf("%v: written again, it differs: %s and %s", err, &once, &twice)
		}
		reflect.Diff(s, again, reflect.DiffOptions{Renames: true})
	})
}

// isOnly reports whether no other name of s is n but for its case.
func isOnly(s *reflect.Snapshot, n reflect.Name) bool {
	same := 0
	for x := range s.Tables() {
		if strings.EqualFold(x.Name.String(), n.String()) {
			same++
		}
	}
	return same == 1
}

// The file of 10,000 tables with 300,000 columns.
func BenchmarkFile(b *testing.B) {
	b.Run("alike", func(b *testing.B) { benchmarkFile(b, (*server).wide) })
	b.Run("different", func(b *testing.B) { benchmarkFile(b, (*server).different) })
}

func benchmarkFile(b *testing.B, make func(*server, int)) {
	s, db := newServer(b)
	make(s, 10_000)
	snap := reflected(b, db, reflect.Options{})
	file := filepath.Join(b.TempDir(), "a.json.gz")
	if err := snap.Save(file); err != nil {
		b.Fatal(err)
	}
	b.Run("Save", func(b *testing.B) {
		for b.Loop() {
			if err := snap.Save(file); err != nil {
				b.Fatal(err)
			}
		}
		if info, err := os.Stat(file); err == nil {
			b.ReportMetric(float64(info.Size())/1e6, "MB")
		}
	})
	b.Run("Load", func(b *testing.B) {
		for b.Loop() {
			if _, err := reflect.Load(file); err != nil {
				b.Fatal(err)
			}
		}
	})
}
