package brickwork

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/brickwork-sql/brickwork/builder"
)

// Load writes many rows, some statements of thousands of rows each and never a
// statement per row. R is the insert struct of a generated table, or any struct
// whose fields are named as the columns; fields of identity and generated columns
// are left out, any other without a column is an error. Rows are read as they are
// needed: [Slice], [Seq], or [Each] of another engine. Each statement is sent once;
// the error is a [*LoadError], which says how many rows have landed.
func Load[R any](ctx context.Context, e Engine, t builder.Target, rows iter.Seq2[R, error], o LoadOptions) (Loaded, error) {
	l, err := newLoader[R](e, t, o)
	if err != nil {
		return Loaded{}, &LoadError{Err: err}
	}
	return l.load(ctx, rows)
}

// LoadOptions says how rows are loaded. The zero LoadOptions appends.
type LoadOptions struct {
	Mode     LoadMode
	Keys     []string // of Upsert; empty is the primary key
	Strategy Strategy
	Stage    string       // a directory of a volume, for Files
	Rows     int          // per statement, 0 is as many as fit
	Bytes    int          // per statement, 0 is what the server takes, nearly 1 MB
	Parallel int          // statements at a time, 0 is 1; Overwrite sends its first alone
	Progress func(Loaded) // after each statement, never two at a time
}

// LoadMode is what happens to the rows of the table.
type LoadMode uint8

// The modes.
const (
	Append    LoadMode = iota // nothing
	Overwrite                 // the first statement replaces them; of no rows, TRUNCATE
	Upsert                    // MERGE on Keys, in which the rows of a load have to differ
)

// Strategy is how rows travel.
type Strategy uint8

// The strategies.
const (
	Automatic Strategy = iota // Files if there is a Stage, else JSON
	JSON                      // one JSON parameter per statement
	Values                    // VALUES, with a parameter per value
	Files                     // files below Stage, then COPY INTO: not there yet, an [ErrUnsupported]
)

// Loaded is how far a [Load] has come. Bytes are those of the values, about as
// they are sent.
type Loaded struct {
	Rows, Bytes, Statements int64
	Elapsed                 time.Duration
}

// Slice is rows for [Load].
func Slice[R any](rows []R) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// Seq is rows for [Load].
func Seq[R any](rows iter.Seq[R]) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// LoadError says how far a [Load] came.
type LoadError struct {
	Loaded        // what is in the table for sure
	InDoubt int64 // rows of the statement whose answer was lost
	Err     error
}

// Error says how many rows have landed and why no more.
func (e *LoadError) Error() string {
	text := fmt.Sprintf("brickwork: load: %d rows have landed", e.Rows)
	if e.InDoubt > 0 {
		text += fmt.Sprintf(", %d are in doubt", e.InDoubt)
	}
	return fmt.Sprintf("%s: %v", text, e.Err)
}

// Unwrap is Err.
func (e *LoadError) Unwrap() error { return e.Err }
