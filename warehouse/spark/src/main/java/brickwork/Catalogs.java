package brickwork;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.analysis.AnalysisContext;
import org.apache.spark.sql.catalyst.catalog.CatalogDatabase;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.CatalogManager;

/** The catalogs of the warehouse, their schemas, and which of them is current in a session. */
final class Catalogs {
  static final String DEFAULT_SCHEMA = "default";

  private Catalogs() {}

  static void create(SparkSession spark, List<String> names) {
    SessionCatalog catalog = spark.sessionState().catalog();
    for (String name : names) {
      String db = Names.database(name, DEFAULT_SCHEMA);
      URI location = catalog.getDefaultDBPath(db);
      catalog.createDatabase(new CatalogDatabase(db, "", location, Scala.map(Map.of())), true);
    }
  }

  static List<String> list(SparkSession spark) {
    return List.of(spark.conf().get(Settings.CATALOGS).split(","));
  }

  static boolean exists(SparkSession spark, String catalog) {
    return list(spark).contains(catalog.toLowerCase(Locale.ROOT));
  }

  /** The schemas of a catalog in order, information_schema among them. */
  static List<String> schemas(SparkSession spark, String catalog) {
    List<String> out = new ArrayList<>();
    for (String db : Scala.list(spark.sessionState().catalog().listDatabases(Names.databases(catalog)))) out.add(Names.split(db).get(1));
    out.add(Names.INFORMATION_SCHEMA);
    out.sort(null);
    return out;
  }

  /** The schemas, each with its catalog, that a row of a view may be about; information schemas are not among them. */
  static List<List<String>> schemas(SparkSession spark, List<String> catalogs, Wanted wanted, Place place) {
    List<List<String>> out = new ArrayList<>();
    for (String c : catalogs) {
      if (!wanted.admits(place.values(c))) continue;
      for (String s : schemas(spark, c)) if (!s.equals(Names.INFORMATION_SCHEMA) && wanted.admits(place.values(c, s))) out.add(List.of(c, s));
    }
    return out;
  }

  /** The database of a schema; that there is no such catalog is an error. */
  static String database(SparkSession spark, String catalog, String schema) {
    if (!exists(spark, catalog)) throw SqlError.noSuchCatalog(catalog);
    return Names.database(catalog, schema);
  }

  /** Current catalog and schema: those of the view or function whose body is under analysis, else the session's. */
  static List<String> current(SparkSession spark) {
    List<String> body = Scala.list(AnalysisContext.get().catalogAndNamespace());
    CatalogManager session = spark.sessionState().catalogManager();
    String catalog = body.size() == 2 ? body.get(0) : session.currentCatalog().name();
    String namespace = body.size() == 2 ? body.get(1) : String.join(".", session.currentNamespace());
    if (catalog.equals(InfoCatalog.NAME)) return List.of(namespace, Names.INFORMATION_SCHEMA);
    List<String> names = Names.split(namespace);
    return names == null ? List.of(list(spark).get(0), DEFAULT_SCHEMA) : names;
  }

  /** Makes catalog.schema current; an empty name is the default. */
  static void use(SparkSession spark, String catalog, String schema) {
    String c = catalog.isEmpty() ? list(spark).get(0) : catalog;
    String s = schema.isEmpty() ? DEFAULT_SCHEMA : schema;
    String db = database(spark, c, s);
    CatalogManager session = spark.sessionState().catalogManager();
    if (s.equalsIgnoreCase(Names.INFORMATION_SCHEMA)) {
      session.setCurrentCatalog(InfoCatalog.NAME);
      session.setCurrentNamespace(new String[] {c.toLowerCase(Locale.ROOT)});
      return;
    }
    if (!spark.sessionState().catalog().databaseExists(db)) throw SqlError.noSuchSchema(c, s);
    session.setCurrentNamespace(new String[] {db});
  }
}
