package brickwork;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.classic.SparkSession;

/** Spark with Delta, and the sessions that are open in it. */
final class Engine {
  private final SparkSession root;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicLong next = new AtomicLong();

  private Engine(SparkSession root) {
    this.root = root;
  }

  /** Starts Spark and makes the schemas that a catalog has from the beginning. */
  static Engine start(Config config) {
    SparkSession root = Settings.start(config);
    Catalogs.create(root, config.catalogs());
    Tags.follow(root);
    return new Engine(root);
  }

  /** Opens a session at catalog.schema under a lease. */
  Session open(long lease, String catalog, String schema, Map<String, String> conf) {
    Session s = new Session(Long.toString(next.incrementAndGet()), lease, root.newSession(), catalog, schema, conf);
    sessions.put(s.id(), s);
    return s;
  }

  /** The open session, or null. */
  Session session(String id) {
    return sessions.get(id);
  }

  void close(Session s) {
    if (sessions.remove(s.id(), s)) s.close();
  }

  void closeSessions(long lease) {
    for (Session s : sessions.values()) if (s.lease() == lease) close(s);
  }
}
