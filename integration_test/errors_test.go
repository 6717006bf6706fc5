package integration_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/brickwork-sql/brickwork"
	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/builder/fn"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/internal/harness"
	"github.com/brickwork-sql/brickwork/types"
)

// What the server refuses comes back as a condition that can be asked for.
func TestServerErrors(t *testing.T) {
	db := harness.Open(t).DB
	schema := harness.Schema(t, db)
	table := ddl.Table{Name: schema.Of("t"), Columns: []ddl.Column{{Name: "id", Type: types.BigInt, NotNull: true}}}
	if _, err := db.Exec(t.Context(), ddl.Create(table)); err != nil {
		t.Fatal(err)
	}
	known := NewTable(schema.Catalog, schema.Schema, "t")
	id := Col[int64](known, "id")
	missing := NewTable(schema.Catalog, schema.Schema, "missing")
	one := Lit(int32(1))
	for _, c := range []struct {
		name  string
		stmt  Stmt
		want  brickwork.Condition
		state string
	}{
		{"table", Select(Star()).From(missing), brickwork.ErrTableNotFound, "42P01"},
		{"column", Select(Col[int64](known, "other")).From(known), brickwork.ErrColumnNotFound, "42703"},
		{"schema", ddl.Create(ddl.Table{Name: Name{Catalog: schema.Catalog, Schema: "no_such_schema", Name: "t"}, Columns: table.Columns}), brickwork.ErrSchemaNotFound, "42704"},
		{"exists", ddl.Create(table), brickwork.ErrAlreadyExists, "42P07"},
		{"routine", Select(Call[int64]("no_such_function", one)), brickwork.ErrRoutineNotFound, "42883"},
		{"null", Insert(known).Values(id.SetNull()), brickwork.ErrConstraint, "23502"},
		{"cast", Select(Cast[int32](Lit("x"))), brickwork.ErrTypeMismatch, "22018"},
		{"zero", Select(Mod(one, Sub(one, one))), brickwork.ErrDivisionByZero, "22012"},
		{"overflow", Select(Add(Lit(int32(1<<31-1)), one)), brickwork.ErrOverflow, "22003"},
		{"syntax", RawStmt("SELEC 1"), brickwork.ErrSyntax, "42601"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := db.Exec(t.Context(), c.stmt)
			var server *brickwork.Error
			if !errors.As(err, &server) || !errors.Is(err, c.want) || server.SQLState != c.state {
				t.Errorf("got %v (%#v), want %v, SQLSTATE %s", err, server, c.want, c.state)
			}
			if server != nil && (server.QueryID == "" || server.SQL == "") {
				t.Errorf("no query id or text in %#v", server)
			}
		})
	}
}

// A query that is cancelled ends soon, with the error of its context.
func TestCancel(t *testing.T) {
	db := harness.Open(t).DB
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer cancel()
	a, b := fn.Range(int64(100_000_000)).As("a", "x"), fn.Range(int64(100_000)).As("b", "y")
	start := time.Now()
	_, err := brickwork.One(ctx, db, SelectValue(fn.Sum(Mul(Col[int64](a, "x"), Col[int64](b, "y")))).From(a, b))
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("cancelled after %v", took)
	}
}

// What is wrong with the address or the token is said before, or by, the first statement.
func TestConnecting(t *testing.T) {
	c := harness.Open(t)
	setEnvironment(t, &c)
	silent, err := net.Listen("tcp", "127.0.0.1:0") // and closed: nobody is there
	if err != nil {
		t.Fatal(err)
	}
	silent.Close()
	for _, x := range []struct{ name, url, want string }{
		{"no host", "databricks://token:x@?http_path=/sql/1.0/warehouses/a", "host"},
		{"no token", "databricks://host.example?http_path=/sql/1.0/warehouses/a", "token"},
		{"unknown key", "databricks://token:x@host.example?http_path=/a&htpp_path=b", "htpp_path"},
		{"plain http", "http://token:x@host.example?http_path=/a", "http"},
	} {
		if _, err := brickwork.Open(x.url); err == nil || !strings.Contains(err.Error(), x.want) || strings.Contains(err.Error(), "token:x") {
			t.Errorf("%s: %v", x.name, err)
		}
	}
	if !harness.Local() {
		return
	}
	for _, x := range []struct {
		name, url string
		want      error
	}{
		{"wrong token", replaceToken(c.URL, "wrong"), brickwork.ErrUnauthenticated},
		{"nobody there", "http://token:x@" + silent.Addr().String() + "?http_path=/a", brickwork.ErrUnavailable},
	} {
		db, err := brickwork.Open(x.url)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		if err := db.Ping(ctx); !errors.Is(err, x.want) {
			t.Errorf("%s: %v", x.name, err)
		}
		cancel()
		db.Close()
	}
}

// replaceToken is the URL with another token.
func replaceToken(url, token string) string {
	scheme, rest, _ := strings.Cut(url, "://")
	_, rest, _ = strings.Cut(rest, "@")
	return scheme + "://token:" + token + "@" + rest
}
