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
// no error. NormalizedNameTest: without regard to case.
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

// QuotedNameArgumentTest and BizarroCharacterTest: any characters in the names of
// tables, columns and keys, also where the dialect put names into SQL unescaped.
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
