package check_test

import (
	"fmt"
	"testing"
	"time"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/check"
	"github.com/brickwork-sql/brickwork/internal/sales"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/shopspring/decimal"
)

// regionTotal is a row of a query.
type regionTotal struct {
	Region *string
	Total  *decimal.Decimal
}

// right are statements without a mistake; none may have a finding.
func right() []Stmt {
	var all []Stmt
	for _, f := range []func() []Stmt{rightNames, rightExpressions, rightGroups, rightRelations, rightJoins, rightSets, rightWrites, rightMerges} {
		all = append(all, f()...)
	}
	return all
}

func rightNames() []Stmt {
	tab := Param[string]("tab")
	b := o.Qty.Add(1).As("b")
	return []Stmt{
		Select(o.ID).From(orders.As("o"), NewTable("", "", "orders2")),
		Select(orders.ID).From(orders),
		Select(Star()).From(NewPath("delta", "s3://b/k")),
		Select(o.ID).From(VersionAsOf(o, 12)),
		Select(o.ID).From(WithOptions(VersionAsOf(o, 3), Option{Key: "k", Value: "v"})),
		Select(o.ID).From(Stream(o)),
		Select(Star()).From(IdentifierTable(Concat(Val("main."), Val("orders")))),
		Select(Identifier[int64](Param[string]("col"))).From(IdentifierTable(tab)),
		Select(Col[int64](IdentifierTable(tab), "x"), o.ID).From(IdentifierTable(tab)),
		Select(Lit(1).As("a")),
		Select(b, b.Ref().Mul(2).As("c"), Add(b.Lateral(), o.Qty)).From(o),
		Select(Star(), Field[string](Col[any](nil, "_metadata"), "file_path")).From(NewPath("parquet", "/data")),
		Select(Field[string](Col[any](o, "_metadata"), "file_path")).From(o),
		Select(o.ShipTo.City, Field[string](o.ShipTo, "zip"), Key(o.Attrs, "k"), At(o.Tags, 0), At(o.Tags, o.Days.Add(1))).From(o),
		Select(FieldOfEach[string](Col[[]sales.OrdersShipTo](unknown, "addresses"), "city")).From(unknown),
		Select(Col[any](nil, "qty"), Col[int64](nil, "ID")).From(o),
		Select(Col[any](nil, "anything")).From(unknown),
		Select(Col[string](unknown, "x")).From(unknown),
		Select(Raw[int64]("{} + 1", o.Qty)).From(o).Where(Raw[bool]("x @@ {}", Val("x"))),
		Select(Col[int64](nil, "x")).From(RawRel("new_thing({}) AS n", Val(1))),
		Select(o.ID).From(o).Raw(AfterFrom, "CROSS JOIN more AS m").Where(Col[int64](NewTable("", "", "m"), "x").Gt(1)),
		RawQuery[AnyRow]("SHOW TABLES"),
	}
}

func rightExpressions() []Stmt {
	x, y := o.Qty, o2.Qty
	min := Param[int64]("min")
	items := []Item{
		Neg(x), BitNot(x), Sub(Add(x, y), Mul(x, Mod(y, x))), Div(o.Price, o.Tax), Div(Cast[float64](x), Cast[float64](y)), IntDiv(x, y),
		Concat(o.Status, Val("-"), o.Note), BitOr(BitXor(BitAnd(x, y), x), y), ShiftLeft(x, 2), ShiftRight(x, o.Days),
		Eq(x, y), x.Lt(5), NullSafeEq(x, y), IsDistinctFrom(o.Status, Null[string]()), x.IsNull(), IsTrue(o.Paid), Not(IsFalse(o.Paid)),
		x.NotBetween(1, 5), x.In(1, 2), o.Status.In(), In(x, y, Val(int64(7))), Between(x, y, y.Add(1)),
		InQuery(o.CustomerID, SelectValue(c.ID).From(c)), Not(InQuery(o.CustomerID, SelectValue(c.ID).From(c))),
		In(Tuple(o.ID, o.Status), Tuple(Val(1), Val("a")), Tuple(Val(2), Val("b"))),
		InQuery(Tuple(o.ID, o.Status), Select(o2.ID, o2.Status).From(o2)),
		Not(Exists(Select(Lit(1)).From(c).Where(Eq(c.ID, o.CustomerID)))),
		Scalar(SelectValue(maxOf(o2.Qty)).From(o2).Where(Eq(o2.CustomerID, o.CustomerID))).As("m"),
		Like(o.Status, "10!%%").Escape('!'), ILike(o.Status, "%x%"), Like(o.Status, o.Note), LikeAny(o.Status, "a%", "b%"), RLike(o.Status, "^x"),
		Case(When(x.Gt(0), Val("p")), When(x.Lt(0), Val("n"))).Else(Val("z")).As("sign"), Case(When(o.Paid, o.Price)),
		CaseOf(x, WhenIs(int64(1), Val("one"))).Else(o.Note), CaseOf(o.Status, WhenIs("paid", Val(1)), WhenIs("void", Val(0))),
		Cast[int64](o.Days), CastDecimal(o.Weight, 10, 2), CastTo[string](o.Status, types.Varchar{Len: 3}), TryCast[[]int32](o.JSON),
		Eq(Untyped(o.ID), Col[any](unknown, "id").Expr), Col[any](unknown, "dyn").Eq(5), Col[any](o, "status").Eq("x"), Col[any](o, "day").Eq("2026-01-01"),
		Path(o.Payload).Field("items").Index(0).Field("sku"), Path(o.JSON).Field("a").Eq("x"), CastDecimal(Path(o.Payload).Field("price"), 9, 2),
		Collate(o.Status, types.UTF8LCase).Eq("x"), Tuple(o.ID, o.Status),
		Call[[]int32]("transform", o.Tags, Lambda(func(t Expr[string]) Value[int32] { return Call[int32]("length", t) })),
		Call[int64]("aggregate", o.Tags, Val(0), Lambda2(func(n Expr[int64], t Expr[string]) Value[int64] { return Add(n, x) })),
		Call[string]("mask", o.Status, NamedArg("upperChar", Lit("U"))),
		AddInterval(o.PlacedAt, types.Days(7)), SubInterval(o.Day, types.Months(1)), Elapsed(o.PlacedAt, o2.PlacedAt),
		AddInterval(o.Day, Times(Val(types.Days(1)), o.Days)), Var[int64]("v").Add(1), Eq(o.ID, Var[int64]("v").Expr),
		Typed[string](Col[any](unknown, "dyn")).As("s"), o.Price.Gt(d("1")), Lt(o.ID, min), o.Payload.IsNull(), o.Attrs.IsNull(),
	}
	stmts := []Stmt{Select(items...).From(o, o2, unknown)}
	for _, x := range items {
		stmts = append(stmts, Select(x).From(o, o2, unknown))
	}
	return stmts
}

func rightGroups() []Stmt {
	y := year(o.Day).As("y")
	total := sum(o.Price).As("total")
	r := rank().Over(OrderBy(sum(o.Price))).As("r")
	w := PartitionBy(o.Status).OrderBy(o.Day).As("w")
	return []Stmt{
		Select(count()).From(o), Select(count(Star(o)), count(o.ID, o.Status).Distinct()).From(o),
		Select(o.ID, o.Status).From(o).GroupBy(Ordinal(1), Ordinal(2)).OrderBy(Ordinal(2).Desc()),
		Select(y, total).From(o).Where(o.Qty.Gt(1)).GroupBy(year(o.Day), o.Status),
		Select(y, total).From(o).GroupBy(y.Ref()).OrderBy(y.Ref(), total.Ref().Desc()),
		Select(y, total).From(o).GroupBy(Col[int32](nil, "y")),
		Select(o.Status, total).From(o).GroupBy(All()),
		Select(total).From(o).GroupBy(GroupingSets(Tuple(o.ID, o.Status), o.ID, Tuple())),
		Select(o.ID, total, Call[int8]("grouping", o.ID), Call[int64]("grouping_id", o.ID, o.Status)).From(o).GroupBy(Rollup(o.ID, Tuple(o.Status, o.Day)), Cube(o.Qty)),
		Select(o.ID, total).From(o).GroupBy(o.ID).Having(sum(o.Price).Gt(d("1")), o.ID.Gt(3)).OrderBy(sum(o.Qty)),
		Select(o.ID).From(o).Qualify(rowNumber().Over(PartitionBy(o.ID).OrderBy(o.Day.Desc())).Eq(1)),
		Select(o.ID, r).From(o).GroupBy(o.ID).Having(count().Gt(1)).Qualify(r.Ref().Le(3)),
		Select(o.ID.Add(1), Concat(o.Status, Lit("x")), Lit(5), sum(o.Qty).Filter(o.Paid)).From(o).GroupBy(o.ID, o.Status),
		Select(o.ShipTo.City, count()).From(o).GroupBy(o.ShipTo), Select(o.ShipTo.City, count()).From(o).GroupBy(orders.As("o").ShipTo.City),
		Select(Case(When(o.Qty.Gt(1), Lit("many"))).Else(Lit("one")).As("k"), count()).From(o).GroupBy(Case(When(o.Qty.Gt(1), Lit("many"))).Else(Lit("one"))),
		Select(upper(o.Status), count()).From(o).GroupBy(upper(o.Status)),
		Select(Star()).From(unknown).GroupBy(All()),
		Select(c.Region, sum(sum(o.Qty)).Over(), count()).From(o).Join(c).On(Eq(o.CustomerID, c.ID)).GroupBy(c.Region),
		Select(sum(o.Qty).Over(w), maxOf(o.Weight).Over(w), sum(o.Qty).Filter(o.Paid).Over(w)).From(o),
		Select(c.Name, Scalar(SelectValue(sum(o.Qty)).From(o).Where(Eq(o.CustomerID, c.ID)))).From(c),
		Select(c.ID, count()).From(c).GroupBy(c.ID).Having(Exists(Select(Lit(1)).From(o).Where(Eq(o.CustomerID, c.ID)))),
		Select(Raw[int64]("sum({})", o.Qty), o.ID).From(o),
		Select(o.ID, count()).From(o).Raw(AfterWhere, "GROUP BY o.id"),
		Select(sum(o.Qty)).From(o).Having(sum(o.Qty).Gt(1)),
		Select(o.Status).From(o).GroupBy(o.Status).Having(Exists(Select(Lit(1)).From(c).Where(Eq(c.ID, maxOf(o.CustomerID))))),
		Select(o.Status, Call[int64]("new_aggregate", o.ID)).From(o).GroupBy(o.Status), Select(o.Status, Call[int64]("new_aggregate", o.ID)).From(o),
		Select(o.Status, count()).From(o).GroupBy(o.Status).OrderBy(rank().Over(OrderBy(count()))),
		Select(o.Qty.Add(1).As("qty"), count().As("n")).From(o).GroupBy(Col[int64](nil, "qty")).Having(Col[int64](nil, "n").Gt(1)).OrderBy(Col[int64](nil, "n")),
		Select(o.Status).From(o).GroupBy(o.Status).Having(InQuery(maxOf(o.CustomerID), SelectValue(c.ID).From(c))),
	}
}

func rightRelations() []Stmt {
	total := sum(o.Price).As("total")
	top := CTE("top", Select(c.Region, total).From(o).Join(c).On(Eq(o.CustomerID, c.ID)).GroupBy(c.Region))
	again := CTE("top", Select(c.Region, total).From(o).Join(c).On(Eq(o.CustomerID, c.ID)).GroupBy(c.Region))
	n := Lit[int32](1).As("n")
	recursive := RecursiveCTE("r", SelectValue(n), func(r Rel) Query {
		return SelectValue(n.Of(r).Add(1)).From(r).Where(n.Of(r).Lt(9))
	})
	m := maxOf(o2.Qty).As("m")
	l := Lateral(SelectValue(m).From(o2).Where(Eq(o2.ID, o.ID)).As("l"))
	e := Lateral(explode(o.Tags).As("e", "tag"))
	view := explode(o.Tags).As("v", "tag")
	q1, q2 := Lit(1).As("q1"), Lit(2).As("q2")
	p := Pivot(o, total, maxOf(o.Weight).As("mean")).For(year(o.Day)).In(q1, q2)
	s := Select(Star()).From(o).Where(o.Paid).As("s")
	in := Inline(orders.Table, "i", []struct{ Status string }{{"a"}})
	return []Stmt{
		Select(Star()).From(Values(Tuple(Lit(1), Lit("a"))).As("v", "id", "name")), Select(Star()).From(ValueList(1, 2, 3).As("v", "x")),
		Select(c.Region.Of(top), total.Of(top)).From(top).Where(total.Of(top).Gt(d("5"))),
		SelectAs[regionTotal](c.Region.Of(top), total.Of(top)).From(top),
		Select(c.Region.Of(top)).From(top).Where(InQuery(c.Region.Of(top), SelectValue(c.Region.Of(again)).From(again))),
		Select(Star()).From(Select(Star()).With(top).From(top.As("t2")).As("nested")),
		Select(n.Of(recursive)).From(recursive.MaxRecursionLevel(200)),
		Select(m.Of(l)).From(o, l), Select(Star()).From(o).LeftJoin(l).On(Lit(true)), Select(o.ID, Col[string](e, "tag")).From(o, e),
		Select(o.ID, Col[string](view, "tag")).From(o).LateralView(view),
		Select(o.ID, Col[string](nil, "tag")).From(o).OuterLateralView(view),
		Select(Star()).From(SamplePercent(o, 10)), Select(o.ID).From(SampleRows(o, 50)),
		Select(Star()).From(SamplePercent(Select(o.ID).From(o), 1.5).Repeatable(42).As("s")),
		Select(PivotColumn(p, q1, total).As("first")).From(p), Select(Star()).From(p.As("p")),
		Select(Star()).From(Unpivot(o, "amt").For("q").In(o.Price.As("Q1"), o.Tax)),
		Select(o.Of(s).ID, o.Of(s).ShipTo.City, o.Status.Of(s)).From(s),
		Select(Col[string](in, "status")).From(in),
		Select(count()).From(Select(o.ID).From(o).As("page")),
		Select(Star()).From(Select(o.ID).From(o)),
		Select(Star()).From(CallTable("my_udtf", TableArg(o).PartitionBy(o.ID).OrderBy(o.Day))),
		Select(Star().Except(o.ID, o.ShipTo.City)).From(o), Select(Star(o, c)).From(o, c), Select(Star(o).Except(o.ID), Star(c)).From(o, c), Select(StarOf(o.ShipTo)).From(o),
	}
}

func rightJoins() []Stmt {
	region := CTE("region", Select(c.Region).From(c))
	return []Stmt{
		Select(o.ID, c.Name).From(o, c).Where(Eq(o.CustomerID, c.ID)),
		Select(o.ID, o2.Qty).From(o).Join(c).On(Eq(o.CustomerID, c.ID)).LeftJoin(o2).On(Eq(o2.ID, o.ID), o2.Paid).FullJoin(region).Using(c.Region),
		Select(Col[int64](nil, "id"), o.Qty).From(o).RightJoin(o2).Using(o.ID, o.Status), Select(Col[int64](nil, "id")).From(o).LeftJoin(o2).Natural(),
		Select(Star()).From(o).CrossJoin(c),
		Select(o.ID).From(o).SemiJoin(c).On(Eq(o.CustomerID, c.ID)), Select(Star()).From(o).AntiJoin(o2).Using(o.ID),
		Select(Col[string](nil, "status")).From(o).SemiJoin(o2).On(Eq(o.ID, o2.ID)),
		Select(o.ID).From(o).Join(Nested(o2).Join(c).On(Eq(o2.CustomerID, c.ID))).On(Eq(o.ID, o2.ID)),
		Select(o.ID).From(unknown, o).Join(c).On(Eq(c.ID, Col[sales.CustomerID](unknown, "id"))),
		Select(Star()).From(c).LeftJoin(c.As("d")).ApproxNearest(5, BySimilarity(Call[float64]("vector_cosine_similarity", c.Vector, c.As("d").Vector))),
	}
}

func rightSets() []Stmt {
	a, b, e := SelectValue(o.ID).From(o), SelectValue(o2.ID).From(o2), SelectValue(Lit(int64(3)))
	return []Stmt{
		Union(UnionAll(a, b), e), Union(a, IntersectAll(b, e)), Except(ExceptAll(a, b), e).OrderBy(Ordinal(1)).Limit(2),
		a.OrderBy(o.ID.Desc().NullsFirst(), o.Status.Asc().NullsLast()), a.OrderBy(All().Desc().NullsLast()), a.GroupBy(o.ID).OrderBy(sum(o.Qty)),
		a.SortBy(o.ID), a.DistributeBy(o.ID).SortBy(o.Status), a.ClusterBy(o.ID), a.LimitTo(Lit(2).Mul(5)), a.OrderBy(o.ID).Limit(10).Offset(20),
		a.LimitTo(Param[int32]("n")), Bound(a.Where(o.Qty.Gt(1)), Bind(Param[int64]("x"), 1)),
		UnionAll(Select(o.Price, o.Day, Null[string]()).From(o), Select(o.Qty, o.PlacedAt, o.Status).From(o)),
		Values(Tuple(Lit(1), Lit("a")), Tuple(Lit(2), Null[string]())),
	}
}

func rightWrites() []Stmt {
	t, s := orders.As("t"), orders.As("s")
	fresh := Select(orders.ID, orders.Status).From(orders).As("fresh")
	notNull := []AnyColumn{orders.CustomerID, orders.Qty, orders.Price, orders.Paid, orders.PlacedAt, orders.Lines}
	batch := []struct {
		CustomerID int64
		Qty        int64
		Price      decimal.Decimal
		Paid       bool
		PlacedAt   string
		Lines      []sales.OrdersLinesItem
		Note       *string
	}{{CustomerID: 1}}
	return []Stmt{
		Insert(orders).Rows(RowsOf(orders, batch)),
		Insert(orders).Values(newOrder(orders, orders.Status.SetDefault(), orders.Note.SetNull())...).Values(newOrder(orders, orders.ID.SetDefault())...),
		Insert(orders).Columns(notNull...).Select(Select(s.CustomerID, s.Qty, s.Price, s.Paid, s.PlacedAt, s.Lines).From(s)),
		Insert(orders).ByName().Select(Select(s.CustomerID, s.Qty, s.Price, s.Paid, s.PlacedAt, s.Lines).From(s)),
		Insert(orders).WithSchemaEvolution().ByName().Select(Select(s.CustomerID, s.Qty, s.Price, s.Paid, s.PlacedAt, s.Lines, Lit(1).As("fresh")).From(s)),
		Insert(orders).ReplaceWhere(orders.Status.Eq("new")).Select(Select(Star()).From(s)),
		Insert(orders).ReplaceUsing(orders.ID).Select(Select(Star()).From(s)),
		Insert(t).ReplaceOn(Eq(t.ID, t.ID.Of(fresh))).Select(Select(Star()).From(orders).As("fresh")),
		Insert(unknown).Select(fresh), Insert(unknown).DefaultValues(),
		InsertOverwrite(unknown).Partition(Col[string](unknown, "region").Set("eu"), Col[any](unknown, "day")).Select(Select(s.ID).From(s)),
		Insert(IdentifierTable(Param[string]("t"))).Values(Col[int64](nil, "a").Set(1)),
		Insert(narrow).Values(ColumnOf(narrow, "a").To(asAny(Lit(1))), ColumnOf(narrow, "c").To(asAny(Lit(d("1.50")))), ColumnOf(narrow, "d").Set(time.Unix(0, 0)), ColumnOf(narrow, "e").Set("short")),
		Insert(wide).Select(Select(Star(narrow).Except(ColumnOf(narrow, "f")), Lit(1)).From(narrow)),
		Insert(narrow).Columns(ColumnOf(narrow, "a"), ColumnOf(narrow, "e")).Select(Values(Tuple(Lit(1), Lit("one")), Tuple(Val(2), Val("two")), Tuple(Null[int64](), Lit("")))),
		Insert(narrow).Columns(ColumnOf(narrow, "a")).Select(UnionAll(Select(Lit(int32(1))), Select(TryCast[int32](ColumnOf(wide, "a"))).From(wide))),
		Insert(customers).Select(Values(Tuple(Lit(1), Lit("a"), Null[string](), Null[[]float32]()))),

		Update(orders).Set(orders.Status.Set("void"), orders.ShipTo.City.Set("Ulm"), orders.Note.To(upper(orders.Note)), orders.Qty.SetDefault()).Where(orders.ID.Eq(7)),
		Update(t).Set(orders.Note.SetNull()).AllRows(),
		Update(t).Set(t.Note.SetNull()).Where(InQuery(t.CustomerID, SelectValue(c.ID).From(c).Where(Eq(c.Name, t.Note)))),
		Delete(orders).Where(orders.Status.In("void", "lost")), Delete(orders).AllRows(), Delete(orders).Where(And()),
		Delete(orders).Where(Exists(Select(Lit(1)).From(c).Where(Eq(c.ID, orders.CustomerID)))),
		Truncate{Table: orders}, BoundStmt(Delete(orders).Where(Lt(orders.Qty, Param[int64]("n"))), Bind(Param[int64]("n"), 3)),
	}
}

func rightMerges() []Stmt {
	t, s := orders.As("t"), orders.As("s")
	return []Stmt{
		MergeInto(t).Using(s).On(Eq(t.CustomerID, s.CustomerID)).
			WhenMatched(s.Status.Eq("void")).Delete().
			WhenMatched().UpdateAllExcept(t.PlacedAt).
			WhenNotMatched(s.Paid).Insert(t.CustomerID.To(s.CustomerID), t.Qty.To(s.Qty), t.Price.Set(d("1")), t.Paid.Set(true), t.PlacedAt.To(s.PlacedAt), t.Lines.To(s.Lines)).
			WhenNotMatchedBySource(t.Status.Eq("draft")).Update(t.Status.Set("gone")).
			WhenNotMatchedBySource().Delete(),
		MergeInto(t).Using(Select(Star()).From(s).As("x")).On(Eq(t.ID, t.ID.Of(Select(Star()).From(s).As("x")))).WhenMatched().UpdateAll().WhenNotMatched().InsertAll(),
		MergeInto(t).Using(unknown).On(Eq(t.ID, Col[int64](unknown, "id"))).WithSchemaEvolution().WhenMatched().Update(t.ShipTo.City.To(Col[string](unknown, "city"))),
	}
}

func TestRight(t *testing.T) {
	for i, s := range right() {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			for _, f := range check.Run(s.Stmt(), nil) {
				t.Errorf("%v\n\tof %v", line(f), s)
			}
		})
	}
}

// TestRightInside puts each correct query into others, where it stays correct.
func TestRightInside(t *testing.T) {
	for i, s := range right() {
		q, ok := s.Stmt().(ast.Query)
		if !ok {
			continue
		}
		one := &ast.Literal{V: int32(1)}
		for name, around := range map[string]ast.Stmt{
			"derived": &ast.Select{Items: []ast.Node{&ast.Star{}}, From: []ast.Source{&ast.Derived{Query: q, Alias: "derived"}}},
			"lateral": &ast.Select{Items: []ast.Node{one}, From: []ast.Source{&ast.Table{Info: customersInfo}, &ast.Lateral{Source: &ast.Derived{Query: q, Alias: "lat"}}}},
			"CTE":     &ast.Select{Items: []ast.Node{one}, From: []ast.Source{&ast.CTE{Name: "cte", Query: q}}},
			"exists":  &ast.Select{Items: []ast.Node{one}, From: []ast.Source{&ast.Table{Info: customersInfo}}, Where: []ast.Expr{&ast.Exists{Query: q}}},
			"union":   &ast.SetOp{All: true, Queries: []ast.Query{q, q}},
			"insert":  &ast.Insert{Into: &ast.Table{Info: &TableInfo{Name: Name{Name: "t"}}}, Query: q},
			"bound":   &ast.Bound{Stmt: q},
		} {
			for _, f := range check.Run(around, nil) {
				if f.Code != check.DuplicateColumn {
					t.Errorf("%d in %s: %v", i, name, line(f))
				}
			}
		}
	}
}
