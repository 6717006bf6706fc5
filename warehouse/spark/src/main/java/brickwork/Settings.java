package brickwork;

import org.apache.spark.sql.classic.SparkSession;

/** How Spark is set: small, local, and with the defaults of a SQL warehouse. */
final class Settings {
  static final String CATALOGS = "brickwork.catalogs";

  private Settings() {}

  static SparkSession start(Config config) {
    SparkSession.Builder b = SparkSession.builder().master("local[2]").appName("brickwork");
    local(b, config);
    speed(b);
    memory(b);
    warehouse(b);
    b.config(CATALOGS, String.join(",", config.catalogs()));
    return (SparkSession) b.getOrCreate();
  }

  private static void local(SparkSession.Builder b, Config config) {
    b.config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.catalogImplementation", "in-memory")
        .config("spark.sql.warehouse.dir", config.dir().resolve("tables").toUri().toString())
        .config("spark.local.dir", config.dir().resolve("scratch").toString())
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension,brickwork.Extension")
        .config("spark.delta.logStore.file.impl", CommitLog.class.getName())
        .config("spark.sql.catalog." + InfoCatalog.NAME, InfoCatalog.class.getName())
        .config("spark.sql.catalog.spark_catalog", SessionTables.class.getName());
  }

  /** Everything runs on a few rows, where planning and generated code cost more than the rows. */
  private static void speed(SparkSession.Builder b) {
    b.config("spark.sql.shuffle.partitions", "1")
        .config("spark.default.parallelism", "1")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
        .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "1")
        .config("spark.databricks.delta.snapshotPartitions", "1")
        .config("spark.databricks.delta.merge.materializeSource", "none")
        .config("spark.databricks.delta.properties.defaults.checkpointInterval", "100000");
  }

  /** A process that many tests share lives long: neither what has run nor tables that are gone should fill its memory. */
  private static void memory(SparkSession.Builder b) {
    b.config("spark.databricks.delta.delta.log.cacheSize", "128")
        .config("spark.sql.ui.retainedExecutions", "1")
        .config("spark.ui.retainedJobs", "1")
        .config("spark.ui.retainedStages", "1")
        .config("spark.ui.retainedTasks", "1")
        .config("spark.ui.dagGraph.retainedRootRDDs", "1");
  }

  private static void warehouse(SparkSession.Builder b) {
    b.config("spark.sql.sources.default", "delta")
        .config("spark.sql.legacy.createHiveTableByDefault", "false")
        .config("spark.sql.legacy.keepCommandOutputSchema", "true") // SHOW SCHEMAS has databaseName, as there
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", "true") // else year 1 is two days off
        .config("spark.sql.timeType.enabled", "true")
        .config("spark.databricks.delta.schema.typeCheck.enabled", "false") // collated columns
        .config("spark.databricks.delta.properties.defaults.columnMapping.mode", "name")
        .config("spark.databricks.delta.properties.defaults.feature.allowColumnDefaults", "supported");
  }
}
