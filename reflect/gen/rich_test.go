package gen_test

import (
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

const (
	tableFacts = reflect.Columns | reflect.Nullability | reflect.NestedNullability | reflect.Defaults | reflect.Identities |
		reflect.GeneratedColumns | reflect.Keys | reflect.Comments | reflect.Tags
	viewFacts = reflect.Columns | reflect.Nullability | reflect.NestedNullability
)

// snapshotOf is a snapshot of one catalog.
func snapshotOf(schemas ...reflect.Schema) *reflect.Snapshot {
	c := reflect.Catalog{Name: "main", Known: reflect.Objects}
	for _, s := range schemas {
		s.Catalog = "main"
		for i := range s.Tables {
			s.Tables[i].Name.Catalog, s.Tables[i].Name.Schema = "main", s.Name
		}
		for i := range s.Functions {
			s.Functions[i].Name.Catalog, s.Functions[i].Name.Schema = "main", s.Name
		}
		c.Schemas = append(c.Schemas, s)
	}
	return &reflect.Snapshot{Format: 1, Level: reflect.Deep, Catalogs: []reflect.Catalog{c}}
}

// tableOf is a table of which everything is known.
func tableOf(name string, columns ...reflect.Column) reflect.Table {
	return reflect.Table{Name: reflect.Name{Name: name}, Kind: reflect.Managed, Known: tableFacts, Columns: columns}
}

func col(name string, t types.Type) reflect.Column { return reflect.Column{Name: name, Type: t} }

func null(name string, t types.Type) reflect.Column {
	return reflect.Column{Name: name, Type: t, Nullable: true}
}

func key(columns ...string) *reflect.PrimaryKey { return &reflect.PrimaryKey{Columns: columns} }

func foreign(schema, table, parentColumn string, column string) reflect.ForeignKey {
	return reflect.ForeignKey{Columns: []string{column}, Parent: reflect.Name{Catalog: "main", Schema: schema, Name: table}, ParentColumns: []string{parentColumn}}
}

// rich is a snapshot that has everything that generated code depends on.
func rich() *reflect.Snapshot {
	customers := tableOf("customers", col("id", types.BigInt), col("name", types.String), null("region", types.String), null("vector", types.Array{Elem: types.Float}))
	customers.PrimaryKey = key("id")

	orders := tableOf("orders",
		reflect.Column{Name: "id", Type: types.BigInt, Identity: &reflect.Identity{Start: 1, Step: 1}},
		col("customer_id", types.BigInt),
		reflect.Column{Name: "status", Type: types.String, Default: "'new'", Comment: "where the order is; see the wiki"},
		null("parent_id", types.BigInt), null("root_id", types.BigInt),
		null("days", types.Int), col("price", types.Decimal{Precision: 18, Scale: 2}),
		reflect.Column{Name: "placed_at", Type: types.Timestamp, Default: "current_timestamp()", Nullable: true},
		reflect.Column{Name: "day", Type: types.Date, Nullable: true, Generated: "CAST(placed_at AS DATE)"},
		reflect.Column{Name: "note", Type: types.String, Nullable: true, Tags: map[string]string{"pii": "", "class": "2"},
			Mask: &reflect.Use{Function: reflect.Name{Catalog: "main", Schema: "sales", Name: "mask_note"}}},
		reflect.Column{Name: "tags", Type: types.Array{Elem: types.String}, Nullable: true, Default: "array()"},
		col("attrs", types.Map{Key: types.String, Value: types.String}),
		null("ship_to", types.Struct{Fields: []types.Field{
			{Name: "street", Type: types.String}, {Name: "city", Type: types.String, NotNull: true, Comment: "as on the map"},
			{Name: "geo", Type: types.Struct{Fields: []types.Field{{Name: "lat", Type: types.Double}, {Name: "lon", Type: types.Double}}}},
		}}),
		col("lines", types.Array{Elem: types.Struct{Fields: []types.Field{{Name: "sku", Type: types.String, NotNull: true}, {Name: "qty", Type: types.Int, NotNull: true}}}}),
		null("by_day", types.Map{Key: types.Date, Value: types.Struct{Fields: []types.Field{{Name: "n", Type: types.BigInt}, {Name: "in", Type: types.Struct{Fields: []types.Field{{Name: "x", Type: types.Int}}}}}}}),
		reflect.Column{Name: "seq", Type: types.BigInt, Identity: &reflect.Identity{ByDefault: true, Start: 1, Step: 1}},
	)
	orders.Comment = "one row per order"
	orders.PrimaryKey = key("id")
	orders.ForeignKeys = []reflect.ForeignKey{foreign("sales", "customers", "id", "customer_id"),
		foreign("sales", "orders", "id", "parent_id"), foreign("sales", "orders", "id", "root_id"), foreign("crm", "regions", "id", "status"), foreign("gone", "away", "id", "note")}
	orders.Checks = []reflect.Check{{Name: "positive", Cond: "price > 0"}}
	orders.Cluster, orders.Tags = [][]string{{"day"}, {"ship_to", "city"}}, map[string]string{"domain": "sales"}
	orders.RowFilter = &reflect.Use{Function: reflect.Name{Catalog: "main", Schema: "sales", Name: "mine"}}

	lines := tableOf("order_lines", col("order_id", types.Int), col("type", types.SmallInt), null("at", types.TimestampNTZ))
	lines.PrimaryKey = key("order_id", "type")
	lines.ForeignKeys = []reflect.ForeignKey{foreign("sales", "orders", "id", "order_id")}
	lines.Partition = []string{"type"}

	all := tableOf("every_type", null("a_boolean", types.Boolean), null("a_tinyint", types.TinyInt), null("a_float", types.Float), null("a_binary", types.Binary),
		null("a_char", types.Char{Len: 3}), null("a_varchar", types.Varchar{Len: 9}), null("a_collated", types.Collated{Of: types.String, Collation: "UNICODE_CI"}),
		null("a_month", types.Interval{From: types.Year, To: types.Month}), null("a_day", types.Interval{From: types.Day}), null("an_interval", types.Interval{}),
		null("a_time", types.Time{Precision: 6}), null("a_point", types.Geo{SRID: 4326}), null("a_place", types.Geo{Geography: true}), null("a_variant", types.VariantType),
		null("an_object", types.Object{Fields: []types.Field{{Name: "x", Type: types.Int}}}), null("a_void", types.Void), null("a_mystery", types.Unknown{Text: "futuretype(3)"}), null("not_known", nil),
		null("a_nest", types.Array{Elem: types.Array{Elem: types.Map{Key: types.Int, Value: types.Array{Elem: types.Struct{}}}}}),
		null("odd_keys", types.Map{Key: types.Binary, Value: types.String}), null("half_known", types.Struct{Fields: []types.Field{{Name: "x", Type: types.Void}}}))

	view := tableOf("recent", null("id", types.BigInt))
	view.Kind, view.Known, view.ReadOnly = reflect.View, viewFacts, true
	bulk := tableOf("shallow", col("id", types.BigInt), null("list", types.Array{Elem: types.Int}))
	bulk.Known = reflect.Columns | reflect.Nullability
	only := tableOf("only_generated", reflect.Column{Name: "id", Type: types.BigInt, Identity: &reflect.Identity{Start: 1, Step: 1}})

	regions := tableOf("regions", col("id", types.String), null("owner_order", types.BigInt))
	regions.PrimaryKey = key("id")
	regions.ForeignKeys = []reflect.ForeignKey{foreign("hr", "people", "id", "owner_order")}
	people := tableOf("people", col("id", types.BigInt))
	return snapshotOf(
		reflect.Schema{Name: "crm", Tables: []reflect.Table{regions}},
		reflect.Schema{Name: "hr", Tables: []reflect.Table{people}},
		reflect.Schema{Name: "sales", Comment: "what is sold", Tables: []reflect.Table{customers, all, only, lines, orders, view, bulk}, Functions: []reflect.Function{
			{Name: reflect.Name{Name: "mine"}, Kind: reflect.TableFunction, Comment: "rows of one's own"},
			{Name: reflect.Name{Name: "orders_of"}, Kind: reflect.TableFunction, Params: []reflect.Param{{Name: "customer", Type: types.BigInt}}, Columns: []types.Field{
				{Name: "id", Type: types.BigInt, NotNull: true}, {Name: "rel", Type: types.Decimal{Precision: 10, Scale: 2}, Comment: "how much"},
				{Name: "ship_to", Type: types.Struct{Fields: []types.Field{{Name: "city", Type: types.String}}}},
				{Name: "lines", Type: types.Array{Elem: types.Struct{Fields: []types.Field{{Name: "sku", Type: types.String}}}}}}},
			{Name: reflect.Name{Name: "net_price"}, Kind: reflect.ScalarFunction, Returns: types.Decimal{Precision: 18, Scale: 2},
				Params: []reflect.Param{{Name: "price", Type: types.Decimal{Precision: 18, Scale: 2}}, {Name: "rate", Type: types.Decimal{Precision: 5, Scale: 2}}, {Name: "type", Type: types.String}}},
			{Name: reflect.Name{Name: "orders"}, Kind: reflect.ScalarFunction, Returns: types.Array{Elem: types.Struct{Fields: []types.Field{{Name: "id", Type: types.BigInt}}}},
				Params: []reflect.Param{{Name: "at", Type: types.Struct{Fields: []types.Field{{Name: "lat", Type: types.Double}}}}}},
			{Name: reflect.Name{Name: "refresh"}, Kind: reflect.ProcedureFunction},
		}},
	)
}

// hostile is a snapshot of names and texts that mean something in Go.
func hostile() *reflect.Snapshot {
	texts := []string{"//go:build ignore", "*/ import \"os\" /*", "a\n//go:embed *\n+build ignore\n\tcode", "\ufeff\u202eevil\x00\xff", "`backquotes` and \"quotes\" \\n", "\r\n", "#cgo LDFLAGS: -x", "100%d %!s(MISSING)"}
	names := []string{"type", "Type", "TYPE_", "select", "1st", "été", "数量", "a b", "a-b", "a_b", "append_to", "as", "table", "key", "row", "rows", "of", "inline", "on_orders", "object",
		"\"quoted\"", "`ticks`", "back\\slash", "new\nline", "-", "%s", "İ", "ǅ", "id", "ID2", "🎉", "..", "$", "*/", "//go:build ignore", "\xff"}
	t := tableOf("*/ evil `table`")
	t.Comment = texts[2]
	var fields []types.Field
	for i, n := range names {
		if n == "Type" || n == "\xff" {
			continue
		}
		t.Columns = append(t.Columns, reflect.Column{Name: n, Type: types.String, Nullable: true, Comment: texts[i%len(texts)], Default: reflect.SQL(texts[(i+1)%len(texts)]), Tags: map[string]string{texts[i%len(texts)]: texts[(i+1)%len(texts)]}})
		fields = append(fields, types.Field{Name: n, Type: types.Int, Comment: texts[i%len(texts)]})
	}
	t.Columns = append(t.Columns, null("deep", types.Array{Elem: types.Struct{Fields: append(fields, types.Field{Name: "eq", Type: types.Struct{Fields: fields}})}}))
	t.PrimaryKey = key("type", "1st", "数量", "as", "table")
	t.Checks = []reflect.Check{{Name: "x", Cond: "a = '\n//go:build x'"}}
	t.Tags = map[string]string{"*/": "\n"}
	tables := []reflect.Table{t}
	for _, n := range []string{"orders", "orders_row", "ORDERS.table", "orders table", "new_orders", "schema", "functions", "x_test", "x_linux", "aux", "_hidden", ".dot", "builder", "time", "string", "func", "été", "ete", "#", "-", "orders_deep", "orders_info"} {
		x := tableOf(n, null("id", types.BigInt), null("deep", types.Struct{Fields: []types.Field{{Name: "of", Type: types.Timestamp}}}))
		x.ForeignKeys = []reflect.ForeignKey{foreign("default", "orders", "id", "id")}
		tables = append(tables, x)
	}
	var functions []reflect.Function
	for i, n := range []string{"builder", "func", "orders", "or_nil", "*/", "new\nline"} {
		functions = append(functions, reflect.Function{Name: reflect.Name{Name: n}, Kind: reflect.ScalarFunction, Comment: texts[i], Returns: types.BigInt,
			Params: []reflect.Param{{Name: "func", Type: types.String}, {Name: "string", Type: types.String}, {Name: "builder", Type: types.Int}, {Name: "t", Type: types.Timestamp}}})
	}
	return snapshotOf(
		reflect.Schema{Name: "default", Comment: texts[0], Tables: tables, Functions: functions},
		reflect.Schema{Name: "internal", Comment: texts[2], Tables: []reflect.Table{tableOf("main", col("x", types.Int))}},
		reflect.Schema{Name: "été 2024_test", Tables: []reflect.Table{tableOf("main", col("x", types.Int))}},
	)
}
