package main

import (
	"os"
	"path"
	"path/filepath"

	"golang.org/x/mod/modfile"
)

// pathOf is the import path of a directory by the go.mod above it, "" if there is none.
func pathOf(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for root := dir; ; root = filepath.Dir(root) {
		if text, err := os.ReadFile(filepath.Join(root, "go.mod")); err == nil {
			below, _ := filepath.Rel(root, dir) // root is above
			return path.Join(modfile.ModulePath(text), filepath.ToSlash(below))
		}
		if root == filepath.Dir(root) {
			return ""
		}
	}
}
