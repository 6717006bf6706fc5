package reflect_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

// defect is an input that SQLAlchemy's Databricks dialect reads wrongly, and what
// it says.
type defect struct {
	name    string
	table   string   // "t" if empty
	comment string   // of the table
	columns []string // as of server.table
	keys    func(*server)
	create  string // what SHOW CREATE TABLE answers
	want    reflect.Table
}

// column is a column that may be NULL.
func column(name string, t types.Type) reflect.Column {
	return reflect.Column{Name: name, Type: t, Nullable: true}
}

var defects = []defect{
	{
		// Its type was the comment of the table.
		name: "a column called Comment", columns: []string{"Comment int", "UserComments string"},
		create: "CREATE TABLE main.s.t (Comment INT, UserComments STRING COLLATE UTF8_BINARY) USING delta",
		want:   reflect.Table{Columns: []reflect.Column{column("Comment", types.Int), column("UserComments", types.String)}},
	},
	{
		// It was a key, with the name "Comment".
		name: "a comment with PRIMARY KEY in it", comment: "PRIMARY KEY (`id`)", columns: []string{"id int"},
		create: "CREATE TABLE main.s.t (id INT) USING delta COMMENT 'PRIMARY KEY (`id`)'",
		want:   reflect.Table{Comment: "PRIMARY KEY (`id`)", Columns: []reflect.Column{column("id", types.Int)}},
	},
	{
		// The whole reflection failed.
		name: "a comment with FOREIGN KEY in it", comment: "FOREIGN KEY (", columns: []string{"id int"},
		create: "CREATE TABLE main.s.t (id INT COMMENT 'FOREIGN KEY (`x`) REFERENCES') USING delta COMMENT 'FOREIGN KEY ('",
		want:   reflect.Table{Comment: "FOREIGN KEY (", Columns: []reflect.Column{column("id", types.Int)}},
	},
	{
		// Only c was returned.
		name: "primary key of names with a hyphen, a space, letters beyond ASCII", columns: []string{"a-b int NOT NULL", "c int NOT NULL", "ünï int NOT NULL"},
		keys: func(s *server) {
			s.key("PRIMARY KEY", "pk", "s", "t", "a-b", "c", "ünï")
		},
		create: "CREATE TABLE main.s.t (`a-b` INT NOT NULL, c INT NOT NULL, `ünï` INT NOT NULL, CONSTRAINT pk PRIMARY KEY (`a-b`, `c`, `ünï`)) USING delta",
		want: reflect.Table{Columns: []reflect.Column{{Name: "a-b", Type: types.Int}, {Name: "c", Type: types.Int}, {Name: "ünï", Type: types.Int}},
			PrimaryKey: &reflect.PrimaryKey{Name: "pk", Columns: []string{"a-b", "c", "ünï"}}},
	},
	{
		// An IndexError.
		name: "foreign key of a name with a hyphen", columns: []string{"p-id int"},
		keys: func(s *server) {
			s.key("PRIMARY KEY", "pk", "s", "p", "id")
			s.key("FOREIGN KEY", "fk", "s", "t", "p-id")
			s.refer("fk", "main", "s", "pk")
		},
		create: "CREATE TABLE main.s.t (`p-id` INT, CONSTRAINT fk FOREIGN KEY (`p-id`) REFERENCES `main`.`s`.`p` (`id`)) USING delta",
		want: reflect.Table{Columns: []reflect.Column{column("p-id", types.Int)},
			ForeignKeys: []reflect.ForeignKey{{Name: "fk", Columns: []string{"p-id"}, Parent: reflect.Name{Catalog: "main", Schema: "s", Name: "p"}, ParentColumns: []string{"id"}}}},
	},
	{
		// The name ended at the dot.
		name: "parent with a dot in its name", columns: []string{"id int"},
		keys: func(s *server) {
			s.key("PRIMARY KEY", "pk", "s", "par.ent", "id")
			s.key("FOREIGN KEY", "fk", "s", "t", "id")
			s.refer("fk", "main", "s", "pk")
		},
		create: "CREATE TABLE main.s.t (id INT, CONSTRAINT fk FOREIGN KEY (`id`) REFERENCES `main`.`s`.`par.ent` (`id`)) USING delta",
		want: reflect.Table{Columns: []reflect.Column{column("id", types.Int)},
			ForeignKeys: []reflect.ForeignKey{{Name: "fk", Columns: []string{"id"}, Parent: reflect.Name{Catalog: "main", Schema: "s", Name: "par.ent"}, ParentColumns: []string{"id"}}}},
	},
	{
		// Catalog and schema were lost, so that the key led to another table.
		name: "foreign key to another catalog", columns: []string{"id int"},
		keys: func(s *server) {
			s.key("FOREIGN KEY", "fk", "s", "t", "id")
			s.refer("fk", "prod", "far", "far_pk")
			s.views["key_column_usage"].add([]any{"prod", "far", "far_pk", "prod", "far", "t", "id", 1, nil})
		},
		create: "CREATE TABLE main.s.t (id INT, CONSTRAINT fk FOREIGN KEY (`id`) REFERENCES `prod`.`far`.`t` (`id`)) USING delta",
		want: reflect.Table{Columns: []reflect.Column{column("id", types.Int)},
			ForeignKeys: []reflect.ForeignKey{{Name: "fk", Columns: []string{"id"}, Parent: reflect.Name{Catalog: "prod", Schema: "far", Name: "t"}, ParentColumns: []string{"id"}}}},
	},
	{
		// A KeyError, with which the whole reflection failed.
		name: "types it does not know",
		columns: []string{"a interval day to second", "b void", "c timestamp_ltz", "d geography(4326)", "e geometry(any)", "f object<x:int>", "g time(6)",
			"h hologram(3)"},
		create: "CREATE TABLE main.s.t (a INTERVAL DAY TO SECOND, b VOID, c TIMESTAMP, d GEOGRAPHY(4326), e GEOMETRY(ANY), f OBJECT<x: INT>, g TIME(6), h HOLOGRAM(3)) USING delta",
		want: reflect.Table{Columns: []reflect.Column{column("a", types.Interval{From: types.Day, To: types.Second}), column("b", types.Void), column("c", types.Timestamp),
			column("d", types.Geo{Geography: true, SRID: 4326}), column("e", types.Geo{}), column("f", types.Object{Fields: []types.Field{{Name: "x", Type: types.Int}}}),
			column("g", types.Time{Precision: 6}), column("h", types.Unknown{Text: "hologram(3)"})}},
	},
	{
		// An AttributeError: it understands DECIMAL(10,2) only.
		name: "spellings of DECIMAL", columns: []string{"a decimal(10,2)", "b DECIMAL(10, 2)", "c DECIMAL", "d numeric ( 38 , 18 )", "e dec(5)"},
		create: "CREATE TABLE main.s.t (a decimal(10,2), b DECIMAL(10, 2), c DECIMAL, d numeric ( 38 , 18 ), e DEC(5)) USING delta",
		want: reflect.Table{Columns: []reflect.Column{column("a", types.Decimal{Precision: 10, Scale: 2}), column("b", types.Decimal{Precision: 10, Scale: 2}),
			column("c", types.Decimal{Precision: 10}), column("d", types.Decimal{Precision: 38, Scale: 18}), column("e", types.Decimal{Precision: 5})}},
	},
	{
		// It was written into statements as it is.
		name: "a backtick in a name", table: "t` (x INT); --", columns: []string{"id int"},
		create: "CREATE TABLE main.s.`t`` (x INT); --` (id INT) USING delta",
		want:   reflect.Table{Columns: []reflect.Column{column("id", types.Int)}},
	},
}

// TestDialectDefects: what the Python dialect reads wrongly is read rightly, in
// bulk and by the statement that makes the table.
func TestDialectDefects(t *testing.T) {
	for _, d := range defects {
		t.Run(d.name, func(t *testing.T) {
			s, db := newServer(t)
			name := d.table
			if name == "" {
				name = "t"
			}
			s.table("s", name, "MANAGED", d.columns...)
			s.comment(d.comment)
			if d.keys != nil {
				d.keys(s)
			}
			quoted := reflect.Name{Catalog: "main", Schema: "s", Name: name}.String()
			s.texts["SHOW CREATE TABLE "+quoted] = "createtab_stmt STRING\n" + d.create
			for _, level := range []reflect.Level{reflect.Bulk, reflect.Deep} {
				snap := reflected(t, db, reflect.Options{Level: level})
				got := *find(t, snap, reflect.Name{Schema: "s", Name: name})
				got.Columns = slices.Clone(got.Columns)
				for i := range got.Columns {
					got.Columns[i].Comment = ""
				}
				only := cmpopts.IgnoreFields(reflect.Table{}, "Name", "Kind", "Format", "Owner", "Created", "Altered", "Known")
				if diff := cmp.Diff(d.want, got, only, sameUnknown); diff != "" {
					t.Errorf("at %s (-want +got):\n%s", level, diff)
				}
				if level == reflect.Deep && !got.Known.Has(reflect.Identities) {
					t.Errorf("at %s, known is only %s: %v", level, got.Known, snap.Gaps)
				}
			}
		})
	}
}

// sameUnknown compares texts of unknown types without regard to case.
var sameUnknown = cmp.Comparer(func(a, b types.Unknown) bool { return strings.EqualFold(a.Text, b.Text) })

// A catalog is quoted as other names are.
func TestBacktickInCatalog(t *testing.T) {
	s, db := newServer(t)
	reflected(t, db, reflect.Options{Catalogs: []string{"ma`in"}})
	sent := s.Statements()[2:] // after those of the session
	if len(sent) == 0 {
		t.Error("nothing was asked")
	}
	for _, st := range sent {
		if !strings.Contains(st.SQL, "`ma``in`") {
			t.Errorf("%s", st.SQL)
		}
	}
}
