package check_test

import (
	"time"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"
)

var wrongScopes = map[string]Stmt{
	"relation not in FROM":           Select(c.Name).From(o),
	"no FROM":                        Select(o.ID),
	"other alias of the same table":  Select(orders.ID).From(o),
	"every place":                    Select(o.ID, c.ID).From(o).Where(c.ID.Eq(1), o.Qty.Gt(1)).GroupBy(o.ID, c.ID).Having(maxOf(c.ID).Gt(1)).OrderBy(c.ID),
	"same node in two places":        Select(c.ID).From(o).Where(c.ID.Eq(1)),
	"in a subquery":                  Select(o.ID).From(o).Where(Exists(Select(Lit(1)).From(o2).Where(Eq(o2.CustomerID, c.ID)))),
	"subquery is not visible":        Select(o2.ID).From(o).Where(Exists(Select(Lit(1)).From(o2))),
	"derived table without LATERAL":  Select(Star()).From(o, Select(c.ID).From(c).Where(Eq(c.ID, o.CustomerID)).As("x")),
	"LATERAL does not see later":     Select(Star()).From(Lateral(Select(c.ID).From(c).Where(Eq(c.ID, o.CustomerID)).As("x")), o),
	"table inside a derived table":   Select(o.ID).From(Select(o.ID).From(o).As("x")),
	"table inside a CTE":             Select(o.ID).From(CTE("x", Select(o.ID).From(o))),
	"CTE under another alias":        Select(o.ID.Of(CTE("x", Select(o.ID).From(o)))).From(CTE("x", Select(o.ID).From(o)).As("y")),
	"CTE sees nothing outside":       Select(o.ID).From(o, CTE("x", Select(c.ID).From(c).Where(Eq(c.ID, o.CustomerID)))),
	"semi join":                      Select(o.ID, c.Name).From(o).SemiJoin(c).On(Eq(o.CustomerID, c.ID)).Where(c.Region.Eq("eu")),
	"anti join":                      Select(o.ID).From(o).AntiJoin(c).On(Eq(o.CustomerID, c.ID)).OrderBy(c.ID),
	"ON sees nothing later":          Select(o.ID).From(o).Join(c).On(Eq(c.ID, o2.CustomerID)).Join(o2).On(Eq(o2.ID, o.ID)),
	"ON in parentheses":              Select(o.ID).From(o).Join(Nested(o2).Join(c).On(Eq(o.CustomerID, c.ID))).On(Eq(o.ID, o2.ID)),
	"two relations of one name":      Select(o.ID).From(o, c.As("o")),
	"a table twice":                  Select(orders.ID).From(orders).CrossJoin(orders),
	"two CTEs of one name":           Select(Star()).From(CTE("x", Select(o.ID).From(o)).As("a"), CTE("X", Select(o.Qty).From(o)).As("b")),
	"lambda variable outside":        Select(Call[[]int32]("transform", o.Tags, Lambda(func(x Expr[string]) Value[int32] { escaped = x; return Lit[int32](1) })), escaped).From(o),
	"recursive reference outside":    Select(Star()).From(recursiveSelf()),
	"alias in WHERE":                 Select(o.Qty.Add(1).As("b")).From(o).Where(o.Qty.Add(1).As("b").Ref().Gt(1)),
	"alias of a later item":          Select(o.Qty.Add(1).As("b").Ref().Mul(2).As("c"), o.Qty.Add(1).As("b")).From(o),
	"alias of no item":               Select(o.ID).From(o).OrderBy(o.Qty.As("b").Ref()),
	"star of a relation not in FROM": Select(Star(c)).From(o),
	"LIMIT sees no columns":          Select(o.ID).From(o).LimitTo(o.Qty),
	"window twice":                   Select(sum(o.Qty).Over(PartitionBy(o.ID).As("w")), sum(o.Qty).Over(PartitionBy(o.Day).As("w"))).From(o),
	"USING":                          Select(Star()).From(o).Join(c).Using(o.Qty),
	"hint for joins of nothing":      Select(Lit(1)).From(o).Join(c).On(Eq(o2.CustomerID, c.ID)),
}

var escaped Expr[string]

// recursiveSelf is what a recursive CTE reads, outside of it.
func recursiveSelf() (self Rel) {
	RecursiveCTE("r", SelectValue(Lit(1)), func(r Rel) Query {
		self = r
		return SelectValue(Lit(1)).From(r)
	})
	return self
}

var (
	derived    = Select(o.ID, o.Status.As("state"), o.ShipTo.City).From(o).As("x")
	misspelled = NewTable("", "", "nobody")
)

// inline is rows that have one of the columns of their table.
var inline = Inline(orders.Table, "i", []struct{ Status string }{{"a"}})

var wrongColumns = map[string]Stmt{
	"unknown of rows":        Select(Col[int64](inline, "id"), Col[string](inline, "status")).From(inline),
	"unknown":                Select(Col[string](o, "statsu")).From(o),
	"unknown, nothing near":  Select(Col[string](o, "zzz")).From(o),
	"unknown of derived":     Select(Col[string](derived, "status"), Col[string](derived, "city")).From(derived),
	"unknown of CTE":         Select(o.Qty.Of(CTE("x", Select(o.ID).From(o)))).From(CTE("x", Select(o.ID).From(o))),
	"unknown of renamed":     Select(Col[int64](Select(o.ID).From(o).As("x", "n"), "id")).From(Select(o.ID).From(o).As("x", "n")),
	"unknown of VALUES":      Select(Col[int64](ValueList(1, 2).As("v"), "x"), Col[int64](ValueList(1, 2).As("v"), "col1")).From(ValueList(1, 2).As("v")),
	"unknown of star":        Select(o.ID.Of(Select(Star().Except(o.ID)).From(o).As("s"))).From(Select(Star().Except(o.ID)).From(o).As("s")),
	"unknown of lateral":     Select(Col[string](Lateral(Select(c.ID).From(c).As("l")), "name")).From(o, Lateral(Select(c.ID).From(c).As("l"))),
	"unknown of function":    Select(Col[string](explode(o.Tags).As("e", "tag"), "tags")).From(o, Lateral(explode(o.Tags).As("e", "tag"))),
	"bare, ambiguous":        Select(Col[int64](nil, "id")).From(o, c),
	"bare, unknown":          Select(Col[int64](nil, "statu")).From(o).Where(Col[bool](nil, "paid")),
	"bare, unknown beside":   Select(Col[int64](nil, "id")).From(o, c, unknown),
	"bare, no FROM":          Select(Col[int64](nil, "id")),
	"twice in derived":       Select(Col[int64](Select(o.ID, c.ID).From(o, c).As("x"), "id")).From(Select(o.ID, c.ID).From(o, c).As("x")),
	"twice, not used":        Select(Star()).From(Select(o.ID, c.ID).From(o, c).As("x")),
	"unknown field":          Select(Field[string](o.ShipTo, "citty"), FieldOf[string](o.ShipTo.Column, "x")).From(o),
	"field of a string":      Select(Field[string](o.Status, "x")).From(o),
	"EXCEPT":                 Select(Star().Except(Col[any](o, "nothing"))).From(o),
	"USING, one side":        Select(Star()).From(o).Join(c).Using(Col[string](nil, "region")),
	"too many names":         Select(Star()).From(Select(o.ID).From(o).As("x", "a", "b")),
	"too many names of CTE":  Select(Star()).From(CTE("x", Select(o.ID, o.Qty).From(o), "a")),
	"index of a string":      Select((Call[string]("upper", At(asArray(o.Status), 0)))).From(o).Where(asBool(At(asArray(o.Paid), 0))),
	"a table that nobody is": Select(Col[int64](misspelled, "x")).From(o),
}

var wrongGroups = map[string]Stmt{
	"not grouped":                  Select(o.Status, o.Day, sum(o.Price)).From(o).GroupBy(o.Status),
	"aggregate beside column":      Select(o.Status, sum(o.Price)).From(o),
	"aggregate beside raw":         Select(o.Status, sum(o.Price), Raw[int64]("max({})", o.Qty)).From(o),
	"aggregate inside of an item":  Select(o.Qty.Add(1), Add(o.Qty, sum(o.Qty))).From(o),
	"HAVING":                       Select(o.Status).From(o).GroupBy(o.Status).Having(o.Qty.Gt(1), sum(o.Qty).Gt(1)),
	"ORDER BY":                     Select(o.Status).From(o).GroupBy(o.Status).OrderBy(o.Day, o.Status),
	"ORDER BY an aggregate":        Select(o.Status).From(o).OrderBy(sum(o.Qty)),
	"QUALIFY":                      Select(o.Status, rank().Over(OrderBy(o.Status)).As("r")).From(o).GroupBy(o.Status).Qualify(o.Day.IsNull()),
	"other expression":             Select(upper(o.Note), year(o.Day)).From(o).GroupBy(upper(o.Status), year(o.Day)),
	"primary key is not enough":    Select(c.ID, c.Name).From(c).GroupBy(c.ID),
	"grouping sets":                Select(o.Status, o.Day, o.ID).From(o).GroupBy(GroupingSets(Tuple(o.Status, o.Day), Tuple())),
	"star":                         Select(Star()).From(c).GroupBy(c.ID, c.Name),
	"window over ungrouped":        Select(o.Status, rank().Over(PartitionBy(o.Day).OrderBy(sum(o.Qty)))).From(o).GroupBy(o.Status),
	"case by parts":                Select(Case(When(o.Qty.Gt(1), o.Status)).Else(o.Note)).From(o).GroupBy(o.Qty, o.Status),
	"aggregate in WHERE":           Select(o.Status).From(o).Where(sum(o.Qty).Gt(1)),
	"aggregate in ON":              Select(o.Status).From(o).Join(c).On(Eq(maxOf(o.CustomerID), c.ID)),
	"aggregate in GROUP BY":        Select(count()).From(o).GroupBy(sum(o.Qty)),
	"aggregate in GROUP BY by Ref": Select(o.ID, sum(o.Qty).As("n")).From(o).GroupBy(o.ID, sum(o.Qty).As("n").Ref()),
	"aggregate by ordinal":         Select(o.ID, sum(o.Qty)).From(o).GroupBy(Ordinal(1), Ordinal(2)),
	"ordinals":                     Select(o.ID, o.Qty).From(o).GroupBy(Ordinal(0), Ordinal(3)).OrderBy(Ordinal(4).Desc()),
	"ordinal of a star":            Select(Star(), Lit(1).As("n")).From(c).OrderBy(Ordinal(6), Ordinal(5)),
	"nested":                       Select(sum(maxOf(o.Qty))).From(o),
	"in FILTER":                    Select(sum(o.Qty).Filter(maxOf(o.Qty).Gt(1))).From(o),
	"HAVING without groups":        Select(o.ID).From(o).Having(o.Qty.Gt(1)),
	"made as a scalar":             Select(o.Status, Call[int64]("SUM", o.Qty)).From(o),
	"in a subquery":                Select(o.ID).From(o).Where(InQuery(o.ID, SelectValue(o2.ID).From(o2).Where(Eq(o2.ID, maxOf(o2.Qty))))),
	"by a VARIANT":                 Select(count()).From(o).GroupBy(o.Payload),
	"in UPDATE":                    Update(orders).Set(orders.Qty.To(maxOf(orders.Qty))).Where(orders.ID.Eq(1)),
}

var wrongWindows = map[string]Stmt{
	"in WHERE":                 Select(o.ID).From(o).Where(rank().Over(OrderBy(o.ID)).Eq(1)),
	"in GROUP BY":              Select(o.ID).From(o).GroupBy(o.ID, rank().Over(OrderBy(o.ID))),
	"in HAVING":                Select(o.ID).From(o).GroupBy(o.ID).Having(rank().Over(OrderBy(o.ID)).Eq(1)),
	"in ON":                    Select(o.ID).From(o).Join(c).On(Eq(c.ID, maxOf(o.CustomerID).Over())),
	"in an aggregate":          Select(sum(sum(o.Qty).Over())).From(o),
	"in a window":              Select(sum(sum(o.Qty).Over()).Over(OrderBy(o.ID)), rank().Over(OrderBy(rowNumber().Over(OrderBy(o.ID))))).From(o),
	"without OVER":             Select(Call[int32]("row_number")).From(o),
	"QUALIFY without a window": Select(o.ID).From(o).Qualify(o.ID.Eq(1)),
	"DISTINCT":                 Select(count(o.ID).Distinct().Over()).From(o),
	"by a MAP":                 Select(rank().Over(OrderBy(o.Attrs))).From(o),
}

// Expressions whose SQL type is not what their Go type says: [Make] forgets it, as runtime columns do.

func asString(x Any) Expr[string]      { return Make[string](Operand(x)) }
func asBool(x Any) Expr[bool]          { return Make[bool](Operand(x)) }
func asInt(x Any) Expr[int64]          { return Make[int64](Operand(x)) }
func asArray(x Any) Expr[[]string]     { return Make[[]string](Operand(x)) }
func asMap(x Any) Expr[map[int]string] { return Make[map[int]string](Operand(x)) }
func asAny(x Any) Expr[any]            { return Make[any](Operand(x)) }

var (
	o1day  = civil.Date{Year: 2026, Month: 1, Day: 1}
	o1time = time.Unix(0, 0)
)

var wrongTypes = map[string]Stmt{
	"order of maps":             Select(o.ID).From(o).Where(o.Attrs.Lt(map[string]string{"a": "b"}), Eq(o.Attrs, o2.Attrs)).OrderBy(o.Attrs),
	"order of VARIANT":          Select(o.Payload.Gt(types.NewVariant("1"))).From(o).OrderBy(o.Payload.Desc()),
	"arithmetic of strings":     Select(o.Status.Add("x"), o.Status.Mul("x")).From(o),
	"arithmetic of booleans":    Select(o.Paid.Add(true), Add(asInt(o.Paid), o.Qty)).From(o),
	"arithmetic of dates":       Select(o.Day.Add(o1day), o.PlacedAt.Mul(o1time)).From(o),
	"arithmetic of maps":        Select(o.Attrs.Add(nil), o.Tags.Sub(nil)).From(o),
	"date and number":           Select(Eq(asAny(o.Day), asAny(o.Qty))).From(o).Where(Col[any](o, "day").Eq(5)),
	"string and number":         Select(Eq(asAny(o.Status), asAny(o.Qty))).From(o),
	"boolean and number":        Select(o.ID).From(o).Where(Eq(asAny(o.Paid), asAny(Lit(1)))),
	"array and string":          Select(Col[any](o, "tags").Eq("x")).From(o),
	"value of another shape":    Select(o.ID).From(o).Where(Col[any](o, "qty").Eq(map[string]int{}), Col[any](o, "tags").Eq(3), Col[any](o, "paid").Eq(1)),
	"BETWEEN":                   Select(Col[any](o, "qty").Between(o1day, o1day)).From(o),
	"IN":                        Select(In(asAny(o.Day), asAny(o.Paid), asAny(o.Qty))).From(o),
	"IN of tuples":              Select(In(Tuple(o.ID, o.Status), Tuple(Lit(1)))).From(o),
	"IN of a query":             Select(InQuery(asAny(o.Day), SelectValue(asAny(c.ID)).From(c)), InQuery(Tuple(o.ID), Select(c.ID, c.Name).From(c))).From(o),
	"query of two columns":      Select(Scalar(Select(c.ID, c.Name).From(c))).From(o),
	"LIKE":                      Select(Like(Typed[string](o.Status), "x"), Like(Cast[string](o.Qty), "x"), Call[bool]("f", Like(asString(o.Qty), "1%"), Like(asString(o.Tags), "x"))).From(o),
	"condition":                 Select(o.ID).From(o).Where(asBool(o.Qty), Or(asBool(o.Status), Not(asBool(o.Day)))).Having(),
	"CASE condition":            Select(Case(When(asBool(o.Status), Lit(1)))).From(o),
	"CASE branches":             Select(Case(When(o.Paid, asAny(o.Day)), When(o.Paid, asAny(o.Qty))).Else(asAny(o.Status))).From(o),
	"CASE value":                Select(CaseOf(asAny(o.Day), WhenIs[any, int](true, Lit(1)))).From(o),
	"FILTER":                    Select(sum(o.Qty).Filter(asBool(o.Qty))).From(o),
	"IS TRUE":                   Select(IsTrue(asBool(o.Qty))).From(o),
	"cast without a type":       Select(Cast[decimal.Decimal](o.Qty), Cast[func()](o.Qty)).From(o),
	"cast of an array":          Select(Cast[int64](o.Tags), Cast[[]string](o.Qty)).From(o),
	"bits":                      Select(BitAnd(asInt(o.Weight), o.Qty), BitNot(asInt(o.Price))).From(o),
	"negated":                   Select(Neg(asInt(o.Status))).From(o),
	"concatenation":             Select(Concat(asString(o.Tags), o.Status), Concat(asString(o.Attrs), o.Status)).From(o),
	"key of a map":              Select(Key(asMap(o.Attrs), 3), At(asArray(o.Tags), 1), At(asArray(o.Qty), 1)).From(o),
	"collation of a number":     Select(Collate(asString(o.Qty), types.UTF8LCase)).From(o),
	"path into a number":        Select(Path(asString(o.Qty)).Field("a")).From(o),
	"type of a call":            Select(Eq(asAny(upper(o.Status)), asAny(o.Day)), Eq(asAny(year(o.Day)), asAny(o.Day))).From(o),
	"arguments":                 Select(Call[string]("upper", o.Tags), Call[string]("upper"), Call[string]("upper", o.Note, o.Note), Call[[]string]("map_keys", o.Tags)).From(o),
	"argument of an aggregate":  Select(sum(asInt(o.Paid))).From(o),
	"LIMIT":                     Select(o.ID).From(o).LimitTo(Lit("ten")),
	"in the columns of a query": Select(Eq(asAny(Col[any](derived, "state")), asAny(Col[any](derived, "id")))).From(derived),
}

var wrongQueries = map[string]Stmt{
	"UNION of other width":    Union(Select(o.ID, o.Qty).From(o), Select(c.ID).From(c)),
	"UNION of other types":    UnionAll(Select(o.ID, o.Day, o.Status).From(o), Select(o.Day, o.Qty, o.Qty).From(o)),
	"UNION of maps":           Union(Select(o.Attrs).From(o), Select(o.Attrs).From(o)),
	"ordinal of a UNION":      Union(Select(o.ID).From(o), Select(c.ID).From(c)).OrderBy(Ordinal(2)),
	"inside of a UNION":       Union(Select(o.ID).From(o), Select(c.ID).From(o)),
	"DISTINCT of maps":        Select(o.ID, o.Attrs).Distinct().From(o),
	"rows of other length":    Values(Tuple(Lit(1), Lit(2)), Tuple(Lit(1))),
	"rows of other types":     Values(Tuple(Lit(1), Lit("a")), Tuple(Lit(true), Lit(1))),
	"columns in VALUES":       Values(Tuple(o.ID)),
	"mistakes in a CTE, once": Select(Star()).From(broken.As("a"), broken.As("b")),
	"NOT IN of NULLs":         Select(o.ID).From(o).Where(Not(InQuery(o.Note, SelectValue(c.Region).From(c))), Not(InQuery(o.Note, SelectValue(c.Region).From(c).Where(c.Region.IsNotNull())))),
	"outer join undone":       Select(o.ID).From(o).LeftJoin(c).On(Eq(c.ID, o.CustomerID)).Where(c.Region.Eq("eu"), c.Name.IsNull(), o.Qty.Gt(1)),
	"bound":                   Bound(Select(c.ID).From(o), Bind(Param[int64]("x"), 1)),
	"order of findings":       Select(c.ID, Col[int64](o, "x")).From(o).LeftJoin(o2).On(Eq(c.ID, o2.CustomerID)).Where(c.ID.Eq(1)).OrderBy(c.ID),
}

var broken = CTE("broken", Select(o.ID, Col[int64](o, "nothing")).From(o))

type wholeOrder struct {
	ID   int64
	Note string
	Day  *string
}

type renamed struct {
	ID    int64 `db:"id"`
	State string
}

type twice struct {
	A int64 `db:"id"`
	B int64 `db:"ID"`
}

type joined struct {
	ID   int64
	Name string
}

var wrongRows = map[string]Stmt{
	"NULL into a value":       SelectAs[wholeOrder](o.ID, o.Note, o.Day).From(o),
	"NULL of an outer join":   SelectAs[joined](o.ID, c.Name).From(o).LeftJoin(c).On(Eq(c.ID, o.CustomerID)),
	"NULL of the left side":   SelectAs[joined](o.ID, c.Name).From(o).RightJoin(c).On(Eq(c.ID, o.CustomerID)),
	"NULL of a full join":     SelectAs[joined](o.ID, c.Name).From(o).FullJoin(c).On(Eq(c.ID, o.CustomerID)),
	"NULL of a derived table": SelectAs[wholeOrder](o.Of(someOrders).ID, o.Of(someOrders).Note, o.Of(someOrders).Day).From(someOrders),
	"no field":                SelectAs[wholeOrder](o.ID, Lit("x").As("note"), o.Day, o.Qty).From(o),
	"no column":               SelectAs[wholeOrder](o.ID).From(o),
	"neither":                 SelectAs[renamed](o.ID, Lit("").As("stat")).From(o),
	"star":                    SelectAs[joined](Star()).From(c),
	"one column twice":        SelectAs[joined](o.ID, c.ID, c.Name).From(o, c),
	"a struct that is no row": SelectAs[twice](o.ID).From(o),
	"no struct":               SelectAs[int64](o.ID).From(o),
	"item without a name":     SelectAs[joined](o.ID, upper(o.Note), o.Qty.Add(1)).From(o),
	"nullable item":           SelectAs[joined](o.ID, Nullable(Lit("x").As("name"))).From(o),
}

var someOrders = Select(Star()).From(o).As("some")

var wrongInserts = map[string]Stmt{
	"no rows":                 Insert(orders),
	"two kinds of rows":       Insert(customers).Values(customers.ID.Set(1), customers.Name.Set("a")).Select(Select(Star()).From(c)),
	"unknown column":          Insert(customers).Values(customers.ID.Set(1), customers.Name.Set("a"), Col[string](customers, "regoin").Set("eu")),
	"column of another table": Insert(customers).Values(customers.ID.Set(1), customers.Name.Set("a"), o.Note.Set("eu")),
	"column twice":            Insert(customers).Values(customers.ID.Set(1), customers.Name.Set("a"), customers.Name.Set("b")),
	"no column":               Insert(customers).Values(customers.ID.Set(1), customers.Name.Set("a"), Computed(upper(customers.Region)).Set("b")),
	"identity and generated":  Insert(orders).Values(newOrder(orders, orders.ID.Set(1), orders.Day.Set(o1day))...),
	"column missing":          Insert(customers).Values(customers.ID.Set(1)).Values(customers.Name.Set("a")),
	"NULL":                    Insert(customers).Values(customers.ID.Set(1), customers.Name.SetNull()),
	"DEFAULT that is NULL":    Insert(customers).Values(customers.ID.SetDefault(), customers.Name.Set("a")),
	"all defaults":            Insert(customers).DefaultValues(),
	"column in a value":       Insert(customers).Values(customers.ID.To(customers.ID), customers.Name.Set("a")),
	"type of a value":         Insert(customers).Values(customers.ID.Set(1), Col[any](customers, "name").Set([]string{"a"})),
	"rows without a column":   Insert(customers).Rows(RowsOf(customers, []struct{ ID int64 }{{1}})),
	"width of a query":        Insert(customers).Select(Select(c.ID, c.Name).From(c)),
	"width of a long query":   Insert(customers).Select(Select(Star(), Lit(1)).From(c)),
	"width of a list":         Insert(customers).Columns(customers.ID, customers.Name).Select(Select(c.ID).From(c)),
	"types of a query":        Insert(customers).Select(Select(o.Paid, o.Status, o.Note, o.Qty).From(o)),
	"types of a list":         Insert(customers).Columns(customers.ID, customers.Name).Select(Select(o.Day, o.Tags).From(o)),
	"string into a number":    Insert(customers).Columns(customers.ID, customers.Name).Select(Select(o.Status, o.Status).From(o)),
	"list of columns":         Insert(customers).Columns(customers.ID, customers.Name, customers.ID, o.Qty, Col[int64](customers, "x")).Select(Select(Lit(1), Lit(""), Lit(1), Lit(1), Lit(1))),
	"by name":                 Insert(customers).ByName().Select(Select(c.ID, c.Name.As("nane"), o.Day.As("region")).From(c, o)),
	"identity in a list":      Insert(orders).Columns(orders.ID).Select(Select(c.ID).From(c)),
	"by name and list":        Insert(customers).ByName().Columns(customers.ID, customers.Name).Select(Select(c.ID, c.Name).From(c)),
	"mistake in the query":    Insert(customers).Select(Select(c.ID, c.Name, o.Note, c.Vector).From(c)),
	"partition":               Insert(orders).Partition(orders.Status.Set("new"), orders.Status, c.Region).Select(Select(Star()).From(o)),
	"partition and list":      Insert(customers).Partition(customers.Region.Set("eu")).Columns(customers.ID, customers.Name).Select(Select(c.ID).From(c)),
	"replace nothing":         Insert(customers).ReplaceWhere(If(false, customers.ID.Eq(1))).Select(Select(Star()).From(c)),
	"replace without where":   Insert(customers).ReplaceWhere().Select(Select(Star()).From(c)),
	"replace on without name": Insert(customers.As("t")).ReplaceOn(Eq(customers.As("t").ID, c.ID)).Select(Select(Star()).From(c)),
	"replace where of others": Insert(customers).ReplaceWhere(o.Qty.Gt(1)).Select(Select(Star()).From(c)),
	"replace twice":           InsertOverwrite(customers).ReplaceUsing(customers.ID).Select(Select(Star()).From(c)),
	"narrower columns":        Insert(narrow).Select(Select(Star()).From(wide)),
	"narrower by name":        Insert(narrow).ByName().Select(Select(ColumnOf(wide, "a"), ColumnOf(wide, "f")).From(wide)),
	"narrower in a list":      Insert(narrow).Columns(ColumnOf(narrow, "d"), ColumnOf(narrow, "f")).Select(Select(ColumnOf(wide, "d"), ColumnOf(wide, "d")).From(wide)),
	"narrower in a row":       Insert(narrow).Values(ColumnOf(narrow, "a").To(asAny(Cast[int64](Val("7")))), ColumnOf(narrow, "e").To(asAny(Lit("more than ten"))), ColumnOf(narrow, "b").To(asAny(Lit(0.5)))),
	"narrower partition":      InsertOverwrite(narrow).Partition(ColumnOf(narrow, "a").To(asAny(Lit(int64(1)<<40))), ColumnOf(narrow, "d")).Select(Select(Star()).From(unknown)),
	"replace using":           Insert(customers).ReplaceUsing(o.Qty, customers.ID, customers.ID).Select(Select(Star()).From(c)),
}

var wrongUpdates = map[string]Stmt{
	"no condition":            Update(orders).Set(orders.Note.Set("x")),
	"conditions vanished":     Update(orders).Set(orders.Note.Set("x")).Where(If(false, orders.Paid)),
	"delete without":          Delete(orders),
	"delete, vanished":        Delete(orders).Where(nil, Or(If(false, orders.Paid))),
	"no assignment":           Update(orders).AllRows(),
	"column of another table": Update(orders).Set(c.Region.Set("x")).AllRows(),
	"column twice":            Update(orders).Set(orders.Note.Set("x"), orders.Note.SetNull()).AllRows(),
	"column and its field":    Update(orders).Set(orders.ShipTo.City.Set("x"), orders.ShipTo.SetNull()).AllRows(),
	"no column":               Update(orders).Set(Computed(orders.Qty.Add(1)).Set(3)).AllRows(),
	"identity and generated":  Update(orders).Set(orders.ID.Set(3), orders.Day.Set(o1day)).AllRows(),
	"NULL":                    Update(orders).Set(orders.Qty.SetNull()).AllRows(),
	"unknown column":          Update(orders).Set(Col[string](orders, "noot").Set("x"), FieldOf[string](orders.ShipTo.Column, "cyti").Set("x")).AllRows(),
	"value out of scope":      Update(orders).Set(orders.Note.To(c.Region)).Where(Eq(orders.CustomerID, c.ID)),
	"type of a value":         Update(orders).Set(Col[any](orders, "day").To(asAny(orders.Qty)), Col[any](orders, "tags").To(asAny(orders.Note)), Col[any](orders, "qty").To(asAny(orders.Note))).AllRows(),
	"narrower":                Update(narrow).Set(ColumnOf(narrow, "a").To(ColumnOf(narrow, "f")), ColumnOf(narrow, "f").To(ColumnOf(narrow, "a")), ColumnOf(narrow, "e").To(asAny(upper(asString(ColumnOf(narrow, "e")))))).AllRows(),
	"condition of others":     Delete(orders).Where(c.Region.Eq("x")),
	"partition":               Truncate{Table: orders, Partition: []Assign{c.Region.Set("x"), orders.Status.Set("x")}},
}

var (
	target = orders.As("t")
	source = orders.As("s")
	merge  = MergeInto(target).Using(source).On(Eq(target.ID, source.ID))

	mergeNarrow = MergeInto(narrow).Using(wide).On(Eq(ColumnOf(narrow, "f"), ColumnOf(wide, "f")))
)

var wrongMerges = map[string]Stmt{
	"no WHEN":                     merge,
	"no ON":                       MergeInto(target).Using(source).On().WhenMatched().Delete(),
	"ON out of scope":             MergeInto(target).Using(source).On(Eq(target.ID, orders.ID)).WhenMatched().Delete(),
	"same name":                   MergeInto(orders).Using(orders).On(Eq(orders.ID, orders.ID)).WhenMatched().Delete(),
	"target when not matched":     merge.WhenNotMatched(target.Paid).Insert(newOrder(target, target.Note.To(target.Note))...),
	"source when not by source":   merge.WhenNotMatchedBySource(source.Paid).Update(target.Note.To(source.Note)),
	"unreached":                   merge.WhenMatched().UpdateAll().WhenMatched(source.Paid).Delete().WhenNotMatched().InsertAll().WhenNotMatched().InsertAll(),
	"vanished":                    merge.WhenMatched(If(false, source.Paid)).Delete(),
	"vanished, by source":         merge.WhenNotMatchedBySource(If(false, target.Paid)).Update(target.Note.SetNull()),
	"column of the source":        merge.WhenMatched().Update(source.Note.Set("x")),
	"column twice":                merge.WhenMatched().Update(target.Note.Set("x"), target.Note.SetNull()),
	"nothing to set":              merge.WhenMatched().Update().WhenNotMatched().Insert(),
	"column missing":              merge.WhenNotMatched().Insert(target.CustomerID.Set(1), target.Qty.SetNull()),
	"aggregate":                   merge.WhenMatched(maxOf(source.Qty).Gt(1)).Delete(),
	"except":                      merge.WhenMatched().UpdateAllExcept(c.Region, Col[any](target, "x")),
	"narrower":                    mergeNarrow.WhenMatched().Update(ColumnOf(narrow, "a").To(ColumnOf(wide, "a"))).WhenNotMatched().Insert(ColumnOf(narrow, "b").To(ColumnOf(wide, "b"))),
	"narrower by a star":          mergeNarrow.WhenMatched().UpdateAll().WhenNotMatched().InsertAllExcept(ColumnOf(narrow, "a"), ColumnOf(narrow, "B"), ColumnOf(narrow, "d")),
	"mistake in the source":       MergeInto(target).Using(Select(c.ID).From(o).As("x")).On(Eq(target.ID, o.ID.Of(Select(c.ID).From(o).As("x")))).WhenMatched().Delete(),
	"unknown column of the query": MergeInto(target).Using(Select(o.ID).From(o).As("x")).On(Eq(target.ID, o.Qty.Of(Select(o.ID).From(o).As("x")))).WhenMatched().Delete(),
}
