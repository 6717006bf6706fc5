package fn

import (
	"reflect"
	"strings"
	"testing"

	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/function"
	"github.com/brickwork-sql/brickwork/types"
)

// TestResults compares what the table says of results with what Spark says.
func TestResults(t *testing.T) {
	known := make(map[string]sample)
	for _, s := range readCorpus(t) {
		known[s.Kind+s.Call] = s
	}
	compared := 0
	for _, group := range []struct {
		kind, list string
		items      []b.Item
	}{{"scalar", "scalars", scalars}, {"grouped", "grouped", grouped}, {"windowed", "windowed", windowed}} {
		for i, text := range calls(t, group.list) {
			s := known[group.kind+text]
			call, ok := b.Tree(group.items[i]).(*ast.Call)
			if !ok || s.Type == "" {
				continue
			}
			f, args := function.Lookup(call.Name.Name), argTypes(call)
			if f == nil {
				t.Errorf("%s: no function %s", text, call.Name.Name)
				continue
			}
			if i, want := f.Misfit(args); i >= 0 {
				t.Errorf("%s: argument %d is taken by Spark, the table wants %s", text, i, want)
			}
			nullable, isNotNull := strings.CutSuffix(s.Type, " NOT NULL")
			if f.Nulls(args) == function.NeverNull && !isNotNull {
				t.Errorf("%s: may be NULL, the table says never", text)
			}
			if got := f.Result(args); got != nil {
				compared++
				if want := withoutNotNull(nullable); types.Format(got) != want {
					t.Errorf("%s is a %s, the table says %s", text, want, types.Format(got))
				}
			}
		}
	}
	t.Logf("%d results compared", compared)
	if compared < 300 {
		t.Errorf("only %d results compared", compared)
	}
}

func withoutNotNull(t string) string { return strings.ReplaceAll(t, " NOT NULL", "") }

// argTypes is the types of the arguments of c, nil where nothing is known.
func argTypes(c *ast.Call) []types.Type {
	var args []types.Type
	for _, a := range c.Args {
		parts := []ast.Node{a}
		if p, ok := a.(*ast.Phrase); ok {
			parts = p.Parts
		}
		for _, n := range parts {
			switch n.(type) {
			case *ast.Star, ast.Keyword:
			default:
				args = append(args, typeOf(n))
			}
		}
	}
	for _, o := range c.Within {
		args = append(args, typeOf(o.X))
	}
	return args
}

// typeOf is the type of n as far as literals, casts, columns and the table tell.
func typeOf(n ast.Node) types.Type {
	switch n := n.(type) {
	case *ast.Literal:
		if n.Type != nil || n.V == nil {
			return n.Type
		}
		return types.OfGo(reflect.TypeOf(n.V))
	case *ast.Cast:
		return n.To
	case *ast.Column:
		return columnTypes[n.Name]
	case *ast.Call:
		if n.Type != nil {
			return n.Type
		}
		return function.Lookup(n.Name.Name).Result(argTypes(n))
	}
	return nil
}

var columnTypes = map[string]types.Type{
	"i": types.Int, "l": types.BigInt, "d": types.Double, "r": types.Float, "s": types.String, "ok": types.Boolean,
	"day": types.Date, "price": types.Decimal{Precision: 5, Scale: 2}, "gap": types.Interval{From: types.Day, To: types.Second},
}
