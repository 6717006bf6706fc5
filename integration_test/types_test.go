package integration_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork"
	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/types"
)

// column is values of one SQL type, whose Go type is hidden.
type column interface {
	name() string
	sqlType() types.Type
	len() int
	set(t Table, row int) Assign
	read(ctx context.Context, db brickwork.Engine, t Table) (diff string, err error)
	parameters(ctx context.Context, db brickwork.Engine) (diff string, err error)
	literals(ctx context.Context, db brickwork.Engine) (diff string, err error)
	json(ctx context.Context, db brickwork.Engine) (diff string, err error)
}

// of is values that are Ts in Go; nil is NULL.
type of[T any] struct {
	typ    types.Type
	values []T
}

func (c of[T]) name() string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToLower(c.typ.String()))
}

func (c of[T]) sqlType() types.Type { return c.typ }
func (c of[T]) len() int            { return len(c.values) }

func (c of[T]) set(t Table, row int) Assign {
	col := Col[T](t, c.name())
	if row >= len(c.values) {
		return col.SetNull()
	}
	return col.Set(c.values[row])
}

// equal says how what was read differs from the values and a NULL after them.
func (c of[T]) equal(got []*T) string {
	var want []*T
	for i := range c.values {
		want = append(want, &c.values[i])
	}
	want = append(want, nil)
	return cmp.Diff(want, got[:min(len(got), len(want))], cmpopts.EquateNaNs(), cmpopts.EquateEmpty(), cmp.AllowUnexported(types.Variant{}, types.DayTime{}, types.YearMonth{}))
}

func (c of[T]) read(ctx context.Context, db brickwork.Engine, t Table) (string, error) {
	got, err := brickwork.All(ctx, db, SelectValue(Nullable(Col[T](t, c.name()))).From(t).OrderBy(Col[int64](t, "id")))
	return c.equal(got), err
}

// rows is a query with a row for each value, made by val, and one of NULL.
func (c of[T]) rows(val func(T) Expr[T]) QueryOf[*T] {
	queries := []QueryOf[AnyRow]{Select(Lit(len(c.values)).As("i"), CastTo[T](Null[T](), c.typ).As("v"))}
	for i, v := range c.values {
		queries = append(queries, Select(Lit(i).As("i"), CastTo[T](val(v), c.typ).As("v")))
	}
	all := UnionAll(queries[0], queries[1], queries[2:]...).As("r")
	return SelectValue(Nullable(CastTo[T](Col[T](all, "v"), c.typ))).From(all).OrderBy(Col[int](all, "i"))
}

func (c of[T]) parameters(ctx context.Context, db brickwork.Engine) (string, error) {
	got, err := brickwork.All(ctx, db, c.rows(Val[T]))
	return c.equal(got), err
}

func (c of[T]) literals(ctx context.Context, db brickwork.Engine) (string, error) {
	got, err := brickwork.All(ctx, db, c.rows(Lit[T]))
	return c.equal(got), err
}

// row is a row of one value.
type row[T any] struct {
	ID int64
	V  *T
}

// json sends the values as rows in one JSON parameter.
func (c of[T]) json(ctx context.Context, db brickwork.Engine) (string, error) {
	table := TableOf(&TableInfo{Name: Name{Name: "rows"}, Columns: []ColumnInfo{{Name: "id", Type: types.BigInt}, {Name: "v", Type: c.typ}}})
	rows := make([]row[T], len(c.values)+1)
	for i := range rows {
		rows[i].ID = int64(i)
		if i < len(c.values) {
			rows[i].V = &c.values[i]
		}
	}
	r := Inline(table, "r", rows)
	got, err := brickwork.All(ctx, db, SelectValue(Nullable(ColumnAt[T](r, 1))).From(r).OrderBy(ColumnAt[int64](r, 0)))
	return c.equal(got), err
}

var (
	d      = decimal.RequireFromString
	utc    = func(s string) time.Time { t, _ := time.Parse(time.RFC3339Nano, s); return t.UTC() }
	ntz    = func(s string) civil.DateTime { t, _ := civil.ParseDateTime(s); return t }
	day    = func(s string) civil.Date { t, _ := civil.ParseDate(s); return t }
	texts  = []string{"", "a", "it's \\ \"q\" `b` -- /* ? :x $$", "line\nbreak\ttab\r", "Zürich 数量 🙂 \u200b\u0301", "\x01\x7f", "%_\\%\\_", "${x}"}
	far, _ = time.Parse(time.RFC3339, "9999-12-31T23:59:59Z")
)

type address struct {
	City string
	Zip  *string
}

type line struct {
	SKU   string
	Qty   int32
	Price decimal.Decimal
	At    *time.Time
}

func ptr[T any](v T) *T { return &v }

// stored is the types that a table holds.
var stored = []column{
	of[bool]{types.Boolean, []bool{true, false}},
	of[int8]{types.TinyInt, []int8{0, math.MinInt8, math.MaxInt8}},
	of[int16]{types.SmallInt, []int16{0, math.MinInt16, math.MaxInt16}},
	of[int32]{types.Int, []int32{0, math.MinInt32, math.MaxInt32}},
	of[int64]{types.BigInt, []int64{0, math.MinInt64, math.MaxInt64}},
	of[float32]{types.Float, []float32{0, 0.1, -1.5e-40, math.MaxFloat32, -math.MaxFloat32, float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1))}},
	of[float64]{types.Double, []float64{0, 0.1, -5e-324, math.MaxFloat64, math.NaN(), math.Inf(1), math.Inf(-1)}},
	of[decimal.Decimal]{types.Decimal{Precision: 10, Scale: 2}, []decimal.Decimal{d("0"), d("-99999999.99"), d("0.01"), d("1.5")}},
	of[decimal.Decimal]{types.Decimal{Precision: 38, Scale: 0}, []decimal.Decimal{d("-99999999999999999999999999999999999999"), d("1e20")}},
	of[decimal.Decimal]{types.Decimal{Precision: 38, Scale: 38}, []decimal.Decimal{d("0.99999999999999999999999999999999999999"), d("-1e-38")}},
	of[string]{types.String, texts},
	of[string]{types.Varchar{Len: 5}, []string{"", "äöü🙂x"}},
	of[[]byte]{types.Binary, [][]byte{{}, {0, 1, 0xff, '\'', '\\'}, []byte("text")}},
	of[civil.Date]{types.Date, []civil.Date{day("1970-01-01"), day("1969-12-31"), day("0001-01-01"), day("9999-12-31"), day("1582-10-15"), day("2024-02-29")}},
	of[time.Time]{types.Timestamp, []time.Time{utc("1970-01-01T00:00:00Z"), utc("1969-12-31T23:59:59.999999Z"), utc("0001-01-01T00:00:00Z"), far, utc("2026-03-29T01:30:00.123456Z")}},
	of[civil.DateTime]{types.TimestampNTZ, []civil.DateTime{ntz("1970-01-01T00:00:00"), ntz("1969-12-31T23:59:59.999999"), ntz("0001-01-01T00:00:00"), ntz("9999-12-31T23:59:59.999999")}},
	of[[]int64]{types.Array{Elem: types.BigInt}, [][]int64{{}, {1, math.MinInt64, math.MaxInt64}}},
	of[[]*string]{types.Array{Elem: types.String}, [][]*string{{nil, ptr(""), ptr("a\"\\'\nß")}}},
	of[[]float64]{types.Array{Elem: types.Double}, [][]float64{{0.5, -1e300}}},
	of[[]decimal.Decimal]{types.Array{Elem: types.Decimal{Precision: 20, Scale: 4}}, [][]decimal.Decimal{{d("1.2345"), d("-9999999999999999.9999")}}},
	of[[]civil.Date]{types.Array{Elem: types.Date}, [][]civil.Date{{day("1969-12-31"), day("2024-02-29")}}},
	of[[]time.Time]{types.Array{Elem: types.Timestamp}, [][]time.Time{{utc("1969-12-31T23:59:59.999999Z"), utc("2026-03-29T01:30:00Z")}}},
	of[[][]int32]{types.Array{Elem: types.Array{Elem: types.Int}}, [][][]int32{{{1}, {}, {2, 3}}}},
	of[map[string]string]{types.Map{Key: types.String, Value: types.String}, []map[string]string{{}, {"a": "b", "ä'\"\\": ""}}},
	of[map[int64]float64]{types.Map{Key: types.BigInt, Value: types.Double}, []map[int64]float64{{-1: 0.5, 7: 1e10}}},
	of[map[string][]int32]{types.Map{Key: types.String, Value: types.Array{Elem: types.Int}}, []map[string][]int32{{"x": {1, 2}}}},
	of[address]{types.Struct{Fields: []types.Field{{Name: "city", Type: types.String}, {Name: "zip", Type: types.String}}}, []address{{"Ulm", nil}, {"Zürich", ptr("8000")}}},
	of[[]line]{types.Array{Elem: types.Struct{Fields: []types.Field{
		{Name: "sku", Type: types.String}, {Name: "qty", Type: types.Int}, {Name: "price", Type: types.Decimal{Precision: 10, Scale: 2}}, {Name: "at", Type: types.Timestamp},
	}}}, [][]line{{}, {{"a", 1, d("1.50"), nil}, {"b'", -2, d("-0.01"), ptr(utc("2024-01-02T03:04:05.000006Z"))}}}},
	of[types.Variant]{types.VariantType, []types.Variant{types.NewVariant(`{"a":[1,2.5,"x",null,true]}`), types.NewVariant(`"text"`), types.NewVariant(`12345678901234567890`)}},
}

// passing is the types that results can have and tables cannot.
var passing = []column{
	of[types.DayTime]{types.Interval{From: types.Day, To: types.Second}, []types.DayTime{types.Days(0), types.Days(-3), types.DayTimeOf(90061500001 * time.Microsecond)}},
	of[types.YearMonth]{types.Interval{From: types.Year, To: types.Month}, []types.YearMonth{types.Months(0), types.Months(-14), types.Years(100)}},
	of[civil.Time]{types.Time{Precision: 6}, []civil.Time{{}, {Hour: 23, Minute: 59, Second: 59, Nanosecond: 999999000}}},
}

func TestTypes(t *testing.T) {
	db := harness.Open(t).DB
	for _, c := range slices.Concat(stored, passing) {
		t.Run(c.name(), func(t *testing.T) {
			report := func(way, diff string, err error) {
				if err != nil {
					t.Errorf("%s: %v", way, err)
				} else if diff != "" {
					t.Errorf("%s: %s", way, diff)
				}
			}
			diff, err := c.parameters(t.Context(), db)
			report("parameters", diff, err)
			diff, err = c.literals(t.Context(), db)
			report("literals", diff, err)
			diff, err = c.json(t.Context(), db)
			report("JSON", diff, err)
		})
	}
}

// One table has a column of each type. Its rows are written in two ways and
// read back column by column.
func TestTypesInATable(t *testing.T) {
	db := harness.Open(t).DB
	schema := harness.Schema(t, db)
	for _, way := range []string{"parameters", "literals"} {
		t.Run(way, func(t *testing.T) {
			table := typesTable(schema.Of("types_" + way))
			if _, err := db.Exec(t.Context(), ddl.Create(ddl.TableOf(table))); err != nil {
				t.Fatal(err)
			}
			if err := insertTypes(t.Context(), db, table, way); err != nil {
				t.Fatal(err)
			}
			for _, c := range stored {
				diff, err := c.read(t.Context(), db, table)
				if err != nil || diff != "" {
					t.Errorf("%v: %v %s", c.sqlType(), err, diff)
				}
			}
		})
	}
}

func typesTable(name Name) Table {
	info := &TableInfo{Name: name, Columns: []ColumnInfo{{Name: "id", Type: types.BigInt}}}
	for _, c := range stored {
		info.Columns = append(info.Columns, ColumnInfo{Name: c.name(), Type: c.sqlType()})
	}
	return TableOf(info)
}

func insertTypes(ctx context.Context, db *brickwork.DB, table Table, way string) error {
	rows := 0
	for _, c := range stored {
		rows = max(rows, c.len()+1)
	}
	for i := range rows {
		row := []Assign{Col[int64](table, "id").Set(int64(i))}
		for _, c := range stored {
			row = append(row, c.set(table, i))
		}
		insert := Insert(table).Values(row...)
		if way == "literals" {
			text, err := dialect.Literals(insert)
			if err != nil {
				return fmt.Errorf("row %d: %w", i, err)
			}
			if _, err := db.Pool().ExecContext(ctx, text); err != nil {
				return fmt.Errorf("row %d: %w", i, err)
			}
			continue
		}
		if _, err := db.Exec(ctx, insert); err != nil {
			return fmt.Errorf("row %d: %w", i, err)
		}
	}
	return nil
}
