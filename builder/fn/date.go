package fn

import (
	"strconv"
	"time"

	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"

	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Timestamp is the Go type of a TIMESTAMP or TIMESTAMP_NTZ.
type Timestamp interface{ civil.DateTime | time.Time }

// Clock is the Go type of what has hours and minutes.
type Clock interface {
	b.Temporal | civil.Time
}

// Bucket is what [TimeWindow] makes.
type Bucket struct{ Start, End time.Time }

// AddMonths is d and months months; the last day of a shorter month.
func AddMonths[N b.IntArg](d b.Value[civil.Date], months N) b.Expr[civil.Date] {
	return b.Call[civil.Date]("add_months", d, b.Arg(months))
}

// ConvertTimezone is t, which is a wall clock of the zone from, on that of the zone to; an error if there is no such zone.
func ConvertTimezone[F, Z b.StringArg](from F, to Z, t b.Value[civil.DateTime]) b.Expr[civil.DateTime] {
	return b.Call[civil.DateTime]("convert_timezone", b.Arg(from), b.Arg(to), t)
}

// CurrentDate is today in the time zone of the session.
func CurrentDate() b.Expr[civil.Date] { return b.Call[civil.Date]("current_date") }

// CurrentTime is the time of day in the time zone of the session, to precision digits of a second (6 if left out).
func CurrentTime(precision ...int) b.Expr[civil.Time] {
	return b.Call[civil.Time]("current_time", with(precision)...)
}

// CurrentTimestamp is the time at which the statement started.
func CurrentTimestamp() b.Expr[time.Time] { return b.Call[time.Time]("current_timestamp") }

// CurrentTimezone is the name of the time zone of the session.
func CurrentTimezone() b.Expr[string] { return b.Call[string]("current_timezone") }

// DateAdd is d and days days.
func DateAdd[N b.IntArg](d b.Value[civil.Date], days N) b.Expr[civil.Date] {
	return b.Call[civil.Date]("date_add", d, b.Arg(days))
}

// DateDiff is the days from start to end.
func DateDiff(end, start b.Value[civil.Date]) b.Expr[int32] {
	return b.Call[int32]("datediff", end, start)
}

// DateFormat is t in a format of Java: "yyyy-MM-dd".
func DateFormat[T b.Temporal, F b.StringArg](t b.Value[T], format F) b.Expr[string] {
	return b.Call[string]("date_format", t, b.Arg(format))
}

// DateFromUnixDate is the date days after 1970-01-01.
func DateFromUnixDate[N b.IntArg](days N) b.Expr[civil.Date] {
	return b.Call[civil.Date]("date_from_unix_date", b.Arg(days))
}

// DateSub is d less days days.
func DateSub[N b.IntArg](d b.Value[civil.Date], days N) b.Expr[civil.Date] {
	return b.Call[civil.Date]("date_sub", d, b.Arg(days))
}

// DateTrunc is t at the start of its unit.
func DateTrunc[T b.Temporal](u types.Unit, t b.Value[T]) b.Expr[time.Time] {
	return b.Call[time.Time]("date_trunc", b.Lit(u.String()), t)
}

// Day is the day of the month of t.
func Day[T b.Temporal](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("day", t) }

// DayName is the first three letters of the day of t in English.
func DayName[T b.Temporal](t b.Value[T]) b.Expr[string] { return b.Call[string]("dayname", t) }

// DayOfWeek is the day of the week of t, from 1 for Sunday.
func DayOfWeek[T b.Temporal](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("dayofweek", t) }

// DayOfYear is the day of the year of t, from 1.
func DayOfYear[T b.Temporal](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("dayofyear", t) }

// Extract is extract(u FROM t); for seconds with their fraction see [ExtractSecond].
func Extract[T b.Temporal | b.Interval | civil.Time](u types.Unit, t b.Value[T]) b.Expr[int32] {
	switch u {
	case types.DayOfYear: // spelled DOY there, and not everywhere
		return b.Call[int32]("dayofyear", t)
	case types.Second:
		return b.Cast[int32](ExtractSecond(t))
	case types.Millisecond, types.Microsecond:
		return mistake[int32]("extract takes no " + u.String())
	}
	return callOf[int32](types.Int, "extract", extraction(u, t))
}

// ExtractSecond is extract(SECOND FROM t), with its fraction.
func ExtractSecond[T b.Temporal | b.Interval | civil.Time](t b.Value[T]) b.Expr[decimal.Decimal] {
	return callOf[decimal.Decimal](types.Decimal{Precision: 8, Scale: 6}, "extract", extraction(types.Second, t))
}

// extraction is u FROM t.
func extraction(u types.Unit, t b.Any) b.Argument {
	return words(&ast.UnitArg{Unit: u}, ast.KeywordFrom, b.Operand(t))
}

// FromUnixtime is the time seconds after 1970-01-01 UTC in the time zone of the session, in a format of Java
// ("yyyy-MM-dd HH:mm:ss" if left out).
func FromUnixtime[N b.IntArg](seconds N, format ...string) b.Expr[string] {
	return b.Call[string]("from_unixtime", with(format, b.Arg(seconds))...)
}

// FromUTCTimestamp is t moved by the offset of zone from UTC.
func FromUTCTimestamp[Z b.StringArg](t b.Value[time.Time], zone Z) b.Expr[time.Time] {
	return b.Call[time.Time]("from_utc_timestamp", t, b.Arg(zone))
}

// Hour is the hour of t in the time zone of the session.
func Hour[T Clock](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("hour", t) }

// LastDay is the last day of the month of t.
func LastDay[T b.Temporal](t b.Value[T]) b.Expr[civil.Date] { return b.Call[civil.Date]("last_day", t) }

// LocalTimestamp is the time at which the statement started on the clock of the session.
func LocalTimestamp() b.Expr[civil.DateTime] { return b.Call[civil.DateTime]("localtimestamp") }

// MakeDate is a date of its parts; an error if there is none.
func MakeDate[Y, M, D b.IntArg](year Y, month M, day D) b.Expr[civil.Date] {
	return b.Call[civil.Date]("make_date", b.Arg(year), b.Arg(month), b.Arg(day))
}

// MakeDTInterval is the interval of days, hours and minutes.
func MakeDTInterval[D, H, M b.IntArg](days D, hours H, minutes M) b.Expr[types.DayTime] {
	return b.Call[types.DayTime]("make_dt_interval", b.Arg(days), b.Arg(hours), b.Arg(minutes))
}

// MakeDTIntervalSeconds is [MakeDTInterval] and seconds.
func MakeDTIntervalSeconds[D, H, M b.IntArg](days D, hours H, minutes M, seconds b.Any) b.Expr[types.DayTime] {
	return b.Call[types.DayTime]("make_dt_interval", b.Arg(days), b.Arg(hours), b.Arg(minutes), seconds)
}

// MakeInterval is the interval of up to seven parts: years, months, weeks, days, hours, minutes, seconds. It can be
// added to times and is no column.
func MakeInterval(parts ...b.Any) b.Expr[any] { return b.Call[any]("make_interval", with(parts)...) }

// MakeTime is a time of day of its parts; an error if there is none.
func MakeTime[H, M b.IntArg](hour H, minute M, second b.Any) b.Expr[civil.Time] {
	return b.Call[civil.Time]("make_time", b.Arg(hour), b.Arg(minute), second)
}

// MakeTimestamp is a time of its parts, of which seconds may have a fraction, in the time zone of the session, or in
// zone; an error if there is none.
func MakeTimestamp[Y, M, D, H, N b.IntArg](year Y, month M, day D, hour H, minute N, second b.Any, zone ...string) b.Expr[time.Time] {
	return b.Call[time.Time]("make_timestamp",
		with(zone, b.Arg(year), b.Arg(month), b.Arg(day), b.Arg(hour), b.Arg(minute), second)...)
}

// MakeYMInterval is the interval of years and months.
func MakeYMInterval[Y, M b.IntArg](years Y, months M) b.Expr[types.YearMonth] {
	return b.Call[types.YearMonth]("make_ym_interval", b.Arg(years), b.Arg(months))
}

// Minute is the minute of t.
func Minute[T Clock](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("minute", t) }

// Month is the month of t.
func Month[T b.Temporal](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("month", t) }

// MonthName is the first three letters of the month of t in English.
func MonthName[T b.Temporal](t b.Value[T]) b.Expr[string] { return b.Call[string]("monthname", t) }

// MonthsBetween is the months from start to end, of 31 days where they are not whole; rounded to 8 digits unless
// rounded is false.
func MonthsBetween[T b.Temporal](end, start b.Value[T], rounded ...bool) b.Expr[float64] {
	return b.Call[float64]("months_between", with(rounded, end, start)...)
}

// NextDay is the first date after t that is a day of the week: "MO", "MON", "MONDAY"; an error if day is none.
func NextDay[T b.Temporal, D b.StringArg](t b.Value[T], day D) b.Expr[civil.Date] {
	return b.Call[civil.Date]("next_day", t, b.Arg(day))
}

// Quarter is the quarter of t.
func Quarter[T b.Temporal](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("quarter", t) }

// Second is the second of t without its fraction.
func Second[T Clock](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("second", t) }

// SessionWindow is session_window(t, gap): the group of times of which t is, none gap after the one before.
func SessionWindow(t b.Value[time.Time], gap types.DayTime) b.Expr[Bucket] {
	return b.Call[Bucket]("session_window", t, duration(gap))
}

// TimeDiff is the whole units from start to end.
func TimeDiff(u types.Unit, start, end b.Value[civil.Time]) b.Expr[int64] {
	return b.Call[int64]("time_diff", b.Lit(u.String()), start, end)
}

// TimeFromMicros is the time of day n microseconds after midnight; an error if n is not within a day.
func TimeFromMicros[T b.Integer](n b.Value[T]) b.Expr[civil.Time] {
	return b.Call[civil.Time]("time_from_micros", n)
}

// TimeFromMillis is the time of day n milliseconds after midnight; an error if n is not within a day.
func TimeFromMillis[T b.Integer](n b.Value[T]) b.Expr[civil.Time] {
	return b.Call[civil.Time]("time_from_millis", n)
}

// TimeFromSeconds is the time of day n seconds after midnight; an error if n is not within a day.
func TimeFromSeconds[T b.Number](n b.Value[T]) b.Expr[civil.Time] {
	return b.Call[civil.Time]("time_from_seconds", n)
}

// TimeToMicros is the microseconds since midnight.
func TimeToMicros(t b.Value[civil.Time]) b.Expr[int64] { return b.Call[int64]("time_to_micros", t) }

// TimeToMillis is the milliseconds since midnight.
func TimeToMillis(t b.Value[civil.Time]) b.Expr[int64] { return b.Call[int64]("time_to_millis", t) }

// TimeToSeconds is the seconds since midnight, with their fraction.
func TimeToSeconds(t b.Value[civil.Time]) b.Expr[decimal.Decimal] {
	return b.Call[decimal.Decimal]("time_to_seconds", t)
}

// TimeTrunc is t at the start of its unit.
func TimeTrunc(u types.Unit, t b.Value[civil.Time]) b.Expr[civil.Time] {
	return b.Call[civil.Time]("time_trunc", b.Lit(u.String()), t)
}

// TimeWindow is window(t, size, slide): the bucket of time of t.
func TimeWindow(t b.Value[time.Time], size types.DayTime, slide ...types.DayTime) b.Expr[Bucket] {
	args := []b.Argument{t, duration(size)}
	for _, s := range slide {
		args = append(args, duration(s))
	}
	return b.Call[Bucket]("window", args...)
}

// TimeWindowFrom is [TimeWindow] of buckets that start at start after 1970-01-01 UTC.
func TimeWindowFrom(t b.Value[time.Time], size, slide, start types.DayTime) b.Expr[Bucket] {
	return b.Call[Bucket]("window", t, duration(size), duration(slide), duration(start))
}

// duration is i as a text, which is what windows take.
func duration(i types.DayTime) b.Argument {
	n := i.Microseconds()
	for _, u := range []struct {
		size int64
		name string
	}{{86_400_000_000, " days"}, {3_600_000_000, " hours"}, {60_000_000, " minutes"}, {1_000_000, " seconds"}} {
		if n%u.size == 0 {
			return b.Lit(strconv.FormatInt(n/u.size, 10) + u.name)
		}
	}
	return b.Lit(strconv.FormatInt(n, 10) + " microseconds")
}

// TimestampAdd is t and n units. For dates see [DateAdd] and [AddMonths].
func TimestampAdd[T Timestamp, N b.IntArg](u types.Unit, n N, t b.Value[T]) b.Expr[T] {
	return b.Call[T]("timestampadd", unit(u), b.Arg(n), t)
}

// TimestampDiff is the whole units from start to end.
func TimestampDiff[T b.Temporal](u types.Unit, start, end b.Value[T]) b.Expr[int64] {
	return b.Call[int64]("timestampdiff", unit(u), start, end)
}

// TimestampMicros is the time n microseconds after 1970-01-01 UTC.
func TimestampMicros[T b.Integer](n b.Value[T]) b.Expr[time.Time] {
	return b.Call[time.Time]("timestamp_micros", n)
}

// TimestampMillis is the time n milliseconds after 1970-01-01 UTC.
func TimestampMillis[T b.Integer](n b.Value[T]) b.Expr[time.Time] {
	return b.Call[time.Time]("timestamp_millis", n)
}

// TimestampSeconds is the time n seconds after 1970-01-01 UTC.
func TimestampSeconds[T b.Number](n b.Value[T]) b.Expr[time.Time] {
	return b.Call[time.Time]("timestamp_seconds", n)
}

// ToDate is the date of a text in a format of Java ("yyyy-MM-dd" if left out); an error if it is none.
func ToDate[T ~string](x b.Value[T], format ...string) b.Expr[civil.Date] {
	return b.Call[civil.Date]("to_date", with(format, x)...)
}

// ToTime is the time of day of a text in a format of Java ("HH:mm:ss" if left out); an error if it is none.
func ToTime[T ~string](x b.Value[T], format ...string) b.Expr[civil.Time] {
	return b.Call[civil.Time]("to_time", with(format, x)...)
}

// ToTimestamp is the time of a text in a format of Java ("yyyy-MM-dd HH:mm:ss" if left out); an error if it is none.
func ToTimestamp[T ~string](x b.Value[T], format ...string) b.Expr[time.Time] {
	return b.Call[time.Time]("to_timestamp", with(format, x)...)
}

// ToUTCTimestamp is t moved by the offset of UTC from zone.
func ToUTCTimestamp[Z b.StringArg](t b.Value[time.Time], zone Z) b.Expr[time.Time] {
	return b.Call[time.Time]("to_utc_timestamp", t, b.Arg(zone))
}

// Trunc is the date at the start of the unit of t; NULL if the unit is shorter than a week.
func Trunc[T b.Temporal](t b.Value[T], u types.Unit) b.Expr[civil.Date] {
	return b.Call[civil.Date]("trunc", t, b.Lit(u.String()))
}

// TryToDate is [ToDate]; NULL of what it refuses.
func TryToDate[T ~string](x b.Value[T], format ...string) b.Expr[civil.Date] {
	return b.Call[civil.Date]("try_to_date", with(format, x)...)
}

// TryToTime is [ToTime]; NULL of what it refuses.
func TryToTime[T ~string](x b.Value[T], format ...string) b.Expr[civil.Time] {
	return b.Call[civil.Time]("try_to_time", with(format, x)...)
}

// TryToTimestamp is [ToTimestamp]; NULL of what it refuses.
func TryToTimestamp[T ~string](x b.Value[T], format ...string) b.Expr[time.Time] {
	return b.Call[time.Time]("try_to_timestamp", with(format, x)...)
}

// UnixDate is the days since 1970-01-01.
func UnixDate[T b.Temporal](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("unix_date", t) }

// UnixMicros is the microseconds since 1970-01-01 UTC.
func UnixMicros(t b.Value[time.Time]) b.Expr[int64] { return b.Call[int64]("unix_micros", t) }

// UnixMillis is the milliseconds since 1970-01-01 UTC.
func UnixMillis(t b.Value[time.Time]) b.Expr[int64] { return b.Call[int64]("unix_millis", t) }

// UnixSeconds is the seconds since 1970-01-01 UTC.
func UnixSeconds(t b.Value[time.Time]) b.Expr[int64] { return b.Call[int64]("unix_seconds", t) }

// UnixTimestamp is the seconds since 1970-01-01 UTC of a time.
func UnixTimestamp[T b.Temporal](t b.Value[T]) b.Expr[int64] {
	return b.Call[int64]("unix_timestamp", t)
}

// UnixTimestampOf is the seconds since 1970-01-01 UTC of a text in a format of Java; an error if it is none.
func UnixTimestampOf[T ~string, F b.StringArg](x b.Value[T], format F) b.Expr[int64] {
	return b.Call[int64]("unix_timestamp", x, b.Arg(format))
}

// Weekday is the day of the week of t, from 0 for Monday.
func Weekday[T b.Temporal](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("weekday", t) }

// WeekOfYear is the week of the year of t, as in ISO 8601.
func WeekOfYear[T b.Temporal](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("weekofyear", t) }

// WindowTime is the last microsecond of a bucket, as which it counts for a later window.
func WindowTime(w b.Value[Bucket]) b.Expr[time.Time] { return b.Call[time.Time]("window_time", w) }

// Year is the year of t.
func Year[T b.Temporal](t b.Value[T]) b.Expr[int32] { return b.Call[int32]("year", t) }
