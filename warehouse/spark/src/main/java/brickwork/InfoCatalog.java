package brickwork;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The information schemas: its namespaces are the catalogs of the warehouse, in each of which are all of {@link InfoView}. */
public final class InfoCatalog implements TableCatalog, SupportsNamespaces {
  static final String NAME = "brickwork_information";

  @Override
  public void initialize(String name, CaseInsensitiveStringMap options) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Identifier[] listTables(String[] catalog) {
    return Arrays.stream(InfoView.values()).map(v -> Identifier.of(catalog, v.viewName())).toArray(Identifier[]::new);
  }

  @Override
  public Table loadTable(Identifier name) throws NoSuchTableException {
    for (InfoView v : InfoView.values()) if (v.viewName().equalsIgnoreCase(name.name())) return new InfoTable(name.namespace()[0], v);
    throw SqlError.noSuchTable(List.of(name.namespace()[0], Names.INFORMATION_SCHEMA, name.name()));
  }

  @Override
  public boolean namespaceExists(String[] catalog) {
    return catalog.length == 1;
  }

  @Override
  public String[][] listNamespaces() {
    return new String[0][];
  }

  @Override
  public String[][] listNamespaces(String[] catalog) {
    return new String[0][];
  }

  @Override
  public Map<String, String> loadNamespaceMetadata(String[] catalog) {
    return Map.of();
  }

  @Override
  public Table createTable(Identifier name, Column[] columns, Transform[] partitions, Map<String, String> properties) {
    throw readOnly();
  }

  @Override
  public Table alterTable(Identifier name, TableChange... changes) {
    throw readOnly();
  }

  @Override
  public boolean dropTable(Identifier name) {
    throw readOnly();
  }

  @Override
  public void renameTable(Identifier from, Identifier to) {
    throw readOnly();
  }

  @Override
  public void createNamespace(String[] catalog, Map<String, String> metadata) {
    throw readOnly();
  }

  @Override
  public void alterNamespace(String[] catalog, NamespaceChange... changes) {
    throw readOnly();
  }

  @Override
  public boolean dropNamespace(String[] catalog, boolean cascade) {
    throw readOnly();
  }

  private static SqlError readOnly() {
    return new SqlError("INSUFFICIENT_PERMISSIONS", "42501", "Insufficient privileges: information_schema cannot be changed.");
  }
}
