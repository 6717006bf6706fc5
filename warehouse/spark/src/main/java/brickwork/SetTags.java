package brickwork;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;

/** ALTER … SET TAGS and UNSET TAGS, SET TAG and UNSET TAG. */
final class SetTags extends Action {
  private static final Set<String> KINDS = Set.of("CATALOG", "SCHEMA", "DATABASE", "TABLE", "VIEW", "VOLUME");

  private final String kind;
  private final List<String> name;
  private final String column;
  private final Map<String, String> set;
  private final Set<String> unset;

  /** Column is null if it is about the object itself. */
  SetTags(String kind, List<String> name, String column, Map<String, String> set, Set<String> unset) {
    this.kind = kind.toUpperCase(Locale.ROOT);
    this.name = name;
    this.column = column;
    this.set = set;
    this.unset = unset;
  }

  /** Whether objects of that kind have tags. */
  static boolean isTagged(String kind) {
    return KINDS.contains(kind.toUpperCase(Locale.ROOT));
  }

  @Override
  List<Row> run(SparkSession spark) {
    List<String> path = path(spark);
    set.forEach((tag, value) -> Tags.set(path, tag, value));
    unset.forEach(tag -> Tags.unset(path, tag));
    return List.of();
  }

  /** The path of what is tagged; that there is no such thing is an error. There are no volumes. */
  private List<String> path(SparkSession spark) {
    switch (kind) {
      case "CATALOG":
        if (!Catalogs.exists(spark, name.get(0))) throw SqlError.noSuchCatalog(name.get(0));
        return List.of(name.get(0));
      case "SCHEMA", "DATABASE":
        return schema(spark, name.size() == 1 ? List.of(Catalogs.current(spark).get(0), name.get(0)) : name);
      case "VOLUME":
        List<String> volume = Tables.full(spark, name);
        schema(spark, volume.subList(0, 2));
        throw SqlError.noSuchVolume(volume);
      default:
        List<String> table = Tables.full(spark, name);
        Entry e = Entry.find(spark, table);
        if (e == null) throw SqlError.noSuchTable(table);
        return column == null ? table : Tags.column(table, column(spark, e));
    }
  }

  /** The column as the table or view has it. */
  private String column(SparkSession spark, Entry e) {
    Facts f = e.facts(spark);
    if (f == null) throw SqlError.noSuchTable(e.name());
    for (String c : f.schema().fieldNames()) if (c.equalsIgnoreCase(column)) return c;
    throw SqlError.noSuchColumn(column);
  }

  private static List<String> schema(SparkSession spark, List<String> name) {
    String db = Catalogs.database(spark, name.get(0), name.get(1));
    if (!spark.sessionState().catalog().databaseExists(db)) throw SqlError.noSuchSchema(name.get(0), name.get(1));
    return name;
  }
}
