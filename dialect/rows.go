package dialect

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/codec"
	"github.com/brickwork-sql/brickwork/types"
)

// inTableOrder sorts columns as their table has them, if it is known.
func inTableOrder(columns []ast.Expr, table ast.Source) {
	t, ok := table.(*ast.Table)
	if !ok || t.Info == nil || len(t.Info.Columns) == 0 {
		return
	}
	place := func(x ast.Expr) int { return infoIndex(t.Info, ast.ItemName(x)) }
	if slices.IsSortedFunc(columns, func(x, y ast.Expr) int { return cmp.Compare(place(x), place(y)) }) {
		return
	}
	slices.SortStableFunc(columns, func(x, y ast.Expr) int { return cmp.Compare(place(x), place(y)) })
}

// infoIndex is the place of the column called name in info, or one past the last.
func infoIndex(info *types.TableInfo, name string) int {
	for i := range info.Columns {
		if info.Columns[i].Name == name {
			return i
		}
	}
	for i := range info.Columns {
		if strings.EqualFold(info.Columns[i].Name, name) {
			return i
		}
	}
	return len(info.Columns)
}

// insertRows prints the rows of an INSERT as VALUES or, if they are too many
// for parameters, as one JSON parameter.
func (p *printer) insertRows(n *ast.Insert) {
	columns := columnsOf(n)
	for _, set := range n.Rows {
		if set.Err != "" {
			p.fail(Invalid, n, set.Err)
			return
		}
	}
	rows := len(n.Values)
	for _, set := range n.Rows {
		rows += set.Len
	}
	if rows == 0 {
		p.failHint(Incomplete, n, "INSERT of no rows", "do not run it if there is nothing to insert")
		return
	}
	if len(n.Values) == 0 && len(n.Rows) == 1 && p.opts.Markers != NoMarkers && rows*len(columns) > p.most() {
		p.jsonRows(n.Rows[0], columns, n)
		return
	}
	r := rowForm{"VALUES ", ", ", "(", ")"}
	if p.opts.Markers != NoMarkers && slices.ContainsFunc(columns, carried) {
		r = rowForm{"", " UNION ALL ", "SELECT ", ""}
	}
	p.s(r.start)
	first := true
	for _, row := range n.Values {
		p.separate(&first, r)
		p.s(r.open)
		p.insertRow(row, columns)
		p.s(r.close)
	}
	for _, set := range n.Rows {
		p.setRows(set, columns, n, &first, r)
	}
}

// rowForm is how rows are written: as VALUES or as queries.
type rowForm struct{ start, separator, open, close string }

// carried reports whether the values of column are parameters that functions of
// a lambda convert, which VALUES cannot evaluate.
func carried(column ast.Expr) bool {
	t := typeOf(column)
	if t == nil {
		return false
	}
	wire, err := codec.Shape(t)
	return err == nil && strings.Contains(wire.Suffix, "->")
}

// most is the number of parameters that a statement takes.
func (p *printer) most() int {
	if p.opts.MaxParams > 0 {
		return p.opts.MaxParams
	}
	return 255
}

func (p *printer) separate(first *bool, r rowForm) {
	if !*first {
		p.s(r.separator)
	}
	*first = false
}

// insertRow prints one row; what it leaves out is DEFAULT.
func (p *printer) insertRow(row []*ast.Assign, columns []ast.Expr) {
	for i, a := range row {
		for _, other := range row[:i] {
			if sameColumn(a.Column, other.Column) {
				p.fail(Ambiguous, a, "a column that is assigned twice")
			}
		}
	}
	list(p, columns, ", ", func(c ast.Expr) {
		for _, a := range row {
			if sameColumn(a.Column, c) {
				p.assigned(a.X, c)
				return
			}
		}
		p.s("DEFAULT")
	})
}

// setRows prints the rows of set.
func (p *printer) setRows(set *ast.RowSet, columns []ast.Expr, at ast.Node, first *bool, r rowForm) {
	place := make([]int, len(columns)) // of each column in set, -1 if it is not there
	for i, c := range columns {
		place[i] = slices.IndexFunc(set.Columns, func(s *ast.Column) bool { return sameColumn(s, c) })
	}
	values := make([]any, 0, len(set.Columns))
	for i := range set.Len {
		values = set.Append(i, values[:0])
		p.separate(first, r)
		p.s(r.open)
		for j, c := range columns {
			if j > 0 {
				p.s(", ")
			}
			if place[j] < 0 {
				p.s("DEFAULT")
				continue
			}
			p.cell(values[place[j]], c, at)
		}
		p.s(r.close)
	}
}

// cell prints a value of a [ast.RowSet].
func (p *printer) cell(v any, column ast.Expr, at ast.Node) {
	if isDefault(v, column) {
		p.s("DEFAULT")
		return
	}
	p.parameter(v, typeOf(column), at, nil)
}

// isDefault reports whether v leaves the value of column to the server.
func isDefault(v any, column ast.Expr) bool {
	if _, ok := v.(ast.DefaultValue); ok {
		return true
	}
	c, ok := column.(*ast.Column)
	if !ok || !isNil(v) {
		return false
	}
	t, ok := c.Table.(*ast.Table)
	if !ok || t.Info == nil {
		return false
	}
	i := infoIndex(t.Info, c.Name)
	return i < len(t.Info.Columns) && t.Info.Columns[i].Flags&types.HasDefault != 0
}

func isNil(v any) bool {
	if v == nil {
		return true
	}
	r := reflect.ValueOf(v)
	return r.Kind() == reflect.Pointer && r.IsNil()
}

// jsonRows prints rows as SELECT … FROM inline(from_json(…)), where all values
// are one parameter, cast by the server.
func (p *printer) jsonRows(set *ast.RowSet, columns []ast.Expr, at ast.Node) {
	p.s("SELECT ")
	p.bareExprs(columns)
	p.s(" FROM ")
	p.inlineRows(set, at)
}

// inline prints the relation of Go rows, as a query: MERGE takes no function.
func (p *printer) inline(n *ast.Inline) {
	if n.Rows.Err != "" {
		p.fail(Invalid, n, n.Rows.Err)
		return
	}
	p.s("(SELECT * FROM ")
	p.inlineRows(n.Rows, n)
	p.s(")")
}

// inlineRows prints inline(from_json(:p, 'ARRAY<STRUCT<…>>')).
func (p *printer) inlineRows(set *ast.RowSet, at ast.Node) {
	fields := make([]types.Field, len(set.Columns))
	for i, c := range set.Columns {
		if c.Type == nil {
			p.failHint(TypeMismatch, at, fmt.Sprintf("column %q has no known type", c.Name), "rows that travel as one parameter need the types of all columns")
			return
		}
		fields[i] = types.Field{Name: c.Name, Type: c.Type}
	}
	rows := make([]any, set.Len)
	for i := range rows {
		values := set.Append(i, make([]any, 0, len(fields)))
		for j, v := range values {
			if isDefault(v, set.Columns[j]) {
				p.noDefault(set, set.Columns[j].Name, at)
				return
			}
		}
		rows[i] = values
	}
	p.s("inline(")
	p.parameter(rows, types.Array{Elem: types.Struct{Fields: fields}}, at, nil)
	p.s(")")
}

// noDefault refuses the DEFAULT of a column in rows that are a parameter.
func (p *printer) noDefault(set *ast.RowSet, column string, at ast.Node) {
	if _, ok := at.(*ast.Inline); ok {
		p.failHint(Unsupported, at, fmt.Sprintf("DEFAULT of column %q in a relation", column), "give the value: only an INSERT has defaults")
		return
	}
	p.failHint(TooLarge, at, fmt.Sprintf("DEFAULT of column %q in %d rows, which are too many for a parameter each", column, set.Len),
		"give the value, send fewer rows at a time, or use Load")
}
