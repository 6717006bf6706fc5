package reflect

import "slices"

// Overlay adds what a catalog does not declare. Names are matched as
// [Snapshot.Table] does; what is about a table that was not read is a [Warning].
// A foreign key without ParentColumns refers to the primary key of its parent.
// If several names are of one table, its foreign keys are those of all of them,
// all else is of the last in the order of names; short names come first.
type Overlay struct {
	PrimaryKeys map[Name][]string
	ForeignKeys map[Name][]ForeignKey
	Comments    map[Name]string
}

// With is s and what o adds to it.
func (s *Snapshot) With(o Overlay) *Snapshot {
	out := s.clone()
	o.apply(out)
	out.sortRemarks()
	return out
}

// apply adds o to the tables of s.
func (o Overlay) apply(s *Snapshot) {
	each(s, o.PrimaryKeys, func(t *Table, columns []string) {
		t.PrimaryKey = &PrimaryKey{Columns: columns, Declared: InOverlay}
	})
	each(s, o.ForeignKeys, func(t *Table, keys []ForeignKey) {
		t.ForeignKeys = slices.Clone(t.ForeignKeys)
		for _, k := range keys {
			k.Declared = InOverlay
			if parent, ok := s.Table(k.Parent); ok {
				k.Parent = parent.Name
				if len(k.ParentColumns) == 0 && parent.PrimaryKey != nil {
					k.ParentColumns = parent.PrimaryKey.Columns
				}
			}
			t.ForeignKeys = append(t.ForeignKeys, k)
		}
		sortKeys(t.ForeignKeys)
	})
	each(s, o.Comments, func(t *Table, comment string) { t.Comment = comment })
}

// each gives f the table of each name, in the order of names: of several names of
// one table, the last one counts.
func each[V any](s *Snapshot, m map[Name]V, f func(*Table, V)) {
	var names []Name
	for n := range m {
		names = append(names, n)
	}
	slices.SortFunc(names, orderName)
	for _, n := range names {
		if t, ok := s.Table(n); ok {
			f(t, m[n])
		} else {
			s.Warnings = append(s.Warnings, Warning{n, "in the overlay, and was not read"})
		}
	}
}
