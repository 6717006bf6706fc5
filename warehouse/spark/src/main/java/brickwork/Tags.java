package brickwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The tags of catalogs, schemas, tables, columns and volumes, which Spark has no place for. They are those of the process. */
final class Tags {
  enum Kind { CATALOG, SCHEMA, TABLE, COLUMN, VOLUME }

  /** What has tags: the name's parts in lower case, and the column as written. */
  record Target(Kind kind, List<String> name, String column) {}

  private static final Map<Target, Map<String, String>> ALL = new ConcurrentHashMap<>();

  private Tags() {}

  static void set(Target t, String key, String value) {
    ALL.compute(t, (k, old) -> {
      Map<String, String> tags = old == null ? new TreeMap<>() : new TreeMap<>(old);
      tags.put(key, value);
      return tags;
    });
  }

  static void unset(Target t, String key) {
    ALL.computeIfPresent(t, (k, old) -> {
      Map<String, String> tags = new TreeMap<>(old);
      tags.remove(key);
      return tags.isEmpty() ? null : tags;
    });
  }

  /** Everything of a kind in a catalog that has tags. */
  static List<Map.Entry<Target, Map<String, String>>> in(String catalog, Kind kind) {
    List<Map.Entry<Target, Map<String, String>>> out = new ArrayList<>();
    for (var e : ALL.entrySet()) if (e.getKey().kind() == kind && e.getKey().name().get(0).equals(catalog)) out.add(e);
    return out;
  }
}
