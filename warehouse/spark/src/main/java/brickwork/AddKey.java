package brickwork;

import java.util.Arrays;
import java.util.List;
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
    Key added = completed(spark, table, spelled(key, Arrays.stream(t.columns()).map(Column::name).toList()), keys);
    Tables.alter(spark, table, TableChange.setProperty(added.property(), added.toJson()));
    return List.of();
  }

  /** The key with its columns as the table spells them. */
  static Key spelled(Key key, List<String> columns) {
    return key.of(key.columns().stream().map(c -> spelled(c, columns)).toList(), key.parent(), key.parentColumns());
  }

  private static String spelled(String column, List<String> columns) {
    return columns.stream().filter(column::equalsIgnoreCase).findFirst().orElseThrow(() -> SqlError.noSuchColumn(column));
  }

  /** A foreign key with the columns of its parent, if it names none; that the parent has no such key is an error. Own keys are those of its table. */
  static Key completed(SparkSession spark, List<String> table, Key key, List<Key> own) {
    if (key.type() != Key.Type.FOREIGN) return key;
    List<String> name = Names.lower(key.parent());
    List<Key> keys = name.equals(Names.lower(Tables.full(spark, table))) ? own : Key.of(Tables.existing(spark, key.parent()).properties());
    Key primary = Key.primary(keys);
    boolean named = !key.parentColumns().equals(List.of(Dialect.PARENT_KEY));
    List<String> columns = named ? key.parentColumns() : primary == null ? List.of() : primary.columns();
    Key parent = Key.over(keys, columns);
    if (parent == null || columns.size() != key.columns().size()) throw mismatch(columns, key.columns());
    return key.of(key.columns(), name, columns.stream().map(c -> spelled(c, parent.columns())).toList());
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
