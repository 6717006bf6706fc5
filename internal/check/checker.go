package check

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// checker is one run over a statement.
type checker struct {
	catalog  Catalog
	findings []Finding
	ctes     []cte // met so far
	vars     []*ast.LambdaVar
	windows  []*ast.Window // with a name, of the select list at hand
	mute     bool

	clause      clause
	inAggregate bool
	inWindow    bool
	depth       int
	deep        bool // deeper than maxDepth, and not looked at there

	lits   []literals
	litBuf [4]literals

	root     ast.Node
	places   []place
	placeBuf [6]place
}

// maxDepth is how deep a tree is followed; the printer refuses earlier.
const maxDepth = 1000

// clause is a part of a statement, as far as rules differ.
type clause uint8

const (
	inItems clause = iota
	inOn
	inWhere
	inGroupBy
	inHaving
	inQualify
	inOrderBy
	inPivot
	inWhen   // the conditions of MERGE
	inValues // what is assigned or inserted
)

// String is the clause as it is written.
func (c clause) String() string {
	return [...]string{"the select list", "ON", "WHERE", "GROUP BY", "HAVING", "QUALIFY", "ORDER BY", "PIVOT", "WHEN", "a new value"}[c]
}

// place is a node on the way to the one at hand: the field of the place before
// it, or, without a field, wherever it is below that.
type place struct {
	field string
	index int // -1: the field is no list
	cell  int // -1: the field is no list of lists
	node  ast.Node
}

func (c *checker) enter(field string, index int, n ast.Node) {
	c.places = append(c.places, place{field, index, -1, n})
}

// enterCell is enter for a list of lists.
func (c *checker) enterCell(field string, index, cell int, n ast.Node) {
	c.places = append(c.places, place{field, index, cell, n})
}

func (c *checker) leave() { c.places = c.places[:len(c.places)-1] }

// path is where n stands.
func (c *checker) path(n ast.Node) string {
	var parts []string
	at := c.root
	for _, p := range c.places {
		if p.field == "" {
			parts = append(parts, ast.PathTo(at, p.node))
		} else {
			parts = append(parts, p.field+subscript(p.index)+subscript(p.cell))
		}
		at = p.node
	}
	parts = append(parts, ast.PathTo(at, n))
	var path strings.Builder
	for _, part := range parts {
		if part != "" && path.Len() > 0 {
			path.WriteByte('.')
		}
		path.WriteString(part)
	}
	return path.String()
}

func subscript(i int) string {
	if i < 0 {
		return ""
	}
	return "[" + strconv.Itoa(i) + "]"
}

// quantity is n things.
func quantity(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return strconv.Itoa(n) + " " + thing
}

// mistake reports what the server refuses.
func (c *checker) mistake(code Code, n ast.Node, hint, format string, args ...any) {
	c.report(Finding{Code: code, Severity: Mistake, Node: n, Hint: hint, Text: fmt.Sprintf(format, args...)})
}

// caution reports what may be wrong.
func (c *checker) caution(code Code, n ast.Node, hint, format string, args ...any) {
	c.report(Finding{Code: code, Severity: Caution, Node: n, Hint: hint, Text: fmt.Sprintf(format, args...)})
}

func (c *checker) report(f Finding) {
	if c.mute {
		return
	}
	if !c.deep {
		f.Path = c.path(f.Node)
	}
	c.findings = append(c.findings, f)
}

// descend goes one level deeper, unless that is too deep; ascend comes back.
func (c *checker) descend() bool {
	if c.depth >= maxDepth {
		c.deep = true
		return false
	}
	c.depth++
	return true
}

func (c *checker) ascend() { c.depth-- }

// absent reports whether n is nil or a nil pointer, which the printer reports.
func absent(n ast.Node) bool {
	if n == nil {
		return true
	}
	v := reflect.ValueOf(n)
	return v.Kind() == reflect.Pointer && v.IsNil()
}
