package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/reflect/gen"
	"github.com/spf13/cobra"
)

// defaultConfig is the configuration that is read if it is there.
const defaultConfig = "brickwork.yaml"

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

  snapshot: main.json.gz           # without it, the catalogs are read
  catalogs: [main]                 # that are read (default the current one)
  dir: internal/db                 # where the code goes (default ".")
  module: example.com/shop/internal/db    # import path of dir
  package: db                      # one package, instead of one per schema
  include: ["main.sales.*"]        # patterns of tables and functions
  exclude: ["*.*.tmp_*"]
  nulls: pointers                  # or sql: sql.Null[T]
  types:                           # other Go types; the first that matches decides
    - {column: customer_id, go: example.com/shop.CustomerID}
    - {table: "main.sales.*", type: "DECIMAL(*", tag: money, go: Money}
  rename:
    main.sales.orders: Purchases
    main.sales.orders.qty: Quantity
  tags: [json]                     # of struct fields, besides db
  rows: true                       # structs of rows to read
  inserts: true                    # structs of rows to insert

Paths in it are relative to it; flags win over it.

` + connecting + `

Exit codes: 0 the code is up to date, 1 error, 2 with --check: it is not.`,
		Example: `  brickwork gen --snapshot main.json.gz --dir internal/db --module example.com/shop/internal/db
  brickwork gen --config db.yaml
  brickwork gen --check        # in CI: says which files differ and exits with 2`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.run(cmd.Context(), cmd.Flags().Changed("config"), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	c.urlFlag(cmd)
	cmd.Flags().StringVar(&c.file, "config", defaultConfig, "configuration; the default may be missing")
	cmd.Flags().StringVar(&c.config.Snapshot, "snapshot", "", "snapshot file (default what the catalogs are now)")
	cmd.Flags().StringVar(&c.config.Dir, "dir", "", "directory that is written (default .)")
	cmd.Flags().StringVar(&c.config.Module, "module", "", "import path of the directory")
	cmd.Flags().StringVar(&c.config.Package, "package", "", "one package of that name, instead of one per schema")
	cmd.Flags().StringSliceVar(&c.config.Include, "include", nil, `patterns "catalog.schema.table" of what is written`)
	cmd.Flags().StringSliceVar(&c.config.Exclude, "exclude", nil, `patterns "catalog.schema.table" of what is not`)
	cmd.Flags().BoolVar(&c.check, "check", false, "write nothing; exit with 2 if something would be written")
	return cmd
}

// generation is the command gen.
type generation struct {
	live
	file   string
	config config // of the flags
	check  bool
}

func (c *generation) run(ctx context.Context, required bool, out, progress io.Writer) error {
	config, err := c.settings(required)
	if err != nil {
		return err
	}
	var s *reflect.Snapshot
	if config.Snapshot != "" {
		s, err = load(config.Snapshot)
	} else {
		c.catalogs = config.Catalogs
		s, err = c.read(ctx, nil, progress)
	}
	if err != nil {
		return err
	}
	files, err := gen.Generate(s, config.gen())
	if err != nil {
		return err
	}
	if c.check {
		report, err := gen.Compare(config.Dir, files)
		if err == nil && report.Stale() {
			err = exitCode(2)
		}
		list(out, "stale", "not generated any more", report)
		return err
	}
	report, err := gen.Write(config.Dir, files)
	list(out, "wrote", "removed", report)
	return err
}

func list(out io.Writer, written, removed string, r gen.Report) {
	for _, p := range r.Written {
		fmt.Fprintf(out, "%s: %s\n", written, p)
	}
	for _, p := range r.Removed {
		fmt.Fprintf(out, "%s: %s\n", removed, p)
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
	if c.url != "" && c.config.Snapshot == "" {
		s.Snapshot = ""
	}
	s.Dir = cmp.Or(c.config.Dir, s.Dir, filepath.Dir(c.file))
	s.Module, s.Package = cmp.Or(c.config.Module, s.Module), cmp.Or(c.config.Package, s.Package)
	if c.config.Include != nil {
		s.Include = c.config.Include
	}
	if c.config.Exclude != nil {
		s.Exclude = c.config.Exclude
	}
	return s, nil
}

// beside is the path as seen from the directory of file.
func beside(file, path string) string {
	if path == "" || path == "-" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(file), path)
}
