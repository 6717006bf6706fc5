package reflect

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// columnsRead is the columns of a catalog. There may be hundreds of thousands,
// so their names and comments are kept once, and their types are shared.
type columnsRead struct {
	names *interner
	of    map[tableKey]*columnList

	lastKey tableKey // rows of one table mostly come together
	last    *columnList
}

func newColumns() columnsRead {
	return columnsRead{names: new(interner), of: map[tableKey]*columnList{}}
}

// columnList is the columns of a table in the order in which they came.
type columnList struct {
	columns   []Column
	at        []int // ordinal position
	partition []partitionColumn
	carried   bool // from before, see carry
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
	col := Column{Name: r.text()}
	at, _ := r.number()
	col.Nullable = r.yes()
	col.Type = c.r.types.parse(r.text())
	col.Comment = r.text()
	l := c.columns.add(k, at, col)
	if i, ok := r.number(); ok {
		l.partition = append(l.partition, partitionColumn{i, l.columns[len(l.columns)-1].Name})
	}
}

// add adds a column at its place, and keeps its texts once.
func (c *columnsRead) add(k tableKey, at int, col Column) *columnList {
	l := c.list(k)
	col.Name, col.Comment = c.names.text(col.Name), c.names.text(col.Comment)
	l.columns, l.at = append(l.columns, col), append(l.at, at)
	return l
}

// split reads the columns of a catalog that are too many for one statement: of
// half of its schemas at a time, which is split again if need be, and of a single
// schema by the names of its tables. What is too much even then is not known of
// that schema alone.
func (c *catalogRead) split(ctx context.Context) error {
	c.columns = newColumns()
	of := map[string][]tableKey{}
	for k := range c.tables {
		of[k.schema] = append(of[k.schema], k)
	}
	if len(of) == 0 {
		c.miss(columnStream.views[0], columnStream.facts, Failed, "")
		return nil
	}
	return c.halve(ctx, of, slices.Sorted(maps.Keys(of)))
}

// halve splits the schemas, of whose tables of is the list.
func (c *catalogRead) halve(ctx context.Context, of map[string][]tableKey, schemas []string) error {
	var fs []func(context.Context) error
	if len(schemas) == 1 {
		for only := range slices.Chunk(of[schemas[0]], batch) {
			fs = append(fs, func(ctx context.Context) error { return c.readPart(ctx, c.part(only...), schemas) })
		}
		return all(ctx, fs)
	}
	at := middle(of, schemas)
	for _, half := range [][]string{schemas[:at], schemas[at:]} {
		fs = append(fs, func(ctx context.Context) error {
			p := c.part()
			p.last, p.scope = false, scopeOf(half)
			if err := c.readPart(ctx, p, half); err != nil || !p.slow {
				return err
			}
			return c.halve(ctx, of, half)
		})
	}
	return all(ctx, fs)
}

// middle is where schemas are cut for parts of about as many tables.
func middle(of map[string][]tableKey, schemas []string) (at int) {
	all, before := 0, 0
	for _, s := range schemas {
		all += len(of[s])
	}
	for at < len(schemas)-1 && (at == 0 || before+len(of[schemas[at]]) <= all/2) {
		before += len(of[schemas[at]])
		at++
	}
	return at
}

// readPart reads the columns of a part, which is some schemas or in one of them.
func (c *catalogRead) readPart(ctx context.Context, p *catalogRead, schemas []string) error {
	if err := p.read(ctx, columnStream); err != nil || p.slow {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	maps.Copy(c.columns.of, p.columns.of)
	for _, s := range schemas {
		c.lostIn[s] |= p.lost
	}
	return nil
}

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
