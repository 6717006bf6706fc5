package brickwork;

import java.util.List;
import java.util.function.BiFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.plans.logical.AnalyzeTable;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ShowCreateTable;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.command.DescribeRelationJsonCommand;

/** Statements that Spark has for other tables than those of Delta. */
final class ShowRule extends Rule<LogicalPlan> {
  private final SparkSession spark;

  ShowRule(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return Scala.inAnalyzer(() -> plan.transformDown(Scala.total(this::node)));
  }

  private LogicalPlan node(LogicalPlan n) {
    if (n instanceof ShowCreateTable s && delta(s.child()) != null) return new Text("createtab_stmt", delta(s.child()), CreateText::new);
    if (n instanceof DescribeRelationJsonCommand d && d.isExtended() && d.partitionSpec().isEmpty() && delta(d.child()) != null)
      return new Text("json_metadata", delta(d.child()), DescribeText::new);
    if (n instanceof AnalyzeTable a && delta(a.child()) != null) return new Nothing();
    return n;
  }

  /** Name of the Delta table; null if it is none. */
  private List<String> delta(LogicalPlan n) {
    if (!(n instanceof UnresolvedTableOrView u)) return null;
    List<String> name = Tables.written(spark, Scala.list(u.multipartIdentifier()));
    return Tables.isDelta(spark, name) ? name : null;
  }

  /** A text about a table. */
  private static final class Text extends Action {
    private final List<String> table;
    private final BiFunction<SparkSession, List<String>, Object> text;

    Text(String column, List<String> table, BiFunction<SparkSession, List<String>, Object> text) {
      super(column);
      this.table = table;
      this.text = text;
    }

    @Override
    List<Row> run(SparkSession spark) {
      return List.of(row(text.apply(spark, table).toString()));
    }
  }

  /** ANALYZE TABLE: nothing here depends on statistics. */
  private static final class Nothing extends Action {
    @Override
    List<Row> run(SparkSession spark) {
      return List.of();
    }
  }
}
