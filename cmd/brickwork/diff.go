package main

import (
	"context"
	"encoding/json"
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
compared. That one side knows less is a change, too, if both have one level.

` + connecting + `

Exit codes: 0 no change, 1 error, 2 drift.

Kinds of changes, for --ignore:

` + kinds(),
		Example: `  brickwork diff old.json.gz new.json.gz
  brickwork diff main.json.gz live
  brickwork diff --sql main.json.gz live       # statements that lead from the file to what is there now
  brickwork diff --ignore OwnerChanged,TagChanged --json main.json.gz live`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := c.compared()
			if err != nil {
				return err
			}
			old, recent, err := c.snapshots(cmd.Context(), args[0], args[1], cmd.InOrStdin(), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			if old.Level != recent.Level { // they know different facts, which is no change
				o.Ignore = append(o.Ignore, reflect.CoverageChanged)
			}
			return c.print(cmd.OutOrStdout(), recent, reflect.Diff(old, recent, o))
		},
	}
	c.flags(cmd, "that of the file", "those of the file", "the schemas of the file")
	cmd.Flags().StringSliceVar(&c.ignore, "ignore", nil, "kinds of changes that do not count")
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

// compared is what is compared.
func (c *comparison) compared() (reflect.DiffOptions, error) {
	o := reflect.DiffOptions{Renames: c.renames, Ignore: make([]reflect.ChangeKind, len(c.ignore))}
	for i, name := range c.ignore {
		if o.Ignore[i].UnmarshalText([]byte(name)) != nil || o.Ignore[i] == 0 {
			return o, fmt.Errorf("ignore: no kind of change is called %q: see brickwork diff --help", name)
		}
	}
	return o, nil
}

// print prints the changes that lead to a snapshot. Some are exit code 2.
func (c *comparison) print(out io.Writer, to *reflect.Snapshot, changes []reflect.Change) (err error) {
	switch {
	case c.sql:
		err = printPlan(out, to, changes)
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

// kinds is the kinds of changes, some in a line.
func kinds() string {
	var b strings.Builder
	column := 0
	for k := reflect.ChangeKind(1); k.String() != ""; k++ {
		if column += len(k.String()) + 2; column > 80 {
			b.WriteString("\n")
			column = len(k.String()) + 2
		}
		b.WriteString("  " + k.String())
	}
	return b.String()
}

// snapshots is both sides.
func (c *comparison) snapshots(ctx context.Context, from, to string, in io.Reader, progress io.Writer) (old, recent *reflect.Snapshot, err error) {
	switch {
	case from == to && (from == now || from == stream):
		return nil, nil, fmt.Errorf("diff: both sides are %q", from)
	case from == now:
		recent, old, err = c.against(ctx, to, in, progress)
	case to == now:
		old, recent, err = c.against(ctx, from, in, progress)
	default:
		if old, err = load(from, in); err == nil {
			recent, err = load(to, in)
		}
	}
	return old, recent, err
}

// against reads a file, and the catalogs that are in it.
func (c *comparison) against(ctx context.Context, file string, in io.Reader, progress io.Writer) (s, live *reflect.Snapshot, err error) {
	if s, err = load(file, in); err != nil {
		return nil, nil, err
	}
	l := c.like(s)
	live, err = l.read(ctx, nil, progress)
	return s, live, err
}

// printJSON prints a line for each change. Empty parts of names are left out.
func printJSON(out io.Writer, changes []reflect.Change) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	for _, c := range changes {
		if err := e.Encode(struct {
			Impact  reflect.Impact     `json:"impact"`
			Kind    reflect.ChangeKind `json:"kind"`
			Catalog string             `json:"catalog"`
			Schema  string             `json:"schema,omitempty"`
			Name    string             `json:"name,omitempty"`
			Path    []string           `json:"path,omitempty"`
			From    string             `json:"from"`
			To      string             `json:"to"`
		}{c.Impact, c.Kind, c.Name.Catalog, c.Name.Schema, c.Name.Name, c.Path, c.From, c.To}); err != nil {
			return err
		}
	}
	return nil
}

// printPlan prints the statements that make changes, and the changes that none
// makes; if one cannot be written, nothing.
func printPlan(out io.Writer, to *reflect.Snapshot, changes []reflect.Change) error {
	stmts, rest := reflect.Plan(to, changes)
	var plan strings.Builder
	for _, s := range stmts {
		text, err := dialect.Literals(s)
		if err != nil {
			return err
		}
		fmt.Fprintln(&plan, text+";")
	}
	for _, c := range rest {
		fmt.Fprintln(&plan, "-- not planned:", c)
	}
	_, err := io.WriteString(out, plan.String())
	return err
}
