package gen

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

// model is what is written, with all its names.
type model struct {
	*rules
	config   Config
	snapshot *reflect.Snapshot
	packages []*pkg
	tables   map[reflect.Name]*table
	errs     []error
}

// table is a table that is written.
type table struct {
	*reflect.Table
	pkg     *pkg
	info    *builder.TableInfo
	name    string // in Go
	file    string
	columns []*field
	records []*record // in the order of the columns
	joins   []join
	writes  []int // places of the columns that can be inserted
}

// join is a foreign key.
type join struct {
	name   string // of the method
	key    reflect.ForeignKey
	parent *table // nil if its package has no such table, and cannot import one that has
}

func (m *model) problem(n reflect.Name, column, format string, args ...any) {
	m.errs = append(m.errs, &Problem{n, column, fmt.Sprintf(format, args...)})
}

// build finds what is written and gives it names: first those that are
// configured, then tables, functions, columns.
func (m *model) build() error {
	m.tables = map[reflect.Name]*table{}
	for i := range m.snapshot.Catalogs {
		for j := range m.snapshot.Catalogs[i].Schemas {
			m.schema(&m.snapshot.Catalogs[i].Schemas[j])
		}
	}
	if len(m.packages) == 0 {
		return errors.New("gen: nothing to write: no table or function of the snapshot is selected")
	}
	if m.unnamed(); len(m.errs) > 0 {
		return errors.Join(m.errs...)
	}
	m.namePackages()
	m.nameObjects()
	for _, p := range m.packages {
		for _, t := range p.tables {
			m.fields(t)
		}
		for _, f := range p.functions {
			m.function(f)
		}
	}
	m.circles()
	for _, p := range m.packages {
		for _, t := range p.tables {
			m.join(t)
		}
	}
	return errors.Join(append(m.errs, m.unused()...)...)
}

// unnamed finds what has no name, as in a file that was edited.
func (m *model) unnamed() {
	for _, p := range m.packages {
		for _, t := range p.tables {
			if t.Name.Schema == "" || t.Name.Name == "" {
				m.problem(t.Name, "", "a table without a name, or of a schema without one")
			}
		}
		for _, f := range p.functions {
			if f.Name.Schema == "" || f.Name.Name == "" {
				m.problem(f.Name, "", "a function without a name, or of a schema without one")
			}
		}
	}
}

// schema adds what is selected of s.
func (m *model) schema(s *reflect.Schema) {
	var p *pkg
	in := func() *pkg {
		if p == nil {
			p = m.pkg(s)
		}
		return p
	}
	for i := range s.Tables {
		if t := &s.Tables[i]; m.selects(t.Name) {
			m.tables[t.Name] = &table{Table: t, pkg: in(), info: builder.InfoOf(t.Builder())}
			in().tables = append(in().tables, m.tables[t.Name])
		}
	}
	for i := range s.Functions {
		if f := &s.Functions[i]; f.Kind != reflect.ProcedureFunction && m.selects(f.Name) {
			in().functions = append(in().functions, &function{Function: f, pkg: in()})
		}
	}
}

// object is a table or function that gets a name.
type object struct {
	pkg   *pkg
	from  reflect.Name
	name  *string
	forms []func(string) string // names that go with it
}

// objects is the tables and functions in the order in which they get names.
func (m *model) objects() []object {
	var all []object
	for _, p := range m.packages {
		for _, t := range plainFirst(p.tables, func(t *table) string { return t.Name.Name }) {
			t.file = p.fileNames.take(fileName(t.Name.Name))
			all = append(all, object{p, t.Name, &t.name, tableForms})
		}
	}
	for _, p := range m.packages {
		for _, f := range plainFirst(p.functions, func(f *function) string { return f.Name.Name }) {
			all = append(all, object{p, f.Name, &f.name, f.forms()})
		}
	}
	return all
}

// tableForms are the names that go with that of a table.
var tableForms = []func(string) string{with("", "Table"), with("", "Row"), with("", "Insert"), with("new", ""), small("Info"), small("Insert")}

// nameObjects names tables and functions. Names that are configured come first
// and stay as they are.
func (m *model) nameObjects() {
	all := m.objects()
	for _, o := range all {
		if name := m.goName(o.from); name != "" {
			if *o.name = o.pkg.names.take(name, o.forms...); *o.name != name {
				m.problem(o.from, "", "the name %s is taken", name)
			}
		}
	}
	for _, o := range all {
		if *o.name == "" {
			*o.name = o.pkg.names.take(exported(o.from.Name), o.forms...)
		}
	}
}

// fields names and types the columns of t.
func (m *model) fields(t *table) {
	if !t.Known.Has(reflect.Columns) && len(t.Columns) == 0 {
		m.problem(t.Name, "", "its columns are not known: reflect again, or exclude it")
		return
	}
	taken := scope{"AppendTo": true}
	for _, j := range m.joinNames(t) {
		taken[j.name] = true
		t.joins = append(t.joins, j)
	}
	t.columns = make([]*field, len(t.Columns))
	for i := range t.Columns {
		c := &t.Columns[i]
		t.columns[i] = &field{sql: c.Name, typ: c.Type, notNull: t.info.Columns[i].Flags&types.NotNull != 0, comment: c.Comment}
	}
	s := shaper{model: m, object: t.Name, pkg: t.pkg, tags: func(i int) map[string]string { return t.Columns[i].Tags }}
	s.fields(t.columns, nil, t.name, taken, builder.ReservedInTable)
	t.records = s.records
	if t.Kind.IsView() || t.ReadOnly || m.config.NoInserts {
		return
	}
	for i, c := range t.info.Columns {
		if c.Flags&(types.Identity|types.Generated) == 0 && writable(c.Type) {
			t.writes = append(t.writes, i)
		}
	}
}

// joinNames are the foreign keys of t: On and the parent, and By and the columns
// where several have the same parent.
func (m *model) joinNames(t *table) []join {
	count := map[reflect.Name]int{}
	for _, k := range t.ForeignKeys {
		count[k.Parent]++
	}
	taken := scope{}
	var joins []join
	for _, k := range t.ForeignKeys {
		if len(k.ParentColumns) != len(k.Columns) || len(k.Columns) == 0 {
			continue
		}
		j := join{key: k, parent: m.tables[k.Parent]}
		name := "On"
		if j.parent != nil {
			name += j.parent.name
		} else {
			name += exported(k.Parent.Name)
		}
		if count[k.Parent] > 1 {
			name += "By"
			for _, c := range k.Columns {
				name += exported(c)
			}
		}
		j.name = taken.take(name)
		if j.parent != nil && j.parent.pkg != t.pkg {
			t.pkg.refers[j.parent.pkg] = true
		}
		joins = append(joins, j)
	}
	return joins
}

// join forgets the parents of t that cannot be imported, because they are in a
// package that needs that of t, too, or whose path is not known.
func (m *model) join(t *table) {
	t.joins = slices.DeleteFunc(t.joins, func(j join) bool {
		return slices.ContainsFunc(j.key.Columns, func(name string) bool { return t.column(name) == nil })
	})
	for i := range t.joins {
		if p := t.joins[i].parent; p != nil && p.pkg != t.pkg && (p.pkg.path == "" || p.pkg.refersTo(t.pkg)) {
			t.joins[i].parent = nil
		}
	}
}

// column is the column of that name, nil if t has none.
func (t *table) column(name string) *field {
	for _, c := range t.columns {
		if strings.EqualFold(c.sql, name) {
			return c
		}
	}
	return nil
}
