package reflect_test

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	stdreflect "reflect"
	"testing"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/reflect"
)

// Nothing panics of what is empty: each exported method, with arguments that are
// zero as far as they can be.
func TestEmpty(t *testing.T) {
	_, db := newServer(t)
	x := builder.NewTable("c", "s", "t")
	given := map[stdreflect.Type]any{
		stdreflect.TypeFor[context.Context]():   ctx,
		stdreflect.TypeFor[brickwork.Engine]():  db,
		stdreflect.TypeFor[io.Writer]():         io.Discard,
		stdreflect.TypeFor[string]():            filepath.Join(t.TempDir(), "file"),
		stdreflect.TypeFor[builder.Target]():    x,
		stdreflect.TypeFor[builder.Relation]():  x,
		stdreflect.TypeFor[builder.Stmt]():      builder.Select(builder.Star()).From(x),
		stdreflect.TypeFor[builder.Ordering]():  builder.Col[int](x, "a"),
		stdreflect.TypeFor[reflect.Overlay]():   reflect.Overlay{Comments: map[reflect.Name]string{{Name: "t"}: "c"}},
		stdreflect.TypeFor[*reflect.Snapshot](): &reflect.Snapshot{},
	}
	for _, of := range []any{&reflect.Snapshot{}, &reflect.Table{}, &reflect.Use{}, reflect.Change{}, reflect.Finding{}, reflect.Findings{}, &reflect.CheckError{},
		reflect.Diff, reflect.Plan} {
		v := stdreflect.ValueOf(of)
		if v.Kind() == stdreflect.Func {
			called(t, "function", v, given)
		}
		for i := range v.NumMethod() {
			called(t, fmt.Sprintf("%T.%s", of, v.Type().Method(i).Name), v.Method(i), given)
		}
	}
}

// called calls f once without and once with one variadic argument.
func called(t *testing.T, name string, f stdreflect.Value, given map[stdreflect.Type]any) {
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s: %v", name, r)
		}
	}()
	var args []stdreflect.Value
	for i := range f.Type().NumIn() {
		in := f.Type().In(i)
		if f.Type().IsVariadic() && i == f.Type().NumIn()-1 {
			f.Call(args)
			in = in.Elem()
		}
		arg := stdreflect.New(in).Elem()
		if x, ok := given[in]; ok {
			arg.Set(stdreflect.ValueOf(x))
		}
		args = append(args, arg)
	}
	if out := f.Call(args); len(out) > 0 && out[0].Kind() == stdreflect.Func { // a sequence, or a check of statements
		drained(out[0], given)
	}
}

// drained calls what a method gave back.
func drained(f stdreflect.Value, given map[stdreflect.Type]any) {
	if f.Type().CanSeq() {
		for range f.Seq() {
		}
		return
	}
	f.Call([]stdreflect.Value{stdreflect.ValueOf(given[stdreflect.TypeFor[builder.Stmt]()])})
}
