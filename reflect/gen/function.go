package gen

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

// function is a function that is written.
type function struct {
	*reflect.Function
	pkg     *pkg
	name    string // in Go
	params  []*field
	result  *shape // nil of a function for FROM
	records []*record
}

// function names and types the parameters of f.
func (m *model) function(f *function) {
	s := shaper{model: m, object: f.Name, pkg: f.pkg}
	taken := parameters()
	for _, p := range f.Params {
		x := &field{sql: p.Name, name: parameter(p.Name, taken), typ: p.Type, comment: p.Comment}
		x.shape = s.argument(p.Name, p.Type, "a value of the parameter "+p.Name, f.name+exported(p.Name))
		f.params = append(f.params, x)
	}
	if f.Kind != reflect.TableFunction {
		f.result = s.argument("", f.Returns, "a result of "+f.Name.Name, f.name+"Result")
	}
	f.records = s.records
}

// argument is the shape of a parameter or, without a name, of the result.
func (s *shaper) argument(name string, t types.Type, of, prefix string) *shape {
	if g, ok := s.goType(s.object, []string{name}, t, nil); ok {
		return s.given(g, t)
	}
	return s.shape(t, []string{name}, of, prefix, true)
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
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// call writes the Go function that calls fn.
func (f *sourceFile) call(fn *function) {
	name := literal(fn.Name.Catalog) + ", " + literal(fn.Name.Schema) + ", " + literal(fn.Name.Name)
	kind, result, of := "function", f.b()+"Rel", f.b()+"TableFunc("
	if fn.result != nil {
		typ := f.typ(fn.result)
		result, of = f.b()+"Expr["+typ+"]", f.b()+"Func["+typ+"]("
	} else {
		kind = "table function"
	}
	var params []param
	var args []string
	for _, p := range fn.params {
		params, args = append(params, param{p.name, f.b() + "Value[" + f.typ(p.shape) + "]"}), append(args, p.name)
	}
	f.p("%s", comment(fn.name+" calls the "+kind+" "+bare(fn.Name)+sentence(fn.Comment)))
	f.p("func %s(%s) %s {\nreturn %s%s).Call(%s)\n}\n\n", fn.name, signature(params), result, of, name, strings.Join(args, ", "))
}
