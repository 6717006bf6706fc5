package brickwork

import (
	"fmt"
	"io"
	"log/slog"
)

// Secret is a string that is not printed: by fmt with any verb, slog or JSON.
// It is a pointer inside, since fmt does not call methods in unexported fields.
type Secret struct{ text *string }

// NewSecret is s as a Secret.
func NewSecret(s string) Secret { return Secret{&s} }

// reveal is the text itself.
func (s Secret) reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

const hidden = "***"

// Format writes "***" for any verb.
func (Secret) Format(f fmt.State, _ rune) { io.WriteString(f, hidden) }

// LogValue is "***".
func (Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText is "***".
func (Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }
