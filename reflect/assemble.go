package reflect

import (
	"cmp"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/types"
)

// What is known of a table, a schema and a catalog if nothing failed.
const (
	tableFacts   = Columns | Nullability | Keys | Comments | Tags | Masks | ViewText | Partitioning
	schemaFacts  = Objects | Comments | Tags | Functions | Volumes
	catalogFacts = Objects | Comments | Tags
)

// assemble puts together what the streams read.
func (c *catalogRead) assemble(reads []*catalogRead) Catalog {
	c.assembleTables()
	c.assembleKeys(reads)
	for _, t := range c.tables {
		c.keep(t)
	}
	c.assembleTags()
	c.assembleUses()
	c.catalog.Known = c.known(catalogFacts)
	if fold(c.name, "system") == 0 {
		c.catalog.Kind = SystemCatalog
	}
	for k, t := range c.tables {
		s := c.schema(k.schema)
		s.Tables = append(s.Tables, *t)
	}
	c.assembleFunctions()
	for k, v := range c.volumes {
		s := c.schema(k.schema)
		s.Volumes = append(s.Volumes, *v)
	}
	for _, s := range c.schemas {
		s.Known = c.known(schemaFacts) &^ (c.lostIn[s.Name] | c.schemasLost)
		if !c.r.scope.whole(s.Name) {
			s.Known &^= Objects | Functions | Volumes
		}
		byName(s.Tables, (*Table).name)
		byName(s.Functions, (*Function).name)
		byName(s.Volumes, (*Volume).name)
		c.catalog.Schemas = append(c.catalog.Schemas, *s)
	}
	if len(c.r.scope.include)+len(c.r.scope.exclude) > 0 {
		c.catalog.Known &^= Objects
	}
	byName(c.catalog.Schemas, (*Schema).name)
	return c.catalog
}

// known is what is known of facts.
func (c *catalogRead) known(facts Coverage) Coverage {
	if c.r.options.Level == Names {
		facts &= Objects
	}
	return facts &^ c.lost
}

// schema is the schema of that name; one that was not listed is made.
func (c *catalogRead) schema(name string) *Schema {
	s := c.schemas[name]
	if s == nil {
		s = &Schema{Catalog: c.name, Name: name}
		c.schemas[name] = s
	}
	return s
}

func (c *catalogRead) assembleTables() {
	facts := c.known(tableFacts)
	if c.r.options.Grants {
		facts |= Grants &^ c.lost
	}
	for k, t := range c.tables {
		t.Known |= facts &^ c.lostIn[k.schema]
		if l := c.columns.of[k]; l != nil {
			t.Columns, t.Partition = l.sealed()
			delete(c.columns.of, k)
			if !l.carried {
				c.r.customize(t)
			}
		}
		if t.Known.Has(Columns|Nullability) && !slices.ContainsFunc(t.Columns, func(col Column) bool { return nested(col.Type) }) {
			t.Known |= NestedNullability
		}
		if text := c.views[k]; text != "" {
			t.View = text
		}
		if t.Kind.IsView() && t.View == "" {
			t.Known &^= ViewText
		}
		t.Grants = c.grants[k]
		slices.SortFunc(t.Grants, func(a, b Grant) int {
			return cmp.Or(cmp.Compare(a.Principal, b.Principal), cmp.Compare(a.Privilege, b.Privilege), cmp.Compare(a.Inherited, b.Inherited))
		})
		c.r.tell(func(p *Progress) { p.Tables++ })
	}
}

// customize lets the caller change the columns of t.
func (r *reader) customize(t *Table) {
	if change := r.options.Column; change != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		for i := range t.Columns {
			change(t.Name, &t.Columns[i])
		}
	}
}

// nested reports whether the text of t may hide what is inside of it.
func nested(t types.Type) bool {
	switch t := t.(type) {
	case types.Struct, types.Object, types.Unknown:
		return true
	case types.Array:
		return nested(t.Elem)
	case types.Map:
		return nested(t.Key) || nested(t.Value)
	}
	return false
}

func (c *catalogRead) assembleKeys(reads []*catalogRead) {
	for _, k := range c.constraints {
		t := c.tables[k.table]
		if t == nil {
			continue
		}
		switch k.kind {
		case "PRIMARY KEY":
			t.PrimaryKey = &PrimaryKey{Name: k.name.name}
			for _, col := range c.columnsOf(k.name, k.table) {
				t.PrimaryKey.Columns = append(t.PrimaryKey.Columns, col.column)
			}
			if t.PrimaryKey.Columns == nil {
				t.PrimaryKey, t.Known = nil, t.Known&^Keys
				c.r.warn(t.Name, "primary key %q: its columns are not visible", k.name.name)
			}
		case "FOREIGN KEY":
			fk, ok := c.foreignKey(k, reads)
			if !ok {
				t.Known &^= Keys
				c.r.warn(t.Name, "foreign key %q: the key of the parent is not visible", k.name.name)
				continue
			}
			t.ForeignKeys = append(t.ForeignKeys, fk)
		}
	}
	for _, t := range c.tables {
		sortKeys(t.ForeignKeys)
	}
}

func sortKeys(keys []ForeignKey) {
	slices.SortFunc(keys, func(a, b ForeignKey) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), slices.Compare(a.Columns, b.Columns), foldName(a.Parent, b.Parent))
	})
}

func (c *catalogRead) assembleTags() {
	for _, g := range c.tags {
		if tags := c.tagged(g); tags != nil {
			if *tags == nil {
				*tags = map[string]string{}
			}
			(*tags)[g.name] = g.value
		}
	}
}

// tagged is the tags that g belongs to, nil if what it is about is out of scope.
func (c *catalogRead) tagged(g tag) *map[string]string {
	switch t, v, s := c.tables[tableKey{g.schema, g.table}], c.volumes[tableKey{g.schema, g.volume}], c.schemas[g.schema]; {
	case g.schema == "":
		return &c.catalog.Tags
	case g.column != "" && t != nil:
		if col, ok := t.Column(g.column); ok {
			return &col.Tags
		}
	case g.table != "" && t != nil:
		return &t.Tags
	case g.volume != "" && v != nil:
		return &v.Tags
	case g.table == "" && g.volume == "" && s != nil:
		return &s.Tags
	}
	return nil
}

func (c *catalogRead) assembleUses() {
	slices.SortFunc(c.uses, func(a, b use) int {
		return cmp.Or(a.table.compare(b.table), cmp.Compare(a.column, b.column), cmp.Compare(a.function, b.function), cmp.Compare(a.on, b.on))
	})
	for _, u := range c.uses {
		t := c.tables[u.table]
		if t == nil {
			continue
		}
		switch col, ok := t.Column(u.column); {
		case ok:
			col.Mask = c.function(t, u)
		case u.column != "":
		case t.RowFilter != nil:
			t.Known &^= Masks
			c.r.warn(t.Name, "several row filters, of which one is kept")
		default:
			t.RowFilter = c.function(t, u)
		}
	}
}

// function reads the names in u, which are not quoted: a name with a dot in it,
// and a list with a comma in a name, cannot be told from others.
func (c *catalogRead) function(t *Table, u use) *Use {
	parts := strings.Split(u.function, ".")
	if len(parts) != 3 {
		t.Known &^= Masks
		c.r.warn(t.Name, "function %q has not three parts", u.function)
		return nil
	}
	out := &Use{Function: Name{Catalog: parts[0], Schema: parts[1], Name: parts[2]}}
	for arg := range strings.SplitSeq(u.on, ",") {
		if arg = strings.TrimSpace(arg); arg != "" {
			out.Args = append(out.Args, quoted(arg))
		}
	}
	return out
}

func (c *catalogRead) assembleFunctions() {
	for k, f := range c.functions {
		if p := c.params[k]; p != nil {
			for _, list := range p {
				slices.SortFunc(list, func(a, b param) int { return cmp.Compare(a.at, b.at) })
			}
			for _, x := range p[0] {
				f.Params = append(f.Params, Param{x.name, x.typ, x.def, x.comment})
			}
			for _, x := range p[1] {
				f.Columns = append(f.Columns, types.Field{Name: x.name, Type: x.typ, Comment: x.comment})
			}
		}
		s := c.schema(k.schema)
		s.Functions = append(s.Functions, *f)
	}
}
