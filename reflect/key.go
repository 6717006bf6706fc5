package reflect

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
)

// constraint is a key of a table.
type constraint struct {
	name  keyName
	table tableKey
	kind  string
}

func (c *catalogRead) takeConstraint(_ int, r *record) {
	c.constraints = append(c.constraints, constraint{keyName{r.text(), r.text()}, tableKey{r.text(), r.text()}, strings.ToUpper(r.text())})
}

// keyColumn is a column of a key.
type keyColumn struct {
	table  tableKey
	column string
	at     int
	parent int // place of the column in the key of the parent, 0 if it has none
}

func (c *catalogRead) takeKeyColumn(_ int, r *record) {
	name := keyName{r.text(), r.text()}
	k := keyColumn{table: tableKey{r.text(), r.text()}, column: r.text()}
	k.at, _ = r.number()
	k.parent, _ = r.number()
	c.keyColumns[name] = append(c.keyColumns[name], k)
}

// reference is the key that a foreign key refers to.
type reference struct {
	catalog string
	name    keyName
}

func (c *catalogRead) takeReference(_ int, r *record) {
	c.references[keyName{r.text(), r.text()}] = reference{r.text(), keyName{r.text(), r.text()}}
}

// columnsOf is the columns of a key of a table, in the order of the key.
func (c *catalogRead) columnsOf(name keyName, table tableKey) []keyColumn {
	var out []keyColumn
	for _, k := range c.keyColumns[name] {
		if table == (tableKey{}) || k.table == table {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(a, b keyColumn) int { return cmp.Compare(a.at, b.at) })
	return out
}

// parents reads the keys in other catalogs that foreign keys refer to: one
// statement for each such catalog.
func (r *reader) parents(ctx context.Context, reads []*catalogRead) error {
	known := map[string]bool{}
	var fs []func(context.Context) error
	for _, c := range reads {
		known[strings.ToLower(c.name)] = true
	}
	for _, c := range reads {
		for _, ref := range c.references {
			if at := strings.ToLower(ref.catalog); at != "" && !known[at] {
				known[at] = true
				fs = append(fs, func(ctx context.Context) error { return c.parent(ctx, at) })
			}
		}
	}
	return all(ctx, fs)
}

// parent reads the keys of another catalog into those of c. Their names are
// those of that catalog, which is kept in them.
func (c *catalogRead) parent(ctx context.Context, catalog string) error {
	v := keyStream.views[0]
	other := newCatalogRead(c.r, catalog)
	where := c.has.where(catalog, v, scope{}, nil)
	err := c.r.rows(ctx, c.has.query(catalog, v, where, builder.Lit(int32(0))), func(r *record) {
		r.number()
		other.takeKeyColumn(0, r)
	})
	if err != nil && fatal(ctx, err) {
		return err
	}
	if err != nil {
		g := gap(Name{}, Keys, err)
		other.lose(v, Keys, g.Reason, g.Class)
	}
	c.r.mu.Lock()
	defer c.r.mu.Unlock()
	if c.r.others == nil {
		c.r.others = map[string]*catalogRead{}
	}
	c.r.others[catalog] = other
	return nil
}

// foreignKey is a constraint of t as a foreign key. Without its parent it is
// not known.
func (c *catalogRead) foreignKey(k constraint, reads []*catalogRead) (fk ForeignKey, ok bool) {
	ref, ok := c.references[k.name]
	own := c.columnsOf(k.name, k.table)
	parent := c.r.read(ref.catalog, reads)
	if !ok || len(own) == 0 || parent == nil {
		return fk, false
	}
	theirs := parent.columnsOf(ref.name, tableKey{})
	if len(theirs) == 0 {
		return fk, false
	}
	at := theirs[0].table
	fk = ForeignKey{Name: k.name.name, Parent: Name{Catalog: parent.name, Schema: at.schema, Name: at.table}}
	for i, col := range own {
		place := slices.IndexFunc(theirs, func(p keyColumn) bool { return p.at == col.parent })
		if place < 0 {
			place = i
		}
		if place >= len(theirs) {
			return fk, false
		}
		fk.Columns = append(fk.Columns, col.column)
		fk.ParentColumns = append(fk.ParentColumns, theirs[place].column)
	}
	return fk, true
}

// read is what was read of a catalog, nil if nothing was.
func (r *reader) read(catalog string, reads []*catalogRead) *catalogRead {
	for _, c := range reads {
		if fold(c.name, catalog) == 0 {
			return c
		}
	}
	return r.others[strings.ToLower(catalog)]
}
