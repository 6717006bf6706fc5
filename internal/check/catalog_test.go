package check_test

import (
	"maps"
	"slices"
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

// library is a catalog that knows the functions of main.sales; nil is one that may be there.
type library struct {
	snapshot
	functions map[string]*check.Routine
}

func (l library) Routine(n types.Name) (*check.Routine, bool) {
	r, ok := l.functions[n.Name]
	return r, ok || n.Schema != "sales"
}

func (l library) RoutineNames(types.Name) []string { return slices.Sorted(maps.Keys(l.functions)) }

// functions is a catalog in which everything may be there, but for functions of main.sales.
var functions = library{snapshot{"orders": nil, "unknown": nil}, map[string]*check.Routine{"net": {Least: 1, Most: 2}, "nett": nil, "split": {}}}

// calls are statements that call functions of a schema, and what is found in them.
var calls = map[string]struct {
	stmt Stmt
	want string
}{
	"known":                    {Select(net(o.Price), net(o.Price, o.Tax)).From(o), ""},
	"known, of a variable":     {Select(IdentifierCall[int64](Param[string]("f"), o.ID)).From(o), ""},
	"may be there":             {Select(Func[string]("main", "sales", "nett").Call()).From(o), ""},
	"of another schema":        {Select(Func[string]("main", "other", "x").Call()).From(o), ""},
	"builtin":                  {Select(Call[int64]("nothing", o.ID)).From(o), ""},
	"unknown":                  {Select(Func[string]("main", "sales", "nets").Call(o.ID)).From(o), "mistake UnknownFunction at Items[0]: there is no function `main`.`sales`.`nets` (did you mean \"net\"?) [\"net\" \"nett\"]\n"},
	"unknown, like no other":   {Select(Func[string]("main", "sales", "mask").Call(o.ID)).From(o), "mistake UnknownFunction at Items[0]: there is no function `main`.`sales`.`mask`\n"},
	"unknown aggregate":        {Select(o.ID).From(o).GroupBy(o.ID).Having(AggFunc[int64]("main", "sales", "most").Call(o.Qty).Gt(1)), "mistake UnknownFunction at Having[0].X: there is no function `main`.`sales`.`most`\n"},
	"unknown table function":   {Select(Star()).From(TableFunc("main", "sales", "spilt").Call(Val("a"))), "mistake UnknownFunction at From[0].Call: there is no function `main`.`sales`.`spilt` (did you mean \"split\"?)\n"},
	"unknown in an argument":   {Update(orders).Set(orders.Note.To(upper(Func[string]("main", "sales", "clean").Call(orders.Note)))).AllRows(), "mistake UnknownFunction at Set[0].X.Args[0]: there is no function `main`.`sales`.`clean`\n"},
	"no argument":              {Select(net()).From(o), "mistake WrongArguments at Items[0]: net takes at least 1 argument, not 0\n"},
	"an argument too many":     {Select(net(o.Price, o.Tax, o.Qty)).From(o), "mistake WrongArguments at Items[0]: net takes at most 2 arguments, not 3\n"},
	"arguments by name":        {Select(net(NamedArg("price", o.Price), NamedArg("rate", o.Tax), NamedArg("x", o.Tax))).From(o), ""},
	"arguments of a table one": {Select(Star()).From(o, Lateral(TableFunc("main", "sales", "split").Call(o.Note))), "mistake WrongArguments at From[1].Source.Call: split takes at most 0 arguments, not 1\n"},
}

func net(args ...Argument) Expr[string] { return Func[string]("main", "sales", "net").Call(args...) }

func TestCalls(t *testing.T) {
	for name, tt := range calls {
		if diff := cmp.Diff(tt.want, lines(check.Run(tt.stmt.Stmt(), functions))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		for _, c := range []check.Catalog{nil, functions.snapshot} {
			if got := lines(check.Run(tt.stmt.Stmt(), c)); got != "" {
				t.Errorf("%s: a catalog without functions finds:\n%s", name, got)
			}
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
