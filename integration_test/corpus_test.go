package integration_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	dbsql "github.com/databricks/databricks-sql-go"
	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/brickwork-sql/brickwork"
	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/internal/sales"
	"github.com/brickwork-sql/brickwork/types"
)

var (
	full   = flag.Bool("full", false, "run every statement with literals too, not a sample")
	update = flag.Bool("update", false, "write the list of statements that the local engine cannot run")
)

const notRunFile = "testdata/notrun.txt"

// Every statement of the printer's corpus is run, with parameters and, a sample,
// with literals. Those that the local engine cannot run are listed with what it
// says; one that has come to run has to leave the list.
func TestCorpus(t *testing.T) {
	db := harness.Open(t).DB
	schema := harness.Schema(t, db)
	fixture := corpusFixture(t, db, schema)
	refused := map[string]string{}
	ran, literals := 0, 0
	for _, x := range corpusEntries(t) {
		err := fixture.run(t.Context(), x.sql, x.params)
		ran++
		if err == nil && x.literals != "" && (*full || sampled(x.name)) {
			literals++
			if err := fixture.run(t.Context(), x.literals, nil); err != nil {
				t.Errorf("%s runs with parameters, and with literals %v", x.name, err)
			}
		}
		if err != nil {
			refused[x.name] = reason(err)
		}
	}
	t.Logf("%d statements run, %d of them with literals too; %d more cannot be run here", ran-len(refused), literals, len(refused))
	if !harness.Local() {
		return
	}
	if *update {
		writeNotRun(t, refused)
	}
	if diff := cmp.Diff(readNotRun(t), refused); diff != "" {
		t.Errorf("statements that cannot be run, listed (-) and found (+):\n%s", diff)
	}
}

// corpusEntry is an example of the printer's corpus, as a statement.
type corpusEntry struct {
	name, sql, literals string
	params              []any
}

func corpusEntries(t *testing.T) []corpusEntry {
	files, err := filepath.Glob("../dialect/testdata/[A-Z]-*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no corpus", err)
	}
	var entries []corpusEntry
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		group := strings.TrimSuffix(filepath.Base(file), ".txtar")
		for _, f := range archive.Files {
			entries = append(entries, parseEntry(t, group+"/"+f.Name, string(f.Data)))
		}
	}
	return entries
}

// parseEntry reads an example: the text, a line for each parameter, "? " with
// positional markers, "= " with literals.
func parseEntry(t *testing.T, name, text string) corpusEntry {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	x := corpusEntry{name: name, sql: lines[0]}
	for _, line := range lines[1:] {
		switch {
		case strings.HasPrefix(line, "? "):
		case strings.HasPrefix(line, "= "):
			x.literals = line[2:]
		case len(x.params) > 0 || paramLine.MatchString(line):
			if m := paramLine.FindStringSubmatch(line); m != nil {
				x.params = append(x.params, parameter(t, m))
			}
		default:
			x.sql += "\n" + line
		}
	}
	return x
}

var paramLine = regexp.MustCompile(`^(\w+) ([A-Z]+) (NULL|".*")$`)

func parameter(t *testing.T, m []string) any {
	p := dbsql.Parameter{Name: m[1], Type: sqlTypes[m[2]]}
	if m[2] == "VOID" {
		return p
	}
	value, err := strconv.Unquote(m[3])
	if err != nil {
		t.Fatal(err)
	}
	p.Value = value
	return p
}

var sqlTypes = map[string]dbsql.SqlType{
	"STRING": dbsql.SqlString, "DATE": dbsql.SqlDate, "TIMESTAMP": dbsql.SqlTimestamp, "FLOAT": dbsql.SqlFloat, "DOUBLE": dbsql.SqlDouble,
	"INTEGER": dbsql.SqlInteger, "BIGINT": dbsql.SqlBigInt, "SMALLINT": dbsql.SqlSmallInt, "TINYINT": dbsql.SqlTinyInt, "BOOLEAN": dbsql.SqlBoolean, "VOID": dbsql.SqlVoid,
}

// sampled picks one in eight, always the same.
func sampled(name string) bool {
	h := fnv.New32a()
	h.Write([]byte(name))
	return h.Sum32()%8 == 0
}

// fixture is a schema with the tables of the corpus.
type fixture struct {
	conn   *sql.Conn
	schema Name
	pieces string // what pieces of statements are selected from
}

func corpusFixture(t *testing.T, db *brickwork.DB, schema Name) fixture {
	schemas := map[dialect.Schema]dialect.Schema{{Catalog: "main", Schema: "sales"}: {Catalog: schema.Catalog, Schema: schema.Schema}}
	there := db.With(brickwork.Options{Compile: dialect.Options{Schemas: schemas}})
	stmts := ddl.CreateAll(corpusTable(ddl.TableOf(sales.Customers)), corpusTable(ddl.TableOf(sales.Orders)))
	if err := brickwork.ExecAll(t.Context(), there, stmts...); err != nil {
		t.Fatal(err)
	}
	conn, err := db.Pool().Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	use := fmt.Sprintf("USE %s", Name{Schema: schema.Catalog, Name: schema.Schema})
	for _, s := range []string{
		use,
		"CREATE TABLE `unknown` (`id` BIGINT, `x` ARRAY<BIGINT>, `y` BIGINT, `m` MAP<STRING, STRING>, `s` STRING, `dyn` STRING)",
		"CREATE TABLE `line` (`a` BIGINT, `b` STRING, `id` BIGINT, `day` DATE, `status` STRING, `region` STRING)",
		"CREATE TABLE `orders2` (`id` BIGINT)",
	} {
		if _, err := conn.ExecContext(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	pieces := []string{oneRow(sales.Orders, "o"), oneRow(sales.Orders, "o2"), oneRow(sales.Customers, "c"), "`unknown` AS u"}
	return fixture{conn, schema, strings.Join(pieces, ", ")}
}

// corpusTable is what the metadata of t leaves out, and Delta Lake wants: values
// of the columns that have a default, or are never written.
func corpusTable(t ddl.Table) ddl.Table {
	for i := range t.Columns {
		c := &t.Columns[i]
		switch {
		case t.Name.Name == "orders" && c.Name == "id":
			c.Identity = &ddl.Identity{}
		case t.Name.Name == "orders" && c.Name == "status":
			c.Default = Lit("new")
		case t.Name.Name == "orders" && c.Name == "day":
			c.Generated = Cast[civil.Date](sales.Orders.PlacedAt)
		}
		if a, ok := c.Type.(types.Array); ok { // no NOT NULL inside of arrays
			c.Type = types.Array{Elem: nullable(a.Elem)}
		}
	}
	return t
}

// nullable is t without NOT NULL in it.
func nullable(t types.Type) types.Type {
	s, ok := t.(types.Struct)
	if !ok {
		return t
	}
	fields := slices.Clone(s.Fields)
	for i := range fields {
		fields[i].NotNull = false
	}
	return types.Struct{Fields: fields}
}

// run runs text in the schema; a piece of a statement as an item of a SELECT
// over one row of the tables that the corpus names.
func (f fixture) run(ctx context.Context, text string, params []any) error {
	if !statement.MatchString(text) {
		text = "SELECT " + text + " FROM " + f.pieces
	}
	text = strings.ReplaceAll(text, "`main`.`sales`", Name{Schema: f.schema.Catalog, Name: f.schema.Schema}.String())
	rows, err := f.conn.QueryContext(ctx, text, params...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err()
}

// oneRow is a relation with the columns of t, all NULL: cheaper than a table.
func oneRow(t Target, alias string) string {
	var columns []string
	for _, c := range InfoOf(t).Columns {
		columns = append(columns, fmt.Sprintf("CAST(NULL AS %s) AS %s", nullable(c.Type), Name{Name: c.Name}))
	}
	return "(SELECT " + strings.Join(columns, ", ") + ") AS " + alias
}

var statement = regexp.MustCompile(`(?i)^(SELECT|\(SELECT.*(UNION|INTERSECT|EXCEPT|LIMIT)|WITH|VALUES|INSERT|UPDATE|DELETE|MERGE|TRUNCATE|SHOW|DESCRIBE|EXPLAIN)\b`)

// reason is the error class of err, and its SQLSTATE.
func reason(err error) string {
	var e interface{ SqlState() string }
	class := errorClass.FindString(err.Error())
	if errors.As(err, &e) {
		return class + " " + e.SqlState()
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}

var errorClass = regexp.MustCompile(`\[[A-Z][A-Z0-9_.]*\]`)

func readNotRun(t *testing.T) map[string]string {
	text, err := os.ReadFile(notRunFile)
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && !strings.HasPrefix(line, "#") {
			name, why, _ := strings.Cut(line, "\t")
			listed[name] = why
		}
	}
	return listed
}

func writeNotRun(t *testing.T, refused map[string]string) {
	var b bytes.Buffer
	b.WriteString("# Statements of the corpus that Spark and Delta Lake cannot run, with what they say.\n# The list may only become shorter.\n")
	names := make([]string, 0, len(refused))
	for name := range refused {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "%s\t%s\n", name, refused[name])
	}
	if err := os.WriteFile(notRunFile, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
