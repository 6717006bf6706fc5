package main

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"syscall"

	"github.com/brickwork-sql/brickwork/warehouse"
)

// runChild runs args with the variables of w in its environment. The child
// decides what signals mean: w stops when it has ended. That it has failed is an
// [exitCode].
func runChild(w *warehouse.Warehouse, args []string) error {
	child := exec.Command(args[0], args[1:]...)
	child.Env = append(os.Environ(), w.Env()...)
	child.Stdin, child.Stdout, child.Stderr = os.Stdin, os.Stdout, os.Stderr
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer close(signals)
	defer signal.Stop(signals)
	if err := child.Start(); err != nil {
		return err
	}
	go forward(signals, child.Process)
	err := child.Wait()
	if e := (*exec.ExitError)(nil); errors.As(err, &e) {
		return childCode(e)
	}
	return err
}

// forward sends signals on, but for those that a terminal has sent to the child, too.
func forward(signals <-chan os.Signal, to *os.Process) {
	onTerminal := slices.ContainsFunc([]any{os.Stdin, os.Stdout, os.Stderr}, isTerminal)
	for s := range signals {
		if s != os.Interrupt || !onTerminal {
			to.Signal(s) // fails if it has ended
		}
	}
}

// childCode is the exit code of a command that has failed, as a shell has it.
func childCode(e *exec.ExitError) exitCode {
	if s, ok := e.Sys().(syscall.WaitStatus); ok && s.Signaled() {
		return exitCode(128 + int(s.Signal()))
	}
	return exitCode(max(e.ExitCode(), 1))
}
