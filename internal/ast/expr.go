package ast

import "github.com/brickwork-sql/brickwork/types"

// Column is a column of Table, which is nil for a bare name. Type is nil if not known.
type Column struct {
	Table Source
	Name  string
	Type  types.Type
}

// Field is a field of the struct X, or of each struct of the array X.
type Field struct {
	X    Expr
	Name string
	Type types.Type // nil if not known
}

// Ref is an item of the select list by its name; Lateral writes lateral.name.
type Ref struct {
	Item    *Named
	Lateral bool
}

// Value is a Go value that is sent as a parameter. V may be a pointer to it.
type Value struct {
	V    any
	Type types.Type // nil: as the context or the Go type says
}

// Literal is a Go value that is written into the text; a nil V is NULL.
type Literal struct {
	V    any
	Type types.Type // nil: as the Go type says
}

// Param is a parameter that is bound late; one name is one parameter.
type Param struct {
	Name string
	Type types.Type
}

// Variable is a variable of a session or script, or a parameter of a routine.
type Variable struct {
	Name string
	Type types.Type
}

// LambdaVar is a variable of a [Lambda]; the printer finds a name for it.
type LambdaVar struct{ Type types.Type }

// Unary is Op X.
type Unary struct {
	Op Op
	X  Expr
}

// Binary is X Op Y.
type Binary struct {
	Op   Op
	X, Y Expr
}

// Nary is Xs joined by an associative Op: [And], [Or] or [Concat].
type Nary struct {
	Op Op
	Xs []Expr
}

// Between is X BETWEEN Lo AND Hi.
type Between struct{ X, Lo, Hi Expr }

// In is X IN (List); of none it is FALSE.
type In struct {
	X    Expr
	List []Expr
}

// InQuery is X IN (Query).
type InQuery struct {
	X     Expr
	Query Query
}

// Like is X LIKE Pattern; Op is [LikeOp], [ILikeOp] or [RLikeOp].
type Like struct {
	Op         Op
	X, Pattern Expr
	Escape     rune // 0 is none
}

// LikeList is X LIKE ANY (Patterns), or ALL.
type LikeList struct {
	Op       Op
	All      bool
	X        Expr
	Patterns []Expr
}

// Is is X IS What.
type Is struct {
	X    Expr
	What Truth
}

// Truth is what [Is] asks for.
type Truth uint8

// The truths.
const (
	IsNull Truth = iota
	IsTrue
	IsFalse
	IsUnknown
)

// Case is CASE X WHEN … END; X is nil for conditions, Else if there is none.
type Case struct {
	X     Expr
	Whens []When
	Else  Expr
}

// When is a branch of [Case].
type When struct{ If, Then Expr }

// Cast is CAST(X AS To), or TRY_CAST. A nil To is a Go type without a SQL type.
type Cast struct {
	X   Expr
	To  types.Type
	Try bool
}

// Typed is X, taken for a Type; it writes nothing. Any says that nothing is known.
type Typed struct {
	X    Expr
	Type types.Type
}

// Index is X[I], an element of an array or the value of a key of a map.
type Index struct{ X, I Expr }

// Path is X:steps, a path into a VARIANT or a JSON string.
type Path struct {
	X     Expr
	Steps []Step
}

// Step is a step of a [Path].
type Step struct {
	Kind  StepKind
	Name  string
	Index int
}

// StepKind is a kind of [Step].
type StepKind uint8

// The kinds of steps: .name, [i], [*].
const (
	StepField StepKind = iota
	StepIndex
	StepEach
)

// Tuple is (Xs).
type Tuple struct{ Xs []Expr }

// Subquery is the one value of Query.
type Subquery struct{ Query Query }

// Exists is EXISTS (Query).
type Exists struct{ Query Query }

// Collate is X COLLATE To.
type Collate struct {
	X  Expr
	To types.Collation
}

// Identifier is IDENTIFIER(X): a column, a table (Alias is its alias).
type Identifier struct {
	X     Expr
	Alias string
	Type  types.Type
}

// Default is DEFAULT, where a value is assigned.
type Default struct{}

// Ordinal is the position of an item of the select list, from 1.
type Ordinal struct{ N int }

// AllItems is the ALL of GROUP BY and ORDER BY.
type AllItems struct{}

// GroupingSet is ROLLUP, CUBE or GROUPING SETS of Xs.
type GroupingSet struct {
	Kind GroupingKind
	Xs   []Expr
}

// GroupingKind is a kind of [GroupingSet].
type GroupingKind uint8

// The kinds of grouping.
const (
	Rollup GroupingKind = iota
	Cube
	GroupingSets
)

// Named is X AS Name in a select list.
type Named struct {
	X    Node
	Name string
}

// NamedTuple is X AS (Names), an item of several columns.
type NamedTuple struct {
	X     Node
	Names []string
}

// Nullable is Item, whose value may be NULL in the result; it writes nothing.
type Nullable struct{ Item Node }

// Star is *, or r.* of each of Sources, or Of.*, without Except.
type Star struct {
	Sources []Source
	Of      Expr
	Except  []Expr
}

// Order is an entry of ORDER BY.
type Order struct {
	X     Expr
	Desc  bool
	Nulls NullsOrder
}

// NullsOrder is where NULLs are sorted.
type NullsOrder uint8

// The places of NULLs.
const (
	NullsUnsaid NullsOrder = iota
	NullsFirst
	NullsLast
)

func (*Column) node()      {}
func (*Field) node()       {}
func (*Ref) node()         {}
func (*Value) node()       {}
func (*Literal) node()     {}
func (*Param) node()       {}
func (*Variable) node()    {}
func (*LambdaVar) node()   {}
func (*Unary) node()       {}
func (*Binary) node()      {}
func (*Nary) node()        {}
func (*Between) node()     {}
func (*In) node()          {}
func (*InQuery) node()     {}
func (*Like) node()        {}
func (*LikeList) node()    {}
func (*Is) node()          {}
func (*Case) node()        {}
func (*Cast) node()        {}
func (*Typed) node()       {}
func (*Index) node()       {}
func (*Path) node()        {}
func (*Tuple) node()       {}
func (*Subquery) node()    {}
func (*Exists) node()      {}
func (*Collate) node()     {}
func (*Identifier) node()  {}
func (*Default) node()     {}
func (*Ordinal) node()     {}
func (*AllItems) node()    {}
func (*GroupingSet) node() {}
func (*Named) node()       {}
func (*NamedTuple) node()  {}
func (*Nullable) node()    {}
func (*Star) node()        {}
func (*Order) node()       {}

func (*Column) expr()      {}
func (*Field) expr()       {}
func (*Ref) expr()         {}
func (*Value) expr()       {}
func (*Literal) expr()     {}
func (*Param) expr()       {}
func (*Variable) expr()    {}
func (*LambdaVar) expr()   {}
func (*Unary) expr()       {}
func (*Binary) expr()      {}
func (*Nary) expr()        {}
func (*Between) expr()     {}
func (*In) expr()          {}
func (*InQuery) expr()     {}
func (*Like) expr()        {}
func (*LikeList) expr()    {}
func (*Is) expr()          {}
func (*Case) expr()        {}
func (*Cast) expr()        {}
func (*Typed) expr()       {}
func (*Index) expr()       {}
func (*Path) expr()        {}
func (*Tuple) expr()       {}
func (*Subquery) expr()    {}
func (*Exists) expr()      {}
func (*Collate) expr()     {}
func (*Identifier) expr()  {}
func (*Default) expr()     {}
func (*Ordinal) expr()     {}
func (*AllItems) expr()    {}
func (*GroupingSet) expr() {}

func (*Identifier) source() {}
