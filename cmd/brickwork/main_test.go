package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"brickwork": main})
}

// The commands, offline: testdata/script has a script for each. $SLOW and $HUNG
// are URLs of warehouses that do not answer within the test, $DENYING of one
// that tells the name of its catalog and no more.
func TestScripts(t *testing.T) {
	slow, hung := engine.NewScript(engine.Reply{To: "*", Delay: time.Hour}), engine.NewScript(engine.Reply{To: "*", Delay: time.Hour})
	denying := engine.NewScript(engine.Reply{
		To: "SELECT current_catalog(), *", Columns: engine.Columns("a STRING", "b STRING", "c STRING"), Rows: [][]any{{"main", "ada", "4.0"}},
	}, engine.Reply{To: "*", Err: engine.NewError("INSUFFICIENT_PERMISSIONS", "42501", "No.")})
	runScripts(t, "testdata/script", commands{"asked": asked(hung)},
		"SLOW="+url(t, slow), "HUNG="+url(t, hung), "DENYING="+url(t, denying))
}

// The commands on Spark.
func TestLiveScripts(t *testing.T) {
	harness.Open(t)
	if !harness.Local() {
		t.Skip("is about the local warehouse")
	}
	var home []string // where Spark and what it is started with are
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "JAVA_HOME"} {
		if value, ok := os.LookupEnv(name); ok {
			home = append(home, name+"="+value)
		}
	}
	runScripts(t, "testdata/live", commands{}, home...)
}

// url is that of a warehouse on e.
func url(t *testing.T, e engine.Engine) string {
	t.Helper()
	w, err := warehouse.Start(context.Background(), warehouse.Options{Engine: e})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w.URL()
}

// commands are those of scripts.
type commands map[string]func(*testscript.TestScript, bool, []string)

// runScripts runs the scripts of a directory with variables in their environment.
func runScripts(t *testing.T, dir string, more commands, vars ...string) {
	more["exits"], more["terminal"] = exits, onTerminal
	testscript.Run(t, testscript.Params{
		Dir:  dir,
		Cmds: more,
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, vars...)
			e.Values[environment{}] = e.Vars
			return nil
		},
	})
}

// asked is the command of scripts that waits until e is given a statement.
func asked(e *engine.Script) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, not bool, args []string) {
		for end := time.Now().Add(time.Minute); len(e.Statements()) == 0; time.Sleep(10 * time.Millisecond) {
			if len(args) > 0 || not || time.Now().After(end) {
				ts.Fatalf("no statement, or more than: asked")
			}
		}
	}
}

// environment is the key of a script's first environment.
type environment struct{}

// exits is the command of scripts that runs another and wants its exit code.
func exits(ts *testscript.TestScript, not bool, args []string) {
	if len(args) < 2 || not {
		ts.Fatalf("usage: exits code command [argument …]")
	}
	wantCode(ts, args[0], ts.Exec(args[1], args[2:]...))
}

func wantCode(ts *testscript.TestScript, want string, err error) {
	code := 0
	if e := (*exec.ExitError)(nil); errors.As(err, &e) {
		code = cmp.Or(max(e.ExitCode(), 0), int(childCode(e)))
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != want {
		ts.Fatalf("exit code %d, want %s", code, want)
	}
}
