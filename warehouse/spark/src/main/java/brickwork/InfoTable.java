package brickwork;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.LocalScan;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A view of an information schema, read when a statement is planned. */
record InfoTable(String catalog, InfoView view) implements Table, SupportsRead {
  @Override
  public String name() {
    return catalog + "." + Names.INFORMATION_SCHEMA + "." + view.viewName();
  }

  @Override
  public StructType schema() {
    return view.schema();
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new Builder();
  }

  /** Takes down which names a column may have, and leaves the filtering to Spark. */
  private final class Builder implements SupportsPushDownFilters {
    private final Map<String, Set<Object>> only = new HashMap<>();
    private Filter[] pushed = {};

    @Override
    public Filter[] pushFilters(Filter[] filters) {
      for (Filter f : filters) {
        if (f instanceof EqualTo e) restrict(e.attribute(), Set.of(e.value()));
        if (f instanceof In i) restrict(i.attribute(), new HashSet<>(Arrays.asList(i.values())));
      }
      pushed = filters;
      return filters;
    }

    private void restrict(String column, Set<Object> values) {
      only.merge(column, values, (a, b) -> {
        Set<Object> both = new HashSet<>(a);
        both.retainAll(b);
        return both;
      });
    }

    @Override
    public Filter[] pushedFilters() {
      return pushed;
    }

    @Override
    public Scan build() {
      return new LocalScan() {
        @Override
        public StructType readSchema() {
          return schema();
        }

        @Override
        public InternalRow[] rows() {
          SparkSession spark = (SparkSession) org.apache.spark.sql.SparkSession.active();
          List<String> catalogs = catalog.equals("system") ? Catalogs.list(spark) : List.of(catalog);
          return new InfoReader(spark, catalogs, only, view).rows();
        }
      };
    }
  }
}
