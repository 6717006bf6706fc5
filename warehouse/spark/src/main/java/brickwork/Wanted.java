package brickwork;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualNullSafe;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.Or;

/** Which rows a statement can use, as far as its conditions are equalities. Spark filters the rows themselves. */
record Wanted(List<Filter> filters) {
  static final Wanted ALL = new Wanted(List.of());

  /** Whether a row with these values may be one of them, whatever else is in it. */
  boolean admits(Map<String, String> values) {
    return filters.stream().allMatch(f -> admits(f, values));
  }

  private static boolean admits(Filter f, Map<String, String> values) {
    if (f instanceof And a) return admits(a.left(), values) && admits(a.right(), values);
    if (f instanceof Or o) return admits(o.left(), values) || admits(o.right(), values);
    if (f instanceof EqualTo e) return admits(e.attribute(), values, e.value()::equals);
    if (f instanceof EqualNullSafe e) return admits(e.attribute(), values, v -> v.equals(e.value()));
    if (f instanceof In i) return admits(i.attribute(), values, Arrays.asList(i.values())::contains);
    return true;
  }

  private static boolean admits(String column, Map<String, String> values, Predicate<String> condition) {
    String value = values.get(column);
    return value == null || condition.test(value);
  }
}
