package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

// onTerminal is the command of scripts that runs another on a terminal, and
// wants its exit code. When the terminal shows a text that is not empty, Ctrl-C
// is pressed. What it showed is in the file terminal afterwards.
func onTerminal(ts *testscript.TestScript, not bool, args []string) {
	if len(args) < 3 || not {
		ts.Fatalf("usage: terminal code text command [argument …]")
	}
	cmd := exec.Command(args[2], args[3:]...)
	cmd.Env, cmd.Dir = append(ts.Value(environment{}).([]string), "TERM=xterm"), ts.MkAbs(".")
	screen, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if errors.Is(err, pty.ErrUnsupported) {
		ts.Logf("no terminals here")
		return
	}
	ts.Check(err)
	defer screen.Close()
	end := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer end.Stop()
	shown := watch(screen, args[1])
	ts.Check(os.WriteFile(ts.MkAbs("terminal"), shown, 0o644))
	wantCode(ts, args[0], cmd.Wait())
}

// watch is all that a terminal shows; Ctrl-C is pressed at text.
func watch(screen *os.File, text string) []byte {
	var shown []byte
	part, pressed := make([]byte, 4096), text == ""
	for {
		n, err := screen.Read(part)
		shown = append(shown, part[:n]...)
		if !pressed && bytes.Contains(shown, []byte(text)) {
			pressed = true
			screen.Write([]byte{3})
		}
		if err != nil { // that of a terminal which nobody has any more
			return shown
		}
	}
}

func TestStatusLine(t *testing.T) {
	var out strings.Builder
	line := statusLine{&out, func() int { return 20 }}
	line.show(reflect.Progress{Catalog: "größe", Phase: "bulk", Statements: 3})
	line.show(reflect.Progress{Phase: "bulk"})
	line.show(reflect.Progress{Catalog: "\x1b[2J\na"})
	line.clear()
	if d := cmp.Diff("\r\x1b[Kgröße bulk: 3 state\r\x1b[Kbulk: 0 statements,\r\x1b[K\\x1b[2J\\na: 0 state\r\x1b[K", out.String()); d != "" {
		t.Error(d)
	}
}

func TestStatusLineOn(t *testing.T) {
	screen, terminal, err := pty.Open()
	if errors.Is(err, pty.ErrUnsupported) {
		t.Skip("no terminals here")
	}
	null, nullErr := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err := errors.Join(err, nullErr); err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	defer screen.Close()
	defer terminal.Close()
	got := map[string]bool{}
	for name, w := range map[string]any{"terminal": terminal, "device": null, "buffer": new(bytes.Buffer)} {
		got[name] = isTerminal(w)
	}
	if d := cmp.Diff(map[string]bool{"terminal": true, "device": false, "buffer": false}, got); d != "" {
		t.Error(d)
	}
	for _, term := range []string{"xterm", "dumb"} {
		t.Setenv("TERM", term)
		if line := statusLineOn(terminal); (line != nil) != (term == "xterm") {
			t.Errorf("TERM=%s: %v", term, line)
		}
	}
	t.Setenv("TERM", "xterm")
	pty.Setsize(screen, &pty.Winsize{Rows: 5, Cols: 33})
	if width := statusLineOn(terminal).width(); width != 33 {
		t.Errorf("width %d", width)
	}
}
