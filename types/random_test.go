package types

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var anyName = rapid.StringMatching("[a-zA-Z0-9_ .,:<>`'\"\\\\é数\n\x00-]{1,8}")

var scalars = rapid.OneOf(
	rapid.Map(rapid.IntRange(int(Void), int(VariantType)), func(n int) Type { return Primitive(n) }),
	rapid.Custom(func(t *rapid.T) Type {
		p := rapid.IntRange(1, 38).Draw(t, "precision")
		return Decimal{p, rapid.IntRange(0, p).Draw(t, "scale")}
	}),
	rapid.Map(rapid.IntRange(1, 65535), func(n int) Type { return Char{n} }),
	rapid.Map(rapid.IntRange(1, 65535), func(n int) Type { return Varchar{n} }),
	rapid.Map(rapid.IntRange(0, 6), func(n int) Type { return Time{n} }),
	rapid.Map(rapid.SampledFrom([]Collation{UTF8LCase, Unicode, "de_AI", "odd name"}), func(c Collation) Type { return Collated{String, c} }),
	rapid.SampledFrom([]Type{Interval{}, Interval{From: Year}, Interval{Year, Month}, Interval{Day, Hour}, Interval{Minute, Second},
		Interval{From: Second}, Geo{}, Geo{Geography: true, SRID: 4326}, Geo{SRID: NoSRID}, Unknown{"future(1, 2)"}, Unknown{"MAP"}}),
)

func anyType(depth int) *rapid.Generator[Type] {
	if depth == 0 {
		return scalars
	}
	inner := rapid.Deferred(func() *rapid.Generator[Type] { return anyType(depth - 1) })
	return rapid.OneOf(
		scalars,
		rapid.Map(inner, func(t Type) Type { return Array{t} }),
		rapid.Custom(func(t *rapid.T) Type { return Map{inner.Draw(t, "key"), inner.Draw(t, "value")} }),
		rapid.Map(rapid.SliceOfN(anyField(inner), 0, 4), func(fs []Field) Type { return Struct{fs} }),
		rapid.Map(rapid.SliceOfN(anyField(inner), 0, 4), func(fs []Field) Type { return Object{fs} }),
	)
}

func anyField(inner *rapid.Generator[Type]) *rapid.Generator[Field] {
	return rapid.Custom(func(t *rapid.T) Field {
		return Field{
			Name:    anyName.Draw(t, "name"),
			Type:    inner.Draw(t, "type"),
			NotNull: rapid.Bool().Draw(t, "not null"),
			Default: rapid.SampledFrom([]Verbatim{{}, {"1"}, {"concat('>, ', `a`)"}, {"current_timestamp()"}}).Draw(t, "default"),
			Comment: rapid.String().Draw(t, "comment"),
		}
	})
}

func TestFormatIsInverse(t *testing.T) {
	noFields := cmp.Transformer("nil", func(s Struct) []Field { return append([]Field{}, s.Fields...) })
	noFieldsOfObject := cmp.Transformer("nil", func(s Object) []Field { return append([]Field{}, s.Fields...) })
	rapid.Check(t, func(t *rapid.T) {
		want := anyType(5).Draw(t, "type")
		got, err := Parse(Format(want))
		if err != nil {
			t.Fatalf("Parse(%q): %v", Format(want), err)
		}
		if !Equal(want, got) {
			t.Fatalf("Parse(%q) is not equal", Format(want))
		}
		if diff := cmp.Diff(want, got, noFields, noFieldsOfObject); diff != "" {
			t.Fatalf("Parse(%q) (-want +got)\n%s", Format(want), diff)
		}
		if text := Format(got); text != Format(want) {
			t.Fatalf("Format is %q, then %q", Format(want), text)
		}
	})
}
