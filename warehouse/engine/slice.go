package engine

import (
	"bytes"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v12/arrow/ipc"
)

// Slice is the rows from, from+1 … to-1 of a batch whose schema message is schema.
func (b Batch) Slice(schema []byte, from, to int64) (Batch, error) {
	r, err := ipc.NewReader(io.MultiReader(bytes.NewReader(schema), bytes.NewReader(b.Data)))
	if err != nil {
		return Batch{}, fmt.Errorf("engine: batch: %w", err)
	}
	defer r.Release()
	record, err := r.Read()
	if err != nil {
		return Batch{}, fmt.Errorf("engine: batch: %w", err)
	}
	if from < 0 || to > record.NumRows() || from > to {
		return Batch{}, fmt.Errorf("engine: batch: rows %d to %d of %d", from, to, record.NumRows())
	}
	part := record.NewSlice(from, to)
	defer part.Release()
	head, err := messages(r.Schema())
	if err != nil {
		return Batch{}, err
	}
	data, err := messages(r.Schema(), part)
	if err != nil {
		return Batch{}, err
	}
	return Batch{data[len(head):], to - from}, nil
}
