package brickwork

import (
	"context"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
)

// Engine runs statements. [*DB] is one, as are the sessions and transactions
// of a DB, a [*Recorder], and the embedded engine of package duckdb. A function
// that takes an Engine runs on all of them:
//
//	func Top(ctx context.Context, db brickwork.Engine, n int) ([]Customer, error)
type Engine interface {
	// Exec runs s and forgets its rows.
	Exec(ctx context.Context, s builder.Stmt) (Result, error)
	// Query runs q. Most callers want [All], [One] or [Each].
	Query(ctx context.Context, q builder.RowStmt) (*Rows, error)
}

// Transactor is an engine that has sessions and transactions: [*DB] and the
// embedded engine.
type Transactor interface {
	Engine
	Session(ctx context.Context, f func(s Engine) error) error
	InTx(ctx context.Context, f func(tx Engine) error) error
}

// Result is what a statement did. Numbers that the server did not tell are -1.
type Result struct {
	Affected                   int64
	Inserted, Updated, Deleted int64
	QueryID                    string
}

// ExecAll runs stmts in order and stops at the first error, a [*ScriptError].
func ExecAll[S builder.Stmt](ctx context.Context, e Engine, stmts ...S) error {
	for i, s := range stmts {
		if _, err := e.Exec(ctx, s); err != nil {
			return &ScriptError{Index: i, SQL: textOf(s), Err: err}
		}
	}
	return nil
}

// textOf is s without values, "" if it has no text.
func textOf(s builder.Stmt) string {
	p, err := dialect.Prepare(s, dialect.Options{NoCheck: true})
	if err != nil {
		return ""
	}
	return p.String()
}
