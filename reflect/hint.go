package reflect

import (
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/check"
)

// hints is what only a catalog tells: which tables cannot be written, and which
// are read as a whole although they are laid out by some column.
func (s *Snapshot) hints(stmt ast.Stmt) []check.Finding {
	var found []check.Finding
	for n := range ast.Preorder(stmt) {
		switch n := n.(type) {
		case *ast.Select:
			found = append(found, s.unfiltered(stmt, n)...)
		case *ast.Join:
			found = append(found, s.multiplies(stmt, n)...)
		case *ast.Insert:
			found = append(found, s.notWritable(stmt, n.Into)...)
		case *ast.Update:
			found = append(found, s.notWritable(stmt, n.Table)...)
		case *ast.Delete:
			found = append(found, s.notWritable(stmt, n.From)...)
		case *ast.Merge:
			found = append(found, s.notWritable(stmt, n.Into)...)
			found = append(found, s.manySources(stmt, n)...)
		}
	}
	return found
}

// table is the table that src is, nil if it is none that s has.
func (s *Snapshot) table(src ast.Source) *Table {
	if x, ok := src.(*ast.Table); ok && x.Info != nil {
		if t, ok := s.Table(x.Info.Name); ok {
			return t
		}
	}
	return nil
}

func (s *Snapshot) notWritable(root ast.Stmt, src ast.Source) []check.Finding {
	t := s.table(src)
	if t == nil || !t.ReadOnly {
		return nil
	}
	return []check.Finding{{Code: NotWritable, Severity: Mistake, Node: src, Path: ast.PathTo(root, src),
		Text: fmt.Sprintf("a %s cannot be written to", t.Kind)}}
}

// unfiltered finds large reads: a table with partitions or clusters, of whose
// columns the query asks nothing.
func (s *Snapshot) unfiltered(root ast.Stmt, q *ast.Select) []check.Finding {
	if len(q.From) == 0 {
		return nil
	}
	t := s.table(q.From[0])
	if t == nil || len(q.From) > 1 {
		return nil
	}
	by := laidOutBy(t)
	if by == "" {
		return nil
	}
	for _, cond := range q.Where {
		for n := range ast.Preorder(cond) {
			if c, ok := n.(*ast.Column); ok && fold(c.Name, by) == 0 {
				return wrapped(root, cond, by)
			}
		}
	}
	return []check.Finding{{Code: MissingFilter, Severity: Hint, Node: q.From[0], Path: ast.PathTo(root, q.From[0]),
		Text: fmt.Sprintf("all of %s is read: no condition on %q, by which it is laid out", t.Name, by)}}
}

// laidOutBy is the column that a reader of t should ask for, "" if there is none.
func laidOutBy(t *Table) string {
	switch {
	case len(t.Partition) > 0:
		return t.Partition[0]
	case len(t.Cluster) > 0 && len(t.Cluster[0]) == 1:
		return t.Cluster[0][0]
	}
	return ""
}

// wrapped finds calls around the column, which keep files from being skipped.
func wrapped(root ast.Stmt, cond ast.Expr, column string) []check.Finding {
	for n := range ast.Preorder(cond) {
		call, ok := n.(*ast.Call)
		if !ok {
			continue
		}
		for _, arg := range call.Args {
			if c, ok := arg.(*ast.Column); ok && fold(c.Name, column) == 0 {
				return []check.Finding{{Code: FunctionOnClusterColumn, Severity: Hint, Node: call, Path: ast.PathTo(root, call),
					Text: fmt.Sprintf("a function of %q keeps the server from skipping files", column)}}
			}
		}
	}
	return nil
}

// manySources finds a MERGE whose condition does not cover a key of its source:
// several source rows may match one row of the target.
func (s *Snapshot) manySources(root ast.Stmt, m *ast.Merge) []check.Finding {
	t := s.table(m.Using)
	if t == nil || t.PrimaryKey == nil {
		return nil
	}
	k := t.unasked(m.On, m.Using)
	if k == "" {
		return nil
	}
	return []check.Finding{{Code: MergeKeyNotUnique, Severity: Caution, Node: m.Using, Path: ast.PathTo(root, m.Using),
		Text: fmt.Sprintf("several rows may match one row of the target: ON does not ask for %q of the key of the source", k)}}
}

// multiplies finds a join of two tables whose condition covers the key of neither:
// several rows of each may match one of the other.
func (s *Snapshot) multiplies(root ast.Stmt, j *ast.Join) []check.Finding {
	a, b := s.table(j.Left), s.table(j.Right)
	if a == nil || b == nil || a.PrimaryKey == nil || b.PrimaryKey == nil || len(j.On) == 0 || j.Kind == ast.SemiJoin || j.Kind == ast.AntiJoin {
		return nil
	}
	x, y := a.unasked(j.On, j.Left), b.unasked(j.On, j.Right)
	if x == "" || y == "" {
		return nil
	}
	return []check.Finding{{Code: JoinMultiplies, Severity: Hint, Node: j, Path: ast.PathTo(root, j),
		Text: fmt.Sprintf("rows may be multiplied: ON covers neither the key of %s (%q is missing) nor that of %s (%q)", a.Name, x, b.Name, y)}}
}

// unasked is a column of the primary key of t, which is src, that is in none of
// the conditions; "" if all are.
func (t *Table) unasked(conds []ast.Expr, src ast.Source) string {
	asked := map[string]bool{}
	for _, cond := range conds {
		for n := range ast.Preorder(cond) {
			if c, ok := n.(*ast.Column); ok && ast.RelationName(c.Table) == ast.RelationName(src) {
				asked[strings.ToLower(c.Name)] = true
			}
		}
	}
	for _, k := range t.PrimaryKey.Columns {
		if !asked[strings.ToLower(k)] {
			return k
		}
	}
	return ""
}
