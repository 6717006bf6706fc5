package brickwork_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/brickwork-sql/brickwork"
	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

var (
	ids    = engine.Reply{To: "SELECT *", Columns: engine.Columns("id BIGINT"), Rows: [][]any{{1}}}
	update = b.Update(orders).Set(status.Set("void")).Where(id.Eq(7))
	writes = engine.Reply{To: "UPDATE *", Affected: 3}
)

// Parameters travel with type and text; nothing is left to what the driver guesses.
func TestParameters(t *testing.T) {
	none := (*string)(nil)
	for _, tt := range []struct {
		value b.Item
		want  string // the literal that the server makes of the parameter
	}{
		{b.Val(true), "TRUE"},
		{b.Val(int8(1)), "1Y"},
		{b.Val(int32(1)), "1"},
		{b.Val(int64(1) << 40), "1099511627776L"},
		{b.Val(uint64(math.MaxUint64)), "CAST('18446744073709551615' AS DECIMAL(20,0))"},
		{b.Val(float32(0.1)), "0.1F"},
		{b.Val(math.Inf(1)), "Infinity"},
		{b.Val("it's"), `it\'s`},
		{b.Val([]byte{0, 255}), "unhex('00ff')"},
		{b.Val(none), "NULL"},
		{b.Val(dec("-1e5")), "-100000"},
		{b.Val(civilDate(2024, 1, 2)), "DATE'2024-01-02'"},
		{b.Val(time.Date(2024, 1, 2, 3, 4, 5, 6000, time.FixedZone("", 3600))), "2024-01-02 02:04:05.000006"},
		{b.Val(types.Days(2)), "INTERVAL"},
		{b.Val([]int32{1, 2}), "from_json"},
	} {
		l := start(t, engine.Reply{To: "*", Columns: engine.Columns("v STRING"), Rows: [][]any{{"x"}}})
		if _, err := brickwork.AllInto[string](t.Context(), l.DB, b.Select(tt.value)); err != nil {
			t.Errorf("%s: %v", tt.want, err)
			continue
		}
		if got := l.sent()[0]; !strings.Contains(got, tt.want) {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

func TestResult(t *testing.T) {
	counts := engine.Columns("num_affected_rows BIGINT", "num_updated_rows BIGINT", "num_deleted_rows BIGINT", "num_inserted_rows BIGINT")
	l := start(t,
		engine.Reply{To: "MERGE *", Columns: counts, Rows: [][]any{{6, 1, 2, 3}}},
		engine.Reply{To: "TRUNCATE *"},
		engine.Reply{To: "*", Affected: 4},
	)
	source := b.Inline(orders, "s", []order{{ID: 1}})
	for _, tt := range []struct {
		s    b.Stmt
		want brickwork.Result
	}{
		{b.Insert(orders).Values(id.Set(1)), brickwork.Result{Affected: 4, Inserted: 4, Updated: -1, Deleted: -1}},
		{b.InsertOverwrite(orders).Values(id.Set(1)), brickwork.Result{Affected: 4, Inserted: -1, Updated: -1, Deleted: -1}},
		{update, brickwork.Result{Affected: 4, Inserted: -1, Updated: 4, Deleted: -1}},
		{b.Delete(orders).AllRows(), brickwork.Result{Affected: 4, Inserted: -1, Updated: -1, Deleted: 4}},
		{b.BoundStmt(b.Delete(orders).AllRows()), brickwork.Result{Affected: 4, Inserted: -1, Updated: -1, Deleted: 4}},
		{b.MergeInto(orders).Using(source).On(b.Eq(id, b.Col[int64](source, "id"))).WhenMatched().Delete(), brickwork.Result{Affected: 6, Inserted: 3, Updated: 1, Deleted: 2}},
		{b.Truncate{Table: orders}, brickwork.Result{Affected: -1, Inserted: -1, Updated: -1, Deleted: -1}},
	} {
		got, err := l.Exec(t.Context(), tt.s)
		if err != nil {
			t.Fatal(err)
		}
		if got.QueryID == "" {
			t.Error("no query id")
		}
		got.QueryID = ""
		same(t, "result", tt.want, got)
	}
}

// What is wrong is not sent.
func TestNothingWrongIsSent(t *testing.T) {
	l := start(t)
	refused := errors.New("refused")
	checked := l.With(brickwork.Options{Check: func(b.Stmt) error { return refused }})
	for _, tt := range []struct {
		db   *brickwork.DB
		s    b.Stmt
		want error
	}{
		{l.DB, b.Delete(orders), dialect.AllRows},
		{l.DB, b.Update(orders).Set(status.Set("x")).Where(b.Eq(id, b.Param[int64]("p"))), dialect.Unbound},
		{checked, update, refused},
	} {
		if _, err := tt.db.Exec(t.Context(), tt.s); !errors.Is(err, tt.want) {
			t.Errorf("got %v, want %v", err, tt.want)
		}
	}
	if _, err := l.Exec(t.Context(), nil); err == nil {
		t.Error("nil statement")
	}
	if n := l.Calls(""); n != 0 {
		t.Errorf("%d calls", n)
	}
}

// A statement that writes is sent once, whatever happens; one that only reads is
// repeated by the driver, and by Retries.
func TestWritesAreSentOnce(t *testing.T) {
	for name, f := range map[string]warehouse.Fault{"429": {Status: 429}, "503": {Status: 503}, "drop": {Drop: true}, "late": {Late: true}} {
		for kind, run := range map[string]func(context.Context, *brickwork.DB) error{
			"exec": func(ctx context.Context, db *brickwork.DB) error { _, err := db.Exec(ctx, update); return err },
			"query": func(ctx context.Context, db *brickwork.DB) error {
				return query(ctx, db, b.RawStmt("UPDATE t SET a = 1"))
			},
			"session": func(ctx context.Context, db *brickwork.DB) error {
				return db.Session(ctx, func(s brickwork.Engine) error { _, err := s.Exec(ctx, update); return err })
			},
		} {
			t.Run(name+" "+kind, func(t *testing.T) {
				l := start(t, writes)
				f.RPC, f.Times = warehouse.ExecuteStatement, 1
				l.Fail(f)
				err := run(t.Context(), l.With(brickwork.Options{Retries: 3}))
				var e *brickwork.Error
				if !errors.As(err, &e) || !errors.Is(err, brickwork.ErrUnavailable) || !e.Retryable || e.SQL == "" {
					t.Errorf("%v", err)
				}
				if n := l.Calls(warehouse.ExecuteStatement); n != 1 {
					t.Errorf("sent %d times", n)
				}
			})
		}
	}
}

func query(ctx context.Context, e brickwork.Engine, q b.RowStmt) error {
	rows, err := e.Query(ctx, q)
	if err != nil {
		return err
	}
	return rows.Close()
}

func TestRetries(t *testing.T) {
	l := start(t, engine.Reply{To: "SELECT *", Times: 2, Err: engine.NewError("DELTA_CONCURRENT_APPEND", "2D521", "again")}, ids)
	var attempts []int
	db := l.With(brickwork.Options{Retries: 2, Hooks: []brickwork.Hook{func(ctx context.Context, c *brickwork.Call, next func(context.Context) error) error {
		attempts = append(attempts, c.Attempt)
		return next(ctx)
	}}})
	if n, err := brickwork.One(t.Context(), db, allIDs); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	same(t, "attempts", []int{1, 2, 3}, attempts)
	if _, err := brickwork.One(t.Context(), l.DB, allIDs); err != nil {
		t.Error(err)
	}
	l.Fail(warehouse.Fault{RPC: warehouse.ExecuteStatement, Drop: true})
	if _, err := brickwork.One(t.Context(), db, allIDs); err != nil {
		t.Error(err)
	}
	syntax := start(t, engine.Reply{To: "*", Err: engine.NewError("PARSE_SYNTAX_ERROR", "42601", "no")})
	_, err := brickwork.One(t.Context(), syntax.With(brickwork.Options{Retries: 5}), allIDs)
	if !errors.Is(err, brickwork.ErrSyntax) || len(syntax.sent()) != 1 {
		t.Errorf("%v after %d", err, len(syntax.sent()))
	}
}

// A session that the server has forgotten is opened anew, the statement has not
// been run; where the session matters, it is an error.
func TestLostSession(t *testing.T) {
	l := start(t, writes)
	if _, err := l.Exec(t.Context(), update); err != nil {
		t.Fatal(err)
	}
	l.Fail(warehouse.Fault{RPC: warehouse.ExecuteStatement, InvalidSession: true})
	if _, err := l.Exec(t.Context(), update); err != nil {
		t.Error(err)
	}
	err := l.Session(t.Context(), func(s brickwork.Engine) error {
		l.Fail(warehouse.Fault{RPC: warehouse.ExecuteStatement, InvalidSession: true})
		_, err := s.Exec(t.Context(), update)
		return err
	})
	if !errors.Is(err, brickwork.ErrSessionLost) {
		t.Error(err)
	}
}

func TestTimeoutAndCancel(t *testing.T) {
	slow := []engine.Reply{{To: "SELECT *", Delay: time.Minute}, {To: "UPDATE *", Delay: time.Minute}}
	o := warehouse.Options{DirectWait: 10 * time.Millisecond}
	l := startWith(t, o, slow...)
	db := l.With(brickwork.Options{Timeout: 50 * time.Millisecond, Retries: 1})
	for name, run := range map[string]func(context.Context, brickwork.Engine) error{
		"query": func(ctx context.Context, e brickwork.Engine) error { return query(ctx, e, allIDs) },
		"exec":  func(ctx context.Context, e brickwork.Engine) error { _, err := e.Exec(ctx, update); return err },
	} {
		if err := run(t.Context(), db); !errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, brickwork.ErrTimeout) {
			t.Errorf("%s: timeout: %v", name, err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		if err := run(ctx, l.DB); !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, brickwork.ErrTimeout) {
			t.Errorf("%s: deadline: %v", name, err)
		}
		cancel()
		if err := run(ctx, l.DB); err == nil {
			t.Errorf("%s: runs with a dead context", name)
		}
		ctx, cancel = context.WithCancel(t.Context())
		time.AfterFunc(50*time.Millisecond, cancel)
		if err := run(ctx, l.DB); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: cancel: %v", name, err)
		}
	}
	if n := l.Calls(warehouse.CancelOperation); n != 6 {
		t.Errorf("%d operations cancelled on the server", n)
	}
}

// The timeout is for the result to come, not for the time to read it.
func TestTimeoutEndsWithResult(t *testing.T) {
	l := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("id BIGINT"), Rows: [][]any{{1}, {2}}})
	n := 0
	for _, err := range brickwork.Each(t.Context(), l.With(brickwork.Options{Timeout: 100 * time.Millisecond}), allIDs) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		time.Sleep(120 * time.Millisecond)
	}
	if n != 2 {
		t.Errorf("%d rows", n)
	}
}

func TestHooks(t *testing.T) {
	l := start(t, ids, writes)
	var steps []string
	step := func(name string) brickwork.Hook {
		return func(ctx context.Context, c *brickwork.Call, next func(context.Context) error) error {
			steps = append(steps, name+" before "+c.QueryID)
			err := next(ctx)
			steps = append(steps, fmt.Sprintf("%s after %d %v %v", name, c.Rows, c.QueryID != "", c.Took > 0))
			return err
		}
	}
	db := l.With(brickwork.Options{Hooks: []brickwork.Hook{step("a"), step("b")}})
	if _, err := db.Exec(t.Context(), update); err != nil {
		t.Fatal(err)
	}
	same(t, "steps", []string{"a before ", "b before ", "b after 3 true true", "a after 3 true true"}, steps)

	refused := errors.New("refused")
	for name, hook := range map[string]brickwork.Hook{
		"fails":  func(context.Context, *brickwork.Call, func(context.Context) error) error { return refused },
		"forgot": func(context.Context, *brickwork.Call, func(context.Context) error) error { return nil },
	} {
		before := len(l.sent())
		db := l.With(brickwork.Options{Hooks: []brickwork.Hook{hook}})
		if _, err := db.Exec(t.Context(), update); err == nil || errors.Is(err, refused) != (name == "fails") {
			t.Errorf("%s: %v", name, err)
		}
		if len(l.sent()) != before {
			t.Errorf("%s: sent", name)
		}
	}
	for name, hook := range map[string]brickwork.Hook{
		"twice": func(ctx context.Context, _ *brickwork.Call, next func(context.Context) error) error {
			return errors.Join(next(ctx), next(ctx))
		},
		"after": func(ctx context.Context, _ *brickwork.Call, next func(context.Context) error) error {
			return errors.Join(next(ctx), refused)
		},
		"changes SQL": func(ctx context.Context, c *brickwork.Call, next func(context.Context) error) error {
			c.SQL = "DROP TABLE t"
			return errors.Join(next(ctx), refused)
		},
	} {
		before := len(l.sent())
		db := l.With(brickwork.Options{Hooks: []brickwork.Hook{hook}})
		if err := query(t.Context(), db, allIDs); err == nil {
			t.Errorf("%s: no error", name)
		}
		if sent := l.sent(); len(sent) != before+1 || !strings.HasPrefix(sent[before], "SELECT") {
			t.Errorf("%s: sent %q", name, sent[before:])
		}
		if n := l.Pool().Stats().InUse; n != 0 {
			t.Errorf("%s: %d connections in use", name, n)
		}
	}
}

func TestTags(t *testing.T) {
	l := start(t, ids)
	var got []map[string]string
	db := l.With(brickwork.Options{Tags: map[string]string{"team": "a", "job": "x"}, Hooks: []brickwork.Hook{
		func(ctx context.Context, c *brickwork.Call, next func(context.Context) error) error {
			got = append(got, c.Tags)
			return next(ctx)
		}}})
	ctx := brickwork.WithTags(t.Context(), map[string]string{"job": "y", "run": "1"})
	for _, ctx := range []context.Context{t.Context(), ctx, brickwork.WithTags(ctx, map[string]string{"run": "2"})} {
		if err := query(ctx, db, allIDs); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "tags", []map[string]string{{"team": "a", "job": "x"}, {"team": "a", "job": "y", "run": "1"}, {"team": "a", "job": "y", "run": "2"}}, got)
}

func TestLog(t *testing.T) {
	l := start(t, writes, engine.Reply{To: "SELECT *", Err: engine.NewError("DIVIDE_BY_ZERO", "22012", "Division by zero.")})
	var text bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&text, nil))
	db := l.With(brickwork.Options{Hooks: []brickwork.Hook{brickwork.Log(logger)}})
	if _, err := db.Exec(t.Context(), update); err != nil {
		t.Fatal(err)
	}
	if err := query(t.Context(), db, allIDs); !errors.Is(err, brickwork.ErrDivisionByZero) {
		t.Fatal(err)
	}
	for _, want := range []string{"level=INFO msg=statement sql=\"UPDATE", "rows=3", "query_id=", "took=", "level=ERROR msg=\"statement failed\"", "DIVIDE_BY_ZERO"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %s in %s", want, &text)
		}
	}
	if strings.Contains(text.String(), "void") {
		t.Errorf("values: %s", &text)
	}
	text.Reset()
	if _, err := l.With(brickwork.Options{Hooks: []brickwork.Hook{brickwork.LogValues(logger)}}).Exec(t.Context(), update); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "void") {
		t.Errorf("no values: %s", &text)
	}
}

func TestExecAll(t *testing.T) {
	l := start(t, engine.Reply{To: "UPDATE *", Times: 1}, engine.Reply{To: "*", Err: engine.NewError("DIVIDE_BY_ZERO", "22012", "Division by zero.")})
	err := brickwork.ExecAll(t.Context(), l.DB, update, update, update)
	var e *brickwork.ScriptError
	if !errors.As(err, &e) || e.Index != 1 || !strings.HasPrefix(e.SQL, "UPDATE") || !errors.Is(err, brickwork.ErrDivisionByZero) || len(l.sent()) != 2 {
		t.Errorf("%v", err)
	}
}

// A session is one connection of its own, which is closed at its end.
func TestSession(t *testing.T) {
	l := start(t, ids, writes)
	err := l.Session(t.Context(), func(s brickwork.Engine) error {
		if err := query(t.Context(), s, allIDs); err != nil {
			return err
		}
		_, err := s.Exec(t.Context(), update)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Exec(t.Context(), update); err != nil {
		t.Fatal(err)
	}
	var sessions []int
	for _, s := range l.Statements() {
		sessions = append(sessions, s.Session)
	}
	same(t, "sessions", []int{1, 1, 2}, sessions)
	if n := l.Calls(warehouse.CloseSession); n != 1 {
		t.Errorf("%d sessions closed", n)
	}
}

func TestInTx(t *testing.T) {
	ctx := t.Context()
	failed := errors.New("failed")
	tx := []engine.Reply{{To: "BEGIN TRANSACTION"}, {To: "COMMIT"}, {To: "ROLLBACK"}, writes}
	work := func(tx brickwork.Engine) error { _, err := tx.Exec(ctx, update); return err }
	for _, tt := range []struct {
		name    string
		replies []engine.Reply
		f       func(brickwork.Engine) error
		want    error
		sent    string
	}{
		{"commits", tx, work, nil, "BEGIN TRANSACTION,UPDATE,COMMIT"},
		{"rolls back", tx, func(e brickwork.Engine) error { return errors.Join(work(e), failed) }, failed, "BEGIN TRANSACTION,UPDATE,ROLLBACK"},
		{"no transactions", []engine.Reply{{To: "*", Err: engine.NewError("PARSE_SYNTAX_ERROR", "42601", "Syntax error at or near 'TRANSACTION'.")}}, work, brickwork.ErrNoTx, "BEGIN TRANSACTION"},
		{"commit fails", append([]engine.Reply{{To: "COMMIT", Err: engine.NewError("TRANSACTION_CONFLICT", "40000", "no")}}, tx...), work, brickwork.ErrConflict, "BEGIN TRANSACTION,UPDATE,COMMIT"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := start(t, tt.replies...)
			if err := l.InTx(ctx, tt.f); !errors.Is(err, tt.want) {
				t.Errorf("%v", err)
			}
			sent := l.sent()
			for i, s := range sent {
				if strings.HasPrefix(s, "UPDATE") {
					sent[i] = "UPDATE"
				}
			}
			same(t, "sent", tt.sent, strings.Join(sent, ","))
		})
	}
	t.Run("panic", func(t *testing.T) {
		l := start(t, tx...)
		defer func() {
			if recover() == nil || !slices.Contains(l.sent(), "ROLLBACK") {
				t.Errorf("%q", l.sent())
			}
		}()
		l.InTx(ctx, func(brickwork.Engine) error { panic("no") })
	})
	t.Run("cancelled", func(t *testing.T) {
		l := start(t, tx...)
		ctx, cancel := context.WithCancel(ctx)
		err := l.InTx(ctx, func(brickwork.Engine) error { cancel(); return ctx.Err() })
		if !errors.Is(err, context.Canceled) || !slices.Contains(l.sent(), "ROLLBACK") {
			t.Errorf("%v %q", err, l.sent())
		}
	})
}

func TestPing(t *testing.T) {
	l := start(t, engine.Reply{To: "select 1", Columns: engine.Columns("1 INT"), Rows: [][]any{{1}}})
	if err := l.Ping(t.Context()); err != nil {
		t.Error(err)
	}
	c, err := brickwork.ParseURL(l.URL())
	if err != nil {
		t.Fatal(err)
	}
	c.Token = brickwork.NewSecret("dapi-wrong")
	db, err := c.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, err := range []error{db.Ping(t.Context()), query(t.Context(), db, allIDs), db.Session(t.Context(), nil)} {
		if !errors.Is(err, brickwork.ErrUnauthenticated) || strings.Contains(err.Error(), "dapi-wrong") {
			t.Error(err)
		}
	}
	db.Options()
}

// A pool of the caller works, and has only one side.
func TestNew(t *testing.T) {
	l := start(t, ids, writes)
	pool := l.Pool()
	db := brickwork.New(pool, brickwork.Options{Retries: 1})
	if _, err := db.Exec(t.Context(), update); err != nil {
		t.Error(err)
	}
	if n, err := brickwork.One(t.Context(), db, allIDs); n != 1 || err != nil {
		t.Error(n, err)
	}
	if db.Pool() != pool || db.Options().Retries != 1 {
		t.Error("not the pool")
	}
}

func TestConcurrent(t *testing.T) {
	l := start(t, ids, writes)
	db := l.With(brickwork.Options{Timeout: time.Minute, Retries: 1, Tags: map[string]string{"a": "b"}, Hooks: []brickwork.Hook{brickwork.Log(slog.New(slog.DiscardHandler))}})
	var failed atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 10 {
				_, err1 := brickwork.One(t.Context(), db, allIDs)
				_, err2 := db.Exec(t.Context(), update)
				if errors.Join(err1, err2) != nil {
					failed.Add(1)
				}
			}
		})
	}
	wg.Wait()
	if n := failed.Load(); n != 0 || len(l.sent()) != 160 {
		t.Errorf("%d failed, %d sent", n, len(l.sent()))
	}
}

func TestRecorder(t *testing.T) {
	rec := &brickwork.Recorder{}
	if _, err := rec.Exec(t.Context(), update); err != nil {
		t.Fatal(err)
	}
	rows, err := brickwork.All(t.Context(), rec, b.SelectAs[order](id, status).From(orders))
	if err != nil || rows != nil {
		t.Fatal(rows, err)
	}
	if _, err := rec.Exec(t.Context(), b.Delete(orders)); !errors.Is(err, dialect.AllRows) {
		t.Error(err)
	}
	if len(rec.Calls) != 2 || rec.Calls[0].SQL != "UPDATE `main`.`sales`.`orders` SET `status` = :p1 WHERE `orders`.`id` = :p2" {
		t.Errorf("%+v", rec.Calls)
	}
	same(t, "params", []dialect.Param{{Name: "p1", Type: "STRING", Value: "void"}, {Name: "p2", Type: "BIGINT", Value: "7"}}, rec.Calls[0].Params)
}
