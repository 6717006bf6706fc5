package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
)

// FromAvro is the T of bytes of Avro with a schema in JSON; an error if they do not fit, unless opts say otherwise.
func FromAvro[T any](x b.Value[[]byte], schema string, opts ...b.Option) b.Expr[T] {
	return b.Call[T]("from_avro", options(opts, x, b.Lit(schema))...)
}

// ToAvro is x as bytes of Avro, with a schema in JSON or the one of its type.
func ToAvro(x b.Any, schema ...string) b.Expr[[]byte] {
	return b.Call[[]byte]("to_avro", with(schema, x)...)
}

// FromCSV is a line of CSV as a T, whose type is the schema; what does not fit is NULL, unless opts say otherwise.
func FromCSV[T any, S ~string](x b.Value[S], opts ...b.Option) b.Expr[T] {
	return callAs[T]("from_csv", options(opts, x, schema[T]())...)
}

// ToCSV is a struct as a line of CSV.
func ToCSV(x b.Any, opts ...b.Option) b.Expr[string] {
	return b.Call[string]("to_csv", options(opts, x)...)
}

// SchemaOfCSV is the type, in DDL, of a line of CSV.
func SchemaOfCSV(line string, opts ...b.Option) b.Expr[string] {
	return b.Call[string]("schema_of_csv", options(opts, b.Lit(line))...)
}

// FromJSON is a JSON text as a T, whose type is the schema; NULL if it does not fit, unless mode says otherwise.
func FromJSON[T any, S ~string](x b.Value[S], opts ...b.Option) b.Expr[T] {
	return callAs[T]("from_json", options(opts, x, schema[T]())...)
}

// ToJSON is x as a JSON text.
func ToJSON(x b.Any, opts ...b.Option) b.Expr[string] {
	return b.Call[string]("to_json", options(opts, x)...)
}

// SchemaOfJSON is the type, in DDL, of a JSON text.
func SchemaOfJSON(text string, opts ...b.Option) b.Expr[string] {
	return b.Call[string]("schema_of_json", options(opts, b.Lit(text))...)
}

// GetJSONObject is what a path ("$.a[0]") leads to in a JSON text, as text; NULL if nothing.
func GetJSONObject[T ~string, P b.StringArg](x b.Value[T], path P) b.Expr[string] {
	return b.Call[string]("get_json_object", x, b.Arg(path))
}

// JSONArrayLength is the number of elements of a JSON array; NULL if x is none.
func JSONArrayLength[T ~string](x b.Value[T]) b.Expr[int32] {
	return b.Call[int32]("json_array_length", x)
}

// JSONObjectKeys is the names of the fields of a JSON object; NULL if x is none.
func JSONObjectKeys[T ~string](x b.Value[T]) b.Expr[[]string] {
	return b.Call[[]string]("json_object_keys", x)
}

// FromXML is an XML text as a T, whose type is the schema; what does not fit is NULL, unless opts say otherwise.
func FromXML[T any, S ~string](x b.Value[S], opts ...b.Option) b.Expr[T] {
	return callAs[T]("from_xml", options(opts, x, schema[T]())...)
}

// ToXML is a struct as an XML text.
func ToXML(x b.Any, opts ...b.Option) b.Expr[string] {
	return b.Call[string]("to_xml", options(opts, x)...)
}

// SchemaOfXML is the type, in DDL, of an XML text.
func SchemaOfXML(text string, opts ...b.Option) b.Expr[string] {
	return b.Call[string]("schema_of_xml", options(opts, b.Lit(text))...)
}

// XPath is what a path leads to in an XML text, as the texts of all nodes; empty if there is none.
func XPath[T ~string](x b.Value[T], path string) b.Expr[[]string] {
	return b.Call[[]string]("xpath", x, b.Lit(path))
}

// XPathBoolean reports whether the path holds, or a node is there in an XML text.
func XPathBoolean[T ~string](x b.Value[T], path string) b.Bool {
	return b.Call[bool]("xpath_boolean", x, b.Lit(path))
}

// XPathDouble is what a path leads to in an XML text, as a number; 0 if no node is there, NaN if it is no number.
func XPathDouble[T ~string](x b.Value[T], path string) b.Expr[float64] {
	return b.Call[float64]("xpath_double", x, b.Lit(path))
}

// XPathFloat is what a path leads to in an XML text, as a number; 0 if no node is there, NaN if it is no number.
func XPathFloat[T ~string](x b.Value[T], path string) b.Expr[float32] {
	return b.Call[float32]("xpath_float", x, b.Lit(path))
}

// XPathInt is what a path leads to in an XML text, as a number; 0 if no node is there or it is no number.
func XPathInt[T ~string](x b.Value[T], path string) b.Expr[int32] {
	return b.Call[int32]("xpath_int", x, b.Lit(path))
}

// XPathLong is what a path leads to in an XML text, as a number; 0 if no node is there or it is no number.
func XPathLong[T ~string](x b.Value[T], path string) b.Expr[int64] {
	return b.Call[int64]("xpath_long", x, b.Lit(path))
}

// XPathShort is what a path leads to in an XML text, as a number; 0 if no node is there or it is no number.
func XPathShort[T ~string](x b.Value[T], path string) b.Expr[int16] {
	return b.Call[int16]("xpath_short", x, b.Lit(path))
}

// XPathString is what a path leads to in an XML text, as the text of the first node; NULL if there is none.
func XPathString[T ~string](x b.Value[T], path string) b.Expr[string] {
	return b.Call[string]("xpath_string", x, b.Lit(path))
}
