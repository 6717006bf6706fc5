package warehouse_test

import (
	"database/sql"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	dbsql "github.com/databricks/databricks-sql-go"
	dbsqlerrors "github.com/databricks/databricks-sql-go/errors"

	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// quick is a pool that tries again soon.
func quick(t *testing.T, w *warehouse.Warehouse) *sql.DB {
	t.Helper()
	u, err := url.Parse(w.URL())
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.Atoi(u.Port())
	if err != nil {
		t.Fatal(err)
	}
	token, _ := u.User.Password()
	c, err := dbsql.NewConnector(
		dbsql.WithServerHostname("http://"+u.Hostname()), dbsql.WithPort(port), dbsql.WithHTTPPath(u.Query().Get("http_path")),
		dbsql.WithAccessToken(token), dbsql.WithRetries(3, 10*time.Millisecond, 20*time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(c)
	t.Cleanup(func() { db.Close() })
	return db
}

// one is a warehouse that answers SELECT 1, and a pool whose one session is open.
func one(t *testing.T) (*warehouse.Warehouse, *engine.Script, *sql.DB) {
	t.Helper()
	e := engine.NewScript(engine.Reply{To: "SELECT 1", Columns: engine.Columns("a INT"), Rows: [][]any{{1}}})
	w := start(t, e)
	db := quick(t, w)
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	conn.Close()
	return w, e, db
}

func TestFaults(t *testing.T) {
	const execute = warehouse.ExecuteStatement
	for _, c := range []struct {
		name  string
		fault warehouse.Fault
		fails string // in the error, empty if the driver copes
		calls int    // of ExecuteStatement
		runs  int    // statements that came to the engine
	}{
		{"busy", warehouse.Fault{RPC: execute, Status: http.StatusServiceUnavailable}, "", 2, 1},
		{"busy for long", warehouse.Fault{RPC: execute, Status: http.StatusServiceUnavailable, Times: 10}, "503 Service Unavailable", 4, 0},
		{"too many", warehouse.Fault{RPC: execute, Status: http.StatusTooManyRequests, RetryAfter: time.Second}, "", 2, 1},
		{"broken", warehouse.Fault{RPC: execute, Status: http.StatusInternalServerError}, "500 Internal Server Error", 1, 0},
		{"connection lost", warehouse.Fault{RPC: execute, Drop: true}, "EOF", 1, 0},
		{"answer lost", warehouse.Fault{RPC: execute, Late: true}, "EOF", 1, 1},
		{"session gone", warehouse.Fault{RPC: execute, InvalidSession: true}, "", 2, 1},
		{"slow", warehouse.Fault{RPC: execute, Delay: 50 * time.Millisecond}, "", 1, 1},
		{"another call", warehouse.Fault{RPC: warehouse.CancelOperation, Drop: true}, "", 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, e, db := one(t)
			w.Fail(c.fault)
			began := time.Now()
			var n int
			err := db.QueryRow("SELECT 1").Scan(&n)
			switch {
			case c.fails == "" && (err != nil || n != 1):
				t.Errorf("%d, %v", n, err)
			case c.fails != "" && (err == nil || !strings.Contains(err.Error(), c.fails)):
				t.Errorf("error is %v, want %s", err, c.fails)
			}
			if got := w.Calls(execute); got != c.calls {
				t.Errorf("%d calls, want %d", got, c.calls)
			}
			if got := len(e.Statements()); got != c.runs {
				t.Errorf("%d statements in the engine, want %d", got, c.runs)
			}
			if wait := c.fault.Delay + c.fault.RetryAfter; time.Since(began) < wait {
				t.Errorf("it took %v, want at least %v", time.Since(began), wait)
			}
		})
	}
}

// Faults happen in order, as often as asked for, and can be taken back.
func TestHeal(t *testing.T) {
	w, _, db := one(t)
	w.Fail(warehouse.Fault{Status: http.StatusBadRequest, Times: 2})
	w.Fail(warehouse.Fault{Status: http.StatusNotFound})
	w.Fail(warehouse.Fault{Status: http.StatusNotFound, Times: 100})
	for _, want := range []string{"400 Bad Request", "400 Bad Request", "404 Not Found"} {
		_, err := db.Exec("SELECT 1")
		var e dbsqlerrors.DBRequestError
		if !errors.As(err, &e) || !strings.Contains(err.Error(), want) {
			t.Errorf("error is %v, want %s", err, want)
		}
	}
	w.Heal()
	if _, err := db.Exec("SELECT 1"); err != nil {
		t.Error(err)
	}
}
