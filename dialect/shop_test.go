package dialect_test

import (
	"time"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/sales"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"
)

var (
	orders    = sales.Orders
	customers = sales.Customers
	o         = orders.As("o")
	o2        = orders.As("o2")
	c         = customers.As("c")
	unknown   = NewTable("", "", "unknown").As("u")

	x, y = o.Qty, o2.Qty
)

func d(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// Calls of functions; package fn has them for users.

func sum[T any](x Value[T]) Agg[T]         { return CallAgg[T]("sum", x) }
func avg[T any](x Value[T]) Agg[float64]   { return CallAgg[float64]("avg", x) }
func maxOf[T any](x Value[T]) Agg[T]       { return CallAgg[T]("max", x) }
func first[T any](x Value[T]) Agg[T]       { return CallAgg[T]("first", x) }
func count(xs ...Argument) Agg[int64]      { return CallAgg[int64]("count", xs...) }
func rank() WindowFunc[int32]              { return CallWindow[int32]("rank") }
func rowNumber() WindowFunc[int32]         { return CallWindow[int32]("row_number") }
func year(d Value[civil.Date]) Expr[int32] { return Call[int32]("year", d) }
func upper(s Value[string]) Expr[string]   { return Call[string]("upper", s) }
func length(s Value[string]) Expr[int32]   { return Call[int32]("length", s) }
func now() Expr[time.Time]                 { return Call[time.Time]("current_timestamp") }
func explode(xs Value[[]string]) Rel       { return CallTable("explode", xs) }
func explodeItem(xs Value[[]string]) Generator[string] {
	return MakeGenerator[string](&ast.Call{Name: types.Name{Name: "explode"}, Builtin: true, Kind: ast.TableCall, Args: []ast.Node{Tree(xs)}})
}
func explodeMap(m Value[map[string]string]) Generator2[string, string] {
	return MakeGenerator2[string, string](&ast.Call{Name: types.Name{Name: "explode"}, Builtin: true, Kind: ast.TableCall, Args: []ast.Node{Tree(m)}})
}
func phrase(parts ...ast.Node) Argument { return MakeArgument(&ast.Phrase{Parts: parts}) }
func unit(u types.Unit) Argument        { return MakeArgument(&ast.UnitArg{Unit: u}) }
func typeArg(t types.Type) Argument     { return MakeArgument(&ast.TypeArg{Type: t}) }
func argument(n Node) Argument          { return MakeArgument(Tree(n)) }

// regionTotal is a row of a query.
type regionTotal struct {
	Region *string
	Total  *decimal.Decimal
}
