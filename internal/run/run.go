// Package run is what engines do with a statement besides running it: check and
// compile it, surround it with hooks, bound it in time, repeat it if it reads. It
// knows no server and no driver.
package run

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
)

// Compile is s as it is sent, if check, which may be nil, has nothing against it.
func Compile(s builder.Stmt, o dialect.Options, check func(builder.Stmt) error) (dialect.Compiled, error) {
	c, err := dialect.Compile(s, o)
	if err != nil {
		return dialect.Compiled{}, err
	}
	if check != nil {
		if err := check(s); err != nil {
			return dialect.Compiled{}, err
		}
	}
	return c, nil
}

var errTwice = errors.New("brickwork: hook: next called twice: a statement is sent once")

// Hooked is send inside of hooks, the first being the outermost. A hook that
// calls next a second time gets an error, so that nothing is written twice.
func Hooked[C any, H ~func(context.Context, *C, func(context.Context) error) error](hooks []H, c *C, send func(context.Context) error) func(context.Context) error {
	for _, hook := range slices.Backward(hooks) {
		next, called := send, false
		once := func(ctx context.Context) error {
			if called {
				return errTwice
			}
			called = true
			return next(ctx)
		}
		send = func(ctx context.Context) error { return hook(ctx, c, once) }
	}
	return send
}

// ErrLate is the cause for which a context made by [Within] ends.
var ErrLate = fmt.Errorf("brickwork: the statement took longer than Options.Timeout: %w", context.DeadlineExceeded)

// Within is ctx that ends with [ErrLate] after d, unless done is called before:
// the time for a result to come does not count the time to read it. A d of 0 is
// no bound. The caller calls end at last.
func Within(ctx context.Context, d time.Duration) (bound context.Context, done func(), end func()) {
	bound, cancel := context.WithCancelCause(ctx)
	end = func() { cancel(nil) }
	if d <= 0 {
		return bound, func() {}, end
	}
	timer := time.AfterFunc(d, func() { cancel(ErrLate) })
	return bound, func() { timer.Stop() }, end
}

// Repeat calls f, and again if its error is one that again approves of, up to
// more times, waiting longer each time. It waits no longer than ctx.
func Repeat(ctx context.Context, more int, again func(error) bool, f func(attempt int) error) error {
	for attempt := 1; ; attempt++ {
		err := f(attempt)
		if err == nil || attempt > more || !again(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause(attempt)):
		}
	}
}

// pause is the time to wait after an attempt: 100 ms, doubled, at most 10 s.
func pause(attempt int) time.Duration {
	return min(100*time.Millisecond<<min(attempt-1, 10), 10*time.Second)
}

type tagsKey struct{}

// WithTags is ctx with more query tags, which count more than those it has.
func WithTags(ctx context.Context, tags map[string]string) context.Context {
	all := Tags(ctx, nil)
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, tags)
	return context.WithValue(ctx, tagsKey{}, all)
}

// Tags is the tags of ctx and base, of which those of ctx count more; nil if there are none.
func Tags(ctx context.Context, base map[string]string) map[string]string {
	own, _ := ctx.Value(tagsKey{}).(map[string]string)
	if len(own)+len(base) == 0 {
		return nil
	}
	all := make(map[string]string, len(own)+len(base))
	maps.Copy(all, base)
	maps.Copy(all, own)
	return all
}
