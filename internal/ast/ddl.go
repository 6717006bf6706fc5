package ast

import "github.com/brickwork-sql/brickwork/types"

// DDL is a statement about objects of a catalog: a [*Create], a [Definition],
// a [*Drop], [*Undrop], [*Alter], [*CommentOn], [*SetTag], [*UnsetTag],
// [*Grant], [*Revoke], [*ShowGrants], [*Optimize], [*Vacuum], [*Restore],
// [*Reorg], [*Analyze], [*Fsck], [*Repair], [*Refresh], [*Convert],
// [*Describe], [*DescribeDetail], [*DescribeHistory], [*DescribeQuery],
// [*Show], [*ShowCreate] or [*Explain].
type DDL interface {
	Stmt
	ddl()
}

// Definition is an object as CREATE makes it: a [*TableDef], [*ViewDef],
// [*RefreshedDef], [*FunctionDef], [*ProcedureDef], [*SchemaDef], [*CatalogDef],
// [*VolumeDef], [*SecurableDef] or [*PolicyDef]. By itself it is a plain CREATE.
type Definition interface {
	DDL
	definition()
}

// Create is CREATE Def.
type Create struct {
	Mode CreateMode
	Def  Definition
}

// CreateMode is what becomes of an object that is there already.
type CreateMode uint8

// The modes of [Create].
const (
	CreateNew CreateMode = iota
	CreateIfNotExists
	CreateOrReplace
	CreateOrRefresh
)

// TableDef is a table. One of As, Like and Clone may say where its rows come from.
type TableDef struct {
	Name        types.Name
	Columns     []*ColumnDef
	PrimaryKey  *PrimaryKey
	ForeignKeys []*ForeignKey
	Checks      []*Check
	Partition   []string
	Cluster     *Cluster
	Format      Format
	Comment     string
	Location    string
	Credential  string
	Collation   types.Collation
	Properties  []Option
	Options     []Option
	Tags        []Option
	RowFilter   *RoutineUse
	Temporary   bool
	External    bool
	As          Query
	Like        *Object
	Clone       *Clone
}

// Format is the format of a table: one of those of package ddl, 0 is unsaid.
type Format uint8

// ColumnDef is a column of a definition. Path is its name, and that of the
// struct it is added to.
type ColumnDef struct {
	Path      []string
	Type      types.Type
	NotNull   bool
	Default   Expr
	Generated Expr
	Identity  *Identity
	Comment   string
	Mask      *RoutineUse
	Tags      []Option
}

// Identity is GENERATED … AS IDENTITY.
type Identity struct {
	ByDefault   bool
	Start, Step int64
}

// PrimaryKey is PRIMARY KEY (Columns).
type PrimaryKey struct {
	Name       string
	Columns    []string
	TimeSeries string
	Rely       bool
}

// ForeignKey is FOREIGN KEY (Columns) REFERENCES Parent (ParentColumns).
type ForeignKey struct {
	Name          string
	Columns       []string
	Parent        types.Name
	ParentColumns []string
	Rely          bool
	MatchFull     bool
}

// Check is CONSTRAINT Name CHECK (Cond).
type Check struct {
	Name string
	Cond Expr
}

// Expectation is CONSTRAINT Name EXPECT (Cond) ON VIOLATION Action.
type Expectation struct {
	Name   string
	Cond   Expr
	Action Violation
}

// Violation is what happens to a row that breaks an [Expectation].
type Violation uint8

// The answers to a violation.
const (
	KeepRow Violation = iota
	DropRow
	FailUpdate
)

// Cluster is CLUSTER BY; one of its fields is set.
type Cluster struct {
	Auto, None bool
	Columns    [][]string
}

// Clone is CLONE Of.
type Clone struct {
	Of        Object
	Shallow   bool
	Version   *int64
	Timestamp Expr
}

// RoutineUse is a function as a mask or a row filter, and what it is given.
type RoutineUse struct {
	Function types.Name
	Args     []Expr
}

// ViewDef is a view of Query, or of Metrics.
type ViewDef struct {
	Name       types.Name
	Columns    []ViewColumn
	Query      Query
	Metrics    string
	Schema     SchemaMode
	Comment    string
	Collation  types.Collation
	Properties []Option
	Tags       []Option
	Temporary  bool
}

// ViewColumn is a column of a [ViewDef].
type ViewColumn struct{ Name, Comment string }

// SchemaMode is what a view does when its tables change: one of those of
// package ddl, 0 is unsaid.
type SchemaMode uint8

// RefreshedDef is a materialized view or a streaming table.
type RefreshedDef struct {
	Streaming  bool
	Name       types.Name
	Columns    []*ColumnDef
	PrimaryKey *PrimaryKey
	Expect     []*Expectation
	Cluster    *Cluster
	Partition  []string
	RowFilter  *RoutineUse
	Schedule   *Schedule
	Comment    string
	Properties []Option
	Query      Query
}

// Schedule is when a materialized view is refreshed.
type Schedule struct {
	Every    Every
	Cron     string
	TimeZone string
	OnUpdate bool
	AtMost   Every
}

// Every is a number of units; the zero Every is none.
type Every struct {
	N    int
	Unit ScheduleUnit
}

// ScheduleUnit is a unit of [Every].
type ScheduleUnit uint8

// The units of a schedule.
const (
	Hours ScheduleUnit = iota + 1
	Days
	Weeks
)

// FunctionDef is a function. Its body is Return, Query or Python.
type FunctionDef struct {
	Name          types.Name
	Params        []*ParamDef
	Returns       types.Type
	Table         bool // RETURNS TABLE (Columns)
	Columns       []types.Field
	Return        Expr
	Query         Query
	Python        string
	Handler       string
	Deterministic bool
	Comment       string
	Temporary     bool
}

// ProcedureDef is a procedure.
type ProcedureDef struct {
	Name    types.Name
	Params  []*ParamDef
	Body    Stmt
	Comment string
}

// ParamDef is a parameter of a routine.
type ParamDef struct {
	Var     Expr // a [*Variable]
	Default Expr
	Mode    ParamMode
	Comment string
}

// ParamMode is the direction of a parameter.
type ParamMode uint8

// The directions of a parameter.
const (
	ParamIn ParamMode = iota
	ParamOut
	ParamInOut
)

// SchemaDef is a schema.
type SchemaDef struct {
	Name            types.Name
	Comment         string
	ManagedLocation string
	Collation       types.Collation
	Properties      []Option
	RetainDropped   Every
}

// CatalogDef is a catalog.
type CatalogDef struct {
	Name            string
	Comment         string
	ManagedLocation string
	Collation       types.Collation
	Connection      string
	Share           []string
	Options         []Option
}

// VolumeDef is a volume; with a Location an external one.
type VolumeDef struct {
	Name     types.Name
	Comment  string
	Location string
}

// SecurableDef is a connection, external location, share or recipient.
type SecurableDef struct {
	Object  Object
	Comment string
	Type    string // of a connection
	URL     string // of an external location
	Of      string // credential of a location, identifier of a recipient
	Options []SecretOption
}

// SecretOption is a key and its value, which no message shows: Text, or the
// secret Key of Scope.
type SecretOption struct{ Name, Text, Scope, Key string }

// PolicyDef is a row filter or a column mask for many tables.
type PolicyDef struct {
	Name    string
	On      Object
	Filter  *RoutineUse
	Mask    *RoutineUse
	Column  string
	To      []string
	Except  []string
	When    Expr
	Match   []ColumnMatch
	Comment string
}

// ColumnMatch binds Name to the columns for which Cond holds.
type ColumnMatch struct {
	Cond Expr
	Name string
}

// Drop is DROP Object.
type Drop struct {
	Object   Object
	IfExists bool
	Cascade  bool
	Restrict bool
	Force    bool
}

// Undrop is UNDROP Object, or UNDROP TABLE WITH ID.
type Undrop struct {
	Object Object
	ID     string
}

func (*Create) node()       {}
func (*TableDef) node()     {}
func (*ColumnDef) node()    {}
func (*PrimaryKey) node()   {}
func (*ForeignKey) node()   {}
func (*Check) node()        {}
func (*Expectation) node()  {}
func (*RoutineUse) node()   {}
func (*Clone) node()        {}
func (*ViewDef) node()      {}
func (*RefreshedDef) node() {}
func (*FunctionDef) node()  {}
func (*ProcedureDef) node() {}
func (*ParamDef) node()     {}
func (*SchemaDef) node()    {}
func (*CatalogDef) node()   {}
func (*VolumeDef) node()    {}
func (*SecurableDef) node() {}
func (*PolicyDef) node()    {}
func (*Drop) node()         {}
func (*Undrop) node()       {}

func (*Create) stmt()       {}
func (*TableDef) stmt()     {}
func (*ViewDef) stmt()      {}
func (*RefreshedDef) stmt() {}
func (*FunctionDef) stmt()  {}
func (*ProcedureDef) stmt() {}
func (*SchemaDef) stmt()    {}
func (*CatalogDef) stmt()   {}
func (*VolumeDef) stmt()    {}
func (*SecurableDef) stmt() {}
func (*PolicyDef) stmt()    {}
func (*Drop) stmt()         {}
func (*Undrop) stmt()       {}

func (*Create) ddl()       {}
func (*TableDef) ddl()     {}
func (*ViewDef) ddl()      {}
func (*RefreshedDef) ddl() {}
func (*FunctionDef) ddl()  {}
func (*ProcedureDef) ddl() {}
func (*SchemaDef) ddl()    {}
func (*CatalogDef) ddl()   {}
func (*VolumeDef) ddl()    {}
func (*SecurableDef) ddl() {}
func (*PolicyDef) ddl()    {}
func (*Drop) ddl()         {}
func (*Undrop) ddl()       {}

func (*TableDef) definition()     {}
func (*ViewDef) definition()      {}
func (*RefreshedDef) definition() {}
func (*FunctionDef) definition()  {}
func (*ProcedureDef) definition() {}
func (*SchemaDef) definition()    {}
func (*CatalogDef) definition()   {}
func (*VolumeDef) definition()    {}
func (*SecurableDef) definition() {}
func (*PolicyDef) definition()    {}

// A Verbatim is also the query of a view.

func (Verbatim) stmt()  {}
func (Verbatim) query() {}
