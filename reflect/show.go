package reflect

import (
	"context"
	"errors"
	"fmt"

	"github.com/brickwork-sql/brickwork/ddl"
)

// show reads a catalog that has no information schema, as hive_metastore: its
// schemas, the tables of each, and each table by itself. Why is what the
// information schema answered.
func (c *catalogRead) show(ctx context.Context, why error) error {
	c.r.gap(gap(c.name+"."+informationSchema, Keys|Tags|Masks|Functions|Volumes, why))
	c.lost |= tableFacts | schemaFacts
	err := c.r.rows(ctx, ddl.Show{What: ddl.Schemas, In: ddl.Catalog{Name: c.name}}, func(r *record) {
		if name := r.text(); c.r.scope.holdsSchema(name) {
			c.schemas[name] = &Schema{Catalog: c.name, Name: name}
		}
	})
	switch {
	case err == nil:
	case fatal(ctx, err):
		return err
	case absent(err):
		return &ObjectError{Name: Name{Catalog: c.name}, Err: fmt.Errorf("%w (%w)", ErrNotFound, errors.Join(why, err))}
	default:
		c.r.gap(gap(c.name, Objects, err))
		return nil
	}
	c.lost &^= Objects
	for name := range c.schemas {
		if err := c.showTables(ctx, name); err != nil {
			return err
		}
	}
	if c.r.options.Level > Names {
		return c.showColumns(ctx)
	}
	return nil
}

// showTables lists the tables and views of a schema.
func (c *catalogRead) showTables(ctx context.Context, schema string) error {
	in := ddl.Schema{Catalog: c.name, Name: schema}
	err := c.r.rows(ctx, ddl.Show{What: ddl.Tables, In: in}, func(r *record) { c.showTable(r, schema, OtherTable) })
	if err == nil {
		err = c.r.rows(ctx, ddl.Show{What: ddl.Views, In: in}, func(r *record) { c.showTable(r, schema, View) })
	}
	if err != nil && !fatal(ctx, err) {
		c.lost |= Objects
		c.r.gap(gap(Name{Catalog: c.name, Schema: schema}.String(), Objects, err))
		return nil
	}
	return err
}

// showTable takes a row of SHOW TABLES or SHOW VIEWS. Temporary ones belong to
// the session, not to the schema.
func (c *catalogRead) showTable(r *record, schema string, kind TableKind) {
	_, name, temporary := r.text(), r.text(), r.yes()
	k := tableKey{schema, name}
	if temporary || !c.holds(k) {
		return
	}
	c.tables[k] = &Table{Name: Name{Catalog: c.name, Schema: schema, Name: name}, Kind: kind, ReadOnly: kind == View}
}

// showColumns asks each table.
func (c *catalogRead) showColumns(ctx context.Context) error {
	var fs []func(context.Context) error
	for _, t := range c.tables {
		fs = append(fs, func(ctx context.Context) error { return c.r.deepenTable(ctx, t) })
	}
	return all(ctx, fs)
}
