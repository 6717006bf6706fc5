package gen

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Report says which files differ, by their paths, sorted.
type Report struct{ Written, Removed, Same []string }

// Stale reports whether something differs.
func (r Report) Stale() bool { return len(r.Written)+len(r.Removed) > 0 }

// Write brings dir up to date: files that are the same are not touched, files
// that were generated into dir before and are no more are removed, others are left alone.
// Each file is complete at any time. A file that was not generated is in the way
// of one of the same name, which is an error before anything is written.
//
// With an error, the report says what was written and removed before it.
func Write(dir string, files []File) (done Report, err error) {
	r, err := Compare(dir, files)
	if err != nil {
		return Report{}, err
	}
	done.Same = r.Same
	for _, f := range files {
		if !slices.Contains(r.Written, f.Path) {
			continue
		}
		if err := write(filepath.Join(dir, filepath.FromSlash(f.Path)), f.Bytes); err != nil {
			return done, fmt.Errorf("gen: write: %w", err)
		}
		done.Written = append(done.Written, f.Path)
	}
	slices.Sort(done.Written)
	for _, p := range r.Removed {
		name := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.Remove(name); err != nil {
			return done, fmt.Errorf("gen: remove: %w", err)
		}
		done.Removed = append(done.Removed, p)
		os.Remove(filepath.Dir(name)) // fails if it is not empty
	}
	return done, nil
}

// Compare is what Write would do.
func Compare(dir string, files []File) (Report, error) {
	var r Report
	expected := map[string]bool{}
	for _, f := range files {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			return Report{}, fmt.Errorf("gen: path %q leads out of the directory", f.Path)
		}
		expected[f.Path] = true
		old, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Path)))
		switch {
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return Report{}, fmt.Errorf("gen: %w", err)
		case err == nil && bytes.Equal(old, f.Bytes):
			r.Same = append(r.Same, f.Path)
		case err == nil && !bytes.HasPrefix(old, []byte(header)):
			return Report{}, fmt.Errorf("gen: %s is in the way: it was not generated", filepath.Join(dir, filepath.FromSlash(f.Path)))
		default:
			r.Written = append(r.Written, f.Path)
		}
	}
	old, err := generated(dir)
	if err != nil {
		return Report{}, fmt.Errorf("gen: %w", err)
	}
	r.Removed = slices.DeleteFunc(old, func(p string) bool { return expected[p] })
	slices.Sort(r.Written)
	slices.Sort(r.Same)
	return r, nil
}

// write replaces a file at once.
func write(name string, text []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name()) // the first error counts
		}
	}()
	_, err = f.Write(text)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// generated is the files that were generated into dir. They are at most two
// directories deep; other modules, and what the go command ignores, are not looked at.
func generated(dir string) (paths []string, err error) {
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil || rel == "." {
			return err
		}
		if d.IsDir() {
			if strings.Count(rel, string(filepath.Separator)) > 1 || ignored(name, d.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		root, err := rootOf(name, d)
		if err != nil || root != filepath.Clean(dir) {
			return err
		}
		paths = append(paths, filepath.ToSlash(rel))
		return nil
	})
	slices.Sort(paths)
	return paths, err
}

func ignored(dir, name string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil || name == "testdata" || name == "vendor" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")
}

// rootOf is the directory that the file was generated into, "" if it was not generated.
func rootOf(name string, d fs.DirEntry) (string, error) {
	if !d.Type().IsRegular() || !strings.HasSuffix(name, ".go") {
		return "", nil
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	start := make([]byte, len(header)+len(rootMark)+len("../..,"))
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", err
	}
	root, ours := strings.CutPrefix(string(start[:n]), header+rootMark)
	if !ours {
		return "", nil
	}
	root, _, _ = strings.Cut(root, ",")
	return filepath.Join(filepath.Dir(name), filepath.FromSlash(root)), nil
}
