package dialect

import (
	"fmt"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// feature is a construct that older runtimes lack.
type feature struct {
	name  string
	since Runtime
}

// The constructs that came with a runtime.
var (
	recursion   = feature{"WITH RECURSIVE", Runtime{17, 0}}
	collations  = feature{"COLLATE", Runtime{16, 2}}
	nearestJoin = feature{"NEAREST BY", Runtime{18, 3}}
)

// since refuses f if the runtime that is printed for does not have it.
func (p *printer) since(f feature, n ast.Node) {
	if p.opts.Runtime.older(f.since) {
		p.fail(TooOld, n, fmt.Sprintf("%s needs runtime %d.%d, this is %d.%d",
			f.name, f.since.Major, f.since.Minor, p.opts.Runtime.Major, p.opts.Runtime.Minor))
	}
}
