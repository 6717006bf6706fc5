package brickwork;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.GetJsonObject;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SemiStructuredExtract;
import org.apache.spark.sql.types.StringType;
import scala.Tuple3;

/** Functions that Spark does not have. */
final class Functions {
  /** {@code path(value, '$.a')}: what {@code value:a} means, which depends on the type of the value. */
  static final String PATH = "__bw_path";

  private Functions() {}

  static void inject(SparkSessionExtensions spark) {
    inject(spark, "iff", args -> new If(args.get(0), args.get(1), args.get(2)));
    inject(spark, PATH, Functions::path);
  }

  private static Expression path(List<Expression> args) {
    boolean json = args.get(0).dataType() instanceof StringType;
    return json ? new GetJsonObject(args.get(0), args.get(1)) : new SemiStructuredExtract(args.get(0), ((Literal) args.get(1)).value().toString());
  }

  private static void inject(SparkSessionExtensions spark, String name, Function<List<Expression>, Expression> build) {
    spark.injectFunction(
        new Tuple3<>(new FunctionIdentifier(name), new ExpressionInfo("brickwork.Functions", name), Scala.function(args -> build.apply(Scala.list(args)))));
  }
}
