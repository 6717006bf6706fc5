package dialect

import (
	"fmt"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// define prints a statement that defines, changes or shows an object.
func (p *printer) define(s ast.Stmt) {
	p.fail(Invalid, s, fmt.Sprintf("unexpected statement %T", s))
}

// definedQuery prints a statement with rows that is no query of tables.
func (p *printer) definedQuery(q ast.Query) {
	p.fail(Invalid, q, fmt.Sprintf("unexpected query %T", q))
}
