package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/spf13/cobra"
)

func warehouseCommand() *cobra.Command {
	var o warehouse.Options
	cmd := &cobra.Command{
		Use:   "warehouse [flags] [-- command [argument …]]",
		Short: "Start a local SQL warehouse, for a command or until it is interrupted",
		Long: `Start a local SQL warehouse: Spark and Delta Lake behind the protocol of
Databricks. It needs a JDK (17 or newer) and Maven; the first start downloads
some 300 MB of libraries and keeps them in the Maven repository.

Without a command it prints how to connect and runs until it is interrupted.
With one it runs the command with the environment variables DATABRICKS_* set,
stops when the command ends, and exits with its exit code.`,
		Example: `  brickwork warehouse
  brickwork warehouse --catalogs main,dev
  brickwork warehouse -- go test ./...`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runWarehouse(cmd.Context(), o, args, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringSliceVar(&o.Catalogs, "catalogs", nil, "catalogs there are (default main,dev,samples,system)")
	cmd.Flags().StringVar(&o.Addr, "addr", "", "address to listen at (default a free port of 127.0.0.1)")
	cmd.Flags().StringVar(&o.Token, "token", "", "token that clients must show (default a random one)")
	return cmd
}

// runWarehouse runs args on a warehouse, or the warehouse until ctx is done.
func runWarehouse(ctx context.Context, o warehouse.Options, args []string, out, progress io.Writer) error {
	w, err := startWarehouse(ctx, o, progress)
	if err != nil {
		return err
	}
	defer w.Close()
	if len(args) > 0 {
		return runChild(ctx, w, args)
	}
	fmt.Fprintf(out, "The warehouse is running. Connect by the driver's DSN\n\n  %s\n\nby URL\n\n  %s\n\nor by these environment variables:\n\n", w.DSN(), w.URL())
	for _, v := range w.Env() {
		name, value, _ := strings.Cut(v, "=")
		fmt.Fprintf(out, "  export %s='%s'\n", name, value)
	}
	fmt.Fprintln(out, "\nIt stops when it is interrupted.")
	<-ctx.Done()
	return nil
}

// startWarehouse starts a warehouse and says on progress what is done.
func startWarehouse(ctx context.Context, o warehouse.Options, progress io.Writer) (*warehouse.Warehouse, error) {
	start := time.Now()
	o.Shared = true
	o.Progress = func(step string) { fmt.Fprintf(progress, "warehouse: %s …\n", step) }
	w, err := warehouse.Start(ctx, o)
	if err == nil {
		fmt.Fprintf(progress, "warehouse: ready after %.1f s\n", time.Since(start).Seconds())
	}
	return w, err
}

// runChild runs args with the variables of w in its environment. When ctx is
// done the command is interrupted, and killed if that does not help.
func runChild(ctx context.Context, w *warehouse.Warehouse, args []string) error {
	child := exec.CommandContext(ctx, args[0], args[1:]...)
	child.Env = append(os.Environ(), w.Env()...)
	child.Stdin, child.Stdout, child.Stderr = os.Stdin, os.Stdout, os.Stderr
	child.Cancel = func() error { return child.Process.Signal(os.Interrupt) }
	child.WaitDelay = 10 * time.Second
	return child.Run()
}
