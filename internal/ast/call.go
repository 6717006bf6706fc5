package ast

import "github.com/brickwork-sql/brickwork/types"

// Call is a call of a function: Name(DISTINCT Args) WITHIN GROUP (ORDER BY Within)
// FILTER (WHERE Filter) OVER Window.
type Call struct {
	Name    types.Name // a builtin function has no catalog and no schema
	Builtin bool       // Name is written bare
	Ident   Expr       // the name is IDENTIFIER(Ident)
	Kind    CallKind
	Args    []Node
	Type    types.Type // of the result, nil: as the function table says

	Distinct    bool
	IgnoreNulls bool
	Within      []*Order
	Filter      []Expr
	Window      *Window // nil: no OVER
}

// CallKind is what a call stands for.
type CallKind uint8

// The kinds of calls.
const (
	ScalarCall CallKind = iota
	AggregateCall
	WindowCall // needs OVER
	TableCall  // makes rows
)

// Phrase is an argument made of words: YEAR FROM x, BOTH 'x' FROM y.
type Phrase struct{ Parts []Node }

// Keyword is a word in a [Phrase].
type Keyword uint8

// The keywords.
const (
	KeywordFrom Keyword = iota
	KeywordFor
	KeywordIn
	KeywordPlacing
	KeywordBoth
	KeywordLeading
	KeywordTrailing
)

// String is the word.
func (k Keyword) String() string {
	return [...]string{"FROM", "FOR", "IN", "PLACING", "BOTH", "LEADING", "TRAILING"}[k]
}

// UnitArg is a unit of time as an argument, written as a word.
type UnitArg struct{ Unit types.Unit }

// TypeArg is a type as an argument, written as a string: the schema of from_json.
type TypeArg struct{ Type types.Type }

// NamedArg is Name => X.
type NamedArg struct {
	Name string
	X    Node
}

// TableArg is TABLE(Source), with how its rows are spread and ordered.
type TableArg struct {
	Source      Source
	PartitionBy []Expr
	Single      bool // WITH SINGLE PARTITION
	OrderBy     []*Order
}

// Lambda is Vars -> Body.
type Lambda struct {
	Vars []*LambdaVar
	Body Expr
}

// Window is what stands after OVER. A named one is declared by its SELECT.
type Window struct {
	Name        string
	PartitionBy []Expr
	OrderBy     []*Order
	Frame       *Frame
}

// Frame is ROWS or RANGE BETWEEN From AND To.
type Frame struct {
	Range    bool
	From, To FrameEnd
}

// FrameEnd is an end of a [Frame]; X is set for [Preceding] and [Following].
type FrameEnd struct {
	Kind BoundKind
	X    Expr
}

// BoundKind is a kind of [FrameEnd].
type BoundKind uint8

// The ends of a frame.
const (
	UnboundedPreceding BoundKind = iota
	Preceding
	CurrentRow
	Following
	UnboundedFollowing
)

// Hint is a hint of a SELECT: Name(Args).
type Hint struct {
	Name string
	Args []Node
}

func (*Call) node()     {}
func (*Phrase) node()   {}
func (Keyword) node()   {}
func (*UnitArg) node()  {}
func (*TypeArg) node()  {}
func (*NamedArg) node() {}
func (*TableArg) node() {}
func (*Lambda) node()   {}
func (*Window) node()   {}
func (*Frame) node()    {}
func (*Hint) node()     {}

func (*Call) expr() {}
