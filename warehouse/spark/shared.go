package spark

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// join takes a lease of the shared process that other processes use, or starts
// it. The lock makes sure that there is one, also when several come at once.
func (p *program) join(ctx context.Context, o Options) (*Engine, error) {
	name := filepath.Join(p.dir, "shared-"+o.group())
	unlock, err := lock(ctx, name+".lock")
	if err != nil {
		return nil, err
	}
	defer unlock()
	if e, err := rejoin(ctx, name+".json"); err == nil || ctx.Err() != nil {
		return e, err
	}
	o.Progress("starting Spark")
	proc, err := p.launch(ctx, o)
	if err != nil {
		return nil, err
	}
	e, err := connect(ctx, proc.endpoint)
	if err == nil {
		err = writeEndpoint(name+".json", proc.endpoint)
	}
	if err != nil {
		proc.kill()
		return nil, err
	}
	return e, nil
}

// rejoin fails if there is no file, if the process in it has ended, if another
// listens at its port now, and if it is about to end.
func rejoin(ctx context.Context, path string) (*Engine, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var at endpoint
	if err := json.Unmarshal(text, &at); err != nil {
		return nil, err
	}
	return connect(ctx, at)
}

// writeEndpoint leaves word for other processes of this user only.
func writeEndpoint(path string, at endpoint) error {
	text, err := json.Marshal(at)
	if err != nil {
		return err
	}
	tmp := path + ".new"
	if err := os.WriteFile(tmp, text, 0o600); err != nil {
		return fmt.Errorf("spark: shared process: %w", err)
	}
	if err := os.Rename(tmp, path); err != nil {
		return fmt.Errorf("spark: shared process: %w", err)
	}
	return nil
}

// group is the same for options that can share a process.
func (o Options) group() string {
	h := sha256.Sum256([]byte(strings.Join(o.Catalogs, ",") + "\n" + o.Dir))
	return hex.EncodeToString(h[:4])
}
