package brickwork

import (
	"context"
	"errors"
	"net"
	"regexp"
	"strconv"
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
		e.condition = onTheWay(err)
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
	stateShape = regexp.MustCompile(`;? ?\bSQLSTATE(?:: |=)([0-9A-Z]{5})\b`)
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

var statusShape = regexp.MustCompile(`(?:HTTP status |HTTP Response code: )(\d{3})`)

// onTheWay is what went wrong before the server looked at the statement, "" if
// that cannot be said.
func onTheWay(err error) Condition {
	text := err.Error()
	if m := statusShape.FindStringSubmatch(text); m != nil {
		return ofStatus(m[1], text)
	}
	var op *net.OpError
	var dns *net.DNSError
	switch {
	case strings.Contains(text, "Invalid SessionHandle"), strings.Contains(text, "invalid handle"):
		return ErrSessionLost
	case strings.Contains(text, "TIMEDOUT_STATE"):
		return ErrTimeout
	case errors.As(err, &dns), errors.As(err, &op) && op.Op == "dial",
		strings.Contains(text, "connection refused"), strings.Contains(text, "no such host"), strings.Contains(text, "dial tcp"):
		return ErrUnavailable
	}
	return ""
}

// ofStatus is what an HTTP status means.
func ofStatus(code, text string) Condition {
	n, _ := strconv.Atoi(code)
	switch {
	case n == 401, n == 403 && strings.Contains(strings.ToLower(text), "token"):
		return ErrUnauthenticated
	case n == 403:
		return ErrPermission
	case n == 429, n == 502, n == 503, n == 504:
		return ErrUnavailable
	case n == 404 && strings.Contains(text, "Session"):
		return ErrSessionLost
	}
	return ""
}
