package brickwork

import (
	"context"
	"fmt"
	"iter"
	"reflect"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/codec"
	"github.com/brickwork-sql/brickwork/internal/rowmap"
	"github.com/brickwork-sql/brickwork/types"
)

// All reads all rows of q. A row that is a struct takes each column into the
// field of that name (tag db, else without regard to case and underscores), both
// ways strictly: db:"-" leaves a field out. A NULL needs a pointer, sql.Null, a
// slice or a map: see builder.Nullable and [ErrNull].
func All[T any](ctx context.Context, e Engine, q builder.QueryOf[T]) ([]T, error) {
	return collect(Each(ctx, e, q))
}

// One reads the only row of q: [ErrNoRows], [ErrManyRows].
func One[T any](ctx context.Context, e Engine, q builder.QueryOf[T]) (T, error) {
	return only(Each(ctx, e, q))
}

// Each reads the rows of q one by one. It ends after the first error.
func Each[T any](ctx context.Context, e Engine, q builder.QueryOf[T]) iter.Seq2[T, error] {
	return each[T](ctx, e, q, true)
}

// AllInto is [All] for statements that do not say what their rows are: R is a
// struct, the Go type of the only column, or map[string]any.
func AllInto[R any](ctx context.Context, e Engine, s builder.RowStmt) ([]R, error) {
	return collect(EachInto[R](ctx, e, s))
}

// OneInto is [One] as [AllInto] is All.
func OneInto[R any](ctx context.Context, e Engine, s builder.RowStmt) (R, error) {
	return only(EachInto[R](ctx, e, s))
}

// EachInto is [Each] as [AllInto] is All.
func EachInto[R any](ctx context.Context, e Engine, s builder.RowStmt) iter.Seq2[R, error] {
	return each[R](ctx, e, s, false)
}

// Get is the value of the column of row that item made. A NULL in a T that
// cannot be nil is [ErrNull]: say builder.Nullable(item), there and in the query.
func Get[T any](row builder.AnyRow, item builder.ItemOf[T]) (v T, err error) {
	x, err := row.Value(item)
	if err != nil {
		return v, fmt.Errorf("brickwork: get: %w", err)
	}
	if err := intoReady(&v, nil, x); err != nil {
		r := Rows{columns: []types.Field{{}}}
		return v, r.misfit(0, "", reflect.TypeFor[*T](), err)
	}
	return v, nil
}

func collect[T any](rows iter.Seq2[T, error]) ([]T, error) {
	var all []T
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		all = append(all, row)
	}
	return all, nil
}

func only[T any](rows iter.Seq2[T, error]) (t T, err error) {
	var none T
	err = ErrNoRows
	for row, rowErr := range rows {
		switch {
		case rowErr != nil:
			return none, rowErr
		case err == nil:
			return none, ErrManyRows
		}
		t, err = row, nil
	}
	return t, err
}

// each runs s and reads its rows as Ts; typed tells that s says what they are.
func each[T any](ctx context.Context, e Engine, s builder.RowStmt, typed bool) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		rows, err := e.Query(ctx, s)
		if err != nil {
			yield(none, err)
			return
		}
		defer rows.Close()
		if len(rows.columns) == 0 && !rows.Next() { // a statement without a result
			if err := rows.Err(); err != nil {
				yield(none, err)
			}
			return
		}
		read, err := reader[T](rows, typed && oneValue(s, rows.columns))
		if err != nil {
			yield(none, err)
			return
		}
		for rows.Next() {
			var t T
			if err := read(&t); err != nil {
				yield(none, err)
				return
			}
			if !yield(t, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(none, err)
		}
	}
}

// oneValue reports whether the only column is what the rows of s are, even if
// that is a struct or a map.
func oneValue(s builder.Stmt, columns []types.Field) bool {
	if len(columns) != 1 {
		return false
	}
	if sel := outermost(s.Stmt()); sel != nil {
		return sel.Row == nil
	}
	switch columns[0].Type.(type) {
	case types.Struct, types.Map:
		return true
	}
	return columns[0].Type == types.Type(types.VariantType)
}

// reader is what makes a T of the row of r. Value says that the only column is
// the whole of T.
func reader[T any](r *Rows, value bool) (func(*T) error, error) {
	t := reflect.TypeFor[T]()
	switch any((*T)(nil)).(type) {
	case *builder.AnyRow:
		return func(dst *T) error {
			values, err := r.canonical()
			*dst = any(builder.MakeRow(r.columns, r.items, values)).(T)
			return err
		}, nil
	}
	if value {
		return func(dst *T) error {
			if err := r.into(dst, 0); err != nil {
				return r.misfit(0, "", reflect.TypeFor[*T](), err)
			}
			return nil
		}, nil
	}
	s, err := newScan(r, t)
	if err != nil {
		return nil, &ScanError{GoType: t.String(), Err: err}
	}
	return func(dst *T) error { return s.scan(reflect.ValueOf(dst).Elem()) }, nil
}

// scan is how the rows of a result go into one Go type.
type scan struct {
	rows  *Rows
	row   *codec.Row
	outer reflect.Type // of which row is the element, nil if it is none
	ready []any        // room for a row in the form of a driver
}

func newScan(r *Rows, t reflect.Type) (*scan, error) {
	s := &scan{rows: r}
	if t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct && len(r.columns) != 1 {
		s.outer, t = t, t.Elem()
	}
	if r.ready {
		s.ready = make([]any, len(r.columns))
	}
	var err error
	s.row, err = codec.RowOf(t, r.columns)
	return s, err
}

// scan puts the row into dst, which can be set.
func (s *scan) scan(dst reflect.Value) error {
	if s.outer != nil {
		dst.Set(reflect.New(s.outer.Elem()))
		dst = dst.Elem()
	}
	values := s.rows.row
	if s.ready != nil {
		for i, v := range values {
			var err error
			if s.ready[i], err = driverForm(v); err != nil {
				return s.rows.misfit(i, "", dst.Type(), err)
			}
		}
		values = s.ready
	}
	if err := s.row.Scan(dst, values); err != nil {
		return s.blame(dst, values, err)
	}
	return nil
}

// blame finds the column for which err came of values.
func (s *scan) blame(dst reflect.Value, values []any, err error) error {
	plan, planErr := rowmap.For(dst.Type())
	for i, v := range values {
		name, t := "", dst.Type()
		if planErr == nil {
			if f := plan.Field(s.rows.columns[i].Name); f >= 0 {
				name, t = plan.Fields[f].GoName, plan.Fields[f].Type
			}
		}
		if again := codec.Into(reflect.New(t).Interface(), s.rows.columns[i].Type, v); again != nil {
			return s.rows.misfit(i, name, t, again)
		}
	}
	return &ScanError{Row: s.rows.n, GoType: dst.Type().String(), Err: err}
}
