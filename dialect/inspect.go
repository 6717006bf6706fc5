package dialect

import (
	"cmp"
	"slices"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Inspection is what a statement touches.
type Inspection struct {
	Reads, Writes []types.Name
	Columns       []Column
	Params        []string // bound late, by name
	ReadOnly      bool
	Opaque        bool // raw or computed SQL: it may touch anything
}

// Column is a column of a table that a statement touches.
type Column struct {
	Table types.Name
	Name  string
}

// Inspect says what s touches. Lists are sorted, each name occurs once.
func Inspect(s Statement) Inspection {
	stmt := tree(s)
	var out Inspection
	written := writes(stmt)
	for n := range ast.Preorder(stmt) {
		out.add(n, written)
	}
	if prepared, _ := unwrap(stmt); prepared != nil {
		out.prepared(prepared)
	}
	if d, ok := stmt.(ast.DDL); ok {
		out.ddl(d)
	} else if _, query := stmt.(ast.Query); query {
		out.ReadOnly = !out.Opaque
	}
	out.Reads, out.Writes = sortedNames(out.Reads), sortedNames(out.Writes)
	slices.SortFunc(out.Columns, func(a, b Column) int {
		return cmp.Or(compareNames(a.Table, b.Table), cmp.Compare(a.Name, b.Name))
	})
	out.Columns = slices.Compact(out.Columns)
	slices.Sort(out.Params)
	out.Params = slices.Compact(out.Params)
	return out
}

// add notes what the node n touches.
func (i *Inspection) add(n ast.Node, written ast.Source) {
	switch n := n.(type) {
	case *ast.Table:
		if n.Info == nil {
			return
		}
		if ast.Source(n) == written {
			i.Writes = append(i.Writes, n.Info.Name)
		} else if n.Info.Name != targetName(written) || !sameRelation(n, written) {
			i.Reads = append(i.Reads, n.Info.Name)
		}
	case *ast.Column:
		if t, ok := n.Table.(*ast.Table); ok && t.Info != nil {
			i.Columns = append(i.Columns, Column{t.Info.Name, n.Name})
		}
	case *ast.Param:
		i.Params = append(i.Params, n.Name)
	case *ast.Raw, *ast.Foreign, *ast.Identifier, ast.Verbatim:
		i.Opaque = true
	}
}

// prepared notes what is left of a statement that is printed already.
func (i *Inspection) prepared(s *ast.Prepared) {
	i.Opaque = true
	for _, x := range s.Params {
		if x.Late != "" {
			i.Params = append(i.Params, x.Late)
		}
	}
}

// writes is the table that s writes, nil if it writes none.
func writes(s ast.Stmt) ast.Source {
	switch s := s.(type) {
	case *ast.Insert:
		return s.Into
	case *ast.Update:
		return s.Table
	case *ast.Delete:
		return s.From
	case *ast.Merge:
		return s.Into
	case *ast.Truncate:
		return s.Table
	case *ast.Bound:
		return writes(s.Stmt)
	}
	return nil
}

func targetName(src ast.Source) types.Name {
	if t, ok := src.(*ast.Table); ok && t.Info != nil {
		return t.Info.Name
	}
	return types.Name{}
}

// sameRelation reports whether t is the table that is written, met again behind one of its columns.
func sameRelation(t *ast.Table, written ast.Source) bool {
	w, ok := written.(*ast.Table)
	return ok && w.Alias == t.Alias
}

func sortedNames(names []types.Name) []types.Name {
	slices.SortFunc(names, compareNames)
	return slices.Compact(names)
}

func compareNames(a, b types.Name) int {
	return cmp.Or(cmp.Compare(a.Catalog, b.Catalog), cmp.Compare(a.Schema, b.Schema), cmp.Compare(a.Name, b.Name))
}
