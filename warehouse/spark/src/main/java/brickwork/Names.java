package brickwork;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Maps names of three levels to the two of Spark's session catalog: schema {@code sales} of catalog {@code main} is its database
 * {@code main__bw__sales}. A name's other characters than letters, digits and underscore, which the session catalog refuses, are
 * written as code points: {@code a-b} as {@code a__bw2d__b}.
 */
final class Names {
  static final String SESSION_CATALOG = "spark_catalog";
  static final String INFORMATION_SCHEMA = "information_schema";

  private static final String BETWEEN = "__bw__";
  private static final Pattern PLAIN = Pattern.compile("(?:(?!__bw)[a-zA-Z0-9_])+");
  private static final Pattern ENCODED = Pattern.compile("__bw([0-9a-f]+)__");
  private static final Pattern PATH_OR_NOT = Pattern.compile("(file:\\S*)|(?:(?!file:)[\\s\\S])+");
  private static final Pattern QUALIFYING = Pattern.compile("(?<![/\\w])(?:`?" + SESSION_CATALOG + "`?\\.)?(`?)([a-z0-9_]+?)" + BETWEEN + "(?=[a-z0-9_]+`?\\.)");
  private static final Pattern QUALIFIED = Pattern.compile("(?<![/\\w])`?" + SESSION_CATALOG + "`?\\.(`?)([a-z0-9_]+?)" + BETWEEN);
  private static final Pattern ALONE = Pattern.compile("(?<![/\\w])[a-z0-9_]+?" + BETWEEN);
  private static final Pattern INFORMATION = Pattern.compile("(`?)" + InfoCatalog.NAME + "`?\\.`?(\\w+)`?");

  private Names() {}

  /** Whether the session catalog takes the name as it is. */
  static boolean isPlain(String name) {
    return PLAIN.matcher(name).matches();
  }

  static String encode(String name) {
    if (isPlain(name)) return name.toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder();
    String s = name.toLowerCase(Locale.ROOT);
    for (int i = 0, c; i < s.length(); i += Character.charCount(c)) {
      c = s.codePointAt(i);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '_') && !s.startsWith("__bw", i);
      if (plain) out.append((char) c);
      else out.append("__bw").append(Integer.toHexString(c)).append("__");
    }
    return out.toString();
  }

  static String decode(String name) {
    return ENCODED.matcher(name).replaceAll(m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
  }

  static List<String> lower(List<String> names) {
    return names.stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
  }

  /** The database that is the schema of a catalog. */
  static String database(String catalog, String schema) {
    return encode(catalog) + BETWEEN + encode(schema);
  }

  /** All databases of a catalog, as a pattern of the session catalog. */
  static String databases(String catalog) {
    return encode(catalog) + BETWEEN + "*";
  }

  /** The catalog and schema that a database is; null for any other name. */
  static List<String> split(String database) {
    int i = database.indexOf(BETWEEN);
    return i < 0 ? null : List.of(decode(database.substring(0, i)), decode(database.substring(i + BETWEEN.length())));
  }

  static boolean isDatabase(String name) {
    return name.contains(BETWEEN);
  }

  /** Text for people with the names as they wrote them: in full where they qualify another name, else without the catalog. Leaves paths alone. */
  static String plain(String text) {
    String t = text;
    if (t.contains(InfoCatalog.NAME)) t = INFORMATION.matcher(t).replaceAll("$1$2$1.$1" + INFORMATION_SCHEMA + "$1");
    if (!t.contains("__bw")) return t;
    t = QUALIFYING.matcher(t).replaceAll("$1$2$1.$1");
    t = QUALIFIED.matcher(t).replaceAll("$1$2$1.$1");
    t = ALONE.matcher(t).replaceAll("");
    return PATH_OR_NOT.matcher(t).replaceAll(m -> Matcher.quoteReplacement(m.group(1) == null ? decode(m.group()) : m.group()));
  }
}
