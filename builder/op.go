package builder

import (
	"time"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"
)

// Integer is the Go type of a whole number.
type Integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}

// Real is the Go type of a number that is not a DECIMAL.
type Real interface{ Integer | ~float32 | ~float64 }

// Number is the Go type of a number.
type Number interface{ Real | decimal.Decimal }

// Fraction is the Go type of a quotient.
type Fraction interface {
	~float64 | decimal.Decimal
}

// Temporal is the Go type of a DATE, TIMESTAMP or TIMESTAMP_NTZ.
type Temporal interface {
	civil.Date | civil.DateTime | time.Time
}

// Interval is the Go type of an interval.
type Interval interface {
	types.DayTime | types.YearMonth
}

// IntArg is a whole number or an expression of one.
type IntArg interface {
	Integer |
		Expr[int] | Expr[int8] | Expr[int16] | Expr[int32] | Expr[int64] |
		Column[int] | Column[int8] | Column[int16] | Column[int32] | Column[int64] |
		Agg[int32] | Agg[int64]
}

// StringArg is a string or an expression of one.
type StringArg interface {
	~string | Expr[string] | Column[string] | Agg[string]
}

// FloatArg is a number or an expression of a DOUBLE.
type FloatArg interface {
	~int | ~float64 | Expr[float64] | Column[float64] | Agg[float64]
}

// IntervalArg is an interval or an expression of one.
type IntervalArg interface {
	Interval | Expr[types.DayTime] | Expr[types.YearMonth] | Column[types.DayTime] | Column[types.YearMonth]
}

// BoundArg is a number of rows, a distance in values, or an interval.
type BoundArg interface {
	IntArg | IntervalArg | ~float64 | decimal.Decimal
}

func compare[T any](op ast.Op, x, y Value[T]) Bool {
	return Bool{newCell(ast.Binary{Op: op, X: Operand(x), Y: Operand(y)})}
}

func arithmetic[R any](op ast.Op, x, y Any) Expr[R] {
	return Expr[R]{newCell(ast.Binary{Op: op, X: Operand(x), Y: Operand(y)})}
}

// junction joins the conditions that are left; see And and Or.
func junction(op ast.Op, conds []Cond) Bool {
	if len(conds) == 0 {
		return Lit(op == ast.And)
	}
	switch xs := conditions(conds); len(xs) {
	case 0:
		return Bool{}
	case 1:
		return Make[bool](xs[0])
	default:
		return Bool{newCell(ast.Nary{Op: op, Xs: xs})}
	}
}

func like[P StringArg](op ast.Op, x Any, pattern P) LikeExpr {
	return LikeExpr{Bool{newCell(ast.Like{Op: op, X: Operand(x), Pattern: Operand(Arg(pattern))})}}
}

func likeList[P StringArg](op ast.Op, all bool, x Any, patterns []P) Bool {
	list := make([]ast.Expr, len(patterns))
	for i, p := range patterns {
		list[i] = Operand(Arg(p))
	}
	return Bool{newCell(ast.LikeList{Op: op, All: all, X: Operand(x), Patterns: list})}
}

// Eq is x = y; NULL if either is.
func Eq[T any](x, y Value[T]) Bool { return compare(ast.Eq, x, y) }

// Ne is x <> y; NULL if either is.
func Ne[T any](x, y Value[T]) Bool { return compare(ast.Ne, x, y) }

// Lt is x < y; NULL if either is.
func Lt[T any](x, y Value[T]) Bool { return compare(ast.Lt, x, y) }

// Le is x <= y; NULL if either is.
func Le[T any](x, y Value[T]) Bool { return compare(ast.Le, x, y) }

// Gt is x > y; NULL if either is.
func Gt[T any](x, y Value[T]) Bool { return compare(ast.Gt, x, y) }

// Ge is x >= y; NULL if either is.
func Ge[T any](x, y Value[T]) Bool { return compare(ast.Ge, x, y) }

// NullSafeEq is x <=> y: two NULLs are equal, one is not.
func NullSafeEq[T any](x, y Value[T]) Bool { return compare(ast.NullSafeEq, x, y) }

// IsDistinctFrom is x IS DISTINCT FROM y, the opposite of [NullSafeEq].
func IsDistinctFrom[T any](x, y Value[T]) Bool { return compare(ast.IsDistinctFrom, x, y) }

// In holds if x is one of list; of none it is FALSE.
func In[T any](x Value[T], list ...Value[T]) Bool {
	return Bool{newCell(ast.In{X: Operand(x), List: operands(list)})}
}

// InQuery is x IN (q). Under [Not], one NULL in q makes it NULL for all rows.
func InQuery[T any](x Value[T], q QueryOf[T]) Bool {
	return Bool{newCell(ast.InQuery{X: Operand(x), Query: query(q)})}
}

// Between holds if lo <= x and x <= hi.
func Between[T any](x, lo, hi Value[T]) Bool {
	return Bool{newCell(ast.Between{X: Operand(x), Lo: Operand(lo), Hi: Operand(hi)})}
}

// Exists holds if q has a row.
func Exists(q Query) Bool { return Bool{newCell(ast.Exists{Query: query(q)})} }

// Scalar is the one value of q, or NULL if q has no row; several rows are an error of the server.
func Scalar[T any](q QueryOf[T]) Expr[T] { return Expr[T]{newCell(ast.Subquery{Query: query(q)})} }

// And holds if all of conds do. Of none it is TRUE; if there were some and all vanish, it vanishes too.
func And(conds ...Cond) Bool { return junction(ast.And, conds) }

// Or holds if one of conds does. Of none it is FALSE; if there were some and all vanish, it vanishes too.
func Or(conds ...Cond) Bool { return junction(ast.Or, conds) }

// Not is NOT c; it vanishes with c.
func Not(c Cond) Bool {
	x, ok := Tree(c).(ast.Expr)
	if !ok {
		return Bool{}
	}
	return Bool{newCell(ast.Unary{Op: ast.Not, X: x})}
}

// If is c if ok, else no condition.
func If(ok bool, c Cond) Cond {
	if !ok {
		return nil
	}
	return c
}

// IsTrue is c IS TRUE; it is never NULL.
func IsTrue(c Cond) Bool { return Bool{newCell(ast.Is{X: Operand(c), What: ast.IsTrue})} }

// IsFalse is c IS FALSE; it is never NULL.
func IsFalse(c Cond) Bool { return Bool{newCell(ast.Is{X: Operand(c), What: ast.IsFalse})} }

// IsUnknown is c IS UNKNOWN: c is NULL.
func IsUnknown(c Cond) Bool { return Bool{newCell(ast.Is{X: Operand(c), What: ast.IsUnknown})} }

// Add is x + y.
func Add[T Number](x, y Value[T]) Expr[T] { return arithmetic[T](ast.Add, x, y) }

// Sub is x - y.
func Sub[T Number](x, y Value[T]) Expr[T] { return arithmetic[T](ast.Sub, x, y) }

// Mul is x * y.
func Mul[T Number](x, y Value[T]) Expr[T] { return arithmetic[T](ast.Mul, x, y) }

// Mod is x % y; an error if y is 0.
func Mod[T Number](x, y Value[T]) Expr[T] { return arithmetic[T](ast.Mod, x, y) }

// Div is x / y; an error if y is 0.
func Div[T Fraction](x, y Value[T]) Expr[T] { return arithmetic[T](ast.Div, x, y) }

// IntDiv is x DIV y, a BIGINT; an error if y is 0.
func IntDiv[T Integer](x, y Value[T]) Expr[int64] { return arithmetic[int64](ast.IntDiv, x, y) }

// Neg is -x.
func Neg[T Number | Interval](x Value[T]) Expr[T] {
	return Expr[T]{newCell(ast.Unary{Op: ast.Neg, X: Operand(x)})}
}

// BitAnd is x & y.
func BitAnd[T Integer](x, y Value[T]) Expr[T] { return arithmetic[T](ast.BitAnd, x, y) }

// BitOr is x | y.
func BitOr[T Integer](x, y Value[T]) Expr[T] { return arithmetic[T](ast.BitOr, x, y) }

// BitXor is x ^ y.
func BitXor[T Integer](x, y Value[T]) Expr[T] { return arithmetic[T](ast.BitXor, x, y) }

// BitNot is ~x.
func BitNot[T Integer](x Value[T]) Expr[T] {
	return Expr[T]{newCell(ast.Unary{Op: ast.BitNot, X: Operand(x)})}
}

// ShiftLeft is x << n.
func ShiftLeft[T Integer, N IntArg](x Value[T], n N) Expr[T] {
	return arithmetic[T](ast.ShiftLeft, x, Arg(n))
}

// ShiftRight is x >> n, which keeps the sign.
func ShiftRight[T Integer, N IntArg](x Value[T], n N) Expr[T] {
	return arithmetic[T](ast.ShiftRight, x, Arg(n))
}

// ShiftRightUnsigned is x >>> n.
func ShiftRightUnsigned[T Integer, N IntArg](x Value[T], n N) Expr[T] {
	return arithmetic[T](ast.ShiftRightUnsigned, x, Arg(n))
}

// Concat is x || y || more; NULL if one of them is.
func Concat[T ~string](x, y Value[T], more ...Value[T]) Expr[T] {
	xs := append([]ast.Expr{Operand(x), Operand(y)}, operands(more)...)
	return Expr[T]{newCell(ast.Nary{Op: ast.Concat, Xs: xs})}
}

// AddInterval is t + i.
func AddInterval[T Temporal, I IntervalArg](t Value[T], i I) Expr[T] {
	return arithmetic[T](ast.Add, t, Arg(i))
}

// SubInterval is t - i.
func SubInterval[T Temporal, I IntervalArg](t Value[T], i I) Expr[T] {
	return arithmetic[T](ast.Sub, t, Arg(i))
}

// Elapsed is later - earlier.
func Elapsed[T Temporal](later, earlier Value[T]) Expr[types.DayTime] {
	return arithmetic[types.DayTime](ast.Sub, later, earlier)
}

// Times is i * n.
func Times[I Interval, N IntArg](i Value[I], n N) Expr[I] { return arithmetic[I](ast.Mul, i, Arg(n)) }

// Like is x LIKE pattern: % is any text, _ any character.
func Like[T ~string, P StringArg](x Value[T], pattern P) LikeExpr {
	return like(ast.LikeOp, x, pattern)
}

// ILike is [Like] without regard to case.
func ILike[T ~string, P StringArg](x Value[T], pattern P) LikeExpr {
	return like(ast.ILikeOp, x, pattern)
}

// RLike is x RLIKE pattern, a regular expression of Java.
func RLike[T ~string, P StringArg](x Value[T], pattern P) Bool {
	return like(ast.RLikeOp, x, pattern).Expr
}

// LikeExpr is a LIKE.
type LikeExpr struct{ Expr[bool] }

// Escape names the character that takes % and _ literally.
func (l LikeExpr) Escape(c rune) Bool {
	x, ok := l.c.tree().(*ast.Like)
	if !ok {
		return Bool{bad("ESCAPE of a zero LikeExpr")}
	}
	n := *x
	n.Escape = c
	return Bool{newCell(n)}
}

// LikeAny is x LIKE ANY (patterns).
func LikeAny[T ~string, P StringArg](x Value[T], patterns ...P) Bool {
	return likeList(ast.LikeOp, false, x, patterns)
}

// LikeAll is x LIKE ALL (patterns).
func LikeAll[T ~string, P StringArg](x Value[T], patterns ...P) Bool {
	return likeList(ast.LikeOp, true, x, patterns)
}

// ILikeAny is [LikeAny] without regard to case.
func ILikeAny[T ~string, P StringArg](x Value[T], patterns ...P) Bool {
	return likeList(ast.ILikeOp, false, x, patterns)
}

// ILikeAll is [LikeAll] without regard to case.
func ILikeAll[T ~string, P StringArg](x Value[T], patterns ...P) Bool {
	return likeList(ast.ILikeOp, true, x, patterns)
}

// Collate is x COLLATE c.
func Collate[T ~string](x Value[T], c types.Collation) Expr[T] {
	return Expr[T]{newCell(ast.Collate{X: Operand(x), To: c})}
}

// Tuple is (x, y, …), and () of none, in GROUP BY.
func Tuple(xs ...Any) Expr[AnyRow] { return Expr[AnyRow]{newCell(ast.Tuple{Xs: operands(xs)})} }

// At is array[i], counted from 0; an error if i is outside.
func At[E any, N IntArg](array Value[[]E], i N) Expr[E] {
	return Expr[E]{newCell(ast.Index{X: Operand(array), I: Operand(Arg(i))})}
}

// Key is m[k]; NULL if k is missing.
func Key[K comparable, V any](m Value[map[K]V], k K) Expr[V] {
	return Expr[V]{newCell(ast.Index{X: Operand(m), I: value(k, nil).x})}
}

// KeyOf is [Key] of an expression.
func KeyOf[K comparable, V any](m Value[map[K]V], k Value[K]) Expr[V] {
	return Expr[V]{newCell(ast.Index{X: Operand(m), I: Operand(k)})}
}

// Field is the field of a struct, trusted to be an F; generated columns have their fields as columns.
func Field[F any](s Any, name string) Expr[F] {
	return Expr[F]{newCell(ast.Field{X: Operand(s), Name: name, Type: types.Of[F]()})}
}

// FieldOfEach is the array of that field of each struct of array.
func FieldOfEach[F, S any](array Value[[]S], name string) Expr[[]F] {
	return Expr[[]F]{newCell(ast.Field{X: Operand(array), Name: name, Type: types.Of[[]F]()})}
}
