package integration_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork"
	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/types"
)

// stock is a row of the table that statements change.
type stock struct {
	ID    int64
	Kind  string `db:"kind,default"`
	Qty   *int32
	Price decimal.Decimal
	Place address
}

var placeType = types.Struct{Fields: []types.Field{{Name: "city", Type: types.String}, {Name: "zip", Type: types.String}}}

// stockTable is the table, with its columns.
type stockTable struct {
	Table
	id    Column[int64]
	kind  Column[string]
	qty   Column[int32]
	price Column[decimal.Decimal]
	place Column[address]
}

func stockColumns(t Table) stockTable {
	return stockTable{t, ColumnAt[int64](t, 0), ColumnAt[string](t, 1), ColumnAt[int32](t, 2), ColumnAt[decimal.Decimal](t, 3), ColumnAt[address](t, 4)}
}

func newStock(name Name) stockTable {
	return stockColumns(TableOf(&TableInfo{Name: name, PrimaryKey: []int{0}, Columns: []ColumnInfo{
		{Name: "id", Type: types.BigInt, Flags: types.NotNull},
		{Name: "kind", Type: types.String, Flags: types.HasDefault},
		{Name: "qty", Type: types.Int},
		{Name: "price", Type: types.Decimal{Precision: 10, Scale: 2}},
		{Name: "place", Type: placeType},
	}}))
}

func at(city string) address { return address{City: city} }

// before is what the table holds before each statement.
var before = []stock{
	{1, "nut", ptr(int32(10)), d("0.10"), at("Ulm")},
	{2, "bolt", ptr(int32(20)), d("0.20"), at("Bonn")},
	{3, "screw", nil, d("0.30"), at("Ulm")},
}

// change is a statement and what the table holds after it.
type change struct {
	name  string
	stmt  Stmt
	count int64 // rows changed, as the server tells; -1 if it does not
	after []stock
}

// Every kind of statement that writes changes just the rows that it should.
func TestWrites(t *testing.T) {
	db := harness.Open(t).DB
	schema := harness.Schema(t, db)
	table := newStock(schema.Of("stock"))
	definition := ddl.TableOf(table)
	definition.Columns[1].Default = Lit("new")
	for _, way := range []string{"parameters", "literals"} {
		for _, c := range changes(table) {
			if way == "literals" && !*full && !sampled(c.name) {
				continue
			}
			t.Run(way+"/"+c.name, func(t *testing.T) { runChange(t, db, table, definition, c, way) })
		}
	}
}

func runChange(t *testing.T, db *brickwork.DB, table stockTable, definition ddl.Table, c change, way string) {
	if err := brickwork.ExecAll[Stmt](t.Context(), db, ddl.CreateOrReplace(definition), Insert(table).Rows(RowsOf(table, before))); err != nil {
		t.Fatal(err)
	}
	stmt := c.stmt
	if way == "literals" {
		text, err := dialect.Literals(stmt)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Pool().ExecContext(t.Context(), text); err != nil {
			t.Fatal(err)
		}
	} else if result, err := db.Exec(t.Context(), stmt); err != nil || result.Affected != c.count {
		t.Errorf("%d rows changed, want %d: %v", result.Affected, c.count, err)
	}
	after, err := brickwork.All(t.Context(), db, SelectAs[stock](Star()).From(table).OrderBy(table.id))
	if diff := cmp.Diff(c.after, after); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func changes(table stockTable) []change {
	s := stockColumns(table.As("s"))
	first, second, third := before[0], before[1], before[2]
	changed := func(r stock, f func(*stock)) stock { f(&r); return r }
	fourth := stock{4, "new", nil, d("4.00"), at("Kiel")}
	rowOf := func(r stock) []Assign {
		return []Assign{table.id.Set(r.ID), table.kind.Set(r.Kind), table.qty.SetOrNull(r.Qty), table.price.Set(r.Price), table.place.Set(r.Place)}
	}
	many := make([]stock, 300)
	for i := range many {
		many[i] = stock{int64(100 + i), "many", ptr(int32(i)), decimal.New(int64(i), -2), at("it's \\ \"here\"")}
	}
	big := CTE("big", Select(s.id, s.kind, s.qty, s.price, s.place).From(s).Where(s.qty.Ge(20)))
	rows := stockColumns(Inline(table.Table, "r", []stock{changed(second, func(r *stock) { r.Kind = "rivet" }), fourth}))
	t := stockColumns(table.As("t"))
	onID := Eq(t.id, rows.id)
	dear := SelectValue(s.id).From(s).Where(s.price.Ge(d("0.20"))).As("dear")
	return []change{
		{"INSERT VALUES", Insert(table).Values(rowOf(fourth)...), 1, append(before[:3:3], fourth)},
		{"INSERT rows that differ", Insert(table).Values(table.id.Set(4), table.price.Set(d("4")), table.place.Set(at("Kiel"))).
			Values(table.id.Set(5), table.kind.SetDefault(), table.qty.Set(5), table.price.Set(d("5")), table.place.Set(at("Jena"))), 2,
			append(before[:3:3], fourth, stock{5, "new", ptr(int32(5)), d("5.00"), at("Jena")})},
		{"INSERT of structs", Insert(table).Rows(RowsOf(table, []stock{fourth})), 1, append(before[:3:3], fourth)},
		{"INSERT of many structs", Insert(table).Rows(RowsOf(table, many)), 300, append(before[:3:3], many...)},
		{"INSERT SELECT", Insert(table).Columns(table.id, table.kind, table.price, table.place).Select(Select(s.id.Add(10), s.kind, s.price, s.place).From(s).Where(s.qty.IsNull())), 1,
			append(before[:3:3], stock{13, "screw", nil, d("0.30"), at("Ulm")})},
		{"INSERT BY NAME", Insert(table).ByName().Select(Select(s.place, s.price, s.id.Add(10).As("id"), s.kind).From(s).Where(s.qty.IsNull())), 1,
			append(before[:3:3], stock{13, "screw", nil, d("0.30"), at("Ulm")})},
		{"INSERT with CTE", Insert(table).Select(Select(s.id.Of(big).Add(10).As("id"), s.kind.Of(big), s.qty.Of(big), s.price.Of(big), s.place.Of(big)).From(big)), 1,
			append(before[:3:3], stock{12, "bolt", ptr(int32(20)), d("0.20"), at("Bonn")})},
		{"INSERT OVERWRITE", InsertOverwrite(table).Select(Select(s.id, s.kind, s.qty, s.price, s.place).From(s).Where(s.id.Eq(2))), 1, []stock{second}},
		{"INSERT REPLACE WHERE", Insert(table).ReplaceWhere(table.id.Ge(3)).Select(Select(s.id.Add(2).As("id"), s.kind, s.qty, s.price, s.place).From(s).Where(s.id.Eq(2))), 3, // rows that Delta Lake writes again count
			[]stock{first, second, changed(second, func(r *stock) { r.ID = 4 })}},
		{"UPDATE", Update(table).Set(table.kind.Set("x"), table.qty.To(table.qty.Add(1))).Where(table.id.Le(2)), 2,
			[]stock{changed(first, func(r *stock) { r.Kind, r.Qty = "x", ptr(int32(11)) }), changed(second, func(r *stock) { r.Kind, r.Qty = "x", ptr(int32(21)) }), third}},
		{"UPDATE of a field", Update(table).Set(FieldOf[string](table.place, "city").Set("Köln")).Where(table.id.Eq(1)), 1,
			[]stock{changed(first, func(r *stock) { r.Place.City = "Köln" }), second, third}},
		{"UPDATE to NULL and DEFAULT", Update(table).Set(table.qty.SetNull(), table.kind.SetDefault()).Where(table.id.Eq(1)), 1,
			[]stock{changed(first, func(r *stock) { r.Qty, r.Kind = nil, "new" }), second, third}},
		{"UPDATE with a subquery", Update(table).Set(table.kind.Set("x")).Where(InQuery(table.id, SelectValue(s.id).From(s).Where(s.price.Gt(d("0.15"))))), 2,
			[]stock{first, changed(second, func(r *stock) { r.Kind = "x" }), changed(third, func(r *stock) { r.Kind = "x" })}},
		{"UPDATE of all rows", Update(table).Set(table.qty.Set(0)).AllRows(), 3,
			[]stock{changed(first, func(r *stock) { r.Qty = ptr(int32(0)) }), changed(second, func(r *stock) { r.Qty = ptr(int32(0)) }), changed(third, func(r *stock) { r.Qty = ptr(int32(0)) })}},
		{"DELETE", Delete(table).Where(table.qty.IsNull()), 1, []stock{first, second}},
		{"DELETE with a subquery", Delete(table).Where(Exists(Select(Lit(1)).From(s).Where(Eq(s.id, table.id), s.kind.Eq("bolt")))), 1, []stock{first, third}},
		{"DELETE of all rows", Delete(table).AllRows(), 3, nil},
		{"TRUNCATE", Truncate{Table: table}, -1, nil},
		{"MERGE of Go rows", MergeInto(t).Using(rows).On(onID).WhenMatched().UpdateAll().WhenNotMatched().InsertAll(), 2,
			[]stock{first, changed(second, func(r *stock) { r.Kind = "rivet" }), third, fourth}},
		{"MERGE with all kinds of WHEN", MergeInto(t).Using(rows).On(onID).
			WhenMatched(rows.kind.Eq("rivet"), t.qty.Gt(100)).Delete().
			WhenMatched().Update(t.kind.To(rows.kind), t.qty.To(Add(t.qty, rows.qty))).
			WhenNotMatched(rows.id.Gt(3)).Insert(t.id.To(rows.id), t.kind.Set("merged"), t.price.To(rows.price), t.place.To(rows.place)).
			WhenNotMatchedBySource(t.id.Eq(1)).Update(t.kind.Set("gone")).
			WhenNotMatchedBySource().Delete(), 4,
			[]stock{changed(first, func(r *stock) { r.Kind = "gone" }), changed(second, func(r *stock) { r.Kind, r.Qty = "rivet", ptr(int32(40)) }), changed(fourth, func(r *stock) { r.Kind = "merged" })}},
		{"MERGE of a query", MergeInto(t).Using(dear).On(Eq(t.id, s.id.Of(dear))).WhenMatched().Delete(), 2, []stock{first}},
	}
}
