package brickwork;

import io.delta.sql.parser.DeltaSqlParser;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.HybridParameterContext;
import org.apache.spark.sql.catalyst.parser.NamedParameterContext;
import org.apache.spark.sql.catalyst.parser.ParameterContext;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.parser.PositionalParameterContext;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;

/** Delta's and Spark's parsers behind the {@link Dialect}. */
final class Parser implements ParserInterface {
  private final ParserInterface delta;

  Parser(ParserInterface delta) {
    this.delta = delta;
  }

  @Override
  public LogicalPlan parsePlan(String sql) throws ParseException {
    Dialect d = new Dialect(sql);
    LogicalPlan action = d.action();
    return action != null ? action : delta.parsePlan(d.spelled());
  }

  /** Delta's parser drops parameters, so a statement with any goes to Spark's directly; all others need Delta's grammar. */
  @Override
  public LogicalPlan parsePlanWithParameters(String sql, ParameterContext c) throws ParseException {
    return isEmpty(c) || !(delta instanceof DeltaSqlParser d) ? parsePlan(sql) : d.delegate().parsePlanWithParameters(new Dialect(sql).spelled(), c);
  }

  private static boolean isEmpty(ParameterContext c) {
    return c instanceof NamedParameterContext n && n.params().isEmpty()
        || c instanceof PositionalParameterContext p && p.params().isEmpty()
        || c instanceof HybridParameterContext h && h.args().isEmpty();
  }

  @Override
  public Expression parseExpression(String sql) throws ParseException {
    return delta.parseExpression(sql);
  }

  @Override
  public TableIdentifier parseTableIdentifier(String sql) throws ParseException {
    return delta.parseTableIdentifier(sql);
  }

  @Override
  public FunctionIdentifier parseFunctionIdentifier(String sql) throws ParseException {
    return delta.parseFunctionIdentifier(sql);
  }

  @Override
  public Seq<String> parseMultipartIdentifier(String sql) throws ParseException {
    return delta.parseMultipartIdentifier(sql);
  }

  @Override
  public LogicalPlan parseQuery(String sql) throws ParseException {
    return delta.parseQuery(sql);
  }

  @Override
  public StructType parseRoutineParam(String sql) throws ParseException {
    return delta.parseRoutineParam(sql);
  }

  @Override
  public StructType parseTableSchema(String sql) throws ParseException {
    return delta.parseTableSchema(sql);
  }

  @Override
  public DataType parseDataType(String sql) throws ParseException {
    return delta.parseDataType(sql);
  }
}
