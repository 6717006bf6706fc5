package brickwork;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;

/** ALTER … SET TAGS and UNSET TAGS, SET TAG and UNSET TAG. */
final class SetTags extends Action {
  private final String kind;
  private final List<String> name;
  private final String column;
  private final Map<String, String> set;
  private final List<String> unset;

  SetTags(String kind, List<String> name, String column, Map<String, String> set, List<String> unset) {
    this.kind = kind.toUpperCase(Locale.ROOT);
    this.name = name;
    this.column = column;
    this.set = set;
    this.unset = unset;
  }

  @Override
  List<Row> run(SparkSession spark) {
    Tags.Target target = target(spark);
    set.forEach((k, v) -> Tags.set(target, k, v));
    unset.forEach(k -> Tags.unset(target, k));
    return List.of();
  }

  private Tags.Target target(SparkSession spark) {
    List<String> current = Catalogs.current(spark);
    switch (kind) {
      case "CATALOG":
        if (!Catalogs.exists(spark, name.get(0))) throw SqlError.noSuchCatalog(name.get(0));
        return new Tags.Target(Tags.Kind.CATALOG, lower(name), "");
      case "SCHEMA", "DATABASE":
        List<String> schema = name.size() == 1 ? List.of(current.get(0), name.get(0)) : name;
        String db = Catalogs.database(spark, schema.get(0), schema.get(1));
        if (!spark.sessionState().catalog().databaseExists(db)) throw SqlError.noSuchSchema(schema.get(0), schema.get(1));
        return new Tags.Target(Tags.Kind.SCHEMA, lower(schema), "");
      case "VOLUME":
        return new Tags.Target(Tags.Kind.VOLUME, lower(Tables.full(spark, name)), "");
      default:
        Tables.entry(spark, name);
        return new Tags.Target(column == null ? Tags.Kind.TABLE : Tags.Kind.COLUMN, lower(Tables.full(spark, name)), column == null ? "" : column);
    }
  }

  private static List<String> lower(List<String> name) {
    return name.stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
  }
}
