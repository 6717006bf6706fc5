package check_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	. "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/check"
	"github.com/brickwork-sql/brickwork/types"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// typ is the type that is written so.
func typ(s string) types.Type {
	t, err := types.Parse(s)
	if err != nil {
		panic(err)
	}
	return t
}

// stored is what is found where x is stored in a column of the type to.
func stored(to types.Type, x Item) string {
	return lines(check.Run(Insert(typedTable("t", to)).Select(Select(x).From(unknown)).Stmt(), nil))
}

// narrowing is what is found where values of from are stored in a column of to.
func narrowing(to, from types.Type) string {
	return fmt.Sprintf("caution NarrowingWrite at Query: %v is stored in \"a\" as %v, which does not hold all of its values (cast it, if that is meant)\n", from, to)
}

func TestNarrow(t *testing.T) {
	for _, tt := range []struct {
		to           string
		fits, narrow []string
	}{
		{"TINYINT", []string{"TINYINT", "DECIMAL(2,0)"}, []string{"SMALLINT", "INT", "BIGINT", "DECIMAL(3,0)", "DECIMAL(2,1)", "FLOAT"}},
		{"INT", []string{"TINYINT", "SMALLINT", "INT", "DECIMAL(9,0)", "VOID"}, []string{"BIGINT", "FLOAT", "DOUBLE", "DECIMAL(10,0)", "DECIMAL(9,1)"}},
		{"BIGINT", []string{"INT", "DECIMAL(18,0)"}, []string{"DECIMAL(19,0)", "DOUBLE"}},
		{"FLOAT", []string{"BIGINT", "FLOAT", "DECIMAL(6,3)"}, []string{"DOUBLE", "DECIMAL(7,3)"}},
		{"DOUBLE", []string{"BIGINT", "FLOAT", "DECIMAL(15,2)"}, []string{"DECIMAL(16,2)", "DECIMAL(38,18)"}},
		{"DECIMAL(10,2)", []string{"DECIMAL(10,2)", "DECIMAL(9,1)", "SMALLINT"}, []string{"DECIMAL(18,2)", "DECIMAL(10,1)", "DECIMAL(10,3)", "INT", "FLOAT", "DOUBLE"}},
		{"DECIMAL(19,0)", []string{"BIGINT"}, nil},
		{"DATE", []string{"DATE"}, []string{"TIMESTAMP", "TIMESTAMP_NTZ"}},
		{"TIMESTAMP", []string{"DATE", "TIMESTAMP", "TIMESTAMP_NTZ"}, nil},
		{"TIME(3)", []string{"TIME(0)", "TIME(3)"}, []string{"TIME(6)"}},
		{"STRING", []string{"VARCHAR(9)", "CHAR(9)", "STRING COLLATE UTF8_LCASE", "BIGINT", "DATE"}, nil},
		{"VARCHAR(5)", []string{"VARCHAR(5)", "CHAR(2)", "INT"}, []string{"STRING", "VARCHAR(6)", "CHAR(6)", "STRING COLLATE UTF8_LCASE"}},
		{"CHAR(5)", []string{"VARCHAR(5)"}, []string{"STRING", "CHAR(6)"}},
		{"ARRAY<INT>", []string{"ARRAY<SMALLINT>"}, []string{"ARRAY<BIGINT>"}},
		{"MAP<STRING, INT>", []string{"MAP<STRING, INT>"}, []string{"MAP<STRING, BIGINT>"}},
		{"MAP<INT, STRING>", []string{"MAP<INT, STRING>"}, []string{"MAP<BIGINT, STRING>"}},
		{"STRUCT<x: INT, y: DATE>", []string{"STRUCT<x: INT, y: DATE>", "STRUCT<y: BIGINT, x: DATE>"}, []string{"STRUCT<x: BIGINT, y: DATE>", "STRUCT<X: INT, Y: TIMESTAMP>"}},
		{"BOOLEAN", []string{"BOOLEAN"}, nil},
		{"VARIANT", []string{"BIGINT", "STRING"}, nil},
	} {
		to := typ(tt.to)
		for _, s := range tt.fits {
			if got := stored(to, ColumnOf(typedTable("u", typ(s)).As("u"), "a")); got != "" {
				t.Errorf("%s in %s: %s", s, tt.to, got)
			}
		}
		for _, s := range tt.narrow {
			from := typ(s)
			if diff := cmp.Diff(narrowing(to, from), stored(to, ColumnOf(typedTable("u", from).As("u"), "a"))); diff != "" {
				t.Errorf("%s in %s (-want +got):\n%s", s, tt.to, diff)
			}
		}
	}
}

func TestNarrowLiteral(t *testing.T) {
	small, large, paid := Lit(int64(127)), Lit(int64(128)), Col[bool](unknown, "paid")
	for _, tt := range []struct {
		to           string
		fits, narrow []Item
	}{
		{"TINYINT", []Item{small, Lit(-128), Lit(uint8(3)), Lit(3.0), Lit(d("100.00")), Case(When(paid, small)).Else(Lit(int64(0))), Null[int64](), Case(When(paid, small)).Else(Null[int64]())},
			[]Item{large, Lit(-129), Lit(uint8(200)), Lit(3.5), Case(When(paid, small)).Else(large), Case(When(paid, small)).Else(Col[int64](unknown, "x")), small.Add(1)}},
		{"BIGINT", []Item{Lit(int64(1) << 62), Lit(uint64(1))}, []Item{Lit(uint64(1) << 63), Lit(1e30)}},
		{"DECIMAL(3,2)", []Item{Lit(9), Lit(9.99), Lit(-1)}, []Item{Lit(10), Lit(0.001), Lit(1e30)}},
		{"FLOAT", []Item{Lit(0.1), Lit(5)}, nil},
		{"VARCHAR(3)", []Item{Lit("äöü"), Lit("")}, []Item{Lit("abcd"), Lit("abc ")}},
		{"DATE", nil, []Item{Col[any](typedTable("u", types.Timestamp).As("u"), "a")}},
		{"INT", []Item{Val(7), Cast[int32](large), TryCast[int32](Col[int64](unknown, "x"))}, []Item{Cast[int64](Col[string](unknown, "x"))}},
	} {
		for _, x := range tt.fits {
			if got := stored(typ(tt.to), x); got != "" {
				t.Errorf("%v in %s: %s", x, tt.to, got)
			}
		}
		for _, x := range tt.narrow {
			if got := stored(typ(tt.to), x); !strings.HasPrefix(got, "caution NarrowingWrite") || strings.Count(got, "\n") != 1 {
				t.Errorf("%v in %s: found %q", x, tt.to, got)
			}
		}
	}
}

// exactType is a type of numbers without a floating point, and the numbers of it
// as whole numbers of that scale.
type exactType struct {
	types.Type
	most  *big.Int
	scale int
}

func exactTypes() *rapid.Generator[exactType] {
	bits := map[types.Type]uint{types.TinyInt: 7, types.SmallInt: 15, types.Int: 31, types.BigInt: 63}
	return rapid.Custom(func(t *rapid.T) exactType {
		p := rapid.SampledFrom([]types.Type{types.TinyInt, types.SmallInt, types.Int, types.BigInt, nil}).Draw(t, "type")
		base, exponent := int64(2), int64(bits[p])
		x := exactType{Type: p}
		if p == nil {
			n := rapid.IntRange(1, 38).Draw(t, "precision")
			x.scale = rapid.IntRange(0, n).Draw(t, "scale")
			x.Type, base, exponent = types.Decimal{Precision: n, Scale: x.scale}, 10, int64(n)
		}
		x.most = new(big.Int).Exp(big.NewInt(base), big.NewInt(exponent), nil)
		x.most.Sub(x.most, big.NewInt(1))
		return x
	})
}

// TestNarrowNumbers stores the greatest and the least number of a type: one of
// them is too much just where the type is.
func TestNarrowNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		to, from := exactTypes().Draw(t, "to"), exactTypes().Draw(t, "from")
		greatest := decimal.NewFromBigInt(from.most, -int32(from.scale))
		finest := decimal.New(1, -int32(from.scale))
		fits := stored(to.Type, Lit(greatest)) == "" && stored(to.Type, Lit(greatest.Neg())) == "" && stored(to.Type, Lit(finest)) == ""
		if holds := stored(to.Type, ColumnOf(typedTable("u", from.Type).As("u"), "a")) == ""; holds != fits {
			t.Errorf("%v in %v: all fit: %v; %v, %v and %v fit: %v", from.Type, to.Type, holds, greatest, greatest.Neg(), finest, fits)
		}
	})
}
