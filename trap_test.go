package brickwork_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/golang-sql/civil"

	"github.com/brickwork-sql/brickwork"
	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// A pool of the caller whose driver shifts dates to a time zone: they are undone.
func TestShiftedDates(t *testing.T) {
	wall := civil.DateTime{Date: civilDate(2024, 1, 2), Time: civil.Time{Hour: 3, Minute: 4}}
	at := time.Date(2024, 1, 2, 3, 4, 0, 0, time.UTC)
	l := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("day DATE", "wall TIMESTAMP_NTZ", "at TIMESTAMP", "days ARRAY<DATE>"),
		Rows: [][]any{{civilDate(2024, 1, 2), wall, at, []any{civilDate(2024, 1, 2)}}}})
	for _, zone := range []string{"America/Los_Angeles", "Asia/Tokyo"} {
		pool, err := sql.Open("databricks", l.DSN()+"&timezone="+zone)
		if err != nil {
			t.Fatal(err)
		}
		defer pool.Close()
		type row struct {
			Day  civil.Date
			Wall civil.DateTime
			At   time.Time
			Days []civil.Date
		}
		got, err := brickwork.OneInto[row](t.Context(), brickwork.New(pool, brickwork.Options{}), allIDs)
		if err != nil {
			t.Fatal(err)
		}
		same(t, zone, row{civilDate(2024, 1, 2), wall, at.In(got.At.Location()), []civil.Date{civilDate(2024, 1, 2)}}, got)
	}
}

// Markers of each kind reach the server with their values; one statement never mixes them.
func TestMarkers(t *testing.T) {
	q := b.SelectValue(id).From(orders).Where(id.Gt(5), status.In("a", "b"))
	for _, m := range []dialect.Markers{dialect.Named, dialect.Question, dialect.NoMarkers} {
		l := start(t, ids)
		if _, err := brickwork.All(t.Context(), l.With(brickwork.Options{Compile: dialect.Options{Markers: m}}), q); err != nil {
			t.Error(err)
		}
		if got := l.sent()[0]; strings.ContainsAny(got, ":?") || !strings.Contains(got, "5") || !strings.Contains(got, "'b'") {
			t.Errorf("%v: %s", m, got)
		}
	}
}

// A server too old for parameters drops them without a word.
func TestOldServer(t *testing.T) {
	l := start(t, engine.Reply{To: "SELECT *", Err: engine.NewError("UNBOUND_SQL_PARAMETER", "42P02", "Found the unbound parameter: p1.")})
	err := query(t.Context(), l.DB, allIDs)
	if err == nil || !strings.Contains(err.Error(), "servers before protocol version 8 take no parameters") {
		t.Error(err)
	}
}

// Reading ends with its context.
func TestCancelWhileReading(t *testing.T) {
	l := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("id BIGINT"), Rows: [][]any{{1}, {2}, {3}}})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	rows, err := l.Query(ctx, allIDs)
	if err != nil || !rows.Next() {
		t.Fatal(err)
	}
	cancel()
	for deadline := time.Now().Add(10 * time.Second); rows.Next() && time.Now().Before(deadline); {
		t.Log("a row that was there already")
	}
	if err := rows.Err(); err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if err := rows.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
	if n := l.Pool().Stats().InUse; n != 0 {
		t.Errorf("%d connections in use", n)
	}
}

// What an engine does with an error in the middle of its rows.
func TestRowsFromEndsWithError(t *testing.T) {
	broken := errors.New("broken")
	closed := 0
	seq := func(yield func([]any, error) bool) {
		defer func() { closed++ }()
		_ = yield([]any{int64(1)}, nil) && yield(nil, broken)
	}
	rows := brickwork.RowsFrom(idColumn, seq)
	n := 0
	for rows.Next() {
		n++
	}
	if n != 1 || !errors.Is(rows.Err(), broken) || closed != 1 {
		t.Errorf("%d rows, %v, closed %d times", n, rows.Err(), closed)
	}
	rows = brickwork.RowsFrom(idColumn, seq)
	if !rows.Next() || rows.Close() != nil || closed != 2 || rows.Next() || rows.Err() != nil {
		t.Errorf("closed %d times, %v", closed, rows.Err())
	}
	if err := rows.Scan(new(int64), new(int64)); err == nil {
		t.Error("two values of one column")
	}
}
