package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/spf13/cobra"
)

func diffCommand() *cobra.Command {
	var c comparison
	cmd := &cobra.Command{
		Use:   "diff [flags] OLD NEW",
		Short: "Say how two snapshots differ",
		Long: `Compare two snapshot files and print what has changed from OLD to NEW, a line for
each change, with what it means for statements that ran before it: harmless,
risky, breaking, or unsure where an object may only be hidden.

Either may be "live": the catalogs as they are now, those of the other file at
its level unless flags say otherwise. What either side does not know is not
compared.

` + connecting + `

Exit codes: 0 no change, 1 error, 2 drift.`,
		Example: `  brickwork diff old.json.gz new.json.gz
  brickwork diff main.json.gz live
  brickwork diff --sql dev.json.gz prod.json.gz     # statements that lead from dev to prod
  brickwork diff --ignore OwnerChanged,TagChanged --json main.json.gz live`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.run(cmd.Context(), args[0], args[1], cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	c.flags(cmd)
	cmd.Flags().StringSliceVar(&c.ignore, "ignore", nil, "kinds of changes that do not count, as ColumnMoved")
	cmd.Flags().BoolVar(&c.renames, "renames", true, "recognise renamed tables and columns")
	cmd.Flags().BoolVar(&c.json, "json", false, "print JSON, a line for each change")
	cmd.Flags().BoolVar(&c.sql, "sql", false, "print the statements that lead from OLD to NEW")
	cmd.MarkFlagsMutuallyExclusive("json", "sql")
	return cmd
}

// comparison is the command diff.
type comparison struct {
	live
	ignore             []string
	renames, json, sql bool
}

// now is the argument that stands for the catalogs as they are.
const now = "live"

func (c *comparison) run(ctx context.Context, from, to string, out, progress io.Writer) error {
	o, err := c.options()
	if err != nil {
		return err
	}
	old, recent, err := c.snapshots(ctx, from, to, progress)
	if err != nil {
		return err
	}
	changes := reflect.Diff(old, recent, o)
	switch {
	case c.sql:
		err = printPlan(out, recent, changes)
	case c.json:
		err = printJSON(out, changes)
	default:
		for _, change := range changes {
			fmt.Fprintln(out, change)
		}
	}
	if err == nil && len(changes) > 0 {
		return exitCode(2)
	}
	return err
}

func (c *comparison) options() (reflect.DiffOptions, error) {
	o := reflect.DiffOptions{Renames: c.renames, Ignore: make([]reflect.ChangeKind, len(c.ignore))}
	for i, name := range c.ignore {
		if o.Ignore[i].UnmarshalText([]byte(name)) != nil || o.Ignore[i] == 0 {
			return o, fmt.Errorf("ignore: no kind of change is called %q", name)
		}
	}
	return o, nil
}

// snapshots is both sides.
func (c *comparison) snapshots(ctx context.Context, from, to string, progress io.Writer) (old, recent *reflect.Snapshot, err error) {
	switch {
	case from == now && to == now:
		return nil, nil, errors.New("diff: both sides are live")
	case from == now:
		if recent, err = load(to); err == nil {
			old, err = c.like(ctx, recent, progress)
		}
	case to == now:
		if old, err = load(from); err == nil {
			recent, err = c.like(ctx, old, progress)
		}
	default:
		if old, err = load(from); err == nil {
			recent, err = load(to)
		}
	}
	return old, recent, err
}

// like reads the catalogs of s, at its level.
func (c *comparison) like(ctx context.Context, s *reflect.Snapshot, progress io.Writer) (*reflect.Snapshot, error) {
	l := c.live
	if l.catalogs == nil {
		for _, catalog := range s.Catalogs {
			l.catalogs = append(l.catalogs, catalog.Name)
		}
	}
	if l.level == "" {
		l.level = s.Level.String()
	}
	return l.read(ctx, nil, progress)
}

func printJSON(out io.Writer, changes []reflect.Change) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	for _, c := range changes {
		if err := e.Encode(c); err != nil {
			return err
		}
	}
	return nil
}

// printPlan prints the statements that make changes, and the changes that none makes.
func printPlan(out io.Writer, to *reflect.Snapshot, changes []reflect.Change) error {
	stmts, rest := reflect.Plan(to, changes)
	for _, s := range stmts {
		text, err := dialect.Literals(s)
		if err != nil {
			return err
		}
		fmt.Fprintln(out, text+";")
	}
	for _, c := range rest {
		fmt.Fprintln(out, "-- not planned:", strings.Join(strings.Fields(c.String()), " "))
	}
	return nil
}
