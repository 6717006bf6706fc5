package ddl_test

import (
	"time"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

var (
	lake   = Name{Catalog: "main", Schema: "sales"}
	schema = ddl.Schema{Catalog: "main", Name: "sales"}
	orders = TableOf(&TableInfo{
		Name: lake.Of("orders"),
		Columns: []ColumnInfo{
			{Name: "id", Type: types.BigInt, Flags: types.NotNull},
			{Name: "status", Type: types.String, Flags: types.NotNull},
			{Name: "price", Type: types.Decimal{Precision: 18, Scale: 2}},
			{Name: "day", Type: types.Date},
		},
		PrimaryKey: []int{0},
	})
	id, status, price = Col[int64](orders, "id"), Col[string](orders, "status"), Col[int32](orders, "price")
	day               = Col[time.Time](orders, "day")
	paid              = Select(id, status).From(orders).Where(status.Eq("paid"))
	t1                = ddl.Table{Name: Name{Name: "t"}}
	version           = int64(0)
)

// named is a table of one column, and whatever change says.
func named(change func(*ddl.Table)) ddl.Table {
	t := ddl.Table{Name: Name{Name: "t"}, Columns: []ddl.Column{{Name: "a", Type: types.Int}}}
	change(&t)
	return t
}

// column is a table of that column.
func column(c ddl.Column) []Stmt {
	if c.Name == "" {
		c.Name = "a"
	}
	return []Stmt{ddl.Create(ddl.Table{Name: Name{Name: "t"}, Columns: []ddl.Column{c}})}
}

func create(change func(*ddl.Table)) []Stmt { return []Stmt{ddl.Create(named(change))} }

var tableCases = map[string][]Stmt{
	"P1 minimal":       {ddl.Create(ddl.Table{Name: Name{Name: "t"}, Columns: []ddl.Column{{Name: "a", Type: types.Int}, {Name: "b", Type: types.String}}})},
	"P2 if not exists": {ddl.CreateIfNotExists(named(func(*ddl.Table) {}))},
	"P3 or replace":    {ddl.CreateOrReplace(named(func(*ddl.Table) {}))},
	"P5 external":      create(func(t *ddl.Table) { t.External, t.Location = true, "s3://b/k" }),
	"P6 credential":    create(func(t *ddl.Table) { t.Location, t.Credential = "s3://b/k", "cred" }),
	"P7 temporary":     create(func(t *ddl.Table) { t.Temporary = true }),
	"P8 or replace temporary": {ddl.CreateOrReplace(ddl.Table{
		Name: Name{Name: "t"}, Temporary: true, As: Select(Lit[int32](1).As("a"))})},
	"P9 format":          create(func(t *ddl.Table) { t.Format = ddl.Iceberg }),
	"P10 as":             {ddl.Create(ddl.Table{Name: lake.Of("t"), Format: ddl.Delta, As: paid})},
	"P10 as with names":  {ddl.Create(ddl.Table{Name: lake.Of("t"), As: paid.As("p", "a", "b")})},
	"P10 as with values": {ddl.Create(ddl.Table{Name: lake.Of("t"), As: Select(Val("it's").As("a"), Val(int64(-1)).As("b"))})},
	"P12 as with a CTE":  {ddl.Create(ddl.Table{Name: lake.Of("t"), As: Select(id.Of(recent)).From(recent)})},
	"P13 not null":       column(ddl.Column{Type: types.Int, NotNull: true}),
	"P14 comment":        column(ddl.Column{Type: types.Int, Comment: "it's the key"}),
	"P15 collation":      column(ddl.Column{Type: types.Collated{Of: types.String, Collation: types.UnicodeCI}}),
	"P16 default":        column(ddl.Column{Type: types.Timestamp, Default: Call[time.Time]("current_timestamp")}),
	"P16 default value":  column(ddl.Column{Type: types.Decimal{Precision: 10, Scale: 2}, Default: Val(int32(5))}),
	"P16 default, property said": create(func(t *ddl.Table) {
		t.Columns[0].Default = Lit[int32](1)
		t.Properties = map[string]string{"delta.feature.allowColumnDefaults": "enabled"}
	}),
	"P17 generated": {ddl.Create(ddl.Table{Name: Name{Name: "t"}, Columns: []ddl.Column{
		{Name: "ts", Type: types.Timestamp}, {Name: "d", Type: types.Date, Generated: CastTo[time.Time](Col[time.Time](nil, "ts"), types.Date)},
	}})},
	"P18 identity":            column(ddl.Column{Type: types.BigInt, Identity: &ddl.Identity{Start: 100, Step: 10}}),
	"P18 identity, start":     column(ddl.Column{Type: types.BigInt, Identity: &ddl.Identity{Start: 100}}),
	"P19 identity by default": column(ddl.Column{Type: types.BigInt, Identity: &ddl.Identity{ByDefault: true}}),
	"P20 mask": create(func(t *ddl.Table) {
		t.Columns = append(t.Columns, ddl.Column{Name: "ssn", Type: types.String,
			Mask: ddl.Call{Function: lake.Of("mask_ssn"), Args: []Any{Col[int32](nil, "a"), Val("x")}}})
	}),
	"P21 row filter": create(func(t *ddl.Table) { t.RowFilter = ddl.Call{Function: lake.Of("rf"), Args: []Any{Col[int32](nil, "a")}} }),
	"P22 primary key": {ddl.Create(ddl.Table{Name: Name{Name: "t"},
		Columns:    []ddl.Column{{Name: "a", Type: types.Int, NotNull: true}, {Name: "b", Type: types.Timestamp, NotNull: true}},
		PrimaryKey: ddl.PrimaryKey{Name: "t_pk", Columns: []string{"a", "b"}, TimeSeries: "b", Rely: true}})},
	"P23 foreign key": create(func(t *ddl.Table) {
		t.ForeignKeys = []ddl.ForeignKey{{Name: "fk", Columns: []string{"a"}, Parent: lake.Of("p"), ParentColumns: []string{"id"}, MatchFull: true, Rely: true}}
	}),
	"P24 unnamed keys": create(func(t *ddl.Table) {
		t.PrimaryKey.Columns = []string{"a"}
		t.ForeignKeys = []ddl.ForeignKey{{Columns: []string{"a"}, Parent: lake.Of("p")}, {Columns: []string{"a"}, Parent: lake.Of("q")}}
	}),
	"P30 partitioned": create(func(t *ddl.Table) {
		t.Columns = append(t.Columns, ddl.Column{Name: "d", Type: types.Date})
		t.Partition = []string{"d"}
	}),
	"P32 clustered": create(func(t *ddl.Table) {
		t.Columns = append(t.Columns, ddl.Column{Name: "s", Type: types.Struct{Fields: []types.Field{{Name: "x", Type: types.Int}}}})
		t.Cluster.Columns = [][]string{{"a"}, {"s", "x"}}
	}),
	"P33 cluster by auto": create(func(t *ddl.Table) { t.Cluster.Auto = true }),
	"P34 cluster by none": create(func(t *ddl.Table) { t.Cluster.None = true }),
	"P36 properties":      create(func(t *ddl.Table) { t.Properties = map[string]string{"x.y": "it's", "delta.appendOnly": "true"} }),
	"P37 options":         {ddl.Create(ddl.Table{Name: Name{Name: "t"}, Format: ddl.CSVFormat, Options: map[string]string{"path": "s3://b/k", "header": "true"}})},
	"P38 comment":         create(func(t *ddl.Table) { t.Comment = "orders, one row per line" }),
	"P39 collation":       create(func(t *ddl.Table) { t.Collation = types.UTF8LCase }),
	"P40 P41 like": {ddl.CreateIfNotExists(ddl.Table{Name: Name{Name: "t"}, Like: orders, Format: ddl.Delta, Location: "s3://b/k",
		Properties: map[string]string{"k": "v"}})},
	"P42 deep clone": {ddl.Create(ddl.Table{Name: lake.Of("dev"), Clone: &ddl.Clone{Of: orders, Version: &version},
		Properties: map[string]string{"k": "v"}, Location: "s3://b/k"})},
	"P43 shallow clone": {ddl.CreateOrReplace(ddl.Table{Name: lake.Of("dev"),
		Clone: &ddl.Clone{Of: orders, Shallow: true, Timestamp: Val("2026-01-01")}})},
	"P46 path":                {ddl.Create(ddl.Table{Name: Name{Schema: "delta", Name: "s3://b/k"}, Columns: []ddl.Column{{Name: "a", Type: types.Int}}})},
	"P47 registered":          {ddl.Create(ddl.Table{Name: Name{Name: "t"}, Format: ddl.Delta, Location: "s3://b/k"})},
	"as the builder knows it": {ddl.CreateIfNotExists(ddl.TableOf(orders))},
	"names in backticks": {ddl.Create(ddl.Table{Name: Name{Name: "select"}, Columns: []ddl.Column{{Name: "a`b", Type: types.Int}, {Name: "ключ", Type: types.Int}},
		PrimaryKey: ddl.PrimaryKey{Name: "p`k", Columns: []string{"A`B"}}})},
	"column mapping": create(func(t *ddl.Table) {
		t.Columns[0].Name = "a b"
		t.Properties = map[string]string{"delta.columnMapping.mode": "name"}
	}),
	"as it was reflected": {ddl.Create(ddl.Table{Name: lake.Of("t"), Columns: []ddl.Column{
		{Name: "a", Type: types.Int, Default: Make[any](ast.Verbatim("length('x') + 1"))}}})},
	"types": {ddl.Create(ddl.Table{Name: lake.Of("t"), Columns: []ddl.Column{
		{Name: "m", Type: types.Map{Key: types.String, Value: types.Array{Elem: types.Decimal{Precision: 38, Scale: 38}}}},
		{Name: "s", Type: types.Struct{Fields: []types.Field{{Name: "x y", Type: types.Int, NotNull: true, Comment: "c"}}}},
		{Name: "v", Type: types.VariantType}, {Name: "c", Type: types.Varchar{Len: 3}}, {Name: "i", Type: types.Interval{From: types.Day, To: types.Second}},
	}, Properties: map[string]string{"delta.columnMapping.mode": "name"}})},
	"types, geometry":    column(ddl.Column{Type: types.Geo{SRID: 4326}}),
	"Q50 drop":           {ddl.Drop(orders), ddl.DropIfExists(t1)},
	"Q52 drop temporary": {ddl.DropIfExists(ddl.Table{Name: Name{Name: "t"}, Temporary: true})},
	"Q53 Q54 Q55 undrop": {ddl.Undrop(orders), ddl.UndropID("6ca7be55-8f58-47a7-85ee-7a59082fd17a"), ddl.Undrop(mv)},
}

var recent = CTE("recent", paid)

func alter(a func(ddl.TableAlteration) ddl.Stmt) []Stmt { return []Stmt{a(ddl.AlterTable(orders))} }

func change(c ...ddl.ColumnChange) []Stmt {
	return []Stmt{ddl.AlterTable(orders).AlterColumns(c[0], c[1:]...)}
}

var alterCases = map[string][]Stmt{
	"Q1 rename": alter(func(a ddl.TableAlteration) ddl.Stmt { return a.RenameTo(lake.Of("orders2")) }),
	"Q2 Q5 add columns": alter(func(a ddl.TableAlteration) ddl.Stmt {
		return a.AddColumns(ddl.Column{Name: "tip", Type: types.Int, Comment: "x"}, ddl.Column{In: ddl.Path{"arr", "element"}, Name: "f", Type: types.String})
	}),
	"Q2 add a column at": {
		ddl.AlterTable(orders).AddColumnAt(ddl.Column{Name: "tip", Type: types.Int}, ddl.Position{First: true}),
		ddl.AlterTable(orders).AddColumnAt(ddl.Column{In: ddl.Path{"s"}, Name: "c", Type: types.Int}, ddl.Position{After: "b"}),
	},
	"Q4 add a column with everything": alter(func(a ddl.TableAlteration) ddl.Stmt {
		return a.AddColumns(ddl.Column{Name: "tip", Type: types.Collated{Of: types.String, Collation: types.UTF8LCase}, Default: Val("x"), Mask: ddl.Call{Function: lake.Of("m")}})
	}),
	"Q6 comment":        change(ddl.AlterColumn("status").Comment("new")),
	"Q7 position":       change(ddl.AlterColumn("status").Move(ddl.Position{After: "day"})),
	"Q8 type":           change(ddl.AlterColumn("price").Type(types.Decimal{Precision: 20, Scale: 2})),
	"Q9 nulls":          append(change(ddl.AlterColumn("ship_to", "city").NotNull()), change(ddl.AlterColumn("status").Nullable())...),
	"Q10 default":       append(change(ddl.AlterColumn("status").Default(Val("new"))), change(ddl.AlterColumn("status").DropDefault())...),
	"Q11 sync":          change(ddl.AlterColumn("id").SyncIdentity()),
	"Q12 mask":          change(ddl.AlterColumn("status").Mask(ddl.Call{Function: lake.Of("m"), Args: []Any{id}})),
	"Q13 drop mask":     change(ddl.AlterColumn("status").DropMask()),
	"Q14 tags":          append(change(ddl.AlterColumn("status").SetTags(map[string]string{"pii": "yes"})), change(ddl.AlterColumn("status").UnsetTags("pii"))...),
	"Q15 several":       change(ddl.AlterColumn("a").Comment("x"), ddl.AlterColumn("b").Type(types.BigInt), ddl.AlterColumn("c").Move(ddl.Position{First: true})),
	"Q17 drop columns":  alter(func(a ddl.TableAlteration) ddl.Stmt { return a.DropColumns(ddl.Path{"a"}, ddl.Path{"s", "f"}) }),
	"Q18 rename column": alter(func(a ddl.TableAlteration) ddl.Stmt { return a.RenameColumn(ddl.Path{"s", "f"}, "g") }),
	"Q19 replace columns": alter(func(a ddl.TableAlteration) ddl.Stmt {
		return a.ReplaceColumns(ddl.Column{Name: "a", Type: types.Int}, ddl.Column{Name: "b", Type: types.String})
	}),
	"Q20 add check": {
		ddl.AlterTable(orders).AddCheck(ddl.Check{Name: "pos", Cond: And(price.Gt(0), status.IsNotNull())}),
		ddl.AlterTable(orders).AddCheck(ddl.Check{Cond: price.Gt(0)}),
	},
	"Q21 add primary key": alter(func(a ddl.TableAlteration) ddl.Stmt {
		return a.AddPrimaryKey(ddl.PrimaryKey{Columns: []string{"id"}, Rely: true})
	}),
	"Q22 add foreign key": alter(func(a ddl.TableAlteration) ddl.Stmt {
		return a.AddForeignKey(ddl.ForeignKey{Columns: []string{"customer_id"}, Parent: lake.Of("customers")})
	}),
	"Q23 drop constraint":  alter(func(a ddl.TableAlteration) ddl.Stmt { return a.DropConstraint("pos") }),
	"Q24 drop primary key": alter(func(a ddl.TableAlteration) ddl.Stmt { return a.DropPrimaryKey() }),
	"Q25 drop foreign key": alter(func(a ddl.TableAlteration) ddl.Stmt { return a.DropForeignKey("a", "b") }),
	"Q26 drop feature":     {ddl.AlterTable(orders).DropFeature("deletionVectors", true), ddl.AlterTable(orders).DropFeature("v2Checkpoint", false)},
	"Q27 add partition":    alter(func(a ddl.TableAlteration) ddl.Stmt { return a.AddPartition(status.Set("new")) }),
	"Q28 drop partition":   alter(func(a ddl.TableAlteration) ddl.Stmt { return a.DropPartition(status.Set("new"), id.Set(7)) }),
	"Q32 set row filter": alter(func(a ddl.TableAlteration) ddl.Stmt {
		return a.SetRowFilter(ddl.Call{Function: lake.Of("rf"), Args: []Any{status}})
	}),
	"Q33 drop row filter": alter(func(a ddl.TableAlteration) ddl.Stmt { return a.DropRowFilter() }),
	"Q34 set properties": alter(func(a ddl.TableAlteration) ddl.Stmt {
		return a.SetProperties(map[string]string{"delta.enableChangeDataFeed": "true"})
	}),
	"Q35 unset properties": alter(func(a ddl.TableAlteration) ddl.Stmt { return a.UnsetProperties("k", "l") }),
	"Q37 location":         alter(func(a ddl.TableAlteration) ddl.Stmt { return a.SetLocation("s3://b/k") }),
	"Q38 Q39 Q40 managed":  {ddl.AlterTable(orders).SetExternal(), ddl.AlterTable(orders).SetManaged(), ddl.AlterTable(orders).UnsetManaged()},
	"Q41 owner":            alter(func(a ddl.TableAlteration) ddl.Stmt { return a.SetOwner("grp@example.com") }),
	"Q42 set tags":         alter(func(a ddl.TableAlteration) ddl.Stmt { return a.SetTags(map[string]string{"cost": "hr", "bare": ""}) }),
	"Q43 unset tags":       alter(func(a ddl.TableAlteration) ddl.Stmt { return a.UnsetTags("cost") }),
	"Q44 cluster": alter(func(a ddl.TableAlteration) ddl.Stmt {
		return a.ClusterBy(ddl.Cluster{Columns: [][]string{{"a"}, {"b"}}})
	}),
	"Q45 cluster by none": alter(func(a ddl.TableAlteration) ddl.Stmt { return a.ClusterBy(ddl.Cluster{None: true}) }),
	"Q46 cluster by auto": alter(func(a ddl.TableAlteration) ddl.Stmt { return a.ClusterBy(ddl.Cluster{Auto: true}) }),
	"Q47 cluster instead of partition": alter(func(a ddl.TableAlteration) ddl.Stmt {
		return a.ClusterInsteadOfPartition(ddl.Cluster{Columns: [][]string{{"a"}}})
	}),
	"Q48 collation":               alter(func(a ddl.TableAlteration) ddl.Stmt { return a.SetCollation(types.UTF8Binary) }),
	"Q49 predictive optimization": alter(func(a ddl.TableAlteration) ddl.Stmt { return a.PredictiveOptimization(ddl.Enable) }),
}

var (
	view = ddl.View{Name: lake.Of("paid"), Query: paid}
	mv   = ddl.MaterializedView{Name: lake.Of("mv"), Query: paid}
	st   = ddl.StreamingTable{Name: lake.Of("st"), Query: Select(Star()).From(Stream(orders))}
)

func viewWith(change func(*ddl.View)) []Stmt {
	v := view
	change(&v)
	return []Stmt{ddl.CreateOrReplace(v)}
}

func refreshed(change func(*ddl.MaterializedView)) []Stmt {
	v := mv
	change(&v)
	return []Stmt{ddl.Create(v)}
}

var viewCases = map[string][]Stmt{
	"R1 columns and comments": {ddl.CreateOrReplace(ddl.View{Name: lake.Of("paid"), Columns: []ddl.ViewColumn{{Name: "a", Comment: "k"}, {Name: "b"}},
		Comment: "doc", Properties: map[string]string{"k": "v"}, Query: paid})},
	"R2 if not exists": {ddl.CreateIfNotExists(view)},
	"R3 temporary":     {ddl.CreateOrReplace(ddl.View{Name: Name{Name: "v"}, Temporary: true, Query: paid})},
	"R4 schema modes": slicesOf(
		viewWith(func(v *ddl.View) { v.Schema = ddl.SchemaBinding }), viewWith(func(v *ddl.View) { v.Schema = ddl.SchemaCompensation }),
		viewWith(func(v *ddl.View) { v.Schema = ddl.SchemaEvolution }), viewWith(func(v *ddl.View) { v.Schema = ddl.SchemaTypeEvolution })),
	"R6 collation": viewWith(func(v *ddl.View) { v.Collation = types.UTF8LCase }),
	"R7 metrics":   {ddl.Create(ddl.View{Name: lake.Of("m"), Metrics: "version: 0.1\nsource: orders\n"})},
	"R9 alter": {ddl.AlterView(view).As(paid), ddl.AlterView(view).SetProperties(map[string]string{"k": "v"}),
		ddl.AlterView(view).UnsetProperties("k"), ddl.AlterView(view).RenameTo(lake.Of("paid2"))},
	"R10 alter schema mode": {ddl.AlterView(view).SchemaMode(ddl.SchemaEvolution)},
	"R11 owner and tags":    {ddl.AlterView(view).SetOwner("p"), ddl.AlterView(view).SetTags(map[string]string{"k": "v"})},
	"R12 alter metrics":     {ddl.AlterView(view).Metrics("version: 0.1")},
	"R13 drop":              {ddl.Drop(view), ddl.DropIfExists(ddl.View{Name: Name{Name: "v"}, Temporary: true})},
	"R14 materialized":      {ddl.Create(mv)},
	"R15 materialized with columns": {ddl.CreateOrReplace(ddl.MaterializedView{Name: lake.Of("mv"),
		Columns:    []ddl.Column{{Name: "a", Type: types.BigInt, NotNull: true, Comment: "k"}, {Name: "b", Type: types.String, Mask: ddl.Call{Function: lake.Of("m")}}},
		PrimaryKey: ddl.PrimaryKey{Name: "pk", Columns: []string{"a"}}, Cluster: ddl.Cluster{Columns: [][]string{{"a"}}},
		RowFilter: ddl.Call{Function: lake.Of("rf"), Args: []Any{Col[int64](nil, "a")}}, Comment: "c", Properties: map[string]string{"k": "v"}, Query: paid})},
	"R16 expectations": refreshed(func(v *ddl.MaterializedView) {
		v.Expect = []ddl.Expectation{{Name: "ok", Cond: id.Gt(0), Action: ddl.DropRow}, {Name: "known", Cond: status.IsNotNull()}, {Name: "f", Cond: id.Lt(9), Action: ddl.FailUpdate}}
	}),
	"R17 every": refreshed(func(v *ddl.MaterializedView) { v.Schedule.Every = ddl.Every{N: 1, Unit: ddl.Hours} }),
	"R18 cron":  refreshed(func(v *ddl.MaterializedView) { v.Schedule = ddl.Schedule{Cron: "0 0 * * * ?", TimeZone: "UTC"} }),
	"R19 on update": refreshed(func(v *ddl.MaterializedView) {
		v.Schedule = ddl.Schedule{OnUpdate: true, AtMost: ddl.Every{N: 2, Unit: ddl.Hours}}
	}),
	"R21 R29 alter schedule": {ddl.AlterMaterializedView(mv).AddSchedule(ddl.Schedule{Every: ddl.Every{N: 2, Unit: ddl.Days}}),
		ddl.AlterStreamingTable(st).SetSchedule(ddl.Schedule{Every: ddl.Every{N: 1, Unit: ddl.Weeks}}), ddl.AlterMaterializedView(mv).DropSchedule()},
	"R22 drop materialized": {ddl.DropIfExists(mv), ddl.Drop(st)},
	"R23 refresh":           {ddl.Refresh{Object: mv, Full: true, Async: true}, ddl.Refresh{Object: st}, ddl.Refresh{Object: orders}},
	"R24 explain":           {ddl.Explain{Of: ddl.Create(mv)}},
	"R25 streaming table":   {ddl.CreateOrRefresh(ddl.StreamingTable{Name: lake.Of("st"), Query: st.Query, Schedule: ddl.Schedule{Every: ddl.Every{N: 1, Unit: ddl.Hours}}}), ddl.CreateIfNotExists(st)},
	"of a CTE":              {ddl.Create(ddl.View{Name: lake.Of("v"), Query: Select(id.Of(recent)).From(recent)})},
	"as it was reflected":   {ddl.Create(ddl.View{Name: lake.Of("v"), Query: MakeQuery[AnyRow](ast.Verbatim("SELECT 1 AS a -- one"))})},
}

func slicesOf(ss ...[]Stmt) []Stmt {
	var out []Stmt
	for _, s := range ss {
		out = append(out, s...)
	}
	return out
}

var (
	x, y = Var[int32]("x"), Var[int32]("y")
	plus = ddl.Function{Name: lake.Of("plus"), Params: []ddl.Param{{Var: x, Comment: "p"}, {Var: y, Default: Val[int32](1)}}, Returns: types.Int,
		Return: Add(x, y), Deterministic: true, Comment: "doc"}
	vol  = ddl.Volume{Name: lake.Of("landing")}
	conn = ddl.Securable{Kind: ddl.Connection, Name: "c", Type: "postgresql", Comment: "x",
		Options: map[string]ddl.Secret{"host": {Text: "h"}, "password": {Scope: "sc", Key: "k"}}}
	policy = ddl.Policy{Name: "rf", On: schema, Comment: "x", Filter: ddl.Call{Function: lake.Of("f"), Args: []Any{Col[string](nil, "g")}},
		To: []string{"All Users"}, Except: []string{"admins"}, When: Call[bool]("has_tag", Val("pii")),
		Match: []ddl.Match{{Cond: Call[bool]("has_tag_value", Val("geo"), Val("eu")), Name: "g"}}}
)

var objectCases = map[string][]Stmt{
	"S1 schema": {ddl.CreateIfNotExists(ddl.Schema{Catalog: "main", Name: "s", Comment: "it's", Collation: types.UTF8LCase, ManagedLocation: "s3://b/s",
		RetainDropped: ddl.Every{N: 14, Unit: ddl.Days}, Properties: map[string]string{"k": "v"}}), ddl.Create(ddl.Schema{Name: "s"})},
	"S3 schema properties": {ddl.AlterSchema(schema).SetProperties(map[string]string{"k": "v"})},
	"S4 alter schema": {ddl.AlterSchema(schema).RetainDropped(ddl.Every{N: 1, Unit: ddl.Weeks}), ddl.AlterSchema(schema).SetOwner("p"),
		ddl.AlterSchema(schema).SetTags(map[string]string{"k": "v"}), ddl.AlterSchema(schema).PredictiveOptimization(ddl.Disable)},
	"S5 schema collation": {ddl.AlterSchema(schema).SetCollation(types.UTF8LCase)},
	"S6 drop schema":      {ddl.DropIfExists(schema).Cascade(), ddl.Create(schema), ddl.Drop(schema).Restrict()},
	"S7 catalog":          {ddl.CreateIfNotExists(ddl.Catalog{Name: "c", ManagedLocation: "s3://b/c", Comment: "x", Collation: types.UTF8LCase})},
	"S8 shared catalog":   {ddl.Create(ddl.Catalog{Name: "c", Share: "prov.sh"})},
	"S9 foreign catalog":  {ddl.Create(ddl.Catalog{Name: "pg", Connection: "pgc", Options: map[string]string{"database": "d"}})},
	"S10 S11 alter and drop catalog": {ddl.AlterCatalog(ddl.Catalog{Name: "c"}).SetOwner("p"), ddl.AlterCatalog(ddl.Catalog{Name: "c"}).PredictiveOptimization(ddl.Inherit),
		ddl.DropIfExists(ddl.Catalog{Name: "c"}).Cascade()},
	"S12 volume":                    {ddl.CreateIfNotExists(ddl.Volume{Name: lake.Of("v"), Location: "s3://b/k", Comment: "x"}), ddl.Create(vol)},
	"S13 S14 alter and drop volume": {ddl.AlterVolume(vol).SetTags(map[string]string{"k": "v"}), ddl.AlterVolume(vol).RenameTo("landed"), ddl.DropIfExists(vol)},
	"S15 connection":                {ddl.Create(conn), ddl.AlterSecurable(conn).SetOwner("p")},
	"S16 external location":         {ddl.Create(ddl.Securable{Kind: ddl.ExternalLocation, Name: "l", URL: "s3://b/k", Of: "cred", Comment: "x"})},
	"S17 drop credential": {ddl.DropIfExists(ddl.Securable{Kind: ddl.StorageCredential, Name: "cred"}).Force(),
		ddl.AlterSecurable(ddl.Securable{Kind: ddl.ServiceCredential, Name: "cred"}).RenameTo("cred2")},
	"S18 share":           {ddl.CreateIfNotExists(ddl.Securable{Kind: ddl.Share, Name: "sh", Comment: "x"})},
	"S19 recipient":       {ddl.CreateIfNotExists(ddl.Securable{Kind: ddl.Recipient, Name: "r", Of: "aws:us-west-2:x", Options: map[string]ddl.Secret{"k": {Text: "v"}}})},
	"S20 refresh foreign": {ddl.Refresh{Object: ddl.Schema{Catalog: "pg", Name: "public"}}, ddl.Refresh{Object: ddl.Catalog{Name: "pg"}}},
	"T1 function":         {ddl.CreateOrReplace(plus)},
	"T2 no result type":   {ddl.Create(ddl.Function{Name: Name{Name: "f"}, Params: []ddl.Param{{Var: x}}, Return: x.Add(1)})},
	"T3 query":            {ddl.Create(ddl.Function{Name: Name{Name: "f"}, Returns: types.BigInt, Query: Select(Call[int64]("max", id)).From(orders)})},
	"T4 T5 table function": {ddl.Create(ddl.Function{Name: Name{Name: "f"}, Params: []ddl.Param{{Var: Var[int64]("n")}},
		Columns: []types.Field{{Name: "a", Type: types.BigInt, Comment: "c"}}, Query: Select(id).From(orders).Where(Eq(id, Var[int64]("n")))})},
	"T6 temporary function": {ddl.Create(ddl.Function{Name: Name{Name: "f"}, Params: []ddl.Param{{Var: x}}, Returns: types.Int, Return: x, Temporary: true})},
	"T7 T8 Python": {ddl.Create(ddl.Function{Name: lake.Of("f"), Params: []ddl.Param{{Var: Var[string]("s")}}, Returns: types.String,
		Python: "def h(s):\n  return s.upper()\n", Handler: "h"})},
	"T12 drop function": {ddl.DropIfExists(ddl.Function{Name: Name{Name: "f"}, Temporary: true}), ddl.Create(plus), ddl.Drop(plus)},
	"T13 procedure": {ddl.CreateOrReplace(ddl.Procedure{Name: lake.Of("p"), Comment: "c", Body: Delete(orders).Where(Eq(id, Var[int64]("a"))), Params: []ddl.Param{
		{Var: Var[int64]("a")}, {Var: Var[int32]("b"), Mode: ddl.Out}, {Var: Var[int32]("c"), Mode: ddl.InOut, Default: Val[int32](0)}}})},
	"T15 drop procedure": {ddl.DropIfExists(ddl.Procedure{Name: lake.Of("p")})},
	"U14 policy":         {ddl.CreateOrReplace(policy)},
	"U15 column mask": {ddl.Create(ddl.Policy{Name: "cm", On: ddl.Catalog{Name: "main"}, Mask: ddl.Call{Function: lake.Of("m"), Args: []Any{Val(int32(4))}},
		To: []string{"g"}, Match: []ddl.Match{{Cond: Call[bool]("has_tag", Val("ssn")), Name: "c"}}, Column: "c"})},
	"U17 drop policy": {ddl.Drop(policy), ddl.Describe{Object: policy}},
}

var governCases = map[string][]Stmt{
	"S22 comments": {ddl.CommentOn(orders, "it's"), ddl.CommentOn(view, "v"), ddl.CommentOn(st, "s")},
	"S23 column":   {ddl.CommentOnColumn(orders, "status", "state"), ddl.CommentOnColumn(orders, "status", "")},
	"S24 S25 no comment": {ddl.CommentOn(schema, ""), ddl.CommentOn(ddl.Catalog{Name: "main"}, "x"), ddl.CommentOn(vol, "x"),
		ddl.CommentOn(ddl.Securable{Kind: ddl.Share, Name: "sh"}, "x")},
	"U1 grant":     {ddl.Grant{Privileges: []ddl.Privilege{ddl.CanSelect, ddl.CanModify}, On: orders, To: "sales team"}},
	"U2 grant all": {ddl.Grant{Privileges: []ddl.Privilege{ddl.AllPrivileges}, On: schema, To: "u@example.com"}},
	"U3 privileges": {ddl.Grant{Privileges: []ddl.Privilege{ddl.CanManage, ddl.CanBrowse, ddl.CanExecute, ddl.CanUseCatalog, ddl.CanUseSchema, ddl.CanCreateSchema,
		ddl.CanCreateTable, ddl.CanCreateFunction, ddl.CanCreateVolume, ddl.CanReadVolume, ddl.CanWriteVolume, ddl.CanApplyTag, ddl.CanRefresh},
		On: ddl.Catalog{Name: "main"}, To: "p"},
		ddl.Grant{Privileges: []ddl.Privilege{ddl.CanReadFiles, ddl.CanWriteFiles}, On: ddl.Securable{Kind: ddl.ExternalLocation, Name: "l"}, To: "p"}},
	"U4 revoke":               {ddl.Revoke{Privileges: []ddl.Privilege{ddl.CanSelect}, On: view, From: "p"}},
	"U6 U7 show grants":       {ddl.ShowGrants{To: "p", On: orders}, ddl.ShowGrants{On: ddl.Securable{Kind: ddl.ExternalLocation, Name: "l"}}, ddl.ShowGrants{On: ddl.Securable{Kind: ddl.Metastore}}},
	"U8 grant on share":       {ddl.Grant{Privileges: []ddl.Privilege{ddl.CanSelect}, On: ddl.Securable{Kind: ddl.Share, Name: "sh"}, To: "r"}},
	"U11 set tag":             {ddl.SetTag{On: orders, Key: "cost center", Value: "hr"}},
	"U12 set tag on a column": {ddl.SetTag{On: orders, Column: "ssn", Key: "pii"}},
	"U13 unset tag":           {ddl.UnsetTag{On: schema, Key: "cost"}, ddl.UnsetTag{On: orders, Column: "ssn", Key: "pii"}},
}

var maintainCases = map[string][]Stmt{
	"V1 optimize":          {ddl.Optimize{Table: orders, Where: day.IsNotNull(), ZOrder: []string{"id", "status"}}},
	"V2 optimize full":     {ddl.Optimize{Table: orders, Full: true}},
	"V3 vacuum":            {ddl.Vacuum{Table: orders, Retain: 168 * time.Hour, DryRun: true}, ddl.Vacuum{Table: orders}},
	"V4 vacuum lite":       {ddl.Vacuum{Table: orders, Lite: true}},
	"V6 restore":           {ddl.Restore{Table: orders, Version: &version}},
	"V7 restore to a time": {ddl.Restore{Table: orders, Timestamp: time.Date(2026, 1, 1, 1, 0, 0, 5000, time.FixedZone("", 3600))}},
	"V8 reorg":             {ddl.Reorg{Table: orders, Where: day.IsNotNull(), Apply: ddl.Purge}},
	"V9 uniform":           {ddl.Reorg{Table: orders, Apply: ddl.UpgradeUniform, IcebergCompat: 2}},
	"V10 checkpoint":       {ddl.Reorg{Table: orders, Apply: ddl.Checkpoint}},
	"V12 fsck":             {ddl.Fsck{Table: orders, MetadataOnly: true, DryRun: true}, ddl.Fsck{Table: orders}},
	"V14 convert": {ddl.Convert{Table: NewPath("parquet", "s3://b/k"), NoStatistics: true, Partition: []ddl.Column{{Name: "d", Type: types.Date}}},
		ddl.Convert{Table: orders}},
	"V17 analyze":        {ddl.Analyze{Of: orders, Columns: []string{"id", "day"}}, ddl.Analyze{Of: orders}},
	"V18 analyze all":    {ddl.Analyze{Of: orders, AllColumns: true}, ddl.Analyze{Of: orders, NoScan: true}},
	"V19 analyze delta":  {ddl.Analyze{Of: orders, Delta: true}},
	"V20 analyze schema": {ddl.Analyze{Of: schema, NoScan: true}},
	"Q56 Q57 repair":     {ddl.Repair{Table: orders}, ddl.Repair{Table: orders, Sync: ddl.SyncMetadata}},
}

var showCases = map[string][]Stmt{
	"W1 describe":          {ddl.Describe{Object: orders}, ddl.Describe{Object: view}},
	"W2 describe extended": {ddl.Describe{Object: orders, Extended: true}},
	"W3 describe as JSON":  {ddl.Describe{Object: orders, JSON: true}},
	"W4 describe a column": {ddl.Describe{Object: orders, Extended: true, Column: "id"}},
	"W6 detail":            {ddl.DescribeDetail{Table: orders}},
	"W7 history":           {ddl.DescribeHistory{Table: orders}, ddl.DescribeHistory{Table: orders, Limit: 3}},
	"W8 query":             {ddl.DescribeQuery{Query: Select(Lit[int32](1).As("a"))}, ddl.DescribeQuery{Query: paid}},
	"W9 W10 W11 W12 W13 describe others": {ddl.Create(plus), ddl.Describe{Object: schema, Extended: true}, ddl.Describe{Object: ddl.Catalog{Name: "main"}, Extended: true},
		ddl.Describe{Object: plus, Extended: true}, ddl.Describe{Object: ddl.Procedure{Name: lake.Of("p")}}, ddl.Describe{Object: vol}, ddl.Describe{Object: conn}},
	"W14 catalogs":   {ddl.Show{What: ddl.Catalogs, Like: "ma*"}, ddl.Show{What: ddl.Catalogs}},
	"W15 schemas":    {ddl.Show{What: ddl.Schemas, In: ddl.Catalog{Name: "main"}, Like: "s*"}},
	"W16 tables":     {ddl.Show{What: ddl.Tables, In: schema, Like: "a*|b*"}, ddl.Show{What: ddl.Tables}},
	"W17 extended":   {ddl.Show{What: ddl.TablesExtended, In: schema, Like: "o*"}},
	"W18 dropped":    {ddl.Show{What: ddl.TablesDropped, In: schema, Limit: 20}},
	"W19 views":      {ddl.Show{What: ddl.Views, In: schema, Like: "v*"}},
	"W20 columns":    {ddl.Show{What: ddl.Columns, In: orders}},
	"W21 create":     {ddl.ShowCreate{Table: orders}},
	"W22 properties": {ddl.Show{What: ddl.Properties, In: orders}},
	"W23 partitions": {ddl.Show{What: ddl.Partitions, In: orders}},
	"W24 functions":  {ddl.Show{What: ddl.Functions, In: schema, Like: "f*"}},
	"W25 procedures": {ddl.Show{What: ddl.Procedures, In: schema}},
	"W26 volumes":    {ddl.Show{What: ddl.Volumes, In: schema, Like: "v*"}},
	"W27 others": {ddl.Show{What: ddl.Connections, Like: "p*"}, ddl.Show{What: ddl.Credentials}, ddl.Show{What: ddl.ExternalLocations}, ddl.Show{What: ddl.Shares},
		ddl.Show{What: ddl.Recipients}, ddl.Show{What: ddl.Providers}, ddl.Show{What: ddl.Users}, ddl.Show{What: ddl.Groups}},
	"W28 policies": {ddl.Show{What: ddl.Policies, In: orders}},
	"explain": {ddl.Explain{Of: paid}, ddl.Explain{Of: Delete(orders).AllRows(), Mode: ddl.ExplainFormatted}, ddl.Explain{Of: paid, Mode: ddl.ExplainExtended},
		ddl.Explain{Of: paid, Mode: ddl.ExplainCost}, ddl.Explain{Of: Select(id.Of(recent)).From(recent), Mode: ddl.ExplainCodegen}},
}
