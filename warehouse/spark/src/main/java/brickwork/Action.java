package brickwork;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.NamedExpression$;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.command.LeafRunnableCommand;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import scala.Enumeration;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** A statement of our own. It runs when the plan is executed, once, and answers with rows of strings. */
abstract class Action extends LogicalPlan implements LeafRunnableCommand {
  private final Seq<Attribute> output;
  private Seq<Enumeration.Value> patterns;

  Action(String... columns) {
    Command.$init$(this); // sets the patterns
    List<Attribute> attributes = new ArrayList<>();
    for (String c : columns)
      attributes.add(new AttributeReference(c, DataTypes.StringType, false, Metadata.empty(), NamedExpression$.MODULE$.newExprId(), Scala.seq()));
    output = Scala.seq(attributes);
  }

  abstract List<Row> run(SparkSession spark) throws Exception;

  @Override
  public Seq<Row> run(org.apache.spark.sql.SparkSession spark) {
    try {
      return Scala.seq(run((SparkSession) spark));
    } catch (Exception e) {
      throw Scala.<RuntimeException>raise(e);
    }
  }

  static Row row(Object... values) {
    return RowFactory.create(values);
  }

  @Override
  public Seq<Attribute> output() {
    return output;
  }

  @Override
  public Seq<Enumeration.Value> nodePatterns() {
    return patterns;
  }

  @Override
  public void org$apache$spark$sql$catalyst$plans$logical$Command$_setter_$nodePatterns_$eq(Seq<Enumeration.Value> patterns) {
    this.patterns = patterns;
  }

  @Override
  public Seq<LogicalPlan> children() {
    return Scala.seq();
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return this;
  }

  @Override
  public int productArity() {
    return 0;
  }

  @Override
  public Object productElement(int n) {
    throw new IndexOutOfBoundsException(n);
  }

  @Override
  public boolean canEqual(Object that) {
    return that == this;
  }

  @Override
  public boolean equals(Object that) {
    return that == this;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
