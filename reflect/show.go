package reflect

import (
	"context"
	"fmt"
	"maps"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
)

// show reads a catalog that has no information schema, as hive_metastore: its
// schemas, the tables of each, all columns; and by itself each table whose columns
// are not known then. Why is what the information schema answered.
func (c *catalogRead) show(ctx context.Context, why error) error {
	c.r.gap(gap(c.view(""), Keys|Tags|Masks|Functions|Volumes, why))
	c.lost |= tableFacts | schemaFacts
	err := c.showSchemas(ctx)
	switch {
	case err == nil:
	case fatal(ctx, err):
		return err
	case absent(err):
		return &ObjectError{Name: Name{Catalog: c.name}, Err: fmt.Errorf("%w (%w)", ErrNotFound, why)}
	default:
		c.r.gap(gap(Name{Catalog: c.name}, Objects, err))
		return nil
	}
	c.lost &^= Objects
	if err := c.showTables(ctx); err != nil || c.r.options.Level == Names {
		return err
	}
	if err := c.showColumns(ctx); err != nil && fatal(ctx, err) {
		return err
	}
	return c.askEach(ctx)
}

// list asks by SHOW for the schemas and tables that the information schema did
// not list. Comments, owners and times are not known then.
func (c *catalogRead) list(ctx context.Context) error {
	if !c.unread["schemata"] && !c.unread["tables"] {
		return nil
	}
	if err := c.showSchemas(ctx); err != nil {
		return ignore(ctx, err)
	}
	c.lost &^= Objects
	if c.unread["schemata"] {
		c.schemasLost |= Comments
		c.r.restate(c.view("schemata"), Comments)
	}
	if !c.unread["tables"] {
		return nil
	}
	c.lost |= Comments
	c.r.restate(c.view("tables"), Comments)
	return c.showTables(ctx)
}

// listColumns asks by SHOW for the columns if the information schema did not tell.
func (c *catalogRead) listColumns(ctx context.Context) error {
	if !c.unread["columns"] {
		return nil
	}
	err := c.showColumns(ctx)
	if err == nil {
		c.r.restate(c.view("columns"), Partitioning)
	}
	return ignore(ctx, err)
}

// ignore is err if it stops everything.
func ignore(ctx context.Context, err error) error {
	if err != nil && fatal(ctx, err) {
		return err
	}
	return nil
}

// showSchemas lists the schemas.
func (c *catalogRead) showSchemas(ctx context.Context) error {
	return c.r.rows(ctx, ddl.Show{What: ddl.Schemas, In: ddl.Catalog{Name: c.name}}, func(r *record) {
		if name := r.text(); c.schemas[name] == nil && c.r.scope.holdsSchema(name) {
			c.schemas[name] = &Schema{Catalog: c.name, Name: name}
		}
	})
}

// showTables lists the tables and views of each schema.
func (c *catalogRead) showTables(ctx context.Context) error {
	var fs []func(context.Context) error
	for name := range c.schemas {
		fs = append(fs, func(ctx context.Context) error { return c.showSchema(ctx, name) })
	}
	return all(ctx, fs)
}

// showSchema lists the tables and views of a schema. What cannot be listed is
// not known of that schema alone.
func (c *catalogRead) showSchema(ctx context.Context, schema string) error {
	in := ddl.Schema{Catalog: c.name, Name: schema}
	tables := map[tableKey]*Table{}
	err := c.r.rows(ctx, ddl.Show{What: ddl.Tables, In: in}, func(r *record) { c.showTable(tables, r, schema, OtherTable) })
	if err == nil {
		err = c.r.rows(ctx, ddl.Show{What: ddl.Views, In: in}, func(r *record) { c.showTable(tables, r, schema, View) })
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	maps.Copy(c.tables, tables)
	if err != nil && !fatal(ctx, err) {
		c.lostIn[schema] |= Objects
		c.r.gap(gap(Name{Catalog: c.name, Schema: schema}, Objects, err))
	}
	return ignore(ctx, err)
}

// showTable takes a row of SHOW TABLES or SHOW VIEWS. Temporary ones belong to
// the session, not to the schema.
func (c *catalogRead) showTable(tables map[tableKey]*Table, r *record, schema string, kind TableKind) {
	_, name, temporary := r.text(), r.text(), r.yes()
	k := tableKey{schema, name}
	if !temporary && c.holds(k) && !isBacking(k) {
		tables[k] = &Table{Name: c.object(k), Kind: kind, ReadOnly: kind == View}
	}
}

// showColumns lists the columns of all tables: a statement that is not documented,
// but what drivers use. It tells nothing of some tables, which stay unknown.
func (c *catalogRead) showColumns(ctx context.Context) error {
	read := newColumns()
	q := builder.RawQuery[builder.AnyRow]("SHOW COLUMNS IN CATALOG {}", builder.Col[any](nil, c.name))
	err := c.r.rows(ctx, q, func(r *record) {
		k := tableKey{r.of("namespace").text(), r.of("tableName").text()}
		if c.tables[k] == nil {
			return
		}
		at, _ := r.of("ordinalPosition").number()
		read.add(k, at, Column{Name: r.of("col_name").text(), Type: c.r.types.parse(r.of("columnType").text()),
			Nullable: r.of("isNullable").yes(), Comment: r.of("remarks").text()})
	})
	if err != nil {
		return err
	}
	c.columns = read
	for k := range read.of {
		c.tables[k].Known |= Columns | Nullability
	}
	return nil
}

// askEach asks the tables whose columns are not known.
func (c *catalogRead) askEach(ctx context.Context) error {
	var fs []func(context.Context) error
	for _, t := range c.tables {
		if !t.Known.Has(Columns) {
			fs = append(fs, func(ctx context.Context) error { return c.r.deepenTable(ctx, t) })
		}
	}
	return all(ctx, fs)
}
