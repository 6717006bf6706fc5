package codec

import (
	"context"
	"database/sql"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	dbsql "github.com/databricks/databricks-sql-go"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/brickwork-sql/brickwork/types"
	"github.com/brickwork-sql/brickwork/warehouse"
)

// pool is a warehouse: that of the environment, else a local one.
var pool = sync.OnceValues(func() (*sql.DB, error) {
	dsn := os.Getenv("DATABRICKS_DSN")
	if dsn == "" {
		w, err := warehouse.Start(context.Background(), warehouse.Options{Shared: true})
		if err != nil {
			return nil, err
		}
		dsn = w.DSN()
	}
	return sql.Open("databricks", dsn)
})

func onSpark(t *testing.T) *sql.DB {
	t.Helper()
	if testing.Short() {
		t.Skip("starts Spark")
	}
	db, err := pool()
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// sqlTypes are the driver's names of the types in [Wire].
var sqlTypes = map[string]dbsql.SqlType{
	"STRING": dbsql.SqlString, "DATE": dbsql.SqlDate, "TIMESTAMP": dbsql.SqlTimestamp, "FLOAT": dbsql.SqlFloat, "DOUBLE": dbsql.SqlDouble,
	"INTEGER": dbsql.SqlInteger, "BIGINT": dbsql.SqlBigInt, "SMALLINT": dbsql.SqlSmallInt, "TINYINT": dbsql.SqlTinyInt,
	"BOOLEAN": dbsql.SqlBoolean, "VOID": dbsql.SqlVoid,
}

// roundTrip is what Spark makes of v as a literal and as a parameter, and the
// types that it says they have.
func roundTrip(db *sql.DB, typ types.Type, v any) (got [2]any, of [2]string, err error) {
	lit, err := Literal(nil, typ, v)
	if err != nil {
		return got, of, err
	}
	p, err := Encode(typ, v)
	if err != nil {
		return got, of, err
	}
	shape, err := Typed(typ)
	if err != nil {
		return got, of, err
	}
	arg := dbsql.Parameter{Name: "p", Type: sqlTypes[p.Type], Value: p.Value}
	if p.Null {
		arg.Value = nil
	}
	text := "SELECT a, b, typeof(a), typeof(b) FROM (SELECT " + string(lit) + " AS a, " + shape.Prefix + ":p" + shape.Suffix + " AS b)"
	if err := db.QueryRow(text, arg).Scan(&got[0], &got[1], &of[0], &of[1]); err != nil {
		return got, of, err
	}
	for i := range got {
		if got[i], err = Canonical(typ, got[i]); err != nil {
			return got, of, err
		}
	}
	return got, of, nil
}

// Spark has no function that makes a text a GEOMETRY, and the driver cannot
// return what is not finite in an array.
func notOnSpark(literal string) bool {
	return strings.Contains(literal, "st_geo") || strings.Contains(literal, "to_geo") || strings.HasPrefix(literal, "array(0.1F, CAST('Inf")
}

func TestValuesOnSpark(t *testing.T) {
	db := onSpark(t)
	for _, test := range values {
		if notOnSpark(test.literal) {
			continue
		}
		typ, err := Infer(test.v)
		if test.typ != "" {
			typ, err = parsed(t, test.typ), nil
		}
		if err != nil {
			t.Fatal(err)
		}
		got, of, err := roundTrip(db, typ, test.v)
		if err != nil {
			t.Errorf("%v %s: %v", typ, test.literal, err)
			continue
		}
		if diff := cmp.Diff(got[0], got[1], sameDecimal, sameNaN); diff != "" {
			t.Errorf("%v %s (-literal +parameter)\n%s", typ, test.literal, diff)
		}
		want, err := types.Parse(of[0])
		if err != nil || !types.Equal(want, plain(typ)) || of[0] != of[1] {
			t.Errorf("%v %s is %s, as a parameter %s", typ, test.literal, of[0], of[1])
		}
	}
}

// Values travel inside of a struct, so that the driver renders all of them as JSON.
func TestRandomValuesOnSpark(t *testing.T) {
	db := onSpark(t)
	rapid.Check(t, func(t *rapid.T) {
		fields := make([]types.Field, 4)
		row := map[string]any{}
		for i := range fields {
			name := "f" + strconv.Itoa(i)
			fields[i] = types.Field{Name: name, Type: anyType(2).Draw(t, "type")}
			row[name] = valueOfType(t, fields[i].Type, true)
		}
		typ := types.Struct{Fields: fields}
		got, _, err := roundTrip(db, typ, row)
		if err != nil {
			t.Fatalf("%v: %v", typ, err)
		}
		for i, form := range []string{"literal", "parameter"} {
			if diff := cmp.Diff(any(row), got[i], sameDecimal); diff != "" {
				t.Fatalf("%v as a %s (-want +got)\n%s", typ, form, diff)
			}
		}
	})
}
