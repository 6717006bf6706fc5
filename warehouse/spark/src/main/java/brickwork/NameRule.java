package brickwork;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.TimeTravel;
import org.apache.spark.sql.catalyst.analysis.*;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.plans.logical.*;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.command.*;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction2;

/**
 * Replaces the names in a plan by those of the session catalog (see {@link Names}). The batch it is in runs to a fixed point, so a
 * replaced name stays as it is.
 */
final class NameRule extends Rule<LogicalPlan> {
  /** First parts of names that are not our catalogs: Spark's own, and formats of files. */
  private static final Set<String> OTHER =
      Set.of(Names.SESSION_CATALOG, InfoCatalog.NAME, "session", "builtin", "global_temp", "delta", "parquet", "json", "csv", "text", "orc", "avro", "binaryfile");

  private final SparkSession spark;

  NameRule(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return Scala.inAnalyzer(
        () -> {
          LogicalPlan p = (LogicalPlan) plan.transformDownWithSubqueries(Scala.total(this::node));
          return p.transformAllExpressionsWithSubqueries(Scala.total(this::expression));
        });
  }

  private LogicalPlan node(LogicalPlan n) {
    if (n instanceof UnresolvedRelation r) return aliased(r, r.multipartIdentifier());
    if (n instanceof RelationTimeTravel t && t.relation() instanceof UnresolvedRelation r) return aliased(t, r.multipartIdentifier());
    if (n instanceof UnresolvedTable r) return renamed(r, r.multipartIdentifier());
    if (n instanceof UnresolvedView r) return renamed(r, r.multipartIdentifier());
    if (n instanceof UnresolvedTableOrView r) return renamed(r, r.multipartIdentifier());
    if (n instanceof UnresolvedFunctionName r) return renamed(r, r.multipartIdentifier());
    if (n instanceof UnresolvedTableValuedFunction r) return tableFunction(r);
    if (n instanceof UnresolvedNamespace u) return namespace(u, u.multipartIdentifier());
    if (n instanceof CreateNamespace c && c.name() instanceof UnresolvedIdentifier u) return Scala.with(c, 0, namespace(u, u.nameParts()));
    if (n instanceof SetCatalogAndNamespace c && c.child() instanceof UnresolvedIdentifier u) return Scala.with(c, 0, namespace(u, u.nameParts()));
    if (n instanceof UnresolvedIdentifier r) return renamed(r, r.nameParts());
    LogicalPlan written = target(n);
    return written == n ? session(n) : written;
  }

  /** Statements that keep a name where no transformation reaches it. */
  private LogicalPlan target(LogicalPlan n) {
    if (n instanceof InsertIntoStatement i) return Scala.with(i, 0, bare(i.table()));
    if (n instanceof V2WriteCommand w && w.table() instanceof UnresolvedRelation r) return (LogicalPlan) w.withNewTable((NamedRelation) bare(r));
    if (n instanceof RestoreTableStatement r && r.table().relation() instanceof UnresolvedRelation u)
      return new RestoreTableStatement(new TimeTravel(bare(u), r.table().timestamp(), r.table().version(), r.table().creationSource()));
    if (n instanceof RenameTable r) {
      List<String> name = object(Scala.list(r.newName()));
      return name == null ? n : new RenameTable(r.child(), Scala.seq(name.subList(1, 3)), r.isView());
    }
    if (n instanceof ShowColumns c && c.namespace().isDefined()) return Scala.with(c, 1, Option.empty());
    return n;
  }

  /** Statements about the session's catalog and schema. */
  private LogicalPlan session(LogicalPlan n) {
    if (n instanceof SetNamespaceCommand c) {
      List<String> name = schema(Scala.list(c.namespace()));
      return name == null ? n : use(name.get(0), name.get(1));
    }
    if (n instanceof SetCatalogCommand c) {
      Expression e = c.catalogNameExpr();
      String name = e instanceof UnresolvedAttribute a ? a.nameParts().head() : e instanceof Literal l ? l.value().toString() : null;
      return name == null ? n : use(Names.SESSION_CATALOG, Catalogs.database(spark, name, Catalogs.DEFAULT_SCHEMA));
    }
    if (n instanceof SetCommand c && c.kv().isDefined()) {
      String key = c.kv().get()._1();
      return Conf.key(key).equals(key) ? n : new SetCommand(Option.apply(new scala.Tuple2<>(Conf.key(key), c.kv().get()._2())));
    }
    if (n instanceof ShowCatalogsCommand c) return Listing.of(c, Catalogs.list(spark), c.pattern());
    if (n instanceof ShowNamespacesCommand c) {
      List<String> in = c.child() instanceof UnresolvedNamespace u ? Scala.list(u.multipartIdentifier()) : List.of();
      String catalog = in.isEmpty() ? Catalogs.current(spark).get(0) : in.get(0);
      if (!Catalogs.exists(spark, catalog)) throw SqlError.noSuchCatalog(catalog);
      return Listing.of(c, Catalogs.schemas(spark, catalog), c.pattern());
    }
    return n;
  }

  /** USE of a mapped schema, which may be in another of Spark's catalogs than the current one. */
  private static LogicalPlan use(String catalog, String namespace) {
    return new SetCatalogAndNamespace(new UnresolvedNamespace(Scala.seq(catalog, namespace), false));
  }

  private LogicalPlan tableFunction(UnresolvedTableValuedFunction f) {
    if (!f.name().last().equalsIgnoreCase("table_changes")) return renamed(f, f.name());
    if (!(f.functionArgs().head() instanceof Literal l)) return f;
    List<String> name = object(parts(l.value().toString()));
    if (name == null) return f;
    List<Expression> args = Scala.list(f.functionArgs());
    args.set(0, new Literal(UTF8String.fromString("`" + String.join("`.`", name) + "`"), DataTypes.StringType));
    return Scala.with(f, 1, Scala.seq(args));
  }

  private Expression expression(Expression e) {
    if (e instanceof UnresolvedFunction f) {
      if (f.nameParts().size() == 1) return e; // operators are functions too
      List<String> name = object(Scala.list(f.nameParts()));
      return name == null ? e : Scala.with(f, 0, Scala.<String>seq(name));
    }
    if (e instanceof ExpressionWithUnresolvedIdentifier x && !(x.exprBuilder() instanceof Built))
      return new ExpressionWithUnresolvedIdentifier(x.identifierExpr(), x.otherExprs(), new Built(x.exprBuilder()));
    return e;
  }

  /** Applies the rule to what IDENTIFIER() turns into. */
  private final class Built extends AbstractFunction2<Seq<String>, Seq<Expression>, Expression> {
    private final scala.Function2<Seq<String>, Seq<Expression>, Expression> builder;

    Built(scala.Function2<Seq<String>, Seq<Expression>, Expression> builder) {
      this.builder = builder;
    }

    @Override
    public Expression apply(Seq<String> name, Seq<Expression> others) {
      return expression(builder.apply(name, others));
    }
  }

  private <T extends LogicalPlan> T renamed(T n, Seq<String> name) {
    List<String> mapped = object(Scala.list(name));
    return mapped == null ? n : Scala.with(n, 0, Scala.<String>seq(mapped));
  }

  /** A relation in a place that takes no alias. */
  private LogicalPlan bare(LogicalPlan n) {
    return n instanceof UnresolvedRelation r ? renamed(r, r.multipartIdentifier()) : n;
  }

  /** A relation under the name as written, by which its columns can be qualified. */
  private LogicalPlan aliased(LogicalPlan n, Seq<String> name) {
    List<String> written = Scala.list(name);
    List<String> full = full(written);
    if (full == null) return n;
    if (!Catalogs.exists(spark, full.get(0))) throw SqlError.noSuchTable(full); // a query does not tell a missing catalog from a missing table
    List<String> mapped = mapped(full);
    LogicalPlan relation =
        n instanceof RelationTimeTravel t
            ? new RelationTimeTravel(Scala.with(t.relation(), 0, Scala.<String>seq(mapped)), t.timestamp(), t.version())
            : Scala.with(n, 0, Scala.<String>seq(mapped));
    return new SubqueryAlias(new AliasIdentifier(full.get(2), Scala.seq(full.subList(0, 2))), relation);
  }

  private LogicalPlan namespace(LogicalPlan n, Seq<String> name) {
    List<String> mapped = schema(Scala.list(name));
    return mapped == null ? n : Scala.with(n, 0, Scala.<String>seq(mapped));
  }

  /** The mapped name of a table, view or function; null when it must stay as it is. */
  private List<String> object(List<String> name) {
    if (name.size() == 1 && Names.isPlain(name.get(0))) return null; // Spark adds the current schema itself
    List<String> full = full(name);
    return full == null ? null : mapped(full);
  }

  /** A name with its catalog and schema; null when it is not one of ours. */
  private List<String> full(List<String> name) {
    if (name.size() > 3 || name.size() > 1 && OTHER.contains(name.get(0).toLowerCase(Locale.ROOT))) return null;
    if (name.size() > 1 && Names.isDatabase(name.get(name.size() - 2))) return null;
    if (name.size() == 3 && name.get(0).equalsIgnoreCase("system") && OTHER.contains(name.get(1).toLowerCase(Locale.ROOT))) return null; // system.builtin.abs
    if (name.size() == 1 && temporary(name.get(0))) return null;
    List<String> current = Catalogs.current(spark);
    return switch (name.size()) {
      case 1 -> List.of(current.get(0), current.get(1), name.get(0));
      case 2 -> List.of(current.get(0), name.get(0), name.get(1));
      default -> name;
    };
  }

  private List<String> mapped(List<String> full) {
    String db = database(full.get(0), full.get(1));
    if (db == null) return List.of(InfoCatalog.NAME, full.get(0).toLowerCase(Locale.ROOT), full.get(2).toLowerCase(Locale.ROOT));
    return List.of(Names.SESSION_CATALOG, db, Names.encode(full.get(2)));
  }

  /** The mapped name of a schema; null when it must stay as it is. */
  private List<String> schema(List<String> name) {
    if (name.isEmpty() || name.size() > 2 || OTHER.contains(name.get(0).toLowerCase(Locale.ROOT)) || Names.isDatabase(name.get(name.size() - 1))) return null;
    String catalog = name.size() == 2 ? name.get(0) : Catalogs.current(spark).get(0);
    String db = database(catalog, name.get(name.size() - 1));
    return db == null ? List.of(InfoCatalog.NAME, catalog.toLowerCase(Locale.ROOT)) : List.of(Names.SESSION_CATALOG, db);
  }

  /** The database of a schema, or null for the information schema. */
  private String database(String catalog, String schema) {
    String db = Catalogs.database(spark, catalog, schema);
    return schema.equalsIgnoreCase(Names.INFORMATION_SCHEMA) ? null : db;
  }

  private boolean temporary(String name) {
    return spark.sessionState().catalog().getTempView(name).isDefined();
  }

  private List<String> parts(String name) {
    try {
      return Scala.list(spark.sessionState().sqlParser().parseMultipartIdentifier(name));
    } catch (Exception e) {
      throw Scala.<RuntimeException>raise(e);
    }
  }
}
