package brickwork

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"time"

	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork/internal/codec"
	"github.com/brickwork-sql/brickwork/types"
)

// intoReady puts a value that has the Go type of its SQL type already where dst
// points to: as it is if it fits, else by way of the form that a driver gives it.
func intoReady(dst any, t types.Type, v any) error {
	d := reflect.ValueOf(dst)
	if v == nil || d.Kind() != reflect.Pointer || d.IsNil() {
		return codec.Into(dst, t, v)
	}
	if x := reflect.ValueOf(v); x.Type() == d.Elem().Type() {
		d.Elem().Set(x)
		return nil
	}
	if d.Elem().Kind() == reflect.Interface && d.Elem().NumMethod() == 0 {
		d.Elem().Set(reflect.ValueOf(v))
		return nil
	}
	w, err := driverForm(v)
	if err != nil {
		return err
	}
	return codec.Into(dst, t, w)
}

// driverForm is v as a driver returns it.
func driverForm(v any) (any, error) {
	switch v := v.(type) {
	case []byte, string, time.Time:
		return v, nil
	case civil.Date:
		return v.In(time.UTC), nil
	case civil.DateTime:
		return v.In(time.UTC), nil
	case decimal.Decimal, civil.Time, types.Variant, types.DayTime, types.YearMonth:
		return fmt.Sprint(v), nil
	}
	switch reflect.ValueOf(v).Kind() {
	case reflect.Slice, reflect.Map:
		text, err := json.Marshal(jsonForm(v))
		return string(text), err
	}
	return v, nil
}

// jsonForm is v as it stands in the JSON of nested values.
func jsonForm(v any) any {
	switch v := v.(type) {
	case nil, []byte, string, bool:
		return v
	case time.Time:
		return v.Format(time.RFC3339Nano)
	case decimal.Decimal:
		return json.Number(v.String())
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return strconv.FormatFloat(v, 'g', -1, 64)
		}
		return v
	case float32:
		if f := float64(v); math.IsNaN(f) || math.IsInf(f, 0) {
			return jsonForm(f)
		}
		return v
	case civil.Date, civil.DateTime, civil.Time, types.Variant, types.DayTime, types.YearMonth:
		return fmt.Sprint(v)
	}
	switch x := reflect.ValueOf(v); x.Kind() {
	case reflect.Slice:
		list := make([]any, x.Len())
		for i := range list {
			list[i] = jsonForm(x.Index(i).Interface())
		}
		return list
	case reflect.Map:
		members := make(map[string]any, x.Len())
		for key, value := range x.Seq2() {
			members[fmt.Sprint(jsonForm(key.Interface()))] = jsonForm(value.Interface())
		}
		return members
	}
	return v
}
