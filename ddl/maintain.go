package ddl

import (
	"slices"
	"time"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
)

type (
	// Optimize is OPTIMIZE.
	Optimize struct {
		Table  TableObject
		Full   bool
		Where  builder.Cond
		ZOrder []string
	}
	// Vacuum is VACUUM. A zero Retain is the default of the table.
	Vacuum struct {
		Table  TableObject
		Retain time.Duration // whole hours
		Lite   bool
		DryRun bool
	}
	// Restore is RESTORE TABLE to a Version or a Timestamp.
	Restore struct {
		Table     TableObject
		Version   *int64
		Timestamp time.Time
	}
	// Reorg is REORG TABLE … APPLY.
	Reorg struct {
		Table         TableObject
		Where         builder.Cond
		Apply         ReorgAction
		IcebergCompat int // of UpgradeUniform: ICEBERG_COMPAT_VERSION
	}
	// Analyze is ANALYZE TABLE … COMPUTE STATISTICS; for a [Schema], of all its tables.
	Analyze struct {
		Of         Object
		Columns    []string
		AllColumns bool
		NoScan     bool
		Delta      bool // COMPUTE DELTA STATISTICS
	}
	// Fsck is FSCK REPAIR TABLE.
	Fsck struct {
		Table        TableObject
		MetadataOnly bool
		DryRun       bool
	}
	// Repair is MSCK REPAIR TABLE.
	Repair struct {
		Table TableObject
		Sync  RepairSync
	}
	// Refresh is REFRESH of a table, a materialized view, a foreign object.
	Refresh struct {
		Object Object
		Full   bool
		Async  bool
	}
	// Convert is CONVERT TO DELTA.
	Convert struct {
		Table        TableObject
		Partition    []Column
		NoStatistics bool
	}
)

// ReorgAction is what a [Reorg] does.
type ReorgAction uint8

// The actions of a [Reorg].
const (
	Purge          = ReorgAction(ast.Purge)
	Checkpoint     = ReorgAction(ast.Checkpoint)
	UpgradeUniform = ReorgAction(ast.UpgradeUniform)
)

// RepairSync is what a [Repair] brings up to date.
type RepairSync uint8

// What a [Repair] may bring up to date.
const (
	SyncPartitions RepairSync = iota
	SyncMetadata
)

// optional is the tree of c, nil if there is no condition.
func optional(c builder.Cond) ast.Expr {
	x, _ := builder.Tree(c).(ast.Expr)
	return x
}

// Stmt makes it a [builder.Stmt].
func (o Optimize) Stmt() ast.Stmt {
	return &ast.Optimize{Table: objectOf(o.Table), Full: o.Full, Where: optional(o.Where), ZOrder: slices.Clone(o.ZOrder)}
}

// Stmt makes it a [builder.Stmt].
func (v Vacuum) Stmt() ast.Stmt {
	return &ast.Vacuum{Table: objectOf(v.Table), Retain: v.Retain, Lite: v.Lite, DryRun: v.DryRun}
}

// Stmt makes it a [builder.Stmt].
func (r Restore) Stmt() ast.Stmt {
	n := &ast.Restore{Table: objectOf(r.Table), Timestamp: r.Timestamp}
	if r.Version != nil {
		v := *r.Version
		n.Version = &v
	}
	return n
}

// Stmt makes it a [builder.Stmt].
func (r Reorg) Stmt() ast.Stmt {
	return &ast.Reorg{Table: objectOf(r.Table), Where: optional(r.Where), Apply: ast.ReorgAction(r.Apply), IcebergCompat: r.IcebergCompat}
}

// Stmt makes it a [builder.Stmt].
func (a Analyze) Stmt() ast.Stmt {
	return &ast.Analyze{
		Of: objectOf(a.Of), Columns: slices.Clone(a.Columns), AllColumns: a.AllColumns, NoScan: a.NoScan, Delta: a.Delta,
	}
}

// Stmt makes it a [builder.Stmt].
func (f Fsck) Stmt() ast.Stmt {
	return &ast.Fsck{Table: objectOf(f.Table), MetadataOnly: f.MetadataOnly, DryRun: f.DryRun}
}

// Stmt makes it a [builder.Stmt].
func (r Repair) Stmt() ast.Stmt {
	return &ast.Repair{Table: objectOf(r.Table), Metadata: r.Sync == SyncMetadata}
}

// Stmt makes it a [builder.Stmt].
func (r Refresh) Stmt() ast.Stmt {
	return &ast.Refresh{Object: objectOf(r.Object), Full: r.Full, Async: r.Async}
}

// Stmt makes it a [builder.Stmt].
func (c Convert) Stmt() ast.Stmt {
	return &ast.Convert{Table: objectOf(c.Table), Partition: columns(c.Partition), NoStatistics: c.NoStatistics}
}

// ReturnsRows makes it a [builder.RowStmt].
func (Optimize) ReturnsRows() {}

// ReturnsRows makes it a [builder.RowStmt].
func (Vacuum) ReturnsRows() {}

// ReturnsRows makes it a [builder.RowStmt].
func (Restore) ReturnsRows() {}

// ReturnsRows makes it a [builder.RowStmt].
func (Reorg) ReturnsRows() {}

// ReturnsRows makes it a [builder.RowStmt].
func (Fsck) ReturnsRows() {}
