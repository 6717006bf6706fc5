package brickwork;

import java.util.Locale;
import java.util.Map;

/** Names that settings have in a SQL warehouse. */
final class Conf {
  private static final Map<String, String> SPARK =
      Map.of("timezone", "spark.sql.session.timeZone", "ansi_mode", "spark.sql.ansi.enabled", "legacy_time_parser_policy", "spark.sql.legacy.timeParserPolicy");

  private Conf() {}

  /** Spark's name of a setting, or the name itself. */
  static String key(String name) {
    return SPARK.getOrDefault(name.toLowerCase(Locale.ROOT), name);
  }
}
