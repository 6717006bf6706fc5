package dialect

import (
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// alter prints ALTER.
func (p *printer) alter(a *ast.Alter) {
	p.s("ALTER ")
	p.kind(a.Object.Kind, a)
	p.objectName(a.Object, a)
	p.s(" ")
	switch x := a.Action.(type) {
	case *ast.RenameTo:
		p.s("RENAME TO ")
		p.object(x.Name, a)
	case *ast.SetProperties:
		p.setProperties(x, a)
	case *ast.UnsetProperties:
		p.s("UNSET TBLPROPERTIES IF EXISTS")
		p.texts(x.Keys, a)
	case *ast.SetOwner:
		p.s("SET OWNER TO ")
		p.name(x.Principal, a)
	case *ast.SetTags:
		p.setTags(x, a)
	case *ast.UnsetTags:
		p.unsetTags(x, a)
	case *ast.SetCollation:
		p.since(collations, a)
		p.s("DEFAULT COLLATION ")
		p.collation(x.Collation, a)
	case *ast.PredictiveOptimization:
		p.word([]string{"INHERIT", "ENABLE", "DISABLE"}, uint8(x.Switch), "switch", a)
		p.s(" PREDICTIVE OPTIMIZATION")
	case *ast.RetainDropped:
		p.s("SET RETAIN DROPPED TO ")
		p.every(x.For, a)
	case *ast.AlterQuery:
		p.alterQuery(x, a)
	case *ast.AlterSchemaMode:
		p.schemaMode(x.Mode, a)
	case *ast.AlterSchedule:
		p.alterSchedule(x, a)
	case *ast.DropSchedule:
		p.s("DROP SCHEDULE")
	default:
		p.alterTable(a)
	}
}

// alterTable prints the actions of ALTER TABLE.
func (p *printer) alterTable(a *ast.Alter) {
	switch x := a.Action.(type) {
	case *ast.AddColumns:
		p.addColumns(x, a)
	case *ast.DropColumns:
		p.dropColumns(x, a)
	case *ast.RenameColumn:
		p.s("RENAME COLUMN ")
		p.columnPath(x.Path, a)
		p.s(" TO ")
		p.name(x.Name, a)
	case *ast.ReplaceColumns:
		p.s("REPLACE COLUMNS")
		p.newColumns(x.Columns, nil, a)
	case *ast.AlterColumns:
		p.alterColumns(x, a)
	case *ast.AddConstraint:
		p.addConstraint(x, a)
	case *ast.DropConstraint:
		p.s("DROP CONSTRAINT IF EXISTS ")
		p.name(x.Name, a)
	case *ast.DropPrimaryKey:
		p.s("DROP PRIMARY KEY IF EXISTS")
	case *ast.DropForeignKey:
		p.dropForeignKey(x, a)
	case *ast.DropFeature:
		p.dropFeature(x, a)
	case *ast.AddPartition:
		p.s("ADD IF NOT EXISTS")
		p.staticPartition(x.Partition, a)
	case *ast.DropPartition:
		p.s("DROP IF EXISTS")
		p.staticPartition(x.Partition, a)
	case *ast.ClusterBy:
		p.clusterBy(x, a)
	default:
		p.alterStorage(a)
	}
}

// alterStorage prints the actions of ALTER TABLE that are not about columns.
func (p *printer) alterStorage(a *ast.Alter) {
	switch x := a.Action.(type) {
	case *ast.SetRowFilter:
		p.setRowFilter(x, a)
	case *ast.DropRowFilter:
		p.s("DROP ROW FILTER")
	case *ast.SetLocation:
		p.s("SET LOCATION ")
		p.text(x.URL, a)
	case *ast.SetManaged:
		p.word([]string{"SET MANAGED", "UNSET MANAGED", "SET EXTERNAL"}, uint8(x.To), "management", a)
	default:
		p.fail(Invalid, a, fmt.Sprintf("ALTER with %T", x))
	}
}

func (p *printer) setProperties(x *ast.SetProperties, a *ast.Alter) {
	if len(x.Properties) == 0 {
		p.fail(Incomplete, a, "SET of no property")
	}
	if a.Object.Kind == ast.SchemaObject || a.Object.Kind == ast.CatalogObject {
		p.s("SET DBPROPERTIES")
	} else {
		p.s("SET TBLPROPERTIES")
	}
	p.optionsClause("", x.Properties, a)
}

// texts prints a list of strings in parentheses.
func (p *printer) texts(xs []string, at ast.Node) {
	if len(xs) == 0 {
		p.fail(Incomplete, at, "a list of nothing")
	}
	p.s(" (")
	list(p, xs, ", ", func(x string) { p.text(x, at) })
	p.s(")")
}

func (p *printer) setTags(x *ast.SetTags, at ast.Node) {
	if len(x.Tags) == 0 {
		p.fail(Incomplete, at, "SET TAGS of nothing")
	}
	p.s("SET TAGS")
	p.optionsClause("", x.Tags, at)
}

func (p *printer) unsetTags(x *ast.UnsetTags, at ast.Node) {
	p.s("UNSET TAGS")
	p.texts(x.Names, at)
}

func (p *printer) alterQuery(x *ast.AlterQuery, at ast.Node) {
	switch {
	case x.Metrics != "":
		p.s("AS ")
		p.dollarQuoted(x.Metrics, at)
	case x.Query == nil:
		p.fail(Incomplete, at, "a view without a query")
	default:
		p.s("AS ")
		p.defining(x.Query)
	}
}

func (p *printer) alterSchedule(x *ast.AlterSchedule, at ast.Node) {
	if x.Schedule == nil {
		p.fail(Incomplete, at, "an empty schedule")
		return
	}
	if x.Add {
		p.s("ADD ")
	} else {
		p.s("ALTER ")
	}
	p.schedule(x.Schedule, at)
}

// addColumns prints ADD COLUMNS.
func (p *printer) addColumns(x *ast.AddColumns, at ast.Node) {
	p.s("ADD COLUMNS")
	p.newColumns(x.Columns, x.At, at)
}

// newColumns prints columns in parentheses; pos is of a single one.
func (p *printer) newColumns(columns []*ast.ColumnDef, pos *ast.Position, at ast.Node) {
	if len(columns) == 0 {
		p.fail(Incomplete, at, "no column")
	}
	names := make([]string, len(columns))
	p.s(" (")
	for i, c := range columns {
		if i > 0 {
			p.s(", ")
		}
		names[i] = strings.Join(c.Path, ".")
		p.newColumn(c, at)
	}
	if pos != nil {
		p.s(" ")
		p.position(*pos, at)
	}
	p.s(")")
	p.unique(names, "columns", at)
}

func (p *printer) newColumn(c *ast.ColumnDef, at ast.Node) {
	if c.Type == nil {
		p.fail(Incomplete, at, fmt.Sprintf("column %q without a type", strings.Join(c.Path, ".")))
	}
	if len(c.Tags) > 0 {
		p.failHint(Unsupported, at, "a new column has no tags", "set them by AlterColumns")
	}
	if c.Default != nil {
		p.checkDefault(c)
	}
	p.columnDef(c, at)
}

func (p *printer) position(at ast.Position, n ast.Node) {
	switch {
	case at.First && at.After != "":
		p.fail(Ambiguous, n, "a column that is both first and after another")
	case at.First:
		p.s("FIRST")
	default:
		p.s("AFTER ")
		p.name(at.After, n)
	}
}

func (p *printer) dropColumns(x *ast.DropColumns, at ast.Node) {
	if len(x.Paths) == 0 {
		p.fail(Incomplete, at, "DROP of no column")
	}
	p.s("DROP COLUMNS (")
	list(p, x.Paths, ", ", func(path []string) { p.columnPath(path, at) })
	p.s(")")
}

// addConstraint prints ADD CONSTRAINT.
func (p *printer) addConstraint(x *ast.AddConstraint, at ast.Node) {
	p.s("ADD ")
	switch k := x.Constraint.(type) {
	case *ast.PrimaryKey:
		p.primaryKey(k, at)
	case *ast.ForeignKey:
		p.foreignKey(k, at)
	case *ast.Check:
		p.checkConstraint(k, at)
	default:
		p.fail(Incomplete, at, "no constraint")
	}
}

func (p *printer) dropForeignKey(x *ast.DropForeignKey, at ast.Node) {
	if len(x.Columns) == 0 {
		p.fail(Incomplete, at, "a foreign key without a column")
	}
	p.s("DROP FOREIGN KEY IF EXISTS (")
	p.names(x.Columns, at)
	p.s(")")
}

func (p *printer) dropFeature(x *ast.DropFeature, at ast.Node) {
	p.s("DROP FEATURE ")
	p.bareWord(x.Feature, "table feature", at)
	if x.TruncateHistory {
		p.s(" TRUNCATE HISTORY")
	}
}

// staticPartition prints PARTITION with a value for each column.
func (p *printer) staticPartition(as []*ast.Assign, at ast.Node) {
	if len(as) == 0 {
		p.fail(Incomplete, at, "a partition without a column")
	}
	parts := make([]ast.Part, len(as))
	for i, a := range as {
		parts[i] = ast.Part{Column: a.Column, X: a.X}
	}
	p.partition(parts)
}

func (p *printer) clusterBy(x *ast.ClusterBy, at ast.Node) {
	if x.InsteadOfPartition {
		p.s("REPLACE PARTITIONED BY WITH ")
	}
	if x.Cluster == nil {
		p.fail(Incomplete, at, "CLUSTER BY nothing")
		return
	}
	p.cluster(x.Cluster, at)
}

func (p *printer) setRowFilter(x *ast.SetRowFilter, at ast.Node) {
	if x.Filter == nil {
		p.fail(Incomplete, at, "a row filter without a function")
		return
	}
	p.s("SET")
	p.filterBy(x.Filter, at)
}

// severalColumns came late.
var severalColumns = feature{"ALTER COLUMN of several columns", Runtime{16, 3}}

// alterColumns prints ALTER COLUMN.
func (p *printer) alterColumns(x *ast.AlterColumns, at ast.Node) {
	if len(x.Changes) > 1 {
		p.since(severalColumns, at)
	}
	p.s("ALTER COLUMN ")
	list(p, x.Changes, ", ", func(c *ast.ColumnChange) {
		p.columnPath(c.Path, at)
		p.s(" ")
		p.columnAction(c.Action, at)
	})
}

// columnAction prints a change of a column by its kind.
func (p *printer) columnAction(x ast.ColumnAction, at ast.Node) {
	switch x := x.(type) {
	case *ast.ColumnType:
		p.s("TYPE ")
		p.storedType(x.Type, at)
	case *ast.ColumnComment:
		p.s("COMMENT ")
		p.text(x.Text, at)
	case *ast.ColumnNullable:
		p.s(map[bool]string{true: "DROP NOT NULL", false: "SET NOT NULL"}[x.Nullable])
	case *ast.ColumnDefault:
		if x.X == nil {
			p.s("DROP DEFAULT")
			return
		}
		p.s("SET DEFAULT ")
		p.expr(x.X)
	case *ast.ColumnMove:
		p.position(x.To, at)
	case *ast.ColumnSync:
		p.s("SYNC IDENTITY")
	case *ast.ColumnMask:
		if x.Mask == nil {
			p.s("DROP MASK")
			return
		}
		p.s("SET MASK ")
		p.mask(x.Mask, at)
	case *ast.SetTags:
		p.setTags(x, at)
	case *ast.UnsetTags:
		p.unsetTags(x, at)
	default:
		p.fail(Incomplete, at, "a change of a column that says nothing")
	}
}
