package warehouse_test

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	dbsql "github.com/databricks/databricks-sql-go"
	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/warehouse"
)

// onSpark is a pool on a warehouse with its default engine. It needs Java.
func onSpark(t *testing.T) *sql.DB {
	t.Helper()
	if testing.Short() {
		t.Skip("starts Spark")
	}
	return open(t, start(t, nil, func(o *warehouse.Options) { o.Shared, o.Progress = true, func(step string) { t.Log(step) } }), "")
}

// Statements go through driver, front end and Spark, and their results back.
func TestSpark(t *testing.T) {
	db := onSpark(t)
	schema := "dev.wh_" + strings.ToLower(t.Name())
	for _, sql := range []string{
		"DROP SCHEMA IF EXISTS " + schema + " CASCADE",
		"CREATE SCHEMA " + schema,
		"CREATE TABLE " + schema + ".t (id BIGINT, name STRING, price DECIMAL(10,2), tags ARRAY<STRING>)",
	} {
		if _, err := db.Exec(sql); err != nil {
			t.Fatal(err)
		}
	}
	defer db.Exec("DROP SCHEMA " + schema + " CASCADE")
	name := "it's \\ \"?\" :p -- ${spark.app.name} é\n"
	if _, err := db.Exec("INSERT INTO "+schema+".t VALUES (?, ?, ?, array('a', NULL)), (2, NULL, NULL, NULL)",
		1, name, dbsql.Parameter{Type: dbsql.SqlDecimal, Value: "-1.50"}); err != nil {
		t.Fatal(err)
	}
	rows, err := db.Query("SELECT *, :at AS at FROM "+schema+".t ORDER BY id", dbsql.Parameter{Name: "at", Type: dbsql.SqlTimestamp, Value: "2024-02-29 01:02:03.456789+01:00"})
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2024, 2, 29, 0, 2, 3, 456789000, time.UTC)
	if diff := cmp.Diff([][]any{{int64(1), name, "-1.50", `["a",null]`, at}, {int64(2), nil, nil, nil, at}}, scan(t, rows)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, err = db.Query("SELECT * FROM " + schema + ".nope")
	executionError(t, err, "42P01")
	rows, err = db.Query("SELECT id FROM range(25000) ORDER BY id")
	if err != nil {
		t.Fatal(err)
	}
	if got := scan(t, rows); len(got) != 25000 || got[24999][0] != int64(24999) {
		t.Errorf("%d rows of 25000", len(got))
	}
}

// A literal means to Spark what the parameter meant to the client.
func TestSparkReadsLiterals(t *testing.T) {
	db := onSpark(t)
	typed := func(kind dbsql.SqlType, value string) dbsql.Parameter {
		return dbsql.Parameter{Type: kind, Value: value}
	}
	for _, c := range []struct{ value, want any }{
		{"\x00 \u2028 😀 ' \" \\ % \\% \\_ \\n ${x} ${env:HOME}", "\x00 \u2028 😀 ' \" \\ % \\% \\_ \\n ${x} ${env:HOME}"},
		{nil, nil},
		{true, true},
		{int64(math.MinInt64), int64(math.MinInt64)},
		{math.MaxFloat64, math.MaxFloat64},
		{math.SmallestNonzeroFloat64, math.SmallestNonzeroFloat64},
		{-0.5, -0.5},
		{math.Inf(-1), math.Inf(-1)},
		{typed(dbsql.SqlTinyInt, "-128"), int8(-128)},
		{typed(dbsql.SqlSmallInt, "-32768"), int16(-32768)},
		{typed(dbsql.SqlInteger, "-2147483648"), int32(math.MinInt32)},
		{typed(dbsql.SqlFloat, "3.4028235e38"), float32(math.MaxFloat32)},
		{typed(dbsql.SqlDecimal, "99999999999999999999999999999999999999"), "99999999999999999999999999999999999999"},
		{typed(dbsql.SqlDate, "0001-01-01"), time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)},
		{time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 999999000, time.UTC)},
		{time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)},
		{typed(dbsql.SqlIntervalDay, "-3"), "-3 00:00:00.000000000"},
		{typed(dbsql.SqlIntervalMonth, "14"), "1-2"},
	} {
		rows, err := db.Query("SELECT ?", c.value)
		if err != nil {
			t.Errorf("%v: %v", c.value, err)
			continue
		}
		if diff := cmp.Diff([][]any{{c.want}}, scan(t, rows)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", c.value, diff)
		}
	}
}

// Cancelling ends a statement that runs in Spark; the session goes on.
func TestSparkCancel(t *testing.T) {
	db := onSpark(t)
	db.SetMaxOpenConns(1)
	short, cancel := context.WithTimeout(ctx, 500*time.Millisecond)
	defer cancel()
	if _, err := db.QueryContext(short, "SELECT sum(a.id * b.id) FROM range(1000000000) a CROSS JOIN range(1000000000) b"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error is %v", err)
	}
	var n int
	if err := db.QueryRow("SELECT 1").Scan(&n); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
}
