package types

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// DayTime is an INTERVAL DAY TO SECOND, in microseconds. It is no kind of
// integer, so that it does not pass for one.
type DayTime struct {
	us  int64
	out bool // of range
}

// YearMonth is an INTERVAL YEAR TO MONTH.
type YearMonth struct{ months int64 }

// Days is n days.
func Days(n int) DayTime {
	const day = int64(24 * time.Hour / time.Microsecond)
	return DayTime{us: int64(n) * day, out: int64(n) > math.MaxInt64/day || int64(n) < math.MinInt64/day}
}

// DayTimeOf is d as an interval, cut to microseconds.
func DayTimeOf(d time.Duration) DayTime { return DayTime{us: d.Microseconds()} }

// Microseconds is n microseconds.
func Microseconds(n int64) DayTime { return DayTime{us: n} }

// Months is n months.
func Months(n int) YearMonth { return YearMonth{int64(n)} }

// Years is n years.
func Years(n int) YearMonth {
	return YearMonth{12 * min(max(int64(n), math.MinInt32), math.MaxInt32)}
}

// Microseconds is the length of i.
func (i DayTime) Microseconds() int64 { return i.us }

// Duration is the length of i; false if it is more than a Duration can say,
// some 292 years.
func (i DayTime) Duration() (time.Duration, bool) {
	d := time.Duration(i.us) * time.Microsecond
	return d, i.InRange() && d.Microseconds() == i.us
}

// Months is the length of i.
func (i YearMonth) Months() int { return int(i.months) }

// Equal reports whether i and j are the same interval.
func (i DayTime) Equal(j DayTime) bool { return i == j }

// Equal reports whether i and j are the same interval.
func (i YearMonth) Equal(j YearMonth) bool { return i == j }

// InRange reports whether SQL has the value: what [Days] makes of millions of
// years it has not.
func (i DayTime) InRange() bool { return !i.out }

// InRange reports whether SQL has the value, up to 178,956,970 years.
func (i YearMonth) InRange() bool { return i.months == int64(int32(i.months)) }

// String is i as in an INTERVAL DAY TO SECOND literal: -1 02:03:04.5.
func (i DayTime) String() string { return i.Text(Day, Second) }

// String is i as in an INTERVAL YEAR TO MONTH literal: -1-2.
func (i YearMonth) String() string { return i.Text(Year, Month) }

// Text is i as in a literal of the units from … to. What is smaller than to is
// left out.
func (i YearMonth) Text(from, to Unit) string {
	sign, n := magnitude(i.months)
	switch {
	case from == Month:
		return fmt.Sprintf("%s%d", sign, n)
	case to == Month:
		return fmt.Sprintf("%s%d-%d", sign, n/12, n%12)
	}
	return fmt.Sprintf("%s%d", sign, n/12)
}

// Whole reports whether Text says all of i: nothing is smaller than to.
func (i YearMonth) Whole(to Unit) bool { return to == Month || i.months%12 == 0 }

// Whole reports whether Text says all of i: nothing is smaller than to. A unit
// that no interval has says nothing.
func (i DayTime) Whole(to Unit) bool {
	length := int64(micros[to])
	return to == Second || length != 0 && i.us%length == 0
}

// micros is the length of the units of a [DayTime].
var micros = map[Unit]uint64{Day: 86_400_000_000, Hour: 3_600_000_000, Minute: 60_000_000, Second: 1_000_000}

// separators stand before the units of a [DayTime] that are not the first.
var separators = map[Unit]string{Hour: " ", Minute: ":", Second: ":"}

// Text is i as in a literal of the units from … to. What is smaller than to is
// left out.
func (i DayTime) Text(from, to Unit) string {
	sign, n := magnitude(i.us)
	buf := []byte(sign)
	for _, u := range []Unit{Day, Hour, Minute, Second} {
		if u < from || to < u {
			continue
		}
		if u == from {
			buf = strconv.AppendUint(buf, n/micros[u], 10)
		} else {
			buf = fmt.Appendf(append(buf, separators[u]...), "%02d", n/micros[u])
		}
		n %= micros[u]
	}
	if to == Second && n > 0 {
		buf = append(buf, strings.TrimRight(fmt.Sprintf(".%06d", n), "0")...)
	}
	return string(buf)
}

func magnitude(n int64) (sign string, abs uint64) {
	if n < 0 {
		return "-", -uint64(n)
	}
	return "", uint64(n)
}

// ParseDayTime reads the text of an interval from days to seconds as servers
// write it: 1 02:03:04.500000000, or INTERVAL '02:03' HOUR TO MINUTE.
func ParseDayTime(s string) (DayTime, error) {
	text, from, to, err := intervalText(s, Day, Second)
	if err != nil {
		return DayTime{}, err
	}
	var us int64
	rest, negative := strings.CutPrefix(text, "-")
	for u := from; u <= to; u++ {
		if micros[u] == 0 {
			continue
		}
		part := rest
		if u < to {
			var ok bool
			if part, rest, ok = strings.Cut(rest, separators[next[u]]); !ok {
				return DayTime{}, badInterval(s)
			}
		}
		n, ok := microseconds(part, u, negative)
		if !ok || negative && us < math.MinInt64-n || !negative && us > math.MaxInt64-n {
			return DayTime{}, badInterval(s)
		}
		us += n
	}
	return DayTime{us: us}, nil
}

var next = map[Unit]Unit{Day: Hour, Hour: Minute, Minute: Second}

// microseconds reads the number of one unit; only seconds have a fraction.
func microseconds(s string, u Unit, negative bool) (int64, bool) {
	whole, fraction, dot := strings.Cut(s, ".")
	n, err := strconv.ParseUint(whole, 10, 63)
	if err != nil || n > (1<<63)/micros[u] {
		return 0, false
	}
	n *= micros[u]
	if dot {
		f, ok := micro(fraction)
		if !ok || u != Second {
			return 0, false
		}
		n += f
	}
	if negative {
		return -int64(n), n <= 1<<63
	}
	return int64(n), n < 1<<63
}

// micro reads the digits of a fraction; those after the sixth must be 0.
func micro(digits string) (uint64, bool) {
	padded := (digits + "000000")[:max(6, len(digits))]
	n, err := strconv.ParseUint(padded[:6], 10, 32)
	return n, err == nil && strings.Trim(padded[6:], "0") == ""
}

// ParseYearMonth reads the text of an interval of years and months as servers
// write it: -1-2, or INTERVAL '3' MONTH.
func ParseYearMonth(s string) (YearMonth, error) {
	text, from, to, err := intervalText(s, Year, Month)
	if err != nil {
		return YearMonth{}, err
	}
	rest, negative := strings.CutPrefix(text, "-")
	var months int64
	for u := from; u <= to; u += Month - Year {
		part := rest
		if u < to {
			var ok bool
			if part, rest, ok = strings.Cut(rest, "-"); !ok {
				return YearMonth{}, badInterval(s)
			}
		}
		n, err := strconv.ParseUint(part, 10, 32)
		if err != nil {
			return YearMonth{}, badInterval(s)
		}
		if u == Year {
			n *= 12
		}
		months += int64(n)
	}
	if negative {
		months = -months
	}
	if i := (YearMonth{months}); i.InRange() {
		return i, nil
	}
	return YearMonth{}, badInterval(s)
}

// intervalText takes the text out of INTERVAL '…' FROM TO TO. From and to are
// the units of a text without these words.
func intervalText(s string, from, to Unit) (string, Unit, Unit, error) {
	if len(s) < len("INTERVAL") || !strings.EqualFold(s[:len("INTERVAL")], "INTERVAL") {
		return s, from, to, nil
	}
	sign, text, units := "", "", ""
	if parts := strings.Split(s[len("INTERVAL"):], "'"); len(parts) == 3 {
		sign, text, units = strings.TrimSpace(parts[0]), parts[1], parts[2]
	}
	p := parser{s: "INTERVAL" + units}
	t, ok := p.whole().(Interval)
	if p.err != nil || !ok || t.From < from || to < t.to() || sign != "" && sign != "-" {
		return "", 0, 0, badInterval(s)
	}
	return sign + text, t.From, t.to(), nil
}

func badInterval(s string) error { return fmt.Errorf("types: %q is no interval of this kind", s) }
