package brickwork_test

import (
	"fmt"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
)

// A query over a table that is known at run time only: its columns are Column[any].
func Example_dynamic() {
	t := NewTable("main", "sales", "orders").As("o")
	q := Select(Col[any](t, "id"), Col[any](t, "status")).From(t).Where(Col[any](t, "qty").Gt(5)).Limit(10)
	c, err := dialect.Compile(q, dialect.Options{})
	fmt.Println(c.SQL, c.Params, err)
	// Output: SELECT `o`.`id`, `o`.`status` FROM `main`.`sales`.`orders` AS `o` WHERE `o`.`qty` > :p1 LIMIT 10 [{p1 BIGINT 5 false}] <nil>
}
