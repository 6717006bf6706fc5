package ddl_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/brickwork-sql/brickwork/warehouse/spark"
)

// refusals is testdata/spark.tsv: the cases that Spark with Delta does not run,
// the class of its error, and why.
const refusals = "testdata/spark.tsv"

// TestSpark runs the statements of each case in a schema of its own. What does
// not run has to be on the list, and what is on the list has not to run.
func TestSpark(t *testing.T) {
	if testing.Short() {
		t.Skip("starts Spark")
	}
	e, err := spark.Start(t.Context(), spark.Options{Shared: true, Progress: func(step string) { t.Log(step) }})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	r := run{engine: e, known: readRefusals(t), found: map[string]string{}}
	t.Run("cases", func(t *testing.T) {
		for file, cases := range corpus {
			for name, stmts := range cases {
				t.Run(file+"/"+name, func(t *testing.T) {
					t.Parallel()
					r.check(t, file+"/"+name, stmts)
				})
			}
		}
	})
	statements := numbers()
	for at, refusal := range r.known {
		if !statements[at] {
			t.Errorf("%s: there is no %s", refusals, at)
		}
		if refusal.why == "" {
			t.Errorf("%s: %s without a reason", refusals, at)
		}
	}
	t.Logf("%d statements ran, %d did not", r.ran.Load(), len(r.found))
	if *update {
		writeRefusals(t, r.found, r.known)
	}
}

// run is the cases on one engine.
type run struct {
	engine  *spark.Engine
	known   map[string]refusal
	schemas atomic.Int64
	ran     atomic.Int64
	mu      sync.Mutex
	found   map[string]string // class of the error by statement
}

// check runs the statements of a case, and compares their errors with the list.
func (r *run) check(t *testing.T, id string, stmts []builder.Stmt) {
	for i, class := range r.classes(t, id, stmts) {
		at := numbered(id, i)
		if want := r.known[at].class; class != want && !*update {
			t.Errorf("%s answers %q, %s says %q", at, class, refusals, want)
		}
		if class == "" {
			r.ran.Add(1)
			continue
		}
		r.mu.Lock()
		r.found[at] = class
		r.mu.Unlock()
	}
}

// numbers is all statements of the corpus by name.
func numbers() map[string]bool {
	out := map[string]bool{}
	for file, cases := range corpus {
		for name, stmts := range cases {
			for i := range stmts {
				out[numbered(file+"/"+name, i)] = true
			}
		}
	}
	return out
}

// numbered is the name of the i-th statement of a case.
func numbered(id string, i int) string { return fmt.Sprintf("%s #%d", id, i+1) }

type refusal struct{ class, why string }

func readRefusals(t *testing.T) map[string]refusal {
	text, err := os.ReadFile(refusals)
	if err != nil && !*update {
		t.Fatal(err)
	}
	out := map[string]refusal{}
	for line := range strings.Lines(string(text)) {
		if f := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); len(f) == 3 {
			out[f[0]] = refusal{f[1], f[2]}
		}
	}
	return out
}

func writeRefusals(t *testing.T, found map[string]string, known map[string]refusal) {
	var b strings.Builder
	for _, at := range slices.Sorted(maps.Keys(found)) {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", at, found[at], known[at].why)
	}
	if err := os.WriteFile(refusals, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// classes is the class of the error of each of the statements, empty if it runs.
func (r *run) classes(t *testing.T, id string, stmts []builder.Stmt) []string {
	own := fmt.Sprintf("ddl%d_%d", os.Getpid(), r.schemas.Add(1))
	s, err := r.engine.Open(t.Context(), engine.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if *update || !allSyntax(id, stmts, r.known) {
		defer s.Run(context.Background(), "DROP SCHEMA IF EXISTS main."+own+" CASCADE")
		for _, sql := range setup(text(t, stmts), own) {
			if _, err := s.Run(t.Context(), sql); err != nil {
				t.Fatalf("%s\n%v", sql, err)
			}
		}
	}
	if strings.Contains(text(t, stmts), "CREATE SCHEMA `s`") { // which a test that was killed may have left
		const drop = "DROP SCHEMA IF EXISTS main.s CASCADE"
		if _, err := s.Run(t.Context(), drop); err != nil {
			t.Fatal(err)
		}
		defer s.Run(context.Background(), drop)
	}
	bucket := "file:" + t.TempDir()
	o := dialect.Options{Schemas: map[dialect.Schema]dialect.Schema{{Catalog: "main", Schema: "sales"}: {Catalog: "main", Schema: own}}}
	classes := make([]string, len(stmts))
	for i, stmt := range stmts {
		c, err := dialect.Compile(stmt, o)
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Run(t.Context(), strings.ReplaceAll(c.SQL, "s3://b", bucket))
		if se := (*engine.Error)(nil); errors.As(err, &se) {
			t.Logf("%s\n%s", c.SQL, se.Message)
			classes[i] = se.Class
		} else if err != nil {
			t.Fatal(err)
		}
	}
	return classes
}

// allSyntax reports whether Spark is known to have no grammar for any of the
// statements, so that they need no tables to fail.
func allSyntax(id string, stmts []builder.Stmt, known map[string]refusal) bool {
	for i := range stmts {
		if known[numbered(id, i)].class != "PARSE_SYNTAX_ERROR" {
			return false
		}
	}
	return true
}

// setup is what the statements presume, as far as they do not make it themselves.
func setup(text, schema string) []string {
	if strings.Contains(text, "CREATE SCHEMA `main`.`sales`") {
		return nil
	}
	sql := []string{"CREATE SCHEMA main." + schema, "USE main." + schema}
	has := func(name, made string) bool {
		return strings.Contains(text, "`"+name+"`") && !strings.Contains("\n"+text, "\n"+made+" `main`.`sales`.`"+name+"`")
	}
	if has("orders", "CREATE TABLE") || strings.Contains(text, "source: orders") {
		partition := ""
		if strings.Contains(text, "`day` IS NOT NULL") || strings.Contains(text, "PARTITIONS") {
			partition = "PARTITIONED BY (day)"
		}
		sql = append(sql, `CREATE TABLE orders (id BIGINT NOT NULL, status STRING NOT NULL, price DECIMAL(18,2), day DATE,
			ship_to STRUCT<city: STRING>, a INT, b INT, c STRING, s STRUCT<b: INT, f: INT>, arr ARRAY<STRUCT<e: INT>>, customer_id BIGINT, ssn STRING)
			`+partition+` TBLPROPERTIES ('delta.columnMapping.mode' = 'name', 'delta.enableTypeWidening' = 'true', 'delta.feature.allowColumnDefaults' = 'supported')`)
	}
	for _, parent := range []string{"customers", "p", "q"} {
		if has(parent, "CREATE TABLE") && strings.Contains(text, "REFERENCES `main`.`sales`.`"+parent+"`") {
			sql = append(sql, "CREATE TABLE "+parent+" (id BIGINT NOT NULL PRIMARY KEY)")
		}
	}
	if has("paid", "CREATE VIEW") {
		sql = append(sql, "CREATE VIEW paid AS SELECT * FROM VALUES (1, 'x') AS t(id, status)")
	}
	return sql
}
