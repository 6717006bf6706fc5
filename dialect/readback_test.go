package dialect_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/lexer"
)

// The lexer reads back each name that is printed, wherever it stands.
func TestNamesAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { readNames(t, rapid.StringN(1, 60, -1).Draw(t, "name")) })
}

func FuzzNames(f *testing.F) {
	for _, seed := range []string{"a", "a`b", "``", "`; DROP TABLE t --", "a.b", "/*", "'", "\\", "ü", "\x00", " "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) { readNames(t, name) })
}

// failer is a *testing.T or a *rapid.T.
type failer interface{ Fatalf(string, ...any) }

func readNames(t failer, name string) {
	r := NewTable(name, name, name).As(name)
	q := Select(Col[int64](r, name).As(name), Field[int64](Var[any](name), name), Path(Var[string](name)).Field(name), Func[int64](name, name, name).Call()).From(r)
	c, err := dialect.Compile(q, dialect.Options{NoCheck: true})
	if name == "" || strings.ContainsRune(name, 0) || !utf8.ValidString(name) || utf8.RuneCountInString(name) > 255 {
		if err == nil {
			t.Fatalf("%q was taken: %s", name, c.SQL)
		}
		return
	}
	if err != nil {
		t.Fatalf("%q: %v", name, err)
	}
	var shape strings.Builder
	for tok, err := range lexer.Tokens(c.SQL) {
		switch {
		case err != nil:
			t.Fatalf("%s: %v", c.SQL, err)
		case tok.Kind == lexer.Space:
		case tok.Kind != lexer.Quoted:
			shape.WriteString(tok.Text + " ")
		case unquoted(tok.Text) != name:
			t.Fatalf("%s: %q was read back as %q", c.SQL, name, unquoted(tok.Text))
		default:
			shape.WriteString("n ")
		}
	}
	if want := "SELECT n . n AS n , n . n , n : n , n . n . n ( ) FROM n . n . n AS n "; shape.String() != want {
		t.Fatalf("%s is read as %s", c.SQL, shape.String())
	}
}

func unquoted(name string) string {
	return strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(name, "`"), "`"), "``", "`")
}

// The lexer, and the rules of the server for escapes, read back each text that
// is printed as a literal.
func TestLiteralsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readLiteral(t, rapid.String().Draw(t, "text"), rapid.Int64().Draw(t, "number"))
	})
}

func FuzzLiterals(f *testing.F) {
	for _, seed := range []string{"", "'", `\`, `\'`, "''", "\x00", "\x0012", "\n", "--", "/*", "`", "?", ":x", "{}", "ü", "\u2028"} {
		f.Add(seed, int64(-1))
	}
	f.Fuzz(func(t *testing.T, text string, n int64) { readLiteral(t, text, n) })
}

func readLiteral(t failer, text string, n int64) {
	sql, err := dialect.Literals(Select(Val(text), Sub(Val(n), Val(n)), Lit(text)))
	if !utf8.ValidString(text) {
		if err == nil {
			t.Fatalf("%q was taken: %s", text, sql)
		}
		return
	}
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	var shape, number string
	for tok, err := range lexer.Tokens(sql) {
		switch {
		case err != nil:
			t.Fatalf("%s: %v", sql, err)
		case tok.Kind == lexer.String:
			if got := unescaped(tok.Text); got != text {
				t.Fatalf("%s: %q was read back as %q", sql, text, got)
			}
			shape += "s"
		case tok.Kind == lexer.Number:
			number, shape = tok.Text, shape+"n"
		case tok.Kind != lexer.Space:
			shape += tok.Text
		}
	}
	want := map[bool]string{false: "SELECTs,n-n,s", true: "SELECTs,(-n)-(-n),s"}[n < 0]
	if shape != want {
		t.Fatalf("%s is read as %s", sql, shape)
	}
	if got := strings.TrimSuffix(number, "L"); got != strings.TrimPrefix(strconv.FormatInt(n, 10), "-") {
		t.Fatalf("%s: %d was read back as %s", sql, n, number)
	}
}

// The text of a server swallows nothing of what follows it, or is refused.
func TestVerbatimEnds(t *testing.T) {
	for text, want := range map[string]string{
		"1 -- a": "SELECT 1 -- a\n AS `mark`", "1 -- a\n": "SELECT 1 -- a\n AS `mark`", `1 -- a\`: "SELECT 1 -- a\\\n\n AS `mark`",
		"1 --\\\n": "SELECT 1 --\\\n\n AS `mark`", "'--'": "SELECT '--' AS `mark`", "1 -- a\n+ 2": "SELECT 1 -- a\n+ 2 AS `mark`", "1 /* -- */": "SELECT 1 /* -- */ AS `mark`",
	} {
		of := map[string]Expr[any]{"verbatim": Make[any](ast.Verbatim(text)), "raw": Make[any](&ast.Raw{Parts: []string{text}})}
		for how, x := range of {
			if c, err := dialect.Compile(Select(x.As("mark")), dialect.Options{}); err != nil || c.SQL != want {
				t.Errorf("%s %q: %q, %v", how, text, c.SQL, err)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SampledFrom([]string{"a", " ", "\n", "\r", `\`, "--", "/*", "*/", "/*+", "'", `"`, "`", "$$", "r'", ")", "?", ":a", "{}", ";"})
		readVerbatim(t, strings.Join(rapid.SliceOf(pieces).Draw(t, "text"), ""))
	})
}

func FuzzVerbatim(f *testing.F) {
	for _, seed := range []string{"a", "a -- b", "a -- b\n", "a --\\", "a --\\\n", "a /* b", "a 'b", "a `b", "$$", "/*+ a", "/* /* */", "'--'"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { readVerbatim(t, text) })
}

func readVerbatim(t failer, text string) {
	_, unended := lexer.Split(text, lexer.Hole)
	c, err := dialect.Compile(Select(Make[any](ast.Verbatim(text)).As("mark")), dialect.Options{})
	if unended != nil {
		if !errors.Is(err, dialect.Invalid) {
			t.Fatalf("%q: %v, and not %v", text, err, unended)
		}
		return
	}
	var last lexer.Token
	for tok, e := range lexer.Tokens(c.SQL) {
		if last = tok; e != nil {
			err = e
		}
	}
	if err != nil || last.Kind != lexer.Quoted || last.Text != "`mark`" {
		t.Fatalf("%q is printed as %q: %v", text, c.SQL, err)
	}
}

// unescaped is the text of a literal by the rules of the server.
func unescaped(literal string) string {
	var b strings.Builder
	rest := literal[1 : len(literal)-1]
	for rest != "" {
		c, size := utf8.DecodeRuneInString(rest)
		if c != '\\' {
			b.WriteString(rest[:size])
			rest = rest[size:]
			continue
		}
		code, n := escape(rest[1:])
		b.WriteString(code)
		rest = rest[1+n:]
	}
	return b.String()
}

// escape is what the escape that s begins with stands for, and its length.
func escape(s string) (string, int) {
	if len(s) >= 5 && s[0] == 'u' {
		if code, err := strconv.ParseUint(s[1:5], 16, 16); err == nil {
			return string(rune(code)), 5
		}
	}
	if len(s) >= 3 && s[0] <= '1' {
		if code, err := strconv.ParseUint(s[:3], 8, 7); err == nil {
			return string(rune(code)), 3
		}
	}
	if code, ok := map[byte]string{'0': "\x00", 'b': "\b", 'n': "\n", 'r': "\r", 't': "\t", 'Z': "\x1a", '%': `\%`, '_': `\_`}[s[0]]; ok {
		return code, 1
	}
	_, size := utf8.DecodeRuneInString(s)
	return s[:size], size
}
