package gen

import (
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

// A shape is the Go side of a SQL type: a named type, a slice, a map or a
// struct that is generated.
type shape struct {
	path, name string // of a named type; without a path it is predeclared or of the package itself
	key, elem  *shape // of a map; a slice has only elem
	record     *record
	nil        bool // nil is a value of it
}

// id is the same for shapes that are the same Go type; s is of the package p.
func (s *shape) id(p *pkg) string {
	switch {
	case s.record != nil:
		return p.dir + ":" + s.record.name
	case s.key != nil:
		return "map[" + s.key.id(p) + "]" + s.elem.id(p)
	case s.elem != nil:
		return "[]" + s.elem.id(p)
	case s.path == "" && p.names[s.name]: // written by hand
		return p.dir + ":" + s.name
	}
	return s.path + ":" + s.name
}

// record is a struct type for the values of a STRUCT.
type record struct {
	name   string
	noun   string // what it is a value of, for comments
	of     string // what its values are: "a value of" noun
	fields []*field
	item   bool // part of an array or map, or a result: its fields are reached by a function
}

// field is a column, or a field of a STRUCT.
type field struct {
	sql     string // its name in the catalog
	name    string // in Go
	typ     types.Type
	shape   *shape
	notNull bool
	comment string
}

// pointer reports whether NULL in f needs a pointer or sql.Null.
func (f *field) pointer() bool { return !f.notNull && !f.shape.nil }

// goTypes are the shapes of the types without parts.
var goTypes = map[types.Primitive]shape{
	types.Boolean: {name: "bool"}, types.TinyInt: {name: "int8"}, types.SmallInt: {name: "int16"}, types.Int: {name: "int32"},
	types.BigInt: {name: "int64"}, types.Float: {name: "float32"}, types.Double: {name: "float64"}, types.String: {name: "string"},
	types.Binary: {elem: &shape{name: "byte"}, nil: true}, types.Date: {path: civilPath, name: "Date"},
	types.Timestamp: {path: "time", name: "Time"}, types.TimestampNTZ: {path: civilPath, name: "DateTime"},
	types.VariantType: {path: typesPath, name: "Variant"},
}

// anything is the shape of what has no Go type.
var anything = shape{name: "any", nil: true}

// scalar is the shape of a type without parts.
func scalar(t types.Type) *shape {
	s := anything
	switch t := t.(type) {
	case types.Primitive:
		if known, ok := goTypes[t]; ok {
			s = known
		}
	case types.Char, types.Varchar, types.Collated, types.Geo:
		s = shape{name: "string"}
	case types.Decimal:
		s = shape{path: decimalPath, name: "Decimal"}
	case types.Time:
		s = shape{path: civilPath, name: "Time"}
	case types.Interval:
		switch {
		case t.From == 0:
		case t.From <= types.Month:
			s = shape{path: typesPath, name: "YearMonth"}
		default:
			s = shape{path: typesPath, name: "DayTime"}
		}
	}
	return &s
}

// writable reports whether Go has values of t.
func writable(t types.Type) bool {
	switch t := t.(type) {
	case types.Array:
		return writable(t.Elem)
	case types.Map:
		return writable(t.Key) && writable(t.Value) && comparable(scalar(t.Key))
	case types.Struct:
		return !slices.ContainsFunc(t.Fields, func(f types.Field) bool { return !writable(f.Type) })
	}
	return scalar(t).name != anything.name
}

// comparable reports whether s may be the key of a map.
func comparable(s *shape) bool { return s.elem == nil && !s.nil }

// shaper gives the columns of an object Go types and names.
type shaper struct {
	*model
	object  reflect.Name
	pkg     *pkg
	tags    func(i int) map[string]string // of a column
	records []*record
}

// fields names and types fs. Path is that of the struct they are in, prefix its
// Go name.
func (s *shaper) fields(fs []*field, path []string, prefix string, taken scope, reserved func(string) bool) {
	s.names(fs, path, taken, reserved)
	for i, f := range fs {
		at := append(slices.Clip(path), f.sql)
		var tags map[string]string
		if len(path) == 0 {
			tags = s.tags(i)
		}
		if g, ok := s.goType(s.object, at, f.typ, tags); ok {
			f.shape = s.given(g, f.typ)
			continue
		}
		f.shape = s.shape(f.typ, place{at, dots(at), "a value of", prefix + f.name, false})
	}
}

// names names fs: those that are configured first, then in their order.
func (s *shaper) names(fs []*field, path []string, taken scope, reserved func(string) bool) {
	seen := map[string]string{}
	free := func(f *field, name string) string {
		for reserved(name) {
			name += "_"
		}
		return taken.take(name)
	}
	for _, f := range fs {
		at := dots(append(slices.Clip(path), f.sql))
		if other, ok := seen[strings.ToLower(f.sql)]; ok {
			s.problem(s.object, at, "%q has the same name but for case", other)
		}
		seen[strings.ToLower(f.sql)] = f.sql
		if strings.Contains(f.sql, ",") {
			s.problem(s.object, at, "no struct tag can say a name with a comma: exclude the table")
		}
		if len(path) > 0 {
			continue
		}
		if name := s.goName(s.object, f.sql); name != "" {
			if f.name = free(f, name); f.name != name {
				s.problem(s.object, at, "the name %s is taken", name)
			}
		}
	}
	for _, f := range fs {
		if f.name == "" {
			f.name = free(f, exported(f.sql))
		}
	}
}

// given is the type g for values of t.
func (s *shaper) given(g GoType, t types.Type) *shape {
	of := &shape{path: g.Import, name: g.Name, nil: s.holdsNil(t)}
	if s.pkg.owns(g) {
		of.path = ""
	}
	s.imported(s.pkg, of.path)
	return of
}

// holdsNil reports whether the Go type for t has a nil.
func (s *shaper) holdsNil(t types.Type) bool {
	switch t.(type) {
	case types.Array, types.Map:
		return true
	case types.Struct:
		return false
	}
	return scalar(t).nil
}

// place is where a type is met.
type place struct {
	path       []string // of a column or field
	noun       string   // for comments: ship_to.geo
	relation   string   // of the type to noun: "a value of"
	structName string   // for a struct in Go
	item       bool     // see record
}

// part is a part of the values at p.
func (p place) part(relation, suffix string) place {
	return place{p.path, p.noun, relation, p.structName + suffix, true}
}

// shape is the shape of t at p.
func (s *shaper) shape(t types.Type, p place) *shape {
	switch t := t.(type) {
	case types.Array:
		return &shape{elem: s.shape(t.Elem, p.part("an element of", "Item")), nil: true}
	case types.Map:
		key := scalar(t.Key)
		if !comparable(key) {
			any := anything
			return &any
		}
		return &shape{key: key, elem: s.shape(t.Value, p.part("a value in", "Value")), nil: true}
	case types.Struct:
		return &shape{record: s.record(t, p)}
	}
	return scalar(t)
}

// record makes the struct for t, and after it those in it.
func (s *shaper) record(t types.Struct, p place) *record {
	forms := []func(string) string{with("", "Column"), with("new", "")}
	if p.item {
		forms = []func(string) string{with("", "Fields"), with("", "Of")}
	}
	r := &record{name: s.pkg.names.take(p.structName, forms...), noun: p.noun, of: p.relation + " " + p.noun, item: p.item}
	s.records = append(s.records, r)
	for _, f := range t.Fields {
		r.fields = append(r.fields, &field{sql: f.Name, typ: f.Type, notNull: f.NotNull, comment: f.Comment})
	}
	s.fields(r.fields, p.path, r.name, scope{}, builder.ReservedInColumn)
	return r
}

// dots is a path for comments and errors.
func dots(path []string) string { return strings.Join(path, ".") }
