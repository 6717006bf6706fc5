package gen

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/reflect"
)

// checkOverlay finds what o says of tables and columns that s does not have.
func checkOverlay(s *reflect.Snapshot, o reflect.Overlay) error {
	c := overlayCheck{snapshot: s.With(o)}
	for _, n := range sorted(o.PrimaryKeys) {
		c.columns(n, "primary key", n, o.PrimaryKeys[n])
	}
	for _, n := range sorted(o.ForeignKeys) {
		c.foreignKeys(n)
	}
	for _, n := range sorted(o.Comments) {
		c.table(n, "comment", n)
	}
	return errors.Join(c.errs...)
}

type overlayCheck struct {
	snapshot *reflect.Snapshot // with the overlay
	errs     []error
}

func (c *overlayCheck) mistake(of reflect.Name, format string, args ...any) {
	c.errs = append(c.errs, &SettingError{"Overlay", 0, strings.TrimLeft(dotted(of), "."), fmt.Sprintf(format, args...)})
}

// table is the table n, nil if there is none, which is a mistake in what is said of a table.
func (c *overlayCheck) table(of reflect.Name, what string, n reflect.Name) *reflect.Table {
	t, ok := c.snapshot.Table(n)
	if !ok {
		c.mistake(of, "%s: no such table: %s", what, bare(n))
	}
	return t
}

// columns checks that the table n has these columns.
func (c *overlayCheck) columns(of reflect.Name, what string, n reflect.Name, columns []string) {
	t := c.table(of, what, n)
	if t == nil {
		return
	}
	if len(columns) == 0 {
		c.mistake(of, "%s: no columns of %s", what, bare(t.Name))
	}
	for _, name := range columns {
		if _, ok := t.Column(name); !ok {
			c.mistake(of, "%s: %s has no column %q", what, bare(t.Name), name)
		}
	}
}

// foreignKeys checks the foreign keys that the table n has of the overlay.
func (c *overlayCheck) foreignKeys(n reflect.Name) {
	const what = "foreign key"
	t := c.table(n, what, n)
	if t == nil {
		return
	}
	for _, k := range t.ForeignKeys {
		if k.Declared != reflect.InOverlay {
			continue
		}
		c.columns(n, what, t.Name, k.Columns)
		c.columns(n, what, k.Parent, k.ParentColumns)
		if own, others := len(k.Columns), len(k.ParentColumns); own != others && own > 0 && others > 0 {
			c.mistake(n, "%s: %s refers to %s of %s", what, columnList(k.Columns), columnList(k.ParentColumns), bare(k.Parent))
		}
	}
}

func sorted[V any](m map[reflect.Name]V) []reflect.Name {
	return slices.SortedFunc(maps.Keys(m), func(a, b reflect.Name) int { return strings.Compare(dotted(a), dotted(b)) })
}
