package dialect_test

import (
	"testing"

	sq "github.com/Masterminds/squirrel"
	"github.com/google/go-cmp/cmp"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
)

// What a statement touches is found wherever it stands.
func TestInspect(t *testing.T) {
	ordersName, customersName, lineName := InfoOf(orders).Name, InfoOf(customers).Name, InfoOf(line).Name
	column := func(n Name, name string) dialect.Column { return dialect.Column{Table: n, Name: name} }
	for _, test := range []struct {
		name string
		s    dialect.Statement
		want dialect.Inspection
	}{
		{"SELECT", Select(o.ID).From(o).Where(o.Paid), dialect.Inspection{
			Reads: []Name{ordersName}, Columns: []dialect.Column{column(ordersName, "id"), column(ordersName, "paid")}, ReadOnly: true}},
		{"subquery in a join", Select(Lit(1)).From(o).Join(c).On(Exists(Select(Lit(1)).From(line).Where(Col[int64](line, "n").Eq(1)))), dialect.Inspection{
			Reads: []Name{lineName, customersName, ordersName}, Columns: []dialect.Column{column(lineName, "n")}, ReadOnly: true}},
		{"NEAREST", Select(Lit(1)).From(o).Join(o2).ExactNearest(1, ByDistance(o2.Qty)), dialect.Inspection{
			Reads: []Name{ordersName}, Columns: []dialect.Column{column(ordersName, "qty")}, ReadOnly: true}},
		{"REPLACE WHERE", Insert(line).ReplaceWhere(Gt(Col[int64](line, "n"), Param[int64]("late"))).Select(Select(o.ID).From(o)), dialect.Inspection{
			Reads: []Name{ordersName}, Writes: []Name{lineName}, Columns: []dialect.Column{column(lineName, "n"), column(ordersName, "id")}, Params: []string{"late"}}},
		{"MERGE", MergeInto(orders.As("t")).Using(c).On(Lit(true)).WhenMatched().Delete(), dialect.Inspection{Reads: []Name{customersName}, Writes: []Name{ordersName}}},
		{"raw", RawQuery[AnyRow]("SELECT 1"), dialect.Inspection{Opaque: true}},
		{"foreign", Select(Embed[int64](sq.Expr("1"))), dialect.Inspection{Opaque: true}},
		{"Param twice", Select(Param[int64]("b"), Param[int64]("a"), Param[int64]("b")), dialect.Inspection{Params: []string{"a", "b"}, ReadOnly: true}},
		{"prepared", EmbedPrepared(), dialect.Inspection{Params: []string{"min"}, Opaque: true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, dialect.Inspect(test.s)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A prepared statement is told by its text, however it is bound.
func TestPreparedString(t *testing.T) {
	const want = "SELECT `o`.`id` FROM `main`.`sales`.`orders` AS `o` WHERE `o`.`qty` > :min"
	for _, s := range []interface{ String() string }{EmbedPrepared(), Bound(EmbedPrepared(), Bind(Param[int64]("min"), 1))} {
		if got := s.String(); got != want {
			t.Error(got)
		}
	}
}
