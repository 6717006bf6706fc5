// Package hint has the hints of a SELECT.
package hint

import (
	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Broadcast asks that rs are sent to all workers.
func Broadcast(rs ...b.Relation) b.Hint { return relations("BROADCAST", rs) }

// Merge asks for a sort-merge join.
func Merge(rs ...b.Relation) b.Hint { return relations("MERGE", rs) }

// ShuffleHash asks for a shuffled hash join.
func ShuffleHash(rs ...b.Relation) b.Hint { return relations("SHUFFLE_HASH", rs) }

// ShuffleReplicateNL asks for a nested-loop join of shuffled rows.
func ShuffleReplicateNL(rs ...b.Relation) b.Hint { return relations("SHUFFLE_REPLICATE_NL", rs) }

// Coalesce asks for at most n partitions.
func Coalesce(n int) b.Hint { return b.MakeHint("COALESCE", number(n)) }

// Repartition asks for n partitions by cs; 0 is unsaid.
func Repartition(n int, cs ...b.AnyColumn) b.Hint { return partitions("REPARTITION", n, cs) }

// RepartitionByRange asks for n partitions by ranges of cs; 0 is unsaid.
func RepartitionByRange(n int, cs ...b.AnyColumn) b.Hint {
	return partitions("REPARTITION_BY_RANGE", n, cs)
}

// Rebalance asks for n partitions of similar size by cs; 0 is unsaid.
func Rebalance(n int, cs ...b.AnyColumn) b.Hint { return partitions("REBALANCE", n, cs) }

// Skew names the skewed column of r and its frequent values.
func Skew[T any](r b.Relation, c b.Column[T], values ...T) b.Hint {
	args := []ast.Node{text(ast.RelationName(b.Source(r))), text(ast.ItemName(b.Operand(c)))}
	var list []ast.Expr
	for _, v := range values {
		list = append(list, &ast.Literal{V: v})
	}
	if list != nil {
		args = append(args, &ast.Tuple{Xs: list})
	}
	return b.MakeHint("SKEW", args...)
}

// RangeJoin sets the width of a bin of a range join with r.
func RangeJoin(r b.Relation, width float64) b.Hint {
	return b.MakeHint("RANGE_JOIN", relation(r), &ast.Literal{V: width})
}

// text is a name where the server asks for a string.
func text(name string) ast.Node {
	if name == "" {
		return &ast.Bad{Text: "a hint of something without a name"}
	}
	return &ast.Literal{V: name}
}

func number(n int) ast.Node { return &ast.Literal{V: int32(n)} }

// relation is r by its name.
func relation(r b.Relation) ast.Node { return b.Source(r) }

func relations(name string, rs []b.Relation) b.Hint {
	args := make([]ast.Node, len(rs))
	for i, r := range rs {
		args[i] = relation(r)
	}
	return b.MakeHint(name, args...)
}

func partitions(name string, n int, cs []b.AnyColumn) b.Hint {
	var args []ast.Node
	if n != 0 {
		args = append(args, number(n))
	}
	for _, c := range cs {
		args = append(args, b.Operand(c))
	}
	return b.MakeHint(name, args...)
}
