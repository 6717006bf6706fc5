package brickwork;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.CommandResult;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.arrow.ArrowConverters$;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.ArrowUtils;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A whole result as it goes to the client: blocks, each after its length in four bytes. The first is JSON with the columns and what
 * kind of statement it was, the second the Arrow schema message, the others record-batch messages.
 */
final class Answer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH_ROWS = 10_000;

  private final List<byte[]> blocks = new ArrayList<>();

  private Answer() {}

  static Answer of(SparkSession spark, Dataset<Row> data) throws IOException {
    QueryExecution q = data.queryExecution();
    boolean query = !(q.commandExecuted() instanceof CommandResult) && !(q.logical() instanceof Command);
    StructType schema = data.schema();
    InternalRow[] rows = q.executedPlan().executeCollect();
    if (query) return new Answer().head(schema, rows, true, -1).body(spark, schema, rows);
    Outcome o = Outcome.of(spark, q.logical(), schema, rows);
    return new Answer().head(o.schema(), o.internal(), false, o.affected()).body(spark, o.schema(), o.internal());
  }

  private Answer head(StructType schema, InternalRow[] rows, boolean query, long affected) throws JsonProcessingException {
    List<Map<String, String>> columns = new ArrayList<>();
    for (StructField f : schema.fields())
      columns.add(Map.of("name", Names.plain(f.name()), "type", f.dataType().sql(), "comment", f.getComment().isDefined() ? f.getComment().get() : ""));
    List<Integer> counts = new ArrayList<>();
    for (int left = rows.length; left > 0; left -= BATCH_ROWS) counts.add(Math.min(left, BATCH_ROWS));
    blocks.add(JSON.writeValueAsBytes(Map.of("columns", columns, "rows", counts, "query", query, "affected", affected)));
    return this;
  }

  private Answer body(SparkSession spark, StructType schema, InternalRow[] rows) throws IOException {
    String zone = spark.sessionState().conf().sessionLocalTimeZone();
    Wire wire = new Wire(schema, zone);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    MessageSerializer.serialize(new WriteChannel(Channels.newChannel(message)), ArrowUtils.toArrowSchema(wire.schema(), zone, false, false));
    blocks.add(message.toByteArray());
    Iterator<InternalRow> converted = Arrays.stream(rows).map(wire::row).iterator();
    scala.collection.Iterator<byte[]> batches =
        ArrowConverters$.MODULE$.toBatchIterator(CollectionConverters.asScala(converted), wire.schema(), BATCH_ROWS, zone, false, false, TaskContext.get());
    while (batches.hasNext()) blocks.add(batches.next());
    return this;
  }

  /** Bytes that {@link #write} writes. */
  long size() {
    long n = 0;
    for (byte[] b : blocks) n += 4 + b.length;
    return n;
  }

  void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    for (byte[] b : blocks) {
      data.writeInt(b.length);
      data.write(b);
    }
    data.flush();
  }
}
