package reflect_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

// A plan that runs leads where it says.
func TestPlanOnSpark(t *testing.T) {
	var before, after []builder.Stmt
	db, _, n := onSpark(t, func(n builder.Name) []builder.Stmt {
		a, p, gone := table(n, "a"), table(n, "p"), table(n, "gone")
		before = []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (id INT NOT NULL, CONSTRAINT p_pk PRIMARY KEY (id))", p),
			builder.RawStmt(`CREATE TABLE {} (id INT NOT NULL, name STRING NOT NULL, x STRUCT<f: INT>, old INT, CONSTRAINT a_fk FOREIGN KEY (id) REFERENCES {} (id)) COMMENT 'old'
				TBLPROPERTIES ('delta.columnMapping.mode' = 'name', 'delta.enableTypeWidening' = 'true', 'delta.feature.allowColumnDefaults' = 'supported', 'k' = 'v')`, a, p),
			builder.RawStmt("CREATE VIEW {} AS SELECT id FROM {}", table(n, "v"), a),
			builder.RawStmt("CREATE TABLE {} (id INT)", gone),
		}
		after = []builder.Stmt{
			builder.RawStmt("DROP TABLE {}", gone),
			builder.RawStmt("CREATE TABLE {} (id BIGINT NOT NULL, day DATE, CONSTRAINT new_pk PRIMARY KEY (id), CONSTRAINT new_fk FOREIGN KEY (id) REFERENCES {} (id)) CLUSTER BY (day)", table(n, "new"), p),
			builder.RawStmt(`CREATE OR REPLACE TABLE {} (name STRING COMMENT 'c' DEFAULT 'it\'s', id BIGINT NOT NULL, x STRUCT<f: INT, g: ARRAY<STRING>>, added DATE, CONSTRAINT a_pk PRIMARY KEY (id)) COMMENT 'new'
				TBLPROPERTIES ('delta.columnMapping.mode' = 'name', 'delta.enableTypeWidening' = 'true', 'delta.feature.allowColumnDefaults' = 'supported', 'l' = 'w')`, a),
			builder.RawStmt("ALTER TABLE {} ADD CONSTRAINT named CHECK (name <> '')", a),
			builder.RawStmt("ALTER TABLE {} SET TAGS ('team' = 'b')", a),
			builder.RawStmt("CREATE OR REPLACE VIEW {} (n) AS SELECT name FROM {}", table(n, "v"), a),
		}
		return before
	})
	read := func() *reflect.Snapshot {
		return reflected(t, db, reflect.Options{Catalogs: []string{n.Catalog}, Include: []string{n.Schema + ".*"}, Level: reflect.Deep})
	}
	run := func(stmts []builder.Stmt) {
		t.Helper()
		if err := brickwork.ExecAll(ctx, db, stmts...); err != nil {
			t.Fatal(err)
		}
	}
	run(after)
	to := read()
	for _, name := range []string{"new", "a", "p"} {
		run([]builder.Stmt{builder.RawStmt("DROP TABLE {}", table(n, name))})
	}
	run([]builder.Stmt{builder.RawStmt("DROP VIEW {}", table(n, "v"))})
	run(before)
	from := read()
	changes := reflect.Diff(from, to, reflect.DiffOptions{})
	if len(changes) < 12 {
		t.Errorf("%d changes: %v", len(changes), changes)
	}
	stmts, rest := reflect.Plan(to, changes)
	run(stmts)
	if len(rest) > 0 {
		t.Errorf("left: %v", rest)
	}
	if left := reflect.Diff(read(), to, reflect.DiffOptions{}); len(left) > 0 {
		t.Errorf("after the plan %v, still different: %v", stmts, left)
	}
}

// A plan puts new columns and fields where the target has them.
func TestPlanPlacesOnSpark(t *testing.T) {
	var before []builder.Stmt
	var a builder.Table
	db, _, n := onSpark(t, func(n builder.Name) []builder.Stmt {
		a = table(n, "a")
		before = []builder.Stmt{builder.RawStmt(`CREATE TABLE {} (a INT, b INT, s STRUCT<f: INT, h: INT>, old INT, c INT)
			TBLPROPERTIES ('delta.columnMapping.mode' = 'name', 'delta.feature.allowColumnDefaults' = 'supported')`, a)}
		return before
	})
	read := func() *reflect.Snapshot {
		return reflected(t, db, reflect.Options{Catalogs: []string{n.Catalog}, Include: []string{n.Schema + ".*"}, Level: reflect.Deep})
	}
	run := func(stmts ...builder.Stmt) {
		t.Helper()
		if err := brickwork.ExecAll(ctx, db, stmts...); err != nil {
			t.Fatal(err)
		}
	}
	run(builder.RawStmt(`CREATE OR REPLACE TABLE {} (w INT, x INT DEFAULT 1, b INT, y INT, z INT, s STRUCT<e: INT, f: INT, g: INT COMMENT 'g', i: INT, h: INT>, a INT, v INT, c INT, u INT)
		TBLPROPERTIES ('delta.columnMapping.mode' = 'name', 'delta.feature.allowColumnDefaults' = 'supported')`, a))
	run(builder.RawStmt("ALTER TABLE {} ALTER COLUMN z SET TAGS ('k' = 'v')", a))
	to := read()
	run(builder.RawStmt("DROP TABLE {}", a))
	run(before...)
	stmts, rest := reflect.Plan(to, reflect.Diff(read(), to, reflect.DiffOptions{}))
	run(stmts...)
	if left := reflect.Diff(read(), to, reflect.DiffOptions{}); len(rest)+len(left) > 0 {
		t.Errorf("left %v; after the plan %v, still different: %v", rest, stmts, left)
	}
}

// Whatever the order of columns is and was, the plan leads from one to the other.
func TestPlanOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.Permutation([]string{"a", "b", "c", "d", "e", "f", "g"})
		drawn := func(what string) []string {
			return names.Draw(t, what)[:rapid.IntRange(1, 7).Draw(t, "count of "+what)]
		}
		before, after := drawn("before"), drawn("after")
		nested := rapid.Bool().Draw(t, "nested")
		to := ordered(after, nested)
		changes := reflect.Diff(ordered(before, nested), to, reflect.DiffOptions{Renames: !nested})
		stmts, rest := reflect.Plan(to, changes)
		got := before
		for _, s := range stmts {
			text, err := dialect.Literals(s)
			if err != nil {
				t.Fatal(err)
			}
			got = altered(t, got, text)
		}
		if diff := cmp.Diff(after, got); diff != "" || len(rest) > 0 {
			t.Fatalf("%v by %v, rest %v (-want +got):\n%s", changes, stmts, rest, diff)
		}
	})
}

// ordered is a table of INT columns in that order, or of one column with such fields.
func ordered(names []string, nested bool) *reflect.Snapshot {
	return changed(func(_ *reflect.Snapshot, o *reflect.Table) {
		*o = reflect.Table{Name: o.Name, Kind: reflect.Managed, Known: deepFacts}
		var fields []types.Field
		for _, name := range names {
			o.Columns = append(o.Columns, reflect.Column{Name: name, Type: types.Int, Nullable: true})
			fields = append(fields, types.Field{Name: name, Type: types.Int})
		}
		if nested {
			o.Columns = []reflect.Column{{Name: "s", Type: types.Array{Elem: types.Struct{Fields: fields}}, Nullable: true}}
		}
	})
}

// alteration is ALTER TABLE as far as it is about places.
var alteration = regexp.MustCompile("(ADD|DROP|RENAME|ALTER) COLUMNS? \\(?(?:`s`.`element`.)?`(\\w+)`(?: INT)?(?: (FIRST|AFTER|TO)(?: `(\\w+)`)?)?\\)?$")

// altered is the order of columns after a statement.
func altered(t *rapid.T, names []string, text string) []string {
	m := alteration.FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("what is %s", text)
	}
	at := slices.Index(names, m[2])
	if (m[1] == "ADD") != (at < 0) {
		t.Fatalf("%s of %v", text, names)
	}
	switch m[1] {
	case "RENAME":
		names = slices.Clone(names)
		names[at] = m[4]
		return names
	case "DROP", "ALTER":
		names = slices.Delete(slices.Clone(names), at, at+1)
	}
	to := len(names)
	switch m[3] {
	case "FIRST":
		to = 0
	case "AFTER":
		if to = slices.Index(names, m[4]) + 1; to == 0 {
			t.Fatalf("%s of %v", text, names)
		}
	}
	if m[1] == "DROP" {
		return names
	}
	return slices.Insert(slices.Clip(names), to, m[2])
}
