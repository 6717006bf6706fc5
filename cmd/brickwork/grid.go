package main

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// grid is a result as a table of text: cells of one column have one width, and
// numbers stand at its right.
type grid struct {
	head  []string
	rows  [][]string
	right map[int]bool
}

func (g *grid) add(cells ...any) {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = cell(c)
		if isNumber(c) {
			g.toRight(i)
		}
	}
	g.rows = append(g.rows, row)
}

func (g *grid) toRight(column int) {
	if g.right == nil {
		g.right = map[int]bool{}
	}
	g.right[column] = true
}

func isNumber(v any) bool {
	_, ok := v.(decimal.Decimal)
	rv := reflect.ValueOf(v)
	return ok || rv.IsValid() && (rv.CanInt() || rv.CanFloat()) && !rv.Type().Implements(reflect.TypeFor[fmt.Stringer]())
}

// cell is v for people.
func cell(v any) string {
	if v == nil {
		return "NULL"
	}
	if d, ok := v.(decimal.Decimal); ok {
		return d.StringFixed(max(0, -d.Exponent()))
	}
	return strings.ReplaceAll(fmt.Sprint(v), "\n", " ")
}

func (g *grid) write(w io.Writer) {
	widths := make([]int, len(g.head))
	for _, row := range append([][]string{g.head}, g.rows...) {
		for i, c := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	g.line(w, g.head, widths)
	rule := make([]string, len(widths))
	for i, n := range widths {
		rule[i] = strings.Repeat("─", n)
	}
	g.line(w, rule, widths)
	for _, row := range g.rows {
		g.line(w, row, widths)
	}
}

func (g *grid) line(w io.Writer, row []string, widths []int) {
	var b strings.Builder
	for i, c := range row {
		blank := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c))
		if g.right[i] {
			c, blank = blank+c, ""
		}
		b.WriteString("  " + c + blank)
	}
	fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
}
