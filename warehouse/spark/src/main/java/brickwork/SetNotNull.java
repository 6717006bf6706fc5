package brickwork;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** ALTER TABLE … ALTER COLUMN … SET NOT NULL, which Delta leaves to Databricks: checks the rows that are there, then changes the schema. */
final class SetNotNull extends Action {
  private final List<String> table;
  private final String column;

  SetNotNull(List<String> table, String column) {
    this.table = table;
    this.column = column;
  }

  @Override
  List<Row> run(SparkSession spark) {
    OptimisticTransaction txn = ((DeltaTableV2) Tables.existing(spark, table)).startTransaction(Option.empty());
    StructType schema = txn.metadata().schema();
    StructField[] fields = schema.fields().clone();
    int i = index(fields);
    String name = Tables.quoted(List.of(fields[i].name()));
    if (!spark.sql("SELECT 1 FROM " + Tables.quoted(Tables.full(spark, table)) + " WHERE " + name + " IS NULL LIMIT 1").isEmpty())
      throw new SqlError("DELTA_NOT_NULL_CONSTRAINT_VIOLATED", "23502", "NOT NULL constraint violated for column: " + fields[i].name() + ".");
    fields[i] = new StructField(fields[i].name(), fields[i].dataType(), false, fields[i].metadata());
    txn.updateMetadata(withSchema(txn.metadata(), new StructType(fields)), false);
    txn.commit(Scala.seq(), new DeltaOperations.ChangeColumn(Scala.seq(), column, fields[i], Option.empty()));
    return List.of();
  }

  private int index(StructField[] fields) {
    for (int i = 0; i < fields.length; i++) if (fields[i].name().equalsIgnoreCase(column)) return i;
    throw SqlError.noSuchColumn(column);
  }

  private static Metadata withSchema(Metadata m, StructType schema) {
    return m.copy(m.id(), m.name(), m.description(), m.format(), schema.json(), m.partitionColumns(), m.configuration(), m.createdTime());
  }
}
