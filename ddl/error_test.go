package ddl_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// made is CREATE of a table of one column, changed.
func made(change func(*ddl.Table)) Stmt { return ddl.Create(named(change)) }

func typed(t types.Type) Stmt {
	return made(func(d *ddl.Table) { d.Columns[0].Type = t })
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		stmt Stmt
		kind dialect.Kind
		text string
	}{
		{"check in CREATE", made(func(d *ddl.Table) { d.Checks = []ddl.Check{{Cond: Col[int32](nil, "a").Gt(0)}} }), dialect.Unsupported, "use CreateAll"},
		{"tags in CREATE", made(func(d *ddl.Table) { d.Tags = map[string]string{"k": "v"} }), dialect.Unsupported, "use CreateAll"},
		{"column tags in CREATE", made(func(d *ddl.Table) { d.Columns[0].Tags = map[string]string{"k": "v"} }), dialect.Unsupported, "use CreateAll"},
		{"tags of a view", ddl.Create(ddl.View{Name: lake.Of("v"), Query: paid, Tags: map[string]string{"k": "v"}}), dialect.Unsupported, "use CreateAll"},
		{"no column", ddl.Create(ddl.Table{Name: lake.Of("t")}), dialect.Incomplete, "a table without a column"},
		{"no type", ddl.Create(ddl.Table{Name: lake.Of("t"), Columns: []ddl.Column{{Name: "a"}}}), dialect.Incomplete, `column "a" without a type`},
		{"no name", ddl.Create(ddl.Table{Columns: []ddl.Column{{Name: "a", Type: types.Int}}}), dialect.Invalid, "empty name"},
		{"no name of a column", made(func(d *ddl.Table) { d.Columns[0].Name = "" }), dialect.Invalid, "empty name"},
		{"a dot in a name", ddl.Create(ddl.Table{Name: Name{Name: "main.t"}, Columns: []ddl.Column{{Name: "a", Type: types.Int}}}), dialect.Invalid, `contains '.'`},
		{"a long name", made(func(d *ddl.Table) { d.Name.Name = strings.Repeat("x", 256) }), dialect.Invalid, "256 characters"},
		{"catalog without schema", made(func(d *ddl.Table) { d.Name.Catalog = "main" }), dialect.Invalid, "needs a schema"},
		{"columns twice", made(func(d *ddl.Table) { d.Columns = append(d.Columns, ddl.Column{Name: "A", Type: types.Int}) }), dialect.Ambiguous, `column "A" twice`},
		{"no such key column", made(func(d *ddl.Table) { d.PrimaryKey.Columns = []string{"b"} }), dialect.Unresolved, `primary key: table `},
		{"no such foreign key column", made(func(d *ddl.Table) { d.ForeignKeys = []ddl.ForeignKey{{Columns: []string{"b"}, Parent: lake.Of("p")}} }), dialect.Unresolved, "foreign key: "},
		{"no such partition", made(func(d *ddl.Table) { d.Partition = []string{"b"} }), dialect.Unresolved, "partition: "},
		{"no such cluster column", made(func(d *ddl.Table) { d.Cluster.Columns = [][]string{{"b", "c"}} }), dialect.Unresolved, "clustering: "},
		{"no such column in an expression", made(func(d *ddl.Table) { d.Columns[0].Generated = Col[int32](nil, "z") }), dialect.Unresolved, `no column "z"`},
		{"key column twice", made(func(d *ddl.Table) { d.PrimaryKey.Columns = []string{"a", "A"} }), dialect.Ambiguous, `column "A" twice`},
		{"key of no column", ddl.AlterTable(orders).AddPrimaryKey(ddl.PrimaryKey{Name: "k"}), dialect.Incomplete, "a primary key without a column"},
		{"time series", made(func(d *ddl.Table) { d.PrimaryKey = ddl.PrimaryKey{Columns: []string{"a"}, TimeSeries: "b"} }), dialect.Unresolved, "TIMESERIES"},
		{"foreign key of other columns", ddl.AlterTable(orders).AddForeignKey(ddl.ForeignKey{Columns: []string{"a"}, Parent: lake.Of("p"), ParentColumns: []string{"x", "y"}}), dialect.Invalid, "from 1 columns to 2"},
		{"foreign key to nothing", ddl.AlterTable(orders).AddForeignKey(ddl.ForeignKey{Columns: []string{"a"}}), dialect.Invalid, "empty name"},
		{"decimal", typed(types.Decimal{Precision: 39, Scale: 2}), dialect.TypeMismatch, "DECIMAL(39,2)"},
		{"decimal scale", typed(types.Array{Elem: types.Decimal{Precision: 3, Scale: 4}}), dialect.TypeMismatch, "DECIMAL(3,4)"},
		{"varchar", typed(types.Varchar{}), dialect.TypeMismatch, "VARCHAR(0)"},
		{"unknown type", typed(types.Unknown{Text: "FOO; DROP"}), dialect.TypeMismatch, "not understood"},
		{"unknown type inside", typed(types.Map{Key: types.String, Value: types.Struct{Fields: []types.Field{{Name: "x", Type: types.Unknown{Text: "y"}}}}}), dialect.TypeMismatch, "not understood"},
		{"fields twice", typed(types.Struct{Fields: []types.Field{{Name: "x", Type: types.Int}, {Name: "X", Type: types.Int}}}), dialect.TypeMismatch, `field "X"`},
		{"default of another type", made(func(d *ddl.Table) { d.Columns[0].Default = Lit("x") }), dialect.TypeMismatch, ""},
		{"default value of another type", made(func(d *ddl.Table) { d.Columns[0].Default = Val("x") }), dialect.TypeMismatch, ""},
		{"default function of another type", made(func(d *ddl.Table) { d.Columns[0].Default = CastTo[time.Time](Lit("x"), types.Date) }), dialect.TypeMismatch, ""},
		{"default of a column", made(func(d *ddl.Table) { d.Columns[0].Default = Col[int32](nil, "a") }), dialect.Unresolved, "a default names no columns"},
		{"default and identity", made(func(d *ddl.Table) {
			d.Columns[0] = ddl.Column{Name: "a", Type: types.BigInt, Default: Lit[int64](1), Identity: &ddl.Identity{}}
		}), dialect.Ambiguous, "can be one"},
		{"identity of another type", made(func(d *ddl.Table) { d.Columns[0].Identity = &ddl.Identity{} }), dialect.TypeMismatch, "a BIGINT"},
		{"late parameter", made(func(d *ddl.Table) { d.Columns[0].Default = Param[int32]("n") }), dialect.Unbound, `parameter "n"`},
		{"late parameter in a view", ddl.Create(ddl.View{Name: lake.Of("v"), Query: Select(id).From(orders).Where(Eq(id, Param[int64]("n")))}), dialect.Unbound, `parameter "n"`},
		{"wrong column in a view", ddl.Create(ddl.View{Name: lake.Of("v"), Query: Select(ColumnOf(orders, "nope")).From(orders)}), dialect.Unresolved, "nope"},
		{"CTE in an expression", ddl.Create(ddl.Function{Name: lake.Of("f"), Return: Scalar(SelectValue(id.Of(recent)).From(recent))}), dialect.Unsupported, "WITH"},
		{"two sources", ddl.Create(ddl.Table{Name: lake.Of("t"), As: paid, Like: orders}), dialect.Ambiguous, "there can be one"},
		{"columns of a query", ddl.Create(ddl.Table{Name: lake.Of("t"), As: paid, Columns: []ddl.Column{{Name: "a", Type: types.Int}}}), dialect.Ambiguous, "which bring them"},
		{"partition and cluster", made(func(d *ddl.Table) { d.Partition, d.Cluster.Auto = []string{"a"}, true }), dialect.Ambiguous, "PARTITIONED BY"},
		{"cluster twice", made(func(d *ddl.Table) { d.Cluster = ddl.Cluster{Auto: true, None: true} }), dialect.Ambiguous, "AUTO, NONE"},
		{"external without location", made(func(d *ddl.Table) { d.External = true }), dialect.Incomplete, "without a location"},
		{"temporary with schema", ddl.Create(ddl.Table{Name: lake.Of("t"), Temporary: true, As: paid}), dialect.Invalid, "neither catalog nor schema"},
		{"temporary with format", made(func(d *ddl.Table) { d.Temporary, d.Format = true, ddl.Delta }), dialect.Unsupported, "no format"},
		{"unknown format", made(func(d *ddl.Table) { d.Format = 99 }), dialect.Invalid, "unknown format 99"},
		{"odd column name", made(func(d *ddl.Table) { d.Columns[0].Name = "a b" }), dialect.Invalid, "delta.columnMapping.mode"},
		{"field of a new table", made(func(d *ddl.Table) { d.Columns[0].In = ddl.Path{"s"} }), dialect.Invalid, "give it a STRUCT"},
		{"collation", made(func(d *ddl.Table) { d.Collation = "a b" }), dialect.Invalid, "no name of a collation"},
		{"clone of two points", ddl.Create(ddl.Table{Name: lake.Of("t"), Clone: &ddl.Clone{Of: orders, Version: &version, Timestamp: Val("x")}}), dialect.Ambiguous, "both a version and a time"},
		{"clone of nothing", ddl.Create(ddl.Table{Name: lake.Of("t"), Clone: &ddl.Clone{}}), dialect.Invalid, "empty name"},

		{"view of nothing", ddl.Create(ddl.View{Name: lake.Of("v")}), dialect.Incomplete, "a view without a query"},
		{"view of both", ddl.Create(ddl.View{Name: lake.Of("v"), Query: paid, Metrics: "x"}), dialect.Ambiguous, "both"},
		{"too few names", ddl.Create(ddl.View{Name: lake.Of("v"), Query: paid, Columns: []ddl.ViewColumn{{Name: "a"}}}), dialect.Invalid, "1 names for 2 columns"},
		{"dollars", ddl.Create(ddl.View{Name: lake.Of("v"), Metrics: "a $$ b"}), dialect.Invalid, "$$"},
		{"dollar at the end", ddl.Create(ddl.Function{Name: lake.Of("f"), Returns: types.Int, Python: "return 1 #$"}), dialect.Invalid, "$$"},
		{"temporary view, if not exists", ddl.CreateIfNotExists(ddl.View{Name: Name{Name: "v"}, Temporary: true, Query: paid}), dialect.Unsupported, "IF NOT EXISTS"},
		{"schedules", ddl.Create(ddl.MaterializedView{Name: lake.Of("v"), Query: paid, Schedule: ddl.Schedule{Cron: "x", OnUpdate: true}}), dialect.Ambiguous, "one of Every"},
		{"every nothing", ddl.Create(ddl.MaterializedView{Name: lake.Of("v"), Query: paid, Schedule: ddl.Schedule{Every: ddl.Every{N: 1}}}), dialect.Invalid, "1 units"},
		{"default of a view", ddl.Create(ddl.MaterializedView{Name: lake.Of("v"), Query: paid, Columns: []ddl.Column{{Name: "a", Type: types.Int, Default: Lit[int32](1)}}}), dialect.Unsupported, "filled by a query"},

		{"function of nothing", ddl.Create(ddl.Function{Name: lake.Of("f")}), dialect.Incomplete, "without a body"},
		{"function of two bodies", ddl.Create(ddl.Function{Name: lake.Of("f"), Return: Lit[int32](1), Query: paid}), dialect.Ambiguous, "there can be one"},
		{"parameter twice", ddl.Create(ddl.Function{Name: lake.Of("f"), Params: []ddl.Param{{Var: x}, {Var: Var[int32]("X")}}, Return: x}), dialect.Ambiguous, `parameter "X" twice`},
		{"parameter without variable", ddl.Create(ddl.Function{Name: lake.Of("f"), Params: []ddl.Param{{}}, Return: x}), dialect.Invalid, "without a variable"},
		{"OUT of a function", ddl.Create(ddl.Function{Name: lake.Of("f"), Params: []ddl.Param{{Var: x, Mode: ddl.Out}}, Return: x}), dialect.Unsupported, "for procedures"},
		{"procedure of nothing", ddl.Create(ddl.Procedure{Name: lake.Of("p")}), dialect.Incomplete, "without a body"},
		{"policy for nobody", ddl.Create(ddl.Policy{Name: "p", On: schema, Filter: ddl.Call{Function: lake.Of("f")}}), dialect.Incomplete, "for nobody"},
		{"policy on nothing", ddl.Create(ddl.Policy{Name: "p", To: []string{"g"}, Filter: ddl.Call{Function: lake.Of("f")}}), dialect.Incomplete, "no kind"},
		{"credential", ddl.Create(ddl.Securable{Kind: ddl.StorageCredential, Name: "c"}), dialect.Unsupported, "STORAGE CREDENTIAL"},
		{"kind of nothing", ddl.Drop(ddl.Securable{Name: "c"}), dialect.Incomplete, "no kind"},
		{"connection type", ddl.Create(ddl.Securable{Kind: ddl.Connection, Name: "c", Type: "my sql"}), dialect.Invalid, "type of connection"},

		{"cascade of a table", ddl.Drop(orders).Cascade(), dialect.Unsupported, "CASCADE"},
		{"force of a table", ddl.Drop(orders).Force(), dialect.Unsupported, "FORCE"},
		{"undrop a view", ddl.Undrop(view), dialect.Unsupported, "UNDROP"},
		{"undrop a schema", ddl.Undrop(schema), dialect.Unsupported, "UNDROP"},
		{"policy, if not exists", ddl.CreateIfNotExists(policy), dialect.Unsupported, "IF NOT EXISTS"},
		{"temporary function, if not exists", ddl.CreateIfNotExists(ddl.Function{Name: Name{Name: "f"}, Return: x, Temporary: true}), dialect.Unsupported, "IF NOT EXISTS"},
		{"comment on a location", ddl.CommentOn(ddl.Securable{Kind: ddl.ExternalLocation, Name: "l"}, "x"), dialect.Unsupported, "EXTERNAL LOCATION"},
		{"undrop nothing", ddl.UndropID(""), dialect.Invalid, "empty id"},
		{"drop nil", ddl.Drop(nil), dialect.Incomplete, "no kind"},
		{"create nil", ddl.Create(nil), dialect.Invalid, "nil"},
		{"alter nil", ddl.AlterTable(nil).DropRowFilter(), dialect.Incomplete, "no kind"},
		{"zero statement", ddl.Stmt{}, dialect.Invalid, "zero statement"},
		{"zero drop", ddl.DropStmt{}.Cascade(), dialect.Invalid, "zero statement"},
		{"add no column", ddl.AlterTable(orders).AddColumns(), dialect.Incomplete, "no column"},
		{"add a column with tags", ddl.AlterTable(orders).AddColumns(ddl.Column{Name: "a", Type: types.Int, Tags: map[string]string{"k": "v"}}), dialect.Unsupported, "no tags"},
		{"two places", ddl.AlterTable(orders).AddColumnAt(ddl.Column{Name: "a", Type: types.Int}, ddl.Position{First: true, After: "b"}), dialect.Ambiguous, "first and after"},
		{"no change", ddl.AlterTable(orders).AlterColumns(ddl.ColumnChange{}), dialect.Incomplete, ""},
		{"no path", ddl.AlterTable(orders).DropColumns(nil), dialect.Incomplete, "no column"},
		{"no tags", ddl.AlterTable(orders).SetTags(nil), dialect.Incomplete, "nothing"},
		{"no properties", ddl.AlterTable(orders).SetProperties(nil), dialect.Incomplete, "no property"},
		{"no mask", ddl.AlterTable(orders).AlterColumns(ddl.AlterColumn("a").Mask(ddl.Call{})), dialect.Invalid, "empty name"},
		{"no filter", ddl.AlterTable(orders).SetRowFilter(ddl.Call{}), dialect.Incomplete, "without a function"},
		{"no schedule", ddl.AlterMaterializedView(mv).AddSchedule(ddl.Schedule{}), dialect.Incomplete, "empty schedule"},
		{"nil condition", ddl.AlterTable(orders).AddCheck(ddl.Check{Name: "c"}), dialect.Invalid, "nil expression"},
		{"nil query", ddl.AlterView(view).As(nil), dialect.Incomplete, "without a query"},
		{"bad feature", ddl.AlterTable(orders).DropFeature("a b", false), dialect.Invalid, "table feature"},

		{"grant of nothing", ddl.Grant{On: orders, To: "p"}, dialect.Incomplete, "no privilege"},
		{"unknown privilege", ddl.Grant{Privileges: []ddl.Privilege{99}, On: orders, To: "p"}, dialect.Invalid, "unknown privilege 99"},
		{"grant to nobody", ddl.Grant{Privileges: []ddl.Privilege{ddl.CanSelect}, On: orders}, dialect.Invalid, "empty name"},
		{"tag of a column of a schema", ddl.SetTag{On: schema, Column: "a", Key: "k"}, dialect.Incomplete, "no table"},
		{"comment on a function", ddl.CommentOn(plus, "x"), dialect.Unsupported, "another Comment"},
		{"optimize nil", ddl.Optimize{}, dialect.Incomplete, "no table"},
		{"minutes", ddl.Vacuum{Table: orders, Retain: 90 * time.Minute}, dialect.Invalid, "whole hours"},
		{"restore nowhere", ddl.Restore{Table: orders}, dialect.Incomplete, "no version"},
		{"restore twice", ddl.Restore{Table: orders, Version: &version, Timestamp: time.Now()}, dialect.Ambiguous, "both"},
		{"reorg nothing", ddl.Reorg{Table: orders}, dialect.Invalid, "unknown action"},
		{"uniform of no version", ddl.Reorg{Table: orders, Apply: ddl.UpgradeUniform}, dialect.Incomplete, "no version"},
		{"analyze twice", ddl.Analyze{Of: orders, NoScan: true, AllColumns: true}, dialect.Ambiguous, "there can be one"},
		{"analyze columns of a schema", ddl.Analyze{Of: schema, AllColumns: true}, dialect.Unsupported, "no columns"},
		{"refresh a view", ddl.Refresh{Object: view}, dialect.Unsupported, "REFRESH of a VIEW"},
		{"refresh a table fully", ddl.Refresh{Object: orders, Full: true}, dialect.Unsupported, "FULL"},
		{"describe a column of a schema", ddl.Describe{Object: schema, Column: "a"}, dialect.Unsupported, "tables and views"},
		{"show nothing", ddl.Show{}, dialect.Incomplete, "SHOW of nothing"},
		{"show columns of nothing", ddl.Show{What: ddl.Columns}, dialect.Incomplete, "of what"},
		{"show tables in a table", ddl.Show{What: ddl.Tables, In: orders}, dialect.Invalid, "of a TABLE"},
		{"show partitions like", ddl.Show{What: ddl.Partitions, In: orders, Like: "x"}, dialect.Unsupported, "no LIKE"},
		{"show tables limit", ddl.Show{What: ddl.Tables, Limit: 3}, dialect.Unsupported, "no LIMIT"},
		{"show extended", ddl.Show{What: ddl.TablesExtended, In: schema}, dialect.Incomplete, "without LIKE"},
		{"explain nothing", ddl.Explain{}, dialect.Incomplete, "EXPLAIN of nothing"},
		{"describe no query", ddl.DescribeQuery{}, dialect.Incomplete, "without a query"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := dialect.Compile(c.stmt, dialect.Options{})
			if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.text) {
				t.Errorf("%s\n%v\nwants %v: %s", got.SQL, err, c.kind, c.text)
			}
		})
	}
}

func TestTooOld(t *testing.T) {
	for _, c := range []struct {
		stmt    Stmt
		runtime dialect.Runtime
	}{
		{ddl.Create(ddl.Table{Name: Name{Name: "t"}, Temporary: true, As: paid}), dialect.Runtime{Major: 17, Minor: 3}},
		{ddl.Create(ddl.Procedure{Name: lake.Of("p"), Body: Delete(orders).AllRows()}), dialect.Runtime{Major: 16, Minor: 4}},
		{ddl.Undrop(mv), dialect.Runtime{Major: 16, Minor: 1}},
		{ddl.CommentOnColumn(orders, "id", "x"), dialect.Runtime{Major: 15, Minor: 4}},
		{ddl.AlterTable(orders).AlterColumns(ddl.AlterColumn("a").Comment("x"), ddl.AlterColumn("b").Comment("y")), dialect.Runtime{Major: 15, Minor: 4}},
	} {
		if _, err := dialect.Compile(c.stmt, dialect.Options{Runtime: c.runtime}); !errors.Is(err, dialect.TooOld) {
			t.Errorf("%v: %v", c.runtime, err)
		}
		if _, err := dialect.Compile(c.stmt, dialect.Options{}); err != nil {
			t.Error(err)
		}
	}
}

// A parameter that is bound becomes a literal; no statement has markers.
func TestNoMarkers(t *testing.T) {
	n := Param[int64]("n")
	v := ddl.Create(ddl.View{Name: lake.Of("v"), Query: Select(id).From(orders).Where(Eq(id, n))})
	for _, m := range []dialect.Markers{dialect.Named, dialect.Question, dialect.NoMarkers} {
		c, err := dialect.Compile(BoundStmt(v, Bind(n, 7)), dialect.Options{Markers: m})
		if err != nil || len(c.Params) > 0 || !strings.HasSuffix(c.SQL, "`id` = 7L") {
			t.Errorf("%v: %s %v %v", m, c.SQL, c.Params, err)
		}
	}
	if _, err := dialect.Prepare(v, dialect.Options{}); !errors.Is(err, dialect.Unbound) {
		t.Errorf("prepared: %v", err)
	}
}

func TestOtherSchema(t *testing.T) {
	o := dialect.Options{Schemas: map[dialect.Schema]dialect.Schema{{Catalog: "main", Schema: "sales"}: {Catalog: "dev", Schema: "s2"}}}
	for _, s := range []Stmt{ddl.Create(schema), ddl.Drop(orders), ddl.Create(view), ddl.Analyze{Of: schema}, ddl.AlterTable(orders).RenameTo(lake.Of("o2"))} {
		c, err := dialect.Compile(s, o)
		if err != nil || !strings.Contains(c.SQL, "`dev`.`s2`") || strings.Contains(c.SQL, "`main`") {
			t.Errorf("%s %v", c.SQL, err)
		}
	}
}

func TestSecrets(t *testing.T) {
	s := ddl.Secret{Text: "hunter2", Scope: "scope2", Key: "key2"}
	conn := ddl.Securable{Kind: ddl.Connection, Name: "c", Type: "mysql", Options: map[string]ddl.Secret{"password": {Text: "hunter2"}}}
	js, err := json.Marshal(map[string]any{"s": s, "c": conn})
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "secret", s, "stmt", ddl.Create(conn), "conn", conn)
	broken := conn
	broken.Name = ""
	_, failed := dialect.Compile(ddl.Create(broken), dialect.Options{})
	for _, text := range []string{
		fmt.Sprint(s), fmt.Sprintf("%#v %+v %s %d", s, s, s, s), fmt.Sprintf("%+v %#v", conn, conn), string(js), log.String(),
		ddl.Create(conn).String(), failed.Error(),
	} {
		if strings.Contains(text, "hunter2") || strings.Contains(text, "scope2") || !strings.Contains(text, "***") {
			t.Error(text)
		}
	}
	sent, err := dialect.Compile(ddl.Create(conn), dialect.Options{})
	if err != nil || !strings.Contains(sent.SQL, "'hunter2'") {
		t.Errorf("%s %v", sent.SQL, err)
	}
}

func TestInspect(t *testing.T) {
	name := orders.Object().Name
	for _, c := range []struct {
		stmt          Stmt
		reads, writes []Name
		readOnly      bool
	}{
		{ddl.Create(view), []Name{name}, []Name{lake.Of("paid")}, false},
		{ddl.Create(ddl.Table{Name: lake.Of("t"), As: paid}), []Name{name}, []Name{lake.Of("t")}, false},
		{ddl.Drop(orders), nil, []Name{name}, false},
		{ddl.Drop(schema), nil, nil, false},
		{ddl.AlterTable(orders).DropRowFilter(), nil, []Name{name}, false},
		{ddl.Optimize{Table: orders}, nil, []Name{name}, false},
		{ddl.Grant{On: orders}, nil, []Name{name}, false},
		{ddl.Describe{Object: orders}, []Name{name}, nil, true},
		{ddl.Show{What: ddl.Tables, In: schema}, nil, nil, true},
		{ddl.Explain{Of: paid}, []Name{name}, nil, true},
	} {
		got := dialect.Inspect(c.stmt)
		if d := cmp.Diff([]any{c.reads, c.writes, c.readOnly}, []any{got.Reads, got.Writes, got.ReadOnly}, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%v: %s", c.stmt, d)
		}
	}
}

// What the caller does to a definition afterwards changes nothing.
func TestNothingIsKept(t *testing.T) {
	d := named(func(d *ddl.Table) {
		d.PrimaryKey.Columns = []string{"a"}
		d.Cluster.Columns = [][]string{{"a"}}
		d.Properties = map[string]string{"k": "v"}
	})
	s := ddl.Create(d)
	before := s.String()
	d.Columns[0].Name, d.PrimaryKey.Columns[0], d.Cluster.Columns[0][0], d.Properties["k"] = "z", "z", "z", "z"
	if after := s.String(); after != before {
		t.Errorf("%s\n%s", before, after)
	}
}

func TestConstraintNames(t *testing.T) {
	long := strings.Repeat("c", 200)
	d := ddl.Table{Name: Name{Name: strings.Repeat("t", 200)}, Columns: []ddl.Column{{Name: long, Type: types.Int}}, PrimaryKey: ddl.PrimaryKey{Columns: []string{long}}}
	first := ddl.Create(d).String()
	if strings.HasPrefix(first, "--") || first != ddl.Create(d).String() {
		t.Error(first)
	}
}

// Statements with rows can be read, others not.
var (
	_ = []RowStmt{ddl.ShowGrants{}, ddl.Optimize{}, ddl.Vacuum{}, ddl.Restore{}, ddl.Reorg{}, ddl.Fsck{}, ddl.Describe{}, ddl.DescribeDetail{},
		ddl.DescribeHistory{}, ddl.DescribeQuery{}, ddl.Show{}, ddl.ShowCreate{}, ddl.Explain{}}
	_ = []ddl.Replaceable{ddl.Table{}, ddl.View{}, ddl.MaterializedView{}, ddl.Function{}, ddl.Procedure{}, ddl.Policy{}}
	_ = []ddl.TableObject{ddl.Table{}, orders}
)
