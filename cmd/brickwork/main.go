// Command brickwork runs a local SQL warehouse, shows what the library does, and
// reads catalogs. Run it without arguments for its commands.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/spf13/cobra"
)

func main() {
	log.SetOutput(io.Discard) // net/http on the driver's transport; errors are returned as well
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the next signal does not ask
	os.Exit(run(ctx, os.Args[1:]))
}

// run is the exit code of the command with these arguments.
func run(ctx context.Context, args []string) int {
	cmd := root()
	out := output{to: os.Stdout}
	cmd.SetArgs(args)
	cmd.SetOut(&out)
	return status(out.result(cmd.ExecuteContext(ctx)), os.Stderr)
}

// status is the exit code after err: 0, one that a command has chosen, or 1.
// Errors are printed.
func status(err error, out io.Writer) int {
	var code exitCode
	switch {
	case err == nil:
		return 0
	case errors.As(err, &code):
		return int(code)
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(out, "brickwork: interrupted")
	default:
		fmt.Fprintln(out, "brickwork:", quote.Printable(err.Error(), '\n', '\t'))
	}
	return 1
}

// exitCode is an exit code that is not an error of ours.
type exitCode int

func (c exitCode) Error() string { return fmt.Sprintf("exit code %d", int(c)) }

func root() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "brickwork",
		Short: "Typed Databricks SQL for Go: snapshots of catalogs, code for tables, drift, a local warehouse",
		Long: `Read catalogs into snapshot files, write typed Go code for their tables, say how
catalogs differ, and run a local SQL warehouse to try it on.`,
		Example: `  brickwork reflect main.json.gz           # read the current catalog
  brickwork gen --snapshot main.json.gz    # write Go code for its tables
  brickwork diff main.json.gz live         # what has changed since?
  brickwork demo                           # all of it, on a local warehouse`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	cmd.CompletionOptions.DisableDefaultCmd = true
	cmd.AddCommand(demoCommand(), diffCommand(), gapsCommand(), genCommand(), reflectCommand(), warehouseCommand())
	return cmd
}

// version is that of the module, "(devel)" in its own tree.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	return info.Main.Version
}
