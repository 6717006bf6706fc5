package warehouse

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// Options say how a warehouse starts. The zero value is one on Spark, for this
// process alone, at a free port of 127.0.0.1.
type Options struct {
	// Engine runs the statements. It stays the caller's: [Warehouse.Close] does
	// not close it. nil is Spark with Delta Lake.
	Engine engine.Engine

	// Catalogs are the catalogs there are; empty means main, dev, samples and
	// system. An Engine of one's own has those that it has, whatever is said here.
	Catalogs []string

	// Catalog and Schema are where a session starts that names none; empty means
	// the first catalog, and default.
	Catalog, Schema string

	Token string // that clients must show; empty means a random one
	Addr  string // where it listens; empty means a free port of 127.0.0.1

	// Shared makes all processes of a user that say so use one Spark.
	Shared bool

	// DirectWait is how long a statement may take and still be answered at once.
	// The client asks for the result of a longer one every second. Zero is 5 s.
	DirectWait time.Duration

	// IdleTimeout is after what time without a call a session ends; zero is an hour.
	IdleTimeout time.Duration

	// Progress, if not nil, is told what is done while the warehouse starts.
	Progress func(step string)
}

// Warehouse is a running warehouse. Its methods are safe for concurrent use.
type Warehouse struct {
	options Options
	addr    string
	server  *server
	http    *http.Server
	own     engine.Engine // to be closed, nil if the engine is the caller's
}

// Start starts a warehouse, which runs until it is closed; ctx bounds the start
// only. The first start with Spark on a machine downloads and builds it.
func Start(ctx context.Context, o Options) (*Warehouse, error) {
	o = o.complete()
	w := &Warehouse{options: o}
	if o.Engine == nil {
		e, err := startSpark(ctx, o)
		if err != nil {
			return nil, fmt.Errorf("warehouse: engine: %w", err)
		}
		w.options.Engine, w.own = e, e
	}
	if err := w.listen(ctx); err != nil {
		if w.own != nil {
			w.own.Close() // the error that counts is that of the listener
		}
		return nil, err
	}
	return w, nil
}

// complete fills in the defaults.
func (o Options) complete() Options {
	o.Catalogs = slices.Clone(o.Catalogs)
	if len(o.Catalogs) == 0 {
		o.Catalogs = []string{"main", "dev", "samples", "system"}
	}
	o.Catalog = cmp.Or(o.Catalog, o.Catalogs[0])
	o.Schema = cmp.Or(o.Schema, "default")
	o.Token = cmp.Or(o.Token, "dapi"+rand.Text())
	o.Addr = cmp.Or(o.Addr, "127.0.0.1:0")
	o.DirectWait = cmp.Or(o.DirectWait, 5*time.Second)
	o.IdleTimeout = cmp.Or(o.IdleTimeout, time.Hour)
	return o
}

// listen begins to answer.
func (w *Warehouse) listen(ctx context.Context) error {
	o := w.options
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", o.Addr)
	if err != nil {
		return fmt.Errorf("warehouse: %w", err)
	}
	w.addr = l.Addr().String()
	if at := l.Addr().(*net.TCPAddr); at.IP.IsUnspecified() {
		w.addr = net.JoinHostPort("127.0.0.1", strconv.Itoa(at.Port))
	}
	w.server = &server{
		engine: o.Engine, catalog: o.Catalog, schema: o.Schema, token: o.Token,
		directWait: o.DirectWait, idle: o.IdleTimeout,
		sessions: map[guid]*session{}, operations: map[guid]*operation{},
	}
	w.http = &http.Server{Handler: w.server, ReadHeaderTimeout: time.Minute, ErrorLog: log.New(io.Discard, "", 0)}
	go w.http.Serve(l) // ends with ErrServerClosed
	return nil
}

// Close stops answering, cancels what runs, and ends all sessions and the engine
// that Start has started. Close pools before: the driver tries for 15 s to end
// the sessions of a pool at a warehouse that has gone.
func (w *Warehouse) Close() error {
	err := w.http.Close()
	w.server.close()
	if w.own != nil {
		err = errors.Join(err, w.own.Close())
	}
	if err != nil {
		return fmt.Errorf("warehouse: close: %w", err)
	}
	return nil
}

// DSN is what sql.Open("databricks", dsn) of the Databricks driver takes. It
// has the token in it.
func (w *Warehouse) DSN() string {
	query := url.Values{"catalog": {w.options.Catalog}, "schema": {w.options.Schema}, "enableTelemetry": {"false"}}
	return w.url(httpPath, query)
}

// URL is what brickwork.Open takes. It has the token in it.
func (w *Warehouse) URL() string {
	return w.url("", url.Values{"http_path": {httpPath}, "catalog": {w.options.Catalog}, "schema": {w.options.Schema}})
}

func (w *Warehouse) url(path string, query url.Values) string {
	u := url.URL{Scheme: "http", User: url.UserPassword("token", w.options.Token), Host: w.addr, Path: path, RawQuery: query.Encode()}
	return u.String()
}

// Env is the environment, as of [os.Environ], in which a program finds the
// warehouse: the variables that brickwork.FromEnv reads, and DATABRICKS_DSN.
func (w *Warehouse) Env() []string {
	return []string{
		"DATABRICKS_SERVER_HOSTNAME=http://" + w.addr,
		"DATABRICKS_HTTP_PATH=" + httpPath,
		"DATABRICKS_TOKEN=" + w.options.Token,
		"DATABRICKS_CATALOG=" + w.options.Catalog,
		"DATABRICKS_SCHEMA=" + w.options.Schema,
		"DATABRICKS_DSN=" + w.DSN(),
	}
}

// Catalogs are the catalogs there are.
func (w *Warehouse) Catalogs() []string { return slices.Clone(w.options.Catalogs) }
