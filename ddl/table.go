package ddl

import (
	"maps"
	"slices"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Table is a table. Expressions in it name columns without their table.
type Table struct {
	Name        builder.Name
	Columns     []Column
	PrimaryKey  PrimaryKey
	ForeignKeys []ForeignKey
	Checks      []Check // added by ALTER TABLE; see CreateAll
	Partition   []string
	Cluster     Cluster
	Format      Format
	Comment     string
	Location    string
	Credential  string
	Collation   types.Collation
	Properties  map[string]string
	Options     map[string]string
	Tags        map[string]string // set by ALTER TABLE; see CreateAll
	RowFilter   Call
	Temporary   bool
	External    bool

	// At most one of these says where the rows come from.
	As    builder.QueryLike // CTAS
	Like  Object
	Clone *Clone
}

// Column is a column of a [Table].
type Column struct {
	Name      string
	In        Path // of ADD COLUMNS: the struct that gets it as a field
	Type      types.Type
	NotNull   bool
	Default   builder.Any // a table with one gets the property that allows them
	Generated builder.Any // GENERATED ALWAYS AS (…)
	Identity  *Identity
	Comment   string
	Mask      Call
	Tags      map[string]string
}

// Identity is GENERATED … AS IDENTITY. Zero Start and Step are 1.
type Identity struct {
	ByDefault   bool
	Start, Step int64
}

// Cluster is CLUSTER BY. The zero Cluster is none at all; None says so
// explicitly. A column is a path: {"address", "city"}.
type Cluster struct {
	Auto, None bool
	Columns    [][]string
}

// Clone is [SHALLOW | DEEP] CLONE. Of Version and Timestamp at most one is set.
type Clone struct {
	Of        Object
	Shallow   bool
	Version   *int64
	Timestamp builder.Any
}

// Call is a use of a function as a mask or a row filter. Args are columns and
// literals.
type Call struct {
	Function builder.Name
	Args     []builder.Any
}

// Format is a table format.
type Format uint8

// The table formats.
const (
	DefaultFormat Format = iota
	Delta
	Iceberg
	ParquetFormat
	CSVFormat
	JSONFormat
)

// TableOf is the definition of a table of the builder as far as the table
// knows it: names, types, NOT NULL, primary key.
func TableOf(t builder.Target) Table {
	info := builder.InfoOf(t)
	d := Table{Name: info.Name}
	for _, c := range info.Columns {
		d.Columns = append(d.Columns, Column{Name: c.Name, Type: c.Type, NotNull: c.Flags&types.NotNull != 0})
	}
	for _, i := range info.PrimaryKey {
		d.PrimaryKey.Columns = append(d.PrimaryKey.Columns, info.Columns[i].Name)
	}
	return d
}

// Object makes it an [Object].
func (t Table) Object() ast.Object {
	return ast.Object{Kind: ast.TableObject, Name: t.Name, Temporary: t.Temporary}
}

// TableObject makes it a [TableObject].
func (Table) TableObject() {}

// Replaceable makes it a [Replaceable].
func (Table) Replaceable() {}

// Definition makes it a [Definition].
func (t Table) Definition() ast.Definition { return t.def() }

func (t Table) def() *ast.TableDef {
	d := &ast.TableDef{
		Name:       t.Name,
		Columns:    columns(t.Columns),
		PrimaryKey: t.PrimaryKey.node(t.Name),
		Partition:  slices.Clone(t.Partition),
		Cluster:    t.Cluster.node(),
		Format:     ast.Format(t.Format),
		Comment:    t.Comment,
		Location:   t.Location,
		Credential: t.Credential,
		Collation:  t.Collation,
		Properties: options(t.properties()),
		Options:    options(t.Options),
		Tags:       options(t.Tags),
		RowFilter:  t.RowFilter.node(),
		Temporary:  t.Temporary,
		External:   t.External,
		As:         query(t.As),
		Clone:      t.Clone.node(),
	}
	d.ForeignKeys = foreignKeys(t.Name, t.ForeignKeys)
	for _, c := range t.Checks {
		d.Checks = append(d.Checks, c.node(t.Name))
	}
	if t.Like != nil {
		like := objectOf(t.Like)
		d.Like = &like
	}
	return d
}

// allowDefaults is the property without which a Delta table has no defaults.
const allowDefaults = "delta.feature.allowColumnDefaults"

// properties is those of t, and what a default asks for.
func (t Table) properties() map[string]string {
	hasDefault := slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Default != nil })
	if _, said := t.Properties[allowDefaults]; said || !hasDefault || t.Format > Delta {
		return t.Properties
	}
	p := map[string]string{allowDefaults: "supported"}
	maps.Copy(p, t.Properties)
	return p
}

func columns(cs []Column) []*ast.ColumnDef {
	var out []*ast.ColumnDef
	for _, c := range cs {
		out = append(out, c.node(append(slices.Clone(c.In), c.Name)))
	}
	return out
}

func (c Column) node(path []string) *ast.ColumnDef {
	d := &ast.ColumnDef{
		Path:      slices.Clone(path),
		Type:      c.Type,
		NotNull:   c.NotNull,
		Default:   operand(c.Default),
		Generated: operand(c.Generated),
		Comment:   c.Comment,
		Mask:      c.Mask.node(),
		Tags:      options(c.Tags),
	}
	if c.Identity != nil {
		d.Identity = &ast.Identity{ByDefault: c.Identity.ByDefault, Start: c.Identity.Start, Step: c.Identity.Step}
	}
	return d
}

// node is nil for the zero Cluster.
func (c Cluster) node() *ast.Cluster {
	if !c.Auto && !c.None && c.Columns == nil {
		return nil
	}
	n := &ast.Cluster{Auto: c.Auto, None: c.None}
	for _, path := range c.Columns {
		n.Columns = append(n.Columns, slices.Clone(path))
	}
	return n
}

func (c *Clone) node() *ast.Clone {
	if c == nil {
		return nil
	}
	n := &ast.Clone{Of: objectOf(c.Of), Shallow: c.Shallow, Timestamp: operand(c.Timestamp)}
	if c.Version != nil {
		v := *c.Version
		n.Version = &v
	}
	return n
}

// node is nil for the zero Call.
func (c Call) node() *ast.RoutineUse {
	if c.Function == (builder.Name{}) && len(c.Args) == 0 {
		return nil
	}
	n := &ast.RoutineUse{Function: c.Function}
	for _, x := range c.Args {
		n.Args = append(n.Args, builder.Operand(x))
	}
	return n
}

// operand is the tree of x, nil if x is nil.
func operand(x builder.Any) ast.Expr {
	if x == nil {
		return nil
	}
	return builder.Operand(x)
}

// condition is the tree of c, an error node if there is none.
func condition(c builder.Cond) ast.Expr { return builder.Operand(c) }

// query is the tree of q, nil if q is nil; of a query with names for its
// columns, one that selects them.
func query(q builder.QueryLike) ast.Query {
	if q == nil {
		return nil
	}
	switch n := builder.Tree(q).(type) {
	case ast.Query:
		return n
	case *ast.Derived:
		if len(n.Columns) == 0 {
			return n.Query
		}
		return &ast.Select{Items: []ast.Node{&ast.Star{}}, From: []ast.Source{n}}
	}
	return &ast.Bad{Text: "nil query"}
}

// options is kv, sorted.
func options(kv map[string]string) []ast.Option {
	var out []ast.Option
	for _, k := range slices.Sorted(maps.Keys(kv)) {
		out = append(out, ast.Option{Key: k, Value: kv[k]})
	}
	return out
}
