package run

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
)

var errFailed = errors.New("failed")

func TestCompile(t *testing.T) {
	good, bad := builder.Select(builder.Lit(int32(1))), builder.Delete(builder.NewTable("", "", "t"))
	checked := 0
	for _, tt := range []struct {
		name string
		s    builder.Stmt
		err  error // of the check
		want error
	}{
		{"good", good, nil, nil},
		{"refused", good, errFailed, errFailed},
		{"not a statement", bad, errFailed, dialect.AllRows},
	} {
		c, err := Compile(tt.s, dialect.Options{}, func(builder.Stmt) error { checked++; return tt.err })
		if !errors.Is(err, tt.want) || (err == nil) != (c.SQL == "SELECT 1") {
			t.Errorf("%s: %q, %v", tt.name, c.SQL, err)
		}
	}
	if checked != 2 {
		t.Errorf("checked %d statements, of which 2 compile", checked)
	}
	if c, err := Compile(good, dialect.Options{}, nil); err != nil || c.SQL != "SELECT 1" {
		t.Error(c, err)
	}
}

type hook func(context.Context, *string, func(context.Context) error) error

func TestHooked(t *testing.T) {
	named := func(name string) hook {
		return func(ctx context.Context, steps *string, next func(context.Context) error) error {
			*steps += name + "("
			defer func() { *steps += ")" }()
			return next(ctx)
		}
	}
	twice := hook(func(ctx context.Context, _ *string, next func(context.Context) error) error {
		if err := next(ctx); err != nil {
			return err
		}
		return next(ctx)
	})
	for _, tt := range []struct {
		hooks []hook
		want  string
		err   error
	}{
		{nil, "sent", nil},
		{[]hook{named("a"), named("b")}, "a(b(sent))", nil},
		{[]hook{named("a"), twice}, "a(sent)", errTwice},
	} {
		var steps string
		err := Hooked(tt.hooks, &steps, func(context.Context) error { steps += "sent"; return nil })(t.Context())
		if steps != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%q, %v; want %q", steps, err, tt.want)
		}
	}
}

func TestWithin(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		late, done, end := Within(t.Context(), time.Second)
		defer end()
		defer done()
		time.Sleep(2 * time.Second)
		if !errors.Is(context.Cause(late), ErrLate) || !errors.Is(ErrLate, context.DeadlineExceeded) {
			t.Error(context.Cause(late))
		}
		inTime, done, end := Within(t.Context(), time.Second)
		done()
		time.Sleep(2 * time.Second)
		if inTime.Err() != nil {
			t.Error(inTime.Err())
		}
		if end(); inTime.Err() == nil {
			t.Error("goes on after its end")
		}
		unbound, _, end := Within(t.Context(), 0)
		defer end()
		time.Sleep(time.Hour)
		if unbound.Err() != nil {
			t.Error(unbound.Err())
		}
	})
}

func TestRepeat(t *testing.T) {
	passing := func(err error) bool { return errors.Is(err, errFailed) }
	for _, tt := range []struct {
		name     string
		more     int
		errs     []error // of the attempts
		attempts int
		waited   time.Duration
		want     error
	}{
		{"works", 3, []error{nil}, 1, 0, nil},
		{"works at last", 3, []error{errFailed, errFailed, nil}, 3, 300 * time.Millisecond, nil},
		{"passes not", 2, []error{errFailed, errFailed, errFailed}, 3, 300 * time.Millisecond, errFailed},
		{"no more", 0, []error{errFailed}, 1, 0, errFailed},
		{"another error", 3, []error{errFailed, context.Canceled}, 2, 100 * time.Millisecond, context.Canceled},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start, n := time.Now(), 0
				err := Repeat(t.Context(), tt.more, passing, func(attempt int) error {
					if n++; attempt != n {
						t.Errorf("attempt %d is the %d.", attempt, n)
					}
					return tt.errs[n-1]
				})
				if !errors.Is(err, tt.want) || n != tt.attempts || time.Since(start) != tt.waited {
					t.Errorf("%v after %d attempts, %v", err, n, time.Since(start))
				}
			})
		})
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		start := time.Now()
		if err := Repeat(ctx, 1<<30, passing, func(int) error { return errFailed }); !errors.Is(err, errFailed) || time.Since(start) != time.Minute {
			t.Errorf("%v after %v", err, time.Since(start))
		}
	})
	if pause(1000) != 10*time.Second {
		t.Error(pause(1000))
	}
}

func TestTags(t *testing.T) {
	if Tags(t.Context(), nil) != nil {
		t.Error("tags of nothing")
	}
	base := map[string]string{"a": "base", "b": "base"}
	outer := WithTags(t.Context(), map[string]string{"b": "outer", "c": "outer"})
	inner := WithTags(outer, map[string]string{"c": "inner"})
	for _, tt := range []struct {
		ctx  context.Context
		want map[string]string
	}{
		{t.Context(), map[string]string{"a": "base", "b": "base"}},
		{outer, map[string]string{"a": "base", "b": "outer", "c": "outer"}},
		{inner, map[string]string{"a": "base", "b": "outer", "c": "inner"}},
	} {
		if diff := cmp.Diff(tt.want, Tags(tt.ctx, base)); diff != "" {
			t.Error(diff)
		}
	}
}
