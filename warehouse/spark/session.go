package spark

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// cancelEvery is how often a statement that has not ended is cancelled again:
// the first request can arrive before the statement does.
const cancelEvery = 200 * time.Millisecond

// session is a session of the Java process.
type session struct {
	engine *Engine
	path   string
	last   atomic.Int64 // number of the last statement
	closed atomic.Bool
}

func (e *Engine) open(ctx context.Context, c engine.Config) (*session, error) {
	in, err := json.Marshal(map[string]any{
		"lease": e.leaseID, "catalog": c.Catalog, "schema": c.Schema, "conf": c.Conf,
	})
	if err != nil {
		return nil, fmt.Errorf("spark: open: %w", err)
	}
	out, err := e.do(ctx, http.MethodPost, "/sessions", in)
	if err != nil {
		return nil, err
	}
	var opened struct{ ID string }
	if err := json.Unmarshal(out, &opened); err != nil {
		return nil, fmt.Errorf("spark: open: %w", err)
	}
	return &session{engine: e, path: "/sessions/" + opened.ID}, nil
}

// Run sends the statement, and cancels it when ctx is done. It returns when the
// statement has ended, cancelled or not.
func (s *session) Run(ctx context.Context, sql string) (*engine.Result, error) {
	if s.closed.Load() {
		return nil, errClosed
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	path := s.path + "/statements/" + strconv.FormatInt(s.last.Add(1), 10)
	ended := make(chan struct{})
	cancelled := make(chan struct{})
	go func() {
		defer close(cancelled)
		s.cancel(ctx, path, ended)
	}()
	out, err := s.engine.do(context.WithoutCancel(ctx), http.MethodPost, path, []byte(sql))
	close(ended)
	<-cancelled
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, err
	}
	return readAnswer(out)
}

// cancel waits for ctx or for the end of the statement, and cancels it until it
// has ended.
func (s *session) cancel(ctx context.Context, path string, ended <-chan struct{}) {
	select {
	case <-ended:
		return
	case <-ctx.Done():
	}
	for {
		// That a request fails shows in the statement itself.
		s.engine.do(context.WithoutCancel(ctx), http.MethodDelete, path, nil)
		select {
		case <-ended:
			return
		case <-time.After(cancelEvery):
		}
	}
}

// Close ends the session.
func (s *session) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	_, err := s.engine.do(context.Background(), http.MethodDelete, s.path, nil)
	return err
}

// do makes a request and returns the body of the reply; an error of the
// statement is an [*engine.Error].
func (e *Engine) do(ctx context.Context, method, path string, body []byte) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, method, "http://"+loopback(e.at.Port)+path, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("spark: request: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+e.at.Secret)
	resp, err := e.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("spark: java process: %w", err)
	}
	defer resp.Body.Close()
	out, err := io.ReadAll(resp.Body)
	switch {
	case err != nil:
		return nil, fmt.Errorf("spark: java process: %w", err)
	case resp.StatusCode == http.StatusUnprocessableEntity:
		return nil, readError(out)
	case resp.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("spark: java process: %s: %s", resp.Status, out)
	}
	return out, nil
}

func readError(body []byte) error {
	var e struct{ Class, State, Message string }
	if err := json.Unmarshal(body, &e); err != nil {
		return fmt.Errorf("spark: error of a statement: %w", err)
	}
	return &engine.Error{Class: e.Class, SQLState: e.State, Message: e.Message}
}
