package check

import (
	"slices"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// output is the columns that items make.
func (c *checker) output(s *scope, items []ast.Node) columns {
	cols := columns{list: make([]column, 0, len(items)), known: true}
	for i, n := range items {
		if i < len(s.facts) {
			cols.item(s, n, s.facts[i])
		}
	}
	return cols
}

// item adds the columns of the item n.
func (cs *columns) item(s *scope, n ast.Node, f facts) {
	f.has = 0 // a column is a column, whatever makes it
	switch x := bareItem(n).(type) {
	case nil, *ast.Raw, *ast.Foreign, *ast.Bad, ast.Source:
		cs.known = false // perhaps several
	case *ast.Star:
		cs.star(s, x)
	case *ast.NamedTuple:
		for _, name := range x.Names {
			cs.list = append(cs.list, column{name: name})
		}
	case *ast.Call:
		cs.known = cs.known && kindOf(x, builtin(x)) != ast.TableCall
		cs.list = append(cs.list, column{facts: f})
	default:
		cs.list = append(cs.list, column{itemName(x), f})
	}
}

// itemName is the name of the column that n makes, empty if the server finds one.
func itemName(n ast.Node) string {
	switch x := n.(type) {
	case *ast.Named:
		return x.Name
	case *ast.Column:
		return x.Name
	case *ast.Field:
		return x.Name
	case *ast.Ref:
		if x.Item != nil {
			return x.Item.Name
		}
	case *ast.Typed:
		if !absent(x.X) {
			return itemName(x.X)
		}
	}
	return ""
}

// star adds the columns of a star.
func (cs *columns) star(s *scope, x *ast.Star) {
	if x.Of != nil {
		cs.fields(x)
		return
	}
	rels := s.rels
	if len(x.Sources) > 0 {
		rels = s.named(x.Sources)
		cs.known = cs.known && rels != nil
	}
	cs.known = cs.known && !s.open && !s.fuzzy
	merged := make(map[string]bool)
	for i := range rels {
		if rels[i].hidden == "" {
			cs.relation(s, &rels[i], x, merged)
		}
	}
}

// named is the relations that sources mean, nil if one is not there.
func (s *scope) named(sources []ast.Source) []relation {
	var rels []relation
	for _, src := range sources {
		b := base(src)
		if b == nil {
			return nil
		}
		r, _ := s.visible(nameOf(b), b)
		if r == nil {
			return nil
		}
		rels = append(rels, *r)
	}
	return rels
}

// relation adds the columns of r; those of USING are added once for a star of all.
func (cs *columns) relation(s *scope, r *relation, x *ast.Star, merged map[string]bool) {
	cs.known = cs.known && (r.cols.known || r.cols.info != nil)
	for i := range r.cols.len() {
		col := r.cols.at(i)
		if excepted(x.Except, r, col.name) {
			continue
		}
		if i := slices.IndexFunc(s.merged, func(m string) bool { return equalNames(m, col.name) }); i >= 0 && len(x.Sources) == 0 {
			if merged[s.merged[i]] {
				continue
			}
			merged[s.merged[i]] = true
		}
		if r.nullable {
			col.null = maybeNull
		}
		cs.list = append(cs.list, col)
	}
}

// excepted reports whether EXCEPT names the column of r called name.
func excepted(except []ast.Expr, r *relation, name string) bool {
	return slices.ContainsFunc(except, func(x ast.Expr) bool {
		col, ok := x.(*ast.Column)
		if !ok || col == nil || !equalNames(col.Name, name) {
			return false
		}
		src := base(col.Table)
		return src == nil || r.name == "" || equalNames(nameOf(src), r.name)
	})
}

// fields adds the fields of the struct of a star.
func (cs *columns) fields(x *ast.Star) {
	row, ok := TypeOf(x.Of).(types.Struct)
	if !ok || len(x.Except) > 0 {
		cs.known = false
		return
	}
	for _, f := range row.Fields {
		cs.list = append(cs.list, column{f.Name, typed(f.Type)})
	}
}

// renamed is cols with the names of a list of columns, if there is one.
func (c *checker) renamed(n ast.Node, cols columns, names []string) columns {
	if len(names) == 0 {
		return cols
	}
	if cols.known && cols.len() != len(names) {
		c.mistake(ColumnCount, n, "", "%s for %s", quantity(len(names), "name"), quantity(cols.len(), "column"))
	}
	out := columns{list: make([]column, len(names)), known: true}
	for i, name := range names {
		if cols.known && i < cols.len() {
			out.list[i] = cols.at(i)
		}
		out.list[i].name = name
	}
	return out
}

// uniqueNames warns of items that make two columns of one name: nobody can name them.
func (c *checker) uniqueNames(s *scope, items []ast.Node) {
	for i, n := range items {
		name := nameOfItem(n)
		if name == "" {
			continue
		}
		for _, m := range items[:i] {
			if equalNames(nameOfItem(m), name) {
				c.caution(DuplicateColumn, n, "give one of them another name: As", "two items are called %q", name)
				break
			}
		}
	}
}

func nameOfItem(n ast.Node) string {
	if n = bareItem(n); n == nil {
		return ""
	}
	return itemName(n)
}
