package reflect_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

// A refresh reads what was read, unless it is told otherwise.
func TestRefreshSame(t *testing.T) {
	s, db := newServer(t)
	s.table("s", "a", "MANAGED", "id bigint")
	s.table("s", "b", "MANAGED", "id bigint")
	old := reflected(t, db, reflect.Options{Include: []string{"s.*"}, Exclude: []string{"s.b"}, Grants: true})
	for _, c := range []struct {
		options reflect.Options
		want    int // tables
	}{{reflect.Options{}, 1}, {reflect.Options{Include: []string{"s.*"}}, 2}} {
		got, err := old.Refresh(ctx, db, c.options)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for t := range got.Tables() {
			if n++; !t.Known.Has(reflect.Grants) {
				n = -1
			}
		}
		if n != c.want {
			t.Errorf("%+v: %d tables with privileges, want %d", c.options, n, c.want)
		}
	}
}

// Only what changed is read again; tags are, in any case.
func TestRefresh(t *testing.T) {
	s, db := newServer(t)
	for _, name := range []string{"a", "b", "c", "d", "gone"} {
		s.table("s", name, "MANAGED", "id bigint NOT NULL", "x struct<n:int>")
	}
	s.views["table_tags"].add([]any{"main", "s", "a", "team", "old"})
	s.texts["SHOW CREATE TABLE"] = "createtab_stmt STRING\nCREATE TABLE main.s.a (id BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY, x STRUCT<n: INT NOT NULL>) USING delta TBLPROPERTIES ('k' = 'v')"
	old := reflected(t, db, reflect.Options{Deep: []reflect.Name{{Name: "a"}}})

	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s.views["tables"] = &view{s.views["tables"].columns, empty}
	s.views["columns"] = &view{s.views["columns"].columns, empty}
	s.views["table_tags"] = &view{s.views["table_tags"].columns, empty}
	for _, name := range []string{"a", "c", "d"} {
		s.views["tables"].add([]any{"main", "s", name, "MANAGED", "YES", "ada", nil, at, at, "DELTA", nil})
	}
	s.views["tables"].add([]any{"main", "s", "b", "MANAGED", "YES", "ada", nil, at, at.Add(time.Hour), "DELTA", nil})
	s.views["columns"].add([]any{"main", "s", "b", "id", 0, "NO", "bigint", nil, nil, nil}, []any{"main", "s", "b", "y", 1, "YES", "int", nil, nil, nil})
	s.views["table_tags"].add([]any{"main", "s", "a", "team", "new"})
	before := len(s.Statements())
	got, err := old.Refresh(ctx, db, reflect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	asked := false
	for _, st := range s.Statements()[before:] {
		if strings.Contains(st.SQL, "`columns`.`full_data_type`") {
			asked = true
			if want := "`columns`.`table_schema` = 's' AND `columns`.`table_name` = 'b'"; !strings.HasSuffix(st.SQL, want) {
				t.Errorf("%s", st.SQL)
			}
		}
		if strings.HasPrefix(st.SQL, "SHOW CREATE") {
			t.Errorf("a table that is the same was asked again: %s", st.SQL)
		}
	}
	if !asked {
		t.Error("no columns were read")
	}
	var changes []string
	for _, c := range reflect.Diff(old, got, reflect.DiffOptions{}) {
		changes = append(changes, c.String())
	}
	want := []string{
		"harmless: TagChanged `main`.`s`.`a` team: \"'old'\" to \"'new'\"",
		"unsure: CoverageChanged `main`.`s`.`b`: \"\" to \"nested nullability\"",
		"harmless: ColumnAdded `main`.`s`.`b` y: \"\" to \"INT\"",
		"breaking: ColumnDropped `main`.`s`.`b` x: \"STRUCT<n: INT>\" to \"\"",
		"breaking: TableDropped `main`.`s`.`gone`: \"MANAGED\" to \"\"",
	}
	if diff := cmp.Diff(want, changes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	a := find(t, got, reflect.Name{Name: "a"})
	if id, _ := a.Column("id"); id.Identity == nil || a.Properties["k"] != "v" || !a.Known.Has(reflect.Identities|reflect.NestedNullability) {
		t.Errorf("what was known of a table is lost: %+v", a)
	}
}

// Deepen makes a snapshot of its own.
func TestDeepen(t *testing.T) {
	s, db := newServer(t)
	s.table("s", "t", "MANAGED", "id bigint NOT NULL", "x struct<n:int>")
	s.texts["SHOW CREATE TABLE"] = "createtab_stmt STRING\nCREATE TABLE main.s.t (id BIGINT NOT NULL, x STRUCT<n: INT NOT NULL>) USING delta"
	old := reflected(t, db, reflect.Options{})
	same := reflected(t, db, reflect.Options{})
	deep, err := old.Deepen(ctx, db, reflect.Name{Name: "T"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(same, old, cmpopts.IgnoreFields(reflect.Snapshot{}, "Taken")); diff != "" {
		t.Errorf("the old snapshot has changed:\n%s", diff)
	}
	x, _ := find(t, deep, reflect.Name{Name: "t"}).Column("x")
	if diff := cmp.Diff(types.Type(types.Struct{Fields: []types.Field{{Name: "n", Type: types.Int, NotNull: true}}}), x.Type); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := old.Deepen(ctx, db, reflect.Name{Name: "nope"}); !errors.Is(err, reflect.ErrNotFound) {
		t.Errorf("%v", err)
	}
	nested := reflected(t, db, reflect.Options{Level: reflect.Nested})
	if !find(t, nested, reflect.Name{Name: "t"}).Known.Has(reflect.NestedNullability) {
		t.Error("what is in a struct is not known at Nested")
	}
	s.texts["SHOW CREATE TABLE"] = "createtab_stmt STRING\nCREATE TABLE main.s.t ("
	s.texts["DESCRIBE TABLE EXTENDED"] = `json_metadata STRING` + "\n" + `{"columns":[{"name":"id","type":{"name":"bigint"},"nullable":false,"default":"1"},{"name":"x","type":{"name":"struct","fields":[{"name":"n","type":{"name":"int"},"nullable":false}]}}],
"clustering_columns":["id"],"column_masks":[{"column_name":"x","function_name":{"catalog_name":"c","schema_name":"s","function_name":"f"},"using_column_names":["id"]}],"row_filter":{"function_name":{"function_name":"g"},"column_names":["a b"]}}`
	s.texts["DESCRIBE TABLE EXTENDED"] = strings.ReplaceAll(s.texts["DESCRIBE TABLE EXTENDED"], ",\n", ",")
	byJSON, err := old.Deepen(ctx, db, reflect.Name{Name: "t"})
	if err != nil {
		t.Fatal(err)
	}
	got := find(t, byJSON, reflect.Name{Name: "t"})
	use := &reflect.Use{Function: reflect.Name{Catalog: "c", Schema: "s", Name: "f"}, Args: []reflect.SQL{"id"}}
	want := []reflect.Column{{Name: "id", Type: types.BigInt, Default: "1"}, {Name: "x", Type: x.Type, Nullable: true, Mask: use}}
	if diff := cmp.Diff(want, got.Columns); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.Known.Has(reflect.Identities) || !got.Known.Has(reflect.Defaults) || len(byJSON.Gaps) != 1 || got.RowFilter.String() != "`g`(`a b`)" {
		t.Errorf("known %s, gaps %v, filter %s", got.Known, byJSON.Gaps, got.RowFilter)
	}
}

// The binary search finds what is there, whatever its case.
func TestLookup(t *testing.T) {
	s, db := newServer(t)
	for _, name := range []string{"b", "A", "ä", "a_b", "a", "Z", "c d", "1"} {
		s.table("s", name, "MANAGED", "id int")
		s.table("other", name+"2", "MANAGED", "id int")
	}
	snap := reflected(t, db, reflect.Options{})
	for _, name := range []string{"B", "Ä", "A_B", "z", "C D", "1"} {
		if _, ok := snap.Table(reflect.Name{Catalog: "MAIN", Schema: "S", Name: name}); !ok {
			t.Errorf("no %s", name)
		}
		if _, ok := snap.Table(reflect.Name{Name: name + "2"}); !ok {
			t.Errorf("no %s2", name)
		}
	}
	for _, n := range []reflect.Name{{Name: "x"}, {Schema: "x", Name: "a"}, {Catalog: "x", Schema: "s", Name: "a"}} {
		if _, ok := snap.Table(n); ok {
			t.Errorf("found %s", n)
		}
	}
	if _, ok := snap.Schema("main", "OTHER"); !ok {
		t.Error("no schema")
	}
}
