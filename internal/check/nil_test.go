package check_test

import (
	"reflect"
	"testing"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/check"
	"pgregory.net/rapid"
)

// copier copies trees, and leaves out what cut says, by the number of the place.
type copier struct {
	place int
	cut   func(place int) cut
}

// cut is what becomes of a place.
type cut int

const (
	keep     cut = iota
	none         // nil
	typedNil     // a nil pointer of the type of the node
)

var (
	astPackage = reflect.TypeFor[ast.Column]().PkgPath()
	lambdaVar  = reflect.TypeFor[*ast.LambdaVar]() // is the same by its pointer
)

func (c *copier) copy(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() || v.Type().PkgPath() != astPackage {
			return v
		}
		return c.copyInterface(v)
	case reflect.Pointer:
		if v.IsNil() || v.Type().Elem().PkgPath() != astPackage || v.Type() == lambdaVar {
			return v
		}
		if c.next() != keep {
			return reflect.Zero(v.Type())
		}
		p := reflect.New(v.Type().Elem())
		p.Elem().Set(c.copy(v.Elem()))
		return p
	case reflect.Slice:
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(c.copy(v.Index(i)))
		}
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(c.copy(v.Field(i)))
			}
		}
		return out
	}
	return v
}

func (c *copier) copyInterface(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch c.next() {
	case none:
	case typedNil:
		out.Set(reflect.Zero(v.Elem().Type()))
	default:
		if v.Elem().Kind() == reflect.Pointer && v.Elem().Type() != lambdaVar { // which has just been asked for
			out.Set(reflect.New(v.Elem().Type().Elem()))
			out.Elem().Elem().Set(c.copy(v.Elem().Elem()))
		} else {
			out.Set(v)
		}
	}
	return out
}

func (c *copier) next() cut {
	c.place++
	return c.cut(c.place - 1)
}

func (c *copier) stmt(s ast.Stmt) ast.Stmt {
	c.place = 0
	v := reflect.ValueOf(&s).Elem()
	out, _ := c.copy(v).Interface().(ast.Stmt)
	return out
}

// all is the statements of the tests.
func all() []ast.Stmt {
	var out []ast.Stmt
	for _, s := range right() {
		out = append(out, s.Stmt())
	}
	for _, cases := range wrong {
		for _, s := range cases {
			out = append(out, s.Stmt())
		}
	}
	return out
}

// TestNil cuts each place out of each statement: nothing may panic.
func TestNil(t *testing.T) {
	runs := 0
	for _, s := range all() {
		for _, how := range []cut{none, typedNil} {
			c := copier{cut: func(int) cut { return keep }}
			check.Run(c.stmt(s), nil)
			for i := range c.place {
				one := copier{cut: func(place int) cut {
					if place == i {
						return how
					}
					return keep
				}}
				check.Run(one.stmt(s), nil)
				runs++
			}
		}
	}
	if runs < 1000 {
		t.Errorf("only %d places were cut", runs)
	}
}

// TestNils cuts many places at once.
func TestNils(t *testing.T) {
	stmts := all()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(stmts).Draw(t, "statement")
		c := copier{cut: func(int) cut {
			if rapid.IntRange(0, 9).Draw(t, "place") > 0 {
				return keep
			}
			return rapid.SampledFrom([]cut{none, typedNil}).Draw(t, "cut")
		}}
		check.Run(c.stmt(s), nil)
	})
}

// TestCopy finds the same in a copy, in which no node is shared and no pointer is the same.
func TestCopy(t *testing.T) {
	for _, s := range all() {
		c := copier{cut: func(int) cut { return keep }}
		copied := c.stmt(s)
		found := check.Run(copied, nil)
		if got, want := lines(found), lines(check.Run(s, nil)); got != want {
			t.Errorf("found in the copy:\n%sinstead of:\n%s", got, want)
		}
		for _, f := range found {
			_, shared := f.Node.(*ast.LambdaVar)
			if path := ast.PathTo(copied, f.Node); path != "" && path != f.Path && !shared {
				t.Errorf("%s, but the node is at %s", line(f), path)
			}
		}
	}
}
