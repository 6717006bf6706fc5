package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPrintable(t *testing.T) {
	got := map[string]string{}
	for _, text := range []string{"", "größe `a` \"b\" 表", "a\nb\r\x1b[31m\u202e\u2028\x00", "\xff"} {
		got[text] = printable(text)
	}
	want := map[string]string{
		"": "", "größe `a` \"b\" 表": "größe `a` \"b\" 表",
		"a\nb\r\x1b[31m\u202e\u2028\x00": `a\nb\r\x1b[31m\u202e\u2028\x00`, "\xff": "�",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff("a\n\tb\\r", printable("a\n\tb\r", '\n', '\t')); d != "" {
		t.Error(d)
	}
}
