package brickwork;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a view that say where something is: in which catalog, in which schema, under which name. */
enum Place {
  TABLE("table_catalog", "table_schema", "table_name"),
  /** A key is in the catalog and schema of its table. */
  KEY("table_catalog constraint_catalog", "table_schema constraint_schema", "table_name"),
  /** Where a view's table is the parent of the key, the key tells nothing of its name. */
  CONSTRAINT("constraint_catalog", "constraint_schema", ""),
  TAGGED("catalog_name", "schema_name", "table_name"),
  ROUTINE("specific_catalog routine_catalog", "specific_schema routine_schema", "specific_name routine_name");

  private final List<String> columns;

  Place(String... columns) {
    this.columns = List.of(columns);
  }

  /** The values of these columns, as far as the parts of a name tell them. */
  Map<String, String> values(String... name) {
    Map<String, String> out = new HashMap<>();
    for (int i = 0; i < name.length; i++) for (String c : columns.get(i).split(" ")) out.put(c, name[i]);
    return out;
  }
}
