package quote

import (
	"testing"

	"pgregory.net/rapid"
)

func TestUnquote(t *testing.T) {
	tests := []struct {
		text, value string
		length      int
	}{
		{`'' rest`, "", 2},
		{`'it''s' x`, "it's", 7},
		{`'it\'s' x`, "it's", 7},
		{`"say ""x"""`, `say "x"`, 11},
		{"`a``b`:int", "a`b", 6},
		{"`a\\`", `a\`, 4},
		{`'\0\b\n\r\t\Z'`, "\x00\b\n\r\t\x1a", 14},
		{`'\%\_\\\x\é'`, `\%\_\xé`, 13},
		{`'\u00e9\U0001F600\101'`, "é😀A", 22},
		{`'\u00g9\U00110000\401'`, "u00g9U00110000401", 22},
		{`'\u0000' '`, "\x00", 8},
	}
	for _, test := range tests {
		value, length, ok := Unquote(test.text)
		if value != test.value || length != test.length || !ok {
			t.Errorf("Unquote(%s) = %q, %d, %v; want %q, %d", test.text, value, length, ok, test.value, test.length)
		}
	}
	for _, text := range []string{`'`, `'a`, `'\`, `'\'`, "`a``", `'\u00`, `'''`} {
		if value, _, ok := Unquote(text); ok {
			t.Errorf("Unquote(%s) = %q", text, value)
		}
	}
}

func TestQuotesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching("['\"`\\\\0-7\x00${}u]{0,12}")).Draw(t, "text")
		for _, text := range [][]byte{String(nil, s), Name(nil, s)} {
			value, length, ok := Unquote(string(text) + " ")
			if value != s || length != len(text) || !ok {
				t.Fatalf("%s reads as %q, %d, %v", text, value, length, ok)
			}
		}
	})
}

func TestIsPlain(t *testing.T) {
	for name, want := range map[string]bool{"a": true, "_A1": true, "": false, "1a": false, "a b": false, "é": false, "a-b": false, "a`": false} {
		if IsPlain(name) != want {
			t.Errorf("IsPlain(%q) = %v", name, !want)
		}
	}
}
