//go:build unix

package spark

import (
	"bufio"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// startChild starts such a program, and returns it with its Java process.
func startChild(t *testing.T, kind string) (cmd *exec.Cmd, java int) {
	t.Helper()
	needsJava(t)
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+kind)
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	var private bool
	if _, err2 := fmt.Sscan(line, new(string), &java, &private); err != nil || err2 != nil {
		t.Fatal(line, err, err2)
	}
	return cmd, java
}

// waitForEnd returns when the process is gone.
func waitForEnd(t *testing.T, pid int) {
	t.Helper()
	for range 600 {
		if errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) || isZombie(pid) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("Java process %d is still there", pid)
}

// isZombie tells of a process that has ended and that nobody waited for, as an
// orphan in a container without an init process.
func isZombie(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err == nil && strings.Contains(string(stat), ") Z ")
}

func TestDiesWithParent(t *testing.T) {
	cmd, java := startChild(t, "private")
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	waitForEnd(t, java)
}

// TestOneSharedProcess has two programs come at the same moment, so that one
// starts the Java process that both use, and none use it in the end.
func TestOneSharedProcess(t *testing.T) {
	kind := fmt.Sprintf("shared c%d", os.Getpid())
	type started struct {
		cmd  *exec.Cmd
		java int
	}
	first := make(chan started)
	go func() {
		cmd, java := startChild(t, kind)
		first <- started{cmd, java}
	}()
	cmd, java := startChild(t, kind)
	other := <-first
	if java != other.java {
		t.Errorf("Java processes %d and %d", java, other.java)
	}
	cmd.Process.Kill()
	cmd.Wait()
	if err := syscall.Kill(java, 0); err != nil {
		t.Errorf("it ended with the first of its users: %v", err)
	}
	other.cmd.Process.Kill()
	waitForEnd(t, java)
	_, again := startChild(t, kind) // finds the file that the ended one left
	if again == java {
		t.Error("a process that has ended was found")
	}
}

func TestSecret(t *testing.T) {
	resp, err := http.Post("http://"+loopback(started(t).at.Port)+"/sessions", "application/json", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusUnauthorized {
		t.Error(resp.Status)
	}
	wrong := started(t).at
	wrong.Secret = "guess"
	if e, err := connect(t.Context(), wrong); err == nil {
		e.Close()
		t.Error("a lease without the secret")
	}
}

func TestStaleEndpoint(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shared.json")
	for _, text := range []string{"", "{", `{"port": 1, "lease": 1, "pid": 1, "secret": "x"}`} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := rejoin(t.Context(), path); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}

func TestMissingTools(t *testing.T) {
	java := fakeCommand(t, "java", `echo 'openjdk version "11.0.2" 2019-01-15' >&2`)
	for _, test := range []struct{ path, home, want string }{
		{t.TempDir(), "", "spark: a Java development kit, 17 or later, is needed: no java on PATH"},
		{t.TempDir(), "/none", "spark: a Java development kit, 17 or later, is needed: no java in JAVA_HOME (/none)"},
		{java, "", `spark: Java 17 or later is needed: ` + filepath.Join(java, "java") + ` is version "11.0.2"`},
	} {
		t.Setenv("PATH", test.path)
		t.Setenv("JAVA_HOME", test.home)
		if _, err := Start(t.Context(), Options{}); err == nil || err.Error() != test.want {
			t.Errorf("%v, want %s", err, test.want)
		}
	}
	t.Setenv("JAVA_HOME", "")
	t.Setenv("PATH", fakeCommand(t, "mvn", "exit 1"))
	if _, err := findTools(); err == nil || !strings.Contains(err.Error(), "no javac on PATH") {
		t.Error(err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := findTools(); err == nil || !strings.Contains(err.Error(), "no mvn on PATH") {
		t.Error(err)
	}
}

// fakeCommand makes a directory with one command in it.
func fakeCommand(t *testing.T, name, body string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+body+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestOptions(t *testing.T) {
	if _, err := Start(t.Context(), Options{Catalogs: []string{"a-b"}}); err == nil || !strings.Contains(err.Error(), `"a-b"`) {
		t.Error(err)
	}
}

// TestStartFails has the Java process end before it is ready, and its words in
// the error.
func TestStartFails(t *testing.T) {
	p := &program{dir: t.TempDir(), java: filepath.Join(fakeCommand(t, "java", "echo no memory >&2; exit 1"), "java")}
	o, err := Options{}.complete()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.start(t.Context(), o); err == nil || !strings.Contains(err.Error(), "no memory") {
		t.Error(err)
	}
}

// TestPrepare is quick when the archive is there already.
func TestPrepare(t *testing.T) {
	needsJava(t)
	var steps []string
	if err := Prepare(t.Context(), func(step string) { steps = append(steps, step) }); err != nil {
		t.Fatal(err, steps)
	}
	p, err := build(t.Context(), func(step string) { t.Error(step) })
	if err != nil || !p.archived() {
		t.Error(err)
	}
}
