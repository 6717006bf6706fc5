package integration_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/internal/harness"
)

// function is a row of the corpus of package fn: SQL, and the JSON of its value.
type function struct{ kind, call, sql, want string }

// Every function of package fn that the local engine has is called, many to a
// SELECT, and its value compared.
func TestFunctions(t *testing.T) {
	pool := harness.Open(t).DB.Pool()
	rows, functions := readFunctions(t)
	got := map[string]string{}
	for _, kind := range []string{"scalar", "grouped"} {
		for batch := range slices.Chunk(ofKind(functions, kind), 50) {
			callTogether(t, pool, batch, rows, got)
		}
	}
	for _, f := range functions {
		if f.kind != "scalar" && f.kind != "grouped" {
			got[f.call] = callAlone(t, pool, f, rows)
		}
	}
	want := map[string]string{}
	for _, f := range functions {
		want[f.call] = f.want
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	t.Logf("%d functions called", len(got))
}

func readFunctions(t *testing.T) (rows string, functions []function) {
	text, err := os.ReadFile("../builder/fn/testdata/functions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case cells[0] == "rows":
			rows = cells[2]
		case cells[0] != "kind" && cells[3] != "":
			functions = append(functions, function{cells[0], cells[0] + " " + cells[1], cells[2], cells[4]})
		}
	}
	return rows, functions
}

func ofKind(functions []function, kind string) []function {
	return slices.DeleteFunc(slices.Clone(functions), func(f function) bool { return f.kind != kind })
}

// callTogether calls the functions of batch in one SELECT of one row.
func callTogether(t *testing.T, pool *sql.DB, batch []function, rows string, got map[string]string) {
	var items []string
	for i, f := range batch {
		items = append(items, fmt.Sprintf("to_json(struct(%s AS v)) AS c%d", f.sql, i))
	}
	text := "SELECT " + strings.Join(items, ", ")
	if batch[0].kind == "grouped" {
		text += " FROM " + rows
	}
	values := make([]string, len(batch))
	pointers := make([]any, len(batch))
	for i := range values {
		pointers[i] = &values[i]
	}
	if err := pool.QueryRowContext(t.Context(), text).Scan(pointers...); err != nil {
		t.Fatalf("%s … %s: %v", batch[0].call, batch[len(batch)-1].call, err)
	}
	for i, f := range batch {
		got[f.call] = member(t, values[i])
	}
}

// callAlone calls a function that makes several rows.
func callAlone(t *testing.T, pool *sql.DB, f function, rows string) string {
	item := fmt.Sprintf("to_json(struct(%s AS v))", f.sql)
	text := map[string]string{
		"windowed": "SELECT " + item + " FROM " + rows + " ORDER BY i",
		"keyed":    "SELECT " + item + " FROM " + rows + " GROUP BY CUBE (s, ok) ORDER BY s, ok",
		"bucket":   "SELECT to_json(struct(v)) FROM (SELECT " + f.sql + " AS v GROUP BY 1) ORDER BY v",
		"relation": "SELECT to_json(struct(*)) FROM (" + f.sql + ")",
	}[f.kind]
	var values []string
	for _, row := range textsOf(t.Context(), t, pool, text) {
		if f.kind != "relation" {
			row = member(t, row)
		}
		values = append(values, row)
	}
	return "[" + strings.Join(values, ",") + "]"
}

func textsOf(ctx context.Context, t *testing.T, pool *sql.DB, text string) (out []string) {
	found, err := pool.QueryContext(ctx, text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer found.Close()
	for found.Next() {
		var s string
		if err := found.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// member is the v of a JSON object, null if it has none.
func member(t *testing.T, object string) string {
	var row struct{ V json.RawMessage }
	if err := json.NewDecoder(bytes.NewReader([]byte(object))).Decode(&row); err != nil {
		t.Fatalf("%s: %v", object, err)
	}
	if row.V == nil {
		return "null"
	}
	return string(row.V)
}
