package brickwork;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAlias;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression$;
import org.apache.spark.sql.catalyst.expressions.SemiStructuredExtract;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;

/** {@code value:path} on strings with JSON as well as on VARIANT, under the name of the last field. */
final class PathRule extends Rule<LogicalPlan> {
  private static final Pattern FIELD = Pattern.compile("[.\\['\"]([^.\\[\\]'\"]+)['\"\\]]*(?:\\[[0-9]+\\])*$");

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return Scala.inAnalyzer(() -> plan.transformAllExpressionsWithSubqueries(Scala.total(PathRule::expression)));
  }

  private static Expression expression(Expression e) {
    if (e instanceof UnresolvedAlias a && extract(a.child()) != null) {
      Matcher field = FIELD.matcher(extract(a.child()).field());
      if (field.find()) return new Alias(a.child(), field.group(1), NamedExpression$.MODULE$.newExprId(), Scala.seq(), Option.empty(), Scala.seq());
    }
    if (!(e instanceof SemiStructuredExtract s)) return e;
    Expression path = new Literal(UTF8String.fromString(s.field()), DataTypes.StringType);
    return new UnresolvedFunction(Scala.seq(Functions.PATH), Scala.seq(s.child(), path), false, Option.empty(), Option.empty(), Scala.seq(), false);
  }

  private static SemiStructuredExtract extract(Expression e) {
    while (e instanceof Cast c) e = c.child();
    return e instanceof SemiStructuredExtract s ? s : null;
  }
}
