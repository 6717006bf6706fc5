package reflect

import (
	"encoding/json"
	"strings"

	"github.com/brickwork-sql/brickwork/types"
)

// metadata is what DESCRIBE TABLE EXTENDED … AS JSON says.
type metadata struct {
	Columns []struct {
		Name     string
		Type     json.RawMessage
		Nullable *bool
		Comment  string
		Default  string
	}
	Type       string
	Provider   string
	Location   string
	Comment    *string
	Owner      string
	ViewText   string            `json:"view_text"`
	Partition  []string          `json:"partition_columns"`
	Cluster    []string          `json:"clustering_columns"`
	Properties map[string]string `json:"table_properties"`
	Masks      []struct {
		Column   string   `json:"column_name"`
		Function function `json:"function_name"`
		Using    []string `json:"using_column_names"`
	} `json:"column_masks"`
	Filter *struct {
		Function function `json:"function_name"`
		Columns  []string `json:"column_names"`
	} `json:"row_filter"`
}

// function is the name of a function.
type function struct {
	Catalog string `json:"catalog_name"`
	Schema  string `json:"schema_name"`
	Name    string `json:"function_name"`
}

func parseMetadata(text string) (*metadata, error) {
	m := new(metadata)
	if err := json.Unmarshal([]byte(text), m); err != nil {
		return nil, err
	}
	return m, nil
}

// columns is the columns that m says.
func (m *metadata) columns() []Column {
	columns := make([]Column, len(m.Columns))
	for i, c := range m.Columns {
		columns[i] = Column{Name: c.Name, Type: detailed(string(c.Type)), Nullable: c.Nullable == nil || *c.Nullable, Comment: c.Comment, Default: SQL(c.Default)}
	}
	for _, mask := range m.Masks {
		for i := range columns {
			if strings.EqualFold(columns[i].Name, mask.Column) {
				columns[i].Mask = used(mask.Function, mask.Using)
			}
		}
	}
	return columns
}

func used(f function, on []string) *Use {
	u := &Use{Function: Name{Catalog: f.Catalog, Schema: f.Schema, Name: f.Name}}
	for _, name := range on {
		u.Args = append(u.Args, quoted(name))
	}
	return u
}

// described takes over what m says of t. It says nothing of identity and
// generated columns, nor whether clustering is automatic; some versions make a
// STRING of VARCHAR and CHAR.
func (t *Table) described(m *metadata, columns []Column) {
	for i := range columns {
		if t.Kind.IsView() {
			columns[i].Default = "" // that of the column it reads
		}
		old, ok := t.Column(columns[i].Name)
		if !ok {
			continue
		}
		columns[i].Identity, columns[i].Generated = old.Identity, old.Generated
		switch old.Type.(type) {
		case types.Varchar, types.Char:
			if columns[i].Type == types.String {
				columns[i].Type = old.Type
			}
		}
	}
	t.setColumns(columns)
	t.Partition = m.Partition
	if m.Cluster != nil {
		t.Cluster, t.ClusterAuto, t.Known = nil, false, t.Known|Clustering
	}
	for _, name := range m.Cluster {
		t.Cluster = append(t.Cluster, []string{name})
	}
	if m.Comment != nil {
		t.Comment = *m.Comment
	}
	t.Format, t.Owner, t.Location = firstOf(m.Provider, t.Format), firstOf(t.Owner, m.Owner), firstOf(t.Location, m.Location)
	if m.Filter != nil {
		t.RowFilter = used(m.Filter.Function, m.Filter.Columns)
	}
	if t.Kind == 0 || t.Kind == OtherTable {
		t.Kind = tableKind(m.Type)
	}
	t.setProperties(m.Properties)
	t.Known |= Columns | Nullability | NestedNullability | Defaults | Properties | Checks | Partitioning | Comments
	if m.ViewText != "" {
		t.View = SQL(m.ViewText)
		t.Known |= ViewText
	}
}
