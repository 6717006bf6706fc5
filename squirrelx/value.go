package squirrelx

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"github.com/golang-sql/civil"
	"github.com/shopspring/decimal"

	"github.com/brickwork-sql/brickwork/types"
)

// plain is v as a value that database/sql knows how to scan.
func plain(v any) (driver.Value, error) {
	switch v := v.(type) {
	case nil, bool, int8, int16, int32, int64, float32, float64, string, []byte, time.Time:
		return v, nil
	case decimal.Decimal, types.DayTime, types.YearMonth, civil.Time:
		return fmt.Sprint(v), nil
	case types.Variant:
		return v.JSON(), nil
	case civil.Date:
		return v.In(time.UTC), nil
	case civil.DateTime:
		return v.In(time.UTC), nil
	}
	text, err := json.Marshal(jsonable(v))
	if err != nil {
		return nil, fmt.Errorf("squirrelx: value of type %T: %w", v, err)
	}
	return string(text), nil
}

// jsonable is v with maps that JSON can write: their keys are texts.
func jsonable(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = jsonable(x)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, x := range v {
			out[k] = jsonable(x)
		}
		return out
	case map[any]any:
		out := make(map[string]any, len(v))
		for k, x := range v {
			out[fmt.Sprint(k)] = jsonable(x)
		}
		return out
	case decimal.Decimal:
		return json.Number(v.String())
	case types.Variant:
		return json.RawMessage(v.JSON())
	}
	return v
}
