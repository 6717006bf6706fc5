package gen

import (
	"slices"
	"strconv"
	"strings"

	"github.com/brickwork-sql/brickwork/types"
)

func itoa(i int) string { return strconv.Itoa(i) }

// row writes the struct of a row of name as it is read.
func (f *sourceFile) row(name string, columns []*field) {
	null := "pointer"
	if f.pkg.config.Nulls == SQLNull {
		null = "sql.Null"
	}
	f.p("%s", comment(name+"Row is a row of "+name+" as it is read. What may be NULL is a "+null+", a nil slice or a nil map."))
	f.p("type %sRow struct {\n", name)
	for _, c := range columns {
		f.p("%s %s %s\n", c.name, f.nullable(c), tag(c.sql, "", f.pkg.config.Tags))
	}
	f.p("}\n\n")
}

// nullable is the type of c in a row.
func (f *sourceFile) nullable(c *field) string {
	switch text := f.typ(c.shape); {
	case !c.pointer():
		return text
	case f.pkg.config.Nulls == SQLNull:
		return f.use("database/sql") + "Null[" + text + "]"
	default:
		return "*" + text
	}
}

// An inserted column is one of a row to insert.
type inserted struct {
	*field
	hasDefault bool // nil is DEFAULT
}

func (t *table) inserted() []inserted {
	all := make([]inserted, len(t.writes))
	for i, at := range t.writes {
		all[i] = inserted{t.columns[at], t.info.Columns[at].Flags&types.HasDefault != 0}
	}
	return all
}

// insert writes the struct of a row to insert and what makes rows of it.
func (f *sourceFile) insert(t *table) {
	f.insertStruct(t)
	f.appendTo(t)
	var at []string
	for _, i := range t.writes {
		at = append(at, itoa(i))
	}
	n, b, columns := t.name, f.b(), small("Insert")(t.name)
	f.p("var %s = []int{%s}\n\n", columns, strings.Join(at, ", "))
	f.p("// Row is r for an INSERT.\nfunc (t *%sTable) Row(r %sInsert) %sRow { return %sRowOf(t.Table, %s, &r) }\n\n", n, n, b, b, columns)
	f.p("// Rows is rs for an INSERT.\nfunc (t *%sTable) Rows(rs []%sInsert) %sRowSet {\nreturn %sRowSetOf(t.Table, %s, rs)\n}\n\n", n, n, b, b, columns)
}

func (f *sourceFile) insertStruct(t *table) {
	text := t.name + "Insert is a row to insert."
	var left []string
	for i, c := range t.columns {
		if !slices.Contains(t.writes, i) {
			left = append(left, c.sql)
		}
	}
	if len(left) > 0 {
		text = t.name + "Insert is a row to insert, without " + listed(left) + "."
	}
	f.p("%stype %sInsert struct {\n", comment(text), t.name)
	for _, c := range t.inserted() {
		if c.hasDefault {
			f.p("%s *%s %s // nil is DEFAULT\n", c.name, f.typ(c.shape), tag(c.sql, ",default", t.pkg.config.Tags))
		} else {
			f.p("%s %s %s\n", c.name, f.nullable(c.field), tag(c.sql, "", t.pkg.config.Tags))
		}
	}
	f.p("}\n\n")
}

// appendTo writes the method that lists the values.
func (f *sourceFile) appendTo(t *table) {
	f.p("// AppendTo makes a *%sInsert a [builder.InsertRow].\nfunc (r *%sInsert) AppendTo(values []any) []any {\nreturn append(values,\n", t.name, t.name)
	for _, c := range t.inserted() {
		if c.hasDefault || c.pointer() {
			f.p("r.%s,\n", c.name)
		} else {
			f.p("&r.%s,\n", c.name)
		}
	}
	f.p(")\n}\n\n")
}
