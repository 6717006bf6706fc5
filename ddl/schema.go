package ddl

import (
	"strings"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Schema is a schema.
type Schema struct {
	Catalog, Name   string
	Comment         string
	ManagedLocation string
	Collation       types.Collation
	Properties      map[string]string
	RetainDropped   Every
}

// Catalog is a catalog; with Connection a foreign one, with Share a shared one.
type Catalog struct {
	Name            string
	Comment         string
	ManagedLocation string
	Collation       types.Collation
	Connection      string
	Share           string // provider.share
	Options         map[string]string
}

// Volume is a volume; with Location an external one.
type Volume struct {
	Name     builder.Name
	Comment  string
	Location string
}

// Every is a number of units.
type Every struct {
	N    int
	Unit ScheduleUnit
}

// ScheduleUnit is a unit of [Every].
type ScheduleUnit uint8

// The units of a schedule.
const (
	Hours = ScheduleUnit(ast.Hours)
	Days  = ScheduleUnit(ast.Days)
	Weeks = ScheduleUnit(ast.Weeks)
)

func (e Every) node() ast.Every { return ast.Every{N: e.N, Unit: ast.ScheduleUnit(e.Unit)} }

func (s Schema) name() builder.Name { return builder.Name{Catalog: s.Catalog, Schema: s.Name} }

// Object makes it an [Object].
func (s Schema) Object() ast.Object { return ast.Object{Kind: ast.SchemaObject, Name: s.name()} }

// Object makes it an [Object].
func (c Catalog) Object() ast.Object {
	return ast.Object{Kind: ast.CatalogObject, Name: builder.Name{Catalog: c.Name}}
}

// Object makes it an [Object].
func (v Volume) Object() ast.Object { return ast.Object{Kind: ast.VolumeObject, Name: v.Name} }

// Definition makes it a [Definition].
func (s Schema) Definition() ast.Definition {
	return &ast.SchemaDef{
		Name: s.name(), Comment: s.Comment, ManagedLocation: s.ManagedLocation, Collation: s.Collation,
		Properties: options(s.Properties), RetainDropped: s.RetainDropped.node(),
	}
}

// Definition makes it a [Definition].
func (c Catalog) Definition() ast.Definition {
	d := &ast.CatalogDef{
		Name: c.Name, Comment: c.Comment, ManagedLocation: c.ManagedLocation, Collation: c.Collation,
		Connection: c.Connection, Options: options(c.Options),
	}
	if c.Share != "" {
		d.Share = strings.SplitN(c.Share, ".", 2)
	}
	return d
}

// Definition makes it a [Definition].
func (v Volume) Definition() ast.Definition {
	return &ast.VolumeDef{Name: v.Name, Comment: v.Comment, Location: v.Location}
}
