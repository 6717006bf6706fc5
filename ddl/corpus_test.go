package ddl_test

import (
	"cmp"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	tree "github.com/brickwork-sql/brickwork/internal/ast"
	diff "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the SQL of the corpus as it is printed now")

// corpus is the cases of each file of testdata, by name. A name starts with the
// rows of the checklist that the case says, if there are some.
var corpus = map[string]map[string][]builder.Stmt{
	"table": tableCases, "alter": alterCases, "view": viewCases, "object": objectCases, "govern": governCases,
	"maintain": maintainCases, "show": showCases, "all": allCases,
}

// text is the statements as they are sent, one to a line.
func text(t *testing.T, stmts []builder.Stmt) string {
	t.Helper()
	var b strings.Builder
	for _, s := range stmts {
		c, err := dialect.Compile(s, dialect.Options{})
		if err != nil {
			t.Error(err)
		}
		if len(c.Params) > 0 {
			t.Errorf("%s\nhas parameters: %v", c.SQL, c.Params)
		}
		b.WriteString(c.SQL)
		b.WriteString("\n")
	}
	return b.String()
}

func TestCorpus(t *testing.T) {
	for file, cases := range corpus {
		t.Run(file, func(t *testing.T) {
			path := filepath.Join("testdata", file+".txtar")
			if *update {
				write(t, path, cases)
			}
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			seen := map[string]bool{}
			for _, f := range a.Files {
				seen[f.Name] = true
				t.Run(f.Name, func(t *testing.T) {
					if d := diff.Diff(string(f.Data), text(t, cases[f.Name])); d != "" {
						t.Error(d)
					}
				})
			}
			for name := range cases {
				if !seen[name] {
					t.Errorf("%s: no case %q", path, name)
				}
			}
		})
	}
}

func write(t *testing.T, path string, cases map[string][]builder.Stmt) {
	a := &txtar.Archive{Comment: []byte("Statements by the name of their case in corpus_test.go. go test -update writes them.\n\n")}
	names := make([]string, 0, len(cases))
	for name := range cases {
		names = append(names, name)
	}
	slices.SortFunc(names, byRow)
	for _, name := range names {
		a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text(t, cases[name]))})
	}
	if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// byRow orders P2 before P10, and cases without a row first.
func byRow(a, b string) int {
	ra, rb := row(a), row(b)
	if ra == "" || rb == "" {
		return cmp.Or(cmp.Compare(ra, rb), strings.Compare(a, b))
	}
	return cmp.Or(cmp.Compare(ra[0], rb[0]), cmp.Compare(len(ra), len(rb)), strings.Compare(a, b))
}

// row is the row of the checklist at the start of a name, empty if there is none.
func row(name string) string {
	row, _, _ := strings.Cut(name, " ")
	if len(row) > 1 && 'P' <= row[0] && row[0] <= 'W' && '0' <= row[1] && row[1] <= '9' {
		return row
	}
	return ""
}

// TestEveryNode fails for a node of a statement about objects that no case has.
func TestEveryNode(t *testing.T) {
	met := map[string]bool{}
	for _, cases := range corpus {
		for _, stmts := range cases {
			for _, s := range stmts {
				for n := range tree.Preorder(s.Stmt()) {
					met[strings.TrimPrefix(reflect.TypeOf(n).String(), "*ast.")] = true
				}
			}
		}
	}
	nodes := 0
	for _, file := range []string{"ddl.go", "alter.go", "maintain.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "internal", "ast", file), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			m, ok := d.(*ast.FuncDecl)
			if !ok || m.Recv == nil || m.Name.Name != "node" {
				continue
			}
			name := m.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name
			if nodes++; !met[name] {
				t.Errorf("no case has a %s", name)
			}
		}
	}
	if nodes < 70 {
		t.Errorf("only %d kinds of nodes found", nodes)
	}
}

// TestLogged sees that each statement of this package is text for people, too.
func TestLogged(t *testing.T) {
	for _, cases := range corpus {
		for name, stmts := range cases {
			for _, s := range stmts {
				log, ok := s.(interface{ String() string })
				if !ok {
					continue // a struct of options
				}
				if text := log.String(); text == "" || strings.HasPrefix(text, "--") {
					t.Errorf("%s: %s", name, text)
				}
			}
		}
	}
}
