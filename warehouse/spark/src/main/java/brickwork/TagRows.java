package brickwork;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.StructField;

/** The rows of an information schema that are about tags. */
final class TagRows {
  private static final String[] PARTS = {"catalog_name", "schema_name", "table_name", "column_name"};

  private final InfoReader in;

  TagRows(InfoReader in) {
    this.in = in;
  }

  /** The tags of what has a path of that many parts. */
  void tags(int parts) {
    for (var e : Tags.of(parts)) {
      List<String> path = e.getKey();
      String[] place = path.stream().limit(3).toArray(String[]::new);
      if (!in.catalogs().contains(path.get(0)) || !in.wants(Place.TAGGED.values(place))) continue;
      String last = parts == PARTS.length ? column(path) : path.get(parts - 1);
      if (last != null) e.getValue().forEach((tag, value) -> in.add(row(path, last).put("tag_name", tag).put("tag_value", value)));
    }
  }

  private static InfoRow row(List<String> path, String last) {
    InfoRow row = new InfoRow();
    for (int i = 0; i < path.size(); i++) row.put(PARTS[i], path.get(i));
    return row.put(PARTS[path.size() - 1], last);
  }

  /** The column as the table spells it; null if the table was replaced by one without it. */
  private String column(List<String> path) {
    Entry e = Entry.find(in.spark(), path.subList(0, 3));
    Facts f = e == null ? null : e.facts(in.spark());
    if (f == null) return null;
    return Arrays.stream(f.schema().fields()).map(StructField::name).filter(path.get(3)::equalsIgnoreCase).findFirst().orElse(null);
  }
}
