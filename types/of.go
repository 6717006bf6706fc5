package types

import (
	"database/sql"
	"database/sql/driver"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork/internal/rowmap"
)

// Of is the SQL type of the Go type T, nil if T has none. *T and sql.Null[T]
// are of the type of T, a named type is of that of its kind, int is BIGINT.
//
// A decimal has none: its width is not in T. Inside of slices, maps and structs
// it is DECIMAL(38,18), as in Spark. What says its own value (driver.Valuer) and
// a time.Duration, which is [DayTimeOf] it, have none either.
func Of[T any]() Type {
	switch any((*T)(nil)).(type) {
	case *string:
		return String
	case *int64, *int:
		return BigInt
	case *int32:
		return Int
	case *float64:
		return Double
	case *bool:
		return Boolean
	case *time.Time:
		return Timestamp
	case *civil.Date:
		return Date
	}
	return OfGo(reflect.TypeFor[T]())
}

// OfGo is Of for the Go type t, nil if t is nil.
func OfGo(t reflect.Type) Type {
	if t == nil {
		return nil
	}
	if c, ok := ofCache.Load(t); ok {
		return c.(cached).Type
	}
	c, _ := ofCache.LoadOrStore(t, cached{derive(t, nil)})
	return c.(cached).Type
}

var ofCache sync.Map // of reflect.Type to cached

type cached struct{ Type } // a nil Type too

// nestedDecimal is the type of a decimal.Decimal inside of another Go type.
var nestedDecimal = Decimal{Precision: 38, Scale: 18}

var (
	decimalType  = reflect.TypeFor[decimal.Decimal]()
	durationType = reflect.TypeFor[time.Duration]()
	valuerType   = reflect.TypeFor[driver.Valuer]()
)

// goTypes are the Go types that are values although they are structs.
var goTypes = map[reflect.Type]Type{
	reflect.TypeFor[time.Time]():       Timestamp,
	reflect.TypeFor[civil.Date]():      Date,
	reflect.TypeFor[civil.DateTime]():  TimestampNTZ,
	reflect.TypeFor[civil.Time]():      Time{Precision: 6},
	reflect.TypeFor[Variant]():         VariantType,
	reflect.TypeFor[DayTime]():         Interval{From: Day, To: Second},
	reflect.TypeFor[YearMonth]():       Interval{From: Year, To: Month},
	reflect.TypeFor[sql.NullString]():  String,
	reflect.TypeFor[sql.NullInt64]():   BigInt,
	reflect.TypeFor[sql.NullInt32]():   Int,
	reflect.TypeFor[sql.NullInt16]():   SmallInt,
	reflect.TypeFor[sql.NullByte]():    SmallInt,
	reflect.TypeFor[sql.NullFloat64](): Double,
	reflect.TypeFor[sql.NullBool]():    Boolean,
	reflect.TypeFor[sql.NullTime]():    Timestamp,
}

var kinds = map[reflect.Kind]Type{
	reflect.Bool: Boolean, reflect.String: String, reflect.Float32: Float, reflect.Float64: Double,
	reflect.Int8: TinyInt, reflect.Int16: SmallInt, reflect.Int32: Int, reflect.Int64: BigInt, reflect.Int: BigInt,
	reflect.Uint8: SmallInt, reflect.Uint16: Int, reflect.Uint32: BigInt,
	reflect.Uint64: Decimal{Precision: 20}, reflect.Uint: Decimal{Precision: 20},
}

// derive finds the type of t. Path holds the named types around it: one that
// holds itself has no SQL type.
func derive(t reflect.Type, path []reflect.Type) Type {
	if known, ok := goTypes[t]; ok {
		return known
	}
	if slices.Contains(path, t) {
		return nil
	}
	if t.Name() != "" || t.Kind() == reflect.Struct {
		path = append(slices.Clip(path), t)
	}
	if inner := nullable(t); inner != nil {
		if t.Implements(valuerType) && t.Kind() == reflect.Pointer && !inner.Implements(valuerType) {
			return nil // its value decides
		}
		return derive(inner, path)
	}
	if t == durationType || t == decimalType || t.Implements(valuerType) {
		return nil
	}
	switch t.Kind() {
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return Binary
		}
		if elem := nested(t.Elem(), path); elem != nil {
			return Array{Elem: elem}
		}
		return nil
	case reflect.Map:
		k, v := nested(t.Key(), path), nested(t.Elem(), path)
		if k == nil || v == nil {
			return nil
		}
		return Map{Key: k, Value: v}
	case reflect.Struct:
		return deriveStruct(t, path)
	}
	return kinds[t.Kind()]
}

// nullable is T for *T and sql.Null[T], else nil.
func nullable(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	if t.Kind() == reflect.Struct && t.PkgPath() == "database/sql" && strings.HasPrefix(t.Name(), "Null[") {
		return t.Field(0).Type
	}
	return nil
}

// nested is derive for a type inside of another.
func nested(t reflect.Type, path []reflect.Type) Type {
	if inner := nullable(t); t == decimalType || inner == decimalType {
		return nestedDecimal
	}
	return derive(t, path)
}

func deriveStruct(t reflect.Type, path []reflect.Type) Type {
	plan, err := rowmap.For(t)
	if err != nil || len(plan.Fields) == 0 && t.NumField() > 0 {
		return nil
	}
	fields := make([]Field, len(plan.Fields))
	for i, f := range plan.Fields {
		ft := nested(f.Type, path)
		if ft == nil {
			return nil
		}
		fields[i] = Field{Name: f.Name, Type: ft}
	}
	return Struct{Fields: fields}
}
