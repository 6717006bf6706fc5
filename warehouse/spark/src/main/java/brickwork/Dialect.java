package brickwork;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** What Databricks writes and the grammars of Spark and Delta do not have: spelled their way, or made into an {@link Action}. */
final class Dialect {
  /** Stands for the columns of the parent's primary key in REFERENCES without columns. */
  static final String PARENT_KEY = "__bw_parent_key";

  private final Tokens tokens;

  Dialect(String sql) {
    tokens = new Tokens(sql);
  }

  /** The statement as an action; null if Spark has such a statement. */
  LogicalPlan action() {
    if (tokens.at(0, "ALTER")) return alter();
    if (tokens.at(0, "SET", "TAG", "ON")) return setTag(true);
    if (tokens.at(0, "UNSET", "TAG", "ON")) return setTag(false);
    return null;
  }

  /** The statement in Spark's spelling. */
  String spelled() {
    if (tokens.at(0, "USE", "CATALOG")) tokens.replace(0, 1, "SET");
    if (tokens.at(0, "COMMENT", "ON", "COLUMN")) commentOnColumn();
    if (tokens.at(0, "CREATE") || tokens.at(0, "REPLACE") || tokens.at(0, "ALTER", "TABLE")) table();
    versions();
    return tokens.edited();
  }

  private void commentOnColumn() {
    int end = tokens.afterName(3), column = end - 1;
    if (column - 3 < 2 || !tokens.at(end, "IS")) return;
    tokens.replace(0, 3, "ALTER TABLE");
    tokens.replace(column - 1, column, " ALTER COLUMN ");
    tokens.replace(end, end + 1, "COMMENT");
    if (tokens.at(end + 1, "NULL")) tokens.replace(end + 1, end + 2, "''");
  }

  private void table() {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.at(i, "(")) depth++;
      if (tokens.at(i, ")")) depth--;
      if (depth == 0 && tokens.at(i, "AS")) return; // the query of CREATE TABLE AS
      if (tokens.at(i, "CLUSTER", "BY", "AUTO")) tokens.delete(i, i + 3);
      if (tokens.at(i, "PRIMARY", "KEY", "(")) primaryKey(i + 2);
      if (tokens.at(i, "REFERENCES")) references(i + 1);
      if (tokens.at(i, "DEEP", "CLONE")) tokens.replace(i, i + 1, "SHALLOW");
      if (tokens.at(i, "DROP", "CONSTRAINT")) dropConstraint(i + 2);
    }
  }

  private void primaryKey(int open) {
    int end = tokens.afterParentheses(open);
    for (int i = open; i < end; i++) if (tokens.at(i, "TIMESERIES") && !tokens.at(i - 1, ",") && !tokens.at(i - 1, "(")) tokens.delete(i, i + 1);
  }

  private void references(int parent) {
    int i = tokens.afterName(parent);
    if (i == parent) return;
    if (tokens.at(i, "(")) i = tokens.afterParentheses(i);
    else tokens.insert(i, " (" + PARENT_KEY + ") ");
    for (int end = afterOption(i); end > i; i = end, end = afterOption(i)) if (!kept(i)) tokens.delete(i, end);
  }

  /** Options of a foreign key that Spark knows. */
  private boolean kept(int i) {
    return tokens.at(i, "NOT", "ENFORCED") || tokens.at(i, "RELY") || tokens.at(i, "NORELY");
  }

  private static final String[][] OPTIONS = {
    {"NOT", "ENFORCED"}, {"RELY"}, {"NORELY"}, {"MATCH", "FULL"}, {"ON", "UPDATE", "NO", "ACTION"}, {"ON", "DELETE", "NO", "ACTION"},
    {"INITIALLY", "DEFERRED"}, {"NOT", "DEFERRABLE"}, {"DEFERRABLE"}
  };

  private int afterOption(int i) {
    for (String[] words : OPTIONS) if (tokens.at(i, words)) return i + words.length;
    return i;
  }

  private void dropConstraint(int i) {
    int end = tokens.skip(i, "IF", "EXISTS") + 1;
    if (tokens.at(end, "RESTRICT") || tokens.at(end, "CASCADE")) tokens.delete(end, end + 1);
  }

  /** {@code t@v3} is {@code t VERSION AS OF 3}. */
  private void versions() {
    for (int i = 1; i + 1 < tokens.size(); i++) {
      if (!tokens.at(i, "@") || !tokens.isName(i - 1) || !tokens.text(i + 1).matches("[vV][0-9]+")) continue;
      tokens.replace(i, i + 2, " VERSION AS OF " + tokens.text(i + 1).substring(1));
    }
  }

  private LogicalPlan alter() {
    int object = tokens.at(1, "MATERIALIZED") || tokens.at(1, "STREAMING") ? 3 : 2;
    int end = tokens.afterName(object);
    if (end == object) return null;
    String kind = tokens.text(object - 1);
    List<String> name = tokens.name(object, end);
    if (tokens.at(end, "DROP", "PRIMARY", "KEY")) return new DropKey(name, List.of(), tokens.at(end + 3, "IF", "EXISTS"));
    if (tokens.at(end, "DROP", "FOREIGN", "KEY")) {
      int open = tokens.skip(end + 3, "IF", "EXISTS");
      return new DropKey(name, columns(open), open > end + 3);
    }
    String column = null;
    if (tokens.at(end, "ALTER", "COLUMN") && tokens.isName(end + 2)) {
      column = tokens.part(end + 2);
      end += 3;
    }
    if (column != null && tokens.at(end, "SET", "NOT", "NULL")) return new SetNotNull(name, column);
    if (tokens.at(end, "SET", "TAGS", "(")) return new SetTags(kind, name, column, pairs(end + 2), List.of());
    if (tokens.at(end, "UNSET", "TAGS", "(")) return new SetTags(kind, name, column, Map.of(), List.copyOf(pairs(end + 2).keySet()));
    return null;
  }

  private List<String> columns(int open) {
    List<String> out = new ArrayList<>();
    for (int i = open + 1, end = tokens.afterParentheses(open) - 1; i < end; i++) if (tokens.isName(i)) out.add(tokens.part(i));
    return out;
  }

  /** {@code ('a' = 'b', 'c')}, where a value that is not there is empty. */
  private Map<String, String> pairs(int open) {
    Map<String, String> out = new LinkedHashMap<>();
    for (int i = open + 1, end = tokens.afterParentheses(open) - 1; i < end; i++) {
      String key = word(i);
      boolean value = tokens.at(i + 1, "=");
      out.put(key, value ? word(i + 2) : "");
      i += value ? 3 : 1;
    }
    return out;
  }

  private String word(int i) {
    return tokens.isString(i) ? tokens.string(i) : tokens.part(i);
  }

  /** {@code SET TAG ON TABLE t key = value}, {@code UNSET TAG ON TABLE t key}. */
  private LogicalPlan setTag(boolean set) {
    int end = tokens.afterName(4);
    if (end == 4 || end >= tokens.size()) return null;
    String kind = tokens.text(3), column = null, key = word(end);
    List<String> name = tokens.name(4, end);
    if (kind.equalsIgnoreCase("COLUMN")) column = name.remove(name.size() - 1);
    String value = tokens.at(end + 1, "=") ? word(end + 2) : "";
    return set ? new SetTags(kind, name, column, Map.of(key, value), List.of()) : new SetTags(kind, name, column, Map.of(), List.of(key));
  }
}
