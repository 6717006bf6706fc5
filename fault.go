package brickwork

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	dbsqlerr "github.com/databricks/databricks-sql-go/errors"

	"github.com/brickwork-sql/brickwork/internal/run"
)

// fault is err of the driver as an [*Error]. What comes of the context stays
// what it is.
func fault(ctx context.Context, err error, c *Call) error {
	if err == nil {
		return nil
	}
	if cause := ended(ctx, err); cause != nil {
		if last := trouble(ctx); last != nil {
			return fmt.Errorf("%w: %w", cause, last)
		}
		return cause
	}
	e := &Error{QueryID: c.QueryID, SQL: c.SQL, Err: err}
	var execution dbsqlerr.DBExecutionError
	if errors.As(err, &execution) {
		e.SQLState = execution.SqlState()
		if id := execution.QueryId(); id != "" {
			e.QueryID = id
		}
	}
	e.read(err.Error())
	if e.Class == "" && e.SQLState == "" {
		e.onTheWay()
	}
	var driver dbsqlerr.DBError
	e.Retryable = errors.As(err, &driver) && driver.IsRetryable() || passing(e)
	return e
}

// ended is the error of a context that has ended, if that is what err is about.
func ended(ctx context.Context, err error) error {
	switch {
	case ctx.Err() == nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded):
		return nil
	case errors.Is(context.Cause(ctx), run.ErrLate):
		return tooLate{}
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return err
}

// tooLate says that Options.Timeout is over: a [context.DeadlineExceeded] and an [ErrTimeout].
type tooLate struct{}

func (tooLate) Error() string        { return run.ErrLate.Error() }
func (tooLate) Unwrap() error        { return context.DeadlineExceeded }
func (tooLate) Is(target error) bool { return target == ErrTimeout }

// passing reports whether what went wrong may pass.
func passing(e *Error) bool {
	for _, c := range []Condition{ErrUnavailable, ErrSessionLost, ErrConflict} {
		if e.Is(c) {
			return true
		}
	}
	return false
}

// retryable reports whether a query may be sent again.
func retryable(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Retryable
}

var (
	classShape = regexp.MustCompile(`\[([A-Z][A-Z0-9_]{2,}(?:\.[A-Z][A-Z0-9_]*)?)\] ?`)
	stateShape = regexp.MustCompile(`;? ?\bSQLSTATE(?:: |=)([0-9A-Z]{5})\b;?`)
	prefixes   = regexp.MustCompile(`^(?:databricks: [a-z]+ error: |failed to execute query: |unexpected operation state [A-Z_]+: |execute statement request error: |(?:org|com)\.[\w.]+(?:Exception|Error): |Error running query: )+`)
)

// read takes class, SQLSTATE and message out of the text of the driver.
func (e *Error) read(text string) {
	text = prefixes.ReplaceAllString(text, "")
	if m := stateShape.FindStringSubmatchIndex(text); m != nil {
		if e.SQLState == "" {
			e.SQLState = text[m[2]:m[3]]
		}
		text = text[:m[0]] + text[m[1]:]
	}
	if m := classShape.FindStringSubmatchIndex(text); m != nil {
		e.Class = text[m[2]:m[3]]
		text = text[m[1]:]
	}
	e.Message = strings.TrimSpace(prefixes.ReplaceAllString(text, ""))
	if e.Class == "UNBOUND_SQL_PARAMETER" {
		e.Message += " (servers before protocol version 8 take no parameters)"
	}
}

// wayShape is how the driver tells that a request failed: url, reason, and what
// came of it.
var wayShape = regexp.MustCompile(`Post "[^"]*": (?:(.*?): )?request error after \d+ attempt\(s\): (?:databricks: retryableError: )?(?:Post "[^"]*": )?(.*)$`)

// onTheWay sets what went wrong before the server answered with an error of its own.
func (e *Error) onTheWay() {
	text := e.Err.Error()
	if m := wayShape.FindStringSubmatch(text); m != nil {
		e.Message = strings.TrimPrefix(strings.TrimSuffix(m[1], ".")+": "+m[2], ": ")
	}
	m := statusShape.FindStringSubmatch(text)
	switch {
	case strings.Contains(text, "Invalid SessionHandle"), strings.Contains(text, "invalid handle"):
		e.condition = ErrSessionLost
	case m != nil:
		e.condition, e.doubtful = ofStatus(m[1], text), m[1] == "502" || m[1] == "504"
	case strings.Contains(text, noToken):
		e.condition = ErrUnauthenticated
	case strings.Contains(text, "TIMEDOUT_STATE"):
		e.condition = ErrTimeout
	case strings.Contains(text, "dial tcp"):
		e.condition = ErrUnavailable
	default:
		e.doubtful = true
		for _, lost := range []string{"EOF", "connection reset", "broken pipe", "connection refused", "use of closed network connection"} {
			if strings.HasSuffix(text, lost) {
				e.condition = ErrUnavailable
			}
		}
	}
}

var statusShape = regexp.MustCompile(`(?:HTTP status |HTTP Response code: )(\d{3})`)

// ofStatus is what an HTTP status means, "" if that cannot be said.
func ofStatus(code, text string) Condition {
	switch code {
	case "401":
		return ErrUnauthenticated
	case "403":
		if strings.Contains(strings.ToLower(text), "token") {
			return ErrUnauthenticated
		}
		return ErrPermission
	case "429", "502", "503", "504":
		return ErrUnavailable
	}
	return ""
}
