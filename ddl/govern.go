package ddl

import "github.com/brickwork-sql/brickwork/internal/ast"

// CommentOn is COMMENT ON o IS text; an empty text removes the comment.
func CommentOn(o Object, text string) Stmt {
	return finished(&ast.CommentOn{Object: objectOf(o), Text: text})
}

// CommentOnColumn is COMMENT ON COLUMN; an empty text removes the comment.
func CommentOnColumn(t TableObject, column, text string) Stmt {
	if column == "" {
		return bad("COMMENT ON a column without a name")
	}
	return finished(&ast.CommentOn{Object: objectOf(t), Column: column, Text: text})
}

type (
	// SetTag is SET TAG ON On; Column is of a table.
	SetTag struct {
		On         Object
		Column     string
		Key, Value string
	}
	// UnsetTag is UNSET TAG ON On; Column is of a table.
	UnsetTag struct {
		On     Object
		Column string
		Key    string
	}
)

// Privilege is what a [Grant] allows.
type Privilege uint8

// The privileges.
const (
	AllPrivileges Privilege = iota + 1
	CanSelect
	CanModify
	CanManage
	CanBrowse
	CanExecute
	CanUseCatalog
	CanUseSchema
	CanCreateSchema
	CanCreateTable
	CanCreateFunction
	CanCreateVolume
	CanReadVolume
	CanWriteVolume
	CanReadFiles
	CanWriteFiles
	CanApplyTag
	CanRefresh
)

type (
	// Grant is GRANT Privileges ON On TO To.
	Grant struct {
		Privileges []Privilege
		On         Object
		To         string
	}
	// Revoke is REVOKE Privileges ON On FROM From.
	Revoke struct {
		Privileges []Privilege
		On         Object
		From       string
	}
	// ShowGrants is SHOW GRANTS [To] ON On.
	ShowGrants struct {
		To string
		On Object
	}
)

func granted(ps []Privilege) []ast.Privilege {
	out := make([]ast.Privilege, len(ps))
	for i, p := range ps {
		out[i] = ast.Privilege(p)
	}
	return out
}

// Stmt makes it a [builder.Stmt].
func (s SetTag) Stmt() ast.Stmt {
	return &ast.SetTag{Object: objectOf(s.On), Column: s.Column, Key: s.Key, Value: s.Value}
}

// Stmt makes it a [builder.Stmt].
func (s UnsetTag) Stmt() ast.Stmt {
	return &ast.UnsetTag{Object: objectOf(s.On), Column: s.Column, Key: s.Key}
}

// Stmt makes it a [builder.Stmt].
func (g Grant) Stmt() ast.Stmt {
	return &ast.Grant{Privileges: granted(g.Privileges), On: objectOf(g.On), To: g.To}
}

// Stmt makes it a [builder.Stmt].
func (r Revoke) Stmt() ast.Stmt {
	return &ast.Revoke{Privileges: granted(r.Privileges), On: objectOf(r.On), From: r.From}
}

// Stmt makes it a [builder.Stmt].
func (s ShowGrants) Stmt() ast.Stmt { return &ast.ShowGrants{To: s.To, On: objectOf(s.On)} }

// ReturnsRows makes it a [builder.RowStmt].
func (ShowGrants) ReturnsRows() {}
