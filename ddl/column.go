package ddl

import (
	"slices"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// ColumnChange is a change of one column, made by [AlterColumn].
type ColumnChange struct{ n *ast.ColumnChange }

// ColumnAlteration waits for what to change.
type ColumnAlteration struct{ p Path }

// AlterColumn is ALTER COLUMN p, for [TableAlteration.AlterColumns].
func AlterColumn(path ...string) ColumnAlteration { return ColumnAlteration{slices.Clone(path)} }

func (a ColumnAlteration) change(x ast.ColumnAction) ColumnChange {
	return ColumnChange{&ast.ColumnChange{Path: a.p, Action: x}}
}

// Type is TYPE t, which has to be wider.
func (a ColumnAlteration) Type(t types.Type) ColumnChange { return a.change(&ast.ColumnType{Type: t}) }

// Comment is COMMENT text.
func (a ColumnAlteration) Comment(text string) ColumnChange {
	return a.change(&ast.ColumnComment{Text: text})
}

// NotNull is SET NOT NULL; an error of the server if there are NULLs.
func (a ColumnAlteration) NotNull() ColumnChange { return a.change(&ast.ColumnNullable{}) }

// Nullable is DROP NOT NULL.
func (a ColumnAlteration) Nullable() ColumnChange {
	return a.change(&ast.ColumnNullable{Nullable: true})
}

// Default is SET DEFAULT x, for rows to come.
func (a ColumnAlteration) Default(x builder.Any) ColumnChange {
	return a.change(&ast.ColumnDefault{X: builder.Operand(x)})
}

// DropDefault is DROP DEFAULT.
func (a ColumnAlteration) DropDefault() ColumnChange { return a.change(&ast.ColumnDefault{}) }

// Move is FIRST or AFTER.
func (a ColumnAlteration) Move(p Position) ColumnChange {
	return a.change(&ast.ColumnMove{To: ast.Position(p)})
}

// SyncIdentity is SYNC IDENTITY.
func (a ColumnAlteration) SyncIdentity() ColumnChange { return a.change(&ast.ColumnSync{}) }

// Mask is SET MASK.
func (a ColumnAlteration) Mask(f Call) ColumnChange {
	m := f.node()
	if m == nil {
		m = &ast.RoutineUse{}
	}
	return a.change(&ast.ColumnMask{Mask: m})
}

// DropMask is DROP MASK.
func (a ColumnAlteration) DropMask() ColumnChange { return a.change(&ast.ColumnMask{}) }

// SetTags is SET TAGS.
func (a ColumnAlteration) SetTags(tags map[string]string) ColumnChange {
	return a.change(&ast.SetTags{Tags: options(tags)})
}

// UnsetTags is UNSET TAGS.
func (a ColumnAlteration) UnsetTags(names ...string) ColumnChange {
	return a.change(&ast.UnsetTags{Names: slices.Clone(names)})
}
