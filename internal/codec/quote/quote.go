// Package quote writes and reads string literals and quoted names of
// Databricks SQL. It is the one place that knows their escapes.
package quote

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// String appends s as a string literal that every version reads the same:
// quote and backslash are escaped by a backslash, NUL is \0, and ${ is $\{, so
// that clusters which put settings into the text find no place for one. What is
// not UTF-8 is the caller's to refuse.
func String(buf []byte, s string) []byte {
	buf = append(buf, '\'')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '\'', '\\':
			buf = append(buf, '\\', c)
		case 0:
			buf = append(buf, nul(s[i+1:])...)
		case '{':
			if i > 0 && s[i-1] == '$' {
				buf = append(buf, '\\')
			}
			buf = append(buf, c)
		default:
			buf = append(buf, c)
		}
	}
	return append(buf, '\'')
}

// nul is the escape of NUL before rest: \0 and two octal digits would be one
// octal escape.
func nul(rest string) string {
	if len(rest) >= 2 && isOctal(rest[0]) && isOctal(rest[1]) {
		return `\u0000`
	}
	return `\0`
}

// Name appends name in backticks.
func Name(buf []byte, name string) []byte {
	buf = append(buf, '`')
	for i := 0; i < len(name); i++ {
		if name[i] == '`' {
			buf = append(buf, '`')
		}
		buf = append(buf, name[i])
	}
	return append(buf, '`')
}

// IsPlain reports whether name needs no backticks: ASCII letters, digits and
// underscores, no digit first.
func IsPlain(name string) bool {
	for i := 0; i < len(name); i++ {
		c := name[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_'
		if !letter && (i == 0 || c < '0' || '9' < c) {
			return false
		}
	}
	return name != ""
}

// Unquote reads the literal or quoted name at the start of s, which begins
// with ', " or `, and returns its value and length. It is false if it does not
// end.
func Unquote(s string) (value string, length int, ok bool) {
	var b strings.Builder
	q := s[0]
	for i := 1; i < len(s); {
		switch {
		case s[i] == q && i+1 < len(s) && s[i+1] == q:
			b.WriteByte(q)
			i += 2
		case s[i] == q:
			return b.String(), i + 1, true
		case s[i] == '\\' && q != '`':
			i += unescape(&b, s[i:])
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return "", 0, false
}

// unescape writes what the escape at the start of s stands for and returns
// its length.
func unescape(b *strings.Builder, s string) int {
	if n := codepoint(b, s); n > 0 {
		return n
	}
	if len(s) == 1 {
		return 1
	}
	switch c := s[1]; c {
	case '0':
		b.WriteByte(0)
	case 'b':
		b.WriteByte('\b')
	case 'n':
		b.WriteByte('\n')
	case 'r':
		b.WriteByte('\r')
	case 't':
		b.WriteByte('\t')
	case 'Z':
		b.WriteByte(0x1A)
	case '%', '_':
		b.WriteByte('\\')
		b.WriteByte(c)
	default:
		_, n := utf8.DecodeRuneInString(s[1:])
		b.WriteString(s[1 : 1+n])
		return 1 + n
	}
	return 2
}

// codepoint reads the escapes that name a character by its number, in octal or
// hexadecimal digits; 0 if there is none.
func codepoint(b *strings.Builder, s string) int {
	digits := 0
	switch {
	case strings.HasPrefix(s, `\u`):
		digits = 4
	case strings.HasPrefix(s, `\U`):
		digits = 8
	case len(s) >= 4 && s[1] <= '1' && isOctal(s[1]) && isOctal(s[2]) && isOctal(s[3]):
		b.WriteByte((s[1]-'0')<<6 | (s[2]-'0')<<3 | (s[3] - '0'))
		return 4
	}
	if digits == 0 || len(s) < 2+digits {
		return 0
	}
	n, err := strconv.ParseUint(s[2:2+digits], 16, 32)
	if err != nil || n > utf8.MaxRune {
		return 0
	}
	b.WriteRune(rune(n))
	return 2 + digits
}

func isOctal(c byte) bool { return '0' <= c && c <= '7' }
