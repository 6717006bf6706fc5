package brickwork;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.util.StringUtils;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;

/** A SHOW statement whose names are known already. */
final class Listing {
  private Listing() {}

  /** The names that match the pattern, under the columns of the statement. */
  static LogicalPlan of(LogicalPlan show, List<String> names, Option<String> pattern) {
    List<String> kept = pattern.isEmpty() ? names : Scala.list(StringUtils.filterPattern(Scala.seq(names), pattern.get()));
    List<InternalRow> rows = new ArrayList<>();
    for (String name : kept) rows.add(new GenericInternalRow(new Object[] {UTF8String.fromString(name)}));
    return new LocalRelation(show.output(), Scala.seq(rows), false, Option.empty());
  }
}
