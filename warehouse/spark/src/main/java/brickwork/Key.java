package brickwork;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A PRIMARY KEY, UNIQUE or FOREIGN KEY of a table. Delta has none of them, so it is kept as a property of the table. Names of parents
 * are catalog, schema and table as people see them.
 */
record Key(String name, Type type, List<String> columns, List<String> parent, List<String> parentColumns, boolean rely) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROPERTY = "brickwork.key.";

  enum Type {
    PRIMARY("PRIMARY KEY"),
    UNIQUE("UNIQUE"),
    FOREIGN("FOREIGN KEY");

    final String sql;

    Type(String sql) {
      this.sql = sql;
    }
  }

  /** The same key with other columns. */
  Key of(List<String> columns, List<String> parent, List<String> parentColumns) {
    return new Key(name, type, columns, parent, parentColumns, rely);
  }

  String property() {
    return property(name);
  }

  static String property(String name) {
    return PROPERTY + name;
  }

  /** The constraint as it is written in a statement. */
  String sql() {
    String text = type.sql + " (" + list(columns) + ")";
    if (type == Type.FOREIGN) text += " REFERENCES " + Tables.quoted(parent) + " (" + list(parentColumns) + ")";
    return rely ? text + " RELY" : text;
  }

  private static String list(List<String> columns) {
    return columns.stream().map(c -> Tables.quoted(List.of(c))).collect(Collectors.joining(", "));
  }

  String toJson() {
    ObjectNode o = JSON.createObjectNode().put("type", type.name()).put("rely", rely);
    o.set("columns", JSON.valueToTree(columns));
    o.set("parent", JSON.valueToTree(parent));
    o.set("parentColumns", JSON.valueToTree(parentColumns));
    return o.toString();
  }

  /** The keys among the properties of a table, by name. */
  static List<Key> of(Map<String, String> properties) {
    List<Key> keys = new ArrayList<>();
    new TreeMap<>(properties).forEach((k, v) -> {
      if (k.startsWith(PROPERTY)) keys.add(parse(k.substring(PROPERTY.length()), v));
    });
    return keys;
  }

  static Key primary(List<Key> keys) {
    return keys.stream().filter(k -> k.type == Type.PRIMARY).findFirst().orElse(null);
  }

  /** The primary or unique key that has these columns, in any order; null if there is none. */
  static Key over(List<Key> keys, List<String> columns) {
    return keys.stream().filter(k -> k.type != Type.FOREIGN && Set.copyOf(Names.lower(k.columns)).equals(Set.copyOf(Names.lower(columns)))).findFirst().orElse(null);
  }

  private static Key parse(String name, String json) {
    try {
      JsonNode o = JSON.readTree(json);
      return new Key(name, Type.valueOf(o.get("type").asText()), strings(o.get("columns")), strings(o.get("parent")), strings(o.get("parentColumns")), o.get("rely").asBoolean());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("key " + name + ": " + json, e);
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> out = new ArrayList<>();
    for (JsonNode s : array) out.add(s.asText());
    return out;
  }
}
