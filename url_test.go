package brickwork_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// config compares configurations; a secret is compared by what it opens.
var config = cmp.Options{
	cmp.AllowUnexported(brickwork.Secret{}),
	cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Options" || p.Last().String() == ".OAuth" }, cmp.Ignore()),
}

func TestParseURL(t *testing.T) {
	type c = brickwork.Config
	token := brickwork.NewSecret
	none := token("")
	for _, tt := range []struct {
		name, url string
		want      c
	}{
		{"as documented", "databricks://token:dapi1@adb-1.azuredatabricks.net?http_path=/sql/1.0/warehouses/ab&catalog=main&schema=sales",
			c{Host: "adb-1.azuredatabricks.net", HTTPPath: "/sql/1.0/warehouses/ab", Catalog: "main", Schema: "sales", Token: token("dapi1")}},
		{"slash after the host", "databricks://token:dapi1@h/?http_path=p", c{Host: "h", HTTPPath: "p", Token: token("dapi1")}},
		{"port", "databricks://token:dapi1@h:8443?http_path=p", c{Host: "h", Port: 8443, HTTPPath: "p", Token: token("dapi1")}},
		{"empty port", "databricks://token:dapi1@h:?http_path=p", c{Host: "h", HTTPPath: "p", Token: token("dapi1")}},
		{"driver after a plus", "databricks+connector://token:dapi1@h?http_path=p", c{Host: "h", HTTPPath: "p", Token: token("dapi1")}},
		{"percent", "databricks://token:a%40b%2Fc%3F@h?http_path=%2Fsql%2F1&catalog=my%20cat&schema=%E4", c{Host: "h", HTTPPath: "/sql/1", Catalog: "my cat", Schema: "\uFFFD", Token: token("a@b/c?")}},
		{"no escape", "databricks://token:50%zz%@h?http_path=a%2", c{Host: "h", HTTPPath: "a%2", Token: token("50%zz%")}},
		{"plus", "databricks://token:a+b@h?http_path=p&catalog=a+b", c{Host: "h", HTTPPath: "p", Catalog: "a b", Token: token("a+b")}},
		{"signs in the token", "databricks://token:a:b/c?d#e@h?http_path=p", c{Host: "h", HTTPPath: "p", Token: token("a:b/c?d#e")}},
		{"empty values", "databricks://token:dapi1@h?http_path=p&catalog=&schema", c{Host: "h", HTTPPath: "p", Token: token("dapi1")}},
		{"IPv6", "http://token:x@[::1]:80?http_path=p", c{Host: "::1", Port: 80, HTTPPath: "p", Token: token("x"), Insecure: true}},
		{"loopback", "http://token:x@127.0.0.1:1234?http_path=p", c{Host: "127.0.0.1", Port: 1234, HTTPPath: "p", Token: token("x"), Insecure: true}},
		{"no user", "databricks://h?http_path=p", c{Host: "h", HTTPPath: "p", Token: none}},
		{"settings and options", "databricks://token:x@h?http_path=p&session.ansi_mode=true&maxRows=10&session.a.b=c",
			c{Host: "h", HTTPPath: "p", Token: token("x"), Session: map[string]string{"ansi_mode": "true", "a.b": "c"}, Driver: map[string]string{"maxRows": "10"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := brickwork.ParseURL(tt.url)
			if err != nil {
				t.Fatal(err)
			}
			same(t, tt.url, tt.want, got, config)
		})
	}
}

func TestURLErrors(t *testing.T) {
	for _, tt := range []struct{ url, want string }{
		{"token:dapi-secret@h", "brickwork: configuration: the URL is not databricks://token:…@host?http_path=…"},
		{"postgres://token:dapi-secret@h", `brickwork: configuration: scheme "postgres": want databricks, or http for loopback addresses`},
		{"http://token:dapi-secret@example.com?http_path=p", `brickwork: configuration: host "example.com": http is for loopback addresses only`},
		{"databricks://token:dapi-secret@h?http_path=p&pth=1&Catalog=x", `brickwork: configuration: unknown: ["pth" "Catalog"]`},
		{"databricks://token:dapi-secret@h?catalog=a&catalog=b", `brickwork: configuration: key "catalog" occurs twice`},
		{"databricks://token:dapi-secret@h:port?http_path=p", `brickwork: configuration: port "port": want a number up to 65535`},
		{"databricks://token:dapi-secret@h:99999?http_path=p", `brickwork: configuration: port "99999": want a number up to 65535`},
		{"databricks://token:dapi-secret@h/db?http_path=p", "brickwork: configuration: the URL has a path: the one of the warehouse is the key http_path"},
	} {
		_, err := brickwork.ParseURL(tt.url)
		var e *brickwork.ConfigError
		if !errors.As(err, &e) || err.Error() != tt.want {
			t.Errorf("%s:\n got %v\nwant %s", tt.url, err, tt.want)
		}
	}
	for url, want := range map[string]string{
		"databricks://":                                   "brickwork: configuration: missing: host, http_path, token",
		"databricks://token:dapi-secret@h":                "brickwork: configuration: missing: http_path",
		"databricks://h?http_path=p":                      "brickwork: configuration: missing: token",
		"databricks://token:x@h?http_path=p&maxRows=many": `brickwork: configuration: driver option "maxRows": "many": want int`,
	} {
		if _, err := brickwork.Open(url); err == nil || err.Error() != want {
			t.Errorf("%s:\n got %v\nwant %s", url, err, want)
		}
	}
}

func TestConfigErrors(t *testing.T) {
	token := brickwork.NewSecret("dapi-secret")
	for want, c := range map[string]brickwork.Config{
		`unknown: ["retries"]`: {Host: "h", HTTPPath: "p", Token: token, Driver: map[string]string{"retries": "9"}},
		"several ways":         {Host: "h", HTTPPath: "p", Token: token, OAuth: brickwork.OAuth{Browser: true}},
		"OAuth.ClientSecret":   {Host: "h", HTTPPath: "p", OAuth: brickwork.OAuth{ClientID: "id"}},
		"loopback":             {Host: "h", HTTPPath: "p", Token: token, Insecure: true},
	} {
		if _, err := c.Open(); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "dapi-secret") {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestConfigFromEnv(t *testing.T) {
	for _, name := range []string{"TOKEN", "SERVER_HOSTNAME", "HTTP_PATH", "CATALOG", "SCHEMA"} {
		t.Setenv("DATABRICKS_"+name, "")
	}
	_, err := brickwork.FromEnv()
	want := "brickwork: configuration: missing: DATABRICKS_TOKEN, DATABRICKS_SERVER_HOSTNAME, DATABRICKS_HTTP_PATH"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	t.Setenv("DATABRICKS_TOKEN", "dapi-secret")
	t.Setenv("DATABRICKS_HTTP_PATH", "/p")
	t.Setenv("DATABRICKS_SCHEMA", "s")
	for _, tt := range []struct {
		host string
		want brickwork.Config
	}{
		{"h.net", brickwork.Config{Host: "h.net"}},
		{"https://h.net/", brickwork.Config{Host: "h.net"}},
		{"h.net:8443", brickwork.Config{Host: "h.net", Port: 8443}},
		{"http://127.0.0.1:99", brickwork.Config{Host: "127.0.0.1", Port: 99, Insecure: true}},
		{"http://localhost", brickwork.Config{Host: "localhost", Insecure: true}},
	} {
		t.Setenv("DATABRICKS_SERVER_HOSTNAME", tt.host)
		tt.want.Token, tt.want.HTTPPath, tt.want.Schema = brickwork.NewSecret("dapi-secret"), "/p", "s"
		got, err := brickwork.ConfigFromEnv()
		if err != nil {
			t.Errorf("%s: %v", tt.host, err)
		}
		same(t, tt.host, tt.want, got, config)
	}
	for _, host := range []string{"http://h.net", "ftp://h", "h/path", "u@h"} {
		t.Setenv("DATABRICKS_SERVER_HOSTNAME", host)
		if _, err := brickwork.ConfigFromEnv(); err == nil {
			t.Errorf("%s is a host", host)
		}
	}
}

// A program finds a local warehouse by its environment.
func TestFromEnvironmentOfWarehouse(t *testing.T) {
	l := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("id BIGINT"), Rows: [][]any{{1}}})
	for _, pair := range l.Env() {
		name, value, _ := strings.Cut(pair, "=")
		t.Setenv(name, value)
	}
	db, err := brickwork.FromEnv()
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if n, err := brickwork.One(t.Context(), db, allIDs); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
}

// Session settings arrive, the time zone under a name by which the driver does
// not shift dates.
func TestSessionSettings(t *testing.T) {
	l := start(t, engine.Reply{To: "SELECT *", Columns: engine.Columns("id BIGINT", "day DATE"), Rows: [][]any{{1, civilDate(2024, 1, 2)}}})
	for name, change := range map[string]func(*brickwork.Config){
		"TimeZone": func(c *brickwork.Config) { c.TimeZone = "America/Los_Angeles" },
		"Session":  func(c *brickwork.Config) { c.Session = map[string]string{"TimeZone": "America/Los_Angeles"} },
	} {
		c, err := brickwork.ParseURL(l.URL() + "&session.ansi_mode=true&timeout=7&useCloudFetch=false&maxDownloadThreads=2&enableMetricViewMetadata=false")
		if err != nil {
			t.Fatal(err)
		}
		more := c.Session["ansi_mode"]
		change(&c)
		db, err := c.Open()
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		row, err := brickwork.OneInto[map[string]any](t.Context(), db, allIDs)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "row", map[string]any{"id": int64(1), "day": civilDate(2024, 1, 2)}, row)
		st := l.Statements()
		conf := st[len(st)-1].Config
		if conf.Conf["spark.sql.session.timeZone"] != "America/Los_Angeles" || more != "true" {
			t.Errorf("%s: %v", name, conf)
		}
		if conf.Catalog != "main" || conf.Schema != "default" {
			t.Errorf("%s: %v", name, conf)
		}
	}
}

func FuzzParseURL(f *testing.F) {
	for _, url := range []string{"databricks://token:dapi1@h:1/?http_path=%2f&session.a=b", "http://[::1]:80", "databricks://@?%", "://", "databricks://u:\xff@h?\n=1"} {
		f.Add(url)
	}
	f.Fuzz(func(t *testing.T, url string) {
		c, err := brickwork.ParseURL(url)
		if err != nil {
			return
		}
		if c.Port < 0 || c.Port > 65535 || strings.ContainsAny(c.Host, "/?") {
			t.Errorf("%q: %v", url, c)
		}
		if _, err := c.Open(); err == nil && (c.Host == "" || c.HTTPPath == "") {
			t.Errorf("%q opens", url)
		}
	})
}

func TestConfigPrintsNoToken(t *testing.T) {
	c, err := brickwork.ParseURL("databricks://token:dapi-secret@h?http_path=p")
	if err != nil {
		t.Fatal(err)
	}
	db, err := c.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, text := range []string{fmt.Sprintf("%v %+v %#v", c, c, c), fmt.Sprintf("%v %+v", &c, &c)} {
		if strings.Contains(text, "dapi-secret") {
			t.Error(text)
		}
	}
}
