// Package bind writes the parameters of a statement into its text, as typed
// literals, in the way a server sees them: a value is a text with the name of
// its type.
package bind

import (
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/lexer"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// Param is a parameter as it comes over the wire.
type Param struct {
	Name  string // empty if it is positional
	Type  string // "BIGINT", "DECIMAL(10,2)"
	Value string
	Null  bool // there is no value
}

// Text is sql with its markers replaced by params. A marker without parameter
// and a value that its type does not have are an [*engine.Error]; parameters
// too many are ignored. A text that is not whole (a string does not end, say)
// stays as it is: what is wrong with it is for the engine to say.
func Text(sql string, params []Param) (string, error) {
	named := map[string]Param{}
	for _, p := range params {
		named[p.Name] = p
	}
	var b strings.Builder
	next := 0
	for tok, err := range lexer.Tokens(sql) {
		if err != nil {
			return sql, nil
		}
		var p Param
		ok := true
		switch tok.Kind {
		default:
			b.WriteString(tok.Text)
			continue
		case lexer.Named:
			p, ok = named[tok.Name()]
		case lexer.Positional:
			if ok = next < len(params) && params[next].Name == ""; ok {
				p = params[next]
			}
			next++
		}
		if !ok {
			return "", unbound(tok)
		}
		text, err := Literal(p)
		if err != nil {
			return "", err
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

func unbound(tok lexer.Token) error {
	name := tok.Name()
	if tok.Kind == lexer.Positional {
		name = fmt.Sprint("_", tok.Offset)
	}
	return engine.NewError("UNBOUND_SQL_PARAMETER", "42P02",
		"Found the unbound parameter: %s. Please, fix `args` and provide a mapping of the parameter to a SQL literal.", name)
}
