package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/reflect"
	"golang.org/x/term"
)

// isTerminal reports whether w is a terminal.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// statusLine is the last line of a terminal, which says how far something has come.
type statusLine struct {
	out   io.Writer
	width func() int
}

// statusLineOn is a line on w, nil if there is none: on what is no terminal, or
// one that cannot clear a line.
func statusLineOn(w io.Writer) *statusLine {
	if !isTerminal(w) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	return &statusLine{w, func() int {
		width, _, err := term.GetSize(int(w.(*os.File).Fd()))
		if err != nil || width <= 0 {
			return 80
		}
		return width
	}}
}

const clearLine = "\r\033[K"

// show replaces what the line says. It stays one line.
func (l *statusLine) show(p reflect.Progress) {
	text := []rune(quote.Printable(fmt.Sprintf("%s: %d statements, %d rows, %d tables, %.1f s",
		strings.TrimSpace(p.Catalog+" "+p.Phase), p.Statements, p.Rows, p.Tables, p.Elapsed.Seconds())))
	fmt.Fprint(l.out, clearLine+string(text[:min(len(text), l.width()-1)]))
}

func (l *statusLine) clear() { fmt.Fprint(l.out, clearLine) }
