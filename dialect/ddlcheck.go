package dialect

import (
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/check"
	"github.com/brickwork-sql/brickwork/types"
)

// checkTable refuses a table that no server creates.
func (p *printer) checkTable(d *ast.TableDef) {
	if pathFormat(d.Name) == "" {
		p.objectNames(d, d.Name.Name)
	}
	p.checkSource(d)
	p.checkKind(d)
	p.checkColumns(d)
	if len(d.Columns) > 0 {
		p.checkKeys(d)
		p.checkExprs(d)
	}
	if len(d.Checks) > 0 || len(d.Tags) > 0 || hasColumnTags(d) {
		p.failHint(Unsupported, d, "CREATE TABLE has no CHECK and no tags", "use CreateAll, which adds them by ALTER TABLE")
	}
}

// pathFormat is the format of a table that is a path, empty for others.
func pathFormat(n types.Name) string {
	if n.Catalog == "" {
		switch f := strings.ToLower(n.Schema); f {
		case "delta", "iceberg", "parquet", "csv", "json":
			return f
		}
	}
	return ""
}

func hasColumnTags(d *ast.TableDef) bool {
	for _, c := range d.Columns {
		if len(c.Tags) > 0 {
			return true
		}
	}
	return false
}

// checkSource sees that rows or columns come from somewhere, and from one place.
func (p *printer) checkSource(d *ast.TableDef) {
	sources := 0
	for _, has := range []bool{d.As != nil, d.Clone != nil, d.Like != nil} {
		if has {
			sources++
		}
	}
	defined := len(d.Columns)+len(d.ForeignKeys) > 0 || d.PrimaryKey != nil
	switch {
	case sources > 1:
		p.fail(Ambiguous, d, "of As, Like and Clone there can be one")
	case sources == 1 && defined:
		p.fail(Ambiguous, d, "both columns or keys and As, Like or Clone, which bring them")
	case sources == 0 && len(d.Columns) == 0 && d.Location == "" && len(d.Options) == 0:
		p.fail(Incomplete, d, "a table without a column")
	}
}

// checkKind refuses what a temporary table does not have.
func (p *printer) checkKind(d *ast.TableDef) {
	switch {
	case d.Temporary && (d.External || d.Location != ""):
		p.fail(Ambiguous, d, "a temporary table has no location")
	case d.Temporary && (d.Name.Catalog != "" || d.Name.Schema != ""):
		p.fail(Invalid, d, "a temporary table has neither catalog nor schema")
	case d.Temporary && d.Format != 0:
		p.fail(Unsupported, d, "a temporary table has no format")
	case d.External && d.Location == "":
		p.fail(Incomplete, d, "an external table without a location")
	case d.Credential != "" && d.Location == "":
		p.fail(Incomplete, d, "a credential without a location")
	}
}

// checkColumns refuses columns that have no place in a table.
func (p *printer) checkColumns(d *ast.TableDef) {
	var names []string
	for _, c := range d.Columns {
		if len(c.Path) != 1 {
			p.failHint(Invalid, d, fmt.Sprintf("column %q of a new table is in another", strings.Join(c.Path, ".")), "give it a STRUCT")
			continue
		}
		names = append(names, c.Path[0])
		if c.Type == nil {
			p.fail(Incomplete, d, fmt.Sprintf("column %q without a type", c.Path[0]))
		}
		p.deltaName(d, c.Path[0])
	}
	p.unique(names, "table", d)
}

// deltaName refuses a name that a Delta table takes with column mapping only.
func (p *printer) deltaName(d *ast.TableDef, name string) {
	if d.Format > 1 || !strings.ContainsAny(name, " ,;{}()\n\t=") {
		return
	}
	for _, o := range d.Properties {
		if strings.EqualFold(o.Key, "delta.columnMapping.mode") {
			return
		}
	}
	p.failHint(Invalid, d, fmt.Sprintf("column %q: a Delta table has no such name without column mapping", name),
		"set the property delta.columnMapping.mode to name")
}

// checkKeys sees that what names columns of the table names some.
func (p *printer) checkKeys(d *ast.TableDef) {
	if d.PrimaryKey != nil {
		p.checkNames(d, "primary key", d.PrimaryKey.Columns)
	}
	for _, k := range d.ForeignKeys {
		p.checkNames(d, "foreign key", k.Columns)
	}
	p.checkNames(d, "partition", d.Partition)
	if d.Cluster != nil {
		for _, path := range d.Cluster.Columns {
			p.checkNames(d, "clustering", path[:min(1, len(path))])
		}
	}
}

func (p *printer) checkNames(d *ast.TableDef, what string, names []string) {
	for _, n := range names {
		if columnOf(d, n) == nil {
			p.fail(Unresolved, d, fmt.Sprintf("%s: table %s has no column %q", what, d.Name, n))
		}
	}
}

// columnOf is the column of d called name, nil if there is none.
func columnOf(d *ast.TableDef, name string) *ast.ColumnDef {
	for _, c := range d.Columns {
		if len(c.Path) == 1 && strings.EqualFold(c.Path[0], name) {
			return c
		}
	}
	return nil
}

// checkExprs sees that defaults are of the type of their column, and that the
// other expressions name columns of the table.
func (p *printer) checkExprs(d *ast.TableDef) {
	for _, c := range d.Columns {
		if c.Default != nil {
			p.checkDefault(c)
		}
		if c.Generated != nil {
			p.checkExpr(d, c.Generated)
		}
		if c.Mask != nil {
			for _, x := range c.Mask.Args {
				p.checkExpr(d, x)
			}
		}
	}
	if d.RowFilter != nil {
		for _, x := range d.RowFilter.Args {
			p.checkExpr(d, x)
		}
	}
}

// checkExpr sees that x names columns of d.
func (p *printer) checkExpr(d *ast.TableDef, x ast.Expr) {
	for n := range ast.Preorder(x) {
		if c, ok := n.(*ast.Column); ok && columnOf(d, c.Name) == nil {
			p.fail(Unresolved, c, fmt.Sprintf("table %s has no column %q", d.Name, c.Name))
		}
	}
}

// checkDefault sees that the default of c is of its type and names no column:
// what the analyser says of a row with that value.
func (p *printer) checkDefault(c *ast.ColumnDef) {
	for n := range ast.Preorder(c.Default) {
		if x, ok := n.(*ast.Column); ok {
			p.fail(Unresolved, x, "a default names no columns")
			return
		}
	}
	info := &types.TableInfo{Name: types.Name{Name: "t"}, Columns: []types.ColumnInfo{{Name: c.Path[0], Type: c.Type}}}
	table := &ast.Table{Info: info}
	row := []*ast.Assign{{Column: &ast.Column{Table: table, Name: c.Path[0], Type: c.Type}, X: c.Default}}
	for _, f := range check.Run(&ast.Insert{Into: table, Values: [][]*ast.Assign{row}}, nil) {
		if f.Severity == check.Mistake {
			p.failHint(Kind(f.Code.Kind()), c.Default, f.Text, f.Hint)
		}
	}
}
