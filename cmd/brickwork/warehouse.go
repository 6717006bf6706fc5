package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/spf13/cobra"
)

func warehouseCommand() *cobra.Command {
	var o warehouse.Options
	cmd := &cobra.Command{
		Use:   "warehouse [flags] [--] [command [argument …]]",
		Short: "Start a local SQL warehouse, for a command or until it is interrupted",
		Long: `Start a local SQL warehouse: Spark and Delta Lake behind the protocol of
Databricks. It needs a JDK (17 or newer) and Maven; the first start downloads
some 300 MB of libraries and keeps them in the Maven repository.

Without a command it prints how to connect and runs until it is interrupted.
With one it runs the command with these environment variables set, and stops
when the command ends:

  DATABRICKS_SERVER_HOSTNAME, DATABRICKS_HTTP_PATH, DATABRICKS_TOKEN,
  DATABRICKS_CATALOG, DATABRICKS_SCHEMA    what FromEnv and the other commands read
  DATABRICKS_DSN                           for sql.Open("databricks", …)

All warehouses of a user with the same catalogs share one Spark: they see the
same tables, which are gone a minute after the last of them has stopped.

Exit codes: that of the command, 128 and the number of the signal that ended it;
without a command 0 when it is interrupted; 1 error.`,
		Example: `  brickwork warehouse
  brickwork warehouse --catalogs main,dev
  brickwork warehouse -- go test ./...`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runWarehouse(cmd.Context(), o, args, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().SetInterspersed(false) // what follows the command belongs to it
	cmd.Flags().StringSliceVar(&o.Catalogs, "catalogs", nil, "catalogs there are (default main,dev,samples,system)")
	cmd.Flags().StringVar(&o.Addr, "addr", "", "address to listen at (default a free port of 127.0.0.1)")
	cmd.Flags().StringVar(&o.Token, "token", "", "token that clients must show (default a random one)")
	return cmd
}

// runWarehouse runs args on a warehouse, or the warehouse until ctx is done.
func runWarehouse(ctx context.Context, o warehouse.Options, args []string, out, progress io.Writer) error {
	if len(args) > 0 {
		if _, err := exec.LookPath(args[0]); err != nil {
			return err
		}
	}
	o.Shared = true
	w, err := startWarehouse(ctx, o, progress)
	if err != nil {
		return err
	}
	defer w.Close()
	if len(args) > 0 {
		return runChild(w, args)
	}
	fmt.Fprintf(out, "The warehouse is running. Connect by the driver's DSN\n\n  %s\n\nby URL\n\n  %s\n\nor by these environment variables:\n\n", w.DSN(), w.URL())
	for _, v := range w.Env() {
		name, value, _ := strings.Cut(v, "=")
		fmt.Fprintf(out, "  export %s='%s'\n", name, value)
	}
	if _, err := fmt.Fprintln(out, "\nIt stops when it is interrupted."); err != nil {
		return err // nobody knows where to connect
	}
	<-ctx.Done()
	return nil
}

// building is said when a command fails that the engine is built or started with.
const building = `The first start builds the engine, with a JDK (17 or newer) and Maven. Maven then
downloads some 300 MB of libraries, from where its settings.xml says; a start after
that needs no network.`

// startWarehouse starts a warehouse and says on progress what is done.
func startWarehouse(ctx context.Context, o warehouse.Options, progress io.Writer) (*warehouse.Warehouse, error) {
	start := time.Now()
	o.Progress = func(step string) { fmt.Fprintf(progress, "warehouse: %s …\n", step) }
	w, err := warehouse.Start(ctx, o)
	switch {
	case err == nil:
		fmt.Fprintf(progress, "warehouse: ready after %.1f s\n", time.Since(start).Seconds())
	case errors.As(err, new(*exec.ExitError)):
		err = fmt.Errorf("%w\n\n%s", err, building)
	}
	return w, err
}
