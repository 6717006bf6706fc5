// Package reflect reads Unity Catalog into plain data, compares what it read,
// and makes statements of it.
//
// [Reflect] makes a [Snapshot], which is saved to a file, compared with another
// by [Diff], asked about a statement by its Check. A Snapshot has no pointers
// up, no cycles and no unexported fields; its lists are sorted, so that lookups
// need no index. It is not changed once made.
//
// What could not be read is never confused with what is not there: see [Coverage].
package reflect

import (
	"time"

	"github.com/brickwork-sql/brickwork/types"
)

// Name is a name of up to three parts.
type Name = types.Name

// SQL is the text of an expression or query as the server wrote it. A
// snapshot is as trusted as source code: this text reaches statements.
type SQL string

// Snapshot is what was known at one time.
type Snapshot struct {
	Format    int // of the file
	Taken     time.Time
	Metastore string
	Principal string // who asked: others may see other objects
	Server    string
	Level     Level
	Include   []string // of which tables, see [Options]
	Exclude   []string
	Catalogs  []Catalog
	Gaps      []Gap
	Warnings  []Warning
}

// Level is how much is read. Each level is a superset of the one before.
type Level uint8

// The levels.
const (
	Names  Level = iota + 1 // objects and their kinds
	Bulk                    // all that a constant number of statements tells
	Nested                  // also what is inside of structs, where there are any
	Deep                    // also identity, generated, defaults, properties, CHECK, clustering; per table
)

var levels = [...]string{Names: "names", Bulk: "bulk", Nested: "nested", Deep: "deep"}

// String is the level in small letters.
func (l Level) String() string { return nameOf(levels[:], l) }

// MarshalText is String.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText is the level that is written so.
func (l *Level) UnmarshalText(text []byte) error { return setNamed(l, levels[:], text) }

// Catalog is a catalog.
type Catalog struct {
	Name    string            `json:"name"`
	Owner   string            `json:"owner,omitzero"`
	Comment string            `json:"comment,omitzero"`
	Kind    CatalogKind       `json:"kind,omitzero"` // 0 if not known: SQL does not tell
	Tags    map[string]string `json:"tags,omitzero"`
	Schemas []Schema          `json:"-"`
	Known   Coverage          `json:"known,omitzero"`
}

// Schema is a schema.
type Schema struct {
	Catalog   string            `json:"-"`
	Name      string            `json:"name"`
	Owner     string            `json:"owner,omitzero"`
	Comment   string            `json:"comment,omitzero"`
	Tags      map[string]string `json:"tags,omitzero"`
	Tables    []Table           `json:"-"`
	Functions []Function        `json:"-"`
	Volumes   []Volume          `json:"-"`
	Known     Coverage          `json:"known,omitzero"`
}

// Table is a table or view.
type Table struct {
	Name        Name              `json:"-"`
	Kind        TableKind         `json:"kind,omitzero"`
	Format      string            `json:"format,omitzero"` // "delta", "iceberg" …
	Owner       string            `json:"owner,omitzero"`
	Comment     string            `json:"comment,omitzero"`
	Columns     []Column          `json:"-"` // in their order
	PrimaryKey  *PrimaryKey       `json:"primaryKey,omitzero"`
	ForeignKeys []ForeignKey      `json:"foreignKeys,omitzero"`
	Checks      []Check           `json:"checks,omitzero"`
	Partition   []string          `json:"partition,omitzero"`
	Cluster     [][]string        `json:"cluster,omitzero"`
	ClusterAuto bool              `json:"clusterAuto,omitzero"`
	Properties  map[string]string `json:"properties,omitzero"`
	Tags        map[string]string `json:"tags,omitzero"`
	RowFilter   *Use              `json:"rowFilter,omitzero"`
	View        SQL               `json:"view,omitzero"` // the query of a view
	ReadOnly    bool              `json:"readOnly,omitzero"`
	Location    string            `json:"location,omitzero"`
	Created     time.Time         `json:"created,omitzero"`
	Altered     time.Time         `json:"altered,omitzero"` // rows or definition, the server does not say which
	Grants      []Grant           `json:"grants,omitzero"`
	Known       Coverage          `json:"known,omitzero"`
}

// Column is a column.
type Column struct {
	Name      string            `json:"name"`
	Type      types.Type        `json:"-"`
	Nullable  bool              `json:"nullable,omitzero"`
	Default   SQL               `json:"default,omitzero"`
	Generated SQL               `json:"generated,omitzero"`
	Identity  *Identity         `json:"identity,omitzero"`
	Comment   string            `json:"comment,omitzero"`
	Mask      *Use              `json:"mask,omitzero"`
	Tags      map[string]string `json:"tags,omitzero"`
}

type (
	// Identity is GENERATED … AS IDENTITY.
	Identity struct {
		ByDefault bool  `json:"byDefault,omitzero"`
		Start     int64 `json:"start"`
		Step      int64 `json:"step"`
	}
	// PrimaryKey is a primary key.
	PrimaryKey struct {
		Name       string   `json:"name,omitzero"`
		Columns    []string `json:"columns"`
		TimeSeries string   `json:"timeSeries,omitzero"`
		Rely       bool     `json:"rely,omitzero"`
		Declared   Origin   `json:"declared,omitzero"`
	}
	// ForeignKey names its parent.
	ForeignKey struct {
		Name          string   `json:"name,omitzero"`
		Columns       []string `json:"columns"`
		Parent        Name     `json:"-"`
		ParentColumns []string `json:"parentColumns,omitzero"` // as many as Columns
		Rely          bool     `json:"rely,omitzero"`
		Declared      Origin   `json:"declared,omitzero"`
	}
	// Check is a CHECK constraint.
	Check struct {
		Name string `json:"name"`
		Cond SQL    `json:"cond"`
	}
	// Use is a function in use as a mask or a row filter.
	Use struct {
		Function Name  `json:"function"`
		Args     []SQL `json:"args,omitzero"`
	}
	// Grant is a privilege that somebody has.
	Grant struct {
		Principal string `json:"principal"`
		Privilege string `json:"privilege"`
		Inherited string `json:"inherited,omitzero"` // from which kind of object
	}
	// Function is a function or procedure.
	Function struct {
		Name          Name          `json:"-"`
		Kind          FunctionKind  `json:"kind,omitzero"`
		Params        []Param       `json:"-"`
		Returns       types.Type    `json:"-"`
		Columns       []types.Field `json:"-"` // of a table function
		Language      string        `json:"language,omitzero"`
		Body          SQL           `json:"body,omitzero"`
		Comment       string        `json:"comment,omitzero"`
		Deterministic bool          `json:"deterministic,omitzero"`
	}
	// Param is a parameter of a Function.
	Param struct {
		Name    string     `json:"name"`
		Type    types.Type `json:"-"`
		Default SQL        `json:"default,omitzero"`
		Comment string     `json:"comment,omitzero"`
	}
	// Volume is a volume.
	Volume struct {
		Name     Name              `json:"-"`
		External bool              `json:"external,omitzero"`
		Location string            `json:"location,omitzero"`
		Owner    string            `json:"owner,omitzero"`
		Comment  string            `json:"comment,omitzero"`
		Tags     map[string]string `json:"tags,omitzero"`
	}
)
