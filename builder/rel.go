package builder

import (
	"time"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Relation may stand in FROM: a table, a query, a CTE, a table function, and what functions like [Lateral] make of them.
type Relation interface {
	Node
	relation()
}

// QueryLike is a [Query], or a [Derived] where the alias matters: what INSERT, CREATE … AS and scripts take.
type QueryLike interface {
	Relation
	isQuery()
}

// TableRef is a table that is read, perhaps as of a time.
type TableRef interface {
	Relation
	tableRef()
}

// Target is a table that can be written to: a [Table] or a struct around one.
type Target interface {
	TableRef
	target() Table
}

// Rel is a relation.
type Rel struct{ src ast.Source }

func (r Rel) node() ast.Node {
	if r.src == nil {
		return nil
	}
	return r.src
}
func (r Rel) relation() {}

// As is r under an alias, with names for its columns if they are given.
func (r Rel) As(alias string, columns ...string) Rel {
	return Rel{&ast.Aliased{Source: source(r), Alias: alias, Columns: columns}}
}

// Derived is a query under an alias: a relation, and still a source for INSERT.
type Derived struct{ Rel }

func (d Derived) isQuery() {}

func derived(q Query, alias string, columns []string) Derived {
	return Derived{Rel{&ast.Derived{Query: query(q), Alias: alias, Columns: columns}}}
}

// View is a table that is read in a special way; it has the alias of the table, so that its columns stay valid.
type View struct{ Rel }

func (v View) tableRef() {}

// Option is an option of a table or function: a constant key and value.
type Option struct{ Key, Value string }

// StarItem is a star in a select list or a call.
type StarItem struct{ n ast.Star }

func (s StarItem) node() ast.Node { return &s.n }
func (s StarItem) item()          {}
func (s StarItem) argument()      {}

// Generator is a function that makes rows of one column: an item of a select list by As, a relation by Table.
type Generator[T any] struct{ Rel }

func (g Generator[T]) item()        {}
func (g Generator[T]) value() (t T) { return t }

// Generator2 is a function that makes rows of two columns.
type Generator2[A, B any] struct{ Rel }

func (g Generator2[A, B]) item() {}

// Pair is an item with two names.
type Pair[A, B any] struct {
	First  Named[A]
	Second Named[B]
}

func (p Pair[A, B]) node() ast.Node {
	if p.First.n == nil || p.Second.n == nil {
		return &ast.Bad{Text: "zero Pair"}
	}
	return &ast.NamedTuple{X: p.First.n.X, Names: []string{p.First.n.Name, p.Second.n.Name}}
}
func (p Pair[A, B]) item() {}

// VersionAsOf is t as it was at a version.
func VersionAsOf[N IntArg](t TableRef, version N) View {
	return View{Rel{&ast.AsOf{Table: source(t), Version: constant(version)}}}
}

// TimestampAsOf is t as it was at a time.
func TimestampAsOf[T Temporal | ~string](t TableRef, at Value[T]) View {
	return View{Rel{&ast.AsOf{Table: source(t), Time: Operand(at)}}}
}

// WithOptions reads t WITH (key = 'value', …).
func WithOptions(t TableRef, opts ...Option) View {
	n := &ast.Optioned{Table: source(t)}
	for _, o := range opts {
		n.Options = append(n.Options, ast.Option(o))
	}
	return View{Rel{n}}
}

// WithCredential reads t WITH (CREDENTIAL name).
func WithCredential(t TableRef, name string) View {
	return View{Rel{&ast.Optioned{Table: source(t), Credential: name}}}
}

// Stream reads r as a stream: a table, or a table function.
func Stream(r Relation) View { return View{Rel{&ast.Stream{Source: source(r)}}} }

// Lateral lets r see the relations before it.
func Lateral(r Relation) Rel { return Rel{&ast.Lateral{Source: source(r)}} }

// Watermark is r WATERMARK column DELAY OF delay.
func Watermark(r Relation, column Value[time.Time], delay types.DayTime) Rel {
	return Rel{&ast.Watermark{Source: source(r), Column: Operand(column), Delay: delay}}
}

// SamplePercent is r TABLESAMPLE (percent PERCENT).
func SamplePercent[N FloatArg](r Relation, percent N) Sampled {
	return sampled(ast.Sample{Source: source(r), Kind: ast.SamplePercent, Size: constant(percent)})
}

// SampleRows is r TABLESAMPLE (rows ROWS).
func SampleRows[N IntArg](r Relation, rows N) Sampled {
	return sampled(ast.Sample{Source: source(r), Kind: ast.SampleRows, Size: constant(rows)})
}

// SampleBucket is r TABLESAMPLE (BUCKET bucket OUT OF of).
func SampleBucket(r Relation, bucket, of int) Sampled {
	return sampled(ast.Sample{Source: source(r), Kind: ast.SampleBucket, Bucket: bucket, Of: of})
}

func sampled(s ast.Sample) Sampled { return Sampled{Rel{&s}} }

// constant is v where SQL takes no parameter: a Go value is part of the text.
func constant[V any](v V) ast.Expr {
	switch x := any(v).(type) {
	case Any:
		return Operand(x)
	case int:
		return &ast.Literal{V: int32Or64(x)}
	}
	return &ast.Literal{V: v}
}

// Sampled is a sample of a relation.
type Sampled struct{ Rel }

// Repeatable seeds s, so that it is the same each time.
func (s Sampled) Repeatable(seed int) Sampled {
	old, ok := s.src.(*ast.Sample)
	if !ok {
		return s
	}
	n := *old
	n.Seed = &seed
	return sampled(n)
}

// CTE is a query with a name; a statement that uses it gets a WITH. columns rename those of q. Two of one name have to be equal.
func CTE(name string, q Query, columns ...string) CTERel {
	return CTERel{Rel{&ast.CTE{Name: name, Columns: columns, Query: query(q)}}}
}

// RecursiveCTE is first UNION ALL next, where next reads what came before from self.
func RecursiveCTE(name string, first Query, next func(self Rel) Query) CTERel {
	if next == nil {
		next = func(Rel) Query { return nil }
	}
	self := Rel{&ast.CTE{Name: name, Recurse: true}}
	both := &ast.SetOp{Kind: ast.Union, All: true, Queries: []ast.Query{query(first), query(next(self))}}
	return CTERel{Rel{&ast.CTE{Name: name, Query: both, Recurse: true}}}
}

// CTERel is a common table expression.
type CTERel struct{ Rel }

// MaxRecursionLevel limits a recursion to n levels.
func (c CTERel) MaxRecursionLevel(n int) CTERel {
	old, ok := c.src.(*ast.CTE)
	if !ok {
		return c
	}
	cte := *old
	cte.MaxLevel = n
	return CTERel{Rel{&cte}}
}

// ctes is the trees of cs.
func ctes(cs []CTERel) []*ast.CTE {
	out := make([]*ast.CTE, len(cs))
	for i, c := range cs {
		out[i], _ = c.src.(*ast.CTE)
		if out[i] == nil {
			out[i] = &ast.CTE{Query: &ast.Bad{Text: "zero CTE"}}
		}
	}
	return out
}

// Nested starts a join in parentheses: From(a).Join(Nested(b).Join(c).On(…)).On(…).
func Nested(r Relation) JoinTree { return JoinTree{Rel{source(r)}} }

// JoinTree is a relation made of joins.
type JoinTree struct{ Rel }

// Join is JOIN r; the condition follows.
func (t JoinTree) Join(r Relation) Joining[JoinTree] { return t.join(ast.InnerJoin, r) }

// LeftJoin is LEFT JOIN r; the condition follows.
func (t JoinTree) LeftJoin(r Relation) Joining[JoinTree] { return t.join(ast.LeftJoin, r) }

// RightJoin is RIGHT JOIN r; the condition follows.
func (t JoinTree) RightJoin(r Relation) Joining[JoinTree] { return t.join(ast.RightJoin, r) }

// FullJoin is FULL JOIN r; the condition follows.
func (t JoinTree) FullJoin(r Relation) Joining[JoinTree] { return t.join(ast.FullJoin, r) }

// SemiJoin is LEFT SEMI JOIN r; the condition follows.
func (t JoinTree) SemiJoin(r Relation) Joining[JoinTree] { return t.join(ast.SemiJoin, r) }

// AntiJoin is LEFT ANTI JOIN r; the condition follows.
func (t JoinTree) AntiJoin(r Relation) Joining[JoinTree] { return t.join(ast.AntiJoin, r) }

// CrossJoin is CROSS JOIN r.
func (t JoinTree) CrossJoin(r Relation) JoinTree {
	return t.joined(ast.Join{Kind: ast.CrossJoin, Right: source(r)})
}

func (t JoinTree) join(kind ast.JoinKind, r Relation) Joining[JoinTree] {
	return Joining[JoinTree]{ast.Join{Kind: kind, Right: source(r)}, t}
}

// joined joins to t; only the outermost join is in parentheses.
func (t JoinTree) joined(j ast.Join) JoinTree {
	j.Left, j.Nested = source(t), true
	if left, ok := j.Left.(*ast.Join); ok {
		inner := *left
		inner.Nested = false
		j.Left = &inner
	}
	return JoinTree{Rel{&j}}
}

// Joining is a join that lacks its condition; S is what is joined to.
type Joining[S any] struct {
	j  ast.Join
	to joiner[S]
}

// joiner is what a join is added to.
type joiner[S any] interface{ joined(ast.Join) S }

// joinFunc is a [joiner] from outside of this package.
type joinFunc[S any] func(ast.Join) S

func (f joinFunc[S]) joined(j ast.Join) S { return f(j) }

// finish is the chain with the join; a zero Joining has none.
func (j Joining[S]) finish() (s S) {
	if j.to == nil {
		return s
	}
	return j.to.joined(j.j)
}

// On joins where all conditions hold; there has to be one: Lit(true) joins all.
func (j Joining[S]) On(conds ...Cond) S {
	if j.j.On = conditions(conds); len(j.j.On) == 0 {
		j.j.On = []ast.Expr{&ast.Bad{Text: "ON without a condition: say Lit(true)"}}
	}
	return j.finish()
}

// Using joins where these columns are equal.
func (j Joining[S]) Using(columns ...AnyColumn) S {
	if j.j.Using = operands(columns); len(j.j.Using) == 0 {
		j.j.Using = []ast.Expr{&ast.Bad{Text: "USING without a column"}}
	}
	return j.finish()
}

// Natural joins where columns of the same name are equal.
func (j Joining[S]) Natural() S {
	j.j.Natural = true
	return j.finish()
}

// ApproxNearest joins the n nearest rows, found by an index or roughly.
func (j Joining[S]) ApproxNearest(n int, by Nearness) S { return j.nearest(false, n, by) }

// ExactNearest joins the n nearest rows.
func (j Joining[S]) ExactNearest(n int, by Nearness) S { return j.nearest(true, n, by) }

func (j Joining[S]) nearest(exact bool, n int, by Nearness) S {
	if by.x == nil {
		by.x = &ast.Bad{Text: "zero Nearness"}
	}
	j.j.Nearest = &ast.Nearest{Exact: exact, N: n, Distance: by.distance, X: by.x}
	return j.finish()
}

// Nearness is what a nearest join sorts by.
type Nearness struct {
	distance bool
	x        ast.Expr
}

// BySimilarity prefers large values of x.
func BySimilarity(x Any) Nearness { return Nearness{false, Operand(x)} }

// ByDistance prefers small values of x.
func ByDistance(x Any) Nearness { return Nearness{true, Operand(x)} }

// Star is *, or r.* of each relation.
func Star(rs ...Relation) StarItem {
	var s StarItem
	for _, r := range rs {
		s.n.Sources = append(s.n.Sources, source(r))
	}
	return s
}

// StarOf is s.*, the fields of a struct.
func StarOf(s Any) StarItem { return StarItem{ast.Star{Of: Operand(s)}} }

// Except leaves columns (or fields of structs) out.
func (s StarItem) Except(columns ...Any) StarItem {
	s.n.Except = with(s.n.Except, operands(columns))
	return s
}

// As names the column in a select list.
func (g Generator[T]) As(name string) Named[T] { return Named[T]{&ast.Named{X: source(g), Name: name}} }

// Table is g in FROM.
func (g Generator[T]) Table(alias, column string) Rel { return g.Rel.As(alias, column) }

// As names the columns in a select list.
func (g Generator2[A, B]) As(a, b string) Pair[A, B] {
	return Pair[A, B]{Named[A]{&ast.Named{X: source(g), Name: a}}, Named[B]{&ast.Named{X: source(g), Name: b}}}
}

// Table is g in FROM.
func (g Generator2[A, B]) Table(alias, a, b string) Rel { return g.Rel.As(alias, a, b) }
