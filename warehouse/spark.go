package warehouse

import (
	"context"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/brickwork-sql/brickwork/warehouse/spark"
)

// startSpark starts the engine of a warehouse without one of its own.
func startSpark(ctx context.Context, o Options) (engine.Engine, error) {
	return spark.Start(ctx, spark.Options{Catalogs: o.Catalogs, Shared: o.Shared, Progress: o.Progress})
}
