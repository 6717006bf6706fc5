package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
)

// IsVariantNull reports whether x is the null of JSON, which is not NULL.
func IsVariantNull(x b.Value[types.Variant]) b.Bool { return b.Call[bool]("is_variant_null", x) }

// ParseJSON is a JSON text as a VARIANT; an error if it is none.
func ParseJSON[T ~string](x b.Value[T]) b.Expr[types.Variant] {
	return b.Call[types.Variant]("parse_json", x)
}

// SchemaOfVariant is the type of x in DDL.
func SchemaOfVariant(x b.Value[types.Variant]) b.Expr[string] {
	return b.Call[string]("schema_of_variant", x)
}

// ToVariantObject is an array, map or struct as a VARIANT.
func ToVariantObject(x b.Any) b.Expr[types.Variant] {
	return b.Call[types.Variant]("to_variant_object", x)
}

// TryParseJSON is [ParseJSON]; NULL of what it refuses.
func TryParseJSON[T ~string](x b.Value[T]) b.Expr[types.Variant] {
	return b.Call[types.Variant]("try_parse_json", x)
}

// TryVariantGet is [VariantGet]; NULL of what does not fit.
func TryVariantGet[T any](x b.Value[types.Variant], path string) b.Expr[T] {
	return callAs[T]("try_variant_get", x, b.Lit(path), schema[T]())
}

// VariantGet is what path leads to, as a T; NULL if nothing, an error if it does not fit.
func VariantGet[T any](x b.Value[types.Variant], path string) b.Expr[T] {
	return callAs[T]("variant_get", x, b.Lit(path), schema[T]())
}
