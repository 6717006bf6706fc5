package brickwork

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// ErrNoRows is [sql.ErrNoRows].
var ErrNoRows = sql.ErrNoRows

// ErrManyRows is returned by [One] if there is more than one row.
var ErrManyRows = errors.New("brickwork: more than one row")

// ErrNull is a NULL in a Go value that cannot be nil.
var ErrNull = errors.New("brickwork: NULL in a Go value that cannot be nil")

// ErrNoTx is returned where there are no transactions.
var ErrNoTx = errors.New("brickwork: no transactions here")

// Error is an error of the server, or of the way to it.
type Error struct {
	Class     string // "DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION", "" if it has none
	SQLState  string // "42K09", "" if it has none
	Message   string // what the server said, without class and SQLSTATE
	QueryID   string
	SQL       string // as sent, without the values of parameters
	Retryable bool   // the same statement may succeed later; whether it was carried out in part is another question
	Err       error  // of the driver

	condition Condition // of an error without class and SQLSTATE
	doubtful  bool      // the statement may have been carried out
}

// Error is class, message, SQLSTATE and query id.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("brickwork: ")
	if e.Class != "" {
		fmt.Fprintf(&b, "[%s] ", e.Class)
	} else if e.condition != "" {
		fmt.Fprintf(&b, "%s: ", string(e.condition))
	}
	b.WriteString(e.Message)
	if e.SQLState != "" {
		fmt.Fprintf(&b, " (SQLSTATE %s)", e.SQLState)
	}
	if e.QueryID != "" {
		fmt.Fprintf(&b, " (query %s)", e.QueryID)
	}
	return b.String()
}

// Unwrap is Err.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether e is of the given [Condition].
func (e *Error) Is(target error) bool {
	c, ok := target.(Condition)
	return ok && (e.condition == c || c.covers(e.Class, e.SQLState))
}

// ConfigError says what is wrong with a URL or the environment. It never
// contains the token.
type ConfigError struct {
	Missing []string // environment variables or keys
	Unknown []string // keys
	Text    string
}

// Error names what is missing and what is not known.
func (e *ConfigError) Error() string {
	var facts []string
	if e.Missing != nil {
		facts = append(facts, "missing: "+strings.Join(e.Missing, ", "))
	}
	if e.Unknown != nil {
		facts = append(facts, fmt.Sprintf("unknown: %q", e.Unknown))
	}
	if e.Text != "" {
		facts = append(facts, e.Text)
	}
	return "brickwork: configuration: " + strings.Join(facts, "; ")
}

// ScanError says which column does not fit which field.
type ScanError struct {
	Column, SQLType, Field, GoType string
	Row                            int64 // from 1; 0 if no row fits
	Err                            error
}

// Error names column, types, field and row.
func (e *ScanError) Error() string {
	var b strings.Builder
	b.WriteString("brickwork: scan: ")
	if e.Row > 0 {
		fmt.Fprintf(&b, "row %d: ", e.Row)
	}
	if e.Column != "" {
		fmt.Fprintf(&b, "column %q", e.Column)
		if e.SQLType != "" {
			fmt.Fprintf(&b, " (%s)", e.SQLType)
		}
		b.WriteString(" into ")
	}
	if e.Field != "" {
		fmt.Fprintf(&b, "field %s ", e.Field)
	}
	fmt.Fprintf(&b, "%s: %v", e.GoType, e.Err)
	return b.String()
}

// Unwrap is Err.
func (e *ScanError) Unwrap() error { return e.Err }

// ScriptError says which statement of [ExecAll] failed.
type ScriptError struct {
	Index int
	SQL   string
	Err   error
}

// Error names the statement and what went wrong.
func (e *ScriptError) Error() string {
	return fmt.Sprintf("brickwork: statement %d (%s): %v", e.Index+1, e.SQL, e.Err)
}

// Unwrap is Err.
func (e *ScriptError) Unwrap() error { return e.Err }
