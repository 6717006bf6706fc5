package integration_test

import (
	"testing"
	"time"

	sq "github.com/Masterminds/squirrel"
	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork"
	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/builder/fn"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/squirrelx"
	"github.com/brickwork-sql/brickwork/types"
)

func TestSquirrel(t *testing.T) {
	ctx, db := t.Context(), harness.Open(t).DB
	table := TableOf(&TableInfo{Name: harness.Schema(t, db).Of("items"), Columns: []ColumnInfo{
		{Name: "id", Type: types.BigInt}, {Name: "name", Type: types.String},
		{Name: "price", Type: types.Decimal{Precision: 10, Scale: 2}}, {Name: "day", Type: types.Date}, {Name: "tags", Type: types.Array{Elem: types.String}},
	}})
	if _, err := db.Exec(ctx, ddl.Create(ddl.TableOf(table))); err != nil {
		t.Fatal(err)
	}
	name := InfoOf(table).Name.String()
	runner := squirrelx.Runner(db)
	defer runner.Close()

	// theirs on our engine, with arguments that the driver alone would send wrong
	day := civil.Date{Year: 1969, Month: time.December, Day: 31}
	insert := sq.Insert(name).Columns("id", "name", "price", "day", "tags").
		Values(1, "what? :x -- 'y'", decimal.RequireFromString("1.50"), day, []string{"a", "b"}).
		Values(2, nil, decimal.RequireFromString("-0.01"), day, []string(nil))
	inserted, err := insert.RunWith(runner).ExecContext(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := inserted.RowsAffected(); n != 2 || err != nil {
		t.Errorf("%d rows inserted, %v", n, err)
	}
	type row struct {
		Name  *string
		Price string
		Day   time.Time
		Tags  *string
	}
	var got []row
	rows, err := sq.Select("name", "price", "day", "tags").From(name).Where(sq.Lt{"price": decimal.NewFromInt(100)}).OrderBy("id").RunWith(runner).QueryContext(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.Name, &r.Price, &r.Day, &r.Tags); err != nil {
			t.Fatal(err)
		}
		got = append(got, r)
	}
	want := []row{{ptr("what? :x -- 'y'"), "1.5", day.In(time.UTC), ptr(`["a","b"]`)}, {nil, "-0.01", day.In(time.UTC), nil}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}

	// theirs inside of ours: a condition, an expression, a relation, a list of IN
	id := Col[int64](table, "id")
	theirs := EmbedQuery[int64](sq.Select("id").From(name).Where(sq.Gt{"price": decimal.NewFromInt(0)}))
	embedded, err := brickwork.All(ctx, db, SelectValue(Embed[int64](sq.Expr("id + ?", 10)).As("n")).
		From(table).Where(Embed[bool](sq.Eq{"name": "what? :x -- 'y'"}), InQuery(id, theirs)))
	if diff := cmp.Diff([]int64{11}, embedded); diff != "" || err != nil {
		t.Error(diff, err)
	}
	derived := theirs.As("s")
	count, err := brickwork.One(ctx, db, SelectValue(fn.Count(Col[int64](derived, "id"))).From(derived))
	if count != 1 || err != nil {
		t.Errorf("%d rows of an embedded relation, %v", count, err)
	}

	// ours inside of theirs
	var n int
	ours := sq.Select("count(*)").From(name).Where(Col[any](nil, "price").Gt(decimal.NewFromInt(1))).RunWith(runner)
	if err := ours.QueryRowContext(ctx).Scan(&n); n != 1 || err != nil {
		t.Errorf("%d rows, %v", n, err)
	}
}
