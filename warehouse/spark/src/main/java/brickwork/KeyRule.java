package brickwork;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.analysis.UnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTable;
import org.apache.spark.sql.catalyst.expressions.CheckConstraint;
import org.apache.spark.sql.catalyst.expressions.ForeignKeyConstraint;
import org.apache.spark.sql.catalyst.expressions.PrimaryKeyConstraint;
import org.apache.spark.sql.catalyst.expressions.TableConstraint;
import org.apache.spark.sql.catalyst.expressions.UniqueConstraint;
import org.apache.spark.sql.catalyst.plans.logical.AddConstraint;
import org.apache.spark.sql.catalyst.plans.logical.AlterTableDropConstraint;
import org.apache.spark.sql.catalyst.plans.logical.ColumnDefinition;
import org.apache.spark.sql.catalyst.plans.logical.CreateTable;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ReplaceTable;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedTableSpec;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.classic.SparkSession;
import scala.Option;

/** Takes constraints out of statements, which Delta would refuse: a {@link Key} becomes a property, an inline CHECK the property that Delta has for it. */
final class KeyRule extends Rule<LogicalPlan> {
  private static final String CHECK = "delta.constraints.";

  private final SparkSession spark;

  KeyRule(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return Scala.inAnalyzer(() -> plan.transformDown(Scala.total(this::node)));
  }

  private LogicalPlan node(LogicalPlan n) {
    if (n instanceof CreateTable c && c.tableSpec() instanceof UnresolvedTableSpec t && !t.constraints().isEmpty()) {
      List<Key> keys = keys(t, tableName(c.name()), Scala.list(c.columns()));
      return new CreateTable(c.name(), Scala.seq(notNull(Scala.list(c.columns()), keys)), c.partitioning(), without(t, keys, tableName(c.name())), c.ignoreIfExists());
    }
    if (n instanceof ReplaceTable c && c.tableSpec() instanceof UnresolvedTableSpec t && !t.constraints().isEmpty()) {
      List<Key> keys = keys(t, tableName(c.name()), Scala.list(c.columns()));
      return new ReplaceTable(c.name(), Scala.seq(notNull(Scala.list(c.columns()), keys)), c.partitioning(), without(t, keys, tableName(c.name())), c.orCreate());
    }
    if (n instanceof AddConstraint a && !(a.tableConstraint() instanceof CheckConstraint)) {
      List<String> table = tableName(a.table());
      return new AddKey(table, key(a.tableConstraint(), table));
    }
    if (n instanceof AlterTableDropConstraint d) {
      List<String> table = tableName(d.table());
      if (DropKey.named(spark, table, d.constraintName()) != null) return new DropKey(table, d.constraintName());
    }
    return n;
  }

  private List<Key> keys(UnresolvedTableSpec spec, List<String> table, List<ColumnDefinition> columns) {
    List<String> names = columns.stream().map(ColumnDefinition::name).toList();
    List<Key> keys = new ArrayList<>();
    for (TableConstraint c : Scala.list(spec.constraints())) {
      if (c instanceof CheckConstraint) continue;
      Key k = AddKey.spelled(key(c, table), names);
      if (k.type() == Key.Type.PRIMARY && Key.primary(keys) != null) throw AddKey.severalPrimary(table);
      keys.add(k);
    }
    // A foreign key may refer to its own table, whose keys are known only now.
    keys.replaceAll(k -> AddKey.completed(spark, table, k, keys));
    return keys;
  }

  private static List<ColumnDefinition> notNull(List<ColumnDefinition> columns, List<Key> keys) {
    Key primary = Key.primary(keys);
    if (primary != null)
      columns.replaceAll(c -> c.nullable() && primary.columns().stream().anyMatch(c.name()::equalsIgnoreCase) ? Scala.with(c, 2, false) : c);
    return columns;
  }

  private static UnresolvedTableSpec without(UnresolvedTableSpec t, List<Key> keys, List<String> table) {
    Map<String, String> properties = new HashMap<>(Scala.map(t.properties()));
    for (Key k : keys) properties.put(k.property(), k.toJson());
    for (TableConstraint c : Scala.list(t.constraints())) if (c instanceof CheckConstraint k) properties.put(CHECK + name(k, table), k.condition());
    return new UnresolvedTableSpec(
        Scala.map(properties), t.provider(), t.optionExpression(), t.location(), t.comment(), t.collation(), t.serde(), t.external(), Scala.seq());
  }

  private Key key(TableConstraint c, List<String> table) {
    Option<Object> rely = c.userProvidedCharacteristic().rely();
    boolean relies = rely.isDefined() && (Boolean) rely.get();
    String name = name(c, table);
    if (c instanceof PrimaryKeyConstraint p) return new Key(name, Key.Type.PRIMARY, Scala.list(p.columns()), List.of(), List.of(), relies);
    if (c instanceof UniqueConstraint u) return new Key(name, Key.Type.UNIQUE, Scala.list(u.columns()), List.of(), List.of(), relies);
    ForeignKeyConstraint f = (ForeignKeyConstraint) c;
    return new Key(name, Key.Type.FOREIGN, Scala.list(f.childColumns()), Tables.full(spark, Scala.list(f.parentTableId())), Scala.list(f.parentColumns()), relies);
  }

  private static String name(TableConstraint c, List<String> table) {
    String given = c.userProvidedName();
    return given != null && !given.isEmpty() ? given : c.withTableName(table.get(table.size() - 1)).name();
  }

  /** The name in a statement, as people see it. */
  private List<String> tableName(LogicalPlan n) {
    List<String> name = n instanceof UnresolvedIdentifier u ? Scala.list(u.nameParts()) : Scala.list(((UnresolvedTable) n).multipartIdentifier());
    return Tables.written(spark, name);
  }
}
