package builder

import (
	"fmt"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/lexer"
	"github.com/brickwork-sql/brickwork/types"
)

// Sqlizer is squirrel's interface; every expression and statement of this package is one.
type Sqlizer interface {
	ToSql() (sql string, args []any, err error)
}

// rawText is a type that only an untyped constant fits from outside.
type rawText string

// Raw is a piece of SQL, taken as it is; each {} in it is an argument. Only a constant fits text.
func Raw[T any](text rawText, args ...Node) Expr[T] {
	r := raw(text, args)
	r.Type = types.Of[T]()
	return Make[T](r)
}

// RawRel is a relation written as SQL, as [Raw] is.
func RawRel(text rawText, args ...Node) Rel { return Rel{raw(text, args)} }

// RawQuery is a query written as SQL, as [Raw] is; its rows are trusted to be Ts.
func RawQuery[T any](text rawText, args ...Node) QueryStmt[T] { return MakeQuery[T](raw(text, args)) }

// RawStmt is a statement written as SQL, as [Raw] is.
func RawStmt(text rawText, args ...Node) Statement { return Statement{statement{raw(text, args)}} }

func raw(text rawText, args []Node) *ast.Raw {
	parts, err := lexer.Split(string(text), lexer.Hole)
	r := &ast.Raw{Parts: parts, Args: nodes(args)}
	switch {
	case err != nil:
		r.Parts, r.Err = []string{string(text)}, err.Error()
	case len(parts) != len(args)+1:
		r.Err = fmt.Sprintf("raw SQL has %d holes and %d arguments", len(parts)-1, len(args))
	}
	return r
}

// Embed is a foreign expression, trusted to be a T; Embed[bool] is a condition. Its text is split at its ? markers.
func Embed[T any](s Sqlizer) Expr[T] {
	return Make[T](&ast.Foreign{SQL: s, Type: types.Of[T]()})
}

// EmbedQuery is a foreign query, whose rows are trusted to be Ts.
func EmbedQuery[T any](s Sqlizer) QueryStmt[T] { return MakeQuery[T](&ast.Foreign{SQL: s}) }

// EmbedStmt is a foreign statement that returns no rows.
func EmbedStmt(s Sqlizer) Statement { return Statement{statement{&ast.Foreign{SQL: s}}} }
