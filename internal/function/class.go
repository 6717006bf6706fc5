package function

import "github.com/brickwork-sql/brickwork/types"

// classes is the words of signatures. As a parameter a word is a class of types,
// as a result one type.
var classes = map[string]pattern{
	"any":      {class: anyType},
	"boolean":  {class: booleans, text: "a condition", result: types.Boolean},
	"string":   {class: texts, text: "a string", result: types.String},
	"binary":   {class: binaries, text: "a BINARY", result: types.Binary},
	"number":   {class: numbers, text: "a number"},
	"tinyint":  {class: smalls, text: "a whole number", result: types.TinyInt},
	"smallint": {class: smalls, text: "a whole number", result: types.SmallInt},
	"int":      {class: smalls, text: "a whole number", result: types.Int},
	"bigint":   {class: wholes, text: "a whole number", result: types.BigInt},
	"float":    {class: floats, text: "a number", result: types.Float},
	"double":   {class: doubles, text: "a number", result: types.Double},
	"decimal":  {class: decimals, text: "a number"},

	// of these the server wants nothing else
	"narrow":   {class: smalls, strict: true, text: "an INT"},
	"whole":    {class: wholes, strict: true, text: "a whole number"},
	"bits":     {class: wholes | booleans, strict: true, text: "a whole number or a condition"},
	"amount":   {class: numbers, strict: true, text: "a number"},
	"real":     {class: floats, strict: true, text: "a FLOAT"},
	"floating": {class: floats | doubles, strict: true, text: "a FLOAT or DOUBLE"},
	"fraction": {class: doubles, strict: true, text: "a DOUBLE"},

	"date":      {class: dates, text: "a date", result: types.Date},
	"timestamp": {class: dates, text: "a timestamp", result: types.Timestamp},
	"ntz":       {class: dates, text: "a timestamp", result: types.TimestampNTZ},
	"time":      {class: times, text: "a TIME", result: types.Time{Precision: 6}},
	"seconds":   {class: numbers, text: "a number", result: types.Decimal{Precision: 14, Scale: 6}},
	"interval":  {class: intervals, text: "an interval", result: types.Interval{}},
	"daytime":   {class: intervals, text: "an interval", result: types.Interval{From: types.Day, To: types.Second}},
	"yearmonth": {class: intervals, text: "an interval", result: types.Interval{From: types.Year, To: types.Month}},
	"quantity":  {class: numbers | intervals, text: "a number or an interval"},
	"moment":    {class: dates | times, text: "a date, timestamp or TIME"},

	"variant":   {class: variants, text: "a VARIANT", result: types.VariantType},
	"json":      {class: texts | variants, text: "a VARIANT or a string"},
	"geometry":  {class: geos, text: "a GEOMETRY"},
	"geography": {class: geos, text: "a GEOGRAPHY"},
	"geo":       {class: geos | texts | binaries, text: "a GEOMETRY or GEOGRAPHY"},
	"cell":      {class: numbers | texts, text: "a cell of H3"},
	"void":      {class: anyType, result: types.Void},

	"unit":  {kind: word, text: "a unit of time"},
	"type":  {class: texts, text: "a type"},
	"table": {kind: word, text: "a table"},
	"named": {class: anyType, text: "a named argument"},

	// only results
	"sum":     {rule: sum},
	"mean":    {rule: mean},
	"middle":  {rule: middle},
	"within":  {rule: within},
	"round":   {rule: round},
	"ceil":    {rule: ceil},
	"arith":   {rule: arith},
	"divided": {rule: divided},
	"shifted": {rule: shifted},
}
