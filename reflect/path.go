package reflect

import (
	"cmp"
	"slices"

	"github.com/brickwork-sql/brickwork/builder"
)

// On is the condition that joins a and b along the foreign key between them,
// in either direction: [ErrNoPath], [ErrAmbiguous].
func (s *Snapshot) On(a, b builder.Target) (builder.Cond, error) {
	x, y := builder.InfoOf(a).Name, builder.InfoOf(b).Name
	from, to, err := s.both(x, y)
	if err != nil {
		return nil, err
	}
	steps := s.between(from, to)
	switch {
	case len(steps) == 0:
		return nil, &ObjectError{Name: x, Others: []string{y.String()}, Err: ErrNoPath}
	case len(steps) > 1:
		err := &ObjectError{Name: x, Err: ErrAmbiguous}
		for _, step := range steps {
			err.Others = append(err.Others, step.Key.Name)
		}
		return nil, err
	}
	child, parent := a, b
	if steps[0].child() != steps[0].From {
		child, parent = b, a
	}
	key := steps[0].Key
	var conds []builder.Cond
	for i := range min(len(key.Columns), len(key.ParentColumns)) {
		conds = append(conds, builder.Eq(builder.ColumnOf(child, key.Columns[i]), builder.ColumnOf(parent, key.ParentColumns[i])))
	}
	if len(conds) != len(key.Columns) || len(conds) == 0 {
		return nil, &ObjectError{Name: key.Parent, Facts: Keys, Err: ErrUnknown}
	}
	return builder.And(conds...), nil
}

// between is the joins of from with to along a key of either. A key of a table
// to itself is one join.
func (s *Snapshot) between(from, to *Table) (steps []Step) {
	add := func(child, parent *Table) {
		for _, k := range child.ForeignKeys {
			if p, ok := s.Table(k.Parent); ok && p == parent {
				steps = append(steps, Step{from.Name, to.Name, k})
			}
		}
	}
	add(from, to)
	if from != to {
		add(to, from)
	}
	return steps
}

// both is the two tables of those names.
func (s *Snapshot) both(x, y Name) (a, b *Table, err error) {
	a, ok := s.Table(x)
	if !ok {
		return nil, nil, &ObjectError{Name: x, Others: s.similar(x), Err: ErrNotFound}
	}
	if b, ok = s.Table(y); !ok {
		return nil, nil, &ObjectError{Name: y, Others: s.similar(y), Err: ErrNotFound}
	}
	return a, b, nil
}

// Step is one join of a path.
type Step struct {
	From, To Name
	Key      ForeignKey // of one of them, with the other as parent
}

// child is the table that the key is of.
func (s Step) child() Name {
	if foldName(s.Key.Parent, s.To) == 0 {
		return s.From
	}
	return s.To
}

// Path joins from with to along foreign keys through as few tables as possible;
// of several such paths, it is the first in the order of names. [ErrNoPath],
// [ErrNotFound].
func (s *Snapshot) Path(from, to Name) ([]Step, error) {
	a, b, err := s.both(from, to)
	if err != nil {
		return nil, err
	}
	joins := s.joins()
	came := map[Name]Step{} // how each table was reached
	for todo := []Name{a.Name}; len(todo) > 0; todo = todo[1:] {
		for _, step := range joins[todo[0]] {
			if _, seen := came[step.To]; !seen && step.To != a.Name {
				came[step.To] = step
				todo = append(todo, step.To)
			}
		}
	}
	var path []Step
	for at := b.Name; at != a.Name; {
		step, ok := came[at]
		if !ok {
			return nil, &ObjectError{Name: from, Others: []string{to.String()}, Err: ErrNoPath}
		}
		path = append(path, step)
		at = step.From
	}
	slices.Reverse(path)
	return path, nil
}

// joins is the joins of each table along its foreign keys and those that refer
// to it. A key of a table to itself is one join.
func (s *Snapshot) joins() map[Name][]Step {
	joins := map[Name][]Step{}
	for t := range s.Tables() {
		for _, k := range t.ForeignKeys {
			parent, ok := s.Table(k.Parent)
			if !ok {
				continue
			}
			joins[t.Name] = append(joins[t.Name], Step{t.Name, parent.Name, k})
			if parent != t {
				joins[parent.Name] = append(joins[parent.Name], Step{parent.Name, t.Name, k})
			}
		}
	}
	for _, steps := range joins {
		slices.SortStableFunc(steps, func(a, b Step) int { return cmp.Or(foldName(a.To, b.To), cmp.Compare(a.Key.Name, b.Key.Name)) })
	}
	return joins
}
