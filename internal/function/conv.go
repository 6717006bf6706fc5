package function

const castFamily Family = "cast"

var castFunctions = list{castFamily, Scalar, []row{
	{sig: "bigint(any) bigint", alias: "cast"},
	{sig: "binary(any) binary", alias: "cast"},
	{sig: "boolean(any) boolean", alias: "cast"},
	{sig: "cast", flags: Grammar, alias: "CAST"},
	{sig: "decimal(any) any", alias: "cast"},
	{sig: "double(any) double", alias: "cast"},
	{sig: "float(any) float", alias: "cast"},
	{sig: "int(any) int", alias: "cast"},
	{sig: "smallint(any) smallint", alias: "cast"},
	{sig: "tinyint(any) tinyint", alias: "cast"},
	{sig: "try_cast", flags: Grammar, alias: "TRY_CAST"},
	{sig: "typeof(any) string!"},
}}
