package reflect

import (
	"fmt"
	"slices"
	"strings"
)

// Origin says where a key comes from.
type Origin uint8

// The origins.
const (
	InCatalog Origin = iota
	InOverlay        // see Overlay
)

var origins = [...]string{InCatalog: "catalog", InOverlay: "overlay"}

// String is the origin in small letters.
func (o Origin) String() string { return nameOf(origins[:], o) }

// MarshalText is String.
func (o Origin) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText is the origin that is written so.
func (o *Origin) UnmarshalText(text []byte) error { return setNamed(o, origins[:], text) }

// TableKind is a kind of table.
type TableKind uint8

// The kinds of tables.
const (
	Managed TableKind = iota + 1
	External
	View
	MaterializedView
	StreamingTable
	Foreign
	ManagedShallowClone
	ExternalShallowClone
	MetricView
	Temporary
	OtherTable
)

var tableKinds = [...]string{
	Managed: "MANAGED", External: "EXTERNAL", View: "VIEW", MaterializedView: "MATERIALIZED_VIEW",
	StreamingTable: "STREAMING_TABLE", Foreign: "FOREIGN", ManagedShallowClone: "MANAGED_SHALLOW_CLONE",
	ExternalShallowClone: "EXTERNAL_SHALLOW_CLONE", MetricView: "METRIC_VIEW", Temporary: "TEMPORARY", OtherTable: "OTHER",
}

// String is the kind as the information schema writes it.
func (k TableKind) String() string { return nameOf(tableKinds[:], k) }

// MarshalText is String.
func (k TableKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText is the kind that is written so.
func (k *TableKind) UnmarshalText(text []byte) error {
	return setNamed(k, tableKinds[:], text)
}

// IsView reports whether k is defined by a query and holds no rows that can be written.
func (k TableKind) IsView() bool { return k == View || k == MaterializedView || k == MetricView }

// tableKind is the kind that the server calls so; one that this version does not know is OtherTable.
func tableKind(s string) TableKind {
	if k := slices.Index(tableKinds[:], strings.ToUpper(s)); k > 0 {
		return TableKind(k)
	}
	return OtherTable
}

// CatalogKind is a kind of catalog.
type CatalogKind uint8

// The kinds of catalogs.
const (
	ManagedCatalog CatalogKind = iota + 1
	ForeignCatalog
	SharedCatalog
	SystemCatalog
)

var catalogKinds = [...]string{
	ManagedCatalog: "MANAGED", ForeignCatalog: "FOREIGN", SharedCatalog: "SHARED", SystemCatalog: "SYSTEM",
}

// String is the kind in capital letters.
func (k CatalogKind) String() string { return nameOf(catalogKinds[:], k) }

// MarshalText is String.
func (k CatalogKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText is the kind that is written so.
func (k *CatalogKind) UnmarshalText(text []byte) error {
	return setNamed(k, catalogKinds[:], text)
}

// FunctionKind is a kind of function.
type FunctionKind uint8

// The kinds of functions.
const (
	ScalarFunction FunctionKind = iota + 1
	TableFunction
	ProcedureFunction
)

var functionKinds = [...]string{
	ScalarFunction: "FUNCTION", TableFunction: "TABLE_FUNCTION", ProcedureFunction: "PROCEDURE",
}

// String is the kind in capital letters.
func (k FunctionKind) String() string { return nameOf(functionKinds[:], k) }

// MarshalText is String.
func (k FunctionKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText is the kind that is written so.
func (k *FunctionKind) UnmarshalText(text []byte) error {
	return setNamed(k, functionKinds[:], text)
}

// nameOf is the name of k, "" if it has none.
func nameOf[K ~uint8](names []string, k K) string {
	if int(k) < len(names) {
		return names[k]
	}
	return ""
}

// setNamed sets k to the place of text in names.
func setNamed[K ~uint8](k *K, names []string, text []byte) error {
	i := slices.Index(names, string(text))
	if i < 0 {
		return fmt.Errorf("reflect: %T: %q is none", *k, text)
	}
	*k = K(i)
	return nil
}
