package main

import (
	"context"
	"fmt"
	"io"
	"os"

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
files, without a connection.

` + connecting + `

How much is read is the level:

  names    objects and their kinds
  bulk     all that a constant number of statements tells
  nested   also what is inside of structs
  deep     also identity and generated columns, defaults, properties, CHECK
           constraints and clustering, by some statements per table

What could not be read is listed in the file, and counted on a terminal.

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
	c.flags(cmd)
	cmd.Flags().BoolVar(&c.grants, "grants", false, "read who has which privileges, too")
	cmd.Flags().IntVar(&c.parallel, "parallel", 4, "statements at a time")
	cmd.Flags().BoolVar(&c.refresh, "refresh", false, "read again only what has changed since FILE was written")
	return cmd
}

// reflection is the command reflect.
type reflection struct {
	live
	refresh bool
}

func (c *reflection) run(ctx context.Context, file string, out, progress io.Writer) error {
	var old *reflect.Snapshot
	if c.refresh {
		var err error
		if old, err = reflect.Load(file); err != nil {
			return err
		}
	}
	s, err := c.read(ctx, old, progress)
	if err != nil {
		return err
	}
	if file == "-" {
		return s.Write(out)
	}
	if err := s.Save(file); err != nil {
		return err
	}
	if isTerminal(progress) {
		fmt.Fprintln(progress, file+":", summary(s))
	}
	return nil
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
	text := fmt.Sprintf("%d tables with %d columns, %d functions", tables, columns, functions)
	if n := len(s.Gaps) + len(s.Warnings); n > 0 {
		text += fmt.Sprintf("; %d remarks on what could not be read", n)
	}
	return text
}

// load reads a snapshot file; "-" is the standard input.
func load(file string) (*reflect.Snapshot, error) {
	if file == "-" {
		return reflect.Read(os.Stdin)
	}
	return reflect.Load(file)
}
