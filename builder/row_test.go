package builder_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/builder"
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
		{"elsewhere", builder.RowOf(builder.Table{}, []int{0, 1, 2}, &m), "-- error: dialect: invalid: row of a table that has not these columns"},
	} {
		if diff := cmp.Diff(c.want, builder.Insert(measures).Values(c.row...).String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
