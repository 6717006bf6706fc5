// Package engine is what stands between the protocol of a local SQL warehouse
// and what runs its statements: an [Engine] opens a [Session] for each client
// connection, and a Session makes a [Result] of each statement.
//
// [Script] is an engine for tests that answers from a list, and [Table] makes a
// Result of Go values.
package engine

import (
	"context"
	"fmt"
)

// Engine runs the statements of a warehouse. It is safe for concurrent use.
type Engine interface {
	// Open starts a session; that the catalog or schema is not there is an [*Error].
	Open(ctx context.Context, c Config) (Session, error)
	// Close ends all sessions and frees what the engine holds.
	Close() error
}

// Config is how a session starts.
type Config struct {
	Catalog, Schema string            // current at first; empty is the engine's default
	Conf            map[string]string // settings as the client sent them; unknown ones are accepted
}

// Session is the server side of one connection: current schema, variables,
// temporary views. Statements of one session may run at the same time.
type Session interface {
	// Run runs one statement, whose parameters are written into it already. When
	// ctx is done the statement is cancelled and the error is that of ctx; an
	// error of the statement is an [*Error].
	Run(ctx context.Context, sql string) (*Result, error)
	// Close drops what the session holds.
	Close() error
}

// Result is a whole result in the form in which the driver takes it.
type Result struct {
	Columns  []Column
	Schema   []byte  // Arrow IPC schema message, without end-of-stream marker
	Batches  []Batch // none if there are no rows
	Affected int64   // rows changed, -1 if the statement does not tell
	Query    bool    // the statement is a query, not a command
}

// Column is a column of a result.
type Column struct {
	Name    string
	Type    string // SQL type as in DDL: "DECIMAL(10,2)", "ARRAY<INT>"
	Comment string
}

// Batch is some rows as Arrow IPC record-batch messages, without schema.
type Batch struct {
	Data []byte
	Rows int64
}

// Error is what a statement failed with.
type Error struct {
	Class    string // "TABLE_OR_VIEW_NOT_FOUND", empty if there is none
	SQLState string // "42P01", empty if there is none
	Message  string // as users see it, with class and SQLSTATE in it
}

// NewError is an error whose message has class and SQLSTATE in it, in the form
// of the real service.
func NewError(class, state, format string, args ...any) *Error {
	return &Error{class, state, "[" + class + "] " + fmt.Sprintf(format, args...) + " SQLSTATE: " + state}
}

// Error is the message.
func (e *Error) Error() string { return e.Message }
