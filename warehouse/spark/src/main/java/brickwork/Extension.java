package brickwork;

import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.classic.SparkSession;
import scala.Function2;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Puts the warehouse's rules into Spark. Comes after Delta's extension, whose parser it wraps. */
public final class Extension extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  @Override
  public BoxedUnit apply(SparkSessionExtensions spark) {
    // Hints are resolved after common table expressions are gone and before anything looks a name up,
    // and again for the bodies of views: exactly where names have to be replaced.
    spark.injectHintResolutionRule(Scala.function(s -> new NameRule((SparkSession) s)));
    spark.injectHintResolutionRule(Scala.function(s -> new KeyRule((SparkSession) s)));
    spark.injectHintResolutionRule(Scala.function(s -> new ShowRule((SparkSession) s)));
    spark.injectHintResolutionRule(Scala.function(s -> new SubqueryRule((SparkSession) s)));
    spark.injectHintResolutionRule(Scala.function(s -> new PathRule()));
    Functions.inject(spark);
    spark.injectPostHocResolutionRule(Scala.function(s -> new CurrentRule((SparkSession) s)));
    spark.injectParser(parser());
    spark.injectPlannerStrategy(Scala.function(s -> new OneRow()));
    return BoxedUnit.UNIT;
  }

  private static Function2<org.apache.spark.sql.SparkSession, ParserInterface, ParserInterface> parser() {
    return new AbstractFunction2<>() {
      @Override
      public ParserInterface apply(org.apache.spark.sql.SparkSession spark, ParserInterface delta) {
        return new Parser(delta);
      }
    };
  }
}
