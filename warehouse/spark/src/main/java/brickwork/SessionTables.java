package brickwork;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.delta.catalog.DeltaCatalog;

/** Delta's catalog. What Delta knows nothing of, keys and the tags of columns, stays in step with what is renamed and dropped. */
public final class SessionTables extends DeltaCatalog {
  @Override
  public Table alterTable(Identifier table, TableChange... changes) {
    Table altered = super.alterTable(table, changes);
    for (TableChange c : changes) {
      if (c instanceof TableChange.RenameColumn r && r.fieldNames().length == 1) renamed(name(table), r.fieldNames()[0], r.newName());
      if (c instanceof TableChange.DeleteColumn d && d.fieldNames().length == 1) dropped(name(table), d.fieldNames()[0]);
    }
    return altered;
  }

  @Override
  public void renameTable(Identifier from, Identifier to) throws NoSuchTableException, TableAlreadyExistsException {
    super.renameTable(from, to);
    List<String> old = name(from), now = name(to);
    if (!keys(now).isEmpty()) change((owner, k) -> k.parent().equals(old) ? k.of(k.columns(), now, k.parentColumns()) : k);
  }

  /** A column is called otherwise in the keys of its table, and in those that refer to it. */
  private static void renamed(List<String> table, String column, String to) {
    Tags.rename(Tags.column(table, column), Tags.column(table, to));
    if (keys(table).isEmpty()) return;
    UnaryOperator<List<String>> renamed = cs -> cs.stream().map(c -> c.equalsIgnoreCase(column) ? to : c).toList();
    change((owner, k) -> {
      List<String> columns = owner.equals(table) ? renamed.apply(k.columns()) : k.columns();
      return k.of(columns, k.parent(), k.parent().equals(table) ? renamed.apply(k.parentColumns()) : k.parentColumns());
    });
  }

  /** A key goes with its columns. */
  private static void dropped(List<String> table, String column) {
    Tags.drop(Tags.column(table, column));
    for (Key k : keys(table))
      if (k.columns().stream().anyMatch(column::equalsIgnoreCase)) Tables.alter(session(), table, TableChange.removeProperty(k.property()));
  }

  private static List<Key> keys(List<String> table) {
    return Key.of(Tables.existing(session(), table).properties());
  }

  /** Changes the keys of all tables, where that makes a difference. */
  private static void change(BiFunction<List<String>, Key, Key> change) {
    SparkSession spark = session();
    for (Entry e : Entry.all(spark, Catalogs.list(spark), Wanted.ALL, Place.TABLE)) {
      Facts f = e.facts(spark);
      if (f == null) continue;
      for (Key k : f.keys()) {
        Key changed = change.apply(e.name(), k);
        if (!changed.equals(k)) Tables.alter(spark, e.name(), TableChange.setProperty(changed.property(), changed.toJson()));
      }
    }
  }

  private static SparkSession session() {
    return (SparkSession) org.apache.spark.sql.SparkSession.active();
  }

  private static List<String> name(Identifier table) {
    return Tables.written(table.namespace()[0], table.name());
  }
}
