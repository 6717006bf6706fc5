package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
)

// TopItem is an item of [ApproxTopK] and how often it is there.
type TopItem[T any] struct {
	Item  T
	Count int64
}

// ApproxTopK is roughly the k most frequent values (5 if left out), most frequent first; a second number in limits is
// how many are counted at most (10000).
func ApproxTopK[T any](x b.Value[T], limits ...int) b.Agg[[]TopItem[T]] {
	return b.CallAgg[[]TopItem[T]]("approx_top_k", with(limits, x)...)
}

// TopKState is what [ApproxTopKAccumulate] makes.
type TopKState[T any] struct{ _ *T }

// ApproxTopKAccumulate is the counts of values, which [ApproxTopKEstimate] reads; tracked is how many values are counted
// at most (10000).
func ApproxTopKAccumulate[T any](x b.Value[T], tracked ...int) b.Agg[TopKState[T]] {
	return b.CallAgg[TopKState[T]]("approx_top_k_accumulate", with(tracked, x)...)
}

// ApproxTopKCombine is several counts as one.
func ApproxTopKCombine[T any](x b.Value[TopKState[T]], tracked ...int) b.Agg[TopKState[T]] {
	return b.CallAgg[TopKState[T]]("approx_top_k_combine", with(tracked, x)...)
}

// ApproxTopKEstimate is roughly the k most frequent values of counts (5 if left out).
func ApproxTopKEstimate[T any](x b.Value[TopKState[T]], k ...int) b.Expr[[]TopItem[T]] {
	return b.Call[[]TopItem[T]]("approx_top_k_estimate", with(k, x)...)
}

// BitmapAndAgg is the bits that are set in all bitmaps.
func BitmapAndAgg(x b.Value[[]byte]) b.Agg[[]byte] { return b.CallAgg[[]byte]("bitmap_and_agg", x) }

// BitmapBitPosition is the place of n within its bucket of 32768 numbers.
func BitmapBitPosition[T b.Integer](n b.Value[T]) b.Expr[int64] {
	return b.Call[int64]("bitmap_bit_position", n)
}

// BitmapBucketNumber is the number of the bucket of n, from 1.
func BitmapBucketNumber[T b.Integer](n b.Value[T]) b.Expr[int64] {
	return b.Call[int64]("bitmap_bucket_number", n)
}

// BitmapConstructAgg is the bitmap in which the bits at the places are set; see [BitmapBitPosition].
func BitmapConstructAgg[T b.Integer](place b.Value[T]) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("bitmap_construct_agg", place)
}

// BitmapCount is the number of bits of a bitmap that are set.
func BitmapCount(x b.Value[[]byte]) b.Expr[int64] { return b.Call[int64]("bitmap_count", x) }

// BitmapOrAgg is the bits that are set in a bitmap.
func BitmapOrAgg(x b.Value[[]byte]) b.Agg[[]byte] { return b.CallAgg[[]byte]("bitmap_or_agg", x) }

// CountMinSketch is a sketch of how often each value is there, with a relative error and the confidence in it.
func CountMinSketch(x b.Any, err, confidence float64, seed int) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("count_min_sketch", x, b.Lit(err), b.Lit(confidence), lit(seed))
}

// HLLSketchAgg is a HyperLogLog sketch of the distinct values, of 2 to the power of lgK buckets (12 if left out).
func HLLSketchAgg[T b.Integer | Text](x b.Value[T], lgK ...int) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("hll_sketch_agg", with(lgK, x)...)
}

// HLLSketchEstimate is roughly how many distinct values a sketch has seen.
func HLLSketchEstimate(x b.Value[[]byte]) b.Expr[int64] {
	return b.Call[int64]("hll_sketch_estimate", x)
}

// HLLUnion is two sketches as one; an error if they differ in buckets, unless mixed is true.
func HLLUnion(x, y b.Value[[]byte], mixed ...bool) b.Expr[[]byte] {
	return b.Call[[]byte]("hll_union", with(mixed, x, y)...)
}

// HLLUnionAgg is all sketches as one; an error if they differ in buckets, unless mixed is true.
func HLLUnionAgg(x b.Value[[]byte], mixed ...bool) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("hll_union_agg", with(mixed, x)...)
}

// KLLSketchAggBigInt is a KLL sketch of how values are spread; k is its size (200 if left out).
func KLLSketchAggBigInt[T b.Integer](x b.Value[T], k ...int) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("kll_sketch_agg_bigint", with(k, x)...)
}

// KLLMergeAggBigInt is all sketches as one; k is its size.
func KLLMergeAggBigInt(x b.Value[[]byte], k ...int) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("kll_merge_agg_bigint", with(k, x)...)
}

// KLLSketchGetNBigInt is how many values a sketch has seen.
func KLLSketchGetNBigInt(x b.Value[[]byte]) b.Expr[int64] {
	return b.Call[int64]("kll_sketch_get_n_bigint", x)
}

// KLLSketchGetQuantileBigInt is roughly the value below which the part p of all lies.
func KLLSketchGetQuantileBigInt(x b.Value[[]byte], p float64) b.Expr[int64] {
	return b.Call[int64]("kll_sketch_get_quantile_bigint", x, b.Lit(p))
}

// KLLSketchGetRankBigInt is roughly the part of all values that is not above v.
func KLLSketchGetRankBigInt(x b.Value[[]byte], v int64) b.Expr[float64] {
	return b.Call[float64]("kll_sketch_get_rank_bigint", x, b.Lit(v))
}

// KLLSketchMergeBigInt is two sketches as one.
func KLLSketchMergeBigInt(x, y b.Value[[]byte]) b.Expr[[]byte] {
	return b.Call[[]byte]("kll_sketch_merge_bigint", x, y)
}

// KLLSketchToStringBigInt is a sketch for people to read.
func KLLSketchToStringBigInt(x b.Value[[]byte]) b.Expr[string] {
	return b.Call[string]("kll_sketch_to_string_bigint", x)
}

// KLLSketchAggDouble is a KLL sketch of how values are spread; k is its size (200 if left out).
func KLLSketchAggDouble[T ~float32 | ~float64](x b.Value[T], k ...int) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("kll_sketch_agg_double", with(k, x)...)
}

// KLLMergeAggDouble is all sketches as one; k is its size.
func KLLMergeAggDouble(x b.Value[[]byte], k ...int) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("kll_merge_agg_double", with(k, x)...)
}

// KLLSketchGetNDouble is how many values a sketch has seen.
func KLLSketchGetNDouble(x b.Value[[]byte]) b.Expr[int64] {
	return b.Call[int64]("kll_sketch_get_n_double", x)
}

// KLLSketchGetQuantileDouble is roughly the value below which the part p of all lies.
func KLLSketchGetQuantileDouble(x b.Value[[]byte], p float64) b.Expr[float64] {
	return b.Call[float64]("kll_sketch_get_quantile_double", x, b.Lit(p))
}

// KLLSketchGetRankDouble is roughly the part of all values that is not above v.
func KLLSketchGetRankDouble(x b.Value[[]byte], v float64) b.Expr[float64] {
	return b.Call[float64]("kll_sketch_get_rank_double", x, b.Lit(v))
}

// KLLSketchMergeDouble is two sketches as one.
func KLLSketchMergeDouble(x, y b.Value[[]byte]) b.Expr[[]byte] {
	return b.Call[[]byte]("kll_sketch_merge_double", x, y)
}

// KLLSketchToStringDouble is a sketch for people to read.
func KLLSketchToStringDouble(x b.Value[[]byte]) b.Expr[string] {
	return b.Call[string]("kll_sketch_to_string_double", x)
}

// KLLSketchAggFloat is a KLL sketch of how values are spread; k is its size (200 if left out).
func KLLSketchAggFloat[T ~float32](x b.Value[T], k ...int) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("kll_sketch_agg_float", with(k, x)...)
}

// KLLMergeAggFloat is all sketches as one; k is its size.
func KLLMergeAggFloat(x b.Value[[]byte], k ...int) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("kll_merge_agg_float", with(k, x)...)
}

// KLLSketchGetNFloat is how many values a sketch has seen.
func KLLSketchGetNFloat(x b.Value[[]byte]) b.Expr[int64] {
	return b.Call[int64]("kll_sketch_get_n_float", x)
}

// KLLSketchGetQuantileFloat is roughly the value below which the part p of all lies.
func KLLSketchGetQuantileFloat(x b.Value[[]byte], p float64) b.Expr[float32] {
	return b.Call[float32]("kll_sketch_get_quantile_float", x, b.Lit(p))
}

// KLLSketchGetRankFloat is roughly the part of all values that is not above v.
func KLLSketchGetRankFloat(x b.Value[[]byte], v float32) b.Expr[float64] {
	return b.Call[float64]("kll_sketch_get_rank_float", x, b.Lit(v))
}

// KLLSketchMergeFloat is two sketches as one.
func KLLSketchMergeFloat(x, y b.Value[[]byte]) b.Expr[[]byte] {
	return b.Call[[]byte]("kll_sketch_merge_float", x, y)
}

// KLLSketchToStringFloat is a sketch for people to read.
func KLLSketchToStringFloat(x b.Value[[]byte]) b.Expr[string] {
	return b.Call[string]("kll_sketch_to_string_float", x)
}

// ThetaDifference is the values of x that are not in y.
func ThetaDifference(x, y b.Value[[]byte]) b.Expr[[]byte] {
	return b.Call[[]byte]("theta_difference", x, y)
}

// ThetaIntersection is the values that are in both.
func ThetaIntersection(x, y b.Value[[]byte]) b.Expr[[]byte] {
	return b.Call[[]byte]("theta_intersection", x, y)
}

// ThetaIntersectionAgg is the values that are in all sketches.
func ThetaIntersectionAgg(x b.Value[[]byte]) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("theta_intersection_agg", x)
}

// ThetaSketchAgg is a theta sketch of the distinct values, of 2 to the power of lgK entries (12 if left out).
func ThetaSketchAgg(x b.Any, lgK ...int) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("theta_sketch_agg", with(lgK, x)...)
}

// ThetaSketchEstimate is roughly how many distinct values a sketch has seen.
func ThetaSketchEstimate(x b.Value[[]byte]) b.Expr[int64] {
	return b.Call[int64]("theta_sketch_estimate", x)
}

// ThetaUnion is two sketches as one.
func ThetaUnion(x, y b.Value[[]byte], lgK ...int) b.Expr[[]byte] {
	return b.Call[[]byte]("theta_union", with(lgK, x, y)...)
}

// ThetaUnionAgg is all sketches as one.
func ThetaUnionAgg(x b.Value[[]byte], lgK ...int) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("theta_union_agg", with(lgK, x)...)
}

// The modes of tuple sketches say how the numbers of one key become one.
const (
	TupleSum = "sum"
	TupleMin = "min"
	TupleMax = "max"
	TupleOne = "alwaysone"
)

// TupleSketchAggDouble is a tuple sketch of distinct keys and a number for each.
func TupleSketchAggDouble[T ~float32 | ~float64](key b.Any, x b.Value[T]) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("tuple_sketch_agg_double", key, x)
}

// TupleSketchAggDoubleWith is [TupleSketchAggDouble] of 2 to the power of lgK entries (12), with a mode.
func TupleSketchAggDoubleWith[T ~float32 | ~float64](key b.Any, x b.Value[T], lgK int, mode string) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("tuple_sketch_agg_double", key, x, lit(lgK), b.Lit(mode))
}

// TupleDifferenceDouble is the keys of x that are not in y.
func TupleDifferenceDouble(x, y b.Value[[]byte]) b.Expr[[]byte] {
	return b.Call[[]byte]("tuple_difference_double", x, y)
}

// TupleIntersectionDouble is the keys that are in both.
func TupleIntersectionDouble(x, y b.Value[[]byte], mode ...string) b.Expr[[]byte] {
	return b.Call[[]byte]("tuple_intersection_double", with(mode, x, y)...)
}

// TupleIntersectionAggDouble is the keys that are in all sketches.
func TupleIntersectionAggDouble(x b.Value[[]byte], mode ...string) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("tuple_intersection_agg_double", with(mode, x)...)
}

// TupleSketchEstimateDouble is roughly how many distinct keys a sketch has seen.
func TupleSketchEstimateDouble(x b.Value[[]byte]) b.Expr[float64] {
	return b.Call[float64]("tuple_sketch_estimate_double", x)
}

// TupleSketchSummaryDouble is the numbers of all keys as one.
func TupleSketchSummaryDouble(x b.Value[[]byte], mode ...string) b.Expr[float64] {
	return b.Call[float64]("tuple_sketch_summary_double", with(mode, x)...)
}

// TupleSketchThetaDouble is which part of all keys a sketch keeps, up to 1.
func TupleSketchThetaDouble(x b.Value[[]byte]) b.Expr[float64] {
	return b.Call[float64]("tuple_sketch_theta_double", x)
}

// TupleUnionDouble is two sketches as one.
func TupleUnionDouble(x, y b.Value[[]byte]) b.Expr[[]byte] {
	return b.Call[[]byte]("tuple_union_double", x, y)
}

// TupleUnionDoubleWith is [TupleUnionDouble] with 2 to the power of lgK entries and a mode.
func TupleUnionDoubleWith(x, y b.Value[[]byte], lgK int, mode string) b.Expr[[]byte] {
	return b.Call[[]byte]("tuple_union_double", x, y, lit(lgK), b.Lit(mode))
}

// TupleUnionAggDouble is all sketches as one.
func TupleUnionAggDouble(x b.Value[[]byte]) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("tuple_union_agg_double", x)
}

// TupleUnionAggDoubleWith is [TupleUnionAggDouble] with 2 to the power of lgK entries and a mode.
func TupleUnionAggDoubleWith(x b.Value[[]byte], lgK int, mode string) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("tuple_union_agg_double", x, lit(lgK), b.Lit(mode))
}

// TupleSketchAggInteger is a tuple sketch of distinct keys and a number for each.
func TupleSketchAggInteger[T b.Integer](key b.Any, x b.Value[T]) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("tuple_sketch_agg_integer", key, x)
}

// TupleSketchAggIntegerWith is [TupleSketchAggInteger] of 2 to the power of lgK entries (12), with a mode.
func TupleSketchAggIntegerWith[T b.Integer](key b.Any, x b.Value[T], lgK int, mode string) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("tuple_sketch_agg_integer", key, x, lit(lgK), b.Lit(mode))
}

// TupleDifferenceInteger is the keys of x that are not in y.
func TupleDifferenceInteger(x, y b.Value[[]byte]) b.Expr[[]byte] {
	return b.Call[[]byte]("tuple_difference_integer", x, y)
}

// TupleIntersectionInteger is the keys that are in both.
func TupleIntersectionInteger(x, y b.Value[[]byte], mode ...string) b.Expr[[]byte] {
	return b.Call[[]byte]("tuple_intersection_integer", with(mode, x, y)...)
}

// TupleIntersectionAggInteger is the keys that are in all sketches.
func TupleIntersectionAggInteger(x b.Value[[]byte], mode ...string) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("tuple_intersection_agg_integer", with(mode, x)...)
}

// TupleSketchEstimateInteger is roughly how many distinct keys a sketch has seen.
func TupleSketchEstimateInteger(x b.Value[[]byte]) b.Expr[float64] {
	return b.Call[float64]("tuple_sketch_estimate_integer", x)
}

// TupleSketchSummaryInteger is the numbers of all keys as one.
func TupleSketchSummaryInteger(x b.Value[[]byte], mode ...string) b.Expr[int64] {
	return b.Call[int64]("tuple_sketch_summary_integer", with(mode, x)...)
}

// TupleSketchThetaInteger is which part of all keys a sketch keeps, up to 1.
func TupleSketchThetaInteger(x b.Value[[]byte]) b.Expr[float64] {
	return b.Call[float64]("tuple_sketch_theta_integer", x)
}

// TupleUnionInteger is two sketches as one.
func TupleUnionInteger(x, y b.Value[[]byte]) b.Expr[[]byte] {
	return b.Call[[]byte]("tuple_union_integer", x, y)
}

// TupleUnionIntegerWith is [TupleUnionInteger] with 2 to the power of lgK entries and a mode.
func TupleUnionIntegerWith(x, y b.Value[[]byte], lgK int, mode string) b.Expr[[]byte] {
	return b.Call[[]byte]("tuple_union_integer", x, y, lit(lgK), b.Lit(mode))
}

// TupleUnionAggInteger is all sketches as one.
func TupleUnionAggInteger(x b.Value[[]byte]) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("tuple_union_agg_integer", x)
}

// TupleUnionAggIntegerWith is [TupleUnionAggInteger] with 2 to the power of lgK entries and a mode.
func TupleUnionAggIntegerWith(x b.Value[[]byte], lgK int, mode string) b.Agg[[]byte] {
	return b.CallAgg[[]byte]("tuple_union_agg_integer", x, lit(lgK), b.Lit(mode))
}
