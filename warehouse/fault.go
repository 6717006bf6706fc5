package warehouse

import (
	"net/http"
	"strconv"
	"sync"
	"time"
)

// RPC is a remote procedure of the protocol; empty is any.
type RPC string

// The remote procedures that the driver calls.
const (
	OpenSession          RPC = "OpenSession"
	CloseSession         RPC = "CloseSession"
	ExecuteStatement     RPC = "ExecuteStatement"
	GetOperationStatus   RPC = "GetOperationStatus"
	GetResultSetMetadata RPC = "GetResultSetMetadata"
	FetchResults         RPC = "FetchResults"
	CloseOperation       RPC = "CloseOperation"
	CancelOperation      RPC = "CancelOperation"
)

// Fault is something that goes wrong with calls, for tests of what a client does
// then. Without Status, Drop, InvalidSession or Late the call is carried out,
// after Delay.
type Fault struct {
	RPC   RPC           // which calls; empty is any
	Times int           // how many of them; zero is one
	Delay time.Duration // before anything else

	Status         int           // answer with this HTTP status: 429, 503 …
	RetryAfter     time.Duration // header with Status, in seconds, rounded up
	Drop           bool          // close the connection without an answer
	InvalidSession bool          // answer as if the session had timed out
	Late           bool          // carry the call out, then close the connection without an answer
}

// Fail makes the next calls go wrong in the way of f. Faults wait in the order
// in which they were added, each for calls of its own.
func (w *Warehouse) Fail(f Fault) { w.server.faults.add(f) }

// Heal takes back all faults that have not happened yet.
func (w *Warehouse) Heal() { w.server.faults.clear() }

// Calls is how many calls of a procedure there have been, with those that went
// wrong; of all procedures together if rpc is empty.
func (w *Warehouse) Calls(rpc RPC) int { return w.server.calls.of(rpc) }

// faults are those that wait for their calls.
type faults struct {
	mu      sync.Mutex
	waiting []Fault
}

func (fs *faults) add(f Fault) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	f.Times = max(f.Times, 1)
	fs.waiting = append(fs.waiting, f)
}

func (fs *faults) clear() {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	fs.waiting = nil
}

// next is the fault for a call, the zero value if there is none.
func (fs *faults) next(rpc RPC) Fault {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	for i := range fs.waiting {
		f := &fs.waiting[i]
		if f.Times > 0 && (f.RPC == "" || f.RPC == rpc) {
			f.Times--
			return *f
		}
	}
	return Fault{}
}

// before does what happens instead of the call, and says whether something does.
func (f Fault) before(w http.ResponseWriter, r *http.Request) bool {
	select {
	case <-time.After(f.Delay):
	case <-r.Context().Done():
	}
	switch {
	case f.Drop:
		drop(w)
	case f.InvalidSession:
		refuse(w, http.StatusNotFound, errInvalidSession.Error())
	case f.Status != 0:
		if f.RetryAfter > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int((f.RetryAfter+time.Second-1)/time.Second)))
		}
		refuse(w, f.Status, http.StatusText(f.Status))
	default:
		return false
	}
	return true
}

// calls counts calls.
type calls struct {
	mu    sync.Mutex
	total int
	by    map[RPC]int
}

func (c *calls) count(rpc RPC) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.by == nil {
		c.by = map[RPC]int{}
	}
	c.by[rpc]++
	c.total++
}

func (c *calls) of(rpc RPC) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	if rpc == "" {
		return c.total
	}
	return c.by[rpc]
}
