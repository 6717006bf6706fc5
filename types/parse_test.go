package types

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func fields(fs ...Field) Struct { return Struct{Fields: fs} }

func TestParse(t *testing.T) {
	tests := []struct {
		text string
		want Type
	}{
		{"struct<`unit price`:decimal(10,2),`a``b`:array<map<string,struct<k:int>>>>", fields(
			Field{Name: "unit price", Type: Decimal{10, 2}},
			Field{Name: "a`b", Type: Array{Map{String, fields(Field{Name: "k", Type: Int})}}})},
		{`STRUCT<ts: TIMESTAMP_NTZ NOT NULL COMMENT 'it''s, <ok>: \'yes\'', iv: INTERVAL DAY TO SECOND>`, fields(
			Field{Name: "ts", Type: TimestampNTZ, NotNull: true, Comment: "it's, <ok>: 'yes'"},
			Field{Name: "iv", Type: Interval{Day, Second}})},
		{"map<struct<x:int,y:int>,array<array<void>>>", Map{
			fields(Field{Name: "x", Type: Int}, Field{Name: "y", Type: Int}), Array{Array{Void}}}},
		{"struct<>", Struct{}},
		{"STRUCT < >", Struct{}},
		{"array<struct<>>", Array{Struct{}}},
		{"STRUCT<select: INT, `from`: STRING COLLATE UNICODE_CI NOT NULL>", fields(
			Field{Name: "select", Type: Int},
			Field{Name: "from", Type: Collated{String, UnicodeCI}, NotNull: true})},
		{"STRUCT<zip: STRING NOT NULL COLLATE UTF8_LCASE COMMENT 'x' 'y'>", fields(
			Field{Name: "zip", Type: Collated{String, UTF8LCase}, NotNull: true, Comment: "xy"})},
		{"STRUCT<a INT, b STRING DEFAULT upper('a,>') COMMENT \"c\">", fields(
			Field{Name: "a", Type: Int},
			Field{Name: "b", Type: String, Default: Verbatim{"upper('a,>')"}, Comment: "c"})},
		{"varchar( 20 )", Varchar{20}},
		{"CHARACTER(3)", Char{3}},
		{"char(3) collate system.builtin.x", Collated{Char{3}, "system.builtin.x"}},
		{"dec(5)", Decimal{5, 0}},
		{"decimal", Decimal{10, 0}},
		{"numeric ( 38 , 18 )", Decimal{38, 18}},
		{"interval second", Interval{From: Second}},
		{"INTERVAL YEAR TO MONTH", Interval{Year, Month}},
		{"interval hour to\tminute", Interval{Hour, Minute}},
		{"interval", Interval{}},
		{"TIMESTAMP WITHOUT TIME ZONE", TimestampNTZ},
		{"TIMESTAMP(6) WITHOUT TIME ZONE", TimestampNTZ},
		{"timestamp with local time zone", Timestamp},
		{"timestamp with time zone", Unknown{"timestamp with time zone"}},
		{"timestamp(9)", Unknown{"timestamp(9)"}},
		{"time(6)", Time{6}},
		{"time", Time{6}},
		{"TIME(0) WITHOUT TIME ZONE", Time{0}},
		{"timestamp_ltz", Timestamp},
		{"geometry(4326)", Geo{SRID: 4326}},
		{"geometry(0)", Geo{SRID: NoSRID}},
		{"GEOGRAPHY(ANY)", Geo{Geography: true}},
		{"geometry", Geo{}},
		{"OBJECT<a: BIGINT, b: ARRAY<VARIANT>>", Object{[]Field{
			{Name: "a", Type: BigInt}, {Name: "b", Type: Array{VariantType}}}}},
		{"struct<été:string,数量:bigint>", fields(
			Field{Name: "été", Type: String}, Field{Name: "数量", Type: BigInt})},
		{"string collate UTF8_LCASE", Collated{String, UTF8LCase}},
		{"futuretype(3,4)", Unknown{"futuretype(3,4)"}},
		{"array<vector<float, 3>>", Array{Unknown{"vector<float, 3>"}}},
		{"varchar", Unknown{"varchar"}},
		{"ARRAY", Unknown{"ARRAY"}},
		{" \n null ", Void},
		{"long", BigInt},
		{"Byte", TinyInt},
	}
	for _, test := range tests {
		got, err := Parse(test.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", test.text, err)
			continue
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("Parse(%q) (-want +got)\n%s", test.text, diff)
		}
		if again, err := Parse(Format(got)); err != nil || !Equal(got, again) {
			t.Errorf("Parse(Format(%q)) = %v, %v", test.text, again, err)
		}
	}
}

func TestParseUnquoted(t *testing.T) {
	tests := []struct {
		text string
		want Type // nil if ambiguous
	}{
		{"struct<a:int,b c:string>", fields(Field{Name: "a", Type: Int}, Field{Name: "b c", Type: String})},
		{"struct<a.b:int,`c d`:array<struct<e-f:int>>>", fields(Field{Name: "a.b", Type: Int},
			Field{Name: "c d", Type: Array{fields(Field{Name: "e-f", Type: Int})}})},
		{"struct<a,b:int>", fields(Field{Name: "a,b", Type: Int})},
		{"struct<x:y:int>", fields(Field{Name: "x:y", Type: Int})},
		{"map<string,struct<a<b:int>>", Map{String, fields(Field{Name: "a<b", Type: Int})}},
		{"array<struct<x:struct<a,b:decimal(10,2)>>>",
			Array{fields(Field{Name: "x", Type: fields(Field{Name: "a,b", Type: Decimal{10, 2}})})}},
		{"struct<a:int,b,c:int>", nil},
	}
	for _, test := range tests {
		got, err := Parse(test.text)
		if test.want == nil {
			if !errors.Is(err, ErrAmbiguous) || !Equal(got, Unknown{test.text}) {
				t.Errorf("Parse(%q) = %v, %v; want ErrAmbiguous", test.text, got, err)
			}
			continue
		}
		if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
			t.Errorf("Parse(%q): %v (-want +got)\n%s", test.text, err, diff)
		}
	}
}

func TestParseTruncated(t *testing.T) {
	for _, text := range []string{
		"struct<a:int,b:struct<c:string>,... 6 more fields>",
		"array<struct<a b:int,... 1 more field>>",
		"struct<... 30 more fields>",
	} {
		if got, err := Parse(text); !errors.Is(err, ErrTruncated) || !Equal(got, Unknown{text}) {
			t.Errorf("Parse(%q) = %v, %v; want ErrTruncated", text, got, err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct {
		text   string
		offset int
		want   string
	}{
		{"", 0, "a type"},
		{"array<int", 9, `">"`},
		{"map<int>", 7, `","`},
		{"decimal(39)", 11, "precision"},
		{"decimal(5,6)", 12, "scale"},
		{"char(0)", 7, "length"},
		{"decimal(x)", 8, "a number"},
		{"interval month to day", 14, "an interval"},
		{"int int", 4, "the end"},
		{"struct<a:int comment x>", 21, "a string"},
		{"struct<`a>", 7, "a closing backtick"},
		{"struct<a:int default >", 21, "an expression"},
		{"struct<a:int default (1); drop>", 24, "without comments"},
		{"future('x')", 7, "an argument"},
		{strings.Repeat("array<", 200) + "int" + strings.Repeat(">", 200), 600, "at most 100 levels"},
		{`{"name":"array"}`, 0, "as JSON"},
		{`{"name":`, 0, "as JSON"},
	}
	for _, test := range tests {
		got, err := Parse(test.text)
		var e *SyntaxError
		if !errors.As(err, &e) || e.Offset != test.offset || !strings.Contains(e.Want, test.want) || !Equal(got, Unknown{test.text}) {
			t.Errorf("Parse(%q) = %v, %v; want %q at %d", test.text, got, err, test.want, test.offset)
		}
	}
}

func TestParseJSON(t *testing.T) {
	address := fields(Field{Name: "zip", Type: String, NotNull: true, Comment: "x"})
	tests := []struct {
		text string
		want Type
	}{
		{`{"name":"struct","fields":[{"name":"zip","type":{"name":"string","collation":"UTF8_BINARY"},"nullable":false,"comment":"x"}]}`, address},
		{`{"type":"struct","fields":[{"name":"zip","type":"string","nullable":false,"metadata":{"comment":"x"}}]}`, address},
		{`{"name":"address","type":{"type":"struct","fields":[{"name":"zip","type":"string","nullable":false,"metadata":{"comment":"x"}}]},"nullable":true,"metadata":{}}`, address},
		{`{"name":"id","type":"long","nullable":false,"metadata":{}}`, BigInt},
		{`"decimal(10,2)"`, Decimal{10, 2}},
		{`{"name":"integer"}`, Int},
		{`{"name":"decimal","precision":5,"scale":1}`, Decimal{5, 1}},
		{`{"name":"varchar","length":7}`, Varchar{7}},
		{`{"name":"string","collation":"UNICODE_CI"}`, Collated{String, UnicodeCI}},
		{`{"name":"interval","start_unit":"day","end_unit":"second"}`, Interval{Day, Second}},
		{`{"name":"interval","start_unit":"month","end_unit":"month"}`, Interval{From: Month}},
		{`{"name":"timestamp_ltz"}`, Timestamp},
		{`{"name":"time(3)"}`, Time{3}},
		{`{"name":"futuretype(1)"}`, Unknown{"futuretype(1)"}},
		{`{"name":"array","element_type":{"name":"map","key_type":{"name":"string"},"value_type":{"name":"int"},"element_nullable":true}}`, Array{Map{String, Int}}},
		{`{"type":"array","elementType":{"type":"map","keyType":"string","valueType":"integer","valueContainsNull":true},"containsNull":true}`, Array{Map{String, Int}}},
		{`{"type":"struct","fields":[
			{"name":"a","type":"string","nullable":true,"metadata":{"__CHAR_VARCHAR_TYPE_STRING":"char(3)","CURRENT_DEFAULT":"1 > 2"}},
			{"name":"b","type":{"type":"array","elementType":"string","containsNull":true},"nullable":true,"metadata":{"__COLLATIONS":{"b.element":"icu.UNICODE_CI"}}}]}`,
			fields(Field{Name: "a", Type: Char{3}, Default: Verbatim{"(1 > 2)"}}, Field{Name: "b", Type: Array{Collated{String, UnicodeCI}}})},
		{`{"type":"udt","class":"x"}`, Unknown{`{"type":"udt","class":"x"}`}},
	}
	for _, test := range tests {
		got, err := Parse(test.text)
		if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
			t.Errorf("Parse(%s): %v (-want +got)\n%s", test.text, err, diff)
		}
	}
}

func TestFormat(t *testing.T) {
	tests := []struct {
		typ  Type
		want string
	}{
		{nil, ""},
		{Primitive(200), ""},
		{fields(
			Field{Name: "plain_1", Type: Decimal{10, 2}, NotNull: true},
			Field{Name: "1st", Type: Interval{Second, Second}},
			Field{Name: "a`b", Type: Collated{Varchar{5}, "a.b"}, Comment: "it's \\ \x001"},
		), "STRUCT<plain_1: DECIMAL(10,2) NOT NULL, `1st`: INTERVAL SECOND, `a``b`: VARCHAR(5) COLLATE `a.b` COMMENT 'it\\'s \\\\ \\01'>"},
		{Map{Char{3}, Array{Geo{Geography: true, SRID: 4326}}}, "MAP<CHAR(3), ARRAY<GEOGRAPHY(4326)>>"},
		{Geo{SRID: NoSRID}, "GEOMETRY(0)"},
		{Object{[]Field{{Name: "a", Type: Time{3}}}}, "OBJECT<a: TIME(3)>"},
		{Interval{}, "INTERVAL"},
	}
	for _, test := range tests {
		if got := Format(test.typ); got != test.want {
			t.Errorf("Format(%#v) = %s, want %s", test.typ, got, test.want)
		}
	}
}

func TestEqual(t *testing.T) {
	commented := fields(Field{Name: "a", Type: Int, Comment: "x", Default: Verbatim{"1"}})
	bare := fields(Field{Name: "a", Type: Int})
	tests := []struct {
		a, b Type
		want bool
	}{
		{nil, nil, true},
		{nil, Int, false},
		{Int, nil, false},
		{Int, BigInt, false},
		{Decimal{10, 2}, Decimal{10, 2}, true},
		{commented, bare, true},
		{bare, fields(Field{Name: "a", Type: Int, NotNull: true}), false},
		{bare, fields(Field{Name: "A", Type: Int}), false},
		{Int, bare, false},
		{bare, Object(bare), false},
		{Object(commented), Object(bare), true},
		{Interval{From: Day}, Interval{Day, Day}, true},
		{Array{commented}, Array{bare}, true},
		{Map{Int, commented}, Map{Int, bare}, true},
		{Collated{String, Unicode}, Collated{String, UnicodeCI}, false},
		{Unknown{"x"}, Unknown{"x"}, true},
	}
	for _, test := range tests {
		if got := Equal(test.a, test.b); got != test.want {
			t.Errorf("Equal(%v, %v) = %v", test.a, test.b, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"struct<`a``b`:array<map<string,struct<k:int>>>>", "struct<a,b:int>", "interval day to second",
		`STRUCT<a: INT NOT NULL DEFAULT (1) COMMENT 'it''s'>`, `{"name":"decimal","precision":5,"scale":1}`,
		"struct<a:int,... 6 more fields>", "char(3) collate x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		typ, err := Parse(s)
		if typ == nil {
			t.Fatalf("Parse(%q) has no type", s)
		}
		if err != nil {
			return
		}
		text := Format(typ)
		again, err := Parse(text)
		if err != nil || !Equal(typ, again) {
			t.Fatalf("Parse(%q) is %s, which reads as %v, %v", s, text, again, err)
		}
	})
}
