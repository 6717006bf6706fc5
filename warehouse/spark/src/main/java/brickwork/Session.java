package brickwork;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.classic.SparkSession;

/** What one client connection has: its current schema, settings, variables and temporary views. */
final class Session {
  private final String id;
  private final long lease;
  private final SparkSession spark;
  private final Map<String, Statement> running = new ConcurrentHashMap<>();

  Session(String id, long lease, SparkSession spark, String catalog, String schema, Map<String, String> conf) {
    this.id = id;
    this.lease = lease;
    this.spark = spark;
    conf.forEach(this::set);
    Catalogs.use(spark, catalog, schema);
  }

  String id() {
    return id;
  }

  long lease() {
    return lease;
  }

  /** Runs a statement under an id by which it can be cancelled. */
  Answer run(String statement, String sql) throws Throwable {
    Statement s = new Statement(spark, id + "-" + statement);
    running.put(statement, s);
    try {
      return s.run(sql);
    } finally {
      running.remove(statement);
    }
  }

  void cancel(String statement) {
    Statement s = running.get(statement);
    if (s != null) s.cancel();
  }

  void close() {
    running.values().forEach(Statement::cancel);
  }

  /** Settings that Spark does not know, or does not let a session set, are accepted as a warehouse accepts them. */
  private void set(String key, String value) {
    String known = Conf.key(key);
    if (!known.equals(key)) spark.conf().set(known, value);
    else if (spark.conf().isModifiable(key)) spark.conf().set(key, value);
  }
}
