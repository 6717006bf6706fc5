package brickwork

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/golang-sql/civil"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/rowmap"
	"github.com/brickwork-sql/brickwork/types"
)

// fit is how many rows from the first of set, at least one and at most n, fit
// into budget bytes, and how many bytes they are.
func fit(set *ast.RowSet, n, budget int) (rows, bytes int) {
	perRow := 0 // names, quotes, commas
	for _, c := range set.Columns {
		perRow += len(c.Name) + len(`"":,`)
	}
	values := make([]any, 0, len(set.Columns))
	for i := range n {
		size := perRow
		values = set.Append(i, values[:0])
		for _, v := range values {
			size += sizeOf(v)
		}
		if i > 0 && bytes+size > budget {
			return i, bytes
		}
		bytes += size
	}
	return n, bytes
}

// sizeOf is about how many bytes v has in JSON, rather more than less.
func sizeOf(v any) int {
	switch v := v.(type) {
	case *string:
		if v != nil {
			return sizeOfText(*v)
		}
	case string:
		return sizeOfText(v)
	case *int64, *int32, int64, int32, int, *float64, float64, bool, *bool:
		return 21
	case time.Time, *time.Time, civil.Date, *civil.Date, civil.DateTime, *civil.DateTime:
		return 40
	}
	return sizeOfValue(reflect.ValueOf(v))
}

func sizeOfText(s string) int {
	n := len(s) + 2
	for i := range len(s) {
		switch {
		case s[i] == '"' || s[i] == '\\':
			n++
		case s[i] < ' ' || s[i] >= utf8.RuneSelf:
			n += 5
		}
	}
	return n
}

func sizeOfValue(v reflect.Value) int {
	n := 4
	switch v.Kind() {
	case reflect.Invalid:
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return sizeOf(v.Elem().Interface())
		}
	case reflect.String:
		return sizeOfText(v.String())
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return 2*v.Len() + 2
		}
		for i := range v.Len() {
			n += 1 + sizeOf(v.Index(i).Interface())
		}
	case reflect.Map:
		for key, value := range v.Seq2() {
			n += 24 + sizeOf(key.Interface()) + sizeOf(value.Interface())
		}
	case reflect.Struct:
		return sizeOfStruct(v)
	default:
		return 24
	}
	return n
}

// sizeOfStruct is the size of the fields that become parts of a value; a struct
// without them is a value that has a text.
func sizeOfStruct(v reflect.Value) int {
	plan, err := rowmap.For(v.Type())
	if s, ok := v.Interface().(fmt.Stringer); ok || err != nil || len(plan.Fields) == 0 {
		if !ok {
			return 64
		}
		return sizeOfText(s.String())
	}
	n := 2
	for _, f := range plan.Fields {
		n += len(f.Name) + 4
		if x, ok := f.In(v); ok {
			n += sizeOf(x.Interface())
		}
	}
	return n
}

// sameDefaults divides set into sets in each of which all rows leave the same
// columns to their DEFAULT; a set has no such columns, unless it has no others.
func sameDefaults(set *ast.RowSet) []*ast.RowSet {
	info := tableOf(set)
	masks := map[string][]int{} // rows by the columns that they have
	var order []string
	values := make([]any, 0, len(set.Columns))
	mask := make([]byte, len(set.Columns))
	for i := range set.Len {
		values = set.Append(i, values[:0])
		for j, v := range values {
			mask[j] = '1'
			if isDefault(v, info, set.Columns[j].Name) {
				mask[j] = '0'
			}
		}
		if masks[string(mask)] == nil {
			order = append(order, string(mask))
		}
		masks[string(mask)] = append(masks[string(mask)], i)
	}
	if len(order) == 1 && !strings.Contains(order[0], "0") {
		return []*ast.RowSet{set}
	}
	var parts []*ast.RowSet
	for _, m := range order {
		if strings.Contains(m, "1") {
			parts = append(parts, part(set, masks[m], m))
			continue
		}
		for rows := range slices.Chunk(masks[m], max(1, mostCells/len(set.Columns))) { // as VALUES (DEFAULT, …)
			parts = append(parts, part(set, rows, strings.Repeat("1", len(set.Columns))))
		}
	}
	return parts
}

// part is the rows of set at the given places, with the columns that have a 1 in mask.
func part(set *ast.RowSet, rows []int, mask string) *ast.RowSet {
	p := &ast.RowSet{Len: len(rows)}
	for i, c := range set.Columns {
		if mask[i] == '1' {
			p.Columns = append(p.Columns, c)
		}
	}
	p.Append = func(i int, values []any) []any {
		for j, v := range set.Append(rows[i], make([]any, 0, len(set.Columns))) {
			if mask[j] == '1' {
				values = append(values, v)
			}
		}
		return values
	}
	return p
}

// tableOf is what is known of the table of the columns of set, nil if nothing is.
func tableOf(set *ast.RowSet) *types.TableInfo {
	if t, ok := set.Columns[0].Table.(*ast.Table); ok {
		return t.Info
	}
	return nil
}

// isDefault reports whether v leaves the column called name to the server.
func isDefault(v any, info *types.TableInfo, name string) bool {
	if _, ok := v.(ast.DefaultValue); ok {
		return true
	}
	if v != nil {
		if r := reflect.ValueOf(v); r.Kind() != reflect.Pointer || !r.IsNil() {
			return false
		}
	}
	return info != nil && slices.ContainsFunc(info.Columns, func(c types.ColumnInfo) bool {
		return c.Flags&types.HasDefault != 0 && strings.EqualFold(c.Name, name)
	})
}
