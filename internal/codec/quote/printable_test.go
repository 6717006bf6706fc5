package quote_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
)

func TestPrintable(t *testing.T) {
	got := map[string]string{}
	for _, text := range []string{"", "größe `a` \"b\" 表", "a\nb\r\x1b[31m\u202e\u2028\x00", "\xff"} {
		got[text] = quote.Printable(text)
	}
	want := map[string]string{
		"": "", "größe `a` \"b\" 表": "größe `a` \"b\" 表",
		"a\nb\r\x1b[31m\u202e\u2028\x00": `a\nb\r\x1b[31m\u202e\u2028\x00`, "\xff": "�",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff("a\n\tb\\r", quote.Printable("a\n\tb\r", '\n', '\t')); d != "" {
		t.Error(d)
	}
}
