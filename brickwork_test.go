package brickwork_test

import (
	"context"
	"testing"
	"time"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork"
	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// local is a warehouse that answers from a script, and a DB of it.
type local struct {
	*brickwork.DB
	*warehouse.Warehouse
	*engine.Script
}

// start starts a warehouse with replies for the time of a test.
func start(t testing.TB, replies ...engine.Reply) local {
	t.Helper()
	return startWith(t, warehouse.Options{}, replies...)
}

func startWith(t testing.TB, o warehouse.Options, replies ...engine.Reply) local {
	t.Helper()
	script := engine.NewScript(replies...)
	o.Engine = script
	w, err := warehouse.Start(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	db, err := brickwork.Open(w.URL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
		w.Close() // connections of tests that break them
	})
	return local{db, w, script}
}

// sent is the statements that arrived, parameters written into them.
func (l local) sent() []string {
	var texts []string
	for _, s := range l.Statements() {
		texts = append(texts, s.SQL)
	}
	return texts
}

// same reports a difference.
func same(t testing.TB, what string, want, got any, options ...cmp.Option) {
	t.Helper()
	if diff := cmp.Diff(want, got, options...); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// orders is a table for tests.
var ordersInfo = types.TableInfo{
	Name: types.Name{Catalog: "main", Schema: "sales", Name: "orders"},
	Columns: []types.ColumnInfo{
		{Name: "id", Type: types.BigInt, Flags: types.NotNull},
		{Name: "status", Type: types.String},
		{Name: "price", Type: types.Decimal{Precision: 10, Scale: 2}},
		{Name: "day", Type: types.Date},
		{Name: "placed_at", Type: types.TimestampNTZ},
		{Name: "tags", Type: types.Array{Elem: types.String}},
		{Name: "extra", Type: types.VariantType},
	},
	PrimaryKey: []int{0},
}

var (
	orders = b.TableOf(&ordersInfo)
	id     = b.ColumnAt[int64](orders, 0)
	status = b.ColumnAt[string](orders, 1)
)

// allIDs is a query of one column.
var allIDs = b.SelectValue(id).From(orders)

var idColumn = []types.Field{{Name: "id", Type: types.BigInt}}

func civilDate(y, m, d int) civil.Date { return civil.Date{Year: y, Month: time.Month(m), Day: d} }

type order struct {
	ID     int64
	Status *string
}

func TestAllOneEach(t *testing.T) {
	ctx := context.Background()
	paid := "paid"
	l := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("id BIGINT", "status STRING"), Rows: [][]any{{1, "paid"}, {2, nil}}})
	q := b.SelectAs[order](id, status).From(orders).Where(id.Lt(5))
	want := []order{{1, &paid}, {2, nil}}
	got, err := brickwork.All(ctx, l.DB, q)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "rows", want, got)
	got = nil
	for row, err := range brickwork.Each(ctx, l.DB, q) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, row)
	}
	same(t, "each", want, got)
	same(t, "sent", "SELECT `orders`.`id`, `orders`.`status` FROM `main`.`sales`.`orders` WHERE `orders`.`id` < 5L", l.sent()[0])
}
