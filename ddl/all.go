package ddl

import (
	"fmt"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// CreateAll is the statements that create defs: what is needed before what
// needs it (schemas, parents of foreign keys, tables that views read), otherwise
// in the given order. Foreign keys of a circle and of a table to itself, CHECK
// constraints and tags are added by ALTER TABLE at the end. What cannot be made,
// such as views that read each other, is a statement that does not compile.
func CreateAll(defs ...Definition) []Stmt {
	var p plan
	for _, d := range defs {
		if absent(d) {
			return []Stmt{bad("CreateAll: nil definition")}
		}
		if !p.add(d.Object(), d.Definition()) {
			return []Stmt{bad(fmt.Sprintf("CreateAll: %s is defined twice", described(d.Object())))}
		}
	}
	p.link()
	sorted, cycle := p.sort()
	if cycle != nil {
		return []Stmt{bad("CreateAll: these need each other: " + p.described(cycle))}
	}
	late := p.late(sorted)
	var creates, alters []Stmt
	for _, i := range sorted {
		def, rest := split(p.members[i], late[i])
		creates = append(creates, finished(&ast.Create{Def: def}))
		alters = append(alters, rest...)
	}
	return append(append(p.keysWithoutParent(), creates...), alters...)
}

// DropAll is the statements that drop objects, if they exist, in the opposite
// order of [CreateAll]. What is in a schema or catalog and not among the objects
// keeps it from being dropped. Of an object that is no [Definition], nothing is
// known but its name.
func DropAll(objects ...Object) []Stmt {
	var p plan
	for _, o := range objects {
		if absent(o) {
			return []Stmt{bad("DropAll: nil object")}
		}
		var def ast.Definition
		if d, ok := o.(Definition); ok {
			def = d.Definition()
		}
		p.add(o.Object(), def)
	}
	p.link()
	sorted, cycle := p.sort()
	if cycle != nil {
		return []Stmt{bad("DropAll: these need each other: " + p.described(cycle))}
	}
	late := p.late(sorted)
	var alters, drops []Stmt
	for _, i := range slices.Backward(sorted) {
		m := p.members[i]
		for _, k := range late[i] {
			if keyOf(relation(k.Parent)) != keyOf(m.object) {
				alters = append(alters, alter(m.object, &ast.DropConstraint{Name: k.Name}))
			}
		}
		drops = append(drops, finished(&ast.Drop{Object: m.object, IfExists: m.object.Kind != ast.PolicyObject}))
	}
	return append(alters, drops...)
}

func alter(o ast.Object, a ast.AlterAction) Stmt {
	return finished(&ast.Alter{Object: o, Action: a})
}

// split is the definition of m as one CREATE makes it, without the foreign keys
// that come late, and the statements that add the rest.
func split(m member, late []*ast.ForeignKey) (ast.Definition, []Stmt) {
	switch d := m.def.(type) {
	case *ast.TableDef:
		return splitTable(m.object, *d, late)
	case *ast.ViewDef:
		v := *d
		v.Tags = nil
		return &v, tagged(m.object, d.Tags)
	}
	return m.def, nil
}

func splitTable(o ast.Object, t ast.TableDef, late []*ast.ForeignKey) (ast.Definition, []Stmt) {
	var rest []Stmt
	for _, k := range late {
		rest = append(rest, alter(o, &ast.AddConstraint{Constraint: k}))
	}
	for _, c := range t.Checks {
		rest = append(rest, alter(o, &ast.AddConstraint{Constraint: c}))
	}
	rest = append(rest, tagged(o, t.Tags)...)
	columns := slices.Clone(t.Columns)
	for i, c := range columns {
		if len(c.Tags) > 0 {
			change := &ast.ColumnChange{Path: c.Path, Action: &ast.SetTags{Tags: c.Tags}}
			rest = append(rest, alter(o, &ast.AlterColumns{Changes: []*ast.ColumnChange{change}}))
			plain := *c
			plain.Tags = nil
			columns[i] = &plain
		}
	}
	t.Columns, t.Checks, t.Tags = columns, nil, nil
	t.ForeignKeys = slices.DeleteFunc(slices.Clone(t.ForeignKeys), func(k *ast.ForeignKey) bool { return slices.Contains(late, k) })
	return &t, rest
}

func tagged(o ast.Object, tags []ast.Option) []Stmt {
	if len(tags) == 0 {
		return nil
	}
	return []Stmt{alter(o, &ast.SetTags{Tags: tags})}
}

// keysWithoutParent is a broken statement for each foreign key to a table of the
// plan that has no such key, which no server takes.
func (p *plan) keysWithoutParent() []Stmt {
	var out []Stmt
	for _, m := range p.members {
		t, ok := m.def.(*ast.TableDef)
		if !ok {
			continue
		}
		for _, k := range t.ForeignKeys {
			i, ok := p.places[keyOf(relation(k.Parent))]
			if !ok {
				continue
			}
			if parent, ok := p.members[i].def.(*ast.TableDef); ok && !refers(k, parent.PrimaryKey) {
				out = append(out, bad(fmt.Sprintf("CreateAll: foreign key %q of %s does not refer to the primary key of %s",
					k.Name, described(m.object), described(p.members[i].object))))
			}
		}
	}
	return out
}

// refers reports whether k can refer to the primary key pk.
func refers(k *ast.ForeignKey, pk *ast.PrimaryKey) bool {
	if pk == nil || len(pk.Columns) != len(k.Columns) {
		return false
	}
	for _, c := range k.ParentColumns {
		if !slices.ContainsFunc(pk.Columns, func(other string) bool { return strings.EqualFold(c, other) }) {
			return false
		}
	}
	return true
}

// described is o for messages.
func described(o ast.Object) string { return o.Kind.String() + " " + o.Name.String() }

func (p *plan) described(is []int) string {
	var names []string
	for _, i := range is {
		names = append(names, described(p.members[i].object))
	}
	return strings.Join(names, ", ")
}
