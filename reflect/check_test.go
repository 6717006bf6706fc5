package reflect_test

import (
	"errors"
	"maps"
	"os"
	"regexp"
	"slices"
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
	status := func(t builder.Table) builder.Column[string] { return builder.Col[string](t, "status") }
	o, c := orders.As("o"), customers.As("c")
	hide := func(args ...builder.Argument) builder.Item {
		return builder.Func[string]("main", "shop", "hide").Call(args...)
	}
	reported := map[string]bool{}
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
		{"unknown field", builder.Select(builder.Field[string](builder.At(builder.Col[[]any](orders, "lines"), 0), "skuu")).From(orders).Where(day.IsNotNull()), []string{"mistake UnknownField sku"}},
		{"known functions", builder.Select(hide(), hide(col(customers, "name")), builder.Call[string]("mystery", col(customers, "id"))).From(customers), nil},
		{"functions that may be there", builder.Select(builder.Func[string]("main", "empty", "f").Call(), builder.Func[string]("dev", "shop", "f").Call(), builder.Func[string]("", "", "hide").Call(),
			builder.Func[string]("", "shop", "f").Call(), builder.Func[string]("system", "builtin", "upper").Call()), nil},
		{"unknown function", builder.Select(builder.Func[string]("main", "shop", "hid").Call(col(customers, "name"))).From(customers), []string{"mistake UnknownFunction hide"}},
		{"function of a schema that is not there", builder.Select(builder.Func[string]("main", "shops", "hide").Call()), []string{"mistake UnknownFunction"}},
		{"unknown function of rows", builder.Select(builder.Star()).From(builder.TableFunc("Main", "Shop", "min").Call()), []string{"mistake UnknownFunction mine"}},
		{"arguments", builder.Select(hide(col(customers, "id"), col(customers, "name"))).From(customers), []string{"mistake WrongArguments"}},
		{"ambiguous column", builder.Select(builder.Col[int64](nil, "id")).From(orders).Join(customers).On(builder.Eq(col(orders, "customer_id"), col(customers, "id"))).Where(day.IsNotNull()),
			[]string{"mistake AmbiguousColumn"}},
		{"types", builder.Select(col(orders, "id")).From(orders).Where(builder.Eq(day, col(orders, "id"))), []string{"mistake TypesDiffer"}},
		{"not grouped", builder.Select(col(customers, "name"), builder.CallAgg[int64]("max", col(customers, "id"))).From(customers), []string{"mistake NotGrouped"}},
		{"aggregate in WHERE", builder.Select(col(customers, "name")).From(customers).Where(builder.CallAgg[int64]("max", col(customers, "id")).Gt(1)), []string{"mistake AggregateInWhere"}},
		{"NULL into a value", builder.SelectAs[struct{ Name string }](col(customers, "name")).From(customers), []string{"caution NullIntoValue"}},
		{"computed column is written", builder.Update(orders).Set(day.SetNull()).AllRows(), []string{"mistake WritesGenerated"}},
		{"column twice", builder.Update(orders).Set(status(orders).Set("a"), status(orders).Set("b")).AllRows(), []string{"mistake DuplicateTarget"}},
		{"text of any length", builder.Insert(orders).Columns(col(orders, "id"), status(orders)).Select(builder.Select(col(customers, "id"), col(customers, "name")).From(customers)), []string{"caution NarrowingWrite"}},
		{"text that fits", builder.Insert(orders).Columns(col(orders, "id"), status(orders)).Select(builder.Select(col(customers, "id"), builder.Lit("paid")).From(customers)), nil},
		{"text of a column that is as short", builder.MergeInto(o).Using(orders.As("x")).On(builder.Eq(col(o, "id"), col(orders.As("x"), "id"))).WhenMatched().Update(status(o).To(status(orders.As("x")))), nil},
		{"NOT IN of NULLs", builder.Select(col(customers, "id")).From(customers).Where(builder.Not(builder.InQuery(col(customers, "id"), builder.SelectValue(col(o, "customer_id")).From(o).Where(col(o, "day").IsNotNull())))),
			[]string{"caution NotInNullable"}},
		{"outer join undone", builder.Select(col(o, "id")).From(o).LeftJoin(c).On(builder.Eq(col(o, "customer_id"), col(c, "id"))).Where(col(o, "day").IsNotNull(), builder.Col[string](c, "name").Eq("ada")),
			[]string{"hint OuterJoinUndone"}},
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
				reported[f.Code.String()] = true
				got = append(got, text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%v (-want +got):\n%s", s.Check(c.stmt), diff)
			}
		})
	}
	if diff := cmp.Diff(exportedCodes(t), slices.Sorted(maps.Keys(reported))); diff != "" {
		t.Errorf("codes of which there is no case (-exported +reported):\n%s", diff)
	}
}

// exportedCodes is the names of the codes that the package declares.
func exportedCodes(t *testing.T) []string {
	text, err := os.ReadFile("check.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range regexp.MustCompile(`(?m)^\t(\w+) += check\.(\w+)`).FindAllStringSubmatch(string(text), -1) {
		if m[1] == m[2] && !slices.Contains([]string{"Hint", "Caution", "Mistake"}, m[1]) {
			names = append(names, m[1])
		}
	}
	slices.Sort(names)
	return names
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

// Of functions that were not all read, none is missed, nor its parameters.
func TestCheckUnread(t *testing.T) {
	s := shop()
	call := func(name string) builder.Stmt {
		return builder.Select(builder.Func[string]("main", "shop", name).Call(builder.Lit("a"), builder.Lit("b")))
	}
	for i := range s.Catalogs[0].Schemas {
		s.Catalogs[0].Schemas[i].Known &^= reflect.Functions
	}
	if diff := cmp.Diff([]reflect.Findings{{}, {}}, []reflect.Findings{s.Check(call("hide")), s.Check(call("hid"))}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
