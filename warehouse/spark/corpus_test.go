package spark

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

var update = flag.Bool("update", false, "write what statements answer into the corpus")

// TestCorpus runs the statements of each file in testdata in a session and a
// schema of its own, and compares what they answer with what is written there:
//
//	# a comment
//
//	> SELECT 1 AS a,
//	>   'x' AS b
//	a INT | b STRING
//	1 | x
//
//	> SELECT * FROM $schema.nope
//	error TABLE_OR_VIEW_NOT_FOUND 42P01: first line of the message
//
// $schema is the name of the schema. A statement without columns answers
// nothing; rows that have no order are sorted.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := rerun(t, string(text))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(strings.Split(string(text), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		})
	}
}

// rerun is the text of a corpus file with what its statements answer now.
func rerun(t *testing.T, text string) string {
	s, schema := newSchema(t)
	var out strings.Builder
	for i, block := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			out.WriteString("\n")
		}
		if !strings.HasPrefix(block, "> ") {
			out.WriteString(block + "\n")
			continue
		}
		var sql []string
		for _, line := range strings.Split(block, "\n") {
			if stmt, ok := strings.CutPrefix(line, "> "); ok {
				sql = append(sql, stmt)
				out.WriteString(line + "\n")
			}
		}
		statement := strings.ReplaceAll(strings.Join(sql, "\n"), "$schema", schema)
		out.WriteString(constant(strings.ReplaceAll(answer(t, s, statement), schema, "$schema")))
	}
	return out.String()
}

// answer is what a statement answers, as text.
func answer(t *testing.T, s engine.Session, sql string) string {
	r, err := s.Run(t.Context(), sql)
	if e := (*engine.Error)(nil); errors.As(err, &e) {
		line, _, _ := strings.Cut(e.Message, "\n")
		return fmt.Sprintf("error %s %s: %s\n", e.Class, e.SQLState, line)
	}
	if err != nil {
		t.Fatalf("%s\n%v", sql, err)
	}
	if len(r.Columns) == 0 {
		return ""
	}
	head, rows, _ := strings.Cut(table(t, r), "\n")
	if r.Query && !strings.Contains(strings.ToUpper(sql), "ORDER BY") {
		lines := strings.SplitAfter(rows, "\n")
		slices.Sort(lines)
		rows = strings.Join(lines, "")
	}
	return head + "\n" + rows
}

var varying = []struct {
	text *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`20[2-9]\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,6}Z?|Z)`), "$$time"},
	{regexp.MustCompile(`\w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4}`), "$$time"},
	{regexp.MustCompile(`_uniq_[0-9a-f]+`), "_uniq_$$hash"},
	{regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`), "$$uuid"},
	{regexp.MustCompile(`file:/[^"|,\]\\]*`), "$$path"},
}

// constant is text without what is different in each run.
func constant(text string) string {
	for _, v := range varying {
		text = v.text.ReplaceAllString(text, v.with)
	}
	return text
}

// newSchema opens a session in a schema of its own.
func newSchema(t testing.TB) (s engine.Session, schema string) {
	t.Helper()
	schema = fmt.Sprintf("s%07d_%03d", os.Getpid(), schemas.Add(1)) // messages have positions
	s, err := started(t).Open(t.Context(), engine.Config{})
	if err != nil {
		t.Fatal(err)
	}
	mustRun(t, s, "CREATE SCHEMA "+schema)
	mustRun(t, s, "USE "+schema)
	t.Cleanup(func() {
		s.Run(context.Background(), "DROP SCHEMA main."+schema+" CASCADE")
		s.Close()
	})
	return s, schema
}
