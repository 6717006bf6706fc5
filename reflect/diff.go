package reflect

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/types"
)

// Change is one difference between two snapshots.
type Change struct {
	Kind     ChangeKind
	Name     Name     // of a catalog, the last two parts are empty; of a schema, the last
	Path     []string // column, field; or the name of a constraint, tag, property
	From, To string   // as SQL or text
	Impact   Impact
}

// String is the change in a line, with escapes for what is not printable.
func (c Change) String() string {
	text := fmt.Sprintf("%s: %s %s", c.Impact, c.Kind, c.Name)
	if len(c.Path) > 0 {
		text += " " + pathText(c.Path)
	}
	if c.From != "" || c.To != "" {
		text += fmt.Sprintf(": %q to %q", c.From, c.To)
	}
	return quote.Printable(text)
}

// pathText is names with dots between them, in backticks if they need them.
func pathText(names []string) string {
	parts := make([]string, len(names))
	for i, name := range names {
		parts[i] = string(quoted(name))
	}
	return strings.Join(parts, ".")
}

// DiffOptions says what is compared.
type DiffOptions struct {
	Ignore  []ChangeKind
	Renames bool // recognise renamed tables and columns
}

// Diff is how to is different from from, in the order of names. Facts that
// either side does not know, and tables that its patterns leave out, are not compared.
//
// A table that is gone may only be hidden: if the two were not taken by the same
// principal, or to does not know all objects, the impact is [Unsure].
func Diff(from, to *Snapshot, o DiffOptions) []Change {
	d := differ{options: o, samePrincipal: from.Principal == to.Principal}
	from, to = from.within(to), to.within(from)
	pairwise(from.Catalogs, to.Catalogs, (*Catalog).name, func(a, b *Catalog) {
		switch {
		case a == nil:
			d.add(Change{Kind: CatalogAdded, Name: Name{Catalog: b.Name}, Impact: Harmless})
			a = &Catalog{Name: b.Name, Known: b.Known}
		case b == nil:
			d.add(Change{Kind: CatalogDropped, Name: Name{Catalog: a.Name}, Impact: Unsure})
			return
		}
		d.catalog(a, b)
	})
	slices.SortStableFunc(d.changes, func(a, b Change) int { return foldName(a.Name, b.Name) })
	return d.changes
}

// differ collects changes.
type differ struct {
	options       DiffOptions
	samePrincipal bool
	changes       []Change
}

func (d *differ) add(c Change) {
	if !slices.Contains(d.options.Ignore, c.Kind) {
		d.changes = append(d.changes, c)
	}
}

// change adds a change if from and to differ.
func (d *differ) change(kind ChangeKind, n Name, path []string, from, to string, impact Impact) {
	if from != to {
		d.add(Change{kind, n, path, from, to, impact})
	}
}

// gone is the impact of an object that is not in a place of which known is known.
func (d *differ) gone(known Coverage) Impact {
	if d.samePrincipal && known.Has(Objects) {
		return Breaking
	}
	return Unsure
}

// pairwise gives f the elements of two sorted lists by name; nil where one has none.
func pairwise[E any](a, b []E, name func(*E) string, f func(a, b *E)) {
	for i, j := 0, 0; i < len(a) || j < len(b); {
		order := 0
		switch {
		case i == len(a):
			order = 1
		case j == len(b):
			order = -1
		default:
			order = fold(name(&a[i]), name(&b[j]))
		}
		switch {
		case order < 0:
			f(&a[i], nil)
			i++
		case order > 0:
			f(nil, &b[j])
			j++
		default:
			f(&a[i], &b[j])
			i, j = i+1, j+1
		}
	}
}

func (d *differ) catalog(a, b *Catalog) {
	n := Name{Catalog: b.Name}
	d.text(a.Known&b.Known, n, nil, a.Comment, b.Comment, a.Tags, b.Tags)
	d.change(OwnerChanged, n, nil, a.Owner, b.Owner, Harmless)
	pairwise(a.Schemas, b.Schemas, (*Schema).name, func(x, y *Schema) {
		switch {
		case x == nil:
			d.add(Change{Kind: SchemaAdded, Name: Name{Catalog: b.Name, Schema: y.Name}, Impact: Harmless})
			x = &Schema{Catalog: b.Name, Name: y.Name, Known: y.Known &^ (Comments | Tags), Owner: y.Owner}
		case y == nil:
			y = &Schema{Catalog: a.Name, Name: x.Name, Known: b.Known & x.Known, Comment: x.Comment, Tags: x.Tags, Owner: x.Owner}
			d.schema(x, y)
			d.add(Change{Kind: SchemaDropped, Name: Name{Catalog: a.Name, Schema: x.Name}, Impact: d.gone(b.Known)})
			return
		}
		d.schema(x, y)
	})
}

// text compares what every object has.
func (d *differ) text(known Coverage, n Name, path []string, comment, newComment string, tags, newTags map[string]string) {
	if known.Has(Comments) {
		d.change(CommentChanged, n, path, comment, newComment, Harmless)
	}
	if known.Has(Tags) {
		d.maps(TagChanged, n, path, tags, newTags)
	}
}

// maps compares tags or properties.
func (d *differ) maps(kind ChangeKind, n Name, path []string, a, b map[string]string) {
	keys := maps.Clone(a)
	if keys == nil {
		keys = map[string]string{}
	}
	maps.Copy(keys, b)
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		x, inA := a[k]
		y, inB := b[k]
		if inA != inB || x != y {
			d.add(Change{kind, n, below(path, k), shown(x, inA), shown(y, inB), Harmless})
		}
	}
}

// shown is v, or "none" in a form that no value has, if there is none.
func shown(v string, ok bool) string {
	if !ok {
		return ""
	}
	return "'" + v + "'"
}

func below(path []string, name string) []string { return append(slices.Clip(path), name) }

func (d *differ) schema(a, b *Schema) {
	n := Name{Catalog: b.Catalog, Schema: b.Name}
	d.text(a.Known&b.Known, n, nil, a.Comment, b.Comment, a.Tags, b.Tags)
	d.change(OwnerChanged, n, nil, a.Owner, b.Owner, Harmless)
	renamed := d.renamedTables(a, b)
	pairwise(a.Tables, b.Tables, (*Table).name, func(x, y *Table) {
		switch {
		case x == nil && renamed[y] != nil:
			d.add(Change{Kind: TableRenamed, Name: renamed[y].Name, From: renamed[y].Name.Name, To: y.Name.Name, Impact: Breaking})
			d.table(renamed[y], y)
		case x == nil:
			d.add(Change{Kind: TableAdded, Name: y.Name, To: y.Kind.String(), Impact: Harmless})
		case y == nil && renamed[x] != nil:
		case y == nil:
			d.add(Change{Kind: TableDropped, Name: x.Name, From: x.Kind.String(), Impact: d.gone(b.Known)})
		default:
			d.table(x, y)
		}
	})
	if known := a.Known & b.Known; known.Has(Functions) {
		pairwise(a.Functions, b.Functions, (*Function).name, func(x, y *Function) { d.function(x, y, d.gone(b.Known)) })
	}
	if known := a.Known & b.Known; known.Has(Volumes) {
		pairwise(a.Volumes, b.Volumes, (*Volume).name, func(x, y *Volume) { d.volume(x, y, d.gone(b.Known)) })
	}
}

// renamedTables pairs tables that are gone with new ones of the same columns, in
// both directions, if there is only one such pair.
func (d *differ) renamedTables(a, b *Schema) map[*Table]*Table {
	if !d.options.Renames {
		return nil
	}
	gone, added := map[string][]*Table{}, map[string][]*Table{}
	pairwise(a.Tables, b.Tables, (*Table).name, func(x, y *Table) {
		switch {
		case y == nil && x.Known.Has(Columns):
			gone[x.layout()] = append(gone[x.layout()], x)
		case x == nil && y.Known.Has(Columns):
			added[y.layout()] = append(added[y.layout()], y)
		}
	})
	pairs := map[*Table]*Table{}
	for layout, xs := range gone {
		if ys := added[layout]; len(xs) == 1 && len(ys) == 1 && xs[0].Kind == ys[0].Kind {
			pairs[xs[0]], pairs[ys[0]] = ys[0], xs[0]
		}
	}
	return pairs
}

// function compares functions; gone is the impact if there is no b.
func (d *differ) function(a, b *Function, gone Impact) {
	switch {
	case a == nil:
		d.add(Change{Kind: FunctionAdded, Name: b.Name, Impact: Harmless})
	case b == nil:
		d.add(Change{Kind: FunctionDropped, Name: a.Name, Impact: gone})
	default:
		d.change(FunctionChanged, b.Name, nil, a.signature(), b.signature(), Risky)
		d.change(CommentChanged, b.Name, nil, a.Comment, b.Comment, Harmless)
	}
}

// signature is the function as text, with all that matters to who calls it.
func (f *Function) signature() string {
	var b strings.Builder
	for i, p := range f.Params {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s %s", quoted(p.Name), types.Format(p.Type))
		if p.Default != "" {
			fmt.Fprintf(&b, " DEFAULT %s", p.Default)
		}
	}
	text := f.Kind.String() + " (" + b.String() + ") RETURNS "
	if f.Kind == TableFunction {
		text += "TABLE " + types.Format(types.Struct{Fields: f.Columns})
	} else {
		text += types.Format(f.Returns)
	}
	return text + " " + string(f.Body)
}

// volume compares volumes; gone is the impact if there is no b.
func (d *differ) volume(a, b *Volume, gone Impact) {
	switch {
	case a == nil:
		d.add(Change{Kind: VolumeAdded, Name: b.Name, To: b.Location, Impact: Harmless})
	case b == nil:
		d.add(Change{Kind: VolumeDropped, Name: a.Name, From: a.Location, Impact: gone})
	default:
		d.text(Comments|Tags, b.Name, nil, a.Comment, b.Comment, a.Tags, b.Tags)
		d.change(OwnerChanged, b.Name, nil, a.Owner, b.Owner, Harmless)
	}
}

// layout is the names and types of the columns, in their order.
func (t *Table) layout() string {
	fields := make([]types.Field, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = types.Field{Name: strings.ToLower(c.Name), Type: c.Type}
	}
	return types.Format(types.Struct{Fields: fields})
}

// table compares two tables that are the same object.
func (d *differ) table(a, b *Table) {
	n, known := b.Name, a.Known&b.Known
	d.change(TableKindChanged, n, nil, a.Kind.String(), b.Kind.String(), Risky)
	d.text(known, n, nil, a.Comment, b.Comment, a.Tags, b.Tags)
	d.change(OwnerChanged, n, nil, a.Owner, b.Owner, Harmless)
	d.change(CoverageChanged, n, nil, (a.Known &^ b.Known).String(), (b.Known &^ a.Known).String(), Unsure)
	if known.Has(Columns) {
		d.columns(a, b)
	}
	if known.Has(Keys) {
		d.keys(a, b, known.Has(Rely))
	}
	d.layouts(a, b, known)
	if known.Has(Masks) {
		d.change(RowFilterChanged, n, nil, a.RowFilter.String(), b.RowFilter.String(), Risky)
	}
	if known.Has(ViewText) {
		d.change(ViewTextChanged, n, nil, string(a.View), string(b.View), Risky)
	}
	if known.Has(Grants) {
		d.change(GrantChanged, n, nil, granted(a.Grants), granted(b.Grants), Risky)
	}
}

func granted(gs []Grant) string {
	texts := make([]string, len(gs))
	for i, g := range gs {
		texts[i] = strings.TrimSpace(g.Privilege + " TO " + string(quoted(g.Principal)) + " " + g.Inherited)
	}
	return strings.Join(texts, ", ")
}

// String is the call as SQL, "" of nil.
func (u *Use) String() string {
	if u == nil {
		return ""
	}
	args := make([]string, len(u.Args))
	for i, a := range u.Args {
		args[i] = string(a)
	}
	return u.Function.String() + "(" + strings.Join(args, ", ") + ")"
}

// keys compares keys; RELY only if both sides know it.
func (d *differ) keys(a, b *Table, rely bool) {
	d.change(PrimaryKeyChanged, b.Name, nil, a.PrimaryKey.text(rely), b.PrimaryKey.text(rely), Risky)
	text := func(k *ForeignKey) string { return k.text(rely) }
	old, now := slices.Clone(a.ForeignKeys), slices.Clone(b.ForeignKeys)
	byText := func(x, y ForeignKey) int { return cmp.Compare(text(&x), text(&y)) }
	slices.SortFunc(old, byText)
	slices.SortFunc(now, byText)
	d.lists(b.Name, texts(old, text), texts(now, text), ForeignKeyDropped, ForeignKeyAdded, func(i int) []string { return []string{old[i].Name} },
		func(i int) []string { return []string{now[i].Name} }, Harmless)
}

// lists compares sorted lists.
func (d *differ) lists(n Name, a, b []string, dropped, added ChangeKind, pathA, pathB func(int) []string, impact Impact) {
	for i, x := range a {
		if !slices.Contains(b, x) {
			d.add(Change{Kind: dropped, Name: n, Path: pathA(i), From: x, Impact: Harmless})
		}
	}
	for i, y := range b {
		if !slices.Contains(a, y) {
			d.add(Change{Kind: added, Name: n, Path: pathB(i), To: y, Impact: impact})
		}
	}
}

func texts[E any](s []E, text func(*E) string) []string {
	out := make([]string, len(s))
	for i := range s {
		out[i] = text(&s[i])
	}
	return out
}

func (k *PrimaryKey) text(rely bool) string {
	if k == nil {
		return ""
	}
	text := "PRIMARY KEY " + namesOf(k.Columns)
	if rely && k.TimeSeries != "" {
		text += " TIMESERIES " + string(quoted(k.TimeSeries))
	}
	if rely && k.Rely {
		text += " RELY"
	}
	return text
}

func (k *ForeignKey) text(rely bool) string {
	text := "FOREIGN KEY " + namesOf(k.Columns) + " REFERENCES " + k.Parent.String() + " " + namesOf(k.ParentColumns)
	if rely && k.Rely {
		text += " RELY"
	}
	return text
}

func (c *Check) text() string { return string(quoted(c.Name)) + " CHECK (" + string(c.Cond) + ")" }

func namesOf(names []string) string {
	quotedNames := make([]string, len(names))
	for i, n := range names {
		quotedNames[i] = string(quoted(n))
	}
	return "(" + strings.Join(quotedNames, ", ") + ")"
}

// layouts compares how rows are kept.
func (d *differ) layouts(a, b *Table, known Coverage) {
	if known.Has(Checks) {
		d.lists(b.Name, texts(a.Checks, (*Check).text), texts(b.Checks, (*Check).text), CheckDropped, CheckAdded,
			func(i int) []string { return []string{a.Checks[i].Name} }, func(i int) []string { return []string{b.Checks[i].Name} }, Risky)
	}
	if known.Has(Partitioning) {
		d.change(PartitioningChanged, b.Name, nil, namesOf(a.Partition), namesOf(b.Partition), Harmless)
	}
	if known.Has(Clustering) {
		d.change(ClusteringChanged, b.Name, nil, a.clusterText(), b.clusterText(), Harmless)
	}
	if known.Has(Properties) {
		d.maps(PropertyChanged, b.Name, nil, a.settings(), b.settings())
	}
}

func (t *Table) clusterText() string {
	if t.ClusterAuto {
		return "AUTO"
	}
	paths := make([]string, len(t.Cluster))
	for i, path := range t.Cluster {
		paths[i] = pathText(path)
	}
	return strings.Join(paths, ", ")
}
