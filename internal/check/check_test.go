package check_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/check"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what was found into the corpus")

// wrong are statements with mistakes; testdata has an archive for each group, and what is found in each case.
var wrong = map[string]map[string]Stmt{
	"scope": wrongScopes, "column": wrongColumns, "group": wrongGroups, "window": wrongWindows, "type": wrongTypes,
	"query": wrongQueries, "row": wrongRows, "insert": wrongInserts, "update": wrongUpdates, "merge": wrongMerges,
}

func TestWrong(t *testing.T) {
	for group, cases := range wrong {
		file := filepath.Join("testdata", group+".txtar")
		archive, err := txtar.ParseFile(file)
		if err != nil && !*update {
			t.Fatal(err)
		}
		want := map[string]string{}
		if archive != nil {
			for _, f := range archive.Files {
				want[f.Name] = string(f.Data)
			}
		}
		got := map[string]string{}
		for name, s := range cases {
			got[name] = lines(check.Run(s.Stmt(), nil))
		}
		if *update {
			write(t, file, got)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
		for name, lines := range got {
			if lines == "" {
				t.Errorf("%s: %s: nothing found", group, name)
			}
		}
	}
}

// ofCatalog are the codes that package reflect reports, of what it knows of tables.
var ofCatalog = []check.Code{check.MergeKeyNotUnique, check.MissingFilter, check.FunctionOnClusterColumn, check.JoinMultiplies}

// TestCodes sees that each code is reported: a case of the tests has it.
func TestCodes(t *testing.T) {
	missing := map[check.Code]bool{}
	for c := check.Code(1); c < check.Codes; c++ {
		missing[c] = true
	}
	found := func(s Stmt, c check.Catalog) {
		for _, f := range check.Run(s.Stmt(), c) {
			delete(missing, f.Code)
		}
	}
	for _, cases := range wrong {
		for _, s := range cases {
			found(s, nil)
		}
	}
	for _, tt := range calls {
		found(tt.stmt, functions)
	}
	found(Select(o.ID).From(o), snapshot{})
	if diff := cmp.Diff(ofCatalog, slices.Sorted(maps.Keys(missing))); diff != "" {
		t.Errorf("codes that no case reports (-want +got):\n%s", diff)
	}
}

func write(t *testing.T, file string, cases map[string]string) {
	t.Helper()
	var a txtar.Archive
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(cases[name])})
	}
	if err := os.WriteFile(file, txtar.Format(&a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// lines is findings as the corpus has them.
func lines(fs []check.Finding) string {
	var b strings.Builder
	for _, f := range fs {
		b.WriteString(line(f) + "\n")
	}
	return b.String()
}

func line(f check.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v %v", f.Severity, f.Code)
	if f.Path != "" {
		fmt.Fprintf(&b, " at %s", f.Path)
	}
	fmt.Fprintf(&b, ": %s", f.Text)
	if f.Hint != "" {
		fmt.Fprintf(&b, " (%s)", f.Hint)
	}
	if len(f.Suggestions) > 1 {
		fmt.Fprintf(&b, " %q", f.Suggestions)
	}
	return b.String()
}
