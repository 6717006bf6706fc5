package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// grid is a result as a table of text: cells of one column have one width.
type grid struct {
	head []string
	rows [][]string
}

func (g *grid) add(cells ...any) {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = cell(c)
	}
	g.rows = append(g.rows, row)
}

// cell is v for people.
func cell(v any) string {
	if v == nil {
		return "NULL"
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
	line := func(row []string) {
		var b strings.Builder
		for i, c := range row {
			b.WriteString("  " + c + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c)))
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
	line(g.head)
	rule := make([]string, len(widths))
	for i, n := range widths {
		rule[i] = strings.Repeat("─", n)
	}
	line(rule)
	for _, row := range g.rows {
		line(row)
	}
}
