package dialect

import (
	"fmt"
	"strconv"
	"time"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// commentOnColumn came late.
var commentOnColumn = feature{"COMMENT ON COLUMN", Runtime{16, 1}}

// comment prints COMMENT ON; views are tables there.
func (p *printer) comment(c *ast.CommentOn) {
	p.s("COMMENT ON ")
	if c.Column != "" {
		p.since(commentOnColumn, c)
		p.columnOn(c.Object, c.Column, c)
	} else {
		p.commented(c)
	}
	if c.Text == "" {
		p.s(" IS NULL")
		return
	}
	p.textClause(" IS ", c.Text, c)
}

// commented prints the object of a comment.
func (p *printer) commented(c *ast.CommentOn) {
	switch c.Object.Kind {
	case ast.TableObject, ast.ViewObject, ast.MaterializedViewObject, ast.StreamingTableObject:
		p.s("TABLE ")
	case ast.SchemaObject, ast.CatalogObject, ast.VolumeObject, ast.ConnectionObject, ast.ShareObject, ast.RecipientObject, ast.ProviderObject, 0:
		p.kind(c.Object.Kind, c)
	default:
		p.failHint(Unsupported, c, "COMMENT ON a "+c.Object.Kind.String(), "create it again with another Comment")
	}
	p.objectName(c.Object, c)
}

// columnOn prints COLUMN and the full name of a column.
func (p *printer) columnOn(o ast.Object, column string, at ast.Node) {
	p.s("COLUMN ")
	p.tableName(o, at)
	p.s(".")
	p.name(column, at)
}

// tableName prints the name of what has to be a table or a view.
func (p *printer) tableName(o ast.Object, at ast.Node) {
	if !o.Kind.Relation() {
		p.fail(Incomplete, at, "no table")
		return
	}
	p.object(o.Name, at)
}

// setTag prints SET TAG.
func (p *printer) setTag(t *ast.SetTag) {
	p.s("SET TAG ON ")
	p.tagged(t.Object, t.Column, t)
	p.name(t.Key, t)
	if t.Value != "" {
		p.s(" = ")
		p.name(t.Value, t)
	}
}

// unsetTag prints UNSET TAG.
func (p *printer) unsetTag(t *ast.UnsetTag) {
	p.s("UNSET TAG ON ")
	p.tagged(t.Object, t.Column, t)
	p.name(t.Key, t)
}

func (p *printer) tagged(o ast.Object, column string, at ast.Node) {
	if column != "" {
		p.columnOn(o, column, at)
	} else {
		p.objectKind(o, at)
		p.objectName(o, at)
	}
	p.s(" ")
}

// grant prints GRANT.
func (p *printer) grant(g *ast.Grant) {
	p.s("GRANT ")
	p.privileges(g.Privileges, g)
	p.granted(g.On, g)
	p.s(" TO ")
	p.grantee(g.On, g.To, g)
}

// revoke prints REVOKE.
func (p *printer) revoke(r *ast.Revoke) {
	p.s("REVOKE ")
	p.privileges(r.Privileges, r)
	p.granted(r.On, r)
	p.s(" FROM ")
	p.grantee(r.On, r.From, r)
}

// showGrants prints SHOW GRANTS.
func (p *printer) showGrants(s *ast.ShowGrants) {
	p.s("SHOW GRANTS")
	if s.To != "" {
		p.s(" ")
		p.name(s.To, s)
	}
	p.granted(s.On, s)
}

func (p *printer) privileges(ps []ast.Privilege, at ast.Node) {
	if len(ps) == 0 {
		p.fail(Incomplete, at, "no privilege")
	}
	list(p, ps, ", ", func(x ast.Privilege) { p.word(privileges[:], uint8(x), "privilege", at) })
}

var privileges = [...]string{
	"", "ALL PRIVILEGES", "SELECT", "MODIFY", "MANAGE", "BROWSE", "EXECUTE", "USE CATALOG", "USE SCHEMA",
	"CREATE SCHEMA", "CREATE TABLE", "CREATE FUNCTION", "CREATE VOLUME", "READ VOLUME", "WRITE VOLUME",
	"READ FILES", "WRITE FILES", "APPLY TAG", "REFRESH",
}

// granted prints ON and an object; the metastore has no name.
func (p *printer) granted(o ast.Object, at ast.Node) {
	p.s(" ON ")
	if o.Kind == ast.MetastoreObject {
		p.s("METASTORE")
		return
	}
	p.objectKind(o, at)
	p.objectName(o, at)
}

// grantee prints a principal; a share is granted to recipients.
func (p *printer) grantee(on ast.Object, principal string, at ast.Node) {
	if on.Kind == ast.ShareObject {
		p.s("RECIPIENT ")
	}
	p.name(principal, at)
}

// optimize prints OPTIMIZE.
func (p *printer) optimize(o *ast.Optimize) {
	p.s("OPTIMIZE ")
	p.tableName(o.Table, o)
	if o.Full {
		p.s(" FULL")
	}
	p.where(o.Where)
	if len(o.ZOrder) > 0 {
		p.s(" ZORDER BY (")
		p.names(o.ZOrder, o)
		p.s(")")
	}
}

func (p *printer) where(x ast.Expr) {
	if x != nil {
		p.s(" WHERE ")
		p.expr(x)
	}
}

// vacuum prints VACUUM.
func (p *printer) vacuum(v *ast.Vacuum) {
	p.s("VACUUM ")
	p.tableName(v.Table, v)
	if v.Lite {
		p.s(" LITE")
	}
	switch {
	case v.Retain < 0 || v.Retain%time.Hour != 0:
		p.fail(Invalid, v, fmt.Sprintf("RETAIN %s: whole hours", v.Retain))
	case v.Retain > 0:
		p.s(" RETAIN ")
		p.s(strconv.FormatInt(int64(v.Retain/time.Hour), 10))
		p.s(" HOURS")
	}
	if v.DryRun {
		p.s(" DRY RUN")
	}
}

// restore prints RESTORE TABLE; the time is text with its zone, as the grammar
// takes no expression.
func (p *printer) restore(r *ast.Restore) {
	p.s("RESTORE TABLE ")
	p.tableName(r.Table, r)
	switch {
	case r.Version != nil && !r.Timestamp.IsZero():
		p.fail(Ambiguous, r, "RESTORE to both a version and a time")
	case r.Version != nil:
		p.s(" TO VERSION AS OF ")
		p.s(strconv.FormatInt(*r.Version, 10))
	case r.Timestamp.IsZero():
		p.fail(Incomplete, r, "RESTORE to no version and no time")
	default:
		p.s(" TO TIMESTAMP AS OF ")
		p.text(r.Timestamp.UTC().Format("2006-01-02 15:04:05.999999Z"), r)
	}
}

// reorg prints REORG TABLE.
func (p *printer) reorg(r *ast.Reorg) {
	p.s("REORG TABLE ")
	p.tableName(r.Table, r)
	p.where(r.Where)
	p.s(" APPLY (")
	p.word([]string{"", "PURGE", "CHECKPOINT", "UPGRADE UNIFORM"}, uint8(r.Apply), "action", r)
	switch {
	case r.Apply == ast.UpgradeUniform && r.IcebergCompat < 1:
		p.fail(Incomplete, r, "UPGRADE UNIFORM to no version")
	case r.Apply == ast.UpgradeUniform:
		p.s(" (ICEBERG_COMPAT_VERSION = " + strconv.Itoa(r.IcebergCompat) + ")")
	case r.IcebergCompat != 0:
		p.fail(Invalid, r, "a version of Iceberg is for UPGRADE UNIFORM")
	}
	p.s(")")
}

// analyze prints ANALYZE.
func (p *printer) analyze(a *ast.Analyze) {
	if a.Of.Kind == ast.SchemaObject {
		p.s("ANALYZE TABLES IN ")
		p.schema(a.Of.Name, a)
		if a.Delta || a.AllColumns || len(a.Columns) > 0 {
			p.fail(Unsupported, a, "ANALYZE of all tables of a schema has no columns")
		}
	} else {
		p.s("ANALYZE TABLE ")
		p.tableName(a.Of, a)
	}
	p.s(" COMPUTE ")
	if a.Delta {
		p.s("DELTA ")
	}
	p.s("STATISTICS")
	p.analyzed(a)
}

// analyzed prints of what statistics are made.
func (p *printer) analyzed(a *ast.Analyze) {
	switch {
	case a.NoScan && (a.AllColumns || len(a.Columns) > 0), a.AllColumns && len(a.Columns) > 0:
		p.fail(Ambiguous, a, "of Columns, AllColumns and NoScan there can be one")
	case a.NoScan:
		p.s(" NOSCAN")
	case a.AllColumns:
		p.s(" FOR ALL COLUMNS")
	case len(a.Columns) > 0:
		p.s(" FOR COLUMNS ")
		p.names(a.Columns, a)
	}
}

// fsck prints FSCK REPAIR TABLE.
func (p *printer) fsck(f *ast.Fsck) {
	p.s("FSCK REPAIR TABLE ")
	p.tableName(f.Table, f)
	if f.MetadataOnly {
		p.s(" METADATA ONLY")
	}
	if f.DryRun {
		p.s(" DRY RUN")
	}
}

// repair prints MSCK REPAIR TABLE.
func (p *printer) repair(r *ast.Repair) {
	p.s("MSCK REPAIR TABLE ")
	p.tableName(r.Table, r)
	if r.Metadata {
		p.s(" SYNC METADATA")
	} else {
		p.s(" SYNC PARTITIONS")
	}
}

// refresh prints REFRESH; schemas and catalogs are foreign ones.
func (p *printer) refresh(r *ast.Refresh) {
	p.s("REFRESH ")
	computed := false
	switch r.Object.Kind {
	case ast.MaterializedViewObject, ast.StreamingTableObject:
		computed = true
	case ast.SchemaObject, ast.CatalogObject:
		p.s("FOREIGN ")
	case ast.TableObject:
	default:
		p.fail(Unsupported, r, "REFRESH of a "+r.Object.Kind.String())
	}
	p.kind(r.Object.Kind, r)
	p.objectName(r.Object, r)
	if (r.Full || r.Async) && !computed {
		p.fail(Unsupported, r, "FULL and ASYNC are for materialized views and streaming tables")
	}
	if r.Full {
		p.s(" FULL")
	}
	if r.Async {
		p.s(" ASYNC")
	}
}

// convert prints CONVERT TO DELTA.
func (p *printer) convert(c *ast.Convert) {
	p.s("CONVERT TO DELTA ")
	p.tableName(c.Table, c)
	if c.NoStatistics {
		p.s(" NO STATISTICS")
	}
	if len(c.Partition) > 0 {
		p.s(" PARTITIONED BY")
		p.newColumns(c.Partition, nil, c)
	}
}
