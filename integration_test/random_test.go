package integration_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork"
	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/builder/fn"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/types"
)

// Random rows of random types, nested three deep, with extremes and NULL
// everywhere, are inserted in each way and come back equal.
func TestRandomRows(t *testing.T) {
	db := harness.Open(t).DB
	schema := harness.Schema(t, db)
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := random{rand.New(rand.NewPCG(seed, 7))}
			table := r.table(schema.Of(fmt.Sprintf("random_%d", seed)), 6)
			rows := r.rows(table, 6)
			definition := ddl.TableOf(table)
			definition.Properties = map[string]string{"delta.columnMapping.mode": "name"}
			for _, way := range []string{"parameters", "literals", "JSON"} {
				if _, err := db.Exec(t.Context(), ddl.CreateOrReplace(definition)); err != nil {
					t.Fatal(err)
				}
				insertRandom(t, db, table, rows, way)
				if diff := cmp.Diff(rows, readRandom(t, db, table), exactly); diff != "" {
					t.Errorf("%s: %s", way, diff)
				}
			}
		})
	}
}

var exactly = cmp.Options{cmp.AllowUnexported(types.Variant{}), cmpopts.EquateNaNs()}

func insertRandom(t *testing.T, db *brickwork.DB, table Table, rows [][]any, way string) {
	if way == "JSON" {
		if _, err := db.Exec(t.Context(), Insert(table).Select(Select(Star()).From(fn.Inline(asJSON(table, rows))))); err != nil {
			t.Fatal(err)
		}
		return
	}
	insert := Insert(table)
	for _, row := range rows {
		var set []Assign
		for i, v := range row {
			set = append(set, ColumnAt[any](table, i).Set(v))
		}
		insert = insert.Values(set...)
	}
	if way == "parameters" {
		if _, err := db.Exec(t.Context(), insert); err != nil {
			t.Fatal(err)
		}
		return
	}
	text, err := dialect.Literals(insert)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Pool().ExecContext(t.Context(), text); err != nil {
		t.Fatal(err)
	}
}

// asJSON is rows as one parameter: an array of structs with the columns of table.
func asJSON(table Table, rows [][]any) Expr[[]any] {
	var row types.Struct
	for _, c := range InfoOf(table).Columns {
		row.Fields = append(row.Fields, types.Field{Name: c.Name, Type: c.Type})
	}
	all := make([]any, len(rows))
	for i := range rows {
		all[i] = rows[i]
	}
	return Make[[]any](&ast.Value{V: all, Type: types.Array{Elem: row}})
}

func readRandom(t *testing.T, db *brickwork.DB, table Table) (back [][]any) {
	var items []Item
	for i := range InfoOf(table).Columns {
		items = append(items, ColumnAt[any](table, i))
	}
	rows, err := brickwork.All(t.Context(), db, Select(items...).From(table).OrderBy(ColumnAt[any](table, 0)))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		back = append(back, row.Values())
	}
	return back
}

// random makes types, and values as the engine reads them.
type random struct{ *rand.Rand }

func (r random) table(name Name, columns int) Table {
	info := &TableInfo{Name: name, Columns: []ColumnInfo{{Name: "id", Type: types.BigInt}}}
	for i := range columns {
		info.Columns = append(info.Columns, ColumnInfo{Name: fmt.Sprintf("c %d;=", i), Type: r.sqlType(3)})
	}
	return TableOf(info)
}

func (r random) rows(table Table, n int) [][]any {
	rows := make([][]any, n)
	for i := range rows {
		rows[i] = []any{int64(i)}
		for _, c := range InfoOf(table).Columns[1:] {
			rows[i] = append(rows[i], r.value(c.Type))
		}
	}
	return rows
}

var leaves = []types.Type{types.Boolean, types.TinyInt, types.SmallInt, types.Int, types.BigInt, types.Float, types.Double, types.String,
	types.Date, types.Timestamp, types.TimestampNTZ, types.Decimal{Precision: 5, Scale: 2}, types.Decimal{Precision: 38, Scale: 10}, types.VariantType, types.Binary}

func (r random) sqlType(depth int) types.Type {
	if depth == 0 || r.IntN(3) == 0 {
		return leaves[r.IntN(len(leaves))]
	}
	switch r.IntN(3) {
	case 0:
		return types.Array{Elem: r.sqlType(depth - 1)}
	case 1:
		return types.Map{Key: types.String, Value: r.sqlType(depth - 1)}
	}
	var s types.Struct
	for i := range 1 + r.IntN(3) {
		s.Fields = append(s.Fields, types.Field{Name: fmt.Sprintf("f%d", i), Type: r.sqlType(depth - 1)})
	}
	return s
}

// value is a value of t, one in five times NULL. Floats are finite: the driver
// cannot read others inside of nested values.
func (r random) value(t types.Type) any {
	if r.IntN(5) == 0 {
		return nil
	}
	switch t := t.(type) {
	case types.Decimal:
		most := new(decimal.Decimal)
		*most = decimal.New(1, int32(t.Precision)).Sub(decimal.NewFromInt(1)).Shift(int32(-t.Scale))
		return pick(r, decimal.Zero, *most, most.Neg(), decimal.New(1, int32(-t.Scale)))
	case types.Array:
		out := []any{}
		for range r.IntN(3) {
			out = append(out, r.value(t.Elem))
		}
		return out
	case types.Map:
		out := map[string]any{}
		for i := range r.IntN(3) {
			out[fmt.Sprintf("%s%d", hostileKey(r), i)] = r.value(t.Value)
		}
		return out
	case types.Struct:
		out := map[string]any{}
		for _, f := range t.Fields {
			out[f.Name] = r.value(f.Type)
		}
		return out
	}
	return r.leaf(t)
}

func (r random) leaf(t types.Type) any {
	switch t {
	case types.Boolean:
		return r.IntN(2) == 0
	case types.TinyInt:
		return pick(r, int8(0), math.MinInt8, math.MaxInt8)
	case types.SmallInt:
		return pick(r, int16(0), math.MinInt16, math.MaxInt16)
	case types.Int:
		return pick(r, int32(0), math.MinInt32, math.MaxInt32)
	case types.BigInt:
		return pick(r, int64(0), math.MinInt64, math.MaxInt64)
	case types.Float:
		return pick(r, float32(0), 0.1, -1.5e30)
	case types.Double:
		return pick(r, float64(0), 0.1, -1.5e300)
	case types.String:
		return hostile(r.Rand, 6)
	case types.Binary:
		return []byte{byte(r.IntN(256)), 0, '\''}
	case types.Date:
		return pick(r, day("1970-01-01"), day("1969-12-31"), day("0001-01-01"), day("9999-12-31"))
	case types.Timestamp:
		return pick(r, utc("1969-12-31T23:59:59.999999Z"), far, time.UnixMicro(r.Int64N(1<<50)).UTC())
	case types.TimestampNTZ:
		return pick(r, ntz("1969-12-31T23:59:59.999999"), civil.DateTimeOf(time.UnixMicro(r.Int64N(1<<50)).UTC()))
	}
	return types.NewVariant(pick(r, `{"a":[1,"x",null]}`, `"text"`, `1.5`, `true`))
}

func hostileKey(r random) string { return hostile(r.Rand, 4) }

func pick[T any](r random, of ...T) T { return of[r.IntN(len(of))] }
