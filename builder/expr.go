package builder

import (
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/shopspring/decimal"
)

// Expr is an expression whose value is a T.
type Expr[T any] struct{ c *cell } // one pointer wide: as an interface, it does not allocate

// Bool is a computed condition.
type Bool = Expr[bool]

func (e Expr[T]) node() ast.Node { return e.c.node() }
func (e Expr[T]) item()          {}
func (e Expr[T]) argument()      {}
func (e Expr[T]) grouping()      {}
func (e Expr[T]) ordering()      {}
func (e Expr[T]) expr()          {}
func (e Expr[T]) value() (t T)   { return t }

// Eq is e = v; the function of that name compares two expressions.
func (e Expr[T]) Eq(v T) Bool { return Bool{binary(ast.Eq, e.c, v)} }

// Ne is e <> v.
func (e Expr[T]) Ne(v T) Bool { return Bool{binary(ast.Ne, e.c, v)} }

// Lt is e < v.
func (e Expr[T]) Lt(v T) Bool { return Bool{binary(ast.Lt, e.c, v)} }

// Le is e <= v.
func (e Expr[T]) Le(v T) Bool { return Bool{binary(ast.Le, e.c, v)} }

// Gt is e > v.
func (e Expr[T]) Gt(v T) Bool { return Bool{binary(ast.Gt, e.c, v)} }

// Ge is e >= v.
func (e Expr[T]) Ge(v T) Bool { return Bool{binary(ast.Ge, e.c, v)} }

// In holds if e is one of vs; of none it is FALSE.
func (e Expr[T]) In(vs ...T) Bool { return Bool{e.c.in(list(vs))} }

// NotIn holds if e is none of vs; of none it is TRUE.
func (e Expr[T]) NotIn(vs ...T) Bool { return Bool{e.c.in(list(vs)).not()} }

// Between holds if lo <= e and e <= hi.
func (e Expr[T]) Between(lo, hi T) Bool { return Bool{e.c.between(value(lo, nil), value(hi, nil))} }

// NotBetween holds if e < lo or e > hi.
func (e Expr[T]) NotBetween(lo, hi T) Bool { return Not(e.Between(lo, hi)) }

// IsNull is e IS NULL; it is never NULL itself.
func (e Expr[T]) IsNull() Bool { return Bool{e.c.isNull()} }

// IsNotNull is e IS NOT NULL; it is never NULL itself.
func (e Expr[T]) IsNotNull() Bool { return Bool{e.c.isNull().not()} }

// Add is e + v, for numbers.
func (e Expr[T]) Add(v T) Expr[T] { return Expr[T]{binary(ast.Add, e.c, v)} }

// Sub is e - v, for numbers.
func (e Expr[T]) Sub(v T) Expr[T] { return Expr[T]{binary(ast.Sub, e.c, v)} }

// Mul is e * v, for numbers. There is no Div: the type of a quotient is not T; see [Div] and [IntDiv].
func (e Expr[T]) Mul(v T) Expr[T] { return Expr[T]{binary(ast.Mul, e.c, v)} }

// Mod is e % v, for numbers; an error if v is 0.
func (e Expr[T]) Mod(v T) Expr[T] { return Expr[T]{binary(ast.Mod, e.c, v)} }

// IfNull is coalesce(e, v).
func (e Expr[T]) IfNull(v T) Expr[T] { return Expr[T]{e.c.coalesce(value(v, nil))} }

// As names e in a select list.
func (e Expr[T]) As(name string) Named[T] { return Named[T]{e.c.named(name)} }

// Asc sorts by e from small to large, NULLs first; an expression by itself does the same.
func (e Expr[T]) Asc() Order[T] { return Order[T]{e.c.order(false)} }

// Desc sorts by e from large to small, NULLs last.
func (e Expr[T]) Desc() Order[T] { return Order[T]{e.c.order(true)} }

// ToSql is e with ? markers and their values, which makes e a [Sqlizer].
func (e Expr[T]) ToSql() (string, []any, error) { return e.c.piece().ToSql() }

// String is e with markers and without values, for people.
func (e Expr[T]) String() string { return e.c.piece().String() }

// Named is an item of a select list with a name of its own. It is not an expression: Ref, Lateral and Of are.
type Named[T any] struct{ n *ast.Named }

func (n Named[T]) node() ast.Node { return namedNode(n.n) }
func (n Named[T]) item()          {}
func (n Named[T]) value() (t T)   { return t }

// String is n with markers and without values, for people.
func (n Named[T]) String() string { return namedPiece(n.n).String() }

// Of is the column that n makes in r.
func (n Named[T]) Of(r Relation) Column[T] { return Column[T]{Expr[T]{namedOf(n.n, r)}} }

// Ref is n by its name in the same SELECT: GROUP BY y, QUALIFY r <= 3, a later item.
func (n Named[T]) Ref() Expr[T] { return Expr[T]{namedRef(n.n, false)} }

// Lateral is Ref written lateral.name, for a name that is also a column of FROM.
func (n Named[T]) Lateral() Expr[T] { return Expr[T]{namedRef(n.n, true)} }

//go:noinline
func namedNode(n *ast.Named) ast.Node {
	if n == nil {
		return nil
	}
	return n
}

//go:noinline
func namedPiece(n *ast.Named) statement {
	if n == nil {
		return statement{&ast.Piece{Of: &ast.Bad{Text: "nil expression"}}}
	}
	return statement{&ast.Piece{Of: n}}
}

//go:noinline
func namedOf(n *ast.Named, r Relation) *cell {
	c := ast.Column{Table: source(r)}
	if n != nil {
		c.Name = n.Name
	}
	return newCell(c)
}

//go:noinline
func namedRef(n *ast.Named, lateral bool) *cell {
	if n == nil {
		return bad("reference to a zero Named")
	}
	return newCell(ast.Ref{Item: n, Lateral: lateral})
}

// Nullable is x in a result that may have NULLs there: the row says so, by a *T.
// The column is still the one that x makes.
func Nullable[T any](x ItemOf[T]) ItemOf[*T] {
	return nullable[*T]{&ast.Nullable{Item: nodes([]Item{x})[0]}}
}

type nullable[T any] struct{ n *ast.Nullable }

func (n nullable[T]) node() ast.Node { return n.n }
func (n nullable[T]) item()          {}
func (n nullable[T]) value() (t T)   { return t }

// Val is v, sent as a parameter. One Val used in several places is sent once.
func Val[T any](v T) Expr[T] { return Expr[T]{value(v, nil)} }

// Lit is v, written into the text.
func Lit[T any](v T) Expr[T] { return Expr[T]{newCell(ast.Literal{V: v})} }

// Null is NULL.
func Null[T any]() Expr[T] { return Expr[T]{newCell(ast.Literal{Type: types.Of[T]()})} }

// Param is a parameter that is bound late, by [Bind]; the same name is the same parameter.
func Param[T any](name string) Expr[T] {
	return Expr[T]{newCell(ast.Param{Name: name, Type: types.Of[T]()})}
}

// Bind gives p, a [Param], its value; anything but a Param is an error of the statement.
func Bind[T any](p Expr[T], v T) dialect.Binding {
	b := dialect.Binding{Value: value(v, nil).x}
	if p, ok := p.c.tree().(*ast.Param); ok {
		b.Name = p.Name
	} else {
		b.Value = &ast.Bad{Text: "only a Param can be bound"}
	}
	return b
}

// Arg is an expression as it is, and a Go value as a parameter; an int is sent
// as INT, which is what functions ask for.
func Arg[A any](v A) Any {
	switch x := any(v).(type) {
	case Any:
		return x
	case int:
		return Expr[int]{value(x, types.Int)}
	}
	return Val(v)
}

// Variable is a variable of a session or script, or a parameter of a routine: a name that is not a column.
type Variable[T any] struct{ Expr[T] }

// Var is the variable of that name, of the SQL type of T.
func Var[T any](name string) Variable[T] {
	return Variable[T]{Expr[T]{newCell(ast.Variable{Name: name, Type: types.Of[T]()})}}
}

func (v Variable[T]) variable() {}

// OfType is v with a SQL type that T does not say, as DECIMAL(18, 2).
func (v Variable[T]) OfType(t types.Type) Variable[T] {
	if old, ok := v.c.tree().(*ast.Variable); ok {
		return Variable[T]{Expr[T]{newCell(ast.Variable{Name: old.Name, Type: t})}}
	}
	return v
}

// Set assigns a Go value.
func (v Variable[T]) Set(x T) SetVar { return v.To(Val(x)) }

// To assigns an expression.
func (v Variable[T]) To(x Value[T]) SetVar {
	return SetVar{&ast.Assign{Column: Operand(v), X: Operand(x)}}
}

// SetVar is an assignment to a variable.
type SetVar struct{ a *ast.Assign }

func (s SetVar) node() ast.Node {
	if s.a == nil {
		return nil
	}
	return s.a
}

// AnyVariable is a [Variable] of any type.
type AnyVariable interface {
	Any
	variable()
}

// Typed takes x for a T, which the caller vouches for; it writes nothing.
func Typed[T any](x Any) Expr[T] {
	return Expr[T]{newCell(ast.Typed{X: Operand(x), Type: types.Of[T]()})}
}

// Untyped forgets the type of x, to use it with columns known at run time only.
func Untyped(x Any) Expr[any] { return Make[any](Operand(x)) }

// Cast is CAST(x AS the SQL type of T): what does not fit is an error of the server. A DECIMAL needs its width: [CastDecimal], [CastTo].
func Cast[T any](x Any) Expr[T] { return CastTo[T](x, types.Of[T]()) }

// TryCast is TRY_CAST(x AS the SQL type of T): what does not fit is NULL.
func TryCast[T any](x Any) Expr[T] { return TryCastTo[T](x, types.Of[T]()) }

// CastDecimal is CAST(x AS DECIMAL(precision, scale)).
func CastDecimal(x Any, precision, scale int) Expr[decimal.Decimal] {
	return CastTo[decimal.Decimal](x, types.Decimal{Precision: precision, Scale: scale})
}

// CastTo is CAST(x AS t), where t is a type whose values are Ts in Go.
func CastTo[T any](x Any, t types.Type) Expr[T] {
	return Expr[T]{newCell(ast.Cast{X: Operand(x), To: t})}
}

// TryCastTo is TRY_CAST(x AS t), where t is a type whose values are Ts in Go.
func TryCastTo[T any](x Any, t types.Type) Expr[T] {
	return Expr[T]{newCell(ast.Cast{X: Operand(x), To: t, Try: true})}
}

// Identifier is the column whose name is the value of name.
func Identifier[T any](name Value[string]) Expr[T] {
	return Expr[T]{newCell(ast.Identifier{X: Operand(name), Type: types.Of[T]()})}
}
