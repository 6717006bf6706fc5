package function

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/types"
)

func TestSignatures(t *testing.T) {
	for _, l := range lists {
		for _, r := range l.rows {
			name, _, _ := strings.Cut(r.sig, "(")
			forms, err := parse(r.sig)
			if err != nil {
				t.Error(err)
			}
			if name != strings.ToLower(name) {
				t.Errorf("%s: not in lower case", name)
			}
			if called := len(forms) > 0; called == (r.flags&(Unread|Grammar) != 0) {
				t.Errorf("%s: a signature and Unread or Grammar, or neither", name)
			}
			if r.flags&Random != 0 && r.flags&Stable != 0 {
				t.Errorf("%s: Random and Stable", name)
			}
			for _, f := range forms {
				checkForm(t, name, f)
			}
		}
	}
}

func checkForm(t *testing.T, name string, f Form) {
	t.Helper()
	optional := false
	for i, p := range f.Params {
		if p.Rest && i != len(f.Params)-1 {
			t.Errorf("%s: parameters after ...", name)
		}
		within := f.Within && i == len(f.Params)-1
		if optional && !p.Opt && !within {
			t.Errorf("%s: parameters after an optional one", name)
		}
		optional = optional || p.Opt
	}
}

func TestSignatureErrors(t *testing.T) {
	for _, sig := range []string{"f(", "f(nothing) int", "f(int", "f(int) ", "f(array<int) int", "f(int) int |", "f(int) int x", "f((T) R) int", "f(map<int>) int", "f(int!) int"} {
		if _, err := parse(sig); err == nil {
			t.Errorf("%s: no error", sig)
		}
	}
}

// checklist is the names that the documentation has, with the local engine that has them.
func checklist(t *testing.T) map[string][]string {
	t.Helper()
	file, err := os.Open("testdata/functions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows := make(map[string][]string)
	in := bufio.NewScanner(file)
	in.Scan() // header
	for in.Scan() {
		cells := strings.Split(in.Text(), "\t")
		if len(cells) != 5 {
			t.Fatalf("%q has not 5 cells", in.Text())
		}
		rows[cells[0]] = cells
	}
	if in.Err() != nil {
		t.Fatal(in.Err())
	}
	return rows
}

func TestChecklist(t *testing.T) {
	rows := checklist(t)
	for f := range All() {
		row, ok := rows[f.Name]
		if !ok {
			t.Errorf("%s is not on the checklist", f.Name)
			continue
		}
		delete(rows, f.Name)
		if onSpark := row[3] != "-"; onSpark == f.Is(NotSpark) {
			t.Errorf("%s: NotSpark is %v, the checklist says %q", f.Name, f.Is(NotSpark), row[3])
		}
		if string(f.Family) != row[1] {
			t.Errorf("%s: family %q, the checklist says %q", f.Name, f.Family, row[1])
		}
	}
	for name := range rows {
		t.Errorf("%s is not in the table", name)
	}
}

// TestChecklistArity compares the table with the arities of the documentation.
func TestChecklistArity(t *testing.T) {
	for name, row := range checklist(t) {
		min, max, ok := parseArity(row[2])
		if f := Lookup(name); ok && len(f.Forms()) > 0 {
			if lo, hi := f.Arity(); lo != min || hi != max {
				t.Errorf("%s takes %d to %d arguments, the checklist says %s", name, lo, hi, row[2])
			}
		}
	}
}

// parseArity reads "2", "2-5" or "2+"; others, as "named", say nothing.
func parseArity(s string) (min, max int, ok bool) {
	low, high, ranged := strings.Cut(s, "-")
	low, open := strings.CutSuffix(low, "+")
	min, err := strconv.Atoi(low)
	if err != nil {
		return 0, 0, false
	}
	switch {
	case open:
		return min, -1, true
	case !ranged:
		return min, min, true
	}
	max, err = strconv.Atoi(high)
	return min, max, err == nil
}

func TestLookup(t *testing.T) {
	for _, name := range []string{"lower", "LOWER", "Lower"} {
		if f := Lookup(name); f == nil || f.Name != "lower" {
			t.Errorf("Lookup(%q) is %v", name, f)
		}
	}
	if f := Lookup("no_such_function"); f != nil {
		t.Errorf("found %v", f)
	}
}

func TestAliases(t *testing.T) {
	operators := []string{"||", "COLLATE", "DIV", "%", "-", "+", "<<", ">>", ">>>", "CAST", "TRY_CAST", "CASE", "<=>", "IS NULL", "IS NOT NULL"}
	for f := range All() {
		if f.Alias == "" || slices.Contains(operators, f.Alias) {
			continue
		}
		if of := Lookup(f.Alias); of == nil {
			t.Errorf("%s: no function %s", f.Name, f.Alias)
		} else if of.Alias != "" && of.Flags&Grammar == 0 {
			t.Errorf("%s stands for %s, which stands for %s", f.Name, f.Alias, of.Alias)
		}
	}
}

func TestArity(t *testing.T) {
	tests := []struct {
		name     string
		min, max int
	}{
		{"lower", 1, 1},
		{"lpad", 2, 3},
		{"coalesce", 1, -1},
		{"concat", 1, -1},
		{"decode", 2, -1},
		{"make_interval", 0, 7},
		{"range", 1, 4},
		{"datediff", 2, 3},
		{"mode", 0, 2},
		{"percentile_cont", 1, 1},
		{"listagg", 1, 2},
		{"cast", 0, -1},
		{"pi", 0, 0},
	}
	for _, test := range tests {
		if min, max := Lookup(test.name).Arity(); min != test.min || max != test.max {
			t.Errorf("%s: %d to %d arguments, want %d to %d", test.name, min, max, test.min, test.max)
		}
	}
}

func TestResult(t *testing.T) {
	tests := []struct {
		name string
		args string // types, separated by ";", "-" if one is not known
		want string // "" if not known
	}{
		{"lower", "STRING", "STRING"},
		{"lower", "INT", "STRING"},
		{"length", "BINARY", "INT"},
		{"lower", "ARRAY<INT>", ""},
		{"reverse", "ARRAY<INT>", "ARRAY<INT>"},
		{"reverse", "STRING", "STRING"},
		{"concat", "BINARY;BINARY", "BINARY"},
		{"concat", "STRING;INT", "STRING"},
		{"concat", "ARRAY<INT>;ARRAY<BIGINT>", "ARRAY<BIGINT>"},
		{"abs", "DECIMAL(5,2)", "DECIMAL(5,2)"},
		{"abs", "STRING", "DOUBLE"},
		{"abs", "INTERVAL DAY TO SECOND", "INTERVAL DAY TO SECOND"},
		{"ceil", "DOUBLE", "BIGINT"},
		{"ceil", "INT", "BIGINT"},
		{"ceil", "DECIMAL(3,2)", "DECIMAL(2,0)"},
		{"floor", "DECIMAL(3,2);INT", ""},
		{"round", "DECIMAL(3,2)", "DECIMAL(2,0)"},
		{"round", "INT;INT", "INT"},
		{"round", "DECIMAL(3,2);INT", ""},
		{"mod", "INT;BIGINT", "BIGINT"},
		{"try_add", "INT;BIGINT", "BIGINT"},
		{"try_divide", "INT;INT", "DOUBLE"},
		{"try_divide", "DECIMAL(3,2);INT", ""},
		{"coalesce", "INT;BIGINT", "BIGINT"},
		{"coalesce", "INT;-", ""},
		{"coalesce", "VOID;INT", "INT"},
		{"coalesce", "DATE;TIMESTAMP", "TIMESTAMP"},
		{"coalesce", "DECIMAL(5,2);INT", "DECIMAL(12,2)"},
		{"coalesce", "FLOAT;INT", "DOUBLE"},
		{"coalesce", "VARCHAR(3);STRING", "STRING"},
		{"greatest", "INT;DECIMAL(2,1)", "DECIMAL(11,1)"},
		{"if", "BOOLEAN;STRING;STRING", "STRING"},
		{"element_at", "ARRAY<DATE>;INT", "DATE"},
		{"element_at", "MAP<STRING, DATE>;STRING", "DATE"},
		{"array", "INT;BIGINT", "ARRAY<BIGINT>"},
		{"array_join", "ARRAY<INT>;STRING", "STRING"},
		{"flatten", "ARRAY<ARRAY<INT>>", "ARRAY<INT>"},
		{"map_entries", "MAP<STRING, INT>", "ARRAY<STRUCT<key: STRING, value: INT>>"},
		{"map", "STRING;INT;STRING;INT", "MAP<STRING, INT>"},
		{"transform", "ARRAY<INT>;STRING", "ARRAY<STRING>"},
		{"aggregate", "ARRAY<INT>;BIGINT;BIGINT", "BIGINT"},
		{"aggregate", "ARRAY<INT>;BIGINT;BIGINT;DOUBLE", "DOUBLE"},
		{"map_zip_with", "MAP<STRING, INT>;MAP<STRING, DATE>;BOOLEAN", "MAP<STRING, BOOLEAN>"},
		{"sum", "INT", "BIGINT"},
		{"sum", "DECIMAL(18,2)", "DECIMAL(28,2)"},
		{"sum", "DECIMAL(38,2)", "DECIMAL(38,2)"},
		{"sum", "FLOAT", "DOUBLE"},
		{"sum", "INTERVAL YEAR", "INTERVAL YEAR"},
		{"sum", "-", ""},
		{"avg", "INT", "DOUBLE"},
		{"avg", "DECIMAL(3,2)", "DECIMAL(7,6)"},
		{"avg", "DECIMAL(38,18)", "DECIMAL(38,18)"},
		{"avg", "INTERVAL DAY", "INTERVAL DAY TO SECOND"},
		{"median", "DECIMAL(3,2)", "DOUBLE"},
		{"approx_percentile", "INT;DOUBLE", "INT"},
		{"approx_percentile", "INT;ARRAY<DOUBLE>", "ARRAY<INT>"},
		{"max_by", "STRING;INT", "STRING"},
		{"max_by", "STRING;INT;INT", "ARRAY<STRING>"},
		{"mode", "DATE", "DATE"},
		{"count", "", "BIGINT"},
		{"percentile_cont", "DOUBLE;INT", "DOUBLE"},
		{"percentile_cont", "ARRAY<DOUBLE>;INT", "ARRAY<DOUBLE>"},
		{"percentile_disc", "DOUBLE;INTERVAL DAY", "INTERVAL DAY TO SECOND"},
		{"lag", "DATE;INT", "DATE"},
		{"explode", "ARRAY<INT>", "STRUCT<col: INT>"},
		{"explode", "MAP<STRING, INT>", "STRUCT<key: STRING, value: INT>"},
		{"inline", "ARRAY<STRUCT<a: INT>>", "STRUCT<a: INT>"},
		{"range", "BIGINT", "STRUCT<id: BIGINT>"},
		{"datediff", "DATE;DATE", "INT"},
		{"datediff", "-;TIMESTAMP;TIMESTAMP", "BIGINT"},
		{"timestampadd", "-;INT;TIMESTAMP_NTZ", "TIMESTAMP_NTZ"},
		{"timestampadd", "-;INT;DATE", "TIMESTAMP"},
		{"window", "TIMESTAMP;STRING", "STRUCT<start: TIMESTAMP, end: TIMESTAMP>"},
		{"from_json", "STRING;STRING", ""},
		{"cast", "STRING", ""},
	}
	for _, test := range tests {
		got := types.Format(Lookup(test.name).Result(parseTypes(t, test.args)))
		if want := format(t, test.want); got != want {
			t.Errorf("%s(%s) is %q, want %q", test.name, test.args, got, want)
		}
	}
}

// format writes the type s as types does.
func format(t *testing.T, s string) string {
	t.Helper()
	if s == "" {
		return ""
	}
	return types.Format(parseTypes(t, s)[0])
}

func parseTypes(t *testing.T, s string) []types.Type {
	t.Helper()
	if s == "" {
		return nil
	}
	var ts []types.Type
	for _, s := range strings.Split(s, ";") {
		if s == "-" {
			ts = append(ts, nil)
			continue
		}
		typ, err := types.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		ts = append(ts, typ)
	}
	return ts
}

func TestMisfit(t *testing.T) {
	tests := []struct {
		name, args string
		i          int
		want       string
	}{
		{"lower", "STRING", -1, ""},
		{"lower", "INT", -1, ""},
		{"lower", "ARRAY<INT>", 0, "a string"},
		{"lower", "VARIANT", 0, "a string"},
		{"lower", "-", -1, ""},
		{"lower", "STRING;STRING", -1, ""}, // the count is another question
		{"sqrt", "DATE", 0, "a number"},
		{"sqrt", "STRING", -1, ""},
		{"lpad", "STRING;DATE", 1, "a whole number"},
		{"year", "INT", 0, "a date"},
		{"array_contains", "STRING;STRING", 0, "an ARRAY"},
		{"explode", "STRING", 0, "an ARRAY"},
		{"explode", "MAP<STRING, INT>", -1, ""},
		{"map_keys", "ARRAY<INT>", 0, "a MAP"},
		{"parse_json", "VARIANT", 0, "a string"},
		{"sum", "BOOLEAN", 0, "a number or an interval"},
		{"count_if", "INT", 0, "a condition"},
		{"filter", "ARRAY<INT>;INT", 1, "a lambda of a condition"},
		{"abs", "DATE", 0, "a number or an interval"},
	}
	for _, test := range tests {
		i, want := Lookup(test.name).Misfit(parseTypes(t, test.args))
		if i != test.i || want != test.want {
			t.Errorf("%s(%s): %d %q, want %d %q", test.name, test.args, i, want, test.i, test.want)
		}
	}
}

func TestNulls(t *testing.T) {
	for name, want := range map[string]Nulls{"lower": Strict, "coalesce": MaybeNull, "count": NeverNull, "row_number": NeverNull, "cast": MaybeNull} {
		var args []types.Type
		if min, _ := Lookup(name).Arity(); min == 1 {
			args = []types.Type{types.String}
		}
		if got := Lookup(name).Nulls(args); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	want := []string{"str", "upperChar", "lowerChar", "digitChar", "otherChar"}
	if diff := cmp.Diff(want, Lookup("mask").Names()); diff != "" {
		t.Error(diff)
	}
	if got := Lookup("lower").Names(); got != nil {
		t.Errorf("lower has named arguments %q", got)
	}
}

func TestLambda(t *testing.T) {
	p := Lookup("transform").Forms()[0].Params[1]
	if min, max := p.Lambda(); min != 1 || max != 2 {
		t.Errorf("a lambda of %d to %d variables, want 1 to 2", min, max)
	}
	if !Lookup("timestampadd").Forms()[0].Params[0].Word() {
		t.Error("the unit of timestampadd is no word")
	}
}

func BenchmarkTable(b *testing.B) {
	for b.Loop() {
		build()
	}
}

func BenchmarkLookup(b *testing.B) {
	for b.Loop() {
		Lookup("regexp_replace")
	}
}

func BenchmarkResult(b *testing.B) {
	f, args := Lookup("coalesce"), []types.Type{types.Int, types.BigInt}
	for b.Loop() {
		f.Result(args)
	}
}
