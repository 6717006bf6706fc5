package ast

import "github.com/brickwork-sql/brickwork/types"

// Alter is ALTER Object Action.
type Alter struct {
	Object Object
	Action AlterAction
}

// AlterAction is what an [Alter] does: a [*RenameTo], [*SetProperties],
// [*UnsetProperties], [*SetOwner], [*SetTags], [*UnsetTags], [*AddColumns],
// [*DropColumns], [*RenameColumn], [*ReplaceColumns], [*AddConstraint],
// [*DropConstraint], [*DropPrimaryKey], [*DropForeignKey], [*DropFeature],
// [*AddPartition], [*DropPartition], [*SetRowFilter], [*DropRowFilter],
// [*ClusterBy], [*SetLocation], [*SetManaged], [*SetCollation],
// [*PredictiveOptimization], [*AlterColumns], [*AlterQuery], [*AlterSchemaMode],
// [*AlterSchedule], [*DropSchedule] or [*RetainDropped].
type AlterAction interface {
	Node
	alterAction()
}

// RenameTo is RENAME TO Name.
type RenameTo struct{ Name types.Name }

// SetProperties is SET TBLPROPERTIES, of a schema SET DBPROPERTIES.
type SetProperties struct{ Properties []Option }

// UnsetProperties is UNSET TBLPROPERTIES IF EXISTS.
type UnsetProperties struct{ Keys []string }

// SetOwner is SET OWNER TO Principal.
type SetOwner struct{ Principal string }

// SetTags is SET TAGS, of an object or a column.
type SetTags struct{ Tags []Option }

// UnsetTags is UNSET TAGS, of an object or a column.
type UnsetTags struct{ Names []string }

// AddColumns is ADD COLUMNS; At is of a single one.
type AddColumns struct {
	Columns []*ColumnDef
	At      *Position
}

// Position is FIRST, or AFTER a column.
type Position struct {
	First bool
	After string
}

// DropColumns is DROP COLUMNS.
type DropColumns struct{ Paths [][]string }

// RenameColumn is RENAME COLUMN Path TO Name.
type RenameColumn struct {
	Path []string
	Name string
}

// ReplaceColumns is REPLACE COLUMNS.
type ReplaceColumns struct{ Columns []*ColumnDef }

// AddConstraint is ADD CONSTRAINT; Constraint is a [*PrimaryKey], [*ForeignKey] or [*Check].
type AddConstraint struct{ Constraint Node }

// DropConstraint is DROP CONSTRAINT IF EXISTS.
type DropConstraint struct{ Name string }

// DropPrimaryKey is DROP PRIMARY KEY IF EXISTS.
type DropPrimaryKey struct{}

// DropForeignKey is DROP FOREIGN KEY IF EXISTS (Columns).
type DropForeignKey struct{ Columns []string }

// DropFeature is DROP FEATURE.
type DropFeature struct {
	Feature         string
	TruncateHistory bool
}

// AddPartition is ADD IF NOT EXISTS PARTITION.
type AddPartition struct{ Partition []*Assign }

// DropPartition is DROP IF EXISTS PARTITION.
type DropPartition struct{ Partition []*Assign }

// SetRowFilter is SET ROW FILTER.
type SetRowFilter struct{ Filter *RoutineUse }

// DropRowFilter is DROP ROW FILTER.
type DropRowFilter struct{}

// ClusterBy is CLUSTER BY, or REPLACE PARTITIONED BY WITH it.
type ClusterBy struct {
	Cluster            *Cluster
	InsteadOfPartition bool
}

// SetLocation is SET LOCATION.
type SetLocation struct{ URL string }

// SetManaged is who manages the files of a table from now on.
type SetManaged struct{ To Management }

// Management is SET MANAGED, UNSET MANAGED or SET EXTERNAL.
type Management uint8

// The kinds of management.
const (
	Managed Management = iota
	Unmanaged
	External
)

// SetCollation is DEFAULT COLLATION.
type SetCollation struct{ Collation types.Collation }

// PredictiveOptimization is ENABLE, DISABLE or INHERIT PREDICTIVE OPTIMIZATION.
type PredictiveOptimization struct{ Switch Switch }

// Switch is a position of a switch.
type Switch uint8

// The positions of a switch.
const (
	Inherit Switch = iota
	Enable
	Disable
)

// AlterColumns is ALTER COLUMN.
type AlterColumns struct{ Changes []*ColumnChange }

// ColumnChange is a change of the column Path.
type ColumnChange struct {
	Path   []string
	Action ColumnAction
}

// ColumnAction is what a [ColumnChange] does: a [*ColumnType], [*ColumnComment],
// [*ColumnNullable], [*ColumnDefault], [*ColumnMove], [*ColumnSync],
// [*ColumnMask], [*SetTags] or [*UnsetTags].
type ColumnAction interface {
	Node
	columnAction()
}

// ColumnType is TYPE.
type ColumnType struct{ Type types.Type }

// ColumnComment is COMMENT.
type ColumnComment struct{ Text string }

// ColumnNullable is SET NOT NULL or DROP NOT NULL.
type ColumnNullable struct{ Nullable bool }

// ColumnDefault is SET DEFAULT X, or DROP DEFAULT without one.
type ColumnDefault struct{ X Expr }

// ColumnMove is FIRST or AFTER.
type ColumnMove struct{ To Position }

// ColumnSync is SYNC IDENTITY.
type ColumnSync struct{}

// ColumnMask is SET MASK, or DROP MASK without one.
type ColumnMask struct{ Mask *RoutineUse }

// AlterQuery is AS Query, or AS Metrics.
type AlterQuery struct {
	Query   Query
	Metrics string
}

// AlterSchemaMode is WITH SCHEMA.
type AlterSchemaMode struct{ Mode SchemaMode }

// AlterSchedule is ADD or ALTER of a schedule.
type AlterSchedule struct {
	Add      bool
	Schedule *Schedule
}

// DropSchedule is DROP SCHEDULE.
type DropSchedule struct{}

// RetainDropped is SET RETAIN DROPPED TO.
type RetainDropped struct{ For Every }

func (*Alter) node()                  {}
func (*RenameTo) node()               {}
func (*SetProperties) node()          {}
func (*UnsetProperties) node()        {}
func (*SetOwner) node()               {}
func (*SetTags) node()                {}
func (*UnsetTags) node()              {}
func (*AddColumns) node()             {}
func (*DropColumns) node()            {}
func (*RenameColumn) node()           {}
func (*ReplaceColumns) node()         {}
func (*AddConstraint) node()          {}
func (*DropConstraint) node()         {}
func (*DropPrimaryKey) node()         {}
func (*DropForeignKey) node()         {}
func (*DropFeature) node()            {}
func (*AddPartition) node()           {}
func (*DropPartition) node()          {}
func (*SetRowFilter) node()           {}
func (*DropRowFilter) node()          {}
func (*ClusterBy) node()              {}
func (*SetLocation) node()            {}
func (*SetManaged) node()             {}
func (*SetCollation) node()           {}
func (*PredictiveOptimization) node() {}
func (*AlterColumns) node()           {}
func (*ColumnChange) node()           {}
func (*ColumnType) node()             {}
func (*ColumnComment) node()          {}
func (*ColumnNullable) node()         {}
func (*ColumnDefault) node()          {}
func (*ColumnMove) node()             {}
func (*ColumnSync) node()             {}
func (*ColumnMask) node()             {}
func (*AlterQuery) node()             {}
func (*AlterSchemaMode) node()        {}
func (*AlterSchedule) node()          {}
func (*DropSchedule) node()           {}
func (*RetainDropped) node()          {}

func (*Alter) stmt() {}
func (*Alter) ddl()  {}

func (*RenameTo) alterAction()               {}
func (*SetProperties) alterAction()          {}
func (*UnsetProperties) alterAction()        {}
func (*SetOwner) alterAction()               {}
func (*SetTags) alterAction()                {}
func (*UnsetTags) alterAction()              {}
func (*AddColumns) alterAction()             {}
func (*DropColumns) alterAction()            {}
func (*RenameColumn) alterAction()           {}
func (*ReplaceColumns) alterAction()         {}
func (*AddConstraint) alterAction()          {}
func (*DropConstraint) alterAction()         {}
func (*DropPrimaryKey) alterAction()         {}
func (*DropForeignKey) alterAction()         {}
func (*DropFeature) alterAction()            {}
func (*AddPartition) alterAction()           {}
func (*DropPartition) alterAction()          {}
func (*SetRowFilter) alterAction()           {}
func (*DropRowFilter) alterAction()          {}
func (*ClusterBy) alterAction()              {}
func (*SetLocation) alterAction()            {}
func (*SetManaged) alterAction()             {}
func (*SetCollation) alterAction()           {}
func (*PredictiveOptimization) alterAction() {}
func (*AlterColumns) alterAction()           {}
func (*AlterQuery) alterAction()             {}
func (*AlterSchemaMode) alterAction()        {}
func (*AlterSchedule) alterAction()          {}
func (*DropSchedule) alterAction()           {}
func (*RetainDropped) alterAction()          {}

func (*ColumnType) columnAction()     {}
func (*ColumnComment) columnAction()  {}
func (*ColumnNullable) columnAction() {}
func (*ColumnDefault) columnAction()  {}
func (*ColumnMove) columnAction()     {}
func (*ColumnSync) columnAction()     {}
func (*ColumnMask) columnAction()     {}
func (*SetTags) columnAction()        {}
func (*UnsetTags) columnAction()      {}
