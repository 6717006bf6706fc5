package warehouse

import (
	"context"
	"errors"
	"math"

	"github.com/apache/thrift/lib/go/thrift"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/brickwork-sql/brickwork/warehouse/internal/wire"
)

// cursor is a place in the rows of a result.
type cursor struct {
	result *engine.Result
	batch  int   // the next batch to send
	within int64 // rows of it sent already
	row    int64 // rows sent so far
}

// maxPage is how many bytes a page has at most; the driver refuses messages of
// more than 100 MB.
const maxPage = 32 << 20

// next is the next page: at most maxRows rows and maxBytes bytes, where zero or
// less is no limit of the caller's, but one row at least.
func (c *cursor) next(maxRows, maxBytes int64) (page []engine.Batch, err error) {
	if maxRows <= 0 {
		maxRows = math.MaxInt64
	}
	if maxBytes <= 0 || maxBytes > maxPage {
		maxBytes = maxPage
	}
	for maxRows > 0 && c.more() {
		b := c.result.Batches[c.batch]
		n := min(b.Rows-c.within, maxRows)
		if perRow := int64(len(b.Data))/max(b.Rows, 1) + 1; n*perRow > maxBytes {
			if len(page) > 0 {
				break
			}
			n = max(maxBytes/perRow, 1)
		}
		part, err := c.take(n)
		if err != nil {
			return nil, err
		}
		page = append(page, part)
		maxRows, maxBytes = maxRows-n, maxBytes-int64(len(part.Data))
	}
	return page, nil
}

// take is the next n rows, all in one batch.
func (c *cursor) take(n int64) (part engine.Batch, err error) {
	part = c.result.Batches[c.batch]
	if end := c.within + n; n < part.Rows {
		if part, err = part.Slice(c.result.Schema, c.within, end); err != nil {
			return part, err
		}
	}
	c.row += n
	if c.within += n; c.within == c.result.Batches[c.batch].Rows {
		c.batch, c.within = c.batch+1, 0
	}
	return part, nil
}

func (c *cursor) more() bool { return c.batch < len(c.result.Batches) }

// fetch is the response of FetchResults for the next page, and whether there
// are more.
func (op *operation) fetch(maxRows, maxBytes int64) (wire.Struct, bool, error) {
	op.mu.Lock()
	defer op.mu.Unlock()
	start := op.rows.row
	page, err := op.rows.next(maxRows, maxBytes)
	if err != nil {
		return nil, false, err
	}
	set := wire.Struct{1: start, 2: wire.List{Of: thrift.STRUCT}, 1281: arrowBatches(page)}
	more := op.rows.more()
	return wire.Struct{1: success, 2: more, 3: set}, more, nil
}

func arrowBatches(page []engine.Batch) wire.List {
	l := wire.List{Of: thrift.STRUCT}
	for _, b := range page {
		l.Values = append(l.Values, wire.Struct{1: b.Data, 2: b.Rows})
	}
	return l
}

// Places from which rows are fetched.
const (
	fetchNext  = int32(0)
	fetchFirst = int32(4)
)

func (s *server) fetchResults(ctx context.Context, req wire.Struct) (wire.Struct, error) {
	op, ok := s.operation(req)
	if !ok {
		return invalidHandle, nil
	}
	if !s.wait(ctx, op, false) {
		return invalidHandle, nil
	}
	if op.err != nil {
		return wire.Struct{1: failure(op.err)}, nil
	}
	switch wire.At[int32](req, 2) {
	case fetchNext:
	case fetchFirst:
		op.mu.Lock()
		op.rows = cursor{result: op.result}
		op.mu.Unlock()
	default:
		return wire.Struct{1: failure(errors.New("results are fetched forward only"))}, nil
	}
	response, _, err := op.fetch(wire.At[int64](req, 3), wire.At[int64](req, 1281))
	if err != nil {
		return wire.Struct{1: failure(err)}, nil
	}
	if wire.At[bool](req, 1283) {
		response[1281] = op.metadata()
	}
	return response, nil
}

func (s *server) getResultSetMetadata(ctx context.Context, req wire.Struct) (wire.Struct, error) {
	op, ok := s.operation(req)
	if !ok || !s.wait(ctx, op, false) {
		return invalidHandle, nil
	}
	if op.err != nil {
		return wire.Struct{1: failure(op.err)}, nil
	}
	return op.metadata(), nil
}
