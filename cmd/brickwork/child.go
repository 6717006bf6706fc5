package main

import (
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"syscall"

	"github.com/brickwork-sql/brickwork/warehouse"
)

// runChild runs args with the variables of w in its environment. The child
// decides what signals mean: w stops when it has ended.
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
	return child.Wait()
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
func childCode(e *exec.ExitError) int {
	if s, ok := e.Sys().(syscall.WaitStatus); ok && s.Signaled() {
		return 128 + int(s.Signal())
	}
	return max(e.ExitCode(), 1)
}
