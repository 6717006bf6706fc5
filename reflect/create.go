package reflect

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/internal/lexer"
)

// created is what a CREATE TABLE statement says.
type created struct {
	columns     []Column
	primaryKey  *PrimaryKey
	foreignKeys []ForeignKey
	checks      []Check
	format      string
	partition   []string
	transformed bool // partitioned by what is no column
	cluster     [][]string
	clusterAuto bool
	comment     string
	location    string
	properties  map[string]string
	filter      *Use
}

// created takes over what d says of t.
func (t *Table) created(d created) {
	t.Known |= deepFacts
	t.setColumns(d.columns)
	t.setKeys(d.primaryKey, d.foreignKeys)
	t.Format = firstOf(d.format, t.Format)
	t.Partition, t.Cluster, t.ClusterAuto = d.partition, d.cluster, d.clusterAuto
	t.Comment, t.Location = firstOf(d.comment, t.Comment), firstOf(d.location, t.Location)
	if d.filter != nil {
		t.RowFilter = d.filter
	}
	t.setProperties(d.properties)
	for _, c := range d.checks {
		if !slices.ContainsFunc(t.Checks, func(old Check) bool { return strings.EqualFold(old.Name, c.Name) }) {
			t.Checks = append(t.Checks, c)
		}
	}
	slices.SortFunc(t.Checks, func(a, b Check) int { return strings.Compare(a.Name, b.Name) })
	if d.transformed {
		t.Known &^= Partitioning
	}
}

// setKeys makes the keys those of t, and keeps what an overlay has added. Some
// servers leave keys out of the statement: if it has none, those that are known
// stay, and whether they are RELY is unknown.
func (t *Table) setKeys(primary *PrimaryKey, foreign []ForeignKey) {
	if primary == nil && foreign == nil {
		if t.PrimaryKey != nil && t.PrimaryKey.Declared == InCatalog || slices.ContainsFunc(t.ForeignKeys, declared) {
			t.Known &^= Rely
		}
		return
	}
	if primary != nil || t.PrimaryKey == nil || t.PrimaryKey.Declared == InCatalog {
		t.PrimaryKey = primary
	}
	for i := range foreign {
		t.complete(&foreign[i])
	}
	for _, k := range t.ForeignKeys {
		if k.Declared == InOverlay {
			foreign = append(foreign, k)
		}
	}
	t.ForeignKeys = foreign
	sortKeys(t.ForeignKeys)
}

// declared reports whether the catalog declares k.
func declared(k ForeignKey) bool { return k.Declared == InCatalog }

// complete fills in what a foreign key of t leaves out: parts of the name of its
// parent are those of t, columns of the parent what was known before.
func (t *Table) complete(k *ForeignKey) {
	if k.Parent.Schema == "" {
		k.Parent.Schema = t.Name.Schema
	}
	if k.Parent.Catalog == "" {
		k.Parent.Catalog = t.Name.Catalog
	}
	i := slices.IndexFunc(t.ForeignKeys, func(old ForeignKey) bool { return old.Name == k.Name && slices.Equal(old.Columns, k.Columns) })
	if i >= 0 && k.ParentColumns == nil {
		k.ParentColumns = t.ForeignKeys[i].ParentColumns
	}
}

// setProperties makes properties those of t. Delta keeps CHECK constraints there.
func (t *Table) setProperties(properties map[string]string) {
	t.Properties, t.Checks = nil, nil
	for k, v := range properties {
		if name, ok := strings.CutPrefix(k, "delta.constraints."); ok {
			t.Checks = append(t.Checks, Check{Name: name, Cond: SQL(v)})
			continue
		}
		if t.Properties == nil {
			t.Properties = map[string]string{}
		}
		t.Properties[k] = v
	}
	slices.SortFunc(t.Checks, func(a, b Check) int { return strings.Compare(a.Name, b.Name) })
}

// parseCreate reads what SHOW CREATE TABLE writes. It is tolerant: names that are
// key words stand there without quotes, and clauses it does not know are passed over.
func parseCreate(text string) (d created, err error) {
	p := &createParser{text: text}
	for tok, err := range lexer.Tokens(text) {
		if err != nil {
			return d, err
		}
		if tok.Kind != lexer.Space && tok.Kind != lexer.Comment {
			p.tokens = append(p.tokens, tok)
		}
	}
	p.until(parens, func() bool { return p.is("(") })
	if p.list(func() { p.item(&d) }); p.err != nil {
		return d, p.err
	}
	for p.pos < len(p.tokens) && p.err == nil {
		p.clause(&d)
	}
	return d, p.err
}

// createParser reads tokens; once it has an error, it reads nothing more.
type createParser struct {
	text   string
	tokens []lexer.Token
	pos    int
	err    error
}

// at is the i-th token from here, an empty one after the end.
func (p *createParser) at(i int) lexer.Token {
	if p.pos+i < len(p.tokens) && p.err == nil {
		return p.tokens[p.pos+i]
	}
	return lexer.Token{Offset: len(p.text)}
}

// is reports whether words come next.
func (p *createParser) is(words ...string) bool {
	for i, w := range words {
		if tok := p.at(i); tok.Kind == lexer.Quoted || tok.Kind == lexer.String || !strings.EqualFold(tok.Text, w) {
			return false
		}
	}
	return true
}

// take reads words if they come next.
func (p *createParser) take(words ...string) bool {
	if !p.is(words...) {
		return false
	}
	p.pos += len(words)
	return true
}

func (p *createParser) want(what string) {
	if p.err == nil {
		p.err = fmt.Errorf("%s expected at offset %d", what, p.at(0).Offset)
	}
}

// until reads to where end holds outside of brackets, and returns the text.
// Depth is by how many levels of brackets a token goes down.
func (p *createParser) until(depth func(lexer.Token) int, end func() bool) string {
	start, level := p.at(0).Offset, 0
	last := start
	for p.pos < len(p.tokens) && (level > 0 || !end()) {
		tok := p.at(0)
		level += depth(tok)
		last = tok.Offset + len(tok.Text)
		p.pos++
	}
	return p.text[start:last]
}

// parens counts the brackets of an expression, in which < is an operator.
func parens(tok lexer.Token) int {
	switch tok.Text {
	case "(", "[":
		return 1
	case ")", "]":
		return -1
	}
	return 0
}

// angles counts the brackets of a type.
func angles(tok lexer.Token) int {
	if tok.Kind != lexer.Operator {
		return 0
	}
	return parens(tok) + strings.Count(tok.Text, "<") - strings.Count(tok.Text, ">")
}

// name reads a name, which may be any word.
func (p *createParser) name() string {
	tok := p.at(0)
	if tok.Kind != lexer.Ident && tok.Kind != lexer.Quoted {
		p.want("a name")
		return ""
	}
	p.pos++
	if tok.Kind == lexer.Quoted {
		name, _, _ := quote.Unquote(tok.Text)
		return name
	}
	return tok.Text
}

// path reads names with dots between them.
func (p *createParser) path() []string {
	parts := []string{p.name()}
	for p.take(".") {
		parts = append(parts, p.name())
	}
	return parts
}

func (p *createParser) object() Name {
	parts := p.path()
	if len(parts) > 3 {
		p.want("a name of at most three parts")
		return Name{}
	}
	full := append(make([]string, 3-len(parts)), parts...)
	return Name{Catalog: full[0], Schema: full[1], Name: full[2]}
}

// str reads literals, of which several make one.
func (p *createParser) str() string {
	if p.at(0).Kind != lexer.String {
		p.want("a string")
	}
	var b strings.Builder
	for p.at(0).Kind == lexer.String {
		text := p.at(0).Text
		if q := text[0]; q == '\'' || q == '"' {
			text, _, _ = quote.Unquote(text)
		}
		b.WriteString(text)
		p.pos++
	}
	return b.String()
}

// list reads ( item, item … ).
func (p *createParser) list(item func()) {
	if !p.take("(") {
		p.want("(")
	}
	for p.err == nil && !p.take(")") {
		before := p.pos
		if item(); !p.take(",") && !p.is(")") || p.pos == before {
			p.want(", or )")
		}
	}
}

func (p *createParser) names() (names []string) {
	p.list(func() { names = append(names, p.name()) })
	return names
}

// expr reads an expression in parentheses.
func (p *createParser) expr() SQL {
	if !p.take("(") {
		p.want("(")
	}
	text := p.until(parens, func() bool { return p.is(")") })
	if !p.take(")") {
		p.want(")")
	}
	return SQL(strings.TrimSpace(text))
}

// next reports whether the item of a list ends here.
func (p *createParser) next() bool { return p.is(",") || p.is(")") }

// item reads a column or a constraint.
func (p *createParser) item(d *created) {
	name := ""
	if p.is("CONSTRAINT") && p.constraintAt(2) {
		p.pos++
		name = p.name()
	}
	switch {
	case p.is("PRIMARY", "KEY", "("):
		p.pos += 2
		d.primaryKey = p.primaryKey(name)
	case p.is("FOREIGN", "KEY", "("):
		p.pos += 2
		d.foreignKeys = append(d.foreignKeys, p.foreignKey(name))
	case p.is("CHECK", "("):
		p.pos++
		d.checks = append(d.checks, Check{name, p.expr()})
		p.option()
	case name != "":
		p.option()
	default:
		d.columns = append(d.columns, p.column())
	}
}

// constraintAt reports whether the i-th token from here begins a constraint:
// else CONSTRAINT is the name of a column.
func (p *createParser) constraintAt(i int) bool {
	tok := p.at(i)
	return tok.Kind == lexer.Ident && slices.Contains([]string{"PRIMARY", "FOREIGN", "CHECK", "UNIQUE"}, strings.ToUpper(tok.Text))
}

func (p *createParser) primaryKey(name string) *PrimaryKey {
	k := &PrimaryKey{Name: name}
	p.list(func() {
		k.Columns = append(k.Columns, p.name())
		if p.take("TIMESERIES") {
			k.TimeSeries = k.Columns[len(k.Columns)-1]
		}
	})
	k.Rely = p.option()
	return k
}

func (p *createParser) foreignKey(name string) ForeignKey {
	k := ForeignKey{Name: name, Columns: p.names()}
	if !p.take("REFERENCES") {
		p.want("REFERENCES")
	}
	k.Parent = p.object()
	if p.is("(") {
		k.ParentColumns = p.names()
	}
	k.Rely = p.option()
	return k
}

// option reads what follows a constraint, and reports whether it says RELY.
func (p *createParser) option() (rely bool) {
	p.until(parens, func() bool {
		rely = rely || p.is("RELY")
		return p.next()
	})
	return rely
}

// columnClause reports whether a clause of a column comes next, or its end. Their
// words are names in expressions, as in mask(x), and part of IS NOT NULL.
func (p *createParser) columnClause() bool {
	return p.is("NOT", "NULL") && !p.after("IS") || p.is("GENERATED") || p.is("DEFAULT") ||
		p.is("COMMENT") && p.at(1).Kind == lexer.String || p.is("MASK") && !p.is("MASK", "(") || p.next()
}

// after reports whether word was before this.
func (p *createParser) after(word string) bool {
	return p.pos > 0 && p.tokens[p.pos-1].Kind == lexer.Ident && strings.EqualFold(p.tokens[p.pos-1].Text, word)
}

func (p *createParser) column() Column {
	c := Column{Name: p.name(), Nullable: true}
	text := p.until(angles, p.columnClause)
	c.Type = detailed(text)
	for p.err == nil && !p.next() {
		switch {
		case p.take("NOT", "NULL"):
			c.Nullable = false
		case p.take("COMMENT"):
			c.Comment = p.str()
		case p.take("DEFAULT"):
			c.Default = SQL(p.until(parens, p.columnClause))
		case p.take("MASK"):
			c.Mask = p.use("USING", "COLUMNS")
		case p.is("GENERATED"):
			p.generated(&c)
		default:
			p.want("a clause of a column")
		}
	}
	return c
}

func (p *createParser) generated(c *Column) {
	p.pos++
	byDefault := p.take("BY", "DEFAULT")
	if !byDefault && !p.take("ALWAYS") || !p.take("AS") {
		p.want("ALWAYS AS")
	}
	if !p.take("IDENTITY") {
		c.Generated = p.expr()
		return
	}
	c.Identity = &Identity{ByDefault: byDefault, Start: 1, Step: 1}
	if p.take("(") {
		for p.err == nil && !p.take(")") {
			switch {
			case p.take("START", "WITH"):
				c.Identity.Start = p.number()
			case p.take("INCREMENT", "BY"):
				c.Identity.Step = p.number()
			case !p.take(","):
				p.want("START WITH or INCREMENT BY")
			}
		}
	}
}

func (p *createParser) number() int64 {
	sign := ""
	if p.take("-") {
		sign = "-"
	}
	n, err := strconv.ParseInt(sign+p.at(0).Text, 10, 64)
	if err != nil {
		p.want("a number")
	}
	p.pos++
	return n
}

// use reads a function and, after the given words, what it is given.
func (p *createParser) use(words ...string) *Use {
	u := &Use{Function: p.object()}
	if p.take(words...) {
		p.list(func() {
			u.Args = append(u.Args, SQL(p.until(parens, p.next)))
		})
	}
	return u
}

// clause reads a clause after the columns.
func (p *createParser) clause(d *created) {
	switch {
	case p.take("USING"):
		d.format = strings.ToLower(p.name())
	case p.take("PARTITIONED", "BY"):
		p.list(func() { p.partition(d) })
	case p.take("CLUSTER", "BY", "AUTO"):
		d.clusterAuto = true
	case p.take("CLUSTER", "BY"):
		p.list(func() { d.cluster = append(d.cluster, p.path()) })
	case p.take("COMMENT"):
		d.comment = p.str()
	case p.take("LOCATION"):
		d.location = p.str()
	case p.take("TBLPROPERTIES"):
		d.properties = p.properties()
	case p.take("WITH", "ROW", "FILTER"):
		d.filter = p.use("ON")
	default: // with what is in brackets after it
		start := p.pos
		p.until(parens, func() bool { return p.pos > start })
	}
}

// partition reads a column, with its type or without, or a call such as days(ts).
func (p *createParser) partition(d *created) {
	name := p.name()
	if p.is("(") {
		d.transformed = true
	} else {
		d.partition = append(d.partition, name)
	}
	p.until(parens, p.next)
}

func (p *createParser) properties() map[string]string {
	kv := map[string]string{}
	p.list(func() {
		k := p.str()
		p.take("=")
		kv[k] = p.str()
	})
	return kv
}
