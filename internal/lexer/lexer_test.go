package lexer_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/brickwork-sql/brickwork/internal/lexer"
)

var letters = map[lexer.Kind]string{
	lexer.Comment: "comment", lexer.Ident: "ident", lexer.Quoted: "name", lexer.String: "string", lexer.Number: "number",
	lexer.Operator: "op", lexer.Positional: "?", lexer.Named: "named", lexer.Hole: "{}",
}

// tokens is the text with the kind before each token but space.
func tokens(t *testing.T, text string) string {
	t.Helper()
	var out []string
	for tok, err := range lexer.Tokens(text) {
		if err != nil {
			out = append(out, err.Error())
			continue
		}
		if tok.Kind != lexer.Space {
			out = append(out, letters[tok.Kind]+" "+tok.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`a_1 é`, "ident a_1¦ident é"},
		{"`a``b`.`?`", "name `a``b`¦op .¦name `?`"},
		{`'it''s \' ?' "a\"?"`, `string 'it''s \' ?'¦string "a\"?"`},
		{`r'\' R"\" bar'x' X'1F'`, `string r'\'¦string R"\"¦ident bar¦string 'x'¦ident X¦string '1F'`},
		{"$$ ? $ :a $$ $py$ $$ $py$", "string $$ ? $ :a $$¦string $py$ $$ $py$"},
		{"1 1.5 .5 1. 1e5 1E-5 1.5e3 5L 5s 5Y 1.5F 1d 1.5BD 1e3BD", "number 1¦number 1.5¦number .5¦number 1.¦number 1e5¦number 1E-5¦number 1.5e3¦number 5L¦number 5s¦number 5Y¦number 1.5F¦number 1d¦number 1.5BD¦number 1e3BD"},
		{"2024_total 1e5x a.5 1.a", "ident 2024_total¦ident 1e5x¦ident a¦op .¦number 5¦number 1¦op .¦ident a"},
		{"a--?\n?--\\\n?\n,:p", "ident a¦comment --?\n¦? ?¦comment --\\\n?\n¦op ,¦named :p"},
		{"/* a /* ? */ :b */ ? /* /*+ */ ?", "comment /* a /* ? */ :b */¦? ?¦comment /* /*+ */¦? ?"},
		{"2*/*c*/3", "number 2¦op *¦comment /*c*/¦number 3"},
		{"SELECT /*+ REPARTITION(?) */ 1", "ident SELECT¦op /*+¦ident REPARTITION¦op (¦? ?¦op )¦op */¦number 1"},
		{"a<=>b||c::INT |> d>=e!=f->g=>h", "ident a¦op <=>¦ident b¦op ||¦ident c¦op ::¦ident INT¦op |>¦ident d¦op >=¦ident e¦op !=¦ident f¦op ->¦ident g¦op =>¦ident h"},
		{"LOCATION s3://b/x?y=1 ?", "ident LOCATION¦ident s3://b/x?y=1¦? ?"},
		{"s3://b/é-1 x:// :p", "ident s3://b/é-1¦ident x¦op :¦op /¦op /¦named :p"},
		{"$ $a1$ $a", "op $¦op $¦ident a1¦op $¦op $¦ident a"},
		{"1e 1e+ 1.5e+x", "ident 1e¦ident 1e¦op +¦number 1¦op .¦ident 5e¦op +¦ident x"},
		{"a{}b { }", "ident a¦{} {}¦ident b¦op {¦op }"},
		{"SELECT :a,:b_1 WHERE :c IN(:d)", "ident SELECT¦named :a¦op ,¦named :b_1¦ident WHERE¦named :c¦ident IN¦op (¦named :d¦op )"},
		{"c:f f(x):f a[0] :f `c`:f 's':f :p:f ?:f", "ident c¦op :¦ident f¦ident f¦op (¦ident x¦op )¦op :¦ident f¦ident a¦op [¦number 0¦op ]¦op :¦ident f¦name `c`¦op :¦ident f¦string 's'¦op :¦ident f¦named :p¦op :¦ident f¦? ?¦op :¦ident f"},
		{"STRUCT<a:INT> lbl: BEGIN : x :1", "ident STRUCT¦op <¦ident a¦op :¦ident INT¦op >¦ident lbl¦op :¦ident BEGIN¦op :¦ident x¦op :¦number 1"},
		{"a?::INT 'x'?::INT f() ?::INT SELECT ?::INT ??::INT", "ident a¦op ?::¦ident INT¦string 'x'¦op ?::¦ident INT¦ident f¦op (¦op )¦op ?::¦ident INT¦ident SELECT¦? ?¦op ::¦ident INT¦? ?¦op ?::¦ident INT"},
		{"?::INT=?", "? ?¦op ::¦ident INT¦op =¦? ?"},
		{"\xff?\x00", "op \xff¦? ?"},
		{"a 'b", "ident a¦lexer: unterminated string at offset 2"},
		{`'\'`, "lexer: unterminated string at offset 0"},
		{`'''`, "lexer: unterminated string at offset 0"},
		{`"`, "lexer: unterminated string at offset 0"},
		{"r'x", "lexer: unterminated string at offset 0"},
		{"x r'", "ident x¦lexer: unterminated string at offset 2"},
		{"$$ a $", "lexer: unterminated string at offset 0"},
		{"`a``", "lexer: unterminated name at offset 0"},
		{"/* /* */", "lexer: unterminated comment at offset 0"},
		{"/*/", "lexer: unterminated comment at offset 0"},
		{"SELECT /*+ a", "ident SELECT¦op /*+¦ident a¦lexer: unterminated hint at offset 7"},
	} {
		want := strings.ReplaceAll(c.want, "¦", "\n")
		if diff := cmp.Diff(want, tokens(t, c.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		text string
		at   lexer.Kind
		want []string
	}{
		{"", lexer.Positional, []string{""}},
		{"a = ? AND b = '?'", lexer.Positional, []string{"a = ", " AND b = '?'"}},
		{"??", lexer.Positional, []string{"", "", ""}},
		{"f({}, '{}') -- {}\n{}", lexer.Hole, []string{"f(", ", '{}') -- {}\n", ""}},
		{"v:a = :a", lexer.Named, []string{"v:a = ", ""}},
	} {
		got, err := lexer.Split(c.text, c.at)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
	_, err := lexer.Split("? '", lexer.Positional)
	var unterminated *lexer.Error
	if !errors.As(err, &unterminated) || unterminated.Offset != 2 {
		t.Errorf("Split of an unterminated string: %v", err)
	}
}

// What stands inside a literal, a name or a comment has no markers, whatever it is.
func TestHidden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		for _, text := range []string{
			"'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'",
			`"` + strings.NewReplacer(`\`, `\\`, `"`, `""`).Replace(s) + `"`,
			"`" + strings.ReplaceAll(s, "`", "``") + "`",
			"r'" + strings.ReplaceAll(s, "'", "") + "'",
			"/* " + strings.NewReplacer("*", "", "/", "").Replace(s) + "*/", // with a space: /*+ begins a hint
			"$$" + strings.ReplaceAll(s, "$", "") + "$$",
		} {
			pieces, err := lexer.Split("?"+text+"?", lexer.Positional)
			if err != nil || len(pieces) != 3 || pieces[1] != text {
				t.Fatalf("%q: %q, %v", text, pieces, err)
			}
		}
	})
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"a?::INT /*+ x */ r'", "'\\", "$a$ x $a$", "1.e+3BD", "s3://a :b", "/*/**/*/", "`a``", "--\\\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var b strings.Builder
		for tok, err := range lexer.Tokens(text) {
			if tok.Offset != b.Len() {
				t.Fatalf("token %q at %d, want %d", tok.Text, tok.Offset, b.Len())
			}
			b.WriteString(tok.Text)
			var unterminated *lexer.Error
			if err != nil && !errors.As(err, &unterminated) {
				t.Fatalf("error %T", err)
			}
			if err == nil && tok.Text == "" {
				t.Fatal("empty token")
			}
		}
		if b.String() != text {
			t.Fatalf("tokens are %q", b.String())
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("SELECT o.id, 'a''b' FROM `main`.`sales`.`orders` AS o WHERE o.id = ? AND o.v:a.b > 1.5 -- x\n", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := lexer.Split(text, lexer.Positional); err != nil {
			b.Fatal(err)
		}
	}
}
