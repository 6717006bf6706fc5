package main

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// full takes some bytes, and then no more.
type full struct {
	bytes.Buffer
	space int
}

var errFull = errors.New("full")

func (f *full) Write(p []byte) (int, error) {
	n, _ := f.Buffer.Write(p[:min(len(p), f.space-f.Len())])
	if n < len(p) {
		return n, errFull
	}
	return n, nil
}

// What a command has not printed is its error, unless it has one.
func TestOutput(t *testing.T) {
	other := errors.New("other")
	for _, c := range []struct {
		space     int
		err, want error
		printed   string
	}{
		{99, nil, nil, "one\ntwo\n3\n"},
		{99, exitCode(2), exitCode(2), "one\ntwo\n3\n"},
		{6, nil, errFull, "one\ntw"},
		{6, exitCode(2), errFull, "one\ntw"},
		{6, other, other, "one\ntw"},
	} {
		to := full{space: c.space}
		out := output{to: &to}
		for _, line := range []string{"one", "two", "3"} {
			fmt.Fprintln(&out, line)
		}
		if got := out.result(c.err); got != c.want || to.String() != c.printed {
			t.Errorf("%d bytes, %v: %v, want %v\n%s", c.space, c.err, got, c.want, cmp.Diff(c.printed, to.String()))
		}
	}
}
