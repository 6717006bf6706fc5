package gen

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

// function is a function that is written.
type function struct {
	*reflect.Function
	pkg     *pkg
	name    string // in Go
	params  []*field
	result  *shape   // of a function that returns a value
	columns []*field // of a table function, as far as they are known
	records []*record
}

// tabular reports whether f returns a table whose columns are known.
func (f *function) tabular() bool { return f.Kind == reflect.TableFunction && len(f.Columns) > 0 }

// forms are the names that go with that of f.
func (f *function) forms() []func(string) string {
	if f.tabular() {
		return functionForms
	}
	return nil
}

// functionForms are the names that go with that of a table function.
var functionForms = []func(string) string{with("", "Table"), with("", "Row"), with("new", "")}

// function names and types the parameters of f.
func (m *model) function(f *function) {
	s := shaper{model: m, object: f.Name, pkg: f.pkg, tags: func(int) map[string]string { return nil }}
	taken := f.pkg.parameters()
	for _, p := range f.Params {
		x := &field{sql: p.Name, name: parameter(p.Name, taken), typ: p.Type, comment: p.Comment}
		x.shape = s.argument(p.Type, place{[]string{p.Name}, "the parameter " + p.Name, "a value of", f.name + exported(p.Name), true})
		f.params = append(f.params, x)
	}
	if f.Kind != reflect.TableFunction {
		f.result = s.argument(f.Returns, place{[]string{""}, "the result of " + f.Name.Name, "a value of", f.name + "Result", true})
	}
	if f.tabular() {
		for _, c := range f.Columns {
			f.columns = append(f.columns, &field{sql: c.Name, typ: c.Type, notNull: c.NotNull, comment: c.Comment})
		}
		s.fields(f.columns, nil, f.name, scope{}, builder.ReservedInRel)
	}
	f.records = s.records
}

// argument is the shape of a parameter or result.
func (s *shaper) argument(t types.Type, p place) *shape {
	if g, ok := s.goType(s.object, p.path, t, nil); ok {
		return s.given(g, t)
	}
	return s.shape(t, p)
}

// calls is the file of the functions of p.
func (p *pkg) calls() *sourceFile {
	f := p.file("functions", fingerprint(p.functions))
	for _, fn := range p.functions {
		f.call(fn)
		f.records(fn.records)
	}
	return f
}

// fingerprint changes with what the calls of functions depend on.
func fingerprint(fs []*function) string {
	h := sha256.New()
	for _, f := range fs {
		fmt.Fprintf(h, "%q %s %q %s\n", f.Name, f.Kind, f.Comment, types.Format(f.Returns))
		for _, p := range f.Params {
			fmt.Fprintf(h, "%q %s\n", p.Name, types.Format(p.Type))
		}
		for _, c := range f.Columns {
			fmt.Fprintf(h, "%q %s %v %q\n", c.Name, types.Format(c.Type), c.NotNull, c.Comment)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// call writes the Go function that calls fn.
func (f *sourceFile) call(fn *function) {
	var params []param
	var args []string
	for _, p := range fn.params {
		params, args = append(params, param{p.name, f.b() + "Value[" + f.typ(p.shape) + "]"}), append(args, p.name)
	}
	kind, result := "function", ""
	call := "(" + literal(fn.Name.Catalog) + ", " + literal(fn.Name.Schema) + ", " + literal(fn.Name.Name) + ").Call(" + strings.Join(args, ", ") + ")"
	switch {
	case fn.result != nil:
		typ := f.typ(fn.result)
		result, call = f.b()+"Expr["+typ+"]", f.b()+"Func["+typ+"]"+call
	case fn.tabular():
		kind, result, call = "table function", "*"+fn.name+"Table", "new"+fn.name+"("+f.b()+"TableFunc"+call+")"
	default:
		kind, result, call = "table function", f.b()+"Rel", f.b()+"TableFunc"+call
	}
	f.p("%s", comment(fn.name+" calls the "+kind+" "+bare(fn.Name)+sentence(fn.Comment)))
	f.p("func %s(%s) %s {\nreturn %s\n}\n\n", fn.name, signature(params), result, call)
	if fn.tabular() {
		f.result(fn)
	}
}

// result writes the struct of the columns of a table function.
func (f *sourceFile) result(fn *function) {
	n, b := fn.name, f.b()
	f.p("%s", comment(n+"Table is what "+bare(fn.Name)+" returns."))
	f.p("type %sTable struct {\n%sRel\n", n, b)
	for i, c := range fn.columns {
		f.describe(c)
		f.p("%s %s // %s\n", c.name, f.column(c), folded(types.Format(abridged(fn.Columns[i].Type))))
	}
	f.p("}\n\n// As is t under an alias.\nfunc (t *%sTable) As(alias string) *%sTable { return new%s(t.Rel.As(alias)) }\n\n", n, n, n)
	if !f.pkg.config.NoRows {
		f.row(n, fn.columns)
	}
	f.p("func new%s(t %sRel) *%sTable {\nreturn &%sTable{\nt,\n", n, b, n, n)
	for _, c := range fn.columns {
		f.p("%s,\n", f.made(c, b+"Col["+f.typ(c.shape)+"](t, "+literal(c.sql)+")"))
	}
	f.p("}\n}\n\n")
}
