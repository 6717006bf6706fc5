// Package spark runs the statements of a local SQL warehouse with Apache Spark
// and Delta Lake in a Java process beside the program.
//
// [Start] builds the process's program on first use (Maven downloads about 300
// MB of jars, once per user), starts the process or finds the one that runs
// already, and returns an [Engine], which is an [engine.Engine]. It needs a Java
// development kit, 17 or later, and Maven.
//
// # What it is not
//
// Catalogs, keys and information_schema are a reading of the documentation of
// Databricks laid over Spark's single catalog. A statement that passes here has
// been parsed, resolved and run by Spark, not by Databricks. These it does not
// run: INSERT REPLACE USING and REPLACE ON, COPY INTO, GRANT and REVOKE, CREATE
// CATALOG, volumes, UNDROP, materialized views, streaming tables, row filters and
// column masks, functions in Python, keys in CREATE TABLE AS, the types OBJECT,
// GEOGRAPHY and GEOMETRY, and the functions that only Databricks has (ai_query,
// h3_…, st_…, read_files, http_request). DEEP CLONE makes a shallow one. Keys are
// checked for their columns and for the parent's key when they are made, and
// follow what is renamed; DROP PRIMARY KEY does not look for foreign keys, which
// are listed only while the parent has its key. A table in the body of a SQL
// function is looked for in the schema of the caller unless it is qualified.
//
// # The information schema
//
// Each catalog has one that tells of itself, and that of the catalog system, if
// there is such a catalog, of all. It describes itself, names are in small
// letters but for those of columns and tags, and it lies where the real one does:
// no column has a default, is generated or an identity; no CHECK constraint is
// listed; full_data_type knows neither NOT NULL nor comments inside a type. Tables,
// views, keys, functions in SQL and tags are listed. What there is none of here has
// a view without rows: volumes, masks, filters and privileges. The views of the
// metastore (connections, credentials, external locations, shares) are missing.
//
// Conditions that are equalities, IN, AND and OR on the columns that name catalog,
// schema and table decide which tables are loaded at all. What was loaded is
// remembered until the table changes.
//
// Tags belong to the Java process. A table that is renamed or replaced keeps
// them, and a column that is renamed; what is dropped, and a view that is
// replaced, loses them. There are no volumes, so that none can be tagged.
package spark

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"
)

// Options say how an engine starts. The zero value is a private engine with
// the default catalogs that keeps nothing.
type Options struct {
	// Catalogs are the catalogs there are, each with a schema named default. The
	// first is where a session starts that names none. Empty means main, dev,
	// samples and system. Names are letters, digits and underscores.
	Catalogs []string

	// Dir is where each Java process makes a directory for its tables, which is
	// left there for inspection; which tables there are is known only while the
	// process runs. Empty means a temporary directory, removed at the end.
	Dir string

	// Shared makes all processes of a user that ask for the same catalogs and
	// directory use one Java process, as test binaries that run side by side do.
	// They see each other's schemas.
	Shared bool

	// IdleExit is how long a shared Java process outlives the last process that
	// uses it; zero means a minute.
	IdleExit time.Duration

	// Progress, if not nil, is told in a few words what is being done, before it
	// is: that jars are downloaded, that the engine is compiled or started.
	Progress func(step string)

	untrained bool // the process does not write the archive of classes
}

var catalogName = regexp.MustCompile(`^[a-z0-9_]+$`)

// complete fills in the defaults and refuses what cannot work.
func (o Options) complete() (Options, error) {
	if len(o.Catalogs) == 0 {
		o.Catalogs = []string{"main", "dev", "samples", "system"}
	}
	names := make([]string, len(o.Catalogs))
	for i, c := range o.Catalogs {
		names[i] = strings.ToLower(c)
		if !catalogName.MatchString(names[i]) || strings.Contains(names[i], "__bw") {
			return o, fmt.Errorf("spark: catalog name %q: only letters, digits and underscores", c)
		}
	}
	o.Catalogs = names
	if o.IdleExit == 0 {
		o.IdleExit = time.Minute
	}
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	return o, nil
}

// Start builds what is not built yet, starts a Java process, or finds the shared
// one, and returns when it takes statements. The process ends when the engine
// is closed and also when this process ends without closing it; a shared one
// when nobody has used it for a while.
//
// The first process of a build starts slower, and stays in the background for
// about half a minute after its end to make an archive of loaded classes for
// those that follow. [Prepare] does that ahead of time.
func Start(ctx context.Context, o Options) (*Engine, error) {
	o, err := o.complete()
	if err != nil {
		return nil, err
	}
	p, err := build(ctx, o.Progress)
	if err != nil {
		return nil, err
	}
	if o.Shared {
		return p.join(ctx, o)
	}
	return p.start(ctx, o)
}

// Prepare does ahead of time what the first Start on a machine does, and what
// makes later ones quick: it builds the engine and writes the archive of its
// loaded classes, which otherwise the first engine does when it ends.
func Prepare(ctx context.Context, progress func(step string)) error {
	o, err := Options{Progress: progress}.complete()
	if err != nil {
		return err
	}
	p, err := build(ctx, o.Progress)
	if err != nil || p.archived() {
		return err
	}
	if o.Dir, err = os.MkdirTemp("", "brickwork-"); err != nil {
		return fmt.Errorf("spark: data directory: %w", err)
	}
	defer os.RemoveAll(o.Dir)
	e, err := p.start(ctx, o)
	if err != nil {
		return err
	}
	o.Progress("recording loaded classes for later starts")
	if err := e.finish(ctx); err != nil || p.archived() {
		return err
	}
	return fmt.Errorf("spark: no archive of classes was written\n%s", e.own.log())
}

// dataDir makes the directory of a process, and tells whether it is removed at the end.
func (o Options) dataDir() (dir string, temporary bool, err error) {
	if o.Dir != "" {
		if err := os.MkdirAll(o.Dir, 0o755); err != nil {
			return "", false, err
		}
	}
	dir, err = os.MkdirTemp(o.Dir, "brickwork-")
	return dir, o.Dir == "", err
}
