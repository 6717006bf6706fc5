package engine_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

var ctx = context.Background()

func open(t *testing.T, s *engine.Script, c engine.Config) engine.Session {
	t.Helper()
	session, err := s.Open(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	return session
}

func TestScript(t *testing.T) {
	refused := engine.NewError("PERMISSION_DENIED", "42501", "User does not have SELECT on %s.", "t")
	made := &engine.Result{Affected: 9}
	s := engine.NewScript(
		engine.Reply{To: "SELECT once", Times: 1, Columns: engine.Columns("a INT"), Rows: [][]any{{1}, {2}}},
		engine.Reply{To: "SELECT * FROM t", Err: refused},
		engine.Reply{To: "INSERT *", Affected: 3},
		engine.Reply{To: "made", Result: made},
		engine.Reply{To: "bad", Columns: engine.Columns("a INT"), Rows: [][]any{{"x"}}},
	)
	session := open(t, s, engine.Config{Catalog: "main"})
	r, err := session.Run(ctx, "SELECT once")
	if err != nil || r.Affected != 0 || !r.Query {
		t.Fatalf("%+v, %v", r, err)
	}
	if diff := cmp.Diff([]string{"1", "2"}, decode(t, r.Schema, r.Batches...)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := session.Run(ctx, "SELECT once"); err == nil || err.Error() != `engine: script: no reply to "SELECT once"` {
		t.Errorf("a reply used up: %v", err)
	}
	if _, err := session.Run(ctx, "SELECT a FROM t"); !errors.Is(err, refused) {
		t.Errorf("error is %v", err)
	}
	if r, err := session.Run(ctx, "INSERT INTO t"); err != nil || r.Affected != 3 || r.Query {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err := session.Run(ctx, "made"); err != nil || r != made {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err := session.Run(ctx, "bad"); err == nil {
		t.Error("a value that does not fit is no error")
	}
	s.Answer = func(_ context.Context, st engine.Statement) (*engine.Result, error) {
		return engine.Rows(engine.Columns("q STRING"), []any{st.SQL})
	}
	second := open(t, s, engine.Config{})
	if r, err := second.Run(ctx, "SELECT 2"); err != nil || decode(t, r.Schema, r.Batches...)[0] != "SELECT 2" {
		t.Errorf("%+v, %v", r, err)
	}
	statements := s.Statements()
	if diff := cmp.Diff(engine.Statement{SQL: "SELECT once", Session: 1, Config: engine.Config{Catalog: "main"}}, statements[0]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if last := statements[len(statements)-1]; last.Session != 2 || len(statements) != 7 {
		t.Errorf("%d statements, the last one %+v", len(statements), last)
	}
}

func TestScriptPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern, sql string
		want         bool
	}{
		{"SELECT 1", "SELECT 1", true},
		{"SELECT 1", "SELECT 1 ", false},
		{"", "SELECT 1", false},
		{"*", "", true},
		{"*", "SELECT 1", true},
		{"SELECT *", "SELECT 1", true},
		{"SELECT *", "INSERT 1", false},
		{"* t", "SELECT 1 FROM t", true},
		{"* t", "SELECT 1 FROM u", false},
		{"SELECT * FROM * WHERE *", "SELECT a FROM t WHERE b", true},
		{"SELECT * FROM * WHERE *", "SELECT a WHERE b", false},
		{"ab*ba", "aba", false},
		{"a*b*a", "aba", true},
	} {
		s := engine.NewScript(engine.Reply{To: c.pattern})
		_, err := open(t, s, engine.Config{}).Run(ctx, c.sql)
		if (err == nil) != c.want {
			t.Errorf("%q fits %q: %v", c.pattern, c.sql, err)
		}
	}
}

func TestScriptDelay(t *testing.T) {
	s := engine.NewScript(engine.Reply{To: "soon", Delay: 20 * time.Millisecond}, engine.Reply{To: "late", Delay: time.Hour})
	session := open(t, s, engine.Config{})
	began := time.Now()
	if _, err := session.Run(ctx, "soon"); err != nil || time.Since(began) < 20*time.Millisecond {
		t.Errorf("%v after %v", err, time.Since(began))
	}
	short, cancel := context.WithTimeout(ctx, 10*time.Millisecond)
	defer cancel()
	if _, err := session.Run(short, "late"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error is %v", err)
	}
}

func TestScriptSessions(t *testing.T) {
	s := engine.NewScript()
	s.Catalogs = []string{"main"}
	var e *engine.Error
	if _, err := s.Open(ctx, engine.Config{Catalog: "nope"}); !errors.As(err, &e) || e.SQLState != "42704" {
		t.Errorf("error is %v", err)
	}
	a, b := open(t, s, engine.Config{Catalog: "main"}), open(t, s, engine.Config{})
	if s.Sessions() != 2 {
		t.Errorf("%d sessions", s.Sessions())
	}
	for _, close := range []func() error{a.Close, a.Close, b.Close, s.Close} {
		if err := close(); err != nil {
			t.Error(err)
		}
	}
	if s.Sessions() != 0 {
		t.Errorf("%d sessions are left", s.Sessions())
	}
}
