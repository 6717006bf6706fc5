package ast

// Op is an operator.
type Op uint8

// The operators, loosest first.
const (
	Or Op = iota
	And
	Not
	Eq
	Ne
	Lt
	Le
	Gt
	Ge
	NullSafeEq
	IsDistinctFrom
	LikeOp
	ILikeOp
	RLikeOp
	BitOr
	BitXor
	BitAnd
	ShiftLeft
	ShiftRight
	ShiftRightUnsigned
	Add
	Sub
	Concat
	Mul
	Div
	Mod
	IntDiv
	Neg
	BitNot
)

// Prec is how tightly an operator binds; larger is tighter.
type Prec uint8

// The levels of precedence. All comparisons and postfix predicates share one
// level that does not associate: the grammar ranks them more finely, and nobody reads that.
const (
	PrecLambda Prec = iota
	PrecOr
	PrecAnd
	PrecNot
	PrecCompare
	PrecBitOr
	PrecBitXor
	PrecBitAnd
	PrecShift
	PrecAdd
	PrecMul
	PrecUnary
	PrecPostfix // x[i], x.f, x:path, x COLLATE c
	PrecAtom
)

// operators is the operator table.
var operators = [...]struct {
	text        string
	prec        Prec
	associative bool // (a o b) o c means a o (b o c)
}{
	Or:                 {"OR", PrecOr, true},
	And:                {"AND", PrecAnd, true},
	Not:                {"NOT", PrecNot, false},
	Eq:                 {"=", PrecCompare, false},
	Ne:                 {"<>", PrecCompare, false},
	Lt:                 {"<", PrecCompare, false},
	Le:                 {"<=", PrecCompare, false},
	Gt:                 {">", PrecCompare, false},
	Ge:                 {">=", PrecCompare, false},
	NullSafeEq:         {"<=>", PrecCompare, false},
	IsDistinctFrom:     {"IS DISTINCT FROM", PrecCompare, false},
	LikeOp:             {"LIKE", PrecCompare, false},
	ILikeOp:            {"ILIKE", PrecCompare, false},
	RLikeOp:            {"RLIKE", PrecCompare, false},
	BitOr:              {"|", PrecBitOr, false},
	BitXor:             {"^", PrecBitXor, false},
	BitAnd:             {"&", PrecBitAnd, false},
	ShiftLeft:          {"<<", PrecShift, false},
	ShiftRight:         {">>", PrecShift, false},
	ShiftRightUnsigned: {">>>", PrecShift, false},
	Add:                {"+", PrecAdd, false},
	Sub:                {"-", PrecAdd, false},
	Concat:             {"||", PrecAdd, true},
	Mul:                {"*", PrecMul, false},
	Div:                {"/", PrecMul, false},
	Mod:                {"%", PrecMul, false},
	IntDiv:             {"DIV", PrecMul, false},
	Neg:                {"-", PrecUnary, false},
	BitNot:             {"~", PrecUnary, false},
}

// String is the operator as it is written.
func (o Op) String() string { return operators[o].text }

// Prec is how tightly o binds.
func (o Op) Prec() Prec { return operators[o].prec }

// Associative reports whether (a o b) o c and a o (b o c) mean the same.
func (o Op) Associative() bool { return operators[o].associative }

// PrecOf is how tightly x holds together when it is written.
func PrecOf(x Expr) Prec {
	switch x := x.(type) {
	case *Unary:
		return x.Op.Prec()
	case *Binary:
		return x.Op.Prec()
	case *Nary:
		if len(x.Xs) == 1 {
			return PrecOf(x.Xs[0])
		}
		return x.Op.Prec()
	case *Between, *In, *InQuery, *Like, *LikeList, *Is:
		return PrecCompare
	case *Field, *Index, *Path, *Collate:
		return PrecPostfix
	case *Typed:
		return PrecOf(x.X)
	case *Raw, *Foreign, Verbatim:
		return PrecLambda
	}
	return PrecAtom
}
