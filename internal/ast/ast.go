// Package ast is the tree of a statement: plain sealed data, made by packages
// builder, ddl and script, printed by dialect, analysed by internal/check.
//
// Nodes are never changed once they are made, so that trees may share them. A
// nil Expr in a node is a mistake of the caller, which the printer reports.
package ast

import "github.com/brickwork-sql/brickwork/types"

// Node is any node: an [Expr], a [Source], a [Stmt], or a part of one: [*Named],
// [*NamedTuple], [*Nullable], [*Star], [*Order], [*NamedArg], [*TableArg],
// [*Lambda], [*Phrase], [Keyword], [*Hint], [*Piece], or a part of a [DDL].
type Node interface{ node() }

// Expr is an expression: a [*Column], [*Field], [*Ref], [*Value], [*Literal],
// [*Param], [*Variable], [*LambdaVar], [*Unary], [*Binary], [*Nary], [*Between],
// [*In], [*InQuery], [*Like], [*LikeList], [*Is], [*Case], [*Cast], [*Typed],
// [*Index], [*Path], [*Tuple], [*Call], [*Subquery], [*Exists], [*Collate],
// [*Identifier], [*Ordinal], [*AllItems], [*GroupingSet], [*Default], [*Raw],
// [*Foreign], [*Bad] or [Verbatim].
type Expr interface {
	Node
	expr()
}

// Source is a relation of FROM: a [*Table], [*Derived], [*CTE], [*Aliased],
// [*TableFunc], [*Identifier], [*Lateral], [*AsOf], [*Optioned], [*Stream],
// [*Watermark], [*Sample], [*Join], [*Pivot], [*Unpivot], [*Inline], [*Raw] or
// [*Foreign].
type Source interface {
	Node
	source()
}

// Stmt is a statement: a [Query], [*Insert], [*Update], [*Delete], [*Merge],
// [*Truncate], [*Bound], [*Piece], [*Bad], or a [DDL].
type Stmt interface {
	Node
	stmt()
}

// Query is a statement that may stand in parentheses: a [*Select], [*SetOp],
// [*Values], [*Bound], [*Raw], [*Foreign], [*Bad] or [Verbatim].
type Query interface {
	Stmt
	query()
}

// Piece is a part of a statement that is printed by itself, for messages.
type Piece struct{ Of Node }

// Bad stands for what could not be made; the printer reports Text.
type Bad struct{ Text string }

// Verbatim is SQL text as a server wrote it; only package reflect makes it.
type Verbatim string

// Raw is SQL as the caller wrote it: Parts around Args, one more than these.
type Raw struct {
	Parts []string
	Args  []Node
	Type  types.Type // nil if not known
	Err   string     // why the text could not be split
}

// Foreign is SQL of another library, in the form of its own interface; it is
// asked for its text when the statement is printed.
type Foreign struct {
	SQL interface {
		ToSql() (sql string, args []any, err error)
	}
	Type types.Type
}

// Bound is Stmt with values for its late-bound parameters.
type Bound struct {
	Stmt   Stmt
	Values []Binding
}

// Binding is the value of the late-bound parameter Name.
type Binding struct {
	Name  string
	Value Expr
}

func (*Piece) node()   {}
func (*Bad) node()     {}
func (Verbatim) node() {}
func (*Raw) node()     {}
func (*Foreign) node() {}
func (*Bound) node()   {}

func (*Piece) stmt()   {}
func (*Bad) stmt()     {}
func (*Raw) stmt()     {}
func (*Foreign) stmt() {}
func (*Bound) stmt()   {}

func (*Bad) query()     {}
func (*Raw) query()     {}
func (*Foreign) query() {}
func (*Bound) query()   {}

func (*Bad) expr()     {}
func (Verbatim) expr() {}
func (*Raw) expr()     {}
func (*Foreign) expr() {}

func (*Bad) source()     {}
func (*Raw) source()     {}
func (*Foreign) source() {}

// Prepared is a statement that is printed already, with holes for what is bound late.
type Prepared struct {
	SQL    string
	Params []PreparedParam
}

// PreparedParam is a parameter of a [Prepared]: as it is sent, or bound late by
// the name Late as a value of the type SQL.
type PreparedParam struct {
	Name, Type, Value string
	Null              bool
	Late              string
	SQL               types.Type
}

func (*Prepared) node()  {}
func (*Prepared) stmt()  {}
func (*Prepared) query() {}
