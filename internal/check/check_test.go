package check_test

import (
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/check"
)

// line is f as a line of the corpus.
func line(f check.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v %v", f.Severity, f.Code)
	if f.Path != "" {
		fmt.Fprintf(&b, " at %s", f.Path)
	}
	fmt.Fprintf(&b, ": %s", f.Text)
	if f.Hint != "" {
		fmt.Fprintf(&b, " (%s)", f.Hint)
	}
	if len(f.Suggestions) > 1 {
		fmt.Fprintf(&b, " %v", f.Suggestions)
	}
	return b.String()
}
