package builder_test

import (
	"fmt"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/builder/fn"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"
)

// Tables as the generator writes them.

type ordersTable struct {
	Table
	ID       Column[int64]
	Customer Column[int64]
	Status   Column[string]
	Price    Column[decimal.Decimal]
	Day      Column[civil.Date]
	Payload  Column[types.Variant]
}

func (t *ordersTable) As(alias string) *ordersTable { return newOrders(t.Table.As(alias)) }

func newOrders(t Table) *ordersTable {
	return &ordersTable{t, ColumnAt[int64](t, 0), ColumnAt[int64](t, 1), ColumnAt[string](t, 2), ColumnAt[decimal.Decimal](t, 3), ColumnAt[civil.Date](t, 4), ColumnAt[types.Variant](t, 5)}
}

type customersTable struct {
	Table
	ID     Column[int64]
	Region Column[string]
}

func (t *customersTable) As(alias string) *customersTable { return newCustomers(t.Table.As(alias)) }

func newCustomers(t Table) *customersTable {
	return &customersTable{t, ColumnAt[int64](t, 0), ColumnAt[string](t, 1)}
}

var (
	orders = newOrders(TableOf(&TableInfo{Name: Name{Catalog: "main", Schema: "sales", Name: "orders"}, Columns: []ColumnInfo{
		{Name: "id", Type: types.BigInt, Flags: types.NotNull | types.HasDefault}, {Name: "customer", Type: types.BigInt}, {Name: "status", Type: types.String, Flags: types.HasDefault},
		{Name: "price", Type: types.Decimal{Precision: 18, Scale: 2}}, {Name: "day", Type: types.Date}, {Name: "payload", Type: types.VariantType},
	}}))
	customers = newCustomers(TableOf(&TableInfo{Name: Name{Catalog: "main", Schema: "sales", Name: "customers"}, Columns: []ColumnInfo{
		{Name: "id", Type: types.BigInt, Flags: types.NotNull}, {Name: "region", Type: types.String},
	}}))
	o, c = orders.As("o"), customers.As("c")
)

func Example() {
	total := fn.Sum(o.Price).As("total")
	q := Select(c.Region, total).From(o).Join(c).On(Eq(o.Customer, c.ID)).
		Where(o.Status.Eq("paid")).GroupBy(c.Region).OrderBy(total.Ref().Desc()).Limit(10)
	compiled, err := dialect.Compile(q, dialect.Options{})
	fmt.Println(compiled.SQL)
	fmt.Println(compiled.Params, err)
	// Output:
	// SELECT `c`.`region`, sum(`o`.`price`) AS `total` FROM `main`.`sales`.`orders` AS `o` JOIN `main`.`sales`.`customers` AS `c` ON `o`.`customer` = `c`.`id` WHERE `o`.`status` = :p1 GROUP BY `c`.`region` ORDER BY `total` DESC LIMIT 10
	// [{p1 STRING paid false}] <nil>
}

// Conditions that vanish make filters that may be left out.
func ExampleIf() {
	search := func(status string, ids ...int64) SelectStmt {
		return Select(o.ID).From(o).Where(If(status != "", o.Status.Eq(status)), If(len(ids) > 0, o.ID.In(ids...)))
	}
	fmt.Println(search("paid", 1, 2))
	fmt.Println(search(""))
	// Output:
	// SELECT `o`.`id` FROM `main`.`sales`.`orders` AS `o` WHERE `o`.`status` = :p1 AND `o`.`id` IN (:p2, :p3)
	// SELECT `o`.`id` FROM `main`.`sales`.`orders` AS `o`
}

// Statements are values: what is derived from one does not change it.
func ExampleSelectOf() {
	base := Select(o.ID).From(o).Where(o.Status.Eq("paid"))
	page := base.OrderBy(o.ID).Limit(20).Offset(40)
	all := Select(fn.Count()).From(base.As("found"))
	fmt.Println(page)
	fmt.Println(all)
	// Output:
	// SELECT `o`.`id` FROM `main`.`sales`.`orders` AS `o` WHERE `o`.`status` = :p1 ORDER BY `o`.`id` LIMIT 20 OFFSET 40
	// SELECT count(*) FROM (SELECT `o`.`id` FROM `main`.`sales`.`orders` AS `o` WHERE `o`.`status` = :p1) AS `found`
}

// A CTE is declared by the statement that uses it.
func ExampleCTE() {
	total := fn.Sum(o.Price).As("total")
	spent := CTE("spent", Select(o.Customer, total).From(o).GroupBy(o.Customer))
	fmt.Println(Select(c.Region, total.Of(spent)).From(c).Join(spent).On(Eq(o.Customer.Of(spent), c.ID)))
	// Output:
	// WITH `spent` AS (SELECT `o`.`customer`, sum(`o`.`price`) AS `total` FROM `main`.`sales`.`orders` AS `o` GROUP BY `o`.`customer`) SELECT `c`.`region`, `spent`.`total` FROM `main`.`sales`.`customers` AS `c` JOIN `spent` ON `spent`.`customer` = `c`.`id`
}

// A window with a name is declared by its SELECT.
func ExampleWindow() {
	w := PartitionBy(o.Customer).OrderBy(o.Day).As("w")
	nth := fn.RowNumber().Over(w).As("nth")
	fmt.Println(Select(o.ID, nth, fn.Sum(o.Price).Over(w).As("so far")).From(o).Qualify(nth.Ref().Le(3)))
	// Output:
	// SELECT `o`.`id`, row_number() OVER `w` AS `nth`, sum(`o`.`price`) OVER `w` AS `so far` FROM `main`.`sales`.`orders` AS `o` QUALIFY `nth` <= :p1 WINDOW `w` AS (PARTITION BY `o`.`customer` ORDER BY `o`.`day`)
}

func ExamplePath() {
	fmt.Println(Cast[string](Path(o.Payload).Field("items").Index(0).Field("sku")).Eq("A-1"))
	// Output:
	// CAST(`o`.`payload`:`items`[0].`sku` AS STRING) = :p1
}

func ExampleCase() {
	fmt.Println(Case(When(o.Price.Gt(decimal.New(100, 0)), Lit("large")), When(o.Price.IsNull(), Lit("unknown"))).Else(Lit("small")))
	// Output:
	// CASE WHEN `o`.`price` > CAST(:p1 AS DECIMAL(3,0)) THEN 'large' WHEN `o`.`price` IS NULL THEN 'unknown' ELSE 'small' END
}

// What a row leaves out is DEFAULT.
func ExampleInsertStmt_Values() {
	fmt.Println(Insert(orders).
		Values(orders.Customer.Set(7), orders.Price.Set(decimal.RequireFromString("9.99"))).
		Values(orders.Customer.Set(8), orders.Status.Set("paid")))
	// Output:
	// INSERT INTO `main`.`sales`.`orders` (`customer`, `status`, `price`) VALUES (:p1, DEFAULT, CAST(:p2 AS DECIMAL(18,2))), (:p3, :p4, DEFAULT)
}

// Statements that would touch all rows say so, or are refused.
func ExampleDelete() {
	var filter []Cond // empty by mistake
	_, err := dialect.Compile(Delete(o).Where(filter...), dialect.Options{})
	fmt.Println(err)
	fmt.Println(Delete(o).AllRows())
	// Output:
	// dialect: no condition: DELETE FROM `main`.`sales`.`orders` AS `o`: DELETE without a condition (say AllRows if all rows are meant)
	// DELETE FROM `main`.`sales`.`orders` AS `o`
}

func ExampleMergeInto() {
	fresh := NewTable("main", "staging", "orders").As("s")
	id, status := Col[int64](fresh, "id"), Col[string](fresh, "status")
	fmt.Println(MergeInto(o).Using(fresh).On(Eq(o.ID, id)).
		WhenMatched(status.Eq("void")).Delete().
		WhenMatched().Update(o.Status.To(status)).
		WhenNotMatched().InsertAll())
	// Output:
	// MERGE INTO `main`.`sales`.`orders` AS `o` USING `main`.`staging`.`orders` AS `s` ON `o`.`id` = `s`.`id` WHEN MATCHED AND `s`.`status` = :p1 THEN DELETE WHEN MATCHED THEN UPDATE SET `status` = `s`.`status` WHEN NOT MATCHED THEN INSERT *
}

// A parameter is bound when the statement is run; what was printed once is run any number of times.
func ExamplePrepare() {
	from := Param[civil.Date]("from")
	q, err := Prepare(SelectValue(o.ID).From(o).Where(Ge(o.Day, from)), dialect.Options{})
	if err != nil {
		fmt.Println(err)
	}
	for month := range 2 {
		day := civil.Date{Year: 2026, Month: 1, Day: 1}.AddDays(31 * month)
		compiled, err := dialect.Compile(Bound(q, Bind(from, day)), dialect.Options{})
		fmt.Println(compiled.Params, err)
	}
	fmt.Println(q)
	// Output:
	// [{from DATE 2026-01-01 false}] <nil>
	// [{from DATE 2026-02-01 false}] <nil>
	// SELECT `o`.`id` FROM `main`.`sales`.`orders` AS `o` WHERE `o`.`day` >= :from
}

// Raw SQL is a constant; its holes take expressions.
func ExampleRaw() {
	fmt.Println(Select(o.ID).From(o).Where(Raw[bool]("soundex({}) = soundex({})", o.Status, Val("payd"))))
	// Output:
	// SELECT `o`.`id` FROM `main`.`sales`.`orders` AS `o` WHERE soundex(`o`.`status`) = soundex(:p1)
}
