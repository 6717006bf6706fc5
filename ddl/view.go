package ddl

import (
	"slices"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// View is a view. Values in Query become literals.
type View struct {
	Name       builder.Name
	Columns    []ViewColumn
	Query      builder.QueryLike
	Metrics    Source // YAML of a metric view, instead of Query
	Schema     SchemaMode
	Comment    string
	Collation  types.Collation
	Properties map[string]string
	Tags       map[string]string // set by ALTER VIEW; see CreateAll
	Temporary  bool
}

// Source is text in another language. It is as trusted as the program itself,
// so a string has to be converted by name; it must not contain "$$".
type Source string

// ViewColumn names a column of a view.
type ViewColumn struct{ Name, Comment string }

// SchemaMode says what a view does when its tables change.
type SchemaMode uint8

// The modes of a schema.
const (
	SchemaDefault SchemaMode = iota
	SchemaBinding
	SchemaCompensation
	SchemaEvolution
	SchemaTypeEvolution
)

// MaterializedView is a materialized view.
type MaterializedView struct {
	Name       builder.Name
	Columns    []Column
	PrimaryKey PrimaryKey
	Expect     []Expectation
	Cluster    Cluster
	Partition  []string
	RowFilter  Call
	Schedule   Schedule
	Comment    string
	Properties map[string]string
	Query      builder.QueryLike
}

// StreamingTable is a streaming table.
type StreamingTable MaterializedView

// Expectation is CONSTRAINT Name EXPECT (Cond) ON VIOLATION Action.
type Expectation struct {
	Name   string
	Cond   builder.Cond
	Action Violation
}

// Violation is what happens to a row that breaks an [Expectation].
type Violation uint8

// The answers to a violation.
const (
	KeepRow    = Violation(ast.KeepRow)
	DropRow    = Violation(ast.DropRow)
	FailUpdate = Violation(ast.FailUpdate)
)

// Schedule is when a materialized view is refreshed; one of Every, Cron and OnUpdate is set.
type Schedule struct {
	Every    Every
	Cron     string
	TimeZone string // of Cron
	OnUpdate bool   // TRIGGER ON UPDATE
	AtMost   Every  // of OnUpdate
}

// node is nil for the zero Schedule.
func (s Schedule) node() *ast.Schedule {
	if s == (Schedule{}) {
		return nil
	}
	return &ast.Schedule{Every: s.Every.node(), Cron: s.Cron, TimeZone: s.TimeZone, OnUpdate: s.OnUpdate, AtMost: s.AtMost.node()}
}

// Object makes it an [Object].
func (v View) Object() ast.Object { return ast.Object{Kind: ast.ViewObject, Name: v.Name} }

// Object makes it an [Object].
func (v MaterializedView) Object() ast.Object {
	return ast.Object{Kind: ast.MaterializedViewObject, Name: v.Name}
}

// Object makes it an [Object].
func (t StreamingTable) Object() ast.Object {
	return ast.Object{Kind: ast.StreamingTableObject, Name: t.Name}
}

// Definition makes it a [Definition].
func (v View) Definition() ast.Definition {
	d := &ast.ViewDef{
		Name: v.Name, Query: query(v.Query), Metrics: string(v.Metrics), Schema: ast.SchemaMode(v.Schema), Comment: v.Comment,
		Collation: v.Collation, Properties: options(v.Properties), Tags: options(v.Tags), Temporary: v.Temporary,
	}
	for _, c := range v.Columns {
		d.Columns = append(d.Columns, ast.ViewColumn(c))
	}
	return d
}

// Definition makes it a [Definition].
func (v MaterializedView) Definition() ast.Definition { return v.node(false) }

// Definition makes it a [Definition].
func (t StreamingTable) Definition() ast.Definition { return MaterializedView(t).node(true) }

func (v MaterializedView) node(streaming bool) *ast.RefreshedDef {
	d := &ast.RefreshedDef{
		Streaming: streaming, Name: v.Name, Columns: columns(v.Columns), PrimaryKey: v.PrimaryKey.node(v.Name),
		Cluster: v.Cluster.node(), Partition: slices.Clone(v.Partition), RowFilter: v.RowFilter.node(),
		Schedule: v.Schedule.node(), Comment: v.Comment, Properties: options(v.Properties), Query: query(v.Query),
	}
	for _, x := range v.Expect {
		d.Expect = append(d.Expect, &ast.Expectation{Name: x.Name, Cond: condition(x.Cond), Action: ast.Violation(x.Action)})
	}
	return d
}

// Replaceable makes it a [Replaceable].
func (View) Replaceable() {}

// Replaceable makes it a [Replaceable].
func (MaterializedView) Replaceable() {}
