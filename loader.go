package brickwork

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Bounds of a statement of a load.
const (
	mostBytes = 1000 << 10 // of 1 MB; the rest is for the text
	mostRows  = 100_000
	firstRows = 1000 // before it is known how large rows are
	mostCells = 255  // parameters of a statement
)

// loader is a [Load] on its way.
type loader[R any] struct {
	engine  Engine
	target  builder.Target
	options LoadOptions
	keys    []string
	rowsOf  func([]R) *ast.RowSet
	started time.Time

	begun bool          // a statement has been sent
	slots chan struct{} // one for each statement on its way
	wait  sync.WaitGroup

	mu      sync.Mutex
	loaded  Loaded
	inDoubt int64
	errs    []error
}

func newLoader[R any](e Engine, t builder.Target, o LoadOptions) (*loader[R], error) {
	if o.Strategy == Files || o.Strategy == Automatic && o.Stage != "" {
		return nil, fmt.Errorf("strategy Files: %w", ErrUnsupported)
	}
	l := &loader[R]{engine: e, target: t, options: o, started: time.Now(), slots: make(chan struct{}, max(o.Parallel, 1))}
	l.rowsOf = func(rows []R) *ast.RowSet { return rowSet(t, builder.RowsOf(t, rows)) }
	if generated, ok := t.(interface{ Rows([]R) builder.RowSet }); ok {
		l.rowsOf = func(rows []R) *ast.RowSet { return rowSet(t, generated.Rows(rows)) }
	}
	set := l.rowsOf(nil)
	if set.Err != "" {
		return nil, errors.New(set.Err)
	}
	if len(set.Columns) == 0 {
		return nil, fmt.Errorf("%T has no columns", *new(R))
	}
	if o.Mode == Upsert {
		return l, l.setKeys(set)
	}
	return l, nil
}

// rowSet is the tree of rows.
func rowSet(t builder.Target, rows builder.RowSet) *ast.RowSet {
	return builder.Insert(t).Rows(rows).Stmt().(*ast.Insert).Rows[0]
}

// setKeys finds the keys of Upsert, all of which the rows need to have.
func (l *loader[R]) setKeys(set *ast.RowSet) error {
	l.keys = l.options.Keys
	info := builder.InfoOf(l.target)
	if len(l.keys) == 0 {
		for _, i := range info.PrimaryKey {
			l.keys = append(l.keys, info.Columns[i].Name)
		}
	}
	if len(l.keys) == 0 {
		return errors.New("Upsert needs Keys: no primary key of the table is known")
	}
	if key := l.lacks(set); key != "" {
		return fmt.Errorf("key %q is no column of the rows", key)
	}
	return nil
}

// lacks is a key that is no column of set, "" if all are.
func (l *loader[R]) lacks(set *ast.RowSet) string {
	for _, key := range l.keys {
		if !slices.ContainsFunc(set.Columns, func(c *ast.Column) bool { return strings.EqualFold(c.Name, key) }) {
			return key
		}
	}
	return ""
}

// load reads rows and sends them; what is on its way when something fails is
// waited for.
func (l *loader[R]) load(ctx context.Context, rows iter.Seq2[R, error]) (Loaded, error) {
	var pending []R
	target := l.most()
	if l.options.Rows <= 0 {
		target = min(target, firstRows)
	}
	for row, err := range rows {
		if err != nil {
			l.fail(0, fmt.Errorf("source: %w", err))
			break
		}
		if pending = append(pending, row); len(pending) < target {
			continue
		}
		if pending, target = l.flush(ctx, pending); l.failed() {
			break
		}
	}
	for len(pending) > 0 && !l.failed() {
		pending, _ = l.flush(ctx, pending)
	}
	if l.options.Mode == Overwrite && !l.begun && !l.failed() {
		l.send(ctx, builder.Truncate{Table: l.target}, 0, 0)
	}
	l.wait.Wait()
	l.loaded.Elapsed = time.Since(l.started)
	if l.errs != nil {
		return l.loaded, &LoadError{Loaded: l.loaded, InDoubt: l.inDoubt, Err: errors.Join(l.errs...)}
	}
	return l.loaded, nil
}

// most is the number of rows that a statement takes at most.
func (l *loader[R]) most() int {
	n := mostRows
	if l.options.Strategy == Values {
		n = max(1, mostCells/len(l.rowsOf(nil).Columns))
	}
	if l.options.Rows > 0 {
		n = min(n, l.options.Rows)
	}
	return n
}

// flush sends as many rows of the beginning of pending as fit into a statement.
// It returns the rest, and how many rows to gather next.
func (l *loader[R]) flush(ctx context.Context, pending []R) (rest []R, next int) {
	set := l.rowsOf(pending)
	if set.Err != "" {
		l.fail(0, errors.New(set.Err))
		return pending, 1
	}
	budget := mostBytes
	if l.options.Bytes > 0 {
		budget = min(budget, l.options.Bytes)
	}
	n, size := fit(set, min(l.most(), len(pending)), budget)
	set.Len = n
	for _, part := range sameDefaults(set) {
		if key := l.lacks(part); key != "" {
			l.fail(0, fmt.Errorf("a row without a value of key %q", key))
			return pending, 1
		}
		l.send(ctx, l.statement(part), part.Len, size*part.Len/n)
	}
	next = min(l.most(), max(1, n*budget/max(size, 1)*9/10))
	if n == len(pending) {
		return nil, next // the statement may still read pending
	}
	return pending[n:], next
}

// statement is the one that writes set.
func (l *loader[R]) statement(set *ast.RowSet) builder.Stmt {
	switch {
	case l.options.Mode == Upsert:
		return l.merge(set)
	case l.options.Mode == Overwrite && !l.begun:
		return tree{&ast.Insert{Into: builder.Source(l.target), Overwrite: true, Rows: []*ast.RowSet{set}}}
	}
	return tree{&ast.Insert{Into: builder.Source(l.target), Rows: []*ast.RowSet{set}}}
}

// merge updates the rows of set that are there by their keys, and inserts the others.
func (l *loader[R]) merge(set *ast.RowSet) builder.Stmt {
	source := builder.MakeRel(&ast.Inline{Info: builder.InfoOf(l.target), Alias: "source", Rows: set})
	var on []builder.Cond
	var update, insert []builder.Assign
	for _, c := range set.Columns {
		old, new := builder.Col[any](l.target, c.Name), builder.Col[any](source, c.Name)
		insert = append(insert, old.To(new))
		if slices.ContainsFunc(l.keys, func(key string) bool { return strings.EqualFold(key, c.Name) }) {
			on = append(on, builder.Eq(old, new))
		} else {
			update = append(update, old.To(new))
		}
	}
	m := builder.MergeInto(l.target).Using(source).On(on...)
	if update != nil {
		m = m.WhenMatched().Update(update...)
	}
	return m.WhenNotMatched().Insert(insert...)
}

// tree is a statement that is made here.
type tree struct{ s ast.Stmt }

// Stmt makes t a builder.Stmt.
func (t tree) Stmt() ast.Stmt { return t.s }

// send runs s, which writes so many rows, when there is a slot for it. The first
// statement of Overwrite is waited for.
func (l *loader[R]) send(ctx context.Context, s builder.Stmt, rows, bytes int) {
	alone := cap(l.slots) == 1 || l.options.Mode == Overwrite && !l.begun
	l.begun = true
	select {
	case l.slots <- struct{}{}:
	case <-ctx.Done():
	}
	switch {
	case ctx.Err() != nil:
		l.fail(0, ctx.Err())
	case l.failed():
	case alone:
		l.run(ctx, s, rows, bytes)
	default:
		l.wait.Go(func() { l.run(ctx, s, rows, bytes) })
	}
}

// run runs s and gives back its slot.
func (l *loader[R]) run(ctx context.Context, s builder.Stmt, rows, bytes int) {
	defer func() { <-l.slots }()
	if _, err := l.engine.Exec(ctx, s); err != nil {
		if !doubtful(err) {
			rows = 0
		}
		l.fail(rows, err)
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.loaded.Rows += int64(rows)
	l.loaded.Bytes += int64(bytes)
	l.loaded.Statements++
	l.loaded.Elapsed = time.Since(l.started)
	if l.options.Progress != nil {
		l.options.Progress(l.loaded)
	}
}

// doubtful reports whether a statement that failed with err may have written.
func doubtful(err error) bool {
	var server *Error
	var mistake *dialect.Error
	switch {
	case errors.As(err, &server):
		return server.doubtful
	case errors.As(err, &mistake):
		return false
	}
	return true
}

// fail notes an error, after which nothing more is sent.
func (l *loader[R]) fail(inDoubt int, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.errs = append(l.errs, err)
	l.inDoubt += int64(inDoubt)
}

func (l *loader[R]) failed() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.errs != nil
}
