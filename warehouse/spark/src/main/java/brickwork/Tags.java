package brickwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.catalyst.catalog.DropDatabaseEvent;
import org.apache.spark.sql.catalyst.catalog.DropTableEvent;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogEvent;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogEventListener;
import org.apache.spark.sql.catalyst.catalog.RenameTableEvent;
import org.apache.spark.sql.classic.SparkSession;

/**
 * The tags of the process, which Spark has no place for. What has them is a path of up to four parts: catalog, schema, table or view, column.
 * They go where it goes: a view that is replaced loses them, as it is another; a table does not.
 */
final class Tags {
  private static final Map<List<String>, Map<String, String>> ALL = new ConcurrentHashMap<>();

  private Tags() {}

  /** The path of a column. */
  static List<String> column(List<String> table, String name) {
    return List.of(table.get(0), table.get(1), table.get(2), name);
  }

  /** Keeps tags in step with what is dropped and renamed from now on, except columns. */
  static void follow(SparkSession spark) {
    spark.sharedState().externalCatalog().addListener((ExternalCatalogEventListener) Tags::follow);
  }

  private static void follow(ExternalCatalogEvent e) {
    if (e instanceof DropTableEvent d) drop(Tables.written(d.database(), d.name()));
    if (e instanceof RenameTableEvent r) rename(Tables.written(r.database(), r.name()), Tables.written(r.database(), r.newName()));
    if (e instanceof DropDatabaseEvent d && Names.isDatabase(d.database())) drop(Names.split(d.database()));
  }

  static void set(List<String> path, String tag, String value) {
    ALL.compute(Names.lower(path), (p, old) -> {
      Map<String, String> tags = old == null ? new TreeMap<>() : new TreeMap<>(old);
      tags.put(tag, value);
      return tags;
    });
  }

  static void unset(List<String> path, String tag) {
    ALL.computeIfPresent(Names.lower(path), (p, old) -> {
      Map<String, String> tags = new TreeMap<>(old);
      tags.remove(tag);
      return tags.isEmpty() ? null : tags;
    });
  }

  /** Forgets what the path has, and all that is in it. */
  static void drop(List<String> path) {
    ALL.keySet().removeIf(p -> isIn(p, Names.lower(path)));
  }

  /** What the path has, and all that is in it, is at another from now on. */
  static void rename(List<String> from, List<String> to) {
    List<String> old = Names.lower(from), now = Names.lower(to);
    for (List<String> p : ALL.keySet()) {
      Map<String, String> tags = isIn(p, old) ? ALL.remove(p) : null;
      if (tags == null) continue;
      List<String> moved = new ArrayList<>(now);
      moved.addAll(p.subList(old.size(), p.size()));
      ALL.put(moved, tags);
    }
  }

  private static boolean isIn(List<String> path, List<String> outer) {
    return path.size() >= outer.size() && path.subList(0, outer.size()).equals(outer);
  }

  /** What has tags, in lower case, and its tags, among paths of that many parts. */
  static List<Map.Entry<List<String>, Map<String, String>>> of(int parts) {
    return ALL.entrySet().stream().filter(e -> e.getKey().size() == parts).toList();
  }
}
