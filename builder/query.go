package builder

import (
	"log/slog"
	"reflect"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// SelectOf is a SELECT whose row is a T. Its methods return a changed copy.
type SelectOf[T any] struct {
	rowsOf[T]
	s ast.Select // by value: a chain of methods does not allocate it anew each time
}

// SelectStmt is a SELECT of any columns.
type SelectStmt = SelectOf[AnyRow]

// Select selects items.
func Select(items ...Item) SelectStmt { return SelectStmt{s: ast.Select{Items: nodes(items)}} }

// SelectValue selects one item, so that the query can be a value: [InQuery], [Scalar].
func SelectValue[T any](item ItemOf[T]) SelectOf[T] {
	return SelectOf[T]{s: ast.Select{Items: nodes([]Item{item})}}
}

// SelectAs selects items into the fields of an R, by name; that they fit, both ways, is checked when the statement is compiled.
func SelectAs[R any](items ...Item) SelectOf[R] {
	return SelectOf[R]{s: ast.Select{Items: nodes(items), Row: reflect.TypeFor[R]()}}
}

func (q SelectOf[T]) node() ast.Node { return &q.s }

// Stmt makes q a [Stmt].
func (q SelectOf[T]) Stmt() ast.Stmt { return &q.s }

// ToSql is the text with ? markers and what to send with it, which makes q a
// [Sqlizer]: string, int64, float64, bool and nil, with a CAST in the text where
// they do not say the type. A [Param] is an error.
func (q SelectOf[T]) ToSql() (string, []any, error) { return statement{&q.s}.ToSql() }

// String is the text with markers and without values, for people; a broken statement is "-- error: …".
func (q SelectOf[T]) String() string { return statement{&q.s}.String() }

// LogValue is String, so that logs have no values.
func (q SelectOf[T]) LogValue() slog.Value { return statement{&q.s}.LogValue() }

// As is the query as a relation, with names for its columns if they are given.
func (q SelectOf[T]) As(alias string, columns ...string) Derived { return derived(q, alias, columns) }

// Select adds items.
func (q SelectOf[T]) Select(items ...Item) SelectStmt {
	s := q.s
	s.Items = with(s.Items, nodes(items))
	s.Row = nil
	return SelectStmt{s: s}
}

// Distinct drops equal rows.
func (q SelectOf[T]) Distinct() SelectOf[T] {
	q.s.Distinct = true
	return q
}

// From adds relations to FROM.
func (q SelectOf[T]) From(rs ...Relation) SelectOf[T] {
	more := make([]ast.Source, len(rs))
	for i, r := range rs {
		more[i] = source(r)
	}
	q.s.From = with(q.s.From, more)
	return q
}

// Join is JOIN r; the condition follows: Join(c).On(…), Join(c).Using(…).
func (q SelectOf[T]) Join(r Relation) Joining[SelectOf[T]] { return q.join(ast.InnerJoin, r) }

// LeftJoin is LEFT JOIN r; the condition follows.
func (q SelectOf[T]) LeftJoin(r Relation) Joining[SelectOf[T]] { return q.join(ast.LeftJoin, r) }

// RightJoin is RIGHT JOIN r; the condition follows.
func (q SelectOf[T]) RightJoin(r Relation) Joining[SelectOf[T]] { return q.join(ast.RightJoin, r) }

// FullJoin is FULL JOIN r; the condition follows.
func (q SelectOf[T]) FullJoin(r Relation) Joining[SelectOf[T]] { return q.join(ast.FullJoin, r) }

// SemiJoin is LEFT SEMI JOIN r: rows that have a partner; the condition follows.
func (q SelectOf[T]) SemiJoin(r Relation) Joining[SelectOf[T]] { return q.join(ast.SemiJoin, r) }

// AntiJoin is LEFT ANTI JOIN r: rows that have no partner; the condition follows.
func (q SelectOf[T]) AntiJoin(r Relation) Joining[SelectOf[T]] { return q.join(ast.AntiJoin, r) }

// CrossJoin joins each row of r.
func (q SelectOf[T]) CrossJoin(r Relation) SelectOf[T] {
	return q.joined(ast.Join{Kind: ast.CrossJoin, Right: source(r)})
}

func (q SelectOf[T]) join(kind ast.JoinKind, r Relation) Joining[SelectOf[T]] {
	return Joining[SelectOf[T]]{ast.Join{Kind: kind, Right: source(r)}, q}
}

// joined joins to the last relation of FROM.
func (q SelectOf[T]) joined(j ast.Join) SelectOf[T] {
	last := len(q.s.From) - 1
	if last < 0 {
		j.Left = &ast.Bad{Text: "JOIN without FROM"}
		q.s.From = []ast.Source{&j}
		return q
	}
	j.Left = q.s.From[last]
	q.s.From = with(q.s.From[:last], []ast.Source{&j})
	return q
}

// LateralView is LATERAL VIEW of a generator.
func (q SelectOf[T]) LateralView(r Relation) SelectOf[T] { return q.lateralView(r, false) }

// OuterLateralView is LATERAL VIEW OUTER of a generator: rows for which it makes none stay.
func (q SelectOf[T]) OuterLateralView(r Relation) SelectOf[T] { return q.lateralView(r, true) }

func (q SelectOf[T]) lateralView(r Relation, outer bool) SelectOf[T] {
	v := &ast.LateralView{Outer: outer}
	src := source(r)
	if a, ok := src.(*ast.Aliased); ok {
		v.Alias, v.Columns, src = a.Alias, a.Columns, a.Source
	}
	if f, ok := src.(*ast.TableFunc); ok {
		v.Call = f.Call
	}
	q.s.Views = with(q.s.Views, []*ast.LateralView{v})
	return q
}

// Where adds conditions that have to hold.
func (q SelectOf[T]) Where(conds ...Cond) SelectOf[T] {
	q.s.Where = with(q.s.Where, conditions(conds))
	return q
}

// Having adds conditions on groups.
func (q SelectOf[T]) Having(conds ...Cond) SelectOf[T] {
	q.s.Having = with(q.s.Having, conditions(conds))
	return q
}

// Qualify adds conditions on window functions.
func (q SelectOf[T]) Qualify(conds ...Cond) SelectOf[T] {
	q.s.Qualify = with(q.s.Qualify, conditions(conds))
	return q
}

// GroupBy adds to GROUP BY.
func (q SelectOf[T]) GroupBy(gs ...Grouping) SelectOf[T] {
	q.s.GroupBy = with(q.s.GroupBy, operands(gs))
	return q
}

// OrderBy adds to ORDER BY.
func (q SelectOf[T]) OrderBy(os ...Ordering) SelectOf[T] {
	q.s.OrderBy = with(q.s.OrderBy, orders(os))
	return q
}

// SortBy adds to SORT BY: order within a partition only.
func (q SelectOf[T]) SortBy(os ...Ordering) SelectOf[T] {
	q.s.SortBy = with(q.s.SortBy, orders(os))
	return q
}

// DistributeBy adds to DISTRIBUTE BY.
func (q SelectOf[T]) DistributeBy(xs ...Any) SelectOf[T] {
	q.s.DistributeBy = with(q.s.DistributeBy, operands(xs))
	return q
}

// ClusterBy adds to CLUSTER BY.
func (q SelectOf[T]) ClusterBy(xs ...Any) SelectOf[T] {
	q.s.ClusterBy = with(q.s.ClusterBy, operands(xs))
	return q
}

// Limit is LIMIT n.
func (q SelectOf[T]) Limit(n int) SelectOf[T] {
	q.s.Limit = count(n)
	return q
}

// Offset is OFFSET n.
func (q SelectOf[T]) Offset(n int) SelectOf[T] {
	q.s.Offset = count(n)
	return q
}

// LimitTo is LIMIT of an expression, which is constant or a parameter.
func (q SelectOf[T]) LimitTo(n Any) SelectOf[T] {
	q.s.Limit = Operand(n)
	return q
}

// OffsetBy is OFFSET of an expression, which is constant or a parameter.
func (q SelectOf[T]) OffsetBy(n Any) SelectOf[T] {
	q.s.Offset = Operand(n)
	return q
}

// Hint adds hints of package hint.
func (q SelectOf[T]) Hint(hs ...Hint) SelectOf[T] {
	more := make([]*ast.Hint, len(hs))
	for i, h := range hs {
		more[i] = h.n
	}
	q.s.Hints = with(q.s.Hints, more)
	return q
}

// With declares CTEs here, in this order, used or not; those in use need no With.
func (q SelectOf[T]) With(cs ...CTERel) SelectOf[T] {
	q.s.With = with(q.s.With, ctes(cs))
	return q
}

// Raw puts a piece of SQL at a place of the statement.
func (q SelectOf[T]) Raw(at Place, text rawText, args ...Node) SelectOf[T] {
	q.s.Raw = with(q.s.Raw, []ast.RawAt{{At: ast.Place(at), SQL: raw(text, args)}})
	return q
}

// count is the number n of LIMIT and OFFSET, which the text says: they take no BIGINT parameter.
func count(n int) ast.Expr {
	if n < 0 {
		return &ast.Bad{Text: "negative LIMIT or OFFSET"}
	}
	return &ast.Literal{V: int32Or64(n)}
}

func int32Or64(n int) any {
	if int(int32(n)) == n {
		return int32(n)
	}
	return int64(n)
}

// Hint is a hint; package hint makes them.
type Hint struct{ n *ast.Hint }

// NewHint is a hint by name.
func NewHint(name string, args ...Node) Hint { return MakeHint(name, nodes(args)...) }

// Place is where a piece of raw SQL goes.
type Place uint8

// The places after a clause, whether or not the clause is there.
const (
	AfterWith Place = iota + 1
	AfterSelect
	AfterItems
	AfterFrom
	AfterWhere
	AfterGroupBy
	AfterHaving
	AfterQualify
	AfterOrderBy
	AtEnd
)
