package types_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork/types"
)

type (
	customerID int64
	status     string
	recursive  struct{ Next []recursive }
	loop       []loop
	circle     *circle
	point      struct {
		X, Y float64
		Name *string `db:"label"`
		skip int
	}
	line struct {
		point
		Price decimal.Decimal
		At    map[civil.Date][]point
	}
	twice  struct{ A, a_, A_ int }
	coded  int
	myTime time.Time
	opaque struct{ C chan int }
)

func (*status) Value() (driver.Value, error) { return "x", nil }

func (coded) Value() (driver.Value, error) { return "x", nil }

func TestOf(t *testing.T) {
	pointType := types.Struct{Fields: []types.Field{
		{Name: "x", Type: types.Double}, {Name: "y", Type: types.Double}, {Name: "label", Type: types.String}}}
	tests := []struct {
		name      string
		got, want types.Type
	}{
		{"bool", types.Of[bool](), types.Boolean},
		{"int8", types.Of[int8](), types.TinyInt},
		{"int16", types.Of[int16](), types.SmallInt},
		{"int32", types.Of[int32](), types.Int},
		{"int64", types.Of[int64](), types.BigInt},
		{"int", types.Of[int](), types.BigInt},
		{"uint8", types.Of[uint8](), types.SmallInt},
		{"uint64", types.Of[uint64](), types.Decimal{Precision: 20}},
		{"float32", types.Of[float32](), types.Float},
		{"float64", types.Of[float64](), types.Double},
		{"string", types.Of[string](), types.String},
		{"bytes", types.Of[[]byte](), types.Binary},
		{"raw message", types.Of[json.RawMessage](), types.Binary},
		{"date", types.Of[civil.Date](), types.Date},
		{"datetime", types.Of[civil.DateTime](), types.TimestampNTZ},
		{"civil time", types.Of[civil.Time](), types.Time{Precision: 6}},
		{"time", types.Of[time.Time](), types.Timestamp},
		{"variant", types.Of[types.Variant](), types.VariantType},
		{"day time", types.Of[types.DayTime](), types.Interval{From: types.Day, To: types.Second}},
		{"year month", types.Of[types.YearMonth](), types.Interval{From: types.Year, To: types.Month}},
		{"named int", types.Of[customerID](), types.BigInt},
		{"named string", types.Of[status](), types.String},
		{"pointer", types.Of[**customerID](), types.BigInt},
		{"sql.Null", types.Of[sql.Null[civil.Date]](), types.Date},
		{"sql.NullString", types.Of[sql.NullString](), types.String},
		{"slice", types.Of[[]*customerID](), types.Array{Elem: types.BigInt}},
		{"map", types.Of[map[status][]byte](), types.Map{Key: types.String, Value: types.Binary}},
		{"struct", types.Of[*point](), pointType},
		{"nested", types.Of[line](), types.Struct{Fields: append(pointType.Fields[:3:3],
			types.Field{Name: "price", Type: types.Decimal{Precision: 38, Scale: 18}},
			types.Field{Name: "at", Type: types.Map{Key: types.Date, Value: types.Array{Elem: pointType}}})}},
		{"decimals", types.Of[[]*decimal.Decimal](), types.Array{Elem: types.Decimal{Precision: 38, Scale: 18}}},
		{"decimal", types.Of[decimal.Decimal](), nil},
		{"decimal pointer", types.Of[*decimal.Decimal](), nil},
		{"any", types.Of[any](), nil},
		{"anys", types.Of[[]any](), nil},
		{"duration", types.Of[time.Duration](), nil},
		{"valuer", types.Of[coded](), nil},
		{"pointer valuer", types.Of[*status](), nil},
		{"pointer to a valuer", types.Of[*sql.NullTime](), types.Timestamp},
		{"other time", types.Of[myTime](), nil},
		{"recursive struct", types.Of[recursive](), nil},
		{"recursive slice", types.Of[loop](), nil},
		{"recursive pointer", types.Of[circle](), nil},
		{"ambiguous", types.Of[twice](), nil},
		{"channel", types.Of[opaque](), nil},
		{"nothing", types.OfGo(reflect.TypeOf(nil)), nil},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}

func TestTextInJSON(t *testing.T) {
	type column struct{ Type types.Text }
	for _, typ := range []types.Type{nil, types.Int, types.Array{Elem: types.Decimal{Precision: 5, Scale: 1}}} {
		data, err := json.Marshal(column{types.Text{Type: typ}})
		if err != nil {
			t.Fatal(err)
		}
		var got column
		if err := json.Unmarshal(data, &got); err != nil || !types.Equal(got.Type.Type, typ) {
			t.Errorf("%s reads as %v, %v", data, got.Type.Type, err)
		}
	}
	if err := new(types.Text).UnmarshalText([]byte("array<")); err == nil {
		t.Error("array< is a type")
	}
}

func BenchmarkOf(b *testing.B) {
	b.Run("int64", func(b *testing.B) {
		for b.Loop() {
			types.Of[int64]()
		}
	})
	b.Run("named", func(b *testing.B) {
		for b.Loop() {
			types.Of[customerID]()
		}
	})
	b.Run("struct", func(b *testing.B) {
		for b.Loop() {
			types.Of[line]()
		}
	})
}

func BenchmarkParse(b *testing.B) {
	const text = "struct<id:bigint,price:decimal(10,2),lines:array<struct<sku:string,qty:int>>,attrs:map<string,string>>"
	for b.Loop() {
		if _, err := types.Parse(text); err != nil {
			b.Fatal(err)
		}
	}
}
