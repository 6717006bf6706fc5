package dialect

import (
	"errors"
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/lexer"
)

// verbatim prints the text of a server as it is, unless it would swallow what follows.
func (p *printer) verbatim(v ast.Verbatim) {
	text := string(v)
	end, err := afterComment(text)
	if open := (*lexer.Error)(nil); errors.As(err, &open) {
		p.fail(Invalid, v, fmt.Sprintf("a %s that does not end, at offset %d", open.What, open.Offset))
	}
	p.s(text)
	p.s(end)
}

// afterComment is the line end that text lacks if a line comment is its last token.
func afterComment(text string) (string, error) {
	var last lexer.Token
	for tok, err := range lexer.Tokens(text) {
		if err != nil {
			return "", err
		}
		last = tok
	}
	switch {
	case !strings.HasPrefix(last.Text, "--"):
		return "", nil
	case strings.HasSuffix(last.Text, `\`): // it would continue the comment
		return "\n\n", nil
	case strings.HasSuffix(last.Text, "\n") && !strings.HasSuffix(last.Text, "\\\n"):
		return "", nil
	}
	return "\n", nil
}
