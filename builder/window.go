package builder

import "github.com/brickwork-sql/brickwork/internal/ast"

// Window is the rows that a window function sees: PartitionBy(…).OrderBy(…).Rows(…, …).
type Window struct{ w ast.Window }

// window is the window of OVER.
func window(ws []Window) *ast.Window {
	if len(ws) == 0 {
		return new(ast.Window)
	}
	w := ws[0].w
	if len(ws) > 1 {
		w.PartitionBy = with(w.PartitionBy, []ast.Expr{&ast.Bad{Text: "OVER takes one window"}})
	}
	return &w
}

// PartitionBy starts a [Window].
func PartitionBy(xs ...Any) Window { return Window{}.PartitionBy(xs...) }

// OrderBy starts a [Window].
func OrderBy(os ...Ordering) Window { return Window{}.OrderBy(os...) }

// PartitionBy adds to PARTITION BY.
func (w Window) PartitionBy(xs ...Any) Window {
	w.w.PartitionBy = with(w.w.PartitionBy, operands(xs))
	return w
}

// OrderBy adds to ORDER BY.
func (w Window) OrderBy(os ...Ordering) Window {
	w.w.OrderBy = with(w.w.OrderBy, orders(os))
	return w
}

// Rows is ROWS BETWEEN from AND to.
func (w Window) Rows(from, to FrameBound) Window {
	w.w.Frame = &ast.Frame{From: from.end, To: to.end}
	return w
}

// Range is RANGE BETWEEN from AND to: distances in values of ORDER BY.
func (w Window) Range(from, to FrameBound) Window {
	w.w.Frame = &ast.Frame{Range: true, From: from.end, To: to.end}
	return w
}

// As names w: the statement that uses it gets a WINDOW clause. Two windows of one name have to be equal.
func (w Window) As(name string) Window {
	w.w.Name = name
	return w
}

// FrameBound is an end of a frame.
type FrameBound struct{ end ast.FrameEnd }

// Preceding is n PRECEDING.
func Preceding[N BoundArg](n N) FrameBound {
	return FrameBound{ast.FrameEnd{Kind: ast.Preceding, X: bound(n)}}
}

// Following is n FOLLOWING.
func Following[N BoundArg](n N) FrameBound {
	return FrameBound{ast.FrameEnd{Kind: ast.Following, X: bound(n)}}
}

// bound is the distance n, written into the text: frames take no parameters.
func bound[N BoundArg](n N) ast.Expr {
	if x, ok := any(n).(Any); ok {
		return Operand(x)
	}
	return &ast.Literal{V: n}
}

// UnboundedPreceding is the first row.
func UnboundedPreceding() FrameBound {
	return FrameBound{ast.FrameEnd{Kind: ast.UnboundedPreceding}}
}

// UnboundedFollowing is the last row.
func UnboundedFollowing() FrameBound {
	return FrameBound{ast.FrameEnd{Kind: ast.UnboundedFollowing}}
}

// CurrentRow is the row itself.
func CurrentRow() FrameBound { return FrameBound{ast.FrameEnd{Kind: ast.CurrentRow}} }
