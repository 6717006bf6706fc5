package reflect_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/reflect"
)

var ctx = context.Background()

// onSpark reflects a schema of its own in which statements have made something.
func onSpark(t *testing.T, make func(schema builder.Name) []builder.Stmt) (*brickwork.DB, *reflect.Snapshot, builder.Name) {
	t.Helper()
	db := harness.Open(t).DB
	schema := harness.Schema(t, db)
	for _, s := range make(schema) {
		if _, err := db.Exec(ctx, s); err != nil {
			t.Fatal(err)
		}
	}
	s, err := reflect.Reflect(ctx, db, reflect.Options{Catalogs: []string{schema.Catalog}, Include: []string{schema.Schema + ".*"}})
	if err != nil {
		t.Fatal(err)
	}
	return db, s, schema
}

func table(n builder.Name, name string) builder.Table {
	return builder.NewTable(n.Catalog, n.Schema, name)
}

// CompositeKeyReflectionTest: keys keep the order of their columns, and foreign
// keys name their parents in full.
func TestCompositeKey(t *testing.T) {
	_, s, n := onSpark(t, func(n builder.Name) []builder.Stmt {
		return []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (id INT NOT NULL, attr INT NOT NULL, name STRING NOT NULL, CONSTRAINT parent_pk PRIMARY KEY (name, id, attr))", table(n, "parent")),
			builder.RawStmt("CREATE TABLE {} (id INT NOT NULL, p_attr INT, p_id INT, p_name STRING, CONSTRAINT child_fk FOREIGN KEY (p_name, p_id, p_attr) REFERENCES {} (name, id, attr))",
				table(n, "child"), table(n, "parent")),
		}
	})
	parent, child := find(t, s, n.Of("parent")), find(t, s, n.Of("CHILD"))
	if diff := cmp.Diff(&reflect.PrimaryKey{Name: "parent_pk", Columns: []string{"name", "id", "attr"}}, parent.PrimaryKey); diff != "" {
		t.Errorf("primary key (-want +got):\n%s", diff)
	}
	fk := reflect.ForeignKey{Name: "child_fk", Columns: []string{"p_name", "p_id", "p_attr"}, Parent: n.Of("parent"), ParentColumns: []string{"name", "id", "attr"}}
	if diff := cmp.Diff([]reflect.ForeignKey{fk}, child.ForeignKeys); diff != "" {
		t.Errorf("foreign keys (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]reflect.Reference{{Table: n.Of("child"), Key: fk}}, s.Children(n.Of("parent"))); diff != "" {
		t.Errorf("children (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]*reflect.Table{parent, child}, s.Sorted()); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

// What was reflected can be queried.
func TestBuilder(t *testing.T) {
	db, s, n := onSpark(t, func(n builder.Name) []builder.Stmt {
		return []builder.Stmt{
			builder.RawStmt("CREATE TABLE {} (id BIGINT NOT NULL, `Unit Price` DECIMAL(10,2))", table(n, "t")),
			builder.RawStmt("INSERT INTO {} VALUES (1, 1.5), (2, NULL)", table(n, "t")),
		}
	})
	x := find(t, s, n.Of("t")).Builder()
	id, price := builder.ColumnOf(x, "ID"), builder.ColumnOf(x, "unit price")
	got, err := brickwork.All(ctx, db, builder.SelectValue(id).From(x).Where(price.IsNull()))
	if diff := cmp.Diff([]any{int64(2)}, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func find(t *testing.T, s *reflect.Snapshot, n reflect.Name) *reflect.Table {
	t.Helper()
	x, ok := s.Table(n)
	if !ok {
		t.Fatalf("no table %s", n)
	}
	return x
}
