package quote

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Printable is text for people, with all escaped, as in Go, that is not printed:
// names and comments of a catalog neither begin lines nor command a terminal. Some
// runes may stay.
func Printable(text string, stay ...rune) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsPrint(r) || slices.Contains(stay, r) {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
	}
	return b.String()
}
