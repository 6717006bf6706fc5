package dialect

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/types"
)

// maxName is the longest name that a catalog takes, in characters.
const maxName = 255

// name prints a name in backticks; it is the one place that does.
func (p *printer) name(name string, at ast.Node) {
	if quote.IsPlain(name) && len(name) <= maxName {
		p.buf = append(append(append(p.buf, '`'), name...), '`')
		return
	}
	switch {
	case name == "":
		p.fail(Invalid, at, "empty name")
	case strings.ContainsRune(name, 0):
		p.fail(Invalid, at, fmt.Sprintf("name %q contains NUL", name))
	case !utf8.ValidString(name):
		p.fail(Invalid, at, fmt.Sprintf("name %q is not UTF-8", name))
	case len(name) > maxName && utf8.RuneCountInString(name) > maxName:
		p.fail(Invalid, at, fmt.Sprintf("name of %d characters, a catalog takes %d", utf8.RuneCountInString(name), maxName))
	}
	p.buf = quote.Name(p.buf, name)
}

// names prints a list of names.
func (p *printer) names(names []string, at ast.Node) {
	list(p, names, ", ", func(n string) { p.name(n, at) })
}

// object prints the name of an object, in the schema that Options.Schemas says.
func (p *printer) object(n types.Name, at ast.Node) {
	if other, ok := p.opts.Schemas[Schema{n.Catalog, n.Schema}]; ok {
		n.Catalog, n.Schema = other.Catalog, other.Schema
	}
	if n.Catalog != "" {
		p.name(n.Catalog, at)
		p.s(".")
		if n.Schema == "" {
			p.fail(Invalid, at, "a name with a catalog needs a schema")
		}
	}
	if n.Schema != "" {
		p.name(n.Schema, at)
		p.s(".")
	}
	p.name(n.Name, at)
}

// equal reports whether two trees are the same.
func equal(a, b ast.Node) bool { return a == b || reflect.DeepEqual(a, b) }
