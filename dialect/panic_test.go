package dialect_test

import (
	"fmt"
	"path"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/builder/hint"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/sales"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/shopspring/decimal"
)

// functions are those of package builder, for the types that the values here have.
var functions = []any{
	Add[int64], Sub[int64], Mul[int64], Mod[int64], Div[decimal.Decimal], IntDiv[int64], Neg[int64], BitAnd[int64], BitNot[int64], ShiftLeft[int64, int64], ShiftRight[int64, Column[int32]],
	Eq[int64], Ne[string], Lt[int64], NullSafeEq[string], IsDistinctFrom[int64], In[int64], InQuery[int64], Between[int64], Exists, Scalar[int64], And, Or, Not, If, IsTrue, IsUnknown,
	Concat[string], AddInterval[time.Time, types.DayTime], Elapsed[time.Time], Times[types.DayTime, int32], Like[string, string], RLike[string, Expr[string]], LikeAny[string, string], ILikeAll[string, Column[string]],
	Collate[string], Tuple, At[string, int], Key[string, string], KeyOf[string, string], Field[string], FieldOfEach[string, sales.OrdersLinesItem], Path[string], Case[int64], When[int64], CaseOf[string, int64], WhenIs[string, int64],
	Cast[int64], TryCast[string], CastDecimal, CastTo[any], Typed[int64], Untyped, Val[int64], Val[any], Val[[]string], Lit[string], Lit[any], Null[int64], Param[int64], Bind[int64], Var[string], Identifier[int64], Nullable[int64],
	Call[int64], CallAgg[int64], CallWindow[int64], CallTable, Func[int64], AggFunc[int64], TableFunc, IdentifierCall[int64], NamedArg, TableArg, Lambda[string, int64], Lambda2[int64, string, int64], Lambda3[int64, int64, int64, int64],
	PartitionBy, OrderBy, Preceding[int], Following[types.DayTime], UnboundedPreceding, CurrentRow, Rollup, Cube, GroupingSets, All,
	NewTable, NewPath, TableOf, IdentifierTable, InfoOf, ColumnOf, Col[int64], Col[any], ColumnAt[int64], FieldOf[string], Computed[int64],
	VersionAsOf[int], VersionAsOf[Expr[int64]], TimestampAsOf[time.Time], WithOptions, WithCredential, Stream, Lateral, Watermark, SamplePercent[float64], SampleRows[int], SampleBucket, CTE, RecursiveCTE, Nested, BySimilarity, ByDistance, Star, StarOf,
	Pivot, PivotColumn[decimal.Decimal], Unpivot, Select, SelectValue[int64], SelectValue[string], SelectAs[regionTotal], Union[int64], ExceptAll[int64], Intersect[string], Values, ValueList[int64],
	Insert, InsertOverwrite, Update, Delete, MergeInto, RowsOf[lineRow], Inline[lineRow], Embed[int64], EmbedQuery[int64], EmbedStmt, Bound[int64], BoundStmt, Prepare[int64], NewHint,
	hint.Broadcast, hint.Merge, hint.Coalesce, hint.Repartition, hint.Rebalance, hint.Skew[int64], hint.RangeJoin,
	dialect.Prepare, func(rs []lineRow) RowSet { return RowsOf(line, rs) },
}

// seeds are the values that a random program begins with.
func seeds() []reflect.Value {
	all := []any{
		o, c, orders, o.ID, o.Status, o.Qty, o.Days, o.Price, o.Tags, o.Attrs, o.ShipTo, o.Payload, o.Paid, o.PlacedAt, c.Region, o.Table, unknown, ids, small, top, total, level, paidOrders, lines(1), batch,
		(*Bool)(nil), (*sales.OrdersTable)(nil), (*Column[int64])(nil), (*SelectStmt)(nil), (*Named[int64])(nil), (*Table)(nil),
		Column[int64]{}, Expr[int64]{}, Expr[string]{}, Bool{}, Agg[int64]{}, WindowFunc[int64]{}, Named[int64]{}, Order[int64]{}, Table{}, Rel{}, Derived{}, View{}, CTERel{}, SelectStmt{}, SelectOf[int64]{}, SetOf[int64]{},
		ValuesOf[int64]{}, QueryStmt[int64]{}, Statement{}, InsertStmt{}, UpdateStmt{}, DeleteStmt{}, MergeStmt{}, Merging{}, MergeOn{}, Matched{}, NotMatched{}, NotMatchedBySource{}, Joining[SelectStmt]{}, JoinTree{}, CaseExpr[int64]{}, Branch[int64]{},
		PathExpr[string]{}, LikeExpr{}, Generator[string]{}, Generator2[string, string]{}, Pair[string, string]{}, GroupingSpec{}, Window{}, FrameBound{}, Variable[int64]{}, Assign{}, RowSet{}, Hint{}, StarItem{}, Pivoting{}, PivotFor{}, Unpivoting{}, UnpivotFor{},
		TableArgument{}, FuncOf[int64]{}, AggFuncOf[int64]{}, FuncOfTable{}, Sampled{}, Nearness{}, AnyRow{}, Truncate{}, dialect.Prepared{}, dialect.Binding{}, dialect.Options{}, Ordinal(0), Ordinal(1), All(),
		0, 1, -1, int64(7), "", "a`b", "x\x00", 1.5, true, rune('!'), types.String, types.Decimal{Precision: 5, Scale: 9}, types.Days(1), AtEnd, AfterWith, &TableInfo{}, []string{"a"}, ptr("x"), map[string]string{"k": "v"}, []lineRow(nil), time.Time{}, Option{},
	}
	vs := make([]reflect.Value, len(all))
	for i, x := range all {
		vs[i] = reflect.ValueOf(x)
	}
	return vs
}

// program is a random program: values, and what was called to make them.
type program struct {
	t      *rapid.T
	values []reflect.Value
	log    []string
}

// step calls a function, or a method of a value, with what fits.
func (p *program) step() {
	var f reflect.Value
	var name string
	if rapid.Bool().Draw(p.t, "function") {
		i := rapid.IntRange(0, len(functions)-1).Draw(p.t, "which")
		f = reflect.ValueOf(functions[i])
		name = f.Type().String()
	} else {
		v := rapid.SampledFrom(p.values).Draw(p.t, "of")
		if v.NumMethod() == 0 || v.Kind() == reflect.Pointer && v.IsNil() || !ours(v.Type()) {
			return
		}
		m := rapid.IntRange(0, v.NumMethod()-1).Draw(p.t, "method")
		f, name = v.Method(m), fmt.Sprintf("%v.%s", v.Type(), v.Type().Method(m).Name)
	}
	if takesTable(f.Type()) {
		return // a nil pointer to a generated struct is no interface
	}
	args := p.arguments(f.Type())
	p.log = append(p.log, fmt.Sprintf("%s%v", name, args))
	for _, out := range p.call(f, args) {
		if out.Kind() == reflect.Interface && !out.IsNil() {
			out = out.Elem()
		}
		if out.Kind() != reflect.Interface {
			p.values = append(p.values, out)
		}
	}
}

// ours reports whether methods of t are of the packages under test.
func ours(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch path.Base(t.PkgPath()) {
	case "builder", "dialect", "sales":
		return true
	}
	return false
}

func takesTable(t reflect.Type) bool {
	for i := range t.NumIn() {
		if t.In(i) == reflect.TypeFor[*sales.CustomersTable]() {
			return true
		}
	}
	return false
}

func (p *program) call(f reflect.Value, args []reflect.Value) []reflect.Value {
	defer p.explain()
	return f.Call(args)
}

// explain adds the program to a panic.
func (p *program) explain() {
	if r := recover(); r != nil {
		p.t.Fatalf("%v, after %q", r, p.log)
	}
}

func (p *program) arguments(t reflect.Type) []reflect.Value {
	n := t.NumIn()
	if t.IsVariadic() {
		n += rapid.IntRange(-1, 2).Draw(p.t, "more")
	}
	args := make([]reflect.Value, n)
	for i := range args {
		in := t.In(min(i, t.NumIn()-1))
		if t.IsVariadic() && i >= t.NumIn()-1 {
			in = t.In(t.NumIn() - 1).Elem()
		}
		args[i] = p.argument(in)
	}
	return args
}

// argument is a value of the type t: one that was made before, or the zero one.
func (p *program) argument(t reflect.Type) reflect.Value {
	if t.Kind() == reflect.Func && rapid.IntRange(0, 3).Draw(p.t, "nil function") > 0 {
		return reflect.MakeFunc(t, func(in []reflect.Value) []reflect.Value {
			out := make([]reflect.Value, t.NumOut())
			for i := range out {
				out[i] = reflect.Zero(t.Out(i))
				for _, x := range in {
					if x.Type().AssignableTo(t.Out(i)) && t.Out(i).Kind() == reflect.Interface {
						out[i] = x.Convert(t.Out(i))
					}
				}
			}
			return out
		})
	}
	var fit []reflect.Value
	for _, v := range p.values {
		if v.Type().AssignableTo(t) {
			fit = append(fit, v)
		}
	}
	if len(fit) == 0 || rapid.IntRange(0, 7).Draw(p.t, "zero") == 0 {
		return reflect.Zero(t)
	}
	return rapid.SampledFrom(fit).Draw(p.t, "argument")
}

// print does all that can be done with a value.
func (p *program) print(v reflect.Value) {
	defer p.explain()
	if v.Kind() == reflect.Pointer && v.IsNil() || !v.CanInterface() {
		return
	}
	var s dialect.Statement
	switch x := v.Interface().(type) {
	case dialect.Statement:
		s = x
	case Node:
		s = piece{Tree(x)}
	default:
		return
	}
	for _, opts := range []dialect.Options{{}, {Markers: dialect.Question, NoCheck: true}, {Runtime: dialect.Runtime{Major: 13, Minor: 3}, NoCheck: true, MaxParams: 3}} {
		_, err := dialect.Compile(s, opts)
		told := fmt.Sprint(err)
		p.log = append(p.log, told)
	}
	_, _ = dialect.Literals(s)
	_, _ = dialect.Prepare(s, dialect.Options{})
	dialect.Inspect(s)
	_ = fmt.Sprint(v.Interface())
	p.log = p.log[:len(p.log)-3]
}

// Whatever is called with whatever, nothing panics.
func TestNothingPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := program{t: t, values: seeds()}
		known := len(p.values)
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			p.step()
		}
		for _, v := range p.values[known:] {
			p.print(v)
		}
	})
}
