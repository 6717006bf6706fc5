package reflect

// ChangeKind is a kind of [Change].
type ChangeKind uint8

// The kinds of changes.
const (
	CatalogAdded ChangeKind = iota + 1
	CatalogDropped
	SchemaAdded
	SchemaDropped
	TableAdded   // To is its kind
	TableDropped // From is its kind
	TableRenamed // To is the new name
	TableKindChanged
	ColumnAdded
	ColumnDropped
	ColumnRenamed
	ColumnMoved // From and To are the columns that it came after
	TypeChanged
	NullabilityChanged
	DefaultChanged
	GeneratedChanged
	IdentityChanged
	PrimaryKeyChanged
	ForeignKeyAdded
	ForeignKeyDropped
	CheckAdded
	CheckDropped
	ClusteringChanged
	PartitioningChanged
	PropertyChanged
	CommentChanged
	TagChanged
	MaskChanged
	RowFilterChanged
	ViewTextChanged
	FunctionAdded
	FunctionDropped
	FunctionChanged
	VolumeAdded
	VolumeDropped
	OwnerChanged
	GrantChanged
	CoverageChanged // one side does not know: From and To are what only they know
)

var changeKinds = [...]string{
	CatalogAdded: "CatalogAdded", CatalogDropped: "CatalogDropped", SchemaAdded: "SchemaAdded", SchemaDropped: "SchemaDropped",
	TableAdded: "TableAdded", TableDropped: "TableDropped", TableRenamed: "TableRenamed", TableKindChanged: "TableKindChanged",
	ColumnAdded: "ColumnAdded", ColumnDropped: "ColumnDropped", ColumnRenamed: "ColumnRenamed", ColumnMoved: "ColumnMoved",
	TypeChanged: "TypeChanged", NullabilityChanged: "NullabilityChanged", DefaultChanged: "DefaultChanged",
	GeneratedChanged: "GeneratedChanged", IdentityChanged: "IdentityChanged", PrimaryKeyChanged: "PrimaryKeyChanged",
	ForeignKeyAdded: "ForeignKeyAdded", ForeignKeyDropped: "ForeignKeyDropped", CheckAdded: "CheckAdded", CheckDropped: "CheckDropped",
	ClusteringChanged: "ClusteringChanged", PartitioningChanged: "PartitioningChanged", PropertyChanged: "PropertyChanged",
	CommentChanged: "CommentChanged", TagChanged: "TagChanged", MaskChanged: "MaskChanged", RowFilterChanged: "RowFilterChanged",
	ViewTextChanged: "ViewTextChanged", FunctionAdded: "FunctionAdded", FunctionDropped: "FunctionDropped", FunctionChanged: "FunctionChanged",
	VolumeAdded: "VolumeAdded", VolumeDropped: "VolumeDropped", OwnerChanged: "OwnerChanged", GrantChanged: "GrantChanged",
	CoverageChanged: "CoverageChanged",
}

// inTable reports whether a change of the kind k is one of something in a table,
// which its path names.
func (k ChangeKind) inTable() bool {
	switch k {
	case ColumnAdded, ColumnDropped, ColumnRenamed, ColumnMoved, TypeChanged, NullabilityChanged, DefaultChanged, GeneratedChanged,
		IdentityChanged, ForeignKeyAdded, ForeignKeyDropped, CheckAdded, CheckDropped, PropertyChanged, MaskChanged:
		return true
	}
	return false
}

// String is the name of k in Go.
func (k ChangeKind) String() string { return nameOf(changeKinds[:], k) }

// MarshalText is String.
func (k ChangeKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText is the kind that is written so.
func (k *ChangeKind) UnmarshalText(text []byte) error { return setNamed(k, changeKinds[:], text) }

// Impact is what a change means for statements that ran before it.
type Impact uint8

// The impacts.
const (
	Harmless Impact = iota + 1 // comment, added nullable column
	Risky                      // may change results or fail: narrowed, NOT NULL, moved
	Breaking                   // statements that use it fail
	Unsure                     // absent, but maybe only not visible
)

var impacts = [...]string{Harmless: "harmless", Risky: "risky", Breaking: "breaking", Unsure: "unsure"}

// String is the impact in small letters.
func (i Impact) String() string { return nameOf(impacts[:], i) }

// MarshalText is String.
func (i Impact) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText is the impact that is written so.
func (i *Impact) UnmarshalText(text []byte) error { return setNamed(i, impacts[:], text) }
