package dialect

import (
	"strconv"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// describe prints DESCRIBE; views and their like are tables there.
func (p *printer) describe(d *ast.Describe) {
	table := d.Object.Kind.Relation()
	p.s("DESCRIBE ")
	if table {
		p.s("TABLE ")
	} else {
		p.kind(d.Object.Kind, d)
	}
	if d.Extended || d.JSON {
		p.s("EXTENDED ")
	}
	p.objectName(d.Object, d)
	switch {
	case (d.JSON || d.Column != "") && !table:
		p.fail(Unsupported, d, "AS JSON and a column are for tables and views")
	case d.JSON && d.Column != "":
		p.fail(Ambiguous, d, "DESCRIBE of a column has no AS JSON")
	case d.JSON:
		p.s(" AS JSON")
	case d.Column != "":
		p.s(" ")
		p.name(d.Column, d)
	}
}

// describeHistory prints DESCRIBE HISTORY.
func (p *printer) describeHistory(d *ast.DescribeHistory) {
	p.s("DESCRIBE HISTORY ")
	p.tableName(d.Table, d)
	p.limitTo(d.Limit, d)
}

// limitTo prints LIMIT, unless it is 0.
func (p *printer) limitTo(n int, at ast.Node) {
	if n < 0 {
		p.fail(Invalid, at, "a limit below 0")
	}
	if n != 0 {
		p.s(" LIMIT ")
		p.s(strconv.Itoa(n))
	}
}

// describeQuery prints DESCRIBE QUERY.
func (p *printer) describeQuery(d *ast.DescribeQuery) {
	if d.Query == nil {
		p.fail(Incomplete, d, "DESCRIBE QUERY without a query")
		return
	}
	p.s("DESCRIBE QUERY ")
	p.defining(d.Query)
}

// listing is how SHOW lists something: where it looks, and whether it takes a
// pattern and a limit.
type listing struct {
	words string
	in    place
	like  bool
	limit bool
}

// place is what stands after IN.
type place uint8

const (
	nowhere    place = iota
	inCatalog        // IN catalog, or nothing
	inSchema         // IN schema, or nothing
	inTable          // IN table
	ofTable          // table
	onAnything       // ON object
)

var listings = [...]listing{
	ast.Catalogs:          {"CATALOGS", nowhere, true, false},
	ast.Schemas:           {"SCHEMAS", inCatalog, true, false},
	ast.Tables:            {"TABLES", inSchema, true, false},
	ast.TablesDropped:     {"TABLES DROPPED", inSchema, false, true},
	ast.Views:             {"VIEWS", inSchema, true, false},
	ast.Columns:           {"COLUMNS", inTable, false, false},
	ast.Partitions:        {"PARTITIONS", ofTable, false, false},
	ast.Properties:        {"TBLPROPERTIES", ofTable, false, false},
	ast.Functions:         {"FUNCTIONS", inSchema, true, false},
	ast.Procedures:        {"PROCEDURES", inSchema, false, false},
	ast.Volumes:           {"VOLUMES", inSchema, true, false},
	ast.Connections:       {"CONNECTIONS", nowhere, true, false},
	ast.Credentials:       {"CREDENTIALS", nowhere, true, false},
	ast.ExternalLocations: {"EXTERNAL LOCATIONS", nowhere, true, false},
	ast.Shares:            {"SHARES", nowhere, true, false},
	ast.Recipients:        {"RECIPIENTS", nowhere, true, false},
	ast.Providers:         {"PROVIDERS", nowhere, true, false},
	ast.Users:             {"USERS", nowhere, true, false},
	ast.Groups:            {"GROUPS", nowhere, true, false},
	ast.Policies:          {"POLICIES", onAnything, false, false},
	ast.TablesExtended:    {"TABLE EXTENDED", inSchema, true, false},
}

// show prints SHOW.
func (p *printer) show(s *ast.Show) {
	if s.What == 0 || int(s.What) >= len(listings) {
		p.fail(Incomplete, s, "SHOW of nothing")
		return
	}
	l := listings[s.What]
	p.s("SHOW ")
	p.s(l.words)
	p.showIn(s, l)
	if s.Like != "" {
		if !l.like {
			p.fail(Unsupported, s, "SHOW "+l.words+" has no LIKE")
		}
		p.s(" LIKE ")
		p.text(s.Like, s)
	}
	if s.Like == "" && s.What == ast.TablesExtended {
		p.fail(Incomplete, s, "SHOW TABLE EXTENDED without LIKE")
	}
	if s.Limit != 0 && !l.limit {
		p.fail(Unsupported, s, "SHOW "+l.words+" has no LIMIT")
	}
	p.limitTo(s.Limit, s)
}

// showIn prints where SHOW looks.
func (p *printer) showIn(s *ast.Show, l listing) {
	if s.In == nil {
		if l.in > inSchema {
			p.fail(Incomplete, s, "SHOW "+l.words+" of what")
		}
		return
	}
	kind := s.In.Kind
	switch {
	case l.in == inCatalog && kind == ast.CatalogObject, l.in == inSchema && kind == ast.SchemaObject, l.in == inTable && kind.Relation():
		p.s(" IN ")
	case l.in == ofTable && kind.Relation():
		p.s(" ")
	case l.in == onAnything:
		p.s(" ON ")
		p.objectKind(*s.In, s)
	default:
		p.fail(Invalid, s, "SHOW "+l.words+" of a "+kind.String())
		return
	}
	p.objectName(*s.In, s)
}

// explain prints EXPLAIN.
func (p *printer) explain(e *ast.Explain) {
	if e.Of == nil {
		p.fail(Incomplete, e, "EXPLAIN of nothing")
		return
	}
	p.s("EXPLAIN ")
	if e.Mode != 0 {
		p.word([]string{"", "EXTENDED", "FORMATTED", "COST", "CODEGEN"}, uint8(e.Mode), "mode", e)
		p.s(" ")
	}
	p.bare = false
	p.statement(e.Of)
	p.bare = true
}
