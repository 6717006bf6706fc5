package brickwork;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;

/**
 * An archive of the loaded classes (AppCDS), with which a later start takes a third of the time. Written by an engine that has found
 * none, when nobody needs it any more.
 */
final class Archive {
  /** What loads the classes that statements need. */
  private static final List<String> TRAINING =
      List.of(
          "CREATE SCHEMA training",
          "USE SCHEMA training",
          "CREATE TABLE a (id BIGINT NOT NULL, name STRING DEFAULT 'x', at TIMESTAMP, price DECIMAL(10,2))",
          "INSERT INTO a (id, price) VALUES (1, 1.5), (2, 2.5)",
          "CREATE TABLE b AS SELECT id, struct(name) AS s, array(id) AS l, map(id, name) AS m FROM a",
          "SELECT a.id, sum(price) OVER (ORDER BY a.id), s, l, m, current_timestamp(), parse_json('[1]') FROM a JOIN b ON a.id = b.id ORDER BY 1 DESC",
          "WITH c AS (SELECT name, count(*) AS n FROM a GROUP BY name HAVING n > 0) SELECT * FROM c UNION ALL SELECT 'y', max(id) FROM b",
          "UPDATE a SET name = 'z' WHERE id = 1",
          "MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN UPDATE SET name = 'm' WHEN NOT MATCHED THEN INSERT (id) VALUES (b.id)",
          "DELETE FROM a WHERE id = 2",
          "ALTER TABLE a ADD COLUMN extra INT",
          "CREATE VIEW v AS SELECT * FROM a",
          "SELECT * FROM v",
          "SHOW TABLES",
          "DESCRIBE TABLE EXTENDED a",
          
          "DROP SCHEMA training CASCADE");

  private Archive() {}

  static void write(Engine engine, Path file) {
    try {
      Session s = engine.open(0, "", "", Map.of());
      for (String sql : TRAINING) s.run("training", sql);
      Path tmp = Files.createTempFile(file.getParent(), "archive", ".jsa");
      Files.delete(tmp); // dumping does not overwrite
      Object said =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmCds",
                  new Object[] {new String[] {"dynamic_dump", tmp.toString()}}, new String[] {String[].class.getName()});
      System.err.println(said);
      Files.move(tmp, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (Throwable t) {
      System.err.println("cannot write the archive of classes: " + SqlError.of(t).getMessage());
    }
  }
}
