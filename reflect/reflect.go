package reflect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
)

// Options says what is read. The zero Options reads the current catalog at [Bulk].
type Options struct {
	Level    Level
	Catalogs []string
	Include  []string // globs over "schema.table"; empty is all
	Exclude  []string
	Deep     []Name // tables that are read at Deep, whatever Level is
	Grants   bool
	Parallel int // statements at a time; 0 is 4
	Overlay  Overlay
	Progress func(Progress) // not called by two goroutines at once
	// Column may change a column as it is read, for types that the catalog
	// does not know: once at Bulk, and once more if the table is read at Deep.
	// It is not called by two goroutines at once.
	Column func(table Name, c *Column)
}

// Like is o, which reads, where it does not say what, as much as s holds: of its
// catalogs what its patterns name, at its level, with privileges if it has them.
func (o Options) Like(s *Snapshot) Options {
	if o.Level == 0 {
		o.Level = s.Level
	}
	if len(o.Catalogs) == 0 {
		for _, c := range s.Catalogs {
			o.Catalogs = append(o.Catalogs, c.Name)
		}
	}
	if o.Include == nil && o.Exclude == nil {
		o.Include, o.Exclude = s.Include, s.Exclude
	}
	for t := range s.Tables() {
		o.Grants = o.Grants || t.Known.Has(Grants)
	}
	return o
}

// Progress is how far a reflection has come.
type Progress struct {
	Phase      string // "bulk", "deep", in the end "done"
	Catalog    string
	Statements int // sent so far
	Rows       int64
	Tables     int // complete so far
	Elapsed    time.Duration
}

// Reflect reads catalogs. What cannot be read is a [Gap], not an error; an error
// is what stops everything: ctx, a connection, a catalog that does not exist, a
// pattern that is none.
func Reflect(ctx context.Context, e brickwork.Engine, o Options) (*Snapshot, error) {
	r, err := newReader(e, o)
	if err != nil {
		return nil, err
	}
	s, err := r.session(ctx)
	if err != nil {
		return nil, err
	}
	if err := r.bulk(ctx, s); err != nil {
		return nil, err
	}
	if err := r.deepen(ctx, r.deep(s)); err != nil {
		return nil, err
	}
	o.Overlay.apply(s)
	r.finish(s)
	return s, nil
}

// reader is a reflection on its way. Its methods are safe for concurrent use.
type reader struct {
	engine  brickwork.Engine
	options Options
	scope   scope
	before  *Snapshot     // that is refreshed, nil if there is none
	slots   chan struct{} // one for each statement at a time
	types   typeTexts

	mu       sync.Mutex
	progress Progress
	started  time.Time
	told     time.Time
	gaps     []Gap
	warnings []Warning
	others   map[string]*catalogRead // keys of catalogs that are not read, by name in small letters
}

func newReader(e brickwork.Engine, o Options) (*reader, error) {
	if o.Level == 0 {
		o.Level = Bulk
	}
	if o.Parallel <= 0 {
		o.Parallel = 4
	}
	sc, err := newScope(o.Include, o.Exclude)
	if err != nil {
		return nil, err
	}
	return &reader{engine: e, options: o, scope: sc, slots: make(chan struct{}, o.Parallel),
		started: time.Now(), progress: Progress{Phase: "bulk"}}, nil
}

// rows runs q and gives each row to take. It waits for a free slot.
func (r *reader) rows(ctx context.Context, q builder.RowStmt, take func(*record)) (err error) {
	select {
	case r.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-r.slots }()
	r.tell(func(p *Progress) { p.Statements++ })
	rows, err := r.engine.Query(ctx, q)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	n, row := int64(0), record{columns: rows.Columns()}
	for rows.Next() {
		row.values, row.at = rows.Values(), 0
		take(&row)
		if n++; n%1000 == 0 {
			r.tell(func(p *Progress) { p.Rows += 1000 })
		}
	}
	r.tell(func(p *Progress) { p.Rows += n % 1000 })
	return rows.Err()
}

// tell counts, and reports at most four times a second.
func (r *reader) tell(count func(*Progress)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	count(&r.progress)
	if time.Since(r.told) >= 250*time.Millisecond {
		r.report()
	}
}

// report tells the caller. The lock is held, so that one event comes after the other.
func (r *reader) report() {
	if r.options.Progress != nil {
		r.told = time.Now()
		r.progress.Elapsed = r.told.Sub(r.started)
		r.options.Progress(r.progress)
	}
}

func (r *reader) gap(g Gap) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.gaps = append(r.gaps, g)
}

// restate says of the gaps of object that it is facts that are unknown.
func (r *reader) restate(object Name, facts Coverage) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.gaps {
		if r.gaps[i].Object == object {
			r.gaps[i].Facts = facts
		}
	}
}

func (r *reader) warn(object Name, format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.warnings = append(r.warnings, Warning{object, fmt.Sprintf(format, args...)})
}

// all runs fs side by side and returns the first error, at which the others stop.
func all(ctx context.Context, fs []func(context.Context) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	for _, f := range fs {
		wg.Go(func() {
			if err := f(ctx); err != nil {
				cancel(err)
			}
		})
	}
	wg.Wait()
	if ctx.Err() == nil {
		return nil
	}
	return context.Cause(ctx)
}

// fatal reports whether err stops everything: it is no answer to a statement.
func fatal(ctx context.Context, err error) bool {
	if ctx.Err() != nil {
		return true
	}
	for _, c := range []brickwork.Condition{brickwork.ErrUnavailable, brickwork.ErrUnauthenticated, brickwork.ErrSessionLost} {
		if errors.Is(err, c) {
			return true
		}
	}
	e := (*brickwork.Error)(nil)
	return !errors.As(err, &e) && !errors.Is(err, brickwork.ErrUnsupported)
}

// session is an empty snapshot that knows who asks whom.
func (r *reader) session(ctx context.Context) (*Snapshot, error) {
	s := &Snapshot{Format: 1, Taken: time.Now().UTC().Truncate(time.Second), Level: r.options.Level,
		Include: slices.Clone(r.options.Include), Exclude: slices.Clone(r.options.Exclude)}
	var catalog string
	err := r.rows(ctx, builder.Select(
		builder.Call[string]("current_catalog"), builder.Call[string]("current_user"), builder.Call[string]("version"),
	), func(row *record) { catalog, s.Principal, s.Server = row.text(), row.text(), row.text() })
	if err != nil {
		return nil, fmt.Errorf("reflect: session: %w", err)
	}
	if len(r.options.Catalogs) == 0 {
		r.options.Catalogs = []string{catalog}
	}
	for _, c := range r.options.Catalogs {
		s.Catalogs = append(s.Catalogs, Catalog{Name: c}) // filled in by bulk
	}
	byName(s.Catalogs, (*Catalog).name)
	s.Catalogs = slices.CompactFunc(s.Catalogs, func(a, b Catalog) bool { return fold(a.Name, b.Name) == 0 })
	err = r.rows(ctx, builder.Select(
		builder.Call[string]("current_metastore"), builder.Call[string]("to_json", builder.Call[any]("current_version")),
	), func(row *record) { s.Metastore, s.Server = row.text(), row.text() })
	if err != nil && fatal(ctx, err) {
		return nil, fmt.Errorf("reflect: session: %w", err)
	}
	return s, nil
}

// bulk fills in the catalogs of s.
func (r *reader) bulk(ctx context.Context, s *Snapshot) error {
	reads := make([]*catalogRead, len(s.Catalogs))
	fs := make([]func(context.Context) error, len(s.Catalogs))
	for i := range s.Catalogs {
		reads[i] = newCatalogRead(r, s.Catalogs[i].Name)
		fs[i] = reads[i].run
	}
	if err := all(ctx, fs); errors.As(err, new(*ObjectError)) {
		return err
	} else if err != nil {
		return fmt.Errorf("reflect: %w", err)
	}
	if err := r.parents(ctx, reads); err != nil {
		return fmt.Errorf("reflect: %w", err)
	}
	for i, c := range reads {
		s.Catalogs[i] = c.assemble(reads)
	}
	return nil
}

// finish adds what was odd to s, in order.
func (r *reader) finish(s *Snapshot) {
	r.warnTypes(s)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.Phase = "done"
	r.report()
	s.Gaps, s.Warnings = append(s.Gaps, r.gaps...), append(s.Warnings, r.warnings...)
	s.sortRemarks()
}

// sortRemarks puts gaps and warnings in order, each once.
func (s *Snapshot) sortRemarks() {
	slices.SortFunc(s.Gaps, func(a, b Gap) int {
		return cmp.Or(foldName(a.Object, b.Object), cmp.Compare(a.Facts, b.Facts), cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Class, b.Class))
	})
	s.Gaps = slices.Compact(s.Gaps)
	slices.SortFunc(s.Warnings, func(a, b Warning) int { return cmp.Or(foldName(a.Object, b.Object), cmp.Compare(a.Text, b.Text)) })
	s.Warnings = slices.Compact(s.Warnings)
}
