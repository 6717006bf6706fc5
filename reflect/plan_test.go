package reflect_test

import (
	"testing"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/reflect"
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
