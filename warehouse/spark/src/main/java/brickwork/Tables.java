package brickwork;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.util.CharVarcharUtils;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import org.apache.spark.sql.delta.skipping.clustering.ClusteringColumnInfo;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** Tables by the names people write. */
final class Tables {
  /** The property that tells of a clone what Delta does not: whether it is one. */
  static final String CLONE = "brickwork.clone";
  static final String SHALLOW = "shallow";

  private Tables() {}

  /** Catalog, schema and table of a name with one to three parts. */
  static List<String> full(SparkSession spark, List<String> name) {
    List<String> current = Catalogs.current(spark);
    return switch (name.size()) {
      case 1 -> List.of(current.get(0), current.get(1), name.get(0));
      case 2 -> List.of(current.get(0), name.get(0), name.get(1));
      default -> name;
    };
  }

  /** The table as Delta has it; null if there is none. */
  static Table load(SparkSession spark, List<String> name) {
    List<String> full = full(spark, name);
    String db = Catalogs.database(spark, full.get(0), full.get(1));
    return load(spark, db, Names.encode(full.get(2)));
  }

  static Table load(SparkSession spark, String database, String table) {
    try {
      return catalog(spark).loadTable(Identifier.of(new String[] {database}, table));
    } catch (NoSuchTableException e) {
      return null;
    } catch (Exception e) {
      throw Scala.<RuntimeException>raise(e);
    }
  }

  /** Whether it is a Delta table, and not hidden by a temporary view. */
  static boolean isDelta(SparkSession spark, List<String> name) {
    if (name.size() == 1 && spark.sessionState().catalog().getTempView(name.get(0)).isDefined()) return false;
    List<String> full = full(spark, name);
    if (!Catalogs.exists(spark, full.get(0)) || !spark.sessionState().catalog().tableExists(identifier(full))) return false;
    Option<String> provider = entry(spark, full).provider();
    return provider.isDefined() && provider.get().equalsIgnoreCase("delta");
  }

  /** The columns with CHAR and VARCHAR, and with all that Delta notes about them. */
  static StructType schema(Table t) {
    StructType s = t instanceof DeltaTableV2 d ? d.initialSnapshot().metadata().schema() : t.schema();
    return (StructType) raw(s, CharVarcharUtils.getRawSchema(s));
  }

  /** The type with CHAR and VARCHAR where the raw one has them. Spark takes that one from a text, without what is said of nested fields. */
  private static DataType raw(DataType t, DataType raw) {
    if (t instanceof ArrayType a && raw instanceof ArrayType r) return new ArrayType(raw(a.elementType(), r.elementType()), a.containsNull());
    if (t instanceof MapType m && raw instanceof MapType r) return new MapType(raw(m.keyType(), r.keyType()), raw(m.valueType(), r.valueType()), m.valueContainsNull());
    if (!(t instanceof StructType s && raw instanceof StructType r)) return raw;
    StructType out = new StructType();
    for (int i = 0; i < s.length(); i++) {
      StructField f = s.apply(i);
      out = out.add(f.name(), raw(f.dataType(), r.apply(i).dataType()), f.nullable(), f.metadata());
    }
    return out;
  }

  static List<String> partitions(Table t) {
    List<String> names = new ArrayList<>();
    for (Transform p : t.partitioning()) if (p.name().equals("identity")) names.add(p.references()[0].fieldNames()[0]);
    return names;
  }

  /** The columns, or fields of columns, that the table is clustered by, as they are written. */
  static List<String> clustering(Table t) {
    return t instanceof DeltaTableV2 d ? Scala.list(ClusteringColumnInfo.extractLogicalNames(d.initialSnapshot())) : List.of();
  }

  /** The comment, or null. */
  static String comment(Table t) {
    String text = t.properties().get(TableCatalog.PROP_COMMENT);
    return text == null || text.isEmpty() ? null : text;
  }

  /** Properties in the sense of TBLPROPERTIES. */
  static Map<String, String> properties(Table t) {
    Map<String, String> out = new HashMap<>(t.properties());
    out.keySet().removeAll(Scala.list(CatalogV2Util.TABLE_RESERVED_PROPERTIES()));
    return out;
  }

  static Table existing(SparkSession spark, List<String> name) {
    Table t = load(spark, name);
    if (t == null) throw SqlError.noSuchTable(full(spark, name));
    return t;
  }

  /** A name as people see it, from one that may be mapped already. */
  static List<String> written(SparkSession spark, List<String> name) {
    return name.size() == 3 && name.get(0).equals(Names.SESSION_CATALOG) ? written(name.get(1), name.get(2)) : full(spark, name);
  }

  /** The name of a table of the session catalog as people see it. */
  static List<String> written(String database, String table) {
    List<String> schema = Names.split(database);
    return schema == null ? List.of(Names.SESSION_CATALOG, database, table) : List.of(schema.get(0), schema.get(1), Names.decode(table));
  }

  static void alter(SparkSession spark, List<String> name, TableChange change) {
    List<String> full = full(spark, name);
    String db = Catalogs.database(spark, full.get(0), full.get(1));
    try {
      catalog(spark).alterTable(Identifier.of(new String[] {db}, Names.encode(full.get(2))), change);
    } catch (NoSuchTableException e) {
      throw SqlError.noSuchTable(full);
    }
  }

  private static TableCatalog catalog(SparkSession spark) {
    return (TableCatalog) spark.sessionState().catalogManager().v2SessionCatalog();
  }

  /** The entry in Spark's catalog; that there is none is an error. */
  static CatalogTable entry(SparkSession spark, List<String> name) {
    TableIdentifier id = identifier(full(spark, name));
    try {
      return spark.sessionState().catalog().getTableMetadata(id);
    } catch (Exception e) {
      throw Scala.<RuntimeException>raise(e);
    }
  }

  /** The mapped name of a table with catalog and schema. */
  static TableIdentifier identifier(List<String> full) {
    return new TableIdentifier(Names.encode(full.get(2)), Option.apply(Names.database(full.get(0), full.get(1))), Option.apply(Names.SESSION_CATALOG));
  }

  static String quoted(List<String> name) {
    StringBuilder out = new StringBuilder();
    for (String part : name) out.append(out.length() == 0 ? "`" : ".`").append(part.replace("`", "``")).append('`');
    return out.toString();
  }
}
