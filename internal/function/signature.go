package function

import (
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/types"
)

// A signature is written as in
//
//	lpad(string, int, string?) string
//	coalesce(T, T...) T?
//	element_at(array<T>, int) T? | (map<K, V>, K) V?
//	transform(array<T>, (T, int?) -> R) array<R>
//	mode(T, const boolean?) T | (; T) T
//
// A parameter is a class of types, or a pattern of some; a capital letter stands
// for any type, the same wherever it occurs (N for a number, Q for a number or an
// interval). "const" says that the argument may not depend on the row, ? that it
// may be left out, ... that there may be any number of it, "name:" that it may be
// given by name. After ";" stands what WITHIN GROUP sorts by. The result is NULL
// if and only if an argument is, with ? also otherwise, with ! never; of an
// aggregate see [Nulls].

// Form is a way to call a function.
type Form struct {
	Params []Param
	Within bool // the last of Params is what WITHIN GROUP sorts by
	Nulls  Nulls

	of *pattern // the result, nil if not known
}

// Param is a parameter.
type Param struct {
	Name  string // empty if it is given by its place only
	Opt   bool   // may be left out
	Rest  bool   // any number of arguments
	Const bool   // may not depend on the row

	of *pattern
}

// Nulls is what a function makes of NULL.
type Nulls uint8

// What functions make of NULL.
const (
	Strict    Nulls = iota // a scalar is NULL if and only if an argument is; an aggregate if there is no value
	MaybeNull              // NULL for other reasons, or not for that
	NeverNull              // never NULL
)

// parse reads a signature, which may be a name alone.
func parse(sig string) ([]Form, error) {
	name, _, _ := strings.Cut(sig, "(")
	if name == sig {
		return nil, nil
	}
	p := parser{s: sig[len(name):]}
	for p.form() {
		if !p.take("|") {
			break
		}
	}
	if p.err == nil && p.s != "" {
		p.fail("end")
	}
	if p.err != nil {
		return nil, fmt.Errorf("function: %s: %w", name, p.err)
	}
	return p.forms, nil
}

type parser struct {
	s     string
	forms []Form
	err   error
}

func (p *parser) fail(want string) {
	if p.err == nil {
		p.err = fmt.Errorf("%s expected at %q", want, p.s)
	}
}

// take removes token and the spaces after it, if it is there.
func (p *parser) take(token string) bool {
	if p.err != nil || !strings.HasPrefix(p.s, token) {
		return false
	}
	p.s = strings.TrimLeft(p.s[len(token):], " ")
	return true
}

func (p *parser) want(token string) {
	if !p.take(token) {
		p.fail(token)
	}
}

func (p *parser) form() bool {
	var f Form
	p.want("(")
	for p.err == nil && !p.take(")") {
		if p.take(";") {
			f.Within = true
		}
		f.Params = append(f.Params, p.param())
		p.take(",")
	}
	f.of = p.pattern()
	switch {
	case p.take("!"):
		f.Nulls = NeverNull
	case p.take("?"):
		f.Nulls = MaybeNull
	}
	p.forms = append(p.forms, f)
	return p.err == nil
}

func (p *parser) param() Param {
	var x Param
	if i := strings.IndexAny(p.s, ":,()<"); i > 0 && p.s[i] == ':' {
		x.Name = p.s[:i]
		p.s = strings.TrimLeft(p.s[i+1:], " ")
	}
	x.Const = p.take("const ")
	x.of = p.pattern()
	x.Rest = p.take("...")
	x.Opt = x.Rest || p.take("?")
	return x
}

func (p *parser) pattern() *pattern {
	if p.take("(") {
		return p.lambda()
	}
	n := 0
	for n < len(p.s) && (isLetter(p.s[n]) || p.s[n] == '_') {
		n++
	}
	word := p.s[:n]
	if word == "" {
		p.fail("type")
		return &pattern{}
	}
	p.take(word)
	switch word {
	case "array":
		return &pattern{kind: arrayOf, of: p.args(1)}
	case "map":
		return &pattern{kind: mapOf, of: p.args(2)}
	case "struct":
		if !strings.HasPrefix(p.s, "<") {
			return &pattern{kind: inClass, class: structs}
		}
		return p.fields()
	}
	if len(word) == 1 {
		return &pattern{kind: variable, name: word[0]}
	}
	return p.class(word)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func (p *parser) class(word string) *pattern {
	c, ok := classes[word]
	if !ok {
		p.fail("class of types before")
	}
	return &c
}

func (p *parser) args(n int) []*pattern {
	p.want("<")
	of := make([]*pattern, n)
	for i := range of {
		if i > 0 {
			p.want(",")
		}
		of[i] = p.pattern()
	}
	p.want(">")
	return of
}

func (p *parser) fields() *pattern {
	x := &pattern{kind: structOf}
	p.want("<")
	for p.err == nil && !p.take(">") {
		name, rest, _ := strings.Cut(p.s, ":")
		p.s = strings.TrimLeft(rest, " ")
		x.names = append(x.names, name)
		x.of = append(x.of, p.pattern())
		p.take(",")
	}
	return x
}

// lambda reads a lambda, whose opening parenthesis is read.
func (p *parser) lambda() *pattern {
	x := &pattern{kind: lambda}
	for p.err == nil && !p.take(")") {
		x.of = append(x.of, p.pattern())
		if p.take("?") {
			x.optional++
		}
		p.take(",")
	}
	p.want("->")
	x.body = p.pattern()
	return x
}

func (f *Form) arity() (min, max int) {
	for _, p := range f.Params {
		if p.Rest {
			max = -1
			continue
		}
		if !p.Opt {
			min++
		}
		if max >= 0 {
			max++
		}
	}
	if f.Within {
		max--
		if !f.Params[len(f.Params)-1].Opt {
			min--
		}
	}
	return min, max
}

// Lambda is how many variables a lambda that is given for p may have; 0, 0 if p is not one.
func (p Param) Lambda() (min, max int) {
	if p.of.kind != lambda {
		return 0, 0
	}
	return len(p.of.of) - p.of.optional, len(p.of.of)
}

// Word reports whether p is a unit of time, written as a word.
func (p Param) Word() bool { return p.of.kind == word }

// want is what p takes, for messages.
func (p Param) want() string { return p.of.String() }

// counts reports whether f takes n arguments, the ordering of WITHIN GROUP included.
func (f *Form) counts(n int) bool {
	min, max := f.arity()
	if f.Within {
		max++
		if !f.Params[len(f.Params)-1].Opt {
			min++
		}
	}
	return n >= min && (max < 0 || n <= max)
}

// param is the parameter of the i-th argument.
func (f *Form) param(i int) Param {
	if i >= len(f.Params) {
		i = len(f.Params) - 1 // a Rest
	}
	return f.Params[i]
}

// misfit is the first of args that does not fit, -1 if there is none.
func (f *Form) misfit(args []types.Type) int {
	if !f.counts(len(args)) {
		return len(args)
	}
	for i, t := range args {
		if !f.param(i).of.takes(t) {
			return i
		}
	}
	return -1
}

// wants reports whether args are just what f takes.
func (f *Form) wants(args []types.Type) bool {
	if !f.counts(len(args)) {
		return false
	}
	for i, t := range args {
		if !f.param(i).of.wants(t) {
			return false
		}
	}
	return true
}

func (f *Form) result(args []types.Type) types.Type {
	b := bindings{args: args}
	for i, t := range args {
		f.param(i).of.bind(t, &b)
	}
	return f.of.make(&b)
}
