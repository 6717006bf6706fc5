//go:build unix

package spark

import (
	"os/exec"
	"syscall"
)

// detach puts the process in a session of its own: its lease ends it, not the
// signals of a terminal.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
