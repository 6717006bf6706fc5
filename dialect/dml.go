package dialect

import (
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// insert prints INSERT.
func (p *printer) insert(n *ast.Insert) {
	p.s("INSERT ")
	if n.SchemaEvolution {
		p.s("WITH SCHEMA EVOLUTION ")
	}
	if n.Overwrite {
		p.s("OVERWRITE ")
	} else {
		p.s("INTO ")
	}
	p.target(n.Into)
	if len(n.Options) > 0 {
		p.s(" WITH (")
		p.options(n.Options, n)
		p.s(")")
	}
	p.partition(n.Partition)
	p.insertColumns(n)
	if t, ok := n.Into.(*ast.Table); ok && n.ReplaceOn != nil {
		p.alias(t.Alias, nil, n)
	}
	p.replace(n)
	p.s(" ")
	p.insertSource(n)
}

// leadingWith declares the CTEs of a statement that writes before it.
func (p *printer) leadingWith() {
	p.missing = false // what was gathered is declared here
	if len(p.declared) > 0 {
		p.with(p.declared)
	}
}

// target prints the table that is written, without an alias.
func (p *printer) target(src ast.Source) {
	switch t := src.(type) {
	case *ast.Table:
		p.table(&ast.Table{Info: t.Info}, func() {})
	case *ast.Identifier:
		p.identifier(t)
	case *ast.Bad:
		p.fail(Invalid, t, t.Text)
	default:
		p.fail(Invalid, src, "only a table can be written to")
	}
}

func (p *printer) partition(parts []ast.Part) {
	if len(parts) == 0 {
		return
	}
	p.s(" PARTITION (")
	list(p, parts, ", ", func(x ast.Part) {
		p.bareExprs([]ast.Expr{x.Column})
		if x.X != nil {
			p.s(" = ")
			p.assigned(x.X, x.Column)
		}
	})
	p.s(")")
}

// insertColumns prints the list of columns, or BY NAME.
func (p *printer) insertColumns(n *ast.Insert) {
	switch columns := columnsOf(n); {
	case n.ByName && len(columns) > 0:
		p.fail(Ambiguous, n, "both BY NAME and a list of columns")
	case n.ByName:
		p.s(" BY NAME")
	case len(columns) > 0:
		p.s(" (")
		p.bareExprs(columns)
		p.s(")")
	}
}

// columnsOf is the columns that n fills: those of its rows, in the order of the table.
func columnsOf(n *ast.Insert) []ast.Expr {
	if len(n.Columns) > 0 {
		return n.Columns
	}
	var columns []ast.Expr
	add := func(c ast.Expr) {
		for _, old := range columns {
			if sameColumn(old, c) {
				return
			}
		}
		columns = append(columns, c)
	}
	for _, row := range n.Values {
		for _, a := range row {
			add(a.Column)
		}
	}
	for _, rows := range n.Rows {
		for _, c := range rows.Columns {
			add(c)
		}
	}
	inTableOrder(columns, n.Into)
	return columns
}

func (p *printer) replace(n *ast.Insert) {
	if n.ReplaceWhere != nil {
		p.guarded(" REPLACE WHERE ", n.ReplaceWhere, n, "REPLACE WHERE")
	}
	if len(n.ReplaceUsing) > 0 {
		p.s(" REPLACE USING (")
		p.bareExprs(n.ReplaceUsing)
		p.s(")")
	}
	if n.ReplaceOn != nil {
		p.guarded(" REPLACE ON ", n.ReplaceOn, n, "REPLACE ON")
	}
}

// guarded prints conditions that protect data: there has to be one.
func (p *printer) guarded(clause string, c *ast.Conds, at ast.Node, what string) {
	if len(c.On) == 0 {
		p.fail(AllRows, at, what+" whose conditions all vanished")
		return
	}
	outer := p.bare
	p.bare = what == "REPLACE WHERE"
	p.conditions(clause, c.On)
	p.bare = outer
}

// insertSource prints what is inserted.
func (p *printer) insertSource(n *ast.Insert) {
	sources := 0
	for _, has := range []bool{len(n.Values)+len(n.Rows) > 0, n.Query != nil, n.Default} {
		if has {
			sources++
		}
	}
	switch {
	case sources == 0:
		p.fail(Incomplete, n, "INSERT of nothing")
	case sources > 1:
		p.fail(Ambiguous, n, "INSERT of both rows and a query")
	case n.Default:
		p.defaultValues(n)
	case n.Query != nil:
		p.insertQuery(n.Query)
	default:
		p.insertRows(n)
	}
}

func (p *printer) insertQuery(src ast.Node) {
	switch src := src.(type) {
	case *ast.Derived:
		p.source(src)
	case ast.Query:
		p.queryBody(src)
	default:
		p.node(src)
	}
}

// defaultValues prints a DEFAULT for each column: there is no DEFAULT VALUES.
func (p *printer) defaultValues(n *ast.Insert) {
	t, ok := n.Into.(*ast.Table)
	if !ok || t.Info == nil || len(t.Info.Columns) == 0 {
		p.fail(Incomplete, n, "a row of defaults of a table whose columns are not known")
		return
	}
	p.s("VALUES (")
	list(p, t.Info.Columns, ", ", func(types.ColumnInfo) { p.s("DEFAULT") })
	p.s(")")
}

// assign prints column = x.
func (p *printer) assign(a *ast.Assign) {
	p.bareExprs([]ast.Expr{a.Column})
	p.s(" = ")
	p.assigned(a.X, a.Column)
}

// assigned prints x as a value of column: a parameter is of its type.
func (p *printer) assigned(x, column ast.Expr) {
	switch v := x.(type) {
	case *ast.Value:
		p.value(v, typeOf(column), true)
	case *ast.Param:
		p.param(v, typeOf(column))
	case *ast.Default:
		p.s("DEFAULT")
	default:
		p.expr(x)
	}
}

// update prints UPDATE.
func (p *printer) update(u *ast.Update) {
	p.s("UPDATE ")
	p.source(u.Table)
	p.sets(u.Set, u)
	p.rowsWhere(u.Where, u.AllRows, u)
}

// sets prints SET.
func (p *printer) sets(set []*ast.Assign, at ast.Node) {
	if len(set) == 0 {
		p.fail(Incomplete, at, "SET of nothing")
	}
	p.s(" SET ")
	list(p, set, ", ", p.assign)
}

// rowsWhere prints the condition of UPDATE and DELETE, or sees that all rows are meant.
func (p *printer) rowsWhere(c ast.Conds, all bool, at ast.Node) {
	switch {
	case len(c.On) > 0:
		p.conditions(" WHERE ", c.On)
	case all:
	case c.Given:
		p.failHint(AllRows, at, "conditions were given, and all vanished", "say AllRows if all rows are meant")
	default:
		p.failHint(AllRows, at, "no condition", "say AllRows if all rows are meant")
	}
}

// delete prints DELETE.
func (p *printer) delete(d *ast.Delete) {
	p.s("DELETE FROM ")
	p.source(d.From)
	p.rowsWhere(d.Where, d.AllRows, d)
}

// merge prints MERGE.
func (p *printer) merge(m *ast.Merge) {
	p.s("MERGE ")
	if m.SchemaEvolution {
		p.s("WITH SCHEMA EVOLUTION ")
	}
	p.s("INTO ")
	p.source(m.Into)
	p.s(" USING ")
	p.source(m.Using)
	if len(m.On) == 0 {
		p.fail(Incomplete, m, "MERGE without a condition")
	}
	p.conditions(" ON ", m.On)
	if len(m.Whens) == 0 {
		p.fail(Incomplete, m, "MERGE without WHEN")
	}
	for _, w := range m.Whens {
		p.mergeWhen(w)
	}
}

// mergeWhen prints one WHEN of a MERGE.
func (p *printer) mergeWhen(w *ast.MergeWhen) {
	p.s([...]string{" WHEN MATCHED", " WHEN NOT MATCHED", " WHEN NOT MATCHED BY SOURCE"}[w.Match])
	if w.If.Given && len(w.If.On) == 0 && (w.Action == ast.MergeDelete || w.Match == ast.NotMatchedBySource) {
		p.fail(AllRows, w, "conditions were given, and all vanished")
	}
	if len(w.If.On) > 0 {
		p.s(" AND ")
		p.all(w.If.On)
	}
	p.s(" THEN ")
	switch w.Action {
	case ast.MergeDelete:
		p.s("DELETE")
	case ast.MergeUpdate:
		p.s("UPDATE")
		p.sets(w.Set, w)
	case ast.MergeUpdateAll:
		p.s("UPDATE SET *")
		p.exceptColumns(w.Except)
	case ast.MergeInsertAll:
		p.s("INSERT *")
		p.exceptColumns(w.Except)
	case ast.MergeInsert:
		p.mergeInsert(w)
	}
}

func (p *printer) exceptColumns(columns []ast.Expr) {
	if len(columns) == 0 {
		return
	}
	p.s(" EXCEPT (")
	p.bareExprs(columns)
	p.s(")")
}

func (p *printer) mergeInsert(w *ast.MergeWhen) {
	if len(w.Set) == 0 {
		p.fail(Incomplete, w, "INSERT of nothing")
	}
	columns := make([]ast.Expr, len(w.Set))
	for i, a := range w.Set {
		columns[i] = a.Column
	}
	p.s("INSERT (")
	p.bareExprs(columns)
	p.s(") VALUES (")
	list(p, w.Set, ", ", func(a *ast.Assign) { p.assigned(a.X, a.Column) })
	p.s(")")
}

// truncate prints TRUNCATE TABLE.
func (p *printer) truncate(t *ast.Truncate) {
	p.s("TRUNCATE TABLE ")
	p.target(t.Table)
	parts := make([]ast.Part, len(t.Partition))
	for i, a := range t.Partition {
		parts[i] = ast.Part{Column: a.Column, X: a.X}
	}
	p.partition(parts)
}

// sameColumn reports whether x and y are the same column of the table that is
// written, or the same field of it.
func sameColumn(x, y ast.Expr) bool {
	if x == y {
		return true
	}
	switch x := x.(type) {
	case *ast.Column:
		y, ok := y.(*ast.Column)
		return ok && strings.EqualFold(x.Name, y.Name)
	case *ast.Field:
		y, ok := y.(*ast.Field)
		return ok && strings.EqualFold(x.Name, y.Name) && sameColumn(x.X, y.X)
	}
	return false
}
