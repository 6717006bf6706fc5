package fn

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/brickwork-sql/brickwork/internal/function"
)

// makers are the functions that take the name of an SQL function first.
var makers = map[string]function.Kind{
	"Call": function.Scalar, "callAs": function.Scalar, "callOf": function.Scalar,
	"CallAgg": function.Aggregate, "CallWindow": function.Window,
	"CallTable": function.Table, "table": function.Table,
}

// wrapper is a Go function that calls an SQL function.
type wrapper struct {
	name string
	kind function.Kind // as which it calls
	pos  token.Position
}

// wrappers reads the source of this package.
func wrappers(t *testing.T) (byName map[string][]wrapper, exported []string) {
	t.Helper()
	byName = make(map[string][]wrapper)
	files := token.NewFileSet()
	for _, file := range sourceFiles(t) {
		parsed, err := parser.ParseFile(files, file, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv != nil || !f.Name.IsExported() {
				continue
			}
			exported = append(exported, f.Name.Name)
			if !strings.HasPrefix(f.Doc.Text(), f.Name.Name+" ") {
				t.Errorf("%s: the comment of %s does not start with its name", files.Position(f.Pos()), f.Name.Name)
			}
			for _, c := range sqlCalls(f) {
				c.wrapper.name, c.wrapper.pos = f.Name.Name, files.Position(f.Pos())
				byName[c.sql] = append(byName[c.sql], c.wrapper)
			}
		}
	}
	return byName, exported
}

func sourceFiles(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, e := range entries {
		if name := e.Name(); strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			files = append(files, name)
		}
	}
	return files
}

type sqlCall struct {
	sql     string
	wrapper wrapper
}

// sqlCalls are the SQL functions that f calls by name.
func sqlCalls(f *ast.FuncDecl) (calls []sqlCall) {
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		kind, ok := makers[callee(call.Fun)]
		if !ok {
			return true
		}
		for _, arg := range call.Args {
			if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				name, _ := strconv.Unquote(lit.Value)
				calls = append(calls, sqlCall{name, wrapper{kind: kind}})
				break
			}
		}
		return true
	})
	return calls
}

// callee is the name of a function, without package and type arguments.
func callee(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return x.Sel.Name
	case *ast.IndexExpr:
		return callee(x.X)
	case *ast.IndexListExpr:
		return callee(x.X)
	}
	return ""
}

func TestTable(t *testing.T) {
	byName, _ := wrappers(t)
	for sql, ws := range byName {
		f := function.Lookup(sql)
		if f == nil {
			t.Errorf("%s: %s calls %s, which the table does not have", ws[0].pos, ws[0].name, sql)
			continue
		}
		for _, w := range ws {
			if w.kind != f.Kind && !(w.kind == function.Table && f.Kind == function.Generator) {
				t.Errorf("%s: %s calls %s as %s, the table says %s", w.pos, w.name, sql, w.kind, f.Kind)
			}
		}
	}
	for f := range function.All() {
		if byName[f.Name] == nil && f.Alias == "" && !f.Is(function.Unread) && !f.Is(function.Grammar) {
			t.Errorf("%s (%s) has no wrapper", f.Name, f.Family)
		}
	}
}

// TestJudged asserts that the checklist says who judged each function: Spark, where
// a sample of it was run, else the text, or - if there is no wrapper.
func TestJudged(t *testing.T) {
	run := make(map[string]bool)
	for _, s := range readCorpus(t) {
		for _, call := range callPattern.FindAllStringSubmatch(s.SQL, -1) {
			run[call[1]] = run[call[1]] || s.Type != ""
		}
	}
	byName, _ := wrappers(t)
	list, err := os.ReadFile("../../internal/function/testdata/functions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		name, judged := cells[0], cells[4]
		want := "text"
		switch {
		case name == "name":
			want = "judged"
		case byName[name] == nil:
			want = "-"
		case run[name]:
			want = "spark"
		}
		if judged != want {
			t.Errorf("%s: judged by %q, the samples say %q", name, judged, want)
		}
	}
}

// callPattern matches the name of a function that is called.
var callPattern = regexp.MustCompile(`\b([a-z]\w*)\(`)

// TestSamples asserts that there is a sample of each exported function.
func TestSamples(t *testing.T) {
	sampled, others := make(map[string]bool), make(map[*ast.Ident]bool) // others are names of another package
	parsed, err := parser.ParseFile(token.NewFileSet(), "samples_test.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			others[n.Sel] = true
		case *ast.Ident:
			sampled[n.Name] = sampled[n.Name] || !others[n]
		}
		return true
	})
	_, exported := wrappers(t)
	for _, name := range exported {
		if !sampled[name] {
			t.Errorf("no sample of %s", name)
		}
	}
	t.Logf("%d functions", len(exported))
}
