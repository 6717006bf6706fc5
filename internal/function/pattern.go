package function

import (
	"strings"

	"github.com/brickwork-sql/brickwork/types"
)

// pattern is a set of types, and in a result how to make one.
type pattern struct {
	kind     patternKind
	class    class
	strict   bool       // the server casts nothing to the class
	text     string     // of a class, for messages
	result   types.Type // that a class makes, nil: none by itself
	rule     rule       // how a result is made of the arguments
	name     byte       // of a variable
	of       []*pattern // elements, fields, or variables of a lambda
	names    []string   // of fields
	optional int        // how many variables of a lambda may be left out
	body     *pattern   // of a lambda
}

type patternKind uint8

const (
	inClass patternKind = iota
	variable
	arrayOf
	mapOf
	structOf
	lambda
	word
)

// class is a set of groups of types, those that the server casts to by itself included.
type class uint32

const (
	smalls class = 1 << iota // TINYINT, SMALLINT, INT
	bigints
	floats
	doubles
	decimals
	texts
	booleans
	dates // and timestamps
	times
	intervals
	binaries
	arrays
	maps
	structs
	variants
	geos

	wholes  = smalls | bigints
	numbers = wholes | floats | doubles | decimals
	simple  = numbers | texts | booleans | dates | times | intervals | binaries
	anyType = geos<<1 - 1
)

// group is the group of t, anyType if it is not known.
func group(t types.Type) class {
	switch t := t.(type) {
	case types.Primitive:
		return primitiveGroup(t)
	case types.Decimal:
		return decimals
	case types.Char, types.Varchar, types.Collated:
		return texts
	case types.Time:
		return times
	case types.Interval:
		return intervals
	case types.Array:
		return arrays
	case types.Map:
		return maps
	case types.Struct:
		return structs
	case types.Geo:
		return geos
	}
	return anyType
}

func primitiveGroup(t types.Primitive) class {
	switch t {
	case types.Boolean:
		return booleans
	case types.TinyInt, types.SmallInt, types.Int:
		return smalls
	case types.BigInt:
		return bigints
	case types.Float:
		return floats
	case types.Double:
		return doubles
	case types.String:
		return texts
	case types.Binary:
		return binaries
	case types.Date, types.Timestamp, types.TimestampNTZ:
		return dates
	case types.VariantType:
		return variants
	}
	return anyType
}

// castable is c and what the server casts to it by itself.
func castable(c class) class {
	switch {
	case c&texts != 0:
		c |= simple
	case c&numbers != 0:
		c |= numbers | texts
	case c&simple != 0:
		c |= texts
	}
	return c
}

// takes reports whether a t may be given, cast or not.
func (p *pattern) takes(t types.Type) bool {
	if t == nil || group(t) == anyType {
		return true
	}
	switch {
	case p.kind == inClass && !p.strict:
		return castable(p.class)&group(t) != 0
	case p.kind == variable && p.name != 'I':
		return castable(variables(p.name))&group(t) != 0
	}
	return p.wants(t)
}

// wants reports whether t needs no cast.
func (p *pattern) wants(t types.Type) bool {
	if t == nil || group(t) == anyType {
		return true
	}
	switch p.kind {
	case inClass:
		return p.class&group(t) != 0
	case variable:
		return variables(p.name)&group(t) != 0
	case arrayOf:
		a, ok := t.(types.Array)
		return ok && p.of[0].takes(a.Elem)
	case mapOf:
		m, ok := t.(types.Map)
		return ok && p.of[0].takes(m.Key) && p.of[1].takes(m.Value)
	case structOf:
		return group(t) == structs
	case lambda:
		return p.body.takes(t)
	}
	return true
}

// variables is the types that a variable of that name stands for.
func variables(name byte) class {
	switch name {
	case 'I':
		return wholes
	case 'N':
		return numbers
	case 'Q':
		return numbers | intervals
	}
	return anyType
}

// String is what p stands for, for messages.
func (p *pattern) String() string {
	switch p.kind {
	case inClass, word:
		return p.text
	case variable:
		return map[byte]string{'I': "a whole number", 'N': "a number", 'Q': "a number or an interval"}[p.name]
	case arrayOf:
		return "an ARRAY" + p.elements()
	case mapOf:
		return "a MAP" + p.elements()
	case structOf:
		return "a STRUCT"
	}
	return "a lambda of " + p.body.String()
}

func (p *pattern) elements() string {
	var of []string
	for _, e := range p.of {
		if s := e.String(); s != "" {
			of = append(of, s)
		}
	}
	if len(of) == 0 {
		return ""
	}
	return " of " + strings.Join(of, " and ")
}

// bindings is what the variables of a form stand for in a call.
type bindings struct {
	args  []types.Type
	names []byte
	types []types.Type // nil: not known
}

func (b *bindings) set(name byte, t types.Type) {
	for i, n := range b.names {
		if n == name {
			b.types[i] = common(b.types[i], t)
			return
		}
	}
	b.names = append(b.names, name)
	b.types = append(b.types, t)
}

func (b *bindings) get(name byte) types.Type {
	for i, n := range b.names {
		if n == name {
			return b.types[i]
		}
	}
	return nil
}

// bind takes what the variables of p stand for from t.
func (p *pattern) bind(t types.Type, b *bindings) {
	switch p.kind {
	case variable:
		if (p.name == 'N' || p.name == 'Q') && t != nil && group(t) == texts {
			t = types.Double
		}
		b.set(p.name, t)
	case arrayOf:
		a, _ := t.(types.Array)
		p.of[0].bind(a.Elem, b)
	case mapOf:
		m, _ := t.(types.Map)
		p.of[0].bind(m.Key, b)
		p.of[1].bind(m.Value, b)
	case lambda:
		p.body.bind(t, b)
	}
}

// make is the type that p stands for, nil if it is not known.
func (p *pattern) make(b *bindings) types.Type {
	switch p.kind {
	case inClass:
		if p.rule != nil {
			return p.rule(b.args)
		}
		return p.result
	case variable:
		return b.get(p.name)
	case arrayOf:
		if elem := p.of[0].make(b); elem != nil {
			return types.Array{Elem: elem}
		}
	case mapOf:
		k, v := p.of[0].make(b), p.of[1].make(b)
		if k != nil && v != nil {
			return types.Map{Key: k, Value: v}
		}
	case structOf:
		s := types.Struct{Fields: make([]types.Field, len(p.of))}
		for i, of := range p.of {
			if s.Fields[i] = (types.Field{Name: p.names[i], Type: of.make(b)}); s.Fields[i].Type == nil {
				return nil
			}
		}
		return s
	}
	return nil
}
