package ddl

import (
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
)

// member is an object of a plan.
type member struct {
	object ast.Object
	def    ast.Definition // nil if only the object is known
	needs  []int          // what has to be there before it
	wants  []int          // what had better be: parents of foreign keys, all tables for a view whose text nobody reads
}

// key is what an object is known by: tables and views share their names.
type key struct {
	kind ast.ObjectKind
	name builder.Name
}

func keyOf(o ast.Object) key {
	kind := o.Kind
	switch {
	case kind.Relation():
		kind = ast.TableObject
	case kind == ast.ProcedureObject:
		kind = ast.FunctionObject
	}
	n := builder.Name{
		Catalog: strings.ToLower(o.Name.Catalog), Schema: strings.ToLower(o.Name.Schema), Name: strings.ToLower(o.Name.Name),
	}
	return key{kind, n}
}

// plan is objects that are made or dropped together.
type plan struct {
	members []member
	places  map[key]int
}

// add adds an object; it is false if it is there already.
func (p *plan) add(o ast.Object, def ast.Definition) bool {
	k := keyOf(o)
	if _, twice := p.places[k]; twice {
		return false
	}
	if p.places == nil {
		p.places = map[key]int{}
	}
	p.places[k] = len(p.members)
	p.members = append(p.members, member{object: o, def: def})
	return true
}

// link finds what the members need and want of each other.
func (p *plan) link() {
	for i := range p.members {
		m := &p.members[i]
		m.needs = p.containers(m.object)
		if m.def != nil {
			m.needs = append(m.needs, p.used(m.def)...)
			m.wants = p.wanted(m.def)
		}
		self := func(j int) bool { return j == i }
		m.needs = slices.DeleteFunc(m.needs, self)
		m.wants = slices.DeleteFunc(m.wants, self)
	}
}

// find is the members with these objects, as far as there are some.
func (p *plan) find(os ...ast.Object) []int {
	var out []int
	for _, o := range os {
		if i, ok := p.places[keyOf(o)]; ok {
			out = append(out, i)
		}
	}
	return out
}

func relation(n builder.Name) ast.Object { return ast.Object{Kind: ast.TableObject, Name: n} }

func routine(n builder.Name) ast.Object { return ast.Object{Kind: ast.FunctionObject, Name: n} }

// containers is the schema and the catalog of o, and what o is on.
func (p *plan) containers(o ast.Object) []int {
	out := p.find(Catalog{Name: o.Name.Catalog}.Object(), Schema{Catalog: o.Name.Catalog, Name: o.Name.Schema}.Object())
	if o.On != nil {
		out = append(out, p.find(*o.On)...)
	}
	return out
}

// used is what the text of def names: the tables that its query reads, functions,
// what it is like or a clone of.
func (p *plan) used(def ast.Definition) []int {
	var out []int
	for n := range ast.Preorder(def) {
		switch n := n.(type) {
		case *ast.TableDef:
			if n.Like != nil {
				out = append(out, p.find(*n.Like)...)
			}
		case *ast.Clone:
			out = append(out, p.find(n.Of)...)
		case *ast.RoutineUse:
			out = append(out, p.find(routine(n.Function))...)
		case *ast.Call:
			if !n.Builtin && n.Ident == nil {
				out = append(out, p.find(routine(n.Name))...)
			}
		}
	}
	for _, body := range bodies(def) {
		for n := range ast.Preorder(body) {
			if t, ok := n.(*ast.Table); ok && t.Info != nil {
				out = append(out, p.find(relation(t.Info.Name))...)
			}
		}
	}
	return out
}

// bodies is the parts of def that read tables. Elsewhere, a column may bring a
// table along that is not read.
func bodies(def ast.Definition) []ast.Node {
	var out []ast.Node
	add := func(n ast.Node, given bool) {
		if given {
			out = append(out, n)
		}
	}
	switch d := def.(type) {
	case *ast.TableDef:
		add(d.As, d.As != nil)
	case *ast.ViewDef:
		add(d.Query, d.Query != nil)
	case *ast.RefreshedDef:
		add(d.Query, d.Query != nil)
	case *ast.FunctionDef:
		add(d.Query, d.Query != nil)
		add(d.Return, d.Return != nil)
	}
	return out
}

// wanted is the parents of foreign keys and, for SQL that nobody reads here, all
// tables.
func (p *plan) wanted(def ast.Definition) []int {
	var out []int
	if t, ok := def.(*ast.TableDef); ok {
		for _, k := range t.ForeignKeys {
			out = append(out, p.find(relation(k.Parent))...)
		}
	}
	for _, body := range bodies(def) {
		if opaque(body) {
			for i, m := range p.members {
				if t, ok := m.def.(*ast.TableDef); ok && t.As == nil {
					out = append(out, i)
				}
			}
		}
	}
	return out
}

// opaque reports whether n holds SQL that is only text here.
func opaque(n ast.Node) bool {
	for x := range ast.Preorder(n) {
		switch x.(type) {
		case ast.Verbatim, *ast.Raw, *ast.Foreign:
			return true
		}
	}
	return false
}

// sort is the places of the members, each after those that it needs and, unless
// that is a circle, wants; otherwise in the given order. If members need each
// other, there is no order, and cycle is them.
func (p *plan) sort() (sorted, cycle []int) {
	done := make([]bool, len(p.members))
	for len(sorted) < len(p.members) {
		next, cycle := p.next(done)
		if cycle != nil {
			return nil, cycle
		}
		done[next] = true
		sorted = append(sorted, next)
	}
	return sorted, nil
}

// next is the first member of which nothing is missing, else one of a circle
// that only wants what is missing.
func (p *plan) next(done []bool) (next int, cycle []int) {
	first := -1
	for i := range p.members {
		if done[i] {
			continue
		}
		if _, missing, _ := p.missing(i, done); !missing {
			return i, nil
		}
		if first < 0 {
			first = i
		}
	}
	var way []int
	for i := first; ; {
		if at := slices.Index(way, i); at >= 0 {
			way = way[at:]
			break
		}
		way = append(way, i)
		i, _, _ = p.missing(i, done)
	}
	best := -1
	for _, i := range way {
		if _, _, needed := p.missing(i, done); !needed && (best < 0 || i < best) {
			best = i
		}
	}
	if best < 0 {
		return 0, way
	}
	return best, nil
}

// missing is what is not done yet of what the member i needs or else wants.
func (p *plan) missing(i int, done []bool) (what int, missing, needed bool) {
	open := func(j int) bool { return !done[j] }
	if at := slices.IndexFunc(p.members[i].needs, open); at >= 0 {
		return p.members[i].needs[at], true, true
	}
	if at := slices.IndexFunc(p.members[i].wants, open); at >= 0 {
		return p.members[i].wants[at], true, false
	}
	return 0, false, false
}

// late is the foreign keys of each member whose parent comes after it in sorted,
// or is the member itself.
func (p *plan) late(sorted []int) map[int][]*ast.ForeignKey {
	position := make([]int, len(sorted))
	for at, i := range sorted {
		position[i] = at
	}
	out := map[int][]*ast.ForeignKey{}
	for i, m := range p.members {
		t, ok := m.def.(*ast.TableDef)
		if !ok {
			continue
		}
		for _, k := range t.ForeignKeys {
			if parent, ok := p.places[keyOf(relation(k.Parent))]; ok && position[parent] >= position[i] {
				out[i] = append(out[i], k)
			}
		}
	}
	return out
}
