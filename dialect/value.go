package dialect

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/codec"
	"github.com/brickwork-sql/brickwork/types"
)

// maxInList is the longest IN list whose values are parameters of their own.
const maxInList = 200

// value prints v as a parameter; one value used twice is sent once. hint is the
// type of what it meets; if it is assigned there, it has to be of that type.
func (p *printer) value(v *ast.Value, hint types.Type, assigned bool) {
	if p.opts.Markers == Named && !p.quiet {
		for i, old := range p.values {
			if old == v {
				p.marker(i)
				return
			}
		}
	}
	t := typeFor(v, hint, assigned)
	if !assigned && v.Type == nil && t != nil {
		// what a column cannot hold can be compared with it
		if _, err := codec.Encode(t, v.V); errors.Is(err, codec.ErrRange) {
			t = nil
		}
	}
	p.parameter(v.V, t, v, v)
}

// typeFor is the SQL type as which v is sent, nil if its Go value says it.
func typeFor(v *ast.Value, hint types.Type, assigned bool) types.Type {
	if v.Type != nil {
		return v.Type
	}
	if assigned || hint == nil {
		return hint
	}
	if _, dynamic := v.V.(*any); dynamic {
		return hint
	}
	switch hint.(type) {
	case types.Array, types.Map, types.Struct:
		return hint
	}
	return nil
}

// parameter prints the value v of the type t, nil if the Go type says it; key
// is what it is known by if it occurs again.
func (p *printer) parameter(v any, t types.Type, at ast.Node, key *ast.Value) {
	if p.quiet {
		p.s("?")
		return
	}
	if p.opts.Markers == NoMarkers {
		p.literal(v, t, at)
		return
	}
	x, ok := p.encode(v, t, at)
	if ok {
		p.add(x, key)
	}
}

// encode is v as it is sent, of the type t, nil if the Go type says it.
func (p *printer) encode(v any, t types.Type, at ast.Node) (x ast.PreparedParam, ok bool) {
	if e, of, ok := codec.EncodeScalar(t, v); ok {
		return ast.PreparedParam{Type: e.Type, Value: e.Value, SQL: of}, true
	}
	var err error
	if t == nil {
		if t, err = codec.Infer(v); err != nil {
			p.fail(TypeMismatch, at, err.Error())
			return x, false
		}
	}
	e, err := codec.Encode(t, v)
	if err != nil {
		p.fail(TypeMismatch, at, err.Error())
		return x, false
	}
	return ast.PreparedParam{Type: e.Type, Value: e.Value, Null: e.Null, SQL: t}, true
}

// add prints the marker of a new parameter.
func (p *printer) add(x ast.PreparedParam, key *ast.Value) {
	switch {
	case p.opts.Markers != Named:
		x.Name = ""
	case x.Name == "" || p.named(x.Name):
		x.Name = markerName(len(p.params))
	}
	p.params = append(p.params, x)
	p.values = append(p.values, key)
	p.marker(len(p.params) - 1)
}

// named reports whether there is a parameter called name.
func (p *printer) named(name string) bool {
	for i := range p.params {
		if p.params[i].Name == name {
			return true
		}
	}
	return false
}

// markerNames are the names of the first parameters.
var markerNames = func() (names [255]string) {
	for i := range names {
		names[i] = "p" + strconv.Itoa(i+1)
	}
	return names
}()

func markerName(i int) string {
	if i < len(markerNames) {
		return markerNames[i]
	}
	return "p" + strconv.Itoa(i+1)
}

// marker prints the marker of the i-th parameter, in the SQL that makes it a value of its type.
func (p *printer) marker(i int) {
	x := &p.params[i]
	wire, err := codec.Shape(x.SQL)
	if err != nil {
		p.fail(TypeMismatch, nil, err.Error())
		return
	}
	p.s(wire.Prefix)
	if p.opts.Markers == Question {
		p.question(x, wire.Type)
	} else {
		p.s(":")
		p.s(x.Name)
	}
	p.s(wire.Suffix)
}

// question prints ?, cast if a plain Go value does not say the type.
func (p *printer) question(x *ast.PreparedParam, wire string) {
	switch wire {
	case "BIGINT", "DOUBLE", "BOOLEAN", "STRING", "VOID":
		p.s("?")
		return
	case "INTEGER":
		wire = "INT"
	}
	p.s("CAST(? AS " + wire + ")")
	if !x.Null {
		x.Type = "STRING"
	}
}

// param prints a late-bound parameter: its value, if there is one.
func (p *printer) param(x *ast.Param, hint types.Type) {
	if x.Name == "" {
		p.fail(Invalid, x, "a parameter without a name")
		return
	}
	t := x.Type
	if t == nil {
		t = hint
	}
	if v, ok := p.binding(x.Name); ok {
		p.boundParam(x, v, t)
		return
	}
	if !p.late {
		p.fail(Unbound, x, fmt.Sprintf("parameter %q has no value", x.Name))
		return
	}
	if t == nil && !p.quiet {
		p.failHint(TypeMismatch, x, fmt.Sprintf("parameter %q does not say its SQL type", x.Name), "put it into CastTo, or compare it with a column")
		return
	}
	p.lateParam(x, t)
}

// lateParam prints a parameter that is bound when the text is there already.
func (p *printer) lateParam(x *ast.Param, t types.Type) {
	name := paramName(x.Name)
	if p.opts.Markers == Named {
		for i, old := range p.params {
			if old.Late == x.Name {
				p.marker(i)
				return
			}
		}
	}
	p.add(ast.PreparedParam{Name: name, Late: x.Name, SQL: t}, nil)
}

// boundParam prints the value v of the parameter x.
func (p *printer) boundParam(x *ast.Param, v ast.Expr, t types.Type) {
	value, ok := v.(*ast.Value)
	if !ok {
		p.expr(v)
		return
	}
	if p.opts.Markers == Named {
		for i, old := range p.values {
			if old == value {
				p.marker(i)
				return
			}
		}
	}
	if p.opts.Markers == NoMarkers || p.quiet {
		p.parameter(value.V, t, x, value)
		return
	}
	if e, ok := p.encode(value.V, t, x); ok {
		e.Name = paramName(x.Name)
		p.add(e, value)
	}
}

func (p *printer) binding(name string) (ast.Expr, bool) {
	for _, b := range p.bindings {
		if b.Name == name {
			return b.Value, true
		}
	}
	return nil, false
}

// checkBindings refuses values that were bound to what is no parameter.
func (p *printer) checkBindings(bs []Binding) {
	for _, b := range bs {
		switch v := b.Value.(type) {
		case *ast.Bad:
			p.fail(Invalid, v, v.Text)
		case nil:
			p.fail(Invalid, nil, "zero Binding")
		}
	}
}

// paramName is the marker's name of the parameter called name: itself, unless
// it is no word or looks like a name that is given here.
func paramName(name string) string {
	if plainWord(name) && !(strings.HasPrefix(name, "p") && strings.Trim(name[1:], "0123456789") == "") && name[0] != '_' {
		return name
	}
	return ""
}

// bindPrepared is the prepared statement s with its late parameters bound.
func (p *printer) bindPrepared(s *ast.Prepared, bindings []Binding) (Compiled, error) {
	p.bindings = bindings
	p.checkBindings(bindings)
	c := Compiled{SQL: s.SQL}
	if len(s.Params) > 0 {
		c.Params = make([]Param, len(s.Params))
	}
	for i, x := range s.Params {
		c.Params[i] = Param{x.Name, x.Type, x.Value, x.Null}
		if x.Late == "" {
			continue
		}
		v, _ := p.binding(x.Late)
		value, ok := v.(*ast.Value)
		if !ok {
			p.fail(Unbound, s, fmt.Sprintf("parameter %q has no value", x.Late))
			continue
		}
		if e, ok := p.encode(value.V, x.SQL, value); ok {
			c.Params[i] = Param{x.Name, e.Type, e.Value, e.Null}
		}
	}
	if len(p.problems) > 0 {
		return Compiled{}, p.err(s)
	}
	return c, nil
}

// literal prints v of the type t as a part of the text.
func (p *printer) literal(v any, t types.Type, at ast.Node) {
	if v == nil {
		p.s("NULL")
		return
	}
	var err error
	if t == nil {
		t, err = codec.Infer(v)
	}
	if err == nil {
		p.buf, err = codec.Literal(p.buf, t, v)
	}
	if err != nil {
		p.fail(TypeMismatch, at, err.Error())
	}
}

// text prints a string literal.
func (p *printer) text(s string, at ast.Node) { p.literal(s, types.String, at) }

// dereference is what the pointers in v point to.
func dereference(v any) any {
	r := reflect.ValueOf(v)
	for r.IsValid() && (r.Kind() == reflect.Pointer || r.Kind() == reflect.Interface) {
		if r.IsNil() {
			return nil
		}
		r = r.Elem()
	}
	if !r.IsValid() {
		return nil
	}
	return r.Interface()
}

// allValues reports whether all of xs are Go values.
func allValues(xs []ast.Expr) bool {
	for _, x := range xs {
		if _, ok := x.(*ast.Value); !ok {
			return false
		}
	}
	return true
}

// inArray prints x IN (list) as array_contains(array, x), the array being one parameter.
func (p *printer) inArray(x *ast.In, not string) {
	elem := typeOf(x.X)
	values := make([]any, len(x.List))
	for i, y := range x.List {
		v := y.(*ast.Value)
		values[i] = v.V
		if elem == nil {
			elem = typeFor(v, nil, false)
		}
		if elem == nil {
			elem, _ = codec.Infer(v.V)
		}
	}
	if not != "" {
		p.s("NOT ")
	}
	p.s("array_contains(")
	p.parameter(values, types.Array{Elem: elem}, x, nil)
	p.s(", ")
	p.expr(x.X)
	p.s(")")
}

// foreign prints SQL of another library; its ? markers take its arguments.
func (p *printer) foreign(f *ast.Foreign) {
	if f.SQL == nil || isNil(f.SQL) {
		p.fail(Invalid, f, "nil Sqlizer")
		return
	}
	text, args, err := f.SQL.ToSql()
	if err != nil {
		p.fail(Invalid, f, "embedded SQL: "+err.Error())
		return
	}
	p.splitForeign(f, text, args)
}
