package reflect

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/brickwork-sql/brickwork/types"
)

// format is the version of the files that this package writes.
const format = 1

// A file is one JSON value, in which each catalog, schema, table, function and
// volume has a line of its own, so that files can be compared by line.
type (
	fileSnapshot struct {
		Format    int           `json:"format"`
		Taken     time.Time     `json:"taken,omitzero"`
		Metastore string        `json:"metastore,omitzero"`
		Principal string        `json:"principal,omitzero"`
		Server    string        `json:"server,omitzero"`
		Level     Level         `json:"level"`
		Include   []string      `json:"include,omitzero"`
		Exclude   []string      `json:"exclude,omitzero"`
		Gaps      []Gap         `json:"gaps,omitzero"`
		Warnings  []Warning     `json:"warnings,omitzero"`
		Catalogs  []fileCatalog `json:"catalogs,omitzero"`
	}
	fileCatalog struct {
		Catalog
		Schemas []fileSchema `json:"schemas,omitzero"`
	}
	fileSchema struct {
		Schema
		Tables    []fileTable    `json:"tables,omitzero"`
		Functions []fileFunction `json:"functions,omitzero"`
		Volumes   []fileVolume   `json:"volumes,omitzero"`
	}
	fileTable struct {
		Name string `json:"name"`
		Table
		ForeignKeys []fileForeignKey `json:"foreignKeys,omitzero"`
		Columns     []fileColumn     `json:"columns,omitzero"`
	}
	fileColumn struct {
		Name string `json:"name"`
		Type string `json:"type,omitzero"`
		Column
	}
	fileForeignKey struct {
		ForeignKey
		Parent [3]string `json:"parent"`
	}
	fileFunction struct {
		Name string `json:"name"`
		Function
		Params  []fileParam `json:"params,omitzero"`
		Returns string      `json:"returns,omitzero"`
		Columns []fileField `json:"columns,omitzero"`
	}
	fileParam struct {
		Param
		Type string `json:"type,omitzero"`
	}
	fileField struct {
		Name    string `json:"name"`
		Type    string `json:"type,omitzero"`
		Comment string `json:"comment,omitzero"`
	}
	fileVolume struct {
		Name string `json:"name"`
		Volume
	}
)

// Save writes a file, compressed if its name ends in ".gz". Equal snapshots are
// equal bytes. The file is complete or as it was; a symbolic link stays one.
func (s *Snapshot) Save(file string) (err error) {
	compress := strings.HasSuffix(file, ".gz")
	if target, err := filepath.EvalSymlinks(file); err == nil {
		file = target
	}
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-*")
	if err != nil {
		return fmt.Errorf("reflect: save: %w", err)
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name()) // the first error counts
			err = fmt.Errorf("reflect: save: %w", err)
		}
	}()
	err = s.save(f, compress)
	if err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), file)
}

func (s *Snapshot) save(w io.Writer, compress bool) error {
	if !compress {
		return s.Write(w)
	}
	z := gzip.NewWriter(w)
	return errors.Join(s.Write(z), z.Close())
}

// Load reads a file that Save wrote: [ErrFormat].
func Load(file string) (*Snapshot, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("reflect: load: %w", err)
	}
	defer f.Close()
	if !strings.HasSuffix(file, ".gz") {
		return read(f, file+": ")
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrFormat, file, err)
	}
	return read(z, file+": ")
}

// Write is Save to a stream, not compressed.
func (s *Snapshot) Write(w io.Writer) error {
	out := &lines{w: bufio.NewWriter(w)}
	out.open(fileSnapshot{Format: format, Taken: s.Taken, Metastore: s.Metastore, Principal: s.Principal, Server: s.Server,
		Level: s.Level, Include: s.Include, Exclude: s.Exclude, Gaps: s.Gaps, Warnings: s.Warnings})
	listOf(out, "catalogs", s.Catalogs, func(c *Catalog) {
		out.open(c)
		listOf(out, "schemas", c.Schemas, func(x *Schema) {
			out.open(x)
			listOf(out, "tables", x.Tables, func(t *Table) { out.value(toFile(t)) })
			listOf(out, "functions", x.Functions, func(f *Function) { out.value(functionToFile(f)) })
			listOf(out, "volumes", x.Volumes, func(v *Volume) { out.value(fileVolume{v.Name.Name, *v}) })
			out.text("}")
		})
		out.text("}")
	})
	out.text("}\n")
	if out.err == nil {
		out.err = out.w.Flush()
	}
	return out.err
}

// lines writes JSON with a line for each value of a list. The first error stays.
type lines struct {
	w   *bufio.Writer
	err error
}

func (l *lines) text(s string) {
	if l.err == nil {
		_, l.err = l.w.WriteString(s)
	}
}

func (l *lines) value(v any) { l.text(l.json(v)) }

// open writes the object v without its closing brace.
func (l *lines) open(v any) { l.text(strings.TrimSuffix(l.json(v), "}")) }

// json is v as it is, < and > in types too.
func (l *lines) json(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); l.err == nil {
		l.err = err
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// listOf writes the member key of an open object.
func listOf[E any](l *lines, key string, s []E, write func(*E)) {
	if len(s) == 0 {
		return
	}
	l.text(`,"` + key + `":[` + "\n")
	for i := range s {
		if i > 0 {
			l.text(",\n")
		}
		write(&s[i])
	}
	l.text("\n]")
}

func toFile(t *Table) fileTable {
	f := fileTable{Name: t.Name.Name, Table: *t}
	for _, k := range t.ForeignKeys {
		f.ForeignKeys = append(f.ForeignKeys, fileForeignKey{k, [3]string{k.Parent.Catalog, k.Parent.Schema, k.Parent.Name}})
	}
	for _, c := range t.Columns {
		f.Columns = append(f.Columns, fileColumn{c.Name, types.Format(c.Type), c})
	}
	return f
}

func functionToFile(fn *Function) fileFunction {
	f := fileFunction{Name: fn.Name.Name, Function: *fn, Returns: types.Format(fn.Returns)}
	for _, p := range fn.Params {
		f.Params = append(f.Params, fileParam{p, types.Format(p.Type)})
	}
	for _, c := range fn.Columns {
		f.Columns = append(f.Columns, fileField{c.Name, types.Format(c.Type), c.Comment})
	}
	return f
}

// Read is [Load] of a stream, not compressed.
func Read(r io.Reader) (*Snapshot, error) { return read(r, "") }

// read is Read; from is where r is from, for errors.
func read(r io.Reader, from string) (*Snapshot, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("reflect: read: %s%w", from, err)
	}
	var f fileSnapshot
	if err := json.Unmarshal(text, &f); err != nil {
		return nil, fmt.Errorf("%w: %s%w", ErrFormat, from, err)
	}
	if f.Format != format {
		return nil, fmt.Errorf("%w: %sformat %d, not %d", ErrFormat, from, f.Format, format)
	}
	s := &Snapshot{Format: f.Format, Taken: f.Taken, Metastore: f.Metastore, Principal: f.Principal, Server: f.Server,
		Level: f.Level, Include: f.Include, Exclude: f.Exclude, Gaps: f.Gaps, Warnings: f.Warnings}
	u := unfiler{names: new(interner)}
	for _, c := range f.Catalogs {
		s.Catalogs = append(s.Catalogs, u.catalog(c))
	}
	byName(s.Catalogs, (*Catalog).name) // a file that was edited may have another order
	return s, nil
}

// unfiler makes the model of a file; equal texts and types are kept once.
type unfiler struct {
	names *interner
	types typeTexts
}

func (u *unfiler) catalog(f fileCatalog) Catalog {
	c := f.Catalog
	for _, x := range f.Schemas {
		s := x.Schema
		s.Catalog = c.Name
		name := Name{Catalog: c.Name, Schema: s.Name}
		s.Tables = make([]Table, len(x.Tables))
		for i := range x.Tables {
			s.Tables[i] = u.table(name.Of(x.Tables[i].Name), &x.Tables[i])
		}
		for _, fn := range x.Functions {
			s.Functions = append(s.Functions, u.function(name.Of(fn.Name), fn))
		}
		for _, v := range x.Volumes {
			v.Volume.Name = name.Of(v.Name)
			s.Volumes = append(s.Volumes, v.Volume)
		}
		if len(s.Tables) == 0 {
			s.Tables = nil
		}
		byName(s.Tables, (*Table).name)
		byName(s.Functions, (*Function).name)
		byName(s.Volumes, (*Volume).name)
		c.Schemas = append(c.Schemas, s)
	}
	byName(c.Schemas, (*Schema).name)
	return c
}

func (u *unfiler) table(n Name, f *fileTable) Table {
	t := f.Table
	t.Name = n
	for _, k := range f.ForeignKeys {
		k.ForeignKey.Parent = Name{Catalog: k.Parent[0], Schema: k.Parent[1], Name: k.Parent[2]}
		t.ForeignKeys = append(t.ForeignKeys, k.ForeignKey)
	}
	if len(f.Columns) > 0 {
		t.Columns = make([]Column, len(f.Columns))
	}
	for i := range f.Columns {
		c := &f.Columns[i]
		t.Columns[i] = c.Column
		t.Columns[i].Name, t.Columns[i].Comment, t.Columns[i].Type = u.names.text(c.Name), u.names.text(c.Comment), u.types.parse(c.Type)
	}
	return t
}

func (u *unfiler) function(n Name, f fileFunction) Function {
	fn := f.Function
	fn.Name, fn.Returns = n, u.types.parse(f.Returns)
	for _, p := range f.Params {
		p.Param.Type = u.types.parse(p.Type)
		fn.Params = append(fn.Params, p.Param)
	}
	for _, c := range f.Columns {
		fn.Columns = append(fn.Columns, types.Field{Name: c.Name, Type: u.types.parse(c.Type), Comment: c.Comment})
	}
	return fn
}
