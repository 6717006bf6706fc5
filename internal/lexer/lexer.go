// Package lexer splits Databricks SQL into tokens, as far as is needed to know
// what is inside a literal, a name or a comment and what is not.
//
// [Tokens] yields every byte of the text, white space and comments too; the
// tokens put together are the text. [Split] cuts a text at its markers.
package lexer

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is the kind of a [Token].
type Kind uint8

// The kinds of token.
const (
	Space      Kind = iota + 1 // white space
	Comment                    // -- to the end of the line, or /* */ with nesting
	Ident                      // a word, a key word too; also an unquoted location such as s3://a/b
	Quoted                     // `name`, with backticks doubled
	String                     // '…', "…", r'…', $$…$$
	Number                     // 1, 1.5, 1e3, 5L, 1.5BD
	Operator                   // everything else, longest match; also /*+ and */ of a hint
	Positional                 // ? as a parameter
	Named                      // :name as a parameter
	Hole                       // {}
)

// Token is a piece of a text.
type Token struct {
	Kind   Kind
	Text   string // as written
	Offset int    // in bytes
}

// Name is the name of a [Named] parameter.
func (t Token) Name() string { return strings.TrimPrefix(t.Text, ":") }

// Error is a literal, name or comment that does not end.
type Error struct {
	What   string // "string", "name", "comment", "hint"
	Offset int    // in bytes, where it begins
}

// Error says what does not end.
func (e *Error) Error() string {
	return fmt.Sprintf("lexer: unterminated %s at offset %d", e.What, e.Offset)
}

// Tokens yields the tokens of text. An [*Error] comes last, with the rest of
// the text as an [Operator].
//
// A question mark is a parameter unless it is that of the cast a?::t. A colon is
// the start of a parameter if a name follows and no operand comes before: after
// a literal, a quoted name, a bracket or another parameter it is a path into
// that value; after a word only if they touch, since the word may be a key word
// (col:field is a path, WHERE :p a parameter).
func Tokens(text string) iter.Seq2[Token, error] {
	return func(yield func(Token, error) bool) {
		s := scanner{text: text}
		for s.pos < len(text) {
			tok, err := s.next()
			if !yield(tok, err) || err != nil {
				return
			}
		}
		if s.hint {
			yield(Token{Operator, "", len(text)}, &Error{"hint", s.hintAt})
		}
	}
}

// Split cuts text at its tokens of kind at, which are left out: n markers give
// n+1 pieces.
func Split(text string, at Kind) ([]string, error) {
	var pieces []string
	start := 0
	for tok, err := range Tokens(text) {
		if err != nil {
			return nil, err
		}
		if tok.Kind == at {
			pieces = append(pieces, text[start:tok.Offset])
			start = tok.Offset + len(tok.Text)
		}
	}
	return append(pieces, text[start:]), nil
}

// scanner is the state between two tokens.
type scanner struct {
	text   string
	pos    int
	last   Token // the last one that is neither space nor comment
	hint   bool  // inside /*+ */
	hintAt int
}

// next is the token at pos, which is before the end.
func (s *scanner) next() (Token, error) {
	start := s.pos
	kind, end, what := s.scan()
	if what != "" {
		kind, end = Operator, len(s.text)
	}
	tok := Token{kind, s.text[start:end], start}
	s.pos = end
	if kind != Space && kind != Comment {
		s.last = tok
	}
	if what != "" {
		s.hint = false
		return tok, &Error{what, start}
	}
	return tok, nil
}

// scan tells the kind and the end of the token at pos, or what does not end.
func (s *scanner) scan() (kind Kind, end int, unterminated string) {
	rest := s.text[s.pos:]
	switch c := rest[0]; {
	case c <= ' ':
		return Space, s.pos + spaces(rest), ""
	case strings.HasPrefix(rest, "--"):
		return Comment, s.pos + lineComment(rest), ""
	case strings.HasPrefix(rest, "/*") && !strings.HasPrefix(rest, "/*+"):
		return s.ends(Comment, blockComment(rest), "comment")
	case c == '\'' || c == '"':
		return s.ends(String, quoted(rest, c), "string")
	case c == '`':
		return s.ends(Quoted, doubled(rest), "name")
	case c == '$':
		if tag := dollarTag(rest); tag != "" {
			return s.ends(String, dollarQuoted(rest, tag), "string")
		}
	case digit(c), c == '.' && len(rest) > 1 && digit(rest[1]) && !s.touches():
		kind, n := number(rest)
		return kind, s.pos + n, ""
	case strings.HasPrefix(rest, "{}"):
		return Hole, s.pos + 2, ""
	case c == '?':
		if strings.HasPrefix(rest, "?::") && s.afterOperand() {
			return Operator, s.pos + 3, ""
		}
		return Positional, s.pos + 1, ""
	case c == ':':
		if n := word(rest[1:]); n > 0 && !digit(rest[1]) && !s.afterOperand() {
			return Named, s.pos + 1 + n, ""
		}
	}
	if n := word(rest); n > 0 {
		if n == 1 && rest[0]|0x20 == 'r' && len(rest) > 1 && (rest[1] == '\'' || rest[1] == '"') {
			return s.ends(String, rawString(rest), "string")
		}
		return Ident, s.pos + n + location(rest, n), ""
	}
	return Operator, s.pos + s.operator(rest), ""
}

// ends is the result for a token n bytes long, where 0 says that it does not end.
func (s *scanner) ends(k Kind, n int, what string) (Kind, int, string) {
	if n == 0 {
		return k, 0, what
	}
	return k, s.pos + n, ""
}

// touches says whether pos follows a token other than an operator at once.
func (s *scanner) touches() bool {
	return s.last.Kind != 0 && s.last.Kind != Operator && s.last.Offset+len(s.last.Text) == s.pos
}

// afterOperand says whether what is at pos follows an operand.
func (s *scanner) afterOperand() bool {
	switch s.last.Kind {
	case Ident:
		return s.touches()
	case Quoted, String, Number, Positional, Named, Hole:
		return true
	}
	return s.last.Text == ")" || s.last.Text == "]"
}

func spaces(s string) int {
	n := 0
	for n < len(s) && s[n] <= ' ' {
		n++
	}
	return n
}

// lineComment is the length of the comment with its line end; a backslash
// before it continues the comment on the next line.
func lineComment(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' && s[i-1] != '\\' {
			return i + 1
		}
	}
	return len(s)
}

// blockComment is the length of the comment that s begins with, 0 if it does
// not end. A hint does not nest.
func blockComment(s string) int {
	depth := 0
	for i := 0; i+1 < len(s); i++ {
		switch s[i : i+2] {
		case "/*":
			if !strings.HasPrefix(s[i:], "/*+") {
				depth++
				i++
			}
		case "*/":
			i++
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// quoted is the length of the literal that s begins with, 0 if it does not end.
func quoted(s string, quote byte) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == quote && i+1 < len(s) && s[i+1] == quote:
			i++
		case s[i] == quote:
			return i + 1
		}
	}
	return 0
}

// doubled is the length of the quoted name that s begins with, 0 if it does not end.
func doubled(s string) int {
	for i := 1; i < len(s); i++ {
		if s[i] != s[0] {
			continue
		}
		if i+1 == len(s) || s[i+1] != s[0] {
			return i + 1
		}
		i++
	}
	return 0
}

// rawString is the length of the literal r'…' that s begins with, 0 if it does
// not end.
func rawString(s string) int {
	n := strings.IndexByte(s[2:], s[1])
	if n < 0 {
		return 0
	}
	return n + 3
}

// dollarTag is the $tag$ that s begins with, empty if there is none.
func dollarTag(s string) string {
	for i := 1; i < len(s); i++ {
		if s[i] == '$' {
			return s[:i+1]
		}
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			break
		}
	}
	return ""
}

// dollarQuoted is the length of the literal in tags, 0 if it does not end.
func dollarQuoted(s, tag string) int {
	n := strings.Index(s[len(tag):], tag)
	if n < 0 {
		return 0
	}
	return n + 2*len(tag)
}

// number is the length of the number that s begins with; 2024_total is a word.
func number(s string) (Kind, int) {
	n := digits(s)
	if end := exponent(s, n); n > 0 && !strings.HasPrefix(s[end:], ".") {
		if end = suffix(s, end); word(s[end:]) == 0 {
			return Number, end
		}
		return Ident, word(s)
	}
	if n == 0 || strings.HasPrefix(s[n:], ".") {
		end := n + 1 + digits(s[n+1:])
		if end = suffix(s, exponent(s, end)); word(s[end:]) == 0 || n == 0 {
			return Number, end
		}
	}
	return Number, n
}

func digits(s string) int {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	return n
}

// exponent is the end of the exponent at i, i if there is none.
func exponent(s string, i int) int {
	if i == len(s) || s[i]|0x20 != 'e' {
		return i
	}
	sign := i + 1
	if sign < len(s) && (s[sign] == '+' || s[sign] == '-') {
		sign++
	}
	if n := digits(s[sign:]); n > 0 {
		return sign + n
	}
	return i
}

// suffix is the end of the type suffix at i, i if there is none.
func suffix(s string, i int) int {
	if i == len(s) {
		return i
	}
	switch s[i] | 0x20 {
	case 'l', 's', 'y', 'f', 'd':
		return i + 1
	case 'b':
		if i+1 < len(s) && s[i+1]|0x20 == 'd' {
			return i + 2
		}
	}
	return i
}

// word is the length of the letters, digits and underscores that s begins with.
func word(s string) int {
	for i, r := range s {
		if r == '_' || r < utf8.RuneSelf && digit(byte(r)) {
			continue
		}
		if r == utf8.RuneError || !unicode.IsLetter(r) {
			return i
		}
	}
	return len(s)
}

// location is the length of what follows the n letters of a scheme in an
// unquoted s3://bucket/path.
func location(s string, n int) int {
	path, ok := strings.CutPrefix(s[n:], "://")
	if !ok {
		return 0
	}
	rest := strings.TrimLeftFunc(path, func(r rune) bool {
		return unicode.IsLetter(r) || r < utf8.RuneSelf && digit(byte(r)) || strings.ContainsRune("_/-.?=&#%", r)
	})
	if rest == path {
		return 0
	}
	return len("://") + len(path) - len(rest)
}

// operators are those of more than one character, longer ones first.
var operators = []string{
	"<=>", ">>>",
	"::", "||", "|>", "->", "=>", "==", "<>", "!=", "<=", ">=", "!<", "!>", "<<", ">>",
}

// operator is the length of the operator that rest begins with; it notes where
// a hint begins and ends.
func (s *scanner) operator(rest string) int {
	switch {
	case s.hint && strings.HasPrefix(rest, "*/"):
		s.hint = false
		return 2
	case !s.hint && strings.HasPrefix(rest, "/*+"):
		s.hint, s.hintAt = true, s.pos
		return 3
	}
	for _, op := range operators {
		if strings.HasPrefix(rest, op) {
			return len(op)
		}
	}
	_, n := utf8.DecodeRuneInString(rest)
	return n
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
