package codec

import (
	"encoding/base64"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork/types"
)

// What a driver returns, or what stands in its JSON, as the Go values of SQL
// types. All of these report false for a value that is none of theirs.

func fromBool(v any) (bool, bool) {
	switch v := v.(type) {
	case bool:
		return v, true
	case text: // the key of a map
		return v == "true", v == "true" || v == "false"
	}
	return false, false
}

func fromInt(v any) (int64, bool) {
	switch v := v.(type) {
	case int64:
		return v, true
	case int32:
		return int64(v), true
	case int16:
		return int64(v), true
	case int8:
		return int64(v), true
	case int:
		return int64(v), true
	case number:
		n, err := strconv.ParseInt(string(v), 10, 64)
		return n, err == nil
	case text: // the key of a map
		n, err := strconv.ParseInt(string(v), 10, 64)
		return n, err == nil
	}
	return 0, false
}

// fromUint also reads DECIMAL(20,0), which uint64 is sent as.
func fromUint(v any) (uint64, bool) {
	if s, ok := digits(v); ok {
		n, err := strconv.ParseUint(s, 10, 64)
		return n, err == nil
	}
	n, ok := fromInt(v)
	return uint64(n), ok && n >= 0
}

// digits is the text of a number that is one.
func digits(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case number:
		return string(v), true
	case text:
		return string(v), true
	}
	return "", false
}

// fromFloat reads a number of the given bits; integers if it is exact.
func fromFloat(v any, bits int) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, bits == 64 || math.IsNaN(v) || float64(float32(v)) == v
	case float32:
		return float64(v), true
	case number:
		f, err := strconv.ParseFloat(string(v), bits)
		return f, err == nil
	case text: // NaN, or the key of a map
		f, err := strconv.ParseFloat(string(v), bits)
		return f, err == nil
	}
	n, ok := fromInt(v)
	f := float64(n)
	if bits == 32 {
		f = float64(float32(n))
	}
	return f, ok && f < math.MaxInt64 && int64(f) == n
}

func fromDecimal(v any) (decimal.Decimal, bool) {
	if s, ok := digits(v); ok {
		d, err := decimal.NewFromString(s)
		return d, err == nil
	}
	n, ok := fromInt(v)
	return decimal.NewFromInt(n), ok
}

func fromText(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case text:
		return string(v), true
	}
	return "", false
}

// fromBytes reads bytes, which JSON has in base 64.
func fromBytes(v any) ([]byte, bool) {
	switch v := v.(type) {
	case []byte:
		return v, true
	case string:
		return []byte(v), true
	case text:
		b, err := base64.StdEncoding.DecodeString(string(v))
		return b, err == nil
	}
	return nil, false
}

// fromDate reads a date. The driver makes it an instant: midnight where it is,
// or midnight in UTC seen from there. Up to a minute may be missing: its texts cut
// the seconds off the offsets of long ago.
func fromDate(v any) (civil.Date, bool) {
	t, ok := fromTime(v)
	if h, m, s := t.Clock(); h == 0 && m == 0 && s == 0 && t.Nanosecond() == 0 {
		return civil.DateOf(t), ok
	}
	return civil.DateOf(t.UTC().Add(time.Minute)), ok
}

// fromDateTime reads a TIMESTAMP_NTZ. The driver makes it the instant with its
// reading in UTC, and may show that in another zone.
func fromDateTime(v any) (civil.DateTime, bool) {
	t, ok := fromTime(v)
	return civil.DateTimeOf(t.UTC()), ok
}

func fromVariant(v any) (types.Variant, bool) {
	s, ok := fromText(v)
	return types.NewVariant(s), ok
}

func fromClock(v any) (civil.Time, bool)          { return read(v, civil.ParseTime) }
func fromDayTime(v any) (types.DayTime, bool)     { return read(v, types.ParseDayTime) }
func fromYearMonth(v any) (types.YearMonth, bool) { return read(v, types.ParseYearMonth) }

// read parses v, which must be a text.
func read[T any](v any, parse func(string) (T, error)) (x T, ok bool) {
	s, ok := fromText(v)
	if !ok {
		return x, false
	}
	x, err := parse(s)
	return x, err == nil
}

func fromTime(v any) (time.Time, bool) {
	if t, ok := v.(time.Time); ok {
		return t, true
	}
	s, ok := fromText(v)
	if !ok {
		return time.Time{}, false
	}
	t, err := parseTime(s)
	return t, err == nil
}

// parseTime reads the texts of times: those of Go, in which the driver renders
// them inside of nested values, and those of SQL.
func parseTime(s string) (time.Time, error) {
	if parts := strings.SplitN(s, " ", 4); len(parts) >= 3 {
		return time.Parse("2006-01-02 15:04:05 -0700", strings.Join(parts[:3], " "))
	}
	for _, layout := range []string{time.DateOnly, time.DateTime, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, strconv.ErrSyntax
}
