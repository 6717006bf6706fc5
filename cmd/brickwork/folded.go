package main

import (
	"slices"
	"strings"
)

// clauses begin lines.
var clauses = []string{" FROM ", " JOIN ", " WHERE ", " GROUP BY ", " HAVING ", " QUALIFY ", " ORDER BY ", " WHEN ", " USING ", " LIMIT ", " EXCEPT ", " SELECT "}

// folded is sql for people: a line for each clause of the outermost query, and
// for each column of CREATE TABLE.
func folded(sql string) string {
	var b strings.Builder
	creates := strings.HasPrefix(sql, "CREATE TABLE")
	depth, quote := 0, byte(0)
	for i := range len(sql) {
		c := sql[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '`':
			quote = c
		case c == '(' || c == '<' && creates:
			depth++
		case c == ')' || c == '>' && creates:
			depth--
		case c == ' ' && depth == 0 && slices.ContainsFunc(clauses, func(clause string) bool { return strings.HasPrefix(sql[i:], clause) }):
			b.WriteString("\n ")
		case c == ' ' && depth == 1 && creates && sql[i-1] == ',':
			b.WriteString("\n   ")
		}
		b.WriteByte(c)
		if creates && depth == 1 && b.Len() == i+1 { // the first bracket: nothing was added yet
			b.WriteString("\n    ")
		}
	}
	return b.String()
}
