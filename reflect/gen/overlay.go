package gen

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/reflect"
)

// checkOverlay finds what o, which makes after of before, says of tables and
// columns that are not there, what it says twice, and what the catalog declares itself.
func checkOverlay(before, after *reflect.Snapshot, o reflect.Overlay) error {
	c := overlayCheck{before: before, after: after}
	overlaid(&c, "primary key", o.PrimaryKeys, c.primaryKey)
	overlaid(&c, "foreign key", o.ForeignKeys, c.foreignKeys)
	overlaid(&c, "comment", o.Comments, func(*reflect.Table, string) {})
	return errors.Join(c.errs...)
}

type overlayCheck struct {
	before, after *reflect.Snapshot
	of            reflect.Name // whose entry is checked
	what          string       // of the entry
	errs          []error
}

// overlaid gives check the table, as it is with the overlay, of each name and
// what the overlay says of it.
func overlaid[V any](c *overlayCheck, what string, entries map[reflect.Name]V, check func(*reflect.Table, V)) {
	c.what = what
	seen := map[*reflect.Table]reflect.Name{}
	for _, n := range slices.SortedFunc(maps.Keys(entries), func(a, b reflect.Name) int { return strings.Compare(dotted(a), dotted(b)) }) {
		c.of = n
		t := c.table(n)
		if t == nil {
			continue
		}
		if other, twice := seen[t]; twice {
			c.mistake("is said of %s already", bare(other))
			continue
		}
		seen[t] = n
		check(t, entries[n])
	}
}

func (c *overlayCheck) mistake(format string, args ...any) {
	c.errs = append(c.errs, &SettingError{"Overlay", 0, strings.TrimLeft(dotted(c.of), "."), c.what + ": " + fmt.Sprintf(format, args...)})
}

// table is the table n, nil if there is none, which is a mistake.
func (c *overlayCheck) table(n reflect.Name) *reflect.Table {
	t, ok := c.after.Table(n)
	if !ok {
		c.mistake("no such table: %s", bare(n))
		return nil
	}
	return t
}

// columns checks that t has these columns.
func (c *overlayCheck) columns(t *reflect.Table, columns []string) {
	if len(columns) == 0 {
		c.mistake("no columns of %s", bare(t.Name))
	}
	for i, name := range columns {
		if _, ok := t.Column(name); !ok {
			c.mistake("%s has no column %q", bare(t.Name), name)
		}
		if slices.ContainsFunc(columns[:i], func(other string) bool { return strings.EqualFold(other, name) }) {
			c.mistake("column %q twice", name)
		}
	}
}

func (c *overlayCheck) primaryKey(t *reflect.Table, columns []string) {
	c.columns(t, columns)
	if old, _ := c.before.Table(t.Name); old.PrimaryKey != nil {
		c.mistake("the catalog has one: %s", columnList(old.PrimaryKey.Columns))
	}
}

func (c *overlayCheck) foreignKeys(t *reflect.Table, _ []reflect.ForeignKey) {
	for _, k := range t.ForeignKeys {
		if k.Declared != reflect.InOverlay {
			continue
		}
		c.columns(t, k.Columns)
		if parent := c.table(k.Parent); parent != nil {
			c.columns(parent, k.ParentColumns)
		}
		if own, others := len(k.Columns), len(k.ParentColumns); own != others && own > 0 && others > 0 {
			c.mistake("%s refers to %s of %s", columnList(k.Columns), columnList(k.ParentColumns), bare(k.Parent))
		}
		times := 0
		for _, other := range t.ForeignKeys {
			if other.Parent == k.Parent && slices.EqualFunc(other.Columns, k.Columns, strings.EqualFold) {
				times++
			}
		}
		if times > 1 {
			c.mistake("%s refers to %s already", columnList(k.Columns), bare(k.Parent))
		}
	}
}
