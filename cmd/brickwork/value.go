package main

import (
	"fmt"
	"go/token"
	"strings"

	"github.com/brickwork-sql/brickwork/reflect/gen"
	"go.yaml.in/yaml/v3"
	"golang.org/x/mod/module"
)

// Values of a configuration that are checked where it says what they are.
type (
	nulls       gen.Nulls // "pointers" or "sql"
	goType      gen.GoType
	goName      string
	packageName string
	tagKey      string
	importPath  string
)

// refuse is the error for a value that is not what it has to be.
func refuse(node *yaml.Node, format string, args ...any) error {
	return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: column %d: ", node.Line, node.Column) + fmt.Sprintf(format, args...)}}
}

// text is the value of node if ok holds, which makes it what is wanted.
func text[T ~string](to *T, node *yaml.Node, wanted string, ok func(string) bool) error {
	if node.Kind != yaml.ScalarNode {
		return refuse(node, "want %s", wanted)
	}
	if !ok(node.Value) {
		return refuse(node, "%q is not %s", node.Value, wanted)
	}
	*to = T(node.Value)
	return nil
}

// UnmarshalYAML reads the word.
func (n *nulls) UnmarshalYAML(node *yaml.Node) error {
	switch node.Value {
	case "pointers":
		*n = nulls(gen.Pointers)
	case "sql":
		*n = nulls(gen.SQLNull)
	default:
		return refuse(node, "want pointers or sql")
	}
	return nil
}

// UnmarshalYAML splits "example.com/shop.CustomerID" at its last dot. A name
// alone is a type of the package that is written.
func (g *goType) UnmarshalYAML(node *yaml.Node) error {
	var all string
	if err := text(&all, node, "a Go type, as example.com/shop.CustomerID", isGoType); err != nil {
		return err
	}
	g.Import, g.Name = cutGoType(all)
	return nil
}

func cutGoType(text string) (path, name string) {
	if i := strings.LastIndexByte(text, '.'); i >= 0 {
		return text[:i], text[i+1:]
	}
	return "", text
}

func isGoType(text string) bool {
	path, name := cutGoType(text)
	return token.IsIdentifier(name) && (path == "" && text == name || isImportPath(path) && token.IsExported(name))
}

func isImportPath(text string) bool { return module.CheckImportPath(text) == nil }

// UnmarshalYAML reads the name.
func (n *goName) UnmarshalYAML(node *yaml.Node) error {
	return text(n, node, "an exported Go name", func(s string) bool { return token.IsIdentifier(s) && token.IsExported(s) })
}

// UnmarshalYAML reads the name.
func (p *packageName) UnmarshalYAML(node *yaml.Node) error {
	return text(p, node, "the name of a package", func(s string) bool { return token.IsIdentifier(s) && s != "_" })
}

// UnmarshalYAML reads the path.
func (p *importPath) UnmarshalYAML(node *yaml.Node) error {
	return text(p, node, "an import path", isImportPath)
}

// UnmarshalYAML reads the key.
func (t *tagKey) UnmarshalYAML(node *yaml.Node) error {
	return text(t, node, "the key of a struct tag besides db", func(s string) bool {
		return s != "" && s != "db" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(":\"`", r) })
	})
}
