package brickwork;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.classic.SparkSession;

/** The rows of an information schema that are about keys. CHECK constraints are in none of its views. */
final class KeyRows {
  private final InfoReader in;

  KeyRows(InfoReader in) {
    this.in = in;
  }

  /** A key of a table, and for a foreign key the one that it refers to. */
  private record Held(Entry in, Key key, Key parent) {
    InfoRow row() {
      return new InfoRow().put("constraint", in.catalog(), in.schema(), key.name());
    }

    InfoRow rowOfTable() {
      return row().put("table", in.catalog(), in.schema(), in.name().get(2));
    }

    boolean isForeign() {
      return key.type() == Key.Type.FOREIGN;
    }

    /** The table that the key is about, and columns of it. */
    List<String> used() {
      return isForeign() ? key.parent() : in.name();
    }

    List<String> usedColumns() {
      return isForeign() ? key.parentColumns() : key.columns();
    }
  }

  /** Keys without the foreign keys whose parent is gone. */
  private List<Held> keys(Place place) {
    List<Held> out = new ArrayList<>();
    for (Entry e : in.entries(place)) {
      Facts f = e.facts(in.spark());
      if (f == null) continue;
      for (Key k : f.keys()) {
        Key parent = k.type() == Key.Type.FOREIGN ? parent(in.spark(), k) : null;
        if (k.type() != Key.Type.FOREIGN || parent != null) out.add(new Held(e, k, parent));
      }
    }
    return out;
  }

  /** The primary or unique key that a foreign key refers to; null if it is gone. */
  private static Key parent(SparkSession spark, Key foreign) {
    Entry e = Entry.find(spark, foreign.parent());
    Facts f = e == null ? null : e.facts(spark);
    return f == null ? null : Key.over(f.keys(), foreign.parentColumns());
  }

  void tableConstraints() {
    for (Held h : keys(Place.KEY))
      in.add(h.rowOfTable().put("constraint_type", h.key().type().sql).put("is_deferrable", "YES").put("initially_deferred", "NO").put("enforced", "NO"));
  }

  void keyColumnUsage() {
    for (Held h : keys(Place.KEY)) {
      List<String> columns = h.key().columns();
      for (int i = 0; i < columns.size(); i++) {
        Integer position = h.isForeign() ? 1 + h.parent().columns().indexOf(h.key().parentColumns().get(i)) : null;
        in.add(h.rowOfTable().put("column_name", columns.get(i)).put("ordinal_position", i + 1).put("position_in_unique_constraint", position));
      }
    }
  }

  void referentialConstraints() {
    for (Held h : keys(Place.CONSTRAINT)) {
      if (!h.isForeign()) continue;
      in.add(
          h.row().put("unique_constraint", h.key().parent().get(0), h.key().parent().get(1), h.parent().name())
              .put("match_option", "FULL").put("update_rule", "NO ACTION").put("delete_rule", "NO ACTION"));
    }
  }

  void constraintTableUsage() {
    for (Held h : keys(Place.CONSTRAINT)) in.add(used(h));
  }

  void constraintColumnUsage() {
    for (Held h : keys(Place.CONSTRAINT)) for (String column : h.usedColumns()) in.add(used(h).put("column_name", column));
  }

  private static InfoRow used(Held h) {
    List<String> t = h.used();
    return h.row().put("table", t.get(0), t.get(1), t.get(2));
  }
}
