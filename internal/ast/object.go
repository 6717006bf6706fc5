package ast

import "github.com/brickwork-sql/brickwork/types"

// Object is a securable: a kind and a name. A schema is the Schema of its Name,
// a catalog the Catalog; what is in no schema has a Name only, and the
// metastore none at all.
type Object struct {
	Kind      ObjectKind
	Name      types.Name
	Temporary bool
	On        *Object // of a policy: what it is on
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
	StorageCredentialObject
	ServiceCredentialObject
	ShareObject
	RecipientObject
	ProviderObject
	MetastoreObject
	PolicyObject
)

var objectKinds = [...]string{
	TableObject: "TABLE", ViewObject: "VIEW", MaterializedViewObject: "MATERIALIZED VIEW", StreamingTableObject: "STREAMING TABLE",
	FunctionObject: "FUNCTION", ProcedureObject: "PROCEDURE", SchemaObject: "SCHEMA", CatalogObject: "CATALOG", VolumeObject: "VOLUME",
	ConnectionObject: "CONNECTION", LocationObject: "EXTERNAL LOCATION", StorageCredentialObject: "STORAGE CREDENTIAL",
	ServiceCredentialObject: "SERVICE CREDENTIAL", ShareObject: "SHARE", RecipientObject: "RECIPIENT", ProviderObject: "PROVIDER",
	MetastoreObject: "METASTORE", PolicyObject: "POLICY",
}

// String is the kind as it is written, empty if there is none such.
func (k ObjectKind) String() string {
	if int(k) < len(objectKinds) {
		return objectKinds[k]
	}
	return ""
}

// Relation reports whether an object of the kind has columns.
func (k ObjectKind) Relation() bool { return TableObject <= k && k <= StreamingTableObject }
