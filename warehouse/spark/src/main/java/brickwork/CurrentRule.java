package brickwork;

import org.apache.spark.sql.catalyst.expressions.CurrentCatalog;
import org.apache.spark.sql.catalyst.expressions.CurrentDatabase;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/** current_catalog() and current_schema() of the warehouse. Runs after columns have their names, which come from the functions. */
final class CurrentRule extends Rule<LogicalPlan> {
  private final SparkSession spark;

  CurrentRule(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return Scala.inAnalyzer(() -> plan.transformAllExpressionsWithSubqueries(Scala.total(this::expression)));
  }

  private Expression expression(Expression e) {
    if (e instanceof CurrentCatalog) return text(Catalogs.current(spark).get(0));
    if (e instanceof CurrentDatabase) return text(Catalogs.current(spark).get(1));
    return e;
  }

  private static Expression text(String value) {
    return new Literal(UTF8String.fromString(value), DataTypes.StringType);
  }
}
