package gen

import (
	"maps"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/types"
)

// source is the file of t.
func (t *table) source() *sourceFile {
	f := t.pkg.file(t.file, t.info.Fingerprint)
	f.table(t)
	f.methods(t)
	for _, j := range t.joins {
		f.join(t, j)
	}
	if !t.pkg.config.NoRows {
		f.row(t.name, t.columns)
	}
	if len(t.writes) > 0 {
		f.insert(t)
	}
	f.records(t.records)
	f.constructor(t)
	f.info(t)
	return f
}

// table writes the struct of the columns and the variable.
func (f *sourceFile) table(t *table) {
	kind := ""
	if t.Kind.IsView() {
		kind = "the view "
	}
	f.p("%s", comment(t.name+"Table is "+kind+bare(t.Name)+sentence(t.Comment)))
	for i, note := range t.notes() {
		if i == 0 {
			f.p("//\n")
		}
		f.p("//\t%s\n", folded(note))
	}
	f.p("type %sTable struct {\n%sTable\n", t.name, f.b())
	for i, c := range t.columns {
		f.describe(c)
		f.p("%s %s // %s\n", c.name, f.column(c), t.remark(i))
	}
	f.p("}\n\n// %s is %s%s.\nvar %s = new%s(%sTableOf(&%s))\n\n", t.name, kind, bare(t.Name), t.name, t.name, f.b(), small("Info")(t.name))
}

// describe writes the comment that the catalog has for c.
func (f *sourceFile) describe(c *field) {
	if text := folded(c.comment); text != "" {
		f.p("%s", comment(c.name+sentence(text)))
	}
}

// notes are the facts about t that its comment lists.
func (t *table) notes() (notes []string) {
	add := func(what, text string) {
		if text != "" {
			notes = append(notes, what+": "+text)
		}
	}
	if t.PrimaryKey != nil {
		add("primary key", columnList(t.PrimaryKey.Columns))
	}
	for _, k := range t.ForeignKeys {
		add("foreign key", columnList(k.Columns)+" → "+bare(k.Parent)+" ("+columnList(k.ParentColumns)+")")
	}
	for _, c := range t.Checks {
		add("check", string(c.Cond))
	}
	add("partitioned by", columnList(t.Partition))
	var cluster []string
	for _, path := range t.Cluster {
		cluster = append(cluster, dots(path))
	}
	add("clustered by", columnList(cluster))
	if t.RowFilter != nil {
		add("rows are filtered by", bare(t.RowFilter.Function))
	}
	add("tags", tagList(t.Tags))
	return notes
}

func columnList(names []string) string {
	var bared []string
	for _, name := range names {
		bared = append(bared, bareName(name))
	}
	return strings.Join(bared, ", ")
}

func tagList(tags map[string]string) string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(tags)) {
		if value := tags[name]; value != "" {
			name += "=" + value
		}
		all = append(all, name)
	}
	return strings.Join(all, ", ")
}

// remark is what the line of a column says of it.
func (t *table) remark(i int) string {
	c := &t.Columns[i]
	text := "type not known"
	if c.Type != nil {
		text = folded(types.Format(abridged(c.Type)))
	}
	if t.columns[i].notNull {
		text += " NOT NULL"
	}
	if c.Default != "" {
		text += " DEFAULT " + shortened(string(c.Default))
	}
	switch {
	case c.Identity != nil && c.Identity.ByDefault:
		text += ", identity by default"
	case c.Identity != nil:
		text += ", identity: never written"
	case c.Generated != "":
		text += ", generated: " + shortened(string(c.Generated))
	}
	if c.Mask != nil {
		text += "; masked by " + bare(c.Mask.Function)
	}
	if len(c.Tags) > 0 {
		text += "; tags: " + shortened(tagList(c.Tags))
	}
	return text
}

// abridged is t without the fields of its structs.
func abridged(t types.Type) types.Type {
	switch t := t.(type) {
	case types.Array:
		return types.Array{Elem: abridged(t.Elem)}
	case types.Map:
		return types.Map{Key: abridged(t.Key), Value: abridged(t.Value)}
	case types.Struct:
		return types.Unknown{Text: "STRUCT<…>"}
	}
	return t
}

// column is the type of the column c of a table or struct.
func (f *sourceFile) column(c *field) string {
	if c.shape.record != nil {
		return c.shape.record.name + "Column"
	}
	return f.b() + "Column[" + f.typ(c.shape) + "]"
}

// methods writes As, Of, Inline and Key.
func (f *sourceFile) methods(t *table) {
	n, b := t.name, f.b()
	f.p("// As is t under an alias.\nfunc (t *%sTable) As(alias string) *%sTable { return new%s(t.Table.As(alias)) }\n\n", n, n, n)
	f.p("// Of is the columns of t as they appear in r, after SELECT * or a list that has them.\n")
	f.p("func (t *%sTable) Of(r %sRelation) *%sTable { return new%s(t.Table.Of(r)) }\n\n", n, b, n, n)
	rows := ""
	switch {
	case len(t.writes) > 0:
		rows = n + "Insert"
	case !t.pkg.config.NoRows:
		rows = n + "Row"
	}
	if rows != "" {
		f.p("// Inline is a relation whose rows are those given, with their columns. It has no defaults.\n")
		f.p("func (t *%sTable) Inline(alias string, rows []%s) *%sTable {\nreturn new%s(%sInline(t.Table, alias, rows))\n}\n\n", n, rows, n, n, b)
	}
	if len(t.info.PrimaryKey) > 0 && len(t.info.PrimaryKey) == len(t.PrimaryKey.Columns) {
		f.key(t)
	}
}

// key writes the condition of the primary key.
func (f *sourceFile) key(t *table) {
	taken := t.pkg.parameters()
	var params []param
	var conds []string
	for _, i := range t.info.PrimaryKey {
		c := t.columns[i]
		p := param{parameter(c.sql, taken), f.typ(c.shape)}
		params = append(params, p)
		conds = append(conds, "t."+c.name+".Eq("+p.name+")")
	}
	f.p("// Key is the row of the primary key.\nfunc (t *%sTable) Key(%s) %sCond { return %s }\n\n", t.name, signature(params), f.b(), f.all(conds))
}

// all is the condition that all conds hold.
func (f *sourceFile) all(conds []string) string {
	if len(conds) == 1 {
		return conds[0]
	}
	return f.b() + "And(" + strings.Join(conds, ", ") + ")"
}

// param is a parameter of a Go function.
type param struct{ name, typ string }

// signature is params as Go writes them.
func signature(params []param) string {
	var parts []string
	for i, p := range params {
		if i+1 < len(params) && params[i+1].typ == p.typ {
			parts = append(parts, p.name)
		} else {
			parts = append(parts, p.name+" "+p.typ)
		}
	}
	return strings.Join(parts, ", ")
}

// join writes the condition of a foreign key. Where the struct of the parent
// cannot be named, any relation with its columns will do.
func (f *sourceFile) join(t *table, j join) {
	of := f.b() + "Relation"
	switch {
	case j.parent == nil:
	case j.parent.pkg == t.pkg:
		of = "*" + j.parent.name + "Table"
	default:
		of = "*" + f.use(j.parent.pkg.path) + j.parent.name + "Table"
	}
	var conds []string
	for i, name := range j.key.Columns {
		conds = append(conds, f.b()+"Eq(t."+t.column(name).name+", "+f.parentColumn(t, j, i)+")")
	}
	f.p("%s", comment(j.name+" joins t with the row of "+f.parentName(j)+" that "+listed(j.key.Columns)+" refers to."))
	f.p("func (t *%sTable) %s(p %s) %sCond {\nreturn %s\n}\n\n", t.name, j.name, of, f.b(), f.all(conds))
}

func (f *sourceFile) parentName(j join) string {
	if j.parent != nil && j.parent.pkg == f.pkg {
		return j.parent.name
	}
	return bare(j.key.Parent)
}

// parentColumn is the i-th column of the parent, by its name where its field
// has another Go type or is not there.
func (f *sourceFile) parentColumn(t *table, j join, i int) string {
	own := t.column(j.key.Columns[i]).shape
	if j.parent != nil {
		if c := j.parent.column(j.key.ParentColumns[i]); c != nil && c.shape.id(j.parent.pkg) == own.id(t.pkg) {
			return "p." + c.name
		}
	}
	return f.b() + "Col[" + f.typ(own) + "](p, " + literal(j.key.ParentColumns[i]) + ")"
}

// constructor writes the function that makes the struct of a builder.Table.
func (f *sourceFile) constructor(t *table) {
	f.p("func new%s(t %sTable) *%sTable {\nreturn &%sTable{\nt,\n", t.name, f.b(), t.name, t.name)
	for i, c := range t.columns {
		f.p("%s,\n", f.made(c, f.b()+"ColumnAt["+f.typ(c.shape)+"](t, "+itoa(i)+")"))
	}
	f.p("}\n}\n\n")
}

// made is c with its fields, if it has some, made of the column that is written so.
func (f *sourceFile) made(c *field, column string) string {
	if c.shape.record == nil {
		return column
	}
	return "new" + c.shape.record.name + "(" + column + ")"
}
