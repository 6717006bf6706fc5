package gen_test

import (
	"bytes"
	"fmt"
	"log"
	"os"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/reflect/gen"
)

// Code is generated of a snapshot file. Of the same file it is the same code, on
// any machine.
func Example() {
	snap, err := reflect.Load("../testdata/shop.json")
	if err != nil {
		log.Fatal(err)
	}
	files, err := gen.Generate(snap, gen.Config{
		Include: []string{"shop.*"},
		Types:   []gen.TypeRule{{Column: "customer_id", Go: gen.GoType{Import: "example.com/shop", Name: "CustomerID"}}},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range files {
		fmt.Println(f.Path)
		for line := range bytes.Lines(f.Bytes) {
			if bytes.Contains(line, []byte("CustomerID builder.Column")) || bytes.HasPrefix(line, []byte("func (t *OrdersTable) On")) {
				fmt.Printf("  %s", bytes.TrimSpace(line))
				fmt.Println()
			}
		}
	}
	dir, err := os.MkdirTemp("", "db")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	first, _ := gen.Write(dir, files)
	again, err := gen.Write(dir, files)
	fmt.Println(len(first.Written), first.Stale(), again.Stale(), err)
	// Output:
	// shop/schema.go
	// shop/customers.go
	// shop/orders.go
	//   CustomerID builder.Column[shop.CustomerID]   // BIGINT
	//   func (t *OrdersTable) OnCustomers(p *CustomersTable) builder.Cond {
	// shop/recent.go
	// shop/functions.go
	// 5 true false <nil>
}
