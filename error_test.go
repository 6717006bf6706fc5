package brickwork_test

import (
	"bytes"
	"context"
	"errors"
	"go/build"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// conditions are all conditions.
var conditions = []brickwork.Condition{
	brickwork.ErrTableNotFound, brickwork.ErrColumnNotFound, brickwork.ErrSchemaNotFound, brickwork.ErrCatalogNotFound, brickwork.ErrRoutineNotFound,
	brickwork.ErrAlreadyExists, brickwork.ErrPermission, brickwork.ErrUnauthenticated, brickwork.ErrSyntax, brickwork.ErrTypeMismatch, brickwork.ErrConstraint,
	brickwork.ErrMergeCardinality, brickwork.ErrConflict, brickwork.ErrOverflow, brickwork.ErrDivisionByZero, brickwork.ErrTimeout, brickwork.ErrUnavailable,
	brickwork.ErrSessionLost, brickwork.ErrUnsupported,
}

// The class, or the SQLSTATE if the class is not known, tells the condition, and
// no other.
func TestConditions(t *testing.T) {
	for _, tt := range []struct {
		class, state string
		want         brickwork.Condition
	}{
		{"TABLE_OR_VIEW_NOT_FOUND", "42P01", brickwork.ErrTableNotFound},
		{"DELTA_TABLE_NOT_FOUND", "42P01", brickwork.ErrTableNotFound},
		{"UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703", brickwork.ErrColumnNotFound},
		{"SCHEMA_NOT_FOUND", "42704", brickwork.ErrSchemaNotFound},
		{"NO_SUCH_CATALOG_EXCEPTION", "42704", brickwork.ErrCatalogNotFound},
		{"UNRESOLVED_ROUTINE", "42883", brickwork.ErrRoutineNotFound},
		{"TABLE_OR_VIEW_ALREADY_EXISTS", "42P07", brickwork.ErrAlreadyExists},
		{"SCHEMA_ALREADY_EXISTS", "42P06", brickwork.ErrAlreadyExists},
		{"INSUFFICIENT_PERMISSIONS", "42501", brickwork.ErrPermission},
		{"SOME_NEW_CLASS", "28000", brickwork.ErrUnauthenticated},
		{"PARSE_SYNTAX_ERROR", "42601", brickwork.ErrSyntax},
		{"DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES", "42K09", brickwork.ErrTypeMismatch},
		{"CAST_INVALID_INPUT", "22018", brickwork.ErrTypeMismatch},
		{"CHECK_CONSTRAINT_VIOLATION", "23001", brickwork.ErrConstraint},
		{"DELTA_NOT_NULL_CONSTRAINT_VIOLATED", "23502", brickwork.ErrConstraint},
		{"DELTA_EXCEED_CHAR_VARCHAR_LIMIT", "22001", brickwork.ErrConstraint},
		{"MERGE_CARDINALITY_VIOLATION", "23K01", brickwork.ErrMergeCardinality},
		{"DELTA_MULTIPLE_SOURCE_ROW_MATCHING_TARGET_ROW_IN_MERGE", "21506", brickwork.ErrMergeCardinality},
		{"DELTA_CONCURRENT_APPEND.WITH_PARTITION_HINT", "2D521", brickwork.ErrConflict},
		{"ARITHMETIC_OVERFLOW", "22003", brickwork.ErrOverflow},
		{"DIVIDE_BY_ZERO", "22012", brickwork.ErrDivisionByZero},
		{"QUERY_EXECUTION_TIMEOUT_EXCEEDED", "57KD0", brickwork.ErrTimeout},
		{"TEMPORARILY_UNAVAILABLE", "08001", brickwork.ErrUnavailable},
		{"INVALID_HANDLE.SESSION_NOT_FOUND", "HY000", brickwork.ErrSessionLost},
		{"UNSUPPORTED_FEATURE.TABLE_OPERATION", "0A000", brickwork.ErrUnsupported},
		{"SOME_NEW_CLASS", "42P01", brickwork.ErrTableNotFound},
		{"SOME_NEW_CLASS", "XX000", ""},
	} {
		l := start(t, engine.Reply{To: "SELECT *", Err: engine.NewError(tt.class, tt.state, "What [is] wrong: `a`.\n== SQL ==")})
		err := query(t.Context(), l.DB, allIDs)
		var got, want []brickwork.Condition
		for _, c := range conditions {
			if errors.Is(err, c) {
				got = append(got, c)
			}
		}
		if tt.want != "" {
			want = append(want, tt.want)
		}
		same(t, tt.class+" "+tt.state, want, got)
		var e *brickwork.Error
		if !errors.As(err, &e) {
			t.Fatal(err)
		}
		if e.QueryID == "" || e.Err == nil {
			t.Errorf("%#v", e)
		}
		wantErr := &brickwork.Error{Class: tt.class, SQLState: tt.state, Message: "What [is] wrong: `a`.\n== SQL ==", SQL: "SELECT `orders`.`id` FROM `main`.`sales`.`orders`"}
		wantErr.Retryable = slices.Contains([]brickwork.Condition{brickwork.ErrConflict, brickwork.ErrUnavailable, brickwork.ErrSessionLost}, tt.want)
		same(t, "error", wantErr, e, cmpopts.IgnoreUnexported(brickwork.Error{}), cmpopts.IgnoreFields(brickwork.Error{}, "QueryID", "Err"))
		text := "brickwork: [" + tt.class + "] What [is] wrong: `a`.\n== SQL == (SQLSTATE " + tt.state + ") (query " + e.QueryID + ")"
		same(t, "text", text, err.Error())
	}
}

// What the server is said to be wrong without an error of its own.
func TestFaultsOnTheWay(t *testing.T) {
	for _, tt := range []struct {
		fault warehouse.Fault
		want  brickwork.Condition
		text  string
	}{
		{warehouse.Fault{Status: 401}, brickwork.ErrUnauthenticated, "brickwork: not authenticated: Unauthorized: unexpected HTTP status 401 Unauthorized"},
		{warehouse.Fault{Status: 403}, brickwork.ErrPermission, "brickwork: permission denied: Forbidden: unexpected HTTP status 403 Forbidden"},
		{warehouse.Fault{Status: 429}, brickwork.ErrUnavailable, "brickwork: warehouse unavailable: Too Many Requests: unexpected HTTP status 429 Too Many Requests"},
		{warehouse.Fault{Status: 503}, brickwork.ErrUnavailable, "brickwork: warehouse unavailable: Service Unavailable: unexpected HTTP status 503 Service Unavailable"},
		{warehouse.Fault{Status: 500}, "", "brickwork: Internal Server Error: unexpected HTTP status 500 Internal Server Error"},
		{warehouse.Fault{Drop: true}, brickwork.ErrUnavailable, "brickwork: warehouse unavailable: EOF"},
	} {
		l := start(t, writes)
		tt.fault.RPC = warehouse.ExecuteStatement
		l.Fail(tt.fault)
		_, err := l.Exec(t.Context(), update)
		if err == nil || err.Error() != tt.text || tt.want != "" && !errors.Is(err, tt.want) {
			t.Errorf("\n got %v\nwant %s", err, tt.text)
		}
	}
}

// Nobody is there: the error of the context says why it took so long.
func TestNobodyThere(t *testing.T) {
	server := httptest.NewServer(nil)
	server.Close()
	db, err := brickwork.Open(strings.Replace(server.URL, "http://", "http://token:dapi-secret@", 1) + "?http_path=p")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	_, execErr := db.Exec(ctx, update)
	for _, err := range []error{db.Ping(ctx), query(ctx, db, allIDs), execErr} {
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v", err)
		}
	}
	ctx, cancel = context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	err = query(ctx, db, allIDs)
	if !errors.Is(err, brickwork.ErrUnavailable) || !strings.Contains(err.Error(), "connection refused") || strings.Contains(err.Error(), "dapi-secret") {
		t.Errorf("%v", err)
	}
}

// The session of a write is opened again and again, as a warehouse has to start;
// the statement is sent once.
func TestWarehouseStarts(t *testing.T) {
	l := start(t, writes)
	l.Fail(warehouse.Fault{RPC: warehouse.OpenSession, Status: 503, Times: 2})
	if _, err := l.Exec(t.Context(), update); err != nil {
		t.Error(err)
	}
	if open, sent := l.Calls(warehouse.OpenSession), l.Calls(warehouse.ExecuteStatement); open != 3 || sent != 1 {
		t.Errorf("%d sessions, %d statements", open, sent)
	}
}

// wire is what went to the server.
type wire struct {
	mu    sync.Mutex
	paths []string
	body  bytes.Buffer
}

// proxied is a DB whose requests are noted.
func proxied(t *testing.T, l local) (*brickwork.DB, *wire) {
	t.Helper()
	c, err := brickwork.ParseURL(l.URL())
	if err != nil {
		t.Fatal(err)
	}
	w := new(wire)
	to := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: c.Host + ":" + strconv.Itoa(c.Port)})
	proxy := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		w.mu.Lock()
		w.paths = append(w.paths, r.Method+" "+r.URL.Path)
		w.body.Write(body)
		w.body.WriteString(r.UserAgent())
		w.mu.Unlock()
		r.Body = io.NopCloser(bytes.NewReader(body))
		to.ServeHTTP(rw, r)
	}))
	t.Cleanup(proxy.Close)
	_, port, _ := strings.Cut(strings.TrimPrefix(proxy.URL, "http://"), ":")
	if c.Port, err = strconv.Atoi(port); err != nil {
		t.Fatal(err)
	}
	c.UserAgent = "shop/1.0"
	db, err := c.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db, w
}

// Statements go to the server with their tags, and nothing else goes anywhere:
// no telemetry, no question for flags.
func TestWire(t *testing.T) {
	db, w := proxied(t, start(t, writes, ids))
	db = db.With(brickwork.Options{Tags: map[string]string{"team": "a,b"}})
	if _, err := db.Exec(t.Context(), update); err != nil {
		t.Fatal(err)
	}
	if _, err := brickwork.One(t.Context(), db, allIDs); err != nil {
		t.Fatal(err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	slices.Sort(w.paths)
	same(t, "requests", []string{"POST /sql/1.0/warehouses/local"}, slices.Compact(w.paths))
	for _, want := range []string{`team:a\,b`, "brickwork shop/1.0", "BIGINT", "void"} {
		if !strings.Contains(w.body.String(), want) {
			t.Errorf("no %q was sent", want)
		}
	}
}

// Only the root package imports the driver, so that building and compiling
// statements needs none.
func TestDriverIsImportedHereOnly(t *testing.T) {
	const driver = "github.com/databricks/databricks-sql-go"
	err := filepath.WalkDir(".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); name == "testdata" || len(name) > 1 && strings.HasPrefix(name, ".") {
			return filepath.SkipDir
		}
		p, err := build.ImportDir(dir, 0)
		var none *build.NoGoError
		if errors.As(err, &none) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, path := range p.Imports {
			if path == driver || strings.HasPrefix(path, driver+"/") {
				if dir != "." {
					t.Errorf("%s imports %s", dir, path)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
