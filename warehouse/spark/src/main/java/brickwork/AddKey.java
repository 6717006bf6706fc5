package brickwork;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableChange;

/** ALTER TABLE … ADD a key. */
final class AddKey extends Action {
  private final List<String> table;
  private final Key key;

  AddKey(List<String> table, Key key) {
    this.table = table;
    this.key = key;
  }

  @Override
  List<Row> run(SparkSession spark) throws Exception {
    Table t = Tables.existing(spark, table);
    List<Key> keys = Key.of(t.properties());
    for (Key k : keys) if (k.name().equalsIgnoreCase(key.name())) throw alreadyExists();
    if (key.type() == Key.Type.PRIMARY && Key.primary(keys) != null) throw severalPrimary(table);
    for (String column : key.columns()) requireColumn(t, column);
    Key added = completed(spark, table, key, Key.primary(keys));
    Tables.alter(spark, table, TableChange.setProperty(added.property(), added.toJson()));
    return List.of();
  }

  /** The key with the columns of its parent, if it is a foreign key that names none; that there is no such parent is an error. */
  static Key completed(SparkSession spark, List<String> table, Key key, Key ownPrimary) {
    if (key.type() != Key.Type.FOREIGN) return key;
    boolean own = Tables.full(spark, table).toString().equalsIgnoreCase(key.parent().toString());
    Key parent = own ? ownPrimary : Key.primary(Key.of(Tables.existing(spark, key.parent()).properties()));
    List<String> columns = key.parentColumns();
    if (columns.equals(List.of(Dialect.PARENT_KEY))) columns = parent == null ? List.of() : parent.columns();
    if (columns.size() != key.columns().size()) throw mismatch(columns, key.columns());
    List<String> name = key.parent().stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
    return new Key(key.name(), key.type(), key.columns(), name, columns, key.rely());
  }

  private static void requireColumn(Table t, String name) {
    for (Column c : t.columns()) if (c.name().equalsIgnoreCase(name)) return;
    throw SqlError.noSuchColumn(name);
  }

  private SqlError alreadyExists() {
    return new SqlError(
        "CONSTRAINT_ALREADY_EXISTS", "42710", "Constraint '" + key.name() + "' already exists for table " + Tables.quoted(table) + ". Please delete the existing constraint first.");
  }

  static SqlError severalPrimary(List<String> table) {
    return new SqlError("MULTIPLE_PRIMARY_KEYS", "42P16", "Multiple primary keys are not allowed for table " + Tables.quoted(table) + ".");
  }

  private static SqlError mismatch(List<String> parent, List<String> child) {
    return new SqlError(
        "FOREIGN_KEY_MISMATCH", "42830",
        "Foreign key parent columns " + String.join(", ", parent) + " do not match primary key child columns " + String.join(", ", child) + ".");
  }
}
