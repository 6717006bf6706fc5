package dialect_test

import (
	"fmt"
	"sync"
	"testing"

	"pgregory.net/rapid"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/builder/hint"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/types"
)

// family is the ways to derive a statement, or a part of one, from another.
type family[S any] struct {
	first  S
	derive []func(S, int64) S // the number tells one call from another
	whole  func(S) dialect.Statement
}

var selects = family[SelectStmt]{
	first: Select(o.ID).From(o),
	derive: []func(SelectStmt, int64) SelectStmt{
		func(q SelectStmt, n int64) SelectStmt { return q.Select(x.Add(n).As(fmt.Sprint("i", n))) },
		func(q SelectStmt, n int64) SelectStmt { return q.Where(x.Gt(n)) },
		func(q SelectStmt, n int64) SelectStmt { return q.From(unknown.As(fmt.Sprint("u", n))) },
		func(q SelectStmt, n int64) SelectStmt { return q.Join(orders.As(fmt.Sprint("j", n))).On(x.Gt(n)) },
		func(q SelectStmt, n int64) SelectStmt { return q.LeftJoin(orders.As(fmt.Sprint("k", n))).Using(o.ID) },
		func(q SelectStmt, n int64) SelectStmt { return q.GroupBy(x.Add(n)) },
		func(q SelectStmt, n int64) SelectStmt { return q.Having(x.Lt(n)) },
		func(q SelectStmt, n int64) SelectStmt { return q.Qualify(rank().Over(OrderBy(x)).Lt(int32(n))) },
		func(q SelectStmt, n int64) SelectStmt { return q.OrderBy(x.Sub(n).Desc()) },
		func(q SelectStmt, n int64) SelectStmt { return q.SortBy(x.Sub(n)) },
		func(q SelectStmt, n int64) SelectStmt { return q.DistributeBy(x.Sub(n)) },
		func(q SelectStmt, n int64) SelectStmt { return q.ClusterBy(x.Sub(n)) },
		func(q SelectStmt, n int64) SelectStmt { return q.Hint(hint.Coalesce(int(n))) },
		func(q SelectStmt, n int64) SelectStmt { return q.With(CTE(fmt.Sprint("c", n), ids)) },
		func(q SelectStmt, n int64) SelectStmt { return q.Raw(AtEnd, "{}", Lit(n)) },
		func(q SelectStmt, n int64) SelectStmt {
			return q.LateralView(CallTable("explode", o.Tags).As(fmt.Sprint("v", n), "t"))
		},
		func(q SelectStmt, n int64) SelectStmt { return q.Limit(int(n)).Offset(int(n)).Distinct() },
	},
	whole: func(q SelectStmt) dialect.Statement { return q },
}

var unions = family[SetOf[int64]]{
	first: Union(ids, ids2),
	derive: []func(SetOf[int64], int64) SetOf[int64]{
		func(q SetOf[int64], n int64) SetOf[int64] { return q.OrderBy(Ordinal(n + 1)) },
		func(q SetOf[int64], n int64) SetOf[int64] { return q.With(CTE(fmt.Sprint("c", n), ids)) },
		func(q SetOf[int64], n int64) SetOf[int64] { return q.Limit(int(n)).OffsetBy(Lit(n)) },
		func(q SetOf[int64], n int64) SetOf[int64] { return q.Raw(AfterOrderBy, "{}", Lit(n)) },
		func(q SetOf[int64], n int64) SetOf[int64] { return UnionAll(q, ids.Where(x.Gt(n))) },
	},
	whole: func(q SetOf[int64]) dialect.Statement { return q },
}

var insertions = family[InsertStmt]{
	first: Insert(line),
	derive: []func(InsertStmt, int64) InsertStmt{
		func(q InsertStmt, n int64) InsertStmt { return q.Values(Col[int64](line, fmt.Sprint("c", n)).Set(n)) },
		func(q InsertStmt, n int64) InsertStmt { return q.Rows(RowsOf(line, lines(int(n%3)))) },
		func(q InsertStmt, n int64) InsertStmt { return q.Columns(Col[any](line, fmt.Sprint("c", n))) },
		func(q InsertStmt, n int64) InsertStmt { return q.ReplaceUsing(Col[any](line, fmt.Sprint("r", n))) },
		func(q InsertStmt, n int64) InsertStmt { return q.ReplaceWhere(Col[int64](line, "r").Eq(n)) },
		func(q InsertStmt, n int64) InsertStmt { return q.ReplaceOn(Col[int64](line, "r").Eq(n)) },
		func(q InsertStmt, n int64) InsertStmt { return q.Partition(Col[int64](line, "p").Set(n)) },
		func(q InsertStmt, n int64) InsertStmt { return q.Options(map[string]string{fmt.Sprint(n): "v"}) },
		func(q InsertStmt, n int64) InsertStmt { return q.Select(ids.Where(x.Gt(n))) },
		func(q InsertStmt, n int64) InsertStmt { return q.ByName().WithSchemaEvolution() },
	},
	whole: func(q InsertStmt) dialect.Statement { return q },
}

var updates = family[UpdateStmt]{
	first: Update(o),
	derive: []func(UpdateStmt, int64) UpdateStmt{
		func(q UpdateStmt, n int64) UpdateStmt { return q.Set(o.Qty.Set(n)) },
		func(q UpdateStmt, n int64) UpdateStmt { return q.Where(x.Gt(n)) },
		func(q UpdateStmt, _ int64) UpdateStmt { return q.AllRows() },
	},
	whole: func(q UpdateStmt) dialect.Statement { return q },
}

var mergings = family[MergeStmt]{
	first: merging(),
	derive: []func(MergeStmt, int64) MergeStmt{
		func(q MergeStmt, n int64) MergeStmt { return q.WhenMatched(t.Qty.Eq(n)).Delete() },
		func(q MergeStmt, n int64) MergeStmt { return q.WhenMatched(t.Qty.Eq(n)).Update(t.Qty.Set(n)) },
		func(q MergeStmt, n int64) MergeStmt { return q.WhenNotMatched(s.Qty.Eq(n)).InsertAllExcept(t.Note) },
		func(q MergeStmt, n int64) MergeStmt { return q.WhenNotMatchedBySource(t.Qty.Eq(n)).Delete() },
		func(q MergeStmt, _ int64) MergeStmt { return q.WithSchemaEvolution() },
	},
	whole: func(q MergeStmt) dialect.Statement { return q },
}

var aggregates = family[Agg[int64]]{
	first: sum(x),
	derive: []func(Agg[int64], int64) Agg[int64]{
		func(a Agg[int64], n int64) Agg[int64] { return a.Filter(x.Gt(n)) },
		func(a Agg[int64], n int64) Agg[int64] { return a.WithinGroup(x.Sub(n)) },
		func(a Agg[int64], _ int64) Agg[int64] { return a.Distinct() },
		func(a Agg[int64], _ int64) Agg[int64] { return a.IgnoreNulls() },
	},
	whole: func(a Agg[int64]) dialect.Statement { return piece{Tree(a)} },
}

var overs = family[Window]{
	first: Window{},
	derive: []func(Window, int64) Window{
		func(w Window, n int64) Window { return w.PartitionBy(x.Add(n)) },
		func(w Window, n int64) Window { return w.OrderBy(x.Sub(n).Desc()) },
		func(w Window, n int64) Window { return w.Rows(Preceding(n), CurrentRow()) },
		func(w Window, n int64) Window { return w.Range(Preceding(types.Days(int(n))), CurrentRow()) },
		func(w Window, n int64) Window { return w.As(fmt.Sprint("w", n)) },
	},
	whole: func(w Window) dialect.Statement { return Select(sum(x).Over(w)).From(o) },
}

var others = family[[]Node]{ // a star, a path, a table argument
	first: []Node{Star(o), Path(o.JSON), TableArg(o)},
	derive: []func([]Node, int64) []Node{
		func(ns []Node, n int64) []Node {
			return []Node{ns[0].(StarItem).Except(Col[any](nil, fmt.Sprint("c", n))), ns[1], ns[2]}
		},
		func(ns []Node, n int64) []Node {
			return []Node{ns[0], ns[1].(PathExpr[string]).Field(fmt.Sprint("f", n)).Index(int(n)), ns[2]}
		},
		func(ns []Node, n int64) []Node {
			return []Node{ns[0], ns[1], ns[2].(TableArgument).PartitionBy(x.Add(n)).OrderBy(x.Sub(n))}
		},
	},
	whole: func(ns []Node) dialect.Statement {
		return Select(ns[0].(Item), ns[1].(Item)).From(o, CallTable("f", ns[2].(TableArgument)))
	},
}

// said is all that is printed of s; mistakes are a part of it.
func said(s dialect.Statement) string {
	c, err := dialect.Compile(s, dialect.Options{NoCheck: true})
	return fmt.Sprint(c, err)
}

// What is derived from a statement never changes it, nor what else was derived from it.
func (f family[S]) test(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := []S{f.first}
		want := []string{said(f.whole(f.first))}
		for n := range rapid.IntRange(1, 40).Draw(t, "derived") {
			parent := all[rapid.IntRange(0, len(all)-1).Draw(t, "parent")]
			child := rapid.SampledFrom(f.derive).Draw(t, "how")(parent, int64(n))
			all, want = append(all, child), append(want, said(f.whole(child)))
		}
		for i, s := range all {
			if got := said(f.whole(s)); got != want[i] {
				t.Fatalf("it was %s, and became %s", want[i], got)
			}
		}
	})
}

// Many goroutines derive from one parent that has room behind its lists.
func (f family[S]) testParallel(t *testing.T) {
	parent := f.first
	for i, derive := range f.derive {
		for j := range 3 {
			parent = derive(parent, int64(100*i+j))
		}
	}
	derived := func(n int) string {
		return said(f.whole(f.derive[n%len(f.derive)](parent, int64(n))))
	}
	before, want := said(f.whole(parent)), make([]string, 32)
	for n := range want {
		want[n] = derived(n)
	}
	var wg sync.WaitGroup
	for n := range want {
		wg.Go(func() {
			if got := derived(n); got != want[n] {
				t.Errorf("it is %s alone, and %s among others", want[n], got)
			}
		})
	}
	wg.Wait()
	if after := said(f.whole(parent)); after != before {
		t.Errorf("the parent was %s, and became %s", before, after)
	}
}

var families = map[string]interface {
	test(*testing.T)
	testParallel(*testing.T)
}{
	"Select": selects, "SetOf": unions, "Insert": insertions, "Update": updates, "Merge": mergings, "Agg": aggregates, "Window": overs, "others": others,
}

func TestDerivingChangesNothing(t *testing.T) {
	for name, f := range families {
		t.Run(name, f.test)
	}
}

func TestDerivingInParallel(t *testing.T) {
	for name, f := range families {
		t.Run(name, f.testParallel)
	}
}
