package brickwork

import (
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/codec"
	"github.com/brickwork-sql/brickwork/types"
)

// Rows is a result while it is read, like [sql.Rows]. Values have the Go type
// of their SQL type, whatever the driver made of them. Rows that end, by an error
// too, are closed.
type Rows struct {
	columns []types.Field
	items   []ast.Node                  // of the SELECT, one for each column; nil if not known
	next    func() ([]any, error, bool) // as of iter.Pull2
	stop    func() error
	ready   bool // values come as Values gives them, not as a driver does
	row     []any
	values  []any // row for Values, nil until it is asked for
	n       int64
	err     error
	closed  bool
}

// NewRows is a result with the given rows, for tests.
func NewRows(columns []types.Field, rows ...[]any) *Rows {
	return RowsFrom(columns, func(yield func([]any, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	})
}

// RowsFrom is a result whose rows are made as they are read, for engines. It
// ends after the first error; a row is valid until the next.
func RowsFrom(columns []types.Field, rows iter.Seq2[[]any, error]) *Rows {
	next, stop := iter.Pull2(rows)
	return &Rows{columns: columns, next: next, stop: func() error { stop(); return nil }, ready: true}
}

// Columns describes the columns. The width of a DECIMAL and the parts of ARRAY,
// MAP and STRUCT are only known if the statement tells; they are zero and nil else.
func (r *Rows) Columns() []types.Field { return r.columns }

// Next goes to the next row; false at the end and after an error.
func (r *Rows) Next() bool {
	if r.closed {
		return false
	}
	row, err, ok := r.next()
	if err == nil && ok && len(row) != len(r.columns) {
		err = fmt.Errorf("brickwork: rows: %d values for %d columns", len(row), len(r.columns))
	}
	if err != nil || !ok {
		r.end(err)
		return false
	}
	r.row, r.values = row, nil
	r.n++
	return true
}

// end closes r because of err, which may be nil.
func (r *Rows) end(err error) {
	if r.err = err; err == nil {
		r.err = r.Close()
		return
	}
	r.Close() // the first error counts
}

// Scan copies the row into dest, one pointer per column; the error is a [*ScanError].
func (r *Rows) Scan(dest ...any) error {
	if len(dest) != len(r.columns) || r.row == nil {
		return &ScanError{Row: r.n, GoType: fmt.Sprintf("%d values", len(dest)), Err: fmt.Errorf("want %d, after Next", len(r.columns))}
	}
	for i, d := range dest {
		if err := r.into(d, i); err != nil {
			return r.misfit(i, "", reflect.TypeOf(d), err)
		}
	}
	return nil
}

// into puts the value of a column where dst points to.
func (r *Rows) into(dst any, column int) error {
	v := r.row[column]
	if r.ready {
		return intoReady(dst, r.columns[column].Type, v)
	}
	return codec.Into(dst, r.columns[column].Type, v)
}

// Values is the row; NULL is nil. It is valid until the next Next. A value that
// is none of its type ends the rows: see Err.
func (r *Rows) Values() []any {
	if r.ready || r.row == nil {
		return r.row
	}
	if r.values == nil {
		values, err := r.canonical()
		if err != nil {
			r.end(err)
			return nil
		}
		r.values = values
	}
	return r.values
}

// canonical is a copy of the row whose values have the Go types of their SQL types.
func (r *Rows) canonical() ([]any, error) {
	if r.ready {
		return slices.Clone(r.row), nil
	}
	values := make([]any, len(r.row))
	for i, v := range r.row {
		var err error
		if values[i], err = codec.Canonical(r.columns[i].Type, v); err != nil {
			return nil, r.misfit(i, "", nil, err)
		}
	}
	return values, nil
}

// misfit is the error of the value of a column that does not fit.
func (r *Rows) misfit(column int, field string, t reflect.Type, err error) error {
	e := &ScanError{Column: r.columns[column].Name, SQLType: types.Format(r.columns[column].Type), Field: field, Row: r.n, Err: err}
	if errors.Is(err, codec.ErrNull) {
		e.Err = ErrNull
	}
	if e.GoType = "any"; t != nil {
		if field == "" && t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		e.GoType = t.String()
	}
	return e
}

// Err is what ended the rows early.
func (r *Rows) Err() error { return r.err }

// Close ends the reading; to close again does nothing.
func (r *Rows) Close() error {
	if r.closed {
		return nil
	}
	r.closed = true
	return r.stop()
}

// discard closes rows that nobody reads.
func (r *Rows) discard() {
	if r != nil {
		r.Close() // there is an error already
	}
}

// sqlRows is the rows that the driver gives; fail makes its errors ours, end
// frees what the rows hold besides.
func sqlRows(rows *sql.Rows, columns []types.Field, fail func(error) error, end func()) *Rows {
	row, dest := make([]any, len(columns)), make([]any, len(columns))
	for i := range row {
		dest[i] = &row[i]
	}
	next := func() ([]any, error, bool) {
		if !rows.Next() {
			return nil, fail(rows.Err()), false
		}
		return row, fail(rows.Scan(dest...)), true
	}
	stop := func() error {
		defer end()
		return fail(rows.Close())
	}
	return &Rows{columns: columns, next: next, stop: stop}
}
