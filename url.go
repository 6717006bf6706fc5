package brickwork

import (
	"fmt"
	"net"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ParseURL reads databricks://token:…@host[:port]?http_path=…&catalog=…&schema=…
// as the Python dialect does. There may be settings of the session ("session.…"),
// options of the driver (see [Config]), and http:// for loopback addresses; any
// other key is a [*ConfigError].
func ParseURL(url string) (Config, error) {
	m := urlShape.FindStringSubmatch(url)
	if m == nil {
		return Config{}, &ConfigError{Text: "the URL is not databricks://token:…@host?http_path=…"}
	}
	part := func(name string) string { return m[urlShape.SubexpIndex(name)] }
	c := Config{Host: part("ipv6") + part("host"), Token: NewSecret(unquote(part("password")))}
	switch scheme := part("scheme"); {
	case scheme == "http":
		c.Insecure = true
	case scheme != "databricks":
		return Config{}, &ConfigError{Text: fmt.Sprintf("scheme %q: want databricks, or http for loopback addresses", scheme)}
	}
	if part("path") != "" {
		return Config{}, &ConfigError{Text: "the URL has a path: the one of the warehouse is the key http_path"}
	}
	if err := c.setPort(part("port")); err != nil {
		return Config{}, err
	}
	if err := c.setKeys(part("query")); err != nil {
		return Config{}, err
	}
	return c, c.checkInsecure()
}

// urlShape is how SQLAlchemy cuts up a URL: a password may hold all but @.
var urlShape = regexp.MustCompile(`^(?P<scheme>\w+)(?:\+\w+)?://` +
	`(?:(?P<user>[^:/]*)(?::(?P<password>[^@]*))?@)?` +
	`(?:(?:\[(?P<ipv6>[^/?]+)\]|(?P<host>[^/:?]+))?(?::(?P<port>[^/?]*))?)?` +
	`(?:/(?P<path>[^?]*))?(?:\?(?P<query>(?s:.*)))?$`)

func (c *Config) setPort(text string) error {
	if text == "" {
		return nil
	}
	port, err := strconv.ParseUint(text, 10, 16)
	if err != nil || port == 0 {
		return &ConfigError{Text: fmt.Sprintf("port %q: want a number up to 65535", text)}
	}
	c.Port = int(port)
	return nil
}

// setKeys reads the query of a URL. An empty value is none, as in Python.
func (c *Config) setKeys(query string) error {
	seen := map[string]bool{}
	e := new(ConfigError)
	for pair := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(strings.ReplaceAll(pair, "+", " "), "=")
		key, value = unquote(key), unquote(value)
		if value == "" {
			continue
		}
		if seen[key] {
			return &ConfigError{Text: fmt.Sprintf("key %q occurs twice", key)}
		}
		seen[key] = true
		if !c.setKey(key, value) {
			e.Unknown = append(e.Unknown, key)
		}
	}
	if e.Unknown != nil {
		return e
	}
	return nil
}

// setKey sets what a key of a URL says; false if there is no such key.
func (c *Config) setKey(key, value string) bool {
	switch setting, isSession := strings.CutPrefix(key, "session."); {
	case isSession:
		c.Session = with(c.Session, setting, value)
	case key == "http_path":
		c.HTTPPath = value
	case key == "catalog":
		c.Catalog = value
	case key == "schema":
		c.Schema = value
	case driverOptions[key] != nil:
		c.Driver = with(c.Driver, key, value)
	default:
		return false
	}
	return true
}

// with is m, or a new map, with one more entry.
func with(m map[string]string, key, value string) map[string]string {
	if m == nil {
		m = map[string]string{}
	}
	m[key] = value
	return m
}

// unquote decodes %XX, and leaves alone what is none, as Python's unquote does.
func unquote(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(n))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return strings.ToValidUTF8(b.String(), "\uFFFD")
}

// ConfigFromEnv reads DATABRICKS_TOKEN, DATABRICKS_SERVER_HOSTNAME,
// DATABRICKS_HTTP_PATH, DATABRICKS_CATALOG and DATABRICKS_SCHEMA, the last two of
// which may be missing: the session has defaults. The host may be
// http://127.0.0.1:port, for a local warehouse. A [*ConfigError] names all that
// are missing.
func ConfigFromEnv() (Config, error) {
	env := map[string]string{}
	e := new(ConfigError)
	for _, name := range []string{"TOKEN", "SERVER_HOSTNAME", "HTTP_PATH", "CATALOG", "SCHEMA"} {
		env[name] = os.Getenv("DATABRICKS_" + name)
		if env[name] == "" && name != "CATALOG" && name != "SCHEMA" {
			e.Missing = append(e.Missing, "DATABRICKS_"+name)
		}
	}
	if e.Missing != nil {
		return Config{}, e
	}
	c := Config{HTTPPath: env["HTTP_PATH"], Catalog: env["CATALOG"], Schema: env["SCHEMA"], Token: NewSecret(env["TOKEN"])}
	return c, c.setHost(env["SERVER_HOSTNAME"])
}

// setHost reads host, host:port, http://host:port or https://host.
func (c *Config) setHost(text string) error {
	scheme, host, found := strings.Cut(text, "://")
	if !found {
		scheme, host = "https", text
	}
	if c.Insecure = scheme == "http"; !c.Insecure && scheme != "https" {
		return &ConfigError{Text: fmt.Sprintf("host %q: scheme %q is neither http nor https", text, scheme)}
	}
	c.Host = strings.TrimSuffix(host, "/")
	if name, port, err := net.SplitHostPort(c.Host); err == nil {
		c.Host = name
		if err := c.setPort(port); err != nil {
			return err
		}
	}
	if strings.ContainsAny(c.Host, "/?#@") {
		return &ConfigError{Text: fmt.Sprintf("host %q is not the name of a host", c.Host)}
	}
	return c.checkInsecure()
}

// checkInsecure refuses a token on the wire in clear, but on this machine.
func (c *Config) checkInsecure() error {
	if !c.Insecure || c.Host == "localhost" || net.ParseIP(c.Host).IsLoopback() {
		return nil
	}
	return &ConfigError{Text: fmt.Sprintf("host %q: http is for loopback addresses only", c.Host)}
}

// missing is what c lacks to be opened, by the names of the keys.
func (c *Config) missing() []string {
	var names []string
	for _, x := range []struct {
		name string
		ok   bool
	}{
		{"host", c.Host != ""},
		{"http_path", c.HTTPPath != ""},
		{"token", c.Token.reveal() != "" || c.OAuth.ways() > 0},
	} {
		if !x.ok {
			names = append(names, x.name)
		}
	}
	return slices.Clip(names)
}
