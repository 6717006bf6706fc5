package brickwork

import (
	"context"
	"sync"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/run"
)

// Recorder is an engine that compiles statements and sends none: a dry run.
// It also stands for a warehouse in unit tests. Several goroutines may use it;
// Calls is to be read when they are done.
type Recorder struct {
	Compile dialect.Options
	Answer  func(Call) *Rows // rows of a query; nil is no rows
	Calls   []Call

	mu sync.Mutex
}

// Exec compiles s and keeps it.
func (r *Recorder) Exec(ctx context.Context, s builder.Stmt) (Result, error) {
	_, err := r.record(ctx, s)
	return untold, err
}

// Query compiles q, keeps it, and returns what Answer says.
func (r *Recorder) Query(ctx context.Context, q builder.RowStmt) (*Rows, error) {
	c, err := r.record(ctx, q)
	if err != nil {
		return nil, err
	}
	if r.Answer != nil {
		if rows := r.Answer(c); rows != nil {
			return rows, nil
		}
	}
	return NewRows(nil), nil
}

func (r *Recorder) record(ctx context.Context, s builder.Stmt) (Call, error) {
	if err := ctx.Err(); err != nil {
		return Call{}, err
	}
	compiled, err := run.Compile(s, r.Compile, nil)
	if err != nil {
		return Call{}, err
	}
	c := Call{Stmt: s, SQL: compiled.SQL, Params: compiled.Params, Tags: run.Tags(ctx, nil), Attempt: 1, Rows: -1}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.Calls = append(r.Calls, c)
	return c, nil
}
