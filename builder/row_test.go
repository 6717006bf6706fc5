package builder_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/types"
)

// measure is a row as generated code has it.
type measure struct {
	ID    int64
	State *string // has a default
	Value *float64
}

func (m *measure) AppendTo(values []any) []any { return append(values, &m.ID, m.State, m.Value) }

var measures = builder.TableOf(&types.TableInfo{Name: types.Name{Name: "m"}, Columns: []types.ColumnInfo{
	{Name: "id", Type: types.BigInt}, {Name: "state", Type: types.String, Flags: types.HasDefault}, {Name: "value", Type: types.Double},
}})

func TestRowOf(t *testing.T) {
	state, value := "new", 1.5
	m := measure{2, &state, &value}
	full := builder.RowOf(measures, []int{0, 1, 2}, &m)
	for _, c := range []struct {
		name string
		row  builder.Row
		want string
	}{
		{"values", full, "INSERT INTO `m` (`id`, `state`, `value`) VALUES (:p1, :p2, :p3)"},
		{"absent", builder.RowOf(measures, []int{0, 1, 2}, &measure{ID: 1}), "INSERT INTO `m` (`id`, `state`, `value`) VALUES (:p1, DEFAULT, NULL)"},
		{"elsewhere", builder.RowOf(builder.Table{}, []int{0, 1, 2}, &m), "-- error: dialect: invalid: a row that does not fit the columns of its table"},
		{"too few columns", builder.RowOf(measures, []int{0, 1}, &m), "-- error: dialect: invalid: a row that does not fit the columns of its table"},
		{"nil", builder.RowOf(measures, []int{0, 1, 2}, (*measure)(nil)), "-- error: dialect: invalid: a nil row"},
	} {
		if diff := cmp.Diff(c.want, builder.Insert(measures).Values(c.row...).String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// Rows are those there were when they were given, also behind pointers.
func TestRowsOfPointers(t *testing.T) {
	type row struct{ ID int64 }
	one := &row{1}
	rows := builder.RowsOf(measures, []*row{one})
	one.ID = 2
	for _, c := range []struct {
		statement builder.Stmt
		want      string
	}{
		{builder.Insert(measures).Rows(rows), "INSERT INTO `m` (`id`) VALUES (1L)"},
		{builder.Insert(measures).Rows(builder.RowsOf(measures, []*row{one, nil})), "rows: row 1 is nil"},
		{builder.Select(builder.Star()).From(builder.Inline(measures, "s", []*row{nil})), "rows: row 0 is nil"},
	} {
		text, err := dialect.Literals(c.statement)
		if err != nil {
			text = err.Error()
		}
		if !strings.Contains(text, c.want) {
			t.Errorf("%s\nwant %s", text, c.want)
		}
	}
}
