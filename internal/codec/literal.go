package codec

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/types"
)

// Literal appends v as an expression of type t that needs no parameter; a nil t
// is that of [Infer]. What is NULL for [Encode] is CAST(NULL AS t). Negative
// numbers are in parentheses, so that the expression can stand anywhere.
//
// Collations and the lengths of CHAR and VARCHAR are not part of a value: their
// literals are plain strings.
func Literal(buf []byte, t types.Type, v any) ([]byte, error) {
	var err error
	if t == nil {
		if t, err = Infer(v); err != nil {
			return buf, err
		}
	}
	if v, err = resolve(v); err != nil {
		return buf, err
	}
	if _, err := Shape(t); err != nil {
		return buf, err
	}
	w := writer{buf: buf, form: literal}
	if err := w.value(t, v); err != nil {
		return buf, err
	}
	return w.buf, nil
}

// maxName is the length of the longest name, in characters.
const maxName = 255

// Name appends name in backticks. Names that no server takes are errors: empty,
// longer than 255 characters, with a NUL, not UTF-8.
func Name(buf []byte, name string) ([]byte, error) {
	switch {
	case name == "":
		return buf, fmt.Errorf("codec: name: empty")
	case !utf8.ValidString(name):
		return buf, fmt.Errorf("codec: name %q: not UTF-8", name)
	case strings.IndexByte(name, 0) >= 0:
		return buf, fmt.Errorf("codec: name %q: a NUL in it", name)
	case len(name) > maxName && utf8.RuneCountInString(name) > maxName:
		return buf, fmt.Errorf("codec: name %.20q…: longer than %d characters", name, maxName)
	}
	return quote.Name(buf, name), nil
}
