package brickwork;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.plans.logical.CreateTableAsSelect;
import org.apache.spark.sql.catalyst.plans.logical.DeleteFromTable;
import org.apache.spark.sql.catalyst.plans.logical.DescribeNamespace;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ReplaceTableAsSelect;
import org.apache.spark.sql.catalyst.plans.logical.ShowCreateTable;
import org.apache.spark.sql.catalyst.plans.logical.ShowTableProperties;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.plans.logical.UpdateTable;
import org.apache.spark.sql.catalyst.plans.logical.V2WriteCommand;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.delta.commands.DescribeDeltaDetailCommand;
import org.apache.spark.sql.execution.command.DescribeRelationJsonCommand;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** What a statement that is no query answers with, in the columns and names of a warehouse, and how many rows it changed (-1 if it does not tell). */
record Outcome(StructType schema, List<Object[]> rows, long affected) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VIEW = Pattern.compile("^CREATE VIEW (?:" + Names.SESSION_CATALOG + "\\.)?(\\w+)\\.(\\w+)");
  private static final StructType INSERTED = StructType.fromDDL("num_affected_rows BIGINT, num_inserted_rows BIGINT");

  static Outcome of(SparkSession spark, LogicalPlan parsed, StructType schema, InternalRow[] rows) {
    LogicalPlan statement = parsed instanceof UnresolvedWith with ? with.child() : parsed;
    if (isInsert(statement)) return inserted(Math.max(0, CommitLog.metric("numOutputRows")));
    List<Object[]> values = new ArrayList<>();
    for (InternalRow r : rows) values.add(values(r, schema));
    Outcome o = new Outcome(schema, values, -1);
    if (statement instanceof ShowTableProperties) o.rows.removeIf(r -> Properties.isHidden(r[0].toString()));
    if (statement instanceof DescribeRelation) o.description(spark);
    if (statement instanceof ShowCreateTable) o.rows.replaceAll(Outcome::viewName);
    if (statement instanceof DescribeNamespace) o.setCatalog("Catalog Name", "Namespace Name");
    if (statement instanceof DescribeRelationJsonCommand) o.rows.replaceAll(Outcome::json);
    if (statement instanceof DescribeDeltaDetailCommand) o.rows.replaceAll(r -> detail(r, schema.fieldIndex("properties")));
    o.rows.replaceAll(Outcome::plain);
    return o.counted(statement);
  }

  InternalRow[] internal() {
    return rows.stream().map(GenericInternalRow::new).toArray(InternalRow[]::new);
  }

  private static boolean isInsert(LogicalPlan p) {
    return p instanceof InsertIntoStatement || p instanceof V2WriteCommand || p instanceof CreateTableAsSelect || p instanceof ReplaceTableAsSelect;
  }

  private static Outcome inserted(long n) {
    return new Outcome(INSERTED, List.<Object[]>of(new Object[] {n, n}), n);
  }

  /** With the number of rows if the statement tells it. An UPDATE or DELETE that was made into a MERGE tells more than it should. */
  private Outcome counted(LogicalPlan statement) {
    if (schema.length() == 0 || rows.size() != 1 || !schema.apply(0).name().equals("num_affected_rows")) return this;
    long n = (Long) rows.get(0)[0];
    boolean one = statement instanceof UpdateTable || statement instanceof DeleteFromTable;
    return one ? new Outcome(new StructType().add(schema.apply(0)), List.<Object[]>of(new Object[] {n}), n) : new Outcome(schema, rows, n);
  }

  private static Object[] values(InternalRow row, StructType schema) {
    Object[] out = new Object[schema.length()];
    for (int i = 0; i < out.length; i++) out[i] = row.isNullAt(i) ? null : row.get(i, schema.apply(i).dataType());
    return out;
  }

  /** A row with names as people see them. */
  private static Object[] plain(Object[] row) {
    return Arrays.stream(row).map(v -> v instanceof UTF8String s ? text(Names.plain(s.toString())) : v).toArray();
  }

  /** DESCRIBE TABLE EXTENDED: our catalog, no engine's properties, and the keys. */
  private void description(SparkSession spark) {
    List<Key> keys = keys(spark);
    setCatalog("Catalog", "Database");
    rows.removeIf(r -> r[0].toString().equals("Namespace"));
    for (Object[] r : rows) if (r[0].toString().equals("Table Properties")) r[1] = text(properties(r[1].toString()));
    if (!keys.isEmpty()) {
      rows.add(new Object[] {text(""), text(""), text("")});
      rows.add(new Object[] {text("# Constraints"), text(""), text("")});
    }
    for (Key k : keys) rows.add(new Object[] {text(k.name()), text(k.sql()), text("")});
  }

  private List<Key> keys(SparkSession spark) {
    String database = value("Database"), name = value("Table");
    Table t = database == null || name == null || !Names.isDatabase(database) ? null : Tables.load(spark, database, name);
    return t == null ? List.of() : Key.of(t.properties());
  }

  /** What the last row of that label says; null if there is none. */
  private String value(String label) {
    String v = null;
    for (Object[] r : rows) if (r[0].toString().equals(label)) v = r[1].toString();
    return v;
  }

  /** {@code [a=b,c=d]} without what is hidden. */
  private static String properties(String list) {
    List<String> shown = new ArrayList<>();
    for (String p : list.substring(1, list.length() - 1).split(",(?=[^,=]+=)")) if (!Properties.isHidden(p.split("=", 2)[0])) shown.add(p);
    return "[" + String.join(",", shown) + "]";
  }

  /** Puts the catalog, which is in the database's name, in the row of that label. */
  private void setCatalog(String label, String database) {
    String name = value(database);
    if (name == null || !Names.isDatabase(name)) return;
    for (Object[] r : rows) if (r[0].toString().equals(label)) r[1] = text(Names.split(name).get(0));
  }

  /** SHOW CREATE TABLE of a view: Spark does not quote its name, as there is nothing to quote in one that is mapped. */
  private static Object[] viewName(Object[] row) {
    Matcher m = VIEW.matcher(row[0].toString());
    if (!m.find()) return row;
    String name = CreateText.quoted(Tables.written(m.group(1), m.group(2)));
    return new Object[] {text(m.replaceFirst(Matcher.quoteReplacement("CREATE VIEW " + name)))};
  }

  /** DESCRIBE … AS JSON: names as people see them, no engine's properties, and of the settings a view was made with those that clients have. */
  private static Object[] json(Object[] row) {
    try {
      ObjectNode o = (ObjectNode) JSON.readTree(row[0].toString());
      String database = o.path("schema_name").asText();
      if (Names.isDatabase(database)) o.put("catalog_name", Names.split(database).get(0));
      if (o.get("table_properties") instanceof ObjectNode properties) properties.properties().removeIf(p -> Properties.isHidden(p.getKey()));
      if (o.get("view_creation_spark_configuration") instanceof ObjectNode settings) settings.retain("spark.sql.ansi.enabled", "spark.sql.session.timeZone");
      row[0] = text(plain(o).toString());
      return row;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tree with its names replaced one by one: one that has to be escaped in JSON cannot be replaced in its text. */
  private static JsonNode plain(JsonNode n) {
    if (n.isTextual()) return TextNode.valueOf(Names.plain(n.asText()));
    if (n instanceof ObjectNode o) o.properties().forEach(p -> p.setValue(plain(p.getValue())));
    if (n instanceof ArrayNode a) for (int i = 0; i < a.size(); i++) a.set(i, plain(a.get(i)));
    return n;
  }

  private static Object[] detail(Object[] row, int properties) {
    Map<String, String> all = new HashMap<>();
    MapData m = (MapData) row[properties];
    for (int i = 0; i < m.numElements(); i++) all.put(m.keyArray().getUTF8String(i).toString(), m.valueArray().getUTF8String(i).toString());
    Map<String, String> shown = Properties.shown(all);
    row[properties] = new ArrayBasedMapData(array(shown.keySet().toArray()), array(shown.values().toArray()));
    return row;
  }

  private static ArrayData array(Object[] strings) {
    return new GenericArrayData(Arrays.stream(strings).map(s -> text((String) s)).toArray());
  }

  private static UTF8String text(String s) {
    return UTF8String.fromString(s);
  }
}
