package reflect_test

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// server answers as the information schema of a catalog does. It knows the SELECT
// list and FROM of a statement and filters nothing: the reader has to.
type server struct {
	*engine.Script
	views map[string]*view
	fail  map[string]error // by view, or by the beginning of a statement
	texts map[string]string
	hook  func(view, sql string) error // called with each statement, and again before a view is read
}

// view is a view of an information schema: columns as in DDL, and rows.
type view struct {
	columns []string
	rows    func() iter.Seq[[]any]
}

func (v *view) add(rows ...[]any) {
	before := v.rows
	v.rows = func() iter.Seq[[]any] {
		return func(yield func([]any) bool) {
			for row := range before() {
				if !yield(row) {
					return
				}
			}
			for _, row := range rows {
				if !yield(row) {
					return
				}
			}
		}
	}
}

// documented is the views that are read, with the columns that they have.
var documented = map[string]string{
	"catalogs":                "catalog_name STRING, catalog_owner STRING, comment STRING",
	"schemata":                "catalog_name STRING, schema_name STRING, schema_owner STRING, comment STRING",
	"tables":                  "table_catalog STRING, table_schema STRING, table_name STRING, table_type STRING, is_insertable_into STRING, table_owner STRING, comment STRING, created TIMESTAMP, last_altered TIMESTAMP, data_source_format STRING, storage_path STRING",
	"columns":                 "table_catalog STRING, table_schema STRING, table_name STRING, column_name STRING, ordinal_position INT, is_nullable STRING, full_data_type STRING, data_type STRING, comment STRING, partition_index INT",
	"views":                   "table_catalog STRING, table_schema STRING, table_name STRING, view_definition STRING",
	"table_constraints":       "constraint_catalog STRING, constraint_schema STRING, constraint_name STRING, table_catalog STRING, table_schema STRING, table_name STRING, constraint_type STRING",
	"key_column_usage":        "constraint_catalog STRING, constraint_schema STRING, constraint_name STRING, table_catalog STRING, table_schema STRING, table_name STRING, column_name STRING, ordinal_position INT, position_in_unique_constraint INT",
	"referential_constraints": "constraint_catalog STRING, constraint_schema STRING, constraint_name STRING, unique_constraint_catalog STRING, unique_constraint_schema STRING, unique_constraint_name STRING",
	"catalog_tags":            "catalog_name STRING, tag_name STRING, tag_value STRING",
	"schema_tags":             "catalog_name STRING, schema_name STRING, tag_name STRING, tag_value STRING",
	"table_tags":              "catalog_name STRING, schema_name STRING, table_name STRING, tag_name STRING, tag_value STRING",
	"column_tags":             "catalog_name STRING, schema_name STRING, table_name STRING, column_name STRING, tag_name STRING, tag_value STRING",
	"volume_tags":             "catalog_name STRING, schema_name STRING, volume_name STRING, tag_name STRING, tag_value STRING",
	"column_masks":            "table_catalog STRING, table_schema STRING, table_name STRING, column_name STRING, mask_name STRING, using_columns STRING",
	"row_filters":             "table_catalog STRING, table_schema STRING, table_name STRING, filter_name STRING, target_columns STRING",
	"routines":                "routine_catalog STRING, routine_schema STRING, specific_schema STRING, specific_name STRING, routine_type STRING, data_type STRING, full_data_type STRING, routine_definition STRING, external_language STRING, is_deterministic STRING, comment STRING",
	"parameters":              "specific_catalog STRING, specific_schema STRING, specific_name STRING, ordinal_position INT, parameter_name STRING, full_data_type STRING, parameter_default STRING, comment STRING",
	"routine_columns":         "specific_catalog STRING, specific_schema STRING, specific_name STRING, ordinal_position INT, column_name STRING, full_data_type STRING, comment STRING",
	"volumes":                 "volume_catalog STRING, volume_schema STRING, volume_name STRING, volume_type STRING, volume_owner STRING, comment STRING, storage_location STRING",
	"table_privileges":        "table_catalog STRING, table_schema STRING, table_name STRING, grantee STRING, privilege_type STRING, inherited_from STRING",
}

// newServer is a server whose information schema is empty, and a DB of it.
func newServer(t testing.TB) (*server, *brickwork.DB) {
	t.Helper()
	s := &server{views: map[string]*view{}, fail: map[string]error{}, texts: map[string]string{}, hook: func(string, string) error { return nil }}
	for name, columns := range documented {
		s.views[name] = &view{strings.Split(columns, ", "), empty}
	}
	s.Script = engine.NewScript()
	s.Script.Answer = s.answer
	w, err := warehouse.Start(ctx, warehouse.Options{Engine: s.Script})
	if err != nil {
		t.Fatal(err)
	}
	db, err := brickwork.Open(w.URL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		db.Close()
		w.Close()
	})
	return s, db
}

// table adds a table of columns such as "id BIGINT NOT NULL".
func (s *server) table(schema, name, kind string, columns ...string) {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s.views["tables"].add([]any{"main", schema, name, kind, "YES", "ada", nil, at, at, "DELTA", nil})
	for i, c := range columns {
		column, typ, _ := strings.Cut(c, " ")
		typ, notNull := strings.CutSuffix(typ, " NOT NULL")
		nullable := "YES"
		if notNull {
			nullable = "NO"
		}
		s.views["columns"].add([]any{"main", schema, name, column, i, nullable, typ, nil, nil, nil})
	}
}

// comment makes text the comment of all tables that there are.
func (s *server) comment(text string) {
	v := s.views["tables"]
	rows := slices.Collect(v.rows())
	v.rows = empty
	for _, row := range rows {
		if row[6] = nil; text != "" {
			row[6] = text
		}
		v.add(row)
	}
}

// key adds a primary or foreign key; columns of a foreign key refer to the key of
// the parent in its order.
func (s *server) key(kind, name, schema, table string, columns ...string) {
	s.views["table_constraints"].add([]any{"main", schema, name, "main", schema, table, kind})
	for i, c := range columns {
		var parent any
		if kind == "FOREIGN KEY" {
			parent = i + 1
		}
		s.views["key_column_usage"].add([]any{"main", schema, name, "main", schema, table, c, i + 1, parent})
	}
}

// refer says to which key the foreign key name of the schema s refers.
func (s *server) refer(name, catalog, schema, key string) {
	s.views["referential_constraints"].add([]any{"main", "s", name, catalog, schema, key})
}

// rename gives a column of a view of the information schema another name.
func (s *server) rename(view, from, to string) {
	v := s.views[view]
	for i, c := range v.columns {
		if name, typ, _ := strings.Cut(c, " "); name == from {
			v.columns[i] = to + " " + typ
		}
	}
}

var (
	selectFrom  = regexp.MustCompile("^SELECT (.*?) FROM `(\\w+)`\\.`information_schema`\\.`(\\w+)`")
	ownColumns  = regexp.MustCompile("WHERE `columns`.`table_schema` = 'information_schema'$")
	sessionText = "SELECT current_catalog(), current_user(), version()"
)

func (s *server) answer(_ context.Context, st engine.Statement) (*engine.Result, error) {
	if err := s.hook("", st.SQL); err != nil {
		return nil, err
	}
	if start := longest(maps.Keys(s.fail), st.SQL); strings.Contains(start, " ") {
		return nil, s.fail[start]
	}
	if start := longest(maps.Keys(s.texts), st.SQL); start != "" {
		return rowsOf(s.texts[start])
	}
	switch {
	case st.SQL == sessionText:
		return engine.Rows(engine.Columns("a STRING", "b STRING", "c STRING"), []any{"main", "ada", "4.0"})
	case strings.HasPrefix(st.SQL, "SELECT current_metastore()"):
		return engine.Rows(engine.Columns("a STRING", "b STRING"), []any{"aws:1", `{"dbsql_version":"2026.1"}`})
	case ownColumns.MatchString(st.SQL):
		return s.probe()
	}
	var columns []engine.Column
	var all []iter.Seq[[]any]
	for _, part := range strings.Split(st.SQL, " UNION ALL ") {
		c, rows, err := s.read(strings.Trim(part, "()"), st.SQL)
		if err != nil {
			return nil, err
		}
		columns, all = c, append(all, rows)
	}
	return engine.Table{Columns: columns, Rows: func(yield func([]any) bool) {
		for _, rows := range all {
			for row := range rows {
				if !yield(row) {
					return
				}
			}
		}
	}}.Result()
}

// longest is the longest of starts that sql starts with.
func longest(starts iter.Seq[string], sql string) (found string) {
	for start := range starts {
		if strings.HasPrefix(sql, start) && len(start) > len(found) {
			found = start
		}
	}
	return found
}

// rowsOf is a table as text: columns and rows by line, values by tab.
func rowsOf(text string) (*engine.Result, error) {
	lines := strings.Split(text, "\n")
	var rows [][]any
	for _, line := range lines[1:] {
		var row []any
		for _, v := range strings.Split(line, "\t") {
			row = append(row, v)
		}
		rows = append(rows, row)
	}
	return engine.Rows(engine.Columns(strings.Split(lines[0], "\t")...), rows...)
}

// probe is the information schema's own columns.
func (s *server) probe() (*engine.Result, error) {
	if err := s.fail["probe"]; err != nil {
		return nil, err
	}
	var rows [][]any
	for name, v := range s.views {
		for _, c := range v.columns {
			column, _, _ := strings.Cut(c, " ")
			rows = append(rows, []any{name, column})
		}
	}
	return engine.Rows(engine.Columns("v STRING", "c STRING"), rows...)
}

// read reads the SELECT list of a view.
func (s *server) read(sql, whole string) ([]engine.Column, iter.Seq[[]any], error) {
	m := selectFrom.FindStringSubmatch(sql)
	if m == nil {
		return nil, nil, fmt.Errorf("no answer to %q", sql)
	}
	name := m[3]
	if err := s.hook(name, whole); err != nil {
		return nil, nil, err
	}
	v := s.views[name]
	if err := s.fail[name]; err != nil {
		return nil, nil, err
	}
	if v == nil {
		return nil, nil, engine.NewError("TABLE_OR_VIEW_NOT_FOUND", "42P01", "The table or view %s cannot be found.", name)
	}
	var columns []engine.Column
	var pick []func(row []any) any
	for i, item := range strings.Split(m[1], ", ") {
		column := engine.Column{Name: fmt.Sprint("c", i), Type: "STRING"}
		f := func([]any) any { return nil }
		switch at := slices.IndexFunc(v.columns, func(c string) bool {
			return strings.HasPrefix(c, strings.Trim(strings.TrimPrefix(item, "`"+name+"`."), "`")+" ")
		}); {
		case at >= 0:
			_, column.Type, _ = strings.Cut(v.columns[at], " ")
			f = func(row []any) any { return row[at] }
		case item[0] >= '0' && item[0] <= '9':
			column.Type = "INT"
			f = func([]any) any { return int(item[0] - '0') }
		case item == "NULL":
		default:
			return nil, nil, engine.NewError("UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703", "%s of %s", item, name)
		}
		columns, pick = append(columns, column), append(pick, f)
	}
	return columns, func(yield func([]any) bool) {
		out := make([]any, len(pick))
		for row := range v.rows() {
			for i, f := range pick {
				out[i] = f(row)
			}
			if !yield(out) {
				return
			}
		}
	}, nil
}

func empty() iter.Seq[[]any] { return func(func([]any) bool) {} }
