package brickwork;

import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableChange;

/** ALTER TABLE … DROP PRIMARY KEY, DROP FOREIGN KEY, and DROP CONSTRAINT of a key. */
final class DropKey extends Action {
  private final List<String> table;
  private final Predicate<Key> which;
  private final String called;
  private final boolean ifExists;

  DropKey(List<String> table, String name) {
    this(table, k -> k.name().equalsIgnoreCase(name), name, false);
  }

  /** The primary key if there are no columns, else the foreign key of these columns. */
  DropKey(List<String> table, List<String> columns, boolean ifExists) {
    this(table, columns.isEmpty() ? k -> k.type() == Key.Type.PRIMARY : k -> isForeign(k, columns), columns.isEmpty() ? "PRIMARY KEY" : "FOREIGN KEY", ifExists);
  }

  private DropKey(List<String> table, Predicate<Key> which, String called, boolean ifExists) {
    this.table = table;
    this.which = which;
    this.called = called;
    this.ifExists = ifExists;
  }

  private static boolean isForeign(Key k, List<String> columns) {
    return k.type() == Key.Type.FOREIGN && k.columns().toString().equalsIgnoreCase(columns.toString());
  }

  /** The key of that name; null if there is none, or no table. */
  static Key named(SparkSession spark, List<String> table, String name) {
    Table t = Tables.load(spark, table);
    if (t == null) return null;
    return Key.of(t.properties()).stream().filter(k -> k.name().equalsIgnoreCase(name)).findFirst().orElse(null);
  }

  @Override
  List<Row> run(SparkSession spark) throws Exception {
    List<Key> found = Key.of(Tables.existing(spark, table).properties()).stream().filter(which).toList();
    if (found.isEmpty() && !ifExists)
      throw new SqlError("CONSTRAINT_DOES_NOT_EXIST", "42704", "Cannot drop nonexistent constraint " + called + " from table " + Tables.quoted(table) + ".");
    for (Key k : found) Tables.alter(spark, table, TableChange.removeProperty(k.property()));
    return List.of();
  }
}
