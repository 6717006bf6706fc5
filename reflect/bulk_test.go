package reflect_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

func reflected(t testing.TB, db brickwork.Engine, o reflect.Options) *reflect.Snapshot {
	t.Helper()
	s, err := reflect.Reflect(ctx, db, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// wide makes n tables of 30 columns each in ten schemas, which have the same names
// and comments in each table.
func (s *server) wide(n int) {
	s.tablesOf(n, func(_ string, i int) (name, comment string) {
		return fmt.Sprintf("column_%d", i), fmt.Sprintf("what column %d is for", i)
	})
}

// different is wide with names and comments that no two columns share.
func (s *server) different(n int) {
	s.tablesOf(n, func(table string, i int) (name, comment string) {
		return fmt.Sprintf("%s_column_%d", table, i), fmt.Sprintf("what column %d of %s is for", i, table)
	})
}

func (s *server) tablesOf(n int, column func(table string, i int) (name, comment string)) {
	names := []string{"bigint", "string", "timestamp", "decimal(18,2)", "struct<a:int,b:array<string>>", "map<string,double>"}
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	tables := func(yield func(schema, table string) bool) {
		for i := range n {
			if !yield(fmt.Sprintf("s%d", i%10), fmt.Sprintf("t%05d", i)) {
				return
			}
		}
	}
	s.views["tables"].rows = func() iter.Seq[[]any] {
		return func(yield func([]any) bool) {
			tables(func(schema, table string) bool {
				return yield([]any{"main", schema, table, "MANAGED", "YES", "ada", "a table", at, at, "DELTA", "s3://bucket/" + table})
			})
		}
	}
	s.views["columns"].rows = func() iter.Seq[[]any] {
		return func(yield func([]any) bool) {
			tables(func(schema, table string) bool {
				for i := range 30 {
					name, comment := column(table, i)
					if !yield([]any{"main", schema, table, name, i, "YES", names[i%len(names)], nil, comment, nil}) {
						return false
					}
				}
				return true
			})
		}
	}
}

// The number of statements does not depend on the number of tables.
func TestStatements(t *testing.T) {
	for _, n := range []int{1, 100, 10_000} {
		s, db := newServer(t)
		s.wide(n)
		snap := reflected(t, db, reflect.Options{})
		got := 0
		for range snap.Tables() {
			got++
		}
		if count := len(s.Statements()); got != n || count != 16 {
			t.Errorf("%d tables of %d by %d statements, want 16", got, n, count)
		}
	}
}

// The most that is asked for, grants too, takes 17 statements; names take five.
func TestMostStatements(t *testing.T) {
	s, db := newServer(t)
	s.table("s", "t", "MANAGED", "id bigint")
	reflected(t, db, reflect.Options{Grants: true})
	if count := len(s.Statements()); count != 17 {
		t.Errorf("%d statements, want 17", count)
	}
	reflected(t, db, reflect.Options{Level: reflect.Names})
	if count := len(s.Statements()) - 17; count != 5 {
		t.Errorf("%d statements, want 5", count)
	}
}

// Predicates are equalities on single columns, which the server answers quickly.
func TestPredicates(t *testing.T) {
	s, db := newServer(t)
	s.table("sales", "orders", "MANAGED", "id bigint")
	s.table("sales", "items", "MANAGED", "id bigint")
	s.table("sales", "old_items", "MANAGED", "id bigint")
	snap := reflected(t, db, reflect.Options{Catalogs: []string{"Main"}, Include: []string{"sales.*", "hr.people"}, Exclude: []string{"*.OLD*"}})
	var names []string
	for x := range snap.Tables() {
		names = append(names, x.Name.Name)
	}
	if diff := cmp.Diff([]string{"items", "orders"}, names); diff != "" {
		t.Errorf("tables (-want +got):\n%s", diff)
	}
	want := "FROM `Main`.`information_schema`.`tables` WHERE `tables`.`table_catalog` = 'main' AND `tables`.`table_schema` IN ('hr', 'sales')"
	found := false
	for _, st := range s.Statements() {
		found = found || strings.HasSuffix(st.SQL, want)
		if strings.Contains(st.SQL, "ORDER BY") || strings.Contains(st.SQL, "LIMIT") {
			t.Errorf("%s", st.SQL)
		}
	}
	if !found {
		t.Errorf("no statement ends with %s", want)
	}
	_, err := reflect.Reflect(ctx, db, reflect.Options{Include: []string{"sales"}})
	if err == nil || !strings.Contains(err.Error(), `"sales"`) {
		t.Errorf("error of a pattern without a dot: %v", err)
	}
}

// What a view does not tell is unknown, and the reason is told; the rest is there.
func TestGaps(t *testing.T) {
	denied := engine.NewError("INSUFFICIENT_PERMISSIONS", "42501", "Insufficient privileges.")
	for _, c := range []struct {
		name    string
		change  func(*server)
		gap     reflect.Gap
		unknown reflect.Coverage
	}{
		{"permission denied on one view", func(s *server) { s.fail["column_masks"] = denied },
			reflect.Gap{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: "column_masks"}, Facts: reflect.Masks, Reason: reflect.Denied, Class: "INSUFFICIENT_PERMISSIONS"}, reflect.Masks},
		{"a view that is not there", func(s *server) { delete(s.views, "row_filters") },
			reflect.Gap{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: "row_filters"}, Facts: reflect.Masks, Reason: reflect.NotSupported}, reflect.Masks},
		{"a view that is described and not there", func(s *server) {
			s.fail["table_constraints"] = engine.NewError("TABLE_OR_VIEW_NOT_FOUND", "42P01", "no")
		}, reflect.Gap{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: "table_constraints"}, Facts: reflect.Keys, Reason: reflect.NotSupported, Class: "TABLE_OR_VIEW_NOT_FOUND"}, reflect.Keys},
		{"one of several views read together", func(s *server) { s.fail["volume_tags"] = denied },
			reflect.Gap{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: "volume_tags"}, Facts: reflect.Tags, Reason: reflect.Denied, Class: "INSUFFICIENT_PERMISSIONS"}, reflect.Tags},
		{"a column that is not there", func(s *server) { s.rename("columns", "is_nullable", "nullability") },
			reflect.Gap{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: "columns"}, Facts: reflect.Nullability, Reason: reflect.NotSupported}, reflect.Nullability | reflect.NestedNullability},
		{"a view without a column that it has to have", func(s *server) { s.rename("key_column_usage", "column_name", "col") },
			reflect.Gap{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: "key_column_usage"}, Facts: reflect.Keys, Reason: reflect.NotSupported}, reflect.Keys},
		{"the server fails", func(s *server) { s.fail["views"] = engine.NewError("INTERNAL_ERROR", "XX000", "no") },
			reflect.Gap{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: "views"}, Facts: reflect.ViewText, Reason: reflect.Failed, Class: "INTERNAL_ERROR"}, reflect.ViewText},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, db := newServer(t)
			s.table("s", "t", "MANAGED", "id bigint NOT NULL")
			s.views["table_tags"].add([]any{"main", "s", "t", "team", "a"})
			all := find(t, reflected(t, db, reflect.Options{}), reflect.Name{Name: "t"}).Known
			c.change(s)
			snap := reflected(t, db, reflect.Options{})
			if diff := cmp.Diff([]reflect.Gap{c.gap}, snap.Gaps); diff != "" {
				t.Errorf("gaps (-want +got):\n%s", diff)
			}
			got := find(t, snap, reflect.Name{Name: "t"})
			if got.Known != all&^c.unknown {
				t.Errorf("unknown is %s, want %s", all&^got.Known, c.unknown)
			}
			if len(got.Columns) != 1 || got.Tags["team"] != "a" {
				t.Errorf("table %+v", got)
			}
		})
	}
}

// A column that has another name in another version is found.
func TestRenamedColumn(t *testing.T) {
	s, db := newServer(t)
	s.rename("columns", "partition_index", "partition_ordinal_position")
	s.views["tables"].add([]any{"main", "s", "t", "EXTERNAL", "YES", nil, nil, nil, nil, "DELTA", "s3://b/t"})
	s.views["columns"].add([]any{"main", "s", "t", "b", 2, "YES", "int", nil, nil, 1}, []any{"main", "s", "t", "a", 1, "YES", "int", nil, nil, 2},
		[]any{"main", "s", "t", "c", 3, "YES", "int", nil, nil, nil})
	got := find(t, reflected(t, db, reflect.Options{}), reflect.Name{Name: "t"})
	if diff := cmp.Diff([]string{"b", "a"}, got.Partition); diff != "" || !got.Known.Has(reflect.Partitioning) {
		t.Errorf("partition, known %s (-want +got):\n%s", got.Known, diff)
	}
	if got.Columns[0].Name != "a" || got.Columns[2].Name != "c" {
		t.Errorf("order %+v", got.Columns)
	}
}

// No type and no name stops a reflection (a KeyError for INTERVAL, VOID,
// TIMESTAMP_LTZ, an AttributeError for decimal(10, 2) in the Python dialect).
func TestTypes(t *testing.T) {
	s, db := newServer(t)
	texts := map[string]types.Type{
		"interval day to second": types.Interval{From: types.Day, To: types.Second}, "void": types.Void, "timestamp_ltz": types.Timestamp,
		"geography(4326)": types.Geo{Geography: true, SRID: 4326}, "time(6)": types.Time{Precision: 6}, "decimal(10, 2)": types.Decimal{Precision: 10, Scale: 2},
		"decimal": types.Decimal{Precision: 10}, "varchar(20)": types.Varchar{Len: 20}, "variant": types.VariantType, "binary": types.Binary,
		"futuretype(3,4)": types.Unknown{Text: "futuretype(3,4)"}, "struct<a:int,... 6 more fields>": types.Unknown{Text: "struct<a:int,... 6 more fields>"},
		"string collate UTF8_LCASE":                 types.Collated{Of: types.String, Collation: types.UTF8LCase},
		"struct<été:string,a:array<map<int,date>>>": types.Struct{Fields: []types.Field{{Name: "été", Type: types.String}, {Name: "a", Type: types.Array{Elem: types.Map{Key: types.Int, Value: types.Date}}}}},
		"a b <<": types.Unknown{Text: "a b <<"}, "": nil,
	}
	i, want := 0, []reflect.Column{}
	s.table("s", "t", "MANAGED")
	for text, typ := range texts {
		name := fmt.Sprintf("c`%d.x y", i)
		s.views["columns"].add([]any{"main", "s", "t", name, i, "YES", text, nil, nil, nil})
		want = append(want, reflect.Column{Name: name, Type: typ, Nullable: true})
		i++
	}
	snap := reflected(t, db, reflect.Options{})
	got := find(t, snap, reflect.Name{Name: "t"})
	if diff := cmp.Diff(want, got.Columns); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.Known.Has(reflect.NestedNullability) {
		t.Error("what is inside of a type that was not understood is known")
	}
	warned := fmt.Sprint(snap.Warnings)
	for _, text := range []string{"futuretype(3,4)", "6 more fields", "a b <<"} {
		if !strings.Contains(warned, text) {
			t.Errorf("no warning of %q in %s", text, warned)
		}
	}
}

// Tables that vanish, and tables that come, between two statements.
func TestRace(t *testing.T) {
	s, db := newServer(t)
	s.table("s", "stays", "MANAGED", "id bigint")
	s.table("s", "empty", "MANAGED")
	gone := []any{"main", "s", "gone", "MANAGED", "YES", nil, nil, nil, nil, "DELTA", nil}
	withGone := *s.views["tables"]
	withGone.add(gone)
	without := s.views["tables"]
	reads := 0
	s.hook = func(name, _ string) error {
		if name != "tables" {
			return nil
		}
		if reads++; reads == 1 {
			s.views["tables"] = &withGone
		} else {
			s.views["tables"] = without
		}
		return nil
	}
	s.views["tables"] = &withGone
	s.views["columns"].add([]any{"main", "s", "ghost", "id", 0, "YES", "int", nil, nil, nil})
	snap := reflected(t, db, reflect.Options{Parallel: 1})
	var names []string
	for x := range snap.Tables() {
		names = append(names, x.Name.Name)
	}
	if diff := cmp.Diff([]string{"empty", "stays"}, names); diff != "" {
		t.Errorf("tables (-want +got):\n%s", diff)
	}
	if x := find(t, snap, reflect.Name{Name: "empty"}); !x.Known.Has(reflect.Columns) {
		t.Error("that a table has no columns is not known")
	}
	if len(snap.Warnings) != 1 || snap.Warnings[0].Object.Name != "gone" {
		t.Errorf("warnings %v", snap.Warnings)
	}
	if len(snap.Gaps) != 1 || snap.Gaps[0].Reason != reflect.Raced || snap.Gaps[0].Object.Name != "ghost" {
		t.Errorf("gaps %v", snap.Gaps)
	}
}

// What the overlay adds stays, whatever else is learned of a table.
func TestOverlayStays(t *testing.T) {
	s, db := newServer(t)
	s.table("s", "t", "MANAGED", "id bigint")
	s.texts["SHOW CREATE TABLE"] = "createtab_stmt STRING\nCREATE TABLE main.s.t (id BIGINT) USING delta"
	overlay := reflect.Overlay{PrimaryKeys: map[reflect.Name][]string{{Name: "t"}: {"id"}}, Comments: map[reflect.Name]string{{Name: "t"}: "mine"},
		ForeignKeys: map[reflect.Name][]reflect.ForeignKey{{Name: "t"}: {{Name: "k", Columns: []string{"id"}}}}}
	snap := reflected(t, db, reflect.Options{Level: reflect.Deep, Overlay: overlay})
	again, err := snap.Deepen(ctx, db, reflect.Name{Name: "t"})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []*reflect.Snapshot{snap, again} {
		if x := find(t, s, reflect.Name{Name: "t"}); x.PrimaryKey == nil || len(x.ForeignKeys) != 1 || x.Comment != "mine" || !x.Known.Has(reflect.Identities) {
			t.Errorf("%+v", x)
		}
	}
}

// Columns that are too many for one statement are read schema by schema; what
// fails then is not known of that schema, and known of the others.
func TestSlowColumns(t *testing.T) {
	s, db := newServer(t)
	for _, schema := range []string{"a", "b", "c"} {
		s.views["schemata"].add([]any{"main", schema, nil, nil})
		s.table(schema, "t", "MANAGED", "id bigint")
	}
	s.hook = func(name, sql string) error {
		if name == "columns" && (!strings.Contains(sql, " IN (") || strings.Contains(sql, "'b'")) {
			return engine.NewError("QUERY_EXECUTION_TIMEOUT_EXCEEDED", "57KD0", "too long")
		}
		return nil
	}
	snap := reflected(t, db, reflect.Options{})
	for x := range snap.Tables() {
		if known := x.Known.Has(reflect.Columns); known != (x.Name.Schema != "b") || known && len(x.Columns) == 0 {
			t.Errorf("%s: %d columns, known %s", x.Name, len(x.Columns), x.Known)
		}
	}
	if len(snap.Gaps) != 1 || snap.Gaps[0].Reason != reflect.Failed {
		t.Errorf("gaps %v", snap.Gaps)
	}
}

// What stops everything is an error.
func TestFatal(t *testing.T) {
	s, db := newServer(t)
	s.hook = func(name, _ string) error {
		if name == "volumes" {
			return engine.NewError("UNAUTHENTICATED", "28000", "token expired")
		}
		return nil
	}
	if _, err := reflect.Reflect(ctx, db, reflect.Options{}); !errors.Is(err, brickwork.ErrUnauthenticated) {
		t.Errorf("%v", err)
	}
	short, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := reflect.Reflect(short, db, reflect.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// A catalog without an information schema is read by SHOW and DESCRIBE.
func TestWithoutInformationSchema(t *testing.T) {
	s, db := newServer(t)
	s.fail["probe"] = engine.NewError("TABLE_OR_VIEW_NOT_FOUND", "42P01", "no")
	s.texts["SHOW SCHEMAS"] = "databaseName STRING\ns\ninformation_schema"
	s.texts["SHOW TABLES"] = "database STRING\ttableName STRING\tisTemporary STRING\ns\tt\tfalse\ns\tv\tfalse\n\ttmp\ttrue"
	s.texts["SHOW VIEWS"] = "namespace STRING\tviewName STRING\tisTemporary STRING\ns\tv\tfalse"
	s.texts["SHOW CREATE TABLE"] = "createtab_stmt STRING\nCREATE TABLE hive_metastore.s.t ( id INT, d STRING COLLATE UTF8_BINARY) USING parquet PARTITIONED BY (d)"
	s.fail["DESCRIBE TABLE EXTENDED "] = engine.NewError("PARSE_SYNTAX_ERROR", "42601", "no")
	s.texts["DESCRIBE "] = "col_name STRING\tdata_type STRING\tcomment STRING\nn\tint\t\n# Partition Information\t\t\nn\tint\t"
	snap := reflected(t, db, reflect.Options{Catalogs: []string{"hive_metastore"}})
	x, v := find(t, snap, reflect.Name{Name: "t"}), find(t, snap, reflect.Name{Name: "v"})
	if diff := cmp.Diff([]reflect.Column{{Name: "id", Type: types.Int, Nullable: true}, {Name: "d", Type: types.String, Nullable: true}}, x.Columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	if x.Format != "parquet" || len(x.Partition) != 1 || !x.Known.Has(reflect.Columns|reflect.Nullability|reflect.Partitioning|reflect.Identities) {
		t.Errorf("%+v %s", x, x.Known)
	}
	if diff := cmp.Diff([]reflect.Column{{Name: "n", Type: types.Int, Nullable: true}}, v.Columns); diff != "" {
		t.Errorf("columns of the view (-want +got):\n%s", diff)
	}
	if v.Kind != reflect.View || !v.Known.Has(reflect.Columns) || v.Known.Has(reflect.Nullability) {
		t.Errorf("view %s %s", v.Kind, v.Known)
	}
	s.fail["SHOW SCHEMAS IN"] = engine.NewError("SCHEMA_NOT_FOUND", "42704", "no")
	if _, err := reflect.Reflect(ctx, db, reflect.Options{Catalogs: []string{"nope"}}); !errors.Is(err, reflect.ErrNotFound) {
		t.Errorf("error of a catalog that is not there: %v", err)
	}
}

// Keys to other schemas and catalogs keep all parts of their parents (lost in
// the Python dialect), and names that are no words.
func TestForeignKeys(t *testing.T) {
	s, db := newServer(t)
	s.table("s", "child", "MANAGED", "a-b int", "ß c int")
	s.table("other", "par.ent", "MANAGED", "x y int", "z int")
	constraint := func(name, schema, table, kind string) {
		s.views["table_constraints"].add([]any{"main", schema, name, "main", schema, table, kind})
	}
	key := func(catalog, name, schema, table, column string, at int, parent any) {
		s.views["key_column_usage"].add([]any{catalog, schema, name, catalog, schema, table, column, at, parent})
	}
	constraint("pk", "other", "par.ent", "PRIMARY KEY")
	key("main", "pk", "other", "par.ent", "z", 2, nil)
	key("main", "pk", "other", "par.ent", "x y", 1, nil)
	constraint("fk", "s", "child", "FOREIGN KEY")
	key("main", "fk", "s", "child", "ß c", 2, 1)
	key("main", "fk", "s", "child", "a-b", 1, 2)
	s.views["referential_constraints"].add([]any{"main", "s", "fk", "main", "other", "pk"})
	constraint("far", "s", "child", "FOREIGN KEY")
	key("main", "far", "s", "child", "a-b", 1, 1)
	s.views["referential_constraints"].add([]any{"main", "s", "far", "prod", "x", "far_pk"})
	key("prod", "far_pk", "x", "there", "id", 1, nil)
	snap := reflected(t, db, reflect.Options{})
	want := []reflect.ForeignKey{
		{Name: "far", Columns: []string{"a-b"}, Parent: reflect.Name{Catalog: "prod", Schema: "x", Name: "there"}, ParentColumns: []string{"id"}},
		{Name: "fk", Columns: []string{"a-b", "ß c"}, Parent: reflect.Name{Catalog: "main", Schema: "other", Name: "par.ent"}, ParentColumns: []string{"z", "x y"}},
	}
	if diff := cmp.Diff(want, find(t, snap, reflect.Name{Name: "child"}).ForeignKeys); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"x y", "z"}, find(t, snap, reflect.Name{Name: "par.ent"}).PrimaryKey.Columns); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Everything else that is in an information schema.
func TestContent(t *testing.T) {
	s, db := newServer(t)
	s.views["catalogs"].add([]any{"main", "root", "all of it"})
	s.views["schemata"].add([]any{"main", "s", "ada", "sales"}, []any{"main", "information_schema", nil, nil}, []any{"main", "bare", nil, nil})
	s.table("s", "t", "STREAMING_TABLE", "id bigint NOT NULL", "mail string")
	s.table("s", "v", "METRIC_VIEW", "n int")
	s.table("s", "__materialization_mat_1_v_1", "MANAGED", "n int")
	s.table("s", "q", "QUANTUM", "n int")
	s.views["views"].add([]any{"main", "s", "v", "$$ version: 1 $$"})
	s.views["catalog_tags"].add([]any{"main", "env", "prod"})
	s.views["schema_tags"].add([]any{"main", "s", "team", "a"})
	s.views["column_tags"].add([]any{"main", "s", "t", "mail", "pii", ""})
	s.views["column_masks"].add([]any{"main", "s", "t", "mail", "main.gov.hide", "id, b c"})
	s.views["row_filters"].add([]any{"main", "s", "t", "main.gov.mine", "id"})
	s.views["volumes"].add([]any{"main", "s", "files", "EXTERNAL", "ada", "in", "s3://b/f"})
	s.views["volume_tags"].add([]any{"main", "s", "files", "k", "v"})
	s.views["table_privileges"].add([]any{"main", "s", "t", "bob", "APPLY_TAG", "SCHEMA"}, []any{"main", "s", "t", "bob", "SELECT", "NONE"})
	routine := func(name, kind, data, full string) {
		s.views["routines"].add([]any{"main", "s", "s", name, kind, data, full, "x + 1", "SQL", "YES", "adds"})
	}
	routine("f", "FUNCTION", "INT", "int")
	routine("rows", "FUNCTION", "TABLE", "")
	s.views["parameters"].add([]any{"main", "s", "f", 1, "y", "string", "'a'", nil}, []any{"main", "s", "f", 0, "x", "int", nil, "first"})
	s.views["routine_columns"].add([]any{"main", "s", "rows", 0, "c", "array<int>", "col"})
	snap := reflected(t, db, reflect.Options{Grants: true})

	c, _ := snap.Catalog("MAIN")
	if c.Owner != "root" || c.Comment != "all of it" || c.Tags["env"] != "prod" || len(c.Schemas) != 2 {
		t.Errorf("catalog %+v", c)
	}
	schema, _ := snap.Schema("", "S")
	if schema.Owner != "ada" || schema.Tags["team"] != "a" || len(schema.Tables) != 3 {
		t.Errorf("schema %+v", schema)
	}
	x := find(t, snap, reflect.Name{Name: "t"})
	mail, _ := x.Column("MAIL")
	if diff := cmp.Diff(&reflect.Column{Name: "mail", Type: types.String, Nullable: true, Tags: map[string]string{"pii": ""},
		Mask: &reflect.Use{Function: reflect.Name{Catalog: "main", Schema: "gov", Name: "hide"}, Args: []reflect.SQL{"id", "`b c`"}}}, mail); diff != "" {
		t.Errorf("column (-want +got):\n%s", diff)
	}
	if x.Kind != reflect.StreamingTable || x.RowFilter.String() != "`main`.`gov`.`mine`(id)" {
		t.Errorf("%s %s", x.Kind, x.RowFilter)
	}
	if diff := cmp.Diff([]reflect.Grant{{Principal: "bob", Privilege: "APPLY TAG", Inherited: "SCHEMA"}, {Principal: "bob", Privilege: "SELECT"}}, x.Grants); diff != "" {
		t.Errorf("grants (-want +got):\n%s", diff)
	}
	if v := find(t, snap, reflect.Name{Name: "v"}); v.Kind != reflect.MetricView || !v.ReadOnly || v.View != "$$ version: 1 $$" {
		t.Errorf("view %+v", v)
	}
	if q := find(t, snap, reflect.Name{Name: "q"}); q.Kind != reflect.OtherTable {
		t.Errorf("kind %s", q.Kind)
	}
	f, _ := snap.Function(reflect.Name{Schema: "s", Name: "F"})
	if diff := cmp.Diff(&reflect.Function{Name: reflect.Name{Catalog: "main", Schema: "s", Name: "f"}, Kind: reflect.ScalarFunction, Returns: types.Int, Language: "SQL",
		Body: "x + 1", Comment: "adds", Deterministic: true,
		Params: []reflect.Param{{Name: "x", Type: types.Int, Comment: "first"}, {Name: "y", Type: types.String, Default: "'a'"}}}, f); diff != "" {
		t.Errorf("function (-want +got):\n%s", diff)
	}
	rows, _ := snap.Function(reflect.Name{Name: "rows"})
	if diff := cmp.Diff([]types.Field{{Name: "c", Type: types.Array{Elem: types.Int}, Comment: "col"}}, rows.Columns); diff != "" || rows.Kind != reflect.TableFunction {
		t.Errorf("function %s (-want +got):\n%s", rows.Kind, diff)
	}
	files, _ := snap.Volume(reflect.Name{Name: "FILES"})
	if diff := cmp.Diff(&reflect.Volume{Name: reflect.Name{Catalog: "main", Schema: "s", Name: "files"}, External: true, Location: "s3://b/f", Owner: "ada", Comment: "in",
		Tags: map[string]string{"k": "v"}}, files); diff != "" {
		t.Errorf("volume (-want +got):\n%s", diff)
	}
	if snap.Metastore != "aws:1" || snap.Principal != "ada" || !strings.Contains(snap.Server, "2026.1") {
		t.Errorf("%q %q %q", snap.Metastore, snap.Principal, snap.Server)
	}
}

// Names reads the names only; the overlay and the hook change what was read.
func TestOptions(t *testing.T) {
	s, db := newServer(t)
	s.table("s", "t", "MANAGED", "id bigint", "p string")
	snap := reflected(t, db, reflect.Options{Level: reflect.Names})
	if x := find(t, snap, reflect.Name{Name: "t"}); len(s.Statements()) != 5 || x.Columns != nil || x.Known != 0 {
		t.Errorf("%d statements, %+v", len(s.Statements()), x)
	}
	var told []reflect.Progress
	snap = reflected(t, db, reflect.Options{
		Overlay: reflect.Overlay{
			PrimaryKeys: map[reflect.Name][]string{{Name: "t"}: {"id"}, {Name: "nope"}: {"id"}},
			ForeignKeys: map[reflect.Name][]reflect.ForeignKey{{Name: "t"}: {{Columns: []string{"p"}, Parent: reflect.Name{Name: "u"}}}},
			Comments:    map[reflect.Name]string{{Name: "t"}: "mine"},
		},
		Column:   func(n reflect.Name, c *reflect.Column) { c.Comment = n.Name + "." + c.Name },
		Progress: func(p reflect.Progress) { told = append(told, p) },
	})
	x := find(t, snap, reflect.Name{Name: "t"})
	want := &reflect.Table{
		Name: reflect.Name{Catalog: "main", Schema: "s", Name: "t"}, Comment: "mine",
		Columns:     []reflect.Column{{Name: "id", Type: types.BigInt, Nullable: true, Comment: "t.id"}, {Name: "p", Type: types.String, Nullable: true, Comment: "t.p"}},
		PrimaryKey:  &reflect.PrimaryKey{Columns: []string{"id"}, Declared: reflect.InOverlay},
		ForeignKeys: []reflect.ForeignKey{{Columns: []string{"p"}, Parent: reflect.Name{Name: "u"}, Declared: reflect.InOverlay}},
	}
	if diff := cmp.Diff(want, x, cmpopts.IgnoreFields(reflect.Table{}, "Kind", "Format", "Owner", "Created", "Altered", "Known")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(snap.Warnings) != 1 || len(told) == 0 || told[0].Phase != "bulk" {
		t.Errorf("warnings %v, progress %v", snap.Warnings, told)
	}
}

// 10,000 tables with 300,000 columns, through the protocol and the driver.
func BenchmarkBulk(b *testing.B) {
	b.Run("alike", func(b *testing.B) { benchmarkBulk(b, (*server).wide) })
	b.Run("different", func(b *testing.B) { benchmarkBulk(b, (*server).different) })
}

func benchmarkBulk(b *testing.B, make func(*server, int)) {
	s, db := newServer(b)
	make(s, 10_000)
	var keep *reflect.Snapshot
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for b.Loop() {
		keep = reflected(b, db, reflect.Options{})
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/300_000, "heap-B/column")
	runtime.KeepAlive(keep)
}
