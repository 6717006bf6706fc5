package builder

import "github.com/brickwork-sql/brickwork/internal/ast"

// SetOf is a set operation whose rows are Ts; ORDER BY and LIMIT apply to the whole. Its methods return a changed copy.
type SetOf[T any] struct {
	rowsOf[T]
	statement
}

func (q SetOf[T]) node() ast.Node { return q.Stmt() }

// As is the query as a relation, with names for its columns if they are given.
func (q SetOf[T]) As(alias string, columns ...string) Derived { return derived(q, alias, columns) }

// Union is a UNION b …, without equal rows. Operands nest as they are given.
func Union[T any](a, b QueryOf[T], more ...QueryOf[T]) SetOf[T] {
	return setOp(ast.Union, false, a, b, more)
}

// UnionAll is a UNION ALL b ….
func UnionAll[T any](a, b QueryOf[T], more ...QueryOf[T]) SetOf[T] {
	return setOp(ast.Union, true, a, b, more)
}

// Intersect is a INTERSECT b …, without equal rows.
func Intersect[T any](a, b QueryOf[T], more ...QueryOf[T]) SetOf[T] {
	return setOp(ast.Intersect, false, a, b, more)
}

// IntersectAll is a INTERSECT ALL b ….
func IntersectAll[T any](a, b QueryOf[T], more ...QueryOf[T]) SetOf[T] {
	return setOp(ast.Intersect, true, a, b, more)
}

// Except is a EXCEPT b …, without equal rows.
func Except[T any](a, b QueryOf[T], more ...QueryOf[T]) SetOf[T] {
	return setOp(ast.Except, false, a, b, more)
}

// ExceptAll is a EXCEPT ALL b ….
func ExceptAll[T any](a, b QueryOf[T], more ...QueryOf[T]) SetOf[T] {
	return setOp(ast.Except, true, a, b, more)
}

func setOp[T any](kind ast.SetKind, all bool, a, b QueryOf[T], more []QueryOf[T]) SetOf[T] {
	s := &ast.SetOp{Kind: kind, All: all, Queries: []ast.Query{query(a), query(b)}}
	for _, q := range more {
		s.Queries = append(s.Queries, query(q))
	}
	return SetOf[T]{statement: statement{s}}
}

func (q SetOf[T]) change(f func(*ast.SetOp)) SetOf[T] {
	old, ok := q.s.(*ast.SetOp)
	if !ok {
		return q
	}
	s := *old
	f(&s)
	return SetOf[T]{statement: statement{&s}}
}

// OrderBy adds to ORDER BY.
func (q SetOf[T]) OrderBy(os ...Ordering) SetOf[T] {
	return q.change(func(s *ast.SetOp) { s.OrderBy = with(s.OrderBy, orders(os)) })
}

// Limit is LIMIT n.
func (q SetOf[T]) Limit(n int) SetOf[T] {
	return q.change(func(s *ast.SetOp) { s.Limit = count(n) })
}

// Offset is OFFSET n.
func (q SetOf[T]) Offset(n int) SetOf[T] {
	return q.change(func(s *ast.SetOp) { s.Offset = count(n) })
}

// LimitTo is LIMIT of an expression, which is constant or a parameter.
func (q SetOf[T]) LimitTo(n Any) SetOf[T] {
	return q.change(func(s *ast.SetOp) { s.Limit = Operand(n) })
}

// OffsetBy is OFFSET of an expression, which is constant or a parameter.
func (q SetOf[T]) OffsetBy(n Any) SetOf[T] {
	return q.change(func(s *ast.SetOp) { s.Offset = Operand(n) })
}

// With declares CTEs here, in this order, used or not.
func (q SetOf[T]) With(cs ...CTERel) SetOf[T] {
	return q.change(func(s *ast.SetOp) { s.With = with(s.With, ctes(cs)) })
}

// Raw puts a piece of SQL at a place of the statement.
func (q SetOf[T]) Raw(at Place, text rawText, args ...Node) SetOf[T] {
	return q.change(func(s *ast.SetOp) {
		s.Raw = with(s.Raw, []ast.RawAt{{At: ast.Place(at), SQL: raw(text, args)}})
	})
}

// ValuesOf is VALUES whose rows are Ts.
type ValuesOf[T any] struct {
	rowsOf[T]
	statement
}

func (q ValuesOf[T]) node() ast.Node { return q.Stmt() }

// As is the query as a relation, with names for its columns if they are given.
func (q ValuesOf[T]) As(alias string, columns ...string) Derived { return derived(q, alias, columns) }

// Values are rows of several columns.
func Values(rows ...Value[AnyRow]) ValuesOf[AnyRow] {
	return ValuesOf[AnyRow]{statement: statement{&ast.Values{Rows: operands(rows)}}}
}

// ValueList are rows of one column, of Go values.
func ValueList[T any](vs ...T) ValuesOf[T] {
	rows := make([]ast.Expr, len(vs))
	for i, v := range vs {
		rows[i] = value(v, nil).x
	}
	return ValuesOf[T]{statement: statement{&ast.Values{Rows: rows}}}
}
