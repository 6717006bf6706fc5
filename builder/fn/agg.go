package fn

import (
	"github.com/shopspring/decimal"

	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
)

// AnyValue is the value of some row.
func AnyValue[T any](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("any_value", x) }

// ApproxCountDistinct is roughly the number of distinct values; sd is the error (0.05).
func ApproxCountDistinct(x b.Any, sd ...float64) b.Agg[int64] {
	return b.CallAgg[int64]("approx_count_distinct", with(sd, x)...)
}

// ApproxPercentile is roughly the smallest value that is not below the part p of all; accuracy is the inverse of the
// error (10000).
func ApproxPercentile[T b.Number | b.Temporal | b.Interval](x b.Value[T], p float64, accuracy ...int) b.Agg[T] {
	return b.CallAgg[T]("approx_percentile", with(accuracy, x, b.Lit(p))...)
}

// ApproxPercentiles is [ApproxPercentile] of each of ps.
func ApproxPercentiles[T b.Number | b.Temporal | b.Interval](x b.Value[T], ps []float64, accuracy ...int) b.Agg[[]T] {
	return b.CallAgg[[]T]("approx_percentile", with(accuracy, x, Array(numbers(ps)...))...)
}

// numbers is ps, written into the text.
func numbers(ps []float64) []b.Value[float64] {
	xs := make([]b.Value[float64], len(ps))
	for i, p := range ps {
		xs[i] = b.Lit(p)
	}
	return xs
}

// ArrayAgg is the array of all values but NULLs, in no order.
func ArrayAgg[T any](x b.Value[T]) b.Agg[[]T] { return b.CallAgg[[]T]("array_agg", x) }

// Avg is the mean; NULL of no rows.
func Avg[T b.Real](x b.Value[T]) b.Agg[float64] { return b.CallAgg[float64]("avg", x) }

// AvgDecimal is the mean of a DECIMAL, four digits finer; NULL of no rows.
func AvgDecimal(x b.Value[decimal.Decimal]) b.Agg[decimal.Decimal] {
	return b.CallAgg[decimal.Decimal]("avg", x)
}

// AvgInterval is the mean of intervals; NULL of no rows.
func AvgInterval[T b.Interval](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("avg", x) }

// BitAnd is the bits that are set in all values.
func BitAnd[T b.Integer](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("bit_and", x) }

// BitOr is the bits that are set in a value.
func BitOr[T b.Integer](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("bit_or", x) }

// BitXor is the bits that are set in an odd number of values.
func BitXor[T b.Integer](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("bit_xor", x) }

// BoolAnd reports whether c holds for all rows; NULL of no rows.
func BoolAnd(c b.Cond) b.Agg[bool] { return b.CallAgg[bool]("bool_and", c) }

// BoolOr reports whether c holds for a row; NULL of no rows.
func BoolOr(c b.Cond) b.Agg[bool] { return b.CallAgg[bool]("bool_or", c) }

// CollectSet is the array of all distinct values but NULLs, in no order.
func CollectSet[T any](x b.Value[T]) b.Agg[[]T] { return b.CallAgg[[]T]("collect_set", x) }

// Corr is the correlation of x and y, from -1 to 1; NULL if one of them does not vary.
func Corr[X, Y b.Real](x b.Value[X], y b.Value[Y]) b.Agg[float64] {
	return b.CallAgg[float64]("corr", x, y)
}

// Count is the number of rows in which no x is NULL; count(*) of none.
func Count(xs ...b.Argument) b.Agg[int64] {
	if len(xs) == 0 {
		xs = []b.Argument{b.Star()}
	}
	return b.CallAgg[int64]("count", xs...)
}

// CountIf is the number of rows for which c holds.
func CountIf(c b.Cond) b.Agg[int64] { return b.CallAgg[int64]("count_if", c) }

// CovarPop is the covariance of x and y, of a population.
func CovarPop[X, Y b.Real](x b.Value[X], y b.Value[Y]) b.Agg[float64] {
	return b.CallAgg[float64]("covar_pop", x, y)
}

// CovarSamp is the covariance of x and y, of a sample; NULL of fewer than two rows.
func CovarSamp[X, Y b.Real](x b.Value[X], y b.Value[Y]) b.Agg[float64] {
	return b.CallAgg[float64]("covar_samp", x, y)
}

// First is the value of the first row, in no order.
func First[T any](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("first", x) }

// FirstValue is x of the first row of the frame.
func FirstValue[T any](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("first_value", x) }

// Grouping is 1 if x is not grouped by in this row, else 0.
func Grouping(x b.Any) b.Agg[int8] { return b.CallAgg[int8]("grouping", x) }

// GroupingID is the [Grouping] of each of xs, as bits.
func GroupingID(xs ...b.Any) b.Agg[int64] { return b.CallAgg[int64]("grouping_id", with(xs)...) }

// HistogramNumeric is roughly how the values are spread, in n bins of a centre and a height.
func HistogramNumeric[T b.Number](x b.Value[T], n int) b.Agg[[]HistogramBin[T]] {
	return b.CallAgg[[]HistogramBin[T]]("histogram_numeric", x, lit(n))
}

// HistogramBin is a bin of [HistogramNumeric].
type HistogramBin[T any] struct {
	X T
	Y float64
}

// Kurtosis is how heavy the tails are, 0 of a normal distribution.
func Kurtosis[T b.Real](x b.Value[T]) b.Agg[float64] { return b.CallAgg[float64]("kurtosis", x) }

// Last is the value of the last row, in no order.
func Last[T any](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("last", x) }

// LastValue is x of the last row of the frame.
func LastValue[T any](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("last_value", x) }

// ListAgg joins the values but NULLs with sep; say the order by WithinGroup.
func ListAgg[T ~string](x b.Value[T], sep ...string) b.Agg[string] {
	return b.CallAgg[string]("listagg", with(sep, x)...)
}

// Max is the largest; NULL of no rows.
func Max[T any](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("max", x) }

// MaxBy is the x of the row with the largest by.
func MaxBy[T any](x b.Value[T], by b.Any) b.Agg[T] { return b.CallAgg[T]("max_by", x, by) }

// MaxByN is the x of the n rows with the largest by, largest first.
func MaxByN[T any](x b.Value[T], by b.Any, n int) b.Agg[[]T] {
	return b.CallAgg[[]T]("max_by", x, by, lit(n))
}

// Measure is MEASURE(x) of a metric view.
func Measure[T any](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("measure", x) }

// Median is the value in the middle; NULL of no rows.
func Median[T b.Number](x b.Value[T]) b.Agg[float64] { return b.CallAgg[float64]("median", x) }

// Min is the smallest; NULL of no rows.
func Min[T any](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("min", x) }

// MinBy is the x of the row with the smallest by.
func MinBy[T any](x b.Value[T], by b.Any) b.Agg[T] { return b.CallAgg[T]("min_by", x, by) }

// MinByN is the x of the n rows with the smallest by, smallest first.
func MinByN[T any](x b.Value[T], by b.Any, n int) b.Agg[[]T] {
	return b.CallAgg[[]T]("min_by", x, by, lit(n))
}

// Mode is the value that is most frequent; of several, the smallest if lowest is said.
func Mode[T any](x b.Value[T], lowest ...bool) b.Agg[T] {
	return b.CallAgg[T]("mode", with(lowest, x)...)
}

// Percentile is the value below which the part p of all lies, between values.
func Percentile[T b.Number](x b.Value[T], p float64) b.Agg[float64] {
	return b.CallAgg[float64]("percentile", x, b.Lit(p))
}

// PercentileCont is percentile_cont(p) WITHIN GROUP (ORDER BY by), between values.
func PercentileCont[T b.Number](p float64, by b.OrderingOf[T]) b.Agg[float64] {
	return b.CallAgg[float64]("percentile_cont", b.Lit(p)).WithinGroup(by)
}

// PercentileDisc is percentile_disc(p) WITHIN GROUP (ORDER BY by), one of the values, as a DOUBLE.
func PercentileDisc[T b.Number](p float64, by b.OrderingOf[T]) b.Agg[float64] {
	return b.CallAgg[float64]("percentile_disc", b.Lit(p)).WithinGroup(by)
}

// Percentiles is [Percentile] of each of ps.
func Percentiles[T b.Number](x b.Value[T], ps ...float64) b.Agg[[]float64] {
	return b.CallAgg[[]float64]("percentile", x, Array(numbers(ps)...))
}

// PercentileWeighted is [Percentile] of values each of which counts frequency times.
func PercentileWeighted[T b.Number, N b.IntArg](x b.Value[T], p float64, frequency N) b.Agg[float64] {
	return b.CallAgg[float64]("percentile", x, b.Lit(p), b.Arg(frequency))
}

// RegrAvgX is the mean of x where neither is NULL.
func RegrAvgX[Y, X b.Real](y b.Value[Y], x b.Value[X]) b.Agg[float64] {
	return b.CallAgg[float64]("regr_avgx", y, x)
}

// RegrAvgY is the mean of y where neither is NULL.
func RegrAvgY[Y, X b.Real](y b.Value[Y], x b.Value[X]) b.Agg[float64] {
	return b.CallAgg[float64]("regr_avgy", y, x)
}

// RegrCount is the number of rows where neither is NULL.
func RegrCount[Y, X b.Real](y b.Value[Y], x b.Value[X]) b.Agg[int64] {
	return b.CallAgg[int64]("regr_count", y, x)
}

// RegrIntercept is where the regression line of y on x meets the axis.
func RegrIntercept[Y, X b.Real](y b.Value[Y], x b.Value[X]) b.Agg[float64] {
	return b.CallAgg[float64]("regr_intercept", y, x)
}

// RegrR2 is the coefficient of determination of the regression of y on x.
func RegrR2[Y, X b.Real](y b.Value[Y], x b.Value[X]) b.Agg[float64] {
	return b.CallAgg[float64]("regr_r2", y, x)
}

// RegrSlope is the slope of the regression line of y on x.
func RegrSlope[Y, X b.Real](y b.Value[Y], x b.Value[X]) b.Agg[float64] {
	return b.CallAgg[float64]("regr_slope", y, x)
}

// RegrSXX is the squares of the deviations of x, summed up.
func RegrSXX[Y, X b.Real](y b.Value[Y], x b.Value[X]) b.Agg[float64] {
	return b.CallAgg[float64]("regr_sxx", y, x)
}

// RegrSXY is the products of the deviations of x and y, summed up.
func RegrSXY[Y, X b.Real](y b.Value[Y], x b.Value[X]) b.Agg[float64] {
	return b.CallAgg[float64]("regr_sxy", y, x)
}

// RegrSYY is the squares of the deviations of y, summed up.
func RegrSYY[Y, X b.Real](y b.Value[Y], x b.Value[X]) b.Agg[float64] {
	return b.CallAgg[float64]("regr_syy", y, x)
}

// SchemaOfJSONAgg is the type, in DDL, that all JSON texts have together.
func SchemaOfJSONAgg[T ~string](x b.Value[T], opts ...b.Option) b.Agg[string] {
	return b.CallAgg[string]("schema_of_json_agg", options(opts, x)...)
}

// SchemaOfVariantAgg is the type, in DDL, that all values have together.
func SchemaOfVariantAgg(x b.Value[types.Variant]) b.Agg[string] {
	return b.CallAgg[string]("schema_of_variant_agg", x)
}

// Skewness is how far the values lean to one side.
func Skewness[T b.Real](x b.Value[T]) b.Agg[float64] { return b.CallAgg[float64]("skewness", x) }

// Stddev is the standard deviation of a sample; NULL of fewer than two values.
func Stddev[T b.Real](x b.Value[T]) b.Agg[float64] { return b.CallAgg[float64]("stddev", x) }

// StddevPop is the standard deviation of a population.
func StddevPop[T b.Real](x b.Value[T]) b.Agg[float64] { return b.CallAgg[float64]("stddev_pop", x) }

// Sum is the sum; NULL of no rows. A BIGINT that does not fit T is an error when it is read.
func Sum[T b.Number | b.Interval](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("sum", x) }

// TryAvg is [Avg]; NULL if the sum does not fit.
func TryAvg[T b.Real](x b.Value[T]) b.Agg[float64] { return b.CallAgg[float64]("try_avg", x) }

// TryAvgDecimal is [AvgDecimal]; NULL if the sum does not fit.
func TryAvgDecimal(x b.Value[decimal.Decimal]) b.Agg[decimal.Decimal] {
	return b.CallAgg[decimal.Decimal]("try_avg", x)
}

// TrySum is [Sum]; NULL if the sum does not fit.
func TrySum[T b.Number | b.Interval](x b.Value[T]) b.Agg[T] { return b.CallAgg[T]("try_sum", x) }

// Variance is the variance of a sample; NULL of fewer than two values.
func Variance[T b.Real](x b.Value[T]) b.Agg[float64] { return b.CallAgg[float64]("variance", x) }

// VarPop is the variance of a population.
func VarPop[T b.Real](x b.Value[T]) b.Agg[float64] { return b.CallAgg[float64]("var_pop", x) }
