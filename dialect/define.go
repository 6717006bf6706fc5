package dialect

import (
	"fmt"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// define prints a statement that defines, changes or shows an object.
func (p *printer) define(s ast.Stmt) {
	switch s := s.(type) {
	case ast.DDL:
		p.ddl(s)
	default:
		p.fail(Invalid, s, fmt.Sprintf("unexpected statement %T", s))
	}
}

// definedQuery prints a statement with rows that is no query of tables.
func (p *printer) definedQuery(q ast.Query) {
	switch q := q.(type) {
	case ast.Verbatim:
		p.s(string(q))
	default:
		p.fail(Invalid, q, fmt.Sprintf("unexpected query %T", q))
	}
}
