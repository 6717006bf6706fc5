// Package check is the analyser: it resolves the names and types of a tree and
// finds mistakes. [Run] is all there is; what it does not know, it passes over
// in silence.
package check

import (
	"sync"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Catalog knows tables beyond what a tree carries: those of a snapshot.
type Catalog interface {
	// Table is what is known of a table: nil, true if it may exist although
	// nothing is known of it, and nil, false if there is none.
	Table(types.Name) (*types.TableInfo, bool)
}

// Routines is what a [Catalog] that knows functions has besides.
type Routines interface {
	// Routine is what is known of a function: nil, true if it may exist although
	// nothing is known of it, and nil, false if there is none.
	Routine(types.Name) (*Routine, bool)
	// RoutineNames is the names of the functions in the schema of a name.
	RoutineNames(types.Name) []string
}

// Routine is what a call needs to know of a function: how many arguments it takes.
type Routine struct{ Least, Most int }

// Finding is what is wrong with a node. Who reports it has the node printed by
// package dialect.
type Finding struct {
	Code        Code
	Severity    Severity
	Node        ast.Node
	Path        string   // where Node stands: "Where[1].X"
	Text        string   // what is wrong, without the piece
	Hint        string   // what to write instead, may be empty
	Suggestions []string // names that were perhaps meant, the best first
}

// Severity is how bad a [Finding] is.
type Severity uint8

// The severities.
const (
	Hint    Severity = iota + 1 // could be better
	Caution                     // may be wrong
	Mistake                     // the server refuses it
)

// String is the name of s in small letters.
func (s Severity) String() string {
	if s < Hint || s > Mistake {
		return "none"
	}
	return [...]string{"hint", "caution", "mistake"}[s-Hint]
}

// Run finds what is wrong with s as far as s itself and c know, in the order of
// the statement. A nil c knows nothing.
func Run(s ast.Stmt, c Catalog) []Finding {
	k := checkers.Get().(*checker)
	k.catalog, k.root = c, s
	k.places, k.lits = k.placeBuf[:0], k.litBuf[:0]
	k.stmt(nil, s)
	findings := k.findings
	*k = checker{}
	checkers.Put(k)
	inOrder(findings)
	return findings
}

// checkers keeps checkers, for their buffers.
var checkers = sync.Pool{New: func() any { return new(checker) }}

// TypeOf is the SQL type of x as far as x itself tells, nil if it does not.
func TypeOf(x ast.Expr) types.Type {
	k := checker{mute: true}
	return k.expr(&scope{open: true}, x).typ
}
