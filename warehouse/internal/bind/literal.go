package bind

import (
	"encoding/hex"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// Literal is the value of p as SQL. That a value is not one of its type is an
// [*engine.Error] with the class of a cast that fails.
func Literal(p Param) (string, error) {
	if p.Null {
		return "NULL", nil
	}
	kind, args, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(p.Type)), "(")
	write, ok := writers[kind]
	if !ok && strings.HasPrefix(kind, "INTERVAL ") {
		write, ok = interval, true
	}
	if !ok {
		return "", engine.NewError("UNSUPPORTED_DATATYPE", "0A000", "Unsupported data type %q.", p.Type)
	}
	text, ok := write(p.Value, kind, strings.TrimSuffix(args, ")"))
	if !ok {
		return "", engine.NewError("CAST_INVALID_INPUT", "22018",
			"The value '%s' of the type \"STRING\" cannot be cast to %q because it is malformed.", p.Value, strings.ToUpper(p.Type))
	}
	return text, nil
}

// A writer makes the literal of a value of type kind(args), false if it has none.
type writer func(value, kind, args string) (string, bool)

// writers has the writer of each type but the intervals.
var writers = map[string]writer{
	"VOID":          func(string, string, string) (string, bool) { return "NULL", true },
	"STRING":        text,
	"BOOLEAN":       boolean,
	"TINYINT":       integer(8, "Y"),
	"BYTE":          integer(8, "Y"),
	"SMALLINT":      integer(16, "S"),
	"SHORT":         integer(16, "S"),
	"INT":           integer(32, ""),
	"INTEGER":       integer(32, ""),
	"BIGINT":        integer(64, "L"),
	"LONG":          integer(64, "L"),
	"FLOAT":         float(32, "F"),
	"REAL":          float(32, "F"),
	"DOUBLE":        float(64, "D"),
	"DECIMAL":       decimal,
	"DATE":          date,
	"TIMESTAMP":     timestamp,
	"TIMESTAMP_NTZ": timestampNTZ,
	"BINARY":        binary,
}

// text is a string literal; what is not UTF-8 becomes the replacement character.
func text(value, _, _ string) (string, bool) { return quote(value), true }

var escape = strings.NewReplacer(`\`, `\\`, `'`, `\'`)

func quote(s string) string {
	return "'" + escape.Replace(strings.ToValidUTF8(s, "\uFFFD")) + "'"
}

func boolean(value, _, _ string) (string, bool) {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "true", "t", "yes", "y", "1":
		return "TRUE", true
	case "false", "f", "no", "n", "0":
		return "FALSE", true
	}
	return "", false
}

// integer writes integers of that many bits.
func integer(bits int, suffix string) writer {
	return func(value, _, _ string) (string, bool) {
		n, err := strconv.ParseInt(strings.TrimSpace(value), 10, bits)
		return signed(strconv.FormatInt(n, 10) + suffix), err == nil
	}
}

var numeric = regexp.MustCompile(`^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$`)

// float writes floating point numbers of that many bits.
func float(bits int, suffix string) writer {
	return func(value, kind, _ string) (string, bool) {
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimPrefix(value, "+")) {
		case "nan":
			return "CAST('NaN' AS " + kind + ")", true
		case "inf", "infinity":
			return "CAST('Infinity' AS " + kind + ")", true
		case "-inf", "-infinity":
			return "CAST('-Infinity' AS " + kind + ")", true
		}
		_, err := strconv.ParseFloat(value, bits)
		if f, _ := strconv.ParseFloat(value, 64); bits == 32 && math.Abs(f) > math.MaxFloat32 {
			// Rounds down to the greatest FLOAT, which Spark does not do for a literal.
			return "CAST('" + value + "' AS " + kind + ")", err == nil && numeric.MatchString(value)
		}
		return signed(strings.TrimPrefix(value, "+") + suffix), err == nil && numeric.MatchString(value)
	}
}

// signed puts a negative number into parentheses.
func signed(s string) string {
	if strings.HasPrefix(s, "-") {
		return "(" + s + ")"
	}
	return s
}

// decimal leaves to the engine what does not fit precision and scale.
func decimal(value, _, args string) (string, bool) {
	value = strings.TrimSpace(value)
	p, s, _ := strings.Cut(args, ",")
	if args == "" {
		p, s = "10", "0"
	}
	precision, err := strconv.Atoi(strings.TrimSpace(p))
	if err != nil || precision < 1 || precision > 38 {
		return "", false
	}
	scale, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil && s != "" || scale < 0 || scale > precision {
		return "", false
	}
	to := "DECIMAL(" + strconv.Itoa(precision) + "," + strconv.Itoa(scale) + ")"
	return "CAST('" + value + "' AS " + to + ")", numeric.MatchString(value)
}

func date(value, _, _ string) (string, bool) {
	value = strings.TrimSpace(value)
	return "DATE'" + value + "'", isDate(value)
}

func isDate(s string) bool {
	_, err := time.Parse("2006-1-2", s)
	return err == nil
}

// A point in time: date, time, fraction, zone.
var instant = regexp.MustCompile(`^(\d{4}-\d{1,2}-\d{1,2})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?)(\.\d+)?)?( ?(?:Z|UTC|[+-]\d{1,2}(?::?\d{2})?|[A-Z][A-Za-z_]+(?:/[A-Za-z_]+)+))?$`)

// timestamp cuts the fraction to microseconds, which is all that the type has.
func timestamp(value, kind, _ string) (string, bool) {
	value = strings.TrimSpace(value)
	m := instant.FindStringSubmatch(value)
	if m == nil || !isDate(m[1]) || !isClock(m[2]) || m[2] == "" && m[4] != "" {
		return "", false
	}
	s := m[1]
	if m[2] != "" {
		s += " " + m[2]
	}
	return kind + "'" + s + m[3][:min(len(m[3]), 7)] + m[4] + "'", true
}

func isClock(s string) bool {
	_, long := time.Parse("15:04:05", s)
	_, short := time.Parse("15:04", s)
	return s == "" || long == nil || short == nil
}

func timestampNTZ(value, kind, args string) (string, bool) {
	m := instant.FindStringSubmatch(strings.TrimSpace(value))
	if m == nil || m[4] != "" {
		return "", false
	}
	return timestamp(value, kind, args)
}

// binary takes the bytes of the value as they are.
func binary(value, _, _ string) (string, bool) {
	return "X'" + strings.ToUpper(hex.EncodeToString([]byte(value))) + "'", true
}

var (
	units         = []string{"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"}
	intervalValue = regexp.MustCompile(`^[+-]?\d[\d :.-]*$`)
)

// interval writes INTERVAL '…' UNIT and INTERVAL '…' UNIT TO UNIT.
func interval(value, kind, _ string) (string, bool) {
	value = strings.TrimSpace(value)
	fields := strings.TrimPrefix(kind, "INTERVAL ")
	from, to, _ := strings.Cut(fields, " TO ")
	ok := slices.Contains(units, from) && (to == "" || slices.Contains(units, to))
	return "INTERVAL '" + value + "' " + fields, ok && intervalValue.MatchString(value)
}
