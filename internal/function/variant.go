package function

const variantFamily Family = "variant"

var variantFunctions = list{variantFamily, Scalar, []row{
	{sig: "is_variant_null(variant) boolean!", since: Version{15, 3}},
	{sig: "parse_json(string) variant", since: Version{15, 3}},
	{sig: "schema_of_variant(variant) string", since: Version{15, 3}},
	{sig: "to_variant_object(any) variant", since: Version{15, 3}},
	{sig: "try_parse_json(string) variant?", since: Version{15, 3}},
	{sig: "try_variant_get(variant, const string, type) any?", since: Version{15, 3}},
	{sig: "variant_get(variant, const string, type) any?", since: Version{15, 3}},
}}

var variantGenerators = list{variantFamily, Table, []row{
	{sig: "variant_explode(input: variant) struct<pos: int, key: string, value: variant>", since: Version{15, 3}},
	{sig: "variant_explode_outer(input: variant) struct<pos: int, key: string, value: variant>", since: Version{15, 3}},
}}
