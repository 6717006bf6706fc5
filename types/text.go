package types

// Text is a [Type] that is its DDL in JSON and other texts.
type Text struct{ Type }

// MarshalText is Format; a type that is not known is "".
func (t Text) MarshalText() ([]byte, error) { return []byte(Format(t.Type)), nil }

// UnmarshalText is Parse.
func (t *Text) UnmarshalText(text []byte) (err error) {
	t.Type = nil
	if len(text) > 0 {
		t.Type, err = Parse(string(text))
	}
	return err
}
