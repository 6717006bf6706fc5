package reflect_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// A table that is dropped after it was listed and before it is asked is one that
// was raced, and costs one statement; the others are read.
func TestDroppedWhileDeep(t *testing.T) {
	s, db := newServer(t)
	for _, name := range []string{"a", "gone", "z"} {
		s.table("s", name, "MANAGED", "id bigint")
		s.texts["SHOW CREATE TABLE `main`.`s`.`"+name+"`"] = "createtab_stmt STRING\nCREATE TABLE t (id BIGINT NOT NULL) USING delta"
	}
	s.fail["SHOW CREATE TABLE `main`.`s`.`gone`"] = engine.NewError("TABLE_OR_VIEW_NOT_FOUND", "42P01", "no")
	snap := reflected(t, db, reflect.Options{Level: reflect.Deep})
	deep := reflect.Identities | reflect.Defaults
	want := []reflect.Gap{{Object: reflect.Name{Catalog: "main", Schema: "s", Name: "gone"}, Reason: reflect.Raced, Class: "TABLE_OR_VIEW_NOT_FOUND",
		Facts: deepFacts &^ find(t, snap, reflect.Name{Name: "gone"}).Known}}
	if diff := cmp.Diff(want, snap.Gaps); diff != "" {
		t.Errorf("gaps (-want +got):\n%s", diff)
	}
	for name, known := range map[string]bool{"a": true, "gone": false, "z": true} {
		if x := find(t, snap, reflect.Name{Name: name}); x.Known.Has(deep) != known || !x.Known.Has(reflect.Columns) {
			t.Errorf("%s: known %s", name, x.Known)
		}
	}
	if n := len(s.Statements()); n != 16+3 {
		t.Errorf("%d statements", n)
	}
}

// A reflection that is cancelled ends at once, with what it started.
func TestCancel(t *testing.T) {
	for _, at := range []string{"`columns`.`full_data_type`", "SHOW CREATE TABLE"} {
		t.Run(at, func(t *testing.T) {
			s, db := newServer(t)
			s.wide(50)
			short, cancel := context.WithCancel(ctx)
			s.hook = func(_, sql string) error {
				if strings.Contains(sql, at) {
					cancel()
					time.Sleep(20 * time.Millisecond)
				}
				return nil
			}
			start := time.Now()
			_, err := reflect.Reflect(short, db, reflect.Options{Level: reflect.Deep, Parallel: 8})
			if !errors.Is(err, context.Canceled) || time.Since(start) > 5*time.Second {
				t.Errorf("after %s: %v", time.Since(start), err)
			}
			if left := reading(); left != "" { // at once: all that was started has ended
				t.Errorf("still running:\n%s", left)
			}
			if sent := len(s.Statements()); sent >= 16+50 {
				t.Errorf("%d statements were sent, which is all", sent)
			}
		})
	}
}

// reading is the stacks of goroutines that read a catalog.
func reading() string {
	buf := make([]byte, 1<<22)
	var found []string
	for stack := range strings.SplitSeq(string(buf[:runtime.Stack(buf, true)]), "\n\n") {
		if strings.Contains(stack, "brickwork/reflect.") {
			found = append(found, stack)
		}
	}
	return strings.Join(found, "\n\n")
}

// shuffled gives the rows of each view in a random order.
func (s *server) shuffled(r *rand.Rand) {
	for _, v := range s.views {
		rows := slices.Collect(v.rows())
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		v.rows = func() iter.Seq[[]any] { return slices.Values(rows) }
	}
}

// What is the same in a catalog is the same in a file, in whatever order the
// server answers.
func TestSameBytes(t *testing.T) {
	s, db := newServer(t)
	for _, schema := range []string{"a", "b"} {
		s.views["schemata"].add([]any{"main", schema, "ada", nil})
		for i := range 20 {
			name := fmt.Sprint("t", i)
			s.table(schema, name, "MANAGED", "id bigint NOT NULL", "x future(1)", "y array<later>")
			for _, tag := range []string{"k", "l"} {
				s.views["table_tags"].add([]any{"main", schema, name, tag, "v"})
				s.views["column_tags"].add([]any{"main", schema, name, "id", tag, "v"})
				s.views["row_filters"].add([]any{"main", schema, name, "main.gov." + tag, "id, x"})
			}
			s.views["table_constraints"].add([]any{"main", schema, "pk" + name, "main", schema, name, "PRIMARY KEY"})
			s.views["key_column_usage"].add([]any{"main", schema, "pk" + name, "main", schema, name, "id", 1, nil})
			s.views["routines"].add([]any{"main", schema, schema, "f" + name, "FUNCTION", "FUTURE", "future(1)", "1", "SQL", "YES", nil})
			s.views["parameters"].add([]any{"main", schema, "f" + name, 0, "x", "future(1)", nil, nil}, []any{"main", schema, "f" + name, 1, "y", "int", nil, nil})
			s.views["table_privileges"].add([]any{"main", schema, name, "bob", "SELECT", "NONE"}, []any{"main", schema, name, "bob", "MODIFY", "NONE"})
		}
	}
	s.fail["volumes"] = engine.NewError("INSUFFICIENT_PERMISSIONS", "42501", "no")
	s.texts["SHOW CREATE TABLE"] = "createtab_stmt STRING\nCREATE TABLE t (id BIGINT NOT NULL, x FUTURE(1), y ARRAY<LATER>, CONSTRAINT pk PRIMARY KEY (id)) TBLPROPERTIES ('b' = '1', 'a' = '2')"
	var first string
	for seed := range uint64(8) {
		s.shuffled(rand.New(rand.NewPCG(seed, 0)))
		snap := reflected(t, db, reflect.Options{Level: reflect.Deep, Grants: true, Parallel: 8})
		snap.Taken = time.Time{}
		var file bytes.Buffer
		if err := snap.Write(&file); err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = file.String()
		}
		if diff := cmp.Diff(strings.Split(first, "\n"), strings.Split(file.String(), "\n")); diff != "" {
			t.Fatalf("run %d (-first +this):\n%s", seed, diff)
		}
	}
	if header, _, _ := strings.Cut(first, "\n"); !strings.Contains(header, "FUTURE(1)") || !strings.Contains(header, "denied") {
		t.Errorf("no warning or gap in %s", header)
	}
}

// However many tables have no columns, the number of statements is bounded.
func TestManyWithoutColumns(t *testing.T) {
	for n, want := range map[int]int{300: 16 + 2*2, 1500: 16 + 2} {
		s, db := newServer(t)
		for i := range n {
			s.table("s", fmt.Sprint("t", i), "FOREIGN")
		}
		snap := reflected(t, db, reflect.Options{})
		if count := len(s.Statements()); count != want || len(snap.Catalogs[0].Schemas[0].Tables) != n {
			t.Errorf("%d tables by %d statements, want %d", n, count, want)
		}
	}
}

// A refresh names the tables that changed, 200 in a statement, and reads all if
// that is most; what was known of others at Deep stays in either case.
func TestRefreshMany(t *testing.T) {
	for name, c := range map[string]struct{ changed, columns int }{"some": {300, 2}, "most": {900, 1}} {
		t.Run(name, func(t *testing.T) {
			s, db := newServer(t)
			for i := range 1000 {
				s.table("s", fmt.Sprintf("t%04d", i), "MANAGED", "id bigint NOT NULL")
			}
			s.texts["SHOW CREATE TABLE"] = "createtab_stmt STRING\nCREATE TABLE t (id BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY) USING delta TBLPROPERTIES ('k' = 'v')"
			old := reflected(t, db, reflect.Options{Deep: []reflect.Name{{Name: "t0999"}}})
			rows := slices.Collect(s.views["tables"].rows())
			s.views["tables"].rows = func() iter.Seq[[]any] { return slices.Values(rows) }
			for i := range c.changed {
				rows[i] = slices.Clone(rows[i])
				rows[i][8] = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
			}
			before, calls := len(s.Statements()), 0
			now, err := old.Refresh(ctx, db, reflect.Options{Column: func(reflect.Name, *reflect.Column) { calls++ }})
			if err != nil {
				t.Fatal(err)
			}
			columns := 0
			for _, st := range s.Statements()[before:] {
				if strings.Contains(st.SQL, "`columns`.`full_data_type`") {
					columns++
				}
			}
			if columns != c.columns || calls != c.changed {
				t.Errorf("columns by %d statements, want %d; %d of them changed", columns, c.columns, calls)
			}
			ignore := cmpopts.IgnoreFields(reflect.Table{}, "Altered")
			if diff := cmp.Diff(old.Catalogs, now.Catalogs, ignore); diff != "" {
				t.Errorf("(-old +now):\n%s", diff)
			}
			if id, _ := find(t, now, reflect.Name{Name: "t0999"}).Column("id"); id.Identity == nil {
				t.Error("the identity is lost")
			}
		})
	}
}

// Listings that are not allowed, or not there, are asked by SHOW.
func TestListingsBySHOW(t *testing.T) {
	denied := engine.NewError("INSUFFICIENT_PERMISSIONS", "42501", "no")
	gap := func(view string, f reflect.Coverage) []reflect.Gap {
		return []reflect.Gap{{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: view}, Facts: f, Reason: reflect.Denied, Class: "INSUFFICIENT_PERMISSIONS"}}
	}
	for _, c := range []struct {
		view string
		gaps []reflect.Gap
		lost reflect.Coverage // of the table
		kind reflect.TableKind
	}{
		{"schemata", gap("schemata", reflect.Comments), 0, reflect.Managed},
		{"tables", gap("tables", reflect.Comments), reflect.Comments, reflect.OtherTable},
		{"columns", gap("columns", reflect.Partitioning), reflect.Partitioning, reflect.Managed},
	} {
		t.Run(c.view, func(t *testing.T) {
			s, db := newServer(t)
			s.views["schemata"].add([]any{"main", "s", "ada", nil}, []any{"main", "bare", "ada", nil})
			s.table("s", "t", "MANAGED", "id bigint NOT NULL", "x string")
			s.texts["SHOW SCHEMAS"] = "databaseName STRING\ns\nbare\ninformation_schema"
			s.texts["SHOW TABLES"] = "database STRING\ttableName STRING\tisTemporary STRING"
			s.texts["SHOW TABLES IN `main`.`s`"] = s.texts["SHOW TABLES"] + "\ns\tt\tfalse"
			s.texts["SHOW VIEWS"] = "namespace STRING\tviewName STRING\tisTemporary STRING"
			s.texts["SHOW COLUMNS IN CATALOG `main`"] = "col_name STRING\tcatalogName STRING\tnamespace STRING\ttableName STRING\tcolumnType STRING\tisNullable STRING\tremarks STRING\tordinalPosition STRING\n" +
				"id\tmain\ts\tt\tBIGINT\tfalse\t\t1\nx\tmain\ts\tt\tSTRING\ttrue\t\t2\nx\tmain\ts\tother\tINT\ttrue\t\t1"
			all := find(t, reflected(t, db, reflect.Options{}), reflect.Name{Name: "t"})
			s.fail[c.view] = denied
			snap := reflected(t, db, reflect.Options{})
			if diff := cmp.Diff(c.gaps, snap.Gaps); diff != "" {
				t.Errorf("gaps (-want +got):\n%s", diff)
			}
			got := find(t, snap, reflect.Name{Name: "t"})
			if got.Known != all.Known&^c.lost || got.Kind != c.kind {
				t.Errorf("%s, known %s", got.Kind, got.Known)
			}
			if diff := cmp.Diff(all.Columns, got.Columns); diff != "" {
				t.Errorf("columns (-want +got):\n%s", diff)
			}
			if x, ok := snap.Schema("main", "bare"); !ok || !x.Known.Has(reflect.Objects) {
				t.Error("that a schema is empty is not known")
			}
			if f := snap.Check(builder.Select(builder.Star()).From(builder.NewTable("main", "s", "tt"))); len(f) != 1 {
				t.Errorf("a table that is not there is not found out: %v", f)
			}
		})
	}
}

// DESCRIBE lists columns up to a line that is none, whatever they are called.
func TestDescribe(t *testing.T) {
	s, db := newServer(t)
	s.fail["probe"] = engine.NewError("TABLE_OR_VIEW_NOT_FOUND", "42P01", "no")
	s.texts["SHOW SCHEMAS"] = "databaseName STRING\ns"
	s.texts["SHOW TABLES"] = "database STRING\ttableName STRING\tisTemporary STRING\ns\tt\tfalse"
	s.texts["SHOW VIEWS"] = "namespace STRING\tviewName STRING\tisTemporary STRING"
	for _, start := range []string{"SHOW COLUMNS", "SHOW CREATE", "DESCRIBE TABLE EXTENDED"} {
		s.fail[start+" "] = engine.NewError("UNSUPPORTED_FEATURE", "0A000", "no")
	}
	s.texts["DESCRIBE "] = "col_name STRING\tdata_type STRING\tcomment STRING\n# n\tint\tnumber\nComment\tstruct<a:int,... 6 more fields>\t\n" +
		"# Partition Information\t\t\n# col_name\tdata_type\tcomment\n# n\tint\t"
	snap := reflected(t, db, reflect.Options{})
	x := find(t, snap, reflect.Name{Name: "t"})
	want := []reflect.Column{{Name: "# n", Type: types.Int, Nullable: true, Comment: "number"}, column("Comment", types.Unknown{Text: "struct<a:int,... 6 more fields>"})}
	if diff := cmp.Diff(want, x.Columns); diff != "" || x.Known != reflect.Columns {
		t.Errorf("known %s (-want +got):\n%s", x.Known, diff)
	}
	if len(snap.Warnings) != 1 || !strings.Contains(snap.Warnings[0].Text, "short") {
		t.Errorf("%v", snap.Warnings)
	}
}

// SHOW COLUMNS tells all columns of hive_metastore in one statement; tables that
// it does not tell of are asked by themselves.
func TestColumnsOfACatalog(t *testing.T) {
	s, db := newServer(t)
	s.fail["probe"] = engine.NewError("TABLE_OR_VIEW_NOT_FOUND", "42P01", "no")
	s.texts["SHOW SCHEMAS"] = "databaseName STRING\ns"
	s.texts["SHOW TABLES"] = "database STRING\ttableName STRING\tisTemporary STRING\ns\ta\tfalse\ns\tb\tfalse"
	s.texts["SHOW VIEWS"] = "namespace STRING\tviewName STRING\tisTemporary STRING"
	s.texts["SHOW COLUMNS IN CATALOG `hive_metastore`"] = "col_name STRING\tnamespace STRING\ttableName STRING\tcolumnType STRING\tisNullable STRING\tordinalPosition STRING\ny\ts\ta\tSTRUCT<z: INT>\ttrue\t2\nx\ts\ta\tBIGINT\tfalse\t1"
	s.texts["SHOW CREATE TABLE `hive_metastore`.`s`.`b`"] = "createtab_stmt STRING\nCREATE TABLE hive_metastore.s.b (id INT) USING delta"
	snap := reflected(t, db, reflect.Options{Catalogs: []string{"hive_metastore"}})
	want := []reflect.Column{{Name: "x", Type: types.BigInt}, column("y", types.Struct{Fields: []types.Field{{Name: "z", Type: types.Int}}})}
	a, b := find(t, snap, reflect.Name{Name: "a"}), find(t, snap, reflect.Name{Name: "b"})
	if diff := cmp.Diff(want, a.Columns); diff != "" || a.Known != reflect.Columns|reflect.Nullability {
		t.Errorf("known %s (-want +got):\n%s", a.Known, diff)
	}
	if len(b.Columns) != 1 || !b.Known.Has(reflect.Identities) {
		t.Errorf("%+v", b)
	}
}

// The hook of columns sees each once at Bulk and once at Deep, one after the other.
func TestColumnHook(t *testing.T) {
	s, db := newServer(t)
	for i := range 20 {
		s.table("s", fmt.Sprint("t", i), "MANAGED", "id bigint")
	}
	s.texts["SHOW CREATE TABLE"] = "createtab_stmt STRING\nCREATE TABLE t (id BIGINT) USING delta"
	seen := 0 // without a lock: the race detector looks on
	snap := reflected(t, db, reflect.Options{Level: reflect.Deep, Parallel: 8, Column: func(_ reflect.Name, c *reflect.Column) { seen++; c.Comment += "x" }})
	if x := find(t, snap, reflect.Name{Name: "t3"}); seen != 40 || x.Columns[0].Comment != "x" {
		t.Errorf("seen %d, %+v", seen, x)
	}
}

// Columns that are too many for one statement are read by halves of the schemas,
// and of a large schema by the names of its tables.
func TestHalves(t *testing.T) {
	s, db := newServer(t)
	for schema, n := range map[string]int{"a": 1, "b": 1, "c": 450, "d": 1} {
		for i := range n {
			s.table(schema, fmt.Sprintf("t%03d", i), "MANAGED", "id bigint")
		}
	}
	var mu sync.Mutex
	var asked []string
	s.hook = func(name, sql string) error {
		if name != "columns" {
			return nil
		}
		_, where, _ := strings.Cut(sql, " AND ")
		if strings.Contains(where, " OR ") {
			where = "pairs"
		}
		mu.Lock()
		asked = append(asked, where)
		mu.Unlock()
		if !strings.Contains(sql, " OR ") && (strings.Contains(sql, "<>") || strings.Contains(sql, "'c'")) {
			return engine.NewError("QUERY_EXECUTION_TIMEOUT_EXCEEDED", "57KD0", "too long")
		}
		return nil
	}
	snap := reflected(t, db, reflect.Options{})
	n := 0
	for x := range snap.Tables() {
		if n++; !x.Known.Has(reflect.Columns) || len(x.Columns) != 1 {
			t.Errorf("%s: %d columns, known %s", x.Name, len(x.Columns), x.Known)
		}
	}
	slices.Sort(asked)
	want := []string{"`columns`.`table_schema` <> 'information_schema'", "`columns`.`table_schema` IN ('a', 'b')",
		"`columns`.`table_schema` IN ('c')", "`columns`.`table_schema` IN ('c', 'd')", "`columns`.`table_schema` IN ('d')", "pairs", "pairs", "pairs"}
	if diff := cmp.Diff(want, asked); diff != "" || n != 453 || len(snap.Gaps) > 0 {
		t.Errorf("%d tables, %v (-want +got):\n%s", n, snap.Gaps, diff)
	}
}
