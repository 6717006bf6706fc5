// Package layout asserts what holds of the module as a whole: who imports whom,
// what is documented, what must not compile.
package layout

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/brickwork-sql/brickwork"

// rank is the order of the packages: imports look at lower ranks, and within
// the tree below one of these.
var rank = map[string]int{
	"internal/rowmap": 0, "internal/codec/quote": 0, "internal/lexer": 0,
	"types":             1,
	"internal/ast":      2,
	"internal/function": 3,
	"internal/codec":    4, "internal/check": 4,
	"dialect":    5,
	"builder":    6,
	"builder/fn": 7, "builder/hint": 7, "builder/pipe": 7, "builder/match": 7, "ddl": 7, "script": 7, "files": 7, "internal/sales": 7,
	"internal/run": 8, "warehouse": 8,
	".":       9,
	"reflect": 10, "squirrelx": 10,
	"reflect/gen":      11,
	"internal/harness": 12,
}

// apart is the trees that are modules or programs of their own.
var apart = map[string]bool{"cmd": true, "duckdb": true, "bench": true, "integration_test": true, "testdata": true, ".git": true, ".ci": true}

// ranked is the nearest package with a rank, dir or one above it; empty if there is none.
func ranked(dir string) string {
	for d := dir; d != "." || dir == "."; d = path.Dir(d) {
		if _, ok := rank[d]; ok {
			return d
		}
	}
	return ""
}

// sources calls f for each file of the module's own packages.
func sources(t *testing.T, f func(dir string, file *ast.File, fset *token.FileSet)) {
	root := filepath.Join("..", "..")
	fset := token.NewFileSet()
	files := 0
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, name)
		rel = filepath.ToSlash(rel)
		if err != nil {
			return err
		}
		if d.IsDir() {
			if apart[d.Name()] {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err == nil {
			files++
			f(path.Dir(rel), file, fset)
		}
		return err
	})
	if err != nil || files < 100 {
		t.Fatalf("%d files: %v", files, err)
	}
}

func TestImportsLookDown(t *testing.T) {
	sources(t, func(dir string, file *ast.File, fset *token.FileSet) {
		from := ranked(dir)
		if from == "" {
			t.Errorf("package %s has no rank", dir)
			return
		}
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			rest, ours := strings.CutPrefix(name, module)
			if !ours {
				continue
			}
			to := path.Clean(strings.TrimPrefix(rest, "/"))
			if r := ranked(to); r == "" || r != from && rank[r] >= rank[from] {
				t.Errorf("%v: %s imports %s", fset.Position(spec.Pos()), dir, to)
			}
		}
	})
}

// Only the root package and what runs statements for tests know the driver.
func TestOnlyTheEngineKnowsTheDriver(t *testing.T) {
	sources(t, func(dir string, file *ast.File, fset *token.FileSet) {
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if strings.HasPrefix(name, "github.com/databricks/") && dir != "." && !strings.HasPrefix(dir, "warehouse") && dir != "internal/harness" {
				t.Errorf("%v: %s imports %s", fset.Position(spec.Pos()), dir, name)
			}
		}
	})
}

func TestEveryExportedNameHasAComment(t *testing.T) {
	sources(t, func(dir string, file *ast.File, fset *token.FileSet) {
		if strings.HasPrefix(dir, "internal/") {
			return
		}
		for _, d := range file.Decls {
			for _, name := range undocumented(d) {
				t.Errorf("%v: %s", fset.Position(name.Pos()), name.Name)
			}
		}
	})
}

func TestEveryPackageHasAComment(t *testing.T) {
	documented := map[string]bool{}
	sources(t, func(dir string, file *ast.File, _ *token.FileSet) {
		documented[dir] = documented[dir] || file.Doc != nil
	})
	for dir, ok := range documented {
		if !ok {
			t.Errorf("package %s has no comment", dir)
		}
	}
}

// undocumented is the exported names that d declares without a comment that
// begins with them; those of a group may have one together.
func undocumented(d ast.Decl) (names []*ast.Ident) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && exportedReceiver(d) && !strings.HasPrefix(d.Doc.Text(), d.Name.Name+" ") {
			names = append(names, d.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				doc := s.Doc
				if doc == nil {
					doc = d.Doc
				}
				if s.Name.IsExported() && !strings.HasPrefix(doc.Text(), s.Name.Name+" ") {
					names = append(names, s.Name)
				}
			case *ast.ValueSpec:
				if s.Names[0].IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
					names = append(names, s.Names[0])
				}
			}
		}
	}
	return names
}

// exportedReceiver reports whether d is no method, or one of an exported type.
func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	x := d.Recv.List[0].Type
	for {
		switch y := x.(type) {
		case *ast.StarExpr:
			x = y.X
		case *ast.IndexExpr:
			x = y.X
		case *ast.IndexListExpr:
			x = y.X
		case *ast.Ident:
			return y.IsExported()
		default:
			return true
		}
	}
}
