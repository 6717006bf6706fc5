package brickwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.catalyst.util.QuotingUtils;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What SHOW CREATE TABLE says of a Delta table, with the quirks of a warehouse: each STRING has its collation, reserved words are not quoted. */
final class CreateText {
  private final List<String> name;
  private final CatalogTable entry;
  private final Table table;

  CreateText(SparkSession spark, List<String> name) {
    this.name = Tables.full(spark, name);
    this.entry = Tables.entry(spark, name);
    this.table = Tables.existing(spark, name);
  }

  @Override
  public String toString() {
    List<String> items = new ArrayList<>();
    for (StructField f : Tables.schema(table).fields()) items.add("  " + column(f));
    for (Key k : Key.of(table.properties())) items.add("  CONSTRAINT " + Tables.quoted(List.of(k.name())) + " " + k.sql());
    StringBuilder out = new StringBuilder("CREATE TABLE ").append(quoted(name));
    out.append(" (\n").append(String.join(",\n", items)).append(")\nUSING delta\n");
    columns(out, "PARTITIONED BY", Tables.partitions(table).stream().map(CreateText::quoted).toList());
    columns(out, "CLUSTER BY", Tables.clustering(table));
    String comment = Tables.comment(table);
    if (comment != null) out.append("COMMENT ").append(literal(comment)).append('\n');
    if (entry.tableType().equals(CatalogTableType.EXTERNAL())) out.append("LOCATION ").append(literal(entry.location().toString())).append('\n');
    return out.append(properties()).toString();
  }

  private static void columns(StringBuilder out, String clause, List<String> names) {
    if (!names.isEmpty()) out.append(clause).append(" (").append(String.join(", ", names)).append(")\n");
  }

  private String properties() {
    Map<String, String> shown = Properties.shown(Tables.properties(table));
    if (shown.isEmpty()) return "";
    return shown.entrySet().stream().map(e -> "  " + literal(e.getKey()) + " = " + literal(e.getValue())).collect(Collectors.joining(",\n", "TBLPROPERTIES (\n", ")\n"));
  }

  private static String column(StructField f) {
    Metadata m = f.metadata();
    StringBuilder out = new StringBuilder(quoted(f.name())).append(' ').append(type(f.dataType()));
    if (!f.nullable()) out.append(" NOT NULL");
    if (m.contains("delta.generationExpression")) out.append(" GENERATED ALWAYS AS ( ").append(m.getString("delta.generationExpression")).append(" )");
    if (m.contains("delta.identity.start"))
      out.append(" GENERATED ").append(m.getBoolean("delta.identity.allowExplicitInsert") ? "BY DEFAULT" : "ALWAYS")
          .append(" AS IDENTITY (START WITH ").append(m.getLong("delta.identity.start")).append(" INCREMENT BY ").append(m.getLong("delta.identity.step")).append(')');
    if (m.contains("CURRENT_DEFAULT")) out.append(" DEFAULT ").append(m.getString("CURRENT_DEFAULT"));
    if (f.getComment().isDefined()) out.append(" COMMENT ").append(literal(f.getComment().get()));
    return out.toString();
  }

  private static String type(DataType t) {
    if (t instanceof StringType s && t.sql().startsWith("STRING")) return "STRING COLLATE " + s.collationName();
    if (t instanceof ArrayType a) return "ARRAY<" + type(a.elementType()) + ">";
    if (t instanceof MapType m) return "MAP<" + type(m.keyType()) + ", " + type(m.valueType()) + ">";
    if (t instanceof StructType s) {
      List<String> fields = new ArrayList<>();
      for (StructField f : s.fields())
        fields.add(
            quoted(f.name()) + ": " + type(f.dataType()) + (f.nullable() ? "" : " NOT NULL") + (f.getComment().isDefined() ? " COMMENT " + literal(f.getComment().get()) : ""));
      return "STRUCT<" + String.join(", ", fields) + ">";
    }
    return t.sql();
  }

  static String quoted(List<String> name) {
    return name.stream().map(CreateText::quoted).collect(Collectors.joining("."));
  }

  private static String quoted(String name) {
    return QuotingUtils.quoteIfNeeded(name);
  }

  private static String literal(String s) {
    return "'" + s.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
