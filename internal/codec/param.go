package codec

import (
	"sync"

	"github.com/brickwork-sql/brickwork/types"
)

// Param is a value as the driver sends it. It stands inside of the [Shape] of
// its type.
type Param struct {
	Type  string // as in [Wire], VOID for NULL
	Value string
	Null  bool
}

// Encode is v as a parameter of type t; a nil t is that of [Infer]. A nil v, nil
// pointers, slices and maps, and a sql.Null without a value are NULL.
func Encode(t types.Type, v any) (Param, error) {
	var err error
	if t == nil {
		if t, err = Infer(v); err != nil {
			return Param{}, err
		}
	}
	if v, err = resolve(v); err != nil {
		return Param{}, err
	}
	if v == nil {
		return Param{Type: "VOID", Null: true}, nil
	}
	wire, err := Shape(t)
	if err != nil {
		return Param{}, err
	}
	if s, ok := v.(string); ok && t == types.Type(types.String) {
		s, err = toText(t, s, 0)
		return Param{Type: wire.Type, Value: s}, err
	}
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.buf, w.form, w.matches = w.buf[:0], parameter, nil
	if err := w.value(t, v); err != nil {
		return Param{}, err
	}
	return Param{Type: wire.Type, Value: string(w.buf)}, nil
}

// writers are used again: most texts are short.
var writers = sync.Pool{New: func() any { return new(writer) }}
