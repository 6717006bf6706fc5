package check

import (
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// merge checks MERGE.
func (c *checker) merge(x *ast.Merge) {
	s := newScope(nil)
	t := c.target(s, "Into", x.Into)
	t.grow = x.SchemaEvolution
	t.around = s
	targets := len(s.rels)
	s.hint = "MERGE sees its target and its source: use a subquery"
	c.enter("Using", -1, x.Using)
	c.source(s, x.Using, nil)
	c.leave()
	if len(x.On) == 0 {
		c.mistake(NoCondition, x, "", "MERGE without a condition in ON")
	}
	c.conditions(s, inOn, "On", x.On)
	if len(x.Whens) == 0 {
		c.mistake(NoWhen, x, "add WhenMatched, WhenNotMatched or WhenNotMatchedBySource", "MERGE without WHEN")
	}
	var all [ast.NotMatchedBySource + 1]bool // a WHEN has taken all rows
	for i, w := range x.Whens {
		if w == nil {
			continue
		}
		c.enter("Whens", i, w)
		if w.Match <= ast.NotMatchedBySource {
			if all[w.Match] {
				c.mistake(UnreachedWhen, w, "only the last WHEN of a kind may be without conditions", "a WHEN of the same kind before this one takes all rows")
			}
			all[w.Match] = all[w.Match] || len(w.If.On) == 0
		}
		c.when(s, &t, targets, w)
		c.leave()
	}
}

// when checks a WHEN. It sees the rows that it is for: the first n relations of
// s are the target.
func (c *checker) when(s *scope, t *target, n int, w *ast.MergeWhen) {
	seen := newScope(nil)
	seen.open, seen.hint = s.open, s.hint
	seen.rels = append(seen.rels, s.rels...)
	switch w.Match {
	case ast.NotMatched:
		hide(seen.rels[:n], "WHEN NOT MATCHED has no row of the target")
	case ast.NotMatchedBySource:
		hide(seen.rels[n:], "WHEN NOT MATCHED BY SOURCE has no row of the source")
	}
	if w.If.Given && len(w.If.On) == 0 && (w.Action == ast.MergeDelete || w.Match == ast.NotMatchedBySource) {
		c.mistake(Unconditional, w, "", "all conditions of WHEN have vanished")
	}
	c.conditions(seen, inWhen, "If.On", w.If.On)
	switch w.Action {
	case ast.MergeUpdate:
		c.set(seen, t, w, w.Set)
	case ast.MergeInsert:
		c.mergeInsert(seen, t, w)
	}
	var except written
	for i, y := range w.Except {
		c.enter("Except", i, y)
		c.assigned(t, y, &except)
		c.leave()
	}
	if w.Action == ast.MergeUpdateAll || w.Action == ast.MergeInsertAll {
		c.mergeAll(t, s.rels[n:], w, except)
	}
}

// mergeAll checks UPDATE * and INSERT *, which store the columns of the source
// in those of the same names.
func (c *checker) mergeAll(t *target, source []relation, w *ast.MergeWhen, except written) {
	if t.info == nil || len(source) != 1 {
		return
	}
	for i := range t.info.Columns {
		col := &t.info.Columns[i]
		if from, n := source[0].cols.find(col.Name); n == 1 && !except.has(strings.ToLower(col.Name)) {
			c.stores(w, column{col.Name, typed(col.Type)}, from.facts)
		}
	}
}

// mergeInsert checks the row of WHEN NOT MATCHED THEN INSERT.
func (c *checker) mergeInsert(s *scope, t *target, w *ast.MergeWhen) {
	if len(w.Set) == 0 {
		c.mistake(NoAssignments, w, "", "INSERT without a value")
		return
	}
	var done written
	for i, a := range w.Set {
		if a == nil {
			continue
		}
		c.enter("Set", i, a)
		c.assignRow(s, t, a, &done)
		c.leave()
	}
	c.complete(w, t, done)
}
