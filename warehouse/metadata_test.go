package warehouse

import (
	"testing"

	"github.com/apache/thrift/lib/go/thrift"
	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/warehouse/internal/wire"
)

func TestTypeEntry(t *testing.T) {
	for sql, want := range map[string]int32{
		"boolean": 0, "TINYINT": 1, "SMALLINT": 2, " INT": 3, "BIGINT": 4, "FLOAT": 5, "DOUBLE": 6, "STRING": 7,
		"STRING COLLATE UTF8_LCASE": 7, "TIMESTAMP": 8, "TIMESTAMP_NTZ": 8, "BINARY": 9, "ARRAY<INT>": 10,
		"MAP<STRING, INT>": 11, "STRUCT<a: INT>": 12, "VOID": 16, "DATE": 17, "VARCHAR(10)": 18, "CHAR(3)": 19,
		"INTERVAL YEAR TO MONTH": 20, "INTERVAL MONTH": 20, "INTERVAL DAY TO SECOND": 21, "interval second": 21,
		"VARIANT": 7, "GEOGRAPHY(4326)": 7, "TIME(6)": 7, "something new": 7, "": 7,
	} {
		if diff := cmp.Diff(wire.Struct{1: want}, typeEntry(sql)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", sql, diff)
		}
	}
	for sql, want := range map[string][2]int32{"DECIMAL(38,18)": {38, 18}, "decimal( 5 , 2 )": {5, 2}, "DECIMAL(7)": {7, 0}, "DECIMAL": {10, 0}} {
		qualifiers := wire.Struct{1: wire.Map{Key: thrift.STRING, Elem: thrift.STRUCT, Values: map[any]any{
			"precision": wire.Struct{1: want[0]}, "scale": wire.Struct{1: want[1]},
		}}}
		if diff := cmp.Diff(wire.Struct{1: int32(15), 2: qualifiers}, typeEntry(sql)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", sql, diff)
		}
	}
}
