// Package shop is the tables of the demo, and rows for them. Its typed tables are
// generated from the snapshot in shop.json.
package shop

import (
	"bytes"
	_ "embed"

	"github.com/brickwork-sql/brickwork/reflect"
)

//go:generate go run ../.. gen

//go:embed shop.json
var snapshot []byte

// Snapshot is what the code of the tables was generated from.
func Snapshot() (*reflect.Snapshot, error) { return reflect.Read(bytes.NewReader(snapshot)) }
