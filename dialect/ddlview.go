package dialect

import (
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// viewDef prints a view.
func (p *printer) viewDef(d *ast.ViewDef, head func(string)) {
	p.objectNames(d, d.Name.Name)
	if len(d.Tags) > 0 {
		p.failHint(Unsupported, d, "CREATE VIEW has no tags", "use CreateAll, which adds them by ALTER VIEW")
	}
	if d.Temporary {
		p.temporaryView(d)
		head("TEMPORARY VIEW")
	} else {
		head("VIEW")
	}
	p.object(d.Name, d)
	p.viewColumns(d)
	if d.Schema != 0 {
		p.s(" ")
		p.schemaMode(d.Schema, d)
	}
	if d.Metrics != "" {
		p.s(" WITH METRICS LANGUAGE YAML")
	}
	p.textClause(" COMMENT ", d.Comment, d)
	p.defaultCollation(d.Collation, d)
	p.optionsClause(" TBLPROPERTIES", d.Properties, d)
	switch {
	case d.Query == nil && d.Metrics == "":
		p.fail(Incomplete, d, "a view without a query")
	case d.Query != nil && d.Metrics != "":
		p.fail(Ambiguous, d, "a view of both a query and metrics")
	case d.Metrics != "":
		p.s(" AS ")
		p.dollarQuoted(d.Metrics, d)
	default:
		p.asQuery(d.Query)
	}
}

// temporaryView refuses what a view of the session does not have.
func (p *printer) temporaryView(d *ast.ViewDef) {
	switch {
	case d.Name.Catalog != "" || d.Name.Schema != "":
		p.fail(Invalid, d, "a temporary view has neither catalog nor schema")
	case d.Metrics != "" || d.Schema != 0:
		p.fail(Unsupported, d, "a temporary view has neither metrics nor a schema mode")
	}
}

func (p *printer) viewColumns(d *ast.ViewDef) {
	if len(d.Columns) == 0 {
		return
	}
	names := make([]string, len(d.Columns))
	for i, c := range d.Columns {
		names[i] = c.Name
	}
	p.unique(names, "view", d)
	if s, ok := d.Query.(*ast.Select); ok && !hasStar(s) && len(s.Items) != len(names) {
		p.fail(Invalid, d, fmt.Sprintf("%d names for %d columns", len(names), len(s.Items)))
	}
	p.s(" (")
	list(p, d.Columns, ", ", func(c ast.ViewColumn) {
		p.name(c.Name, d)
		p.textClause(" COMMENT ", c.Comment, d)
	})
	p.s(")")
}

// hasStar reports whether the number of the columns of s is not that of its items.
func hasStar(s *ast.Select) bool {
	for _, item := range s.Items {
		switch item.(type) {
		case *ast.Star, *ast.NamedTuple, *ast.TableFunc, *ast.Raw, *ast.Foreign:
			return true
		}
	}
	return false
}

// schemaMode prints WITH SCHEMA.
func (p *printer) schemaMode(m ast.SchemaMode, at ast.Node) {
	p.s("WITH SCHEMA ")
	p.word([]string{"", "BINDING", "COMPENSATION", "EVOLUTION", "TYPE EVOLUTION"}, uint8(m), "schema mode", at)
}

// dollarQuoted prints text in another language between dollars.
func (p *printer) dollarQuoted(text string, at ast.Node) {
	if strings.Contains(text, "$$") || strings.HasSuffix(text, "$") {
		p.fail(Invalid, at, "source text contains $$")
		return
	}
	p.s("$$")
	p.s(text)
	p.s("$$")
}

// refreshedDef prints a materialized view or a streaming table.
func (p *printer) refreshedDef(d *ast.RefreshedDef, head func(string)) {
	p.objectNames(d, d.Name.Name)
	if d.Streaming {
		head("STREAMING TABLE")
	} else {
		head("MATERIALIZED VIEW")
	}
	p.object(d.Name, d)
	names := make([]string, len(d.Columns))
	for i, c := range d.Columns {
		names[i] = strings.Join(c.Path, ".")
		p.refreshedColumn(c, d)
	}
	p.unique(names, "columns", d)
	p.tableElements(d.Columns, d.PrimaryKey, nil, d.Expect, d)
	p.placement(d.Partition, d.Cluster, d)
	p.textClause(" COMMENT ", d.Comment, d)
	p.optionsClause(" TBLPROPERTIES", d.Properties, d)
	if d.Schedule != nil {
		p.s(" ")
		p.schedule(d.Schedule, d)
	}
	p.rowFilter(d.RowFilter, d)
	if d.Query == nil && !d.Streaming {
		p.fail(Incomplete, d, "a materialized view without a query")
	}
	p.asQuery(d.Query)
}

// refreshedColumn refuses what a column that a query fills does not have.
func (p *printer) refreshedColumn(c *ast.ColumnDef, d *ast.RefreshedDef) {
	if c.Default != nil || c.Generated != nil || c.Identity != nil || len(c.Tags) > 0 {
		p.fail(Unsupported, d, fmt.Sprintf("column %q is filled by a query: no DEFAULT, GENERATED, IDENTITY, tags", strings.Join(c.Path, ".")))
	}
}

// schedule prints when something is refreshed.
func (p *printer) schedule(s *ast.Schedule, at ast.Node) {
	kinds := 0
	for _, has := range []bool{s.Every != ast.Every{}, s.Cron != "", s.OnUpdate} {
		if has {
			kinds++
		}
	}
	switch {
	case kinds != 1:
		p.fail(Ambiguous, at, "a schedule is one of Every, Cron and OnUpdate")
	case s.Cron == "" && s.TimeZone != "", !s.OnUpdate && s.AtMost != ast.Every{}:
		p.fail(Invalid, at, "TimeZone is of Cron, AtMost of OnUpdate")
	case s.Cron != "":
		p.s("SCHEDULE CRON ")
		p.text(s.Cron, at)
		p.textClause(" AT TIME ZONE ", s.TimeZone, at)
	case s.OnUpdate:
		p.s("TRIGGER ON UPDATE")
		if s.AtMost != (ast.Every{}) {
			p.s(" AT MOST EVERY INTERVAL ")
			p.every(s.AtMost, at)
		}
	default:
		p.s("SCHEDULE EVERY ")
		p.every(s.Every, at)
	}
}
