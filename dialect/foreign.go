package dialect

import (
	"fmt"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/lexer"
)

// splitForeign prints text with args in place of its ? markers, which are found
// by a lexer: a ? in a literal, a name or a comment is none.
func (p *printer) splitForeign(f *ast.Foreign, text string, args []any) {
	parts, err := lexer.Split(text, lexer.Positional)
	if err != nil {
		p.fail(Invalid, f, "embedded SQL: "+err.Error())
		p.s(text)
		return
	}
	if len(parts) != len(args)+1 {
		p.fail(Invalid, f, fmt.Sprintf("embedded SQL has %d markers and %d arguments", len(parts)-1, len(args)))
		p.s(text)
		return
	}
	for i, part := range parts {
		p.s(part)
		if i < len(args) {
			p.parameter(args[i], nil, f, nil)
		}
	}
}
