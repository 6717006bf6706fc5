package brickwork;

import java.io.File;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads the rows of one view of an information schema out of Spark's catalog and the tables themselves. */
final class InfoReader {
  private final SparkSession spark;
  private final SessionCatalog session;
  private final List<String> catalogs;
  private final Map<String, Set<Object>> only;
  private final InfoView view;
  private final String owner;
  private final List<InternalRow> rows = new ArrayList<>();

  /** Rows that cannot pass {@code only}, the names that a column may have, need not be there. */
  InfoReader(SparkSession spark, List<String> catalogs, Map<String, Set<Object>> only, InfoView view) {
    this.spark = spark;
    this.session = spark.sessionState().catalog();
    this.catalogs = catalogs;
    this.only = only;
    this.view = view;
    this.owner = spark.sparkContext().sparkUser();
  }

  InternalRow[] rows() {
    view.read(this);
    return rows.toArray(new InternalRow[0]);
  }

  private void add(InfoRow row) {
    rows.add(row.of(view.schema()));
  }

  private boolean wanted(String column, String value) {
    Set<Object> values = only.get(column);
    return values == null || values.contains(value);
  }

  private long started() {
    return spark.sparkContext().startTime();
  }

  void catalogName() {
    for (String c : catalogs) add(new InfoRow().put("catalog_name", c));
  }

  void catalogs() {
    for (String c : catalogs) add(new InfoRow().put("catalog_name", c).put("catalog_owner", owner).history(started(), started(), owner));
  }

  void schemata() {
    for (String c : catalogs) {
      if (!wanted("catalog_name", c)) continue;
      for (String s : Catalogs.schemas(spark, c)) {
        InfoRow row = new InfoRow().put("catalog_name", c).put("schema_name", s);
        if (s.equals(Names.INFORMATION_SCHEMA)) add(row.put("schema_owner", "System user").put("comment", "").history(started(), started(), "System user"));
        else add(row.put("schema_owner", owner).put("comment", comment(c, s)).history(started(), started(), owner));
      }
    }
  }

  private String comment(String catalog, String schema) {
    String text = session.getDatabaseMetadata(Names.database(catalog, schema)).description();
    return text.isEmpty() ? null : text;
  }

  /** A table or view in a schema of a catalog. */
  private record Entry(String catalog, String schema, CatalogTable table) {
    String name() {
      return Names.decode(table.identifier().table());
    }

    boolean isView() {
      return table.tableType().equals(CatalogTableType.VIEW());
    }

    InfoRow row() {
      return new InfoRow().put("table", catalog, schema, name());
    }

    /** Null if it was dropped meanwhile. */
    Table load(SparkSession spark) {
      return Tables.load(spark, table.identifier().database().get(), table.identifier().table());
    }
  }

  /** What is there of the wanted names, and nothing temporary. */
  private List<Entry> entries() {
    List<Entry> out = new ArrayList<>();
    for (String c : catalogs) {
      if (!wanted("table_catalog", c)) continue;
      for (String s : Catalogs.schemas(spark, c)) {
        if (!wanted("table_schema", s) || s.equals(Names.INFORMATION_SCHEMA)) continue;
        for (TableIdentifier id : Scala.list(session.listTables(Names.database(c, s), "*", false))) {
          if (wanted("table_name", Names.decode(id.table()))) find(id).ifPresent(t -> out.add(new Entry(c, s, t)));
        }
      }
    }
    return out;
  }

  /** Nothing if it was dropped meanwhile. */
  private Optional<CatalogTable> find(TableIdentifier id) {
    try {
      return Optional.of(session.getTableMetadata(id));
    } catch (NoSuchTableException | NoSuchNamespaceException e) {
      return Optional.empty();
    }
  }

  void tables() {
    for (Entry e : entries()) {
      CatalogTable t = e.table();
      long created = t.createTime();
      String location = t.storage().locationUri().isDefined() ? t.storage().locationUri().get().toString() : null;
      add(
          e.row()
              .put("table_type", t.tableType().name()).put("is_insertable_into", e.isView() ? "NO" : "YES").put("commit_action", "PRESERVE")
              .put("table_owner", owner).put("comment", comment(e))
              .history(created, altered(location, created), owner)
              .put("data_source_format", e.isView() ? "UNKNOWN_DATA_SOURCE_FORMAT" : t.provider().get().toUpperCase(Locale.ROOT))
              .put("storage_path", e.isView() ? null : location));
    }
    for (String c : catalogs)
      for (InfoView v : described(c))
        add(
            new InfoRow().put("table", c, Names.INFORMATION_SCHEMA, v.viewName())
                .put("table_type", "VIEW").put("is_insertable_into", "NO").put("commit_action", "PRESERVE").put("table_owner", "System user")
                .history(started(), started(), "System user").put("data_source_format", "UNKNOWN_DATA_SOURCE_FORMAT"));
  }

  /** Delta keeps comments with the table, not in the catalog. */
  private String comment(Entry e) {
    Table t = e.isView() ? null : e.load(spark);
    if (t != null) return Tables.comment(t);
    return e.table().comment().isDefined() ? e.table().comment().get() : null;
  }

  /** When the last commit of the table at this place was. */
  private static long altered(String location, long created) {
    if (location == null) return created;
    return Math.max(created, new File(URI.create(location).getPath(), "_delta_log").lastModified());
  }

  /** The information schema describes itself. */
  private List<InfoView> described(String catalog) {
    if (!wanted("table_catalog", catalog) || !wanted("table_schema", Names.INFORMATION_SCHEMA)) return List.of();
    return Arrays.stream(InfoView.values()).filter(v -> wanted("table_name", v.viewName())).toList();
  }

  void columns() {
    for (Entry e : entries()) {
      Table t = e.isView() ? null : e.load(spark);
      if (e.isView()) columns(e::row, e.table().schema(), List.of());
      else if (t != null) columns(e::row, Tables.schema(t), Tables.partitions(t));
    }
    for (String c : catalogs)
      for (InfoView v : described(c)) columns(() -> new InfoRow().put("table", c, Names.INFORMATION_SCHEMA, v.viewName()), v.schema(), List.of());
  }

  private void columns(Supplier<InfoRow> table, StructType schema, List<String> partitions) {
    int i = 0;
    for (StructField f : schema.fields()) add(column(table.get(), f, i++, partitions));
  }

  private static InfoRow column(InfoRow row, StructField f, int position, List<String> partitions) {
    InfoType.put(row, f.dataType());
    int partition = partitions.indexOf(f.name());
    return row.put("column_name", f.name()).put("ordinal_position", position).put("is_nullable", f.nullable() ? "YES" : "NO")
        .put("is_identity", "NO").put("is_generated", "NO").put("is_system_time_period_start", "NO").put("is_system_time_period_end", "NO")
        .put("is_updatable", "YES").put("partition_index", partition < 0 ? null : partition)
        .put("comment", f.getComment().isDefined() ? f.getComment().get() : null)
        .put("collation_name", f.dataType() instanceof StringType s ? s.collationName() : null);
  }

  void views() {
    for (Entry e : entries())
      if (e.isView())
        add(e.row().put("view_definition", e.table().viewText().get()).put("check_option", "NONE").put("is_updatable", "NO").put("is_insertable_into", "NO").put("sql_path", ""));
  }

  /** A key of a table. */
  private record Held(Entry in, Key key) {
    InfoRow row() {
      return new InfoRow().put("constraint", in.catalog(), in.schema(), key.name());
    }
  }

  private List<Held> keys() {
    List<Held> out = new ArrayList<>();
    for (Entry e : entries()) {
      if (e.isView()) continue;
      Table t = e.load(spark);
      if (t != null) for (Key k : Key.of(t.properties())) out.add(new Held(e, k));
    }
    return out;
  }

  void tableConstraints() {
    for (Held h : keys())
      add(
          h.row().put("table", h.in().catalog(), h.in().schema(), h.in().name()).put("constraint_type", h.key().type().sql)
              .put("is_deferrable", "YES").put("initially_deferred", "NO").put("enforced", "NO"));
  }

  void keyColumnUsage() {
    for (Held h : keys()) {
      Key parent = h.key().type() == Key.Type.FOREIGN ? parentKey(h.key()) : null;
      int i = 1;
      for (String column : h.key().columns()) {
        Integer position = null;
        if (h.key().type() == Key.Type.FOREIGN) position = parent == null ? i : 1 + parent.columns().indexOf(h.key().parentColumns().get(i - 1));
        add(
            h.row().put("table", h.in().catalog(), h.in().schema(), h.in().name()).put("column_name", column).put("ordinal_position", i++)
                .put("position_in_unique_constraint", position));
      }
    }
  }

  void referentialConstraints() {
    for (Held h : keys()) {
      if (h.key().type() != Key.Type.FOREIGN) continue;
      Key parent = parentKey(h.key());
      add(
          h.row().put("unique_constraint", h.key().parent().get(0), h.key().parent().get(1), parent == null ? null : parent.name())
              .put("match_option", "FULL").put("update_rule", "NO ACTION").put("delete_rule", "NO ACTION"));
    }
  }

  void constraintTableUsage() {
    for (Held h : keys()) {
      List<String> t = used(h);
      add(h.row().put("table", t.get(0), t.get(1), t.get(2)));
    }
  }

  void constraintColumnUsage() {
    for (Held h : keys()) {
      List<String> t = used(h);
      for (String column : h.key().type() == Key.Type.FOREIGN ? h.key().parentColumns() : h.key().columns())
        add(h.row().put("table", t.get(0), t.get(1), t.get(2)).put("column_name", column));
    }
  }

  private static List<String> used(Held h) {
    return h.key().type() == Key.Type.FOREIGN ? h.key().parent() : List.of(h.in().catalog(), h.in().schema(), h.in().name());
  }

  /** The primary or unique key that a foreign key refers to; null if it is gone. */
  private Key parentKey(Key foreign) {
    Table t = Tables.load(spark, foreign.parent());
    if (t == null) return null;
    Set<String> columns = Set.copyOf(foreign.parentColumns());
    return Key.of(t.properties()).stream().filter(k -> k.type() != Key.Type.FOREIGN && Set.copyOf(k.columns()).equals(columns)).findFirst().orElse(null);
  }

  void tags(Tags.Kind kind, String... parts) {
    for (String c : catalogs)
      for (var e : Tags.in(c, kind)) {
        Tags.Target target = e.getKey();
        if (!exists(target)) continue;
        e.getValue().forEach((k, v) -> {
          InfoRow row = new InfoRow().put("tag_name", k).put("tag_value", v);
          for (int i = 0; i < parts.length; i++) row.put(parts[i], target.name().get(i));
          add(kind == Tags.Kind.COLUMN ? row.put("column_name", target.column()) : row);
        });
      }
  }

  private boolean exists(Tags.Target t) {
    return switch (t.kind()) {
      case CATALOG, VOLUME -> true;
      case SCHEMA -> session.databaseExists(Names.database(t.name().get(0), t.name().get(1)));
      case TABLE, COLUMN -> session.tableExists(Tables.identifier(t.name()));
    };
  }
}
