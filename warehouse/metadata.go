package warehouse

import (
	"strconv"
	"strings"

	"github.com/apache/thrift/lib/go/thrift"

	"github.com/brickwork-sql/brickwork/warehouse/engine"
	"github.com/brickwork-sql/brickwork/warehouse/internal/wire"
)

// typeIDs are the types of the protocol, by the first word of the SQL type.
// What is not here (VARIANT, GEOGRAPHY …) travels as a string.
var typeIDs = map[string]int32{
	"BOOLEAN": 0,
	"TINYINT": 1, "BYTE": 1,
	"SMALLINT": 2, "SHORT": 2,
	"INT": 3, "INTEGER": 3,
	"BIGINT": 4, "LONG": 4,
	"FLOAT": 5, "REAL": 5,
	"DOUBLE":    6,
	"STRING":    typeString,
	"TIMESTAMP": 8, "TIMESTAMP_LTZ": 8, "TIMESTAMP_NTZ": 8,
	"BINARY":  9,
	"ARRAY":   10,
	"MAP":     11,
	"STRUCT":  12,
	"DECIMAL": typeDecimal, "DEC": typeDecimal, "NUMERIC": typeDecimal,
	"VOID":    16,
	"DATE":    17,
	"VARCHAR": 18,
	"CHAR":    19, "CHARACTER": 19,
}

const (
	typeString    = int32(7)
	typeDecimal   = int32(15)
	typeYearMonth = int32(20)
	typeDayTime   = int32(21)
)

// typeID is the protocol's type for a SQL type.
func typeID(sql string) int32 {
	word, rest := firstWord(sql)
	if word == "INTERVAL" {
		if unit, _ := firstWord(rest); unit == "YEAR" || unit == "MONTH" {
			return typeYearMonth
		}
		return typeDayTime
	}
	if id, ok := typeIDs[word]; ok {
		return id
	}
	return typeString
}

func firstWord(s string) (word, rest string) {
	s = strings.ToUpper(strings.TrimSpace(s))
	if i := strings.IndexAny(s, " (<"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// typeEntry is the type with its qualifiers: precision and scale of a DECIMAL.
func typeEntry(sql string) wire.Struct {
	entry := wire.Struct{1: typeID(sql)}
	if entry[1] == typeDecimal {
		p, s := precisionScale(sql)
		entry[2] = wire.Struct{1: wire.Map{Key: thrift.STRING, Elem: thrift.STRUCT, Values: map[any]any{
			"precision": wire.Struct{1: p}, "scale": wire.Struct{1: s},
		}}}
	}
	return entry
}

// precisionScale are those of DECIMAL(p, s), 10 and 0 if they are not there.
func precisionScale(sql string) (p, s int32) {
	_, args, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(sql), ")"), "(")
	first, second, _ := strings.Cut(args, ",")
	precision, err := strconv.ParseInt(strings.TrimSpace(first), 10, 32)
	if err != nil {
		precision = 10
	}
	scale, _ := strconv.ParseInt(strings.TrimSpace(second), 10, 32) // 0 if there is none
	return int32(precision), int32(scale)
}

// formatArrow is the form of a result.
const formatArrow = int32(0)

// metadata is the response of GetResultSetMetadata.
func (op *operation) metadata() wire.Struct {
	m := wire.Struct{1: success, 2: tableSchema(op.result.Columns), 1281: formatArrow, 1282: false, 1287: false}
	if op.result.Schema != nil {
		m[1283] = op.result.Schema
	}
	return m
}

func tableSchema(columns []engine.Column) wire.Struct {
	l := wire.List{Of: thrift.STRUCT}
	for i, c := range columns {
		desc := wire.Struct{1: c.Name, 2: wire.Struct{1: wire.Structs(wire.Struct{1: typeEntry(c.Type)})}, 3: int32(i + 1)}
		if c.Comment != "" {
			desc[4] = c.Comment
		}
		l.Values = append(l.Values, desc)
	}
	return wire.Struct{1: l}
}
