package builder

import "slices"

// ReservedInTable reports whether a field of the struct around a [Table] may not
// have that name, because it would hide what generated code and users call: for this module.
func ReservedInTable(name string) bool { return slices.Contains(reservedInTable, name) }

// ReservedInColumn is [ReservedInTable] for the struct around a [Column]: for this module.
func ReservedInColumn(name string) bool { return slices.Contains(reservedInColumn, name) }

// ReservedInRel is [ReservedInTable] for the struct around the [Rel] of a table function: for this module.
func ReservedInRel(name string) bool { return slices.Contains(reservedInRel, name) }

var reservedInRel = []string{"As", "Rel"}

var reservedInTable = []string{
	"As", "Inline", "Key", "Object", "Of", "Row", "Rows", "Table", "TableObject",
}

var reservedInColumn = []string{
	"Add", "As", "Asc", "Between", "Column", "Desc", "Eq", "Ge", "Gt", "IfNull", "In", "IsNotNull", "IsNull", "Le", "Lt", "Mod", "Mul", "Ne",
	"NotBetween", "NotIn", "Of", "Set", "SetDefault", "SetNull", "SetOrDefault", "SetOrNull", "String", "Sub", "To", "ToSql",
}
