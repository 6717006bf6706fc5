package fn_test

import (
	"fmt"

	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/builder/fn"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/types"
)

func Example() {
	o := b.NewTable("main", "sales", "orders").As("o")
	tags, qty, day := b.Col[[]string](o, "tags"), b.Col[int64](o, "qty"), b.Col[string](o, "day")

	q := b.Select(
		fn.Count().Filter(fn.ArrayContains(tags, b.Val("vip"))).As("vips"),
		fn.Sum(qty).As("sold"),
		fn.Extract(types.Year, fn.Max(fn.ToDate(day))).As("last_year"),
	).From(o)

	c, err := dialect.Compile(q, dialect.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.SQL)
	// Output: SELECT count(*) FILTER (WHERE array_contains(`o`.`tags`, :p1)) AS `vips`, sum(`o`.`qty`) AS `sold`, extract(YEAR FROM max(to_date(`o`.`day`))) AS `last_year` FROM `main`.`sales`.`orders` AS `o`
}

func ExampleTransform() {
	words := fn.Split(b.Lit("a b c"), " ")
	fmt.Println(fn.Transform(words, func(w b.Expr[string]) b.Value[string] { return fn.Upper(w) }))
	// Output: transform(split('a b c', :p1), x -> upper(x))
}
