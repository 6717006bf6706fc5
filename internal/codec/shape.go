package codec

import (
	"strconv"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/types"
)

// Wire is how the values of a type travel as a parameter: the text around the
// marker, and the type that the driver is told.
type Wire struct {
	Prefix string // of the marker: CAST(
	Suffix string //  AS DECIMAL(10,2))
	Type   string // STRING, DATE, TIMESTAMP, FLOAT, DOUBLE, INTEGER, BIGINT, SMALLINT, TINYINT, BOOLEAN or VOID
}

// Shape is how values of type t travel. It depends on t alone, NULL travels the
// same way. The error is an [ErrUnsupported] for types that have no values in
// Go, and for a nil t.
//
// Numbers, texts, dates and timestamps have a type of their own in the driver,
// which may stand bare around a NULL; [Typed] gives the NULL its type. What has
// none is a text that SQL converts. Nested values are JSON for from_json, which
// is told to fail, not to answer NULL, when it cannot read a value. Parts that
// from_json does not know (VARIANT, intervals, keys of maps that are no text …)
// are texts in it, converted afterwards by transform and named_struct.
func Shape(t types.Type) (Wire, error) {
	switch t := t.(type) {
	case types.Primitive:
		if name := wireNames[t]; name != "" {
			return Wire{Type: name}, nil
		}
	case types.Char, types.Varchar, types.Collated:
		return Wire{Type: "STRING"}, nil
	case types.Array, types.Map, types.Struct:
		return nestedShape(t)
	}
	prefix, suffix := conversion(t)
	if prefix == "" {
		return Wire{}, unsupported(t)
	}
	return Wire{Prefix: prefix, Suffix: suffix, Type: "STRING"}, nil
}

// Typed is Shape with a cast where the marker would stand bare, for places in
// which a NULL needs a type.
func Typed(t types.Type) (Wire, error) {
	w, err := Shape(t)
	if err == nil && w.Prefix == "" && t != types.Type(types.Void) {
		w.Prefix, w.Suffix = "CAST(", " AS "+types.Format(plain(t))+")"
	}
	return w, err
}

var wireNames = map[types.Primitive]string{
	types.Void: "VOID", types.Boolean: "BOOLEAN", types.TinyInt: "TINYINT", types.SmallInt: "SMALLINT",
	types.Int: "INTEGER", types.BigInt: "BIGINT", types.Float: "FLOAT", types.Double: "DOUBLE",
	types.String: "STRING", types.Date: "DATE", types.Timestamp: "TIMESTAMP",
}

// conversion is the SQL around a text that makes it a value of t; "" if t
// is not made of one.
func conversion(t types.Type) (prefix, suffix string) {
	switch t := t.(type) {
	case types.Primitive:
		switch t {
		case types.Binary:
			return "unhex(", ")"
		case types.VariantType:
			return "parse_json(", ")"
		case types.TimestampNTZ:
			return "CAST(", " AS TIMESTAMP_NTZ)"
		}
	case types.Interval:
		if t.From != 0 {
			return "CAST(", " AS " + types.Format(t) + ")"
		}
	case types.Decimal, types.Time:
		return "CAST(", " AS " + types.Format(t) + ")"
	case types.Geo:
		return geo(t)
	}
	return "", ""
}

func geo(t types.Geo) (prefix, suffix string) {
	switch {
	case t.Geography && t.SRID == 0:
		return "to_geography(", ")"
	case t.Geography:
		return "st_geogfromtext(", ")"
	case t.SRID == 0:
		return "to_geometry(", ")"
	}
	return "st_geomfromtext(", ", " + strconv.Itoa(max(t.SRID, 0)) + ")"
}

func unsupported(t types.Type) error {
	if t == nil {
		return &Error{Err: ErrUnsupported, Fact: "a type that is not known"}
	}
	return &Error{Type: t, Err: ErrUnsupported, Fact: types.Format(t)}
}

// plain is t without what values do not have: collations, lengths of texts,
// NOT NULL, defaults and comments.
func plain(t types.Type) types.Type {
	switch t := t.(type) {
	case types.Char, types.Varchar, types.Collated:
		return types.String
	case types.Array:
		return types.Array{Elem: plain(t.Elem)}
	case types.Map:
		return types.Map{Key: plain(t.Key), Value: plain(t.Value)}
	case types.Struct:
		fields := make([]types.Field, len(t.Fields))
		for i, f := range t.Fields {
			fields[i] = types.Field{Name: f.Name, Type: plain(f.Type)}
		}
		return types.Struct{Fields: fields}
	}
	return t
}

// failFast makes from_json fail where it would answer NULL.
const failFast = ", map('mode', 'FAILFAST'))"

func nestedShape(t types.Type) (Wire, error) {
	schema, err := carried(t)
	if err != nil {
		return Wire{}, err
	}
	w := Wire{
		Prefix: "from_json(",
		Suffix: ", " + string(quote.String(nil, types.Format(schema))) + failFast,
		Type:   "STRING",
	}
	if !converted(t) {
		return w, nil
	}
	const here = "\x00" // where the JSON stands
	text := convert(t, here, 1)
	if _, ok := t.(types.Struct); ok { // which is said more than once: a variable
		text = "transform(array(" + here + "), v0 -> " + convert(t, "v0", 1) + ")[0]"
	}
	before, after, _ := strings.Cut(text, here)
	return Wire{Prefix: before + w.Prefix, Suffix: w.Suffix + after, Type: "STRING"}, nil
}

// carried is the type that from_json reads for t: maps whose keys are no texts
// are arrays of their entries, what it does not know are texts.
func carried(t types.Type) (types.Type, error) {
	switch t := t.(type) {
	case types.Primitive, types.Decimal, types.Char, types.Varchar, types.Collated:
		if byText(t) {
			return types.String, nil
		}
		return plain(t), nil
	case types.Array:
		elem, err := carried(t.Elem)
		return types.Array{Elem: elem}, err
	case types.Map:
		key, err := carried(t.Key)
		if err != nil {
			return nil, err
		}
		value, err := carried(t.Value)
		if !isText(t.Key) {
			return types.Array{Elem: entry(key, value)}, err
		}
		return types.Map{Key: key, Value: value}, err
	case types.Struct:
		return carriedStruct(t)
	}
	if prefix, _ := conversion(t); prefix == "" {
		return nil, unsupported(t)
	}
	return types.String, nil
}

func carriedStruct(t types.Struct) (types.Type, error) {
	fields := make([]types.Field, len(t.Fields))
	for i, f := range t.Fields {
		ft, err := carried(f.Type)
		if err != nil {
			return nil, at(f.Name, err)
		}
		fields[i] = types.Field{Name: f.Name, Type: ft}
	}
	return types.Struct{Fields: fields}, nil
}

// entry is the type of an entry of a map.
func entry(key, value types.Type) types.Struct {
	return types.Struct{Fields: []types.Field{{Name: "key", Type: key}, {Name: "value", Type: value}}}
}

// isText reports whether t is a STRING, CHAR or VARCHAR.
func isText(t types.Type) bool { return plain(t) == types.Type(types.String) }

// byText reports whether from_json gets values of t, which has no parts, as
// texts to be converted. Binaries and timestamps without zone it knows itself.
func byText(t types.Type) bool {
	switch t := t.(type) {
	case types.Primitive:
		return t == types.VariantType || t == types.Void
	case types.Time, types.Interval, types.Geo:
		return true
	}
	return false
}

// converted reports whether what from_json reads for t is not yet of type t.
func converted(t types.Type) bool {
	switch t := t.(type) {
	case types.Array:
		return converted(t.Elem)
	case types.Map:
		return !isText(t.Key) || converted(t.Value)
	case types.Struct:
		for _, f := range t.Fields {
			if converted(f.Type) {
				return true
			}
		}
	}
	return byText(t)
}

// convert is the SQL that makes x, as from_json read it, a value of type t.
// Depth numbers the variables of lambdas. A struct is said more than once.
func convert(t types.Type, x string, depth int) string {
	if !converted(t) {
		return x
	}
	v := "v" + strconv.Itoa(depth)
	switch t := t.(type) {
	case types.Array:
		return "transform(" + x + ", " + v + " -> " + convert(t.Elem, v, depth+1) + ")"
	case types.Map:
		if isText(t.Key) {
			return "transform_values(" + x + ", (k" + v + ", " + v + ") -> " + convert(t.Value, v, depth+1) + ")"
		}
		return "map_from_entries(" + convert(types.Array{Elem: entry(t.Key, t.Value)}, x, depth) + ")"
	case types.Struct:
		return convertStruct(t, x, depth)
	case types.Primitive:
		if t == types.Void {
			return "NULL"
		}
	}
	prefix, suffix := conversion(t)
	return prefix + x + suffix
}

func convertStruct(t types.Struct, x string, depth int) string {
	var b strings.Builder
	b.WriteString("if(" + x + " IS NULL, NULL, named_struct(")
	for i, f := range t.Fields {
		if i > 0 {
			b.WriteString(", ")
		}
		b.Write(quote.String(nil, f.Name))
		b.WriteString(", " + convert(f.Type, x+"."+string(quote.Name(nil, f.Name)), depth))
	}
	b.WriteString("))")
	return b.String()
}
