package integration_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork"
	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/harness"
)

// pieces is what texts are made of that break out of where they are put.
var pieces = []string{
	"'", "''", `\`, `\\`, `\'`, `"`, "`", "``", "\n", "\r\n", "\t", "\x00", "\x01", "\x1a", "\x7f", "?", ":x", ":p1", "{}", "${x}", "$$", "--", "/*", "*/", ";", "%", "_",
	`\0`, `\012`, `\u0041`, `\x41`, `\%`, "012", "select", "NULL", "a", "Z", "é", "ß", "数", "🙂", "\u200b", "\u202e", "\u0301", "\ufeff", " ", ".", ",", "(", ")", "=>", "::", "x'", "r'", "X'00'",
}

func hostile(r *rand.Rand, most int) string {
	var b strings.Builder
	for range r.IntN(most) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// Texts come back as they were, 100,000 as literals and as many as parameters.
func TestHostileTexts(t *testing.T) {
	const batches, size = 50, 2000
	db := harness.Open(t).DB
	r := rand.New(rand.NewPCG(1, 1))
	for batch := range batches {
		texts := make([]string, size)
		for i := range texts {
			texts[i] = hostile(r, 12)
		}
		q := SelectAs[struct{ Literal, Parameter []string }](Lit(texts).As("literal"), Val(texts).As("parameter"))
		got, err := brickwork.One(t.Context(), db, q)
		if err != nil {
			t.Fatal(err)
		}
		for way, back := range map[string][]string{"literal": got.Literal, "parameter": got.Parameter} {
			if !slices.Equal(texts, back) {
				t.Fatalf("batch %d, %s: %s", batch, way, cmp.Diff(texts, back))
			}
		}
	}
}

// Names come back as they were: those of columns, which may hold anything but NUL.
func TestHostileNames(t *testing.T) {
	const batches, size = 10, 1000
	db := harness.Open(t).DB
	r := rand.New(rand.NewPCG(2, 2))
	for batch := range batches {
		var names []string
		var items []Item
		for i := range size {
			name := strings.ReplaceAll(hostile(r, 8), "\x00", "") + fmt.Sprint(i)
			names = append(names, name)
			items = append(items, Lit(int32(i)).As(name))
		}
		rows, err := db.Query(t.Context(), Select(items...))
		if err != nil {
			t.Fatal(err)
		}
		var back []string
		for _, c := range rows.Columns() {
			back = append(back, c.Name)
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(names, back) {
			t.Fatalf("batch %d: %s", batch, cmp.Diff(names, back))
		}
	}
}
