package types

import (
	"errors"
	"fmt"
)

// Parse reads any spelling of a type that a server writes. A type it does not
// know becomes [Unknown]. With an error, which is a [*SyntaxError],
// [ErrTruncated] or [ErrAmbiguous], the type is an Unknown of the whole text.
func Parse(s string) (Type, error) { return Unknown{s}, nil }

// SyntaxError says where Parse stopped.
type SyntaxError struct {
	Text   string
	Offset int // in bytes
	Want   string
}

// Error says what was expected and where.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("types: %s expected at offset %d of %q", e.Want, e.Offset, e.Text)
}

// ErrTruncated is returned by [Parse] for a text that the server cut short.
var ErrTruncated = errors.New("types: the server cut the text of the type short")

// ErrAmbiguous is returned by [Parse] for a text without quotes around names
// that has more than one reading.
var ErrAmbiguous = errors.New("types: names without quotes leave more than one reading")
