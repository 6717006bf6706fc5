package main

import (
	"errors"
	"io"
)

// output is what a command prints to. After an error it takes no more, so that
// one look at the end tells whether all is printed.
type output struct {
	to  io.Writer
	err error
}

func (o *output) Write(p []byte) (n int, err error) {
	if o.err == nil {
		n, o.err = o.to.Write(p)
	}
	return n, o.err
}

// result is what a command returned, or why it could not print.
func (o *output) result(err error) error {
	if o.err != nil && (err == nil || errors.As(err, new(exitCode))) {
		return o.err
	}
	return err
}
