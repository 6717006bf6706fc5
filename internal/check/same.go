package check

import (
	"reflect"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// same reports whether a and b are one expression.
func same(a, b ast.Node) bool {
	a, b = untyped(a), untyped(b)
	if absent(a) || absent(b) {
		return absent(a) && absent(b)
	}
	if a == b {
		return true
	}
	switch x := a.(type) {
	case *ast.Column:
		y, ok := b.(*ast.Column)
		return ok && sameColumn(x, y)
	case *ast.Value:
		y, ok := b.(*ast.Value)
		return ok && reflect.DeepEqual(x.V, y.V)
	}
	if reflect.TypeOf(a) != reflect.TypeOf(b) {
		return false
	}
	return sameParts(reflect.ValueOf(a), reflect.ValueOf(b))
}

// untyped is n without [ast.Typed], which writes nothing.
func untyped(n ast.Node) ast.Node {
	for !absent(n) {
		x, ok := n.(*ast.Typed)
		if !ok {
			return n
		}
		n = x.X
	}
	return nil
}

// sameColumn compares columns by their names; a bare one may be of any relation.
func sameColumn(x, y *ast.Column) bool {
	if !equalNames(x.Name, y.Name) {
		return false
	}
	a, b := base(x.Table), base(y.Table)
	if a == nil || b == nil {
		return true
	}
	m, n := nameOf(a), nameOf(b)
	if m == "" && n == "" {
		return a == b || reflect.DeepEqual(a, b)
	}
	return equalNames(m, n)
}

var nodeType = reflect.TypeFor[ast.Node]()

// sameParts compares nodes by their fields, types aside: these follow from the rest.
func sameParts(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() && b.IsNil()
		}
		if a.Kind() == reflect.Interface && a.Type().Implements(nodeType) {
			return same(a.Interface().(ast.Node), b.Interface().(ast.Node))
		}
		return a.Elem().Type() == b.Elem().Type() && sameParts(a.Elem(), b.Elem())
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !sameParts(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Struct:
		for i := range a.NumField() {
			f := a.Type().Field(i)
			if f.IsExported() && !(f.Name == "Type" && f.Type.Kind() == reflect.Interface) && !sameParts(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return a.NumField() == 0 || a.Type().Field(0).IsExported() || reflect.DeepEqual(a.Interface(), b.Interface())
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}
