package dialect_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode"

	sq "github.com/Masterminds/squirrel"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/builder/hint"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/sales"
	"github.com/brickwork-sql/brickwork/types"
)

// mistake is a statement that must not be sent, and with what options.
type mistake struct {
	name string
	of   any // a dialect.Statement or a builder.Node
	opts dialect.Options
}

type missingRow struct{ Region string }

type broken struct{}

func (broken) ToSql() (string, []any, error) { return "", nil, errors.New("out of order") }

var (
	nilBool   *Bool
	nilTable  *sales.OrdersTable
	nilSelect *SelectStmt
	nilSqler  *sq.SelectBuilder
	zeroOrder Order[int64]
	from      = Select(o.ID).From(o)
)

func deep(n int) Bool {
	c := o.Paid.Expr
	for range n {
		c = Eq(c, o.Paid)
	}
	return c
}

func values(n int) []Cond {
	conds := make([]Cond, n)
	for i := range conds {
		conds[i] = x.Ne(int64(i))
	}
	return conds
}

var mistakes = []mistake{
	{name: "nil statement", of: tree{nil}},
	{name: "nil operand", of: from.Where(Eq(o.ID, nil))},
	{name: "nil pointer to a condition", of: from.Where(Eq(Value[bool](nilBool), o.Paid))},
	{name: "nil item", of: Select(o.ID, nil).From(o)},
	{name: "nil relation", of: Select(o.ID).From(nil)},
	{name: "nil pointer to a table", of: Select(Lit(1)).From(nilTable)},
	{name: "nil pointer to a query", of: Select(Lit(1)).From(nilSelect)},
	{name: "nil query in IN", of: from.Where(InQuery(o.ID, nil))},
	{name: "nil query in EXISTS", of: from.Where(Exists(nil))},
	{name: "nil scalar query", of: Select(Scalar[int64](nil))},
	{name: "nil operand of a set operation", of: Union(ids, nil)},
	{name: "nil grouping", of: from.GroupBy(nil)},
	{name: "nil ordering", of: from.OrderBy(nil)},
	{name: "nil argument", of: Select(Call[int64]("abs", nil))},
	{name: "nil branch", of: Select(Case(When(nil, Lit(1))))},
	{name: "nil value of a branch", of: Select(Case(When[int64](o.Paid, nil))).From(o)},
	{name: "nil LIMIT", of: from.LimitTo(nil)},
	{name: "nil partition", of: Insert(line).Partition(nil).Select(ids)},
	{name: "nil query of INSERT", of: Insert(line).Select(nil)},
	{name: "nil target", of: Delete(nil).AllRows()},
	{name: "nil source of MERGE", of: MergeInto(t).Using(nil).On(Lit(true)).WhenMatched().Delete()},
	{name: "nil column of USING", of: from.Join(o2).Using(nil)},
	{name: "nil relation of a star", of: Select(Star(nil)).From(o)},
	{name: "nil relation of a hint", of: from.Hint(hint.Broadcast(nil))},
	{name: "nil column of a hint", of: from.Hint(hint.Repartition(2, nil))},
	{name: "nil value of PIVOT", of: Select(Star()).From(Pivot(o, nil).For(nil).In(nil))},
	{name: "nil column of UNPIVOT", of: Select(Star()).From(Unpivot(o, "v").For("n").In(nil))},
	{name: "nil time travel", of: from.From(TimestampAsOf[string](nil, nil))},
	{name: "nil order of a window", of: Select(sum(x).Over(PartitionBy(nil).OrderBy(nil))).From(o)},
	{name: "nil hole", of: Select(Raw[int64]("{}", nil))},
	{name: "nil Sqlizer", of: Select(Embed[int64](nil))},
	{name: "nil pointer to a Sqlizer", of: EmbedQuery[int64](nilSqler)},
	{name: "nil body of a lambda", of: Select(Call[int64]("f", Lambda(func(Expr[int64]) Value[int64] { return nil })))},
	{name: "nil query of a CTE", of: Select(Star()).From(CTE("x", nil))},
	{name: "nil step of a recursion", of: Select(Star()).From(RecursiveCTE("x", ids, func(Rel) Query { return nil }))},

	{name: "zero Column", of: Select(Column[int64]{}).From(o)},
	{name: "zero Expr", of: from.Where(Expr[int64]{}.Eq(1))},
	{name: "zero Named", of: Select(Named[int64]{}).From(o)},
	{name: "reference to a zero Named", of: Select(o.ID, Named[int64]{}.Ref()).From(o)},
	{name: "column of a zero Named", of: Select(Named[int64]{}.Of(o)).From(o)},
	{name: "zero Agg", of: Select(Agg[int64]{}.Distinct()).From(o)},
	{name: "zero WindowFunc", of: Select(WindowFunc[int64]{}.Over()).From(o)},
	{name: "zero Table", of: Select(Lit(1)).From(Table{})},
	{name: "zero Rel", of: Select(Lit(1)).From(Rel{})},
	{name: "zero Derived", of: Select(Lit(1)).From(Derived{})},
	{name: "zero Order", of: from.OrderBy(zeroOrder.NullsFirst())},
	{name: "zero Hint", of: from.Hint(Hint{})},
	{name: "zero CTERel", of: from.With(CTERel{})},
	{name: "zero Assign", of: Update(o).Set(Assign{}).AllRows()},
	{name: "zero RowSet", of: Insert(o).Rows(RowSet{})},
	{name: "zero CaseExpr", of: Select(CaseExpr[int64]{}.Else(o.ID)).From(o)},
	{name: "zero Branch", of: Select(Case(Branch[int64]{}))},
	{name: "zero PathExpr", of: Select(PathExpr[string]{}.Field("a"))},
	{name: "zero LikeExpr", of: from.Where(LikeExpr{}.Escape('!'))},
	{name: "zero Generator", of: Select(Generator[int64]{}.As("x"))},
	{name: "zero Pair", of: Select(Pair[int64, int64]{})},
	{name: "zero GroupingSpec", of: from.GroupBy(GroupingSpec{})},
	{name: "zero Nearness", of: from.Join(o2).ApproxNearest(1, Nearness{})},
	{name: "zero FrameBound", of: Select(sum(x).Over(OrderBy(o.ID).Rows(Preceding(Expr[int64]{}), CurrentRow()))).From(o)},
	{name: "zero Variable", of: Select(Variable[int64]{})},
	{name: "zero SelectStmt", of: SelectStmt{}},
	{name: "zero SetOf", of: SetOf[int64]{}},
	{name: "zero ValuesOf", of: ValuesOf[int64]{}},
	{name: "zero QueryStmt", of: QueryStmt[int64]{}},
	{name: "zero Statement", of: Statement{}},
	{name: "zero InsertStmt", of: InsertStmt{}.DefaultValues()},
	{name: "zero UpdateStmt", of: UpdateStmt{}.AllRows()},
	{name: "zero DeleteStmt", of: DeleteStmt{}.AllRows()},
	{name: "zero MergeStmt", of: MergeStmt{}.WhenMatched().Delete()},
	{name: "zero Merging", of: Merging{}.Using(s).On(Lit(true)).WhenMatched().Delete()},
	{name: "zero Matched", of: Matched{}.Delete()},
	{name: "zero Truncate", of: Truncate{}},
	{name: "zero Prepared", of: dialect.Prepared{}},
	{name: "zero Binding", of: from, opts: dialect.Options{Bind: []dialect.Binding{{}}}},
	{name: "zero FuncOf", of: Select(FuncOf[int64]{}.Call())},
	{name: "zero Joining", of: Joining[SelectStmt]{}.On(o.Paid)},

	{name: "column of a table that is not in FROM", of: Select(o.ID).From(c)},
	{name: "aggregate in WHERE", of: from.Where(sum(x).Gt(1))},
	{name: "aliases that are the same", of: Select(o.ID).From(o).Join(customers.As("o")).On(Lit(true))},
	{name: "CTEs that differ", of: Select(Star()).From(CTE("a", ids).As("x"), CTE("a", ids2).As("y"))},
	{name: "windows that differ", of: Select(sum(x).Over(OrderBy(o.ID).As("w")), sum(x).Over(OrderBy(x).As("w"))).From(o)},
	{name: "two aliases of a relation", of: Select(Star()).From(CallTable("range", Lit(1)).As("a").As("b"))},
	{name: "two aliases of a table", of: Select(Star()).From(MakeRel(Source(o)).As("b"))},
	{name: "a column of two relations", of: Select(Col[int64](nil, "id")).From(o, c)},
	{name: "rows of different lengths", of: Values(Tuple(Lit(1), Lit(2)), Tuple(Lit(1)))},
	{name: "VALUES of nothing", of: Values()},
	{name: "SELECT of nothing", of: Select().From(o)},
	{name: "a struct without the field", of: SelectAs[missingRow](c.Region, c.Name).From(c)},
	{name: "a struct with another field", of: SelectAs[regionTotal](c.Region).From(c)},
	{name: "rows without the column", of: Insert(orders).Rows(RowsOf(orders, []struct{ Missing int64 }{{1}}))},
	{name: "rows of no struct", of: Insert(line).Rows(RowsOf(line, []int{1}))},
	{name: "no rows", of: Insert(line).Rows(RowsOf(line, []lineRow{}))},
	{name: "DEFAULT in a relation", of: Select(orders.Inline("s", make([]sales.OrdersInsert, 1)).Qty).From(orders.Inline("s", make([]sales.OrdersInsert, 1)))},
	{name: "a column that rows do not have", of: Select(orders.Inline("s", nil).ID).From(orders.Inline("s", nil))},
	{name: "DEFAULT in too many rows", of: Insert(orders).Rows(orders.Rows(make([]sales.OrdersInsert, 300)))},
	{name: "JOIN without FROM", of: Select(Lit(1)).Join(o).On(Lit(true))},
	{name: "ON without a condition", of: from.Join(c).On()},
	{name: "ON whose conditions vanished", of: from.Join(c).On(nil, If(false, o.Paid))},
	{name: "USING of nothing", of: from.Join(c).Using()},
	{name: "MERGE ON of nothing", of: MergeInto(t).Using(s).On().WhenMatched().Delete()},
	{name: "MERGE without WHEN", of: merging()},
	{name: "negative LIMIT", of: from.Limit(-1)}, {name: "negative OFFSET", of: from.Offset(-1)}, {name: "negative LIMIT as an expression", of: from.LimitTo(Lit(-1))}, {name: "LIMIT that is too large", of: from.Limit(1 << 31)},
	{name: "negative version", of: Select(o.ID).From(VersionAsOf(o, -1))}, {name: "negative sample", of: Select(o.ID).From(SamplePercent(o, -1.5))}, {name: "bucket outside", of: Select(o.ID).From(SampleBucket(o, 5, 4))},
	{name: "sampled twice", of: Select(o.ID).From(SampleRows(SamplePercent(o, 5), 10))}, {name: "stream of a query", of: Select(Star()).From(Watermark(Stream(ids), o.PlacedAt, types.Days(1)))},
	{name: "NEAREST of none", of: Select(o.ID).From(o).Join(o2).ExactNearest(0, ByDistance(x))}, {name: "NEAREST of a full join", of: Select(o.ID).From(o).FullJoin(o2).ExactNearest(1, ByDistance(x))},
	{name: "PIVOT of an expression", of: Select(Star()).From(Pivot(o, total).For(year(o.Day)).In(q1))}, {name: "star of an expression", of: Select(StarOf(Call[sales.OrdersShipTo]("f"))).From(o)},
	{name: "LATERAL VIEW of a table", of: from.LateralView(c)}, {name: "negative index of a path", of: Select(Path(o.JSON).Index(-1)).From(o)},
	{name: "LIKE ANY of nothing", of: from.Where(LikeAny[string, string](o.Status))}, {name: "RLIKE with an escape", of: Make[bool](&ast.Like{Op: ast.RLikeOp, X: Operand(o.Status), Pattern: Operand(o.Note), Escape: '!'})},
	{name: "CASE of nothing", of: Select(Case[int64]())}, {name: "position 0", of: from.OrderBy(Ordinal(0))}, {name: "position outside", of: from.GroupBy(Ordinal(2))}, {name: "position in a window", of: Select(rank().Over(OrderBy(Ordinal(1)))).From(o)},
	{name: "number in GROUP BY", of: from.GroupBy(Lit(1))}, {name: "number in ORDER BY", of: from.OrderBy(Val(1).Desc())},
	{name: "frame that ends first", of: Select(sum(x).Over(OrderBy(o.ID).Rows(CurrentRow(), Preceding(1)))).From(o)}, {name: "OVER of two windows", of: Select(sum(x).Over(Window{}, Window{})).From(o)}, {name: "window function without OVER", of: Make[int64](&ast.Call{Name: types.Name{Name: "rank"}, Builtin: true, Kind: ast.WindowCall})},
	{name: "SET of nothing", of: Update(o).AllRows()}, {name: "SET of one column twice", of: Update(o).Set(o.Qty.Set(1), o.Qty.Set(2)).AllRows()}, {name: "SET of another table", of: Update(o).Set(c.Name.Set("x")).AllRows()}, {name: "SET of an expression", of: Update(o).Set(Computed(x.Add(1)).Set(1)).AllRows()},
	{name: "DELETE without a condition", of: Delete(o)}, {name: "DELETE whose conditions vanished", of: Delete(o).Where(nil, Or(nil, Bool{}))}, {name: "UPDATE without a condition", of: Update(o).Set(o.Qty.Set(1))}, {name: "UPDATE whose conditions vanished", of: Update(o).Set(o.Qty.Set(1)).Where(If(false, o.Paid))},
	{name: "REPLACE WHERE whose conditions vanished", of: Insert(line).ReplaceWhere(nil).Select(ids)}, {name: "MERGE DELETE whose conditions vanished", of: merging().WhenMatched(nil).Delete()}, {name: "NOT MATCHED BY SOURCE whose conditions vanished", of: merging().WhenNotMatchedBySource(nil).Update(t.Qty.Set(1))},
	{name: "MERGE UPDATE of nothing", of: merging().WhenMatched().Update()}, {name: "MERGE INSERT of nothing", of: merging().WhenNotMatched().Insert()},
	{name: "INSERT of nothing", of: Insert(o)}, {name: "INSERT of rows and a query", of: Insert(line).Values(Col[int64](line, "a").Set(1)).Select(ids)}, {name: "INSERT of rows and Rows", of: Insert(line).Values(Col[int64](line, "id").Set(1)).Rows(RowsOf(line, lines(1)))},
	{name: "INSERT BY NAME with columns", of: Insert(line).ByName().Columns(Col[any](line, "a")).Select(ids)}, {name: "INSERT into a query", of: tree{&ast.Insert{Into: &ast.Derived{Query: ids.Stmt().(ast.Query)}, Query: ids.Stmt().(ast.Query)}}}, {name: "INSERT of one column twice", of: Insert(line).Values(Col[int64](line, "a").Set(1), Col[int64](line, "A").Set(2))},
	{name: "row of defaults of what is not known", of: Insert(line).DefaultValues()}, {name: "DEFAULT in an expression", of: Make[int64](&ast.Default{}).Eq(1)},

	{name: "name with NUL", of: Select(Col[int64](nil, "a\x00b"))}, {name: "name that is empty", of: Select(o.ID.As("")).From(o)}, {name: "name that is too long", of: Select(o.ID.As(strings.Repeat("ü", 256))).From(o)}, {name: "name that is not UTF-8", of: Select(o.ID.As("a\xff")).From(o)},
	{name: "alias with NUL", of: Select(Lit(1)).From(o.As("\x00"))}, {name: "catalog without schema", of: Select(Star()).From(NewTable("main", "", "t"))}, {name: "table without a name", of: Select(Star()).From(NewTable("", "", ""))}, {name: "column list without an alias", of: Select(Star()).From(ids.As("", "a"))},
	{name: "field without a name", of: Select(Field[int64](o.ShipTo, "")).From(o)}, {name: "step without a name", of: Select(Path(o.JSON).Field("")).From(o)}, {name: "parameter without a name", of: Select(Param[int64]("")), opts: dialect.Options{Bind: []dialect.Binding{Bind(Param[int64](""), 1)}}}, {name: "CTE without a name", of: Select(Star()).From(CTE("", ids))}, {name: "named argument without a name", of: Select(Call[int64]("f", NamedArg("a b", Lit(1))))},
	{name: "hint that is no word", of: from.Hint(NewHint("X */ DROP"))}, {name: "hint of a relation without a name", of: from.Hint(hint.Broadcast(ids))}, {name: "collation that is no word", of: Select(Collate(o.Status, "X; DROP")).From(o)}, {name: "function without a name", of: Select(Call[int64](""))},

	{name: "too many parameters", of: from.Where(values(256)...)}, {name: "too many parameters for less", of: from.Where(values(3)...), opts: dialect.Options{MaxParams: 2}}, {name: "too many bytes", of: from.Where(o.Status.Eq(strings.Repeat("x", 1<<20+1)))},
	{name: "nested too deep", of: from.Where(deep(1000))}, {name: "nested beyond reason", of: from.Where(deep(100_000))},
	{name: "decimal that does not fit", of: Update(o).Set(o.Price.Set(d("12345678901234567.891"))).AllRows()}, {name: "decimal with too many digits", of: Select(Val(d("1e40")))}, {name: "string that is not UTF-8", of: Select(Val("\xff"))}, {name: "VARIANT that is no JSON", of: Select(Val(types.NewVariant("{")))},
	{name: "value of no SQL type", of: Select(Val(make(chan int)))}, {name: "literal of no SQL type", of: Select(Lit(func() {}))}, {name: "value of another type than its column", of: Update(o).Set(Col[any](o, "qty").Set("x")).AllRows()}, {name: "cast to DECIMAL without a width", of: Select(Cast[any](o.ID)).From(o)}, {name: "cast to a type that is not understood", of: Select(CastTo[any](o.ID, types.Unknown{Text: "NEW TYPE"})).From(o)},

	{name: "Param unbound", of: Select(Param[int64]("nothing"))}, {name: "Bind of no Param", of: from, opts: dialect.Options{Bind: []dialect.Binding{Bind(x.Expr, 5)}}}, {name: "Bound of no Param", of: Bound(from, Bind(Lit(int64(1)), 5))}, {name: "Param without a type", of: prepareOnly{Select(Param[any]("any"))}},
	{name: "prepared twice", of: prepareOnly{EmbedPrepared()}}, {name: "prepared under an alias", of: Bound(EmbedPrepared(), Bind(Param[int64]("min"), 1)).As("p")}, {name: "prepared in FROM", of: Select(Star()).From(EmbedPrepared())}, {name: "prepared without values", of: EmbedPrepared()},
	{name: "Raw with a hole too many", of: Select(Raw[int64]("{} {}", o.ID)).From(o)}, {name: "Raw with a hole too few", of: RawQuery[int64]("SELECT 1", o.ID)}, {name: "Raw with a quote that is open", of: RawStmt("SELECT 'x")}, {name: "Raw with a comment that is open", of: RawStmt("SELECT /* x")}, {name: "Raw with a name that is open", of: Select(Raw[int64]("`x"))},
	{name: "Embed that fails", of: Select(Embed[int64](broken{}))}, {name: "Embed with markers that do not meet", of: Select(Embed[bool](sq.Expr("a = ?", 1, 2)))}, {name: "Embed with a quote that is open", of: Select(Embed[bool](sq.Expr("a = '")))}, {name: "Embed of squirrel that is incomplete", of: EmbedQuery[int64](sq.Select())},
	{name: "lambda variable outside", of: escaped()}, {name: "piece with a CTE", of: InQuery(o.ID, SelectValue(o.ID.Of(small)).From(small))},
	{name: "MATCHED after one for all rows", of: merging().WhenMatched().Delete().WhenMatched().UpdateAll()}, {name: "TABLE of one and of several partitions", of: Select(Star()).From(CallTable("f", TableArg(o).SinglePartition().PartitionBy(o.ID)))}, {name: "EXCEPT of several stars", of: Select(Star(o, c).Except(o.ID)).From(o, c)},
	{name: "runtime without WITH RECURSIVE", of: Select(Star()).From(level), opts: dialect.Options{Runtime: dialect.Runtime{Major: 16}}}, {name: "runtime without COLLATE", of: Collate(o.Status, types.Unicode), opts: dialect.Options{Runtime: dialect.Runtime{Major: 15, Minor: 4}}}, {name: "runtime without NEAREST", of: Select(o.ID).From(o).Join(o2).ExactNearest(1, ByDistance(x)), opts: dialect.Options{Runtime: dialect.Runtime{Major: 18, Minor: 2}}},
}

// prepareOnly is a statement that is prepared instead of compiled.
type prepareOnly struct{ dialect.Statement }

// EmbedPrepared is a query that is printed already.
func EmbedPrepared() QueryStmt[int64] {
	q, err := Prepare(SelectValue(o.ID).From(o).Where(Gt(x, Param[int64]("min"))), dialect.Options{})
	if err != nil {
		panic(err)
	}
	return q
}

// escaped is a lambda's variable where it means nothing.
func escaped() Stmt {
	var v Expr[int64]
	Lambda(func(x Expr[int64]) Value[int64] { v = x; return x })
	return Select(v.Add(1))
}

func (m mistake) compile() error {
	s := example{m.name, m.of}.statement()
	if p, ok := s.(prepareOnly); ok {
		_, err := dialect.Prepare(p.Statement, m.opts)
		return err
	}
	_, err := dialect.Compile(s, m.opts)
	return err
}

// A mistake is told by its kind, its place and its text, whatever it is made of.
func TestMistakes(t *testing.T) {
	var files []txtar.File
	if *update {
		for _, m := range mistakes {
			files = append(files, txtar.File{Name: m.name, Data: []byte(told(t, m.compile()))})
		}
	}
	want := archived(t, "mistakes", files, len(mistakes))
	for _, m := range mistakes {
		t.Run(m.name, func(t *testing.T) {
			if diff := cmp.Diff(want[m.name], told(t, m.compile())); diff != "" {
				t.Error(diff)
			}
			s := example{m.name, m.of}.statement()
			dialect.Inspect(s)
			if _, err := dialect.Literals(s); err == nil && m.opts.Runtime == (dialect.Runtime{}) && len(m.opts.Bind) == 0 && !onlyParameters(m.name) {
				t.Error("Literals takes it")
			}
			if text := fmt.Sprint(m.of); strings.Contains(text, "PANIC") {
				t.Errorf("String: %s", text)
			}
		})
	}
}

// onlyParameters reports whether a mistake is one of parameters alone.
func onlyParameters(name string) bool { return strings.Contains(name, "too many") }

// told is the errors in err, one line each.
func told(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		t.Error("no error")
		return "none\n"
	}
	var lines strings.Builder
	for _, err := range parts(err) {
		var e *dialect.Error
		if !errors.As(err, &e) {
			t.Errorf("%T: %v", err, err)
			continue
		}
		if e.Kind == 0 || e.Text == "" || !errors.Is(err, e.Kind) {
			t.Errorf("an error without a kind or a text: %+v", e)
		}
		fmt.Fprintf(&lines, "%v | %s | %s | %s | %s\n", e.Kind, e.Path, short(e.SQL), e.Text, e.Hint)
	}
	return lines.String()
}

func parts(err error) []error {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		return many.Unwrap()
	}
	return []error{err}
}

func short(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar }) {
		return strconv.Quote(text)
	}
	if r := []rune(text); len(r) > 100 {
		return string(r[:100]) + "…"
	}
	return text
}
