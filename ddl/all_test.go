package ddl_test

import (
	"strings"
	"testing"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
	"pgregory.net/rapid"
)

// refers is a table with a key, which refers to those called parents.
func refers(name string, parents ...string) ddl.Table {
	t := ddl.Table{Name: lake.Of(name), Columns: []ddl.Column{{Name: "id", Type: types.BigInt, NotNull: true}}, PrimaryKey: ddl.PrimaryKey{Columns: []string{"id"}}}
	for _, p := range parents {
		t.Columns = append(t.Columns, ddl.Column{Name: p + "_id", Type: types.BigInt})
		t.ForeignKeys = append(t.ForeignKeys, ddl.ForeignKey{Columns: []string{p + "_id"}, Parent: lake.Of(p)})
	}
	return t
}

// reads is a view of the tables or views called from.
func reads(name string, from ...string) ddl.View {
	q := Select(Lit[int32](1).As("one"))
	for _, f := range from {
		q = q.From(TableOf(&TableInfo{Name: lake.Of(f)}))
	}
	return ddl.View{Name: lake.Of(name), Query: q}
}

func all(defs ...ddl.Definition) []Stmt { return stmts(ddl.CreateAll(defs...)) }

func stmts(ss []ddl.Stmt) []Stmt {
	out := make([]Stmt, len(ss))
	for i, s := range ss {
		out[i] = s
	}
	return out
}

var allCases = map[string][]Stmt{
	"parents first":              all(refers("lines", "orders"), refers("orders", "customers"), refers("customers")),
	"a circle":                   all(refers("a", "b"), refers("b", "a"), refers("c", "a")),
	"a table to itself":          all(refers("staff", "staff")),
	"a child outside the circle": all(refers("x", "a"), refers("a", "b"), refers("b", "c"), refers("c", "a")),
	"schema and catalog first":   all(refers("a"), vol, schema, ddl.Catalog{Name: "main"}),
	"views after what they read": all(reads("v2", "v1"), reads("v1", "a", "b"), refers("b"), refers("a")),
	"views by name in any case":  all(reads("v", "A"), refers("a")),
	"text views after all tables": all(
		ddl.View{Name: lake.Of("v"), Query: MakeQuery[AnyRow](ast.Verbatim("SELECT * FROM a"))}, refers("a")),
	"functions before what uses them": all(
		ddl.Table{Name: lake.Of("a"), Columns: []ddl.Column{{Name: "s", Type: types.String, Mask: ddl.Call{Function: lake.Of("plus")}}}}, plus),
	"clone and like": all(ddl.Table{Name: lake.Of("c"), Clone: &ddl.Clone{Of: refers("a")}}, ddl.Table{Name: lake.Of("l"), Like: refers("c")}, refers("a")),
	"checks and tags": all(ddl.Table{
		Name:    lake.Of("t"),
		Columns: []ddl.Column{{Name: "a", Type: types.Int, Tags: map[string]string{"pii": "yes"}}},
		Checks:  []ddl.Check{{Cond: Col[int32](nil, "a").Gt(0)}, {Name: "top", Cond: Col[int32](nil, "a").Lt(9)}},
		Tags:    map[string]string{"domain": "sales"},
	}, ddl.View{Name: lake.Of("v"), Query: paid, Tags: map[string]string{"k": "v"}}),
	"drop":          stmts(ddl.DropAll(schema, refers("lines", "orders"), refers("orders"), reads("v", "lines"))),
	"drop a policy": stmts(ddl.DropAll(schema, policy)),
	"drop a circle": append(all(refers("a", "b"), refers("b", "a")), stmts(ddl.DropAll(refers("a", "b"), refers("b", "a")))...),
	"drop by name":  stmts(ddl.DropAll(orders, schema)),
}

func TestImpossiblePlans(t *testing.T) {
	for name, c := range map[string]struct {
		plan []ddl.Stmt
		want string
	}{
		"views of each other": {ddl.CreateAll(reads("v", "w"), reads("w", "v"), refers("a")),
			"CreateAll: these need each other: VIEW `main`.`sales`.`v`, VIEW `main`.`sales`.`w`"},
		"twice":        {ddl.CreateAll(refers("a"), reads("A")), "CreateAll: VIEW `main`.`sales`.`A` is defined twice"},
		"nil":          {ddl.CreateAll(nil), "CreateAll: nil definition"},
		"no such key":  {ddl.CreateAll(refers("a", "b"), ddl.Table{Name: lake.Of("b"), Columns: []ddl.Column{{Name: "id", Type: types.Int}}}), "does not refer to the primary key of TABLE `main`.`sales`.`b`"},
		"nil to drop":  {ddl.DropAll(nil), "DropAll: nil object"},
		"nil behind a": {ddl.DropAll((*ddl.Table)(nil)), "DropAll: nil object"},
	} {
		t.Run(name, func(t *testing.T) {
			if len(c.plan) == 0 {
				t.Fatal("no statement")
			}
			if got := c.plan[0].String(); !strings.HasPrefix(got, "-- error: ") || !strings.Contains(got, c.want) {
				t.Errorf("%s\nwants %s", got, c.want)
			}
		})
	}
}

// TestOrder makes random tables and views and sees that nothing is used before
// it is there, and that each foreign key is said once.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := []string{"a", "b", "c", "d", "e", "f"}[:rapid.IntRange(1, 6).Draw(t, "tables")]
		var defs []ddl.Definition
		keys := 0
		for _, n := range names {
			parents := rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 3, rapid.ID[string]).Draw(t, "parents")
			keys += len(parents)
			defs = append(defs, refers(n, parents...))
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "views") {
			from := rapid.SliceOfNDistinct(rapid.SampledFrom(names), 1, 2, rapid.ID[string]).Draw(t, "from")
			defs = append(defs, reads("v"+string(rune('0'+i)), from...))
		}
		defs = rapid.Permutation(defs).Draw(t, "order")
		if said := replay(t, ddl.CreateAll(defs...)); said != keys {
			t.Errorf("%d of %d foreign keys", said, keys)
		}
		for _, s := range ddl.DropAll(objects(defs)...) {
			if text := s.String(); strings.HasPrefix(text, "--") {
				t.Error(text)
			}
		}
	})
}

func objects(defs []ddl.Definition) []ddl.Object {
	out := make([]ddl.Object, len(defs))
	for i, d := range defs {
		out[i] = d
	}
	return out
}

// replay sees that each statement finds what it uses, and counts foreign keys.
func replay(t *rapid.T, plan []ddl.Stmt) (keys int) {
	there := map[Name]bool{}
	need := func(n Name) {
		if !there[n] {
			t.Errorf("%s is not there", n)
		}
	}
	for _, s := range plan {
		if text := s.String(); strings.HasPrefix(text, "--") {
			t.Error(text)
		}
		for n := range ast.Preorder(s.Stmt()) {
			switch n := n.(type) {
			case *ast.ForeignKey:
				keys++
				need(n.Parent)
			case *ast.Table:
				need(n.Info.Name)
			}
		}
		if c, ok := s.Stmt().(*ast.Create); ok {
			switch d := c.Def.(type) {
			case *ast.TableDef:
				there[d.Name] = true
			case *ast.ViewDef:
				there[d.Name] = true
			}
		}
	}
	return keys
}

func BenchmarkCreateAll(b *testing.B) {
	var defs []ddl.Definition
	names := map[int]string{}
	for i := range 1000 {
		names[i] = "t" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676))
		t := refers(names[i])
		if i > 0 {
			t = refers(names[i], names[i/2])
		}
		defs = append(defs, t)
	}
	b.ReportAllocs()
	for b.Loop() {
		ddl.CreateAll(defs...)
	}
}
