package brickwork

import (
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
	return t.RoundTripper.RoundTrip(r)
}

// quietDriver keeps the driver from logging errors, which are returned as well,
// and statements with them.
var quietDriver = sync.OnceFunc(func() {
	if os.Getenv("DATABRICKS_LOG_LEVEL") == "" {
		logger.SetLogLevel("disabled") // a level it knows
	}
})
