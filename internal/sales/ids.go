package sales

//go:generate go run ../../cmd/brickwork gen

// CustomerID is written by hand; a type rule of the generator names it.
type CustomerID int64
