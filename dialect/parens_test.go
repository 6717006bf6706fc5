package dialect

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/lexer"
	"github.com/brickwork-sql/brickwork/types"
)

// Random expressions are printed and read back by a reader that follows the
// grammar of the server. What it reads has to be what was printed.
func TestParentheses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkParentheses(t, randomExpr(t, 5, nil)) })
}

func FuzzParentheses(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) { checkParentheses(t, randomExpr(t, 6, nil)) }))
}

func checkParentheses(t *rapid.T, x ast.Expr) {
	p := printer{opts: &Options{}}
	p.expr(x)
	if len(p.problems) > 0 {
		t.Fatalf("%v", p.err(x))
	}
	r := reader{tokens: words(string(p.buf))}
	got := r.expression()
	if r.pos < len(r.tokens) {
		t.Fatalf("%s: %q is left", p.buf, r.tokens[r.pos:])
	}
	if diff := cmp.Diff(shape(x), got); diff != "" {
		t.Fatalf("%s: %s", p.buf, diff)
	}
}

// randomExpr is an expression within lambdas of the variables vars.
func randomExpr(t *rapid.T, depth int, vars []*ast.LambdaVar) ast.Expr {
	if depth == 0 || rapid.IntRange(0, 5).Draw(t, "leaf") == 5 {
		return randomLeaf(t, vars)
	}
	x := func() ast.Expr { return randomExpr(t, depth-1, vars) }
	switch rapid.IntRange(0, 22).Draw(t, "kind") {
	case 0:
		return &ast.Unary{Op: rapid.SampledFrom([]ast.Op{ast.Not, ast.Neg, ast.BitNot}).Draw(t, "op"), X: x()}
	case 1:
		return &ast.Nary{Op: rapid.SampledFrom([]ast.Op{ast.And, ast.Or, ast.Concat}).Draw(t, "op"), Xs: []ast.Expr{x(), x(), x()}}
	case 2:
		return &ast.Nary{Op: rapid.SampledFrom([]ast.Op{ast.And, ast.Or}).Draw(t, "op"), Xs: []ast.Expr{x()}}
	case 3:
		return &ast.Is{X: x(), What: ast.Truth(rapid.IntRange(0, 3).Draw(t, "what"))}
	case 4:
		return &ast.In{X: x(), List: []ast.Expr{x(), x()}}
	case 5:
		return &ast.Between{X: x(), Lo: x(), Hi: x()}
	case 6:
		return &ast.Like{Op: rapid.SampledFrom([]ast.Op{ast.LikeOp, ast.ILikeOp, ast.RLikeOp}).Draw(t, "op"), X: x(), Pattern: x()}
	case 7:
		return &ast.Index{X: x(), I: x()}
	case 8:
		return &ast.Field{X: x(), Name: "f"}
	case 9:
		return &ast.Collate{X: x(), To: "UNICODE"}
	case 10:
		return &ast.Typed{X: x()}
	case 11:
		return &ast.Case{Whens: []ast.When{{If: x(), Then: x()}, {If: x(), Then: x()}}, Else: x()}
	case 12:
		return &ast.Case{X: x(), Whens: []ast.When{{If: x(), Then: x()}}}
	case 13:
		return &ast.Cast{X: x(), To: types.Int, Try: rapid.Bool().Draw(t, "try")}
	case 14:
		return &ast.Call{Name: types.Name{Name: "f"}, Builtin: true, Args: []ast.Node{x(), randomLambda(t, depth-1, vars)}}
	case 15:
		return &ast.Exists{Query: &ast.Select{Items: []ast.Node{x()}}}
	case 16:
		return &ast.Subquery{Query: &ast.Select{Items: []ast.Node{x()}}}
	case 17:
		return &ast.InQuery{X: x(), Query: &ast.Select{Items: []ast.Node{x()}}}
	case 18:
		return &ast.LikeList{Op: rapid.SampledFrom([]ast.Op{ast.LikeOp, ast.ILikeOp}).Draw(t, "op"), All: rapid.Bool().Draw(t, "all"), X: x(), Patterns: []ast.Expr{x(), x()}}
	case 19:
		return &ast.Path{X: x(), Steps: []ast.Step{{Name: "p"}, {Kind: ast.StepIndex, Index: 1}, {Name: "q"}}[:rapid.IntRange(1, 3).Draw(t, "steps")]}
	}
	op := rapid.Custom(func(t *rapid.T) ast.Op {
		return ast.Op(rapid.IntRange(int(ast.Eq), int(ast.IntDiv)).Draw(t, "op"))
	}).Filter(func(op ast.Op) bool {
		return op != ast.Concat && (op < ast.LikeOp || op > ast.RLikeOp)
	}).Draw(t, "op")
	return &ast.Binary{Op: op, X: x(), Y: x()}
}

func randomLeaf(t *rapid.T, vars []*ast.LambdaVar) ast.Expr {
	i := rapid.IntRange(0, 3+len(vars)).Draw(t, "name")
	switch {
	case i < 3:
		return &ast.Column{Name: string("abc"[i])}
	case i == 3:
		return &ast.Literal{V: rapid.SampledFrom([]int32{-1, 1}).Draw(t, "number")}
	}
	return vars[i-4]
}

func randomLambda(t *rapid.T, depth int, vars []*ast.LambdaVar) ast.Node {
	v := &ast.LambdaVar{}
	variables.Store(v, freeName(strings.Split("x y z", " ")[:min(len(vars), 3)]))
	if len(vars) >= 3 {
		return randomExpr(t, depth, vars)
	}
	return &ast.Lambda{Vars: []*ast.LambdaVar{v}, Body: randomExpr(t, depth, append(vars[:len(vars):len(vars)], v))}
}

// variables is the names that the variables of lambdas will have.
var variables sync.Map

// shape is x as an S-expression, chains of an associative operator flattened.
func shape(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Column:
		return x.Name
	case *ast.Unary:
		return list1(x.Op.String(), x.X)
	case *ast.Binary:
		return list1(x.Op.String(), x.X, x.Y)
	case *ast.Nary:
		if len(x.Xs) == 1 {
			return shape(x.Xs[0])
		}
		return "(" + x.Op.String() + chain(x.Op, x) + ")"
	case *ast.Is:
		return list1("IS "+[...]string{"NULL", "TRUE", "FALSE", "UNKNOWN"}[x.What], x.X)
	case *ast.In:
		return list1("IN", append([]ast.Expr{x.X}, x.List...)...)
	case *ast.Between:
		return list1("BETWEEN", x.X, x.Lo, x.Hi)
	case *ast.Like:
		return list1(x.Op.String(), x.X, x.Pattern)
	case *ast.Index:
		return list1("[]", x.X, x.I)
	case *ast.Field:
		return list1("."+x.Name, x.X)
	case *ast.Collate:
		return list1("COLLATE", x.X)
	case *ast.Typed:
		return shape(x.X)
	case *ast.Literal:
		if x.V.(int32) < 0 {
			return "(- 1)"
		}
		return "1"
	case *ast.LambdaVar:
		name, _ := variables.Load(x)
		return name.(string)
	case *ast.Case:
		return shapeCase(x)
	case *ast.Cast:
		return list1(map[bool]string{true: "TRY_CAST", false: "CAST"}[x.Try], x.X)
	case *ast.Call:
		return "(f " + shapeNode(x.Args[0]) + " " + shapeNode(x.Args[1]) + ")"
	case *ast.Exists:
		return "(EXISTS " + shapeNode(x.Query.(*ast.Select).Items[0]) + ")"
	case *ast.Subquery:
		return "(SELECT " + shapeNode(x.Query.(*ast.Select).Items[0]) + ")"
	case *ast.InQuery:
		return "(INQUERY " + shape(x.X) + " " + shapeNode(x.Query.(*ast.Select).Items[0]) + ")"
	case *ast.LikeList:
		return list1(x.Op.String()+map[bool]string{true: " ALL", false: " ANY"}[x.All], append([]ast.Expr{x.X}, x.Patterns...)...)
	case *ast.Path:
		return list1([]string{":p", ":p[1]", ":p[1].q"}[len(x.Steps)-1], x.X)
	}
	return fmt.Sprintf("%T", x)
}

func shapeNode(n ast.Node) string {
	if l, ok := n.(*ast.Lambda); ok {
		return "(-> " + shape(l.Vars[0]) + " " + shape(l.Body) + ")"
	}
	return shape(n.(ast.Expr))
}

func shapeCase(x *ast.Case) string {
	s := "(CASE"
	if x.X != nil {
		s += " " + shape(x.X)
	}
	for _, w := range x.Whens {
		s += " WHEN " + shape(w.If) + " THEN " + shape(w.Then)
	}
	if x.Else != nil {
		s += " ELSE " + shape(x.Else)
	}
	return s + ")"
}

func list1(head string, xs ...ast.Expr) string {
	for _, x := range xs {
		head += " " + shape(x)
	}
	return "(" + head + ")"
}

// chain is the operands of a chain of op.
func chain(op ast.Op, x ast.Expr) string {
	if t, ok := x.(*ast.Typed); ok {
		return chain(op, t.X)
	}
	n, ok := x.(*ast.Nary)
	if ok && len(n.Xs) == 1 {
		return chain(op, n.Xs[0])
	}
	if !ok || n.Op != op {
		return " " + shape(x)
	}
	var s string
	for _, y := range n.Xs {
		s += chain(op, y)
	}
	return s
}

// words is the tokens of text, names without their backticks.
func words(text string) []string {
	var out []string
	for tok, err := range lexer.Tokens(text) {
		if err != nil {
			return append(out, err.Error())
		}
		if tok.Kind != lexer.Space {
			out = append(out, strings.Trim(tok.Text, "`"))
		}
	}
	return out
}

// reader reads expressions as the grammar of Spark does: NOT, AND and OR above
// predicates, at most one predicate above comparisons, which are left-associative.
type reader struct {
	tokens []string
	pos    int
}

func (r *reader) peek() string {
	if r.pos < len(r.tokens) {
		return r.tokens[r.pos]
	}
	return ""
}

func (r *reader) take(word string) bool {
	if r.peek() != word {
		return false
	}
	r.pos++
	return true
}

func (r *reader) expression() string {
	return r.chained("OR", func() string { return r.chained("AND", r.not) })
}

// chained reads a chain of op, which is flat.
func (r *reader) chained(op string, next func() string) string {
	xs := []string{next()}
	for r.take(op) {
		xs = append(xs, next())
	}
	return flat(op, xs)
}

func flat(op string, xs []string) string {
	if len(xs) == 1 {
		return xs[0]
	}
	var b strings.Builder
	for _, x := range xs {
		b.WriteString(" " + x)
	}
	return "(" + op + b.String() + ")"
}

func (r *reader) not() string {
	if r.take("NOT") {
		return "(NOT " + r.not() + ")"
	}
	if r.take("EXISTS") {
		return "(EXISTS " + r.query() + ")"
	}
	x := r.value(0)
	start, not := r.pos, ""
	if r.take("NOT") {
		not = "NOT"
	}
	y, ok := r.predicate(x, &not)
	if !ok {
		r.pos = start
		return x
	}
	if not != "" {
		return "(NOT " + y + ")"
	}
	return y
}

func (r *reader) predicate(x string, not *string) (string, bool) {
	switch {
	case r.take("IN"):
		if r.at(1) == "SELECT" {
			return "(INQUERY " + x + " " + r.query() + ")", true
		}
		r.pos++ // (
		xs := x
		for {
			xs += " " + r.expression()
			if !r.take(",") {
				break
			}
		}
		r.pos++ // )
		return "(IN " + xs + ")", true
	case r.take("BETWEEN"):
		lo := r.value(0)
		r.take("AND")
		return "(BETWEEN " + x + " " + lo + " " + r.value(0) + ")", true
	case r.take("IS"):
		if r.take("NOT") {
			*not = "NOT"
		}
		what := r.peek()
		r.pos++
		if what == "DISTINCT" {
			r.take("FROM")
			return "(IS DISTINCT FROM " + x + " " + r.value(0) + ")", true
		}
		return "(IS " + what + " " + x + ")", true
	}
	for _, op := range []string{"LIKE", "ILIKE", "RLIKE"} {
		if !r.take(op) {
			continue
		}
		if q := r.peek(); q == "ANY" || q == "ALL" {
			r.pos += 2
			y := r.expression()
			r.take(",")
			z := r.expression()
			r.take(")")
			return "(" + op + " " + q + " " + x + " " + y + " " + z + ")", true
		}
		return "(" + op + " " + x + " " + r.value(0) + ")", true
	}
	return "", false
}

// ranks is the binary operators, loosest first.
var ranks = [][]string{
	{"=", "<>", "<", "<=", ">", ">=", "<=>"},
	{"|"}, {"^"}, {"&"}, {"<<", ">>", ">>>"}, {"+", "-", "||"}, {"*", "/", "%", "DIV"},
}

func (r *reader) value(rank int) string {
	if rank == len(ranks) {
		return r.unary()
	}
	x := r.value(rank + 1)
	for {
		op := r.peek()
		if !contains(ranks[rank], op) {
			return x
		}
		r.pos++
		y := r.value(rank + 1)
		if op == "||" && strings.HasPrefix(x, "(|| ") {
			x = strings.TrimSuffix(x, ")") + " " + y + ")"
		} else {
			x = "(" + op + " " + x + " " + y + ")"
		}
	}
}

func contains(ops []string, op string) bool {
	for _, o := range ops {
		if o == op {
			return true
		}
	}
	return false
}

func (r *reader) unary() string {
	for _, op := range []string{"-", "~"} {
		if r.take(op) {
			return "(" + op + " " + r.unary() + ")"
		}
	}
	return r.postfix()
}

func (r *reader) postfix() string {
	x := r.primary()
	for {
		switch {
		case r.take("["):
			x = "([] " + x + " " + r.value(0) + ")"
			r.pos++ // ]
		case r.take(":"):
			x = r.path(x)
		case r.take("."):
			x = "(." + r.peek() + " " + x + ")"
			r.pos++
		case r.take("COLLATE"):
			r.pos++
			x = "(COLLATE " + x + ")"
		default:
			return x
		}
	}
}

// at is the token n places ahead.
func (r *reader) at(n int) string {
	if r.pos+n < len(r.tokens) {
		return r.tokens[r.pos+n]
	}
	return ""
}

// query reads (SELECT x).
func (r *reader) query() string {
	r.take("(")
	r.take("SELECT")
	x := r.expression()
	r.take(")")
	return x
}

// path reads names and numbers for as long as they go on.
func (r *reader) path(x string) string {
	steps := ":" + r.peek()
	r.pos++
	for {
		switch {
		case r.take("."):
			steps += "." + r.peek()
			r.pos++
		case r.take("["):
			steps += "[" + r.value(0) + "]"
			r.pos++ // ]
		default:
			return "(" + steps + " " + x + ")"
		}
	}
}

// cases reads what follows CASE.
func (r *reader) cases() string {
	s := "(CASE"
	if r.peek() != "WHEN" {
		s += " " + r.expression()
	}
	for _, word := range []string{"WHEN", "THEN", "WHEN", "THEN", "ELSE"} {
		if r.take(word) {
			s += " " + word + " " + r.expression()
		}
	}
	r.take("END")
	return s + ")"
}

// argument reads an argument of a call.
func (r *reader) argument() string {
	if r.at(1) != "->" {
		return r.expression()
	}
	name := r.peek()
	r.pos += 2
	return "(-> " + name + " " + r.expression() + ")"
}

func (r *reader) primary() string {
	switch {
	case r.peek() == "(" && r.at(1) == "SELECT":
		return "(SELECT " + r.query() + ")"
	case r.take("CASE"):
		return r.cases()
	case r.at(1) == "(" && r.peek() == "f":
		r.pos += 2
		x := r.argument()
		r.take(",")
		y := r.argument()
		r.take(")")
		return "(f " + x + " " + y + ")"
	case r.at(1) == "(" && strings.HasSuffix(r.peek(), "CAST"):
		name := r.peek()
		r.pos += 2
		x := r.expression()
		r.pos += 3 // AS INT)
		return "(" + name + " " + x + ")"
	}
	if r.take("(") {
		x := r.expression()
		r.pos++ // )
		return x
	}
	r.pos++
	if r.pos > len(r.tokens) {
		return "missing"
	}
	return r.tokens[r.pos-1]
}
