// Package squirrelx runs statements of squirrel, and of any other library over
// database/sql, on an engine.
package squirrelx

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
)

// Runner is e as a [*sql.DB]: what RunWith of squirrel takes, or sqlx, or plain
// database/sql. Statements mark their arguments by ?; these are typed as those
// of our own statements, and results are free of the driver's quirks: a DECIMAL,
// an interval, a VARIANT is text, a nested value its JSON, a DATE the midnight
// in UTC. Arguments that have no SQL type are errors. There are no transactions,
// see brickwork.DB.InTx. Closing the Runner leaves e open.
func Runner(e brickwork.Engine) *sql.DB { return sql.OpenDB(connector{e}) }

var errNoTx = errors.New("squirrelx: no transactions, see brickwork.DB.InTx")

// connector makes connections that all are the engine.
type connector struct{ e brickwork.Engine }

func (c connector) Connect(context.Context) (driver.Conn, error) { return conn(c), nil }
func (c connector) Driver() driver.Driver                        { return c }

// Open makes c a [driver.Driver]; it has no names.
func (c connector) Open(string) (driver.Conn, error) { return conn(c), nil }

type conn struct{ e brickwork.Engine }

func (c conn) Prepare(text string) (driver.Stmt, error) { return stmt{c, text}, nil }
func (c conn) Close() error                             { return nil }
func (c conn) Begin() (driver.Tx, error)                { return nil, errNoTx }

// CheckNamedValue leaves a value as it is: the codec of the engine knows all types.
func (c conn) CheckNamedValue(*driver.NamedValue) error { return nil }

func (c conn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	r, err := c.e.Exec(ctx, builder.EmbedStmt(foreign{text, args}))
	if err != nil {
		return nil, err
	}
	return result{r}, nil
}

func (c conn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	found, err := c.e.Query(ctx, builder.EmbedQuery[builder.AnyRow](foreign{text, args}))
	if err != nil {
		return nil, err
	}
	return rows{found}, nil
}

// foreign is a text and its arguments as a [builder.Sqlizer].
type foreign struct {
	text string
	args []driver.NamedValue
}

func (f foreign) ToSql() (string, []any, error) {
	args := make([]any, len(f.args))
	for i, a := range f.args {
		if a.Name != "" {
			return "", nil, errors.New("squirrelx: named arguments; mark them by ?")
		}
		args[i] = a.Value
	}
	return f.text, args, nil
}

// stmt is a statement that database/sql prepared; nothing is sent until it runs.
type stmt struct {
	c    conn
	text string
}

func (s stmt) Close() error  { return nil }
func (s stmt) NumInput() int { return -1 }

func (s stmt) Exec(args []driver.Value) (driver.Result, error) {
	return s.ExecContext(context.Background(), named(args))
}

func (s stmt) Query(args []driver.Value) (driver.Rows, error) {
	return s.QueryContext(context.Background(), named(args))
}

func (s stmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	return s.c.ExecContext(ctx, s.text, args)
}

func (s stmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	return s.c.QueryContext(ctx, s.text, args)
}

// CheckNamedValue leaves a value as it is.
func (s stmt) CheckNamedValue(*driver.NamedValue) error { return nil }

func named(args []driver.Value) []driver.NamedValue {
	out := make([]driver.NamedValue, len(args))
	for i, a := range args {
		out[i] = driver.NamedValue{Ordinal: i + 1, Value: a}
	}
	return out
}

type result struct{ r brickwork.Result }

func (r result) LastInsertId() (int64, error) {
	return 0, errors.New("squirrelx: Databricks has no id of the last insert")
}

func (r result) RowsAffected() (int64, error) { return r.r.Affected, nil }

type rows struct{ r *brickwork.Rows }

func (r rows) Columns() []string {
	columns := r.r.Columns()
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

func (r rows) Close() error { return r.r.Close() }

// ColumnTypeDatabaseTypeName is the SQL type as in DDL.
func (r rows) ColumnTypeDatabaseTypeName(i int) string {
	if t := r.r.Columns()[i].Type; t != nil {
		return t.String()
	}
	return ""
}

func (r rows) Next(dest []driver.Value) error {
	if !r.r.Next() {
		if err := r.r.Err(); err != nil {
			return err
		}
		return io.EOF
	}
	for i, v := range r.r.Values() {
		var err error
		if dest[i], err = plain(v); err != nil {
			return err
		}
	}
	return nil
}
