package reflect

import (
	"fmt"
	"slices"

	"github.com/brickwork-sql/brickwork/types"
)

// columns compares the columns of a table.
func (d *differ) columns(a, b *Table) {
	known := a.Known & b.Known
	renamed := d.renamedColumns(a, b)
	var kept, now []string // that both have, as a and as b calls them, in the order of b
	for i := range b.Columns {
		y := &b.Columns[i]
		x, ok := a.Column(y.Name)
		if from := renamed[y.Name]; from != nil {
			d.add(Change{ColumnRenamed, b.Name, []string{from.Name}, from.Name, y.Name, Breaking})
			x, ok = from, true
		}
		if !ok {
			d.add(Change{Kind: ColumnAdded, Name: b.Name, Path: []string{y.Name}, To: types.Format(y.Type), Impact: b.added(y)})
			continue
		}
		kept, now = append(kept, x.Name), append(now, y.Name)
		d.column(b.Name, x, y, known)
	}
	for i := range a.Columns {
		if x := &a.Columns[i]; !slices.Contains(kept, x.Name) {
			d.add(Change{Kind: ColumnDropped, Name: b.Name, Path: []string{x.Name}, From: types.Format(x.Type), Impact: Breaking})
		}
	}
	d.moves(b.Name, nil, a.names(), kept, now)
}

// added is the impact of a new column: what inserts rows without it fails if it
// has to have a value.
func (t *Table) added(c *Column) Impact {
	if t.flags(c)&^types.HasDefault == types.NotNull {
		return Risky
	}
	return Harmless
}

// renamedColumns is the column that each new one was: of the same type at the
// same place, and the only new one.
func (d *differ) renamedColumns(a, b *Table) map[string]*Column {
	renamed := map[string]*Column{}
	if !d.options.Renames || len(a.Columns) != len(b.Columns) {
		return renamed
	}
	for i := range a.Columns {
		x, y := &a.Columns[i], &b.Columns[i]
		if a.place(y.Name) < 0 && b.place(x.Name) < 0 && types.Equal(x.Type, y.Type) {
			renamed[y.Name] = x
		}
	}
	return renamed
}

// moves finds the fewest columns whose move makes the order kept of the one
// before. They have the names of now.
func (d *differ) moves(n Name, path, before, kept, now []string) {
	old := slices.DeleteFunc(slices.Clone(before), func(name string) bool { return !slices.Contains(kept, name) })
	if slices.Equal(old, kept) {
		return
	}
	place := map[string]int{}
	for i, name := range old {
		place[name] = i
	}
	stay := longestRise(kept, place)
	for i, name := range kept {
		if !stay[name] {
			d.add(Change{ColumnMoved, n, below(path, now[i]), after(old, place[name]), after(now, i), Risky})
		}
	}
}

// after is the name before the i-th, "" if it is the first.
func after(names []string, i int) string {
	if i == 0 {
		return ""
	}
	return names[i-1]
}

// longestRise is the most names whose places rise.
func longestRise(names []string, place map[string]int) map[string]bool {
	length, from := make([]int, len(names)), make([]int, len(names))
	best := -1
	for i, name := range names {
		length[i], from[i] = 1, -1
		for j := range i {
			if place[names[j]] < place[name] && length[j] >= length[i] {
				length[i], from[i] = length[j]+1, j
			}
		}
		if best < 0 || length[i] > length[best] {
			best = i
		}
	}
	stay := map[string]bool{}
	for i := best; i >= 0; i = from[i] {
		stay[names[i]] = true
	}
	return stay
}

// column compares a column with what it was.
func (d *differ) column(n Name, a, b *Column, known Coverage) {
	path := []string{b.Name}
	d.typ(n, path, a.Type, b.Type, known.Has(NestedNullability))
	if known.Has(Nullability) {
		d.change(NullabilityChanged, n, path, nullability(!a.Nullable), nullability(!b.Nullable), Risky)
	}
	d.text(known, n, path, a.Comment, b.Comment, a.Tags, b.Tags)
	if known.Has(Defaults) {
		d.change(DefaultChanged, n, path, string(a.Default), string(b.Default), Risky)
	}
	if known.Has(GeneratedColumns) {
		d.change(GeneratedChanged, n, path, string(a.Generated), string(b.Generated), Risky)
	}
	if known.Has(Identities) {
		d.change(IdentityChanged, n, path, a.Identity.text(), b.Identity.text(), Risky)
	}
	if known.Has(Masks) {
		d.change(MaskChanged, n, path, a.Mask.String(), b.Mask.String(), Risky)
	}
}

func nullability(notNull bool) string {
	if notNull {
		return "NOT NULL"
	}
	return "NULL"
}

func (id *Identity) text() string {
	if id == nil {
		return ""
	}
	how := "ALWAYS"
	if id.ByDefault {
		how = "BY DEFAULT"
	}
	return fmt.Sprintf("%s (START WITH %d INCREMENT BY %d)", how, id.Start, id.Step)
}

// typ compares types down to the part that differs. Whether fields may be NULL,
// and their comments, are compared if inside is known of both.
func (d *differ) typ(n Name, path []string, a, b types.Type, inside bool) {
	switch x := a.(type) {
	case types.Struct:
		if y, ok := b.(types.Struct); ok {
			d.fields(n, path, x, y, inside)
			return
		}
	case types.Array:
		if y, ok := b.(types.Array); ok {
			d.typ(n, below(path, "element"), x.Elem, y.Elem, inside)
			return
		}
	case types.Map:
		if y, ok := b.(types.Map); ok {
			d.typ(n, below(path, "key"), x.Key, y.Key, inside)
			d.typ(n, below(path, "value"), x.Value, y.Value, inside)
			return
		}
	}
	if !types.Equal(a, b) {
		impact := Risky
		if widens(a, b) {
			impact = Harmless
		}
		d.add(Change{TypeChanged, n, path, types.Format(a), types.Format(b), impact})
	}
}

// fields compares the fields of structs.
func (d *differ) fields(n Name, path []string, a, b types.Struct, inside bool) {
	named := func(fields []types.Field, name string) int {
		return slices.IndexFunc(fields, func(f types.Field) bool { return fold(f.Name, name) == 0 })
	}
	var before, kept []string
	for _, x := range a.Fields {
		before = append(before, x.Name)
	}
	for _, y := range b.Fields {
		i := named(a.Fields, y.Name)
		if i < 0 {
			d.add(Change{Kind: ColumnAdded, Name: n, Path: below(path, y.Name), To: types.Format(y.Type), Impact: Harmless})
			continue
		}
		x := a.Fields[i]
		kept = append(kept, x.Name)
		d.typ(n, below(path, y.Name), x.Type, y.Type, inside)
		if inside {
			d.change(NullabilityChanged, n, below(path, y.Name), nullability(x.NotNull), nullability(y.NotNull), Risky)
			d.change(CommentChanged, n, below(path, y.Name), x.Comment, y.Comment, Harmless)
		}
	}
	for _, x := range a.Fields {
		if named(b.Fields, x.Name) < 0 {
			d.add(Change{Kind: ColumnDropped, Name: n, Path: below(path, x.Name), From: types.Format(x.Type), Impact: Breaking})
		}
	}
	d.moves(n, path, before, kept, kept)
}

// widens reports whether every value of a is one of b, so that a table can be
// altered from a to b without its files.
func widens(a, b types.Type) bool {
	switch x := a.(type) {
	case types.Primitive:
		return widensNumber(x, b)
	case types.Varchar:
		y, ok := b.(types.Varchar)
		return ok && y.Len >= x.Len || b == types.String
	case types.Char:
		y, ok := b.(types.Varchar)
		return ok && y.Len >= x.Len || b == types.String
	case types.Decimal:
		y, ok := b.(types.Decimal)
		return ok && y.Scale >= x.Scale && y.Precision-y.Scale >= x.Precision-x.Scale
	}
	return false
}

// digits is how many digits a whole number has at most.
var digits = map[types.Primitive]int{types.TinyInt: 3, types.SmallInt: 5, types.Int: 10, types.BigInt: 19}

func widensNumber(a types.Primitive, b types.Type) bool {
	switch y := b.(type) {
	case types.Primitive:
		switch {
		case digits[a] > 0 && digits[y] > 0:
			return digits[y] >= digits[a]
		case y == types.Double:
			return a == types.Float || digits[a] > 0 && a != types.BigInt
		}
		return a == types.Date && y == types.TimestampNTZ
	case types.Decimal:
		whole := 10 // of BIGINT 20, as Delta asks for
		if a == types.BigInt {
			whole = 20
		}
		return digits[a] > 0 && y.Precision-y.Scale >= whole
	}
	return false
}
