package ddl

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
)

// PrimaryKey is PRIMARY KEY (Columns). Without a Name, one is made of the
// names of table and columns, so that it can be dropped.
type PrimaryKey struct {
	Name       string
	Columns    []string
	TimeSeries string // the column that is TIMESERIES
	Rely       bool
}

// ForeignKey is FOREIGN KEY (Columns) REFERENCES Parent (ParentColumns). Without
// a Name, one is made of the names of table and columns, so that it can be
// dropped; without ParentColumns, it means the parent's primary key.
type ForeignKey struct {
	Name          string
	Columns       []string
	Parent        builder.Name
	ParentColumns []string
	Rely          bool
	MatchFull     bool
}

// Check is a CHECK constraint.
type Check struct {
	Name string // without one, it is named from the table and the columns in Cond
	Cond builder.Cond
}

// node is nil for the zero key.
func (k PrimaryKey) node(table builder.Name) *ast.PrimaryKey {
	if k.Name == "" && len(k.Columns) == 0 {
		return nil
	}
	n := &ast.PrimaryKey{Name: k.Name, Columns: slices.Clone(k.Columns), TimeSeries: k.TimeSeries, Rely: k.Rely}
	if n.Name == "" {
		n.Name = constraintName(table, k.Columns, "pk")
	}
	return n
}

func (k ForeignKey) node(table builder.Name) *ast.ForeignKey {
	n := &ast.ForeignKey{
		Name: k.Name, Columns: slices.Clone(k.Columns), Parent: k.Parent,
		ParentColumns: slices.Clone(k.ParentColumns), Rely: k.Rely, MatchFull: k.MatchFull,
	}
	if n.Name == "" {
		n.Name = constraintName(table, k.Columns, "fk")
	}
	return n
}

// foreignKeys is the keys of one table. Unnamed ones of the same columns are
// told apart by the name of their parent.
func foreignKeys(table builder.Name, ks []ForeignKey) []*ast.ForeignKey {
	var out []*ast.ForeignKey
	for i, k := range ks {
		same := func(other ForeignKey) bool { return other.Name == "" && slices.Equal(other.Columns, k.Columns) }
		if k.Name == "" && slices.ContainsFunc(ks[:i], same) {
			k.Name = constraintName(table, append(slices.Clone(k.Columns), k.Parent.Name), "fk")
		}
		out = append(out, k.node(table))
	}
	return out
}

func (c Check) node(table builder.Name) *ast.Check {
	n := &ast.Check{Name: c.Name, Cond: condition(c.Cond)}
	if n.Name == "" {
		n.Name = constraintName(table, columnsIn(n.Cond), "check")
	}
	return n
}

// columnsIn is the names of the columns in x, each once, in order.
func columnsIn(x ast.Expr) []string {
	var names []string
	for n := range ast.Preorder(x) {
		if c, ok := n.(*ast.Column); ok && !slices.Contains(names, c.Name) {
			names = append(names, c.Name)
		}
	}
	return names
}

// maxName is the longest name that a catalog takes, in characters.
const maxName = 255

// constraintName is the name of a constraint that has none; one that is too
// long ends with a hash of what was cut off.
func constraintName(table builder.Name, columns []string, kind string) string {
	name := strings.Join(slices.Concat([]string{table.Name}, columns, []string{kind}), "_")
	if utf8.RuneCountInString(name) <= maxName {
		return name
	}
	hash := sha256.Sum256([]byte(name))
	end := "_" + hex.EncodeToString(hash[:4]) + "_" + kind
	return string([]rune(name)[:maxName-len(end)]) + end
}
