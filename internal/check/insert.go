package check

import (
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// insert checks INSERT.
func (c *checker) insert(x *ast.Insert) {
	s := newScope(nil)
	t := c.target(s, "Into", x.Into)
	t.grow = x.SchemaEvolution
	c.oneSource(x)
	static := c.partition(&t, x)
	c.insertColumns(&t, x)
	c.replaced(s, x)
	for i, row := range x.Values {
		c.insertRow(&t, x, i, row, static)
	}
	for i, rows := range x.Rows {
		if rows != nil {
			c.at("Rows", i, x, func(n ast.Node) { c.rowSet(n, &t, rows, static) })
		}
	}
	if x.Default {
		c.complete(x, &t, static)
	}
	c.insertQuery(&t, x, static)
}

// oneSource checks that an INSERT has rows of one kind, and replaces in one way.
func (c *checker) oneSource(x *ast.Insert) {
	switch n := count(len(x.Values) > 0, len(x.Rows) > 0, !absent(x.Query), x.Default); {
	case n == 0:
		c.mistake(NoRows, x, "add Values, Rows, Select or DefaultValues", "an INSERT without rows")
	case n > 1:
		c.mistake(ManySources, x, "an INSERT has one of Values, Rows, Select and DefaultValues", "an INSERT with several kinds of rows")
	}
	if count(x.ReplaceWhere != nil, x.ReplaceOn != nil, len(x.ReplaceUsing) > 0, x.Overwrite) > 1 {
		c.mistake(ManySources, x, "", "an INSERT that replaces rows in several ways")
	}
	if x.ByName && len(x.Columns) > 0 {
		c.mistake(ManySources, x, "", "an INSERT BY NAME with a list of columns")
	}
}

func count(bs ...bool) (n int) {
	for _, b := range bs {
		if b {
			n++
		}
	}
	return n
}

// partition checks PARTITION and tells the columns to which it gives a value.
func (c *checker) partition(t *target, x *ast.Insert) (static written) {
	var done written
	for i, p := range x.Partition {
		c.enter("Partition", i, x)
		c.enter("Column", -1, p.Column)
		c.part(t, p, &done)
		c.leave()
		c.leave()
		if _, path, ok := columnPath(p.Column); ok && !absent(p.X) {
			static = append(static, path)
		}
	}
	return static
}

// part checks a part of PARTITION.
func (c *checker) part(t *target, p ast.Part, done *written) {
	col, i := c.assigned(t, p.Column, done)
	if absent(p.X) {
		return
	}
	f := c.expr(newScope(nil), p.X)
	if col.name != "" {
		c.stores(p.Column, col, f)
	}
	if i >= 0 {
		c.assignTo(p.Column, &t.info.Columns[i], p.X)
	}
}

// insertColumns checks the list of columns and that of REPLACE USING.
func (c *checker) insertColumns(t *target, x *ast.Insert) {
	var done written
	for i, y := range x.Columns {
		c.enter("Columns", i, y)
		if _, at := c.assigned(t, y, &done); at >= 0 {
			c.assignTo(y, &t.info.Columns[at], nil)
		}
		c.leave()
	}
	done = nil
	for i, y := range x.ReplaceUsing {
		c.enter("ReplaceUsing", i, y)
		c.assigned(t, y, &done)
		c.leave()
	}
}

// replaced checks the conditions of REPLACE WHERE and REPLACE ON; the latter
// see the query too.
func (c *checker) replaced(s *scope, x *ast.Insert) {
	if w := x.ReplaceWhere; w != nil {
		c.guarded(x, *w, "", "REPLACE WHERE")
		c.conditions(s, inWhere, "ReplaceWhere.On", w.On)
	}
	if on := x.ReplaceOn; on != nil {
		c.guarded(x, *on, "", "REPLACE ON")
		both := newScope(nil)
		both.rels = append(both.rels, s.rels...)
		d, ok := x.Query.(*ast.Derived)
		switch {
		case ok && d != nil:
			both.rels = append(both.rels, relation{name: d.Alias, src: d})
		case !absent(x.Query):
			c.mistake(NoCondition, x, "give the query an alias: As", "REPLACE ON needs a query with an alias")
			both.open = true
		}
		c.conditions(both, inOn, "ReplaceOn.On", on.On)
	}
}

// guarded checks that conditions that protect data are there.
func (c *checker) guarded(n ast.Node, conds ast.Conds, hint, clause string) {
	switch {
	case len(conds.On) > 0:
	case conds.Given:
		c.mistake(Unconditional, n, hint, "all conditions of %s have vanished", clause)
	default:
		c.mistake(Unconditional, n, hint, "%s without a condition", clause)
	}
}

// insertRow checks a row of VALUES.
func (c *checker) insertRow(t *target, x *ast.Insert, i int, row []*ast.Assign, static written) {
	done := append(make(written, 0, len(static)+len(row)), static...)
	none := newScope(nil)
	none.hint = "a new row sees no columns: use Select"
	for j, a := range row {
		if a == nil {
			continue
		}
		c.enterCell("Values", i, j, a)
		c.assignRow(none, t, a, &done)
		c.leave()
	}
	c.at("Values", i, x, func(n ast.Node) { c.complete(n, t, done) })
}

// assignRow checks an assignment of a new row. DEFAULT for what has none is NULL.
func (c *checker) assignRow(s *scope, t *target, a *ast.Assign, done *written) {
	c.assign(s, t, a, done)
	if _, ok := a.X.(*ast.Default); !ok || t.info == nil {
		return
	}
	root, _, ok := columnPath(a.Column)
	if !ok || root != a.Column {
		return
	}
	if i := infoColumn(t.info, root.Name); i >= 0 && needed(&t.info.Columns[i]) {
		c.mistake(NullWritten, a, "", "%q is NOT NULL and has no default", root.Name)
	}
}

// rowSet checks the columns of rows of Go values.
func (c *checker) rowSet(n ast.Node, t *target, rows *ast.RowSet, static written) {
	if rows.Err != "" {
		return // the printer reports it
	}
	done := append(make(written, 0, len(static)+len(rows.Columns)), static...)
	for _, col := range rows.Columns {
		if col == nil {
			continue
		}
		if _, i := c.assigned(t, col, &done); i >= 0 {
			c.assignTo(col, &t.info.Columns[i], nil)
		}
	}
	c.complete(n, t, done)
}

// insertQuery checks the query of an INSERT against the columns it fills.
func (c *checker) insertQuery(t *target, x *ast.Insert, static written) {
	if absent(x.Query) {
		return
	}
	var cols columns
	c.enter("Query", -1, x.Query)
	switch q := x.Query.(type) {
	case *ast.Derived:
		cols = c.relation(q, q.Query, nil, q.Columns)
	case ast.Query:
		cols = c.query(q, nil, wantColumns)
	}
	c.leave()
	switch {
	case x.ByName:
		c.byName(t, x, cols, static)
	case len(x.Columns) > 0:
		c.byList(t, x, cols, static)
	default:
		c.byPosition(t, x, cols, static)
	}
}

// byName checks the query of INSERT BY NAME.
func (c *checker) byName(t *target, x *ast.Insert, cols columns, static written) {
	if t.info == nil || !cols.complete() {
		return
	}
	done := slices.Clone(static)
	for i := range cols.len() {
		col := cols.at(i)
		at := infoColumn(t.info, col.name)
		if at < 0 {
			if !t.grow {
				c.unknownColumn(x.Query, col.name, describe(&t.rel), t.rel.cols.names())
			}
			continue
		}
		done = append(done, strings.ToLower(col.name))
		c.assignTo(x.Query, &t.info.Columns[at], nil)
		c.stores(x.Query, column{col.name, typed(t.info.Columns[at].Type)}, col.facts)
	}
	c.complete(x, t, done)
}

// byList checks the query of INSERT with a list of columns.
func (c *checker) byList(t *target, x *ast.Insert, cols columns, static written) {
	if cols.known {
		c.sameLength(x.Query, "the query", len(x.Columns), cols.len())
	}
	done := slices.Clone(static)
	for i, y := range x.Columns {
		root, path, ok := columnPath(y)
		if !ok {
			continue
		}
		done = append(done, path)
		if cols.known && i < cols.len() {
			c.stores(x.Query, column{root.Name, c.assignedType(t, y)}, cols.at(i).facts)
		}
	}
	c.complete(x, t, done)
}

// byPosition checks the query of INSERT without a list: it has a value for each
// column, but for those that have a static partition, and perhaps those that
// the server computes.
func (c *checker) byPosition(t *target, x *ast.Insert, cols columns, static written) {
	if t.info == nil || !cols.known {
		return
	}
	var all []*types.ColumnInfo
	computed := 0
	for i := range t.info.Columns {
		col := &t.info.Columns[i]
		if static.has(strings.ToLower(col.Name)) {
			continue
		}
		if col.Flags&(types.Identity|types.Generated) != 0 {
			computed++
		}
		all = append(all, col)
	}
	n := cols.len()
	if n > len(all) && !t.grow || n < len(all)-computed {
		c.mistake(ColumnCount, x.Query, "list the columns: Columns, or match them by name: ByName",
			"the query has %s, %s has %d", quantity(n, "column"), describe(&t.rel), len(all))
		return
	}
	if n != len(all) || len(x.Partition) > 0 {
		return // dynamic partitions come last
	}
	for i, col := range all {
		c.stores(x.Query, column{col.Name, typed(col.Type)}, cols.at(i).facts)
	}
}
