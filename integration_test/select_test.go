package integration_test

import (
	"context"
	"testing"

	"github.com/brickwork-sql/brickwork"
	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/google/go-cmp/cmp"
)

func TestSelectOne(t *testing.T) {
	db := harness.Open(t).DB
	n, err := brickwork.One(context.Background(), db, SelectValue(Lit(int64(1)).Add(41).As("n")))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(int64(42), n); diff != "" {
		t.Error(diff)
	}
}

// The way of a statement through engine, driver, protocol and Spark, and back.
func BenchmarkSelectOne(b *testing.B) {
	db := harness.Open(b).DB
	q := SelectValue(Lit(int64(1)).As("n"))
	for b.Loop() {
		if _, err := brickwork.One(b.Context(), db, q); err != nil {
			b.Fatal(err)
		}
	}
}
