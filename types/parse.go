package types

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
)

// Parse reads any spelling of a type that a server writes: DDL, the text of
// catalogs, which quotes no names, and the two forms of JSON. A type it does not
// know becomes [Unknown], and so does an ARRAY, MAP or STRUCT without arguments.
//
// With an error, which is a [*SyntaxError], [ErrTruncated] or [ErrAmbiguous],
// the type is an Unknown of the whole text.
func Parse(s string) (Type, error) {
	if t := strings.TrimSpace(s); strings.HasPrefix(t, "{") || strings.HasPrefix(t, `"`) {
		return parseJSON(s)
	}
	p := parser{s: s}
	t := p.whole()
	if p.err != nil {
		t, p.err = unquoted(s, p.err)
	}
	if p.err != nil {
		return Unknown{s}, p.err
	}
	return t, nil
}

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

// maxDepth is how deep types may nest.
const maxDepth = 100

// A parser reads DDL. Once it has an error, it reads nothing more.
type parser struct {
	s     string
	pos   int
	depth int
	loose bool // names of fields are not quoted and go up to the colon
	err   error
}

func (p *parser) whole() Type {
	t := p.typ()
	if p.space(); p.err == nil && p.pos < len(p.s) {
		p.want("the end")
	}
	return t
}

func (p *parser) typ() Type {
	if p.depth++; p.depth > maxDepth {
		p.want(fmt.Sprintf("a type of at most %d levels", maxDepth))
	}
	defer func() { p.depth-- }()
	start := p.skip()
	word := p.word()
	if word == "" {
		p.want("a type")
	}
	if p.err != nil {
		return nil
	}
	t := p.named(strings.ToUpper(word))
	if t == nil && p.err == nil {
		t = p.unknown(start)
	}
	return p.collated(t)
}

var simple = map[string]Type{
	"VOID": Void, "NULL": Void, "BOOLEAN": Boolean, "BOOL": Boolean,
	"TINYINT": TinyInt, "BYTE": TinyInt, "SMALLINT": SmallInt, "SHORT": SmallInt,
	"INT": Int, "INTEGER": Int, "BIGINT": BigInt, "LONG": BigInt,
	"FLOAT": Float, "REAL": Float, "DOUBLE": Double, "STRING": String, "BINARY": Binary,
	"DATE": Date, "VARIANT": VariantType,
}

// named reads what follows the name of a type; nil if the type is not known.
func (p *parser) named(name string) Type {
	if t, ok := simple[name]; ok {
		return t
	}
	switch name {
	case "DECIMAL", "DEC", "NUMERIC":
		return p.decimal()
	case "CHAR", "CHARACTER", "VARCHAR":
		return p.text(name)
	case "TIMESTAMP", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ":
		return p.timestamp(name)
	case "TIME":
		return p.time()
	case "INTERVAL":
		return p.interval()
	case "GEOMETRY", "GEOGRAPHY":
		return p.geo(name == "GEOGRAPHY")
	case "ARRAY", "MAP", "STRUCT", "OBJECT":
		if p.accept("<") {
			return p.container(name)
		}
	}
	return nil
}

func (p *parser) container(name string) Type {
	switch name {
	case "ARRAY":
		t := Array{Elem: p.typ()}
		p.expect(">")
		return t
	case "MAP":
		var t Map
		t.Key = p.typ()
		p.expect(",")
		t.Value = p.typ()
		p.expect(">")
		return t
	case "STRUCT":
		return Struct{Fields: p.fields()}
	}
	return Object{Fields: p.fields()}
}

func (p *parser) decimal() Type {
	t := Decimal{Precision: 10}
	args, ok := p.args(2)
	switch {
	case !ok:
		return t
	case len(args) == 2:
		t.Scale = args[1]
		fallthrough
	case len(args) == 1:
		t.Precision = args[0]
	}
	if t.Precision < 1 || 38 < t.Precision || t.Precision < t.Scale {
		p.want("a precision from 1 to 38 and a scale up to it before this")
	}
	return t
}

func (p *parser) text(name string) Type {
	args, ok := p.args(1)
	switch {
	case !ok:
		return nil
	case len(args) == 0 || args[0] < 1:
		p.want("a positive length before this")
		return nil
	case name == "VARCHAR":
		return Varchar{Len: args[0]}
	}
	return Char{Len: args[0]}
}

// timestamp reads the precision and the words after TIMESTAMP. Another precision
// than microseconds, and a zone in the value, are of types not known here.
func (p *parser) timestamp(name string) Type {
	args, given := p.args(1)
	known := !given || len(args) == 1 && args[0] == 6
	ntz := name == "TIMESTAMP_NTZ"
	if name == "TIMESTAMP" {
		switch {
		case p.words("WITHOUT", "TIME", "ZONE"):
			ntz = true
		case p.words("WITH", "LOCAL", "TIME", "ZONE"):
		case p.words("WITH", "TIME", "ZONE"):
			known = false
		}
	}
	switch {
	case !known:
		return nil
	case ntz:
		return TimestampNTZ
	}
	return Timestamp
}

func (p *parser) time() Type {
	args, given := p.args(1)
	p.words("WITHOUT", "TIME", "ZONE")
	switch {
	case !given:
		return Time{Precision: 6}
	case len(args) == 1 && args[0] <= 6:
		return Time{Precision: args[0]}
	}
	return nil
}

func (p *parser) interval() Type {
	var t Interval
	if t.From = p.unit(); t.From == 0 {
		return t
	}
	at := p.pos
	if p.words("TO") {
		if t.To = p.unit(); t.To <= t.From || t.From < Day && t.To != Month {
			p.pos = at
			p.want("an interval from YEAR to MONTH or from DAY to SECOND")
		}
	}
	return t
}

// unit reads a unit of intervals; 0 if there is none.
func (p *parser) unit() Unit {
	for _, u := range []Unit{Year, Month, Day, Hour, Minute, Second} {
		if p.words(u.String()) {
			return u
		}
	}
	return 0
}

func (p *parser) geo(geography bool) Type {
	t := Geo{Geography: geography}
	if !p.accept("(") {
		return t
	}
	if !p.words("ANY") {
		if t.SRID = p.number(); t.SRID == 0 {
			t.SRID = NoSRID
		}
	}
	p.expect(")")
	return t
}

// collated reads the collation of a text.
func (p *parser) collated(t Type) Type {
	if !isText(t) || !p.words("COLLATE") {
		return t
	}
	return Collated{Of: t, Collation: p.collation()}
}

func isText(t Type) bool {
	switch t := t.(type) {
	case Char, Varchar:
		return true
	case Primitive:
		return t == String
	}
	return false
}

func (p *parser) collation() Collation {
	name := p.name()
	for name != "" && p.accept(".") {
		name += "." + p.name()
	}
	if name == "" {
		p.want("a collation")
	}
	return Collation(name)
}

// fields reads fields and the bracket that ends them.
func (p *parser) fields() []Field {
	var fields []Field
	for p.err == nil && !p.accept(">") {
		if len(fields) > 0 {
			p.expect(",")
		}
		if p.space(); strings.HasPrefix(p.s[p.pos:], "...") {
			p.fail(ErrTruncated)
		}
		fields = append(fields, p.field())
	}
	return fields
}

func (p *parser) field() Field {
	var f Field
	if p.loose {
		f.Name = p.looseName()
	} else {
		f.Name = p.name()
	}
	if f.Name == "" {
		p.want("the name of a field")
	}
	p.accept(":")
	f.Type = p.typ()
	for p.err == nil {
		switch {
		case p.words("NOT", "NULL"):
			f.NotNull = true
		case isText(f.Type) && p.words("COLLATE"):
			f.Type = Collated{Of: f.Type, Collation: p.collation()}
		case p.words("DEFAULT"):
			f.Default = p.verbatim()
		case p.words("COMMENT"):
			f.Comment = p.literal()
		default:
			return f
		}
	}
	return f
}

// name reads a quoted name or a word; "" if there is none.
func (p *parser) name() string {
	if p.space(); !strings.HasPrefix(p.s[p.pos:], "`") {
		return p.word()
	}
	name, n, ok := quote.Unquote(p.s[p.pos:])
	if !ok {
		p.want("a closing backtick")
		return ""
	}
	p.pos += n
	return name
}

// literal reads a string, or several that are joined.
func (p *parser) literal() string {
	var text string
	for n := 0; ; n++ {
		if p.space(); p.err != nil || p.pos == len(p.s) || p.s[p.pos] != '\'' && p.s[p.pos] != '"' {
			if n == 0 {
				p.want("a string")
			}
			return text
		}
		s, length, ok := quote.Unquote(p.s[p.pos:])
		if !ok {
			p.want("a string that ends")
			return text
		}
		text += s
		p.pos += length
	}
}

// verbatim reads an expression up to the comma, bracket or key word that ends it.
func (p *parser) verbatim() Verbatim {
	start, open := p.skip(), 0
	for p.pos < len(p.s) {
		switch c := p.s[p.pos]; {
		case c == '\'' || c == '"' || c == '`':
			_, n, ok := quote.Unquote(p.s[p.pos:])
			if !ok {
				p.want("a string that ends")
				return Verbatim{}
			}
			p.pos += n
			continue
		case c == '(' || c == '[':
			open++
		case (c == ')' || c == ']') && open > 0:
			open--
		case c == ';' || strings.HasPrefix(p.s[p.pos:], "--") || strings.HasPrefix(p.s[p.pos:], "/*"):
			p.want("an expression without comments")
			return Verbatim{}
		case open == 0 && (strings.IndexByte(",>)]", c) >= 0 || p.attribute()):
			return p.expression(start)
		}
		p.pos++
	}
	return p.expression(start)
}

func (p *parser) expression(start int) Verbatim {
	text := strings.TrimSpace(p.s[start:p.pos])
	if text == "" {
		p.want("an expression")
	}
	return Verbatim{text}
}

// attribute reports whether the next words begin an attribute of a field.
func (p *parser) attribute() bool {
	if p.pos > 0 && isWord(rune(p.s[p.pos-1])) {
		return false
	}
	at := p.pos
	found := p.words("COMMENT") || p.words("NOT", "NULL") || p.words("COLLATE")
	p.pos = at
	return found
}

// unknown ends a type that is not known: its word and what is in brackets.
func (p *parser) unknown(start int) Type {
	end, open := p.pos, 0
	if p.space(); p.pos == len(p.s) || p.s[p.pos] != '(' && p.s[p.pos] != '<' {
		p.pos = end
		return Unknown{p.s[start:end]}
	}
	for p.pos < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[p.pos:])
		p.pos += n
		switch {
		case r == '(' || r == '<':
			open++
		case r == ')' || r == '>':
			if open--; open == 0 {
				return Unknown{p.s[start:p.pos]}
			}
		case !isWord(r) && !strings.ContainsRune(" ,.:+", r):
			p.pos -= n
			p.want("an argument of a type")
			return nil
		}
	}
	p.want("a closing bracket")
	return nil
}

// args reads (n, …), at most n of them; false if there is no parenthesis.
func (p *parser) args(n int) ([]int, bool) {
	if !p.accept("(") {
		return nil, false
	}
	args := []int{p.number()}
	for len(args) < n && p.accept(",") {
		args = append(args, p.number())
	}
	p.expect(")")
	return args, true
}

func (p *parser) number() int {
	at := p.skip()
	n, err := strconv.Atoi(p.word())
	if err != nil || p.s[at] < '0' || '9' < p.s[at] {
		p.pos = at
		p.want("a number")
	}
	return n
}

// words reads the key words one after the other, or nothing.
func (p *parser) words(keys ...string) bool {
	at := p.pos
	for _, k := range keys {
		if p.space(); !strings.EqualFold(p.word(), k) {
			p.pos = at
			return false
		}
	}
	return p.err == nil
}

// word reads letters, digits and underscores.
func (p *parser) word() string {
	start := p.pos
	for p.pos < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[p.pos:])
		if !isWord(r) {
			break
		}
		p.pos += n
	}
	return p.s[start:p.pos]
}

func isWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func (p *parser) accept(token string) bool {
	at := p.pos
	if p.space(); p.err != nil || !strings.HasPrefix(p.s[p.pos:], token) {
		p.pos = at
		return false
	}
	p.pos += len(token)
	return true
}

func (p *parser) expect(token string) {
	if !p.accept(token) {
		p.want(strconv.Quote(token))
	}
}

func (p *parser) space() {
	for p.pos < len(p.s) && strings.IndexByte(" \t\r\n", p.s[p.pos]) >= 0 {
		p.pos++
	}
}

// skip skips space and says where it ends.
func (p *parser) skip() int {
	p.space()
	return p.pos
}

func (p *parser) want(what string) { p.fail(&SyntaxError{Text: p.s, Offset: p.pos, Want: what}) }

// fail keeps the first error.
func (p *parser) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}
