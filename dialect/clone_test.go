package dialect_test

import (
	goast "go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// sameTree compares trees; what has no fields to see is equal if it is of one type.
var sameTree = cmp.Options{
	cmp.Exporter(func(reflect.Type) bool { return true }),
	cmp.Comparer(func(a, b reflect.Type) bool { return a == b }),
	cmp.FilterPath(func(p cmp.Path) bool { return p.Last().Type().Kind() == reflect.Func }, cmp.Ignore()),
}

// clone is a copy of s that shares nothing with it; what is one node in s is one in the copy.
func clone(s ast.Stmt) ast.Stmt {
	c := cloner{}
	return c.copy(reflect.ValueOf(&s).Elem()).Interface().(ast.Stmt)
}

type cloner map[any]reflect.Value

func (c cloner) copy(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() || v.Type() == reflect.TypeFor[reflect.Type]() {
			return v
		}
		out.Set(c.copy(v.Elem()))
	case reflect.Pointer:
		return c.pointer(v)
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out = reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(c.copy(v.Index(i)))
		}
	case reflect.Struct:
		out.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(c.copy(v.Field(i)))
			}
		}
	default:
		return v
	}
	return out
}

func (c cloner) pointer(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	if done, ok := c[v.Interface()]; ok {
		return done
	}
	out := reflect.New(v.Type().Elem())
	c[v.Interface()] = out
	out.Elem().Set(c.copy(v.Elem()))
	return out
}

// errorsOnly is the nodes that no correct statement has.
var errorsOnly = map[string]bool{"Bad": true}

// Every kind of node is in the corpus; those of package ddl have one of their own.
func TestCorpusHasEveryNode(t *testing.T) {
	met := map[string]bool{}
	for _, examples := range corpus {
		for _, x := range examples {
			for n := range ast.Preorder(x.statement().Stmt()) {
				met[reflect.Indirect(reflect.ValueOf(n)).Type().Name()] = true
			}
		}
	}
	all := nodeTypes(t)
	if len(all) < 80 {
		t.Fatalf("only %d kinds of nodes were found", len(all))
	}
	for _, name := range all {
		if !met[name] && !errorsOnly[name] {
			t.Errorf("no example has an ast.%s", name)
		}
	}
}

// Every function and method of package builder that users call is in the corpus.
func TestCorpusHasEveryFunction(t *testing.T) {
	used := map[string]bool{}
	for _, file := range parsed(t, "corpus_*_test.go") {
		goast.Inspect(file, func(n goast.Node) bool {
			if id, ok := n.(*goast.Ident); ok {
				used[id.Name] = true
			}
			return true
		})
	}
	for _, file := range parsed(t, "../builder/*.go") {
		for _, d := range file.Decls {
			f, ok := d.(*goast.FuncDecl)
			if !ok || !f.Name.IsExported() || used[f.Name.Name] || notPrinted[f.Name.Name] || strings.Contains(f.Doc.Text(), "for this module") {
				continue
			}
			t.Errorf("no example has %s", f.Name.Name)
		}
	}
}

// notPrinted are functions that make nothing to be printed, or that are called
// by generated code and package fn only.
var notPrinted = map[string]bool{
	"ToSql": true, "LogValue": true, "ReturnsRows": true, "Object": true, "TableObject": true, "InfoOf": true,
	"Arg": true, "RowSetOf": true, "RowOf": true, "ColumnAt": true, "FieldOf": true, "Computed": true,
}

func parsed(t *testing.T, pattern string) (files []*goast.File) {
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %d files, %v", pattern, len(names), err)
	}
	for _, name := range names {
		if strings.HasPrefix(pattern, "../") && strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// definitions are the files of package ast whose nodes have a corpus of their own.
var definitions = map[string]bool{"ddl.go": true, "alter.go": true, "maintain.go": true, "object.go": true}

// nodeTypes is the types of package ast with a method node, but those of definitions.
func nodeTypes(t *testing.T) []string {
	files, err := filepath.Glob("../internal/ast/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var types []string
	for _, name := range files {
		if definitions[filepath.Base(name)] || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*goast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != "node" {
				continue
			}
			recv := f.Recv.List[0].Type
			if p, ok := recv.(*goast.StarExpr); ok {
				recv = p.X
			}
			types = append(types, recv.(*goast.Ident).Name)
		}
	}
	return types
}
