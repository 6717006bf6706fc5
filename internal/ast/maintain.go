package ast

import "time"

// CommentOn is COMMENT ON Object, or ON its Column. An empty Text is NULL.
type CommentOn struct {
	Object Object
	Column string
	Text   string
}

// SetTag is SET TAG ON Object, or ON its Column.
type SetTag struct {
	Object     Object
	Column     string
	Key, Value string
}

// UnsetTag is UNSET TAG ON Object, or ON its Column.
type UnsetTag struct {
	Object Object
	Column string
	Key    string
}

// Grant is GRANT.
type Grant struct {
	Privileges []Privilege
	On         Object
	To         string
}

// Revoke is REVOKE.
type Revoke struct {
	Privileges []Privilege
	On         Object
	From       string
}

// ShowGrants is SHOW GRANTS; without To, of all.
type ShowGrants struct {
	To string
	On Object
}

// Privilege is one of those of package ddl.
type Privilege uint8

// Optimize is OPTIMIZE.
type Optimize struct {
	Table  Object
	Full   bool
	Where  Expr
	ZOrder []string
}

// Vacuum is VACUUM.
type Vacuum struct {
	Table  Object
	Retain time.Duration
	Lite   bool
	DryRun bool
}

// Restore is RESTORE TABLE.
type Restore struct {
	Table     Object
	Version   *int64
	Timestamp time.Time
}

// Reorg is REORG TABLE.
type Reorg struct {
	Table         Object
	Where         Expr
	Apply         ReorgAction
	IcebergCompat int // of UpgradeUniform
}

// ReorgAction is what a [Reorg] does.
type ReorgAction uint8

// The actions of a [Reorg].
const (
	Purge ReorgAction = iota + 1
	Checkpoint
	UpgradeUniform
)

// Analyze is ANALYZE TABLE, or ANALYZE TABLES IN a schema.
type Analyze struct {
	Of         Object
	Columns    []string
	AllColumns bool
	NoScan     bool
	Delta      bool
}

// Fsck is FSCK REPAIR TABLE.
type Fsck struct {
	Table        Object
	MetadataOnly bool
	DryRun       bool
}

// Repair is MSCK REPAIR TABLE.
type Repair struct {
	Table    Object
	Metadata bool
}

// Refresh is REFRESH.
type Refresh struct {
	Object Object
	Full   bool
	Async  bool
}

// Convert is CONVERT TO DELTA.
type Convert struct {
	Table        Object
	Partition    []*ColumnDef
	NoStatistics bool
}

// Describe is DESCRIBE.
type Describe struct {
	Object   Object
	Extended bool
	JSON     bool
	Column   string
}

// DescribeDetail is DESCRIBE DETAIL.
type DescribeDetail struct{ Table Object }

// DescribeHistory is DESCRIBE HISTORY.
type DescribeHistory struct {
	Table Object
	Limit int
}

// DescribeQuery is DESCRIBE QUERY.
type DescribeQuery struct{ Query Query }

// Show is SHOW What.
type Show struct {
	What  What
	In    *Object
	Like  string
	Limit int
}

// What is what [Show] lists.
type What uint8

// What [Show] can list.
const (
	Catalogs What = iota + 1
	Schemas
	Tables
	TablesDropped
	Views
	Columns
	Partitions
	Properties
	Functions
	Procedures
	Volumes
	Connections
	Credentials
	ExternalLocations
	Shares
	Recipients
	Providers
	Users
	Groups
	Policies
	TablesExtended // needs a Like
)

// ShowCreate is SHOW CREATE TABLE.
type ShowCreate struct{ Table Object }

// Explain is EXPLAIN Of.
type Explain struct {
	Of   Stmt
	Mode ExplainMode
}

// ExplainMode is one of those of package ddl, 0 is unsaid.
type ExplainMode uint8

func (*CommentOn) node()       {}
func (*SetTag) node()          {}
func (*UnsetTag) node()        {}
func (*Grant) node()           {}
func (*Revoke) node()          {}
func (*ShowGrants) node()      {}
func (*Optimize) node()        {}
func (*Vacuum) node()          {}
func (*Restore) node()         {}
func (*Reorg) node()           {}
func (*Analyze) node()         {}
func (*Fsck) node()            {}
func (*Repair) node()          {}
func (*Refresh) node()         {}
func (*Convert) node()         {}
func (*Describe) node()        {}
func (*DescribeDetail) node()  {}
func (*DescribeHistory) node() {}
func (*DescribeQuery) node()   {}
func (*Show) node()            {}
func (*ShowCreate) node()      {}
func (*Explain) node()         {}

func (*CommentOn) stmt()       {}
func (*SetTag) stmt()          {}
func (*UnsetTag) stmt()        {}
func (*Grant) stmt()           {}
func (*Revoke) stmt()          {}
func (*ShowGrants) stmt()      {}
func (*Optimize) stmt()        {}
func (*Vacuum) stmt()          {}
func (*Restore) stmt()         {}
func (*Reorg) stmt()           {}
func (*Analyze) stmt()         {}
func (*Fsck) stmt()            {}
func (*Repair) stmt()          {}
func (*Refresh) stmt()         {}
func (*Convert) stmt()         {}
func (*Describe) stmt()        {}
func (*DescribeDetail) stmt()  {}
func (*DescribeHistory) stmt() {}
func (*DescribeQuery) stmt()   {}
func (*Show) stmt()            {}
func (*ShowCreate) stmt()      {}
func (*Explain) stmt()         {}

func (*CommentOn) ddl()       {}
func (*SetTag) ddl()          {}
func (*UnsetTag) ddl()        {}
func (*Grant) ddl()           {}
func (*Revoke) ddl()          {}
func (*ShowGrants) ddl()      {}
func (*Optimize) ddl()        {}
func (*Vacuum) ddl()          {}
func (*Restore) ddl()         {}
func (*Reorg) ddl()           {}
func (*Analyze) ddl()         {}
func (*Fsck) ddl()            {}
func (*Repair) ddl()          {}
func (*Refresh) ddl()         {}
func (*Convert) ddl()         {}
func (*Describe) ddl()        {}
func (*DescribeDetail) ddl()  {}
func (*DescribeHistory) ddl() {}
func (*DescribeQuery) ddl()   {}
func (*Show) ddl()            {}
func (*ShowCreate) ddl()      {}
func (*Explain) ddl()         {}
