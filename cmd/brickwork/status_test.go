package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStatus(t *testing.T) {
	type result struct {
		Code int
		Text string
	}
	for name, c := range map[string]struct {
		err  error
		want result
	}{
		"none":               {nil, result{}},
		"a code":             {exitCode(7), result{Code: 7}},
		"of another program": {fmt.Errorf("mvn: %w", &exec.ExitError{}), result{1, "brickwork: mvn: <nil>\n"}},
		"interrupted":        {fmt.Errorf("reflect: %w", context.Canceled), result{1, "brickwork: interrupted\n"}},
		"of several lines":   {errors.New("a\x1b[31m\n\tb"), result{1, "brickwork: a\\x1b[31m\n\tb\n"}},
	} {
		var out strings.Builder
		code := status(c.err, &out)
		if d := cmp.Diff(c.want, result{code, out.String()}); d != "" {
			t.Errorf("%s\n%s", name, d)
		}
	}
}
