package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// fields are the fields of nodes in the order of the grammar, which is not
// everywhere the order in which they are looked at.
var fields = [...]string{
	"With", "Hints", "Items", "From", "Into", "Table", "Left", "Source", "Right", "Using", "On", "Views",
	"Partition", "Columns", "ReplaceWhere", "ReplaceUsing", "ReplaceOn", "Values", "Rows",
	"If", "Set", "Where", "GroupBy", "Having", "Qualify", "OrderBy", "SortBy", "DistributeBy", "ClusterBy", "Limit", "Offset",
	"Whens", "Then", "Else", "Column", "X", "Lo", "Hi", "Op", "Y", "I", "List", "Pattern", "Patterns",
	"Args", "Within", "Filter", "Window", "Query", "Queries",
}

var fieldRanks = func() map[string]int {
	ranks := make(map[string]int, len(fields))
	for i, f := range fields {
		ranks[f] = i
	}
	return ranks
}()

// inOrder sorts findings by where their nodes stand in the statement.
func inOrder(findings []Finding) {
	if len(findings) < 2 {
		return
	}
	slices.SortStableFunc(findings, func(a, b Finding) int { return comparePaths(a.Path, b.Path) })
}

// comparePaths orders paths as their nodes stand; a node stands before what is in it.
func comparePaths(a, b string) int {
	for a != "" && b != "" {
		var x, y string
		x, a, _ = strings.Cut(a, ".")
		y, b, _ = strings.Cut(b, ".")
		if d := compareSteps(x, y); d != 0 {
			return d
		}
	}
	return cmp.Compare(len(a), len(b))
}

// compareSteps orders steps of paths: "Items[2]", "X".
func compareSteps(a, b string) int {
	x, i, _ := strings.Cut(a, "[")
	y, j, _ := strings.Cut(b, "[")
	if x != y {
		return cmp.Or(cmp.Compare(rank(x), rank(y)), strings.Compare(x, y))
	}
	m, _ := strconv.Atoi(strings.TrimSuffix(i, "]"))
	n, _ := strconv.Atoi(strings.TrimSuffix(j, "]"))
	return cmp.Compare(m, n)
}

func rank(field string) int {
	if r, ok := fieldRanks[field]; ok {
		return r
	}
	return len(fields)
}
