package ast

// Assign is Column = X. X is a [*Default] for DEFAULT.
type Assign struct {
	Column Expr
	X      Expr
}

// Insert is INSERT INTO Into, or INSERT OVERWRITE. It has one of Values, Rows,
// Query and Default.
type Insert struct {
	Into            Source // a [*Table] or an [*Identifier]
	Overwrite       bool
	SchemaEvolution bool
	Options         []Option
	Partition       []Part
	Columns         []Expr
	ByName          bool
	ReplaceWhere    *Conds
	ReplaceUsing    []Expr
	ReplaceOn       *Conds
	Values          [][]*Assign
	Rows            []*RowSet
	Query           Node // a [Query] or a [*Derived]
	Default         bool // a row of defaults
}

// Part is a part of PARTITION (…): X is nil for a dynamic one.
type Part struct{ Column, X Expr }

// Conds are conditions that protect data: given tells that there were some, of
// which those left are On.
type Conds struct {
	Given bool
	On    []Expr
}

// Update is UPDATE.
type Update struct {
	Table   Source
	Set     []*Assign
	Where   Conds
	AllRows bool
}

// Delete is DELETE.
type Delete struct {
	From    Source
	Where   Conds
	AllRows bool
}

// Merge is MERGE.
type Merge struct {
	Into            Source // a [*Table] or an [*Identifier]
	SchemaEvolution bool
	Using           Source
	On              []Expr
	Whens           []*MergeWhen
}

// MergeWhen is WHEN … THEN of a [Merge].
type MergeWhen struct {
	Match  MergeMatch
	If     Conds
	Action MergeAction
	Set    []*Assign // of Update and Insert
	Except []Expr    // of UpdateAll and InsertAll
}

// MergeMatch says for which rows a [MergeWhen] is.
type MergeMatch uint8

// The kinds of rows.
const (
	Matched MergeMatch = iota
	NotMatched
	NotMatchedBySource
)

// MergeAction is what a [MergeWhen] does.
type MergeAction uint8

// The actions.
const (
	MergeUpdate MergeAction = iota
	MergeUpdateAll
	MergeInsert
	MergeInsertAll
	MergeDelete
)

// Truncate is TRUNCATE TABLE.
type Truncate struct {
	Table     Source
	Partition []*Assign
}

func (*Assign) node()    {}
func (*Insert) node()    {}
func (*Update) node()    {}
func (*Delete) node()    {}
func (*Merge) node()     {}
func (*MergeWhen) node() {}
func (*Truncate) node()  {}

func (*Insert) stmt()   {}
func (*Update) stmt()   {}
func (*Delete) stmt()   {}
func (*Merge) stmt()    {}
func (*Truncate) stmt() {}
