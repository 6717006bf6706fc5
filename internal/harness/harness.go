// Package harness connects the tests of this module to a SQL warehouse: the one
// that the environment names by DATABRICKS_*, a workspace or a local one, else a
// local one that all test processes of a user share.
package harness

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/warehouse"
)

// Connection is a warehouse that tests share.
type Connection struct {
	DB  *brickwork.DB
	URL string // for tests that connect by themselves; empty if the environment says how
}

// open connects once for each test process. What it starts ends with the process.
var open = sync.OnceValues(func() (Connection, error) {
	if os.Getenv("DATABRICKS_SERVER_HOSTNAME") != "" {
		db, err := brickwork.FromEnv()
		return Connection{DB: db}, err
	}
	w, err := warehouse.Start(context.Background(), warehouse.Options{Shared: true})
	if err != nil {
		return Connection{}, err
	}
	db, err := brickwork.Open(w.URL())
	return Connection{db, w.URL()}, err
})

// Open is the warehouse of this test process. Tests that need one are skipped
// with -short, and fail if there is none.
func Open(t testing.TB) Connection {
	t.Helper()
	if testing.Short() {
		t.Skip("needs a warehouse; run without -short")
	}
	c, err := open()
	if err != nil {
		t.Fatalf("no warehouse: %v", err)
	}
	return c
}

// Local reports whether the warehouse is a local one, on which tests may rely
// on what only Spark does.
func Local() bool {
	host := os.Getenv("DATABRICKS_SERVER_HOSTNAME")
	return host == "" || strings.HasPrefix(host, "http://")
}

// Catalog is the catalog in which tests make their schemas.
func Catalog() string {
	if c := os.Getenv("DATABRICKS_CATALOG"); c != "" {
		return c
	}
	return "main"
}

// Schema makes a schema for the test t and drops it when t ends. Of is the name
// of a table in it.
func Schema(t testing.TB, db *brickwork.DB) builder.Name {
	t.Helper()
	name := fmt.Sprintf("bw_%d_%d", os.Getpid(), time.Now().UnixNano()%1e9)
	s := ddl.Schema{Catalog: Catalog(), Name: name}
	ctx := context.Background()
	if _, err := db.Exec(ctx, ddl.Create(s)); err != nil {
		t.Fatalf("schema for the test: %v", err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec(ctx, ddl.DropIfExists(s).Cascade()); err != nil {
			t.Errorf("schema of the test: %v", err)
		}
	})
	return builder.Name{Catalog: s.Catalog, Schema: name}
}
