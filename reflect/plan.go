package reflect

import (
	"cmp"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
)

// Plan is the statements that make changes, in an order in which they can run,
// and the changes that no statement can make. Snapshot to is where they lead;
// columns and fields get the places that they have there.
//
// What is [Unsure] is never planned: an object that is only hidden would be
// dropped. Nor is what would lose rows or fail on tables that have some: types
// that get narrower, columns that are NOT NULL or computed from the start.
func Plan(to *Snapshot, changes []Change) (stmts []builder.Stmt, rest []Change) {
	p := planner{to: to, replaced: map[Name]bool{}}
	for _, c := range changes {
		if c.Kind == ViewTextChanged {
			p.replaced[c.Name] = true
		}
	}
	for _, c := range changes {
		if c.Impact == Unsure || !p.plan(c) {
			rest = append(rest, c)
		}
	}
	for _, s := range p.siblings {
		p.arrange(s)
	}
	for _, s := range ddl.CreateAll(p.tables...) {
		p.add(creates, s)
	}
	slices.SortStableFunc(p.steps, func(a, b planned) int { return cmp.Compare(a.phase, b.phase) })
	for _, s := range p.steps {
		stmts = append(stmts, s.stmt)
	}
	return stmts, rest
}

// phase is when a statement runs: what depends on others goes first and comes last.
type phase uint8

const (
	dropsKeys phase = iota
	drops
	dropsSchemas
	containers // catalogs and schemas
	creates
	renames // of columns
	places  // of columns
	alters
	addsKeys
	views
)

// planned is a statement and its phase.
type planned struct {
	phase phase
	stmt  builder.Stmt
}

// planner collects statements.
type planner struct {
	to       *Snapshot
	steps    []planned
	tables   []ddl.Definition
	siblings []*siblings
	replaced map[Name]bool // views, with all of their columns
}

func (p *planner) add(at phase, s builder.Stmt) bool {
	p.steps = append(p.steps, planned{at, s})
	return true
}

// plan plans c; false if there is no statement for it.
func (p *planner) plan(c Change) bool {
	if len(c.Path) == 0 && c.Kind.inTable() {
		return false
	}
	switch c.Kind {
	case CatalogAdded, CatalogDropped, SchemaAdded, SchemaDropped:
		return p.container(c)
	case TableAdded, TableDropped, TableRenamed, ViewTextChanged:
		return p.object(c)
	case VolumeAdded, VolumeDropped:
		return p.volume(c)
	}
	t, ok := p.to.Table(c.Name)
	if c.Name.Name == "" || !ok {
		return p.outside(c)
	}
	a := ddl.AlterTable(ddl.Table{Name: t.Name})
	if t.Kind.IsView() {
		return p.view(c, t)
	}
	switch c.Kind {
	case ColumnAdded, ColumnDropped, ColumnRenamed, ColumnMoved:
		return p.columns(c, t, a)
	case TypeChanged, NullabilityChanged, DefaultChanged, MaskChanged:
		return p.column(c, t, a)
	case PrimaryKeyChanged, ForeignKeyAdded, ForeignKeyDropped, CheckAdded, CheckDropped:
		return p.key(c, t, a)
	}
	return p.table(c, t, a)
}

func (p *planner) container(c Change) bool {
	in := ddl.Schema{Catalog: c.Name.Catalog, Name: c.Name.Schema}
	switch c.Kind {
	case CatalogAdded:
		return p.add(containers, ddl.Create(ddl.Catalog{Name: c.Name.Catalog}))
	case SchemaAdded:
		if s, ok := p.to.Schema(in.Catalog, in.Name); ok {
			in.Comment = s.Comment
		}
		return p.add(containers, ddl.Create(in))
	case SchemaDropped:
		return p.add(dropsSchemas, ddl.Drop(in))
	}
	return false
}

// object plans whole tables and views.
func (p *planner) object(c Change) bool {
	if c.Kind == TableDropped {
		var kind TableKind
		if kind.UnmarshalText([]byte(c.From)) != nil {
			return false
		}
		return p.add(drops, ddl.Drop((&Table{Name: c.Name, Kind: kind}).Define()))
	}
	if c.Kind == TableRenamed {
		return p.add(creates, ddl.AlterTable(ddl.Table{Name: c.Name}).RenameTo(c.Name.Of(c.To)))
	}
	t, ok := p.to.Table(c.Name)
	if !ok || t.lacks() != 0 || t.Kind == Foreign || t.Kind == OtherTable {
		return false
	}
	switch {
	case t.Kind == StreamingTable || c.Kind == ViewTextChanged && t.Kind == MaterializedView:
		return false
	case t.Kind.IsView():
		return p.add(views, ddl.CreateOrReplace(t.Define()))
	}
	p.tables = append(p.tables, t.Define())
	return true
}

func (p *planner) volume(c Change) bool {
	if c.Kind == VolumeDropped {
		return p.add(drops, ddl.Drop(ddl.Volume{Name: c.Name}))
	}
	v, ok := p.to.Volume(c.Name)
	if !ok {
		return false
	}
	d := ddl.Volume{Name: v.Name, Comment: v.Comment}
	if v.External {
		d.Location = v.Location
	}
	return p.add(creates, ddl.Create(d))
}

// outside plans comments, tags and owners of catalogs and schemas.
func (p *planner) outside(c Change) bool {
	if c.Name.Name != "" {
		return false
	}
	if c.Name.Schema == "" {
		cat := ddl.Catalog{Name: c.Name.Catalog}
		return p.common(c, cat, ddl.AlterCatalog(cat))
	}
	s := ddl.Schema{Catalog: c.Name.Catalog, Name: c.Name.Schema}
	return p.common(c, s, ddl.AlterSchema(s))
}

// common plans what all objects have.
func (p *planner) common(c Change, o ddl.Object, a interface {
	SetOwner(string) ddl.Stmt
	SetTags(map[string]string) ddl.Stmt
	UnsetTags(...string) ddl.Stmt
}) bool {
	switch {
	case c.Kind == CommentChanged && len(c.Path) == 0:
		return p.add(alters, ddl.CommentOn(o, c.To))
	case c.Kind == OwnerChanged && c.To != "":
		return p.add(alters, a.SetOwner(c.To))
	case c.Kind == TagChanged && len(c.Path) == 1 && c.To == "":
		return p.add(alters, a.UnsetTags(c.Path[0]))
	case c.Kind == TagChanged && len(c.Path) == 1:
		return p.add(alters, a.SetTags(map[string]string{c.Path[0]: unshown(c.To)}))
	}
	return false
}

// unshown is the value that shown made a text of.
func unshown(text string) string {
	return strings.TrimSuffix(strings.TrimPrefix(text, "'"), "'")
}

func (p *planner) view(c Change, t *Table) bool {
	v := ddl.View{Name: t.Name}
	switch c.Kind {
	case PropertyChanged:
		return p.property(c, ddl.AlterView(v))
	case CommentChanged, OwnerChanged, TagChanged:
		if len(c.Path) == 0 || c.Kind == TagChanged {
			return t.Kind == View && p.common(c, v, ddl.AlterView(v))
		}
	}
	return p.replaced[c.Name] && t.lacks() == 0 && (len(c.Path) > 0 && c.Kind != TagChanged)
}

func (p *planner) property(c Change, a interface {
	SetProperties(map[string]string) ddl.Stmt
	UnsetProperties(...string) ddl.Stmt
}) bool {
	if c.To == "" {
		return p.add(alters, a.UnsetProperties(c.Path[0]))
	}
	return p.add(alters, a.SetProperties(map[string]string{c.Path[0]: unshown(c.To)}))
}

func (p *planner) key(c Change, t *Table, a ddl.TableAlteration) bool {
	switch c.Kind {
	case PrimaryKeyChanged:
		if c.From != "" {
			p.add(dropsKeys, a.DropPrimaryKey())
		}
		if t.PrimaryKey != nil && t.PrimaryKey.Declared == InCatalog {
			p.add(alters, a.AddPrimaryKey(t.PrimaryKey.define()))
		}
		return t.PrimaryKey == nil || t.PrimaryKey.Declared == InCatalog
	case ForeignKeyDropped, CheckDropped:
		return c.Path[0] != "" && p.add(dropsKeys, a.DropConstraint(c.Path[0]))
	case CheckAdded:
		i := slices.IndexFunc(t.Checks, func(x Check) bool { return x.Name == c.Path[0] })
		return i >= 0 && p.add(alters, a.AddCheck(t.Checks[i].define()))
	}
	i := slices.IndexFunc(t.ForeignKeys, func(k ForeignKey) bool { return k.Name == c.Path[0] && k.Declared == InCatalog })
	return i >= 0 && p.add(addsKeys, a.AddForeignKey(t.ForeignKeys[i].define()))
}

// table plans what is left.
func (p *planner) table(c Change, t *Table, a ddl.TableAlteration) bool {
	switch {
	case c.Kind == CommentChanged && len(c.Path) > 0:
		return p.add(alters, a.AlterColumns(ddl.AlterColumn(c.Path...).Comment(c.To)))
	case c.Kind == TagChanged && len(c.Path) == 2 && c.To == "":
		return p.add(alters, a.AlterColumns(ddl.AlterColumn(c.Path[0]).UnsetTags(c.Path[1])))
	case c.Kind == TagChanged && len(c.Path) == 2:
		return p.add(alters, a.AlterColumns(ddl.AlterColumn(c.Path[0]).SetTags(map[string]string{c.Path[1]: unshown(c.To)})))
	case c.Kind == PropertyChanged:
		return p.property(c, a)
	case c.Kind == ClusteringChanged && t.ClusterAuto:
		return p.add(alters, a.ClusterBy(ddl.Cluster{Auto: true}))
	case c.Kind == ClusteringChanged:
		return p.add(alters, a.ClusterBy(ddl.Cluster{None: len(t.Cluster) == 0, Columns: t.Cluster}))
	case c.Kind == RowFilterChanged && t.RowFilter == nil:
		return p.add(alters, a.DropRowFilter())
	case c.Kind == RowFilterChanged:
		return p.add(alters, a.SetRowFilter(t.RowFilter.call()))
	}
	return p.common(c, ddl.Table{Name: t.Name}, a)
}
