// Package gen writes Go code for reflected tables: typed columns, structs of rows
// to read and to insert, joins along foreign keys, and calls of functions.
//
// [Generate] makes [File]s of a snapshot. What it makes depends on the snapshot
// and the [Config] only, byte for byte. [Write] brings a directory up to date,
// [Compare] says whether it is.
//
// There is one package per schema, with a file for each table, one for the
// functions and one for what they share. For a table orders, a package has
//
//	Orders, OrdersTable    the table and its columns
//	OrdersRow              a row as it is read
//	OrdersInsert           a row to insert
//	OrdersShipTo           the value of a STRUCT, and OrdersShipToColumn its fields as columns
//	OrdersLinesItem        an element of an ARRAY<STRUCT>, and OrdersLinesItemOf its fields
//
// What a snapshot does not know, generated code does not claim: without [reflect.Deep],
// any column may have a default, so each field of OrdersInsert is a pointer.
package gen

import (
	"errors"

	"github.com/brickwork-sql/brickwork/reflect"
)

// File is a generated file.
type File struct {
	Path  string // below the directory, with slashes
	Bytes []byte
}

// Generate makes the files. All problems are returned at once, joined: a [*Problem]
// for what cannot be written, a [*SettingError] for what the Config should not say.
// That it selects nothing is an error, too.
func Generate(s *reflect.Snapshot, c Config) ([]File, error) {
	rules, err := newRules(c)
	if err != nil {
		return nil, err
	}
	overlaid := s.With(c.Overlay)
	if err := checkOverlay(s, overlaid, c.Overlay); err != nil {
		return nil, err
	}
	m := model{snapshot: overlaid, config: c, rules: rules}
	if err := m.build(); err != nil {
		return nil, err
	}
	var files []File
	var errs []error
	for _, p := range m.packages {
		for _, f := range p.files() {
			text, err := f.bytes()
			files, errs = append(files, File{p.in(f.name), text}), append(errs, err)
		}
	}
	return files, errors.Join(errs...)
}

// Problem is a table or column that cannot be written.
type Problem struct {
	Table  reflect.Name // or a function
	Column string
	Text   string
}

// Error names the table and column.
func (p *Problem) Error() string {
	text := "gen: " + p.Table.String() + ": "
	if p.Column != "" {
		text += "column `" + p.Column + "`: "
	}
	return text + p.Text
}
