package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The configurations in the documentation are read without an error.
func TestDocumentation(t *testing.T) {
	found := 0
	for _, doc := range []string{"../../README.md", "../../docs/gen.md"} {
		text, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(text), "```yaml\n")[1:] {
			yaml, _, _ := strings.Cut(part, "```")
			file := filepath.Join(t.TempDir(), "brickwork.yaml")
			if err := os.WriteFile(file, []byte(yaml), 0o644); err != nil {
				t.Fatal(err)
			}
			if _, err := readConfig(file); err != nil {
				t.Errorf("%s: %v", doc, err)
			}
			found++
		}
	}
	if found != 2 {
		t.Errorf("%d configurations, want 2", found)
	}
}
