package reflect_test

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/types"
)

var schemas = flag.Int("schemas", 3, "random schemas that are created, reflected and created again")

// leaves is the types that hold no others and can be kept in a table of the
// local warehouse: all but GEOMETRY and GEOGRAPHY, which its Delta refuses, and
// the INTERVAL without units, which none can keep.
var leaves = rapid.OneOf(
	rapid.Map(rapid.IntRange(int(types.Void), int(types.VariantType)), func(n int) types.Type { return types.Primitive(n) }),
	rapid.Custom(func(t *rapid.T) types.Type {
		p := rapid.IntRange(1, 38).Draw(t, "precision")
		return types.Decimal{Precision: p, Scale: rapid.IntRange(0, p).Draw(t, "scale")}
	}),
	rapid.Map(rapid.IntRange(1, 300), func(n int) types.Type { return types.Char{Len: n} }),
	rapid.Map(rapid.IntRange(1, 300), func(n int) types.Type { return types.Varchar{Len: n} }),
	rapid.Map(rapid.IntRange(0, 6), func(n int) types.Type { return types.Time{Precision: n} }),
	rapid.Map(rapid.SampledFrom([]types.Collation{types.UTF8LCase, types.Unicode, types.UnicodeCI, "de_AI"}), func(c types.Collation) types.Type {
		return types.Collated{Of: types.String, Collation: c}
	}),
	rapid.SampledFrom(intervals()),
)

func intervals() (all []types.Type) {
	for _, units := range [][]types.Unit{{types.Year, types.Month}, {types.Day, types.Hour, types.Minute, types.Second}} {
		for i, from := range units {
			all = append(all, types.Interval{From: from})
			for _, to := range units[i+1:] {
				all = append(all, types.Interval{From: from, To: to})
			}
		}
	}
	return all
}

// letters is what names are made of: what SQL, JSON, types and lists of names
// give a meaning to, and letters of other alphabets.
const letters = "abXY019_ -.,:;<>(){}[]=%?'\"`\\/#é数Ж"

// simple is what names of tables are made of, which may have no dots, slashes
// and spaces, and names that need no quotes.
const (
	simple = "abc01_-`é数()"
	plain  = "abXY_"
)

// words is names that mean something else in statements.
var words = rapid.SampledFrom([]string{"select", "Comment", "PRIMARY KEY", "constraint", "NOT NULL", "default", "from", "mask", "generated"})

// nameOf is a name of the given letters that is not among taken, and adds it.
func nameOf(t *rapid.T, of string, taken map[string]bool) string {
	name := rapid.Custom(func(t *rapid.T) string {
		if of == letters && rapid.IntRange(0, 5).Draw(t, "word") == 0 {
			return words.Draw(t, "name")
		}
		return string(rapid.SliceOfN(rapid.SampledFrom([]rune(of)), 1, 8).Draw(t, "name"))
	}).Filter(func(s string) bool { return strings.TrimSpace(s) == s && !taken[strings.ToLower(s)] }).Draw(t, "name")
	taken[strings.ToLower(name)] = true
	return name
}

// text is a comment or a property: quotes, lines, what looks like SQL. It has no
// letters of two UTF-16 units, after which Delta does not find CLUSTER BY.
var text = rapid.OneOf(
	rapid.SampledFrom([]string{"", "", "it's \"so\"", "a\nb\tc", `back\slash\'`, "PRIMARY KEY (`id`)", "FOREIGN KEY (", "-- no /* comment", "${x} {{y}} :p1 ?", "naïve 数"}),
	rapid.Map(rapid.SliceOfN(rapid.SampledFrom([]rune(letters+"\n")), 0, 20), func(r []rune) string { return string(r) }),
)

// anyType is a type of at most depth levels.
func anyType(depth int) *rapid.Generator[types.Type] {
	return rapid.OneOf(typeOf(depth, true, plain, leaves), typeOf(depth, true, letters, leaves.Filter(func(t types.Type) bool { return !hasLength(t) })))
}

// hasLength reports whether t is CHAR or VARCHAR. Spark writes a type with one in
// it as text without quotes and reads that again: fields need plain names then.
func hasLength(t types.Type) bool {
	switch t.(type) {
	case types.Char, types.Varchar:
		return true
	}
	return false
}

// typeOf is a type of some leaves with fields of some letters. Fields are NOT NULL
// in structs of structs only: in an array or map, Delta does not allow it.
func typeOf(depth int, notNull bool, of string, leaves *rapid.Generator[types.Type]) *rapid.Generator[types.Type] {
	if depth == 0 {
		return leaves
	}
	inner := rapid.Deferred(func() *rapid.Generator[types.Type] { return typeOf(depth-1, false, of, leaves) })
	key := inner.Filter(func(t types.Type) bool { return isKey(t) })
	return rapid.OneOf(
		leaves,
		rapid.Map(inner, func(t types.Type) types.Type { return types.Array{Elem: t} }),
		rapid.Custom(func(t *rapid.T) types.Type { return types.Map{Key: key.Draw(t, "key"), Value: inner.Draw(t, "value")} }),
		rapid.Custom(func(t *rapid.T) types.Type {
			var s types.Struct
			taken := map[string]bool{}
			for range rapid.IntRange(1, 3).Draw(t, "fields") {
				s.Fields = append(s.Fields, types.Field{Name: nameOf(t, of, taken), Type: typeOf(depth-1, notNull, of, leaves).Draw(t, "type"),
					NotNull: notNull && rapid.Bool().Draw(t, "not null"), Comment: text.Draw(t, "comment")})
			}
			return s
		}),
	)
}

// isKey reports whether t may be the key of a map: nothing with a map in it.
func isKey(t types.Type) bool {
	switch t := t.(type) {
	case types.Map:
		return false
	case types.Array:
		return isKey(t.Elem)
	case types.Struct:
		return !slices.ContainsFunc(t.Fields, func(f types.Field) bool { return !isKey(f.Type) })
	}
	return t != types.VariantType
}

// anyTables is some tables in the schema n, whose foreign keys refer to each other.
func anyTables(n reflect.Name) *rapid.Generator[[]reflect.Table] {
	return rapid.Custom(func(t *rapid.T) []reflect.Table {
		var tables []reflect.Table
		taken := map[string]bool{}
		for range 5 {
			x := anyTable(t, n.Of(strings.ToLower(nameOf(t, simple, taken))))
			tables = append(tables, x)
			addForeignKey(t, &tables[len(tables)-1], tables)
		}
		return append(tables, anyView(t, n.Of(strings.ToLower(nameOf(t, simple, taken))), rapid.SampledFrom(tables).Draw(t, "read")))
	})
}

// anyView is a view of all columns of a table, under other names. Each has a
// comment: where one has none, Spark takes that of the table, and makes another
// type of one with CHAR in it.
func anyView(t *rapid.T, n reflect.Name, of reflect.Table) reflect.Table {
	v := reflect.Table{Name: n, Kind: reflect.View, ReadOnly: true, Comment: text.Draw(t, "comment"), Known: deepFacts | reflect.ViewText}
	taken, read := map[string]bool{}, make([]string, len(of.Columns))
	for i, c := range of.Columns {
		read[i] = quoted(c.Name)
		v.Columns = append(v.Columns, reflect.Column{Name: nameOf(t, letters, taken), Type: c.Type, Nullable: c.Nullable, Comment: "c " + text.Draw(t, "comment")})
	}
	v.View = reflect.SQL("SELECT " + strings.Join(read, ", ") + " FROM " + of.Name.String())
	return v
}

func anyTable(t *rapid.T, n reflect.Name) reflect.Table {
	x := reflect.Table{Name: n, Kind: reflect.Managed, Format: "delta", Comment: text.Draw(t, "comment"), Known: deepFacts | reflect.ViewText,
		Properties: map[string]string{"delta.columnMapping.mode": "name", "delta.feature.allowColumnDefaults": "supported"}}
	for i := range rapid.IntRange(0, 3).Draw(t, "properties") {
		x.Properties[fmt.Sprint("p ", text.Draw(t, "key"), i)] = text.Draw(t, "value")
	}
	if rapid.Bool().Draw(t, "tags") {
		x.Tags = map[string]string{"team": "a", "k " + string(rapid.SampledFrom([]rune("é'\"`")).Draw(t, "tag")): "it's"}
	}
	taken := map[string]bool{}
	for range rapid.IntRange(1, 6).Draw(t, "columns") {
		x.Columns = append(x.Columns, reflect.Column{Name: nameOf(t, letters, taken), Type: anyType(4).Draw(t, "type"),
			Nullable: rapid.Bool().Draw(t, "nullable"), Comment: text.Draw(t, "comment")})
	}
	for i := range x.Columns { // a column of nothing but NULL may be NULL
		x.Columns[i].Nullable = x.Columns[i].Nullable || x.Columns[i].Type == types.Void
	}
	addWritten(t, &x, taken)
	addKey(t, &x, taken)
	addLayout(t, &x)
	for i := range rapid.IntRange(0, 2).Draw(t, "checks") {
		c := rapid.SampledFrom(x.Columns).Draw(t, "column")
		x.Checks = append(x.Checks, reflect.Check{Name: fmt.Sprint("check_", i), Cond: reflect.SQL(quoted(c.Name) + " IS NOT NULL OR 'it\\'s (' <> ')'")})
	}
	return x
}

// addWritten adds columns that the server writes, and columns with defaults.
func addWritten(t *rapid.T, x *reflect.Table, taken map[string]bool) {
	add := func(c reflect.Column) {
		c.Comment, c.Nullable = text.Draw(t, "comment"), true
		x.Columns = append(x.Columns, c)
	}
	if rapid.Bool().Draw(t, "identity") {
		some := func(n int64) bool { return n != 0 }
		start, step := rapid.Int64Range(-1e12, 1e12).Filter(some).Draw(t, "start"), rapid.Int64Range(-5, 5).Filter(some).Draw(t, "step")
		add(reflect.Column{Name: nameOf(t, letters, taken), Type: types.BigInt,
			Identity: &reflect.Identity{ByDefault: rapid.Bool().Draw(t, "by default"), Start: start, Step: step}})
	}
	if rapid.Bool().Draw(t, "generated") {
		base := nameOf(t, letters, taken)
		add(reflect.Column{Name: base, Type: types.Timestamp})
		add(reflect.Column{Name: nameOf(t, letters, taken), Type: types.Date, Generated: reflect.SQL("CAST(" + quoted(base) + " AS DATE)")})
	}
	for _, d := range []struct {
		typ types.Type
		def reflect.SQL
	}{{types.String, `'it\'s, (NOT NULL) COMMENT'`}, {types.Boolean, "1 IS NOT NULL"}, {types.Timestamp, "current_timestamp()"}, {types.Int, "(1 + 2) * 3"},
		{types.String, "mask('Ab1')"}, {types.Array{Elem: types.Int}, "array(1, 2)"}} {
		if rapid.IntRange(0, 2).Draw(t, "default") == 0 {
			add(reflect.Column{Name: nameOf(t, letters, taken), Type: d.typ, Default: d.def})
		}
	}
}

// addKey adds columns that make a primary key, of which some were there.
func addKey(t *rapid.T, x *reflect.Table, taken map[string]bool) {
	if !rapid.Bool().Draw(t, "primary key") {
		return
	}
	k := &reflect.PrimaryKey{Name: "pk " + nameOf(t, letters, map[string]bool{}), Rely: rapid.Bool().Draw(t, "rely")}
	for range rapid.IntRange(1, 3).Draw(t, "key columns") {
		c := reflect.Column{Name: nameOf(t, letters, taken), Type: rapid.SampledFrom([]types.Type{types.Int, types.String, types.Date}).Draw(t, "type")}
		x.Columns = append(x.Columns, c)
		k.Columns = append(k.Columns, c.Name)
	}
	slices.Reverse(k.Columns) // not in the order of the columns
	x.PrimaryKey = k
}

// addLayout adds partitions, or columns to cluster by.
func addLayout(t *rapid.T, x *reflect.Table) {
	var names []string
	for _, c := range x.Columns {
		if slices.Contains([]types.Type{types.Int, types.BigInt, types.String, types.Date, types.Timestamp}, c.Type) && c.Identity == nil && c.Default == "" {
			names = append(names, c.Name)
		}
	}
	if len(names) == 0 {
		return
	}
	names = rapid.Permutation(names).Draw(t, "order")
	switch rapid.IntRange(0, 2).Draw(t, "layout") {
	case 0:
		x.Partition = names[:min(2, len(names), len(x.Columns)-1)]
		if len(x.Partition) == 0 {
			x.Partition = nil
		}
	case 1:
		for _, name := range names[:min(4, len(names))] {
			x.Cluster = append(x.Cluster, []string{name})
		}
	}
}

// addForeignKey adds columns that refer to a key of one of the tables, itself too.
func addForeignKey(t *rapid.T, x *reflect.Table, tables []reflect.Table) {
	parent := rapid.SampledFrom(tables).Draw(t, "parent")
	if parent.PrimaryKey == nil || rapid.IntRange(0, 3).Draw(t, "foreign key") == 0 {
		return
	}
	taken := map[string]bool{}
	for _, c := range x.Columns {
		taken[strings.ToLower(c.Name)] = true
	}
	k := reflect.ForeignKey{Name: "fk " + nameOf(t, letters, map[string]bool{}), Parent: parent.Name, ParentColumns: parent.PrimaryKey.Columns, Rely: rapid.Bool().Draw(t, "rely")}
	for _, name := range k.ParentColumns {
		of, _ := parent.Column(name)
		c := reflect.Column{Name: nameOf(t, letters, taken), Type: of.Type, Nullable: true}
		x.Columns = append(x.Columns, c)
		k.Columns = append(k.Columns, c.Name)
	}
	x.ForeignKeys = []reflect.ForeignKey{k}
}

func quoted(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }

// Random tables and a view are created, reflected, dropped, created of what was
// reflected and reflected again: the tables are what was drawn (of a view the
// server has its own idea of types and comments), and the second reflection is
// the first.
func TestRandomRoundTrips(t *testing.T) {
	db := harness.Open(t).DB
	for seed := range *schemas {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			n := harness.Schema(t, db)
			drawn := anyTables(n).Example(seed)
			first := roundTrip(t, db, n, drawn)
			if diff := cmp.Diff(tablesOf(drawn), tablesOf(first), asDrawn); diff != "" {
				t.Errorf("(-drawn +reflected):\n%s", diff)
			}
			var objects []ddl.Object
			for i := range first {
				objects = append(objects, first[i].Define())
			}
			if err := brickwork.ExecAll(ctx, db, ddl.DropAll(objects...)...); err != nil {
				t.Fatal(err)
			}
			second := roundTrip(t, db, n, first)
			if diff := cmp.Diff(first, second, again); diff != "" {
				t.Errorf("(-first +second):\n%s", diff)
			}
		})
	}
}

// again is what differs between two tables that are made one after the other.
var again = cmp.Options{cmpopts.IgnoreFields(reflect.Table{}, "Created", "Altered", "Location")}

// asDrawn is what a server adds to a definition.
var asDrawn = cmp.Options{again, cmpopts.IgnoreFields(reflect.Table{}, "Owner"), cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Properties" },
	cmp.Comparer(func(a, b map[string]string) bool { return cmp.Equal(own(a), own(b)) }))}

func own(properties map[string]string) map[string]string {
	kept := map[string]string{}
	for k, v := range properties {
		if !strings.HasPrefix(k, "delta.") {
			kept[k] = v
		}
	}
	return kept
}

// roundTrip creates tables and reflects them.
func roundTrip(t *testing.T, db *brickwork.DB, n reflect.Name, tables []reflect.Table) []reflect.Table {
	t.Helper()
	var defs []ddl.Definition
	for i := range tables {
		defs = append(defs, tables[i].Define())
	}
	for _, s := range ddl.CreateAll(defs...) {
		if _, err := db.Exec(ctx, s); err != nil {
			text, _ := dialect.Literals(s)
			t.Fatalf("%v\n%s", err, text)
		}
	}
	snap := reflected(t, db, reflect.Options{Catalogs: []string{n.Catalog}, Include: []string{n.Schema + ".*"}, Level: reflect.Deep})
	if len(snap.Gaps)+len(snap.Warnings) > 0 {
		t.Errorf("gaps %v, warnings %v", snap.Gaps, snap.Warnings)
	}
	x, ok := snap.Schema(n.Catalog, n.Schema)
	if !ok {
		t.Fatalf("no schema %s", n.Schema)
	}
	return x.Tables
}

// tablesOf is tables without views, by name.
func tablesOf(all []reflect.Table) []reflect.Table {
	tables := slices.DeleteFunc(slices.Clone(all), func(t reflect.Table) bool { return t.Kind.IsView() })
	slices.SortFunc(tables, func(a, b reflect.Table) int { return strings.Compare(a.Name.Name, b.Name.Name) })
	return tables
}

// What is drawn has something of everything: each kind of type inside of others
// down to four levels, and each fact that a table has.
func TestDrawn(t *testing.T) {
	got := map[string]bool{}
	note := func(what string, is bool) { got[what] = got[what] || is }
	var walk func(t types.Type, depth int)
	walk = func(t types.Type, depth int) {
		note(fmt.Sprintf("%T at %d", t, depth), true)
		switch t := t.(type) {
		case types.Primitive:
			note(t.String(), true)
		case types.Array:
			walk(t.Elem, depth+1)
		case types.Map:
			walk(t.Key, depth+1)
			walk(t.Value, depth+1)
		case types.Struct:
			for _, f := range t.Fields {
				note("field NOT NULL", f.NotNull)
				note("comment of a field", f.Comment != "")
				walk(f.Type, depth+1)
			}
		}
	}
	for seed := range 60 {
		for _, x := range anyTables(reflect.Name{Catalog: "main", Schema: "s"}).Example(seed) {
			note("view", x.Kind == reflect.View)
			note("primary key of several columns", x.PrimaryKey != nil && len(x.PrimaryKey.Columns) > 1 && x.PrimaryKey.Rely)
			for _, k := range x.ForeignKeys {
				note("foreign key of several columns", len(k.Columns) > 1)
				note("foreign key to itself", k.Parent == x.Name)
				note("foreign key to another", k.Parent != x.Name && k.Rely)
			}
			note("partition", x.Partition != nil)
			note("cluster", len(x.Cluster) > 1)
			note("check", x.Checks != nil)
			note("property", len(x.Properties) > 2)
			note("tag", x.Tags != nil)
			note("comment of lines", strings.Contains(x.Comment, "\n"))
			note("comment with quotes", strings.ContainsAny(x.Comment, "'\"\\"))
			for _, c := range x.Columns {
				walk(c.Type, 0)
				note("name with a backtick", strings.Contains(c.Name, "`"))
				note("name with a dot", strings.Contains(c.Name, "."))
				note("name with a space", strings.Contains(c.Name, " "))
				note("name beyond ASCII", strings.ContainsAny(c.Name, "é数Ж"))
				note("identity", c.Identity != nil && c.Identity.ByDefault && c.Identity.Step < 0)
				note("generated", c.Generated != "")
				note("default", c.Default != "")
				note("NOT NULL", !c.Nullable)
			}
		}
	}
	want := []string{"field NOT NULL", "comment of a field", "view", "primary key of several columns", "foreign key of several columns", "foreign key to itself",
		"foreign key to another", "partition", "cluster", "check", "property", "tag", "comment of lines", "comment with quotes", "name with a backtick",
		"name with a dot", "name with a space", "name beyond ASCII", "identity", "generated", "default", "NOT NULL"}
	for p := types.Void; p <= types.VariantType; p++ {
		want = append(want, p.String())
	}
	for depth := range 5 {
		for _, x := range []types.Type{types.Int, types.Decimal{}, types.Char{}, types.Varchar{}, types.Time{}, types.Interval{}, types.Collated{}} {
			want = append(want, fmt.Sprintf("%T at %d", x, depth))
		}
		for _, x := range []types.Type{types.Array{}, types.Map{}, types.Struct{}} {
			if depth < 4 {
				want = append(want, fmt.Sprintf("%T at %d", x, depth))
			}
		}
	}
	for _, what := range want {
		if !got[what] {
			t.Errorf("not drawn: %s", what)
		}
	}
}
