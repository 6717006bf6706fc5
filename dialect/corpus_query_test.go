package dialect_test

import (
	"time"

	sq "github.com/Masterminds/squirrel"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/builder/hint"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

var (
	yearOf = year(o.Day).As("y")
	total  = sum(o.Price).As("total")
	ranked = rank().Over(OrderBy(sum(o.Price))).As("r")
	top    = CTE("top", Select(c.Region, total).From(o).Join(c).On(Eq(o.CustomerID, c.ID)).GroupBy(c.Region))
	one    = Lit[int32](1).As("n")
	level  = RecursiveCTE("r", SelectValue(one), func(r Rel) Query {
		return SelectValue(one.Of(r).Add(1)).From(r).Where(one.Of(r).Lt(9))
	})
	small  = CTE("small", Select(o.ID).From(o))
	onTop  = CTE("on top", Select(o.ID.Of(small)).From(small), "y")
	pairs  = explodeMap(o.Attrs).As("k", "v")
	pairsV = explodeMap(o.Attrs).Table("e", "k", "v")
)

var queries = []example{
	{"F1 Select", Select(Lit(1))},
	{"F2 Distinct", Select(o.ID, o.Status).Distinct().From(o)},
	{"F3 Values", Values(Tuple(Lit(1), Lit("a")), Tuple(Lit(2), Val("b")))},
	{"F4 Values in FROM", Select(Star()).From(Values(Tuple(Lit(1), Lit("a"))).As("v", "id", "name"))},
	{"F5 ValueList", Select(Star()).From(ValueList(1, 2, 3).As("v", "x"))},
	{"F5 ValueList as a query", ValueList("a", "b")},
	{"F8 UnionAll of ordered", UnionAll(SelectValue(o.ID).From(o).OrderBy(o.ID).Limit(3), SelectValue(Lit(int64(1))))},
	{"F9 Star", Select(Star()).From(o)}, {"F10 Star of relations", Select(Star(o, c)).From(o, c)}, {"F11 Except", Select(Star().Except(o.ID, o.ShipTo.City)).From(o)},
	{"F11 Except of one relation", Select(Star(o).Except(o.ID), Star(c)).From(o, c)}, {"F12 StarOf", Select(StarOf(o.ShipTo)).From(o)}, {"F13 Star in WHERE", Select(Lit(1)).From(o).Where(Call[int64]("least", Star()).Gt(0))},
	{"F15 Where", Select(o.ID).From(o).Where(x.Gt(1), Or(o.Paid, o.Note.IsNull())).Where(nil, If(false, o.Paid), Bool{})},
	{"F15 Where of a Var", Select(o.ID).From(o).Where(Or(o.Paid, x.Gt(1)))},
	{"F15 Where of a lateral item", Select(o.ID).From(o).Where(Not(Or(o.Paid, x.Gt(1))))},
	{"F15 Where of Raw", Select(o.ID).From(o).Where(Raw[bool]("a OR b"))}, {"F15 Where of Raw and more", Select(o.ID).From(o).Where(Raw[bool]("a OR b"), o.Paid)},
	{"F16 GroupBy", Select(yearOf, total).From(o).Where(x.Gt(1)).GroupBy(year(o.Day), o.Status)},
	{"F17 GroupBy Ordinal", Select(o.ID, o.Status).From(o).GroupBy(Ordinal(1), Ordinal(2)).OrderBy(Ordinal(2).Desc(), Ordinal(1).Asc())},
	{"F18 GroupBy Ref", Select(yearOf, total).From(o).GroupBy(yearOf.Ref())}, {"F19 GroupBy All", Select(o.Status, total).From(o).GroupBy(All())},
	{"F21 GroupingSets", Select(total).From(o).GroupBy(GroupingSets(Tuple(o.ID, o.Status), o.ID, Tuple()))}, {"F22 Rollup, Cube", Select(total).From(o).GroupBy(Rollup(o.ID, Tuple(o.Status, o.Day)), Cube(x))},
	{"F23 GroupingSets of Rollup", Select(total).From(o).GroupBy(o.ID, GroupingSets(Rollup(o.Status, o.Day), Cube(o.Status)))},
	{"F25 Having", Select(o.ID, total).From(o).GroupBy(o.ID).Having(sum(o.Price).Gt(d("1")))}, {"F26 Having without GroupBy", Select(sum(x)).From(o).Having(sum(x).Gt(1))},
	{"F27 Qualify", Select(o.ID).From(o).Qualify(rowNumber().Over(PartitionBy(o.ID).OrderBy(o.Day.Desc())).Eq(1))},
	{"F28 Qualify Ref", Select(o.ID, ranked).From(o).GroupBy(o.ID).Having(count(Star()).Gt(1)).Qualify(ranked.Ref().Le(3))},
	{"F29 CTE", Select(c.Region.Of(top), total.Of(top)).From(top).Where(total.Of(top).Gt(d("5")))},
	{"F29 CTE of a CTE", Select(Col[int64](onTop, "y")).From(onTop)},
	{"F29 CTE in two places", Select(o.ID).From(o).Join(top).On(Exists(Select(Lit(1)).From(top))).Where(InQuery(Val("x"), SelectValue(c.Region.Of(top)).From(top)))},
	{"F29 CTE in a scalar subquery only", Select(Scalar(SelectValue(count(Star())).From(small)))},
	{"F29 CTE under an alias", Select(Star()).From(top.As("a"), top.As("b"))},
	{"F29 CTE in a set operation", Union(SelectValue(o.ID.Of(small)).From(small), SelectValue(o2.ID).From(o2))},
	{"F29 With", Select(Lit(1)).With(top, small)},
	{"F29 With in order", Select(Lit(1)).With(small, onTop)},
	{"F29 With against the order", Select(Lit(1)).With(onTop, small)},
	{"F31 With in a CTE", Select(Star()).From(CTE("a", Select(Star()).With(small).From(small)))},
	{"F32 With in a subquery", Select(Star()).From(Select(Star()).With(top).From(top.As("t2")).As("nested"))},
	{"F33 RecursiveCTE", Select(one.Of(level)).From(level)}, {"F34 MaxRecursionLevel", Select(one.Of(level)).From(level.MaxRecursionLevel(200))},
	{"F36 LateralView", Select(o.ID, pairs.First.Of(pairsV)).From(o).OuterLateralView(pairsV).LateralView(CallTable("posexplode", o.Tags).As("p", "i", "y"))},
	{"F37 generators", Select(o.ID, pairs).From(o)}, {"F37 generator", Select(o.ID, explodeItem(o.Tags).As("tag")).From(o)},
	{"F SelectAs", SelectAs[regionTotal](c.Region, Nullable(total)).From(o).Join(c).On(Eq(o.CustomerID, c.ID)).GroupBy(c.Region)},
	{"F SelectValue", SelectValue(o.CustomerID).From(o)},
	{"F Select more", Select(o.ID).From(o).Select(o.Status)},
	{"F query of a query", Select(count(Star())).From(Select(o.ID).From(o).As("page"))},
	{"F query of a query without an alias", Select(count(Star())).From(Select(o.ID).From(o))},
	{"F columns of a derived table", Select(o.Of(paidOrders).ID, o.Of(paidOrders).ShipTo.City, o.Status.Of(paidOrders)).From(paidOrders)},
	{"F own name as a column", Select(o.As_).From(o)},
	{"F Raw", Select(o.ID).From(o).Raw(AfterWhere, "NEW CLAUSE {}", o.ID)},
	{"F Raw everywhere", Select(o.ID).From(o).Where(o.Paid).Limit(1).
		Raw(AfterWith, "/* 1 */").Raw(AfterSelect, "/* 2 */").Raw(AfterItems, "/* 3 */").Raw(AfterFrom, "/* 4 */").Raw(AfterWhere, "/* 5 */").
		Raw(AfterGroupBy, "/* 6 */").Raw(AfterHaving, "/* 7 */").Raw(AfterQualify, "/* 8 */").Raw(AfterOrderBy, "/* 9 */").Raw(AtEnd, "/* 10 */")},
	{"F RawQuery", RawQuery[AnyRow]("SHOW TABLES IN {}", Lit("x"))}, {"F RawStmt", RawStmt("LOAD DATA INPATH '/x' INTO TABLE t")},
	{"F EmbedQuery", Select(Star()).From(EmbedQuery[AnyRow](sq.Select("a").From("t").Where(sq.Eq{"b": 5})).As("s"))}, {"F EmbedQuery by itself", EmbedQuery[int64](sq.Select("id").From("t").Where("x > ?", 3))}, {"F EmbedStmt", EmbedStmt(sq.Delete("t").Where("x > ?", 3))},
}

var paidOrders = Select(Star()).From(o).Where(o.Paid).As("s")

var (
	most    = maxOf(o2.Qty).As("m")
	lateral = Lateral(SelectValue(most).From(o2).Where(Eq(o2.ID, o.ID)).As("l"))
	tags    = Lateral(CallTable("explode_outer", o.Tags).As("e", "tag"))
	q1, q2  = Lit(1).As("q1"), Lit(2).As("q2")
	mean    = avg(o.Weight).As("mean")
	byYear  = Pivot(sold, sum(o.Price.Of(sold)).As("total"), avg(o.Weight.Of(sold)).As("mean")).For(yearOf.Of(sold)).In(q1, q2)
	sold    = Select(yearOf, o.Price, o.Weight).From(o).As("s")
	byQty   = Pivot(o, total).For(x).In(q1, q2)
)

var relations = []example{
	{"G1 two relations", Select(o.ID, c.Name).From(o, c).Where(Eq(o.CustomerID, c.ID))},
	{"G2 joins", Select(o.ID).From(o).Join(c).On(Eq(o.CustomerID, c.ID)).LeftJoin(o2).On(Eq(o2.ID, o.ID), o2.Paid).RightJoin(unknown).On(Or(o.Paid, o2.Paid)).FullJoin(top).On(Lit(true))},
	{"G3 Using", Select(Col[int64](nil, "id")).From(o).LeftJoin(o2).Using(o.ID, o.Status)}, {"G4 Natural", Select(Star()).From(o).LeftJoin(o2).Natural()}, {"G4 Natural join", Select(Star()).From(o).Join(o2).Natural()},
	{"G5 CrossJoin", Select(Star()).From(o).CrossJoin(c)}, {"G6 SemiJoin", Select(Star()).From(o).SemiJoin(c).On(Eq(o.CustomerID, c.ID))}, {"G7 AntiJoin", Select(Star()).From(o).AntiJoin(o2).Using(o.ID)},
	{"G8 Nested", Select(o.ID).From(o).Join(Nested(o2).Join(c).On(Eq(o2.CustomerID, c.ID))).On(Eq(o.ID, o2.ID))},
	{"G8 Nested of three", Select(Star()).From(o).Join(Nested(o2).LeftJoin(c).On(Eq(o2.CustomerID, c.ID)).CrossJoin(unknown)).On(Eq(o.ID, o2.ID))},
	{"G8 Nested of one", Select(Star()).From(Nested(o))}, {"G8 Nested in FROM", Select(Star()).From(Nested(o).Join(c).On(Eq(o.CustomerID, c.ID)))},
	{"G8 Nested under an alias", Select(Star()).From(MakeRel(Source(Nested(o).SemiJoin(c).On(Eq(o.CustomerID, c.ID)))).As("j"))},
	{"G8 Nested twice", Select(Star()).From(o).Join(Nested(Nested(o2).AntiJoin(c).On(Eq(o2.CustomerID, c.ID))).RightJoin(unknown).On(Lit(true))).On(Lit(true))},
	{"G2 join after a comma", Select(Star()).From(o, c).FullJoin(o2).On(Eq(o2.CustomerID, c.ID))},
	{"G10 Lateral", Select(most.Of(lateral)).From(o, lateral)}, {"G11 join Lateral", Select(Star()).From(o).LeftJoin(lateral).On(Lit(true))},
	{"G11 Lateral under an alias", Select(Star()).From(o).LeftJoin(Lateral(SelectValue(most).From(o2)).As("l")).On(Lit(true))},
	{"G12 Lateral of a generator", Select(o.ID, Col[string](tags, "tag")).From(o, tags)}, {"G12 Generator in FROM", Select(o.ID).From(o, Lateral(explodeItem(o.Tags).Table("e", "tag")))},
	{"G13 variant_explode", Select(o.ID).From(o, Lateral(CallTable("variant_explode", Path(o.Payload).Field("items")).As("v")))},
	{"G14 ApproxNearest", Select(c.ID).From(c).LeftJoin(customers.As("d")).ApproxNearest(5, BySimilarity(Call[float64]("vector_cosine_similarity", c.Vector, customers.As("d").Vector)))},
	{"G15 ExactNearest", Select(o.ID).From(o).Join(o2).ExactNearest(1, ByDistance(Call[int64]("abs", Sub(x, y))))},
	{"G16 SamplePercent", Select(o.ID).From(SamplePercent(o, 10))}, {"G17 SampleRows", Select(o.ID).From(SampleRows(o, 50))}, {"G18 SampleBucket", Select(o.ID).From(SampleBucket(o, 1, 4))},
	{"G19 Repeatable", Select(Star()).From(SamplePercent(Select(o.ID).From(o), 1.5).Repeatable(42).As("s"))}, {"G19 Sample of a derived table", Select(Star()).From(SamplePercent(Select(o.ID).From(o).As("s"), 1.5).Repeatable(42))},
	{"G16 Sample of a join", Select(Star()).From(SamplePercent(Nested(o).Join(c).On(Eq(o.CustomerID, c.ID)), 5))}, {"G16 Sample of a function", Select(Star()).From(SampleRows(CallTable("range", Lit(10)).As("r", "id"), 5))},
	{"G16 Sample of a Param", Select(o.ID).From(SampleRows(o, Param[int64]("n")))}, {"G16 Sample of a CTE", Select(o.ID.Of(small)).From(SamplePercent(small, 50))}, {"G20 Watermark of a Sample", Select(o.ID).From(Watermark(SamplePercent(o, 50), o.PlacedAt, types.Days(1)))},
	{"G20 Sample of a Watermark", Select(o.ID).From(SamplePercent(Watermark(o, o.PlacedAt, types.Days(1)), 50))}, {"B9 VersionAsOf of WithOptions", Select(o.ID).From(VersionAsOf(WithOptions(o, Option{Key: "k", Value: "v"}), 3))},
	{"G31 Watermark of a function", Select(Star()).From(Watermark(Stream(CallTable("read_files", Lit("/x"))), Col[time.Time](nil, "t"), types.Days(1)))},
	{"G16 Sample of VersionAsOf", Select(o.ID).From(SampleRows(VersionAsOf(o, 3), 10))},
	{"G20 Watermark", Select(Call[AnyRow]("window", o.PlacedAt, Lit("1 hour")), count(Star())).From(Watermark(Stream(o), o.PlacedAt, types.Days(1))).GroupBy(Ordinal(1))},
	{"G21 Pivot", Select(PivotColumn(byYear, q1, sum(o.Price.Of(sold)).As("total")).As("first"), PivotColumn(byYear, q2, mean)).From(byYear)}, {"G21 Pivot of one aggregate", Select(PivotColumn(byQty, q1, total)).From(byQty)},
	{"G21 Pivot under an alias", Select(Star(), PivotColumn(byQty.As("p"), q1, total)).From(byQty.As("p"))},
	{"G21 Pivot in a join", Select(Star()).From(c).Join(byQty).On(Lit(true)).Join(byQty.As("p")).On(Lit(true)).Join(Unpivot(o2, "amt").For("q").In(o2.Price).As("u")).On(Lit(true))}, {"G21 Pivot of a join", Select(Star()).From(Pivot(Nested(o).Join(c).On(Eq(o.CustomerID, c.ID)), total).For(c.Region).In(Lit("eu").As("eu")))},
	{"G22 Pivot on two columns", Select(Star()).From(Pivot(o, total).For(x, o.Status).In(NewTuple("q1e", Lit(1), Lit("e")), NewTuple("q2w", Lit(2), Lit("w"))))},
	{"G23 Unpivot", Select(Star()).From(Unpivot(o, "amt").For("q").In(o.Price.As("Q1"), o.Tax))}, {"G24 IncludeNulls", Select(Star()).From(Unpivot(o, "a", "b").IncludeNulls().For("q").In(NewTuple("h1", o.Price, o.Tax), NewTuple("h2", o.Tax, o.Price)).As("u"))},
	{"G27 range", Select(Star()).From(CallTable("range", Lit(0), Lit(10), Lit(2), Lit(4)).As("r", "id"))}, {"G28 stack", Select(Star()).From(CallTable("stack", Lit(2), Lit(1), Lit("a"), Lit(2), Lit("b")).As("s", "i", "n"))},
	{"G29 sql_keywords", Select(Star()).From(CallTable("sql_keywords"))}, {"G30 read_files", Select(Star()).From(CallTable("read_files", Lit("/Volumes/c/s/v/*.csv"), NamedArg("format", Lit("csv")), NamedArg("header", Lit(true))))},
	{"G31 Stream read_files", Select(Star()).From(Stream(CallTable("read_files", Lit("s3://b/k"), NamedArg("format", Lit("json")))))},
	{"G34 TableFunc", Select(Star()).From(TableFunc("main", "s", "my_tvf").Call(Val(1), NamedArg("b", Val("x"))).As("u", "a", "b"))},
	{"D42 TableArg", Select(Star()).From(CallTable("my_udtf", TableArg(o).PartitionBy(o.ID).OrderBy(o.Day)))}, {"D42 TableArg of two columns", Select(Star()).From(CallTable("my_udtf", TableArg(o).PartitionBy(o.ID, o.Status).OrderBy(o.Day, o.ID.Desc())))}, {"D42 TableArg of a sample", Select(Star()).From(CallTable("my_udtf", TableArg(SampleRows(o, 5)).PartitionBy(o.ID)))},
	{"D43 TableArg of a query", Select(Star()).From(CallTable("my_udtf", TableArg(Select(Star()).From(o)).SinglePartition().OrderBy(Col[any](nil, "day").Desc(), Col[any](nil, "id"))))},
	{"G Inline", Select(inlined.Status, inlined.Qty).From(inlined)},
	{"G Inline in a join", Select(o.ID).From(o).Join(inlined).On(Eq(o.CustomerID, inlined.CustomerID))},
	{"G RawRel", Select(Col[int64](nil, "x")).From(RawRel("new_thing({}) AS n", Val(1)))}, {"G RawRel under an alias", Select(Star()).From(RawRel("(SELECT 1)").As("n", "x"))},
	{"G Foreign", Select(Star()).From(MakeRel(&ast.Foreign{SQL: sq.Select("a").From("t")}).As("f"))},
}

// NewTuple is a row of expressions with a name.
func NewTuple(name string, xs ...Any) Item { return Tuple(xs...).As(name) }

var windowed = PartitionBy(o.Status).OrderBy(o.Day).As("w")

var windows = []example{
	{"H1 Over", Select(sum(x).Over()).From(o)}, {"H2 Over PartitionBy", Select(rank().Over(PartitionBy(o.Status, x).OrderBy(o.Day.Desc().NullsLast(), o.ID))).From(o)},
	{"H3 Rows", Select(sum(x).Over(OrderBy(o.Day).Rows(Preceding(2), CurrentRow()))).From(o)}, {"H3 Rows without order", sum(x).Over(Window{}.Rows(Preceding(2), Following(2)))},
	{"H4 UnboundedPreceding", Select(sum(x).Over(OrderBy(o.Day).Rows(UnboundedPreceding(), CurrentRow()))).From(o)},
	{"H5 Range", Select(sum(x).Over(OrderBy(o.PlacedAt).Range(Preceding(types.Days(7)), Following(types.Days(1))))).From(o)}, {"H5 Range of months", sum(x).Over(OrderBy(o.Day).Range(Preceding(types.Months(1)), CurrentRow()))},
	{"H5 Range of a number", sum(x).Over(OrderBy(o.Weight).Range(Preceding(1.5), Following(d("0.5"))))},
	{"H6 UnboundedFollowing", Select(CallWindow[int64]("last_value", x).Over(OrderBy(o.Day).Rows(CurrentRow(), UnboundedFollowing()))).From(o)},
	{"H8 named window", Select(sum(x).Over(windowed), avg(o.Weight).Over(windowed), rank().Over(PartitionBy(o.Status).OrderBy(o.Day).As("w"))).From(o)},
	{"H8 named window in QUALIFY", Select(o.ID).From(o).Qualify(rank().Over(windowed).Le(3)).OrderBy(o.ID).Limit(1)}, {"H8 named window in a subquery", Select(Scalar(SelectValue(sum(x).Over(windowed)).From(o).Limit(1)), sum(y).Over(OrderBy(o2.ID).As("w"))).From(o2)},
	{"H8 named window in a union", UnionAll(SelectValue(sum(x).Over(windowed)).From(o), SelectValue(y).From(o2))},
	{"H11 Filter Over", Select(sum(x).Filter(o.Paid).Over(PartitionBy(o.Status))).From(o)}, {"H12 ntile", Select(CallWindow[int32]("ntile", Lit[int32](4)).Over(OrderBy(o.ID))).From(o)},
	{"H13 lag", Select(CallWindow[int64]("lag", x, Lit(1), Lit(int64(0))).IgnoreNulls().Over(OrderBy(o.ID)), CallWindow[int64]("nth_value", x, Lit(2)).Over(OrderBy(o.ID))).From(o)},
}

var (
	ids, ids2, three = SelectValue(o.ID).From(o), SelectValue(o2.ID).From(o2), SelectValue(Lit(int64(3)))
)

var sets = []example{
	{"I1 Union of UnionAll", Union(UnionAll(ids, ids2), three)}, {"I1 UnionAll of three", UnionAll(ids, ids2, three)}, {"I2 IntersectAll in Union", Union(ids, IntersectAll(ids2, three))}, {"I2 Intersect", Intersect(Union(ids, ids2), three)},
	{"I3 Except of ExceptAll", Except(ExceptAll(ids, ids2), three).OrderBy(Ordinal(1)).Limit(2)}, {"I3 Except on the right", Except(ids, Except(ids2, three))},
	{"I Union of VALUES", Union(SelectValue(Lit("x")), ValueList("a"))}, {"I set operation in FROM", Select(Star()).From(Union(ids, ids2).As("u"))}, {"I set operation with CTE", Union(ids, ids2).With(small).Offset(3)},
	{"I set operation with Raw", Union(ids, ids2).Raw(AtEnd, "/* end */").Raw(AfterOrderBy, "NEW CLAUSE {}", Lit(1))}, {"I LimitTo of a set operation", Union(ids, ids2).LimitTo(Param[int32]("limit")).OffsetBy(Param[int32]("offset"))},
	{"I5 OrderBy", ids.OrderBy(o.ID.Desc().NullsFirst(), o.Status.Asc().NullsLast(), x)}, {"I6 OrderBy All", ids.OrderBy(All().Desc().NullsLast())}, {"I6 OrderBy All Asc", ids.OrderBy(All().Asc())}, {"I6 OrderBy All bare", ids.OrderBy(All())},
	{"I7 OrderBy an aggregate", ids.GroupBy(o.ID).OrderBy(sum(x))}, {"I7 OrderBy a condition", ids.OrderBy(And(o.Paid, x.Gt(1)).Desc())}, {"I7 OrderBy Ref", Select(yearOf).From(o).OrderBy(yearOf.Ref().Desc())},
	{"I8 SortBy", ids.SortBy(o.ID.Desc())}, {"I9 DistributeBy", ids.DistributeBy(o.ID).SortBy(o.Status)}, {"I10 ClusterBy", ids.ClusterBy(o.ID)}, {"I12 LimitTo", ids.LimitTo(Lit(2).Mul(5))}, {"I13 Limit Offset", ids.OrderBy(o.ID).Limit(10).Offset(20)}, {"I13 Offset", ids.OrderBy(o.ID).Offset(20)},
	{"I13 Limit of BIGINT", ids.LimitTo(Param[int64]("n")).OffsetBy(Add(Val(int64(1)), Val(int64(2))))}, {"I13 Limit of a parameter of any type", ids.LimitTo(Param[any]("any"))},
	{"I1 Union of a window in QUALIFY", Union(ids.Qualify(rank().Over(windowed).Le(3)), ids2)},
	{"I Bound in a set operation", Union(Bound(ids.Where(Gt(x, Param[int64]("n"))), Bind(Param[int64]("n"), 1)), Bound(ids.Where(Gt(x, Param[int64]("n"))), Bind(Param[int64]("n"), 2)))},
}

var hints = []example{
	{"J1 Broadcast", Select(Star()).From(o).Join(c).On(Eq(o.CustomerID, c.ID)).Hint(hint.Broadcast(c))}, {"J2 Merge", Select(Star()).From(o, c).Hint(hint.Merge(o, c))}, {"J3 ShuffleHash", Select(Star()).From(orders).Hint(hint.ShuffleHash(orders))},
	{"J4 ShuffleReplicateNL", Select(Star()).From(o).Hint(hint.ShuffleReplicateNL(o))}, {"J5 Coalesce", Select(Star()).From(o).Hint(hint.Coalesce(3))}, {"J6 Repartition", Select(Star()).From(o).Hint(hint.Repartition(8, o.ID, o.Status))},
	{"J6 Repartition by columns", Select(Star()).From(o).Hint(hint.Repartition(0, o.ID))}, {"J7 RepartitionByRange", Select(Star()).From(o).Hint(hint.RepartitionByRange(8, o.ID))}, {"J8 Rebalance", Select(Star()).From(o).Hint(hint.Rebalance(0, o.ID))}, {"J8 Rebalance without columns", Select(Star()).From(o).Hint(hint.Rebalance(0))},
	{"J9 Skew", Select(Star()).From(o).Hint(hint.Skew(o, o.ID, 1, 2))}, {"J9 Skew of a text", Select(Star()).From(o).Hint(hint.Skew(o, o.Status, "it's"))}, {"J9 Skew without values", Select(Star()).From(o).Hint(hint.Skew(o, o.ID))},
	{"J10 RangeJoin", Select(Star()).From(o).Hint(hint.RangeJoin(o, 10))}, {"J11 several", Select(o.ID).Distinct().From(o).Hint(hint.Broadcast(o), hint.Repartition(2)).Hint(hint.Coalesce(1))},
	{"J12 in INSERT", Insert(unknown).Select(Select(Star()).From(o).Hint(hint.Repartition(4)))}, {"J NewHint", Select(Star()).From(o).Hint(NewHint("NEW_ONE", o, Lit(5), Lit("x")))},
}
