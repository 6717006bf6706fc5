package brickwork;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;

/**
 * The views of an information schema with their columns, and how their rows are read; a type with ? may be NULL. Those of things that there
 * are none of here (masks, filters, volumes, grants) are empty. What the real one does not tell, this one does not either: defaults,
 * identity, generated columns and CHECK constraints.
 */
enum InfoView {
  INFORMATION_SCHEMA_CATALOG_NAME("catalog_name STRING", r -> new SchemaRows(r).catalogName()),
  CATALOGS("catalog_name STRING, catalog_owner STRING, comment STRING?, " + Ddl.HISTORY, r -> new SchemaRows(r).catalogs()),
  SCHEMATA(
      "catalog_name STRING, schema_name STRING, schema_owner STRING, comment STRING?, " + Ddl.HISTORY + ", url STRING?, custom_max_retention_hours INT?",
      r -> new SchemaRows(r).schemata()),
  TABLES(
      Ddl.TABLE + ", table_type STRING, is_insertable_into STRING, commit_action STRING, table_owner STRING, comment STRING?, " + Ddl.HISTORY
          + ", data_source_format STRING, storage_sub_directory STRING?, storage_path STRING?",
      r -> new TableRows(r).tables()),
  COLUMNS(
      Ddl.TABLE + ", column_name STRING, ordinal_position INT, column_default STRING?, is_nullable STRING, full_data_type STRING, data_type STRING, " + Ddl.TYPE
          + ", is_identity STRING, identity_generation STRING?, identity_start STRING?, identity_increment STRING?, identity_maximum STRING?"
          + ", identity_minimum STRING?, identity_cycle STRING?, is_generated STRING, generation_expression STRING?"
          + ", is_system_time_period_start STRING, is_system_time_period_end STRING, system_time_period_timestamp_generation STRING?"
          + ", is_updatable STRING, partition_index INT?, comment STRING?, " + Ddl.COLLATION,
      r -> new TableRows(r).columns()),
  VIEWS(
      Ddl.TABLE + ", view_definition STRING?, check_option STRING, is_updatable STRING, is_insertable_into STRING, sql_path STRING?, is_materialized STRING",
      r -> new TableRows(r).views()),
  TABLE_CONSTRAINTS(
      Ddl.CONSTRAINT + ", " + Ddl.TABLE + ", constraint_type STRING, is_deferrable STRING, initially_deferred STRING, enforced STRING",
      r -> new KeyRows(r).tableConstraints()),
  KEY_COLUMN_USAGE(
      Ddl.CONSTRAINT + ", " + Ddl.TABLE + ", column_name STRING, ordinal_position INT, position_in_unique_constraint INT?", r -> new KeyRows(r).keyColumnUsage()),
  REFERENTIAL_CONSTRAINTS(
      Ddl.CONSTRAINT + ", unique_constraint_catalog STRING, unique_constraint_schema STRING, unique_constraint_name STRING"
          + ", match_option STRING, update_rule STRING, delete_rule STRING",
      r -> new KeyRows(r).referentialConstraints()),
  CONSTRAINT_TABLE_USAGE(Ddl.TABLE + ", " + Ddl.CONSTRAINT, r -> new KeyRows(r).constraintTableUsage()),
  CONSTRAINT_COLUMN_USAGE(Ddl.TABLE + ", column_name STRING, " + Ddl.CONSTRAINT, r -> new KeyRows(r).constraintColumnUsage()),
  CHECK_CONSTRAINTS(Ddl.CONSTRAINT + ", check_clause STRING, sql_path STRING, comment STRING?", r -> {}),
  CATALOG_TAGS("catalog_name STRING, " + Ddl.TAG, r -> new TagRows(r).tags(1)),
  SCHEMA_TAGS("catalog_name STRING, schema_name STRING, " + Ddl.TAG, r -> new TagRows(r).tags(2)),
  TABLE_TAGS("catalog_name STRING, schema_name STRING, table_name STRING, " + Ddl.TAG, r -> new TagRows(r).tags(3)),
  COLUMN_TAGS("catalog_name STRING, schema_name STRING, table_name STRING, column_name STRING, " + Ddl.TAG, r -> new TagRows(r).tags(4)),
  VOLUME_TAGS("catalog_name STRING, schema_name STRING, volume_name STRING, " + Ddl.TAG, r -> {}),
  COLUMN_MASKS(Ddl.TABLE + ", column_name STRING, mask_name STRING, using_columns STRING", r -> {}),
  ROW_FILTERS(Ddl.TABLE + ", filter_name STRING, target_columns STRING", r -> {}),
  ROUTINES(
      Ddl.ROUTINE + ", routine_catalog STRING, routine_schema STRING, routine_name STRING, routine_owner STRING, routine_type STRING, data_type STRING?"
          + ", full_data_type STRING?, " + Ddl.TYPE + ", routine_body STRING, routine_definition STRING?, external_name STRING?, external_language STRING?"
          + ", parameter_style STRING?, is_deterministic STRING, sql_data_access STRING, is_null_call STRING, security_type STRING, sql_path STRING?"
          + ", comment STRING?, " + Ddl.HISTORY + ", " + Ddl.COLLATION,
      r -> new RoutineRows(r).routines()),
  PARAMETERS(
      Ddl.ROUTINE + ", ordinal_position INT, parameter_mode STRING, is_result STRING, as_locator STRING, parameter_name STRING?, data_type STRING"
          + ", full_data_type STRING, " + Ddl.TYPE + ", parameter_default STRING?, comment STRING?, " + Ddl.COLLATION,
      r -> new RoutineRows(r).parameters()),
  ROUTINE_COLUMNS(
      Ddl.ROUTINE + ", ordinal_position INT, column_name STRING?, data_type STRING, full_data_type STRING, " + Ddl.TYPE + ", comment STRING?",
      r -> new RoutineRows(r).columns()),
  VOLUMES(
      "volume_catalog STRING, volume_schema STRING, volume_name STRING, volume_type STRING, volume_owner STRING, comment STRING?, storage_location STRING, "
          + Ddl.HISTORY,
      r -> {}),
  CATALOG_PRIVILEGES("grantor STRING, grantee STRING, catalog_name STRING, " + Ddl.GRANT, r -> {}),
  SCHEMA_PRIVILEGES("grantor STRING, grantee STRING, catalog_name STRING, schema_name STRING, " + Ddl.GRANT, r -> {}),
  TABLE_PRIVILEGES("grantor STRING, grantee STRING, " + Ddl.TABLE + ", " + Ddl.GRANT, r -> {}),
  ROUTINE_PRIVILEGES(
      "grantor STRING, grantee STRING, " + Ddl.ROUTINE + ", routine_catalog STRING, routine_schema STRING, routine_name STRING, " + Ddl.GRANT, r -> {}),
  VOLUME_PRIVILEGES("grantor STRING, grantee STRING, volume_catalog STRING, volume_schema STRING, volume_name STRING, " + Ddl.GRANT, r -> {});

  private final StructType schema;
  private final Consumer<InfoReader> read;

  InfoView(String columns, Consumer<InfoReader> read) {
    this.schema = StructType.fromDDL(Arrays.stream(columns.split(", ")).map(InfoView::ddl).collect(Collectors.joining(", ")));
    this.read = read;
  }

  private static String ddl(String column) {
    return column.endsWith("?") ? column.substring(0, column.length() - 1) : column + " NOT NULL";
  }

  String viewName() {
    return name().toLowerCase(Locale.ROOT);
  }

  StructType schema() {
    return schema;
  }

  void read(InfoReader r) {
    read.accept(r);
  }

  /** Columns that several views have. */
  private static final class Ddl {
    static final String TABLE = "table_catalog STRING, table_schema STRING, table_name STRING";
    static final String CONSTRAINT = "constraint_catalog STRING, constraint_schema STRING, constraint_name STRING";
    static final String ROUTINE = "specific_catalog STRING, specific_schema STRING, specific_name STRING";
    static final String HISTORY = "created TIMESTAMP, created_by STRING, last_altered TIMESTAMP, last_altered_by STRING";
    static final String TAG = "tag_name STRING, tag_value STRING";
    static final String GRANT = "privilege_type STRING, is_grantable STRING, inherited_from STRING?";
    static final String COLLATION = "collation_catalog STRING?, collation_schema STRING?, collation_name STRING?";
    static final String TYPE =
        "character_maximum_length INT?, character_octet_length STRING?, numeric_precision INT?, numeric_precision_radix INT?, numeric_scale INT?"
            + ", datetime_precision INT?, interval_type STRING?, interval_precision INT?, maximum_cardinality INT?";
  }
}
