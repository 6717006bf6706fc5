package integration_test

import (
	"cmp"
	"net/url"
	"os"
	"testing"
	"time"

	"github.com/golang-sql/civil"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork"
	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/types"
)

// sample is the row of the example program that shows SQLAlchemy with
// Databricks, ported: a column of each common type.
type sample struct {
	BigintCol   int64
	StringCol   string
	TinyintCol  int8
	IntCol      int32
	NumericCol  decimal.Decimal
	BooleanCol  bool
	DateCol     civil.Date
	DatetimeCol time.Time
	DatetimeNTZ civil.DateTime `db:"datetime_col_ntz"`
	TimeCol     string         // a time of day, kept as text
	UUIDCol     string         `db:"uuid_col"`
	VariantCol  types.Variant
}

func sampleTable(schema Name) ddl.Table {
	return ddl.Table{Name: schema.Of("sample"), Comment: "a column of each common type", Columns: []ddl.Column{
		{Name: "bigint_col", Type: types.BigInt, NotNull: true},
		{Name: "string_col", Type: types.String},
		{Name: "tinyint_col", Type: types.TinyInt},
		{Name: "int_col", Type: types.Int},
		{Name: "numeric_col", Type: types.Decimal{Precision: 10, Scale: 2}},
		{Name: "boolean_col", Type: types.Boolean},
		{Name: "date_col", Type: types.Date},
		{Name: "datetime_col", Type: types.Timestamp},
		{Name: "datetime_col_ntz", Type: types.TimestampNTZ},
		{Name: "time_col", Type: types.String},
		{Name: "uuid_col", Type: types.String},
		{Name: "variant_col", Type: types.VariantType},
	}}
}

var sampleRow = sample{
	BigintCol:   1234567890123456789,
	StringCol:   "foo",
	TinyintCol:  -100,
	IntCol:      5280,
	NumericCol:  decimal.RequireFromString("525600.01"),
	BooleanCol:  true,
	DateCol:     civil.Date{Year: 2020, Month: time.December, Day: 25},
	DatetimeCol: time.Date(1991, 8, 3, 21, 30, 5, 0, time.UTC),
	DatetimeNTZ: civil.DateTime{Date: civil.Date{Year: 1990, Month: time.December, Day: 4}, Time: civil.Time{Hour: 6, Minute: 33, Second: 41}},
	TimeCol:     "23:59:59",
	UUIDCol:     "4c6e2b54-9f0b-4f0a-8e3c-1f6d2e7a9b10",
	VariantCol:  types.NewVariant(`{"a":[1,2.5,null],"b":"x"}`),
}

// The example runs over both ways to connect: the URL that the Python dialect
// takes, and the environment.
func TestKnownExample(t *testing.T) {
	c := harness.Open(t)
	for _, way := range []struct {
		name string
		open func() (*brickwork.DB, error)
	}{
		{"URL", func() (*brickwork.DB, error) { return brickwork.Open(c.URL) }},
		{"environment", brickwork.FromEnv},
	} {
		t.Run(way.name, func(t *testing.T) {
			setEnvironment(t, &c)
			db, err := way.open()
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { db.Close() })
			knownExample(t, db)
		})
	}
}

func knownExample(t *testing.T, db *brickwork.DB) {
	ctx := t.Context()
	tables := []ddl.Definition{sampleTable(harness.Schema(t, db))}
	if err := brickwork.ExecAll(ctx, db, ddl.CreateAll(tables...)...); err != nil {
		t.Fatal(err)
	}
	table := builderTable(tables[0].(ddl.Table))
	inserted, err := db.Exec(ctx, Insert(table).Rows(RowsOf(table, []sample{sampleRow})))
	if err != nil || inserted.Affected != 1 {
		t.Fatal(inserted, err)
	}
	got, err := brickwork.All(ctx, db, SelectAs[sample](Star()).From(table))
	if diff := gocmp.Diff([]sample{sampleRow}, got, gocmp.AllowUnexported(types.Variant{})); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if err := brickwork.ExecAll(ctx, db, ddl.DropAll(tables[0].(ddl.Table))...); err != nil {
		t.Fatal(err)
	}
}

// setEnvironment sets DATABRICKS_* from the URL of c, or the URL from these.
func setEnvironment(t *testing.T, c *harness.Connection) {
	if c.URL == "" {
		u := url.URL{Scheme: "databricks", User: url.UserPassword("token", os.Getenv("DATABRICKS_TOKEN")), Host: os.Getenv("DATABRICKS_SERVER_HOSTNAME")}
		if harness.Local() {
			local, err := url.Parse(u.Host)
			if err != nil {
				t.Fatal(err)
			}
			u.Scheme, u.Host = "http", local.Host
		}
		u.RawQuery = url.Values{"http_path": {os.Getenv("DATABRICKS_HTTP_PATH")}, "catalog": {harness.Catalog()}, "schema": {cmp.Or(os.Getenv("DATABRICKS_SCHEMA"), "default")}}.Encode()
		c.URL = u.String()
		return
	}
	u, err := url.Parse(c.URL)
	if err != nil {
		t.Fatal(err)
	}
	token, _ := u.User.Password()
	t.Setenv("DATABRICKS_SERVER_HOSTNAME", "http://"+u.Host)
	t.Setenv("DATABRICKS_TOKEN", token)
	for variable, key := range map[string]string{"DATABRICKS_HTTP_PATH": "http_path", "DATABRICKS_CATALOG": "catalog", "DATABRICKS_SCHEMA": "schema"} {
		t.Setenv(variable, u.Query().Get(key))
	}
}

// builderTable is t for queries.
func builderTable(t ddl.Table) Table {
	info := &TableInfo{Name: t.Name}
	for _, c := range t.Columns {
		col := ColumnInfo{Name: c.Name, Type: c.Type}
		if c.NotNull {
			col.Flags |= types.NotNull
		}
		info.Columns = append(info.Columns, col)
	}
	return TableOf(info)
}
