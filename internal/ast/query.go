package ast

import "reflect"

// Select is a SELECT.
type Select struct {
	With         []*CTE // declared here, used or not
	Hints        []*Hint
	Distinct     bool
	Items        []Node
	From         []Source
	Views        []*LateralView
	Where        []Expr
	GroupBy      []Expr
	Having       []Expr
	Qualify      []Expr
	OrderBy      []*Order
	SortBy       []*Order
	DistributeBy []Expr
	ClusterBy    []Expr
	Limit        Expr
	Offset       Expr
	Raw          []RawAt
	Row          reflect.Type // the struct that rows are read into, nil if there is none
}

// RawAt is a piece of SQL after a clause.
type RawAt struct {
	At  Place
	SQL *Raw
}

// Place is where a [RawAt] goes.
type Place uint8

// The places, in the order of the grammar.
const (
	AfterWith Place = iota + 1
	AfterSelect
	AfterItems
	AfterFrom
	AfterWhere
	AfterGroupBy
	AfterHaving
	AfterQualify
	AfterOrderBy
	AtEnd
)

// SetOp is Queries joined by a set operator.
type SetOp struct {
	With    []*CTE
	Kind    SetKind
	All     bool
	Queries []Query
	OrderBy []*Order
	Limit   Expr
	Offset  Expr
	Raw     []RawAt
}

// SetKind is a set operator.
type SetKind uint8

// The set operators.
const (
	Union SetKind = iota
	Intersect
	Except
)

// Values is VALUES Rows; a row is a [*Tuple], or an expression for a single column.
type Values struct{ Rows []Expr }

func (*Select) node() {}
func (*SetOp) node()  {}
func (*Values) node() {}

func (*Select) stmt() {}
func (*SetOp) stmt()  {}
func (*Values) stmt() {}

func (*Select) query() {}
func (*SetOp) query()  {}
func (*Values) query() {}
