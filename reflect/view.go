package reflect

import (
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
)

const informationSchema = "information_schema"

// stream is rows of one shape that one statement reads.
type stream struct {
	facts Coverage // that are unknown if it cannot be read
	views []view   // more than one are read by UNION ALL
	take  func(c *catalogRead, view int, r *record)
}

// view is a view of the information schema.
type view struct {
	name    string
	catalog string // the column that says in which catalog
	schema  string // the column that says in which schema, "" if all are read
	table   string // the column that says of which table, "" if there is none

	// columns is what is read, in order: a name; a|b is the first that the view
	// has; name? may be missing; - is NULL.
	columns string
}

// tells is the facts that are unknown if a column that may be missing is.
var tells = map[string]Coverage{
	"comment?":         Comments,
	"is_nullable?":     Nullability,
	"view_definition?": ViewText,
	"partition_index|partition_ordinal_position?": Partitioning,
}

// The streams of a catalog: listing is read at any level, content and columns at Bulk.
var (
	listing = []stream{
		{Objects, []view{{"schemata", "catalog_name", "schema_name", "", "schema_name schema_owner? comment?"}}, (*catalogRead).takeSchema},
		{Objects, []view{{"tables", "table_catalog", "table_schema", "table_name",
			"table_schema table_name table_type is_insertable_into? table_owner? comment? created? last_altered? data_source_format? storage_path?"}},
			(*catalogRead).takeTable},
	}
	content = []stream{
		{0, []view{{"catalogs", "catalog_name", "", "", "catalog_owner? comment?"}}, (*catalogRead).takeCatalog},
		{ViewText, []view{{"views", "table_catalog", "table_schema", "table_name", "table_schema table_name view_definition?"}}, (*catalogRead).takeView},
		{Keys, []view{{"table_constraints", "table_catalog", "", "", "constraint_schema constraint_name table_schema table_name constraint_type"}},
			(*catalogRead).takeConstraint},
		keyStream,
		{Keys, []view{{"referential_constraints", "constraint_catalog", "", "",
			"constraint_schema constraint_name unique_constraint_catalog unique_constraint_schema unique_constraint_name"}},
			(*catalogRead).takeReference},
		{Tags, []view{
			{"catalog_tags", "catalog_name", "", "", "- - - - tag_name tag_value"},
			{"schema_tags", "catalog_name", "schema_name", "", "schema_name - - - tag_name tag_value"},
			{"table_tags", "catalog_name", "schema_name", "table_name", "schema_name table_name - - tag_name tag_value"},
			{"column_tags", "catalog_name", "schema_name", "table_name", "schema_name table_name column_name - tag_name tag_value"},
			{"volume_tags", "catalog_name", "schema_name", "", "schema_name - - volume_name tag_name tag_value"},
		}, (*catalogRead).takeTag},
		{Masks, []view{
			{"column_masks", "table_catalog|catalog_name", "table_schema|schema_name", "table_name",
				"table_schema|schema_name table_name column_name mask_name using_columns?"},
			{"row_filters", "table_catalog|catalog_name", "table_schema|schema_name", "table_name",
				"table_schema|schema_name table_name - filter_name target_columns?"},
		}, (*catalogRead).takeUse},
		{Functions, []view{{"routines", "routine_catalog", "routine_schema", "", "specific_schema specific_name routine_type? data_type? " +
			"full_data_type? routine_definition? external_language? is_deterministic? comment?"}}, (*catalogRead).takeFunction},
		{Functions, []view{
			{"parameters", "specific_catalog", "specific_schema", "", "specific_schema specific_name ordinal_position parameter_name full_data_type parameter_default? comment?"},
			{"routine_columns", "specific_catalog", "specific_schema", "", "specific_schema specific_name ordinal_position column_name full_data_type - comment?"},
		}, (*catalogRead).takeParam},
		{Volumes, []view{{"volumes", "volume_catalog", "volume_schema", "", "volume_schema volume_name volume_type? volume_owner? comment? storage_location?"}},
			(*catalogRead).takeVolume},
	}
	grants = stream{Grants, []view{{"table_privileges", "table_catalog", "table_schema", "table_name",
		"table_schema table_name grantee privilege_type inherited_from?"}}, (*catalogRead).takeGrant}

	columnStream = stream{Columns | Nullability | Partitioning, []view{{"columns", "table_catalog", "table_schema", "table_name",
		"table_schema table_name column_name ordinal_position is_nullable? full_data_type|data_type comment? partition_index|partition_ordinal_position?"}},
		(*catalogRead).takeColumn}
	keyStream = stream{Keys, []view{{"key_column_usage", "table_catalog", "", "",
		"constraint_schema constraint_name table_schema table_name column_name ordinal_position position_in_unique_constraint?"}},
		(*catalogRead).takeKeyColumn}
)

// shape is the columns of the views of an information schema.
type shape map[string]map[string]bool

// pick is the column of v that spec names, "" if v has none.
func (s shape) pick(v view, spec string) string {
	for name := range strings.SplitSeq(strings.TrimSuffix(spec, "?"), "|") {
		if s[v.name][name] {
			return name
		}
	}
	return ""
}

// lacks is the first column that v has to have and has not, its name if it is
// not there at all.
func (s shape) lacks(v view) string {
	if s[v.name] == nil {
		return v.name
	}
	for spec := range strings.FieldsSeq(v.columns) {
		if spec != "-" && !strings.HasSuffix(spec, "?") && s.pick(v, spec) == "" {
			return spec
		}
	}
	return ""
}

// query reads v where cond holds; number, if there is one, is the first column.
func (s shape) query(catalog string, v view, cond []builder.Cond, number ...builder.Item) builder.SelectStmt {
	t := builder.NewTable(catalog, informationSchema, v.name)
	items := number
	for spec := range strings.FieldsSeq(v.columns) {
		if name := s.pick(v, spec); name != "" {
			items = append(items, builder.ColumnOf(t, name))
		} else {
			items = append(items, builder.Null[string]())
		}
	}
	return builder.Select(items...).From(t).Where(cond...)
}

// column is the column of v that spec names.
func (s shape) column(catalog string, v view, spec string) (c builder.Column[string], ok bool) {
	name := s.pick(v, spec)
	return builder.Col[string](builder.NewTable(catalog, informationSchema, v.name), name), name != ""
}

// where is the condition that v is about the catalog, and about tables that are
// in scope as far as the server can tell quickly: by equalities.
func (s shape) where(catalog string, v view, sc scope, only []tableKey) []builder.Cond {
	var conds []builder.Cond
	if c, ok := s.column(catalog, v, v.catalog); ok {
		conds = append(conds, is(c, strings.ToLower(catalog)))
	}
	schema, ok := s.column(catalog, v, v.schema)
	table, named := s.column(catalog, v, v.table)
	switch names := sc.names(); {
	case !ok:
	case named && len(only) > 0:
		conds = append(conds, pairs(schema, table, only))
	case len(names) > 0:
		conds = append(conds, in(schema, names))
	default:
		conds = append(conds, builder.Ne(schema, builder.Lit(informationSchema)))
	}
	return conds
}

// is and in compare with literals: a statement takes 255 parameters, and may be
// about more tables than that.
func is(c builder.Column[string], s string) builder.Cond { return builder.Eq(c, builder.Lit(s)) }

func in(c builder.Column[string], list []string) builder.Cond {
	literals := make([]builder.Value[string], len(list))
	for i, s := range list {
		literals[i] = builder.Lit(s)
	}
	return builder.In(c, literals...)
}

// pairs holds for the given tables. Pairs as rows would be a hundred times as slow.
func pairs(schema, table builder.Column[string], only []tableKey) builder.Cond {
	conds := make([]builder.Cond, len(only))
	for i, k := range only {
		conds[i] = builder.And(is(schema, k.schema), is(table, k.table))
	}
	return builder.Or(conds...)
}
