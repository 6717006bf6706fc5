package ast

import "github.com/brickwork-sql/brickwork/types"

// Table is the table that Info describes, under an alias or not.
type Table struct {
	Info  *types.TableInfo
	Alias string
}

// Derived is (Query) AS Alias (Columns).
type Derived struct {
	Query   Query
	Alias   string // empty: none
	Columns []string
}

// CTE is a common table expression; the statement that uses it declares it.
type CTE struct {
	Name     string
	Columns  []string
	Query    Query // nil: the CTE itself within its own recursion
	Recurse  bool
	MaxLevel int // 0: unsaid
}

// Aliased is Source AS Alias (Columns).
type Aliased struct {
	Source  Source
	Alias   string
	Columns []string
}

// TableFunc is a function that makes rows, in FROM.
type TableFunc struct{ Call *Call }

// LateralView is LATERAL VIEW Call Alias AS Columns.
type LateralView struct {
	Outer   bool
	Call    *Call
	Alias   string
	Columns []string
}

// Lateral is LATERAL Source.
type Lateral struct{ Source Source }

// AsOf is a table as it was: VERSION AS OF Version or TIMESTAMP AS OF Time.
type AsOf struct {
	Table         Source
	Version, Time Expr // one of them
}

// Optioned is a table WITH options, or WITH a credential.
type Optioned struct {
	Table      Source
	Options    []Option
	Credential string
}

// Option is a key and its value.
type Option struct{ Key, Value string }

// Stream is STREAM Source.
type Stream struct{ Source Source }

// Watermark is Source WATERMARK Column DELAY OF Delay.
type Watermark struct {
	Source Source
	Column Expr
	Delay  types.DayTime
}

// Sample is Source TABLESAMPLE (…) REPEATABLE (Seed).
type Sample struct {
	Source Source
	Kind   SampleKind
	Size   Expr // percent or rows
	Bucket int
	Of     int
	Seed   *int
}

// SampleKind is how a [Sample] is drawn.
type SampleKind uint8

// The kinds of samples.
const (
	SamplePercent SampleKind = iota
	SampleRows
	SampleBucket
)

// Join is Left JOIN Right.
type Join struct {
	Kind        JoinKind
	Left, Right Source
	On          []Expr
	Using       []Expr
	Natural     bool
	Nearest     *Nearest
	Nested      bool // in parentheses
}

// JoinKind is a kind of join.
type JoinKind uint8

// The kinds of joins.
const (
	InnerJoin JoinKind = iota
	LeftJoin
	RightJoin
	FullJoin
	SemiJoin
	AntiJoin
	CrossJoin
)

// Nearest is APPROX NEAREST n BY SIMILARITY x of a join.
type Nearest struct {
	Exact    bool
	N        int
	Distance bool
	X        Expr
}

// Pivot is Source PIVOT (Aggs FOR For IN (Values)).
type Pivot struct {
	Source Source
	Aggs   []Node
	For    []Expr
	In     []Node
}

// Unpivot is Source UNPIVOT (Values FOR Name IN (Columns)).
type Unpivot struct {
	Source       Source
	IncludeNulls bool
	Values       []string
	Name         string
	In           []Node
}

// Inline is a relation of Go rows, which travel as one JSON parameter.
type Inline struct {
	Info  *types.TableInfo
	Alias string
	Rows  *RowSet
}

// RowSet is rows of Go values with the same columns.
type RowSet struct {
	Columns []*Column
	// Append appends the values of the i-th row, as values or pointers to them.
	// A nil is NULL, a [DefaultValue] is DEFAULT. A nil pointer is DEFAULT where
	// the column is known to have one, else NULL.
	Append func(i int, values []any) []any
	Len    int
	Err    string // why the rows do not fit the columns
}

// DefaultValue is a value of a [RowSet] that is left to the server.
type DefaultValue struct{}

// RelationName is the name by which columns of s are qualified, empty if s has none.
func RelationName(s Source) string {
	switch s := s.(type) {
	case *Table:
		if s.Alias != "" || s.Info == nil {
			return s.Alias
		}
		return s.Info.Name.Name
	case *Derived:
		return s.Alias
	case *CTE:
		return s.Name
	case *Aliased:
		return s.Alias
	case *Identifier:
		return s.Alias
	case *Inline:
		return s.Alias
	case *Lateral:
		return RelationName(s.Source)
	case *AsOf:
		return RelationName(s.Table)
	case *Optioned:
		return RelationName(s.Table)
	case *Stream:
		return RelationName(s.Source)
	case *Watermark:
		return RelationName(s.Source)
	case *Sample:
		return RelationName(s.Source)
	}
	return ""
}

func (*Table) node()       {}
func (*Derived) node()     {}
func (*CTE) node()         {}
func (*Aliased) node()     {}
func (*TableFunc) node()   {}
func (*LateralView) node() {}
func (*Lateral) node()     {}
func (*AsOf) node()        {}
func (*Optioned) node()    {}
func (*Stream) node()      {}
func (*Watermark) node()   {}
func (*Sample) node()      {}
func (*Join) node()        {}
func (*Pivot) node()       {}
func (*Unpivot) node()     {}
func (*Inline) node()      {}

func (*Table) source()       {}
func (*Derived) source()     {}
func (*CTE) source()         {}
func (*Aliased) source()     {}
func (*TableFunc) source()   {}
func (*LateralView) source() {}
func (*Lateral) source()     {}
func (*AsOf) source()        {}
func (*Optioned) source()    {}
func (*Stream) source()      {}
func (*Watermark) source()   {}
func (*Sample) source()      {}
func (*Join) source()        {}
func (*Pivot) source()       {}
func (*Unpivot) source()     {}
func (*Inline) source()      {}
