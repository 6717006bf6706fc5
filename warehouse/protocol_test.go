package warehouse_test

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/apache/thrift/lib/go/thrift"
	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/brickwork-sql/brickwork/warehouse/internal/wire"
)

// client makes calls that the driver does not make.
type client struct {
	t     *testing.T
	url   string
	token string
}

func newClient(t *testing.T, w *warehouse.Warehouse) client {
	u, err := url.Parse(w.DSN())
	if err != nil {
		t.Fatal(err)
	}
	token, _ := u.User.Password()
	return client{t, "http://" + u.Host + u.Path, token}
}

// send sends a body and gives status, reason and body of the answer.
func (c client) send(method, url, token string, body []byte) (int, string, []byte) {
	c.t.Helper()
	r, err := http.NewRequest(method, url, bytes.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	if resp.ContentLength != int64(len(answer)) {
		c.t.Errorf("Content-Length is %d of %d", resp.ContentLength, len(answer))
	}
	return resp.StatusCode, resp.Header.Get("X-Thriftserver-Error-Message"), answer
}

// message is a call: a reply with another type and another field number.
func (c client) message(rpc warehouse.RPC, req wire.Struct) []byte {
	c.t.Helper()
	b, err := wire.Call{Name: string(rpc), Seq: 3}.Reply(ctx, req)
	if err != nil {
		c.t.Fatal(err)
	}
	b[3] = byte(thrift.CALL)
	b[4+4+len(rpc)+4+2] = 1
	return b
}

// call makes a call and gives the response.
func (c client) call(rpc warehouse.RPC, req wire.Struct) wire.Struct {
	c.t.Helper()
	status, reason, b := c.send("POST", c.url, c.token, c.message(rpc, req))
	if status != http.StatusOK {
		c.t.Fatalf("%s: %d %s", rpc, status, reason)
	}
	b[3] = byte(thrift.CALL)
	reply, err := wire.ReadCall(ctx, b)
	if err != nil || reply.Name != string(rpc) || reply.Seq != 3 {
		c.t.Fatalf("%s: %v, %v", rpc, reply, err)
	}
	return wire.At[wire.Struct](reply.Args, 0)
}

// session opens a session and gives its handle.
func (c client) session() wire.Struct {
	c.t.Helper()
	return wire.At[wire.Struct](c.call(warehouse.OpenSession, nil), 3)
}

// execute starts a statement without waiting and gives its handle.
func (c client) execute(session wire.Struct, sql string) wire.Struct {
	c.t.Helper()
	return wire.At[wire.Struct](c.call(warehouse.ExecuteStatement, wire.Struct{1: session, 2: sql, 4: true, 1282: true}), 2)
}

// code is the status code of a response.
func code(resp wire.Struct) int32 { return wire.At[int32](wire.At[wire.Struct](resp, 1), 1) }

// rows is the rows in a response of FetchResults.
func rows(resp wire.Struct) (n int64) {
	for _, b := range wire.At[wire.List](wire.At[wire.Struct](resp, 3), 1281).Values {
		n += wire.At[int64](b.(wire.Struct), 2)
	}
	return n
}

func TestTransport(t *testing.T) {
	w := start(t, engine.NewScript(engine.Reply{To: "*"}))
	c := newClient(t, w)
	body := c.message(warehouse.OpenSession, nil)
	for _, x := range []struct {
		name, method, url, token string
		body                     []byte
		status                   int
		reason                   string
	}{
		{"elsewhere", "POST", c.url + "2", c.token, body, 404, "there is no warehouse at /sql/1.0/warehouses/local2"},
		{"GET", "GET", c.url, c.token, body, 405, "a call is a POST"},
		{"no token", "POST", c.url, "", body, 401, "Invalid access token."},
		{"no call", "POST", c.url, c.token, []byte("SELECT 1"), 400, "wire: message: "},
		{"unknown session", "POST", c.url, c.token, c.message(warehouse.ExecuteStatement, wire.Struct{2: "SELECT 1"}), 404, "Invalid SessionHandle"},
		{"session that is not open", "POST", c.url, c.token, c.message(warehouse.CloseSession, nil), 404, "Invalid SessionHandle"},
		{"unknown procedure", "POST", c.url, c.token, c.message("GetCatalogs", nil), 200, ""},
		{"opening", "POST", c.url, c.token, body, 200, ""},
	} {
		status, reason, answer := c.send(x.method, x.url, x.token, x.body)
		if status != x.status || !strings.Contains(reason, x.reason) {
			t.Errorf("%s: %d %s", x.name, status, reason)
		}
		if x.name == "unknown procedure" && !bytes.Contains(answer, []byte("unknown method GetCatalogs")) {
			t.Errorf("%s: %q", x.name, answer)
		}
	}
}

// A statement without direct results is fetched, from the start again too.
func TestFetch(t *testing.T) {
	result, err := engine.Table{Columns: engine.Columns("i INT", "s STRING", "l ARRAY<INT>", "t STRUCT<a:BOOLEAN,b:STRING>"), Rows: numbered(10), BatchRows: 4}.Result()
	if err != nil {
		t.Fatal(err)
	}
	c := newClient(t, start(t, engine.NewScript(engine.Reply{To: "*", Result: result})))
	op := c.execute(c.session(), "SELECT")
	for _, x := range []struct {
		req        wire.Struct
		start, n   int64
		more, meta bool
	}{
		{wire.Struct{1: op, 2: int32(0), 3: int64(3), 1283: true}, 0, 3, true, true},
		{wire.Struct{1: op, 2: int32(0), 3: int64(3)}, 3, 3, true, false},
		{wire.Struct{1: op, 2: int32(4), 3: int64(8)}, 0, 8, true, false},
		{wire.Struct{1: op, 2: int32(0), 3: int64(100)}, 8, 2, false, false},
		{wire.Struct{1: op, 2: int32(0), 3: int64(100)}, 10, 0, false, false},
		{wire.Struct{1: op, 2: int32(4), 1281: int64(1)}, 0, 1, true, false}, // a row is more than a byte
		{wire.Struct{1: op, 1281: int64(1000)}, 1, 3, true, false},           // two batches are more
		{wire.Struct{1: op}, 4, 6, false, false},
	} {
		resp := c.call(warehouse.FetchResults, x.req)
		more, told := resp[2].(bool)
		_, meta := resp[1281]
		if got := wire.At[int64](wire.At[wire.Struct](resp, 3), 1); got != x.start || rows(resp) != x.n || more != x.more || !told || meta != x.meta {
			t.Errorf("%v: %d rows from %d, more %v, metadata %v", x.req, rows(resp), got, more, meta)
		}
	}
	if resp := c.call(warehouse.FetchResults, wire.Struct{1: op, 2: int32(1)}); code(resp) != 3 {
		t.Errorf("fetching backward: %v", resp)
	}
	for range 2 {
		if resp := c.call(warehouse.CloseOperation, wire.Struct{1: op}); code(resp) != 0 {
			t.Errorf("closing: %v", resp)
		}
	}
	for _, rpc := range []warehouse.RPC{warehouse.FetchResults, warehouse.GetOperationStatus, warehouse.GetResultSetMetadata, warehouse.CancelOperation} {
		if resp := c.call(rpc, wire.Struct{1: op}); code(resp) != 4 {
			t.Errorf("%s of a closed operation: %v", rpc, resp)
		}
	}
}

func TestFailedOperation(t *testing.T) {
	c := newClient(t, start(t, engine.NewScript(engine.Reply{To: "*", Err: engine.NewError("DIVIDE_BY_ZERO", "22012", "Division by zero.")})))
	session := c.session()
	op := c.execute(session, "SELECT 1/0")
	want := wire.Struct{1: int32(3), 3: "22012", 5: "[DIVIDE_BY_ZERO] Division by zero. SQLSTATE: 22012", 6: "[DIVIDE_BY_ZERO] Division by zero. SQLSTATE: 22012"}
	for _, rpc := range []warehouse.RPC{warehouse.FetchResults, warehouse.GetResultSetMetadata} {
		if diff := cmp.Diff(want, c.call(rpc, wire.Struct{1: op})[1]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", rpc, diff)
		}
	}
	if resp := c.call(warehouse.GetOperationStatus, wire.Struct{1: op}); code(resp) != 0 || resp[2] != int32(5) || resp[3] != "22012" {
		t.Errorf("status: %v", resp)
	}
	resp := c.call(warehouse.ExecuteStatement, wire.Struct{1: session, 2: "SELECT 1", 1281: wire.Struct{}})
	status := wire.At[wire.Struct](wire.At[wire.Struct](resp, 1281), 1)
	if status[2] != int32(5) || status[1281] != "[UNSUPPORTED_FEATURE] Results come in Arrow only. SQLSTATE: 0A000" {
		t.Errorf("a client that does not read Arrow: %v", status)
	}
}

func TestCancelOperation(t *testing.T) {
	e, started, ended := blocking()
	c := newClient(t, start(t, e))
	session := c.session()
	op := c.execute(session, "SELECT forever")
	within(t, started)
	if resp := c.call(warehouse.GetOperationStatus, wire.Struct{1: op}); resp[2] != int32(1) {
		t.Errorf("status: %v", resp)
	}
	if resp := c.call(warehouse.CancelOperation, wire.Struct{1: op}); code(resp) != 0 {
		t.Errorf("cancelling: %v", resp)
	}
	within(t, ended)
	if resp := c.call(warehouse.FetchResults, wire.Struct{1: op}); code(resp) != 3 {
		t.Errorf("fetching: %v", resp)
	}
	if resp := c.call(warehouse.GetOperationStatus, wire.Struct{1: op}); resp[2] != int32(3) || resp[3] != "HY008" {
		t.Errorf("status: %v", resp)
	}
	c.execute(session, "SELECT until the session ends")
	within(t, started)
	if resp := c.call(warehouse.CloseSession, wire.Struct{1: session}); code(resp) != 0 {
		t.Errorf("closing: %v", resp)
	}
	within(t, ended)
}

// A statement that nobody can ask for any more is cancelled.
func TestClientGone(t *testing.T) {
	e, started, ended := blocking()
	w := start(t, e)
	c := newClient(t, w)
	body := c.message(warehouse.ExecuteStatement, wire.Struct{1: c.session(), 2: "SELECT forever", 1281: wire.Struct{}, 1282: true})
	r, err := http.NewRequest("POST", c.url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+c.token)
	impatient := http.Client{Timeout: 100 * time.Millisecond}
	if _, err := impatient.Do(r); err == nil {
		t.Fatal("an answer came")
	}
	within(t, started)
	within(t, ended)
}
