package spark

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// Engine is a Java process as seen from here: the lease that keeps it alive and
// a client for its statements. It is an [engine.Engine].
type Engine struct {
	at      endpoint
	lease   net.Conn
	leaseID int64
	client  *http.Client
	own     *process // nil if shared
	close   sync.Once
}

var _ engine.Engine = (*Engine)(nil)

// start starts a process that is ours alone.
func (p *program) start(ctx context.Context, o Options) (*Engine, error) {
	o.Progress("starting Spark")
	o.Shared = false
	proc, err := p.launch(ctx, o)
	if err != nil {
		return nil, err
	}
	e, err := connect(ctx, proc.endpoint)
	if err != nil {
		proc.kill()
		return nil, err
	}
	e.own = proc
	return e, nil
}

// connect takes a lease.
func connect(ctx context.Context, at endpoint) (*Engine, error) {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", loopback(at.Lease))
	if err != nil {
		return nil, fmt.Errorf("spark: lease: %w", err)
	}
	id, err := takeLease(ctx, conn, at.Secret)
	if err != nil {
		conn.Close()
		return nil, fmt.Errorf("spark: lease: %w", err)
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}
	return &Engine{at: at, lease: conn, leaseID: id, client: client}, nil
}

// takeLease says the secret and reads the lease's number. A process that is
// about to end gives none.
func takeLease(ctx context.Context, conn net.Conn, secret string) (int64, error) {
	stop := context.AfterFunc(ctx, func() { conn.SetDeadline(time.Now()) })
	defer stop()
	if _, err := fmt.Fprintln(conn, secret); err != nil {
		return 0, err
	}
	line, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(strings.TrimSpace(line), 10, 64)
}

func loopback(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }

// Open starts a session.
func (e *Engine) Open(ctx context.Context, c engine.Config) (engine.Session, error) {
	return e.open(ctx, c)
}

// Close ends this engine's sessions and, unless it is shared, its process.
func (e *Engine) Close() error {
	e.close.Do(func() {
		e.lease.Close()
		e.client.CloseIdleConnections()
		if e.own != nil {
			e.own.end()
		}
	})
	return nil
}

// finish closes the engine and waits until its process has ended.
func (e *Engine) finish(ctx context.Context) error {
	e.Close()
	select {
	case <-e.own.exited:
		return nil
	case <-ctx.Done():
		e.own.kill()
		return ctx.Err()
	}
}

// errClosed is what follows from using an engine or a session that is closed.
var errClosed = errors.New("spark: session is closed")
