package function

const mapFamily Family = "map"

var mapFunctions = list{mapFamily, Scalar, []row{
	{sig: "map(K, V, any...) map<K, V>! | () any!"},
	{sig: "map_concat(map<K, V>...) map<K, V>"},
	{sig: "map_contains_key(map<K, V>, K) boolean", since: Version{10, 0}},
	{sig: "map_entries(map<K, V>) array<struct<key: K, value: V>>"},
	{sig: "map_from_arrays(array<K>, array<V>) map<K, V>"},
	{sig: "map_from_entries(array<any>) any?"},
	{sig: "map_keys(map<K, V>) array<K>"},
	{sig: "map_values(map<K, V>) array<V>"},
	{sig: "str_to_map(string, string?, string?) map<string, string>"},
	{sig: "named_struct(const string, any, any...) any!"},
	{sig: "struct(any, any...) any!"},
}}
