package fn

import (
	"github.com/shopspring/decimal"

	b "github.com/brickwork-sql/brickwork/builder"
)

// Conv is a number in text from one base in another, 2 to 36; NULL if there is no such number.
func Conv[T ~string, F, R b.IntArg](x b.Value[T], from F, to R) b.Expr[string] {
	return b.Call[string]("conv", x, b.Arg(from), b.Arg(to))
}

// ToBinary is text as bytes; format is "hex" (if left out), "utf-8" or "base64". An error if x is not in it.
func ToBinary[T ~string](x b.Value[T], format ...string) b.Expr[[]byte] {
	return b.Call[[]byte]("to_binary", with(format, x)...)
}

// TryToBinary is [ToBinary]; NULL of what it refuses.
func TryToBinary[T ~string](x b.Value[T], format ...string) b.Expr[[]byte] {
	return b.Call[[]byte]("try_to_binary", with(format, x)...)
}

// ToChar is a number, date or timestamp in a format: "999.99", "yyyy-MM-dd"; of bytes it is "base64", "hex" or "utf-8".
func ToChar(x b.Any, format string) b.Expr[string] {
	return b.Call[string]("to_char", x, b.Lit(format))
}

// ToNumber is the number of a text in a format: "$99,999.99". An error if x is not in it.
func ToNumber[T ~string](x b.Value[T], format string) b.Expr[decimal.Decimal] {
	return b.Call[decimal.Decimal]("to_number", x, b.Lit(format))
}

// TryToNumber is [ToNumber]; NULL of what it refuses.
func TryToNumber[T ~string](x b.Value[T], format string) b.Expr[decimal.Decimal] {
	return b.Call[decimal.Decimal]("try_to_number", x, b.Lit(format))
}

// TypeOf is the name of the type of x in DDL, in lower case; never NULL.
func TypeOf(x b.Any) b.Expr[string] { return b.Call[string]("typeof", x) }

// Unbase64 is the bytes of a text in base 64; an error if it is none.
func Unbase64[T ~string](x b.Value[T]) b.Expr[[]byte] { return b.Call[[]byte]("unbase64", x) }

// Unhex is the bytes of hexadecimal digits; NULL if x has other characters.
func Unhex[T ~string](x b.Value[T]) b.Expr[[]byte] { return b.Call[[]byte]("unhex", x) }
