package dialect_test

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/brickwork-sql/brickwork/warehouse/spark"
)

// refusals is the examples for which Spark has no grammar, and why.
const refusals = "testdata/spark.tsv"

// Spark reads every example with literals in it, whatever it thinks of its
// tables; what it cannot read is on the list, and nothing else is.
func TestGrammarOfSpark(t *testing.T) {
	if testing.Short() {
		t.Skip("starts Spark")
	}
	e, err := spark.Start(t.Context(), spark.Options{Shared: true})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	s, err := e.Open(t.Context(), engine.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	known, found := refused(t), map[string]string{}
	read := 0
	for group, examples := range corpus {
		for _, x := range examples {
			sql, ok := readable(t, x)
			if !ok {
				continue
			}
			at := group + "/" + x.name
			if message := unread(t, s, sql); message != "" {
				found[at] = message
				if known[at] == "" && !*update {
					t.Errorf("%s: %s\n%s", at, sql, message)
				}
				continue
			}
			read++
			if known[at] != "" && !*update {
				t.Errorf("%s is on the list, and Spark reads it: %s", at, sql)
			}
		}
	}
	t.Logf("%d examples read, %d not", read, len(found))
	for at := range known {
		if found[at] == "" && !*update {
			t.Errorf("%s: there is no example %s that is not read", refusals, at)
		}
	}
	if *update {
		writeRefused(t, found, known)
	}
}

// readable is x as a statement with literals; false for what is printed
// already, and for pieces and raw text that are no SQL.
func readable(t *testing.T, x example) (string, bool) {
	if item, ok := x.of.(b.Item); ok {
		x.of = b.Select(item).From(o, o2, c, unknown)
	}
	s, ok := x.of.(dialect.Statement)
	if !ok {
		return "", false
	}
	if _, ok := s.(setStatus); ok || strings.Contains(x.name, "Raw") || strings.Contains(x.name, "Embed") || x.name == "C Prepare" {
		return "", false
	}
	nowhere := map[dialect.Schema]dialect.Schema{{}: {}, {Catalog: "main", Schema: "sales"}: {Catalog: "main", Schema: "nowhere"}}
	return compiled(t, s, dialect.Options{Markers: dialect.NoMarkers, Bind: late, Schemas: nowhere}).SQL, true
}

// unread is what Spark says if it has no grammar for sql.
func unread(t *testing.T, s engine.Session, sql string) string {
	_, err := s.Run(t.Context(), "EXPLAIN "+sql)
	var e *engine.Error
	if err != nil && !errors.As(err, &e) {
		t.Fatal(err)
	}
	if e == nil || !strings.HasPrefix(e.Class, "PARSE") && !strings.HasPrefix(e.Class, "INVALID_SQL") && !strings.HasPrefix(e.Class, "UNSUPPORTED_FEATURE") {
		return ""
	}
	message, _, _ := strings.Cut(e.Message, "\n")
	return message
}

func refused(t *testing.T) map[string]string {
	text, err := os.ReadFile(refusals)
	if err != nil && !*update {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(text)) {
		at, why, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if out[at] = why; why == "" {
			t.Errorf("%s: %s without a reason", refusals, at)
		}
	}
	return out
}

func writeRefused(t *testing.T, found, known map[string]string) {
	var out strings.Builder
	for _, at := range slices.Sorted(maps.Keys(found)) {
		why := known[at]
		if why == "" {
			t.Logf("%s: %s", at, found[at])
		}
		fmt.Fprintf(&out, "%s\t%s\n", at, why)
	}
	if err := os.WriteFile(refusals, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
