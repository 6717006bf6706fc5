package brickwork

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	dbsql "github.com/databricks/databricks-sql-go"
	"github.com/databricks/databricks-sql-go/driverctx"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/run"
)

// conn is a [sql.DB] or a [sql.Conn].
type conn interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// sender runs statements through the driver.
type sender struct {
	reads, writes conn
	opts          Options
}

// Exec runs stmt once.
func (s sender) Exec(ctx context.Context, stmt builder.Stmt) (Result, error) {
	result, call := untold, new(Call)
	err := s.send(ctx, stmt, 0, func(ctx context.Context, m message) (later bool, err error) {
		call = m.call
		if isMerge(stmt.Stmt()) {
			result, err = merged(ctx, s.writes, m)
		} else {
			result, err = executed(ctx, s.writes, m)
		}
		call.Rows = result.Affected
		return false, err
	})
	if err != nil {
		result = untold
	}
	result.QueryID = call.QueryID
	return result, err
}

// Query runs q: again if that may help and it only reads.
func (s sender) Query(ctx context.Context, q builder.RowStmt) (*Rows, error) {
	pool, retries := s.writes, 0
	if dialect.Inspect(q).ReadOnly {
		pool, retries = s.reads, s.opts.Retries
	}
	var rows *Rows
	err := s.send(ctx, q, retries, func(ctx context.Context, m message) (later bool, err error) {
		rows.discard() // of an attempt that a hook did not like
		rows, err = queried(ctx, pool, q, m)
		return err == nil, err
	})
	if err != nil {
		rows.discard()
		return nil, err
	}
	return rows, nil
}

// queried sends a query.
func queried(ctx context.Context, pool conn, q builder.Stmt, m message) (*Rows, error) {
	found, err := pool.QueryContext(ctx, m.SQL, m.args...)
	if err != nil {
		return nil, err
	}
	columns, items, err := columnsOf(found, q)
	if err != nil {
		found.Close() // the first error counts
		return nil, err
	}
	rows := sqlRows(found, columns, func(err error) error { return fault(ctx, err, m.call) }, m.end)
	rows.items = items
	return rows, nil
}

// message is a statement as it is sent.
type message struct {
	dialect.Compiled
	args []any
	call *Call
	end  func() // frees the context: called when all is read
}

// send has f send stmt, inside of the hooks, and up to retries times more if
// its error may pass. F tells whether its result is read later.
func (s sender) send(ctx context.Context, stmt builder.Stmt, retries int, f func(context.Context, message) (later bool, err error)) error {
	if stmt == nil {
		return errors.New("brickwork: nil statement")
	}
	compiled, err := run.Compile(stmt, s.opts.Compile, s.opts.Check)
	if err != nil {
		return err
	}
	args, err := arguments(compiled.Params)
	if err != nil {
		return err
	}
	tags := run.Tags(ctx, s.opts.Tags)
	return run.Repeat(ctx, retries, retryable, func(attempt int) error {
		c := &Call{Stmt: stmt, SQL: compiled.SQL, Params: compiled.Params, Tags: tags, Attempt: attempt, Rows: -1}
		sent := false
		err := run.Hooked(s.opts.Hooks, c, func(ctx context.Context) error {
			sent = true
			return s.attempt(ctx, message{Compiled: compiled, args: args, call: c}, f)
		})(ctx)
		if err == nil && !sent {
			return errors.New("brickwork: hook: neither called next nor failed")
		}
		return err
	})
}

// attempt has f send m once.
func (s sender) attempt(ctx context.Context, m message, f func(context.Context, message) (bool, error)) error {
	var id atomic.Value // the driver calls back often, at first with nothing
	ctx = driverctx.NewContextWithQueryIdCallback(watched(ctx), func(s string) {
		if s != "" {
			id.Store(s)
		}
	})
	if m.call.Tags != nil {
		ctx = driverctx.NewContextWithQueryTags(ctx, m.call.Tags)
	}
	ctx, done, end := run.Within(ctx, s.opts.Timeout)
	m.end = end
	start := time.Now()
	later, err := f(ctx, m)
	done()
	m.call.Took = time.Since(start)
	m.call.QueryID, _ = id.Load().(string)
	err = fault(ctx, err, m.call)
	if !later {
		end()
	}
	return err
}

// wireTypes are the types of parameters by the names that the driver has for them.
var wireTypes = func() map[string]dbsql.SqlType {
	byName := map[string]dbsql.SqlType{}
	for t := dbsql.SqlString; t <= dbsql.SqlVoid; t++ {
		byName[t.String()] = t
	}
	return byName
}()

// arguments is params as the driver takes them without guessing: type and text
// of each, or VOID.
func arguments(params []dialect.Param) ([]any, error) {
	args := make([]any, len(params))
	for i, p := range params {
		t, ok := wireTypes[p.Type]
		switch {
		case p.Null:
			args[i] = dbsql.Parameter{Name: p.Name, Type: dbsql.SqlVoid}
		case !ok || t == dbsql.SqlVoid:
			return nil, fmt.Errorf("brickwork: parameter %q: the driver has no type %q", p.Name, p.Type)
		default:
			args[i] = dbsql.Parameter{Name: p.Name, Type: t, Value: p.Value}
		}
	}
	return args, nil
}

// untold is the result of a statement of which the server told nothing.
var untold = Result{Affected: -1, Inserted: -1, Updated: -1, Deleted: -1}

// executed sends a statement that is no MERGE.
func executed(ctx context.Context, pool conn, m message) (Result, error) {
	done, err := pool.ExecContext(ctx, m.SQL, m.args...)
	if err != nil {
		return untold, err
	}
	n, err := done.RowsAffected()
	if err != nil {
		return untold, err
	}
	return resultOf(m.call.Stmt.Stmt(), n), nil
}

// resultOf is the result of s, which changed n rows; for a statement that
// changes none, the driver says 0.
func resultOf(s ast.Stmt, n int64) Result {
	r := untold
	switch s := s.(type) {
	case *ast.Bound:
		return resultOf(s.Stmt, n)
	case *ast.Insert:
		r.Affected = n
		if !s.Overwrite && s.ReplaceWhere == nil && s.ReplaceOn == nil && s.ReplaceUsing == nil {
			r.Inserted = n
		}
	case *ast.Update:
		r.Affected, r.Updated = n, n
	case *ast.Delete:
		r.Affected, r.Deleted = n, n
	case *ast.Raw, *ast.Foreign, *ast.Prepared:
		r.Affected = n
	}
	return r
}

func isMerge(s ast.Stmt) bool {
	if b, ok := s.(*ast.Bound); ok {
		return isMerge(b.Stmt)
	}
	_, ok := s.(*ast.Merge)
	return ok
}

// merged sends a MERGE as a query, whose one row tells what it did.
func merged(ctx context.Context, pool conn, m message) (Result, error) {
	r := untold
	rows, err := pool.QueryContext(ctx, m.SQL, m.args...)
	if err != nil {
		return r, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return r, err
	}
	counts := map[string]*int64{
		"num_affected_rows": &r.Affected, "num_inserted_rows": &r.Inserted,
		"num_updated_rows": &r.Updated, "num_deleted_rows": &r.Deleted,
	}
	dest := make([]any, len(names))
	for i, name := range names {
		if dest[i] = new(any); counts[name] != nil {
			dest[i] = counts[name]
		}
	}
	if rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return r, err
		}
	}
	return r, errors.Join(rows.Err(), rows.Close())
}
