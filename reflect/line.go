package reflect

import (
	"strconv"
	"strings"
	"unicode"
)

// line is text with all escaped, as in Go, that is not printed: names of a catalog
// neither begin lines nor command a terminal.
func line(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
	}
	return b.String()
}
