package check

import (
	"strconv"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// target is the table that a statement writes to.
type target struct {
	rel  relation
	info *types.TableInfo // nil: nothing is known of its columns
	src  ast.Source
	grow bool // WITH SCHEMA EVOLUTION: new columns are welcome

	around *scope // of MERGE: what else is there; nil: nothing
}

// target is the table src, which is added to s.
func (c *checker) target(s *scope, field string, src ast.Source) target {
	c.enter(field, -1, src)
	c.source(s, src, nil)
	c.leave()
	t := target{src: base(src)}
	if len(s.rels) > 0 {
		t.rel = s.rels[0]
		t.info = t.rel.cols.info
	}
	return t
}

// written are the columns that a row or a SET assigns, by their paths in small letters.
type written []string

// assign checks Column = X; s is what X sees.
func (c *checker) assign(s *scope, t *target, x *ast.Assign, done *written) {
	col, i := c.assigned(t, x.Column, done)
	c.clause = inValues
	c.enter("X", -1, x.X)
	f := c.expr(s, x.X)
	c.leave()
	if i >= 0 {
		c.assignTo(x, &t.info.Columns[i], x.X)
	}
	if col.name != "" {
		c.stores(x, col, f)
	}
}

// assigned checks that x is a column of t that nobody else writes. It is what
// is known of x, without a name if that is no column of t, and the place of the
// column in what is known of t, or -1.
func (c *checker) assigned(t *target, x ast.Expr, done *written) (column, int) {
	if absent(x) {
		return column{}, -1
	}
	root, path, ok := columnPath(x)
	if !ok {
		if !opaque(x) {
			c.mistake(NotWritable, x, "assign to a column", "what is assigned to is no column")
		}
		return column{}, -1
	}
	if !t.owns(root) {
		c.mistake(OtherTable, x, "", "%q is a column of another table than the one written to", root.Name)
		return column{}, -1
	}
	if done.has(path) {
		c.mistake(DuplicateTarget, x, "", "%q is assigned to twice", root.Name)
	}
	*done = append(*done, path)
	col := column{root.Name, c.assignedType(t, x)}
	if t.info == nil {
		return col, -1
	}
	i := infoColumn(t.info, root.Name)
	if i < 0 {
		if !t.grow {
			c.unknownColumn(root, root.Name, describe(&t.rel), t.rel.cols.names())
		}
		return column{}, -1
	}
	if root != x {
		return col, -1 // a field
	}
	return col, i
}

// assignedType is the type of a column of t, or of a field of one.
func (c *checker) assignedType(t *target, x ast.Expr) facts {
	switch x := x.(type) {
	case *ast.Column:
		col, _ := t.rel.cols.find(x.Name)
		if col.typ == nil {
			return typed(x.Type)
		}
		return col.facts
	case *ast.Field:
		row := c.assignedType(t, x.X)
		if fields, ok := row.typ.(types.Struct); ok {
			typ, _ := c.fieldOf(x, fields)
			return typed(typ)
		}
		return typed(x.Type)
	}
	return facts{}
}

// columnPath is the column that x is, or is a field of, and its path in small letters.
func columnPath(x ast.Expr) (root *ast.Column, path string, ok bool) {
	for !absent(x) {
		switch y := x.(type) {
		case *ast.Column:
			return y, strings.ToLower(y.Name) + path, true
		case *ast.Field:
			path = "." + strings.ToLower(y.Name) + path
			x = y.X
		case *ast.Typed:
			x = y.X
		default:
			return nil, "", false
		}
	}
	return nil, "", false
}

// has reports whether path was written, or something in it, or what it is in.
func (w written) has(path string) bool {
	for _, p := range w {
		if p == path || strings.HasPrefix(p, path+".") || strings.HasPrefix(path, p+".") {
			return true
		}
	}
	return false
}

// owns reports whether x is a column of t, as far as names tell.
func (t *target) owns(x *ast.Column) bool {
	src := base(x.Table)
	if src == nil || t.src == nil || equalNames(nameOf(src), t.rel.name) {
		return true
	}
	if t.around != nil && t.around.find(nameOf(src), src) != nil {
		return false
	}
	a, ok := src.(*ast.Table)
	b, ok2 := t.src.(*ast.Table)
	if ok && ok2 && a.Info != nil && b.Info != nil {
		return a.Info.Name == b.Info.Name
	}
	return nameOf(src) == "" || t.rel.name == "" // IDENTIFIER: nobody knows
}

// assignTo checks what x assigns to the column col as a whole: v.
func (c *checker) assignTo(n ast.Node, col *types.ColumnInfo, v ast.Expr) {
	if _, ok := v.(*ast.Default); ok {
		return
	}
	switch {
	case col.Flags&types.Identity != 0:
		c.mistake(WritesIdentity, n, "leave it out", "%q is an identity: only the server writes it", col.Name)
	case col.Flags&types.Generated != 0:
		c.mistake(WritesGenerated, n, "leave it out", "%q is computed from other columns", col.Name)
	case col.Flags&types.NotNull != 0 && nullLiteral(v):
		c.mistake(NullWritten, n, "", "%q is NOT NULL", col.Name)
	}
}

// fits checks that values of f can be stored in a column of col.
func (c *checker) fits(n ast.Node, col, f facts) {
	if f.fam == text && col.fam.known() && !col.fam.nested() || col.fam == text && !f.fam.nested() || col.fam == variant {
		if f.fam == text && !f.soft && (col.fam == number || col.fam == boolean) {
			c.caution(ImplicitCast, n, "cast it", "%s is stored as %s: the server casts it", typeName(f), typeName(col))
		}
		return
	}
	if meet(col, f) == differ {
		c.mistake(TypesDiffer, n, "cast it", "%s cannot be stored as %s", typeName(f), typeName(col))
	}
}

// stores is fits of a statement that writes, which may lose some of f.
func (c *checker) stores(n ast.Node, col column, f facts) {
	c.fits(n, col.facts, f)
	c.narrows(n, col, f)
}

// complete checks that a new row has what its table needs; done is what it assigns.
func (c *checker) complete(n ast.Node, t *target, done written) {
	if t.info == nil {
		return
	}
	var missing []string
	for i := range t.info.Columns {
		col := &t.info.Columns[i]
		if needed(col) && !done.has(strings.ToLower(col.Name)) {
			missing = append(missing, strconv.Quote(col.Name))
		}
	}
	if len(missing) > 0 {
		c.mistake(MissingColumn, n, "", "a new row needs %s: NOT NULL without a default", strings.Join(missing, ", "))
	}
}

// needed reports whether a new row has to have a value for col.
func needed(col *types.ColumnInfo) bool {
	return col.Flags&(types.NotNull|types.HasDefault|types.Identity|types.Generated) == types.NotNull
}
