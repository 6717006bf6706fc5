package fn

import (
	"github.com/shopspring/decimal"

	b "github.com/brickwork-sql/brickwork/builder"
)

// Abs is x without sign; an error if it does not fit.
func Abs[T b.Number | b.Interval](x b.Value[T]) b.Expr[T] { return b.Call[T]("abs", x) }

// Acos is the arc cosine of x; NaN if x is not from -1 to 1.
func Acos[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("acos", x) }

// Acosh is the inverse hyperbolic cosine of x; NaN if x < 1.
func Acosh[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("acosh", x) }

// Asin is the arc sine of x; NaN if x is not from -1 to 1.
func Asin[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("asin", x) }

// Asinh is the inverse hyperbolic sine of x.
func Asinh[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("asinh", x) }

// Atan is the arc tangent of x.
func Atan[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("atan", x) }

// Atan2 is the angle of the point (x, y).
func Atan2[Y, X b.Real](y b.Value[Y], x b.Value[X]) b.Expr[float64] {
	return b.Call[float64]("atan2", y, x)
}

// Atanh is the inverse hyperbolic tangent of x; NaN if x is not from -1 to 1.
func Atanh[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("atanh", x) }

// BitCount is the number of bits of x that are set; of a BOOLEAN it is 0 or 1.
func BitCount[T b.Integer | ~bool](x b.Value[T]) b.Expr[int32] { return b.Call[int32]("bit_count", x) }

// BitGet is the bit of x at pos, from 0 for the lowest; an error if pos is outside of its type.
func BitGet[T b.Integer, P b.IntArg](x b.Value[T], pos P) b.Expr[int8] {
	return b.Call[int8]("bit_get", x, b.Arg(pos))
}

// BitReverse is x with its bits in reverse order.
func BitReverse[T b.Integer](x b.Value[T]) b.Expr[T] { return b.Call[T]("bit_reverse", x) }

// Bround is x rounded to scale digits (0 if left out), halves to the even digit.
func Bround[T b.Number](x b.Value[T], scale ...int) b.Expr[T] {
	return b.Call[T]("bround", with(scale, x)...)
}

// Cbrt is the cube root of x.
func Cbrt[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("cbrt", x) }

// Ceil is the smallest whole number not below x.
func Ceil[T b.Real](x b.Value[T]) b.Expr[int64] { return b.Call[int64]("ceil", x) }

// CeilDecimal is the smallest DECIMAL with scale digits (0 if left out) not below x.
func CeilDecimal[T b.Number](x b.Value[T], scale ...int) b.Expr[decimal.Decimal] {
	return b.Call[decimal.Decimal]("ceil", with(scale, x)...)
}

// Cos is the cosine of x in radians.
func Cos[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("cos", x) }

// Cosh is the hyperbolic cosine of x.
func Cosh[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("cosh", x) }

// Cot is the cotangent of x in radians.
func Cot[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("cot", x) }

// Csc is the cosecant of x in radians.
func Csc[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("csc", x) }

// Degrees is x radians in degrees.
func Degrees[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("degrees", x) }

// E is the base of the natural logarithm.
func E() b.Expr[float64] { return b.Call[float64]("e") }

// Exp is e to the power of x.
func Exp[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("exp", x) }

// Expm1 is e to the power of x, less 1, exact for small x.
func Expm1[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("expm1", x) }

// Factorial is n!; NULL if n is not from 0 to 20.
func Factorial[N b.IntArg](n N) b.Expr[int64] { return b.Call[int64]("factorial", b.Arg(n)) }

// Floor is the largest whole number not above x.
func Floor[T b.Real](x b.Value[T]) b.Expr[int64] { return b.Call[int64]("floor", x) }

// FloorDecimal is the largest DECIMAL with scale digits (0 if left out) not above x.
func FloorDecimal[T b.Number](x b.Value[T], scale ...int) b.Expr[decimal.Decimal] {
	return b.Call[decimal.Decimal]("floor", with(scale, x)...)
}

// Hypot is the square root of x² + y², without overflow on the way.
func Hypot[X, Y b.Real](x b.Value[X], y b.Value[Y]) b.Expr[float64] {
	return b.Call[float64]("hypot", x, y)
}

// Ln is the natural logarithm; NULL if x is not positive.
func Ln[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("ln", x) }

// Log is the logarithm of x to base; NULL if either is not positive.
func Log[B, X b.Real](base b.Value[B], x b.Value[X]) b.Expr[float64] {
	return b.Call[float64]("log", base, x)
}

// Log10 is the logarithm to base 10; NULL if x is not positive.
func Log10[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("log10", x) }

// Log1p is the natural logarithm of 1 + x, exact for small x; NULL if x <= -1.
func Log1p[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("log1p", x) }

// Log2 is the logarithm to base 2; NULL if x is not positive.
func Log2[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("log2", x) }

// NaNVL is x, or otherwise if x is NaN.
func NaNVL[T ~float32 | ~float64](x, otherwise b.Value[T]) b.Expr[T] {
	return b.Call[T]("nanvl", x, otherwise)
}

// Pi is the number π.
func Pi() b.Expr[float64] { return b.Call[float64]("pi") }

// Pmod is the remainder of x / y that has the sign of y; an error if y is 0.
func Pmod[T b.Number](x, y b.Value[T]) b.Expr[T] { return b.Call[T]("pmod", x, y) }

// Power is x to the power of y.
func Power[X, Y b.Real](x b.Value[X], y b.Value[Y]) b.Expr[float64] {
	return b.Call[float64]("power", x, y)
}

// Radians is x degrees in radians.
func Radians[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("radians", x) }

// Rand is a random number from 0 to 1, the same for the same seed.
func Rand(seeds ...int) b.Expr[float64] { return b.Call[float64]("rand", seed(seeds)...) }

// Randn is a random number of the standard normal distribution, the same for the same seed.
func Randn(seeds ...int) b.Expr[float64] { return b.Call[float64]("randn", seed(seeds)...) }

// RandStr is length random letters and digits, the same for the same seed.
func RandStr(length int, seeds ...int) b.Expr[string] {
	return b.Call[string]("randstr", seed(seeds, lit(length))...)
}

// Rint is x rounded to a whole number, halves to the even one.
func Rint[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("rint", x) }

// Round is x rounded half up to scale digits (0 if left out).
func Round[T b.Number](x b.Value[T], scale ...int) b.Expr[T] {
	return b.Call[T]("round", with(scale, x)...)
}

// Sec is the secant of x in radians.
func Sec[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("sec", x) }

// Sign is -1, 0 or 1, as x is negative, zero or positive.
func Sign[T b.Number | b.Interval](x b.Value[T]) b.Expr[float64] {
	return b.Call[float64]("sign", x)
}

// Sin is the sine of x in radians.
func Sin[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("sin", x) }

// Sinh is the hyperbolic sine of x.
func Sinh[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("sinh", x) }

// Sqrt is the square root; NaN of a negative x.
func Sqrt[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("sqrt", x) }

// Tan is the tangent of x in radians.
func Tan[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("tan", x) }

// Tanh is the hyperbolic tangent of x.
func Tanh[T b.Real](x b.Value[T]) b.Expr[float64] { return b.Call[float64]("tanh", x) }

// TryAdd is x + y; NULL if it does not fit.
func TryAdd[T b.Number | b.Interval](x, y b.Value[T]) b.Expr[T] { return b.Call[T]("try_add", x, y) }

// TryDivide is x / y; NULL if y is 0.
func TryDivide[T b.Fraction](x, y b.Value[T]) b.Expr[T] { return b.Call[T]("try_divide", x, y) }

// TryMod is x % y; NULL if y is 0.
func TryMod[T b.Number](x, y b.Value[T]) b.Expr[T] { return b.Call[T]("try_mod", x, y) }

// TryMultiply is x * y; NULL if it does not fit.
func TryMultiply[T b.Number](x, y b.Value[T]) b.Expr[T] { return b.Call[T]("try_multiply", x, y) }

// TrySubtract is x - y; NULL if it does not fit.
func TrySubtract[T b.Number | b.Interval](x, y b.Value[T]) b.Expr[T] {
	return b.Call[T]("try_subtract", x, y)
}

// Uniform is a random whole number from lo to hi, the same for the same seed.
func Uniform(lo, hi int, seeds ...int) b.Expr[int32] {
	return b.Call[int32]("uniform", seed(seeds, lit(lo), lit(hi))...)
}

// UniformFloat is a random number from lo to hi, the same for the same seed.
func UniformFloat(lo, hi float64, seeds ...int) b.Expr[float64] {
	return b.Call[float64]("uniform", seed(seeds, b.Lit(lo), b.Lit(hi))...)
}

// WidthBucket is which of n equal parts of lo to hi x is in, from 1; 0 below lo, n + 1 from hi on.
func WidthBucket[T b.Real, N b.IntArg](x, lo, hi b.Value[T], n N) b.Expr[int64] {
	return b.Call[int64]("width_bucket", x, lo, hi, b.Arg(n))
}
