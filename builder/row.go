package builder

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/rowmap"
	"github.com/brickwork-sql/brickwork/types"
)

// Assign is an assignment to a column.
type Assign struct{ a *ast.Assign }

func (a Assign) node() ast.Node { return a.tree() }

func (a Assign) part() ast.Part {
	n := a.tree()
	return ast.Part{Column: n.Column, X: n.X}
}

func (a Assign) tree() *ast.Assign {
	if a.a == nil {
		return &ast.Assign{Column: &ast.Bad{Text: "zero assignment"}, X: &ast.Default{}}
	}
	return a.a
}

// assigns is the trees of as.
func assigns(as []Assign) []*ast.Assign {
	out := make([]*ast.Assign, len(as))
	for i, a := range as {
		out[i] = a.tree()
	}
	return out
}

// Part is a part of PARTITION (…): an [Assign] for a static one, a [Column] for a dynamic one.
type Part interface{ part() ast.Part }

// Row is the values of a new row: what it leaves out is DEFAULT.
type Row []Assign

// RowSet is many rows with the same columns.
type RowSet struct{ rows *ast.RowSet }

// InsertRow is a pointer to a struct to insert that lists its values without reflection.
type InsertRow interface {
	// AppendTo appends a pointer to each field, in the order of the columns. A nil
	// field is DEFAULT if its column has one, else NULL.
	AppendTo(values []any) []any
}

// RowSetOf is rows with the columns of t at these places; generated code calls
// it. The rows are copied, what they point to is shared.
func RowSetOf[R any, P interface {
	*R
	InsertRow
}](t Table, columns []int, rows []R) RowSet {
	rows = slices.Clone(rows)
	return rowSet(t, columns, len(rows), func(i int, values []any) []any { return P(&rows[i]).AppendTo(values) })
}

func rowSet(t Table, places []int, n int, values func(int, []any) []any) RowSet {
	set := &ast.RowSet{Len: n, Append: values}
	if !hasColumns(t, places) {
		set.Err = "rows that do not fit the columns of their table"
		return RowSet{set}
	}
	set.Columns = make([]*ast.Column, len(places))
	for i, at := range places {
		set.Columns[i] = &t.cols[at].n
	}
	return RowSet{set}
}

func hasColumns(t Table, places []int) bool {
	return !slices.ContainsFunc(places, func(i int) bool { return i < 0 || i >= len(t.cols) })
}

// RowOf is r with the columns of t at these places; generated code calls it.
func RowOf(t Table, columns []int, r InsertRow) Row {
	if isNil(r) {
		return badRow("a nil row")
	}
	values := r.AppendTo(make([]any, 0, len(columns)))
	if !hasColumns(t, columns) || len(values) != len(columns) {
		return badRow("a row that does not fit the columns of its table")
	}
	nodes, row := make([]assignment, len(columns)), make(Row, len(columns))
	for i, v := range values {
		at := columns[i]
		row[i] = nodes[i].of(&t.cols[at].cell, v)
		if isNil(v) {
			nodes[i].assign.X = absent(t.info.Columns[at])
		}
	}
	return row
}

// badRow is a row with an error node.
func badRow(text string) Row { return Row{bad(text).to(&ast.Default{})} }

// absent is what the column c gets if there is no value for it.
func absent(c ColumnInfo) ast.Expr {
	if c.Flags&types.HasDefault != 0 {
		return &ast.Default{}
	}
	return &ast.Literal{}
}

// RowsOf is rows of Go structs, or of pointers to some, by the names of their fields
// (tag db), for tables without generated code. They are copied. What does not fit is
// an error of the statement. The fields of columns that are never written, as
// identities, are left out; those tagged "…,default" are DEFAULT where they are nil.
func RowsOf[R any](t Target, rows []R) RowSet { return structRows(t, reflect.ValueOf(rows)) }

func structRows(t Target, rows reflect.Value) RowSet {
	set := &ast.RowSet{Len: rows.Len()}
	fields, err := writable(rows.Type().Elem(), t, set)
	if err != nil {
		set.Err = err.Error()
		return RowSet{set}
	}
	copied, err := structs(rows)
	if err != nil {
		set.Err = err.Error()
		return RowSet{set}
	}
	set.Append = func(i int, values []any) []any {
		for _, f := range fields {
			values = append(values, fieldValue(f, copied.Index(i)))
		}
		return values
	}
	return RowSet{set}
}

// structs is a copy of rows, which are structs or pointers to some.
func structs(rows reflect.Value) (copied reflect.Value, err error) {
	of := rows.Type().Elem()
	for of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	copied = reflect.MakeSlice(reflect.SliceOf(of), rows.Len(), rows.Len())
	for i := range rows.Len() {
		row := rows.Index(i)
		for row.Kind() == reflect.Pointer && !row.IsNil() {
			row = row.Elem()
		}
		if row.Kind() == reflect.Pointer {
			return copied, fmt.Errorf("rows: row %d is nil", i)
		}
		copied.Index(i).Set(row)
	}
	return copied, nil
}

// writable is the fields of the struct r that are written, and adds their columns of t to set.
func writable(r reflect.Type, t Target, set *ast.RowSet) ([]*rowmap.Field, error) {
	plan, err := rowmap.For(r)
	if err != nil {
		return nil, err
	}
	var fields []*rowmap.Field
	info, src := InfoOf(t), source(t)
	for i := range plan.Fields {
		f := &plan.Fields[i]
		c := ast.Column{Table: src, Name: f.Name, Type: types.OfGo(f.Type)}
		if n := slices.IndexFunc(info.Columns, func(c ColumnInfo) bool { return plan.Field(c.Name) == i }); n >= 0 {
			c.Name, c.Type = info.Columns[n].Name, info.Columns[n].Type
			if info.Columns[n].Flags&(types.Identity|types.Generated) != 0 {
				continue
			}
		} else if len(info.Columns) > 0 {
			return nil, fmt.Errorf("rows of %v: field %s has no column in %v", plan.Type, f.GoName, info.Name)
		}
		set.Columns = append(set.Columns, &c)
		fields = append(fields, f)
	}
	return fields, nil
}

// fieldValue is the value of f in row; [ast.DefaultValue] where a nil says DEFAULT.
func fieldValue(f *rowmap.Field, row reflect.Value) any {
	v, ok := f.In(row)
	if !ok || v.Kind() == reflect.Pointer && v.IsNil() {
		if f.Has("default") {
			return ast.DefaultValue{}
		}
		return nil
	}
	return v.Interface()
}

// Inline is a relation with the columns of t whose rows are Go values; they
// travel as one parameter. Generated tables have an Inline of their own type.
func Inline[R any](t Table, alias string, rows []R) Table {
	return inline(t, alias, reflect.ValueOf(rows))
}

func inline(t Table, alias string, rows reflect.Value) Table {
	return tableFrom(t.info, &ast.Inline{Info: t.info, Alias: alias, Rows: structRows(t, rows).rows})
}
