package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
)

// Array is the array of xs.
func Array[E any](xs ...b.Value[E]) b.Expr[[]E] { return b.Call[[]E]("array", with(xs)...) }

// ArrayAppend is a with x at its end.
func ArrayAppend[E any](a b.Value[[]E], x b.Value[E]) b.Expr[[]E] {
	return b.Call[[]E]("array_append", a, x)
}

// ArrayCompact is a without NULLs.
func ArrayCompact[E any](a b.Value[[]E]) b.Expr[[]E] { return b.Call[[]E]("array_compact", a) }

// ArrayConcat is the elements of a, then those of the others.
func ArrayConcat[E any](a b.Value[[]E], more ...b.Value[[]E]) b.Expr[[]E] {
	return b.Call[[]E]("concat", with(more, a)...)
}

// ArrayContains reports whether x is in a; NULL if it is not and a has a NULL.
func ArrayContains[E any](a b.Value[[]E], x b.Value[E]) b.Bool {
	return b.Call[bool]("array_contains", a, x)
}

// ArrayDistinct is a without repetitions.
func ArrayDistinct[E any](a b.Value[[]E]) b.Expr[[]E] { return b.Call[[]E]("array_distinct", a) }

// ArrayExcept is what is in x and not in y, without repetitions.
func ArrayExcept[E any](x, y b.Value[[]E]) b.Expr[[]E] { return b.Call[[]E]("array_except", x, y) }

// ArrayInsert is a with x at a place, counted from 1, or from the end if negative; an error if it is 0.
func ArrayInsert[E any, N b.IntArg](a b.Value[[]E], at N, x b.Value[E]) b.Expr[[]E] {
	return b.Call[[]E]("array_insert", a, b.Arg(at), x)
}

// ArrayIntersect is what is in both x and y, without repetitions.
func ArrayIntersect[E any](x, y b.Value[[]E]) b.Expr[[]E] {
	return b.Call[[]E]("array_intersect", x, y)
}

// ArrayJoin joins the elements of a with sep; NULLs are left out.
func ArrayJoin[T ~string, S b.StringArg](a b.Value[[]T], sep S) b.Expr[string] {
	return b.Call[string]("array_join", a, b.Arg(sep))
}

// ArrayJoinOr is [ArrayJoin] with null in place of each NULL.
func ArrayJoinOr[T ~string, S, N b.StringArg](a b.Value[[]T], sep S, null N) b.Expr[string] {
	return b.Call[string]("array_join", a, b.Arg(sep), b.Arg(null))
}

// ArrayMax is the largest element; NULLs are left out, NULL if there is no other.
func ArrayMax[E any](a b.Value[[]E]) b.Expr[E] { return b.Call[E]("array_max", a) }

// ArrayMin is the smallest element; NULLs are left out, NULL if there is no other.
func ArrayMin[E any](a b.Value[[]E]) b.Expr[E] { return b.Call[E]("array_min", a) }

// ArrayPosition is where x is in a for the first time, counted from 1, or 0.
func ArrayPosition[E any](a b.Value[[]E], x b.Value[E]) b.Expr[int64] {
	return b.Call[int64]("array_position", a, x)
}

// ArrayPrepend is a with x at its start.
func ArrayPrepend[E any](a b.Value[[]E], x b.Value[E]) b.Expr[[]E] {
	return b.Call[[]E]("array_prepend", a, x)
}

// ArrayRemove is a without the elements that equal x.
func ArrayRemove[E any](a b.Value[[]E], x b.Value[E]) b.Expr[[]E] {
	return b.Call[[]E]("array_remove", a, x)
}

// ArrayRepeat is x, n times.
func ArrayRepeat[E any, N b.IntArg](x b.Value[E], n N) b.Expr[[]E] {
	return b.Call[[]E]("array_repeat", x, b.Arg(n))
}

// ArraySize is the number of elements.
func ArraySize[E any](a b.Value[[]E]) b.Expr[int32] { return b.Call[int32]("array_size", a) }

// ArraySort is a from small to large, NULLs last.
func ArraySort[E any](a b.Value[[]E]) b.Expr[[]E] { return b.Call[[]E]("array_sort", a) }

// ArraySortBy is a sorted by cmp, which is negative, 0 or positive.
func ArraySortBy[E any](a b.Value[[]E], cmp func(x, y b.Expr[E]) b.Value[int32]) b.Expr[[]E] {
	return b.Call[[]E]("array_sort", a, b.Lambda2(cmp))
}

// ArraysOverlap reports whether x and y have an element in common; NULL if they have not and one has a NULL.
func ArraysOverlap[E any](x, y b.Value[[]E]) b.Bool { return b.Call[bool]("arrays_overlap", x, y) }

// ArraysZip is the array of structs of the n-th elements; R says their fields.
func ArraysZip[R any](xs ...b.Any) b.Expr[[]R] { return b.Call[[]R]("arrays_zip", with(xs)...) }

// ArrayUnion is what is in x or y, without repetitions.
func ArrayUnion[E any](x, y b.Value[[]E]) b.Expr[[]E] { return b.Call[[]E]("array_union", x, y) }

// ElementAt is the i-th element, counted from 1, or from the end if negative; an error if there is none.
func ElementAt[E any, N b.IntArg](a b.Value[[]E], i N) b.Expr[E] {
	return b.Call[E]("element_at", a, b.Arg(i))
}

// Flatten is the elements of the elements of a.
func Flatten[E any](a b.Value[[][]E]) b.Expr[[]E] { return b.Call[[]E]("flatten", a) }

// Get is the i-th element, counted from 0; NULL if there is none.
func Get[E any, N b.IntArg](a b.Value[[]E], i N) b.Expr[E] { return b.Call[E]("get", a, b.Arg(i)) }

// ReverseArray is a backwards.
func ReverseArray[E any](a b.Value[[]E]) b.Expr[[]E] { return b.Call[[]E]("reverse", a) }

// Sequence is from, from + 1 … to.
func Sequence[T b.Integer](from, to b.Value[T]) b.Expr[[]T] {
	return b.Call[[]T]("sequence", from, to)
}

// SequenceBy is from, from + step … up to to; an error if it never gets there.
func SequenceBy[T b.Integer](from, to, step b.Value[T]) b.Expr[[]T] {
	return b.Call[[]T]("sequence", from, to, step)
}

// SequenceOf is the dates or timestamps from, from + step … up to to.
func SequenceOf[T b.Temporal, I b.IntervalArg](from, to b.Value[T], step I) b.Expr[[]T] {
	return b.Call[[]T]("sequence", from, to, b.Arg(step))
}

// Shuffle is a in random order.
func Shuffle[E any](a b.Value[[]E]) b.Expr[[]E] { return b.Call[[]E]("shuffle", a) }

// Size is the number of elements.
func Size[E any](a b.Value[[]E]) b.Expr[int32] { return b.Call[int32]("size", a) }

// SizeMap is the number of entries.
func SizeMap[K comparable, V any](m b.Value[map[K]V]) b.Expr[int32] {
	return b.Call[int32]("size", m)
}

// Slice is n elements from a place on, counted from 1, or from the end if negative; an error if it is 0.
func Slice[E any, F, N b.IntArg](a b.Value[[]E], from F, n N) b.Expr[[]E] {
	return b.Call[[]E]("slice", a, b.Arg(from), b.Arg(n))
}

// SortArray is a from small to large, NULLs first; with false, from large to small, NULLs last.
func SortArray[E any](a b.Value[[]E], ascending ...bool) b.Expr[[]E] {
	return b.Call[[]E]("sort_array", with(ascending, a)...)
}

// TryElementAt is [ElementAt]; NULL if there is no such element.
func TryElementAt[E any, N b.IntArg](a b.Value[[]E], i N) b.Expr[E] {
	return b.Call[E]("try_element_at", a, b.Arg(i))
}

// Transform is f of each element.
func Transform[E, R any](a b.Value[[]E], f func(b.Expr[E]) b.Value[R]) b.Expr[[]R] {
	return b.Call[[]R]("transform", a, b.Lambda(f))
}

// TransformIndexed is f of each element and its place, from 0.
func TransformIndexed[E, R any](a b.Value[[]E], f func(x b.Expr[E], i b.Expr[int32]) b.Value[R]) b.Expr[[]R] {
	return b.Call[[]R]("transform", a, b.Lambda2(f))
}

// Exists reports whether f holds for an element.
func Exists[E any](a b.Value[[]E], f func(b.Expr[E]) b.Cond) b.Bool {
	return b.Call[bool]("exists", a, b.Lambda(f))
}

// ForAll reports whether f holds for all elements.
func ForAll[E any](a b.Value[[]E], f func(b.Expr[E]) b.Cond) b.Bool {
	return b.Call[bool]("forall", a, b.Lambda(f))
}

// Filter is the elements for which f holds.
func Filter[E any](a b.Value[[]E], f func(b.Expr[E]) b.Cond) b.Expr[[]E] {
	return b.Call[[]E]("filter", a, b.Lambda(f))
}

// FilterIndexed is the elements for which f holds, which gets their places too, from 0.
func FilterIndexed[E any](a b.Value[[]E], f func(x b.Expr[E], i b.Expr[int32]) b.Cond) b.Expr[[]E] {
	return b.Call[[]E]("filter", a, b.Lambda2(f))
}

// Aggregate folds a into one value.
func Aggregate[E, S any](a b.Value[[]E], start b.Value[S], merge func(acc b.Expr[S], x b.Expr[E]) b.Value[S]) b.Expr[S] {
	return b.Call[S]("aggregate", a, start, b.Lambda2(merge))
}

// AggregateTo is [Aggregate], then finish.
func AggregateTo[E, S, R any](a b.Value[[]E], start b.Value[S], merge func(acc b.Expr[S], x b.Expr[E]) b.Value[S], finish func(b.Expr[S]) b.Value[R]) b.Expr[R] {
	return b.Call[R]("aggregate", a, start, b.Lambda2(merge), b.Lambda(finish))
}

// ZipWith is f of the n-th elements of both; the shorter one is filled with NULLs.
func ZipWith[X, Y, R any](xs b.Value[[]X], ys b.Value[[]Y], f func(x b.Expr[X], y b.Expr[Y]) b.Value[R]) b.Expr[[]R] {
	return b.Call[[]R]("zip_with", xs, ys, b.Lambda2(f))
}
