package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/brickwork-sql/brickwork/reflect"
)

// stream is the name of the standard input and output among files.
const stream = "-"

// load reads a snapshot file, or in if it is a stream. Errors name the file.
func load(file string, in io.Reader) (*reflect.Snapshot, error) {
	if file == stream {
		return read(in)
	}
	return reflect.Load(file)
}

// read reads a snapshot, compressed or not.
func read(in io.Reader) (*reflect.Snapshot, error) {
	b := bufio.NewReader(in)
	if start, _ := b.Peek(2); string(start) != "\x1f\x8b" { // what is wrong with in is found again by Read
		return reflect.Read(b)
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		return nil, err
	}
	return reflect.Read(z)
}

// save writes s to a file, or to out if it is a stream. Files are replaced at
// once; pipes and devices are written.
func save(s *reflect.Snapshot, file string, out io.Writer) error {
	if file == stream {
		return s.Write(out)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().IsRegular() {
		return s.Save(file)
	}
	f, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(s.Write(f), f.Close())
}

// savable says before a long reflection what would stop save.
func savable(file string) error {
	info, err := os.Stat(file)
	switch {
	case file == stream || err == nil && !info.IsDir() && !info.Mode().IsRegular():
		return nil
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a directory", file)
	}
	f, err := os.CreateTemp(filepath.Dir(file), ".brickwork-*")
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return fmt.Errorf("%s cannot be written: %w", file, pe.Err)
	} else if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// summary counts what is in s.
func summary(s *reflect.Snapshot) string {
	tables, columns, functions := 0, 0, 0
	for t := range s.Tables() {
		tables++
		columns += len(t.Columns)
	}
	for _, c := range s.Catalogs {
		for _, x := range c.Schemas {
			functions += len(x.Functions)
		}
	}
	return fmt.Sprintf("%s with %s, %s", count(tables, "table"), count(columns, "column"), count(functions, "function"))
}

// count is n things.
func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprint(n, " ", thing)
}
