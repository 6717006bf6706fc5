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

// columns writes the fields of r as columns of a struct.
func (f *sourceFile) columns(r *record) {
	for _, c := range r.fields {
		f.p("%s %s\n", c.name, f.column(c))
	}
	f.p("}\n\n")
}

// columnOf writes the struct around a column, and its fields.
func (f *sourceFile) columnOf(r *record) {
	f.p("%stype %sColumn struct {\n%sColumn[%s]\n", comment(r.name+"Column is "+folded(r.noun)+" with its fields."), r.name, f.b(), r.name)
	f.columns(r)
	f.p("// Of is the column that c makes in r.\nfunc (c %sColumn) Of(r %sRelation) %sColumn {\nreturn new%s(c.Column.Of(r))\n}\n\n", r.name, f.b(), r.name, r.name)
	f.p("func new%s(c %sColumn[%s]) %sColumn {\nreturn %sColumn{\nc,\n", r.name, f.b(), r.name, r.name, r.name)
	f.parts(r, "c")
	f.p("}\n}\n\n")
}

// fieldsOf writes the fields of an element, which a function finds.
func (f *sourceFile) fieldsOf(r *record) {
	f.p("%stype %sFields struct {\n", comment(r.name+"Fields is the fields of "+folded(r.of)+"."), r.name)
	f.columns(r)
	f.p("// %sOf is the fields of x.\nfunc %sOf(x %sValue[%s]) %sFields {\nreturn %sFields{\n", r.name, r.name, f.b(), r.name, r.name, r.name)
	f.parts(r, "x")
	f.p("}\n}\n\n")
}

// parts writes the fields of the value of.
func (f *sourceFile) parts(r *record, of string) {
	for _, c := range r.fields {
		f.p("%s,\n", f.made(c, f.b()+"FieldOf["+f.typ(c.shape)+"]("+of+", "+literal(c.sql)+")"))
	}
}
