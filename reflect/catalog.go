package reflect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
)

// tableKey names a table, a function or a volume in a catalog.
type tableKey struct{ schema, table string }

func (k tableKey) compare(o tableKey) int {
	return cmp.Or(cmp.Compare(k.schema, o.schema), cmp.Compare(k.table, o.table))
}

// keyName names a constraint in a catalog. Names of constraints are unique in a schema.
type keyName struct{ schema, name string }

// catalogRead is what was read of a catalog, by stream. Each field is written
// by one stream only, until all have ended.
type catalogRead struct {
	r     *reader
	name  string
	has   shape
	scope scope
	only  []tableKey // nil is all

	mu     sync.Mutex
	lost   Coverage            // that some stream could not tell
	lostIn map[string]Coverage // the same, by schema
	unread map[string]bool     // views that could not be read

	schemasLost Coverage // the same of schemas, not of what is in them
	slow        bool     // the columns are too many for one statement
	last        bool     // then there is no other way

	catalog     Catalog
	schemas     map[string]*Schema
	tables      map[tableKey]*Table
	columns     columnsRead
	views       map[tableKey]SQL
	constraints []constraint
	keyColumns  map[keyName][]keyColumn
	references  map[keyName]reference
	tags        []tag
	uses        []use
	functions   map[tableKey]*Function
	params      map[tableKey]*[2][]param
	volumes     map[tableKey]*Volume
	grants      map[tableKey][]Grant
}

func newCatalogRead(r *reader, name string) *catalogRead {
	return &catalogRead{
		r: r, name: name, scope: r.scope, catalog: Catalog{Name: name},
		lostIn: map[string]Coverage{}, unread: map[string]bool{},
		schemas: map[string]*Schema{}, tables: map[tableKey]*Table{}, columns: newColumns(),
		views: map[tableKey]SQL{}, keyColumns: map[keyName][]keyColumn{}, references: map[keyName]reference{},
		functions: map[tableKey]*Function{}, params: map[tableKey]*[2][]param{}, volumes: map[tableKey]*Volume{}, grants: map[tableKey][]Grant{},
	}
}

// part is a reading of some tables of c.
func (c *catalogRead) part(only ...tableKey) *catalogRead {
	p := newCatalogRead(c.r, c.name)
	p.has, p.only, p.last = c.has, only, true
	return p
}

// run reads the catalog: first what its information schema has, then all of
// that side by side. What that does not list is asked by SHOW, and all of a
// catalog without an information schema.
func (c *catalogRead) run(ctx context.Context) error {
	c.r.tell(func(p *Progress) { p.Catalog = c.name })
	err := c.probe(ctx)
	switch {
	case err != nil && fatal(ctx, err):
		return err
	case err != nil:
		return c.show(ctx, err)
	}
	if err := all(ctx, c.reads(c.streams())); err != nil {
		return err
	}
	if err := c.list(ctx); err != nil || c.r.options.Level == Names {
		return err
	}
	if c.r.before != nil {
		if err := c.refresh(ctx); err != nil {
			return err
		}
	}
	if c.slow {
		if err := c.split(ctx); err != nil {
			return err
		}
	}
	if err := c.listColumns(ctx); err != nil {
		return err
	}
	c.carry()
	return c.settle(ctx)
}

// errNothing is the answer of an information schema that describes nothing.
var errNothing = fmt.Errorf("information schema: %w", brickwork.ErrUnsupported)

// probe asks the information schema what it has: what is documented and what
// is there differ.
func (c *catalogRead) probe(ctx context.Context) error {
	t := builder.NewTable(c.name, informationSchema, "columns")
	schema, view, column := builder.Col[string](t, "table_schema"), builder.Col[string](t, "table_name"), builder.Col[string](t, "column_name")
	has := shape{}
	err := c.r.rows(ctx, builder.Select(view, column).From(t).Where(is(schema, informationSchema)), func(r *record) {
		v, name := strings.ToLower(r.text()), strings.ToLower(r.text())
		if has[v] == nil {
			has[v] = map[string]bool{}
		}
		has[v][name] = true
	})
	if c.has = has; err == nil && len(has) == 0 {
		return errNothing
	}
	return err
}

// streams is what is read at the level that was asked for.
func (c *catalogRead) streams() []stream {
	ss := listing
	if c.r.options.Level > Names {
		ss = append(ss[:len(ss):len(ss)], content...)
		if c.r.before == nil { // else see refresh
			ss = append(ss, columnStream)
		}
		if c.r.options.Grants {
			ss = append(ss, grants)
		}
	}
	return ss
}

// reads is a function for each stream that reads it.
func (c *catalogRead) reads(ss []stream) []func(context.Context) error {
	fs := make([]func(context.Context) error, len(ss))
	for i, s := range ss {
		fs[i] = func(ctx context.Context) error { return c.read(ctx, s) }
	}
	return fs
}

// read reads a stream. If several views cannot be read together, they are read
// one by one.
func (c *catalogRead) read(ctx context.Context, s stream) error {
	var queries []builder.QueryOf[builder.AnyRow]
	for i, v := range s.views {
		if c.has.lacks(v) != "" {
			c.miss(v, s.facts, NotSupported, "")
			continue
		}
		c.loseColumns(v)
		queries = append(queries, c.has.query(c.name, v, c.has.where(c.name, v, c.scope, c.only), builder.Lit(int32(i))))
	}
	taken := false
	take := func(r *record) {
		taken = true
		i, _ := r.number()
		s.take(c, i, r)
	}
	if len(queries) == 0 {
		return nil
	}
	q := queries[0].(builder.RowStmt)
	if len(queries) > 1 {
		q = builder.UnionAll(queries[0], queries[1], queries[2:]...)
	}
	err := c.r.rows(ctx, q, take)
	switch {
	case err != nil && len(queries) > 1 && !taken && !fatal(ctx, err):
		return c.readEach(ctx, s)
	case errors.Is(err, brickwork.ErrTimeout) && s.facts == columnStream.facts && !c.last:
		c.slow = true
		return nil
	}
	return c.failed(ctx, s, err)
}

// readEach reads the views of s one by one.
func (c *catalogRead) readEach(ctx context.Context, s stream) error {
	for i, v := range s.views {
		one := stream{s.facts, []view{v}, func(c *catalogRead, _ int, r *record) { s.take(c, i, r) }}
		if err := c.read(ctx, one); err != nil {
			return err
		}
	}
	return nil
}

// failed notes an answer that is an error, and returns an error that is none.
func (c *catalogRead) failed(ctx context.Context, s stream, err error) error {
	if err == nil || fatal(ctx, err) {
		return err
	}
	g := gap(Name{}, s.facts, err)
	c.miss(s.views[0], s.facts, g.Reason, g.Class)
	return nil
}

// miss notes that v could not be read, and lose that it does not tell f.
func (c *catalogRead) miss(v view, f Coverage, why Reason, class string) {
	c.mu.Lock()
	c.unread[v.name] = true
	c.mu.Unlock()
	c.lose(v, f, why, class)
}

func (c *catalogRead) lose(v view, f Coverage, why Reason, class string) {
	if f == 0 {
		return
	}
	c.mu.Lock()
	c.lost |= f
	c.mu.Unlock()
	c.r.gap(Gap{c.view(v.name), f, why, class})
}

// view is the name of a view of the information schema.
func (c *catalogRead) view(name string) Name {
	return Name{Catalog: c.name, Schema: informationSchema, Name: name}
}

// loseColumns notes the columns that v may have and has not.
func (c *catalogRead) loseColumns(v view) {
	for spec := range strings.FieldsSeq(v.columns) {
		if f := tells[spec]; f != 0 && c.has.pick(v, spec) == "" {
			c.lose(v, f, NotSupported, "")
		}
	}
}

// holds reports whether k is in scope, and of the tables that are asked for.
func (c *catalogRead) holds(k tableKey) bool { return c.r.scope.holds(k.schema, k.table) }

func (c *catalogRead) takeCatalog(_ int, r *record) {
	c.catalog.Owner, c.catalog.Comment = r.text(), r.text()
}

func (c *catalogRead) takeSchema(_ int, r *record) {
	s := &Schema{Catalog: c.name, Name: r.text(), Owner: r.text(), Comment: r.text()}
	if c.r.scope.holdsSchema(s.Name) {
		c.schemas[s.Name] = s
	}
}

// isBacking reports whether k is a table that a server keeps a materialized view in.
func isBacking(k tableKey) bool { return strings.HasPrefix(k.table, "__materialization_mat_") }

func (c *catalogRead) takeTable(_ int, r *record) {
	k := tableKey{r.text(), r.text()}
	kind, insertable := r.text(), r.text()
	if !c.holds(k) || kind == "MANAGED" && isBacking(k) {
		return
	}
	t := &Table{Name: c.object(k), Kind: tableKind(kind), Owner: r.text(), Comment: r.text(),
		Created: r.time(), Altered: r.time(), Format: strings.ToLower(r.text()), Location: r.text()}
	t.ReadOnly = t.Kind.IsView() || insertable == "NO"
	if t.Format == "unknown_data_source_format" {
		t.Format = ""
	}
	if t.Kind == OtherTable {
		c.r.warn(t.Name, "kind %q is not known", kind)
	}
	c.tables[k] = t
}

func (c *catalogRead) takeView(_ int, r *record) {
	if k, text := (tableKey{r.text(), r.text()}), SQL(r.text()); text != "" {
		c.views[k] = text
	}
}

// tag is a tag of the catalog, a schema, a table, a column or a volume.
type tag struct{ schema, table, column, volume, name, value string }

func (c *catalogRead) takeTag(_ int, r *record) {
	c.tags = append(c.tags, tag{r.text(), r.text(), r.text(), r.text(), r.text(), r.text()})
}

// use is a mask of a column, or a row filter.
type use struct {
	table        tableKey
	column       string // "" of a row filter
	function, on string // as the server writes them
}

func (c *catalogRead) takeUse(_ int, r *record) {
	c.uses = append(c.uses, use{tableKey{r.text(), r.text()}, r.text(), r.text(), r.text()})
}

func (c *catalogRead) takeFunction(_ int, r *record) {
	k := tableKey{r.text(), r.text()}
	kind, data, full := r.text(), r.text(), r.text()
	if !c.holds(k) {
		return
	}
	f := &Function{Name: c.object(k), Kind: ScalarFunction,
		Body: SQL(r.text()), Language: r.text(), Deterministic: r.yes(), Comment: r.text()}
	switch {
	case strings.EqualFold(kind, "PROCEDURE"):
		f.Kind = ProcedureFunction
	case strings.HasPrefix(strings.ToUpper(data), "TABLE"):
		f.Kind = TableFunction
	case full+data != "":
		f.Returns = c.r.types.parse(firstOf(full, data))
	}
	c.functions[k] = f
}

// param is a parameter of a function, or a column of its rows.
type param struct {
	at      int
	name    string
	typ     types.Type
	def     SQL
	comment string
}

func (c *catalogRead) takeParam(view int, r *record) {
	k := tableKey{r.text(), r.text()}
	if !c.holds(k) {
		return
	}
	at, _ := r.number()
	p := param{at: at, name: r.text(), typ: c.r.types.parse(r.text()), def: SQL(r.text()), comment: r.text()}
	if c.params[k] == nil {
		c.params[k] = new([2][]param)
	}
	c.params[k][view] = append(c.params[k][view], p)
}

func (c *catalogRead) takeVolume(_ int, r *record) {
	k := tableKey{r.text(), r.text()}
	kind := r.text()
	if c.holds(k) {
		c.volumes[k] = &Volume{Name: c.object(k), External: kind == "EXTERNAL",
			Owner: r.text(), Comment: r.text(), Location: r.text()}
	}
}

func (c *catalogRead) takeGrant(_ int, r *record) {
	k := tableKey{r.text(), r.text()}
	g := Grant{Principal: r.text(), Privilege: strings.ReplaceAll(r.text(), "_", " "), Inherited: r.text()}
	if g.Inherited == "NONE" {
		g.Inherited = ""
	}
	c.grants[k] = append(c.grants[k], g)
}

// object is the name of k.
func (c *catalogRead) object(k tableKey) Name {
	return Name{Catalog: c.name, Schema: k.schema, Name: k.table}
}

// firstOf is the first that is not empty.
func firstOf(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}
