package brickwork

import (
	"context"
	"log/slog"
	"time"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/run"
)

// Options says how statements are run. The zero Options runs them as they are.
type Options struct {
	Compile dialect.Options
	Timeout time.Duration            // per statement, until its result is there; the time to read rows is the caller's
	Tags    map[string]string        // query tags
	Retries int                      // of queries; statements that write are sent once
	Check   func(builder.Stmt) error // before anything is sent, see reflect.Snapshot.Checker
	Hooks   []Hook                   // the first is the outermost
}

// WithTags adds query tags to the statements that are run with the context.
func WithTags(ctx context.Context, tags map[string]string) context.Context {
	return run.WithTags(ctx, tags)
}

// Hook surrounds each statement that is sent. It has to call next at most once
// and may fail instead, change the context, measure, log.
type Hook func(ctx context.Context, c *Call, next func(context.Context) error) error

// Call is a statement on its way. The last three fields are set after next.
type Call struct {
	Stmt    builder.Stmt
	SQL     string
	Params  []dialect.Param // values are those of the caller: do not log them lightly
	Tags    map[string]string
	Attempt int // from 1

	QueryID string
	Rows    int64 // that were changed; -1 if the server did not tell, and for queries, which are read later
	Took    time.Duration
}

// Log is a hook that logs text, duration, rows and query id, and no values.
func Log(l *slog.Logger) Hook { return logTo(l, false) }

// LogValues is [Log] with the values of parameters.
func LogValues(l *slog.Logger) Hook { return logTo(l, true) }

func logTo(l *slog.Logger, values bool) Hook {
	return func(ctx context.Context, c *Call, next func(context.Context) error) error {
		err := next(ctx)
		attrs := []slog.Attr{slog.String("sql", c.SQL), slog.Duration("took", c.Took), slog.String("query_id", c.QueryID)}
		if c.Rows >= 0 {
			attrs = append(attrs, slog.Int64("rows", c.Rows))
		}
		if c.Attempt > 1 {
			attrs = append(attrs, slog.Int("attempt", c.Attempt))
		}
		if values {
			attrs = append(attrs, slog.Any("params", c.Params))
		}
		if err != nil {
			l.LogAttrs(ctx, slog.LevelError, "statement failed", append(attrs, slog.Any("error", err))...)
			return err
		}
		l.LogAttrs(ctx, slog.LevelInfo, "statement", attrs...)
		return nil
	}
}
