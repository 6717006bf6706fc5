package reflect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/ddl"
)

// deepFacts is what a table tells that is asked by itself.
const deepFacts = Columns | Nullability | NestedNullability | Defaults | Identities | GeneratedColumns | Keys | Rely | Checks |
	Properties | Clustering | Partitioning | Comments

// viewFacts is the same of a view.
const viewFacts = Columns | Nullability | NestedNullability | Properties | Comments | ViewText

// Deepen is s with the named tables read at [Deep]. A name that s does not have
// is an error, an [*ObjectError] of [ErrNotFound].
func (s *Snapshot) Deepen(ctx context.Context, e brickwork.Engine, tables ...Name) (*Snapshot, error) {
	r, err := newReader(e, Options{})
	if err != nil {
		return nil, err
	}
	out := s.clone()
	var ts []*Table
	for _, n := range tables {
		t, ok := out.Table(n)
		if !ok {
			return nil, &ObjectError{Name: n, Err: ErrNotFound, Others: s.similar(n)}
		}
		ts = append(ts, t)
	}
	out.forget(ts)
	if err := r.deepen(ctx, ts); err != nil {
		return nil, err
	}
	r.finish(out)
	return out, nil
}

// clone is s with lists of its own down to the tables, whose columns are shared.
func (s *Snapshot) clone() *Snapshot {
	out := *s
	out.Gaps, out.Warnings = slices.Clone(s.Gaps), slices.Clone(s.Warnings)
	out.Catalogs = slices.Clone(s.Catalogs)
	for i := range out.Catalogs {
		c := &out.Catalogs[i]
		c.Schemas = slices.Clone(c.Schemas)
		for j := range c.Schemas {
			c.Schemas[j].Tables = slices.Clone(c.Schemas[j].Tables)
		}
	}
	return &out
}

// forget drops what was said of tables that are read again.
func (s *Snapshot) forget(ts []*Table) {
	about := map[Name]bool{}
	for _, t := range ts {
		about[t.Name] = true
	}
	s.Gaps = slices.DeleteFunc(s.Gaps, func(g Gap) bool { return about[g.Object] })
	s.Warnings = slices.DeleteFunc(s.Warnings, func(w Warning) bool { return about[w.Object] })
}

// deep is the tables of s that are read by themselves.
func (r *reader) deep(s *Snapshot) []*Table {
	named := map[*Table]bool{}
	for _, n := range r.options.Deep {
		if t, ok := s.Table(n); ok {
			named[t] = true
		} else {
			r.warn(n, "to be read at Deep, and was not found")
		}
	}
	var ts []*Table
	for t := range s.Tables() {
		if named[t] || r.options.Level == Deep || r.options.Level == Nested && !t.Known.Has(NestedNullability) {
			ts = append(ts, t)
		}
	}
	return ts
}

// deepen asks each of ts by itself.
func (r *reader) deepen(ctx context.Context, ts []*Table) error {
	r.tell(func(p *Progress) { p.Phase, p.Tables = "deep", 0 })
	fs := make([]func(context.Context) error, len(ts))
	for i, t := range ts {
		fs[i] = func(ctx context.Context) error {
			defer r.tell(func(p *Progress) { p.Tables++ })
			return r.deepenTable(ctx, t)
		}
	}
	if err := all(ctx, fs); err != nil {
		return fmt.Errorf("reflect: %w", err)
	}
	return nil
}

// deepenTable asks t: by SHOW CREATE TABLE, which tells all; by DESCRIBE AS JSON
// where that has no answer, and of views; by DESCRIBE if nothing else answers.
func (r *reader) deepenTable(ctx context.Context, t *Table) error {
	var why error
	for _, ask := range r.ways(t) {
		err := ask(ctx, t)
		if err == nil {
			r.customize(t)
			break
		}
		if stops(ctx, err) {
			return err
		}
		why = err
		if vanished(t, err) {
			break
		}
	}
	if facts := t.lacks(); facts != 0 && why != nil {
		g := gap(t.Name, facts, why)
		if vanished(t, why) {
			g.Reason = Raced
		}
		r.gap(g)
	}
	return nil
}

// vanished reports whether err says that t, which was listed, is not there any
// more. Of a view it may say that of what the view reads.
func vanished(t *Table, err error) bool {
	return !t.Kind.IsView() && (errors.Is(err, brickwork.ErrTableNotFound) || errors.Is(err, brickwork.ErrSchemaNotFound))
}

// lacks is the facts that are not known of t and could be.
func (t *Table) lacks() Coverage {
	if t.Kind.IsView() {
		return viewFacts &^ t.Known
	}
	return deepFacts &^ t.Known
}

// ways is how t can be asked, the best first.
func (r *reader) ways(t *Table) []func(context.Context, *Table) error {
	switch {
	case t.Kind.IsView():
		return []func(context.Context, *Table) error{r.describeJSON, r.describe}
	case t.Known.Has(Columns):
		return []func(context.Context, *Table) error{r.showCreate, r.describeJSON}
	}
	return []func(context.Context, *Table) error{r.showCreate, r.describeJSON, r.describe}
}

// stops reports whether err is more than an answer that this table does not give.
func stops(ctx context.Context, err error) bool {
	if _, ok := err.(*unreadable); ok {
		return false
	}
	return fatal(ctx, err)
}

// unreadable is an answer that this version does not understand.
type unreadable struct {
	what string
	err  error
}

func (e *unreadable) Error() string { return "reflect: " + e.what + ": " + e.err.Error() }
func (e *unreadable) Unwrap() error { return e.err }

// showCreate reads the statement that makes t.
func (r *reader) showCreate(ctx context.Context, t *Table) error {
	var text string
	if err := r.rows(ctx, ddl.ShowCreate{Table: ddl.Table{Name: t.Name}}, func(row *record) { text = row.text() }); err != nil {
		return err
	}
	d, err := parseCreate(text)
	if err != nil {
		r.warn(t.Name, "SHOW CREATE TABLE: %v", err)
		return &unreadable{"SHOW CREATE TABLE", err}
	}
	t.created(d)
	return nil
}

// describeJSON reads DESCRIBE TABLE EXTENDED t AS JSON.
func (r *reader) describeJSON(ctx context.Context, t *Table) error {
	var text string
	q := ddl.Describe{Object: ddl.Table{Name: t.Name}, Extended: true, JSON: true}
	if err := r.rows(ctx, q, func(row *record) { text = row.text() }); err != nil {
		return err
	}
	m, err := parseMetadata(text)
	if err != nil {
		return &unreadable{"DESCRIBE AS JSON", err}
	}
	t.described(m, m.columns())
	return nil
}

// describe reads the names and types of the columns, for want of anything better.
func (r *reader) describe(ctx context.Context, t *Table) error {
	var d description
	if err := r.rows(ctx, ddl.Describe{Object: ddl.Table{Name: t.Name}}, d.take); err != nil {
		return err
	}
	t.setColumns(d.columns)
	t.Known |= Columns
	return nil
}

// description is the columns that DESCRIBE lists, up to a line that is empty or
// the heading of what else it says: one of those has no type, a column has one.
type description struct {
	columns []Column
	done    bool
}

func (d *description) take(row *record) {
	name, typ, comment := row.text(), row.text(), row.text()
	if d.done = d.done || name == "" || typ == ""; !d.done {
		d.columns = append(d.columns, Column{Name: name, Type: detailed(typ), Nullable: true, Comment: comment})
	}
}

// setColumns makes columns those of t; what they cannot tell of a column that
// was there before stays.
func (t *Table) setColumns(columns []Column) {
	before := map[string]*Column{}
	for i := range t.Columns {
		before[strings.ToLower(t.Columns[i].Name)] = &t.Columns[i]
	}
	for i := range columns {
		if old := before[strings.ToLower(columns[i].Name)]; old != nil {
			columns[i].Tags = old.Tags
			columns[i].Mask = cmp.Or(columns[i].Mask, old.Mask)
		}
	}
	t.Columns = columns
}
