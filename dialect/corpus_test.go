package dialect_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/lexer"
)

var update = flag.Bool("update", false, "write what is printed into testdata")

// example is a construct by the row of the checklist that it belongs to. It is
// a statement, or a node that is printed by itself.
type example struct {
	name string
	of   any // a dialect.Statement or a builder.Node
}

// corpus is all examples by the name of their archive.
var corpus = map[string][]example{
	"B-names":       names,
	"C-parameters":  parameters,
	"D-expressions": expressions,
	"F-queries":     queries,
	"G-relations":   relations,
	"H-windows":     windows,
	"I-sets":        sets,
	"J-hints":       hints,
	"L-insert":      inserts,
	"M-merge":       merges,
	"N-changes":     changes,
}

// piece is a node that is printed by itself.
type piece struct{ n ast.Node }

func (p piece) Stmt() ast.Stmt { return &ast.Piece{Of: p.n} }

// tree is a tree as it is.
type tree struct{ s ast.Stmt }

func (t tree) Stmt() ast.Stmt { return t.s }

func (x example) statement() dialect.Statement {
	if s, ok := x.of.(dialect.Statement); ok {
		return s
	}
	return piece{b.Tree(x.of.(b.Node))}
}

// late is the values of the parameters that examples bind late.
var late = []dialect.Binding{
	b.Bind(b.Param[int64]("min"), 5), b.Bind(b.Param[int64]("n"), 10), b.Bind(b.Param[int32]("limit"), 10), b.Bind(b.Param[int32]("offset"), 20),
	b.Bind(b.Param[float64]("percent"), 2.5), b.Bind(b.Param[string]("table"), "main.sales.orders"), b.Bind(b.Param[string]("column"), "id"),
	b.Bind(b.Param[[]int64]("ids"), []int64{1, 2}), b.Bind(b.Param[string]("day"), "2026-01-31"), b.Bind(b.Param[any]("date"), any(civil.Date{Year: 2026, Month: 1, Day: 31})), b.Bind(b.Param[int64]("p1"), 3), b.Bind(b.Param[any]("any"), any(int32(7))),
}

// Every example is printed as the archive of its group has it.
func TestCorpus(t *testing.T) {
	for group, examples := range corpus {
		t.Run(group, func(t *testing.T) { testGroup(t, group, examples) })
	}
}

// Every expression may stand in a SELECT of its relations.
func TestCorpusInSelect(t *testing.T) {
	for _, x := range expressions {
		item, ok := x.of.(b.Item)
		if !ok {
			continue
		}
		t.Run(x.name, func(t *testing.T) {
			compiled(t, b.Select(item).From(o, o2, c, unknown), dialect.Options{Bind: late})
		})
	}
}

func testGroup(t *testing.T, group string, examples []example) {
	var files []txtar.File
	if *update {
		for _, x := range examples {
			files = append(files, txtar.File{Name: x.name, Data: []byte(printed(t, x))})
		}
	}
	want := archived(t, group, files, len(examples))
	for _, x := range examples {
		t.Run(x.name, func(t *testing.T) {
			if diff := cmp.Diff(want[x.name], printed(t, x)); diff != "" {
				t.Error(diff)
			}
			holds(t, x.statement())
		})
	}
}

// archived is the n entries of an archive by their names; they become files
// first if it is to be updated.
func archived(t *testing.T, name string, files []txtar.File, n int) map[string]string {
	path := filepath.Join("testdata", name+".txtar")
	if *update {
		if err := os.WriteFile(path, txtar.Format(&txtar.Archive{Files: files}), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string]string{}
	for _, f := range a.Files {
		entries[f.Name] = string(f.Data)
	}
	if len(entries) != len(a.Files) || len(entries) != n {
		t.Errorf("%s: %d entries, %d of them with a name of their own; there are %d examples", path, len(a.Files), len(entries), n)
	}
	return entries
}

// printed is x with markers, its parameters, x with ? and x with literals; the
// latter if there are parameters.
func printed(t *testing.T, x example) string {
	var out bytes.Buffer
	c := compiled(t, x.statement(), dialect.Options{Bind: late})
	fmt.Fprintln(&out, c.SQL)
	if len(c.Params) == 0 {
		return out.String()
	}
	for _, p := range c.Params {
		fmt.Fprintln(&out, param(p))
	}
	text, ok := literals(t, x.statement())
	if !ok {
		return out.String()
	}
	q := compiled(t, x.statement(), dialect.Options{Bind: late, Markers: dialect.Question})
	fmt.Fprintf(&out, "? %s\n", q.SQL)
	for i, p := range q.Params {
		if named(c.Params, i) != (dialect.Param{Type: p.Type, Value: p.Value, Null: p.Null}) {
			fmt.Fprintf(&out, "? %s\n", param(p))
		}
	}
	fmt.Fprintf(&out, "= %s\n", text)
	return out.String()
}

// literals is s with literals; false if s is printed already.
func literals(t *testing.T, s dialect.Statement) (string, bool) {
	if _, ok := s.Stmt().(*ast.Prepared); ok {
		return "", false
	}
	text, err := dialect.Literals(tree{&ast.Bound{Stmt: s.Stmt(), Values: late}})
	if err != nil {
		t.Errorf("literals: %v", err)
	}
	return text, true
}

// named is the i-th of params without its name.
func named(params []dialect.Param, i int) (p dialect.Param) {
	if i < len(params) {
		p = params[i]
		p.Name = ""
	}
	return p
}

func param(p dialect.Param) string {
	if p.Null {
		return strings.TrimSpace(fmt.Sprintf("%s %s NULL", p.Name, p.Type))
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s %q", p.Name, p.Type, p.Value))
}

func compiled(t *testing.T, s dialect.Statement, o dialect.Options) dialect.Compiled {
	t.Helper()
	c, err := dialect.Compile(s, o)
	if err != nil {
		t.Errorf("%+v: %v", o.Markers, err)
	}
	return c
}

// holds asserts what holds of every statement.
func holds(t *testing.T, s dialect.Statement) {
	t.Helper()
	before := clone(s.Stmt())
	want := compiled(t, s, dialect.Options{Bind: late})
	if got := compiled(t, s, dialect.Options{Bind: late}); !cmp.Equal(want, got) {
		t.Errorf("printed again: %s", cmp.Diff(want, got))
	}
	if got := compiled(t, tree{before}, dialect.Options{Bind: late}); !cmp.Equal(want, got) {
		t.Errorf("a clone: %s", cmp.Diff(want, got))
	}
	if got := compiled(t, s, dialect.Options{Bind: late, NoCheck: true}); !cmp.Equal(want, got) {
		t.Errorf("without the analyser: %s", cmp.Diff(want, got))
	}
	holdsMarkers(t, s, want)
	holdsPlain(t, s)
	holdsPrepared(t, s, want)
	inspected(t, s, want)
	if diff := cmp.Diff(before, s.Stmt(), sameTree); diff != "" {
		t.Errorf("printing changed the statement: %s", diff)
	}
}

// holdsMarkers asserts that markers and parameters meet.
func holdsMarkers(t *testing.T, s dialect.Statement, c dialect.Compiled) {
	t.Helper()
	used := map[string]bool{}
	for _, tok := range tokens(t, c.SQL) {
		if tok.Kind == lexer.Named {
			used[tok.Name()] = true
		}
		if tok.Kind == lexer.Positional {
			t.Errorf("%s: a ? among named markers", c.SQL)
		}
	}
	for _, p := range c.Params {
		if !used[p.Name] {
			t.Errorf("%s: no marker of %s", c.SQL, p.Name)
		}
		delete(used, p.Name)
	}
	if len(used) > 0 {
		t.Errorf("%s: no parameter for %v", c.SQL, used)
	}
	if _, ok := s.Stmt().(*ast.Prepared); ok {
		return // its markers are settled
	}
	q := compiled(t, s, dialect.Options{Bind: late, Markers: dialect.Question})
	marks := 0
	for _, tok := range tokens(t, q.SQL) {
		if tok.Kind == lexer.Positional {
			marks++
		}
	}
	if marks != len(q.Params) {
		t.Errorf("%s: %d markers and %d parameters", q.SQL, marks, len(q.Params))
	}
}

// holdsPlain asserts that ToSql hands out plain values only.
func holdsPlain(t *testing.T, s dialect.Statement) {
	t.Helper()
	_, args, err := b.BoundStmt(s, late...).ToSql()
	if err != nil {
		t.Errorf("ToSql: %v", err)
	}
	for _, a := range args {
		switch a.(type) {
		case string, int64, float64, bool, nil:
		default:
			t.Errorf("ToSql has a %T", a)
		}
	}
}

// holdsPrepared asserts that what is prepared and bound is what is compiled.
func holdsPrepared(t *testing.T, s dialect.Statement, want dialect.Compiled) {
	t.Helper()
	if _, ok := s.Stmt().(*ast.Prepared); ok {
		return
	}
	p, err := dialect.Prepare(s, dialect.Options{})
	if err != nil {
		t.Errorf("prepare: %v", err)
		return
	}
	if got := compiled(t, p.Bind(late...), dialect.Options{}); !cmp.Equal(want, got) {
		t.Errorf("prepared: %s", cmp.Diff(want, got))
	}
}

// inspected asserts that Inspect finds the parameters that are bound late.
func inspected(t *testing.T, s dialect.Statement, c dialect.Compiled) {
	t.Helper()
	got := dialect.Inspect(s)
	if !slices.IsSorted(got.Params) {
		t.Errorf("Inspect: %q", got.Params)
	}
	for _, b := range late {
		if b.Name == "p1" {
			continue // what is sent is called so too
		}
		byName := slices.ContainsFunc(c.Params, func(p dialect.Param) bool { return p.Name == b.Name })
		if byName && !slices.Contains(got.Params, b.Name) && !bindsItself(s.Stmt()) {
			t.Errorf("Inspect does not know parameter %q", b.Name)
		}
	}
}

func bindsItself(s ast.Stmt) bool {
	_, ok := s.(*ast.Bound)
	return ok
}

func tokens(t *testing.T, text string) []lexer.Token {
	t.Helper()
	var all []lexer.Token
	for tok, err := range lexer.Tokens(text) {
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
		all = append(all, tok)
	}
	return all
}
