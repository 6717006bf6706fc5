package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/brickwork-sql/brickwork/reflect/gen"
	"go.yaml.in/yaml/v3"
)

// config is the YAML file of the command gen.
type config struct {
	Snapshot string                `yaml:"snapshot"`
	Catalogs []string              `yaml:"catalogs"`
	Dir      string                `yaml:"dir"`
	Module   importPath            `yaml:"module"`
	Package  packageName           `yaml:"package"`
	Include  []string              `yaml:"include"`
	Exclude  []string              `yaml:"exclude"`
	Nulls    nulls                 `yaml:"nulls"`
	Types    []typeRule            `yaml:"types"`
	Rename   map[string]goName     `yaml:"rename"`
	Tags     []tagKey              `yaml:"tags"`
	Rows     *bool                 `yaml:"rows"`
	Inserts  *bool                 `yaml:"inserts"`
	Overlay  map[tableName]overlay `yaml:"overlay"`

	file    string
	places  places
	flagged bool // Include is of a flag
}

type typeRule struct {
	Table  string `yaml:"table"`
	Column string `yaml:"column"`
	Type   string `yaml:"type"`
	Tag    string `yaml:"tag"`
	Go     goType `yaml:"go"`
}

// gen is c for package gen.
func (c *config) gen() gen.Config {
	g := gen.Config{
		Module: string(c.Module), Include: c.Include, Exclude: c.Exclude, OnePackage: string(c.Package), Nulls: gen.Nulls(c.Nulls),
		Rename: map[string]string{}, NoRows: c.Rows != nil && !*c.Rows, NoInserts: c.Inserts != nil && !*c.Inserts,
	}
	for _, t := range c.Types {
		g.Types = append(g.Types, gen.TypeRule{Table: t.Table, Column: t.Column, SQLType: t.Type, Tag: t.Tag, Go: gen.GoType(t.Go)})
	}
	for key, name := range c.Rename {
		g.Rename[key] = string(name)
	}
	for _, tag := range c.Tags {
		g.Tags = append(g.Tags, string(tag))
	}
	g.Overlay = overlays(c.Overlay)
	return g
}

// readConfig reads a file. Its errors name lines and keys.
func readConfig(file string) (config, error) {
	c := config{file: file}
	text, err := os.ReadFile(file)
	if err != nil {
		return c, err
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	err = d.Decode(&c)
	if errors.Is(err, io.EOF) { // nothing but comments
		return c, nil
	}
	c.places = placesIn(text)
	errs := append(c.places.merges(file), c.missing()...)
	if err != nil {
		errs = append(errs, c.places.mistakes(file, text, err)...)
	}
	var more yaml.Node
	if err == nil && d.Decode(&more) != io.EOF {
		errs = append(errs, &mistake{file, max(more.Line, 1), "", "more than one document"})
	}
	return c, inOrder(errs)
}

// missing finds the rules that lack what they are for.
func (c *config) missing() (errs []error) {
	for _, p := range c.places {
		if p.keys == "types" && p.value.Kind == yaml.MappingNode && !hasKey(p.value, "go") {
			errs = append(errs, &mistake{c.file, p.value.Line, "types", `a rule needs the key "go"`})
		}
	}
	return errs
}

// placed is an error of package gen; what is about entries of the file has their lines.
func (c *config) placed(err error) error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	var errs []error
	for _, e := range joined.Unwrap() {
		errs = append(errs, c.placedEntry(e))
	}
	return inOrder(errs)
}

func (c *config) placedEntry(err error) error {
	e := (*gen.SettingError)(nil)
	if !errors.As(err, &e) || e.Setting == "Include" && c.flagged {
		return err
	}
	keys := strings.ToLower(e.Setting)
	if e.Key != "" {
		keys += "." + e.Key
	}
	at := e.Index
	for _, p := range c.places {
		switch {
		case p.keys != keys || p.value.Kind == yaml.SequenceNode:
		case at == 0:
			return &mistake{c.file, p.line, keys, e.Text}
		default:
			at--
		}
	}
	return err
}
