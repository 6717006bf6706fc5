package brickwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;

/** One read of a view of an information schema: what it can see, and the rows that were found. */
final class InfoReader {
  private static final String ALL_CATALOGS = "system";

  private final SparkSession spark;
  private final String catalog;
  private final InfoView view;
  private final Wanted wanted;
  private final List<InternalRow> rows = new ArrayList<>();

  private InfoReader(SparkSession spark, String catalog, InfoView view, Wanted wanted) {
    this.spark = spark;
    this.catalog = catalog;
    this.view = view;
    this.wanted = wanted;
  }

  /** The rows of a view in the information schema of a catalog; those that are not wanted need not be there. */
  static InternalRow[] rows(SparkSession spark, String catalog, InfoView view, Wanted wanted) {
    InfoReader r = new InfoReader(spark, catalog, view, wanted);
    view.read(r);
    return r.rows.toArray(new InternalRow[0]);
  }

  SparkSession spark() {
    return spark;
  }

  /** The catalog whose information schema it is. */
  String catalog() {
    return catalog;
  }

  /** The catalogs that it tells of. */
  List<String> catalogs() {
    return catalog.equals(ALL_CATALOGS) ? Catalogs.list(spark) : List.of(catalog);
  }

  boolean wants(Map<String, String> values) {
    return wanted.admits(values);
  }

  List<List<String>> schemas(Place place) {
    return Catalogs.schemas(spark, catalogs(), wanted, place);
  }

  List<Entry> entries(Place place) {
    return Entry.all(spark, catalogs(), wanted, place);
  }

  void add(InfoRow row) {
    rows.add(row.of(view.schema()));
  }

  /** Who owns and has changed everything that a user can make. */
  String owner() {
    return spark.sparkContext().sparkUser();
  }

  /** When the warehouse started, in milliseconds. */
  long started() {
    return spark.sparkContext().startTime();
  }
}
