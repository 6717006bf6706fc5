package reflect

import (
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
)

// Builder is t for statements: columns by builder.ColumnOf, as Column[any].
func (t *Table) Builder() builder.Table {
	info := t.info()
	info.Fingerprint = t.Fingerprint()
	return builder.TableOf(info)
}

// info is what statements need to know of t.
func (t *Table) info() *types.TableInfo {
	info := &types.TableInfo{Name: t.Name, Columns: make([]types.ColumnInfo, len(t.Columns))}
	for i := range t.Columns {
		c := &t.Columns[i]
		info.Columns[i] = types.ColumnInfo{Name: c.Name, Type: c.Type, Flags: t.flags(c)}
	}
	if t.PrimaryKey != nil {
		for _, name := range t.PrimaryKey.Columns {
			if i := t.place(name); i >= 0 {
				info.PrimaryKey = append(info.PrimaryKey, i)
			}
		}
	}
	return info
}

// flags is the properties of c. A column that may have a default, as far as is
// known, may be left out.
func (t *Table) flags(c *Column) (f types.ColumnFlags) {
	if !c.Nullable && t.Known.Has(Nullability) {
		f |= types.NotNull
	}
	switch {
	case c.Identity != nil && c.Identity.ByDefault:
		f |= types.HasDefault
	case c.Identity != nil:
		f |= types.Identity
	case c.Generated != "":
		f |= types.Generated
	case c.Default != "" || !t.Known.Has(Defaults|Identities|GeneratedColumns):
		f |= types.HasDefault
	}
	return f
}

// place is where the column of that name is, -1 if there is none.
func (t *Table) place(name string) int {
	for i := range t.Columns {
		if fold(t.Columns[i].Name, name) == 0 {
			return i
		}
	}
	return -1
}
