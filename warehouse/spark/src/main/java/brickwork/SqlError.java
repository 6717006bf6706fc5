package brickwork;

import java.util.List;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/** An error as a warehouse tells it: {@code [CLASS] text SQLSTATE: 42P01}. */
final class SqlError extends RuntimeException implements SparkThrowable {
  private final String condition;
  private final String state;

  SqlError(String condition, String state, String text) {
    super("[" + condition + "] " + text + " SQLSTATE: " + state);
    this.condition = condition;
    this.state = state;
  }

  private SqlError(String condition, String state, String message, Throwable cause) {
    super(message, cause, false, false);
    this.condition = condition;
    this.state = state;
  }

  static SqlError cancelled() {
    return new SqlError("OPERATION_CANCELED", "HY008", "Operation has been canceled.");
  }

  static SqlError noSuchCatalog(String name) {
    return new SqlError(
        "NO_SUCH_CATALOG_EXCEPTION", "42704", "Catalog '" + name + "' was not found. Please verify the catalog name and then retry the query or command again.");
  }

  static SqlError noSuchSchema(String catalog, String schema) {
    return new SqlError(
        "SCHEMA_NOT_FOUND", "42704",
        "The schema `" + catalog + "`.`" + schema + "` cannot be found. Verify the spelling and correctness of the schema and catalog.");
  }

  static SqlError noSuchTable(List<String> name) {
    return new SqlError(
        "TABLE_OR_VIEW_NOT_FOUND", "42P01",
        "The table or view " + Tables.quoted(name) + " cannot be found. Verify the spelling and correctness of the schema and catalog.");
  }

  static SqlError noSuchVolume(List<String> name) {
    return new SqlError("UC_VOLUME_NOT_FOUND", "42704", "Volume " + Tables.quoted(name) + " does not exist. Please use 'SHOW VOLUMES' to list available volumes.");
  }

  static SqlError noSuchColumn(String name) {
    return new SqlError("UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", "42703", "A column, variable, or function parameter with name `" + name + "` cannot be resolved.");
  }

  /** What a failure is in the terms of a warehouse: its innermost error that has a condition. */
  static SqlError of(Throwable failure) {
    Throwable shown = failure;
    for (Throwable c = failure; c != null; c = c.getCause()) if (c instanceof SparkThrowable s && s.getCondition() != null) shown = c;
    if (shown instanceof SqlError e) return e;
    SparkThrowable spark = shown instanceof SparkThrowable s ? s : null;
    String condition = spark == null || spark.getCondition() == null ? "INTERNAL_ERROR" : spark.getCondition();
    String state = spark == null || spark.getSqlState() == null ? "XX000" : spark.getSqlState();
    String text = shown instanceof AnalysisException a ? a.getSimpleMessage() : String.valueOf(spark == null ? shown.toString() : shown.getMessage());
    return new SqlError(condition, state, framed(condition, state, Names.plain(text).replace("spark.sql.ansi.enabled", "ansi_mode").strip()), failure);
  }

  private static String framed(String condition, String state, String text) {
    String m = text.startsWith("[") ? text : "[" + condition + "] " + text;
    return m.contains("SQLSTATE: ") ? m : m + " SQLSTATE: " + state;
  }

  @Override
  public String getCondition() {
    return condition;
  }

  @Override
  public String getSqlState() {
    return state;
  }
}
