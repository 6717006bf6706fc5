package builder

import (
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The lists of reserved names are what the method sets say.
func TestReserved(t *testing.T) {
	table := exported(reflect.TypeFor[Table](), "Table", "Inline", "Key", "Row", "Rows") // the latter are methods of generated code
	if diff := cmp.Diff(table, reservedInTable); diff != "" {
		t.Errorf("reserved.go is out of date: -want +got\n%s", diff)
	}
	column := exported(reflect.TypeFor[Column[int]](), "Column")
	if diff := cmp.Diff(column, reservedInColumn); diff != "" {
		t.Errorf("reserved.go is out of date: -want +got\n%s", diff)
	}
	rel := exported(reflect.TypeFor[Rel](), "Rel")
	if diff := cmp.Diff(rel, reservedInRel); diff != "" {
		t.Errorf("reserved.go is out of date: -want +got\n%s", diff)
	}
	if !ReservedInTable("As") || ReservedInTable("as") || ReservedInTable("Eq") || !ReservedInColumn("Eq") || ReservedInColumn("City") || !ReservedInRel("Rel") || ReservedInRel("ID") {
		t.Error("the lists are not what is asked")
	}
}

// exported is the exported methods of t, and more, sorted.
func exported(t reflect.Type, more ...string) []string {
	names := more
	for i := range t.NumMethod() {
		names = append(names, t.Method(i).Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
