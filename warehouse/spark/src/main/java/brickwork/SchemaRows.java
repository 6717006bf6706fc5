package brickwork;

import org.apache.spark.sql.catalyst.catalog.CatalogDatabase;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;

/** The rows of an information schema that are about catalogs and schemas. */
final class SchemaRows {
  static final String SYSTEM = "System user"; // who owns an information schema

  private final InfoReader in;

  SchemaRows(InfoReader in) {
    this.in = in;
  }

  void catalogName() {
    in.add(new InfoRow().put("catalog_name", in.catalog()));
  }

  void catalogs() {
    for (String c : in.catalogs())
      in.add(new InfoRow().put("catalog_name", c).put("catalog_owner", in.owner()).history(in.started(), in.started(), in.owner()));
  }

  void schemata() {
    for (String c : in.catalogs()) {
      if (!in.wants(Place.TAGGED.values(c))) continue;
      for (String s : Catalogs.schemas(in.spark(), c)) if (in.wants(Place.TAGGED.values(c, s))) schema(c, s);
    }
  }

  private void schema(String catalog, String schema) {
    InfoRow row = new InfoRow().put("catalog_name", catalog).put("schema_name", schema);
    if (schema.equals(Names.INFORMATION_SCHEMA)) {
      in.add(row.put("schema_owner", SYSTEM).put("comment", "").history(in.started(), in.started(), SYSTEM));
      return;
    }
    SessionCatalog session = in.spark().sessionState().catalog();
    String db = Names.database(catalog, schema);
    CatalogDatabase d = Entry.unlessGone(() -> session.getDatabaseMetadata(db), () -> session.databaseExists(db));
    if (d == null) return;
    String comment = d.description().isEmpty() ? null : d.description();
    in.add(row.put("schema_owner", in.owner()).put("comment", comment).history(in.started(), in.started(), in.owner()));
  }
}
