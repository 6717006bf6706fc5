package brickwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.storage.LocalLogStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Where Delta writes its log. It keeps for each thread what was said of its last commit, which is how the number of rows that an INSERT
 * wrote is known: Spark answers an INSERT with nothing.
 */
public final class CommitLog extends LocalLogStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ThreadLocal<JsonNode> LAST = new ThreadLocal<>();

  public CommitLog(Configuration c) {
    super(c);
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration c) throws IOException {
    List<String> lines = new ArrayList<>();
    actions.forEachRemaining(lines::add);
    super.write(path, lines.iterator(), overwrite, c);
    for (String line : lines) if (line.startsWith("{\"commitInfo\"")) LAST.set(JSON.readTree(line).get("commitInfo"));
  }

  static void forget() {
    LAST.remove();
  }

  /** A metric of this thread's last commit; -1 if there is none. */
  static long metric(String name) {
    JsonNode commit = LAST.get();
    return commit == null ? -1 : commit.path("operationMetrics").path(name).asLong(-1);
  }
}
