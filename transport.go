package brickwork

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/databricks/databricks-sql-go/logger"
)

// transport is how the driver reaches the server. What the driver would tell and
// ask about itself, telemetry and feature flags, does not leave the machine: it
// has no option for that but in a DSN.
type transport struct{ http.RoundTripper }

func newTransport() transport {
	return transport{&http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 30 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		ForceAttemptHTTP2:     true,
		MaxIdleConns:          100,
		MaxIdleConnsPerHost:   10,
		MaxConnsPerHost:       100,
		IdleConnTimeout:       3 * time.Minute,
		TLSHandshakeTimeout:   10 * time.Second,
		ExpectContinueTimeout: time.Second,
	}}
}

// RoundTrip sends r, unless the driver asks for itself.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasPrefix(r.URL.Path, "/api/2.0/connector-service/") || strings.HasPrefix(r.URL.Path, "/telemetry") {
		if r.Body != nil {
			r.Body.Close()
		}
		return &http.Response{
			StatusCode: http.StatusOK, Status: "200 OK", Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
			Header: http.Header{}, Body: io.NopCloser(strings.NewReader("{}")), Request: r,
		}, nil
	}
	resp, err := t.RoundTripper.RoundTrip(r)
	switch {
	case err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded):
		note(r.Context(), fmt.Errorf("%w: %w", ErrUnavailable, err))
	case err == nil && (resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode == http.StatusServiceUnavailable):
		note(r.Context(), fmt.Errorf("%w: HTTP status %s", ErrUnavailable, resp.Status))
	case err == nil:
		note(r.Context(), nil)
	}
	return resp, err
}

// way is the last thing that went wrong on the way to the server: the driver
// repeats such requests until the context ends, and then says no more than that.
type way struct {
	mu  sync.Mutex
	err error
}

type wayKey struct{}

// watched is ctx whose requests are noted.
func watched(ctx context.Context) context.Context {
	return context.WithValue(ctx, wayKey{}, new(way))
}

// note keeps what went wrong with a request, nil if nothing did.
func note(ctx context.Context, err error) {
	if w, ok := ctx.Value(wayKey{}).(*way); ok {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.err = err
	}
}

// trouble is what was noted in ctx, nil if the last request was answered.
func trouble(ctx context.Context) error {
	w, ok := ctx.Value(wayKey{}).(*way)
	if !ok {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

// quietDriver keeps the driver from logging errors, which are returned as well,
// and statements with them.
var quietDriver = sync.OnceFunc(func() {
	if os.Getenv("DATABRICKS_LOG_LEVEL") == "" {
		logger.SetLogLevel("disabled") // a level it knows
	}
})
