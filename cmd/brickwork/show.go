package main

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"reflect"
	"strings"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/rowmap"
)

//go:embed queries.go
var queriesSource string

// source is the Go source of functions, by their names.
type source map[string]string

// readSource is the source of the queries.
func readSource() (source, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "queries.go", queriesSource, 0)
	if err != nil {
		return nil, fmt.Errorf("demo: %w", err)
	}
	s := source{}
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		var b bytes.Buffer
		if err := printer.Fprint(&b, set, f); err != nil {
			return nil, fmt.Errorf("demo: %w", err)
		}
		s[f.Name.Name] = b.String()
	}
	return s, nil
}

// show prints the Go source of the function name, and what s is sent as.
func (d *demo) show(name string, s builder.Stmt) error {
	c, err := dialect.Compile(s, dialect.Options{})
	if err != nil {
		return err
	}
	d.code(name)
	fmt.Fprintf(d.out, "%s\n", indent(folded(c.SQL)))
	for _, p := range c.Params {
		fmt.Fprintf(d.out, "    :%-3s %-8s %s\n", p.Name, p.Type, shortened(p.Value))
	}
	return nil
}

// code prints the Go source of the function name, if there is one.
func (d *demo) code(name string) {
	if code := d.source[name]; code != "" {
		fmt.Fprintf(d.out, "%s\n\n", indent(strings.ReplaceAll(code, "\t", "    ")))
	}
}

// showRows prints q with its source, runs it and prints the rows.
func showRows[T any](ctx context.Context, d *demo, title, name string, q builder.QueryOf[T]) error {
	d.title(title)
	if err := d.show(name, q); err != nil {
		return err
	}
	rows, err := brickwork.All(ctx, d.db, q)
	if err != nil {
		return err
	}
	fmt.Fprintln(d.out)
	g := gridOf(rows)
	g.write(d.out)
	return nil
}

// gridOf is rows, structs or not, as a table of text.
func gridOf[T any](rows []T) (g grid) {
	plan, err := rowmap.For(reflect.TypeFor[T]())
	if _, dynamic := any(*new(T)).(builder.AnyRow); dynamic || err != nil {
		return plainGrid(rows)
	}
	for _, f := range plan.Fields {
		g.head = append(g.head, f.Name)
	}
	for _, r := range rows {
		var cells []any
		for i := range plan.Fields {
			v, _ := plan.Fields[i].In(reflect.ValueOf(r))
			cells = append(cells, v.Interface())
		}
		g.add(cells...)
	}
	return g
}

// plainGrid is rows of several columns, or of one value, as a table of text.
func plainGrid[T any](rows []T) grid {
	g := grid{head: []string{"value"}}
	for i := range rows {
		row, ok := any(rows[i]).(builder.AnyRow)
		if !ok {
			g.add(rows[i])
			continue
		}
		g.head = nil
		for _, c := range row.Columns() {
			g.head = append(g.head, c.Name)
		}
		g.add(row.Values()...)
	}
	return g
}

func indent(text string) string {
	return "  " + strings.ReplaceAll(text, "\n", "\n  ")
}

// shortened is text, cut to what a line can show.
func shortened(text string) string {
	const most = 60
	if r := []rune(text); len(r) > most {
		return fmt.Sprintf("%s… (%d bytes)", string(r[:most]), len(text))
	}
	return text
}
