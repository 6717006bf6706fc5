package warehouse

import (
	"context"
	"maps"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/brickwork-sql/brickwork/warehouse/spark"
)

// sparkEngine is the engine of a warehouse without one of its own.
type sparkEngine struct{ *spark.Engine }

func startSpark(ctx context.Context, o Options) (engine.Engine, error) {
	e, err := spark.Start(ctx, spark.Options{Catalogs: o.Catalogs, Shared: o.Shared, Progress: o.Progress})
	return sparkEngine{e}, err
}

// Open starts a session in which ${x} in a string is text, as it is in a SQL
// warehouse: Spark would put a setting or an environment variable there.
func (e sparkEngine) Open(ctx context.Context, c engine.Config) (engine.Session, error) {
	conf := map[string]string{"spark.sql.variable.substitute": "false"}
	maps.Copy(conf, c.Conf)
	c.Conf = conf
	return e.Engine.Open(ctx, c)
}
