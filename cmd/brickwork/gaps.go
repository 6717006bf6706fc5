package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/spf13/cobra"
)

func gapsCommand() *cobra.Command {
	var l live
	cmd := &cobra.Command{
		Use:   "gaps [flags] FILE",
		Short: "List what could not be read into a snapshot",
		Long: `List what could not be read when the snapshot FILE was written, a line for each
object: why, of what, and which facts. What was odd follows as warnings. The
other commands take such facts for unknown, never for absent.

If FILE is "live", nothing was read yet: the current catalog is asked what it
would not tell, which takes seconds.

` + connecting + `

Exit codes: 0 all was read, 1 error, 2 something is listed.`,
		Example: `  brickwork gaps main.json.gz
  brickwork gaps live
  brickwork reflect main.json.gz && brickwork gaps main.json.gz    # in CI`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			gaps, warnings, err := l.gaps(cmd.Context(), args[0], cmd.InOrStdin())
			if err != nil {
				return err
			}
			return printGaps(cmd.OutOrStdout(), gaps, warnings)
		},
	}
	l.urlFlag(cmd)
	return cmd
}

// gaps is those of a file, or of the catalog as it is now.
func (l *live) gaps(ctx context.Context, file string, in io.Reader) ([]reflect.Gap, []reflect.Warning, error) {
	if file != now {
		s, err := load(file, in)
		if err != nil {
			return nil, nil, err
		}
		return s.Gaps, s.Warnings, nil
	}
	db, err := l.open()
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	gaps, err := reflect.Probe(ctx, db)
	return gaps, nil, err
}

// printGaps prints a line for each. Some are exit code 2.
func printGaps(out io.Writer, gaps []reflect.Gap, warnings []reflect.Warning) error {
	for _, g := range gaps {
		fmt.Fprintln(out, quote.Printable(gapLine(g)))
	}
	for _, w := range warnings {
		fmt.Fprintln(out, quote.Printable(fmt.Sprintf("warning: %s: %s", w.Object, w.Text)))
	}
	if len(gaps)+len(warnings) > 0 {
		return exitCode(2)
	}
	return nil
}

// gapLine is "denied: main.sales: masks (INSUFFICIENT_PERMISSIONS)".
func gapLine(g reflect.Gap) string {
	parts := []string{g.Reason.String()}
	if g.Object != (reflect.Name{}) {
		parts = append(parts, g.Object.String())
	}
	text := strings.Join(append(parts, g.Facts.String()), ": ")
	if g.Class != "" {
		text += " (" + g.Class + ")"
	}
	return text
}
