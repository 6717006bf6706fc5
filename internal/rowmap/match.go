package rowmap

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Match is the index in p.Fields of the field for each column. Every column
// needs a field and every field a column, or the error is a [*MatchError].
func (p *Plan) Match(columns []string) ([]int, error) {
	e := &MatchError{Type: p.Type}
	indexes := make([]int, len(columns))
	column := make([]string, len(p.Fields)) // of each field
	taken := make([]bool, len(p.Fields))
	for i, c := range columns {
		f := p.Field(c)
		indexes[i] = f
		switch {
		case f < 0:
			e.Columns = append(e.Columns, c)
		case taken[f]:
			e.Doubles = append(e.Doubles, [2]string{column[f], c})
		default:
			taken[f], column[f] = true, c
		}
	}
	for i, ok := range taken {
		if !ok {
			e.Fields = append(e.Fields, p.Fields[i].GoName)
		}
	}
	if len(e.Columns)+len(e.Fields)+len(e.Doubles) == 0 {
		return indexes, nil
	}
	e.nearest(p, columns)
	return nil, e
}

// MatchError says which columns and fields of a struct do not meet.
type MatchError struct {
	Type    reflect.Type
	Columns []string    // that have no field
	Fields  []string    // that have no column, by their Go names
	Doubles [][2]string // columns that meet the same field
	Near    map[string]string
}

// Error names every column and field, with the nearest name for each.
func (e *MatchError) Error() string {
	var facts []string
	say := func(format, name string) {
		fact := fmt.Sprintf(format, name)
		if near := e.Near[name]; near != "" {
			fact += fmt.Sprintf(" (nearest: %q)", near)
		}
		facts = append(facts, fact)
	}
	for _, c := range e.Columns {
		say("column %q has no field", c)
	}
	for _, f := range e.Fields {
		say("field %s has no column", f)
	}
	for _, d := range e.Doubles {
		facts = append(facts, fmt.Sprintf("columns %q and %q are one field", d[0], d[1]))
	}
	return fmt.Sprintf("rowmap: %v: %s", e.Type, strings.Join(facts, ", "))
}

func (e *MatchError) nearest(p *Plan, columns []string) {
	e.Near = map[string]string{}
	names := make([]string, len(p.Fields))
	for i, f := range p.Fields {
		names[i] = f.Name
	}
	for _, c := range e.Columns {
		e.Near[c] = Nearest(c, names)
	}
	for _, f := range p.Fields {
		if slices.Contains(e.Fields, f.GoName) {
			e.Near[f.GoName] = Nearest(f.Name, columns)
		}
	}
}

// Nearest is the name with the smallest edit distance to name, letter case
// aside, "" if none is near: more than a third of the letters differ.
func Nearest(name string, names []string) string {
	best, limit := "", len([]rune(name))/3+1
	for _, n := range names {
		if d := distance(key(name), key(n)); d < limit || d == limit && best == "" {
			best, limit = n, d
		}
	}
	return best
}

// distance is the number of letters to insert, delete or change.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(row[j+1]+1, row[j]+1, cost)
		}
	}
	return row[len(y)]
}
