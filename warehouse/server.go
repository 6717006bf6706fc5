package warehouse

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/brickwork-sql/brickwork/warehouse/internal/wire"
)

// httpPath is where the warehouse is, as on the real service.
const httpPath = "/sql/1.0/warehouses/local"

// maxRequest is the length of the longest request, in bytes.
const maxRequest = 256 << 20

// server answers requests. Sessions and operations know each other by guid.
type server struct {
	engine          engine.Engine
	catalog, schema string // where a session starts that names none
	token           string
	directWait      time.Duration
	idle            time.Duration

	faults faults
	calls  calls

	mu         sync.Mutex
	sessions   map[guid]*session
	operations map[guid]*operation
	closed     bool
}

// guid is the identity of a session or an operation.
type guid [16]byte

func newGUID() guid {
	var g guid
	rand.Read(g[:]) // never fails
	return g
}

// guidAt is the guid in a handle, field id of s.
func guidAt(s wire.Struct, id int16) guid {
	var g guid
	copy(g[:], wire.At[string](wire.At[wire.Struct](wire.At[wire.Struct](s, id), 1), 1))
	return g
}

// handle is the identifier in a handle; the secret is not used.
func (g guid) handle() wire.Struct { return wire.Struct{1: g[:], 2: g[:]} }

// errInvalidSession is what the driver takes for a connection gone bad; it opens
// another one and runs the statement again.
var errInvalidSession = errors.New("warehouse: Invalid SessionHandle")

// procedures are the remote procedures there are. Only an invalid session is an
// error of theirs: all else is told in the response.
var procedures = map[RPC]func(*server, context.Context, wire.Struct) (wire.Struct, error){
	OpenSession:          (*server).openSession,
	CloseSession:         (*server).closeSession,
	ExecuteStatement:     (*server).executeStatement,
	GetOperationStatus:   (*server).getOperationStatus,
	GetResultSetMetadata: (*server).getResultSetMetadata,
	FetchResults:         (*server).fetchResults,
	CloseOperation:       (*server).closeOperation,
	CancelOperation:      (*server).cancelOperation,
}

// ServeHTTP answers one call.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != httpPath {
		refuse(w, http.StatusNotFound, "there is no warehouse at "+r.URL.Path)
		return
	}
	if r.Method != http.MethodPost {
		refuse(w, http.StatusMethodNotAllowed, "a call is a POST")
		return
	}
	if subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), []byte("Bearer "+s.token)) != 1 {
		refuse(w, http.StatusUnauthorized, "Invalid access token.")
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		refuse(w, http.StatusRequestEntityTooLarge, err.Error())
		return
	}
	call, err := wire.ReadCall(r.Context(), body)
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	s.calls.count(RPC(call.Name))
	s.answer(w, r, call)
}

// answer carries the call out, unless a fault prevents it.
func (s *server) answer(w http.ResponseWriter, r *http.Request, call wire.Call) {
	fault := s.faults.next(RPC(call.Name))
	if fault.before(w, r) {
		return
	}
	reply, err := s.reply(r.Context(), call)
	switch {
	case errors.Is(err, errInvalidSession):
		refuse(w, http.StatusNotFound, err.Error())
	case err != nil:
		refuse(w, http.StatusInternalServerError, err.Error())
	case fault.Late:
		drop(w)
	default:
		w.Header().Set("Content-Type", "application/x-thrift")
		w.Header().Set("Content-Length", strconv.Itoa(len(reply)))
		w.Write(reply) // an error means that the client has gone
	}
}

func (s *server) reply(ctx context.Context, call wire.Call) ([]byte, error) {
	procedure, ok := procedures[RPC(call.Name)]
	if !ok {
		return call.Unknown(ctx)
	}
	response, err := procedure(s, ctx, wire.At[wire.Struct](call.Args, 1))
	if err != nil {
		return nil, err
	}
	return call.Reply(ctx, response)
}

// refuse answers with an HTTP error, where the driver finds the reason in a header.
func refuse(w http.ResponseWriter, status int, reason string) {
	w.Header().Set("X-Thriftserver-Error-Message", reason)
	http.Error(w, reason, status)
}

// drop closes the connection without an answer.
func drop(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		refuse(w, http.StatusBadGateway, err.Error())
		return
	}
	conn.Close()
}

// success is the status of a call that did what it should.
var success = wire.Struct{1: int32(0)}

// invalidHandle is the response about an operation that is not known.
var invalidHandle = wire.Struct{1: wire.Struct{1: int32(4), 5: "Invalid OperationHandle"}}

// failure is the status of a call that failed with err.
func failure(err error) wire.Struct {
	e := asError(err)
	return wire.Struct{1: int32(3), 3: e.SQLState, 5: e.Message, 6: e.Message}
}

// asError is err as users see it.
func asError(err error) *engine.Error {
	var e *engine.Error
	if errors.As(err, &e) {
		return e
	}
	return engine.NewError("INTERNAL_ERROR", "XX000", "%s", err)
}
