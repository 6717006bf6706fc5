package ddl

import (
	"slices"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// common has the actions that every kind of object has.
type common struct{ o ast.Object }

func (c common) alter(a ast.AlterAction) Stmt { return finished(&ast.Alter{Object: c.o, Action: a}) }

// SetOwner is SET OWNER TO principal.
func (c common) SetOwner(principal string) Stmt { return c.alter(&ast.SetOwner{Principal: principal}) }

// SetTags is SET TAGS.
func (c common) SetTags(tags map[string]string) Stmt {
	return c.alter(&ast.SetTags{Tags: options(tags)})
}

// UnsetTags is UNSET TAGS.
func (c common) UnsetTags(names ...string) Stmt {
	return c.alter(&ast.UnsetTags{Names: slices.Clone(names)})
}

// properties has the actions of what has properties and can be renamed.
type properties struct{ common }

// RenameTo is RENAME TO.
func (p properties) RenameTo(n builder.Name) Stmt { return p.alter(&ast.RenameTo{Name: n}) }

// SetProperties is SET TBLPROPERTIES.
func (p properties) SetProperties(kv map[string]string) Stmt {
	return p.alter(&ast.SetProperties{Properties: options(kv)})
}

// UnsetProperties is UNSET TBLPROPERTIES IF EXISTS.
func (p properties) UnsetProperties(keys ...string) Stmt {
	return p.alter(&ast.UnsetProperties{Keys: slices.Clone(keys)})
}

// TableAlteration is ALTER TABLE; each method is one action.
type TableAlteration struct{ properties }

// AlterTable is ALTER TABLE t.
func AlterTable(t TableObject) TableAlteration {
	return TableAlteration{properties{common{objectOf(t)}}}
}

// AddColumns is ADD COLUMNS; a NOT NULL column is refused by tables with rows.
func (a TableAlteration) AddColumns(cols ...Column) Stmt {
	return a.alter(&ast.AddColumns{Columns: columns(cols)})
}

// AddColumnAt is ADD COLUMN c FIRST or AFTER.
func (a TableAlteration) AddColumnAt(c Column, at Position) Stmt {
	to := ast.Position(at)
	return a.alter(&ast.AddColumns{Columns: columns([]Column{c}), At: &to})
}

// DropColumns is DROP COLUMNS; the table needs column mapping.
func (a TableAlteration) DropColumns(paths ...Path) Stmt {
	n := &ast.DropColumns{}
	for _, p := range paths {
		n.Paths = append(n.Paths, slices.Clone(p))
	}
	return a.alter(n)
}

// RenameColumn is RENAME COLUMN p TO name; the table needs column mapping.
func (a TableAlteration) RenameColumn(p Path, name string) Stmt {
	return a.alter(&ast.RenameColumn{Path: slices.Clone(p), Name: name})
}

// ReplaceColumns is REPLACE COLUMNS.
func (a TableAlteration) ReplaceColumns(cols ...Column) Stmt {
	return a.alter(&ast.ReplaceColumns{Columns: columns(cols)})
}

// AddPrimaryKey is ADD PRIMARY KEY.
func (a TableAlteration) AddPrimaryKey(k PrimaryKey) Stmt {
	n := k.node(a.o.Name)
	if n == nil {
		n = &ast.PrimaryKey{}
	}
	return a.alter(&ast.AddConstraint{Constraint: n})
}

// AddForeignKey is ADD FOREIGN KEY.
func (a TableAlteration) AddForeignKey(k ForeignKey) Stmt {
	return a.alter(&ast.AddConstraint{Constraint: k.node(a.o.Name)})
}

// AddCheck is ADD CONSTRAINT … CHECK; an error of the server if a row breaks it.
func (a TableAlteration) AddCheck(c Check) Stmt {
	return a.alter(&ast.AddConstraint{Constraint: c.node(a.o.Name)})
}

// DropConstraint is DROP CONSTRAINT IF EXISTS.
func (a TableAlteration) DropConstraint(name string) Stmt {
	return a.alter(&ast.DropConstraint{Name: name})
}

// DropPrimaryKey is DROP PRIMARY KEY IF EXISTS.
func (a TableAlteration) DropPrimaryKey() Stmt { return a.alter(&ast.DropPrimaryKey{}) }

// DropForeignKey is DROP FOREIGN KEY IF EXISTS (cols).
func (a TableAlteration) DropForeignKey(cols ...string) Stmt {
	return a.alter(&ast.DropForeignKey{Columns: slices.Clone(cols)})
}

// DropFeature is DROP FEATURE feature [TRUNCATE HISTORY].
func (a TableAlteration) DropFeature(feature string, truncate bool) Stmt {
	return a.alter(&ast.DropFeature{Feature: feature, TruncateHistory: truncate})
}

// AddPartition is ADD IF NOT EXISTS PARTITION.
func (a TableAlteration) AddPartition(p ...builder.Assign) Stmt {
	return a.alter(&ast.AddPartition{Partition: assigns(p)})
}

// DropPartition is DROP IF EXISTS PARTITION.
func (a TableAlteration) DropPartition(p ...builder.Assign) Stmt {
	return a.alter(&ast.DropPartition{Partition: assigns(p)})
}

func assigns(as []builder.Assign) []*ast.Assign {
	var out []*ast.Assign
	for _, a := range as {
		if n, ok := builder.Tree(a).(*ast.Assign); ok {
			out = append(out, n)
		}
	}
	return out
}

// SetRowFilter is SET ROW FILTER.
func (a TableAlteration) SetRowFilter(f Call) Stmt {
	return a.alter(&ast.SetRowFilter{Filter: f.node()})
}

// DropRowFilter is DROP ROW FILTER.
func (a TableAlteration) DropRowFilter() Stmt { return a.alter(&ast.DropRowFilter{}) }

// ClusterBy is CLUSTER BY.
func (a TableAlteration) ClusterBy(c Cluster) Stmt { return a.alter(&ast.ClusterBy{Cluster: c.node()}) }

// ClusterInsteadOfPartition is REPLACE PARTITIONED BY WITH CLUSTER BY.
func (a TableAlteration) ClusterInsteadOfPartition(c Cluster) Stmt {
	return a.alter(&ast.ClusterBy{Cluster: c.node(), InsteadOfPartition: true})
}

// SetLocation is SET LOCATION.
func (a TableAlteration) SetLocation(url string) Stmt { return a.alter(&ast.SetLocation{URL: url}) }

// SetManaged is SET MANAGED: an external table becomes a managed one.
func (a TableAlteration) SetManaged() Stmt { return a.alter(&ast.SetManaged{To: ast.Managed}) }

// UnsetManaged is UNSET MANAGED.
func (a TableAlteration) UnsetManaged() Stmt { return a.alter(&ast.SetManaged{To: ast.Unmanaged}) }

// SetExternal is SET EXTERNAL.
func (a TableAlteration) SetExternal() Stmt { return a.alter(&ast.SetManaged{To: ast.External}) }

// SetCollation is DEFAULT COLLATION, for columns added later.
func (a TableAlteration) SetCollation(c types.Collation) Stmt {
	return a.alter(&ast.SetCollation{Collation: c})
}

// PredictiveOptimization is {ENABLE | DISABLE | INHERIT} PREDICTIVE OPTIMIZATION.
func (a TableAlteration) PredictiveOptimization(s Switch) Stmt {
	return a.alter(&ast.PredictiveOptimization{Switch: ast.Switch(s)})
}

// AlterColumns is ALTER COLUMN of one or several columns, made by [AlterColumn].
func (a TableAlteration) AlterColumns(c ColumnChange, more ...ColumnChange) Stmt {
	n := &ast.AlterColumns{}
	for _, c := range append([]ColumnChange{c}, more...) {
		if c.n == nil {
			c.n = &ast.ColumnChange{}
		}
		n.Changes = append(n.Changes, c.n)
	}
	return a.alter(n)
}

// Path is a column, or a field of one: {"address", "city"}. "element", "key"
// and "value" lead into arrays and maps.
type Path []string

// Position is where a column is put: First, or After a column.
type Position struct {
	First bool
	After string
}

// Switch is ENABLE, DISABLE or INHERIT.
type Switch uint8

// The positions of a switch.
const (
	Inherit = Switch(ast.Inherit)
	Enable  = Switch(ast.Enable)
	Disable = Switch(ast.Disable)
)

// ViewAlteration is ALTER VIEW.
type ViewAlteration struct{ properties }

// AlterView is ALTER VIEW v.
func AlterView(v View) ViewAlteration { return ViewAlteration{properties{common{v.Object()}}} }

// As is AS q: the view gets another query.
func (a ViewAlteration) As(q builder.QueryLike) Stmt {
	return a.alter(&ast.AlterQuery{Query: query(q)})
}

// Metrics is AS $$yaml$$, of a metric view.
func (a ViewAlteration) Metrics(yaml Source) Stmt {
	return a.alter(&ast.AlterQuery{Metrics: string(yaml)})
}

// SchemaMode is WITH SCHEMA.
func (a ViewAlteration) SchemaMode(m SchemaMode) Stmt {
	return a.alter(&ast.AlterSchemaMode{Mode: ast.SchemaMode(m)})
}

// RefreshedAlteration is ALTER MATERIALIZED VIEW or STREAMING TABLE.
type RefreshedAlteration struct{ common }

// AlterMaterializedView is ALTER MATERIALIZED VIEW v.
func AlterMaterializedView(v MaterializedView) RefreshedAlteration {
	return RefreshedAlteration{common{v.Object()}}
}

// AlterStreamingTable is ALTER STREAMING TABLE t.
func AlterStreamingTable(t StreamingTable) RefreshedAlteration {
	return RefreshedAlteration{common{t.Object()}}
}

// AddSchedule is ADD SCHEDULE.
func (a RefreshedAlteration) AddSchedule(s Schedule) Stmt {
	return a.alter(&ast.AlterSchedule{Add: true, Schedule: s.node()})
}

// SetSchedule is ALTER SCHEDULE.
func (a RefreshedAlteration) SetSchedule(s Schedule) Stmt {
	return a.alter(&ast.AlterSchedule{Schedule: s.node()})
}

// DropSchedule is DROP SCHEDULE.
func (a RefreshedAlteration) DropSchedule() Stmt { return a.alter(&ast.DropSchedule{}) }

// SchemaAlteration is ALTER SCHEMA or ALTER CATALOG.
type SchemaAlteration struct{ common }

// AlterSchema is ALTER SCHEMA s.
func AlterSchema(s Schema) SchemaAlteration { return SchemaAlteration{common{s.Object()}} }

// AlterCatalog is ALTER CATALOG c.
func AlterCatalog(c Catalog) SchemaAlteration { return SchemaAlteration{common{c.Object()}} }

// SetProperties is SET DBPROPERTIES.
func (a SchemaAlteration) SetProperties(kv map[string]string) Stmt {
	return a.alter(&ast.SetProperties{Properties: options(kv)})
}

// SetCollation is DEFAULT COLLATION, for tables made later.
func (a SchemaAlteration) SetCollation(c types.Collation) Stmt {
	return a.alter(&ast.SetCollation{Collation: c})
}

// RetainDropped is how long dropped tables can be undropped.
func (a SchemaAlteration) RetainDropped(e Every) Stmt {
	return a.alter(&ast.RetainDropped{For: e.node()})
}

// PredictiveOptimization is {ENABLE | DISABLE | INHERIT} PREDICTIVE OPTIMIZATION.
func (a SchemaAlteration) PredictiveOptimization(s Switch) Stmt {
	return a.alter(&ast.PredictiveOptimization{Switch: ast.Switch(s)})
}

// Alteration is ALTER of what has no actions but the common ones.
type Alteration struct{ common }

// AlterVolume is ALTER VOLUME v.
func AlterVolume(v Volume) Alteration { return Alteration{common{v.Object()}} }

// AlterSecurable is ALTER of a connection, location, credential, share, recipient or provider.
func AlterSecurable(s Securable) Alteration { return Alteration{common{s.Object()}} }

// RenameTo is RENAME TO; a volume stays in its schema.
func (a Alteration) RenameTo(name string) Stmt {
	return a.alter(&ast.RenameTo{Name: a.o.Name.Of(name)})
}
