package reflect

import (
	"slices"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// UpsertOptions says how rows are merged.
type UpsertOptions struct {
	Keys          []string // empty is the primary key
	Keep          []string // columns that a matching row keeps
	OnlyIfChanged bool     // leave equal rows alone
	DeleteMissing bool     // WHEN NOT MATCHED BY SOURCE THEN DELETE
}

// Upsert is a MERGE of src into t by its key: [ErrNoKey], [ErrUnknown],
// [ErrNotFound] for a column of o. All columns that can be written are taken
// from the columns of src with the same names.
func (t *Table) Upsert(src builder.Relation, o UpsertOptions) (builder.MergeStmt, error) {
	keys, err := t.keys(o.Keys)
	if err != nil {
		return builder.MergeStmt{}, err
	}
	if _, err := t.columns(o.Keep); err != nil {
		return builder.MergeStmt{}, err
	}
	s := named(src, "s")
	to := t.alias(s)
	var row, set []builder.Assign
	var changed []builder.Cond
	for _, c := range t.written(src) {
		x := builder.ColumnOf(to, c.Name)
		a := x.To(builder.Col[any](s, c.Name))
		row = append(row, a)
		if !hasName(keys, c.Name) && !containsName(o.Keep, c.Name) {
			set = append(set, a)
			changed = append(changed, differs(c, to, s))
		}
	}
	m := builder.MergeInto(to).Using(s).On(onColumns(keys, to, s)...)
	if len(set) > 0 {
		m = m.WhenMatched(builder.If(o.OnlyIfChanged, builder.Or(changed...))).Update(set...)
	}
	m = m.WhenNotMatched().Insert(row...)
	if o.DeleteMissing {
		m = m.WhenNotMatchedBySource().Delete()
	}
	return m, nil
}

// Dedupe is the rows of t, one for each key: the first by order, whose columns
// are those of t.Builder().
func (t *Table) Dedupe(order ...builder.Ordering) (builder.SelectStmt, error) {
	keys, err := t.keys(nil)
	if err != nil {
		return builder.SelectStmt{}, err
	}
	x := t.Builder()
	by := make([]builder.Any, len(keys))
	for i, k := range keys {
		by[i] = builder.ColumnOf(x, k.Name)
		order = append(order, builder.ColumnOf(x, k.Name))
	}
	first := builder.CallWindow[int32]("row_number").Over(builder.PartitionBy(by...).OrderBy(order...))
	return builder.Select(t.items(x)...).From(x).Qualify(first.Eq(1)), nil
}

// Profile is one row per column: rows, NULLs, about how many distinct values,
// the smallest and the largest as text. What cannot be compared has neither.
func (t *Table) Profile(columns ...string) (builder.SelectStmt, error) {
	cols, err := t.columns(columns)
	if err != nil {
		return builder.SelectStmt{}, err
	}
	x := t.Builder()
	rows := make([]builder.Argument, len(cols))
	for i, c := range cols {
		rows[i] = profile(c, builder.ColumnOf(x, c.Name))
	}
	all := builder.SelectValue(builder.Call[[]any]("array", rows...).As("profile")).From(x).As("p")
	each := builder.CallTable("inline", builder.Col[[]any](all, "profile")).As("c", "column_name", "rows", "nulls", "distinct_values", "smallest", "largest")
	return builder.Select(builder.Col[string](each, "column_name"), builder.Col[int64](each, "rows"), builder.Col[int64](each, "nulls"),
		builder.Col[int64](each, "distinct_values"), builder.Col[string](each, "smallest"), builder.Col[string](each, "largest"),
	).From(all).LateralView(each), nil
}

// profile is the struct of the row about c.
func profile(c *Column, x builder.Column[any]) builder.Argument {
	distinct, low, high := builder.Null[int64](), builder.Null[string](), builder.Null[string]()
	if atomic(c.Type) {
		distinct = builder.CallAgg[int64]("approx_count_distinct", x).Expr
		low, high = builder.Cast[string](builder.CallAgg[any]("min", x)), builder.Cast[string](builder.CallAgg[any]("max", x))
	}
	return builder.Call[any]("named_struct",
		builder.Lit("column_name"), builder.Lit(c.Name), builder.Lit("rows"), builder.CallAgg[int64]("count", builder.Star()),
		builder.Lit("nulls"), builder.CallAgg[int64]("count_if", x.IsNull()), builder.Lit("distinct_values"), distinct,
		builder.Lit("smallest"), low, builder.Lit("largest"), high)
}

// atomic reports whether values of t are compared as a whole and written as text.
func atomic(t types.Type) bool {
	switch t := t.(type) {
	case types.Primitive:
		return t != types.VariantType && t != types.Binary && t != types.Void
	case types.Decimal, types.Char, types.Varchar, types.Collated, types.Interval, types.Time:
		return true
	}
	return false
}

// Compare is the keys of the rows that differ between t and other, by the key of
// t, and how: "missing" in other, "extra" in other, "changed". Rows with NULL in
// the first column of the key have none, and are left out.
func (t *Table) Compare(other builder.Relation) (builder.SelectStmt, error) {
	keys, err := t.keys(nil)
	if err != nil {
		return builder.SelectStmt{}, err
	}
	b := named(other, "b")
	a := t.alias(b)
	var items []builder.Item
	var changed []builder.Cond
	for _, k := range keys {
		x, y := builder.ColumnOf(a, k.Name), builder.Col[any](b, k.Name)
		items = append(items, builder.Call[any]("coalesce", x, y).As(k.Name))
	}
	for i := range t.Columns {
		if c := &t.Columns[i]; !hasName(keys, c.Name) && t.has(other, c.Name) {
			changed = append(changed, differs(c, a, b))
		}
	}
	inA, inB := builder.ColumnOf(a, keys[0].Name), builder.Col[any](b, keys[0].Name)
	how := builder.Case(
		builder.When(inB.IsNull(), builder.Lit("missing")),
		builder.When(inA.IsNull(), builder.Lit("extra")),
	).Else(builder.Lit("changed")).As("difference")
	differ := append([]builder.Cond{inA.IsNull(), inB.IsNull()}, changed...)
	given := builder.If(keys[0].Nullable, builder.Call[any]("coalesce", inA, inB).IsNotNull())
	return builder.Select(append(items, how)...).From(a).FullJoin(b).On(onColumns(keys, a, b)...).Where(builder.Or(differ...), given), nil
}

// Orphans is the rows of t whose parent by key is missing; a NULL in the key
// needs no parent. That key does not say the columns of the parent is [ErrUnknown].
func (t *Table) Orphans(key ForeignKey) (builder.SelectStmt, error) {
	if len(key.ParentColumns) != len(key.Columns) || len(key.Columns) == 0 {
		return builder.SelectStmt{}, &ObjectError{Name: key.Parent, Facts: Keys, Err: ErrUnknown}
	}
	if _, err := t.columns(key.Columns); err != nil {
		return builder.SelectStmt{}, err
	}
	parent := builder.TableOf(&types.TableInfo{Name: key.Parent}).As("parent")
	x := t.alias(parent)
	var on, given []builder.Cond
	for i, name := range key.Columns {
		c := builder.ColumnOf(x, name)
		on = append(on, builder.Eq(c, builder.ColumnOf(parent, key.ParentColumns[i])))
		given = append(given, c.IsNotNull())
	}
	return builder.Select(t.items(x)...).From(x).AntiJoin(parent).On(on...).Where(given...), nil
}

// keys is the columns of those names, or of the primary key.
func (t *Table) keys(names []string) ([]*Column, error) {
	if len(names) == 0 {
		switch {
		case t.PrimaryKey != nil:
			names = t.PrimaryKey.Columns
		case !t.Known.Has(Keys):
			return nil, &ObjectError{Name: t.Name, Facts: Keys, Err: ErrUnknown}
		default:
			return nil, &ObjectError{Name: t.Name, Err: ErrNoKey}
		}
	}
	return t.columns(names)
}

// columns is the columns of those names, all if there are none.
func (t *Table) columns(names []string) ([]*Column, error) {
	if !t.Known.Has(Columns) {
		return nil, &ObjectError{Name: t.Name, Facts: Columns, Err: ErrUnknown}
	}
	var out []*Column
	for _, name := range names {
		c, ok := t.Column(name)
		if !ok {
			return nil, &ObjectError{Name: t.Name.Of(name), Others: t.names(), Err: ErrNotFound}
		}
		out = append(out, c)
	}
	if names == nil {
		for i := range t.Columns {
			out = append(out, &t.Columns[i])
		}
	}
	return out, nil
}

func (t *Table) names() []string {
	names := make([]string, len(t.Columns))
	for i := range t.Columns {
		names[i] = t.Columns[i].Name
	}
	return names
}

// items is the columns of t, read from x.
func (t *Table) items(x builder.Table) []builder.Item {
	items := make([]builder.Item, len(t.Columns))
	for i := range t.Columns {
		items[i] = builder.ColumnOf(x, t.Columns[i].Name)
	}
	return items
}

// written is the columns of t that a row of src gives: none that the server makes.
func (t *Table) written(src builder.Relation) []*Column {
	var out []*Column
	for i := range t.Columns {
		c := &t.Columns[i]
		if t.flags(c)&(types.Identity|types.Generated) == 0 && t.has(src, c.Name) {
			out = append(out, c)
		}
	}
	return out
}

// has reports whether r has a column of that name, as far as is known.
func (t *Table) has(r builder.Relation, name string) bool {
	table, ok := builder.Source(r).(*ast.Table)
	if !ok || table.Info == nil || len(table.Info.Columns) == 0 {
		return true
	}
	return slices.ContainsFunc(table.Info.Columns, func(c types.ColumnInfo) bool { return fold(c.Name, name) == 0 })
}

// alias is t under a name that other does not have.
func (t *Table) alias(other builder.Relation) builder.Table {
	if fold(ast.RelationName(builder.Source(other)), "t") == 0 {
		return t.Builder().As("target")
	}
	return t.Builder().As("t")
}

// named is r with a name, alias if it has none.
func named(r builder.Relation, alias string) builder.Relation {
	src := builder.Source(r)
	if ast.RelationName(src) != "" {
		return r
	}
	if d, ok := src.(*ast.Derived); ok {
		return builder.MakeRel(&ast.Derived{Query: d.Query, Alias: alias, Columns: d.Columns})
	}
	return builder.MakeRel(&ast.Aliased{Source: src, Alias: alias})
}

// onColumns holds where a and b agree in the columns; NULLs agree.
func onColumns(columns []*Column, a, b builder.Relation) []builder.Cond {
	conds := make([]builder.Cond, len(columns))
	for i, c := range columns {
		x, y := builder.Col[any](a, c.Name), builder.Col[any](b, c.Name)
		if conds[i] = builder.Eq(x, y); c.Nullable {
			conds[i] = builder.NullSafeEq(x, y)
		}
	}
	return conds
}

// differs holds where a and b differ in c. What cannot be compared is as text.
func differs(c *Column, a, b builder.Relation) builder.Cond {
	x, y := builder.Col[any](a, c.Name), builder.Col[any](b, c.Name)
	if isComparable(c.Type) {
		return builder.IsDistinctFrom(x, y)
	}
	return builder.IsDistinctFrom(builder.Call[string]("to_json", x), builder.Call[string]("to_json", y))
}

// isComparable reports whether values of t can be compared; what is not known is
// taken to be.
func isComparable(t types.Type) bool {
	switch t := t.(type) {
	case types.Map:
		return false
	case types.Primitive:
		return t != types.VariantType
	case types.Array:
		return isComparable(t.Elem)
	case types.Struct:
		return !slices.ContainsFunc(t.Fields, func(f types.Field) bool { return !isComparable(f.Type) })
	}
	return true
}

func hasName(columns []*Column, name string) bool {
	return slices.ContainsFunc(columns, func(c *Column) bool { return fold(c.Name, name) == 0 })
}

func containsName(names []string, name string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return fold(n, name) == 0 })
}
