package reflect

import (
	"cmp"
	"iter"
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/brickwork-sql/brickwork/internal/rowmap"
)

// fold compares names as catalogs do, without regard to case.
func fold(a, b string) int {
	for {
		if a == "" || b == "" {
			return cmp.Compare(len(a), len(b))
		}
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x != y {
			if c := cmp.Compare(unicode.ToLower(x), unicode.ToLower(y)); c != 0 {
				return c
			}
		}
		a, b = a[n:], b[m:]
	}
}

// foldName is fold of all parts.
func foldName(a, b Name) int {
	return cmp.Or(fold(a.Catalog, b.Catalog), fold(a.Schema, b.Schema), fold(a.Name, b.Name))
}

// orderName is foldName, names that differ only in case by their bytes.
func orderName(a, b Name) int {
	return cmp.Or(foldName(a, b), cmp.Compare(a.Catalog, b.Catalog), cmp.Compare(a.Schema, b.Schema), cmp.Compare(a.Name, b.Name))
}

// byName sorts by name, names that differ only in case by their bytes.
func byName[E any](s []E, name func(*E) string) {
	less := func(i, j int) bool {
		x, y := name(&s[i]), name(&s[j])
		return cmp.Or(fold(x, y), cmp.Compare(x, y)) < 0
	}
	if !sort.SliceIsSorted(s, less) {
		sort.Slice(s, less)
	}
}

// find is the element of that name in a list sorted by it.
func find[E any](s []E, name string, of func(*E) string) (*E, bool) {
	i, ok := sort.Find(len(s), func(i int) int { return fold(name, of(&s[i])) })
	if !ok {
		return nil, false
	}
	return &s[i], true
}

func (c *Catalog) name() string  { return c.Name }
func (s *Schema) name() string   { return s.Name }
func (t *Table) name() string    { return t.Name.Name }
func (f *Function) name() string { return f.Name.Name }
func (v *Volume) name() string   { return v.Name.Name }

// Catalog finds a catalog without regard to case.
func (s *Snapshot) Catalog(name string) (*Catalog, bool) {
	return find(s.Catalogs, name, (*Catalog).name)
}

// Schema finds a schema without regard to case. An empty catalog is the one
// that has such a schema, if there is only one.
func (s *Snapshot) Schema(catalog, name string) (*Schema, bool) {
	return only(s, Name{Catalog: catalog, Schema: name}, func(x *Schema) (*Schema, bool) { return x, true })
}

// Table finds a table or view without regard to case. Parts of n that are empty
// are those of the only such table.
func (s *Snapshot) Table(n Name) (*Table, bool) {
	return only(s, n, func(x *Schema) (*Table, bool) { return find(x.Tables, n.Name, (*Table).name) })
}

// Function finds a function or procedure as [Snapshot.Table] finds a table.
func (s *Snapshot) Function(n Name) (*Function, bool) {
	return only(s, n, func(x *Schema) (*Function, bool) { return find(x.Functions, n.Name, (*Function).name) })
}

// Volume finds a volume as [Snapshot.Table] finds a table.
func (s *Snapshot) Volume(n Name) (*Volume, bool) {
	return only(s, n, func(x *Schema) (*Volume, bool) { return find(x.Volumes, n.Name, (*Volume).name) })
}

// only is what f finds in the schemas that n may mean, if it finds it once.
func only[E any](s *Snapshot, n Name, f func(*Schema) (*E, bool)) (found *E, ok bool) {
	for x := range s.schemas(n) {
		e, is := f(x)
		if is && ok {
			return nil, false
		}
		if is {
			found, ok = e, true
		}
	}
	return found, ok
}

// schemas is the schemas that the first two parts of n may mean.
func (s *Snapshot) schemas(n Name) iter.Seq[*Schema] {
	return func(yield func(*Schema) bool) {
		for c := range candidates(s.Catalogs, n.Catalog, (*Catalog).name) {
			for x := range candidates(c.Schemas, n.Schema, (*Schema).name) {
				if !yield(x) {
					return
				}
			}
		}
	}
}

// candidates is the element of that name, all if the name is empty.
func candidates[E any](s []E, name string, of func(*E) string) iter.Seq[*E] {
	return func(yield func(*E) bool) {
		if name != "" {
			if e, ok := find(s, name, of); ok {
				yield(e)
			}
			return
		}
		for i := range s {
			if !yield(&s[i]) {
				return
			}
		}
	}
}

// Tables is all tables and views in the order of their names.
func (s *Snapshot) Tables() iter.Seq[*Table] {
	return func(yield func(*Table) bool) {
		for x := range s.schemas(Name{}) {
			for i := range x.Tables {
				if !yield(&x.Tables[i]) {
					return
				}
			}
		}
	}
}

// Reference is a foreign key and its table.
type Reference struct {
	Table Name
	Key   ForeignKey
}

// Children is the foreign keys of all tables that refer to n, which may be short
// as for [Snapshot.Table]; a table that was not read may have children, too.
func (s *Snapshot) Children(n Name) []Reference {
	if t, ok := s.Table(n); ok {
		n = t.Name
	}
	var refs []Reference
	for t := range s.Tables() {
		for _, k := range t.ForeignKeys {
			if foldName(k.Parent, n) == 0 {
				refs = append(refs, Reference{t.Name, k})
			}
		}
	}
	return refs
}

// Sorted is all tables and views, those that foreign keys refer to before those
// that refer; what is free in that is in the order of names. Tables whose keys
// form a circle come in the order of names, too.
func (s *Snapshot) Sorted() []*Table {
	var out []*Table
	seen := map[*Table]bool{}
	var visit func(*Table)
	visit = func(t *Table) {
		if seen[t] {
			return
		}
		seen[t] = true
		for _, k := range t.ForeignKeys {
			if parent, ok := s.Table(k.Parent); ok {
				visit(parent)
			}
		}
		out = append(out, t)
	}
	for t := range s.Tables() {
		visit(t)
	}
	return out
}

// Column finds a column without regard to case.
func (t *Table) Column(name string) (*Column, bool) {
	i := t.place(name)
	if i < 0 {
		return nil, false
	}
	return &t.Columns[i], true
}

// similar is names of tables that were perhaps meant by n: of that name elsewhere,
// or the nearest in its schema.
func (s *Snapshot) similar(n Name) []string {
	var same, near []string
	for t := range s.Tables() {
		if fold(t.Name.Name, n.Name) == 0 {
			same = append(same, t.Name.String())
		}
	}
	for x := range s.schemas(n) {
		names := make([]string, len(x.Tables))
		for i := range x.Tables {
			names[i] = x.Tables[i].Name.Name
		}
		if name := rowmap.Nearest(n.Name, names); name != "" {
			near = append(near, Name{Catalog: x.Catalog, Schema: x.Name, Name: name}.String())
		}
	}
	if same != nil {
		return same
	}
	return near
}
