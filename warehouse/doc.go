// Package warehouse is a Databricks SQL warehouse that runs locally, for tests:
// the driver github.com/databricks/databricks-sql-go connects to it as to the
// real service, over its Thrift protocol.
//
//	w, err := warehouse.Start(ctx, warehouse.Options{})
//	if err != nil { … }
//	defer w.Close()
//	db, err := sql.Open("databricks", w.DSN())
//
// A [Warehouse] is two things. In front is the protocol: sessions with their
// catalog, schema and settings; parameters, written into the statement as typed
// literals; results in pages; long statements that are polled, cancelled or timed
// out; errors with class, SQLSTATE and query id. Behind it is an
// [engine.Engine] that runs the statements: Spark with Delta Lake by default,
// or an [engine.Script] that answers from a list and needs no Java.
// [Warehouse.Fail] makes calls go wrong, to see what a client does then.
//
// # What it is not
//
// It is not Databricks. What runs here has been parsed and run by Spark; the
// catalogs, the keys and information_schema are our own reading of the
// documentation. They test the SQL that is sent and how answers are decoded, not
// whether the service agrees. A parameter is taken wherever a literal is, also
// where the service would refuse one. Results come in Arrow only, which all
// clients but old ones read; there are no result files, no staging of volume
// files and no metadata calls other than by SQL.
package warehouse
