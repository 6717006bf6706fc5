package reflect_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

// literals is s as text.
func literals(t *testing.T, s dialect.Statement) string {
	t.Helper()
	text, err := dialect.Literals(s)
	if err != nil {
		t.Error(err)
	}
	return text
}

// What a comment in the SQL of a catalog is about ends with that SQL.
func TestDefineComments(t *testing.T) {
	s := shop()
	view, orders := find(t, s, reflect.Name{Name: "recent"}), find(t, s, reflect.Name{Name: "orders"})
	view.Known, view.View = view.Known|deepFacts, "SELECT 1 -- note"
	orders.Columns, orders.PrimaryKey, orders.ForeignKeys, orders.Cluster, orders.RowFilter = orders.Columns[5:6], nil, nil, nil, nil
	orders.Columns[0].Default, orders.Checks[0].Cond, orders.Properties, orders.Tags, orders.Location = "1 -- one", "id > 0 -- two", nil, nil, ""
	for _, c := range []struct{ text, part string }{
		{literals(t, ddl.Create(view.Define())), " AS SELECT 1 -- note\n"},
		{literals(t, ddl.CreateAll(orders.Define())[0]), " DEFAULT 1 -- one\n)"},
		{literals(t, ddl.AlterTable(ddl.Table{Name: orders.Name}).AddCheck(orders.Define().(ddl.Table).Checks[0])), " CHECK (id > 0 -- two\n)"},
	} {
		if !strings.Contains(c.text, c.part) {
			t.Errorf("%q is not in %q", c.part, c.text)
		}
	}
	view.View = "SELECT 1 /* note"
	if text, err := dialect.Literals(ddl.Create(view.Define())); !errors.Is(err, dialect.Invalid) {
		t.Errorf("%v: %s", err, text)
	}
}

// Names of one table in an overlay have an order, as maps have none.
func TestOverlayOrder(t *testing.T) {
	for range 50 {
		name := func(catalog, table string) reflect.Name { return reflect.Name{Catalog: catalog, Name: table} }
		s := shop().With(reflect.Overlay{
			Comments:    map[reflect.Name]string{name("", "ORDERS"): "a", name("", "Orders"): "b", name("", "orders"): "c", name("", "oRDERS"): "d"},
			PrimaryKeys: map[reflect.Name][]string{name("MAIN", "orders"): {"at"}, name("main", "orders"): {"id"}, name("Main", "orders"): {"day"}, name("", "orders"): {"odd"}},
		})
		x := find(t, s, reflect.Name{Name: "orders"})
		if diff := cmp.Diff([]string{"c", "id"}, []string{x.Comment, x.PrimaryKey.Columns[0]}); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

// What a definition cannot say is refused, and what a name needs is added.
func TestDefineText(t *testing.T) {
	bigint := reflect.Column{Name: "a b", Type: types.BigInt, Nullable: true, Identity: &reflect.Identity{Step: 1}}
	x := &reflect.Table{Name: reflect.Name{Catalog: "c", Schema: "s", Name: "t"}, Kind: reflect.Managed, Format: "delta", Known: deepFacts, Columns: []reflect.Column{bigint}}
	if text, err := dialect.Literals(ddl.Create(x.Define())); err == nil || !strings.Contains(err.Error(), "START WITH 0") {
		t.Errorf("%v: %s", err, text)
	}
	x.Columns[0].Identity = nil
	want := "CREATE TABLE `c`.`s`.`t` (`a b` BIGINT) USING DELTA TBLPROPERTIES ('delta.columnMapping.mode' = 'name')"
	if diff := cmp.Diff(want, literals(t, ddl.Create(x.Define()))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	x.Known &^= reflect.Checks
	if _, err := dialect.Literals(ddl.Create(x.Define())); err == nil || !strings.Contains(err.Error(), "checks") {
		t.Errorf("a table of which not all is known: %v", err)
	}
}

func TestUpsertText(t *testing.T) {
	s := shop()
	orders := find(t, s, reflect.Name{Name: "orders"})
	src := builder.NewTable("", "", "staging")
	for _, c := range []struct {
		src  builder.Relation
		o    reflect.UpsertOptions
		want string
	}{
		{src, reflect.UpsertOptions{Keep: []string{"AT", "lines", "odd"}, OnlyIfChanged: true}, "MERGE INTO `main`.`shop`.`orders` AS `t` USING `staging` ON `t`.`id` = `staging`.`id`" +
			" WHEN MATCHED AND `t`.`customer_id` IS DISTINCT FROM `staging`.`customer_id` OR `t`.`status` IS DISTINCT FROM `staging`.`status`" +
			" THEN UPDATE SET `customer_id` = `staging`.`customer_id`, `status` = `staging`.`status`" +
			" WHEN NOT MATCHED THEN INSERT (`id`, `customer_id`, `at`, `lines`, `status`, `odd`) VALUES (`staging`.`id`, `staging`.`customer_id`, `staging`.`at`, `staging`.`lines`, `staging`.`status`, `staging`.`odd`)"},
		{builder.Select(builder.Star()).From(src), reflect.UpsertOptions{Keys: []string{"customer_id"}, Keep: []string{"id", "at", "lines", "odd", "status"}, DeleteMissing: true},
			"MERGE INTO `main`.`shop`.`orders` AS `t` USING (SELECT * FROM `staging`) AS `s` ON `t`.`customer_id` <=> `s`.`customer_id`" +
				" WHEN NOT MATCHED THEN INSERT (`id`, `customer_id`, `at`, `lines`, `status`, `odd`) VALUES (`s`.`id`, `s`.`customer_id`, `s`.`at`, `s`.`lines`, `s`.`status`, `s`.`odd`)" +
				" WHEN NOT MATCHED BY SOURCE THEN DELETE"},
	} {
		m, err := orders.Upsert(c.src, c.o)
		if diff := cmp.Diff(c.want, literals(t, m)); err != nil || diff != "" {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
	}
}

func TestErrorsOfMetadata(t *testing.T) {
	s := shop()
	orders, view := find(t, s, reflect.Name{Name: "orders"}), find(t, s, reflect.Name{Name: "recent"})
	src := builder.NewTable("", "", "s")
	err := func(_ any, err error) error { return err }
	bare := *orders
	bare.PrimaryKey, bare.Known = nil, reflect.Columns|reflect.Keys
	for name, c := range map[string]struct{ got, want error }{
		"keys not known":   {err(view.Upsert(src, reflect.UpsertOptions{})), reflect.ErrUnknown},
		"no key":           {err(bare.Dedupe()), reflect.ErrNoKey},
		"no key to":        {err(bare.Compare(src)), reflect.ErrNoKey},
		"no column":        {err(orders.Profile("nope")), reflect.ErrNotFound},
		"no kept column":   {err(orders.Upsert(src, reflect.UpsertOptions{Keep: []string{"x"}})), reflect.ErrNotFound},
		"no parent":        {err(orders.Orphans(reflect.ForeignKey{Columns: []string{"id"}})), reflect.ErrUnknown},
		"no path":          {err(s.Path(reflect.Name{Name: "orders"}, reflect.Name{Name: "recent"})), reflect.ErrNoPath},
		"path from naught": {err(s.Path(reflect.Name{Name: "nope"}, reflect.Name{Name: "recent"})), reflect.ErrNotFound},
		"no condition":     {err(s.On(orders.Builder(), view.Builder())), reflect.ErrNoPath},
	} {
		var o *reflect.ObjectError
		if !errors.Is(c.got, c.want) || !errors.As(c.got, &o) || o.Error() == "" {
			t.Errorf("%s: %v", name, c.got)
		}
	}
}

func TestPath(t *testing.T) {
	s := shop()
	n := reflect.Name{Catalog: "main", Schema: "shop"}
	x := &s.Catalogs[0].Schemas[1]
	tables := x.Tables
	lines := reflect.Table{Name: n.Of("lines"), Known: deepFacts, Columns: tables[1].Columns[:2],
		ForeignKeys: []reflect.ForeignKey{{Name: "of", Columns: []string{"id"}, Parent: n.Of("orders"), ParentColumns: []string{"id"}}}}
	x.Tables = []reflect.Table{tables[0], lines, tables[1], tables[2]}
	path, err := s.Path(n.Of("lines"), n.Of("CUSTOMERS"))
	want := []reflect.Step{{From: n.Of("lines"), To: n.Of("orders"), Key: lines.ForeignKeys[0]}, {From: n.Of("orders"), To: n.Of("customers"), Key: tables[1].ForeignKeys[0]}}
	if diff := cmp.Diff(want, path); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	back, err := s.Path(n.Of("customers"), n.Of("lines"))
	if err != nil || len(back) != 2 || back[0].To != n.Of("orders") {
		t.Errorf("%v %v", back, err)
	}
	c, o := tables[0].Builder().As("c"), tables[1].Builder().As("o")
	for _, pair := range [][2]builder.Table{{c, o}, {o, c}} {
		on, err := s.On(pair[0], pair[1])
		if err != nil {
			t.Fatal(err)
		}
		got := literals(t, builder.Select(builder.ColumnOf(o, "id")).From(o).Join(c).On(on))
		if want := "SELECT `o`.`id` FROM `main`.`shop`.`orders` AS `o` JOIN `main`.`shop`.`customers` AS `c` ON `o`.`customer_id` = `c`.`id`"; got != want {
			t.Errorf("%s", got)
		}
	}
	x.Tables[2].ForeignKeys = append(x.Tables[2].ForeignKeys[:1:1], reflect.ForeignKey{Name: "payer", Columns: []string{"id"}, Parent: n.Of("customers"), ParentColumns: []string{"id"}})
	if _, err := s.On(c, o); !errors.Is(err, reflect.ErrAmbiguous) {
		t.Errorf("%v", err)
	}
}

// Statements made of metadata run, and do what they say.
func TestMadeStatements(t *testing.T) {
	db, s, n := onSpark(t, func(n builder.Name) []builder.Stmt {
		a, b, p := table(n, "a"), table(n, "b"), table(n, "p")
		return []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (id INT NOT NULL, CONSTRAINT p_pk PRIMARY KEY (id))", p),
			builder.RawStmt("CREATE TABLE {} (id INT NOT NULL, p_id INT, name STRING, m MAP<STRING, INT>, CONSTRAINT a_pk PRIMARY KEY (id), CONSTRAINT a_fk FOREIGN KEY (p_id) REFERENCES {} (id))", a, p),
			builder.RawStmt("CREATE TABLE {} (id INT NOT NULL, p_id INT, name STRING, m MAP<STRING, INT>)", b),
			builder.RawStmt("INSERT INTO {} VALUES (7)", p),
			builder.RawStmt("INSERT INTO {} VALUES (1, 7, 'x', map('k', 1)), (2, 8, 'y', NULL), (3, NULL, 'z', NULL), (3, NULL, 'zz', NULL)", a),
			builder.RawStmt("INSERT INTO {} VALUES (1, 7, 'x', map('k', 2)), (2, 8, 'y', NULL), (4, 7, 'n', NULL)", b),
		}
	})
	a, b := find(t, s, n.Of("a")), find(t, s, n.Of("b")).Builder()
	rows := func(q builder.SelectStmt, err error) [][]any {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		all, err := brickwork.All(ctx, db, q)
		if err != nil {
			t.Fatal(err)
		}
		var out [][]any
		for _, r := range all {
			out = append(out, r.Values())
		}
		return out
	}
	must := func(q builder.SelectStmt, err error) builder.SelectStmt {
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	if got := rows(a.Orphans(a.ForeignKeys[0])); len(got) != 1 || got[0][0] != int32(2) {
		t.Errorf("orphans %v", got)
	}
	if got := rows(a.Dedupe(builder.ColumnOf(a.Builder(), "name").Desc())); len(got) != 3 || got[2][2] != "zz" {
		t.Errorf("rows without duplicates %v", got)
	}
	want := [][]any{{"id", int64(4), int64(0), int64(3), "1", "3"}, {"p_id", int64(4), int64(2), int64(2), "7", "8"}, {"m", int64(4), int64(3), nil, nil, nil}}
	if diff := cmp.Diff(want, rows(a.Profile("id", "p_id", "m"))); diff != "" {
		t.Errorf("profile (-want +got):\n%s", diff)
	}
	differ := must(a.Compare(b)).As("d")
	q := builder.Select(builder.Col[int32](differ, "id"), builder.Col[string](differ, "difference")).Distinct().From(differ).OrderBy(builder.Col[int32](differ, "id"))
	if diff := cmp.Diff([][]any{{int32(1), "changed"}, {int32(3), "missing"}, {int32(4), "extra"}}, rows(q, nil)); diff != "" {
		t.Errorf("compare (-want +got):\n%s", diff)
	}
	m, err := a.Upsert(b, reflect.UpsertOptions{OnlyIfChanged: true, DeleteMissing: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(ctx, m); err != nil {
		t.Fatal(err)
	}
	if got := rows(a.Compare(b)); len(got) != 0 {
		t.Errorf("still different: %v", got)
	}
}

// What was reflected can be made again, and is the same then.
func TestDefine(t *testing.T) {
	db, s, n := onSpark(t, func(n builder.Name) []builder.Stmt {
		return []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (id BIGINT NOT NULL COMMENT 'it''s', CONSTRAINT p_pk PRIMARY KEY (id) RELY) COMMENT 'parent' TBLPROPERTIES ('a.b' = 'c')", table(n, "p")),
			builder.RawStmt(`CREATE TABLE {} (id BIGINT GENERATED BY DEFAULT AS IDENTITY (START WITH 5 INCREMENT BY 2), p_id BIGINT, ts TIMESTAMP, d DATE GENERATED ALWAYS AS (CAST(ts AS DATE)),
				name STRING NOT NULL DEFAULT 'it\'s', s STRUCT<a: INT NOT NULL COMMENT 'in', `+"`b c`"+`: ARRAY<DECIMAL(5,2)>>,
				CONSTRAINT c_fk FOREIGN KEY (p_id) REFERENCES {} (id)) CLUSTER BY (d, p_id)
				TBLPROPERTIES ('delta.feature.allowColumnDefaults' = 'supported')`, table(n, "c"), table(n, "p")),
			builder.RawStmt("ALTER TABLE {} ADD CONSTRAINT named CHECK (name <> '')", table(n, "c")),
			builder.RawStmt("CREATE VIEW {} (k COMMENT 'key') COMMENT 'a view' AS SELECT id FROM {}", table(n, "v"), table(n, "p")),
		}
	})
	names := []reflect.Name{n.Of("p"), n.Of("c"), n.Of("v")}
	if _, err := dialect.Literals(ddl.Create(find(t, s, names[1]).Define())); err == nil {
		t.Error("a table was defined of which not all is known")
	}
	before, err := s.Deepen(ctx, db, names...)
	if err != nil {
		t.Fatal(err)
	}
	var defs []ddl.Definition
	var objects []ddl.Object
	for x := range before.Tables() {
		defs, objects = append(defs, x.Define()), append(objects, x.Define())
	}
	if err := brickwork.ExecAll(ctx, db, ddl.DropAll(objects...)...); err != nil {
		t.Fatal(err)
	}
	if err := brickwork.ExecAll(ctx, db, ddl.CreateAll(defs...)...); err != nil {
		t.Fatal(err)
	}
	after := reflected(t, db, reflect.Options{Catalogs: []string{n.Catalog}, Include: []string{n.Schema + ".*"}, Level: reflect.Deep})
	if changes := reflect.Diff(before, after, reflect.DiffOptions{}); len(changes) > 0 {
		t.Errorf("%v", changes)
	}
	if x, ok := find(t, after, names[2]).Alterable(); ok {
		t.Errorf("a view can be altered as a table: %v", x)
	}
}
