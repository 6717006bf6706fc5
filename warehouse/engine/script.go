package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// Script is an [Engine] for tests: it answers statements from a list and
// remembers what it was given. It knows no SQL.
//
//	e := engine.NewScript(
//		engine.Reply{To: "SELECT id FROM t", Columns: engine.Columns("id BIGINT"), Rows: [][]any{{1}, {nil}}},
//		engine.Reply{To: "DELETE *", Affected: 3},
//		engine.Reply{To: "*", Err: engine.NewError("PARSE_SYNTAX_ERROR", "42601", "Syntax error.")},
//	)
type Script struct {
	// Catalogs are the catalogs that a session may start in; nil is any.
	Catalogs []string

	// Answer answers statements that no reply is for; nil refuses them.
	Answer func(context.Context, Statement) (*Result, error)

	mu         sync.Mutex
	replies    []*reply
	statements []Statement
	sessions   int // opened so far
	open       int
}

// Reply is the answer to a statement: an error, a result, or columns and rows.
type Reply struct {
	To       string        // the statement, * standing for any text
	Times    int           // how many statements it answers; zero is all
	Delay    time.Duration // how long the statement runs
	Err      error
	Result   *Result
	Columns  []Column
	Rows     [][]any // see [Table]
	Affected int64   // rows changed
}

// Statement is a statement that was run.
type Statement struct {
	SQL     string
	Session int    // number of the session, from 1 in the order of opening
	Config  Config // how the session was started
}

// NewScript is a script of replies; the first one that fits answers.
func NewScript(replies ...Reply) *Script {
	s := &Script{}
	s.Add(replies...)
	return s
}

// Add adds replies after those there are.
func (s *Script) Add(replies ...Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range replies {
		s.replies = append(s.replies, &reply{Reply: r, result: sync.OnceValues(r.result)})
	}
}

// Statements are the statements run so far, in the order in which they came.
func (s *Script) Statements() []Statement {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.statements)
}

// Sessions is how many sessions are open.
func (s *Script) Sessions() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open
}

// Open starts a session, in one of the script's catalogs.
func (s *Script) Open(_ context.Context, c Config) (Session, error) {
	if s.Catalogs != nil && c.Catalog != "" && !slices.Contains(s.Catalogs, c.Catalog) {
		return nil, NewError("NO_SUCH_CATALOG_EXCEPTION", "42704", "Catalog '%s' was not found.", c.Catalog)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sessions++
	s.open++
	return &scriptSession{script: s, number: s.sessions, config: c}, nil
}

// Close does nothing.
func (s *Script) Close() error { return nil }

// find notes the statement and finds its reply.
func (s *Script) find(st Statement) *reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.statements = append(s.statements, st)
	for _, r := range s.replies {
		if r.Times > 0 && r.used == r.Times || !matches(r.To, st.SQL) {
			continue
		}
		r.used++
		return r
	}
	return nil
}

// reply is a Reply in use.
type reply struct {
	Reply
	used   int
	result func() (*Result, error) // made once
}

func (r Reply) result() (*Result, error) {
	if r.Err != nil || r.Result != nil {
		return r.Result, r.Err
	}
	result, err := Rows(r.Columns, r.Rows...)
	if err == nil {
		result.Affected, result.Query = r.Affected, r.Columns != nil
	}
	return result, err
}

type scriptSession struct {
	script *Script
	number int
	config Config
	once   sync.Once
}

// Run looks up the reply.
func (s *scriptSession) Run(ctx context.Context, sql string) (*Result, error) {
	st := Statement{sql, s.number, s.config}
	r := s.script.find(st)
	if r == nil && s.script.Answer != nil {
		return s.script.Answer(ctx, st)
	}
	if r == nil {
		return nil, fmt.Errorf("engine: script: no reply to %q", sql)
	}
	if err := sleep(ctx, r.Delay); err != nil {
		return nil, err
	}
	return r.result()
}

// Close counts the session as closed.
func (s *scriptSession) Close() error {
	s.once.Do(func() {
		s.script.mu.Lock()
		defer s.script.mu.Unlock()
		s.script.open--
	})
	return nil
}

func sleep(ctx context.Context, d time.Duration) error {
	if d == 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// matches says whether s is pattern, with * standing for any text.
func matches(pattern, s string) bool {
	parts := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(s, parts[0])
	if len(parts) == 1 {
		return ok && rest == ""
	}
	last := len(parts) - 1
	for _, part := range parts[1:last] {
		if !ok {
			return false
		}
		_, rest, ok = strings.Cut(rest, part)
	}
	return ok && strings.HasSuffix(rest, parts[last])
}
