package brickwork;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
      if (tokens.at(i, "DEEP", "CLONE") || tokens.at(i, "SHALLOW", "CLONE")) cloned(i);
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

  /** All clones are shallow here; the table notes what it is a clone by, which Delta does not. */
  private void cloned(int i) {
    String note = "'" + Tables.CLONE + "' = '" + tokens.text(i).toLowerCase(Locale.ROOT) + "'";
    tokens.replace(i, i + 1, "SHALLOW");
    int source = tokens.afterName(i + 2), properties = tokens.find(source, "TBLPROPERTIES", "("), location = tokens.find(source, "LOCATION");
    if (properties >= 0) tokens.insert(properties + 2, note + ", ");
    else tokens.insert(location >= 0 ? location : tokens.size(), " TBLPROPERTIES (" + note + ") ");
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
    if (tokens.at(end, "ALTER") || tokens.at(end, "CHANGE")) {
      int at = tokens.skip(end + 1, "COLUMN");
      if (!tokens.isName(at)) return null;
      column = tokens.part(at);
      end = at + 1;
    }
    if (column != null && tokens.at(end, "SET", "NOT", "NULL")) return new SetNotNull(name, column);
    return setTags(end, kind, name, column);
  }

  /** {@code SET TAGS ('a' = 'b', 'c')}, {@code UNSET TAGS ('a', 'c')}. */
  private LogicalPlan setTags(int i, String kind, List<String> name, String column) {
    boolean set = tokens.at(i, "SET", "TAGS", "("), unset = tokens.at(i, "UNSET", "TAGS", "(");
    Map<String, String> tags = set || unset ? pairs(i + 2) : Map.of();
    return tags.isEmpty() ? null : tagged(set, kind, name, column, tags);
  }

  /** Null if objects of that kind have no tags. */
  private static LogicalPlan tagged(boolean set, String kind, List<String> name, String column, Map<String, String> tags) {
    if (!SetTags.isTagged(kind)) return null;
    return set ? new SetTags(kind, name, column, tags, Set.of()) : new SetTags(kind, name, column, Map.of(), tags.keySet());
  }

  private List<String> columns(int open) {
    List<String> out = new ArrayList<>();
    for (int i = open + 1, end = tokens.afterParentheses(open) - 1; i < end; i++) if (tokens.isName(i)) out.add(tokens.part(i));
    return out;
  }

  /** {@code ('a' = 'b', 'c')} at the end of the statement, where a value that is not there is empty; empty if it is something else. */
  private Map<String, String> pairs(int open) {
    Map<String, String> out = new LinkedHashMap<>();
    int i = open;
    do {
      int end = afterPair(i + 1);
      if (end == i + 1) return Map.of();
      out.put(word(i + 1), end == i + 4 ? word(i + 3) : "");
      i = end;
    } while (tokens.at(i, ","));
    return tokens.at(i, ")") && i + 1 == tokens.size() ? out : Map.of();
  }

  /** Index after {@code 'a' = 'b'} or {@code 'a'}; i if it is neither. */
  private int afterPair(int i) {
    if (!isWord(i)) return i;
    return tokens.at(i + 1, "=") && isWord(i + 2) ? i + 3 : i + 1;
  }

  private boolean isWord(int i) {
    return tokens.isString(i) || tokens.isName(i);
  }

  private String word(int i) {
    return tokens.isString(i) ? tokens.string(i) : tokens.part(i);
  }

  /** {@code SET TAG ON TABLE t key = value}, {@code UNSET TAG ON TABLE t key}. */
  private LogicalPlan setTag(boolean set) {
    int key = tokens.afterName(4), end = afterPair(key);
    if (key == 4 || end == key || end != tokens.size()) return null;
    Map<String, String> tag = Map.of(word(key), end == key + 3 ? word(key + 2) : "");
    List<String> name = tokens.name(4, key);
    if (!tokens.at(3, "COLUMN")) return tagged(set, tokens.text(3), name, null, tag);
    return name.size() < 2 ? null : tagged(set, "TABLE", name.subList(0, name.size() - 1), name.get(name.size() - 1), tag);
  }
}
