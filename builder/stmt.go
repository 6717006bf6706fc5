package builder

import (
	"fmt"
	"log/slog"
	"strconv"
	"strings"

	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Stmt is a statement that can be run. Packages ddl, script and files have more of them.
type Stmt interface{ Stmt() ast.Stmt }

// RowStmt is a statement that returns rows: a query, SHOW, DESCRIBE, CALL, a script.
type RowStmt interface {
	Stmt
	ReturnsRows()
}

// Query is a SELECT, a set operation, VALUES, a pipe. It may stand in FROM, best with an alias.
type Query interface {
	RowStmt
	QueryLike
}

// QueryOf is a [Query] whose row is a T in Go: the type of its column, a struct, or [AnyRow].
type QueryOf[T any] interface {
	Query
	row() T
}

// statement is what the statements of this package have in common.
type statement struct{ s ast.Stmt }

// Stmt makes it a [Stmt].
func (s statement) Stmt() ast.Stmt {
	if s.s == nil {
		return &ast.Bad{Text: "zero statement"}
	}
	return s.s
}

// ToSql is the text with ? markers and what to send with it, which makes the
// statement a [Sqlizer]: string, int64, float64, bool and nil, with a CAST in
// the text where they do not say the type. A [Param] is an error.
func (s statement) ToSql() (string, []any, error) {
	c, err := dialect.Compile(s, dialect.Options{Markers: dialect.Question})
	if err != nil {
		return "", nil, err
	}
	args := make([]any, len(c.Params))
	for i, p := range c.Params {
		if args[i], err = plain(p); err != nil {
			return "", nil, err
		}
	}
	return c.SQL, args, nil
}

// plain is p as the Go value that any driver sends as the same type.
func plain(p dialect.Param) (any, error) {
	if p.Null {
		return nil, nil
	}
	switch p.Type {
	case "BIGINT":
		return strconv.ParseInt(p.Value, 10, 64)
	case "DOUBLE":
		return strconv.ParseFloat(p.Value, 64)
	case "BOOLEAN":
		return strconv.ParseBool(p.Value)
	case "STRING":
		return p.Value, nil
	}
	return nil, fmt.Errorf("builder: parameter of type %q has no plain Go value", p.Type)
}

// String is the text with markers and without values, for people; a broken statement is "-- error: …".
func (s statement) String() string {
	if p, ok := printed(s.s); ok {
		return p.SQL
	}
	p, err := dialect.Prepare(s, dialect.Options{})
	if err != nil {
		return "-- error: " + err.Error()
	}
	return p.String()
}

// printed is the statement that was prepared in s, if there is one.
func printed(s ast.Stmt) (*ast.Prepared, bool) {
	if b, ok := s.(*ast.Bound); ok {
		return printed(b.Stmt)
	}
	p, ok := s.(*ast.Prepared)
	return p, ok
}

// LogValue is String, so that logs have no values.
func (s statement) LogValue() slog.Value { return slog.StringValue(s.String()) }

// rowsOf marks a query whose rows are Ts.
type rowsOf[T any] struct{}

func (rowsOf[T]) relation()  {}
func (rowsOf[T]) isQuery()   {}
func (rowsOf[T]) row() (t T) { return t }

// ReturnsRows makes it a [RowStmt].
func (rowsOf[T]) ReturnsRows() {}

// Statement is a statement of no special type: raw, foreign, CALL.
type Statement struct{ statement }

// ReturnsRows makes s a [RowStmt]; whether it has rows shows when it is run.
func (s Statement) ReturnsRows() {}

// QueryStmt is a query of no special type: raw, foreign, bound, prepared, a pipe.
type QueryStmt[T any] struct {
	rowsOf[T]
	statement
}

func (q QueryStmt[T]) node() ast.Node { return q.Stmt() }

// As is the query as a relation, with names for its columns if they are given.
func (q QueryStmt[T]) As(alias string, columns ...string) Derived { return derived(q, alias, columns) }

// Bound is q with values for its parameters.
func Bound[T any](q QueryOf[T], bs ...dialect.Binding) QueryStmt[T] {
	return MakeQuery[T](&ast.Bound{Stmt: query(q), Values: bs})
}

// BoundStmt is s with values for its parameters.
func BoundStmt(s Stmt, bs ...dialect.Binding) Statement {
	if isNil(s) {
		return Statement{}
	}
	return Statement{statement{&ast.Bound{Stmt: s.Stmt(), Values: bs}}}
}

// Prepare prints q once, as dialect.Prepare does; the result is run with [Bound] values, any number of times.
func Prepare[T any](q QueryOf[T], o dialect.Options) (QueryStmt[T], error) {
	if isNil(q) {
		return QueryStmt[T]{}, fmt.Errorf("builder: prepare: nil query")
	}
	p, err := dialect.Prepare(q, o)
	if err != nil {
		return QueryStmt[T]{}, err
	}
	return QueryStmt[T]{statement: statement{p.Stmt()}}, nil
}

// AnyRow is a row of several columns: of a query made by [Select], of a [Tuple].
// Its values are read by the item that made the column: brickwork.Get(row, total).
type AnyRow struct {
	columns []types.Field
	items   []ast.Node
	values  []any
}

// MakeRow is a row of a result whose columns were made by items, none where
// they are not known: for this module.
func MakeRow(columns []types.Field, items []ast.Node, values []any) AnyRow {
	return AnyRow{columns, items, values}
}

// Columns describes the columns.
func (r AnyRow) Columns() []types.Field { return r.columns }

// Values is the values in the order of the columns; NULL is nil.
func (r AnyRow) Values() []any { return r.values }

// Value is the value of the column that item made; that there is none, or several, is an error.
func (r AnyRow) Value(item Item) (any, error) {
	i, err := r.find(item)
	if err != nil {
		return nil, err
	}
	return r.values[i], nil
}

// find is the place of the column that item made: the same item, else one of the same name.
func (r AnyRow) find(item Item) (int, error) {
	n := Tree(item)
	if n == nil {
		return 0, fmt.Errorf("builder: row: nil item")
	}
	if i, ok := only(r.items, func(x ast.Node) bool { return bare(x) == bare(n) }); ok {
		return i, nil
	}
	name := ast.ItemName(n)
	i, ok := only(r.columns, func(f types.Field) bool { return name != "" && strings.EqualFold(f.Name, name) })
	if !ok {
		return 0, fmt.Errorf("builder: row: no column, or several, made by %q", statement{&ast.Piece{Of: n}}.String())
	}
	return i, nil
}

// only is the place of the one element for which f holds.
func only[E any](s []E, f func(E) bool) (at int, ok bool) {
	for i, x := range s {
		if !f(x) {
			continue
		}
		if ok {
			return 0, false
		}
		at, ok = i, true
	}
	return at, ok
}

// bare is n without [Nullable].
func bare(n ast.Node) ast.Node {
	for {
		x, ok := n.(*ast.Nullable)
		if !ok {
			return n
		}
		n = x.Item
	}
}
