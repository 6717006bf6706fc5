// Package codec moves values between Go and SQL. It is the one place that knows
// how a value of a type travels:
//
//   - as a parameter: [Shape] is the SQL around the marker, which depends on the
//     type alone, and [Encode] the text that is sent;
//   - as a literal: [Literal];
//   - as a result: [Canonical] is the value as the Go type of its SQL type,
//     [Into] and [Row] put it into what the caller has. Both undo what the driver
//     does to values on the way.
//
// Nothing is rounded, cut or wrapped around: a value that its type cannot hold is
// an [*Error]. Only what is shorter than a microsecond is cut off, because SQL
// has nothing shorter.
package codec

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"

	"github.com/brickwork-sql/brickwork/types"
)

// Error says why a value does not go where it should. It tells no texts and
// bytes, which may be secrets.
type Error struct {
	Path string       // to the part of a nested value: lines[2].price; "" is all of it
	Type types.Type   // in SQL, nil if not known
	Go   reflect.Type // of the value, or of where it goes; nil if not known
	Fact string
	Err  error // the cause; nil if Fact says it all
}

// Error is the path and the fact.
func (e *Error) Error() string {
	text := "codec: "
	if e.Path != "" {
		text += e.Path + ": "
	}
	if e.Fact != "" && e.Err != nil {
		return text + e.Fact + ": " + e.Err.Error()
	}
	if e.Err != nil {
		return text + e.Err.Error()
	}
	return text + e.Fact
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// Causes of an [*Error].
var (
	ErrNull        = errors.New("NULL has no place in the Go type")
	ErrRange       = errors.New("the value is out of the range of the type")
	ErrUnsupported = errors.New("values of the type cannot be sent")
)

// fail is an Error without a path.
func fail(t types.Type, v any, format string, args ...any) *Error {
	return &Error{Type: t, Go: reflect.TypeOf(v), Fact: fmt.Sprintf(format, args...)}
}

// mismatch is the error of a Go value that is none of type t.
func mismatch(t types.Type, v any) *Error {
	return fail(t, v, "a %T is no value of %v", v, t)
}

// outOfRange is the error of a value that t cannot hold.
func outOfRange(t types.Type, v any, format string, args ...any) *Error {
	e := fail(t, v, format, args...)
	e.Err = ErrRange
	return e
}

// at puts a step in front of the path of err.
func at(step string, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	below := *e
	if below.Path != "" && below.Path[0] != '[' {
		step += "."
	}
	below.Path = step + below.Path
	return &below
}

func atIndex(i int, err error) error { return at("["+strconv.Itoa(i)+"]", err) }
