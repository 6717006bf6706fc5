package dialect

import (
	"cmp"
	"errors"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Error is a mistake in a statement, found before it was sent.
type Error struct {
	Kind Kind
	Path string // where in the tree: "Where[1].X"
	SQL  string // the piece, printed
	Text string
	Hint string // what to write instead
}

// Error is the text with the piece and the hint.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("dialect: ")
	b.WriteString(e.Kind.Error())
	if e.SQL != "" {
		b.WriteString(": ")
		b.WriteString(e.SQL)
	}
	b.WriteString(": ")
	b.WriteString(e.Text)
	if e.Hint != "" {
		b.WriteString(" (")
		b.WriteString(e.Hint)
		b.WriteString(")")
	}
	return b.String()
}

// Is makes errors.Is(err, dialect.Unsupported) work.
func (e *Error) Is(target error) bool { return target == e.Kind }

// Kind is a kind of [Error]; it is itself an error, for errors.Is.
type Kind uint8

// The kinds of errors.
const (
	Invalid      Kind = iota + 1 // not SQL: an empty SET, a MERGE without WHEN, a bad name
	Incomplete                   // a required part is missing
	Ambiguous                    // two parts exclude each other
	Unsupported                  // Databricks has no such construct
	TooOld                       // Options.Runtime has no such construct
	TypeMismatch                 // types that only the tree knows
	Grouping                     // aggregates and GROUP BY
	Unresolved                   // a column of a relation that is not in scope
	Unbound                      // a parameter without a value
	AllRows                      // UPDATE or DELETE without WHERE or AllRows, or whose conditions all vanished
	TooLarge                     // parameters, bytes, depth
)

var kinds = [...]string{
	Invalid: "invalid", Incomplete: "incomplete", Ambiguous: "ambiguous", Unsupported: "unsupported",
	TooOld: "runtime too old", TypeMismatch: "type mismatch", Grouping: "grouping", Unresolved: "unresolved",
	Unbound: "unbound parameter", AllRows: "no condition", TooLarge: "too large",
}

// Error is the name of k.
func (k Kind) Error() string {
	if int(k) < len(kinds) && kinds[k] != "" {
		return kinds[k]
	}
	return "unknown kind"
}

// problem is an [Error] whose node has not been looked up yet.
type problem struct {
	kind       Kind
	node       ast.Node
	text, hint string
	path       string // empty: where the node stands first
}

// fail notes a mistake at n; printing goes on, to find the others.
func (p *printer) fail(kind Kind, n ast.Node, text string) { p.failHint(kind, n, text, "") }

func (p *printer) failHint(kind Kind, n ast.Node, text, hint string) {
	for _, old := range p.problems {
		if old.node == n && old.text == text {
			return
		}
	}
	p.note(problem{kind: kind, node: n, text: text, hint: hint})
}

func (p *printer) note(x problem) {
	if len(p.problems) < maxProblems {
		p.problems = append(p.problems, x)
	}
}

// maxProblems keeps a hopeless statement from making an endless error.
const maxProblems = 100

// err is the problems of the statement root as one error.
func (p *printer) err(root ast.Node) error {
	errs := make([]error, len(p.problems))
	for i, x := range p.problems {
		errs[i] = &Error{Kind: x.kind, Path: cmp.Or(x.path, ast.PathTo(root, x.node)), SQL: piece(x.node), Text: x.text, Hint: x.hint}
	}
	return errors.Join(errs...)
}

// piece is n as SQL, cut to what a message can show.
func piece(n ast.Node) string {
	if n == nil {
		return ""
	}
	p := printer{opts: &Options{}, late: true, quiet: true}
	p.node(n)
	const most = 200
	if text := []rune(string(p.buf)); len(text) > most {
		return string(text[:most]) + "…"
	}
	return string(p.buf)
}
