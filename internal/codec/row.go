package codec

import (
	"database/sql"
	"fmt"
	"reflect"

	"github.com/brickwork-sql/brickwork/internal/rowmap"
	"github.com/brickwork-sql/brickwork/types"
)

// Row puts rows of a result into one Go type: a struct, whose fields and the
// columns meet one to one, a map[string]any, or a Go type for a single column. It
// is never changed once made.
type Row struct {
	columns []types.Field
	fields  []rowmap.Field // of a struct, by column
	scans   []scan
	kind    rowKind
}

type rowKind uint8

const (
	oneValue rowKind = iota
	oneStruct
	oneMap
)

// RowOf is the Row for the Go type t and the columns of a result, whose types
// may be nil as those of [Into]. The error is a [*rowmap.MatchError] if fields
// and columns do not meet.
func RowOf(t reflect.Type, columns []types.Field) (*Row, error) {
	r := &Row{columns: columns}
	switch {
	case t == reflect.TypeFor[map[string]any]():
		r.kind = oneMap
		return r, nil
	case isRow(t):
		r.kind = oneStruct
		return r, r.match(t)
	case len(columns) != 1:
		return nil, fmt.Errorf("codec: %d columns do not fit into one %v", len(columns), t)
	}
	r.scans = []scan{scanner(t)}
	return r, nil
}

// isRow reports whether t is a struct of fields, not one value.
func isRow(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && !isLeaf(t) && !isNull(t) && !reflect.PointerTo(t).Implements(reflect.TypeFor[sql.Scanner]())
}

func (r *Row) match(t reflect.Type) error {
	plan, err := rowmap.For(t)
	if err != nil {
		return err
	}
	names := make([]string, len(r.columns))
	for i, c := range r.columns {
		names[i] = c.Name
	}
	indexes, err := plan.Match(names)
	if err != nil {
		return err
	}
	for _, x := range indexes {
		r.fields = append(r.fields, plan.Fields[x])
		r.scans = append(r.scans, scanner(plan.Fields[x].Type))
	}
	return nil
}

// Scan puts what a driver returned for the columns into dst, which can be set.
// The path of an [*Error] begins with the name of the column.
func (r *Row) Scan(dst reflect.Value, values []any) error {
	if len(values) != len(r.columns) {
		return fmt.Errorf("codec: %d values for %d columns", len(values), len(r.columns))
	}
	if r.kind == oneMap {
		return r.scanMap(dst, values)
	}
	for i, v := range values {
		to := dst
		if r.kind == oneStruct {
			to = r.fields[i].Of(dst)
		}
		if err := r.scan(i, to, v); err != nil {
			return at(r.columns[i].Name, err)
		}
	}
	return nil
}

func (r *Row) scan(i int, to reflect.Value, v any) error {
	if v == nil {
		return null(to)
	}
	return r.scans[i](to, r.columns[i].Type, v)
}

func (r *Row) scanMap(dst reflect.Value, values []any) error {
	m := make(map[string]any, len(values))
	for i, v := range values {
		c, err := Canonical(r.columns[i].Type, v)
		if err != nil {
			return at(r.columns[i].Name, err)
		}
		m[r.columns[i].Name] = c
	}
	dst.Set(reflect.ValueOf(m))
	return nil
}
