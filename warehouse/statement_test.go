package warehouse_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	dbsql "github.com/databricks/databricks-sql-go"
	dbsqlerrors "github.com/databricks/databricks-sql-go/errors"
	"github.com/databricks/databricks-sql-go/logger"
	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

var ctx = context.Background()

// The driver writes each error to the log.
func TestMain(m *testing.M) {
	logger.SetLogLevel("disabled")
	os.Exit(m.Run())
}

// executionError is err as the driver's, with the SQLSTATE and a query id.
func executionError(t *testing.T, err error, state string) {
	t.Helper()
	var e dbsqlerrors.DBExecutionError
	if !errors.As(err, &e) {
		t.Errorf("error is %v, want an execution error with SQLSTATE %s", err, state)
		return
	}
	if e.SqlState() != state || len(e.QueryId()) != 36 {
		t.Errorf("SQLSTATE %q, query id %q, want %s: %v", e.SqlState(), e.QueryId(), state, err)
	}
}

func TestErrors(t *testing.T) {
	e := engine.NewScript(
		engine.Reply{To: "SELECT slow", Delay: 100 * time.Millisecond, Err: engine.NewError("DIVIDE_BY_ZERO", "22012", "Division by zero.")},
		engine.Reply{To: "SELECT *", Err: engine.NewError("TABLE_OR_VIEW_NOT_FOUND", "42P01", "The table or view `%s` cannot be found.", "nope")},
	)
	w := start(t, e, func(o *warehouse.Options) { o.DirectWait = 20 * time.Millisecond })
	db := open(t, w, "")
	_, err := db.Query("SELECT nope")
	executionError(t, err, "42P01")
	if !strings.Contains(err.Error(), "unexpected operation state ERROR_STATE: [TABLE_OR_VIEW_NOT_FOUND] The table or view `nope` cannot be found. SQLSTATE: 42P01") {
		t.Errorf("message: %v", err)
	}
	_, err = db.Exec("SELECT nope")
	executionError(t, err, "42P01")
	_, err = db.Query("SELECT slow")
	executionError(t, err, "22012")
	_, err = db.Exec("something else") // an engine that fails otherwise
	executionError(t, err, "XX000")
	e.Answer = func(context.Context, engine.Statement) (*engine.Result, error) { return nil, nil }
	_, err = db.Exec("something else")
	executionError(t, err, "XX000")
	_, err = db.Exec("SELECT ?")
	executionError(t, err, "42P02")
	_, err = db.Query("SELECT :p", dbsql.Parameter{Name: "p", Type: dbsql.SqlInteger, Value: "five"})
	executionError(t, err, "22018")
	if n := w.Calls(warehouse.OpenSession); n != 1 {
		t.Errorf("%d sessions: an error of a statement is no bad connection", n)
	}
}

// A statement that does not come back at once is asked for.
func TestPolling(t *testing.T) {
	e := engine.NewScript(engine.Reply{To: "SELECT slow", Delay: 100 * time.Millisecond, Columns: engine.Columns("a INT"), Rows: [][]any{{1}}})
	w := start(t, e, func(o *warehouse.Options) { o.DirectWait = 10 * time.Millisecond })
	rows, err := open(t, w, "").Query("SELECT slow")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]any{{int32(1)}}, scan(t, rows)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, rpc := range []warehouse.RPC{warehouse.GetOperationStatus, warehouse.FetchResults, warehouse.CloseOperation} {
		if n := w.Calls(rpc); n != 1 {
			t.Errorf("%d calls of %s", n, rpc)
		}
	}
}

// blocking is an engine whose statements run until they are cancelled.
func blocking() (e *engine.Script, started, ended chan string) {
	started, ended = make(chan string, 100), make(chan string, 100)
	e = engine.NewScript()
	e.Answer = func(ctx context.Context, s engine.Statement) (*engine.Result, error) {
		started <- s.SQL
		<-ctx.Done()
		ended <- s.SQL
		return nil, ctx.Err()
	}
	return e, started, ended
}

// within waits for what should come soon.
func within[T any](t *testing.T, c <-chan T) (v T) {
	t.Helper()
	select {
	case v = <-c:
	case <-time.After(10 * time.Second):
		t.Fatal("nothing came in 10 s")
	}
	return v
}

func TestCancel(t *testing.T) {
	for name, directWait := range map[string]time.Duration{"pending call": time.Minute, "polling": time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			e, started, ended := blocking()
			w := start(t, e, func(o *warehouse.Options) { o.DirectWait = directWait })
			ctx, cancel := context.WithCancel(ctx)
			go func() {
				<-started
				if directWait < time.Second {
					for w.Calls(warehouse.GetOperationStatus) == 0 {
						time.Sleep(time.Millisecond)
					}
				}
				cancel()
			}()
			_, err := open(t, w, "").QueryContext(ctx, "SELECT forever")
			if !errors.Is(err, context.Canceled) {
				t.Errorf("error is %v", err)
			}
			within(t, ended)
		})
	}
}

func TestTimeouts(t *testing.T) {
	e, _, ended := blocking()
	w := start(t, e)
	for _, dsn := range []string{"&timeout=1", "&STATEMENT_TIMEOUT=1", "&timeout=1&statement_timeout=30", "&timeout=30&statement_timeout=1"} {
		t.Run(dsn, func(t *testing.T) {
			t.Parallel()
			_, err := open(t, w, dsn).Query("SELECT forever")
			executionError(t, err, "57KD0")
			if err == nil || !strings.Contains(err.Error(), "TIMEDOUT_STATE") {
				t.Errorf("message: %v", err)
			}
			within(t, ended)
		})
	}
}

// Parameters of every type of the driver, as the engine sees them.
func TestParameters(t *testing.T) {
	hostile := "it's \\' \"?\" :p `x` -- $$ /* \x00\n\u2028 ${spark.app.name} é 😀 \\u0041"
	at := time.Date(2024, 1, 2, 3, 4, 5, 678901234, time.FixedZone("", -8*3600))
	typed := func(kind dbsql.SqlType, value any) dbsql.Parameter { return dbsql.Parameter{Type: kind, Value: value} }
	for _, c := range []struct {
		value any
		want  string
	}{
		{nil, "NULL"},
		{"", "''"},
		{hostile, `'` + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(hostile) + `'`},
		{[]byte("a'b"), `'a\'b'`},
		{true, "TRUE"},
		{5, "5L"},
		{int8(-5), "(-5L)"},
		{2.5, "2.5D"},
		{float32(0.5), "0.5D"},
		{at, "TIMESTAMP'2024-01-02 03:04:05.678901-08:00'"},
		{sql.NullString{}, "NULL"},
		{typed(dbsql.SqlVoid, nil), "NULL"},
		{typed(dbsql.SqlString, hostile), `'` + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(hostile) + `'`},
		{typed(dbsql.SqlBoolean, "false"), "FALSE"},
		{typed(dbsql.SqlTinyInt, "5"), "5Y"},
		{typed(dbsql.SqlSmallInt, "-5"), "(-5S)"},
		{typed(dbsql.SqlInteger, "5"), "5"},
		{typed(dbsql.SqlBigInt, "-9223372036854775808"), "(-9223372036854775808L)"},
		{typed(dbsql.SqlFloat, "0.1"), "0.1F"},
		{typed(dbsql.SqlDouble, "-Inf"), "CAST('-Infinity' AS DOUBLE)"},
		{typed(dbsql.SqlDecimal, "-12.340"), "CAST('-12.340' AS DECIMAL(6,3))"},
		{typed(dbsql.SqlDate, "2024-02-29"), "DATE'2024-02-29'"},
		{typed(dbsql.SqlTimestamp, "2024-02-29 01:02:03.5"), "TIMESTAMP'2024-02-29 01:02:03.5'"},
		{typed(dbsql.SqlIntervalMonth, "-14"), "INTERVAL '-14' MONTH"},
		{typed(dbsql.SqlIntervalDay, "3"), "INTERVAL '3' DAY"},
	} {
		e := engine.NewScript(engine.Reply{To: "*"})
		if _, err := open(t, start(t, e), "").Exec("SELECT '?', ? -- ?", c.value); err != nil {
			t.Errorf("%v: %v", c.value, err)
		}
		want := "SELECT '?', " + c.want + " -- ?"
		if diff := cmp.Diff(want, e.Statements()[0].SQL); diff != "" {
			t.Errorf("%v (-want +got):\n%s", c.value, diff)
		}
	}
}

func TestNamedParameters(t *testing.T) {
	e := engine.NewScript(engine.Reply{To: "*"})
	_, err := open(t, start(t, e), "").Exec("SELECT :a, v:a, :b, :a", sql.Named("b", "x"), dbsql.Parameter{Name: "a", Type: dbsql.SqlInteger, Value: "1"})
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Statements()[0].SQL; got != "SELECT 1, v:a, 'x', 1" {
		t.Errorf("the engine got %s", got)
	}
}

func TestSession(t *testing.T) {
	e := engine.NewScript(engine.Reply{To: "*"})
	w := start(t, e, func(o *warehouse.Options) { o.Catalogs, o.Schema = []string{"dev", "main"}, "s p&c" })
	if _, err := open(t, w, "&ansi_mode=true&timezone=UTC").Exec("SELECT 1"); err != nil {
		t.Fatal(err)
	}
	want := engine.Config{Catalog: "dev", Schema: "s p&c", Conf: map[string]string{"ansi_mode": "true", "timezone": "UTC"}}
	if diff := cmp.Diff(want, e.Statements()[0].Config); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnknownCatalog(t *testing.T) {
	e := engine.NewScript()
	e.Catalogs = []string{"main"}
	w := start(t, e, func(o *warehouse.Options) { o.Catalog = "nope" })
	err := open(t, w, "").Ping()
	if err == nil || !strings.Contains(err.Error(), "[NO_SUCH_CATALOG_EXCEPTION] Catalog 'nope' was not found.") {
		t.Errorf("error is %v", err)
	}
}

func TestWrongToken(t *testing.T) {
	w := start(t, engine.NewScript(), func(o *warehouse.Options) { o.Token = "dapi1" })
	db, err := sql.Open("databricks", strings.Replace(w.DSN(), "dapi1", "dapi2", 1))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Ping()
	var e dbsqlerrors.DBRequestError
	if !errors.As(err, &e) || !strings.Contains(err.Error(), "401 Unauthorized") || w.Calls("") != 0 {
		t.Errorf("error is %v after %d calls", err, w.Calls(""))
	}
}

func TestManySessions(t *testing.T) {
	const n = 256
	all := make(chan struct{})
	var once sync.Once
	var mu sync.Mutex
	waiting := 0
	e := engine.NewScript()
	e.Answer = func(ctx context.Context, s engine.Statement) (*engine.Result, error) {
		mu.Lock()
		if waiting++; waiting == n/4 {
			once.Do(func() { close(all) })
		}
		mu.Unlock()
		select { // a quarter of the statements run at the same time
		case <-all:
		case <-ctx.Done():
		}
		return engine.Rows(engine.Columns("q STRING"), []any{s.SQL})
	}
	w := start(t, e)
	db := open(t, w, "")
	db.SetMaxOpenConns(n)
	conns := make([]*sql.Conn, n)
	for i := range conns {
		c, err := db.Conn(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		conns[i] = c
	}
	if e.Sessions() != n {
		t.Errorf("%d sessions", e.Sessions())
	}
	var wg sync.WaitGroup
	for i, c := range conns {
		wg.Go(func() {
			var got string
			if err := c.QueryRowContext(ctx, fmt.Sprintf("SELECT %d", i)).Scan(&got); err != nil || got != fmt.Sprintf("SELECT %d", i) {
				t.Errorf("statement %d: %q, %v", i, got, err)
			}
		})
	}
	wg.Wait()
}

func TestSessionsEnd(t *testing.T) {
	e := engine.NewScript(engine.Reply{To: "SELECT 1", Columns: engine.Columns("a INT"), Rows: [][]any{{1}}})
	w := start(t, e, func(o *warehouse.Options) { o.IdleTimeout = 500 * time.Millisecond })
	db := open(t, w, "")
	db.SetMaxOpenConns(1)
	for want := 1; want <= 2; want++ {
		var n int
		if err := db.QueryRow("SELECT 1").Scan(&n); err != nil { // the driver opens another session
			t.Fatal(err)
		}
		if got := e.Statements()[want-1].Session; got != want {
			t.Errorf("statement %d ran in session %d", want, got)
		}
		for e.Sessions() > 0 {
			time.Sleep(time.Millisecond)
		}
	}
}

// A session is not idle while a statement runs.
func TestBusySessionStays(t *testing.T) {
	e := engine.NewScript(engine.Reply{To: "SELECT slow", Delay: 300 * time.Millisecond, Columns: engine.Columns("a INT"), Rows: [][]any{{1}}})
	w := start(t, e, func(o *warehouse.Options) { o.IdleTimeout = 20 * time.Millisecond })
	var n int
	if err := open(t, w, "").QueryRow("SELECT slow").Scan(&n); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
}

func TestClose(t *testing.T) {
	e, started, ended := blocking()
	w, err := warehouse.Start(ctx, warehouse.Options{Engine: e})
	if err != nil {
		t.Fatal(err)
	}
	db := quick(t, w)
	failed := make(chan error)
	go func() {
		_, err := db.Query("SELECT forever")
		failed <- err
	}()
	within(t, started)
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	within(t, ended)
	if within(t, failed) == nil || e.Sessions() != 0 {
		t.Errorf("%d sessions are left", e.Sessions())
	}
	if err := w.Close(); err != nil {
		t.Errorf("closing again: %v", err)
	}
}

func TestAddr(t *testing.T) {
	w := start(t, engine.NewScript(engine.Reply{To: "*"}), func(o *warehouse.Options) { o.Addr = ":0" })
	if !strings.Contains(w.DSN(), "@127.0.0.1:") {
		t.Errorf("DSN is %s", w.DSN())
	}
	if _, err := open(t, w, "").Exec("SELECT 1"); err != nil {
		t.Error(err)
	}
	taken := strings.TrimPrefix(w.Env()[0], "DATABRICKS_SERVER_HOSTNAME=http://")
	if _, err := warehouse.Start(ctx, warehouse.Options{Engine: engine.NewScript(), Addr: taken}); err == nil || !strings.HasPrefix(err.Error(), "warehouse: listen ") {
		t.Errorf("an address that is taken: %v", err)
	}
}

func TestEnv(t *testing.T) {
	w := start(t, engine.NewScript(), func(o *warehouse.Options) { o.Token = "t&k" })
	host := strings.TrimPrefix(strings.SplitN(w.DSN(), "/sql/", 2)[0], "http://token:t&k@")
	want := []string{
		"DATABRICKS_SERVER_HOSTNAME=http://" + host, "DATABRICKS_HTTP_PATH=/sql/1.0/warehouses/local", "DATABRICKS_TOKEN=t&k",
		"DATABRICKS_CATALOG=main", "DATABRICKS_SCHEMA=default", "DATABRICKS_DSN=" + w.DSN(),
	}
	if diff := cmp.Diff(want, w.Env()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := w.URL(); got != "http://token:t&k@"+host+"?catalog=main&http_path=%2Fsql%2F1.0%2Fwarehouses%2Flocal&schema=default" {
		t.Errorf("URL is %s", got)
	}
	if diff := cmp.Diff([]string{"main", "dev", "samples", "system"}, w.Catalogs()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
