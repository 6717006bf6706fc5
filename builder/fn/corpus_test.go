package fn

import (
	"bytes"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
)

var update = flag.Bool("update", false, "write testdata/functions.tsv, without values where the SQL is another one")

const corpusFile = "testdata/functions.tsv"

// sample is a row of the corpus: a call, what is printed for it, and what Spark
// makes of that.
//
// Kinds say in which statement the SQL stands: SELECT scalar; SELECT grouped FROM
// rows; SELECT windowed FROM rows ORDER BY i; SELECT keyed FROM rows GROUP BY CUBE
// (s, ok) ORDER BY s, ok; SELECT bucket GROUP BY 1; relation is a statement by
// itself, and rows is the FROM of others. Value is the v of to_json(struct(sql AS
// v)) and {} for NULL, or an array of one per row. Type is empty if the local
// engine does not run it; then Value is the reason.
type sample struct{ Kind, Call, SQL, Type, Value string }

// calls is the texts of the elements of the list of that name in samples_test.go.
func calls(t *testing.T, list string) []string {
	t.Helper()
	src, err := os.ReadFile("samples_test.go")
	if err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "samples_test.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	ast.Inspect(file, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || v.Names[0].Name != list {
			return true
		}
		for _, x := range v.Values[0].(*ast.CompositeLit).Elts {
			texts = append(texts, string(src[files.Position(x.Pos()).Offset:files.Position(x.End()).Offset]))
		}
		return false
	})
	return texts
}

// printed is the corpus as it is printed now, without types and values.
func printed(t *testing.T) []sample {
	t.Helper()
	_, from, _ := strings.Cut(literals(t, b.Select(b.Star()).From(rows)), " FROM ")
	samples := []sample{{Kind: "rows", Call: "rows", SQL: from}}
	add := func(kind string, list []string, i int, sql string) {
		samples = append(samples, sample{Kind: kind, Call: list[i], SQL: sql})
	}
	for _, group := range []struct {
		kind, list string
		items      []b.Item
		from       []b.Relation
	}{
		{"scalar", "scalars", scalars, nil},
		{"grouped", "grouped", grouped, []b.Relation{rows}},
		{"windowed", "windowed", windowed, []b.Relation{rows}},
		{"keyed", "keyed", keyed, []b.Relation{rows}},
		{"bucket", "buckets", buckets, nil},
	} {
		list := calls(t, group.list)
		for i, x := range group.items {
			q := b.Select(x)
			if group.from != nil {
				q = q.From(group.from...)
			}
			if group.kind == "keyed" {
				q = q.GroupBy(b.Cube(ts, tok))
			}
			sql, _, _ := strings.Cut(strings.TrimPrefix(literals(t, q), "SELECT "), " FROM (VALUES")
			add(group.kind, list, i, sql)
		}
	}
	list := calls(t, "relations")
	for i, r := range relations {
		add("relation", list, i, literals(t, b.Select(b.Star()).From(r)))
	}
	return samples
}

// literals prints s, which has to compile with parameters as well.
func literals(t *testing.T, s dialect.Statement) string {
	t.Helper()
	sql, err := dialect.Literals(s)
	if err != nil {
		t.Error(err)
	}
	if _, err := dialect.Compile(s, dialect.Options{}); err != nil {
		t.Error(err)
	}
	return sql
}

func readCorpus(t *testing.T) []sample {
	t.Helper()
	text, err := os.ReadFile(corpusFile)
	if err != nil {
		t.Fatal(err)
	}
	var samples []sample
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 5 {
			t.Fatalf("%q has not 5 cells", line)
		}
		samples = append(samples, sample{cells[0], cells[1], cells[2], cells[3], cells[4]})
	}
	return samples[1:] // without the header
}

func TestCorpus(t *testing.T) {
	got := printed(t)
	if *update {
		writeCorpus(t, got)
	}
	want := readCorpus(t)
	for i := range want {
		if want[i].Value == "" && want[i].Kind != "rows" {
			t.Errorf("%s has neither a value nor a reason", want[i].Call)
		}
		want[i].Type, want[i].Value = "", ""
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-file +printed\n%s", diff)
	}
}

func writeCorpus(t *testing.T, samples []sample) {
	t.Helper()
	known := make(map[string]sample)
	for _, s := range readCorpus(t) {
		known[s.Kind+s.SQL] = s
	}
	var out bytes.Buffer
	out.WriteString("kind\tcall\tsql\ttype\tvalue\n")
	for _, s := range samples {
		k := known[s.Kind+s.SQL]
		out.WriteString(strings.Join([]string{s.Kind, s.Call, s.SQL, k.Type, k.Value}, "\t") + "\n")
	}
	if err := os.WriteFile(corpusFile, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
