package brickwork;

import java.util.ArrayList;
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

  /** The path of what is tagged; that there is no such thing is an error. */
  private List<String> path(SparkSession spark) {
    switch (kind) {
      case "CATALOG":
        if (!Catalogs.exists(spark, name.get(0))) throw SqlError.noSuchCatalog(name.get(0));
        return List.of(name.get(0));
      case "SCHEMA", "DATABASE":
        List<String> schema = name.size() == 1 ? List.of(Catalogs.current(spark).get(0), name.get(0)) : name;
        String db = Catalogs.database(spark, schema.get(0), schema.get(1));
        if (!spark.sessionState().catalog().databaseExists(db)) throw SqlError.noSuchSchema(schema.get(0), schema.get(1));
        return schema;
      case "VOLUME":
        throw SqlError.noSuchVolume(Tables.full(spark, name));
      default:
        return column == null ? table(spark).name() : column(spark);
    }
  }

  private Entry table(SparkSession spark) {
    List<String> full = Tables.full(spark, name);
    Entry e = Entry.find(spark, full);
    if (e == null) throw SqlError.noSuchTable(full);
    return e;
  }

  private List<String> column(SparkSession spark) {
    Entry e = table(spark);
    for (String c : e.facts(spark).schema().fieldNames()) if (c.equalsIgnoreCase(column)) return append(e.name(), c);
    throw SqlError.noSuchColumn(column);
  }

  private static List<String> append(List<String> path, String part) {
    List<String> out = new ArrayList<>(path);
    out.add(part);
    return out;
  }
}
