package warehouse

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/apache/thrift/lib/go/thrift"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/brickwork-sql/brickwork/warehouse/internal/wire"
)

// protocolVersion is the highest version that the driver knows.
const protocolVersion = int32(0xA508)

// session is a connection of a client.
type session struct {
	id      guid
	engine  engine.Session
	timeout time.Duration // of its statements, zero is none
	ctx     context.Context
	end     context.CancelCauseFunc
	idle    *time.Timer // drops the session
}

func (s *server) openSession(ctx context.Context, req wire.Struct) (wire.Struct, error) {
	namespace := wire.At[wire.Struct](req, 1284)
	config := engine.Config{
		Catalog: cmp.Or(wire.At[string](namespace, 1), s.catalog),
		Schema:  cmp.Or(wire.At[string](namespace, 2), s.schema),
		Conf:    stringMap(wire.At[wire.Map](req, 4)),
	}
	es, err := s.engine.Open(ctx, config)
	if err != nil {
		return wire.Struct{1: failure(err), 2: protocolVersion}, nil
	}
	sn := &session{id: newGUID(), engine: es, timeout: statementTimeout(config.Conf)}
	sn.ctx, sn.end = context.WithCancelCause(context.Background())
	if !s.add(sn) {
		es.Close() // nobody is there to be told
		return wire.Struct{1: failure(errClosed), 2: protocolVersion}, nil
	}
	return wire.Struct{
		1: success, 2: protocolVersion, 3: wire.Struct{1: sn.id.handle()}, 4: stringsMap(config.Conf),
		1284: wire.Struct{1: config.Catalog, 2: config.Schema}, 1285: true,
	}, nil
}

// add makes a session known, unless the warehouse is closed.
func (s *server) add(sn *session) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	sn.idle = time.AfterFunc(s.idle, func() { s.dropIdle(sn) })
	s.sessions[sn.id] = sn
	return true
}

func (s *server) closeSession(_ context.Context, req wire.Struct) (wire.Struct, error) {
	sn, err := s.session(guidAt(req, 1))
	if err != nil {
		return nil, err
	}
	s.drop(sn)
	return wire.Struct{1: success}, nil
}

// session is the session with that id, which is not idle from now on.
func (s *server) session(id guid) (*session, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	sn, ok := s.sessions[id]
	if !ok {
		return nil, errInvalidSession
	}
	sn.idle.Reset(s.idle)
	return sn, nil
}

// dropIdle drops a session for which nothing runs.
func (s *server) dropIdle(sn *session) {
	s.mu.Lock()
	for _, op := range s.operations {
		if op.session == sn && !op.finished() {
			sn.idle.Reset(s.idle)
			s.mu.Unlock()
			return
		}
	}
	s.mu.Unlock()
	s.drop(sn)
}

// drop ends a session: what runs is cancelled, its operations are forgotten.
func (s *server) drop(sn *session) {
	s.mu.Lock()
	_, open := s.sessions[sn.id]
	delete(s.sessions, sn.id)
	var ops []*operation
	for id, op := range s.operations {
		if op.session == sn {
			delete(s.operations, id)
			ops = append(ops, op)
		}
	}
	s.mu.Unlock()
	if !open {
		return
	}
	sn.idle.Stop()
	sn.end(errClosed)
	for _, op := range ops {
		<-op.done
	}
	sn.engine.Close() // nobody is there to be told
}

// close drops all sessions, and waits for what runs.
func (s *server) close() {
	s.mu.Lock()
	s.closed = true
	sessions := slices.Collect(maps.Values(s.sessions))
	s.mu.Unlock()
	for _, sn := range sessions {
		sn.end(errClosed)
	}
	for _, sn := range sessions {
		s.drop(sn)
	}
}

// stringMap is a map of strings as it came.
func stringMap(m wire.Map) map[string]string {
	out := map[string]string{}
	for k, v := range m.Values {
		ks, _ := k.(string)
		out[ks], _ = v.(string)
	}
	return out
}

// stringsMap is a map of strings as it goes.
func stringsMap(m map[string]string) wire.Map {
	out := wire.Map{Key: thrift.STRING, Elem: thrift.STRING, Values: map[any]any{}}
	for k, v := range m {
		out.Values[k] = v
	}
	return out
}

// statementTimeout is the session setting of that name, which is in seconds.
func statementTimeout(conf map[string]string) time.Duration {
	for k, v := range conf {
		if n, err := strconv.Atoi(v); err == nil && n > 0 && strings.EqualFold(k, "statement_timeout") {
			return time.Duration(n) * time.Second
		}
	}
	return 0
}
