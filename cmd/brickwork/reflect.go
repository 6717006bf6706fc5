package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/spf13/cobra"
)

func reflectCommand() *cobra.Command {
	c := reflection{}
	cmd := &cobra.Command{
		Use:   "reflect [flags] FILE",
		Short: "Read catalogs into a snapshot file",
		Long: `Read catalogs and write what is known of them to FILE: compressed if its name
ends in .gz, to the standard output if it is "-". The other commands read such
files, without a connection. FILE is replaced when all is read, and stays as it
is otherwise.

` + connecting + `

How much is read is the level:

  names    objects and their kinds
  bulk     all that a constant number of statements tells
  nested   also what is inside of structs
  deep     also identity and generated columns, defaults, properties, CHECK
           constraints and clustering, by some statements per table

With --refresh, only what has changed since FILE was written is read: the same
catalogs and patterns at the same level, unless flags say otherwise.

What could not be read, for lack of privileges say, is no error: the command
gaps lists it.

Exit codes: 0 the file is written, 1 error.`,
		Example: `  brickwork reflect main.json.gz
  brickwork reflect --catalog main,dev --include 'sales.*' sales.json
  brickwork reflect --refresh main.json.gz
  brickwork warehouse -- brickwork reflect --level bulk -`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.run(cmd.Context(), args[0], cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	c.flags(cmd, "deep", "the current one", "all")
	cmd.Flags().BoolVar(&c.refresh, "refresh", false, "read again only what has changed since FILE was written")
	return cmd
}

// reflection is the command reflect.
type reflection struct {
	live
	refresh bool
}

func (c *reflection) run(ctx context.Context, file string, out, progress io.Writer) error {
	if err := savable(file); err != nil {
		return err
	}
	s, err := c.snapshot(ctx, file, progress)
	if err != nil {
		return err
	}
	if err := save(s, file, out); err != nil {
		return err
	}
	if !isTerminal(progress) || file == stream {
		return nil
	}
	fmt.Fprintf(progress, "%s: %s\n", file, summary(s))
	if n := len(s.Gaps) + len(s.Warnings); n > 0 {
		fmt.Fprintf(progress, "%s: not all could be read: brickwork gaps %[1]s\n", file)
	}
	return nil
}

// snapshot reads the catalogs.
func (c *reflection) snapshot(ctx context.Context, file string, progress io.Writer) (*reflect.Snapshot, error) {
	if c.refresh {
		return c.again(ctx, file, progress)
	}
	s, err := c.read(ctx, nil, progress)
	if err == nil && c.include != nil && empty(s) {
		return nil, errors.New(`nothing matches --include: patterns are "schema.table", --catalog says of which catalogs`)
	}
	return s, err
}

// again reads what has changed since the file was written.
func (c *reflection) again(ctx context.Context, file string, progress io.Writer) (*reflect.Snapshot, error) {
	if file == stream {
		return nil, errors.New("--refresh needs a file")
	}
	old, err := load(file, nil)
	if err != nil {
		return nil, err
	}
	l := c.like(old)
	return l.read(ctx, old, progress)
}

// empty reports whether s has no schema.
func empty(s *reflect.Snapshot) bool {
	for _, c := range s.Catalogs {
		if len(c.Schemas) > 0 {
			return false
		}
	}
	return true
}
