package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFolded(t *testing.T) {
	for in, want := range map[string]string{
		"":         "",
		"SELECT 1": "SELECT 1",
		"SELECT a FROM t WHERE b IN (SELECT b FROM u) LIMIT 1":            "SELECT a\n  FROM t\n  WHERE b IN (SELECT b FROM u)\n  LIMIT 1",
		"SELECT ' FROM (', `a FROM ` FROM t":                              "SELECT ' FROM (', `a FROM `\n  FROM t",
		"CREATE TABLE t (a INT COMMENT 'x, (y', m MAP<INT, INT>) USING d": "CREATE TABLE t (\n    a INT COMMENT 'x, (y',\n    m MAP<INT, INT>)\n  USING d",
		"CREATE TABLE t (a DECIMAL(3, 1))":                                "CREATE TABLE t (\n    a DECIMAL(3, 1))",
	} {
		if d := cmp.Diff(want, folded(in)); d != "" {
			t.Errorf("%s\n%s", in, d)
		}
	}
}
