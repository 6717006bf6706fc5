package brickwork;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression$;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Assignment;
import org.apache.spark.sql.catalyst.plans.logical.DeleteAction;
import org.apache.spark.sql.catalyst.plans.logical.DeleteFromTable;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.MergeAction;
import org.apache.spark.sql.catalyst.plans.logical.MergeIntoTable;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UpdateAction;
import org.apache.spark.sql.catalyst.plans.logical.UpdateTable;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.VariantType;
import scala.Option;

/**
 * Makes an UPDATE or DELETE whose condition has a subquery, which Delta refuses, into a MERGE of the table with its own rows for which
 * the condition holds. Rows that are equal in all columns have one outcome, so the columns themselves are the key.
 */
final class SubqueryRule extends Rule<LogicalPlan> {
  private static final String SOURCE = "__bw_source";

  private final SparkSession spark;

  SubqueryRule(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return Scala.inAnalyzer(() -> plan.transformDown(Scala.total(this::node)));
  }

  private LogicalPlan node(LogicalPlan n) {
    if (n instanceof DeleteFromTable d && SubqueryExpression.hasSubquery(d.condition())) {
      StructType columns = columns(d.table());
      if (columns != null) return merge(d.table(), d.condition(), columns, List.of(), new DeleteAction(Option.empty()));
    }
    if (n instanceof UpdateTable u && u.condition().isDefined() && SubqueryExpression.hasSubquery(u.condition().get())) {
      StructType columns = columns(u.table());
      if (columns != null) return update(u, columns);
    }
    return n;
  }

  private LogicalPlan update(UpdateTable u, StructType columns) {
    List<Expression> values = new ArrayList<>();
    List<Assignment> assignments = new ArrayList<>();
    for (Assignment a : Scala.list(u.assignments())) {
      assignments.add(new Assignment(a.key(), attribute(SOURCE, "value" + values.size())));
      values.add(isDefault(a.value()) ? defaultOf(a.key(), columns) : a.value());
    }
    return merge(u.table(), u.condition().get(), columns, values, new UpdateAction(Option.empty(), Scala.seq(assignments), false));
  }

  private static boolean isDefault(Expression e) {
    return e instanceof UnresolvedAttribute a && a.nameParts().size() == 1 && a.name().equalsIgnoreCase("DEFAULT");
  }

  private Expression defaultOf(Expression column, StructType columns) {
    String name = column instanceof UnresolvedAttribute a ? a.nameParts().last() : "";
    for (StructField f : columns.fields()) if (f.name().equalsIgnoreCase(name) && f.metadata().contains("CURRENT_DEFAULT")) return parsed(f.metadata().getString("CURRENT_DEFAULT"));
    return new Literal(null, DataTypes.NullType);
  }

  private Expression parsed(String expression) {
    try {
      return spark.sessionState().sqlParser().parseExpression(expression);
    } catch (Exception e) {
      throw Scala.<RuntimeException>raise(e);
    }
  }

  /** Columns of the table; null if it is none of ours, or not named yet. */
  private StructType columns(LogicalPlan target) {
    LogicalPlan leaf = target;
    while (leaf instanceof SubqueryAlias a) leaf = a.child();
    if (!(leaf instanceof UnresolvedRelation r) || r.multipartIdentifier().size() != 3) return null;
    List<String> name = Scala.list(r.multipartIdentifier());
    Table t = name.get(0).equals(Names.SESSION_CATALOG) ? Tables.load(spark, name.get(1), name.get(2)) : null;
    return t == null ? null : Tables.schema(t);
  }

  private static LogicalPlan merge(LogicalPlan target, Expression condition, StructType columns, List<Expression> values, MergeAction action) {
    List<Expression> keys = new ArrayList<>();
    List<NamedExpression> output = new ArrayList<>();
    Expression same = null;
    for (StructField f : columns.fields()) {
      Expression key = key(f);
      String name = "key" + keys.size();
      keys.add(key);
      output.add(alias(key, name));
      Expression equal = new EqualNullSafe(key, attribute(SOURCE, name));
      same = same == null ? equal : new And(same, equal);
    }
    for (int i = 0; i < values.size(); i++) output.add(alias(function("first", values.get(i)), "value" + i));
    LogicalPlan rows = new Aggregate(Scala.seq(keys), Scala.seq(output), new Filter(condition, target), Option.empty());
    LogicalPlan source = new SubqueryAlias(new AliasIdentifier(SOURCE, Scala.seq()), rows);
    return new MergeIntoTable(target, source, same, Scala.seq(action), Scala.seq(), Scala.seq(), false);
  }

  /** What of a column can be grouped by and compared. */
  private static Expression key(StructField f) {
    Expression column = attribute(f.name());
    return isComparable(f.dataType()) ? column : function("to_json", function("struct", column));
  }

  private static boolean isComparable(DataType t) {
    if (t instanceof MapType || t instanceof VariantType) return false;
    if (t instanceof ArrayType a) return isComparable(a.elementType());
    if (t instanceof StructType s) for (StructField f : s.fields()) if (!isComparable(f.dataType())) return false;
    return true;
  }

  private static Expression attribute(String... parts) {
    return new UnresolvedAttribute(Scala.seq(parts));
  }

  private static Expression function(String name, Expression argument) {
    return new UnresolvedFunction(Scala.seq(name), Scala.seq(argument), false, Option.empty(), Option.empty(), Scala.seq(), false);
  }

  private static NamedExpression alias(Expression e, String name) {
    return new Alias(e, name, NamedExpression$.MODULE$.newExprId(), Scala.seq(), Option.empty(), Scala.seq());
  }
}
