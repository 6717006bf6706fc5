// Package sales is what the generator writes for the schema main.sales: the tables of tests.
package sales

// CustomerID is written by hand; a type rule of the generator names it.
type CustomerID int64
