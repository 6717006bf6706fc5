package function

const (
	arrayFamily  Family = "array"
	lambdaFamily Family = "lambda"
)

var arrayFunctions = list{arrayFamily, Scalar, []row{
	{sig: "array(T...) array<T>!"},
	{sig: "array_append(array<T>, T) array<T>?", since: Version{13, 3}},
	{sig: "array_compact(array<T>) array<T>", since: Version{12, 2}},
	{sig: "array_contains(array<T>, T) boolean?"},
	{sig: "array_distinct(array<T>) array<T>"},
	{sig: "array_except(array<T>, array<T>) array<T>"},
	{sig: "array_insert(array<T>, narrow, T) array<T>?", since: Version{13, 3}},
	{sig: "array_intersect(array<T>, array<T>) array<T>"},
	{sig: "array_join(array<any>, string, string?) string"},
	{sig: "array_max(array<T>) T?"},
	{sig: "array_min(array<T>) T?"},
	{sig: "array_position(array<T>, T) bigint"},
	{sig: "array_prepend(array<T>, T) array<T>?", since: Version{13, 3}},
	{sig: "array_remove(array<T>, T) array<T>"},
	{sig: "array_repeat(T, narrow) array<T>?"},
	{sig: "array_size(array<any>) int", since: Version{10, 0}},
	{sig: "array_sort(array<T>, (T, T) -> int?) array<T>"},
	{sig: "array_union(array<T>, array<T>) array<T>"},
	{sig: "arrays_overlap(array<T>, array<T>) boolean?"},
	{sig: "arrays_zip(array<any>, array<any>...) any"},
	{sig: "cardinality(array<any>) int | (map<any, any>) int", alias: "size"},
	{sig: "element_at(array<T>, narrow) T? | (map<K, V>, K) V?"},
	{sig: "flatten(array<array<T>>) array<T>?"},
	{sig: "get(array<T>, int) T?", since: Version{10, 0}},
	{sig: "sequence(T, T, any?) array<T>"},
	{sig: "shuffle(array<T>) array<T>", flags: Random},
	{sig: "size(array<any>) int | (map<any, any>) int"},
	{sig: "slice(array<T>, int, int) array<T>"},
	{sig: "sort_array(array<T>, boolean?) array<T>"},
	{sig: "try_element_at(array<T>, narrow) T? | (map<K, V>, K) V?", since: Version{10, 0}},
}}

var lambdaFunctions = list{lambdaFamily, Scalar, []row{
	{sig: "aggregate(array<T>, S, (S, T) -> any) S? | (array<T>, S, (S, T) -> any, (S) -> R) R?"},
	{sig: "exists(array<T>, (T) -> boolean) boolean?"},
	{sig: "filter(array<T>, (T, int?) -> boolean) array<T>"},
	{sig: "forall(array<T>, (T) -> boolean) boolean?"},
	{sig: "map_filter(map<K, V>, (K, V) -> boolean) map<K, V>"},
	{sig: "map_zip_with(map<K, V>, map<K, W>, (K, V, W) -> R) map<K, R>"},
	{sig: "reduce(array<T>, S, (S, T) -> any) S? | (array<T>, S, (S, T) -> any, (S) -> R) R?", alias: "aggregate"},
	{sig: "transform(array<T>, (T, int?) -> R) array<R>"},
	{sig: "transform_keys(map<K, V>, (K, V) -> R) map<R, V>"},
	{sig: "transform_values(map<K, V>, (K, V) -> R) map<K, R>"},
	{sig: "zip_with(array<T>, array<U>, (T, U) -> R) array<R>"},
}}
