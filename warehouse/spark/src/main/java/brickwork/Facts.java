package brickwork;

import java.io.File;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.types.StructType;

/**
 * What an information schema tells of a table or view beyond its entry in Spark's catalog. Delta keeps it in the table's log, which takes
 * milliseconds to load, so it is remembered until the log grows.
 */
record Facts(StructType schema, List<String> partitions, String comment, List<Key> keys, boolean isShallowClone) {
  private static final int REMEMBERED = 5000;
  private static final Map<String, Read> READ = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Read> e) {
      return size() > REMEMBERED;
    }
  });

  /** Facts as of a version of a table: the newest file of its log, and when it was made, as another may have been there before. */
  private record Read(String newest, long created, Facts facts) {}

  /** Null if there is no such table any more. */
  static Facts of(SparkSession spark, CatalogTable t) {
    if (t.tableType().equals(CatalogTableType.VIEW())) return new Facts(t.schema(), List.of(), t.comment().isDefined() ? t.comment().get() : null, List.of(), false);
    String newest = newest(log(t));
    if (newest == null) return load(spark, t);
    String location = t.location().toString();
    Read known = READ.get(location);
    if (known != null && known.newest.equals(newest) && known.created == t.createTime()) return known.facts;
    Facts f = load(spark, t);
    if (f != null) READ.put(location, new Read(newest, t.createTime(), f));
    return f;
  }

  private static Facts load(SparkSession spark, CatalogTable entry) {
    Table t = Tables.load(spark, entry.identifier().database().get(), entry.identifier().table());
    if (t == null) return null;
    boolean shallow = Tables.SHALLOW.equals(t.properties().get(Tables.CLONE));
    return new Facts(Tables.schema(t), Tables.partitions(t), Tables.comment(t), Key.of(t.properties()), shallow);
  }

  /** When the table was changed last, as far as its log tells, in milliseconds. */
  static long altered(CatalogTable t) {
    return t.storage().locationUri().isEmpty() ? t.createTime() : Math.max(t.createTime(), log(t).lastModified());
  }

  /** Where Delta keeps the versions of a table. */
  private static File log(CatalogTable t) {
    URI location = t.location();
    return new File(location.getPath(), "_delta_log");
  }

  private static String newest(File log) {
    String[] files = log.list((dir, name) -> name.endsWith(".json"));
    return files == null ? null : Arrays.stream(files).max(String::compareTo).orElse(null);
  }
}
