package brickwork;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.classic.SparkSession;

/** A table or view in a schema of a catalog. */
record Entry(String catalog, String schema, CatalogTable table) {

  /** What there is in these catalogs that a row of a view may be about, and nothing temporary. */
  static List<Entry> all(SparkSession spark, List<String> catalogs, Wanted wanted, Place place) {
    SessionCatalog session = spark.sessionState().catalog();
    List<Entry> out = new ArrayList<>();
    for (List<String> s : Catalogs.schemas(spark, catalogs, wanted, place)) {
      for (TableIdentifier id : tables(session, Names.database(s.get(0), s.get(1)))) {
        if (!wanted.admits(place.values(s.get(0), s.get(1), Names.decode(id.table())))) continue;
        Entry e = of(session, s.get(0), s.get(1), id);
        if (e != null) out.add(e);
      }
    }
    return out;
  }

  /** The table or view of that name, with catalog and schema; null if there is none. */
  static Entry find(SparkSession spark, List<String> name) {
    if (!Catalogs.exists(spark, name.get(0))) return null;
    return of(spark.sessionState().catalog(), name.get(0), name.get(1), Tables.identifier(name));
  }

  private static Entry of(SessionCatalog session, String catalog, String schema, TableIdentifier id) {
    CatalogTable t = unlessGone(() -> session.getTableMetadata(id), () -> session.tableExists(id));
    return t == null ? null : new Entry(catalog, schema, t);
  }

  private static List<TableIdentifier> tables(SessionCatalog session, String database) {
    List<TableIdentifier> found = unlessGone(() -> Scala.list(session.listTables(database, "*", false)), () -> session.databaseExists(database));
    return found == null ? List.of() : found;
  }

  /** What is read of something that others may drop at any time; null if they did. */
  static <T> T unlessGone(Callable<T> read, BooleanSupplier there) {
    try {
      return read.call();
    } catch (Exception e) {
      if (there.getAsBoolean()) throw Scala.<RuntimeException>raise(e);
      return null;
    }
  }

  List<String> name() {
    return List.of(catalog, schema, Names.decode(table.identifier().table()));
  }

  boolean isView() {
    return table.tableType().equals(CatalogTableType.VIEW());
  }

  /** Null if it was dropped meanwhile. */
  Facts facts(SparkSession spark) {
    return unlessGone(() -> Facts.of(spark, table), () -> spark.sessionState().catalog().tableExists(table.identifier()));
  }

  InfoRow row() {
    return new InfoRow().put("table", catalog, schema, name().get(2));
  }
}
