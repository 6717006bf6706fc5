package dialect

import (
	"fmt"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// define prints a statement that defines, changes or shows an object.
func (p *printer) define(s ast.Stmt) {
	switch s := s.(type) {
	case ast.DDL:
		p.ddl(s)
	default:
		p.fail(Invalid, s, fmt.Sprintf("unexpected statement %T", s))
	}
}

// definedQuery prints a statement with rows that is no query of tables.
func (p *printer) definedQuery(q ast.Query) {
	switch q := q.(type) {
	case ast.Verbatim:
		p.verbatim(q)
	default:
		p.fail(Invalid, q, fmt.Sprintf("unexpected query %T", q))
	}
}

// ddl notes what a statement about objects touches: a relation that it makes,
// changes or drops is written.
func (i *Inspection) ddl(s ast.DDL) {
	var read, written ast.Object
	switch s := s.(type) {
	case *ast.Create:
		written = definedObject(s.Def)
	case *ast.Drop:
		written = s.Object
	case *ast.Undrop:
		written = s.Object
	case *ast.Alter:
		written = s.Object
	case *ast.CommentOn:
		written = s.Object
	case *ast.SetTag:
		written = s.Object
	case *ast.UnsetTag:
		written = s.Object
	case *ast.Grant:
		written = s.On
	case *ast.Revoke:
		written = s.On
	case *ast.ShowGrants:
		read, i.ReadOnly = s.On, true
	case *ast.Describe:
		read, i.ReadOnly = s.Object, true
	case *ast.DescribeDetail:
		read, i.ReadOnly = s.Table, true
	case *ast.DescribeHistory:
		read, i.ReadOnly = s.Table, true
	case *ast.ShowCreate:
		read, i.ReadOnly = s.Table, true
	case *ast.DescribeQuery, *ast.Show, *ast.Explain:
		i.ReadOnly = !i.Opaque
	case ast.Definition:
		written = definedObject(s)
	default:
		written = maintained(s)
	}
	i.Reads = append(i.Reads, relations(read)...)
	i.Writes = append(i.Writes, relations(written)...)
}

// relations is the name of o, if it is a table or a view.
func relations(o ast.Object) []types.Name {
	if o.Kind.Relation() {
		return []types.Name{o.Name}
	}
	return nil
}

// definedObject is the relation that d makes, if it makes one.
func definedObject(d ast.Definition) ast.Object {
	switch d := d.(type) {
	case *ast.TableDef:
		return ast.Object{Kind: ast.TableObject, Name: d.Name}
	case *ast.ViewDef:
		return ast.Object{Kind: ast.ViewObject, Name: d.Name}
	case *ast.RefreshedDef:
		return ast.Object{Kind: ast.MaterializedViewObject, Name: d.Name}
	}
	return ast.Object{}
}

// maintained is the object of a statement that keeps a table in order.
func maintained(s ast.DDL) ast.Object {
	switch s := s.(type) {
	case *ast.Optimize:
		return s.Table
	case *ast.Vacuum:
		return s.Table
	case *ast.Restore:
		return s.Table
	case *ast.Reorg:
		return s.Table
	case *ast.Analyze:
		return s.Of
	case *ast.Fsck:
		return s.Table
	case *ast.Repair:
		return s.Table
	case *ast.Refresh:
		return s.Object
	case *ast.Convert:
		return s.Table
	}
	return ast.Object{}
}
