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

  /** The path of what is tagged. That there is no such thing is an error, but for volumes, which there are none of, and columns. */
  private List<String> path(SparkSession spark) {
    switch (kind) {
      case "CATALOG":
        if (!Catalogs.exists(spark, name.get(0))) throw SqlError.noSuchCatalog(name.get(0));
        return List.of(name.get(0));
      case "SCHEMA", "DATABASE":
        return schema(spark, name.size() == 1 ? List.of(Catalogs.current(spark).get(0), name.get(0)) : name);
      case "VOLUME":
        List<String> volume = Tables.full(spark, name);
        return Tags.volume(schema(spark, volume.subList(0, 2)), volume.get(2));
      default:
        List<String> table = Tables.full(spark, name);
        if (Entry.find(spark, table) == null) throw SqlError.noSuchTable(table);
        return column == null ? table : Tags.column(table, column);
    }
  }

  private static List<String> schema(SparkSession spark, List<String> name) {
    String db = Catalogs.database(spark, name.get(0), name.get(1));
    if (!spark.sessionState().catalog().databaseExists(db)) throw SqlError.noSuchSchema(name.get(0), name.get(1));
    return name;
  }
}
