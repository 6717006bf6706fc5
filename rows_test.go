package brickwork_test

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork"
	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// Every type arrives as the Go type that stands for it, whatever the driver
// makes of it: as a value, in a map, in a row read by item, in a field.
func TestValues(t *testing.T) {
	at := time.Date(2024, 1, 2, 3, 4, 5, 678901000, time.UTC)
	wall := civil.DateTime{Date: civilDate(2024, 1, 2), Time: civil.Time{Hour: 3, Minute: 4, Second: 5, Nanosecond: 678901000}}
	for _, tt := range []struct {
		column string
		value  any
		want   any
		read   func(context.Context, brickwork.Engine) (any, error)
	}{
		{"BOOLEAN", true, true, one[bool](types.Boolean)},
		{"TINYINT", -1, int8(-1), one[int8](types.TinyInt)},
		{"SMALLINT", -1, int16(-1), one[int16](types.SmallInt)},
		{"INT", -1, int32(-1), one[int32](types.Int)},
		{"BIGINT", int64(math.MinInt64), int64(math.MinInt64), one[int64](types.BigInt)},
		{"FLOAT", float32(0.1), float32(0.1), one[float32](types.Float)},
		{"DOUBLE", 0.1, 0.1, one[float64](types.Double)},
		{"DECIMAL(38,2)", "-123456789012345678901234567890123456.78", dec("-123456789012345678901234567890123456.78"), one[decimal.Decimal](types.Decimal{Precision: 38, Scale: 2})},
		{"STRING", "ä<b>", "ä<b>", one[string](types.String)},
		{"BINARY", []byte{0, 255}, []byte{0, 255}, one[[]byte](types.Binary)},
		{"DATE", civilDate(2024, 1, 2), civilDate(2024, 1, 2), one[civil.Date](types.Date)},
		{"DATE", civilDate(1, 1, 1), civilDate(1, 1, 1), one[civil.Date](types.Date)},
		{"TIMESTAMP", at, at, one[time.Time](types.Timestamp)},
		{"TIMESTAMP", time.Date(9999, 12, 31, 23, 59, 59, 999999000, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 999999000, time.UTC), one[time.Time](types.Timestamp)},
		{"TIMESTAMP_NTZ", wall, wall, one[civil.DateTime](types.TimestampNTZ)},
		{"VARIANT", `{"a":[1]}`, types.NewVariant(`{"a":[1]}`), one[types.Variant](types.VariantType)},
		{"INTERVAL DAY TO SECOND", "1 02:03:04.000005000", types.Microseconds(93784000005), one[types.DayTime](types.Interval{From: types.Day, To: types.Second})},
		{"INTERVAL YEAR TO MONTH", "-1-2", types.Months(-14), one[types.YearMonth](types.Interval{From: types.Year, To: types.Month})},
		{"ARRAY<DATE>", []any{civilDate(2024, 1, 2), nil}, []*civil.Date{ptr(civilDate(2024, 1, 2)), nil}, one[[]*civil.Date](types.Array{Elem: types.Date})},
		{"MAP<STRING,DECIMAL(5,2)>", map[string]any{"a": "1.50"}, map[string]decimal.Decimal{"a": dec("1.5")}, one[map[string]decimal.Decimal](types.Map{Key: types.String, Value: types.Decimal{Precision: 5, Scale: 2}})},
		{"MAP<INT,STRING>", map[int]any{7: "x"}, map[int32]string{7: "x"}, one[map[int32]string](types.Map{Key: types.Int, Value: types.String})},
		{"STRUCT<a:TIMESTAMP_NTZ,b:BINARY>", []any{wall, []byte("x")}, nested{wall, []byte("x")}, one[nested](types.Struct{Fields: []types.Field{{Name: "a", Type: types.TimestampNTZ}, {Name: "b", Type: types.Binary}}})},
	} {
		t.Run(tt.column, func(t *testing.T) {
			l := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("v " + tt.column), Rows: [][]any{{tt.value}}})
			got, err := tt.read(t.Context(), l.DB)
			if err != nil {
				t.Fatal(err)
			}
			same(t, "value", tt.want, got, equal)
		})
	}
}

type nested struct {
	A civil.DateTime
	B []byte
}

func ptr[T any](v T) *T { return &v }

var equal = cmp.Options{cmp.Comparer(func(x, y decimal.Decimal) bool { return x.Equal(y) })}

// one reads a column v of the type t in all ways, and reports a difference.
func one[T any](t types.Type) func(context.Context, brickwork.Engine) (any, error) {
	return func(ctx context.Context, e brickwork.Engine) (any, error) {
		table := b.TableOf(&types.TableInfo{Name: types.Name{Name: "t"}, Columns: []types.ColumnInfo{{Name: "v", Type: t}}})
		v := b.ColumnAt[T](table, 0)
		value, err := brickwork.One(ctx, e, b.SelectValue(v).From(table))
		if err != nil {
			return nil, err
		}
		type row struct {
			V    *T
			Null sql.Null[T] `db:"-"`
		}
		as, err := brickwork.One(ctx, e, b.SelectAs[row](v).From(table))
		if err != nil {
			return nil, err
		}
		any1, err := brickwork.One(ctx, e, b.Select(v).From(table))
		if err != nil {
			return nil, err
		}
		got, err := brickwork.Get(any1, v)
		if err != nil {
			return nil, err
		}
		nullable, err := brickwork.Get(any1, b.Nullable(v))
		if err != nil {
			return nil, err
		}
		into, err := brickwork.OneInto[struct{ V sql.Null[T] }](ctx, e, b.SelectAs[row](v).From(table))
		if err != nil {
			return nil, err
		}
		for _, other := range []T{*as.V, got, *nullable, into.V.V} {
			if diff := cmp.Diff(value, other, equal); diff != "" {
				return nil, errors.New("read in different ways: " + diff)
			}
		}
		return value, nil
	}
}

// Without a Go type, the statement says what the driver does not: by its items,
// or by the tables of a star.
func TestDynamicValues(t *testing.T) {
	wall := civil.DateTime{Date: civilDate(2024, 1, 2), Time: civil.Time{Hour: 3}}
	l := start(t, engine.Reply{To: "*",
		Columns: engine.Columns("id BIGINT", "status STRING", "price DECIMAL(10,2)", "day DATE", "placed_at TIMESTAMP_NTZ", "tags ARRAY<STRING>", "extra VARIANT"),
		Rows:    [][]any{{1, nil, "1.50", civilDate(2024, 1, 2), wall, []any{"a"}, "1"}}})
	want := map[string]any{
		"id": int64(1), "status": nil, "price": dec("1.5"), "day": civilDate(2024, 1, 2), "placed_at": wall,
		"tags": []any{"a"}, "extra": types.NewVariant("1"),
	}
	items := make([]b.Item, len(ordersInfo.Columns))
	for i := range items {
		items[i] = b.ColumnAt[any](orders, i)
	}
	derived := b.Select(items...).From(orders).As("d")
	cte := b.CTE("c", b.Select(b.Star()).From(orders))
	for name, q := range map[string]b.RowStmt{
		"derived":          b.Select(b.Star()).From(derived),
		"cte":              b.Select(b.Star()).From(cte),
		"columns of a cte": b.Select(columnsIn(cte)...).From(cte),
		"items":            b.Select(items...).From(orders),
		"star":             b.Select(b.Star()).From(orders),
		"union":            b.UnionAll(b.Select(items...).From(orders), b.Select(items...).From(orders)),
		"bound":            b.Bound(b.Select(items...).From(orders)),
		"join":             b.Select(b.Star()).From(orders).CrossJoin(b.NewTable("", "", "t")),
	} {
		got, err := brickwork.OneInto[map[string]any](t.Context(), l.DB, q)
		if err != nil {
			t.Fatal(err)
		}
		same(t, name, want, got, equal)
		rows, err := l.Query(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range rows.Columns() {
			if !types.Equal(c.Type, ordersInfo.Columns[i].Type) {
				t.Errorf("%s: column %s is %v", name, c.Name, c.Type)
			}
		}
		if !rows.Next() {
			t.Fatal(rows.Err())
		}
		values := map[string]any{}
		for i, v := range rows.Values() {
			values[rows.Columns()[i].Name] = v
		}
		same(t, name, want, values, equal)
		var price string
		var rest [6]any
		if err := rows.Scan(&rest[0], &rest[1], &price, &rest[2], &rest[3], &rest[4], &rest[5]); err != nil || price != "1.50" {
			t.Errorf("%q, %v", price, err)
		}
		if err := rows.Close(); err != nil {
			t.Error(err)
		}
		if err := rows.Close(); err != nil || rows.Next() {
			t.Error("closed rows go on", err)
		}
	}
}

// columnsIn is the columns of orders in r, whose types only r knows.
func columnsIn(r b.Relation) []b.Item {
	items := make([]b.Item, len(ordersInfo.Columns))
	for i, c := range ordersInfo.Columns {
		items[i] = b.Col[any](r, c.Name)
	}
	return items
}

// What the statement says wrongly does not make values wrong.
func TestStatementIsWrongAboutType(t *testing.T) {
	l := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("id STRING"), Rows: [][]any{{"x"}}})
	row, err := brickwork.One(t.Context(), l.DB, b.Select(id).From(orders))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "values", []any{"x"}, row.Values())
	if _, err := brickwork.Get(row, id); err == nil {
		t.Error("a string is an int64")
	}
}

func TestScanErrors(t *testing.T) {
	l := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("id BIGINT", "status STRING"), Rows: [][]any{{1, "a"}, {300, nil}}})
	q := b.Select(b.Star()).From(orders)
	type narrow struct {
		ID     int8
		Status *string
	}
	type notNull struct {
		ID     int64
		Status string
	}
	type more struct {
		ID     int64
		Status *string
		Stats  string
	}
	for want, read := range map[string]func() error{
		`brickwork: scan: row 2: column "id" (BIGINT) into field ID int8: codec: 300 is no int8: the value is out of the range of the type`: into[narrow](l.DB, q),
		`brickwork: scan: row 2: column "status" (STRING) into field Status string: brickwork: NULL in a Go value that cannot be nil`:       into[notNull](l.DB, q),
		`brickwork: scan: brickwork_test.more: rowmap: brickwork_test.more: field Stats has no column (nearest: "status")`:                  into[more](l.DB, q),
		`brickwork: scan: struct { ID int64 }: rowmap: struct { ID int64 }: column "status" has no field`:                                   into[struct{ ID int64 }](l.DB, q),
		`brickwork: scan: int64: codec: 2 columns do not fit into one int64`:                                                                into[int64](l.DB, q),
	} {
		err := read()
		var e *brickwork.ScanError
		if !errors.As(err, &e) || err.Error() != want {
			t.Errorf("\n got %v\nwant %s", err, want)
		}
		if strings.Contains(want, "NULL") != errors.Is(err, brickwork.ErrNull) {
			t.Errorf("ErrNull: %v", err)
		}
	}
	null := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("id BIGINT"), Rows: [][]any{{nil}}})
	if _, err := brickwork.One(t.Context(), null.DB, allIDs); !errors.Is(err, brickwork.ErrNull) {
		t.Error(err)
	}
	if n, err := brickwork.One(t.Context(), null.DB, b.SelectValue(b.Nullable(id)).From(orders)); n != nil || err != nil {
		t.Error(n, err)
	}
	row, err := brickwork.One(t.Context(), null.DB, b.Select(id).From(orders))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := brickwork.Get(row, id); !errors.Is(err, brickwork.ErrNull) {
		t.Error(err)
	}
	if n, err := brickwork.Get(row, b.Nullable(id)); n != nil || err != nil {
		t.Error(n, err)
	}
	if _, err := brickwork.Get(row, status); err == nil {
		t.Error("a column that is not there")
	}
}

func into[R any](e brickwork.Engine, q b.RowStmt) func() error {
	return func() error {
		_, err := brickwork.AllInto[R](context.Background(), e, q)
		return err
	}
}

func TestOneCounts(t *testing.T) {
	for _, tt := range []struct {
		rows [][]any
		want error
	}{{nil, brickwork.ErrNoRows}, {[][]any{{1}}, nil}, {[][]any{{1}, {2}}, brickwork.ErrManyRows}, {[][]any{{1}, {nil}}, brickwork.ErrNull}} {
		l := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("id BIGINT"), Rows: tt.rows})
		if n, err := brickwork.One(t.Context(), l.DB, allIDs); !errors.Is(err, tt.want) || (err == nil) != (n == 1) {
			t.Errorf("%v: %d, %v", tt.rows, n, err)
		}
	}
}

// A loop that ends early closes the operation on the server and gives back its connection.
func TestEachEndsEarly(t *testing.T) {
	rows := make([][]any, 1000)
	for i := range rows {
		rows[i] = []any{i}
	}
	result, err := engine.Table{Columns: engine.Columns("id BIGINT"), Rows: values(rows), BatchRows: 100}.Result()
	if err != nil {
		t.Fatal(err)
	}
	l := start(t, engine.Reply{To: "SELECT *", Result: result})
	c, err := brickwork.ParseURL(l.URL() + "&maxRows=100")
	if err != nil {
		t.Fatal(err)
	}
	db, err := c.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	n := 0
	for _, err := range brickwork.Each(t.Context(), db, allIDs) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 150 {
			break
		}
	}
	if fetched, closed := l.Calls(warehouse.FetchResults), l.Calls(warehouse.CloseOperation); fetched != 1 || closed != 1 {
		t.Errorf("%d pages fetched, %d operations closed", fetched, closed)
	}
	if open := db.Pool().Stats().InUse; open != 0 {
		t.Errorf("%d connections in use", open)
	}
	all, err := brickwork.All(t.Context(), db, allIDs)
	if err != nil || len(all) != 1000 || all[999] != 999 {
		t.Errorf("%d rows, %v", len(all), err)
	}
}

func values(rows [][]any) func(func([]any) bool) {
	return func(yield func([]any) bool) {
		for _, r := range rows {
			if !yield(r) {
				return
			}
		}
	}
}

// What the driver cannot read is an error, not a row less: NaN inside an array.
func TestNaNInArray(t *testing.T) {
	l := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("v ARRAY<DOUBLE>"), Rows: [][]any{{[]any{1.0}}, {[]any{math.NaN()}}}})
	got, err := brickwork.AllInto[[]float64](t.Context(), l.DB, allIDs)
	if err == nil || got != nil {
		t.Errorf("%v, %v", got, err)
	}
	var e *brickwork.Error
	if !errors.As(err, &e) || e.QueryID == "" {
		t.Errorf("%#v", err)
	}
}

// A result that an engine makes of values is read as one of the driver.
func TestReadyRows(t *testing.T) {
	columns := []types.Field{{Name: "price", Type: types.Decimal{Precision: 5, Scale: 2}}, {Name: "days", Type: types.Array{Elem: types.Date}}, {Name: "extra", Type: types.VariantType}}
	rec := &brickwork.Recorder{Answer: func(brickwork.Call) *brickwork.Rows {
		return brickwork.NewRows(columns, []any{dec("1.5"), []any{civilDate(2024, 1, 2)}, types.NewVariant("[]")}, []any{nil, nil, nil})
	}}
	type row struct {
		Price *decimal.Decimal
		Days  []civil.Date
		Extra sql.Null[types.Variant]
	}
	got, err := brickwork.AllInto[row](t.Context(), rec, allIDs)
	if err != nil {
		t.Fatal(err)
	}
	want := []row{{ptr(dec("1.5")), []civil.Date{civilDate(2024, 1, 2)}, sql.Null[types.Variant]{V: types.NewVariant("[]"), Valid: true}}, {}}
	same(t, "rows", want, got, equal)
	pointers, err := brickwork.AllInto[*row](t.Context(), rec, allIDs)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "pointers", []*row{&want[0], &want[1]}, pointers, equal)
	rows, err := rec.Query(t.Context(), allIDs)
	if err != nil || !rows.Next() {
		t.Fatal(err)
	}
	var price, text string
	var days []string
	if err := rows.Scan(&price, &days, &text); err != nil || price != "1.5" || text != "[]" || days[0] != "2024-01-02" {
		t.Errorf("%v %v %v %v", price, days, text, err)
	}
	short := brickwork.NewRows(columns, []any{1})
	if short.Next() || short.Err() == nil {
		t.Error("a row that is too short")
	}
}

// A struct is a row or, of one column that is a STRUCT, a value: as the statement
// says, else as the result looks.
func TestStructIsRowOrValue(t *testing.T) {
	type pair struct{ A, B int64 }
	want := []pair{{1, 2}}
	row := start(t, engine.Reply{To: "*", Columns: engine.Columns("a BIGINT", "b BIGINT"), Rows: [][]any{{1, 2}}})
	value := start(t, engine.Reply{To: "*", Columns: engine.Columns("p STRUCT<a:BIGINT,b:BIGINT>"), Rows: [][]any{{[]any{1, 2}}}})
	variant := start(t, engine.Reply{To: "*", Columns: engine.Columns("p STRING"), Rows: [][]any{{`{"a":1,"b":2}`}}})
	raw := b.RawQuery[pair]("SELECT 1")
	pairs := b.NewTable("", "", "pairs")
	column := b.SelectValue(b.Col[pair](pairs, "p")).From(pairs)
	for name, read := range map[string]func() ([]pair, error){
		"row of raw":        func() ([]pair, error) { return brickwork.All(t.Context(), row.DB, raw) },
		"value of raw":      func() ([]pair, error) { return brickwork.All(t.Context(), value.DB, raw) },
		"value of a column": func() ([]pair, error) { return brickwork.All(t.Context(), value.DB, column) },
		"JSON of a column":  func() ([]pair, error) { return brickwork.All(t.Context(), variant.DB, column) },
		"row into":          func() ([]pair, error) { return brickwork.AllInto[pair](t.Context(), row.DB, raw) },
	} {
		got, err := read()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		same(t, name, want, got)
	}
}
