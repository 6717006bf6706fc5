package ddl

import (
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
)

type (
	// Describe is DESCRIBE of any object.
	Describe struct {
		Object   Object
		Extended bool
		JSON     bool   // AS JSON; implies Extended
		Column   string // of a table
	}
	// DescribeDetail is DESCRIBE DETAIL of a Delta table.
	DescribeDetail struct{ Table TableObject }
	// DescribeHistory is DESCRIBE HISTORY of a Delta table; Limit 0 is all.
	DescribeHistory struct {
		Table TableObject
		Limit int
	}
	// DescribeQuery tells the columns of a query without running it.
	DescribeQuery struct{ Query builder.QueryLike }
	// Show is SHOW What [IN In] [LIKE Like]. Columns, Partitions, Properties and
	// Policies need an In; without one, the others list the current schema or catalog.
	Show struct {
		What  What
		In    Object
		Like  string
		Limit int // of TablesDropped
	}
	// ShowCreate is SHOW CREATE TABLE.
	ShowCreate struct{ Table TableObject }
	// Explain is EXPLAIN Of.
	Explain struct {
		Of   builder.Stmt
		Mode ExplainMode
	}
)

// What is what [Show] lists.
type What uint8

// What [Show] can list.
const (
	Catalogs          = What(ast.Catalogs)
	Schemas           = What(ast.Schemas)
	Tables            = What(ast.Tables)
	TablesDropped     = What(ast.TablesDropped)
	Views             = What(ast.Views)
	Columns           = What(ast.Columns)
	Partitions        = What(ast.Partitions)
	Properties        = What(ast.Properties)
	Functions         = What(ast.Functions)
	Procedures        = What(ast.Procedures)
	Volumes           = What(ast.Volumes)
	Connections       = What(ast.Connections)
	Credentials       = What(ast.Credentials)
	ExternalLocations = What(ast.ExternalLocations)
	Shares            = What(ast.Shares)
	Recipients        = What(ast.Recipients)
	Providers         = What(ast.Providers)
	Users             = What(ast.Users)
	Groups            = What(ast.Groups)
	Policies          = What(ast.Policies)
	TablesExtended    = What(ast.TablesExtended) // needs a Like
)

// ExplainMode is how much EXPLAIN tells.
type ExplainMode uint8

// The kinds of EXPLAIN.
const (
	ExplainPlain ExplainMode = iota
	ExplainExtended
	ExplainFormatted
	ExplainCost
	ExplainCodegen
)

// Stmt makes it a [builder.Stmt].
func (d Describe) Stmt() ast.Stmt {
	return &ast.Describe{Object: objectOf(d.Object), Extended: d.Extended, JSON: d.JSON, Column: d.Column}
}

// Stmt makes it a [builder.Stmt].
func (d DescribeDetail) Stmt() ast.Stmt { return &ast.DescribeDetail{Table: objectOf(d.Table)} }

// Stmt makes it a [builder.Stmt].
func (d DescribeHistory) Stmt() ast.Stmt {
	return &ast.DescribeHistory{Table: objectOf(d.Table), Limit: d.Limit}
}

// Stmt makes it a [builder.Stmt].
func (d DescribeQuery) Stmt() ast.Stmt { return &ast.DescribeQuery{Query: query(d.Query)} }

// Stmt makes it a [builder.Stmt].
func (s Show) Stmt() ast.Stmt {
	n := &ast.Show{What: ast.What(s.What), Like: s.Like, Limit: s.Limit}
	if s.In != nil {
		in := objectOf(s.In)
		n.In = &in
	}
	return n
}

// Stmt makes it a [builder.Stmt].
func (s ShowCreate) Stmt() ast.Stmt { return &ast.ShowCreate{Table: objectOf(s.Table)} }

// Stmt makes it a [builder.Stmt].
func (e Explain) Stmt() ast.Stmt {
	return &ast.Explain{Of: tree(e.Of), Mode: ast.ExplainMode(e.Mode)}
}

// ReturnsRows makes it a [builder.RowStmt].
func (Describe) ReturnsRows() {}

// ReturnsRows makes it a [builder.RowStmt].
func (DescribeDetail) ReturnsRows() {}

// ReturnsRows makes it a [builder.RowStmt].
func (DescribeHistory) ReturnsRows() {}

// ReturnsRows makes it a [builder.RowStmt].
func (DescribeQuery) ReturnsRows() {}

// ReturnsRows makes it a [builder.RowStmt].
func (Show) ReturnsRows() {}

// ReturnsRows makes it a [builder.RowStmt].
func (ShowCreate) ReturnsRows() {}

// ReturnsRows makes it a [builder.RowStmt].
func (Explain) ReturnsRows() {}
