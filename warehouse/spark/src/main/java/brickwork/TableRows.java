package brickwork;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/** The rows of an information schema that are about tables, their columns, and views. The information schema describes itself. */
final class TableRows {
  private static final String NO_FORMAT = "UNKNOWN_DATA_SOURCE_FORMAT";

  private final InfoReader in;

  TableRows(InfoReader in) {
    this.in = in;
  }

  void tables() {
    for (Entry e : in.entries(Place.TABLE)) {
      Facts f = e.facts(in.spark());
      if (f != null) in.add(e.isView() ? view(e, f) : table(e, f));
    }
    for (String c : in.catalogs()) for (InfoView v : described(c)) in.add(described(c, v));
  }

  private InfoRow table(Entry e, Facts f) {
    CatalogTable t = e.table();
    return e.row().put("table_type", t.tableType().name() + (f.isShallowClone() ? "_SHALLOW_CLONE" : "")).put("is_insertable_into", "YES").put("commit_action", "PRESERVE")
        .put("table_owner", in.owner()).put("comment", f.comment()).history(t.createTime(), Facts.altered(t), in.owner())
        .put("data_source_format", t.provider().get().toUpperCase(Locale.ROOT)).put("storage_path", t.location().toString());
  }

  private InfoRow view(Entry e, Facts f) {
    long created = e.table().createTime();
    return view(e.row(), in.owner(), created).put("comment", f.comment());
  }

  private InfoRow described(String catalog, InfoView v) {
    return view(new InfoRow().put("table", catalog, Names.INFORMATION_SCHEMA, v.viewName()), SchemaRows.SYSTEM, in.started());
  }

  private static InfoRow view(InfoRow row, String owner, long created) {
    return row.put("table_type", "VIEW").put("is_insertable_into", "NO").put("commit_action", "PRESERVE").put("table_owner", owner)
        .history(created, created, owner).put("data_source_format", NO_FORMAT);
  }

  private List<InfoView> described(String catalog) {
    return Arrays.stream(InfoView.values()).filter(v -> in.wants(Place.TABLE.values(catalog, Names.INFORMATION_SCHEMA, v.viewName()))).toList();
  }

  void columns() {
    for (Entry e : in.entries(Place.TABLE)) {
      Facts f = e.facts(in.spark());
      if (f != null) columns(e::row, f.schema().fields(), f.partitions());
    }
    for (String c : in.catalogs())
      for (InfoView v : described(c)) columns(() -> new InfoRow().put("table", c, Names.INFORMATION_SCHEMA, v.viewName()), v.schema().fields(), List.of());
  }

  private void columns(Supplier<InfoRow> table, StructField[] fields, List<String> partitions) {
    for (int i = 0; i < fields.length; i++) in.add(column(table.get(), fields[i], i, partitions.indexOf(fields[i].name())));
  }

  private static InfoRow column(InfoRow row, StructField f, int position, int partition) {
    return InfoType.put(row, f.dataType()).put("column_name", f.name()).put("ordinal_position", position).put("is_nullable", f.nullable() ? "YES" : "NO")
        .put("is_identity", "NO").put("is_generated", "NO").put("is_system_time_period_start", "NO").put("is_system_time_period_end", "NO")
        .put("is_updatable", "YES").put("partition_index", partition < 0 ? null : partition)
        .put("comment", f.getComment().isDefined() ? f.getComment().get() : null)
        .put("collation_name", f.dataType() instanceof StringType s ? s.collationName() : null);
  }

  void views() {
    for (Entry e : in.entries(Place.TABLE))
      if (e.isView())
        in.add(e.row().put("view_definition", e.table().viewText().get()).put("check_option", "NONE").put("is_updatable", "NO").put("is_insertable_into", "NO").put("is_materialized", "NO"));
  }
}
