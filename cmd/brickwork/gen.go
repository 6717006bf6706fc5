package main

import (
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/reflect/gen"
	"github.com/spf13/cobra"
)

// defaultConfig is the configuration that is read if it is there.
const defaultConfig = "brickwork.yaml"

// sample is a configuration with all keys there are.
//
//go:embed sample.yaml
var sample string

func genCommand() *cobra.Command {
	var c generation
	cmd := &cobra.Command{
		Use:   "gen [flags]",
		Short: "Write Go code for tables",
		Long: `Write Go code for the tables and functions of a snapshot file, or of the
catalogs as they are now: typed columns, structs of rows, joins along foreign
keys. Files that are the same are not touched; of other files, only those that
this command wrote are ever removed.

The configuration is a YAML file. Its keys, all of which may be missing:

` + indent(strings.TrimSpace(sample)) + `

Paths in it are relative to it; flags win over it.

` + connecting + `

Exit codes: 0 the code is up to date, 1 error, 2 with --check: it is not.`,
		Example: `  brickwork gen --snapshot main.json.gz --dir internal/db
  brickwork gen --config db.yaml
  brickwork gen --check        # in CI: says which files differ and exits with 2

  //go:generate go tool brickwork gen      beside brickwork.yaml`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.run(cmd, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	c.flags(cmd)
	return cmd
}

// generation is the command gen.
type generation struct {
	live
	file   string
	config config // of the flags
	check  bool
}

func (c *generation) flags(cmd *cobra.Command) {
	c.urlFlag(cmd)
	f := cmd.Flags()
	f.StringVar(&c.file, "config", defaultConfig, "configuration; the default may be missing")
	f.StringVar(&c.config.Snapshot, "snapshot", "", "snapshot file (default what the catalogs are now)")
	f.StringSliceVar(&c.config.Catalogs, "catalog", nil, "catalogs that are read without a snapshot (default the current one)")
	f.StringVar(&c.config.Dir, "dir", "", "directory that is written (default .)")
	f.StringVar((*string)(&c.config.Module), "module", "", "import path of the directory (default by go.mod)")
	f.StringVar((*string)(&c.config.Package), "package", "", "one package of that name, instead of one per schema")
	f.StringSliceVar(&c.config.Include, "include", nil, `patterns "catalog.schema.table" of what is written`)
	f.StringSliceVar(&c.config.Exclude, "exclude", nil, `patterns "catalog.schema.table" of what is not`)
	f.BoolVar(&c.check, "check", false, "write nothing; exit with 2 if something would be written")
	cmd.MarkFlagsMutuallyExclusive("snapshot", "url")
	cmd.MarkFlagsMutuallyExclusive("snapshot", "catalog")
}

func (c *generation) run(cmd *cobra.Command, out, progress io.Writer) error {
	config, err := c.settings(cmd.Flags().Changed("config"))
	if err != nil {
		return err
	}
	s, err := c.snapshot(cmd.Context(), &config, cmd.InOrStdin(), progress)
	if err != nil {
		return err
	}
	files, err := gen.Generate(s, config.gen())
	if err != nil {
		return config.placed(err)
	}
	if c.check {
		return compare(config.Dir, files, out, progress)
	}
	report, err := gen.Write(config.Dir, files)
	list(out, "wrote", config.Dir, report.Written)
	list(out, "removed", config.Dir, report.Removed)
	return err
}

// compare lists what gen.Write would do, which is exit code 2.
func compare(dir string, files []gen.File, out, hint io.Writer) error {
	report, err := gen.Compare(dir, files)
	if err != nil || !report.Stale() {
		return err
	}
	list(out, "stale", dir, report.Written)
	list(out, "not generated any more", dir, report.Removed)
	fmt.Fprintln(hint, "brickwork: the code is not up to date: run this command without --check")
	return exitCode(2)
}

func list(out io.Writer, what, dir string, files []string) {
	for _, f := range files {
		fmt.Fprintf(out, "%s: %s\n", what, quote.Printable(filepath.Join(dir, f)))
	}
}

// settings is the configuration file with the flags on top.
func (c *generation) settings(required bool) (config, error) {
	s, err := readConfig(c.file)
	if err != nil && (required || !errors.Is(err, fs.ErrNotExist)) {
		return s, err
	}
	s.Snapshot, s.Dir = beside(c.file, s.Snapshot), beside(c.file, s.Dir)
	s.Snapshot = cmp.Or(c.config.Snapshot, s.Snapshot)
	if c.url != "" || c.config.Catalogs != nil {
		s.Snapshot = ""
	}
	if m := string(c.config.Module); m != "" && !isImportPath(m) {
		return s, fmt.Errorf("%q is not an import path", m)
	}
	s.Dir = cmp.Or(c.config.Dir, s.Dir, filepath.Dir(c.file))
	s.Module = cmp.Or(c.config.Module, s.Module, importPath(pathOf(s.Dir)))
	s.Package = cmp.Or(c.config.Package, s.Package)
	for _, o := range []struct{ flag, to *[]string }{
		{&c.config.Catalogs, &s.Catalogs}, {&c.config.Include, &s.Include}, {&c.config.Exclude, &s.Exclude},
	} {
		if *o.flag != nil {
			*o.to = *o.flag
		}
	}
	s.flagged = c.config.Include != nil
	return s, nil
}

// beside is the path as seen from the directory of file.
func beside(file, path string) string {
	if path == "" || path == stream || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(file), path)
}

// snapshot is what code is written for, and maybe more.
func (c *generation) snapshot(ctx context.Context, o *config, in io.Reader, progress io.Writer) (*reflect.Snapshot, error) {
	if o.Snapshot != "" {
		return load(o.Snapshot, in)
	}
	c.catalogs, c.include = o.Catalogs, inSchemas(o.Include)
	s, err := c.read(ctx, nil, progress)
	if errors.As(err, new(*brickwork.ConfigError)) {
		err = fmt.Errorf("no snapshot: %w", err)
	}
	return s, err
}

// inSchemas is patterns over "catalog.schema.table", of which the first parts may
// be left out, over "schema.table": they match no less. None are all.
func inSchemas(patterns []string) []string {
	var out []string
	for _, p := range patterns {
		parts := append([]string{"*", "*"}, strings.Split(p, ".")...)
		if len(parts) > 5 { // a name with dots in it
			return nil
		}
		out = append(out, strings.Join(parts[len(parts)-2:], "."))
	}
	return out
}
