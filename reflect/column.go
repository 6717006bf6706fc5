package reflect

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/brickwork-sql/brickwork/types"
)

// columnsRead is the columns of a catalog. There may be hundreds of thousands,
// so their names and comments are kept once, and their types are shared.
type columnsRead struct {
	names interner
	of    map[tableKey]*columnList

	lastKey tableKey // rows of one table mostly come together
	last    *columnList
}

func newColumns() columnsRead {
	return columnsRead{names: interner{}, of: map[tableKey]*columnList{}}
}

// columnList is the columns of a table in the order in which they came.
type columnList struct {
	columns   []Column
	at        []int // ordinal position
	partition []partitionColumn
}

type partitionColumn struct {
	at   int
	name string
}

// list is the columns of the table k so far.
func (c *columnsRead) list(k tableKey) *columnList {
	if c.last != nil && c.lastKey == k {
		return c.last
	}
	l := c.of[k]
	k = tableKey{c.names.text(k.schema), c.names.text(k.table)}
	if l == nil {
		l = new(columnList)
		c.of[k] = l
	}
	c.lastKey, c.last = k, l
	return l
}

func (c *catalogRead) takeColumn(_ int, r *record) {
	k := tableKey{r.text(), r.text()}
	if !c.holds(k) {
		return
	}
	l, text := c.columns.list(k), c.columns.names.text
	col := Column{Name: text(r.text())}
	at, _ := r.number()
	col.Nullable = r.yes()
	if col.Type = c.r.typeOf("", r.text()); col.Type != nil && inexact(col.Type) {
		c.r.warn(c.object(k), "column %q: type %s was not understood", col.Name, col.Type)
	}
	col.Comment = text(r.text())
	if i, ok := r.number(); ok {
		l.partition = append(l.partition, partitionColumn{i, col.Name})
	}
	l.columns, l.at = append(l.columns, col), append(l.at, at)
}

// bySchema reads the columns again, schema by schema. What cannot be read of one
// schema is not known of it alone.
func (c *catalogRead) bySchema(ctx context.Context) error {
	c.columns, c.lostIn = newColumns(), map[string]Coverage{}
	for _, name := range slices.Sorted(maps.Keys(c.schemas)) {
		part := c.part()
		part.scope = scope{include: []glob{{name, "*"}}}
		if err := part.read(ctx, columnStream); err != nil {
			return err
		}
		maps.Copy(c.columns.of, part.columns.of)
		c.lostIn[name] = part.lost
	}
	return nil
}

// inexact reports whether t is a text that was not understood.
func inexact(t types.Type) bool { _, ok := t.(types.Unknown); return ok }

// sealed is the columns in their order, in an array of their size, and those
// that the table is partitioned by.
func (l *columnList) sealed() (columns []Column, partition []string) {
	order := make([]int, len(l.at))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(l.at[a], l.at[b]) })
	columns = make([]Column, len(order))
	for i, from := range order {
		columns[i] = l.columns[from]
	}
	slices.SortFunc(l.partition, func(a, b partitionColumn) int { return cmp.Compare(a.at, b.at) })
	for _, p := range l.partition {
		partition = append(partition, p.name)
	}
	return columns, partition
}
