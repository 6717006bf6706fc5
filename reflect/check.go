package reflect

import (
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/check"
	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/types"
)

// Finding is what is wrong with a statement.
type Finding struct {
	Code        Code
	Severity    Severity
	Class       string // the error class that the server would answer with
	SQLState    string
	Path        string // in the statement
	SQL         string // the piece
	Text        string
	Suggestions []string
}

// String is severity, piece, text and suggestions in a line, with escapes for
// what is not printable.
func (f Finding) String() string {
	text := f.Severity.String() + ": "
	if f.SQL != "" {
		text += f.SQL + ": "
	}
	text += f.Text
	if len(f.Suggestions) > 0 {
		text += " (did you mean " + strings.Join(f.Suggestions, ", ") + "?)"
	}
	return quote.Printable(text)
}

// Severity is how bad a [Finding] is.
type Severity = check.Severity

// The severities.
const (
	Hint    = check.Hint    // could be better
	Caution = check.Caution // may be wrong
	Mistake = check.Mistake // the server refuses it
)

// Code is a kind of [Finding].
type Code = check.Code

// The kinds of findings that depend on a catalog. Others are about the statement alone.
const (
	UnknownTable            = check.UnknownTable
	UnknownColumn           = check.UnknownColumn
	UnknownField            = check.UnknownField
	UnknownFunction         = check.UnknownFunction
	WrongArguments          = check.WrongArguments
	AmbiguousColumn         = check.AmbiguousColumn
	TypesDiffer             = check.TypesDiffer
	NotGrouped              = check.NotGrouped
	AggregateInWhere        = check.AggregateInWhere
	NullIntoValue           = check.NullIntoValue // a nullable column is read into what cannot be nil
	MissingColumn           = check.MissingColumn // NOT NULL, no default
	WritesIdentity          = check.WritesIdentity
	WritesGenerated         = check.WritesGenerated
	DuplicateTarget         = check.DuplicateTarget
	NotWritable             = check.NotWritable
	NarrowingWrite          = check.NarrowingWrite
	MergeKeyNotUnique       = check.MergeKeyNotUnique
	MissingFilter           = check.MissingFilter // of a partition or cluster column
	FunctionOnClusterColumn = check.FunctionOnClusterColumn
	JoinMultiplies          = check.JoinMultiplies
	NotInNullable           = check.NotInNullable
	OuterJoinUndone         = check.OuterJoinUndone
)

// Check finds what is wrong with stmt, in the order of the statement; advice that
// only a catalog can give comes last. It is silent where s does not know enough.
func (s *Snapshot) Check(stmt builder.Stmt) Findings {
	if stmt == nil {
		return nil
	}
	tree := stmt.Stmt()
	found := check.Run(tree, knowledge{s})
	found = append(found, s.hints(tree)...)
	out := make(Findings, len(found))
	for i, f := range found {
		out[i] = Finding{Code: f.Code, Severity: f.Severity, Class: f.Code.Class(), SQLState: f.Code.SQLState(),
			Path: f.Path, SQL: piece(f.Node), Text: f.Text, Suggestions: f.Suggestions}
	}
	return out
}

// pieceOf is a piece as a statement, for its text.
type pieceOf struct{ n ast.Node }

func (p pieceOf) Stmt() ast.Stmt { return &ast.Piece{Of: p.n} }

// piece is n as SQL without values, "" if it cannot be printed by itself.
func piece(n ast.Node) string {
	if n == nil {
		return ""
	}
	p, err := dialect.Prepare(pieceOf{n}, dialect.Options{NoCheck: true})
	if err != nil {
		return ""
	}
	return p.String()
}

// Findings is a list of findings.
type Findings []Finding

// Err is a [*CheckError] of the findings that are at least min, or nil.
func (f Findings) Err(min Severity) error {
	var bad Findings
	for _, x := range f {
		if x.Severity >= min {
			bad = append(bad, x)
		}
	}
	if len(bad) == 0 {
		return nil
	}
	return &CheckError{bad}
}

// CheckError is the error of a statement that does not fit a catalog.
type CheckError struct{ Findings Findings }

// Error is the findings, one a line.
func (e *CheckError) Error() string {
	lines := make([]string, len(e.Findings))
	for i, f := range e.Findings {
		lines[i] = "reflect: check: " + f.String()
	}
	return strings.Join(lines, "\n")
}

// Checker is Check for brickwork.Options.Check.
func (s *Snapshot) Checker(min Severity) func(builder.Stmt) error {
	return func(stmt builder.Stmt) error { return s.Check(stmt).Err(min) }
}

// knowledge is a snapshot as the analyser asks for it.
type knowledge struct{ s *Snapshot }

// Table is what is known of the table n. A table that is not in the snapshot
// does not exist only if all of its schema was read.
func (k knowledge) Table(n types.Name) (*types.TableInfo, bool) {
	t, ok := k.s.Table(n)
	if ok && t.Known.Has(Columns) {
		return t.info(), true
	}
	return nil, ok || k.s.mayHave(n, Objects)
}

// Routine is what is known of the function n, whose parameters are known if all
// functions of its schema are. No catalog lists what is built in, as in system.builtin.
func (k knowledge) Routine(n types.Name) (*check.Routine, bool) {
	if k.s.mayHave(n, Functions) || fold(n.Catalog, "system") == 0 {
		return nil, true
	}
	f, ok := k.s.Function(n)
	if !ok {
		return nil, false
	}
	r := &check.Routine{Most: len(f.Params)}
	for i, p := range f.Params {
		if p.Default == "" {
			r.Least = i + 1
		}
	}
	return r, true
}

// RoutineNames is the names of the functions in the schema of n.
func (k knowledge) RoutineNames(n types.Name) []string {
	var names []string
	for s := range k.s.schemas(n) {
		for i := range s.Functions {
			names = append(names, s.Functions[i].name())
		}
	}
	return names
}

// mayHave reports whether s may have a table n, or what else f is a list of,
// although it shows none, or several.
func (s *Snapshot) mayHave(n Name, f Coverage) bool {
	if n.Catalog == "" || n.Schema == "" || fold(n.Schema, informationSchema) == 0 {
		return true
	}
	c, ok := s.Catalog(n.Catalog)
	if !ok {
		return true
	}
	if x, ok := find(c.Schemas, n.Schema, (*Schema).name); ok {
		return !x.Known.Has(f)
	}
	return !c.Known.Has(Objects)
}
