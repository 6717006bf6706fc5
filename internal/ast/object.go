package ast

import "github.com/brickwork-sql/brickwork/types"

// Object is a securable: a kind and a name.
type Object struct {
	Kind ObjectKind
	Name types.Name
}

// ObjectKind is a kind of securable.
type ObjectKind uint8

// The kinds of securables.
const (
	TableObject ObjectKind = iota + 1
	ViewObject
	MaterializedViewObject
	StreamingTableObject
	FunctionObject
	ProcedureObject
	SchemaObject
	CatalogObject
	VolumeObject
	ConnectionObject
	LocationObject
	CredentialObject
	ShareObject
	RecipientObject
	ProviderObject
	PolicyObject
)

// String is the kind as it is written.
func (k ObjectKind) String() string {
	return [...]string{"", "TABLE", "VIEW", "MATERIALIZED VIEW", "STREAMING TABLE", "FUNCTION", "PROCEDURE", "SCHEMA", "CATALOG",
		"VOLUME", "CONNECTION", "EXTERNAL LOCATION", "CREDENTIAL", "SHARE", "RECIPIENT", "PROVIDER", "POLICY"}[k]
}
