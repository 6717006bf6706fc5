package ddl

import (
	"fmt"
	"io"
	"log/slog"
	"maps"
	"slices"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Securable is any other object: connection, external location, credential,
// share, recipient, provider, metastore. SQL creates connections, locations,
// shares and recipients.
type Securable struct {
	Kind    Kind
	Name    string
	Comment string
	Type    string            // of a connection: mysql, postgresql, …
	URL     string            // of an external location
	Of      string            // credential of a location, sharing identifier of a recipient
	Options map[string]Secret // of a connection; properties of a recipient
}

// Kind is a kind of [Securable].
type Kind uint8

// The kinds of securables.
const (
	Connection        = Kind(ast.ConnectionObject)
	ExternalLocation  = Kind(ast.LocationObject)
	StorageCredential = Kind(ast.StorageCredentialObject)
	ServiceCredential = Kind(ast.ServiceCredentialObject)
	Share             = Kind(ast.ShareObject)
	Recipient         = Kind(ast.RecipientObject)
	Provider          = Kind(ast.ProviderObject)
	Metastore         = Kind(ast.MetastoreObject)
)

// Secret is the value of an option: Text, or what secret(Scope, Key) returns.
// Text is part of the statement as it is sent, and of nothing else.
type Secret struct{ Text, Scope, Key string }

// Format writes "***" for any verb.
func (Secret) Format(f fmt.State, _ rune) { io.WriteString(f, "***") }

// LogValue is "***".
func (Secret) LogValue() slog.Value { return slog.StringValue("***") }

// MarshalText is "***", in JSON too.
func (Secret) MarshalText() ([]byte, error) { return []byte("***"), nil }

// Policy is a row filter or a column mask for many tables (ABAC).
type Policy struct {
	Name    string
	On      Object
	Filter  Call // one of Filter and Mask
	Mask    Call
	Column  string // of Mask: a name of Match
	To      []string
	Except  []string
	When    builder.Cond
	Match   []Match
	Comment string
}

// Match binds Name to the columns for which Cond holds.
type Match struct {
	Cond builder.Cond
	Name string
}

// Object makes it an [Object].
func (s Securable) Object() ast.Object {
	kind := ast.ObjectKind(s.Kind)
	if kind < ast.ConnectionObject || kind > ast.MetastoreObject {
		kind = 0
	}
	return ast.Object{Kind: kind, Name: builder.Name{Name: s.Name}}
}

// Object makes it an [Object].
func (p Policy) Object() ast.Object {
	o := ast.Object{Kind: ast.PolicyObject, Name: builder.Name{Name: p.Name}}
	if p.On != nil {
		on := objectOf(p.On)
		o.On = &on
	}
	return o
}

// Definition makes it a [Definition].
func (s Securable) Definition() ast.Definition {
	d := &ast.SecurableDef{Object: s.Object(), Comment: s.Comment, Type: s.Type, URL: s.URL, Of: s.Of}
	for _, k := range slices.Sorted(maps.Keys(s.Options)) {
		v := s.Options[k]
		d.Options = append(d.Options, ast.SecretOption{Name: k, Text: v.Text, Scope: v.Scope, Key: v.Key})
	}
	return d
}

// Definition makes it a [Definition].
func (p Policy) Definition() ast.Definition {
	d := &ast.PolicyDef{
		Name: p.Name, On: objectOf(p.On), Filter: p.Filter.node(), Mask: p.Mask.node(), Column: p.Column,
		To: slices.Clone(p.To), Except: slices.Clone(p.Except), Comment: p.Comment,
	}
	if p.When != nil {
		d.When = condition(p.When)
	}
	for _, m := range p.Match {
		d.Match = append(d.Match, ast.ColumnMatch{Cond: condition(m.Cond), Name: m.Name})
	}
	return d
}

// Replaceable makes it a [Replaceable].
func (Policy) Replaceable() {}
