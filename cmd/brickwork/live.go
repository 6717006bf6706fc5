package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/spf13/cobra"
)

// live says which catalogs are read, and where.
type live struct {
	url                        string
	level                      string
	catalogs, include, exclude []string
	grants                     bool
	parallel                   int
}

const connecting = `It connects by --url, else by the environment variables
DATABRICKS_SERVER_HOSTNAME, DATABRICKS_HTTP_PATH, DATABRICKS_TOKEN,
DATABRICKS_CATALOG and DATABRICKS_SCHEMA. Other users of the machine may see the
token of a --url in the list of processes; they do not see the environment.`

// urlFlag adds --url.
func (l *live) urlFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&l.url, "url", "", "where to connect (default the environment variables DATABRICKS_*)")
}

// flags adds the flags that say what is read.
func (l *live) flags(cmd *cobra.Command) {
	l.urlFlag(cmd)
	cmd.Flags().StringVar(&l.level, "level", "", "how much is read: names, bulk, nested or deep (default deep)")
	cmd.Flags().StringSliceVar(&l.catalogs, "catalog", nil, "catalogs that are read (default the current one)")
	cmd.Flags().StringSliceVar(&l.include, "include", nil, `patterns "schema.table" of what is read, with * and ? (default all)`)
	cmd.Flags().StringSliceVar(&l.exclude, "exclude", nil, `patterns "schema.table" of what is not read`)
}

// open connects as l says.
func (l *live) open() (*brickwork.DB, error) {
	if l.url != "" {
		return brickwork.Open(l.url)
	}
	db, err := brickwork.FromEnv()
	if err != nil {
		return nil, fmt.Errorf("no --url: %w", err)
	}
	return db, nil
}

// options is l for package reflect.
func (l *live) options(progress io.Writer) (reflect.Options, error) {
	o := reflect.Options{Level: reflect.Deep, Catalogs: l.catalogs, Include: l.include, Exclude: l.exclude, Grants: l.grants, Parallel: l.parallel}
	if l.level != "" && o.Level.UnmarshalText([]byte(l.level)) != nil {
		return o, fmt.Errorf("level %q is none of names, bulk, nested and deep", l.level)
	}
	if isTerminal(progress) {
		o.Progress = func(p reflect.Progress) {
			fmt.Fprintf(progress, "\r\033[K%s: %d statements, %d rows, %d tables, %.1f s", strings.TrimSpace(p.Catalog+" "+p.Phase), p.Statements, p.Rows, p.Tables, p.Elapsed.Seconds())
		}
	}
	return o, nil
}

// read reads the catalogs, or what has changed in them since old, if there is one.
func (l *live) read(ctx context.Context, old *reflect.Snapshot, progress io.Writer) (s *reflect.Snapshot, err error) {
	o, err := l.options(progress)
	if err != nil {
		return nil, err
	}
	db, err := l.open()
	if err != nil {
		return nil, err
	}
	defer db.Close()
	if o.Progress != nil {
		defer fmt.Fprint(progress, "\r\033[K")
	}
	if old != nil {
		return old.Refresh(ctx, db, o)
	}
	return reflect.Reflect(ctx, db, o)
}

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
