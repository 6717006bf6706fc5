package spark

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// endpoint is where a Java process listens, on 127.0.0.1, and the secret it
// wants to hear.
type endpoint struct {
	Port   int    `json:"port"`  // statements, by HTTP
	Lease  int    `json:"lease"` // leases
	PID    int    `json:"pid"`
	Secret string `json:"secret"`
}

const logFile = "engine.log"

// process is a Java process that this one started.
type process struct {
	endpoint
	dir    string // its data directory
	cmd    *exec.Cmd
	exited chan struct{} // closed when it has ended
	trains bool          // it writes the archive before it ends
}

// configuration is what a Java process reads at first, see Config.java.
type configuration struct {
	Secret     string   `json:"secret"`
	Catalogs   []string `json:"catalogs"`
	Dir        string   `json:"dir"`
	Temporary  bool     `json:"temporary"`
	Archive    string   `json:"archive,omitempty"`
	IdleMillis int64    `json:"idleMillis"`
}

// archived tells whether the archive of loaded classes is there.
func (p *program) archived() bool {
	_, err := os.Stat(p.archive())
	return err == nil
}

func (p *program) archive() string { return filepath.Join(p.dir, archiveFile) }

// launch starts a Java process and waits until it listens.
func (p *program) launch(ctx context.Context, o Options) (*process, error) {
	dir, temporary, err := o.dataDir()
	if err != nil {
		return nil, fmt.Errorf("spark: data directory: %w", err)
	}
	c := configuration{
		Secret: randomSecret(), Catalogs: o.Catalogs, Dir: dir, Temporary: temporary,
	}
	if o.Shared {
		c.IdleMillis = o.IdleExit.Milliseconds()
	}
	if !p.archived() && !o.untrained {
		c.Archive = p.archive()
	}
	proc, err := p.exec(ctx, c)
	if err != nil && temporary {
		os.RemoveAll(dir)
	}
	return proc, err
}

func (p *program) exec(ctx context.Context, c configuration) (*process, error) {
	// Not a pipe: the process may outlive this one, and who waits for our output
	// must not wait for its.
	log, err := os.Create(filepath.Join(c.Dir, logFile))
	if err != nil {
		return nil, fmt.Errorf("spark: log: %w", err)
	}
	defer log.Close()
	cmd := exec.Command(p.java, p.arguments()...)
	cmd.Stderr = log
	detach(cmd)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("spark: java: %w", err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("spark: java: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("spark: java: %w", err)
	}
	proc := &process{dir: c.Dir, cmd: cmd, exited: make(chan struct{}), trains: c.Archive != ""}
	ready := make(chan error, 1)
	go func() {
		err := json.NewEncoder(stdin).Encode(c)
		stdin.Close()
		if err == nil {
			err = proc.read(bufio.NewScanner(stdout))
		}
		ready <- err
		cmd.Wait()
		close(proc.exited)
	}()
	select {
	case err = <-ready:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		proc.kill()
		if ctx.Err() == nil {
			err = fmt.Errorf("spark: starting java: %w\n%s", err, proc.log())
		}
		return nil, err
	}
	proc.PID, proc.Secret = cmd.Process.Pid, c.Secret
	return proc, nil
}

// read waits for the line that tells where the process listens.
func (p *process) read(lines *bufio.Scanner) error {
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "{") {
			return json.Unmarshal(lines.Bytes(), &p.endpoint)
		}
	}
	return errors.New("it ended before it was ready")
}

// log is what the process has said on standard error.
func (p *process) log() []byte {
	text, err := os.ReadFile(filepath.Join(p.dir, logFile))
	if err != nil {
		return []byte(err.Error())
	}
	return bytes.TrimSpace(text)
}

func (p *process) kill() {
	p.cmd.Process.Kill()
	<-p.exited
}

// end waits for a process without leases to end by itself, and kills one that
// does not. One that writes the archive takes longer, and is left alone.
func (p *process) end() {
	if p.trains {
		return
	}
	select {
	case <-p.exited:
	case <-time.After(10 * time.Second):
		p.kill()
	}
}

// opened are the packages that Spark reaches into.
var opened = []string{
	"java.io", "java.lang", "java.lang.invoke", "java.lang.reflect", "java.net", "java.nio", "java.util",
	"java.util.concurrent", "java.util.concurrent.atomic", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar",
}

// arguments are those of the java command. Class path and options have to be
// those with which the archive was written.
func (p *program) arguments() []string {
	args := []string{
		"-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
		"-Xlog:disable", "-Xlog:all=error:stderr",
		"-Duser.timezone=UTC", "-Dfile.encoding=UTF-8",
		"-Dsun.net.httpserver.nodelay=true", // else each statement costs 45 ms more
		"-Djdk.reflect.useDirectMethodHandle=false", "-Dio.netty.tryReflectionSetAccessible=true",
	}
	for _, name := range opened {
		args = append(args, "--add-opens=java.base/"+name+"=ALL-UNNAMED")
	}
	if p.archived() {
		args = append(args, "-XX:SharedArchiveFile="+p.archive())
	} else {
		args = append(args, "-XX:+RecordDynamicDumpInfo")
	}
	cp := filepath.Join(p.dir, engineJar) + string(os.PathListSeparator) + p.jars
	return append(args, "-cp", cp, "brickwork.Main")
}

func randomSecret() string {
	b := make([]byte, 16)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}
