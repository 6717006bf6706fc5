package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
)

// VectorAvg is the mean of vectors, element by element.
func VectorAvg(x b.Value[[]float32]) b.Agg[[]float32] { return b.CallAgg[[]float32]("vector_avg", x) }

// VectorCosineSimilarity is the cosine of the angle, from -1 to 1.
func VectorCosineSimilarity(x, y b.Value[[]float32]) b.Expr[float32] {
	return b.Call[float32]("vector_cosine_similarity", x, y)
}

// VectorInnerProduct is the sum of the products of the elements; an error if the lengths differ.
func VectorInnerProduct(x, y b.Value[[]float32]) b.Expr[float32] {
	return b.Call[float32]("vector_inner_product", x, y)
}

// VectorL2Distance is the distance of Euclid; an error if the lengths differ.
func VectorL2Distance(x, y b.Value[[]float32]) b.Expr[float32] {
	return b.Call[float32]("vector_l2_distance", x, y)
}

// VectorNorm is the length of x; degree is 1, 2 (if left out) or infinity.
func VectorNorm(x b.Value[[]float32], degree ...float32) b.Expr[float32] {
	return b.Call[float32]("vector_norm", with(degree, x)...)
}

// VectorNormalize is x divided by its length; see [VectorNorm] for degree.
func VectorNormalize(x b.Value[[]float32], degree ...float32) b.Expr[[]float32] {
	return b.Call[[]float32]("vector_normalize", with(degree, x)...)
}

// VectorSum is the sum of vectors, element by element.
func VectorSum(x b.Value[[]float32]) b.Agg[[]float32] { return b.CallAgg[[]float32]("vector_sum", x) }
