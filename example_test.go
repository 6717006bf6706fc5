package brickwork_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork"
	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/builder/fn"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/types"
)

// The tables of the examples, known by their metadata. Generated code has a field for each column.
var (
	ordersTable = TableOf(&TableInfo{Name: Name{Catalog: "main", Schema: "sales", Name: "orders"}, Columns: []ColumnInfo{
		{Name: "id", Type: types.BigInt, Flags: types.NotNull},
		{Name: "customer_id", Type: types.BigInt, Flags: types.NotNull},
		{Name: "status", Type: types.String},
		{Name: "price", Type: types.Decimal{Precision: 10, Scale: 2}},
	}})
	o         = ordersTable.As("o")
	oID       = ColumnAt[int64](o, 0)
	oCustomer = ColumnAt[int64](o, 1)
	oStatus   = ColumnAt[string](o, 2)
	oPrice    = ColumnAt[decimal.Decimal](o, 3)
)

// A query is composed of typed columns and compiled to text and typed parameters.
func Example() {
	total := fn.Sum(oPrice).As("total")
	q := Select(oCustomer, total).
		From(o).
		Where(oStatus.In("paid", "shipped"), oPrice.Gt(decimal.RequireFromString("9.99"))).
		GroupBy(oCustomer).
		OrderBy(total.Ref().Desc()).
		Limit(3)
	c, err := dialect.Compile(q, dialect.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.SQL)
	for _, p := range c.Params {
		fmt.Println(p.Name, p.Type, p.Value)
	}
	// Output:
	// SELECT `o`.`customer_id`, sum(`o`.`price`) AS `total` FROM `main`.`sales`.`orders` AS `o` WHERE `o`.`status` IN (:p1, :p2) AND `o`.`price` > CAST(:p3 AS DECIMAL(3,2)) GROUP BY `o`.`customer_id` ORDER BY `total` DESC LIMIT 3
	// p1 STRING paid
	// p2 STRING shipped
	// p3 STRING 9.99
}

// Mistakes that Go cannot see are found before anything is sent, all at once.
func Example_mistakes() {
	c := NewTable("main", "sales", "customers").As("c")
	q := Select(oID, fn.Sum(oPrice)).From(o).Where(fn.Count().Gt(1), Col[string](c, "name").Eq("x"))
	_, err := dialect.Compile(q, dialect.Options{})
	fmt.Println(err)
	// Output:
	// dialect: grouping: `o`.`id`: "id" is neither grouped nor aggregated (add it to GROUP BY, or aggregate it: any_value)
	// dialect: grouping: count(*): the aggregate count stands in WHERE, before there are groups (conditions on groups belong to Having)
	// dialect: unresolved: `c`.`name`: "c" is not in scope (add it to FROM, or join it)
}

// A query over a table that is known at run time only: its columns are Column[any].
func Example_dynamic() {
	t := NewTable("main", "sales", "orders").As("o")
	q := Select(Col[any](t, "id"), Col[any](t, "status")).From(t).Where(Col[any](t, "qty").Gt(5)).Limit(10)
	c, err := dialect.Compile(q, dialect.Options{})
	fmt.Println(c.SQL, c.Params, err)
	// Output: SELECT `o`.`id`, `o`.`status` FROM `main`.`sales`.`orders` AS `o` WHERE `o`.`qty` > :p1 LIMIT 10 [{p1 BIGINT 5 false}] <nil>
}

// A Recorder compiles statements and sends none: a dry run, and a stand-in for a warehouse in unit tests.
func ExampleRecorder() {
	rec := &brickwork.Recorder{}
	_, err := rec.Exec(context.Background(), Update(ordersTable).Set(Col[string](ordersTable, "status").Set("void")).Where(Col[int64](ordersTable, "id").Eq(7)))
	fmt.Println(rec.Calls[0].SQL, err)
	// Output: UPDATE `main`.`sales`.`orders` SET `status` = :p1 WHERE `orders`.`id` = :p2 <nil>
}

// sample is a row with a column of each common type.
type sample struct {
	BigintCol   int64
	StringCol   string
	TinyintCol  int8
	IntCol      int32
	NumericCol  decimal.Decimal
	BooleanCol  bool
	DateCol     civil.Date
	DatetimeCol time.Time
	NTZCol      civil.DateTime `db:"datetime_col_ntz"`
	TimeCol     string         // a time of day, kept as text
	UUIDCol     string         `db:"uuid_col"`
	VariantCol  types.Variant
}

// The example program that shows SQLAlchemy with Databricks, ported: connect,
// create all tables, insert a row, select it, drop all.
func Example_program() {
	ctx := context.Background()
	db, err := brickwork.Open("databricks://token:dapi…@adb-123.azuredatabricks.net?http_path=/sql/1.0/warehouses/abc&catalog=main&schema=default")
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	definition := ddl.Table{Name: Name{Catalog: "main", Schema: "default", Name: "sample"}, Columns: []ddl.Column{
		{Name: "bigint_col", Type: types.BigInt, NotNull: true},
		{Name: "string_col", Type: types.String},
		{Name: "tinyint_col", Type: types.TinyInt},
		{Name: "int_col", Type: types.Int},
		{Name: "numeric_col", Type: types.Decimal{Precision: 10, Scale: 2}},
		{Name: "boolean_col", Type: types.Boolean},
		{Name: "date_col", Type: types.Date},
		{Name: "datetime_col", Type: types.Timestamp},
		{Name: "datetime_col_ntz", Type: types.TimestampNTZ},
		{Name: "time_col", Type: types.String},
		{Name: "uuid_col", Type: types.String},
		{Name: "variant_col", Type: types.VariantType},
	}}
	if err := brickwork.ExecAll(ctx, db, ddl.CreateAll(definition)...); err != nil {
		log.Fatal(err)
	}
	table := NewTable("main", "default", "sample")
	row := sample{BigintCol: 1, StringCol: "foo", NumericCol: decimal.RequireFromString("525600.01"), VariantCol: types.NewVariant(`{"a":1}`)}
	if _, err := db.Exec(ctx, Insert(table).Rows(RowsOf(table, []sample{row}))); err != nil {
		log.Fatal(err)
	}
	rows, err := brickwork.All(ctx, db, SelectAs[sample](Star()).From(table))
	fmt.Println(rows, err)
	if err := brickwork.ExecAll(ctx, db, ddl.DropAll(definition)...); err != nil {
		log.Fatal(err)
	}
}
