package shop_test

import (
	"testing"

	"github.com/brickwork-sql/brickwork/cmd/brickwork/internal/shop"
	"github.com/brickwork-sql/brickwork/reflect/gen"
)

// The tables are as the generator writes them: go generate.
func TestUpToDate(t *testing.T) {
	snap, err := shop.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	files, err := gen.Generate(snap, gen.Config{OnePackage: "shop", Module: "github.com/brickwork-sql/brickwork/cmd/brickwork/internal/shop"})
	if err != nil {
		t.Fatal(err)
	}
	report, err := gen.Compare(".", files)
	if err != nil || report.Stale() || len(report.Same) != 3 {
		t.Errorf("run go generate: %+v, %v", report, err)
	}
}
