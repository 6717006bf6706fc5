package reflect

import (
	"cmp"
	"context"
	"slices"
)

// settle reads what is in one listing and not in the other once more: a table
// was made or dropped between two statements, or has no columns.
func (c *catalogRead) settle(ctx context.Context) error {
	if c.r.options.Level == Names || c.lost.Has(Columns) || c.lost.Has(Objects) {
		return nil
	}
	odd := c.odd()
	if len(odd) == 0 {
		return nil
	}
	again := c.part()
	for batch := range slices.Chunk(odd, 200) {
		again.only = batch
		for _, s := range []stream{columnStream, listing[1]} { // what is listed last is there
			if err := again.read(ctx, s); err != nil {
				return err
			}
		}
	}
	c.lost |= again.lost
	for _, k := range odd {
		c.settled(k, again)
	}
	return nil
}

// odd is the tables without columns, and the columns without a table.
func (c *catalogRead) odd() []tableKey {
	var odd []tableKey
	for k := range c.tables {
		if c.columns.of[k] == nil && c.lostIn[k.schema] == 0 {
			odd = append(odd, k)
		}
	}
	for k := range c.columns.of {
		if c.tables[k] == nil && !isBacking(k) {
			odd = append(odd, k)
		}
	}
	sortTables(odd)
	return odd
}

func sortTables(keys []tableKey) {
	slices.SortFunc(keys, func(a, b tableKey) int { return cmp.Or(cmp.Compare(a.schema, b.schema), cmp.Compare(a.table, b.table)) })
}

// settled takes over what is known of k now.
func (c *catalogRead) settled(k tableKey, again *catalogRead) {
	t, l := again.tables[k], again.columns.of[k]
	switch had := c.tables[k] != nil; {
	case t == nil && had:
		c.r.warn(c.object(k), "dropped while it was read")
		delete(c.tables, k)
	case t == nil:
		delete(c.columns.of, k)
		c.r.gap(Gap{Object: c.object(k), Facts: tableFacts, Reason: Raced})
	default:
		c.tables[k] = t
		if l != nil {
			c.columns.of[k] = l
		}
	}
}
