package dialect_test

import (
	"time"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/sales"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/golang-sql/civil"
)

func ptr[T any](v T) *T { return &v }

var (
	batch = []sales.OrdersInsert{
		{CustomerID: 7, Qty: 1, Price: d("9.99"), Paid: true, PlacedAt: time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC), Note: ptr("it's"), Tags: []string{"a"}},
		{CustomerID: 8, Status: ptr("paid"), Qty: 2, Price: d("1"), ShipTo: &sales.OrdersShipTo{City: "Ulm"}, Payload: ptr(types.NewVariant("{}")), As_: ptr("x")},
	}
	inlined = orders.Inline("i", many(2))

	t     = orders.As("t")
	s     = orders.As("s")
	fresh = Select(o.ID, o.Status).From(o).As("fresh")
	line  = NewTable("", "", "line")
	notes = TableOf(&TableInfo{Name: Name{Name: "notes"}, Columns: []ColumnInfo{{Name: "id", Type: types.BigInt, Flags: types.Identity}, {Name: "text", Type: types.String}}})
)

// lineRow is a row of a table that is known at run time only.
type lineRow struct {
	ID   int64
	Name *string
	Day  civil.Date
}

// many is n rows that are too many for parameters of their own, if n is large.
func many(n int) []sales.OrdersInsert {
	rows := make([]sales.OrdersInsert, n)
	for i := range rows {
		rows[i] = sales.OrdersInsert{CustomerID: sales.CustomerID(i), Status: ptr("new"), Price: d("1")}
	}
	return rows
}

func lines(n int) []lineRow {
	rows := make([]lineRow, n)
	for i := range rows {
		rows[i] = lineRow{ID: int64(i), Day: civil.Date{Year: 2026, Month: 1, Day: 31}}
	}
	return rows
}

var inserts = []example{
	{"L1 Values", Insert(line).Values(Col[int64](line, "a").Set(1), Col[string](line, "b").Set("x")).Values(Col[int64](line, "a").Set(2), Col[string](line, "b").SetNull())},
	{"L3 Values of generated columns", Insert(orders).Values(newRow(orders.Status.SetDefault(), orders.Note.SetNull())...)},
	{"L3 Values that differ", Insert(orders).Values(newRow(orders.Note.Set("x"))...).Values(newRow(orders.Status.To(upper(Val("y"))))...)},
	{"L1 Row", Insert(orders).Values(orders.Row(batch[0])...)},
	{"L1 Rows of generated code", Insert(orders).Rows(orders.Rows(batch))},
	{"L1 Rows of structs", Insert(line).Rows(RowsOf(line, lines(2)))},
	{"L1 Rows as one parameter", Insert(line).Rows(RowsOf(line, lines(90)))},
	{"L1 Rows twice", Insert(line).Rows(RowsOf(line, lines(1))).Rows(RowsOf(line, lines(1)))},
	{"L DefaultValues", Insert(notes).DefaultValues()},
	{"L3 Columns", Insert(customers).Columns(customers.ID, customers.Name).Select(Select(c.ID, c.Name).From(c))},
	{"L4 ByName", Insert(customers).ByName().Select(Select(c.Name, c.ID).From(c))},
	{"L5 Select", Insert(customers).Select(Select(Star()).From(c))},
	{"L5 Select of Values", Insert(line).Select(Values(Tuple(Lit(1), Lit("a"))))},
	{"L5 Select of Union", Insert(line).Select(Union(ids, ids2))},
	{"L6 Select with CTE", Insert(line).Select(Select(o.ID.Of(small)).From(small))},
	{"L6 Select with CTE deep below", Insert(line).Select(Select(o.ID).From(o).Where(InQuery(o.ID, SelectValue(o.ID.Of(small)).From(small))))},
	{"L7 Select With", Insert(line).Select(Select(o.ID.Of(small)).With(small).From(small))},
	{"L8 InsertOverwrite", InsertOverwrite(line).Select(Select(o.ID).From(o))},
	{"L9 InsertOverwrite ByName", InsertOverwrite(line).ByName().Select(Select(o.ID).From(o))},
	{"L10 Partition", InsertOverwrite(line).Partition(Col[civil.Date](line, "day").Set(civil.Date{Year: 2026, Month: 1, Day: 31}), Col[any](line, "region")).Select(Select(o.ID).From(o))},
	{"L12 ReplaceWhere", Insert(line).ReplaceWhere(Col[string](line, "status").Eq("new"), Col[int64](line, "id").Gt(5)).Select(Select(o.ID).From(o))},
	{"L13 ByName ReplaceWhere", Insert(line).ByName().ReplaceWhere(Col[string](line, "status").Eq("new")).Select(Select(o.ID).From(o))},
	{"L14 ReplaceUsing", Insert(line).ReplaceUsing(Col[any](line, "id"), Col[any](line, "region")).Select(Select(o.ID).From(o))},
	{"L15 ByName ReplaceUsing", Insert(line).ByName().ReplaceUsing(Col[any](line, "id")).Select(Select(o.ID).From(o))},
	{"L16 ReplaceOn", Insert(NewTable("", "", "line").As("t")).ReplaceOn(NullSafeEq(Col[int64](line.As("t"), "id"), o.ID.Of(fresh))).Select(fresh)},
	{"L17 Columns ReplaceOn", Insert(line.As("t")).Columns(Col[any](line, "id"), Col[any](line, "v")).ReplaceOn(Eq(Col[int64](line.As("t"), "id"), o.ID.Of(fresh))).Select(fresh)},
	{"L18 WithSchemaEvolution", Insert(line).WithSchemaEvolution().ByName().Select(Select(o.ID).From(o))},
	{"L19 WithSchemaEvolution of InsertOverwrite", InsertOverwrite(line).WithSchemaEvolution().Select(Select(o.ID).From(o))},
	{"L20 Options", Insert(line).Options(map[string]string{"mergeSchema": "true", "k": "it's"}).Select(Select(o.ID).From(o))},
	{"L IdentifierTable", Insert(IdentifierTable(Param[string]("table"))).Values(Col[int64](nil, "a").Set(1))},
	{"L struct field", Insert(orders).Columns(orders.ShipTo).Columns(orders.CustomerID, orders.Qty, orders.Price, orders.Paid, orders.PlacedAt, orders.Lines).Select(Select(o.ShipTo, o.CustomerID, o.Qty, o.Price, o.Paid, o.PlacedAt, o.Lines).From(o))},
}

// newRow is a row with all that has to be there.
func newRow(more ...Assign) []Assign {
	return append([]Assign{
		orders.CustomerID.Set(7), orders.Qty.Set(1), orders.Price.Set(d("5")), orders.Paid.Set(true),
		orders.PlacedAt.Set(time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)), orders.Lines.Set([]sales.OrdersLinesItem{{SKU: "a", Qty: 1}}),
	}, more...)
}

func merging() MergeStmt { return MergeInto(t).Using(s).On(Eq(t.ID, s.ID)) }

var merges = []example{
	{"M1 UpdateAll", merging().WhenMatched().UpdateAll()}, {"M2 Update", merging().WhenMatched(Gt(s.Qty, t.Qty)).Update(t.Qty.To(s.Qty), t.Status.SetDefault(), t.Note.Set("x"))},
	{"M3 Delete", merging().WhenMatched(s.Paid, Or(t.Paid, s.Status.Eq("x"))).Delete().WhenMatched().Update(t.Qty.To(s.Qty))}, {"M4 InsertAll", merging().WhenNotMatched().InsertAll()},
	{"M5 Insert", merging().WhenNotMatched(s.Paid).Insert(t.CustomerID.To(s.CustomerID), t.Status.SetDefault(), t.Qty.Set(1), t.Price.To(s.Price), t.Paid.To(s.Paid), t.PlacedAt.To(s.PlacedAt), t.Lines.To(s.Lines))},
	{"M6 WhenNotMatchedBySource", merging().WhenNotMatchedBySource(t.Status.Eq("old")).Delete().WhenNotMatchedBySource().Update(t.Status.Set("gone"))},
	{"M7 UpdateAllExcept", merging().WhenMatched().UpdateAllExcept(t.PlacedAt, t.Day)}, {"M8 InsertAllExcept", merging().WhenNotMatched().InsertAllExcept(t.PlacedAt)}, {"M9 WithSchemaEvolution", merging().WithSchemaEvolution().WhenMatched().UpdateAll().WhenNotMatched().InsertAll()},
	{"M10 Using a query", MergeInto(t).Using(Select(Star()).From(s).Where(s.Paid).As("x")).On(Eq(t.ID, t.ID.Of(Select(Star()).From(s).Where(s.Paid).As("x")))).WhenMatched().Delete()},
	{"M10 Using Inline", MergeInto(t).Using(inlined).On(Eq(t.CustomerID, inlined.CustomerID)).WhenMatched().Update(t.Status.To(inlined.Status))},
	{"M11 Using a CTE", MergeInto(line.As("t")).Using(small).On(Eq(Col[int64](line.As("t"), "id"), o.ID.Of(small))).WhenMatched().Delete()},
	{"M11 CTE in a condition", merging().WhenMatched(InQuery(s.ID, SelectValue(o.ID.Of(small)).From(small))).Delete()},
	{"M12 struct field", merging().WhenMatched().Update(t.ShipTo.City.To(s.ShipTo.City))},
	{"M13 IdentifierTable", MergeInto(IdentifierTable(Param[string]("table")).As("t")).Using(NewPath("delta", "/p").As("s")).On(Eq(Col[int64](IdentifierTable(Param[string]("table")).As("t"), "id"), Col[int64](NewPath("delta", "/p").As("s"), "id"))).WhenMatched().Delete()},
	{"M SetOrDefault", merging().WhenMatched().Update(t.Status.SetOrDefault(nil), t.Note.SetOrNull(ptr("x")), t.Qty.SetOrDefault(ptr(int64(3))))},
}

var changes = []example{
	{"N1 Update", Update(t).Set(t.Qty.To(t.Qty.Add(1)), t.Status.SetDefault()).Where(t.ID.Eq(5))}, {"N1 Update without an alias", Update(orders).Set(orders.Qty.Set(1)).Where(orders.Key(5))},
	{"N1 Update of all types", Update(orders).Set(orders.Tags.Set([]string{"a"}), orders.Attrs.Set(nil), orders.Price.Set(d("1.5")), orders.ShipTo.Set(sales.OrdersShipTo{City: "Ulm"}), orders.Payload.Set(types.NewVariant("[1]")), orders.Weight.Set(1)).Where(orders.Paid)},
	{"N2 Update of a field", Update(orders).Set(orders.ShipTo.City.Set("Ulm"), orders.ShipTo.Geo.Lat.SetNull()).Where(orders.ID.Eq(1))},
	{"N3 Update with a subquery", Update(t).Set(t.Qty.Set(1)).Where(InQuery(t.ID, SelectValue(o.ID).From(o)))}, {"N3 Update with a CTE", Update(t).Set(t.Qty.Set(1)).Where(InQuery(t.ID, SelectValue(o.ID.Of(small)).From(small)))},
	{"N AllRows", Update(t).Set(t.Note.SetNull()).AllRows()},
	{"N5 Delete", Delete(t).Where(t.Day.Lt(civil.Date{Year: 2020, Month: 1, Day: 1}))}, {"N5 Delete of two conditions", Delete(orders).Where(orders.Status.In("void", "lost"), Or(orders.Paid, nil))}, {"N6 Delete AllRows", Delete(t).AllRows()},
	{"N7 Delete with Exists", Delete(t).Where(Exists(Select(Lit(1)).From(o).Where(Eq(o.ID, t.ID))))}, {"N8 Delete with a CTE", Delete(t).Where(InQuery(t.ID, SelectValue(o.ID.Of(small)).From(small)))},
	{"N10 Truncate", Truncate{Table: orders}}, {"N10 Truncate a partition", Truncate{Table: line, Partition: []Assign{Col[string](line, "region").Set("eu")}}},
}
