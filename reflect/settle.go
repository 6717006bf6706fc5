package reflect

import (
	"context"
	"slices"
)

// settle reads what is in one listing and not in the other once more: a table
// was made or dropped between two statements, or has no columns.
func (c *catalogRead) settle(ctx context.Context) error {
	odd := c.odd()
	if len(odd) == 0 || c.unread["columns"] || c.unread["tables"] {
		return nil
	}
	again := c.part()
	for _, only := range batches(odd) {
		again.only = only
		for _, s := range []stream{columnStream, listing[1]} { // what is listed last is there
			if err := again.read(ctx, s); err != nil {
				return err
			}
		}
	}
	for _, k := range odd {
		c.settled(k, again)
	}
	return nil
}

// odd is the tables without columns, and the columns without a table.
func (c *catalogRead) odd() []tableKey {
	var odd []tableKey
	for k := range c.tables {
		if c.columns.of[k] == nil && !c.lostIn[k.schema].Has(Columns) {
			odd = append(odd, k)
		}
	}
	for k := range c.columns.of {
		if c.tables[k] == nil && !isBacking(k) {
			odd = append(odd, k)
		}
	}
	slices.SortFunc(odd, tableKey.compare)
	return odd
}

// batch is how many tables a statement names, few how many are read by name.
const (
	batch = 200
	few   = 5 * batch
)

// batches is keys in lists that a statement names, or one list that names none,
// which is all, if they are not few.
func batches(keys []tableKey) [][]tableKey {
	if len(keys) > few {
		return [][]tableKey{nil}
	}
	return slices.Collect(slices.Chunk(keys, batch))
}

// settled takes over what is known of k now.
func (c *catalogRead) settled(k tableKey, again *catalogRead) {
	t, l := again.tables[k], again.columns.of[k]
	switch had := c.tables[k] != nil; {
	case again.lost != 0:
		c.lostIn[k.schema] |= again.lost
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
