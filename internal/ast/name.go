package ast

// ItemName is the name of the column that the item n of a select list makes,
// empty if the server finds one.
func ItemName(n Node) string {
	switch n := n.(type) {
	case *Named:
		return n.Name
	case *Nullable:
		return ItemName(n.Item)
	case *Column:
		return n.Name
	case *Field:
		return n.Name
	case *Ref:
		return n.Item.Name
	case *Typed:
		return ItemName(n.X)
	}
	return ""
}
