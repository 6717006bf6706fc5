package main

import (
	"context"
	"fmt"
	"io"
	"slices"
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

// flags adds the flags that say what is read; the texts are what is read without them.
func (l *live) flags(cmd *cobra.Command, level, catalog, include string) {
	l.urlFlag(cmd)
	cmd.Flags().StringVar(&l.level, "level", "", "how much is read: names, bulk, nested or deep (default "+level+")")
	cmd.Flags().StringSliceVar(&l.catalogs, "catalog", nil, "catalogs that are read (default "+catalog+")")
	cmd.Flags().StringSliceVar(&l.include, "include", nil, `patterns "schema.table" of what is read, with * and ? (default `+include+`)`)
	cmd.Flags().StringSliceVar(&l.exclude, "exclude", nil, `patterns "schema.table" of what is not read`)
	cmd.Flags().BoolVar(&l.grants, "grants", false, "read who has which privileges, too")
	cmd.Flags().IntVar(&l.parallel, "parallel", 4, "statements at a time")
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
func (l *live) options() (reflect.Options, error) {
	o := reflect.Options{Level: reflect.Deep, Catalogs: l.catalogs, Include: l.include, Exclude: l.exclude, Grants: l.grants, Parallel: l.parallel}
	if l.level != "" && o.Level.UnmarshalText([]byte(l.level)) != nil {
		return o, fmt.Errorf("level %q is none of names, bulk, nested and deep", l.level)
	}
	if l.parallel < 0 {
		return o, fmt.Errorf("%d statements at a time are none", l.parallel)
	}
	for _, p := range slices.Concat(l.include, l.exclude) {
		if strings.Count(p, ".") > 1 {
			return o, fmt.Errorf(`pattern %q is not "schema.table": --catalog says which catalogs are read; for a dot in a name, write ?`, p)
		}
	}
	return o, nil
}

// read reads the catalogs, or what has changed in them since old, if there is one.
func (l *live) read(ctx context.Context, old *reflect.Snapshot, progress io.Writer) (*reflect.Snapshot, error) {
	o, err := l.options()
	if err != nil {
		return nil, err
	}
	db, err := l.open()
	if err != nil {
		return nil, err
	}
	defer db.Close()
	if line := statusLineOn(progress); line != nil {
		o.Progress = line.show
		defer line.clear()
	}
	if old != nil {
		return old.Refresh(ctx, db, o)
	}
	return reflect.Reflect(ctx, db, o)
}

// like is l which reads, where it does not say what, as much as s holds.
func (l live) like(s *reflect.Snapshot) live {
	if l.level == "" {
		l.level = s.Level.String()
	}
	o := reflect.Options{Catalogs: l.catalogs, Include: l.include, Exclude: l.exclude, Grants: l.grants}.Like(s)
	l.catalogs, l.include, l.exclude, l.grants = o.Catalogs, o.Include, o.Exclude, o.Grants
	return l
}
