// Package function is the table of the functions of Databricks SQL.
//
// A row is data: the name, the signature, what kind of function it is. The rows
// stand in one file per family, as package fn has them. Next to nothing is computed
// when a program starts: the first question builds an index, and a signature is
// read when it is first asked for.
package function

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/brickwork-sql/brickwork/types"
)

// Function is a row of the table.
type Function struct {
	Name   string // in lower case
	Kind   Kind
	Family Family
	Flags  Flags
	Since  Version
	Alias  string // the function or operator that means the same and is preferred

	sig   string
	once  sync.Once
	forms []Form // of sig
}

// Kind is where a function may stand.
type Kind uint8

// The kinds of functions.
const (
	Scalar    Kind = iota // in any expression
	Aggregate             // over the rows of a group, or of a window
	Window                // only with OVER
	Generator             // makes rows: in FROM, LATERAL VIEW and select lists
	Table                 // makes rows: in FROM
)

// String is the kind as messages name it.
func (k Kind) String() string {
	return [...]string{"scalar", "aggregate", "window", "generator", "table"}[k]
}

// Family is what a function is about.
type Family string

// Flags are properties of a function.
type Flags uint16

// The properties.
const (
	Unread      Flags = 1 << iota // the signature is not known
	Grammar                       // has a grammar of its own and is no call: CASE, CAST
	Random                        // may differ from row to row
	Stable                        // the same within a statement, may differ between two
	NoParens                      // may be written without parentheses
	NullsInside                   // IGNORE NULLS may stand inside the parentheses, if neither FILTER nor OVER follows
	TakesNulls                    // takes IGNORE NULLS
	NoDistinct                    // takes no DISTINCT
	NoFilter                      // takes no FILTER
	NoWindow                      // an aggregate that takes no OVER
	NotSpark                      // Apache Spark 4.2 does not have it
)

// Version is a Databricks Runtime, zero is any.
type Version struct{ Major, Minor uint8 }

// row is a [Function] as it is written down.
type row struct {
	sig   string // see signature.go; the name alone if it is not known
	flags Flags
	since Version
	alias string
}

// list is the rows of one kind in one family.
type list struct {
	family Family
	kind   Kind
	rows   []row
}

var lists = [...]*list{
	&stringFunctions, &collationFunctions, &collationTables,
	&mathFunctions, &aggregates, &windows,
	&sketchAggregates, &sketchFunctions,
	&arrayFunctions, &lambdaFunctions, &mapFunctions,
	&dateFunctions, &castFunctions, &formatFunctions, &formatGenerators,
	&variantFunctions, &variantGenerators,
	&miscFunctions, &miscTables, &generators, &tables,
	&matchFunctions, &metricAggregates,
	&aiFunctions, &aiTables, &vectorFunctions, &vectorAggregates,
	&ipFunctions, &h3Functions, &geoFunctions, &geoAggregates,
}

type index struct {
	all    []Function
	byName map[string]*Function
}

var table = sync.OnceValue(build)

func build() *index {
	n := 0
	for _, l := range lists {
		n += len(l.rows)
	}
	x := &index{make([]Function, n), make(map[string]*Function, n)}
	for _, l := range lists {
		for _, r := range l.rows {
			f := &x.all[len(x.byName)]
			name, _, _ := strings.Cut(r.sig, "(")
			f.Name, f.Kind, f.Family = name, l.kind, l.family
			f.Flags, f.Since, f.Alias, f.sig = r.flags, r.since, r.alias, r.sig
			x.byName[name] = f
		}
	}
	return x
}

// Lookup is the function of that name, in any case; nil if there is none.
func Lookup(name string) *Function {
	if f, ok := table().byName[name]; ok {
		return f
	}
	return table().byName[strings.ToLower(name)]
}

// All is all functions, family by family.
func All() iter.Seq[*Function] {
	return func(yield func(*Function) bool) {
		all := table().all
		for i := range all {
			if !yield(&all[i]) {
				return
			}
		}
	}
}

// Is reports whether f has all of flags.
func (f *Function) Is(flags Flags) bool { return f.Flags&flags == flags }

// Forms is the ways to call f, none if it is Unread or Grammar.
func (f *Function) Forms() []Form {
	f.once.Do(func() { f.forms, _ = parse(f.sig) })
	return f.forms
}

// Arity is how many arguments f takes; max is -1 if there is no bound. An
// ordering of WITHIN GROUP does not count. Of a function without forms it is 0, -1.
func (f *Function) Arity() (min, max int) {
	forms := f.Forms()
	if len(forms) == 0 {
		return 0, -1
	}
	min, max = forms[0].arity()
	for _, form := range forms[1:] {
		lo, hi := form.arity()
		if lo < min {
			min = lo
		}
		if max >= 0 && (hi < 0 || hi > max) {
			max = hi
		}
	}
	return min, max
}

// Result is the type of a call of f, nil if it is not known. The type of a
// lambda is that of its body; the type of the first ordering of WITHIN GROUP
// comes after those of the arguments. A generator or table results in the
// STRUCT of its columns.
func (f *Function) Result(args []types.Type) types.Type {
	form := f.form(args)
	if form == nil {
		return nil
	}
	return form.result(args)
}

// Nulls is what f makes of NULL when it is called with args.
func (f *Function) Nulls(args []types.Type) Nulls {
	if form := f.form(args); form != nil {
		return form.Nulls
	}
	return MaybeNull
}

// form is the way of f that args take: the first that wants just them, else the
// first that takes them by a cast.
func (f *Function) form(args []types.Type) *Form {
	forms := f.Forms()
	for i := range forms {
		if forms[i].wants(args) {
			return &forms[i]
		}
	}
	for i := range forms {
		if forms[i].misfit(args) < 0 {
			return &forms[i]
		}
	}
	return nil
}

// Misfit is the first argument that no form of f takes, and what is wanted in
// its place, as in "a number"; -1 if all fit or the server may know better. Of
// several forms the one that fits best tells.
func (f *Function) Misfit(args []types.Type) (i int, want string) {
	i = -1
	for _, form := range f.Forms() {
		if !form.counts(len(args)) {
			continue
		}
		at := form.misfit(args)
		if at < 0 {
			return -1, ""
		}
		if at > i {
			i, want = at, form.param(at).want()
		}
	}
	return i, want
}

// Names is the names that arguments of f may be given by, as in mask(x, upperChar => 'U').
func (f *Function) Names() []string {
	var names []string
	for _, form := range f.Forms() {
		for _, p := range form.Params {
			if p.Name != "" && !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
		}
	}
	return names
}
