package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestInSchemas(t *testing.T) {
	for _, c := range []struct{ in, want []string }{
		{nil, nil},
		{[]string{"orders", "sales.*", "main.sales.o*", "*.*.tmp_*"}, []string{"*.orders", "sales.*", "sales.o*", "*.tmp_*"}},
		{[]string{"sales.*", "main.a.b.c"}, nil}, // a name with a dot in it
	} {
		if d := cmp.Diff(c.want, inSchemas(c.in)); d != "" {
			t.Errorf("%q\n%s", c.in, d)
		}
	}
}
