package types

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDayTime(t *testing.T) {
	tests := []struct {
		i        DayTime
		from, to Unit
		text     string
	}{
		{DayTime{}, Day, Second, "0 00:00:00"},
		{DayTimeOf(25*time.Hour + time.Minute + 1500*time.Millisecond), Day, Second, "1 01:01:01.5"},
		{DayTimeOf(-time.Microsecond), Day, Second, "-0 00:00:00.000001"},
		{DayTimeOf(1999 * time.Nanosecond), Second, Second, "0.000001"},
		{Days(-3), Day, Hour, "-3 00"},
		{Days(2), Hour, Hour, "48"},
		{Days(2), Hour, Minute, "48:00"},
		{Days(2), Minute, Second, "2880:00"},
		{Microseconds(math.MaxInt64), Day, Second, "106751991 04:00:54.775807"},
		{Microseconds(math.MinInt64), Day, Second, "-106751991 04:00:54.775808"},
	}
	for _, test := range tests {
		if got := test.i.Text(test.from, test.to); got != test.text {
			t.Errorf("%d µs from %v to %v = %s, want %s", test.i.us, test.from, test.to, got, test.text)
		}
		literal := "interval '" + test.text + "' " + Format(Interval{test.from, test.to})[len("INTERVAL "):]
		if got, err := ParseDayTime(literal); err != nil || got != test.i && test.i.us != 1 {
			t.Errorf("ParseDayTime(%q) = %v, %v", literal, got, err)
		}
	}
	if got, err := ParseDayTime("1 01:01:01.500000000"); err != nil || got != DayTimeOf(25*time.Hour+time.Minute+1500*time.Millisecond) {
		t.Errorf("driver's text = %v, %v", got, err)
	}
	if got, err := ParseDayTime("INTERVAL -'3' HOUR"); err != nil || got != DayTimeOf(-3*time.Hour) {
		t.Errorf("sign outside = %v, %v", got, err)
	}
	if Days(math.MaxInt).InRange() || Days(math.MinInt).InRange() || !Days(-106751991).InRange() {
		t.Error("InRange of days")
	}
	if _, ok := Days(200_000).Duration(); ok {
		t.Error("547 years are a Duration")
	}
	if d, ok := Days(-1).Duration(); !ok || d != -24*time.Hour {
		t.Errorf("Days(-1).Duration() = %v, %v", d, ok)
	}
}

func TestYearMonth(t *testing.T) {
	tests := []struct {
		i        YearMonth
		from, to Unit
		text     string
	}{
		{YearMonth{}, Year, Month, "0-0"},
		{Months(14), Year, Month, "1-2"},
		{Months(-14), Year, Month, "-1-2"},
		{Months(-14), Month, Month, "-14"},
		{Years(2), Year, Year, "2"},
		{Months(math.MaxInt32), Year, Month, "178956970-7"},
		{Months(math.MinInt32), Year, Month, "-178956970-8"},
	}
	for _, test := range tests {
		if got := test.i.Text(test.from, test.to); got != test.text {
			t.Errorf("%d months from %v to %v = %s, want %s", test.i.months, test.from, test.to, got, test.text)
		}
		literal := "INTERVAL '" + test.text + "' " + Format(Interval{test.from, test.to})[len("INTERVAL "):]
		if got, err := ParseYearMonth(literal); err != nil || got != test.i {
			t.Errorf("ParseYearMonth(%q) = %v, %v", literal, got, err)
		}
	}
	for _, i := range []YearMonth{Months(math.MaxInt32 + 1), Years(math.MaxInt), Years(math.MinInt)} {
		if i.InRange() {
			t.Errorf("%d months are in range", i.months)
		}
	}
}

func TestParseIntervalErrors(t *testing.T) {
	for _, s := range []string{"", "x", "1", "1 02", "1 02:03:04.5.6", "1 02:03:04.0000001", "1 -02:03:04", "--1 02:03:04", "1 02:03.5:04",
		"106751991 04:00:54.775808", "-106751991 04:00:54.775809", "999999999999999999999 00:00:00", "INTERVAL '1' MONTH",
		"INTERVAL '1'", "INTERVAL 1 DAY", "INTERVAL +'1' DAY"} {
		if i, err := ParseDayTime(s); err == nil {
			t.Errorf("ParseDayTime(%q) = %v", s, i)
		}
	}
	for _, s := range []string{"", "x", "1", "1-", "1-x", "178956970-8", "-178956970-9", "INTERVAL '1' DAY", "INTERVAL '1-2' MONTH"} {
		if i, err := ParseYearMonth(s); err == nil {
			t.Errorf("ParseYearMonth(%q) = %v", s, i)
		}
	}
}

func TestIntervalsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Microseconds(rapid.Int64().Draw(t, "us"))
		if got, err := ParseDayTime(d.String()); err != nil || got != d {
			t.Fatalf("%v reads as %v, %v", d, got, err)
		}
		m := Months(int(rapid.Int32().Draw(t, "months")))
		if got, err := ParseYearMonth(m.String()); err != nil || got != m {
			t.Fatalf("%v reads as %v, %v", m, got, err)
		}
	})
}

func TestValues(t *testing.T) {
	if Days(1).Microseconds() != 86_400_000_000 || Years(1).Months() != 12 || NewVariant("1").JSON() != "1" {
		t.Error("a value does not say what it was made of")
	}
	if !Days(1).Equal(DayTimeOf(24*time.Hour)) || !Years(1).Equal(Months(12)) || Years(1).Equal(Months(11)) || NewVariant("1").Equal(NewVariant("2")) {
		t.Error("Equal")
	}
	if Years(1).Whole(Year) != true || Months(13).Whole(Year) || !Days(1).Whole(Day) || DayTimeOf(time.Second).Whole(Minute) {
		t.Error("Whole")
	}
	n := Name{Catalog: "c`", Name: "t"}
	if n.String() != "`c```.`t`" || n.Of("x").String() != "`c```.`x`" {
		t.Errorf("names are %v, %v", n, n.Of("x"))
	}
	if Second.String() != "SECOND" || Unit(0).String() != "" || Unit(99).String() != "" {
		t.Error("units")
	}
}
