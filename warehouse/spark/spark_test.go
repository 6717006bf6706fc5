package spark

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apache/arrow/go/v12/arrow/ipc"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// shared is the engine of all tests, started by the first that needs it.
var shared struct {
	once   sync.Once
	engine *Engine
	err    error
}

// started is the engine of all tests. It needs Java.
func started(t testing.TB) *Engine {
	t.Helper()
	needsJava(t)
	shared.once.Do(func() {
		shared.engine, shared.err = Start(context.Background(), Options{
			Shared:   true,
			Progress: func(step string) { fmt.Fprintln(os.Stderr, "spark:", step) },
		})
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.engine
}

func needsJava(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts Spark; run without -short")
	}
}

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		child()
		return
	}
	code := m.Run()
	if shared.engine != nil {
		shared.engine.Close()
	}
	os.Exit(code)
}

// childVariable makes the test binary a program that starts an engine, says the
// process id of its Java process, and stays until its standard input closes.
const childVariable = "BRICKWORK_SPARK_CHILD"

func child() {
	o := Options{untrained: true}
	if group, ok := strings.CutPrefix(os.Getenv(childVariable), "shared "); ok {
		o.Shared, o.Catalogs, o.IdleExit = true, []string{group}, 500*time.Millisecond
	}
	e, err := Start(context.Background(), o)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	if _, err := e.Open(context.Background(), engine.Config{}); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("pid", e.at.PID, e.own != nil)
	io.Copy(io.Discard, os.Stdin)
}

// schemas counts the schemas of this process.
var schemas atomic.Int64

func mustRun(t testing.TB, s engine.Session, sql string) *engine.Result {
	t.Helper()
	r, err := s.Run(t.Context(), sql)
	if err != nil {
		t.Fatalf("%s\n%v", sql, err)
	}
	return r
}

// table is a result as text: a header of names and types, a line for each row.
func table(t testing.TB, r *engine.Result) string {
	t.Helper()
	var b strings.Builder
	for i, c := range r.Columns {
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(c.Name + " " + c.Type)
	}
	b.WriteString("\n")
	for _, batch := range r.Batches {
		in, err := ipc.NewReader(bytes.NewReader(append(append([]byte{}, r.Schema...), batch.Data...)))
		if err != nil {
			t.Fatal(err)
		}
		for in.Next() {
			rec := in.Record()
			if rec.NumRows() != batch.Rows {
				t.Errorf("%d rows in a batch of %d", rec.NumRows(), batch.Rows)
			}
			for row := range int(rec.NumRows()) {
				for i, col := range rec.Columns() {
					if i > 0 {
						b.WriteString(" | ")
					}
					b.WriteString(value(t, col.GetOneForMarshal(row)))
				}
				b.WriteString("\n")
			}
		}
		if in.Err() != nil {
			t.Fatal(in.Err())
		}
		in.Release()
	}
	return b.String()
}

// value is a value as text on one line.
func value(t testing.TB, v any) string {
	t.Helper()
	switch v := v.(type) {
	case nil:
		return "NULL"
	case string:
		return strings.ReplaceAll(v, "\n", `\n`)
	case float32, float64: // JSON has no NaN
		return fmt.Sprint(v)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.Trim(strings.TrimSpace(b.String()), `"`)
}

func TestResult(t *testing.T) {
	s, _ := newSchema(t)
	mustRun(t, s, "CREATE TABLE o (id BIGINT, v STRING)")
	for _, test := range []struct {
		sql      string
		query    bool
		affected int64
	}{
		{"SELECT 1", true, -1},
		{"WITH c AS (SELECT 1) SELECT * FROM c", true, -1},
		{"SHOW TABLES", false, -1},
		{"CREATE TABLE p (id INT)", false, -1},
		{"INSERT INTO o VALUES (1, 'a'), (2, 'b')", false, 2},
		{"INSERT INTO o SELECT * FROM o WHERE id > 9", false, 0},
		{"CREATE TABLE q AS SELECT * FROM o", false, 2},
		{"UPDATE o SET v = 'c' WHERE id = 1", false, 1},
		{"DELETE FROM o WHERE id IN (SELECT id FROM q WHERE id = 1)", false, 1},
		{"MERGE INTO o USING q ON o.id = q.id WHEN NOT MATCHED THEN INSERT *", false, 1},
	} {
		r := mustRun(t, s, test.sql)
		if r.Affected != test.affected || r.Query != test.query {
			t.Errorf("%s: affected %d, query %t", test.sql, r.Affected, r.Query)
		}
	}
}

func TestEmptyResult(t *testing.T) {
	s, _ := newSchema(t)
	r := mustRun(t, s, "SELECT 1 AS a WHERE false")
	if len(r.Batches) != 0 || len(r.Columns) != 1 || len(r.Schema) == 0 {
		t.Errorf("%+v", r)
	}
}

func TestManyRows(t *testing.T) {
	s, _ := newSchema(t)
	r := mustRun(t, s, "SELECT id, cast(id AS DECIMAL(20,0)) AS d FROM range(25000)")
	if len(r.Batches) != 3 || r.Batches[2].Rows != 5000 {
		t.Errorf("%d batches", len(r.Batches))
	}
	if text := table(t, r); !strings.HasSuffix(text, "\n24999 | 24999\n") {
		t.Error(text[len(text)-40:])
	}
}

func TestOpen(t *testing.T) {
	for _, test := range []struct {
		config engine.Config
		want   string // class and SQLSTATE of the error, or what the statement answers
	}{
		{engine.Config{}, "main.default"},
		{engine.Config{Catalog: "dev"}, "dev.default"},
		{engine.Config{Catalog: "DEV", Schema: "Default"}, "dev.default"},
		{engine.Config{Catalog: "dev", Schema: "information_schema"}, "dev.information_schema"},
		{engine.Config{Catalog: "nope"}, "NO_SUCH_CATALOG_EXCEPTION 42704"},
		{engine.Config{Catalog: "main", Schema: "nope"}, "SCHEMA_NOT_FOUND 42704"},
		{engine.Config{Conf: map[string]string{"timezone": "Europe/Rome", "ANSI_MODE": "false", "use_cached_result": "true", "spark.driver.host": "x"}}, "main.default"},
		{engine.Config{Conf: map[string]string{"timezone": "Atlantis"}}, "INVALID_CONF_VALUE.TIME_ZONE 22022"},
	} {
		got := ""
		s, err := started(t).Open(t.Context(), test.config)
		if e := (*engine.Error)(nil); errors.As(err, &e) {
			got = e.Class + " " + e.SQLState
		} else if err != nil {
			t.Fatal(err)
		} else {
			_, got, _ = strings.Cut(table(t, mustRun(t, s, "SELECT current_catalog() || '.' || current_schema()")), "\n")
			s.Close()
		}
		if strings.TrimSpace(got) != test.want {
			t.Errorf("%+v: %s, want %s", test.config, got, test.want)
		}
	}
}

func TestSettings(t *testing.T) {
	s, err := started(t).Open(t.Context(), engine.Config{Conf: map[string]string{"timezone": "Europe/Rome", "ansi_mode": "false"}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got := table(t, mustRun(t, s, "SELECT 1/0 AS a, current_timezone() AS tz, TIMESTAMP'2024-07-01 12:00:00+00:00' AS t"))
	if want := "a DOUBLE | tz STRING | t TIMESTAMP\nNULL | Europe/Rome | 2024-07-01 12:00:00\n"; got != want {
		t.Errorf("%s", got)
	}
}

func TestCancel(t *testing.T) {
	s, _ := newSchema(t)
	var sums strings.Builder // wide, not deep: a JVM that has just started has no stack for depth
	for i := range 5000 {
		fmt.Fprintf(&sums, "sum(id + %d), ", i)
	}
	for name, sql := range map[string]string{
		"job":      "SELECT count(*) FROM range(1000000) a CROSS JOIN range(1000000) b WHERE a.id * b.id % 7 = 1",
		"planning": "SELECT " + sums.String() + "0 FROM range(3)",
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
			defer cancel()
			if _, err := s.Run(ctx, sql); !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
			}
			mustRun(t, s, "SELECT 1")
		})
	}
}

func TestClosedSession(t *testing.T) {
	s, err := started(t).Open(t.Context(), engine.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Run(t.Context(), "SELECT 1"); !errors.Is(err, errClosed) {
		t.Error(err)
	}
}

// TestParallel has statements of one session and of several run at one time.
func TestParallel(t *testing.T) {
	s, schema := newSchema(t)
	mustRun(t, s, "CREATE TABLE n (id INT)")
	var running sync.WaitGroup
	for i := range 4 {
		running.Go(func() {
			if _, err := s.Run(t.Context(), "SELECT count(*) FROM n"); err != nil {
				t.Error(err)
			}
			other, err := started(t).Open(t.Context(), engine.Config{Schema: schema})
			if err != nil {
				t.Error(err)
				return
			}
			defer other.Close()
			if _, err := other.Run(t.Context(), fmt.Sprintf("INSERT INTO n VALUES (%d)", i)); err != nil {
				t.Error(err)
			}
		})
	}
	running.Wait()
	if got := table(t, mustRun(t, s, "SELECT sum(id) AS s FROM n")); got != "s BIGINT\n6\n" {
		t.Error(got)
	}
}

func BenchmarkStatement(b *testing.B) {
	s, _ := newSchema(b)
	mustRun(b, s, "CREATE TABLE o (id BIGINT, v STRING)")
	mustRun(b, s, "INSERT INTO o VALUES (1, 'a'), (2, 'b')")
	for _, bench := range []struct{ name, sql string }{
		{"Constant", "SELECT 1"},
		{"Values", "SELECT a, count(*) FROM VALUES (1), (2), (1) AS t(a) GROUP BY a"},
		{"Scan", "SELECT * FROM o ORDER BY id"},
		{"Columns", "SELECT * FROM information_schema.columns WHERE table_schema = current_schema()"},
		{"Insert", "INSERT INTO o VALUES (3, 'c')"},
		{"Update", "UPDATE o SET v = 'd' WHERE id = 1"},
		{"Merge", "MERGE INTO o USING (SELECT 4L AS id, 'd' AS v) s ON o.id = s.id WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *"},
		{"Create", "CREATE OR REPLACE TABLE p (id BIGINT, v STRING)"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				mustRun(b, s, bench.sql)
			}
		})
	}
}

// BenchmarkStart starts processes of their own, which end each time.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		e, err := Start(b.Context(), Options{untrained: true})
		if err != nil {
			b.Fatal(err)
		}
		s, err := e.Open(b.Context(), engine.Config{})
		if err != nil {
			b.Fatal(err)
		}
		mustRun(b, s, "SELECT 1")
		b.StopTimer()
		e.Close()
		b.StartTimer()
	}
}
