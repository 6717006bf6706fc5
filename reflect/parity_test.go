package reflect_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

// These tests are the reflection classes of SQLAlchemy's compliance suite, and
// the defects of its Databricks dialect, which read text by regular expressions.

// deep reflects the tables of a schema of its own at Deep.
func deep(t *testing.T, make func(n builder.Name) []builder.Stmt) (*reflect.Snapshot, builder.Name) {
	t.Helper()
	db, s, n := onSpark(t, make)
	var names []reflect.Name
	for x := range s.Tables() {
		names = append(names, x.Name)
	}
	s, err := s.Deepen(ctx, db, names...)
	if err != nil {
		t.Fatal(err)
	}
	return s, n
}

// ComponentReflectionTest: tables, views, columns, keys, comments of the
// fixtures users, dingalings and email_addresses.
func TestComponentReflection(t *testing.T) {
	s, n := deep(t, func(n builder.Name) []builder.Stmt {
		users, dingalings, emails := table(n, "users"), table(n, "dingalings"), table(n, "email_addresses")
		return []builder.Stmt{
			builder.RawStmt(`CREATE TABLE {} (user_id INT NOT NULL, test1 CHAR(5) NOT NULL, test2 FLOAT NOT NULL, parent_user_id INT,
				CONSTRAINT users_pk PRIMARY KEY (user_id), CONSTRAINT user_id_fk FOREIGN KEY (parent_user_id) REFERENCES {} (user_id))`, users, users),
			builder.RawStmt(`CREATE TABLE {} (dingaling_id INT NOT NULL, address_id INT, id_user INT, data STRING COMMENT 'di % ''comment''',
				CONSTRAINT dingalings_pk PRIMARY KEY (dingaling_id), CONSTRAINT zz_dingalings_id_user_fk FOREIGN KEY (id_user) REFERENCES {} (user_id))
				COMMENT 'a comment with "quotes"'`, dingalings, users),
			builder.RawStmt(`CREATE TABLE {} (address_id INT NOT NULL, remote_user_id INT, email_address VARCHAR(20),
				CONSTRAINT email_ad_pk PRIMARY KEY (address_id), CONSTRAINT remote_fk FOREIGN KEY (remote_user_id) REFERENCES {} (user_id))`, emails, users),
			builder.RawStmt("CREATE VIEW {} AS SELECT * FROM {}", table(n, "users_v"), users),
			builder.RawStmt("CREATE VIEW {} (address_id, mail) AS SELECT address_id, email_address FROM {}", table(n, "email_addresses_v"), emails),
		}
	})
	kinds := map[string]reflect.TableKind{}
	for x := range s.Tables() {
		kinds[x.Name.Name] = x.Kind
	}
	if diff := cmp.Diff(map[string]reflect.TableKind{"users": reflect.Managed, "dingalings": reflect.Managed, "email_addresses": reflect.Managed,
		"users_v": reflect.View, "email_addresses_v": reflect.View}, kinds); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	users, dingalings := find(t, s, n.Of("users")), find(t, s, n.Of("dingalings"))
	if diff := cmp.Diff([]reflect.Column{
		{Name: "user_id", Type: types.Int}, {Name: "test1", Type: types.Char{Len: 5}}, {Name: "test2", Type: types.Float}, {Name: "parent_user_id", Type: types.Int, Nullable: true},
	}, users.Columns); diff != "" {
		t.Errorf("users (-want +got):\n%s", diff)
	}
	self := reflect.ForeignKey{Name: "user_id_fk", Columns: []string{"parent_user_id"}, Parent: n.Of("users"), ParentColumns: []string{"user_id"}}
	if diff := cmp.Diff([]reflect.ForeignKey{self}, users.ForeignKeys); diff != "" {
		t.Errorf("foreign keys (-want +got):\n%s", diff)
	}
	if c, _ := dingalings.Column("data"); c.Comment != "di % 'comment'" || dingalings.Comment != `a comment with "quotes"` {
		t.Errorf("comments %q %q", c.Comment, dingalings.Comment)
	}
	mail, _ := find(t, s, n.Of("email_addresses")).Column("email_address")
	if diff := cmp.Diff(&reflect.Column{Name: "email_address", Type: types.Varchar{Len: 20}, Nullable: true}, mail); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	v := find(t, s, n.Of("email_addresses_v"))
	if got := []string{v.Columns[0].Name, v.Columns[1].Name}; !slices.Equal(got, []string{"address_id", "mail"}) || v.View == "" || !v.ReadOnly {
		t.Errorf("view %+v", v)
	}
	var order []string
	for _, x := range s.Sorted() {
		order = append(order, x.Name.Name)
	}
	if diff := cmp.Diff([]string{"users", "dingalings", "email_addresses", "email_addresses_v", "users_v"}, order); diff != "" {
		t.Errorf("parents first (-want +got):\n%s", diff)
	}
}

// HasTableTest: tables, views, other schemas; what is not there is false, and
// no error.
func TestHasTable(t *testing.T) {
	_, s, n := onSpark(t, func(n builder.Name) []builder.Stmt {
		return []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (id INT)", table(n, "test_table")),
			builder.RawStmt("CREATE VIEW {} AS SELECT 1 AS one", table(n, "vv")),
		}
	})
	for name, want := range map[reflect.Name]bool{
		n.Of("test_table"): true, n.Of("TEST_Table"): true, n.Of("vv"): true, n.Of("test_table_nope"): false, n.Of("testXtable"): false,
		{Catalog: n.Catalog, Schema: "nope", Name: "test_table"}: false, {Catalog: "nope", Schema: n.Schema, Name: "test_table"}: false,
	} {
		if _, ok := s.Table(name); ok != want {
			t.Errorf("%s: %v", name, ok)
		}
	}
}

// BizarroCharacterTest (BizarroCharacterFKResolutionTest): any characters in the
// names of tables, columns and keys.
func TestBizarroCharacters(t *testing.T) {
	odd := []string{"a-b", "a b", "a'b", `a"b`, "a``b", "a%b", "a(b", "a)b", "a:b", "a,b", "a?b", "ünïcødé", "select", "1a", "PRIMARY KEY"}
	name := func(s string) builder.Node { return builder.Col[int32](nil, s) }
	s, n := deep(t, func(n builder.Name) []builder.Stmt {
		parent, child := table(n, "the parent`s-table"), table(n, "the (child)")
		stmts := []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (id INT NOT NULL, `x y` INT NOT NULL, CONSTRAINT `p k` PRIMARY KEY (`x y`, id)) TBLPROPERTIES ('delta.columnMapping.mode' = 'name')", parent),
			builder.RawStmt("CREATE TABLE {} (other INT) TBLPROPERTIES ('delta.columnMapping.mode' = 'name')", child),
		}
		for i, c := range odd {
			stmts = append(stmts, builder.RawStmt("ALTER TABLE {} ADD COLUMN {} INT COMMENT 'c'", child, name(c)))
			if i%3 == 0 {
				stmts = append(stmts, builder.RawStmt("ALTER TABLE {} ADD CONSTRAINT {} FOREIGN KEY ({}, other) REFERENCES {} (`x y`, id)", child, name("fk "+c), name(c), parent))
			}
		}
		return stmts
	})
	if k := find(t, s, n.Of("the parent`s-table")).PrimaryKey; !slices.Equal(k.Columns, []string{"x y", "id"}) || k.Name != "p k" {
		t.Errorf("%+v", k)
	}
	columns := []reflect.Column{{Name: "other", Type: types.Int, Nullable: true}}
	var keys []reflect.ForeignKey
	for i, c := range odd {
		columns = append(columns, reflect.Column{Name: c, Type: types.Int, Comment: "c", Nullable: true})
		if i%3 == 0 {
			keys = append(keys, reflect.ForeignKey{Name: "fk " + c, Columns: []string{c, "other"}, Parent: n.Of("the parent`s-table"), ParentColumns: []string{"x y", "id"}})
		}
	}
	child := find(t, s, n.Of("the (child)"))
	if diff := cmp.Diff(columns, child.Columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	byName := cmpopts.SortSlices(func(a, b reflect.ForeignKey) bool { return a.Name < b.Name })
	if diff := cmp.Diff(keys, child.ForeignKeys, byName); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
	for _, w := range s.Warnings {
		t.Errorf("%s: %s", w.Object, w.Text)
	}
}

// Comments are comments, whatever is in them: a column called Comment gave its
// type as the comment of the table, a comment with PRIMARY KEY in it a key.
func TestCommentsAreNoKeys(t *testing.T) {
	s, n := deep(t, func(n builder.Name) []builder.Stmt {
		return []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (Comment INT, UserComments STRING)", table(n, "a")),
			builder.RawStmt("CREATE TABLE {} (id INT COMMENT 'PRIMARY KEY (`id`)') COMMENT 'FOREIGN KEY (`id`) REFERENCES `x`.`y`.`z` (`id`), PRIMARY KEY (`id`)'", table(n, "b")),
		}
	})
	a, b := find(t, s, n.Of("a")), find(t, s, n.Of("b"))
	if a.Comment != "" || a.Columns[0].Name != "Comment" || a.Columns[0].Type != types.Int {
		t.Errorf("%+v", a)
	}
	if b.PrimaryKey != nil || b.ForeignKeys != nil || b.Comment != "FOREIGN KEY (`id`) REFERENCES `x`.`y`.`z` (`id`), PRIMARY KEY (`id`)" {
		t.Errorf("%+v", b)
	}
}

// SameNamedSchemaTableTest: foreign keys to another schema keep it.
func TestSameNamedSchemaTable(t *testing.T) {
	db := harness.Open(t).DB
	other := harness.Schema(t, db)
	if _, err := db.Exec(ctx, builder.RawStmt("CREATE TABLE {} (id INT NOT NULL, CONSTRAINT pk PRIMARY KEY (id))", table(other, "some_table"))); err != nil {
		t.Fatal(err)
	}
	_, s, n := onSpark(t, func(n builder.Name) []builder.Stmt {
		return []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (id INT NOT NULL, CONSTRAINT pk PRIMARY KEY (id), CONSTRAINT fk FOREIGN KEY (id) REFERENCES {} (id))", table(n, "some_table"), table(other, "some_table")),
		}
	})
	if diff := cmp.Diff([]reflect.ForeignKey{{Name: "fk", Columns: []string{"id"}, Parent: other.Of("some_table"), ParentColumns: []string{"id"}}},
		find(t, s, n.Of("some_table")).ForeignKeys); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TableNoColumnsTest: a table without columns is one.
func TestTableNoColumns(t *testing.T) {
	s, n := deep(t, func(n builder.Name) []builder.Stmt {
		return []builder.Stmt{builder.RawStmt("CREATE TABLE {} USING DELTA", table(n, "empty"))}
	})
	if x := find(t, s, n.Of("empty")); len(x.Columns) != 0 || !x.Known.Has(reflect.Columns) {
		t.Errorf("%+v", x)
	}
}

// What was lost even where the dialect worked: types inside of types, BINARY,
// lengths, collations, tags, owner, format, partitions.
func TestNothingIsLost(t *testing.T) {
	db, s, n := onSpark(t, func(n builder.Name) []builder.Stmt {
		x := table(n, "t")
		return []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (b BINARY, v VARCHAR(7), c STRING COLLATE UTF8_LCASE, a ARRAY<MAP<STRING, STRUCT<x: TIMESTAMP_NTZ>>>, y TINYINT, j VARIANT, day DATE) PARTITIONED BY (day)", x),
			builder.RawStmt("ALTER TABLE {} SET TAGS ('team' = 'a')", x),
			builder.RawStmt("ALTER TABLE {} ALTER COLUMN v SET TAGS ('pii' = 'yes')", x),
		}
	})
	bulk := find(t, s, n.Of("t"))
	want := &reflect.Table{
		Name: n.Of("t"), Kind: reflect.Managed, Format: "delta", Partition: []string{"day"}, Tags: map[string]string{"team": "a"},
		Columns: []reflect.Column{
			{Name: "b", Type: types.Binary, Nullable: true}, {Name: "v", Type: types.Varchar{Len: 7}, Nullable: true, Tags: map[string]string{"pii": "yes"}},
			{Name: "c", Type: types.Collated{Of: types.String, Collation: types.UTF8LCase}, Nullable: true},
			{Name: "a", Type: types.Array{Elem: types.Map{Key: types.String, Value: types.Struct{Fields: []types.Field{{Name: "x", Type: types.TimestampNTZ}}}}}, Nullable: true},
			{Name: "y", Type: types.TinyInt, Nullable: true}, {Name: "j", Type: types.VariantType, Nullable: true}, {Name: "day", Type: types.Date, Nullable: true},
		},
	}
	ignore := cmpopts.IgnoreFields(reflect.Table{}, "Owner", "Location", "Created", "Altered", "Properties", "Known")
	if diff := cmp.Diff(want, bulk, ignore); diff != "" || bulk.Owner == "" || bulk.Location == "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	after, err := s.Deepen(ctx, db, n.Of("t"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, find(t, after, n.Of("t")), ignore); diff != "" {
		t.Errorf("at Deep (-want +got):\n%s", diff)
	}
}

// ComponentReflectionTestExtra: precision, NULL, lengths, options of foreign keys,
// CHECK constraints.
func TestComponentReflectionExtra(t *testing.T) {
	s, n := deep(t, func(n builder.Name) []builder.Stmt {
		x, p := table(n, "t"), table(n, "p")
		return []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (id INT NOT NULL, CONSTRAINT pk PRIMARY KEY (id))", p),
			builder.RawStmt(`CREATE TABLE {} (n1 DECIMAL(18,5), n2 DECIMAL, v VARCHAR(52), c CHAR(4), required INT NOT NULL, optional INT,
				CONSTRAINT plain FOREIGN KEY (required) REFERENCES {} (id), CONSTRAINT trusted FOREIGN KEY (optional) REFERENCES {} (id) RELY)`, x, p, p),
			builder.RawStmt("ALTER TABLE {} ADD CONSTRAINT small CHECK (required < 10)", x),
			builder.RawStmt("ALTER TABLE {} ADD CONSTRAINT `big one` CHECK (required > 1)", x),
		}
	})
	got := find(t, s, n.Of("t"))
	want := &reflect.Table{
		Columns: []reflect.Column{column("n1", types.Decimal{Precision: 18, Scale: 5}), column("n2", types.Decimal{Precision: 10}), column("v", types.Varchar{Len: 52}),
			column("c", types.Char{Len: 4}), {Name: "required", Type: types.Int}, column("optional", types.Int)},
		ForeignKeys: []reflect.ForeignKey{
			{Name: "plain", Columns: []string{"required"}, Parent: n.Of("p"), ParentColumns: []string{"id"}},
			{Name: "trusted", Columns: []string{"optional"}, Parent: n.Of("p"), ParentColumns: []string{"id"}, Rely: true},
		},
		Checks: []reflect.Check{{Name: "big one", Cond: "required > 1"}, {Name: "small", Cond: "required < 10"}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(reflect.Table{}, "Name", "Kind", "Format", "Owner", "Location", "Created", "Altered", "Properties", "Known")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// IdentityReflectionTest: mode, start and step.
func TestIdentityReflection(t *testing.T) {
	s, n := deep(t, func(n builder.Name) []builder.Stmt {
		return []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (id1 BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 2 INCREMENT BY 3), x INT)", table(n, "t1")),
			builder.RawStmt("CREATE TABLE {} (id2 BIGINT GENERATED BY DEFAULT AS IDENTITY)", table(n, "t2")),
		}
	})
	for name, want := range map[string]*reflect.Identity{"t1": {Start: 2, Step: 3}, "t2": {ByDefault: true, Start: 1, Step: 1}} {
		if diff := cmp.Diff(want, find(t, s, n.Of(name)).Columns[0].Identity); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if x, _ := find(t, s, n.Of("t1")).Column("x"); x.Identity != nil {
		t.Errorf("%+v", x)
	}
}

// ComputedReflectionTest: the expressions of generated columns, in the default
// schema and another.
func TestComputedReflection(t *testing.T) {
	s, n := deep(t, func(n builder.Name) []builder.Stmt {
		return []builder.Stmt{builder.RawStmt(`CREATE TABLE {} (id INT, normal INT COMMENT 'GENERATED ALWAYS AS (x)', doubled INT GENERATED ALWAYS AS (normal * 2) COMMENT 'twice',
			text STRING GENERATED ALWAYS AS (concat(CAST(id AS STRING), ') it\'s, ')))`, table(n, "computed"))}
	})
	got := map[string]reflect.SQL{}
	for _, c := range find(t, s, n.Of("computed")).Columns {
		got[c.Name] = c.Generated
	}
	want := map[string]reflect.SQL{"id": "", "normal": "", "doubled": "normal * 2", "text": `concat(CAST(id AS STRING), ') it\'s, ')`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// QuotedNameArgumentTest: each question of the inspector, about tables with quotes
// and other signs in their names, where the dialect put names into SQL as they are.
func TestQuotedNameArgument(t *testing.T) {
	names := []string{"quote'one", `quote"two`, "back`three", "back``four", "semi;five--", "percent%s", "(six)", "new{seven}"}
	s, n := deep(t, func(n builder.Name) (stmts []builder.Stmt) {
		for i, name := range names {
			x := table(n, name)
			stmts = append(stmts, builder.RawStmt(`CREATE TABLE {} (id INT NOT NULL, {} INT, CONSTRAINT {} PRIMARY KEY (id)) COMMENT 'c' TBLPROPERTIES ('k' = 'v', 'delta.columnMapping.mode' = 'name')`,
				x, builder.Col[int32](nil, name), builder.Col[int32](nil, "pk "+name)))
			stmts = append(stmts, builder.RawStmt("ALTER TABLE {} ADD CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {} (id)", x, builder.Col[int32](nil, "fk "+name),
				builder.Col[int32](nil, name), table(n, names[i/2])))
			stmts = append(stmts, builder.RawStmt("ALTER TABLE {} ADD CONSTRAINT c CHECK (id > 0)", x), builder.RawStmt("CREATE VIEW {} AS SELECT * FROM {}", table(n, "v "+name), x))
		}
		return stmts
	})
	for i, name := range names {
		want := &reflect.Table{
			Name: n.Of(name), Kind: reflect.Managed, Format: "delta", Comment: "c",
			Columns:     []reflect.Column{{Name: "id", Type: types.Int}, column(name, types.Int)},
			PrimaryKey:  &reflect.PrimaryKey{Name: "pk " + name, Columns: []string{"id"}},
			ForeignKeys: []reflect.ForeignKey{{Name: "fk " + name, Columns: []string{name}, Parent: n.Of(names[i/2]), ParentColumns: []string{"id"}}},
			Checks:      []reflect.Check{{Name: "c", Cond: "id > 0"}},
		}
		got := find(t, s, n.Of(name))
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(reflect.Table{}, "Owner", "Location", "Created", "Altered", "Properties", "Known")); diff != "" || got.Properties["k"] != "v" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if v := find(t, s, n.Of("v "+name)); v.Kind != reflect.View || v.View == "" || len(v.Columns) != 2 {
			t.Errorf("view of %s: %+v", name, v)
		}
	}
	if refs := s.Children(n.Of(names[0])); len(refs) != 2 {
		t.Errorf("children: %v", refs)
	}
}

// NormalizedNameTest: names are found without regard to case.
func TestNormalizedName(t *testing.T) {
	_, s, n := onSpark(t, func(n builder.Name) []builder.Stmt {
		return []builder.Stmt{builder.RawStmt("CREATE TABLE {} (id INT, MixedCase STRING)", table(n, "T1"))}
	})
	for _, name := range []string{"t1", "T1"} {
		x := find(t, s, n.Of(name))
		for _, column := range []string{"mixedcase", "MIXEDCASE", "MixedCase"} {
			if c, ok := x.Column(column); !ok || c.Name != "MixedCase" {
				t.Errorf("%s.%s: %+v", name, column, c)
			}
		}
	}
}

// UnicodeSchemaTest and PercentSchemaNamesTest: they were given up for the dialect.
func TestUnicodeSchema(t *testing.T) {
	s, n := deep(t, func(n builder.Name) []builder.Stmt {
		return []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (`méil` INT NOT NULL, {} INT, CONSTRAINT {} PRIMARY KEY (`méil`))", table(n, "unitable1"), builder.Col[int32](nil, "測試"), builder.Col[int32](nil, "ключ")),
			builder.RawStmt("CREATE TABLE {} ({} INT, CONSTRAINT fk FOREIGN KEY ({}) REFERENCES {} (`méil`))", table(n, "測試"), builder.Col[int32](nil, "%"), builder.Col[int32](nil, "%"), table(n, "unitable1")),
		}
	})
	got := find(t, s, n.Of("unitable1"))
	if got.Columns[0].Name != "méil" || got.Columns[1].Name != "測試" || got.PrimaryKey.Name != "ключ" {
		t.Errorf("%+v", got)
	}
	if diff := cmp.Diff([]reflect.ForeignKey{{Name: "fk", Columns: []string{"%"}, Parent: n.Of("unitable1"), ParentColumns: []string{"méil"}}}, find(t, s, n.Of("測試")).ForeignKeys); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
