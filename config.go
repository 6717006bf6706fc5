package brickwork

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"time"

	dbsql "github.com/databricks/databricks-sql-go"

	"github.com/brickwork-sql/brickwork/internal/run"
)

// Config says where a warehouse is and who asks.
type Config struct {
	Host, HTTPPath  string
	Port            int // 0 is 443
	Catalog, Schema string
	Token           Secret
	OAuth           OAuth
	TimeZone        string // of the session, as Europe/Berlin
	UserAgent       string
	Session         map[string]string // settings of each session
	Driver          map[string]string // maxRows, timeout (seconds), useCloudFetch, maxDownloadThreads, enableMetricViewMetadata
	Insecure        bool              // http, for loopback addresses only
	Options         Options
}

// Open opens what c describes. Like [sql.Open], it does not connect.
//
// There are two pools: one reads, and one writes, whose driver repeats nothing.
// The driver sends no telemetry, and logs only if DATABRICKS_LOG_LEVEL says so.
func (c Config) Open() (*DB, error) {
	if names := c.missing(); names != nil {
		return nil, &ConfigError{Missing: names}
	}
	if err := c.checkInsecure(); err != nil {
		return nil, err
	}
	options, err := c.driverOptions()
	if err != nil {
		return nil, err
	}
	quietDriver()
	reads, err := dbsql.NewConnector(options...)
	if err != nil {
		return nil, fmt.Errorf("brickwork: open: %w", err)
	}
	writes, err := dbsql.NewConnector(append(options, dbsql.WithRetries(-1, 0, 0))...)
	if err != nil {
		return nil, fmt.Errorf("brickwork: open: %w", err)
	}
	return &DB{sql.OpenDB(reads), sql.OpenDB(patient{writes}), c.Options}, nil
}

// patient opens sessions as often as the driver's own repeats would: they write
// nothing, and a warehouse may have to start first.
type patient struct{ driver.Connector }

// Connect opens a session.
func (p patient) Connect(ctx context.Context) (c driver.Conn, err error) {
	unavailable := func(err error) bool { return errors.Is(fault(ctx, err, new(Call)), ErrUnavailable) }
	err = run.Repeat(ctx, 4, unavailable, func(int) error {
		c, err = p.Connector.Connect(ctx)
		return err
	})
	return c, err
}

// Open is [ParseURL] and [Config.Open].
func Open(url string) (*DB, error) {
	c, err := ParseURL(url)
	if err != nil {
		return nil, err
	}
	return c.Open()
}

// FromEnv is [ConfigFromEnv] and [Config.Open].
func FromEnv() (*DB, error) {
	c, err := ConfigFromEnv()
	if err != nil {
		return nil, err
	}
	return c.Open()
}

// driverOptions is c in the words of the driver.
func (c *Config) driverOptions() ([]dbsql.ConnOption, error) {
	scheme, port := "https://", cmp.Or(c.Port, 443)
	if c.Insecure {
		scheme, port = "http://", cmp.Or(c.Port, 80)
	}
	host := c.Host
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	authenticator, err := c.authenticator()
	if err != nil {
		return nil, err
	}
	options := []dbsql.ConnOption{
		dbsql.WithServerHostname(scheme + host),
		dbsql.WithPort(port),
		dbsql.WithHTTPPath(c.HTTPPath),
		dbsql.WithInitialNamespace(c.Catalog, c.Schema),
		dbsql.WithUserAgentEntry(strings.TrimSpace("brickwork " + c.UserAgent)),
		dbsql.WithSessionParams(c.session()),
		dbsql.WithAuthenticator(authenticator),
		dbsql.WithTransport(newTransport()),
	}
	e := new(ConfigError)
	for key, value := range c.Driver {
		option := driverOptions[key]
		if option == nil {
			e.Unknown = append(e.Unknown, key)
			continue
		}
		set, err := option(value)
		if err != nil {
			return nil, &ConfigError{Text: fmt.Sprintf("driver option %q: %q: %v", key, value, err)}
		}
		options = append(options, set)
	}
	if e.Unknown != nil {
		return nil, e
	}
	return options, nil
}

// timeZone is the setting for the zone of a session. The driver would also move
// dates by a zone that it finds under the name timezone.
const timeZone = "spark.sql.session.timeZone"

// session is the settings of each session.
func (c *Config) session() map[string]string {
	settings := maps.Clone(c.Session)
	for key, value := range c.Session {
		if strings.EqualFold(key, "timezone") {
			delete(settings, key)
			settings[timeZone] = value
		}
	}
	if c.TimeZone != "" {
		settings = with(settings, timeZone, c.TimeZone)
	}
	return settings
}

// driverOptions are the options of the driver by the names that its own DSN has for them.
var driverOptions = map[string]func(string) (dbsql.ConnOption, error){
	"maxRows": option(strconv.Atoi, dbsql.WithMaxRows),
	"timeout": option(strconv.Atoi, func(seconds int) dbsql.ConnOption {
		return dbsql.WithTimeout(time.Duration(seconds) * time.Second)
	}),
	"useCloudFetch":            option(strconv.ParseBool, dbsql.WithCloudFetch),
	"maxDownloadThreads":       option(strconv.Atoi, dbsql.WithMaxDownloadThreads),
	"enableMetricViewMetadata": option(strconv.ParseBool, dbsql.WithEnableMetricViewMetadata),
}

func option[V any](parse func(string) (V, error), set func(V) dbsql.ConnOption) func(string) (dbsql.ConnOption, error) {
	return func(text string) (dbsql.ConnOption, error) {
		v, err := parse(text)
		if err != nil {
			return nil, fmt.Errorf("want %T", v)
		}
		return set(v), nil
	}
}
