package brickwork;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.plans.logical.CreateTableAsSelect;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ReplaceTableAsSelect;
import org.apache.spark.sql.catalyst.plans.logical.V2WriteCommand;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** What a statement that is no query answers with, in the columns of a warehouse, and how many rows it changed (-1 if it does not tell). */
record Outcome(StructType schema, InternalRow[] rows, long affected) {
  private static final StructType INSERTED = StructType.fromDDL("num_affected_rows BIGINT, num_inserted_rows BIGINT");

  static Outcome of(LogicalPlan statement, StructType schema, InternalRow[] rows) {
    if (isInsert(statement)) return inserted(Math.max(0, CommitLog.metric("numOutputRows")));
    boolean counts = schema.length() > 0 && schema.apply(0).name().equals("num_affected_rows") && rows.length == 1;
    for (int i = 0; i < rows.length; i++) rows[i] = plain(rows[i], schema);
    return new Outcome(schema, rows, counts ? rows[0].getLong(0) : -1);
  }

  private static boolean isInsert(LogicalPlan p) {
    return p instanceof InsertIntoStatement || p instanceof V2WriteCommand || p instanceof CreateTableAsSelect || p instanceof ReplaceTableAsSelect;
  }

  private static Outcome inserted(long n) {
    return new Outcome(INSERTED, new InternalRow[] {new GenericInternalRow(new Object[] {n, n})}, n);
  }

  /** A row with names as people see them. */
  private static InternalRow plain(InternalRow row, StructType schema) {
    Object[] out = new Object[schema.length()];
    for (int i = 0; i < out.length; i++) {
      Object v = row.isNullAt(i) ? null : row.get(i, schema.apply(i).dataType());
      out[i] = v instanceof UTF8String s ? UTF8String.fromString(Names.plain(s.toString())) : v;
    }
    return new GenericInternalRow(out);
  }
}
