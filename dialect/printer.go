package dialect

import (
	"fmt"
	"slices"
	"sync"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// printer prints one statement. Its methods are named by the production that
// they print and come in the order of the grammar.
type printer struct {
	opts     *Options
	buf      []byte
	params   []ast.PreparedParam
	values   []*ast.Value // the value behind each of params, nil if there is none
	bindings []Binding
	problems []problem
	depth    int

	late  bool // parameters may stay unbound
	quiet bool // for a message: parameters are not collected, errors do not matter
	bare  bool // columns are written without their relation

	declared []*ast.CTE // by WITH, in order
	missing  bool       // a CTE was met that is not declared: print again
	windows  []*ast.Window
	lambdas  []lambdaName
}

// printers keeps printers, for their buffers.
var printers = sync.Pool{New: func() any { return &printer{buf: make([]byte, 0, 2<<10)} }}

// newPrinter is a printer to be given back by free.
func newPrinter(o *Options) *printer {
	p := printers.Get().(*printer)
	*p = printer{opts: o, bindings: o.Bind, buf: p.buf[:0], params: p.params[:0], values: p.values[:0]}
	return p
}

// free gives p back, without what it may hold on to.
func (p *printer) free() {
	clear(p.params)
	clear(p.values)
	const most = 64 << 10
	if cap(p.buf) > most {
		p.buf = nil
	}
	*p = printer{buf: p.buf[:0], params: p.params[:0], values: p.values[:0]}
	printers.Put(p)
}

// maxDepth limits the nesting of a statement; servers give up earlier.
const maxDepth = 500

// compile prints s with its checks.
func (p *printer) compile(s ast.Stmt) error {
	if !p.opts.NoCheck {
		p.check(s)
	}
	p.checkBindings(p.bindings)
	if len(p.problems) == 0 {
		p.print(s)
	}
	if len(p.problems) > 0 {
		return p.err(s)
	}
	return nil
}

// print prints s, again if it uses a CTE that was not declared: WITH comes
// first, and what is used shows when all has been printed.
func (p *printer) print(s ast.Stmt) {
	for {
		p.buf, p.params, p.values, p.missing = p.buf[:0], p.params[:0], p.values[:0], false
		p.statement(s)
		if !p.missing || len(p.problems) > 0 {
			break
		}
	}
	if _, ok := s.(*ast.Piece); ok && len(p.declared) > 0 && !p.late {
		p.failHint(Unsupported, s, "a piece of SQL cannot declare a common table expression", "compile the statement that it belongs to")
	}
	p.limits(s)
}

// limits refuses what no server takes.
func (p *printer) limits(s ast.Stmt) {
	most := p.opts.MaxParams
	if most == 0 {
		most = 255
	}
	if n := len(p.params); n > most {
		p.failHint(TooLarge, s, fmt.Sprintf("%d parameters, a statement takes %d", n, most),
			"rows of plain values and lists travel as one parameter; or write Lit instead of Val, or use Load")
	}
	bytes := 0
	for _, x := range p.params {
		bytes += len(x.Value)
	}
	if const1MB := 1 << 20; bytes > const1MB {
		p.failHint(TooLarge, s, fmt.Sprintf("%d bytes of parameters, a statement takes %d", bytes, const1MB), "send fewer rows at a time, or use Load")
	}
}

// sent is the parameters as they are sent.
func (p *printer) sent() []Param {
	if len(p.params) == 0 {
		return nil
	}
	out := make([]Param, len(p.params))
	for i, x := range p.params {
		out[i] = Param{x.Name, x.Type, x.Value, x.Null}
	}
	return out
}

func (p *printer) s(text string) { p.buf = append(p.buf, text...) }

// enter counts a level of nesting; it is false if there are too many.
func (p *printer) enter(n ast.Node) bool {
	p.depth++
	if p.depth > maxDepth {
		if p.depth == maxDepth+1 {
			p.problems = append(p.problems, problem{kind: TooLarge, text: fmt.Sprintf("nested more than %d deep", maxDepth)})
		}
		return false
	}
	return true
}

func (p *printer) leave() { p.depth-- }

// list prints the elements of xs, separated by sep.
func list[E any](p *printer, xs []E, sep string, print func(E)) {
	for i, x := range xs {
		if i > 0 {
			p.s(sep)
		}
		print(x)
	}
}

// statement prints a statement that stands by itself.
func (p *printer) statement(s ast.Stmt) {
	if !p.enter(s) {
		return
	}
	defer p.leave()
	switch s := s.(type) {
	case ast.Query:
		p.query(s)
	case *ast.Insert:
		p.gatherSource(s.Query)
		p.leadingWith()
		p.insert(s)
	case *ast.Update:
		p.leadingWith()
		p.update(s)
	case *ast.Delete:
		p.leadingWith()
		p.delete(s)
	case *ast.Merge:
		p.gatherSource(s.Using)
		p.leadingWith()
		p.merge(s)
	case *ast.Truncate:
		p.truncate(s)
	case *ast.Piece:
		p.node(s.Of)
	default:
		p.define(s)
	}
}

// node prints a piece of a statement by itself.
func (p *printer) node(n ast.Node) {
	switch n := n.(type) {
	case nil:
	case ast.Stmt:
		p.statement(n)
	case ast.Expr:
		p.expr(n)
	case ast.Source:
		p.source(n)
	case *ast.Order:
		p.order(n)
	case *ast.Assign:
		p.assign(n)
	case *ast.Window:
		p.windowSpec(n)
	case *ast.Hint:
		p.hint(n)
	case *ast.MergeWhen:
		p.mergeWhen(n)
	case *ast.LateralView:
		p.lateralView(n)
	case *ast.Nullable, *ast.NamedTuple:
		p.item(n)
	default:
		p.argument(n)
	}
}

// declare says that the CTE c is in scope, or asks for another round.
func (p *printer) declare(c *ast.CTE) {
	for _, d := range p.declared {
		if d == c || d.Name == c.Name && (c.Query == nil || equal(d, c)) {
			return
		}
		if d.Name == c.Name {
			p.fail(Ambiguous, c, fmt.Sprintf("two different common table expressions are called %q", c.Name))
			return
		}
	}
	if c.Query == nil || p.quiet {
		return
	}
	p.declared = append(p.declared, c)
	p.missing = true
}

// inScope prints with the CTEs cs declared.
func (p *printer) inScope(cs []*ast.CTE, print func()) {
	outer := p.declared
	if len(cs) == 0 {
		print()
		return
	}
	p.declared = append(slices.Clip(outer), cs...)
	print()
	// what was met in print and is not of cs belongs to the statement
	p.declared = append(outer, p.declared[len(outer)+len(cs):]...)
}
