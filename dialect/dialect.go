// Package dialect prints statements as Databricks SQL.
//
// [Compile] gives the text with markers and the parameters in the form in which
// they are sent, [Literals] the text with the values in it, for people.
// [Prepare] prints once what is run many times. [Inspect] says what a statement
// touches.
package dialect

import (
	"cmp"
	"log/slog"
	"slices"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Statement is what this package prints: a builder.Stmt.
type Statement interface{ Stmt() ast.Stmt }

// Options says for whom a statement is printed. The zero Options is the
// current runtime, named markers, names as they are.
type Options struct {
	Runtime   Runtime           // what it lacks is refused by name; zero is the newest
	Markers   Markers           // how parameters are marked
	MaxParams int               // 0 is 255
	Schemas   map[Schema]Schema // print the key as the value
	Bind      []Binding         // values of parameters that are bound late
	NoCheck   bool              // print without the analyser: measurements
}

// Schema is the first two parts of a name.
type Schema struct{ Catalog, Schema string }

// Runtime is a Databricks Runtime, 17.3 as Runtime{17, 3}.
type Runtime struct{ Major, Minor int }

// older reports whether r is known and comes before other.
func (r Runtime) older(other Runtime) bool {
	return r != Runtime{} && cmp.Or(cmp.Compare(r.Major, other.Major), cmp.Compare(r.Minor, other.Minor)) < 0
}

// Markers is how parameters are marked in the text.
type Markers uint8

// The ways to mark parameters.
const (
	Named     Markers = iota // :p1, each parameter with its type
	Question                 // ?, with a CAST in the text where a plain Go value does not say the type
	NoMarkers                // none: values are part of the text, see Literals
)

// Binding is the value of a parameter that is bound late; builder.Bind makes it.
type Binding = ast.Binding

// Param is a parameter as it is sent: Type is a type of the protocol, such as
// BIGINT, and Value its text. A NULL is of the type VOID.
type Param struct {
	Name, Type, Value string
	Null              bool
}

// Compiled is a statement as it is sent.
type Compiled struct {
	SQL    string
	Params []Param
}

// Compile prints s. All errors are returned at once, joined; each is an [*Error].
func Compile(s Statement, o Options) (Compiled, error) {
	p := newPrinter(&o)
	defer p.free()
	stmt := tree(s)
	if prepared, bindings := unwrap(stmt); prepared != nil {
		return p.bindPrepared(prepared, append(bindings, o.Bind...))
	}
	if err := p.compile(stmt); err != nil {
		return Compiled{}, err
	}
	return Compiled{string(p.buf), p.sent()}, nil
}

// Literals is s with its values in the text, for people and for places that
// take no parameters. The text is not meant to be cut up or added to.
func Literals(s Statement) (string, error) {
	p := newPrinter(&Options{Markers: NoMarkers})
	defer p.free()
	if err := p.compile(tree(s)); err != nil {
		return "", err
	}
	return string(p.buf), nil
}

// Prepare prints s once, with typed holes for what is bound late; the text
// never depends on a value. For a query that keeps the type of its row, see builder.Prepare.
func Prepare(s Statement, o Options) (Prepared, error) {
	p := newPrinter(&o)
	defer p.free()
	p.late = true
	if err := p.compile(tree(s)); err != nil {
		return Prepared{}, err
	}
	return Prepared{&ast.Prepared{SQL: string(p.buf), Params: slices.Clone(p.params)}, nil}, nil
}

// Prepared is a statement that is printed already; it is run as any other.
type Prepared struct {
	s      *ast.Prepared
	values []Binding
}

// Bind is p with values for its parameters; those without one are an error when p is run.
func (p Prepared) Bind(bs ...Binding) Prepared {
	p.values = append(p.values[:len(p.values):len(p.values)], bs...)
	return p
}

// String is the text with its markers, without values.
func (p Prepared) String() string {
	if p.s == nil {
		return ""
	}
	return p.s.SQL
}

// LogValue is the text, without values.
func (p Prepared) LogValue() slog.Value { return slog.StringValue(p.String()) }

// Stmt makes p a builder.Stmt.
func (p Prepared) Stmt() ast.Stmt {
	switch {
	case p.s == nil:
		return &ast.Bad{Text: "zero Prepared"}
	case len(p.values) == 0:
		return p.s
	}
	return &ast.Bound{Stmt: p.s, Values: p.values}
}

// tree is the tree of s, an error node if there is none.
func tree(s Statement) ast.Stmt {
	if !isNil(s) {
		if n := s.Stmt(); n != nil {
			return n
		}
	}
	return &ast.Bad{Text: "nil statement"}
}

// unwrap is the prepared statement in s and its values; nil if s is none.
func unwrap(s ast.Stmt) (*ast.Prepared, []Binding) {
	var values []Binding
	for {
		switch n := s.(type) {
		case *ast.Prepared:
			return n, values
		case *ast.Bound:
			values = append(values, n.Values...)
			s = n.Stmt
		default:
			return nil, nil
		}
	}
}
