package warehouse

import (
	"cmp"
	"context"
	"errors"
	"math"
	"sync"
	"time"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/brickwork-sql/brickwork/warehouse/internal/bind"
	"github.com/brickwork-sql/brickwork/warehouse/internal/wire"
)

// What ends a statement before its time.
var (
	errCanceled = engine.NewError("OPERATION_CANCELED", "HY008", "Operation has been canceled.")
	errClosed   = engine.NewError("OPERATION_CANCELED", "HY008", "The session or the operation was closed.")
	errTimedOut = engine.NewError("QUERY_EXECUTION_TIMEOUT_EXCEEDED", "57KD0", "Query execution timeout exceeded.")
)

// errNoArrow is for clients that cannot read the only form there is.
var errNoArrow = engine.NewError("UNSUPPORTED_FEATURE", "0A000", "Results come in Arrow only.")

// errNoResult is for engines that do not do as they should.
var errNoResult = errors.New("warehouse: the engine gave neither result nor error")

// States of an operation.
const (
	stateRunning  = int32(1)
	stateFinished = int32(2)
	stateCanceled = int32(3)
	stateError    = int32(5)
	stateTimedOut = int32(8)
)

// operation is a statement that was run; its id is the query id.
type operation struct {
	id      guid
	session *session
	cancel  context.CancelCauseFunc

	done   chan struct{} // closed when result and err are set
	result *engine.Result
	err    error

	mu   sync.Mutex
	rows cursor
}

// forever is a timeout that does not happen.
const forever = time.Duration(math.MaxInt64)

// start runs a statement and returns at once.
func (s *server) start(sn *session, sql string, timeout time.Duration) (*operation, error) {
	ctx, cancel := context.WithCancelCause(sn.ctx)
	op := &operation{id: newGUID(), session: sn, cancel: cancel, done: make(chan struct{})}
	if err := s.know(op); err != nil {
		return nil, err
	}
	late := time.AfterFunc(cmp.Or(timeout, forever), func() { cancel(errTimedOut) })
	go func() {
		defer late.Stop()
		op.result, op.err = sn.engine.Run(ctx, sql)
		switch {
		case op.err != nil && ctx.Err() != nil:
			op.err = context.Cause(ctx)
		case op.err == nil && op.result == nil:
			op.err = errNoResult
		}
		op.rows.result = op.result
		close(op.done)
		cancel(nil)
	}()
	return op, nil
}

// fail is a statement that came to nothing before the engine saw it.
func (s *server) fail(sn *session, err error) (*operation, error) {
	op := &operation{id: newGUID(), session: sn, cancel: func(error) {}, done: make(chan struct{}), err: err}
	close(op.done)
	return op, s.know(op)
}

// know makes an operation known, if its session is still there.
func (s *server) know(op *operation) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.sessions[op.session.id] != op.session {
		return errInvalidSession
	}
	s.operations[op.id] = op
	return nil
}

func (op *operation) finished() bool {
	select {
	case <-op.done:
		return true
	default:
		return false
	}
}

func (op *operation) state() int32 {
	switch {
	case !op.finished():
		return stateRunning
	case op.err == nil:
		return stateFinished
	case errors.Is(op.err, errCanceled), errors.Is(op.err, errClosed), errors.Is(op.err, context.Canceled):
		return stateCanceled
	case errors.Is(op.err, errTimedOut):
		return stateTimedOut
	}
	return stateError
}

func (op *operation) handle() wire.Struct {
	return wire.Struct{1: op.id.handle(), 2: int32(0), 3: true}
}

// operation is the one in the handle, field 1 of a request, if it is there.
func (s *server) operation(req wire.Struct) (*operation, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	op, ok := s.operations[guidAt(req, 1)]
	if ok {
		op.session.idle.Reset(s.idle)
	}
	return op, ok
}

func (s *server) executeStatement(ctx context.Context, req wire.Struct) (wire.Struct, error) {
	sn, err := s.session(guidAt(req, 1))
	if err != nil {
		return nil, err
	}
	op, err := s.execute(sn, req)
	if err != nil {
		return nil, err
	}
	response := wire.Struct{1: success, 2: op.handle()}
	direct, ok := req[1281].(wire.Struct)
	if !ok && wire.At[bool](req, 4) {
		return response, nil
	}
	if !s.wait(ctx, op, ok) {
		return response, nil
	}
	if ok {
		response[1281] = s.directResults(op, wire.At[int64](direct, 1), wire.At[int64](direct, 2))
	}
	return response, nil
}

// execute starts the statement of a request.
func (s *server) execute(sn *session, req wire.Struct) (*operation, error) {
	sql, err := bind.Text(wire.At[string](req, 2), params(wire.At[wire.List](req, 1288)))
	if err != nil {
		return s.fail(sn, err)
	}
	if !wire.At[bool](req, 1282) {
		return s.fail(sn, errNoArrow)
	}
	timeout := time.Duration(max(wire.At[int64](req, 5), 0)) * time.Second
	return s.start(sn, sql, shorter(sn.timeout, timeout))
}

// wait waits until op is done, for a while only if bounded, and says whether it
// is. Nobody can ask for an operation whose client has gone: it is cancelled.
func (s *server) wait(ctx context.Context, op *operation, bounded bool) bool {
	var enough <-chan time.Time
	if bounded {
		t := time.NewTimer(s.directWait)
		defer t.Stop()
		enough = t.C
	}
	select {
	case <-op.done:
		return true
	case <-enough:
		return false
	case <-ctx.Done():
		s.forget(op)
		return false
	}
}

// directResults are what the client would ask for next. If that is all there
// is, the operation is closed.
func (s *server) directResults(op *operation, maxRows, maxBytes int64) wire.Struct {
	direct := wire.Struct{1: op.status()}
	if op.err != nil {
		return direct
	}
	direct[2] = op.metadata()
	set, more, err := op.fetch(maxRows, maxBytes)
	if err != nil {
		direct[3] = wire.Struct{1: failure(err)}
		return direct
	}
	direct[3] = set
	if !more {
		s.forget(op)
		direct[4] = wire.Struct{1: success}
	}
	return direct
}

// forget closes op, and cancels it if it runs.
func (s *server) forget(op *operation) {
	op.cancel(errClosed)
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.operations, op.id)
}

func (s *server) getOperationStatus(_ context.Context, req wire.Struct) (wire.Struct, error) {
	op, ok := s.operation(req)
	if !ok {
		return invalidHandle, nil
	}
	return op.status(), nil
}

// status is the response of GetOperationStatus.
func (op *operation) status() wire.Struct {
	st := wire.Struct{1: success, 2: op.state(), 9: true}
	if !op.finished() {
		return st
	}
	if op.err != nil {
		e := asError(op.err)
		st[3], st[5], st[1281] = e.SQLState, e.Message, e.Message
		return st
	}
	if op.result.Affected >= 0 {
		st[11] = op.result.Affected
	}
	return st
}

func (s *server) closeOperation(_ context.Context, req wire.Struct) (wire.Struct, error) {
	if op, ok := s.operation(req); ok {
		s.forget(op)
	}
	return wire.Struct{1: success}, nil
}

func (s *server) cancelOperation(_ context.Context, req wire.Struct) (wire.Struct, error) {
	op, ok := s.operation(req)
	if !ok {
		return invalidHandle, nil
	}
	op.cancel(errCanceled)
	return wire.Struct{1: success}, nil
}

// params are the parameters of a request.
func params(l wire.List) []bind.Param {
	var out []bind.Param
	for _, v := range l.Values {
		p, _ := v.(wire.Struct)
		value, ok := wire.At[wire.Struct](p, 4)[1].(string)
		out = append(out, bind.Param{Name: wire.At[string](p, 2), Type: wire.At[string](p, 3), Value: value, Null: !ok})
	}
	return out
}

// shorter is the shorter one of two limits, where zero is none.
func shorter(a, b time.Duration) time.Duration {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}
