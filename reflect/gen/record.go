package gen

// records writes the structs of STRUCTs, and their fields as columns.
func (f *sourceFile) records(rs []*record) {
	for _, r := range rs {
		f.value(r)
		if r.item {
			f.fieldsOf(r)
		} else {
			f.columnOf(r)
		}
	}
}

// value writes the struct of the value.
func (f *sourceFile) value(r *record) {
	f.p("%stype %s struct {\n", comment(r.name+" is "+folded(r.of)+"."), r.name)
	for _, c := range r.fields {
		f.describe(c)
		f.p("%s %s %s\n", c.name, f.nullable(c), tag(c.sql, "", f.pkg.config.Tags))
	}
	f.p("}\n\n")
}

// columns writes the struct of the fields of r as columns, called name, of what it is.
func (f *sourceFile) columns(r *record, name, what string) {
	f.p("%stype %s struct {\n%sColumn[%s]\n", comment(name+" is "+folded(what)+" with its fields."), name, f.b(), r.name)
	for _, c := range r.fields {
		f.p("%s %s\n", c.name, f.column(c))
	}
	f.p("}\n\n")
}

// columnOf writes the fields of a column.
func (f *sourceFile) columnOf(r *record) {
	f.columns(r, r.name+"Column", r.noun)
	f.p("// Of is the column that c makes in r.\nfunc (c %sColumn) Of(r %sRelation) %sColumn {\nreturn new%s(c.Column.Of(r))\n}\n\n", r.name, f.b(), r.name, r.name)
	f.p("func new%s(c %sColumn[%s]) %sColumn {\nreturn %sColumn{\nc,\n", r.name, f.b(), r.name, r.name, r.name)
	f.parts(r)
	f.p("}\n}\n\n")
}

// fieldsOf writes the fields of an element, which a function finds.
func (f *sourceFile) fieldsOf(r *record) {
	f.columns(r, r.name+"Fields", r.of)
	f.p("// %sOf is the fields of x.\nfunc %sOf(x %sValue[%s]) %sFields {\n", r.name, r.name, f.b(), r.name, r.name)
	f.p("c := %sComputed(x)\nreturn %sFields{\nc,\n", f.b(), r.name)
	f.parts(r)
	f.p("}\n}\n\n")
}

// parts writes the fields of the column c.
func (f *sourceFile) parts(r *record) {
	for _, c := range r.fields {
		f.p("%s,\n", f.made(c, f.b()+"FieldOf["+f.typ(c.shape)+"](c, "+literal(c.sql)+")"))
	}
}
