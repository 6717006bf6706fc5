package ast

import (
	"iter"
	"reflect"
	"strconv"
	"sync"
)

// Preorder is root and all nodes below it, parents first, in the order of their
// fields. A node that occurs twice is met twice.
func Preorder(root Node) iter.Seq[Node] {
	return func(yield func(Node) bool) { preorder(root, yield) }
}

func preorder(n Node, yield func(Node) bool) bool {
	if !yield(n) {
		return false
	}
	for child := range Children(n) {
		if !preorder(child, yield) {
			return false
		}
	}
	return true
}

// Children is the nodes directly below n.
func Children(n Node) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		children(n, func(_ func() string, c Node) bool { return yield(c) })
	}
}

// PathTo is where target stands below root: "Where[1].X". It is empty if target
// is root or is not there.
func PathTo(root, target Node) string {
	path, _ := pathTo(root, target)
	return path
}

func pathTo(n, target Node) (path string, ok bool) {
	if n == target {
		return "", true
	}
	children(n, func(field func() string, c Node) bool {
		var below string
		if below, ok = pathTo(c, target); ok {
			path = field()
			if below != "" {
				path += "." + below
			}
		}
		return !ok
	})
	return path, ok
}

var nodeType = reflect.TypeFor[Node]()

// children yields the nodes directly below n, each with the name of its place.
func children(n Node, yield func(field func() string, c Node) bool) {
	v := reflect.ValueOf(n)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return
	}
	below(v.Elem(), "", yield)
}

// below yields the nodes in v, which is part of a node and none itself.
func below(v reflect.Value, place string, yield func(func() string, Node) bool) bool {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return true
		}
		if !v.Type().Implements(nodeType) {
			return v.Kind() != reflect.Pointer || below(v.Elem(), place, yield)
		}
		return yield(func() string { return place }, v.Interface().(Node))
	case reflect.Slice:
		for i := range v.Len() {
			if !below(v.Index(i), place+"["+strconv.Itoa(i)+"]", yield) {
				return false
			}
		}
	case reflect.Struct:
		for _, f := range fieldsOf(v.Type()) {
			name := f.name
			if place != "" {
				name = place + "." + name
			}
			if !below(v.Field(f.index), name, yield) {
				return false
			}
		}
	}
	return true
}

type nodeField struct {
	index int
	name  string
}

var fieldCache sync.Map // reflect.Type → []nodeField

// fieldsOf is the fields of t that can hold a node.
func fieldsOf(t reflect.Type) []nodeField {
	if fields, ok := fieldCache.Load(t); ok {
		return fields.([]nodeField)
	}
	var fields []nodeField
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && holdsNode(f.Type) {
			fields = append(fields, nodeField{i, f.Name})
		}
	}
	fieldCache.Store(t, fields)
	return fields
}

// holdsNode reports whether a value of t can be or contain a node.
func holdsNode(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Interface:
		return t.Implements(nodeType)
	case reflect.Pointer:
		return t.Implements(nodeType) || t == reflect.TypeFor[*Conds]() || t == reflect.TypeFor[*Nearest]()
	case reflect.Slice:
		return holdsNode(t.Elem())
	case reflect.Struct:
		if t.Implements(nodeType) {
			return true
		}
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() && holdsNode(f.Type) {
				return true
			}
		}
	}
	return false
}
