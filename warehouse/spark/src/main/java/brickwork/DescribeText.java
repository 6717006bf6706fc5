package brickwork;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.analysis.ResolvedTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.V1Table;
import org.apache.spark.sql.execution.command.DescribeRelationJsonCommand;
import scala.Option;

/** What DESCRIBE TABLE EXTENDED … AS JSON says of a Delta table: what Spark says of a table whose catalog entry tells all that Delta knows, and the keys. */
final class DescribeText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SparkSession spark;
  private final CatalogTable entry;
  private final Table table;

  DescribeText(SparkSession spark, List<String> name) {
    this.spark = spark;
    this.entry = Tables.entry(spark, name);
    this.table = Tables.existing(spark, name);
  }

  @Override
  public String toString() {
    TableCatalog catalog = (TableCatalog) spark.sessionState().catalogManager().v2SessionCatalog();
    Identifier id = Identifier.of(new String[] {entry.identifier().database().get()}, entry.identifier().table());
    LogicalPlan resolved = new ResolvedTable(catalog, id, new V1Table(complete()), Scala.seq());
    String spoken = new DescribeRelationJsonCommand(resolved, Scala.map(Map.of()), true, Scala.seq()).run(spark).head().getString(0);
    try {
      return keyed((ObjectNode) JSON.readTree(spoken)).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Constraints are one string, as there. */
  private ObjectNode keyed(ObjectNode o) {
    List<Key> keys = Key.of(table.properties());
    if (keys.isEmpty()) return o;
    return o.put("table_constraints", keys.stream().map(k -> "(" + k.name() + "," + k.sql() + ")").collect(Collectors.joining(", ", "[", "]")));
  }

  /** The entry with what Delta keeps in the table. */
  private CatalogTable complete() {
    CatalogTable t = entry;
    return t.copy(
        t.identifier(), t.tableType(), t.storage(), Tables.schema(table), t.provider(), Scala.seq(Tables.partitions(table)), t.bucketSpec(), t.owner(),
        t.createTime(), t.lastAccessTime(), t.createVersion(), Scala.map(Tables.properties(table)), t.stats(), t.viewText(), Option.apply(Tables.comment(table)),
        t.collation(), t.unsupportedFeatures(), false, t.schemaPreservesCase(), t.ignoredProperties(), t.viewOriginalText(),
        t.multipartIdentifier());
  }
}
