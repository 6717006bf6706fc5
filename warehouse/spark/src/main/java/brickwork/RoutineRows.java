package brickwork;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.catalog.CatalogFunction;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalog;
import org.apache.spark.sql.catalyst.catalog.SQLFunction;
import org.apache.spark.sql.types.StructField;
import scala.Option;

/** The rows of an information schema that are about functions in SQL, their parameters, and the columns of those that answer with a table. */
final class RoutineRows {
  private final InfoReader in;

  RoutineRows(InfoReader in) {
    this.in = in;
  }

  private record Routine(List<String> name, SQLFunction function) {
    InfoRow row() {
      return new InfoRow().put("specific", name.get(0), name.get(1), name.get(2));
    }
  }

  private List<Routine> all() {
    ExternalCatalog catalog = in.spark().sharedState().externalCatalog();
    List<Routine> out = new ArrayList<>();
    for (List<String> s : in.schemas(Place.ROUTINE)) {
      String db = Names.database(s.get(0), s.get(1));
      List<String> names = Entry.unlessGone(() -> Scala.list(catalog.listFunctions(db, "*")), () -> catalog.databaseExists(db));
      if (names == null) continue;
      for (String name : names) {
        CatalogFunction f = Entry.unlessGone(() -> catalog.getFunction(db, name), () -> catalog.functionExists(db, name));
        if (f != null && SQLFunction.isSQLFunction(f.className()))
          out.add(new Routine(List.of(s.get(0), s.get(1), Names.decode(name)), SQLFunction.fromCatalogFunction(f, in.spark().sessionState().sqlParser())));
      }
    }
    return out;
  }

  void routines() {
    for (Routine r : all()) {
      SQLFunction f = r.function();
      InfoRow row = r.row().put("routine", r.name().get(0), r.name().get(1), r.name().get(2)).put("routine_owner", in.owner()).put("routine_type", "FUNCTION");
      if (f.isTableFunc()) row.put("data_type", "TABLE");
      else InfoType.put(row, f.getScalarFuncReturnType());
      boolean reads = f.containsSQL().isDefined() && !(Boolean) f.containsSQL().get();
      in.add(
          row.put("routine_body", "SQL").put("routine_definition", value(f.exprText().orElse(f::queryText))).put("parameter_style", "S")
              .put("is_deterministic", f.deterministic().isDefined() && (Boolean) f.deterministic().get() ? "YES" : "NO")
              .put("sql_data_access", reads ? "READS_SQL_DATA" : "CONTAINS_SQL").put("is_null_call", "NO").put("security_type", "DEFINER")
              .put("comment", value(f.comment())).history(f.createTimeMs(), f.createTimeMs(), in.owner()));
    }
  }

  void parameters() {
    for (Routine r : all()) {
      if (r.function().inputParam().isEmpty()) continue;
      StructField[] fields = r.function().inputParam().get().fields();
      for (int i = 0; i < fields.length; i++)
        in.add(
            typed(r, fields[i]).put("ordinal_position", i).put("parameter_mode", "IN").put("is_result", "NO").put("as_locator", "NO")
                .put("parameter_name", fields[i].name()).put("parameter_default", value(fields[i].getDefault())));
    }
  }

  void columns() {
    for (Routine r : all()) {
      if (!r.function().isTableFunc()) continue;
      StructField[] fields = r.function().getTableFuncReturnCols().fields();
      for (int i = 0; i < fields.length; i++) in.add(typed(r, fields[i]).put("ordinal_position", i).put("column_name", fields[i].name()));
    }
  }

  private static InfoRow typed(Routine r, StructField f) {
    return InfoType.put(r.row(), f.dataType()).put("comment", value(f.getComment()));
  }

  private static String value(Option<String> s) {
    return s.isDefined() ? s.get() : null;
  }
}
