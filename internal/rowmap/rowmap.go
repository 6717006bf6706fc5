// Package rowmap maps Go structs to columns, and back: one cached [Plan] per
// Go type.
//
// A field belongs to the column that its tag `db:"name"` names, letter case
// aside. Without a tag it belongs to the column of its own name, letter case
// and underscores aside: CustomerID is customer_id. The tag "-" leaves a field
// out; options follow the name after commas. Fields of embedded structs count
// as fields of the struct.
package rowmap

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Plan is how the fields of a struct type meet columns. It is never changed
// once made.
type Plan struct {
	Type   reflect.Type
	Fields []Field // in the order of the declaration, embedded ones in place
	byName map[string]int
	byKey  map[string]int // untagged fields only
}

// Field is a field of a struct that stands for a column.
type Field struct {
	Name    string // of the column: the tag, else the Go name in snake case
	GoName  string // Outer.Inner for a field of an embedded struct
	Index   []int  // for reflect.Value.FieldByIndex
	Type    reflect.Type
	Options []string // what follows the name in the tag
	tagged  bool
}

// Has reports whether the tag of f has the option.
func (f *Field) Has(option string) bool { return slices.Contains(f.Options, option) }

// In is the value of f in the struct v; false if it is inside an embedded
// pointer that is nil.
func (f *Field) In(v reflect.Value) (reflect.Value, bool) {
	for i, x := range f.Index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return reflect.Value{}, false
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, true
}

// Of is the field f of the struct v, which can be set. Embedded pointers on
// the way that are nil are made.
func (f *Field) Of(v reflect.Value) reflect.Value {
	for i, x := range f.Index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

var plans sync.Map // of reflect.Type to *Plan or error

// For is the plan of the struct type t, or of the struct that the pointer type
// t points to. It fails if two fields stand for one column.
func For(t reflect.Type) (*Plan, error) {
	if p, ok := plans.Load(t); ok {
		return result(p)
	}
	p, err := plan(t)
	if err != nil {
		actual, _ := plans.LoadOrStore(t, err)
		return result(actual)
	}
	actual, _ := plans.LoadOrStore(t, p)
	return result(actual)
}

func result(v any) (*Plan, error) {
	if err, ok := v.(error); ok {
		return nil, err
	}
	return v.(*Plan), nil
}

func plan(t reflect.Type) (*Plan, error) {
	if t != nil && t.Kind() == reflect.Pointer {
		return For(t.Elem())
	}
	if t == nil || t.Kind() != reflect.Struct {
		return nil, fmt.Errorf("rowmap: %v is not a struct", t)
	}
	p := &Plan{Type: t, byName: map[string]int{}, byKey: map[string]int{}}
	p.Fields = visible(collect(t, nil, "", nil))
	for i := range p.Fields {
		if err := p.add(i); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// add enters field i into the indexes of names.
func (p *Plan) add(i int) error {
	f := &p.Fields[i]
	name := strings.ToLower(f.Name)
	if j, ok := p.byName[name]; ok {
		return fmt.Errorf("rowmap: %v: fields %s and %s are both column %q", p.Type, p.Fields[j].GoName, f.GoName, f.Name)
	}
	p.byName[name] = i
	if f.tagged {
		return nil
	}
	if j, ok := p.byKey[key(f.Name)]; ok {
		return fmt.Errorf("rowmap: %v: fields %s and %s are both column %q", p.Type, p.Fields[j].GoName, f.GoName, f.Name)
	}
	p.byKey[key(f.Name)] = i
	return nil
}

// collect lists the fields of t with those of embedded structs. Path holds the
// embedded types on the way: a type that embeds itself ends there.
func collect(t reflect.Type, index []int, prefix string, path []reflect.Type) []Field {
	var fields []Field
	for i := range t.NumField() {
		sf := t.Field(i)
		tag, tagged := sf.Tag.Lookup("db")
		if tag == "-" {
			continue
		}
		at := append(slices.Clip(index), i)
		if inner := embedded(sf); inner != nil && !tagged {
			if !slices.Contains(path, inner) {
				fields = append(fields, collect(inner, at, prefix+sf.Name+".", append(slices.Clip(path), t))...)
			}
			continue
		}
		if !sf.IsExported() {
			continue
		}
		fields = append(fields, field(sf, tag, at, prefix))
	}
	return fields
}

func field(sf reflect.StructField, tag string, index []int, prefix string) Field {
	name, rest, _ := strings.Cut(tag, ",")
	f := Field{Name: name, GoName: prefix + sf.Name, Index: index, Type: sf.Type, tagged: name != ""}
	if rest != "" {
		f.Options = strings.Split(rest, ",")
	}
	if name == "" {
		f.Name = Snake(sf.Name)
	}
	return f
}

// embedded is the struct whose fields sf brings in, nil if sf is a field of its own.
func embedded(sf reflect.StructField) reflect.Type {
	t := sf.Type
	if t.Kind() == reflect.Pointer {
		if !sf.IsExported() {
			return nil // reflect cannot set it
		}
		t = t.Elem()
	}
	if !sf.Anonymous || t.Kind() != reflect.Struct || isValue(t) {
		return nil
	}
	return t
}

var (
	scanner   = reflect.TypeFor[sql.Scanner]()
	valuer    = reflect.TypeFor[driver.Valuer]()
	unmarshal = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// isValue reports whether the struct t is one value, such as a time.
func isValue(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	if p.Implements(scanner) || p.Implements(valuer) || p.Implements(unmarshal) {
		return true
	}
	for i := range t.NumField() {
		if sf := t.Field(i); sf.IsExported() || sf.Anonymous {
			return false
		}
	}
	return t.NumField() > 0
}

// visible leaves out the fields that others of the same column hide, as Go
// does: those nearer to the outside win.
func visible(fields []Field) []Field {
	depth := map[string]int{}
	for _, f := range fields {
		name := strings.ToLower(f.Name)
		if d, ok := depth[name]; !ok || len(f.Index) < d {
			depth[name] = len(f.Index)
		}
	}
	return slices.DeleteFunc(fields, func(f Field) bool {
		return len(f.Index) > depth[strings.ToLower(f.Name)]
	})
}

// Field is the index in p.Fields of the field for a column, or -1.
func (p *Plan) Field(column string) int {
	if i, ok := p.byName[strings.ToLower(column)]; ok {
		return i
	}
	if i, ok := p.byKey[key(column)]; ok {
		return i
	}
	return -1
}

// Snake is a Go name as the name of a column: CustomerID is customer_id.
func Snake(name string) string {
	rs := []rune(name)
	var b strings.Builder
	for i, r := range rs {
		if i > 0 && unicode.IsUpper(r) && rs[i-1] != '_' {
			if !unicode.IsUpper(rs[i-1]) || i+1 < len(rs) && unicode.IsLower(rs[i+1]) {
				b.WriteByte('_')
			}
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// key is a name without what the comparison of names ignores.
func key(name string) string {
	return strings.ToLower(strings.ReplaceAll(name, "_", ""))
}
