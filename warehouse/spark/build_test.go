package spark

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestPrune(t *testing.T) {
	cache := t.TempDir()
	now := time.Now()
	for name, age := range map[string]time.Duration{"spark-old": 48 * time.Hour, "spark-new": time.Hour} {
		dir := filepath.Join(cache, name)
		if err := os.MkdirAll(filepath.Join(dir, "src"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(dir, now, now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	prune(cache, now.Add(-24*time.Hour))
	left, err := filepath.Glob(filepath.Join(cache, "*"))
	if err != nil || len(left) != 1 || filepath.Base(left[0]) != "spark-new" {
		t.Error(left, err)
	}
}

// TestLoadMissingJar has a jar of the class path disappear, as when somebody
// clears Maven's repository.
func TestLoadMissingJar(t *testing.T) {
	p := &program{dir: t.TempDir()}
	jar := filepath.Join(t.TempDir(), "a.jar")
	for _, file := range []string{jar, filepath.Join(p.dir, engineJar), p.dir + ".lock"} {
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(p.dir, classPath), []byte(jar+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := p.load(); err != nil || p.jars != jar {
		t.Error(p.jars, err)
	}
	if err := os.Remove(jar); err != nil {
		t.Fatal(err)
	}
	if p.load() == nil {
		t.Error("no error")
	}
}

func TestSplit(t *testing.T) {
	for _, test := range []struct {
		in   string
		want int // blocks, -1 for an error
	}{
		{"", 0},
		{"\x00\x00\x00\x00", 1},
		{"\x00\x00\x00\x02ab\x00\x00\x00\x01c", 2},
		{"\x00\x00", -1},
		{"\x00\x00\x00\x02a", -1},
		{"\xff\xff\xff\xffa", -1},
	} {
		blocks, err := split([]byte(test.in))
		if (err != nil) != (test.want < 0) || err == nil && len(blocks) != test.want {
			t.Errorf("%q: %q, %v", test.in, blocks, err)
		}
	}
}

func FuzzReadAnswer(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x02{}\x00\x00\x00\x01c"))
	f.Add([]byte("\x00\x00\x00\x0e{\"rows\":[1,2]}\x00\x00\x00\x00\x00\x00\x00\x01a\x00\x00\x00\x01b"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := readAnswer(b)
		if (r == nil) == (err == nil) {
			t.Error(r, err)
		}
	})
}
