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
