package reflect

import (
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Define is what CREATE needs to make t again, expressions as the server wrote
// them; it is an object for DROP, GRANT and COMMENT, too. A CREATE of what is
// not known at [Deep] does not compile, as what is left out would be lost. Like
// other definitions with CHECK constraints, t is created by ddl.CreateAll.
func (t *Table) Define() ddl.Replaceable {
	switch t.Kind {
	case View, MetricView:
		return t.defineView()
	case MaterializedView:
		return ddl.MaterializedView(t.defineRefreshed())
	case StreamingTable:
		return streaming{ddl.StreamingTable(t.defineRefreshed())}
	}
	return t.defineTable()
}

// Alterable is t for ALTER TABLE, OPTIMIZE and their like; false if t is a view.
func (t *Table) Alterable() (ddl.TableObject, bool) {
	return ddl.Table{Name: t.Name}, !t.Kind.IsView()
}

// streaming is a streaming table where a definition is asked for that may be
// replaced; that it may not is found when the statement is compiled.
type streaming struct{ ddl.StreamingTable }

// Replaceable makes it a [ddl.Replaceable].
func (streaming) Replaceable() {}

// unknown is a query that does not compile, nil if facts are known.
func (t *Table) unknown(facts Coverage) builder.QueryLike {
	if t.Known.Has(facts) {
		return nil
	}
	err := &ObjectError{Name: t.Name, Facts: facts &^ t.Known, Err: ErrUnknown}
	return builder.MakeQuery[builder.AnyRow](&ast.Bad{Text: err.Error()})
}

func (t *Table) defineTable() ddl.Table {
	d := ddl.Table{
		Name: t.Name, Partition: t.Partition, Cluster: ddl.Cluster{Auto: t.ClusterAuto, Columns: t.Cluster}, Comment: t.Comment,
		Properties: t.mapping(), Tags: t.Tags, RowFilter: t.RowFilter.call(),
		As: t.unknown(Columns | Nullability | Defaults | Identities | GeneratedColumns | Keys | Checks | Properties | Clustering),
	}
	if t.ClusterAuto {
		d.Cluster.Columns = nil
	}
	if t.Kind == External || t.Kind == ExternalShallowClone {
		d.Location = t.Location
	}
	var ok bool
	if d.Format, ok = formats[t.Format]; !ok {
		d.As = builder.MakeQuery[builder.AnyRow](&ast.Bad{Text: "no CREATE TABLE for the format " + t.Format})
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Identity != nil && c.Identity.Start == 0 {
			d.As = builder.MakeQuery[builder.AnyRow](&ast.Bad{Text: "no definition has START WITH 0, as IDENTITY of the column " + c.Name})
		}
		d.Columns = append(d.Columns, c.define())
	}
	if k := t.PrimaryKey; k != nil && k.Declared == InCatalog {
		d.PrimaryKey = k.define()
	}
	for _, k := range t.ForeignKeys {
		if k.Declared == InCatalog {
			d.ForeignKeys = append(d.ForeignKeys, k.define())
		}
	}
	for _, c := range t.Checks {
		d.Checks = append(d.Checks, c.define())
	}
	return d
}

var formats = map[string]ddl.Format{
	"": ddl.DefaultFormat, "delta": ddl.Delta, "iceberg": ddl.Iceberg, "parquet": ddl.ParquetFormat, "csv": ddl.CSVFormat, "json": ddl.JSONFormat,
}

// mapping is the settings of t, with the column mapping that it must have for the
// names that are in it: not all servers say that they switched it on.
func (t *Table) mapping() map[string]string {
	kept := t.settings()
	if _, ok := kept["delta.columnMapping.mode"]; ok || t.Format != "delta" && t.Format != "" {
		return kept
	}
	for i := range t.Columns {
		if c := &t.Columns[i]; isOdd(types.Field{Name: c.Name, Type: c.Type}) {
			kept["delta.columnMapping.mode"] = "name"
		}
	}
	return kept
}

// isOdd reports whether a file has no column of the name of f, or of what is in it.
func isOdd(f types.Field) bool {
	return strings.ContainsAny(f.Name, " ,;{}()\n\t=") || hasOdd(f.Type)
}

func hasOdd(t types.Type) bool {
	switch t := t.(type) {
	case types.Array:
		return hasOdd(t.Elem)
	case types.Map:
		return hasOdd(t.Key) || hasOdd(t.Value)
	case types.Struct:
		return slices.ContainsFunc(t.Fields, isOdd)
	}
	return false
}

// settings is the properties that somebody set. Delta keeps more there, which
// follows from the rest of the definition.
func (t *Table) settings() map[string]string {
	kept := map[string]string{}
	for k, v := range t.Properties {
		if !derived(k) {
			kept[k] = v
		}
	}
	return kept
}

// derived reports whether a property is one that Delta sets by itself.
func derived(property string) bool {
	for _, prefix := range []string{"delta.min", "delta.last", "delta.feature.", "delta.columnMapping.max", "delta.rowTracking.materialized"} {
		if strings.HasPrefix(property, prefix) && property != "delta.feature.allowColumnDefaults" {
			return true
		}
	}
	return false
}

func (t *Table) defineView() ddl.View {
	d := ddl.View{Name: t.Name, Comment: t.Comment, Properties: t.Properties, Tags: t.Tags, Query: t.unknown(Columns | ViewText)}
	if d.Query != nil {
		return d
	}
	if t.Kind == MetricView {
		d.Metrics = ddl.Source(strings.Trim(string(t.View), "$"))
		return d
	}
	d.Query = t.View.query()
	for _, c := range t.Columns {
		d.Columns = append(d.Columns, ddl.ViewColumn{Name: c.Name, Comment: c.Comment})
	}
	return d
}

func (t *Table) defineRefreshed() ddl.MaterializedView {
	d := ddl.MaterializedView{Name: t.Name, Cluster: ddl.Cluster{Auto: t.ClusterAuto, Columns: t.Cluster}, Partition: t.Partition,
		RowFilter: t.RowFilter.call(), Comment: t.Comment, Query: t.unknown(ViewText)}
	if d.Query == nil {
		d.Query = t.View.query()
	}
	return d
}

func (c *Column) define() ddl.Column {
	d := ddl.Column{Name: c.Name, Type: c.Type, NotNull: !c.Nullable, Default: c.Default.expr(), Generated: c.Generated.expr(),
		Comment: c.Comment, Mask: c.Mask.call(), Tags: c.Tags}
	if c.Identity != nil {
		id := ddl.Identity(*c.Identity)
		d.Identity, d.NotNull = &id, false
	}
	return d
}

func (k PrimaryKey) define() ddl.PrimaryKey {
	return ddl.PrimaryKey{Name: k.Name, Columns: k.Columns, TimeSeries: k.TimeSeries, Rely: k.Rely}
}

func (k ForeignKey) define() ddl.ForeignKey {
	return ddl.ForeignKey{Name: k.Name, Columns: k.Columns, Parent: k.Parent, ParentColumns: k.ParentColumns, Rely: k.Rely}
}

func (c Check) define() ddl.Check {
	return ddl.Check{Name: c.Name, Cond: builder.Make[bool](ast.Verbatim(c.Cond))}
}

// call is u in a definition, nothing if u is nil.
func (u *Use) call() (c ddl.Call) {
	if u == nil {
		return c
	}
	c.Function = u.Function
	for _, a := range u.Args {
		c.Args = append(c.Args, a.expr())
	}
	return c
}

// expr is s in a statement, nil if there is none.
func (s SQL) expr() builder.Any {
	if s == "" {
		return nil
	}
	return builder.Make[any](ast.Verbatim(s))
}

// query is s as the query of a view.
func (s SQL) query() builder.QueryLike {
	return builder.MakeQuery[builder.AnyRow](ast.Verbatim(s))
}
