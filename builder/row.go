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
// it. The rows are copied, what they point to is not.
func RowSetOf[R any, P interface {
	*R
	InsertRow
}](t Table, columns []int, rows []R) RowSet {
	rows = slices.Clone(rows)
	set := &ast.RowSet{Len: len(rows), Columns: make([]*ast.Column, len(columns))}
	for i, c := range columns {
		if c < 0 || c >= len(t.cols) {
			set.Err = "rows of a table that has not these columns"
			return RowSet{set}
		}
		set.Columns[i] = &t.cols[c].n
	}
	set.Append = func(i int, values []any) []any { return P(&rows[i]).AppendTo(values) }
	return RowSet{set}
}

// RowsOf is rows of Go structs by the names of their fields (tag db), for tables without
// generated code. What does not fit is an error of the statement. The fields of
// columns that are never written, as identities, are left out; those tagged
// "…,default" are DEFAULT where they are nil.
func RowsOf[R any](t Target, rows []R) RowSet {
	set := &ast.RowSet{Len: len(rows)}
	fields, err := writable[R](t, set)
	if err != nil {
		set.Err = err.Error()
		return RowSet{set}
	}
	copied := reflect.ValueOf(slices.Clone(rows))
	set.Append = func(i int, values []any) []any {
		row := copied.Index(i)
		for row.Kind() == reflect.Pointer && !row.IsNil() {
			row = row.Elem()
		}
		for _, f := range fields {
			values = append(values, fieldValue(f, row))
		}
		return values
	}
	return RowSet{set}
}

// writable is the fields of R that are written, and adds their columns of t to set.
func writable[R any](t Target, set *ast.RowSet) ([]*rowmap.Field, error) {
	plan, err := rowmap.For(reflect.TypeFor[R]())
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
	return t.from(&ast.Inline{Info: t.info, Alias: alias, Rows: RowsOf(t, rows).rows})
}
