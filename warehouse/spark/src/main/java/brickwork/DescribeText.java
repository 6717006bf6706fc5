package brickwork;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.types.*;

/** What DESCRIBE TABLE EXTENDED … AS JSON says of a Delta table. */
final class DescribeText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> name;
  private final CatalogTable entry;
  private final Table table;

  DescribeText(SparkSession spark, List<String> name) {
    this.name = Tables.full(spark, name);
    this.entry = Tables.entry(spark, name);
    this.table = Tables.existing(spark, name);
  }

  @Override
  public String toString() {
    ObjectNode o = JSON.createObjectNode();
    o.put("table_name", name.get(2)).put("catalog_name", name.get(0));
    o.putArray("namespace").add(name.get(1));
    o.put("schema_name", name.get(1));
    o.set("columns", fields(Tables.schema(table)));
    list(o, "partition_columns", Tables.partitions(table));
    list(o, "clustering_columns", Tables.clustering(table));
    o.put("location", entry.location().toString()).put("provider", "delta").put("type", entry.tableType().name());
    String comment = Tables.comment(table);
    if (comment != null) o.put("comment", comment);
    o.put("created_time", Instant.ofEpochMilli(entry.createTime()).truncatedTo(ChronoUnit.SECONDS).toString());
    o.set("table_properties", JSON.valueToTree(Properties.shown(Tables.properties(table))));
    List<Key> keys = Key.of(table.properties());
    if (!keys.isEmpty()) o.put("table_constraints", keys.stream().map(k -> "(" + k.name() + "," + k.sql() + ")").collect(Collectors.joining(", ", "[", "]")));
    return o.toString();
  }

  private static void list(ObjectNode o, String key, List<String> names) {
    if (!names.isEmpty()) o.set(key, JSON.valueToTree(names));
  }

  private static ArrayNode fields(StructType s) {
    ArrayNode out = JSON.createArrayNode();
    for (StructField f : s.fields()) {
      ObjectNode o = out.addObject().put("name", f.name());
      o.set("type", type(f.dataType()));
      o.put("nullable", f.nullable());
      if (f.getComment().isDefined()) o.put("comment", f.getComment().get());
      if (f.metadata().contains("CURRENT_DEFAULT")) o.put("default", f.metadata().getString("CURRENT_DEFAULT"));
    }
    return out;
  }

  private static ObjectNode type(DataType t) {
    ObjectNode o = JSON.createObjectNode();
    if (t instanceof ArrayType a) {
      o.put("name", "array").set("element_type", type(a.elementType()));
      return o.put("element_nullable", a.containsNull());
    }
    if (t instanceof MapType m) {
      o.put("name", "map").set("key_type", type(m.keyType()));
      o.set("value_type", type(m.valueType()));
      return o.put("value_nullable", m.valueContainsNull());
    }
    if (t instanceof StructType s) {
      o.put("name", "struct").set("fields", fields(s));
      return o;
    }
    if (t instanceof DecimalType d) return o.put("name", "decimal").put("precision", d.precision()).put("scale", d.scale());
    if (t instanceof CharType c) return o.put("name", "char").put("length", c.length());
    if (t instanceof VarcharType c) return o.put("name", "varchar").put("length", c.length());
    if (t instanceof StringType s) return o.put("name", "string").put("collation", s.collationName());
    if (t instanceof TimestampType) return o.put("name", "timestamp_ltz");
    return o.put("name", t.simpleString());
  }
}
