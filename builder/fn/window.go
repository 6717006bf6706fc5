package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
)

// RowNumber is the number of a row in its partition, from 1.
func RowNumber() b.WindowFunc[int32] { return b.CallWindow[int32]("row_number") }

// Rank is the rank of a row, with gaps after equal ones.
func Rank() b.WindowFunc[int32] { return b.CallWindow[int32]("rank") }

// DenseRank is the rank of a row, without gaps.
func DenseRank() b.WindowFunc[int32] { return b.CallWindow[int32]("dense_rank") }

// PercentRank is the rank from 0 to 1.
func PercentRank() b.WindowFunc[float64] { return b.CallWindow[float64]("percent_rank") }

// CumeDist is the part of the rows that come no later than this one, above 0 and up to 1.
func CumeDist() b.WindowFunc[float64] { return b.CallWindow[float64]("cume_dist") }

// Ntile is which of n equal parts a row is in, from 1.
func Ntile(n int) b.WindowFunc[int32] { return b.CallWindow[int32]("ntile", lit(n)) }

// Lag is x offset rows before (1 if left out); NULL if there is no such row.
func Lag[T any](x b.Value[T], offset ...int) b.WindowFunc[T] {
	return b.CallWindow[T]("lag", with(offset, x)...)
}

// LagOr is [Lag], and otherwise if there is no such row.
func LagOr[T any](x b.Value[T], offset int, otherwise b.Value[T]) b.WindowFunc[T] {
	return b.CallWindow[T]("lag", x, lit(offset), otherwise)
}

// Lead is x offset rows after (1 if left out); NULL if there is no such row.
func Lead[T any](x b.Value[T], offset ...int) b.WindowFunc[T] {
	return b.CallWindow[T]("lead", with(offset, x)...)
}

// LeadOr is [Lead], and otherwise if there is no such row.
func LeadOr[T any](x b.Value[T], offset int, otherwise b.Value[T]) b.WindowFunc[T] {
	return b.CallWindow[T]("lead", x, lit(offset), otherwise)
}

// NthValue is x of the n-th row of the frame; NULL if there is none.
func NthValue[T any](x b.Value[T], n int) b.WindowFunc[T] {
	return b.CallWindow[T]("nth_value", x, lit(n))
}
