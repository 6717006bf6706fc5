package gen

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/reflect"
)

// All text of a catalog gets into Go source by the functions here: as a string
// literal, as the tag of a field, or in a comment behind words that are not the
// catalog's, so that it is no directive.

// literal is s as a Go string.
func literal(s string) string { return strconv.Quote(s) }

// tag is the tags of the field for name; options follow the name of db.
func tag(name, options string, more []string) string {
	text := "db:" + strconv.Quote(name+options)
	if name == "-" && options == "" {
		text = `db:"-,"` // "-" alone leaves the field out
	}
	for _, key := range more {
		text += " " + key + ":" + strconv.Quote(name)
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r == '`' || !unicode.IsPrint(r) }) || !utf8.ValidString(text) {
		return strconv.Quote(text)
	}
	return "`" + text + "`"
}

// folded is s in one line, of characters that can be seen.
func folded(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsPrint(r) && r != utf8.RuneError:
			return r
		}
		return -1
	}, s)), " ")
}

// shortened is folded, cut to what a line has room for.
func shortened(s string) string {
	const most = 80
	if rs := []rune(folded(s)); len(rs) > most {
		return string(rs[:most]) + "…"
	}
	return folded(s)
}

// sentence is the end of a sentence that text adds to, if there is one.
func sentence(text string) string {
	text = folded(text)
	if text == "" {
		return "."
	}
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "!") && !strings.HasSuffix(text, "?") {
		text += "."
	}
	return ": " + text
}

// comment is text as a comment of as many lines as it needs. No line but the
// first begins with anything but a letter.
func comment(text string) string {
	const width = 100
	var b strings.Builder
	line := 0
	for i, word := range strings.Fields(text) {
		first, _ := utf8.DecodeRuneInString(word)
		switch n := utf8.RuneCountInString(word); {
		case i == 0:
			b.WriteString("// ")
			line = n
		case line+n >= width && unicode.IsLetter(first):
			b.WriteString("\n// ")
			line = n
		default:
			b.WriteByte(' ')
			line += n + 1
		}
		b.WriteString(word)
	}
	return b.String() + "\n"
}

// bare is n for comments, with backticks where SQL needs them.
func bare(n reflect.Name) string {
	var parts []string
	for _, p := range []string{n.Catalog, n.Schema, n.Name} {
		if p != "" {
			parts = append(parts, bareName(p))
		}
	}
	return strings.Join(parts, ".")
}

func bareName(name string) string {
	if quote.IsPlain(name) {
		return name
	}
	return folded(string(quote.Name(nil, name)))
}

// listed is names for comments: a, b and c.
func listed(names []string) string {
	text := ""
	for i, name := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			text += " and "
		default:
			text += ", "
		}
		text += bareName(name)
	}
	return text
}
