package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/google/go-cmp/cmp"
)

const readme, genDoc = "../../README.md", "../../docs/gen.md"

// samples is the samples of YAML in a document.
func samples(t *testing.T, doc string) (all []string) {
	t.Helper()
	text, err := os.ReadFile(doc)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(text), "```yaml\n")[1:] {
		sample, _, _ := strings.Cut(part, "```")
		all = append(all, sample)
	}
	return all
}

// The configuration that the documentation shows is the one that gen --help shows.
func TestDocumentedSample(t *testing.T) {
	if d := cmp.Diff([]string{sample}, samples(t, genDoc)); d != "" {
		t.Error(d)
	}
}

// The configurations in the documentation are read without an error.
func TestDocumentedConfigurations(t *testing.T) {
	found := 0
	for _, yaml := range append(samples(t, readme), sample) {
		file := filepath.Join(t.TempDir(), "brickwork.yaml")
		if err := os.WriteFile(file, []byte(yaml), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := readConfig(file); err != nil {
			t.Error(err)
		}
		found++
	}
	if found != 2 {
		t.Errorf("%d configurations, want 2", found)
	}
}

// The drift in the README is what diff prints.
func TestDocumentedDrift(t *testing.T) {
	id := reflect.Column{Name: "id", Type: types.BigInt}
	email := reflect.Column{Name: "email", Type: types.String, Nullable: true}
	at := reflect.Column{Name: "at", Type: types.Timestamp, Nullable: true}
	var out strings.Builder
	old, recent := sales([]reflect.Column{id, email}, []reflect.Column{id}), sales([]reflect.Column{id}, []reflect.Column{id, at})
	err := new(comparison).print(&out, recent, reflect.Diff(old, recent, reflect.DiffOptions{}))
	text, readErr := os.ReadFile(readme)
	if err != exitCode(2) || readErr != nil {
		t.Fatal(err, readErr)
	}
	if want := indent(indent(strings.TrimSuffix(out.String(), "\n"))); !strings.Contains(string(text), "\n\n"+want+"\n\n") {
		t.Errorf("the README does not show\n%s", want)
	}
}

// sales is a snapshot of two tables.
func sales(customers, orders []reflect.Column) *reflect.Snapshot {
	table := func(name string, columns []reflect.Column) reflect.Table {
		return reflect.Table{
			Name: reflect.Name{Catalog: "main", Schema: "sales", Name: name}, Kind: reflect.Managed,
			Columns: columns, Known: reflect.Columns | reflect.Nullability,
		}
	}
	return &reflect.Snapshot{Level: reflect.Bulk, Catalogs: []reflect.Catalog{{Name: "main", Known: reflect.Objects, Schemas: []reflect.Schema{{
		Catalog: "main", Name: "sales", Known: reflect.Objects,
		Tables: []reflect.Table{table("customers", customers), table("orders", orders)},
	}}}}}
}
