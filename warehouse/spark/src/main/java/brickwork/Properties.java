package brickwork;

import java.util.Map;
import java.util.TreeMap;

/** Properties of tables that the engine sets for its own ends and a warehouse does not show. */
final class Properties {
  private Properties() {}

  static boolean isHidden(String key) {
    return key.startsWith("brickwork.") || key.equals("clusteringColumns") || key.startsWith("delta.columnMapping.") || key.equals("delta.checkpointInterval")
        || key.equals("delta.feature.columnMapping") || key.equals("delta.feature.allowColumnDefaults");
  }

  static Map<String, String> shown(Map<String, String> properties) {
    Map<String, String> out = new TreeMap<>(properties);
    out.keySet().removeIf(Properties::isHidden);
    return out;
  }
}
