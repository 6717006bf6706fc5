package spark

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

//go:embed pom.xml src/main/java/brickwork/*.java src/main/resources/log4j2.properties
var sources embed.FS

const (
	firstJava    = 17
	classPath    = "classpath.txt"
	engineJar    = "engine.jar"
	archiveFile  = "classes.jsa"
	keepUnused   = 14 * 24 * time.Hour
	dependencies = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath"
)

// program is the built engine: a directory with its jar, its class path and,
// once an engine has ended, an archive of loaded classes.
type program struct {
	dir  string
	java string // the java command
	jars string // class path without engine.jar
}

// build returns the engine's program, made in the user's cache directory unless
// it is there from an earlier run.
func build(ctx context.Context, progress func(string)) (*program, error) {
	java, version, err := findJava(ctx)
	if err != nil {
		return nil, err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, fmt.Errorf("spark: cache directory: %w", err)
	}
	cache = filepath.Join(cache, "brickwork")
	id, err := fingerprint(version)
	if err != nil {
		return nil, err
	}
	p := &program{dir: filepath.Join(cache, id), java: java}
	if p.load() == nil {
		return p, nil
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return nil, fmt.Errorf("spark: cache directory: %w", err)
	}
	unlock, err := lock(ctx, p.dir+".lock")
	if err != nil {
		return nil, err
	}
	defer unlock()
	if p.load() == nil { // another process built it meanwhile
		return p, nil
	}
	if err := p.make(ctx, progress); err != nil {
		return nil, err
	}
	prune(cache, time.Now().Add(-keepUnused))
	return p, p.load()
}

// prune removes builds that nobody has used since then.
func prune(cache string, since time.Time) {
	entries, _ := os.ReadDir(cache) // what cannot be read stays
	for _, e := range entries {
		if st, err := e.Info(); err == nil && st.ModTime().Before(since) {
			os.RemoveAll(filepath.Join(cache, e.Name()))
		}
	}
}

// load reads the class path, and fails if the program or one of its jars is
// missing. It notes the time of use.
func (p *program) load() error {
	jars, err := os.ReadFile(filepath.Join(p.dir, classPath))
	if err != nil {
		return err
	}
	p.jars = strings.TrimSpace(string(jars))
	for _, jar := range append(filepath.SplitList(p.jars), filepath.Join(p.dir, engineJar)) {
		if _, err := os.Stat(jar); err != nil {
			return err
		}
	}
	now := time.Now()
	return errors.Join(os.Chtimes(p.dir, now, now), os.Chtimes(p.dir+".lock", now, now))
}

// make builds in a temporary directory and renames it, so that a program is
// there whole or not at all.
func (p *program) make(ctx context.Context, progress func(string)) error {
	t, err := findTools()
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(filepath.Dir(p.dir), "build-")
	if err != nil {
		return fmt.Errorf("spark: cache directory: %w", err)
	}
	defer os.RemoveAll(tmp)
	if err := os.CopyFS(tmp, sources); err != nil {
		return fmt.Errorf("spark: writing sources: %w", err)
	}
	progress("resolving jars with Maven (the first time it downloads about 300 MB)")
	if err := t.resolve(ctx, tmp); err != nil {
		return err
	}
	progress("compiling the engine")
	if err := t.compile(ctx, tmp); err != nil {
		return err
	}
	if err := os.RemoveAll(p.dir); err != nil {
		return fmt.Errorf("spark: old build: %w", err)
	}
	if err := os.Rename(tmp, p.dir); err != nil {
		return fmt.Errorf("spark: new build: %w", err)
	}
	return nil
}

// tools are the commands that a build runs.
type tools struct{ mvn, javac, jar string }

func findTools() (t tools, err error) {
	if t.mvn, err = exec.LookPath("mvn"); err != nil {
		return t, errors.New("spark: Maven is needed to download the engine's jars: no mvn on PATH")
	}
	if t.javac, err = tool("javac"); err != nil {
		return t, err
	}
	t.jar, err = tool("jar")
	return t, err
}

// resolve has Maven download the jars and write the class path.
func (t tools) resolve(ctx context.Context, dir string) error {
	return run(ctx, dir, t.mvn, "-q", "-B", dependencies, "-Dmdep.outputFile="+classPath)
}

func (t tools) compile(ctx context.Context, dir string) error {
	jars, err := os.ReadFile(filepath.Join(dir, classPath))
	if err != nil {
		return fmt.Errorf("spark: class path: %w", err)
	}
	files, err := fs.Glob(sources, "src/main/java/brickwork/*.java")
	if err != nil {
		return err
	}
	args := append([]string{
		"-nowarn", "-proc:none", "-encoding", "UTF-8", "--release", strconv.Itoa(firstJava),
		"-cp", strings.TrimSpace(string(jars)), "-d", "classes",
	}, files...)
	if err := run(ctx, dir, t.javac, args...); err != nil {
		return err
	}
	return run(ctx, dir, t.jar, "--create", "--file", engineJar,
		"-C", "classes", ".", "-C", filepath.Join("src", "main", "resources"), ".")
}

// run runs a command whose output matters only if it fails.
func run(ctx context.Context, dir, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("spark: %s: %w\n%s", filepath.Base(name), err, bytes.TrimSpace(out))
}

// fingerprint names a build by what it is made from.
func fingerprint(java string) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, java, dependencies)
	err := fs.WalkDir(sources, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := sources.ReadFile(path)
		fmt.Fprintf(h, "%s %d\n%s", path, len(text), text)
		return err
	})
	return "spark-" + hex.EncodeToString(h.Sum(nil))[:16], err
}

var javaVersion = regexp.MustCompile(`version "(?:1\.)?(\d+)[^"]*"`)

// findJava returns the java command and what it says its version is.
func findJava(ctx context.Context) (java, version string, err error) {
	java, err = tool("java")
	if err != nil {
		return "", "", err
	}
	out, err := exec.CommandContext(ctx, java, "-version").CombinedOutput()
	if err != nil {
		return "", "", fmt.Errorf("spark: %s -version: %w", java, err)
	}
	m := javaVersion.FindSubmatch(out)
	if m == nil {
		return "", "", fmt.Errorf("spark: %s -version: no version in %q", java, out)
	}
	if n, _ := strconv.Atoi(string(m[1])); n < firstJava {
		return "", "", fmt.Errorf("spark: Java %d or later is needed: %s is %s", firstJava, java, m[0])
	}
	return java, string(out), nil
}

// tool finds a command of the Java development kit, in JAVA_HOME or on PATH.
func tool(name string) (string, error) {
	if home := os.Getenv("JAVA_HOME"); home != "" {
		path, err := exec.LookPath(filepath.Join(home, "bin", name))
		if err != nil {
			return "", fmt.Errorf("spark: a Java development kit, %d or later, is needed: no %s in JAVA_HOME (%s)", firstJava, name, home)
		}
		return path, nil
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("spark: a Java development kit, %d or later, is needed: no %s on PATH", firstJava, name)
	}
	return path, nil
}
