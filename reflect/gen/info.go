package gen

import (
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/types"
)

// info writes the metadata, composite literals only: the compiler lays them out.
func (f *sourceFile) info(t *table) {
	f.p("var %s = %sTableInfo{\nName: %sName{Catalog: %s, Schema: %s, Name: %s},\n", small("Info")(t.name), f.b(), f.b(),
		literal(t.Name.Catalog), literal(t.Name.Schema), literal(t.Name.Name))
	f.p("Columns: []%sColumnInfo{\n", f.b())
	for _, c := range t.info.Columns {
		f.p("{Name: %s", literal(c.Name))
		if c.Type != nil {
			f.p(", Type: %s", f.sqlType(c.Type))
		}
		if flags := f.flags(c.Flags); flags != "" {
			f.p(", Flags: %s", flags)
		}
		f.p("},\n")
	}
	f.p("},\n")
	if len(t.info.PrimaryKey) > 0 {
		f.p("PrimaryKey: %#v,\n", t.info.PrimaryKey)
	}
	f.p("Fingerprint: %s,\n}\n", literal(t.info.Fingerprint))
}

func (f *sourceFile) flags(flags types.ColumnFlags) string {
	var set []string
	for i, name := range []string{"NotNull", "HasDefault", "Identity", "Generated"} {
		if flags&(1<<i) != 0 {
			set = append(set, f.use(typesPath)+name)
		}
	}
	return strings.Join(set, " | ")
}

// primitives are the names of the constants.
var primitives = [...]string{
	types.Void: "Void", types.Boolean: "Boolean", types.TinyInt: "TinyInt", types.SmallInt: "SmallInt", types.Int: "Int",
	types.BigInt: "BigInt", types.Float: "Float", types.Double: "Double", types.String: "String", types.Binary: "Binary",
	types.Date: "Date", types.Timestamp: "Timestamp", types.TimestampNTZ: "TimestampNTZ", types.VariantType: "VariantType",
}

var units = map[types.Unit]string{
	types.Year: "Year", types.Month: "Month", types.Day: "Day", types.Hour: "Hour", types.Minute: "Minute", types.Second: "Second",
}

// sqlType is t as a Go expression.
func (f *sourceFile) sqlType(t types.Type) string {
	p := f.use(typesPath)
	switch t := t.(type) {
	case types.Primitive:
		return p + primitives[t]
	case types.Decimal:
		return fmt.Sprintf("%sDecimal{Precision: %d, Scale: %d}", p, t.Precision, t.Scale)
	case types.Char:
		return fmt.Sprintf("%sChar{Len: %d}", p, t.Len)
	case types.Varchar:
		return fmt.Sprintf("%sVarchar{Len: %d}", p, t.Len)
	case types.Collated:
		return fmt.Sprintf("%sCollated{Of: %s, Collation: %s}", p, f.sqlType(t.Of), literal(string(t.Collation)))
	case types.Interval:
		return f.interval(t)
	case types.Time:
		return fmt.Sprintf("%sTime{Precision: %d}", p, t.Precision)
	case types.Geo:
		return fmt.Sprintf("%sGeo{Geography: %v, SRID: %d}", p, t.Geography, t.SRID)
	case types.Array:
		return fmt.Sprintf("%sArray{Elem: %s}", p, f.sqlType(t.Elem))
	case types.Map:
		return fmt.Sprintf("%sMap{Key: %s, Value: %s}", p, f.sqlType(t.Key), f.sqlType(t.Value))
	case types.Struct:
		return p + "Struct" + f.sqlFields(t.Fields)
	case types.Object:
		return p + "Object" + f.sqlFields(t.Fields)
	}
	return fmt.Sprintf("%sUnknown{Text: %s}", p, literal(types.Format(t)))
}

func (f *sourceFile) interval(t types.Interval) string {
	text := f.use(typesPath) + "Interval{"
	if t.From != 0 {
		text += "From: " + f.use(typesPath) + units[t.From]
	}
	if t.To != 0 {
		text += ", To: " + f.use(typesPath) + units[t.To]
	}
	return text + "}"
}

// sqlFields is the fields of a type, without their comments and defaults.
func (f *sourceFile) sqlFields(fields []types.Field) string {
	if len(fields) == 0 {
		return "{}"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "{Fields: []%sField{\n", f.use(typesPath))
	for _, x := range fields {
		fmt.Fprintf(&b, "{Name: %s, Type: %s", literal(x.Name), f.sqlType(x.Type))
		if x.NotNull {
			b.WriteString(", NotNull: true")
		}
		b.WriteString("},\n")
	}
	return b.String() + "}}"
}
