package main

import (
	"strings"

	"github.com/brickwork-sql/brickwork/reflect"
	"go.yaml.in/yaml/v3"
)

// overlay is what the configuration adds to a table.
type overlay struct {
	PrimaryKey  []string     `yaml:"primaryKey"`
	ForeignKeys []foreignKey `yaml:"foreignKeys"`
	Comment     string       `yaml:"comment"`
}

type foreignKey struct {
	Columns       []string  `yaml:"columns"`
	Parent        tableName `yaml:"parent"`
	ParentColumns []string  `yaml:"parentColumns"`
}

// tableName is "catalog.schema.table", of which the first parts may be left out.
type tableName string

// UnmarshalYAML reads the name.
func (n *tableName) UnmarshalYAML(node *yaml.Node) error {
	return text(n, node, `a name "catalog.schema.table"`, func(s string) bool {
		parts := strings.Split(s, ".")
		return len(parts) <= 3 && parts[len(parts)-1] != ""
	})
}

func (n tableName) name() reflect.Name {
	parts := strings.Split("."+string(n), ".")
	parts = append([]string{"", ""}, parts[1:]...)
	parts = parts[len(parts)-3:]
	return reflect.Name{Catalog: parts[0], Schema: parts[1], Name: parts[2]}
}

// overlays is those of all tables for package gen.
func overlays(of map[tableName]overlay) reflect.Overlay {
	all := reflect.Overlay{PrimaryKeys: map[reflect.Name][]string{}, ForeignKeys: map[reflect.Name][]reflect.ForeignKey{}, Comments: map[reflect.Name]string{}}
	for n, o := range of {
		name := n.name()
		if o.PrimaryKey != nil {
			all.PrimaryKeys[name] = o.PrimaryKey
		}
		for _, k := range o.ForeignKeys {
			all.ForeignKeys[name] = append(all.ForeignKeys[name], reflect.ForeignKey{Columns: k.Columns, Parent: k.Parent.name(), ParentColumns: k.ParentColumns})
		}
		if o.Comment != "" {
			all.Comments[name] = o.Comment
		}
	}
	return all
}
