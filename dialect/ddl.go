package dialect

import (
	"fmt"
	"strconv"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// ddl prints a statement about objects. Such statements take no parameters:
// values become literals.
func (p *printer) ddl(s ast.DDL) {
	outer, opts, late, bare := p.opts, *p.opts, p.late, p.bare
	opts.Markers = NoMarkers
	p.opts, p.late, p.bare = &opts, p.quiet, true
	p.ddlStatement(s)
	p.opts, p.late, p.bare = outer, late, bare
	if len(p.declared) > 0 && !declares(s) {
		p.failHint(Unsupported, s, "a common table expression within an expression, where no WITH can be", "make it a subquery, or give its SELECT the WITH")
	}
}

// declares reports whether s has a place for WITH.
func declares(s ast.DDL) bool {
	switch s := s.(type) {
	case *ast.Create:
		return s.Def != nil && declares(s.Def)
	case *ast.TableDef:
		return s.As != nil
	case *ast.FunctionDef:
		return s.Query != nil
	case *ast.ViewDef, *ast.RefreshedDef, *ast.ProcedureDef, *ast.Explain, *ast.DescribeQuery:
		return true
	case *ast.Alter:
		_, query := s.Action.(*ast.AlterQuery)
		return query
	}
	return false
}

// ddlStatement prints s by its kind; one case per node, nothing else.
func (p *printer) ddlStatement(s ast.DDL) {
	switch s := s.(type) {
	case *ast.Create:
		p.create(s, s.Def, s.Mode)
	case ast.Definition:
		p.create(s, s, ast.CreateNew)
	case *ast.Drop:
		p.drop(s)
	case *ast.Undrop:
		p.undrop(s)
	case *ast.Alter:
		p.alter(s)
	case *ast.CommentOn:
		p.comment(s)
	case *ast.SetTag:
		p.setTag(s)
	case *ast.UnsetTag:
		p.unsetTag(s)
	case *ast.Grant:
		p.grant(s)
	case *ast.Revoke:
		p.revoke(s)
	case *ast.ShowGrants:
		p.showGrants(s)
	case *ast.Optimize:
		p.optimize(s)
	case *ast.Vacuum:
		p.vacuum(s)
	case *ast.Restore:
		p.restore(s)
	case *ast.Reorg:
		p.reorg(s)
	case *ast.Analyze:
		p.analyze(s)
	case *ast.Fsck:
		p.fsck(s)
	case *ast.Repair:
		p.repair(s)
	case *ast.Refresh:
		p.refresh(s)
	case *ast.Convert:
		p.convert(s)
	case *ast.Describe:
		p.describe(s)
	case *ast.DescribeDetail:
		p.s("DESCRIBE DETAIL ")
		p.tableName(s.Table, s)
	case *ast.DescribeHistory:
		p.describeHistory(s)
	case *ast.DescribeQuery:
		p.describeQuery(s)
	case *ast.Show:
		p.show(s)
	case *ast.ShowCreate:
		p.s("SHOW CREATE TABLE ")
		p.tableName(s.Table, s)
	case *ast.Explain:
		p.explain(s)
	default:
		p.fail(Invalid, s, fmt.Sprintf("unexpected statement %T", s))
	}
}

// create prints CREATE.
func (p *printer) create(at ast.Stmt, d ast.Definition, mode ast.CreateMode) {
	head := func(words string) {
		if mode == ast.CreateOrReplace {
			p.s("CREATE OR REPLACE ")
		} else if mode == ast.CreateOrRefresh {
			p.s("CREATE OR REFRESH ")
		} else {
			p.s("CREATE ")
		}
		p.s(words)
		p.s(" ")
		if mode == ast.CreateIfNotExists {
			p.s("IF NOT EXISTS ")
		}
	}
	if mode == ast.CreateIfNotExists && !ifNotExists(d) {
		p.fail(Unsupported, at, "CREATE of this has no IF NOT EXISTS")
	}
	switch d := d.(type) {
	case *ast.TableDef:
		p.tableDef(d, head)
	case *ast.ViewDef:
		p.viewDef(d, head)
	case *ast.RefreshedDef:
		p.refreshedDef(d, head)
	case *ast.FunctionDef:
		p.functionDef(d, head)
	case *ast.ProcedureDef:
		p.procedureDef(d, head)
	case *ast.SchemaDef:
		p.schemaDef(d, head)
	case *ast.CatalogDef:
		p.catalogDef(d, head)
	case *ast.VolumeDef:
		p.volumeDef(d, head)
	case *ast.SecurableDef:
		p.securableDef(d, head)
	case *ast.PolicyDef:
		p.policyDef(d, head)
	default:
		p.fail(Invalid, at, fmt.Sprintf("CREATE of %T", d))
	}
}

// ifNotExists reports whether CREATE of d has IF NOT EXISTS.
func ifNotExists(d ast.Definition) bool {
	switch d := d.(type) {
	case *ast.ViewDef:
		return !d.Temporary
	case *ast.FunctionDef:
		return !d.Temporary
	case *ast.PolicyDef:
		return false
	}
	return true
}

// drop prints DROP.
func (p *printer) drop(d *ast.Drop) {
	p.s("DROP ")
	if d.Object.Temporary {
		p.s("TEMPORARY ")
	}
	p.objectKind(d.Object, d)
	if d.IfExists {
		if d.Object.Kind == ast.PolicyObject {
			p.fail(Unsupported, d, "DROP POLICY has no IF EXISTS")
		}
		p.s("IF EXISTS ")
	}
	p.objectName(d.Object, d)
	p.dropMode(d)
}

// dropMode prints what a DROP does to what depends on its object.
func (p *printer) dropMode(d *ast.Drop) {
	container := d.Object.Kind == ast.SchemaObject || d.Object.Kind == ast.CatalogObject
	if (d.Cascade || d.Restrict) && !container {
		p.fail(Unsupported, d, "CASCADE and RESTRICT are for schemas and catalogs")
	}
	switch {
	case d.Cascade:
		p.s(" CASCADE")
	case d.Restrict:
		p.s(" RESTRICT")
	case d.Force:
		switch d.Object.Kind {
		case ast.LocationObject, ast.StorageCredentialObject, ast.ServiceCredentialObject:
		default:
			p.fail(Unsupported, d, "FORCE is for external locations and credentials")
		}
		p.s(" FORCE")
	}
}

// undropView came late.
var undropView = feature{"UNDROP MATERIALIZED VIEW", Runtime{16, 2}}

// undrop prints UNDROP.
func (p *printer) undrop(u *ast.Undrop) {
	if u.ID != "" {
		p.s("UNDROP TABLE WITH ID ")
		p.text(u.ID, u)
		return
	}
	switch u.Object.Kind {
	case ast.TableObject:
	case ast.MaterializedViewObject:
		p.since(undropView, u)
	default:
		p.fail(Unsupported, u, "UNDROP is for tables and materialized views")
	}
	p.s("UNDROP ")
	p.objectKind(u.Object, u)
	p.objectName(u.Object, u)
}

// objectKind prints the kind of o where a streaming table is a table.
func (p *printer) objectKind(o ast.Object, at ast.Node) {
	kind := o.Kind
	if kind == ast.StreamingTableObject {
		kind = ast.TableObject
	}
	p.kind(kind, at)
}

func (p *printer) kind(k ast.ObjectKind, at ast.Node) {
	if k.String() == "" {
		p.fail(Incomplete, at, "an object of no kind")
	}
	p.s(k.String())
	p.s(" ")
}

// objectName prints the name of o, which has as many parts as its kind.
func (p *printer) objectName(o ast.Object, at ast.Node) {
	switch o.Kind {
	case ast.TableObject, ast.ViewObject, ast.MaterializedViewObject, ast.StreamingTableObject,
		ast.FunctionObject, ast.ProcedureObject, ast.VolumeObject:
		p.object(o.Name, at)
	case ast.SchemaObject:
		p.schema(o.Name, at)
	case ast.CatalogObject:
		p.name(o.Name.Catalog, at)
	case ast.PolicyObject:
		p.name(o.Name.Name, at)
		p.s(" ON ")
		if o.On == nil {
			p.fail(Incomplete, at, "a policy without what it is on")
			return
		}
		p.objectKind(*o.On, at)
		p.objectName(*o.On, at)
	default:
		p.name(o.Name.Name, at)
	}
}

// schema prints the name of a schema, as Options.Schemas says.
func (p *printer) schema(n types.Name, at ast.Node) {
	if other, ok := p.opts.Schemas[Schema{n.Catalog, n.Schema}]; ok {
		n.Catalog, n.Schema = other.Catalog, other.Schema
	}
	if n.Catalog != "" {
		p.name(n.Catalog, at)
		p.s(".")
	}
	p.name(n.Schema, at)
}

// schemaDef prints a schema.
func (p *printer) schemaDef(d *ast.SchemaDef, head func(string)) {
	p.objectNames(d, d.Name.Schema)
	head("SCHEMA")
	p.schema(d.Name, d)
	p.textClause(" COMMENT ", d.Comment, d)
	p.defaultCollation(d.Collation, d)
	p.textClause(" MANAGED LOCATION ", d.ManagedLocation, d)
	if d.RetainDropped != (ast.Every{}) {
		p.s(" RETAIN DROPPED FOR ")
		p.every(d.RetainDropped, d)
	}
	p.optionsClause(" WITH DBPROPERTIES", d.Properties, d)
}

// catalogDef prints a catalog.
func (p *printer) catalogDef(d *ast.CatalogDef, head func(string)) {
	p.objectNames(d, d.Name)
	if d.Connection != "" {
		head("FOREIGN CATALOG")
	} else {
		head("CATALOG")
	}
	p.name(d.Name, d)
	switch {
	case d.Connection != "" && len(d.Share) > 0:
		p.fail(Ambiguous, d, "a catalog of both a connection and a share")
	case d.Connection != "":
		p.s(" USING CONNECTION ")
		p.name(d.Connection, d)
	case len(d.Share) > 0:
		p.s(" USING SHARE ")
		list(p, d.Share, ".", func(n string) { p.name(n, d) })
	case len(d.Options) > 0:
		p.fail(Invalid, d, "options of a catalog without a connection")
	}
	p.textClause(" MANAGED LOCATION ", d.ManagedLocation, d)
	p.textClause(" COMMENT ", d.Comment, d)
	p.defaultCollation(d.Collation, d)
	p.optionsClause(" OPTIONS", d.Options, d)
}

// volumeDef prints a volume.
func (p *printer) volumeDef(d *ast.VolumeDef, head func(string)) {
	p.objectNames(d, d.Name.Name)
	if d.Location != "" {
		head("EXTERNAL VOLUME")
	} else {
		head("VOLUME")
	}
	p.object(d.Name, d)
	p.textClause(" LOCATION ", d.Location, d)
	p.textClause(" COMMENT ", d.Comment, d)
}

// securableDef prints a connection, location, share or recipient.
func (p *printer) securableDef(d *ast.SecurableDef, head func(string)) {
	p.objectNames(d, d.Object.Name.Name)
	head(d.Object.Kind.String())
	p.objectName(d.Object, d)
	switch d.Object.Kind {
	case ast.ConnectionObject:
		p.s(" TYPE ")
		p.bareWord(d.Type, "type of connection", d)
		p.secretOptions(" OPTIONS", " ", d)
	case ast.LocationObject:
		p.s(" URL ")
		p.text(d.URL, d)
		if d.URL == "" || d.Of == "" {
			p.fail(Incomplete, d, "an external location needs a URL and the credential for it")
		}
		p.s(" WITH (STORAGE CREDENTIAL ")
		p.name(d.Of, d)
		p.s(")")
	case ast.RecipientObject:
		p.textClause(" USING ID ", d.Of, d)
		p.secretOptions(" PROPERTIES", " = ", d)
	case ast.ShareObject:
	default:
		p.fail(Unsupported, d, "SQL cannot create a "+d.Object.Kind.String())
	}
	p.textClause(" COMMENT ", d.Comment, d)
}

// secretOptions prints options whose values no message shows.
func (p *printer) secretOptions(clause, is string, d *ast.SecurableDef) {
	if len(d.Options) == 0 {
		return
	}
	p.s(clause)
	p.s(" (")
	list(p, d.Options, ", ", func(o ast.SecretOption) {
		p.text(o.Name, d)
		p.s(is)
		switch {
		case o.Scope != "" && o.Text != "":
			p.fail(Ambiguous, d, fmt.Sprintf("option %q is both a text and a secret", o.Name))
		case o.Scope != "":
			p.s("secret(")
			p.text(o.Scope, d)
			p.s(", ")
			p.text(o.Key, d)
			p.s(")")
		case p.quiet:
			p.s("'***'")
		default:
			p.text(o.Text, d)
		}
	})
	p.s(")")
}

// objectNames refuses names that no catalog takes for a new object.
func (p *printer) objectNames(at ast.Node, name string) {
	for _, c := range name {
		if c <= ' ' || c == '.' || c == '/' || c == 0x7f {
			p.fail(Invalid, at, fmt.Sprintf("name %q of an object contains %q", name, c))
			return
		}
	}
}

// textClause prints a clause with a string, unless it is empty.
func (p *printer) textClause(clause, text string, at ast.Node) {
	if text != "" {
		p.s(clause)
		p.text(text, at)
	}
}

// optionsClause prints a clause of pairs, unless there are none.
func (p *printer) optionsClause(clause string, os []ast.Option, at ast.Node) {
	if len(os) > 0 {
		p.s(clause)
		p.s(" (")
		p.options(os, at)
		p.s(")")
	}
}

func (p *printer) defaultCollation(c types.Collation, at ast.Node) {
	if c != "" {
		p.since(collations, at)
		p.s(" DEFAULT COLLATION ")
		p.collation(c, at)
	}
}

// every prints 1 HOUR, 2 DAYS.
func (p *printer) every(e ast.Every, at ast.Node) {
	if e.N < 1 || e.Unit < ast.Hours || e.Unit > ast.Weeks {
		p.fail(Invalid, at, fmt.Sprintf("a time of %d units %d", e.N, e.Unit))
		return
	}
	p.s(strconv.Itoa(e.N))
	p.s([...]string{" HOUR", " DAY", " WEEK"}[e.Unit-ast.Hours])
	if e.N > 1 {
		p.s("S")
	}
}

// bareWord prints a word that is not quoted.
func (p *printer) bareWord(word, what string, at ast.Node) {
	if !plainWord(word) {
		p.fail(Invalid, at, fmt.Sprintf("%q is no %s", word, what))
		return
	}
	p.s(word)
}

// columnPath prints a column, or a field of one.
func (p *printer) columnPath(path []string, at ast.Node) {
	if len(path) == 0 {
		p.fail(Incomplete, at, "no column")
	}
	list(p, path, ".", func(n string) { p.name(n, at) })
}
