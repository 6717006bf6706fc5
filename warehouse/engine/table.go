package engine

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/apache/arrow/go/v12/arrow"
	"github.com/apache/arrow/go/v12/arrow/array"
	"github.com/apache/arrow/go/v12/arrow/ipc"
	"github.com/apache/arrow/go/v12/arrow/memory"

	"github.com/brickwork-sql/brickwork/types"
)

// Table is a result as Go values; [Table.Result] gives it the form in which it
// travels.
//
// A value of a column is nil for NULL, or
//
//	BOOLEAN                          bool
//	TINYINT, SMALLINT, INT, BIGINT   any integer that fits
//	FLOAT, DOUBLE                    float32, float64, any integer
//	DECIMAL                          its text, or what has a String method that gives it; any integer
//	BINARY                           []byte, string
//	DATE                             civil.Date, or the date of a time.Time where it is
//	TIMESTAMP                        time.Time
//	TIMESTAMP_NTZ                    civil.DateTime, or date and time of a time.Time where it is
//	ARRAY                            []any, any other slice
//	MAP                              [][2]any; any map, whose keys are sorted by their text
//	STRUCT                           []any in the order of the fields, map[string]any
//	all others                       string, or what has a String method
type Table struct {
	Columns   []Column
	Rows      iter.Seq[[]any] // a row may be overwritten once the next is asked for
	BatchRows int             // rows of a batch; zero is 10,000
}

// Columns are columns written as in DDL: "id BIGINT".
func Columns(definitions ...string) []Column {
	columns := make([]Column, len(definitions))
	for i, d := range definitions {
		columns[i].Name, columns[i].Type, _ = strings.Cut(d, " ")
	}
	return columns
}

// Rows is the result of a query from its rows. See [Table] for their values.
func Rows(columns []Column, rows ...[]any) (*Result, error) {
	return Table{Columns: columns, Rows: slices.Values(rows)}.Result()
}

// Result is the table in Arrow batches. That a type is not known and that a
// value does not fit its column are errors.
func (t Table) Result() (*Result, error) {
	fields := make([]arrow.Field, len(t.Columns))
	columns := make([]types.Type, len(t.Columns))
	for i, c := range t.Columns {
		parsed, err := types.Parse(c.Type)
		if err != nil {
			return nil, fmt.Errorf("engine: column %q: %w", c.Name, err)
		}
		at, err := arrowType(parsed, false)
		if err != nil {
			return nil, fmt.Errorf("engine: column %q: %w", c.Name, err)
		}
		columns[i], fields[i] = parsed, arrow.Field{Name: c.Name, Type: at, Nullable: true}
	}
	w := newBatches(arrow.NewSchema(fields, nil), columns)
	defer w.record.Release()
	if err := w.rows(t); err != nil {
		return nil, err
	}
	schema, err := w.schema()
	if err != nil {
		return nil, err
	}
	return &Result{Columns: t.Columns, Schema: schema, Batches: w.done, Affected: -1, Query: true}, nil
}

// batches makes record batches of rows.
type batches struct {
	of     *arrow.Schema
	record *array.RecordBuilder
	append []func(any) error // by column
	done   []Batch
}

func newBatches(schema *arrow.Schema, columns []types.Type) *batches {
	w := &batches{of: schema, record: array.NewRecordBuilder(memory.DefaultAllocator, schema)}
	for i, t := range columns {
		w.append = append(w.append, appender(t, w.record.Field(i)))
	}
	return w
}

// rows appends all rows of t.
func (w *batches) rows(t Table) error {
	limit := int64(t.BatchRows)
	if limit <= 0 {
		limit = 10_000
	}
	n := int64(0)
	if t.Rows == nil {
		return nil
	}
	for row := range t.Rows {
		if len(row) != len(w.append) {
			return fmt.Errorf("engine: row %d: %d values for %d columns", n, len(row), len(w.append))
		}
		for i, v := range row {
			if err := w.append[i](v); err != nil {
				return fmt.Errorf("engine: row %d, column %q: %w", n, t.Columns[i].Name, err)
			}
		}
		if n++; n%limit == 0 {
			if err := w.flush(limit); err != nil {
				return err
			}
		}
	}
	if n%limit != 0 {
		return w.flush(n % limit)
	}
	return nil
}

// flush makes a batch of the n rows appended since the last one.
func (w *batches) flush(n int64) error {
	record := w.record.NewRecord()
	defer record.Release()
	data, err := messages(w.of, record)
	if err != nil {
		return err
	}
	schema, err := w.schema()
	if err != nil {
		return err
	}
	w.done = append(w.done, Batch{data[len(schema):], n})
	return nil
}

// schema is the schema message.
func (w *batches) schema() ([]byte, error) { return messages(w.of) }

// messages are the schema and the records in Arrow's stream format, without the
// eight bytes that end a stream.
func messages(schema *arrow.Schema, records ...arrow.Record) ([]byte, error) {
	var b bytes.Buffer
	w := ipc.NewWriter(&b, ipc.WithSchema(schema))
	for _, r := range records {
		if err := w.Write(r); err != nil {
			return nil, fmt.Errorf("engine: batch: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("engine: batch: %w", err)
	}
	return b.Bytes()[:b.Len()-8], nil
}
