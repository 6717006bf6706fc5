package ddl_test

import (
	"regexp"
	"strings"
	"testing"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/dialect"
	"github.com/brickwork-sql/brickwork/types"
	"pgregory.net/rapid"
)

// quoted is a name in backticks or a string: what is between the quotes is no SQL.
var quoted = regexp.MustCompile("`(?:[^`]|``)*`" + `|'(?:[^'\\]|\\(?s:.))*'`)

// skeleton is sql without names and strings.
func skeleton(sql string) string { return quoted.ReplaceAllString(sql, "_") }

// written is statements with s wherever a string may stand.
func written(s string) []Stmt {
	kv := map[string]string{s: s}
	t := ddl.Table{
		Name:        Name{Catalog: s, Schema: s, Name: "t"},
		Columns:     []ddl.Column{{Name: s, Type: types.String, Comment: s, Default: Val(s)}},
		PrimaryKey:  ddl.PrimaryKey{Name: s, Columns: []string{s}},
		ForeignKeys: []ddl.ForeignKey{{Columns: []string{s}, Parent: Name{Name: s}, ParentColumns: []string{s}}},
		Cluster:     ddl.Cluster{Columns: [][]string{{s}}},
		Comment:     s, Location: "x" + s, Credential: s, Options: kv,
		Properties: map[string]string{"delta.columnMapping.mode": s},
	}
	return []Stmt{
		ddl.Create(t), ddl.Drop(t), ddl.AlterTable(t).SetTags(kv), ddl.AlterTable(t).SetOwner(s), ddl.AlterTable(t).DropConstraint(s),
		ddl.AlterTable(t).RenameColumn(ddl.Path{s, s}, s), ddl.AlterTable(t).AlterColumns(ddl.AlterColumn(s).Comment("x" + s)),
		ddl.AlterTable(t).AddCheck(ddl.Check{Name: s, Cond: Col[string](nil, s).Eq(s)}),
		ddl.Create(ddl.View{Name: t.Name, Columns: []ddl.ViewColumn{{Name: s, Comment: s}}, Query: Select(Val(s).As(s)).From(NewTable(s, s, s))}),
		ddl.CommentOn(t, "x"+s), ddl.SetTag{On: t, Column: s, Key: s, Value: "x" + s}, ddl.Grant{Privileges: []ddl.Privilege{ddl.CanSelect}, On: t, To: s},
		ddl.Show{What: ddl.Catalogs, Like: "x" + s}, ddl.Analyze{Of: t, Columns: []string{s}},
		ddl.Create(ddl.Securable{Kind: ddl.Connection, Name: "c", Type: "mysql", Options: map[string]ddl.Secret{s: {Text: s}}}),
		ddl.Create(ddl.Policy{Name: "p", On: t, To: []string{s}, Except: []string{s}, Filter: ddl.Call{Function: Name{Name: s}}, Comment: "x" + s}),
	}
}

// No string that a caller gives becomes SQL: whatever it is, the statement is
// that of a harmless one but for what stands between quotes.
func TestStringsStayStrings(t *testing.T) {
	plain := written("x")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.OneOf(rapid.SampledFrom([]rune("`'\"\\;-/*\n$:?x ")), rapid.Rune()), 1, 12, -1).Draw(t, "s")
		if strings.ContainsRune(s, 0) {
			s = strings.ReplaceAll(s, "\x00", "x") // refused in names
		}
		for i, stmt := range written(s) {
			got, err := dialect.Compile(stmt, dialect.Options{})
			if err != nil {
				t.Fatal(err)
			}
			want, err := dialect.Compile(plain[i], dialect.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if skeleton(got.SQL) != skeleton(want.SQL) {
				t.Errorf("%s\nis more than\n%s", got.SQL, want.SQL)
			}
		}
	})
}
