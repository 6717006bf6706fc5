package reflect_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

func TestProbe(t *testing.T) {
	s, db := newServer(t)
	if gaps, err := reflect.Probe(ctx, db); err != nil || len(gaps) > 0 {
		t.Errorf("%v %v", gaps, err)
	}
	s.fail["volumes"] = engine.NewError("INSUFFICIENT_PERMISSIONS", "42501", "no")
	s.rename("columns", "comment", "remark")
	delete(s.views, "routine_columns")
	gaps, err := reflect.Probe(ctx, db)
	want := []reflect.Gap{
		{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: "columns"}, Facts: reflect.Comments, Reason: reflect.NotSupported},
		{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: "routine_columns"}, Facts: reflect.Functions, Reason: reflect.NotSupported},
		{Object: reflect.Name{Catalog: "main", Schema: "information_schema", Name: "volumes"}, Facts: reflect.Volumes, Reason: reflect.Denied, Class: "INSUFFICIENT_PERMISSIONS"},
	}
	if diff := cmp.Diff(want, gaps); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	s.fail["probe"] = engine.NewError("TABLE_OR_VIEW_NOT_FOUND", "42P01", "no")
	if gaps, err := reflect.Probe(ctx, db); err != nil || len(gaps) != 1 || !gaps[0].Facts.Has(reflect.Columns|reflect.Keys) {
		t.Errorf("%v %v", gaps, err)
	}
}

// The local warehouse has the whole information schema.
func TestProbeSpark(t *testing.T) {
	if gaps, err := reflect.Probe(ctx, harness.Open(t).DB); err != nil || len(gaps) > 0 {
		t.Errorf("%v %v", gaps, err)
	}
}

// A fingerprint changes with what code is generated from, and with nothing else.
func TestFingerprint(t *testing.T) {
	base, _ := shop().Table(reflect.Name{Name: "orders"})
	seen := map[string]string{base.Fingerprint(): "nothing"}
	for name, change := range map[string]func(*reflect.Table){
		"name": func(o *reflect.Table) { o.Name.Name = "x" }, "comment": func(o *reflect.Table) { o.Comment = "" },
		"type": func(o *reflect.Table) { o.Columns[0].Type = types.Int }, "column": func(o *reflect.Table) { o.Columns[0].Name = "x" },
		"null": func(o *reflect.Table) { o.Columns[0].Nullable = true }, "default": func(o *reflect.Table) { o.Columns[5].Default = "" },
		"generated": func(o *reflect.Table) { o.Columns[3].Generated = "" }, "order": func(o *reflect.Table) { o.Columns[0], o.Columns[1] = o.Columns[1], o.Columns[0] },
		"key": func(o *reflect.Table) { o.PrimaryKey = nil }, "parent": func(o *reflect.Table) { o.ForeignKeys[0].Parent.Schema = "x" },
	} {
		o, _ := shop().Table(reflect.Name{Name: "orders"})
		change(o)
		f := o.Fingerprint()
		if seen[f] != "" {
			t.Errorf("%s is as %s", name, seen[f])
		}
		seen[f] = name
	}
	o, _ := shop().Table(reflect.Name{Name: "orders"})
	o.Owner, o.Tags, o.Properties, o.Altered = "x", nil, nil, o.Created
	if o.Fingerprint() != base.Fingerprint() {
		t.Error("owner, tags, properties or rows change it")
	}
}
