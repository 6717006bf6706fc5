package check

import (
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/rowmap"
	"github.com/shopspring/decimal"
)

// row checks that the columns of x and the fields of its Go struct meet, both
// ways, and that NULLs have a place.
func (c *checker) row(s *scope, x *ast.Select, cols columns) {
	if c.unnamed(x) || !cols.complete() {
		return
	}
	plan, err := rowmap.For(x.Row)
	if err != nil {
		c.mistake(RowMismatch, x, "", "%s", plain(err))
		return
	}
	indexes, err := plan.Match(cols.names())
	if err != nil {
		c.rowMismatch(x, err)
		return
	}
	for i, f := range indexes {
		field := &plan.Fields[f]
		if col := cols.at(i); col.null == maybeNull && !holdsNull(field.Type) {
			c.caution(NullIntoValue, origin(x, i, cols.len()), "make the field a pointer",
				"%q may be NULL, and the field %s of %v cannot", col.name, field.GoName, plan.Type)
		}
	}
}

// unnamed reports items whose columns get a name that no field has: "sum(qty)".
func (c *checker) unnamed(x *ast.Select) (found bool) {
	for _, n := range x.Items {
		switch y := bareItem(n).(type) {
		case *ast.Call:
			if kindOf(y, builtin(y)) == ast.TableCall {
				continue
			}
		case *ast.Binary, *ast.Case:
		default:
			continue
		}
		found = true
		c.mistake(RowMismatch, n, "give it a name: As", "the item has no name, and %v no field for it", x.Row)
	}
	return found
}

// rowMismatch reports what does not meet, one finding for each.
func (c *checker) rowMismatch(x *ast.Select, err error) {
	var m *rowmap.MatchError
	if !errors.As(err, &m) {
		c.mistake(RowMismatch, x, "", "%s", plain(err))
		return
	}
	for _, name := range m.Columns {
		c.mistake(RowMismatch, itemOf(x, name), near(m, name), "%v has no field for the column %q", m.Type, name)
	}
	for _, field := range m.Fields {
		c.mistake(RowMismatch, x, near(m, field), "there is no column for the field %s of %v", field, m.Type)
	}
	for _, d := range m.Doubles {
		c.mistake(RowMismatch, itemOf(x, d[1]), "", "the columns %q and %q are one field of %v", d[0], d[1], m.Type)
	}
}

// plain is the text of err without the name of the package.
func plain(err error) string { return strings.TrimPrefix(err.Error(), "rowmap: ") }

func near(m *rowmap.MatchError, name string) string {
	if n := m.Near[name]; n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	return ""
}

// itemOf is the last item called name, x if there is none: it comes from a star.
func itemOf(x *ast.Select, name string) ast.Node {
	var found ast.Node = x
	for _, n := range x.Items {
		if equalNames(nameOfItem(n), name) {
			found = n
		}
	}
	return found
}

// origin is the item of the i-th of n columns, x if stars are among the items.
func origin(x *ast.Select, i, n int) ast.Node {
	if len(x.Items) == n {
		return x.Items[i]
	}
	return x
}

var scanner = reflect.TypeFor[sql.Scanner]()

// holdsNull reports whether a field of type t can tell NULL from a value, or is
// a type of the caller, who has to know.
func holdsNull(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return true
	}
	return t != reflect.TypeFor[decimal.Decimal]() && reflect.PointerTo(t).Implements(scanner)
}
