package reflect_test

import (
	"fmt"
	"log"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/reflect"
)

// A snapshot in a file stands for the catalog: tables of which a program knows
// nothing beforehand are queried, and statements are checked before they are sent.
func Example() {
	snap, err := reflect.Load("testdata/shop.json")
	if err != nil {
		log.Fatal(err)
	}
	orders, ok := snap.Table(reflect.Name{Schema: "shop", Name: "orders"})
	if !ok {
		log.Fatal("no orders")
	}
	for _, c := range orders.Columns[:3] {
		fmt.Println(c.Name, c.Type, c.Nullable)
	}
	o := orders.Builder().As("o")
	q := builder.Select(builder.ColumnOf(o, "id")).From(o).Where(builder.ColumnOf(o, "day").IsNotNull())
	fmt.Println(q)
	for _, f := range snap.Check(builder.Select(builder.ColumnOf(o, "custmer_id")).From(o).Where(builder.ColumnOf(o, "day").IsNotNull())) {
		fmt.Println(f.Severity, f.SQLState, f.SQL, f.Suggestions[0])
	}
	// Output:
	// id BIGINT false
	// customer_id BIGINT true
	// at TIMESTAMP true
	// SELECT `o`.`id` FROM `main`.`shop`.`orders` AS `o` WHERE `o`.`day` IS NOT NULL
	// mistake 42703 `o`.`custmer_id` customer_id
}

// Two snapshots are compared, and the statements that lead from one to the other written.
func ExampleDiff() {
	old, err := reflect.Load("testdata/shop.json")
	if err != nil {
		log.Fatal(err)
	}
	now, err := reflect.Load("testdata/shop.json")
	if err != nil {
		log.Fatal(err)
	}
	orders, _ := now.Table(reflect.Name{Name: "orders"})
	orders.Comment = "all orders"
	changes := reflect.Diff(old, now, reflect.DiffOptions{})
	for _, c := range changes {
		fmt.Println(c)
	}
	stmts, _ := reflect.Plan(now, changes)
	for _, s := range stmts {
		fmt.Println(s)
	}
	// Output:
	// harmless: CommentChanged `main`.`shop`.`orders`: "what was ordered" to "all orders"
	// COMMENT ON TABLE `main`.`shop`.`orders` IS 'all orders'
}
