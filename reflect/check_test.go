package reflect_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/reflect"
)

// Statements against a catalog: each finding by severity, code and what it says.
func TestCheck(t *testing.T) {
	s := shop()
	named := func(name string) builder.Table { return builder.NewTable("main", "shop", name) }
	orders, customers, view := named("orders"), named("customers"), named("recent")
	col := func(t builder.Table, name string) builder.Column[any] { return builder.ColumnOf(t, name) }
	day := col(orders, "day")
	for _, c := range []struct {
		name string
		stmt builder.Stmt
		want []string
	}{
		{"all is well", builder.Select(col(orders, "id")).From(orders).Where(day.IsNotNull()), nil},
		{"unknown table", builder.Select(builder.Star()).From(named("order")), []string{"mistake UnknownTable"}},
		{"table of a schema that is not there", builder.Select(builder.Star()).From(builder.NewTable("main", "shops", "orders")), []string{"mistake UnknownTable"}},
		{"table of a catalog that was not read", builder.Select(builder.Star()).From(builder.NewTable("dev", "shop", "orders")), nil},
		{"table in a schema of which not all is known", builder.Select(builder.Star()).From(builder.NewTable("main", "empty", "t")), nil},
		{"table of the session", builder.Select(builder.Star()).From(builder.NewTable("", "", "orderz")), nil},
		{"information schema", builder.Select(builder.Star()).From(builder.NewTable("main", "information_schema", "tables")), nil},
		{"unknown column", builder.Select(col(orders, "custmer_id")).From(orders).Where(day.IsNotNull()), []string{"mistake UnknownColumn customer_id"}},
		{"view is written", builder.Insert(view).Values(col(view, "id").Set(int64(1))), []string{"mistake NotWritable"}},
		{"missing column", builder.Insert(orders).Values(col(orders, "customer_id").Set(int64(1)), col(orders, "status").SetDefault()), []string{"mistake MissingColumn"}},
		{"identity is written", builder.Insert(customers).Values(col(customers, "id").Set(int64(1))), []string{"mistake WritesIdentity"}},
		{"large read", builder.Select(col(orders, "id")).From(orders), []string{"hint MissingFilter"}},
		{"function of the column that files are skipped by", builder.Select(col(orders, "id")).From(orders).Where(builder.Eq(builder.Call[any]("year", day), builder.Untyped(builder.Lit(int32(2026))))),
			[]string{"hint FunctionOnClusterColumn"}},
		{"join along a key", builder.Select(col(orders, "id")).From(orders).Join(customers).On(builder.Eq(col(orders, "customer_id"), col(customers, "id"))).Where(day.IsNotNull()), nil},
		{"join that multiplies rows", builder.Select(col(orders, "id")).From(orders).Join(customers).On(builder.Eq(col(orders, "status"), col(customers, "name"))).Where(day.IsNotNull()),
			[]string{"hint JoinMultiplies"}},
		{"semi join", builder.Select(col(orders, "id")).From(orders).SemiJoin(customers).On(builder.Eq(col(orders, "status"), col(customers, "name"))).Where(day.IsNotNull()), nil},
		{"several source rows", builder.MergeInto(orders.As("t")).Using(customers.As("c")).On(builder.Eq(col(orders.As("t"), "status"), col(customers.As("c"), "name"))).WhenMatched().Delete(),
			[]string{"caution MergeKeyNotUnique"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range s.Check(c.stmt) {
				text := f.Severity.String() + " " + f.Code.String()
				if len(f.Suggestions) > 0 {
					text += " " + f.Suggestions[0]
				}
				if f.Text == "" || f.SQL == "" {
					t.Errorf("finding without text or piece: %+v", f)
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%v (-want +got):\n%s", s.Check(c.stmt), diff)
			}
		})
	}
}

// A DB that checks refuses what is a mistake, and nothing less.
func TestChecker(t *testing.T) {
	snap := shop()
	server, db := newServer(t)
	o := db.Options()
	o.Check = snap.Checker(reflect.Mistake)
	db = db.With(o)
	bad := builder.NewTable("main", "shop", "order")
	_, err := brickwork.All(ctx, db, builder.Select(builder.ColumnOf(bad, "id")).From(bad))
	var e *reflect.CheckError
	if !errors.As(err, &e) || len(e.Findings) != 1 || e.Findings[0].Class != "TABLE_OR_VIEW_NOT_FOUND" || !strings.Contains(err.Error(), "order") {
		t.Errorf("%v", err)
	}
	if n := len(server.Statements()); n != 0 {
		t.Errorf("%d statements were sent", n)
	}
	orders := builder.NewTable("main", "shop", "orders")
	if err := snap.Checker(reflect.Mistake)(builder.Select(builder.ColumnOf(orders, "id")).From(orders)); err != nil {
		t.Errorf("a hint is no mistake: %v", err)
	}
}
