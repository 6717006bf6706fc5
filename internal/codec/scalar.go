package codec

import (
	"strconv"
	"unicode/utf8"

	"github.com/brickwork-sql/brickwork/types"
)

// EncodeScalar is [Encode] of the commonest values, which are pointers to what a
// Go program holds, without a detour; ok is false for all others. A nil t is the
// type of the Go value; the type that it is sent as comes back.
func EncodeScalar(t types.Type, v any) (p Param, of types.Type, ok bool) {
	switch v := v.(type) {
	case *string:
		if (t == nil || t == types.Type(types.String)) && v != nil && utf8.ValidString(*v) {
			return Param{Type: "STRING", Value: *v}, types.String, true
		}
	case *int64:
		if (t == nil || t == types.Type(types.BigInt)) && v != nil {
			return Param{Type: "BIGINT", Value: strconv.FormatInt(*v, 10)}, types.BigInt, true
		}
	case *int32:
		if (t == nil || t == types.Type(types.Int)) && v != nil {
			return Param{Type: "INTEGER", Value: strconv.Itoa(int(*v))}, types.Int, true
		}
	case *bool:
		if (t == nil || t == types.Type(types.Boolean)) && v != nil {
			return Param{Type: "BOOLEAN", Value: strconv.FormatBool(*v)}, types.Boolean, true
		}
	}
	return Param{}, nil, false
}
