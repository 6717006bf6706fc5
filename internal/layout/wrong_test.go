package layout

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the compiler points at into testdata")

// wrongImports is the packages that wrong programs use, by their names there.
var wrongImports = []struct{ name, path, declare string }{
	{"context", "context", "ctx = context.Background()"},
	{"sql", "database/sql", "pool *sql.DB"},
	{".", module + "/builder", "q = Select(o.ID).From(o); on = Eq(o.ID, o2.ID)"},
	{"fn", module + "/builder/fn", "_ = fn.Rand"},
	{"hint", module + "/builder/hint", "_ = hint.Merge"},
	{"types", module + "/types", "_ = types.Days"},
	{"sales", module + "/internal/sales", "o, o2, c = sales.Orders, sales.Orders, sales.Customers; batch []sales.OrdersInsert; input = \"x\"; n int64"},
	{"brickwork", module, "db *brickwork.DB"},
	{"ddl", module + "/ddl", "v = ddl.View{}"},
	{"reflect", module + "/reflect", "rt *reflect.Table; col reflect.Column"},
	{"pipe", module + "/builder/pipe", "_ = pipe.From"},
	{"files", module + "/files", "_ = files.Path"},
	{"script", module + "/script", "_ = script.Loop"},
	{"squirrelx", module + "/squirrelx", "_ = squirrelx.Runner"},
}

// wrongNames is the variables of wrong programs that belong to a package.
var wrongNames = map[string]string{"rt": "reflect", "col": "reflect", "db": "brickwork", "v": "ddl"}

// Each line of wrong.txt is an expression that must not compile, and what the
// compiler has to point at.
func TestWrongPrograms(t *testing.T) {
	file := filepath.Join("testdata", "wrong.txt")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	imp, missing := compiledPackages(t)
	var cases, expressions, want []string
	for line := range strings.Lines(string(text)) {
		expr, at, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		cases, want = append(cases, expr), append(want, at)
		if pkg := needs(expr, missing); pkg != "" {
			expr = "0" // checked when there is such a package
		}
		expressions = append(expressions, expr)
	}
	got := pointedAt(t, imp, missing, expressions)
	if *update {
		var out bytes.Buffer
		for i, expr := range cases {
			at := got[i]
			if needs(expr, missing) != "" {
				at = want[i]
			}
			fmt.Fprintf(&out, "%s\t%s\n", expr, at)
		}
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i, expr := range cases {
		t.Run(expr, func(t *testing.T) {
			if pkg := needs(expr, missing); pkg != "" {
				t.Skipf("there is no package %s yet", pkg)
			}
			if got[i] == "" {
				t.Fatal("it compiles")
			}
			if diff := cmp.Diff(want[i], got[i]); diff != "" {
				t.Error(diff)
			}
		})
	}
	if len(cases) < 138 {
		t.Errorf("%d wrong programs, there were 138", len(cases))
	}
}

// needs is the package of missing that expr uses, empty if there is none.
func needs(expr string, missing []string) string {
	x, err := parser.ParseExpr(expr)
	if err != nil {
		return ""
	}
	var found string
	ast.Inspect(x, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		name := id.Name
		if pkg := wrongNames[name]; pkg != "" {
			name = pkg
		}
		if slices.Contains(missing, name) {
			found = name
		}
		return true
	})
	return found
}

// compiledPackages imports what the go command has compiled; missing is the
// names of packages that are not there.
func compiledPackages(t *testing.T) (imp types.Importer, missing []string) {
	args := []string{"list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}"}
	for _, p := range wrongImports {
		dir := filepath.Join("..", "..", strings.TrimPrefix(p.path, module))
		if files, _ := filepath.Glob(filepath.Join(dir, "*.go")); strings.HasPrefix(p.path, module) && len(files) == 0 {
			missing = append(missing, p.name)
			continue
		}
		args = append(args, p.path)
	}
	var stderr bytes.Buffer
	cmd := exec.Command("go", args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v: %s", err, stderr.String())
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
		exports[path] = file
	}
	return importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) {
		return os.Open(exports[path])
	}), missing
}

// pointedAt is what the compiler points at in each of exprs, empty if nothing.
func pointedAt(t *testing.T, imp types.Importer, missing, exprs []string) []string {
	source, first := program(missing, exprs)
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "wrong.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	at := make([]string, len(exprs))
	config := types.Config{Importer: imp, Error: func(err error) {
		var e types.Error
		if !errors.As(err, &e) {
			t.Fatal(err)
		}
		i := fset.Position(e.Pos).Line - first
		if i < 0 || i >= len(exprs) {
			t.Fatalf("outside of the cases: %v", err)
		}
		if name := thing(file, source, e.Pos); !slices.Contains(strings.Split(at[i], ", "), name) {
			at[i] = strings.TrimPrefix(at[i]+", "+name, ", ")
		}
	}}
	if _, err := config.Check("wrong", fset, []*ast.File{file}, nil); err == nil {
		t.Fatal("all of it compiles")
	}
	return at
}

// program is a program with each of exprs on a line of its own, from first on.
func program(missing, exprs []string) (source string, first int) {
	var declare strings.Builder
	head := "package wrong\nimport (\n"
	for _, p := range wrongImports {
		if slices.Contains(missing, p.name) {
			continue
		}
		head += fmt.Sprintf("\t%s %q\n", p.name, p.path)
		for d := range strings.SplitSeq(p.declare, "; ") {
			declare.WriteString("var " + d + "\n")
		}
	}
	source = head + ")\ntype Days int32\n" + declare.String() + "func use(...any) {}\n"
	first = strings.Count(source, "\n") + 1
	for _, x := range exprs {
		source += "func _() { use(" + x + ") }\n"
	}
	return source, first
}

// thing is the largest argument or name that begins at pos, or the punctuation there.
func thing(file *ast.File, source string, pos token.Pos) string {
	text := ""
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil || pos < n.Pos() || n.End() <= pos {
			return n == file
		}
		if x, ok := n.(ast.Expr); ok && x.Pos() == pos && text == "" {
			text = source[x.Pos()-file.FileStart : x.End()-file.FileStart]
		}
		return true
	})
	if at := pos - file.FileStart; text == "" {
		text = strings.TrimRight(source[at:at+3], ") ")
	}
	return text
}
