package reflect_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

// changed is shop with changes to its orders, or to all of it.
func changed(f func(s *reflect.Snapshot, orders *reflect.Table)) *reflect.Snapshot {
	s := shop()
	orders, _ := s.Table(reflect.Name{Name: "orders"})
	f(s, orders)
	return s
}

func drop(s *reflect.Snapshot, table string) {
	x, _ := s.Schema("main", "shop")
	for i := range x.Tables {
		if x.Tables[i].Name.Name == table {
			x.Tables = append(x.Tables[:i:i], x.Tables[i+1:]...)
			return
		}
	}
}

// Each change, and the statements that make it.
func TestDiff(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(s *reflect.Snapshot, orders *reflect.Table)
		want   []string
		plan   []string
		rest   int
	}{
		{"nothing", func(*reflect.Snapshot, *reflect.Table) {}, nil, nil, 0},
		{"comment", func(_ *reflect.Snapshot, o *reflect.Table) { o.Comment = "x" },
			[]string{"harmless: CommentChanged `main`.`shop`.`orders`: \"what was ordered\" to \"x\""}, []string{"COMMENT ON TABLE `main`.`shop`.`orders` IS 'x'"}, 0},
		{"column added", func(_ *reflect.Snapshot, o *reflect.Table) {
			o.Columns = append(o.Columns, reflect.Column{Name: "n", Type: types.Int, Nullable: true, Default: "1"})
		},
			[]string{"harmless: ColumnAdded `main`.`shop`.`orders` n: \"\" to \"INT\""},
			[]string{"ALTER TABLE `main`.`shop`.`orders` ADD COLUMNS (`n` INT)", "ALTER TABLE `main`.`shop`.`orders` ALTER COLUMN `n` SET DEFAULT 1"}, 0},
		{"column that has to have a value", func(_ *reflect.Snapshot, o *reflect.Table) {
			o.Columns = append(o.Columns, reflect.Column{Name: "n", Type: types.Int})
		}, []string{"risky: ColumnAdded `main`.`shop`.`orders` n: \"\" to \"INT\""}, nil, 1},
		{"column dropped", func(_ *reflect.Snapshot, o *reflect.Table) { o.Columns = o.Columns[:6] },
			[]string{"breaking: ColumnDropped `main`.`shop`.`orders` odd: \"futuretype(3)\" to \"\""}, []string{"ALTER TABLE `main`.`shop`.`orders` DROP COLUMNS (`odd`)"}, 0},
		{"column renamed", func(_ *reflect.Snapshot, o *reflect.Table) {
			o.Columns[1].Name = "buyer_id"
			o.ForeignKeys[0].Columns = []string{"buyer_id"}
		},
			[]string{"breaking: ColumnRenamed `main`.`shop`.`orders` customer_id: \"customer_id\" to \"buyer_id\"",
				"harmless: ForeignKeyDropped `main`.`shop`.`orders` orders_fk: \"FOREIGN KEY (customer_id) REFERENCES `main`.`shop`.`customers` (id)\" to \"\"",
				"harmless: ForeignKeyAdded `main`.`shop`.`orders` orders_fk: \"\" to \"FOREIGN KEY (buyer_id) REFERENCES `main`.`shop`.`customers` (id)\""},
			[]string{"ALTER TABLE `main`.`shop`.`orders` DROP CONSTRAINT IF EXISTS `orders_fk`", "ALTER TABLE `main`.`shop`.`orders` RENAME COLUMN `customer_id` TO `buyer_id`",
				"ALTER TABLE `main`.`shop`.`orders` ADD CONSTRAINT `orders_fk` FOREIGN KEY (`buyer_id`) REFERENCES `main`.`shop`.`customers` (`id`)"}, 0},
		{"column moved", func(_ *reflect.Snapshot, o *reflect.Table) { o.Columns[0], o.Columns[1] = o.Columns[1], o.Columns[0] },
			[]string{"risky: ColumnMoved `main`.`shop`.`orders` id: \"\" to \"customer_id\""}, []string{"ALTER TABLE `main`.`shop`.`orders` ALTER COLUMN `id` AFTER `customer_id`"}, 0},
		{"type widened", func(_ *reflect.Snapshot, o *reflect.Table) { o.Columns[5].Type = types.Varchar{Len: 20} },
			[]string{"harmless: TypeChanged `main`.`shop`.`orders` status: \"VARCHAR(10)\" to \"VARCHAR(20)\""}, []string{"ALTER TABLE `main`.`shop`.`orders` ALTER COLUMN `status` TYPE VARCHAR(20)"}, 0},
		{"type narrowed", func(_ *reflect.Snapshot, o *reflect.Table) { o.Columns[1].Type = types.Int },
			[]string{"risky: TypeChanged `main`.`shop`.`orders` customer_id: \"BIGINT\" to \"INT\""}, nil, 1},
		{"fields", func(_ *reflect.Snapshot, o *reflect.Table) {
			o.Columns[4].Type = types.Array{Elem: types.Struct{Fields: []types.Field{{Name: "sku", Type: types.String, Comment: "k"}, {Name: "qty", Type: types.Int}}}}
		}, []string{
			"risky: NullabilityChanged `main`.`shop`.`orders` lines.element.sku: \"NOT NULL\" to \"NULL\"",
			"harmless: CommentChanged `main`.`shop`.`orders` lines.element.sku: \"code\" to \"k\"",
			"harmless: ColumnAdded `main`.`shop`.`orders` lines.element.qty: \"\" to \"INT\"",
			"breaking: ColumnDropped `main`.`shop`.`orders` lines.element.`unit price`: \"DECIMAL(10,2)\" to \"\"",
		}, []string{
			"ALTER TABLE `main`.`shop`.`orders` ADD COLUMNS (`lines`.`element`.`qty` INT)",
			"ALTER TABLE `main`.`shop`.`orders` ALTER COLUMN `lines`.`element`.`sku` DROP NOT NULL", "ALTER TABLE `main`.`shop`.`orders` ALTER COLUMN `lines`.`element`.`sku` COMMENT 'k'",
			"ALTER TABLE `main`.`shop`.`orders` DROP COLUMNS (`lines`.`element`.`unit price`)",
		}, 0},
		{"facts of columns", func(_ *reflect.Snapshot, o *reflect.Table) {
			o.Columns[1].Nullable = false
			o.Columns[2].Default = ""
			o.Columns[3].Generated = ""
			o.Columns[5].Default, o.Columns[5].Comment = "'old'", "s"
			o.Columns[0].Tags = map[string]string{"a": "x"}
			o.Columns[0].Identity = &reflect.Identity{ByDefault: true, Start: 1, Step: 2}
		}, []string{
			"harmless: TagChanged `main`.`shop`.`orders` id.a: \"''\" to \"'x'\"", "harmless: TagChanged `main`.`shop`.`orders` id.b: \"'1'\" to \"\"",
			"risky: IdentityChanged `main`.`shop`.`orders` id: \"\" to \"BY DEFAULT (START WITH 1 INCREMENT BY 2)\"",
			"risky: NullabilityChanged `main`.`shop`.`orders` customer_id: \"NULL\" to \"NOT NULL\"", "risky: DefaultChanged `main`.`shop`.`orders` at: \"current_timestamp()\" to \"\"",
			"risky: GeneratedChanged `main`.`shop`.`orders` day: \"CAST(at AS DATE)\" to \"\"", "harmless: CommentChanged `main`.`shop`.`orders` status: \"\" to \"s\"",
			"risky: DefaultChanged `main`.`shop`.`orders` status: \"'new'\" to \"'old'\"",
		}, []string{
			"ALTER TABLE `main`.`shop`.`orders` ALTER COLUMN `id` SET TAGS ('a' = 'x')", "ALTER TABLE `main`.`shop`.`orders` ALTER COLUMN `id` UNSET TAGS ('b')",
			"ALTER TABLE `main`.`shop`.`orders` ALTER COLUMN `customer_id` SET NOT NULL", "ALTER TABLE `main`.`shop`.`orders` ALTER COLUMN `at` DROP DEFAULT",
			"ALTER TABLE `main`.`shop`.`orders` ALTER COLUMN `status` COMMENT 's'", "ALTER TABLE `main`.`shop`.`orders` ALTER COLUMN `status` SET DEFAULT 'old'",
		}, 2},
		{"facts of tables", func(_ *reflect.Snapshot, o *reflect.Table) {
			o.PrimaryKey = nil
			o.Checks = []reflect.Check{{Name: "neg", Cond: "id < 0"}}
			o.ClusterAuto, o.Cluster = true, nil
			o.Properties = map[string]string{"k": "v", "delta.minReaderVersion": "3"}
			o.Tags, o.RowFilter, o.Owner = nil, nil, "bob"
		}, []string{
			"harmless: TagChanged `main`.`shop`.`orders` team: \"'a'\" to \"\"", "harmless: OwnerChanged `main`.`shop`.`orders`: \"ada\" to \"bob\"",
			"risky: PrimaryKeyChanged `main`.`shop`.`orders`: \"PRIMARY KEY (id)\" to \"\"", "harmless: CheckDropped `main`.`shop`.`orders` pos: \"pos CHECK (id > 0)\" to \"\"",
			"risky: CheckAdded `main`.`shop`.`orders` neg: \"\" to \"neg CHECK (id < 0)\"", "harmless: ClusteringChanged `main`.`shop`.`orders`: \"day\" to \"AUTO\"",
			"harmless: PropertyChanged `main`.`shop`.`orders` k: \"\" to \"'v'\"", "harmless: PropertyChanged `main`.`shop`.`orders` `x.y`: \"'z'\" to \"\"",
			"risky: RowFilterChanged `main`.`shop`.`orders`: \"`main`.`shop`.`mine`()\" to \"\"",
		}, []string{
			"ALTER TABLE `main`.`shop`.`orders` DROP PRIMARY KEY IF EXISTS", "ALTER TABLE `main`.`shop`.`orders` DROP CONSTRAINT IF EXISTS `pos`",
			"ALTER TABLE `main`.`shop`.`orders` UNSET TAGS ('team')", "ALTER TABLE `main`.`shop`.`orders` SET OWNER TO `bob`",
			"ALTER TABLE `main`.`shop`.`orders` ADD CONSTRAINT `neg` CHECK (id < 0)", "ALTER TABLE `main`.`shop`.`orders` CLUSTER BY AUTO",
			"ALTER TABLE `main`.`shop`.`orders` SET TBLPROPERTIES ('k' = 'v')", "ALTER TABLE `main`.`shop`.`orders` UNSET TBLPROPERTIES IF EXISTS ('x.y')",
			"ALTER TABLE `main`.`shop`.`orders` DROP ROW FILTER",
		}, 0},
		{"table dropped", func(s *reflect.Snapshot, _ *reflect.Table) { drop(s, "recent") },
			[]string{"breaking: TableDropped `main`.`shop`.`recent`: \"VIEW\" to \"\""}, []string{"DROP VIEW `main`.`shop`.`recent`"}, 0},
		{"table that another principal does not see", func(s *reflect.Snapshot, _ *reflect.Table) { drop(s, "recent"); s.Principal = "bob" },
			[]string{"unsure: TableDropped `main`.`shop`.`recent`: \"VIEW\" to \"\""}, nil, 1},
		{"table renamed", func(s *reflect.Snapshot, o *reflect.Table) {
			o.Name.Name = "purchases"
		},
			[]string{"breaking: TableRenamed `main`.`shop`.`orders`: \"orders\" to \"purchases\""}, []string{"ALTER TABLE `main`.`shop`.`orders` RENAME TO `main`.`shop`.`purchases`"}, 0},
		{"view", func(s *reflect.Snapshot, _ *reflect.Table) {
			v, _ := s.Table(reflect.Name{Name: "recent"})
			v.View, v.Known = "SELECT 1", v.Known|deepFacts
		}, []string{"unsure: CoverageChanged `main`.`shop`.`recent`: \"\" to \"nullability, nested nullability, defaults, identities, generated columns, keys, rely, checks, properties, clustering, partitioning, comments, tags, masks\"",
			"risky: ViewTextChanged `main`.`shop`.`recent`: \"SELECT id FROM orders\" to \"SELECT 1\""}, []string{"CREATE OR REPLACE VIEW `main`.`shop`.`recent` (`id`) AS SELECT 1"}, 1},
		{"schema, function, volume", func(s *reflect.Snapshot, _ *reflect.Table) {
			s.Catalogs[0].Schemas[0].Name = "new"
			x := &s.Catalogs[0].Schemas[1]
			x.Comment, x.Functions, x.Volumes = "y", x.Functions[:1], nil
			x.Functions[0].Body = "'?'"
		}, []string{
			"breaking: SchemaDropped `main`.`empty`", "harmless: SchemaAdded `main`.`new`", "harmless: CommentChanged `main`.`shop`: \"a shop\" to \"y\"",
			"breaking: VolumeDropped `main`.`shop`.`files`: \"s3://b/f\" to \"\"",
			"risky: FunctionChanged `main`.`shop`.`hide`: \"FUNCTION (x STRING DEFAULT '') RETURNS STRING '***'\" to \"FUNCTION (x STRING DEFAULT '') RETURNS STRING '?'\"",
			"breaking: FunctionDropped `main`.`shop`.`mine`",
		}, []string{"DROP VOLUME `main`.`shop`.`files`", "DROP SCHEMA `main`.`empty`", "CREATE SCHEMA `main`.`new`", "COMMENT ON SCHEMA `main`.`shop` IS 'y'"}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			to := changed(c.change)
			changes := reflect.Diff(shop(), to, reflect.DiffOptions{Renames: true})
			var got []string
			for _, x := range changes {
				got = append(got, x.String())
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
			stmts, rest := reflect.Plan(to, changes)
			var plan []string
			for _, s := range stmts {
				text, err := dialect.Literals(s)
				if err != nil {
					t.Error(err)
				}
				plan = append(plan, text)
			}
			if diff := cmp.Diff(c.plan, plan); diff != "" || len(rest) != c.rest {
				t.Errorf("rest %v, plan (-want +got):\n%s", rest, diff)
			}
		})
	}
}

// What the patterns of either side leave out is no change.
func TestDiffWithin(t *testing.T) {
	all, some, others := shop(), shop(), shop()
	all.Include, all.Exclude = nil, nil
	some.Include, some.Exclude = []string{"shop.o*"}, nil
	some.Catalogs[0].Schemas = some.Catalogs[0].Schemas[1:2]
	x := &some.Catalogs[0].Schemas[0]
	x.Tables = slices.DeleteFunc(x.Tables, func(t reflect.Table) bool { return t.Name.Name != "orders" })
	others.Include, others.Exclude = nil, []string{"shop.orders"}
	y := &others.Catalogs[0].Schemas[1]
	y.Tables = slices.DeleteFunc(y.Tables, func(t reflect.Table) bool { return t.Name.Name == "orders" })
	for name, pair := range map[string][2]*reflect.Snapshot{"some": {all, some}, "others": {all, others}, "apart": {some, others}} {
		if changes := append(reflect.Diff(pair[0], pair[1], reflect.DiffOptions{}), reflect.Diff(pair[1], pair[0], reflect.DiffOptions{})...); len(changes) > 0 {
			t.Errorf("%s: %v", name, changes)
		}
	}
	x.Tables = nil
	if changes := reflect.Diff(all, some, reflect.DiffOptions{}); len(changes) != 1 || changes[0].Kind != reflect.TableDropped {
		t.Errorf("%v", changes)
	}
}

// Each kind of change is found, with the impact that is meant.
func TestEveryChange(t *testing.T) {
	orders := func(f func(*reflect.Table)) func(*reflect.Snapshot) {
		return func(s *reflect.Snapshot) { f(find(t, s, reflect.Name{Name: "orders"})) }
	}
	schema := func(f func(*reflect.Schema)) func(*reflect.Snapshot) {
		return func(s *reflect.Snapshot) { f(&s.Catalogs[0].Schemas[1]) }
	}
	seen := map[reflect.ChangeKind]bool{}
	for _, c := range []struct {
		change func(*reflect.Snapshot)
		kind   reflect.ChangeKind
		impact reflect.Impact
	}{
		{func(s *reflect.Snapshot) { s.Catalogs = append(s.Catalogs, reflect.Catalog{Name: "new"}) }, reflect.CatalogAdded, reflect.Harmless},
		{func(s *reflect.Snapshot) { s.Catalogs = nil }, reflect.CatalogDropped, reflect.Unsure},
		{func(s *reflect.Snapshot) { s.Catalogs[0].Schemas[0].Name = "a" }, reflect.SchemaAdded, reflect.Harmless},
		{func(s *reflect.Snapshot) { s.Catalogs[0].Schemas = s.Catalogs[0].Schemas[1:] }, reflect.SchemaDropped, reflect.Breaking},
		{schema(func(x *reflect.Schema) {
			x.Tables = append(x.Tables, reflect.Table{Name: reflect.Name{Catalog: "main", Schema: "shop", Name: "z"}})
		}), reflect.TableAdded, reflect.Harmless},
		{schema(func(x *reflect.Schema) { x.Tables = x.Tables[1:] }), reflect.TableDropped, reflect.Breaking},
		{schema(func(x *reflect.Schema) { x.Tables[0].Name.Name = "a" }), reflect.TableRenamed, reflect.Breaking},
		{orders(func(o *reflect.Table) { o.Kind = reflect.External }), reflect.TableKindChanged, reflect.Risky},
		{orders(func(o *reflect.Table) { o.Columns = append(o.Columns, column("z", types.Int)) }), reflect.ColumnAdded, reflect.Harmless},
		{orders(func(o *reflect.Table) { o.Columns = o.Columns[:6] }), reflect.ColumnDropped, reflect.Breaking},
		{orders(func(o *reflect.Table) { o.Columns[6].Name = "even" }), reflect.ColumnRenamed, reflect.Breaking},
		{orders(func(o *reflect.Table) { o.Columns[0], o.Columns[1] = o.Columns[1], o.Columns[0] }), reflect.ColumnMoved, reflect.Risky},
		{orders(func(o *reflect.Table) { o.Columns[0].Type = types.String }), reflect.TypeChanged, reflect.Risky},
		{orders(func(o *reflect.Table) { o.Columns[0].Nullable = true }), reflect.NullabilityChanged, reflect.Risky},
		{orders(func(o *reflect.Table) { o.Columns[5].Default = "" }), reflect.DefaultChanged, reflect.Risky},
		{orders(func(o *reflect.Table) { o.Columns[3].Generated = "" }), reflect.GeneratedChanged, reflect.Risky},
		{orders(func(o *reflect.Table) { o.Columns[0].Identity = new(reflect.Identity) }), reflect.IdentityChanged, reflect.Risky},
		{orders(func(o *reflect.Table) { o.PrimaryKey.Rely = true }), reflect.PrimaryKeyChanged, reflect.Risky},
		{orders(func(o *reflect.Table) { o.ForeignKeys[0].Rely = true }), reflect.ForeignKeyAdded, reflect.Harmless},
		{orders(func(o *reflect.Table) { o.ForeignKeys = nil }), reflect.ForeignKeyDropped, reflect.Harmless},
		{orders(func(o *reflect.Table) { o.Checks[0].Cond = "id > 1" }), reflect.CheckAdded, reflect.Risky},
		{orders(func(o *reflect.Table) { o.Checks = nil }), reflect.CheckDropped, reflect.Harmless},
		{orders(func(o *reflect.Table) { o.Cluster = nil }), reflect.ClusteringChanged, reflect.Harmless},
		{orders(func(o *reflect.Table) { o.Partition = []string{"day"} }), reflect.PartitioningChanged, reflect.Harmless},
		{orders(func(o *reflect.Table) { o.Properties = nil }), reflect.PropertyChanged, reflect.Harmless},
		{orders(func(o *reflect.Table) { o.Comment = "" }), reflect.CommentChanged, reflect.Harmless},
		{orders(func(o *reflect.Table) { o.Tags = nil }), reflect.TagChanged, reflect.Harmless},
		{orders(func(o *reflect.Table) { o.Columns[0].Mask = new(reflect.Use) }), reflect.MaskChanged, reflect.Risky},
		{orders(func(o *reflect.Table) { o.RowFilter = nil }), reflect.RowFilterChanged, reflect.Risky},
		{func(s *reflect.Snapshot) { find(t, s, reflect.Name{Name: "recent"}).View = "" }, reflect.ViewTextChanged, reflect.Risky},
		{schema(func(x *reflect.Schema) {
			x.Functions = append(x.Functions, reflect.Function{Name: reflect.Name{Name: "z"}})
		}), reflect.FunctionAdded, reflect.Harmless},
		{schema(func(x *reflect.Schema) { x.Functions = x.Functions[1:] }), reflect.FunctionDropped, reflect.Breaking},
		{schema(func(x *reflect.Schema) { x.Functions[0].Returns = types.Int }), reflect.FunctionChanged, reflect.Risky},
		{schema(func(x *reflect.Schema) { x.Volumes = append(x.Volumes, reflect.Volume{Name: reflect.Name{Name: "z"}}) }), reflect.VolumeAdded, reflect.Harmless},
		{schema(func(x *reflect.Schema) { x.Volumes = nil }), reflect.VolumeDropped, reflect.Breaking},
		{orders(func(o *reflect.Table) { o.Owner = "bob" }), reflect.OwnerChanged, reflect.Harmless},
		{orders(func(o *reflect.Table) { o.Grants = nil }), reflect.GrantChanged, reflect.Risky},
		{orders(func(o *reflect.Table) { o.Known &^= reflect.Tags }), reflect.CoverageChanged, reflect.Unsure},
	} {
		base := func() *reflect.Snapshot {
			return changed(func(_ *reflect.Snapshot, o *reflect.Table) { o.Known |= reflect.Grants })
		}
		to := base()
		c.change(to)
		found := false
		for _, x := range reflect.Diff(base(), to, reflect.DiffOptions{Renames: true}) {
			found = found || x.Kind == c.kind && x.Impact == c.impact
		}
		seen[c.kind] = true
		if !found {
			t.Errorf("%s: not found as %s", c.kind, c.impact)
		}
		to.Principal = "bob"
		for _, x := range reflect.Diff(base(), to, reflect.DiffOptions{Renames: true}) {
			if strings.HasSuffix(x.Kind.String(), "Dropped") && len(x.Path) == 0 && x.Impact != reflect.Unsure {
				t.Errorf("what another principal does not see is %s: %s", x.Impact, x)
			}
		}
	}
	for k := reflect.CatalogAdded; k <= reflect.CoverageChanged; k++ {
		if !seen[k] {
			t.Errorf("no test of %s", k)
		}
	}
}

// Whatever changes are given, a plan is statements and the rest.
func TestPlanOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"", "main", "shop", "orders", "recent", "id", "lines", "orders_pk", "pos", "files", "nope"})
		value := rapid.SampledFrom([]string{"", "'", "x", "'v'", "INT", "BIGINT", "NOT NULL", "VIEW", "MANAGED"})
		var changes []reflect.Change
		for range rapid.IntRange(0, 4).Draw(t, "changes") {
			changes = append(changes, reflect.Change{
				Kind:   reflect.ChangeKind(rapid.IntRange(0, int(reflect.CoverageChanged)+1).Draw(t, "kind")),
				Impact: reflect.Impact(rapid.IntRange(0, int(reflect.Unsure)).Draw(t, "impact")),
				Name:   reflect.Name{Catalog: name.Draw(t, "catalog"), Schema: name.Draw(t, "schema"), Name: name.Draw(t, "name")},
				Path:   rapid.SliceOfN(name, 0, 3).Draw(t, "path"), From: value.Draw(t, "from"), To: value.Draw(t, "to"),
			})
		}
		stmts, rest := reflect.Plan(shop(), changes)
		if len(stmts) == 0 && len(rest) < len(changes) {
			t.Fatalf("%v became nothing", changes)
		}
		for _, s := range stmts {
			dialect.Literals(s) // an error is an answer
		}
	})
}

// What one side does not know is no change.
func TestDiffUnknown(t *testing.T) {
	to := changed(func(_ *reflect.Snapshot, o *reflect.Table) {
		o.Known = reflect.Columns
		o.PrimaryKey, o.ForeignKeys, o.Checks, o.Cluster, o.Properties, o.Comment, o.Tags, o.RowFilter = nil, nil, nil, nil, nil, "", nil, nil
		for i := range o.Columns {
			c := &o.Columns[i]
			c.Default, c.Generated, c.Comment, c.Tags, c.Nullable = "", "", "", nil, true
		}
		o.Columns[4].Type = types.Array{Elem: types.Struct{Fields: []types.Field{{Name: "sku", Type: types.String}, {Name: "unit price", Type: types.Decimal{Precision: 10, Scale: 2}}}}}
	})
	if got := reflect.Diff(shop(), to, reflect.DiffOptions{Ignore: []reflect.ChangeKind{reflect.CoverageChanged}}); len(got) > 0 {
		t.Errorf("%v", got)
	}
}

// A new schema is planned with all that is in it, parents first.
func TestPlanNew(t *testing.T) {
	to := shop()
	view, _ := to.Table(reflect.Name{Name: "recent"})
	view.Known |= deepFacts
	orders, _ := to.Table(reflect.Name{Name: "orders"})
	orders.Columns = orders.Columns[:6] // a type that is not known cannot be created
	from := shop()
	from.Catalogs[0].Schemas = from.Catalogs[0].Schemas[:1]
	stmts, rest := reflect.Plan(to, reflect.Diff(from, to, reflect.DiffOptions{}))
	var got []string
	for _, s := range stmts {
		text, err := dialect.Literals(s)
		if err != nil {
			t.Error(err)
		}
		got = append(got, strings.Join(strings.Fields(text)[:4], " "))
	}
	want := []string{"CREATE SCHEMA `main`.`shop` COMMENT", "CREATE EXTERNAL VOLUME `main`.`shop`.`files`", "CREATE TABLE `main`.`shop`.`customers` (`id`", "CREATE TABLE `main`.`shop`.`orders` (`id`",
		"ALTER TABLE `main`.`shop`.`orders` ADD", "ALTER TABLE `main`.`shop`.`orders` SET", "ALTER TABLE `main`.`shop`.`orders` ALTER", "CREATE OR REPLACE VIEW"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var left []string
	for _, c := range rest {
		left = append(left, c.String())
	}
	if diff := cmp.Diff([]string{"harmless: FunctionAdded `main`.`shop`.`hide`", "harmless: FunctionAdded `main`.`shop`.`mine`"}, left); diff != "" {
		t.Errorf("rest (-want +got):\n%s", diff)
	}
}

// What is printed is a line that commands no terminal, whatever the names are.
func TestLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"a\nbreaking: b", "\x1b[2J", "\x00", "\u2028", "\u202e", "\xff", "a`b", "\x7f\u0085"}))
		n := reflect.Name{Catalog: text.Draw(t, "catalog"), Schema: text.Draw(t, "schema"), Name: text.Draw(t, "name")}
		more := rapid.SliceOf(text).Draw(t, "more")
		for _, x := range []any{
			reflect.Change{Kind: reflect.ColumnAdded, Name: n, Path: more, From: text.Draw(t, "from"), To: text.Draw(t, "to"), Impact: reflect.Risky},
			reflect.Finding{Severity: reflect.Mistake, SQL: text.Draw(t, "sql"), Text: text.Draw(t, "text"), Suggestions: more},
			&reflect.ObjectError{Name: n, Others: more, Err: reflect.ErrNotFound},
		} {
			if got := fmt.Sprint(x); strings.ContainsFunc(got, func(r rune) bool { return !unicode.IsPrint(r) }) || !utf8.ValidString(got) {
				t.Fatalf("%T is printed as %q", x, got)
			}
		}
	})
	c := reflect.Change{Kind: reflect.ColumnDropped, Name: reflect.Name{Catalog: "main", Schema: "s\n", Name: "té"}, Path: []string{"a.b", "x\n", "é"}, Impact: reflect.Breaking}
	if diff := cmp.Diff("breaking: ColumnDropped `main`.`s\\n`.`té` `a.b`.`x\\n`.`é`", c.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// All kinds have a name, and names read back.
func TestNames(t *testing.T) {
	for k := reflect.CatalogAdded; k <= reflect.CoverageChanged; k++ {
		var back reflect.ChangeKind
		if err := back.UnmarshalText([]byte(k.String())); err != nil || back != k {
			t.Errorf("%d %q: %v", k, k, err)
		}
	}
	for k := reflect.Managed; k <= reflect.OtherTable; k++ {
		var back reflect.TableKind
		if err := back.UnmarshalText([]byte(k.String())); err != nil || back != k {
			t.Errorf("%d %q: %v", k, k, err)
		}
	}
	var c reflect.Coverage
	if err := c.UnmarshalText([]byte(deepFacts.String())); err != nil || c != deepFacts {
		t.Errorf("%s: %v", c, err)
	}
	if err := c.UnmarshalText([]byte("nothing")); err == nil {
		t.Error("no error")
	}
}
