package builder

import "github.com/brickwork-sql/brickwork/internal/ast"

// MergeInto is MERGE INTO t; USING and ON follow.
func MergeInto(t Target) Merging { return Merging{ast.Merge{Into: source(t)}} }

// Merging is a MERGE that lacks its source.
type Merging struct{ m ast.Merge }

// Using is USING src; ON follows, as in a join.
func (m Merging) Using(src Relation) MergeOn {
	if m.m.Into == nil {
		m.m.Into = &ast.Bad{Text: "zero Merging"}
	}
	m.m.Using = source(src)
	return MergeOn(m)
}

// MergeOn is a MERGE that lacks its condition.
type MergeOn struct{ m ast.Merge }

// On is ON conds.
func (m MergeOn) On(conds ...Cond) MergeStmt {
	if m.m.Using == nil {
		m.m.Into, m.m.Using = &ast.Bad{Text: "zero MergeOn"}, &ast.Bad{Text: "zero MergeOn"}
	}
	m.m.On = conditions(conds)
	return MergeStmt{statement{&m.m}}
}

// MergeStmt is a MERGE. Its methods return a changed copy.
type MergeStmt struct{ statement }

// WithSchemaEvolution lets the table take new columns.
func (m MergeStmt) WithSchemaEvolution() MergeStmt {
	return m.change(func(n *ast.Merge) { n.SchemaEvolution = true })
}

func (m MergeStmt) change(f func(*ast.Merge)) MergeStmt {
	old, ok := m.s.(*ast.Merge)
	if !ok {
		return m
	}
	n := *old
	f(&n)
	return MergeStmt{statement{&n}}
}

// when is m with one more WHEN.
func (m MergeStmt) when(w ast.MergeWhen) MergeStmt {
	return m.change(func(n *ast.Merge) { n.Whens = with(n.Whens, []*ast.MergeWhen{&w}) })
}

// branch is a WHEN that lacks its action.
type branch struct {
	m    MergeStmt
	when ast.MergeWhen
}

func (m MergeStmt) branch(match ast.MergeMatch, conds []Cond) branch {
	return branch{m, ast.MergeWhen{Match: match, If: *guard(nil, conds)}}
}

func (b branch) do(a ast.MergeAction, set []Assign, except []AnyColumn) MergeStmt {
	b.when.Action, b.when.Set, b.when.Except = a, assigns(set), operands(except)
	return b.m.when(b.when)
}

// WhenMatched is about rows of both sides.
func (m MergeStmt) WhenMatched(conds ...Cond) Matched { return Matched{m.branch(ast.Matched, conds)} }

// WhenNotMatched is about rows of the source only.
func (m MergeStmt) WhenNotMatched(conds ...Cond) NotMatched {
	return NotMatched{m.branch(ast.NotMatched, conds)}
}

// WhenNotMatchedBySource is about rows of the target only; that conds were given and all vanish is an error.
func (m MergeStmt) WhenNotMatchedBySource(conds ...Cond) NotMatchedBySource {
	return NotMatchedBySource{m.branch(ast.NotMatchedBySource, conds)}
}

// Matched waits for what to do with a row of both sides.
type Matched struct{ b branch }

// Update is UPDATE SET.
func (w Matched) Update(set ...Assign) MergeStmt { return w.b.do(ast.MergeUpdate, set, nil) }

// UpdateAll is UPDATE SET *.
func (w Matched) UpdateAll() MergeStmt { return w.b.do(ast.MergeUpdateAll, nil, nil) }

// UpdateAllExcept is UPDATE SET * EXCEPT (cols).
func (w Matched) UpdateAllExcept(cols ...AnyColumn) MergeStmt {
	return w.b.do(ast.MergeUpdateAll, nil, cols)
}

// Delete is DELETE; that conditions were given and all vanish is an error.
func (w Matched) Delete() MergeStmt { return w.b.do(ast.MergeDelete, nil, nil) }

// NotMatched waits for the row to insert.
type NotMatched struct{ b branch }

// Insert is INSERT (…) VALUES (…).
func (w NotMatched) Insert(row ...Assign) MergeStmt { return w.b.do(ast.MergeInsert, row, nil) }

// InsertAll is INSERT *.
func (w NotMatched) InsertAll() MergeStmt { return w.b.do(ast.MergeInsertAll, nil, nil) }

// InsertAllExcept is INSERT * EXCEPT (cols).
func (w NotMatched) InsertAllExcept(cols ...AnyColumn) MergeStmt {
	return w.b.do(ast.MergeInsertAll, nil, cols)
}

// NotMatchedBySource waits for what to do with a row of the target.
type NotMatchedBySource struct{ b branch }

// Update is UPDATE SET.
func (w NotMatchedBySource) Update(set ...Assign) MergeStmt {
	return w.b.do(ast.MergeUpdate, set, nil)
}

// Delete is DELETE.
func (w NotMatchedBySource) Delete() MergeStmt { return w.b.do(ast.MergeDelete, nil, nil) }
