package brickwork;

import java.util.List;
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
import org.apache.spark.sql.sources.Filter;
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

  /** Keeps the conditions so that the rest is not read, and leaves the filtering to Spark. */
  private final class Builder implements SupportsPushDownFilters {
    private Filter[] pushed = {};

    @Override
    public Filter[] pushFilters(Filter[] filters) {
      pushed = filters;
      return filters;
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
          return InfoReader.rows(spark, catalog, view, new Wanted(List.of(pushed)));
        }
      };
    }
  }
}
