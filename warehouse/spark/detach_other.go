//go:build !unix

package spark

import "os/exec"

// detach does nothing: a process outlives its parent here by itself.
func detach(*exec.Cmd) {}
