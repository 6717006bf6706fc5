package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
)

// Map is the map of entries; two equal keys are an error.
func Map[K comparable, V any](entries ...MapEntry[K, V]) b.Expr[map[K]V] {
	var args []b.Argument
	for _, e := range entries {
		args = append(args, e.k, e.v)
	}
	return b.Call[map[K]V]("map", args...)
}

// MapEntry is an entry of [Map].
type MapEntry[K comparable, V any] struct {
	k b.Value[K]
	v b.Value[V]
}

// Entry is an entry of [Map].
func Entry[K comparable, V any](k b.Value[K], v b.Value[V]) MapEntry[K, V] {
	return MapEntry[K, V]{k, v}
}

// MapConcat is the entries of all maps; two equal keys are an error.
func MapConcat[K comparable, V any](maps ...b.Value[map[K]V]) b.Expr[map[K]V] {
	return b.Call[map[K]V]("map_concat", with(maps)...)
}

// MapContainsKey reports whether m has k.
func MapContainsKey[K comparable, V any](m b.Value[map[K]V], k b.Value[K]) b.Bool {
	return b.Call[bool]("map_contains_key", m, k)
}

// KeyValue is an entry of a map as a struct.
type KeyValue[K comparable, V any] struct {
	Key   K
	Value V
}

// MapEntries is the entries of m as structs, in no order.
func MapEntries[K comparable, V any](m b.Value[map[K]V]) b.Expr[[]KeyValue[K, V]] {
	return b.Call[[]KeyValue[K, V]]("map_entries", m)
}

// MapFromArrays is the map of the n-th key to the n-th value; an error if keys repeat or the lengths differ.
func MapFromArrays[K comparable, V any](keys b.Value[[]K], values b.Value[[]V]) b.Expr[map[K]V] {
	return b.Call[map[K]V]("map_from_arrays", keys, values)
}

// MapFromEntries is the map of structs of two fields; an error if keys repeat. Its types are trusted to be K and V.
func MapFromEntries[K comparable, V any](entries b.Any) b.Expr[map[K]V] {
	return b.Call[map[K]V]("map_from_entries", entries)
}

// MapKeys is the keys of m, in no order.
func MapKeys[K comparable, V any](m b.Value[map[K]V]) b.Expr[[]K] { return b.Call[[]K]("map_keys", m) }

// MapValues is the values of m, in no order.
func MapValues[K comparable, V any](m b.Value[map[K]V]) b.Expr[[]V] {
	return b.Call[[]V]("map_values", m)
}

// MapFilter is the entries for which f holds.
func MapFilter[K comparable, V any](m b.Value[map[K]V], f func(k b.Expr[K], v b.Expr[V]) b.Cond) b.Expr[map[K]V] {
	return b.Call[map[K]V]("map_filter", m, b.Lambda2(f))
}

// TransformKeys is m with f of each entry as its key; two equal keys are an error.
func TransformKeys[K, R comparable, V any](m b.Value[map[K]V], f func(k b.Expr[K], v b.Expr[V]) b.Value[R]) b.Expr[map[R]V] {
	return b.Call[map[R]V]("transform_keys", m, b.Lambda2(f))
}

// TransformValues is m with f of each entry as its value.
func TransformValues[K comparable, V, R any](m b.Value[map[K]V], f func(k b.Expr[K], v b.Expr[V]) b.Value[R]) b.Expr[map[K]R] {
	return b.Call[map[K]R]("transform_values", m, b.Lambda2(f))
}

// MapZipWith merges two maps by key; a value that is missing is NULL.
func MapZipWith[K comparable, V1, V2, R any](m1 b.Value[map[K]V1], m2 b.Value[map[K]V2], f func(k b.Expr[K], v1 b.Expr[V1], v2 b.Expr[V2]) b.Value[R]) b.Expr[map[K]R] {
	return b.Call[map[K]R]("map_zip_with", m1, m2, b.Lambda3(f))
}

// StrToMap is a map of text; seps stand between entries ("," if left out) and between key and value (":").
func StrToMap[T ~string](x b.Value[T], seps ...string) b.Expr[map[string]string] {
	return b.Call[map[string]string]("str_to_map", with(seps, x)...)
}

// Struct is the struct S of fields, which are named or columns, or a star.
func Struct[S any](fields ...b.Item) b.Expr[S] { return b.Call[S]("struct", items(fields)...) }

// NamedStruct is the struct S of names and values in turn.
func NamedStruct[S any](fields ...b.Argument) b.Expr[S] { return b.Call[S]("named_struct", fields...) }
