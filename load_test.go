package brickwork_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork"
	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

var loadInfo = types.TableInfo{
	Name: types.Name{Name: "t"},
	Columns: []types.ColumnInfo{
		{Name: "nr", Type: types.BigInt, Flags: types.Identity},
		{Name: "id", Type: types.BigInt, Flags: types.NotNull},
		{Name: "name", Type: types.String},
		{Name: "state", Type: types.String, Flags: types.HasDefault},
	},
	PrimaryKey: []int{1},
}

var loadTable = b.TableOf(&loadInfo)

type loadRow struct {
	ID    int64
	Name  string
	State *string
}

func loadRows(n int) []loadRow {
	state := "new"
	rows := make([]loadRow, n)
	for i := range rows {
		rows[i] = loadRow{int64(i), fmt.Sprintf("name \"%d\"", i), &state}
	}
	return rows
}

// rowsIn is the rows of a call, by the JSON in its parameter.
func rowsIn(t *testing.T, c brickwork.Call) []map[string]any {
	t.Helper()
	if len(c.Params) != 1 {
		t.Fatalf("%d parameters in %s", len(c.Params), c.SQL)
	}
	if n := len(c.Params[0].Value); n > 1<<20 {
		t.Errorf("%d bytes", n)
	}
	var rows []map[string]any
	if err := json.Unmarshal([]byte(c.Params[0].Value), &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestLoadChunks(t *testing.T) {
	const n = 30_000
	rec := new(brickwork.Recorder)
	var steps []int64
	loaded, err := brickwork.Load(t.Context(), rec, loadTable, brickwork.Slice(loadRows(n)), brickwork.LoadOptions{
		Progress: func(l brickwork.Loaded) { steps = append(steps, l.Rows) }})
	if err != nil {
		t.Fatal(err)
	}
	if loaded.Rows != n || loaded.Statements != int64(len(rec.Calls)) || len(rec.Calls) > 5 || steps[len(steps)-1] != n || loaded.Elapsed <= 0 {
		t.Errorf("%+v, %d calls, %v", loaded, len(rec.Calls), steps)
	}
	next, bytes := 0, 0
	for _, c := range rec.Calls {
		if !strings.HasPrefix(c.SQL, "INSERT INTO `t` (`id`, `name`, `state`) SELECT `id`, `name`, `state` FROM inline(") {
			if next += len(c.Params) / 3; next < n { // the last rows may be few enough for VALUES
				t.Fatal(c.SQL)
			}
			continue
		}
		for _, row := range rowsIn(t, c) {
			if row["id"] != float64(next) || row["name"] != fmt.Sprintf("name \"%d\"", next) || row["state"] != "new" {
				t.Fatalf("row %d is %v", next, row)
			}
			next++
		}
		bytes += len(c.Params[0].Value)
	}
	if next != n || loaded.Bytes < int64(bytes) || loaded.Bytes > 2*int64(bytes) {
		t.Errorf("%d rows, %d bytes, sent %d", next, loaded.Bytes, bytes)
	}
}

// Long texts, and those that JSON makes longer, do not go beyond what a statement takes.
func TestLoadLargeRows(t *testing.T) {
	rows := loadRows(3000)
	for i := range rows {
		rows[i].Name = strings.Repeat([]string{"x", "\x01", "ä", "\"", "\u2028", "<"}[i%6], 500)
	}
	rec := new(brickwork.Recorder)
	loaded, err := brickwork.Load(t.Context(), rec, loadTable, brickwork.Slice(rows), brickwork.LoadOptions{})
	if err != nil || loaded.Rows != 3000 {
		t.Fatal(loaded, err)
	}
	for _, c := range rec.Calls {
		rowsIn(t, c)
	}
	one := loadRows(2)
	one[1].Name = strings.Repeat("x", 2<<20)
	_, err = brickwork.Load(t.Context(), rec, loadTable, brickwork.Slice(one), brickwork.LoadOptions{})
	var e *brickwork.LoadError
	if !errors.As(err, &e) || e.InDoubt != 0 {
		t.Errorf("a row larger than a statement: %v", err)
	}
}

func TestLoadOptions(t *testing.T) {
	insert := "INSERT INTO `t` (`id`, `name`, `state`) "
	merge := "MERGE INTO `t` USING (SELECT"
	for _, tt := range []struct {
		name string
		n    int
		o    brickwork.LoadOptions
		want []string // beginnings of statements
	}{
		{"nothing", 0, brickwork.LoadOptions{}, nil},
		{"few", 2, brickwork.LoadOptions{}, []string{insert + "VALUES (:p1, :p2, :p3), (:p4"}},
		{"rows", 250, brickwork.LoadOptions{Rows: 100}, []string{insert + "SELECT", insert + "SELECT", insert + "VALUES"}},
		{"bytes", 300, brickwork.LoadOptions{Bytes: 10_000}, []string{insert + "SELECT", insert + "SELECT"}},
		{"values", 100, brickwork.LoadOptions{Strategy: brickwork.Values}, []string{insert + "VALUES", insert + "VALUES"}},
		{"overwrite", 300, brickwork.LoadOptions{Mode: brickwork.Overwrite, Rows: 100, Parallel: 2}, []string{"INSERT OVERWRITE `t`", insert + "SELECT", insert + "SELECT"}},
		{"overwrite with nothing", 0, brickwork.LoadOptions{Mode: brickwork.Overwrite}, []string{"TRUNCATE TABLE `t`"}},
		{"upsert", 2, brickwork.LoadOptions{Mode: brickwork.Upsert}, []string{merge}},
		{"upsert by name", 2, brickwork.LoadOptions{Mode: brickwork.Upsert, Keys: []string{"ID", "Name"}}, []string{merge}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rec := new(brickwork.Recorder)
			loaded, err := brickwork.Load(t.Context(), rec, loadTable, brickwork.Seq(slices.Values(loadRows(tt.n))), tt.o)
			if err != nil || loaded.Rows != int64(tt.n) {
				t.Fatalf("%+v, %v", loaded, err)
			}
			got := make([]string, len(rec.Calls))
			for i, c := range rec.Calls {
				if got[i] = c.SQL; i < len(tt.want) {
					got[i] = got[i][:min(len(tt.want[i]), len(got[i]))]
				}
			}
			same(t, "statements", tt.want, got, cmpopts.EquateEmpty())
		})
	}
}

func TestLoadMerge(t *testing.T) {
	rec := new(brickwork.Recorder)
	if _, err := brickwork.Load(t.Context(), rec, loadTable, brickwork.Slice(loadRows(1)), brickwork.LoadOptions{Mode: brickwork.Upsert}); err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(rec.Calls[0].SQL, " ON ")
	same(t, "merge", "`t`.`id` = `source`.`id` WHEN MATCHED THEN UPDATE SET `name` = `source`.`name`, `state` = `source`.`state` "+
		"WHEN NOT MATCHED THEN INSERT (`id`, `name`, `state`) VALUES (`source`.`id`, `source`.`name`, `source`.`state`)", rest)
}

// Rows that leave columns to the server go into statements of their own.
func TestLoadDefaults(t *testing.T) {
	rows := loadRows(1000)
	for i := range rows {
		if i%2 == 0 {
			rows[i].State = nil
		}
	}
	rec := new(brickwork.Recorder)
	loaded, err := brickwork.Load(t.Context(), rec, loadTable, brickwork.Slice(rows), brickwork.LoadOptions{})
	if err != nil || loaded.Rows != 1000 || len(rec.Calls) != 2 {
		t.Fatal(loaded, err, len(rec.Calls))
	}
	ids := map[float64]bool{}
	for i, c := range rec.Calls {
		for _, row := range rowsIn(t, c) {
			if _, has := row["state"]; has != (i == 1) {
				t.Fatal(row)
			}
			ids[row["id"].(float64)] = true
		}
	}
	if len(ids) != 1000 {
		t.Errorf("%d rows", len(ids))
	}
	type onlyState struct{ State *string }
	rec = new(brickwork.Recorder)
	states := b.TableOf(&types.TableInfo{Name: types.Name{Name: "t"}, Columns: loadInfo.Columns[3:]})
	loaded, err = brickwork.Load(t.Context(), rec, states, brickwork.Slice(make([]onlyState, 300)), brickwork.LoadOptions{})
	if err != nil || loaded.Rows != 300 || len(rec.Calls) != 2 || !strings.Contains(rec.Calls[0].SQL, "(DEFAULT), (DEFAULT)") {
		t.Errorf("%+v, %v, %d", loaded, err, len(rec.Calls))
	}
}

func TestLoadErrors(t *testing.T) {
	source := errors.New("source")
	broken := func(yield func(loadRow, error) bool) {
		for _, r := range loadRows(1200) {
			if !yield(r, nil) {
				return
			}
		}
		yield(loadRow{}, source)
	}
	upsert := brickwork.LoadOptions{Mode: brickwork.Upsert}
	type wrong struct{ Nam string }
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for want, err := range map[string]error{
		"load: 1000 rows have landed: source: source":                             load(t.Context(), loadTable, broken, brickwork.LoadOptions{}),
		"load: 0 rows have landed: strategy Files: brickwork: not supported here": load(t.Context(), loadTable, brickwork.Slice(loadRows(1)), brickwork.LoadOptions{Stage: "/Volumes/a"}),
		"field Nam has no column in `t`":                                          load(t.Context(), loadTable, brickwork.Slice([]wrong{{}}), brickwork.LoadOptions{}),
		"Upsert needs Keys":                                                       load(t.Context(), b.NewTable("", "", "t"), brickwork.Slice(loadRows(1)), upsert),
		`key "nr" is no column of the rows`:                                       load(t.Context(), loadTable, brickwork.Slice(loadRows(1)), brickwork.LoadOptions{Mode: brickwork.Upsert, Keys: []string{"nr"}}),
		`a row without a value of key "state"`:                                    load(t.Context(), loadTable, brickwork.Slice([]loadRow{{}}), brickwork.LoadOptions{Mode: brickwork.Upsert, Keys: []string{"id", "state"}}),
		"load: 0 rows have landed: context canceled":                              load(ctx, loadTable, brickwork.Slice(loadRows(1)), brickwork.LoadOptions{}),
		"int is not a struct":                                                     load(t.Context(), loadTable, brickwork.Slice([]int{1}), brickwork.LoadOptions{}),
	} {
		var e *brickwork.LoadError
		if !errors.As(err, &e) || !strings.Contains(err.Error(), want) {
			t.Errorf("\n got %v\nwant %s", err, want)
		}
	}
}

func load[R any](ctx context.Context, t b.Target, rows iter.Seq2[R, error], o brickwork.LoadOptions) error {
	_, err := brickwork.Load(ctx, new(brickwork.Recorder), t, rows, o)
	return err
}

// A load says how many rows have landed for sure, and how many may have.
func TestLoadInDoubt(t *testing.T) {
	for name, tt := range map[string]struct {
		fault   warehouse.Fault
		inDoubt int64
	}{
		"refused":     {warehouse.Fault{Status: 503}, 0},
		"answer lost": {warehouse.Fault{Late: true}, 100},
		"dropped":     {warehouse.Fault{Drop: true}, 100},
	} {
		t.Run(name, func(t *testing.T) {
			l := start(t, engine.Reply{To: "INSERT *", Affected: 100})
			o := brickwork.LoadOptions{Rows: 100, Progress: func(p brickwork.Loaded) {
				if p.Statements == 2 {
					tt.fault.RPC = warehouse.ExecuteStatement
					l.Fail(tt.fault)
				}
			}}
			_, err := brickwork.Load(t.Context(), l.DB, loadTable, brickwork.Slice(loadRows(500)), o)
			var e *brickwork.LoadError
			if !errors.As(err, &e) || e.Rows != 200 || e.InDoubt != tt.inDoubt || !errors.Is(err, brickwork.ErrUnavailable) {
				t.Errorf("%v", err)
			}
			if n := l.Calls(warehouse.ExecuteStatement); n != 3 {
				t.Errorf("%d statements", n)
			}
		})
	}
}

func TestLoadParallel(t *testing.T) {
	l := start(t, engine.Reply{To: "INSERT *", Affected: 10})
	loaded, err := brickwork.Load(t.Context(), l.DB, loadTable, brickwork.Slice(loadRows(2000)), brickwork.LoadOptions{Rows: 100, Parallel: 4})
	if err != nil || loaded.Rows != 2000 || loaded.Statements != 20 {
		t.Errorf("%+v, %v", loaded, err)
	}
	l = start(t, engine.Reply{To: "INSERT *", Times: 5}, engine.Reply{To: "*", Err: engine.NewError("CHECK_CONSTRAINT_VIOLATION", "23001", "no")})
	_, err = brickwork.Load(t.Context(), l.DB, loadTable, brickwork.Slice(loadRows(2000)), brickwork.LoadOptions{Rows: 100, Parallel: 4})
	var e *brickwork.LoadError
	if !errors.As(err, &e) || e.Rows != 500 || e.InDoubt != 0 || !errors.Is(err, brickwork.ErrConstraint) || len(l.sent()) > 9 {
		t.Errorf("%v, %d sent", err, len(l.sent()))
	}
}

// From engine to engine, without all rows in memory.
func TestLoadFromQuery(t *testing.T) {
	from := &brickwork.Recorder{Answer: func(brickwork.Call) *brickwork.Rows {
		fields := []types.Field{{Name: "id", Type: types.BigInt}, {Name: "name", Type: types.String}, {Name: "state", Type: types.String}}
		return brickwork.NewRows(fields, []any{int64(1), "a", nil}, []any{int64(2), "b", "x"})
	}}
	to := new(brickwork.Recorder)
	q := b.SelectAs[loadRow](b.Col[int64](loadTable, "id"), b.Col[string](loadTable, "name"), b.Col[string](loadTable, "state")).From(loadTable)
	loaded, err := brickwork.Load(t.Context(), to, loadTable, brickwork.Each(t.Context(), from, q), brickwork.LoadOptions{})
	if err != nil || loaded.Rows != 2 || len(to.Calls) != 2 {
		t.Errorf("%+v, %v", loaded, err)
	}
	same(t, "statements", map[string]bool{
		"INSERT INTO `t` (`id`, `name`) VALUES (:p1, :p2)":               true,
		"INSERT INTO `t` (`id`, `name`, `state`) VALUES (:p1, :p2, :p3)": true,
	}, maps.Collect(func(yield func(string, bool) bool) {
		for _, c := range to.Calls {
			yield(c.SQL, true)
		}
	}))
}

// What is said of the size of values is no less than what is sent, whatever their types.
func TestLoadNestedValues(t *testing.T) {
	type part struct {
		Name string
		Size decimal.Decimal
	}
	type row struct {
		ID    int64
		Tags  []string
		Attrs map[string]int32
		Parts []part
		Blob  []byte
		Price decimal.Decimal
		At    time.Time
		Day   *civil.Date
		Kind  kind
		Note  sql.Null[string]
	}
	table := b.TableOf(&types.TableInfo{Name: types.Name{Name: "t"}, Columns: []types.ColumnInfo{
		{Name: "id", Type: types.BigInt}, {Name: "tags", Type: types.Array{Elem: types.String}}, {Name: "attrs", Type: types.Map{Key: types.String, Value: types.Int}},
		{Name: "parts", Type: types.Array{Elem: types.Struct{Fields: []types.Field{{Name: "name", Type: types.String}, {Name: "size", Type: types.Decimal{Precision: 38, Scale: 18}}}}}},
		{Name: "blob", Type: types.Binary}, {Name: "price", Type: types.Decimal{Precision: 38, Scale: 2}}, {Name: "at", Type: types.Timestamp},
		{Name: "day", Type: types.Date}, {Name: "kind", Type: types.String}, {Name: "note", Type: types.String},
	}})
	day := civilDate(2024, 1, 2)
	rows := make([]row, 100)
	for i := range rows {
		rows[i] = row{int64(-i), []string{"a", "\x00"}, map[string]int32{"k": 1 << 30}, []part{{"p", dec("12345678901234567890.123456789012345678")}}, make([]byte, 50),
			dec("123456789012345678901234567890.12"), time.Date(2024, 1, 2, 3, 4, 5, 678901000, time.UTC), &day, "some kind", sql.Null[string]{V: "ä", Valid: true}}
	}
	rec := new(brickwork.Recorder)
	loaded, err := brickwork.Load(t.Context(), rec, table, brickwork.Slice(rows), brickwork.LoadOptions{})
	if err != nil || len(rec.Calls) != 1 {
		t.Fatal(err, len(rec.Calls))
	}
	if sent := int64(len(rec.Calls[0].Params[0].Value)); loaded.Bytes < sent || loaded.Bytes > 2*sent {
		t.Errorf("%d bytes are %d", sent, loaded.Bytes)
	}
}

type kind string
