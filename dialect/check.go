package dialect

import (
	"strings"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/check"
)

// check notes what the analyser finds wrong with s.
func (p *printer) check(s ast.Stmt) {
	for _, f := range check.Run(s, nil) {
		if f.Severity != check.Mistake {
			continue
		}
		hint := f.Hint
		if hint == "" && len(f.Suggestions) > 0 {
			hint = "did you mean " + strings.Join(f.Suggestions, ", ") + "?"
		}
		p.note(problem{Kind(f.Code.Kind()), f.Node, f.Text, hint, f.Path})
	}
}
