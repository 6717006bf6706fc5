package brickwork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.plans.logical.AnalysisHelper$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractPartialFunction;

/** Scala's collections, functions and tree nodes for Java. */
final class Scala {
  private Scala() {}

  /** A copy that may be changed. */
  static <T> List<T> list(scala.collection.Iterable<T> s) {
    return new ArrayList<>(CollectionConverters.asJavaCollection(s));
  }

  @SuppressWarnings("unchecked")
  static <T> Seq<T> seq(Collection<? extends T> c) {
    return (Seq<T>) CollectionConverters.asScala(c).toSeq();
  }

  @SafeVarargs
  static <T> Seq<T> seq(T... items) {
    return seq(List.of(items));
  }

  static <K, V> Map<K, V> map(scala.collection.Map<K, V> m) {
    return CollectionConverters.asJava(m);
  }

  static <K, V> scala.collection.immutable.Map<K, V> map(Map<K, V> m) {
    return scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(m));
  }

  static <A, B> AbstractFunction1<A, B> function(Function<A, B> f) {
    return new AbstractFunction1<>() {
      @Override
      public B apply(A a) {
        return f.apply(a);
      }
    };
  }

  /** A function for transformations of trees, which leaves alone what it returns unchanged. */
  static <T> AbstractPartialFunction<T, T> total(UnaryOperator<T> f) {
    return new AbstractPartialFunction<>() {
      @Override
      public boolean isDefinedAt(T x) {
        return true;
      }

      @Override
      public T apply(T x) {
        return f.apply(x);
      }
    };
  }

  /** Lets a rule of the analyzer transform what is analyzed already. */
  static LogicalPlan inAnalyzer(Supplier<Object> rewrite) {
    return (LogicalPlan)
        AnalysisHelper$.MODULE$.allowInvokingTransformsInAnalyzer(
            new AbstractFunction0<>() {
              @Override
              public Object apply() {
                return rewrite.get();
              }
            });
  }

  /** A copy of a node with one of its constructor's arguments replaced. */
  @SuppressWarnings("unchecked")
  static <T> T with(T node, int argument, Object value) {
    TreeNode<?> n = (TreeNode<?>) node;
    Object[] args = new Object[n.productArity()];
    for (int i = 0; i < args.length; i++) args[i] = i == argument ? value : n.productElement(i);
    return (T) n.makeCopy(args);
  }

  /** Throws a checked exception of Scala code, which declares none. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> RuntimeException raise(Throwable t) throws E {
    throw (E) t;
  }
}
