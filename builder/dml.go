package builder

import (
	"maps"
	"slices"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// InsertStmt is an INSERT. Its methods return a changed copy.
type InsertStmt struct{ statement }

// Insert is INSERT INTO t.
func Insert(t Target) InsertStmt {
	return InsertStmt{statement{&ast.Insert{Into: source(t)}}}
}

// InsertOverwrite is INSERT OVERWRITE t.
func InsertOverwrite(t Target) InsertStmt {
	return InsertStmt{statement{&ast.Insert{Into: source(t), Overwrite: true}}}
}

func (s InsertStmt) change(f func(*ast.Insert)) InsertStmt {
	old, ok := s.s.(*ast.Insert)
	if !ok {
		return s
	}
	n := *old
	f(&n)
	return InsertStmt{statement{&n}}
}

// Values adds one row; rows may assign different columns: what a row leaves out is DEFAULT.
func (s InsertStmt) Values(row ...Assign) InsertStmt {
	return s.change(func(n *ast.Insert) { n.Values = with(n.Values, [][]*ast.Assign{assigns(row)}) })
}

// Rows adds many rows.
func (s InsertStmt) Rows(rows RowSet) InsertStmt {
	if rows.rows == nil {
		rows.rows = &ast.RowSet{Err: "zero RowSet"}
	}
	return s.change(func(n *ast.Insert) { n.Rows = with(n.Rows, []*ast.RowSet{rows.rows}) })
}

// DefaultValues adds a row of defaults.
func (s InsertStmt) DefaultValues() InsertStmt {
	return s.change(func(n *ast.Insert) { n.Default = true })
}

// Columns names the columns that the query fills, in its order.
func (s InsertStmt) Columns(cols ...AnyColumn) InsertStmt {
	return s.change(func(n *ast.Insert) { n.Columns = with(n.Columns, operands(cols)) })
}

// ByName matches the columns of the query by name.
func (s InsertStmt) ByName() InsertStmt {
	return s.change(func(n *ast.Insert) { n.ByName = true })
}

// Select inserts the rows of q.
func (s InsertStmt) Select(q QueryLike) InsertStmt {
	return s.change(func(n *ast.Insert) { n.Query = nodes([]QueryLike{q})[0] })
}

// ReplaceWhere deletes the rows for which conds hold, and inserts; that all conds vanish is an error.
func (s InsertStmt) ReplaceWhere(conds ...Cond) InsertStmt {
	return s.change(func(n *ast.Insert) { n.ReplaceWhere = guard(n.ReplaceWhere, conds) })
}

// ReplaceUsing replaces the rows that agree with a new row in cols.
func (s InsertStmt) ReplaceUsing(cols ...AnyColumn) InsertStmt {
	return s.change(func(n *ast.Insert) { n.ReplaceUsing = with(n.ReplaceUsing, operands(cols)) })
}

// ReplaceOn replaces the rows for which on holds with a row of the query, which has to be a [Derived].
func (s InsertStmt) ReplaceOn(on ...Cond) InsertStmt {
	return s.change(func(n *ast.Insert) { n.ReplaceOn = guard(n.ReplaceOn, on) })
}

// Partition is PARTITION (day = …, region).
func (s InsertStmt) Partition(parts ...Part) InsertStmt {
	more := make([]ast.Part, len(parts))
	for i, p := range parts {
		if isNil(p) {
			more[i].Column = &ast.Bad{Text: "nil partition"}
			continue
		}
		more[i] = p.part()
	}
	return s.change(func(n *ast.Insert) { n.Partition = with(n.Partition, more) })
}

// WithSchemaEvolution lets the table take new columns.
func (s InsertStmt) WithSchemaEvolution() InsertStmt {
	return s.change(func(n *ast.Insert) { n.SchemaEvolution = true })
}

// Options is WITH ('key' 'value').
func (s InsertStmt) Options(o map[string]string) InsertStmt {
	var more []ast.Option
	for _, k := range slices.Sorted(maps.Keys(o)) {
		more = append(more, ast.Option{Key: k, Value: o[k]})
	}
	return s.change(func(n *ast.Insert) { n.Options = with(n.Options, more) })
}

// guard is conditions that protect data, and more of them.
func guard(old *ast.Conds, conds []Cond) *ast.Conds {
	if old == nil {
		old = new(ast.Conds)
	}
	return &ast.Conds{Given: old.Given || len(conds) > 0, On: with(old.On, conditions(conds))}
}

// UpdateStmt is an UPDATE. Its methods return a changed copy.
type UpdateStmt struct{ statement }

// Update is UPDATE t. Databricks has no UPDATE … FROM: see [MergeInto].
func Update(t Target) UpdateStmt { return UpdateStmt{statement{&ast.Update{Table: source(t)}}} }

func (s UpdateStmt) change(f func(*ast.Update)) UpdateStmt {
	old, ok := s.s.(*ast.Update)
	if !ok {
		return s
	}
	n := *old
	f(&n)
	return UpdateStmt{statement{&n}}
}

// Set adds assignments.
func (s UpdateStmt) Set(as ...Assign) UpdateStmt {
	return s.change(func(n *ast.Update) { n.Set = with(n.Set, assigns(as)) })
}

// Where adds conditions; that there are none, or all vanish, is an error without AllRows.
func (s UpdateStmt) Where(conds ...Cond) UpdateStmt {
	return s.change(func(n *ast.Update) { n.Where = *guard(&n.Where, conds) })
}

// AllRows says that the missing WHERE is meant.
func (s UpdateStmt) AllRows() UpdateStmt {
	return s.change(func(n *ast.Update) { n.AllRows = true })
}

// DeleteStmt is a DELETE. Its methods return a changed copy.
type DeleteStmt struct{ statement }

// Delete is DELETE FROM t. Databricks has no DELETE … USING: see [MergeInto].
func Delete(t Target) DeleteStmt { return DeleteStmt{statement{&ast.Delete{From: source(t)}}} }

func (s DeleteStmt) change(f func(*ast.Delete)) DeleteStmt {
	old, ok := s.s.(*ast.Delete)
	if !ok {
		return s
	}
	n := *old
	f(&n)
	return DeleteStmt{statement{&n}}
}

// Where adds conditions; that there are none, or all vanish, is an error without AllRows.
func (s DeleteStmt) Where(conds ...Cond) DeleteStmt {
	return s.change(func(n *ast.Delete) { n.Where = *guard(&n.Where, conds) })
}

// AllRows says that the missing WHERE is meant.
func (s DeleteStmt) AllRows() DeleteStmt {
	return s.change(func(n *ast.Delete) { n.AllRows = true })
}

// Truncate is TRUNCATE TABLE.
type Truncate struct {
	Table     Target
	Partition []Assign
}

// Stmt makes t a [Stmt].
func (t Truncate) Stmt() ast.Stmt {
	return &ast.Truncate{Table: source(t.Table), Partition: assigns(t.Partition)}
}
