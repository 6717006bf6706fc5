package reflect

import (
	"context"
	"slices"

	"github.com/brickwork-sql/brickwork"
)

// Refresh is s with what has changed since read again: tables that are new, that
// were made anew, and that were altered, by rows too, since the server does not
// say which. What moves no time (tags, masks, keys, functions, volumes) is read
// again in any case. Facts of [Deep] stay for tables that were not altered. What o
// does not say is as in s: see [Options.Like].
func (s *Snapshot) Refresh(ctx context.Context, e brickwork.Engine, o Options) (*Snapshot, error) {
	o = o.Like(s)
	r, err := newReader(e, o)
	if err != nil {
		return nil, err
	}
	r.before = s
	out, err := r.session(ctx)
	if err != nil {
		return nil, err
	}
	if err := r.bulk(ctx, out); err != nil {
		return nil, err
	}
	again := slices.DeleteFunc(r.deep(out), func(t *Table) bool { return t.lacks() == 0 })
	if err := r.deepen(ctx, again); err != nil {
		return nil, err
	}
	o.Overlay.apply(out)
	r.finish(out)
	return out, nil
}

// refresh reads the columns of the tables that changed, all if they are many.
func (c *catalogRead) refresh(ctx context.Context) error {
	changed := c.changed()
	if len(changed) > few || len(changed)*2 > len(c.tables) {
		return c.read(ctx, columnStream)
	}
	var fs []func(context.Context) error
	for only := range slices.Chunk(changed, batch) {
		fs = append(fs, func(ctx context.Context) error { return c.readPart(ctx, c.part(only...), schemasOf(only)) })
	}
	return all(ctx, fs)
}

func schemasOf(keys []tableKey) (schemas []string) {
	for _, k := range keys {
		schemas = append(schemas, k.schema)
	}
	return slices.Compact(schemas) // of keys that are sorted
}

// carry takes the columns of tables that have not changed from before, with all
// that was known of them.
func (c *catalogRead) carry() {
	if c.r.before == nil {
		return
	}
	for k, t := range c.tables {
		if old := c.unchanged(t); old != nil {
			c.columns.of[k] = listed(old)
		}
	}
}

// changed is the tables that have to be read again.
func (c *catalogRead) changed() []tableKey {
	var keys []tableKey
	for k, t := range c.tables {
		if c.unchanged(t) == nil {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, tableKey.compare)
	return keys
}

// unchanged is what was known before of t, nil if it is not known to be the same.
func (c *catalogRead) unchanged(t *Table) *Table {
	old, ok := c.r.before.Table(t.Name)
	if !ok || !old.Known.Has(Columns|Nullability) || old.Kind != t.Kind || t.Altered.IsZero() ||
		!old.Created.Equal(t.Created) || !old.Altered.Equal(t.Altered) {
		return nil
	}
	return old
}

// keep takes over what was asked of t by itself, if t is the same.
func (c *catalogRead) keep(t *Table) {
	if c.r.before == nil {
		return
	}
	old := c.unchanged(t)
	if old == nil || !old.Known.Has(NestedNullability) {
		return
	}
	facts := old.Known & deepFacts &^ t.Known
	t.Known |= facts
	t.Properties, t.Checks, t.Cluster, t.ClusterAuto = old.Properties, old.Checks, old.Cluster, old.ClusterAuto
	if k := t.PrimaryKey; k != nil && old.PrimaryKey != nil && k.Name == old.PrimaryKey.Name {
		k.Rely, k.TimeSeries = old.PrimaryKey.Rely, old.PrimaryKey.TimeSeries
	}
	for i := range t.ForeignKeys {
		for _, k := range old.ForeignKeys {
			if k.Name == t.ForeignKeys[i].Name {
				t.ForeignKeys[i].Rely = k.Rely
			}
		}
	}
}

// listed is the columns of t as the server lists them, without what is read
// again in any case.
func listed(t *Table) *columnList {
	l := &columnList{columns: slices.Clone(t.Columns), at: make([]int, len(t.Columns)), carried: true}
	for i := range l.columns {
		l.columns[i].Tags, l.columns[i].Mask = nil, nil
		l.at[i] = i
	}
	for i, name := range t.Partition {
		l.partition = append(l.partition, partitionColumn{i, name})
	}
	return l
}
