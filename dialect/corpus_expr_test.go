package dialect_test

import (
	"time"

	sq "github.com/Masterminds/squirrel"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/sales"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/golang-sql/civil"
)

// lca is an item that a later one refers to.
var lca = x.Add(1).As("b")

var names = []example{
	{"B1 Table", Select(orders.ID).From(orders)},
	{"B1 Table under an alias", Select(o.ID).From(o)},
	{"B2 NewTable", Select(Star()).From(NewTable("", "sales", "orders"), NewTable("", "", "orders2"))},
	{"B2 ColumnOf", Select(ColumnOf(o, "STATUS"), ColumnOf(unknown, "x")).From(o, unknown)},
	{"B3 Col of nil", Select(Col[int64](nil, "id")).From(o)},
	{"B4 NewPath", Select(Star()).From(NewPath("delta", "s3://b/k"))},
	{"B4 NewPath with a backtick", Select(Star()).From(NewPath("parquet", "/Volumes/a`b"))},
	{"B5 VersionAsOf", Select(o.ID).From(VersionAsOf(o, 12))},
	{"B5 VersionAsOf Param", Select(o.ID).From(VersionAsOf(o, Param[int64]("n")))},
	{"B6 TimestampAsOf", Select(o.ID).From(TimestampAsOf(o, SubInterval(now(), types.Days(1))))},
	{"B6 TimestampAsOf text", Select(o.ID).From(TimestampAsOf(o, Val("2026-01-01")))},
	{"B9 WithOptions", Select(o.ID).From(WithOptions(o, Option{Key: "write.split-size", Value: "10"}, Option{Key: "k", Value: "it's"}))},
	{"B9 WithOptions of VersionAsOf", Select(o.ID).From(WithOptions(VersionAsOf(o, 3), Option{Key: "k", Value: "v"}))},
	{"B10 WithCredential", Select(Star()).From(WithCredential(NewPath("csv", "s3://b/k"), "my cred"))},
	{"B11 Stream", Select(o.ID).From(Stream(o))},
	{"B13 IdentifierTable", Select(Star()).From(IdentifierTable(Concat(Lit("main.sales."), Lit("orders"))))},
	{"B14 Delete of IdentifierTable", Delete(IdentifierTable(Param[string]("table"))).Where(Col[int64](nil, "id").Eq(7))},
	{"B14 IdentifierTable under an alias", Select(Col[int64](IdentifierTable(Param[string]("table")).As("t"), "id")).From(IdentifierTable(Param[string]("table")).As("t"))},
	{"B15 IdentifierTable of Var", Select(Star()).From(IdentifierTable(Var[string]("tab_name")))},
	{"B16 Identifier", Select(Identifier[int64](Param[string]("column"))).From(o)},
	{"B16 IdentifierCall", Select(IdentifierCall[int32](Lit("abs"), Lit(-1)))},
	{"B18 As", Select(Lit(1).As("a"), o.ID.As("weird `name`")).From(o)},
	{"B19 As with columns", Select(Star()).From(Values(Tuple(Lit(1), Lit(2))).As("x", "c1", "c2"))},
	{"B20 Ref", Select(lca, lca.Ref().Mul(2).As("c")).From(o)},
	{"B21 Lateral of a Named", Select(lca, Add(lca.Lateral(), x)).From(o)},
	{"B22 Func of system.builtin", Select(Func[int32]("system", "builtin", "abs").Call(Lit(-1)))},
	{"B23 Field of _metadata", Select(Star(), Field[string](Col[any](nil, "_metadata"), "file_path")).From(NewPath("parquet", "/data"))},
	{"B24 Field", Select(o.ShipTo.City, o.ShipTo.Geo.Lat, Field[string](o.ShipTo, "zip")).From(o)},
	{"B24 Field with a space", Select(Field[string](Col[any](unknown, "s"), "weird name")).From(unknown)},
	{"B25 Key", Select(Key(o.Attrs, "key1"), KeyOf(o.Attrs, o.Status)).From(o)},
	{"B26 At", Select(At(o.Tags, 0), At(o.Tags, o.Days.Add(1))).From(o)},
	{"B27 FieldOfEach", Select(FieldOfEach[string](o.Lines, "sku")).From(o)},
}

var shared = Val(d("10"))

var parameters = []example{
	{"C1 Param used twice", Select(o.ID).From(o).Where(Gt(x, Param[int64]("min")), Lt(o.ID, Param[int64]("min")))},
	{"C1 Val", Select(o.ID).From(o).Where(x.Gt(5), x.Lt(5), o.Status.Eq("it's"))},
	{"C1 one Val in two places", Select(o.ID).From(o).Where(Gt(o.Price, shared), Lt(o.Tax, shared))},
	{"C1 Param called p1", Select(o.ID).From(o).Where(x.Gt(5), Gt(x, Param[int64]("p1"))).Limit(1)},
	{"C4 LimitTo Param", Select(o.ID).From(o).LimitTo(Param[int32]("limit")).OffsetBy(Param[int32]("offset"))},
	{"C5 Identifier of Param", Select(Identifier[int64](Param[string]("column"))).From(IdentifierTable(Param[string]("table")))},
	{"C8 SamplePercent Param", Select(Star()).From(SamplePercent(o, Param[float64]("percent")))},
	{"C10 Cast of Param", Select(Cast[civil.Date](Param[string]("day")))},
	{"C10 Cast of Param of any type", Select(Cast[civil.Date](Param[any]("date")))},
	{"C Param of a list", Select(o.ID).From(o).Where(Call[bool]("array_contains", Param[[]int64]("ids"), o.ID))},
	{"C Bound", Bound(Select(o.ID).From(o).Where(Gt(x, Param[int64]("min"))), Bind(Param[int64]("min"), 3))},
	{"C BoundStmt", BoundStmt(Delete(o).Where(Lt(x, Param[int64]("min"))), Bind(Param[int64]("min"), 3))},
	{"C Prepare", prepared(Select(o.ID).From(o).Where(Gt(x, Param[int64]("min")), o.Status.Eq("new")))},
	{"C types of Go", Select(Val(int8(1)), Val(int16(2)), Val(int32(3)), Val(int64(4)), Val(5), Val(float32(1.5)), Val(2.5), Val(true), Val("x"), Val(d("-1.50")))},
	{"C types of time", Select(Val(civil.Date{Year: 2026, Month: 1, Day: 31}), Val(time.Date(2026, 1, 31, 12, 0, 0, 5000, time.UTC)), Val(civil.DateTime{Date: civil.Date{Year: 2026, Month: 1, Day: 31}}), Val(types.Days(3)), Val(types.Months(14)))},
	{"C types that are nested", Select(Val([]string{"a", "b"}), Val(map[string]int64{"k": 1}), Val([]byte{0, 255}), Val(types.NewVariant(`{"a": 1}`)))},
	{"C own type", Select(Val(sales.CustomerID(7)))},
	{"C typed by the column", Select(o.ID).From(o).Where(Eq(o.Price, Val(d("1.5"))), Col[any](o, "qty").Eq(5), o.Day.Eq(civil.Date{Year: 2026, Month: 1, Day: 31}))},
	{"C nil", Select(Val[*string](nil), Val[any](nil))},
	{"C nil of a column", Update(o).Set(o.Note.SetOrNull(nil)).Where(o.ID.Eq(1))},
	{"C Lit", Select(Lit(1), Lit(int64(-5)), Lit("it's \\ \n"), Lit(true), Lit(1.5), Lit(d("-1.50")), Lit([]string{"a"}), Lit(civil.Date{Year: 2026, Month: 1, Day: 31}), Null[string](), Lit(types.Days(1)))},
}

func prepared(s dialect.Statement) dialect.Statement {
	p, err := dialect.Prepare(s, dialect.Options{})
	if err != nil {
		panic(err)
	}
	return p
}

var expressions = []example{
	{"D1 Neg", Neg(x)}, {"D1 Neg of Neg", Neg(Neg(x))}, {"D1 Neg of a negative", Sub(x, Lit(int64(-1)))}, {"D1 BitNot", BitNot(x)},
	{"D2 arithmetic", Sub(Add(x, y), Mul(x, Mod(y, x)))}, {"D2 sum times", x.Add(1).Mul(2)}, {"D2 Sub on the right", Sub(x, Sub(y, x))}, {"D2 Div", Div(o.Price, o.Tax)},
	{"D2 methods", x.Sub(1).Mod(2)},
	{"D3 IntDiv", IntDiv(x, y)},
	{"D4 Concat", Concat(o.Status, Val("-"), c.Name)}, {"D4 Concat of Concat", Concat(Concat(o.Status, o.Note), Concat(c.Name, c.Region))},
	{"D5 bits", BitOr(BitXor(BitAnd(x, y), x), y)}, {"D5 bits the other way", BitAnd(x, BitXor(y, BitOr(x, y)))},
	{"D6 shifts", ShiftLeft(x, 2)}, {"D6 ShiftRight", ShiftRight(x, o.Days)}, {"D6 ShiftRightUnsigned", ShiftRightUnsigned(x, 1)},
	{"D7 Eq", Eq(x, y)}, {"D7 Ne", Ne(x, y)}, {"D7 Lt", Lt(x, y)}, {"D7 Le", Le(x, y)}, {"D7 Gt", Gt(x, y)}, {"D7 Ge", Ge(x, y)},
	{"D7 methods", And(x.Eq(1), x.Ne(2), x.Lt(3), x.Le(4), x.Gt(5), x.Ge(6))}, {"D7 of a comparison", Eq(Eq(x, y), o.Paid)},
	{"D9 NullSafeEq", NullSafeEq(x, y)}, {"D10 IsDistinctFrom", IsDistinctFrom(o.Status, Null[string]())}, {"D10 Not IsDistinctFrom", Not(IsDistinctFrom(x, y))},
	{"D11 And Or Not", Or(And(o.Paid, Not(o.Paid)), Not(And(o.Paid, o2.Paid)))}, {"D11 And of Or", And(Or(o.Paid, o2.Paid), o.Paid)}, {"D11 Or of Or", Or(Or(o.Paid, o2.Paid), o.Paid)},
	{"D11 And of none", And()}, {"D11 Or of none", Or()}, {"D11 Or of one", Or(o.Paid, nil)}, {"D11 Not of Eq", Not(Eq(x, y))},
	{"D12 IsNull", x.IsNull()}, {"D12 IsNotNull", x.IsNotNull()}, {"D12 IsNull of Eq", Eq(x, y).IsNull()},
	{"D13 IsTrue", IsTrue(o.Paid)}, {"D13 IsFalse", Not(IsFalse(o.Paid))}, {"D13 IsUnknown", IsUnknown(Eq(x, y))},
	{"D14 Between", Between(x, y, y.Add(1))}, {"D14 NotBetween", x.NotBetween(1, 5)}, {"D14 Between of methods", x.Between(1, 5)},
	{"D15 In", x.In(1, 2)}, {"D15 NotIn", o.Status.NotIn("x")}, {"D15 In of none", o.Status.In()}, {"D15 NotIn of none", o.Status.NotIn()}, {"D15 In of expressions", In(x, y, Val(int64(7)))},
	{"D15 In of one twice", And(x.In(1), Not(x.In(1)))}, {"D15 In of decimals", o.Price.In(d("1"), d("2.5"))},
	{"D16 InQuery", InQuery(o.CustomerID, SelectValue(c.ID).From(c))}, {"D16 Not InQuery", Not(InQuery(o.CustomerID, SelectValue(c.ID).From(c)))},
	{"D17 In of Tuples", In(Tuple(o.ID, o.Status), Tuple(Val(1), Val("a")), Tuple(Val(2), Val("b")))},
	{"D17 InQuery of Tuple", InQuery(Tuple(o.ID, o.Status), Select(o2.ID, o2.Status).From(o2))},
	{"D18 Exists", Exists(Select(Lit(1)).From(c).Where(Eq(c.ID, o.CustomerID)))}, {"D18 Eq Exists", Eq(Exists(ids), o.Paid)}, {"D18 Exists IsTrue", IsTrue(Typed[bool](Exists(ids)))}, {"D18 Exists And", And(Exists(ids), Not(Exists(ids)))}, {"D18 Not Exists", Not(Exists(Select(Lit(1)).From(c).Where(Eq(c.ID, o.CustomerID))))},
	{"D19 Scalar", Scalar(SelectValue(maxOf(o2.Qty)).From(o2).Where(Eq(o2.CustomerID, o.CustomerID))).As("m")}, {"D19 Gt Scalar", Gt(x, Scalar(SelectValue(maxOf(o2.Qty)).From(o2)))},
	{"D20 Like Escape", Like(o.Status, "10!%%").Escape('!')}, {"D20 Like", Like(o.Status, `a\%`)}, {"D20 Like of a column", Like(o.Status, c.Name)}, {"D20 Escape of a backslash", Like(o.Status, "x").Escape('\\')},
	{"D20 Not Like Escape", Not(Like(o.Status, "10!%%").Escape('!'))},
	{"D21 ILike", ILike(o.Status, "%spark%")}, {"D22 LikeAny", LikeAny(o.Status, "a%", "b%")}, {"D22 Not LikeAll", Not(LikeAll(o.Status, "x%"))},
	{"D23 ILikeAll", ILikeAll(o.Status, "%a%", "%b%")}, {"D23 ILikeAny", ILikeAny(o.Status, "a")}, {"D24 RLike", RLike(o.Status, `^\d`)}, {"D24 Not RLike", Not(RLike(o.Status, "^x"))},
	{"D26 Case", Case(When(x.Gt(0), Val("p")), When(x.Lt(0), Val("n"))).Else(Val("z")).As("sign")}, {"D26 Case without Else", Case(When(o.Paid, o.Price))},
	{"D26 Case of three", Case(When(x.Gt(0), Lit(1)), When(x.Lt(0), Lit(2)), When(x.Eq(0), Lit(3)))},
	{"D27 CaseOf", CaseOf(x, WhenIs(int64(1), Val("one"))).Else(c.Name)}, {"D27 CaseOf text", CaseOf(o.Status, WhenIs("paid", Val(1)), WhenIs("void", Val(0)))},
	{"D27 CaseOf a condition", CaseOf(Eq(x, y), WhenIs(true, Val(1)))},
	{"D28 Cast", Cast[int64](o.Days)}, {"D28 CastDecimal", CastDecimal(o.Weight, 10, 2)}, {"D28 CastTo", CastTo[string](o.Status, types.Varchar{Len: 3})},
	{"D28 Cast of an own type", Cast[sales.CustomerID](o.ID)}, {"D28 CastTo a parsed type", CastTo[any](o.JSON, runtimeType)}, {"D28 Cast to TIMESTAMP_NTZ", Cast[civil.DateTime](Lit("2026-01-31 12:00:00"))},
	{"D28 Cast to a struct", Cast[sales.OrdersShipToGeo](o.ShipTo.Geo)}, {"D28 Cast to INTERVAL", Cast[types.DayTime](Lit("1 00:00:00"))},
	{"D30 TryCast", TryCast[int32](Lit("x"))}, {"D30 TryCastTo", TryCastTo[[]int32](o.JSON, types.Array{Elem: types.Int})},
	{"D Typed", Typed[string](Col[any](unknown, "dyn"))}, {"D Typed and loose", Typed[int64](Add(x, y)).Mul(2)}, {"D Untyped", Eq(Untyped(o.ID), Col[any](unknown, "id").Expr)}, {"D Col of any", Col[any](unknown, "dyn").Eq(5)},
	{"D32 Path", Path(o.JSON).Field("a").Field("b").Eq("x")}, {"D32 Path with quotes", Path(o.Payload).Field("full name").Field("a`b")}, {"D33 Index", Path(o.Payload).Field("items").Index(0).Field("sku")},
	{"D33 Path from an index", Path(o.Payload).Index(0).Field("b")}, {"D34 Each", Cast[float64](Path(o.Payload).Field("items").Each().Field("price"))}, {"D35 CastDecimal of Path", CastDecimal(Path(o.Payload).Field("price"), 9, 2)},
	{"D32 Path of a call", Path(Call[types.Variant]("parse_json", o.JSON)).Field("a")}, {"D32 Path of a parameter", Path(Val(types.NewVariant("{}"))).Field("a")}, {"D32 Path without a step", Path(o.Payload)},
	{"D36 Collate", Collate(o.Status, types.UTF8LCase).Eq("x")}, {"D37 Collate with modifiers", Collate(c.Name, "DE_CI_AI_RTRIM")}, {"D36 Collate of Concat", Collate(Concat(o.Status, o.Note), types.UnicodeCI)},
	{"D38 Tuple", Tuple(o.ID, o.Status)}, {"D38 struct", Call[sales.OrdersShipTo]("struct", argument(c.Region.As("city")), argument(c.Name.As("zip")))},
	{"D39 Lambda", Call[[]int32]("transform", o.Tags, Lambda(func(t Expr[string]) Value[int32] { return length(t) }))},
	{"D39 Lambda2", Call[int64]("aggregate", Col[[]int64](unknown, "x"), Val(int64(0)), Lambda2(func(s, x Expr[int64]) Value[int64] { return Add(s, x) }), Lambda(func(s Expr[int64]) Value[int64] { return s.Mul(10) }))},
	{"D39 Lambda3", Call[map[string]string]("map_zip_with", o.Attrs, o.Attrs, Lambda3(func(k, v, w Expr[string]) Value[string] { return Concat(k, v, w) }))},
	{"D39 Lambda in a Lambda", Call[[][]int64]("transform", Col[[][]int64](unknown, "y"), Lambda(func(a Expr[[]int64]) Value[[]int64] {
		return Call[[]int64]("transform", a, Lambda(func(i Expr[int64]) Value[int64] { return Add(i, Call[int64]("size", a)) }))
	}))},
	{"D39 Lambda beside columns of its names", Call[[]int32]("transform", o.Tags, Lambda(func(t Expr[string]) Value[int32] {
		return Add(length(t), Add(Col[int32](nil, "x"), Field[int32](Col[any](unknown, "Y"), "z")))
	}))},
	{"D39 Lambda around Raw", Call[[]string]("transform", o.Tags, Lambda(func(t Expr[string]) Value[string] { return Raw[string]("concat(x, Y, {})", t) }))},
	{"B26 index that is a condition", KeyOf(Col[map[bool]string](unknown, "m"), x.IsNull())},
	{"D40 NamedArg", Call[string]("mask", o.Status, NamedArg("upperChar", Lit("U")), NamedArg("digitChar", Null[string]()))},
	{"D41 count(*)", count(Star())}, {"D41 count of a relation", count(Star(o))}, {"D41 Star in a call", Call[int64]("least", Star())}, {"D41 Star Except in a call", Call[sales.OrdersShipTo]("struct", Star(c).Except(c.ID))},
	{"D44 Distinct", count(o.ID, o.Status).Distinct()}, {"D45 Filter", sum(o.Price).Filter(o.Paid, If(false, x.Gt(1)))}, {"D45 Filter of two", count(Star()).Filter(x.Gt(0)).Filter(Or(o.Paid, o2.Paid))},
	{"D46 WithinGroup", CallAgg[string]("listagg", o.Status, Lit(",")).Distinct().WithinGroup(o.Status, o.ID.Desc())}, {"D46 percentile_cont", CallAgg[float64]("percentile_cont", Lit(0.5)).WithinGroup(o.Weight.Desc())},
	{"D47 IgnoreNulls outside", CallWindow[int64]("last_value", x).IgnoreNulls().Over(OrderBy(o.Day))}, {"D48 IgnoreNulls inside", first(x).IgnoreNulls()}, {"D48 any_value", CallAgg[string]("any_value", o.Status).IgnoreNulls()},
	{"D47 IgnoreNulls of first OVER", first(x).IgnoreNulls().Over(OrderBy(o.Day))},
	{"D50 extract", Call[int32]("extract", phrase(Tree(unit(types.Year)), ast.KeywordFrom, Tree(o.Day)))}, {"D51 trim", Call[string]("trim", phrase(ast.KeywordBoth, Tree(Lit("x")), ast.KeywordFrom, Tree(o.Status)))},
	{"D51 trim leading", Call[string]("trim", phrase(ast.KeywordLeading, ast.KeywordFrom, Tree(o.Status)))}, {"D51 trim trailing", Call[string]("trim", phrase(ast.KeywordTrailing, Tree(Concat(o.Note, o.Status)), ast.KeywordFrom, Tree(o.Status)))},
	{"D52 substring", Call[string]("substring", phrase(Tree(o.Status), ast.KeywordFrom, Tree(Lit(2)), ast.KeywordFor, Tree(Lit(3))))},
	{"D53 overlay", Call[string]("overlay", phrase(Tree(o.Status), ast.KeywordPlacing, Tree(Lit("_")), ast.KeywordFrom, Tree(Lit(2)), ast.KeywordFor, Tree(Lit(1))))},
	{"D54 position", Call[int32]("position", phrase(Tree(Lit("a")), ast.KeywordIn, Tree(o.Status)))}, {"D54 position of a condition", Call[int32]("position", phrase(Tree(Eq(x, y)), ast.KeywordIn, Tree(Eq(y, x))))},
	{"D55 timestampadd", Call[time.Time]("timestampadd", unit(types.Month), Lit(1), o.PlacedAt)}, {"D from_json", Call[[]int32]("from_json", o.JSON, typeArg(types.Array{Elem: types.Int}))},
	{"D56 niladic", now()}, {"D59 grouping", Call[int8]("grouping", o.Status)},
	{"D62 ai_query", Call[string]("ai_query", Lit("ep"), NamedArg("request", o.Note), NamedArg("failOnError", Lit(false)))},
	{"D63 Func", Func[string]("my-cat", "s", "f").Call(x, NamedArg("y", Val(1)))}, {"D63 Func of the generator", sales.NetPrice(o.Price, Val(d("0.2")))}, {"D63 AggFunc", AggFunc[float64]("main", "s", "geo_mean").Call(o.Weight).Over(PartitionBy(o.Status))},
	{"D64 Var", Var[int64]("v").Add(1)}, {"D64 Eq Var", Eq(o.ID, Var[int64]("v").Expr)}, {"D64 Var OfType", Cast[string](Var[any]("v").OfType(types.Decimal{Precision: 18, Scale: 2}))},
	{"D IfNull", x.IfNull(0)}, {"D AddInterval", AddInterval(o.PlacedAt, types.Days(7))}, {"D SubInterval", SubInterval(o.Day, types.Months(1))}, {"D Elapsed", Elapsed(o.PlacedAt, o2.PlacedAt)},
	{"D Times", AddInterval(o.Day, Times(Val(types.Days(1)), o.Days))}, {"D Neg of an interval", Neg(Val(types.Days(1)))},
	{"D Raw", Raw[int64]("{} + 1", x)}, {"D Raw of a loose expression", Raw[int64]("{} * {}", Add(x, y), Val(2))}, {"D Raw in an operator", Raw[int64]("a + b").Mul(2)}, {"D Raw of a query", Raw[bool]("x = ANY {}", Select(o.ID).From(o))},
	{"D Raw with quoted holes", Raw[string]("concat('{}', {}, `{}`)", o.Status)},
	{"D Embed", Embed[bool](sq.Eq{"a": 1})}, {"D Embed in And", And(o.Paid, Embed[bool](sq.Or{sq.Eq{"a": "x"}, sq.Expr("b = '?' AND c > ?", 2.5)}))},
	{"D Verbatim", Make[int64](ast.Verbatim("a + b")).Mul(2)},
	{"D Named", x.As("q")}, {"D Nullable", Nullable(maxOf(x).As("m"))}, {"D Order", o.ID.Desc().NullsFirst()}, {"D Assign", setStatus{}},
}

// setStatus is an assignment by itself, as in a message.
type setStatus struct{}

func (setStatus) Stmt() ast.Stmt {
	return &ast.Piece{Of: Update(orders).Set(orders.Status.Set("x")).AllRows().Stmt().(*ast.Update).Set[0]}
}

var runtimeType, _ = types.Parse("MAP<STRING, INT>")
