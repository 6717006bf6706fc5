package codec

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/brickwork-sql/brickwork/types"
)

// The parts of a nested value as the driver renders it: nil, bool, number,
// text, []any, object.
type (
	number string // as written
	text   string
	object []member
	member struct {
		key   string
		value any
	}
)

// readJSON reads the JSON of a nested value of type t, which may be nil. The
// driver does not escape the names of fields: those of t are read as they are.
func readJSON(t types.Type, s string) (any, error) {
	r := jsonReader{s: s}
	v := r.value(t)
	if r.space(); r.pos < len(s) {
		r.bad = true
	}
	if r.bad {
		return nil, &Error{Type: t, Fact: "the server's JSON cannot be read at offset " + strconv.Itoa(r.pos)}
	}
	return v, nil
}

// maxDepth is how deep JSON may nest.
const maxDepth = 1000

// A jsonReader reads JSON. Once something is bad, it reads nothing more.
type jsonReader struct {
	s     string
	pos   int
	depth int
	bad   bool
}

func (r *jsonReader) value(t types.Type) any {
	if r.depth++; r.depth > maxDepth {
		r.bad = true
	}
	defer func() { r.depth-- }()
	if r.space(); r.bad || r.pos == len(r.s) {
		r.bad = true
		return nil
	}
	if t == types.Type(types.VariantType) {
		return r.variant()
	}
	switch c := r.s[r.pos]; {
	case c == '"':
		return text(r.string())
	case c == '[':
		return r.array(t)
	case c == '{':
		return r.object(t)
	case r.word("null"):
		return nil
	case r.word("true"):
		return true
	case r.word("false"):
		return false
	}
	return r.number()
}

// variant reads a VARIANT inside of another value: JSON, or a text of JSON.
func (r *jsonReader) variant() any {
	start := r.pos
	v := r.value(nil)
	if r.bad || v == nil {
		return nil
	}
	if s, ok := v.(text); ok && validJSON(string(s)) {
		return s
	}
	return text(r.s[start:r.pos])
}

func (r *jsonReader) array(t types.Type) any {
	var elem types.Type
	if a, ok := t.(types.Array); ok {
		elem = a.Elem
	}
	list := []any{}
	r.list(']', func() { list = append(list, r.value(elem)) })
	return list
}

func (r *jsonReader) object(t types.Type) any {
	o := object{}
	r.list('}', func() {
		key, inner := r.key(t, len(o))
		o = append(o, member{key, r.value(inner)})
	})
	return o
}

// list reads an opening bracket, items with commas between, and the end.
func (r *jsonReader) list(end byte, item func()) {
	r.pos++
	for n := 0; !r.bad && !r.accept(end); n++ {
		if n > 0 && !r.accept(',') {
			r.bad = true
			return
		}
		item()
	}
}

// key reads the key of member i and its colon, and finds the type of its value.
func (r *jsonReader) key(t types.Type, i int) (string, types.Type) {
	r.space()
	if s, ok := t.(types.Struct); ok && i < len(s.Fields) {
		f := s.Fields[i]
		if raw := `"` + f.Name + `":`; strings.HasPrefix(r.s[r.pos:], raw) {
			r.pos += len(raw)
			return f.Name, f.Type
		}
	}
	if r.pos == len(r.s) || r.s[r.pos] != '"' {
		r.bad = true
		return "", nil
	}
	key := r.string()
	if !r.accept(':') {
		r.bad = true
	}
	switch t := t.(type) {
	case types.Map:
		return key, t.Value
	case types.Struct:
		for _, f := range t.Fields {
			if f.Name == key {
				return key, f.Type
			}
		}
	}
	return key, nil
}

func (r *jsonReader) number() any {
	start := r.pos
	for r.pos < len(r.s) && strings.IndexByte("+-.0123456789eE", r.s[r.pos]) >= 0 {
		r.pos++
	}
	if r.pos == start {
		r.bad = true
	}
	return number(r.s[start:r.pos])
}

// string reads a string; the reader is at its quote.
func (r *jsonReader) string() string {
	rest := r.s[r.pos+1:]
	if n := strings.IndexAny(rest, `"\`); n >= 0 && rest[n] == '"' {
		r.pos += n + 2
		return rest[:n]
	}
	var b strings.Builder
	for r.pos++; r.pos < len(r.s); r.pos++ {
		switch c := r.s[r.pos]; c {
		case '"':
			r.pos++
			return b.String()
		case '\\':
			r.escape(&b)
		default:
			b.WriteByte(c)
		}
	}
	r.pos, r.bad = len(r.s), true
	return ""
}

// escape reads an escape up to its last character.
func (r *jsonReader) escape(b *strings.Builder) {
	if r.pos++; r.pos == len(r.s) {
		return
	}
	switch c := r.s[r.pos]; c {
	case 'b':
		b.WriteByte('\b')
	case 'f':
		b.WriteByte('\f')
	case 'n':
		b.WriteByte('\n')
	case 'r':
		b.WriteByte('\r')
	case 't':
		b.WriteByte('\t')
	case 'u':
		r.unicode(b)
	default:
		b.WriteByte(c)
	}
}

func (r *jsonReader) unicode(b *strings.Builder) {
	first := r.hex(r.pos + 1)
	r.pos += 4
	if utf16.IsSurrogate(first) && strings.HasPrefix(r.s[min(r.pos+1, len(r.s)):], `\u`) {
		if pair := utf16.DecodeRune(first, r.hex(r.pos+3)); pair != utf8.RuneError {
			b.WriteRune(pair)
			r.pos += 6
			return
		}
	}
	b.WriteRune(first)
}

func (r *jsonReader) hex(pos int) rune {
	if pos+4 > len(r.s) {
		r.bad = true
		return 0
	}
	n, err := strconv.ParseUint(r.s[pos:pos+4], 16, 32)
	if err != nil {
		r.bad = true
	}
	return rune(n)
}

func (r *jsonReader) word(w string) bool {
	if !strings.HasPrefix(r.s[r.pos:], w) {
		return false
	}
	r.pos += len(w)
	return true
}

func (r *jsonReader) accept(c byte) bool {
	if r.space(); r.pos == len(r.s) || r.s[r.pos] != c {
		return false
	}
	r.pos++
	return true
}

func (r *jsonReader) space() {
	for r.pos < len(r.s) && strings.IndexByte(" \t\r\n", r.s[r.pos]) >= 0 {
		r.pos++
	}
}

func validJSON(s string) bool { return json.Valid([]byte(s)) }
