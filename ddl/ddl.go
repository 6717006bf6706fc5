// Package ddl has the statements that define, change, govern and maintain the
// objects of a catalog. Three rules cover them all:
//
//   - What exists is a struct: [Table], [View], [Schema], [Function] … Its
//     fields are the clauses of its CREATE statement. With nothing but its name
//     set, it stands for the object itself.
//   - The verbs are functions: [Create], [CreateOrReplace], [Drop], and one
//     Alter function per kind of object, whose methods are the actions.
//   - A statement with nothing but options is a struct whose fields are its
//     clauses: [Optimize], [Vacuum], [Grant], [Describe] …
//
// Fields that are zero are not printed. Required fields that are missing are
// errors when the statement is compiled. Values are printed as literals, since
// these statements take no parameters; a parameter that is bound late is an
// error.
package ddl

import (
	"log/slog"
	"reflect"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Stmt is a finished statement.
type Stmt struct{ stmt }

// stmt is what finished statements have in common.
type stmt struct{ s ast.Stmt }

// Stmt makes it a [builder.Stmt].
func (s stmt) Stmt() ast.Stmt {
	if s.s == nil {
		return &ast.Bad{Text: "zero statement"}
	}
	return s.s
}

// String is the text, secrets left out; a broken statement is "-- error: …".
func (s stmt) String() string {
	text, err := dialect.Literals(stmt{redacted(s.Stmt())})
	if err != nil {
		return "-- error: " + err.Error()
	}
	return text
}

// LogValue is String.
func (s stmt) LogValue() slog.Value { return slog.StringValue(s.String()) }

// redacted is s with stars for its secrets.
func redacted(s ast.Stmt) ast.Stmt {
	c, ok := s.(*ast.Create)
	if !ok {
		return s
	}
	def, ok := c.Def.(*ast.SecurableDef)
	if !ok {
		return s
	}
	safe := *def
	safe.Options = nil
	for _, o := range def.Options {
		if o.Text != "" {
			o.Text = "***"
		}
		safe.Options = append(safe.Options, o)
	}
	return &ast.Create{Mode: c.Mode, Def: &safe}
}

// Object is something with a name in a catalog: a [builder.Table], a
// definition of this package, a reflected table by its Define.
type Object interface{ Object() ast.Object }

// Definition is an object that CREATE can make.
type Definition interface {
	Object
	Definition() ast.Definition
}

// Replaceable is a definition that has CREATE OR REPLACE.
type Replaceable interface {
	Definition
	Replaceable()
}

// TableObject is a table that can be altered: a [builder.Table], a [Table], a reflected one by its Alterable.
type TableObject interface {
	Object
	TableObject()
}

// Create is CREATE d.
func Create(d Definition) Stmt { return create(ast.CreateNew, d) }

// CreateIfNotExists is CREATE … IF NOT EXISTS d.
func CreateIfNotExists(d Definition) Stmt { return create(ast.CreateIfNotExists, d) }

// CreateOrReplace is CREATE OR REPLACE d.
func CreateOrReplace(d Replaceable) Stmt { return create(ast.CreateOrReplace, d) }

// CreateOrRefresh is CREATE OR REFRESH STREAMING TABLE d.
func CreateOrRefresh(d StreamingTable) Stmt { return create(ast.CreateOrRefresh, d) }

func create(mode ast.CreateMode, d Definition) Stmt {
	if absent(d) {
		return bad("CREATE of nil")
	}
	return finished(&ast.Create{Mode: mode, Def: d.Definition()})
}

// DropStmt is a DROP.
type DropStmt struct{ stmt }

// Drop is DROP o.
func Drop(o Object) DropStmt { return dropStmt(&ast.Drop{Object: objectOf(o)}) }

// DropIfExists is DROP … IF EXISTS o.
func DropIfExists(o Object) DropStmt {
	return dropStmt(&ast.Drop{Object: objectOf(o), IfExists: true})
}

// Cascade drops what is inside, too.
func (d DropStmt) Cascade() DropStmt {
	return d.with(func(n *ast.Drop) { n.Cascade, n.Restrict = true, false })
}

// Restrict refuses to drop what is not empty, which the server does anyway unless told [DropStmt.Cascade].
func (d DropStmt) Restrict() DropStmt {
	return d.with(func(n *ast.Drop) { n.Cascade, n.Restrict = false, true })
}

// Force drops a credential or location that is in use.
func (d DropStmt) Force() DropStmt { return d.with(func(n *ast.Drop) { n.Force = true }) }

func dropStmt(n *ast.Drop) DropStmt { return DropStmt{stmt{n}} }

func (d DropStmt) with(f func(*ast.Drop)) DropStmt {
	old, ok := d.s.(*ast.Drop)
	if !ok {
		return d
	}
	n := *old
	f(&n)
	return dropStmt(&n)
}

// Undrop is UNDROP o.
func Undrop(o Object) Stmt { return finished(&ast.Undrop{Object: objectOf(o)}) }

// UndropID is UNDROP TABLE WITH ID.
func UndropID(tableID string) Stmt {
	if tableID == "" {
		return bad("UNDROP of an empty id")
	}
	return finished(&ast.Undrop{ID: tableID})
}

// objectOf is the object that o stands for; one of no kind, which no statement prints, if o is nil.
func objectOf(o Object) ast.Object {
	if absent(o) {
		return ast.Object{}
	}
	return o.Object()
}

// absent reports whether o is nil or a nil pointer.
func absent(o Object) bool {
	if o == nil {
		return true
	}
	v := reflect.ValueOf(o)
	return v.Kind() == reflect.Pointer && v.IsNil()
}

func finished(s ast.Stmt) Stmt { return Stmt{stmt{s}} }

func bad(text string) Stmt { return finished(&ast.Bad{Text: text}) }

var _ builder.Stmt = Stmt{}
