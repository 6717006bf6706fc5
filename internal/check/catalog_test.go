package check_test

import (
	"testing"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/check"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/google/go-cmp/cmp"
)

// snapshot is a catalog: nil is a table that may be there.
type snapshot map[string]*types.TableInfo

func (s snapshot) Table(n types.Name) (*types.TableInfo, bool) {
	info, ok := s[n.Name]
	return info, ok
}

func TestCatalog(t *testing.T) {
	x := NewTable("main", "sales", "orders").As("x")
	for _, tt := range []struct {
		name string
		know snapshot
		want string
	}{
		{"knows the column", snapshot{"orders": ordersInfo}, ""},
		{"knows others", snapshot{"orders": customersInfo}, "mistake UnknownColumn at Items[0]: \"x\" has no column \"qty\"\n"},
		{"knows that it is there", snapshot{"orders": nil}, ""},
		{"knows that it is not", snapshot{}, "mistake UnknownTable at From[0]: there is no table `main`.`sales`.`orders`\n"},
	} {
		got := lines(check.Run(Select(Col[int64](x, "qty")).From(x).Stmt(), tt.know))
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("a catalog that %s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestInside looks into statements of other kinds.
func TestInside(t *testing.T) {
	view := ddl.Create(ddl.View{Name: Name{Name: "v"}, Query: Select(o.ID, c.ID.As("c")).From(o)})
	want := "mistake NotInScope at Def.Query.Items[1].X: \"c\" is not in scope (add it to FROM, or join it)\n"
	if diff := cmp.Diff(want, lines(check.Run(view.Stmt(), nil))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestDeep runs where the printer gives up.
func TestDeep(t *testing.T) {
	var x ast.Expr = &ast.Literal{V: true}
	var src ast.Source = &ast.Table{Info: ordersInfo}
	var stmt ast.Stmt = &ast.Select{Items: []ast.Node{x}}
	for range 100_000 {
		x = &ast.Binary{Op: ast.And, X: x, Y: &ast.Column{Table: src, Name: "nothing"}}
		src = &ast.Join{Kind: ast.CrossJoin, Left: src, Right: &ast.Derived{}}
		stmt = &ast.Bound{Stmt: stmt}
	}
	deep := &ast.Select{Items: []ast.Node{x}, From: []ast.Source{src}, GroupBy: []ast.Expr{x}}
	check.Run(deep, nil)
	check.Run(stmt, nil)
}

func TestTypeOf(t *testing.T) {
	for _, tt := range []struct {
		x    Node
		want types.Type
	}{
		{o.ID, types.BigInt}, {o.Price, types.Decimal{Precision: 18, Scale: 2}}, {o.ShipTo.City, types.String}, {Lit("x"), types.String}, {Null[string](), types.Void},
		{o.Qty.Add(1), types.BigInt}, {Add(o.Days, Lit(int32(1))), types.Int}, {Div(Cast[float64](o.Qty), o.Weight), types.Double},
		{IntDiv(o.Qty, o.Qty), types.BigInt}, {Add(o.Price, o.Tax), nil}, {o.Qty.Gt(1), types.Boolean}, {Like(o.Status, "x"), types.Boolean},
		{At(o.Tags, 0), types.String}, {Key(o.Attrs, "k"), types.String}, {Path(o.Payload).Field("a"), types.VariantType}, {Path(o.JSON).Field("a"), types.String},
		{Case(When(o.Paid, o.Qty)).Else(Lit(int64(0))), types.BigInt}, {Case(When(o.Paid, o.Day)), types.Date}, {CastDecimal(o.Qty, 9, 2), types.Decimal{Precision: 9, Scale: 2}},
		{upper(o.Status), types.String}, {year(o.Day), types.Int}, {count(), types.BigInt}, {maxOf(o.Day), types.Date}, {sum(o.Qty).Over(), types.BigInt},
		{Concat(o.Status, Val("x")), types.String}, {AddInterval(o.PlacedAt, types.Days(1)), types.Timestamp}, {Neg(o.Days), types.Int},
		{Scalar(SelectValue(maxOf(o.Day)).From(o)), types.Date}, {Exists(Select(o.ID).From(o)), types.Boolean},
		{Field[any](o.ShipTo, "zip"), types.String}, {Raw[any]("x"), nil}, {Col[any](unknown, "x"), nil}, {Param[int32]("n"), types.Int},
	} {
		x := Operand(tt.x)
		if got := check.TypeOf(x); got != tt.want && (got == nil || tt.want == nil || !types.Equal(got, tt.want)) {
			t.Errorf("the type of %v is %v, want %v", tt.x, got, tt.want)
		}
	}
}
