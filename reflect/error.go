package reflect

import (
	"errors"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
)

// Errors of statements made of metadata; each is wrapped in an [*ObjectError].
var (
	ErrNotFound  = errors.New("reflect: no such object")
	ErrUnknown   = errors.New("reflect: not known; reflect at a higher level")
	ErrNoKey     = errors.New("reflect: no primary key")
	ErrNoPath    = errors.New("reflect: no foreign key between the tables")
	ErrAmbiguous = errors.New("reflect: several foreign keys between the tables")
)

// ErrFormat is returned for a file that is no snapshot, or one of a later version.
var ErrFormat = errors.New("reflect: not a snapshot of a known format")

// ObjectError says which object an error is about.
type ObjectError struct {
	Name   Name
	Facts  Coverage // of ErrUnknown
	Others []string // candidates, of ErrAmbiguous and ErrNotFound
	Err    error
}

// Error names the object in a line, with escapes for what is not printable.
func (e *ObjectError) Error() string {
	text := e.Err.Error() + ": " + e.Name.String()
	if e.Facts != 0 {
		text += ": " + e.Facts.String()
	}
	if len(e.Others) > 0 {
		text += " (" + strings.Join(e.Others, ", ") + ")"
	}
	return quote.Printable(text)
}

// Unwrap is Err.
func (e *ObjectError) Unwrap() error { return e.Err }
