package spark

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// readAnswer reads what Answer.java writes: blocks after their lengths.
func readAnswer(b []byte) (*engine.Result, error) {
	blocks, err := split(b)
	if err != nil {
		return nil, fmt.Errorf("spark: answer: %w", err)
	}
	if len(blocks) < 2 {
		return nil, fmt.Errorf("spark: answer: %d blocks", len(blocks))
	}
	var head struct {
		Columns  []engine.Column
		Rows     []int64
		Query    bool
		Affected int64
	}
	if err := json.Unmarshal(blocks[0], &head); err != nil {
		return nil, fmt.Errorf("spark: answer: %w", err)
	}
	data := blocks[2:]
	if len(data) != len(head.Rows) {
		return nil, fmt.Errorf("spark: answer: %d batches, %d counts of rows", len(data), len(head.Rows))
	}
	r := &engine.Result{Columns: head.Columns, Schema: blocks[1], Affected: head.Affected, Query: head.Query}
	for i, d := range data {
		r.Batches = append(r.Batches, engine.Batch{Data: d, Rows: head.Rows[i]})
	}
	return r, nil
}

func split(b []byte) (blocks [][]byte, err error) {
	for len(b) > 0 {
		if len(b) < 4 {
			return nil, errors.New("cut within a length")
		}
		n := int(binary.BigEndian.Uint32(b))
		b = b[4:]
		if n > len(b) {
			return nil, errors.New("cut within a block")
		}
		blocks = append(blocks, b[:n:n])
		b = b[n:]
	}
	return blocks, nil
}
