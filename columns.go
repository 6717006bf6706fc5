package brickwork

import (
	"database/sql"
	"reflect"
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/check"
	"github.com/brickwork-sql/brickwork/types"
)

// driverTypes are the types by the names that the driver has for them. It does
// not tell arguments, and takes one type for the other: VARIANT is STRING,
// TIMESTAMP_NTZ is TIMESTAMP.
var driverTypes = map[string]types.Type{
	"BOOLEAN": types.Boolean, "TINYINT": types.TinyInt, "SMALLINT": types.SmallInt, "INT": types.Int, "BIGINT": types.BigInt,
	"FLOAT": types.Float, "DOUBLE": types.Double, "DECIMAL": types.Decimal{}, "STRING": types.String, "VARCHAR": types.String, "CHAR": types.String,
	"BINARY": types.Binary, "DATE": types.Date, "TIMESTAMP": types.Timestamp, "NULL": types.Void,
	"INTERVAL_YEAR_MONTH": types.Interval{From: types.Year, To: types.Month}, "INTERVAL_DAY_TIME": types.Interval{From: types.Day, To: types.Second},
	"ARRAY": types.Array{}, "MAP": types.Map{Key: types.String}, "STRUCT": types.Struct{},
}

// columnsOf describes the columns of rows, which q made.
func columnsOf(rows *sql.Rows, q builder.Stmt) ([]types.Field, []ast.Node, error) {
	found, err := rows.ColumnTypes()
	if err != nil {
		return nil, nil, err
	}
	columns := make([]types.Field, len(found))
	for i, c := range found {
		columns[i] = types.Field{Name: c.Name(), Type: driverTypes[c.DatabaseTypeName()]}
	}
	items := itemsOf(q.Stmt(), len(columns))
	s := outermost(q.Stmt())
	for i := range columns {
		var said types.Type
		if items != nil {
			said = typeOfItem(items[i])
		} else if s != nil {
			said = typeByName(s.From, columns[i].Name)
		}
		columns[i].Type = better(columns[i].Type, said)
	}
	return columns, items, nil
}

// outermost is the SELECT that names the columns of s, nil if there is none.
func outermost(s ast.Stmt) *ast.Select {
	switch s := s.(type) {
	case *ast.Select:
		return s
	case *ast.Bound:
		return outermost(s.Stmt)
	case *ast.SetOp:
		if len(s.Queries) > 0 {
			return outermost(s.Queries[0])
		}
	}
	return nil
}

// itemsOf is the items of s if each makes one of its n columns, else nil.
func itemsOf(s ast.Stmt, n int) []ast.Node {
	sel := outermost(s)
	if sel == nil || len(sel.Items) != n {
		return nil
	}
	for _, item := range sel.Items {
		switch bare(item).(type) {
		case *ast.Star, *ast.NamedTuple:
			return nil
		}
	}
	return sel.Items
}

// bare is the item n without the wrappers that make no column.
func bare(n ast.Node) ast.Node {
	for {
		x, ok := n.(*ast.Nullable)
		if !ok {
			return n
		}
		n = x.Item
	}
}

// typeOfItem is the type of the column that n makes, nil if n does not tell.
func typeOfItem(n ast.Node) types.Type {
	n = bare(n)
	if named, ok := n.(*ast.Named); ok {
		n = named.X
	}
	x, ok := n.(ast.Expr)
	if !ok {
		return nil
	}
	if c, ok := x.(*ast.Column); ok && c.Type == nil && c.Table != nil {
		return typeIn(c.Table, c.Name)
	}
	return check.TypeOf(x)
}

// typeByName is the type of the column of that name in the tables of from, nil
// if there is none or they differ.
func typeByName(from []ast.Source, name string) types.Type {
	var found types.Type
	for _, src := range from {
		t := typeIn(src, name)
		if t == nil {
			continue
		}
		if found != nil && !types.Equal(found, t) {
			return nil
		}
		found = t
	}
	return found
}

func typeIn(src ast.Source, name string) types.Type {
	switch src := src.(type) {
	case *ast.Join:
		return typeByName([]ast.Source{src.Left, src.Right}, name)
	case *ast.Derived:
		if src.Columns == nil {
			return typeMade(src.Query, name)
		}
	case *ast.CTE:
		if src.Columns == nil && src.Query != nil {
			return typeMade(src.Query, name)
		}
	case *ast.Table:
		if src.Info == nil {
			return nil
		}
		for _, c := range src.Info.Columns {
			if strings.EqualFold(c.Name, name) {
				return c.Type
			}
		}
	}
	return nil
}

// typeMade is the type of the column of that name that q makes, nil if q does not tell.
func typeMade(q ast.Query, name string) types.Type {
	sel := outermost(q)
	if sel == nil {
		return nil
	}
	for _, item := range sel.Items {
		if _, star := bare(item).(*ast.Star); star {
			return typeByName(sel.From, name)
		}
		if strings.EqualFold(ast.ItemName(item), name) {
			return typeOfItem(item)
		}
	}
	return nil
}

// better is the type that the statement says if it is a kind of what the driver
// says, which it cannot be wrong about.
func better(driver, said types.Type) types.Type {
	switch said.(type) {
	case nil, types.Unknown:
		return driver
	}
	if driver == nil || reflect.TypeOf(said) == reflect.TypeOf(driver) && !isPrimitive(said) {
		return said
	}
	switch driver {
	case types.Type(types.String):
		switch said.(type) {
		case types.Char, types.Varchar, types.Collated, types.Interval, types.Geo, types.Time:
			return said
		}
		if said == types.Type(types.VariantType) {
			return said
		}
	case types.Type(types.Timestamp):
		if said == types.Type(types.TimestampNTZ) {
			return said
		}
	}
	return driver
}

func isPrimitive(t types.Type) bool {
	_, ok := t.(types.Primitive)
	return ok
}
