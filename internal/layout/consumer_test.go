package layout

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const consumer = `package main

import (
	"fmt"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
)

func main() { fmt.Println(brickwork.ErrNoRows, builder.Select(builder.Lit(1))) }
`

// A program that imports the library gets what it needs and neither the command
// line's dependencies nor those of tests.
func TestConsumer(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a module; run without -short")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	mod := fmt.Sprintf("module consumer\n\ngo 1.25.0\n\nrequire github.com/brickwork-sql/brickwork v0.0.0\n\nreplace github.com/brickwork-sql/brickwork => %s\n", root)
	for name, text := range map[string]string{"go.mod": mod, "main.go": consumer} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	deps := goCommand(t, dir, "list", "-deps", "./...")
	for _, foreign := range []string{"github.com/spf13/", "rogpeppe/go-internal", "pgregory.net/rapid", "google/go-cmp", "brickwork/warehouse", "brickwork/cmd", "gopkg.in/yaml.v3"} {
		if strings.Contains(deps, foreign) {
			t.Errorf("a consumer depends on %s", foreign)
		}
	}
	if out := goCommand(t, dir, "run", "."); out != "sql: no rows in result set SELECT 1L\n" && out != "sql: no rows in result set SELECT 1\n" {
		t.Errorf("it prints %q", out)
	}
}

func goCommand(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, &stderr)
	}
	return string(out)
}
