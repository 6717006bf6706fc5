package spark

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apache/arrow/go/v12/arrow/ipc"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// shared is the engine of all tests.
var shared *Engine

func TestMain(m *testing.M) {
	var err error
	shared, err = Start(context.Background(), Options{
		Shared:   true,
		Progress: func(step string) { fmt.Fprintln(os.Stderr, "spark:", step) },
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	shared.Close()
	os.Exit(code)
}

// schemas counts the schemas of this process.
var schemas atomic.Int64

func mustRun(t testing.TB, s engine.Session, sql string) *engine.Result {
	t.Helper()
	r, err := s.Run(t.Context(), sql)
	if err != nil {
		t.Fatalf("%s\n%v", sql, err)
	}
	return r
}

// table is a result as text: a header of names and types, a line for each row.
func table(t testing.TB, r *engine.Result) string {
	t.Helper()
	var b strings.Builder
	for i, c := range r.Columns {
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(c.Name + " " + c.Type)
	}
	b.WriteString("\n")
	for _, batch := range r.Batches {
		in, err := ipc.NewReader(bytes.NewReader(append(append([]byte{}, r.Schema...), batch.Data...)))
		if err != nil {
			t.Fatal(err)
		}
		for in.Next() {
			rec := in.Record()
			if rec.NumRows() != batch.Rows {
				t.Errorf("%d rows in a batch of %d", rec.NumRows(), batch.Rows)
			}
			for row := range int(rec.NumRows()) {
				for i, col := range rec.Columns() {
					if i > 0 {
						b.WriteString(" | ")
					}
					b.WriteString(value(t, col.GetOneForMarshal(row)))
				}
				b.WriteString("\n")
			}
		}
		if in.Err() != nil {
			t.Fatal(in.Err())
		}
		in.Release()
	}
	return b.String()
}

// value is a value as text on one line.
func value(t testing.TB, v any) string {
	t.Helper()
	switch v := v.(type) {
	case nil:
		return "NULL"
	case string:
		return strings.ReplaceAll(v, "\n", `\n`)
	case float32, float64: // JSON has no NaN
		return fmt.Sprint(v)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.Trim(strings.TrimSpace(b.String()), `"`)
}

func TestSlice(t *testing.T) {
	s, _ := newSchema(t)
	t.Log(table(t, mustRun(t, s, "SELECT 1 AS a, 1.50 AS d, 'x' AS a, TIMESTAMP_NTZ'2024-01-01 00:00:00' n, array(1.5,2.25) AS da, parse_json('{\"a\":1}') v, interval 1 day i, TIMESTAMP'2024-01-01 00:00:00' ts, named_struct('v', parse_json('[1]'), 'i', interval '1-2' year to month) st, current_catalog()")))
	mustRun(t, s, "CREATE TABLE o (id BIGINT, v STRING)")
	t.Logf("%+v", mustRun(t, s, "INSERT INTO o VALUES (1,'a'),(2,'b')"))
	t.Log(table(t, mustRun(t, s, "SELECT o.id FROM o ORDER BY id")))
}

func TestCancel(t *testing.T) {
	s, _ := newSchema(t)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	_, err := s.Run(ctx, "SELECT count(*) FROM range(1000000) a CROSS JOIN range(1000000) b WHERE a.id * b.id % 7 = 1")
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
}

func BenchmarkSelect1(b *testing.B) {
	s, _ := newSchema(b)
	for b.Loop() {
		mustRun(b, s, "SELECT 1")
	}
}
