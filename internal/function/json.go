package function

const formatFamily Family = "format"

var formatFunctions = list{formatFamily, Scalar, []row{
	{sig: "from_avro(binary, const string, const map<string, string>?) any?", since: Version{16, 0}},
	{sig: "to_avro(any, const string?) binary", since: Version{16, 0}},
	{sig: "from_csv(string, type, const map<string, string>?) any?"},
	{sig: "schema_of_csv(const string, const map<string, string>?) string"},
	{sig: "to_csv(struct, const map<string, string>?) string"},
	{sig: "from_json(string, type, const map<string, string>?) any?"},
	{sig: "get_json_object(string, string) string?"},
	{sig: "json_array_length(string) int?"},
	{sig: "json_object_keys(string) array<string>?"},
	{sig: "schema_of_json(const string, const map<string, string>?) string"},
	{sig: "to_json(any, const map<string, string>?) string"},
	{sig: "from_xml(string, type, const map<string, string>?) any?", since: Version{14, 1}},
	{sig: "schema_of_xml(const string, const map<string, string>?) string", since: Version{14, 1}},
	{sig: "to_xml(struct, const map<string, string>?) string", since: Version{14, 1}},
	{sig: "xpath(string, const string) array<string>?"},
	{sig: "xpath_boolean(string, const string) boolean?"},
	{sig: "xpath_double(string, const string) double?"},
	{sig: "xpath_float(string, const string) float?"},
	{sig: "xpath_int(string, const string) int?"},
	{sig: "xpath_long(string, const string) bigint?"},
	{sig: "xpath_number(string, const string) double?", alias: "xpath_double"},
	{sig: "xpath_short(string, const string) smallint?"},
	{sig: "xpath_string(string, const string) string?"},
}}

var formatGenerators = list{formatFamily, Generator, []row{
	{sig: "json_tuple(string, string, string...) any?"},
}}
