package brickwork

import "strings"

// Condition is a kind of server error, for errors.Is. One condition may stand
// for several error classes and SQLSTATEs.
type Condition string

// Error is what c is about.
func (c Condition) Error() string { return "brickwork: " + string(c) }

// The conditions.
const (
	ErrTableNotFound    Condition = "table or view not found"
	ErrColumnNotFound   Condition = "column not found"
	ErrSchemaNotFound   Condition = "schema not found"
	ErrCatalogNotFound  Condition = "catalog not found"
	ErrRoutineNotFound  Condition = "function or procedure not found"
	ErrAlreadyExists    Condition = "object exists already"
	ErrPermission       Condition = "permission denied"
	ErrUnauthenticated  Condition = "not authenticated"
	ErrSyntax           Condition = "syntax error"
	ErrTypeMismatch     Condition = "types do not match"
	ErrConstraint       Condition = "constraint violated" // NOT NULL, CHECK, length
	ErrMergeCardinality Condition = "several source rows match a target row"
	ErrConflict         Condition = "changed by another statement" // try again
	ErrOverflow         Condition = "value out of range"
	ErrDivisionByZero   Condition = "division by zero"
	ErrTimeout          Condition = "took too long"
	ErrUnavailable      Condition = "warehouse unavailable" // starting, throttled, not there
	ErrSessionLost      Condition = "session lost"
	ErrUnsupported      Condition = "not supported here" // also of the embedded engine, before sending
)

// marks are the classes and SQLSTATEs of each condition, as Spark and
// Databricks have them. A class stands for its subclasses too; * stands for any
// text at one end.
var marks = map[Condition]struct{ classes, states []string }{
	ErrTableNotFound: {
		[]string{"TABLE_OR_VIEW_NOT_FOUND", "VIEW_NOT_FOUND", "TABLE_NOT_FOUND", "DELTA_TABLE_NOT_FOUND", "DELTA_MISSING_DELTA_TABLE", "DELTA_PATH_DOES_NOT_EXIST"},
		[]string{"42P01"},
	},
	ErrColumnNotFound: {
		[]string{"UNRESOLVED_COLUMN", "UNRESOLVED_FIELD", "UNRESOLVED_MAP_KEY", "UNRESOLVED_USING_COLUMN_FOR_JOIN", "COLUMN_NOT_FOUND", "FIELD_NOT_FOUND", "DELTA_COLUMN_NOT_FOUND*", "DELTA_MERGE_UNRESOLVED_EXPRESSION"},
		[]string{"42703"},
	},
	ErrSchemaNotFound:  {[]string{"SCHEMA_NOT_FOUND", "NO_SUCH_SCHEMA*", "NO_SUCH_NAMESPACE*", "NO_SUCH_DATABASE*"}, []string{"3F000"}},
	ErrCatalogNotFound: {[]string{"CATALOG_NOT_FOUND", "NO_SUCH_CATALOG*"}, []string{"42P08"}},
	ErrRoutineNotFound: {[]string{"UNRESOLVED_ROUTINE", "ROUTINE_NOT_FOUND", "FUNCTION_NOT_FOUND", "UNRESOLVABLE_TABLE_VALUED_FUNCTION", "PROCEDURE_NOT_FOUND"}, []string{"42883"}},
	ErrAlreadyExists:   {[]string{"*_ALREADY_EXISTS", "*_ALREADY_EXIST"}, []string{"42P06", "42P07", "42710", "42723"}},
	ErrPermission:      {[]string{"INSUFFICIENT_PERMISSIONS*", "PERMISSION_DENIED", "UNAUTHORIZED_ACCESS", "INSUFFICIENT_PRIVILEGES"}, []string{"42501"}},
	ErrUnauthenticated: {[]string{"UNAUTHENTICATED"}, []string{"28*"}},
	ErrSyntax:          {[]string{"PARSE_SYNTAX_ERROR", "PARSE_EMPTY_STATEMENT", "INVALID_SQL_SYNTAX", "UNCLOSED_BRACKETED_COMMENT"}, []string{"42601", "42617"}},
	ErrTypeMismatch: {
		[]string{"DATATYPE_MISMATCH", "CAST_INVALID_INPUT", "CANNOT_PARSE*", "CANNOT_UP_CAST_DATATYPE", "INCOMPATIBLE_DATA_FOR_TABLE", "INCOMPATIBLE_COLUMN_TYPE", "UNEXPECTED_INPUT_TYPE", "INVALID_VARIANT_CAST", "DELTA_FAILED_TO_MERGE_FIELDS", "DELTA_CAST_OVERFLOW_IN_TABLE_WRITE_TYPE"},
		[]string{"42K09", "22018", "22023", "42825", "KD000"},
	},
	ErrConstraint: {
		[]string{"CHECK_CONSTRAINT_VIOLATION", "NOT_NULL_CONSTRAINT_VIOLATION", "NOT_NULL_ASSERT_VIOLATION", "EXCEED_LIMIT_LENGTH", "DELTA_VIOLATE_CONSTRAINT*", "DELTA_NOT_NULL_CONSTRAINT_VIOLATED", "DELTA_MISSING_NOT_NULL_COLUMN_VALUE", "DELTA_NEW_CHECK_CONSTRAINT_VIOLATION", "DELTA_NEW_NOT_NULL_VIOLATION", "DELTA_EXCEED_CHAR_VARCHAR_LIMIT"},
		[]string{"23000", "23001", "23502", "23505", "23512", "23513", "23514", "22001"},
	},
	ErrMergeCardinality: {[]string{"MERGE_CARDINALITY_VIOLATION", "DELTA_MULTIPLE_SOURCE_ROW_MATCHING_TARGET_ROW_IN_MERGE"}, []string{"23K01", "21506"}},
	ErrConflict:         {[]string{"DELTA_CONCURRENT_*", "CONCURRENT_*", "DELTA_METADATA_CHANGED", "DELTA_PROTOCOL_CHANGED", "TRANSACTION_CONFLICT*"}, []string{"2D521", "40000", "40001", "40003"}},
	ErrOverflow: {
		[]string{"ARITHMETIC_OVERFLOW", "BINARY_ARITHMETIC_OVERFLOW", "CAST_OVERFLOW", "CAST_OVERFLOW_IN_TABLE_INSERT", "DATETIME_OVERFLOW", "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", "INTERVAL_ARITHMETIC_OVERFLOW", "NUMERIC_OUT_OF_SUPPORTED_RANGE", "NUMERIC_VALUE_OUT_OF_RANGE", "DELTA_CAST_OVERFLOW_IN_TABLE_WRITE"},
		[]string{"22003", "22008", "22015"},
	},
	ErrDivisionByZero: {[]string{"DIVIDE_BY_ZERO", "INTERVAL_DIVIDED_BY_ZERO", "REMAINDER_BY_ZERO"}, []string{"22012"}},
	ErrTimeout:        {[]string{"QUERY_EXECUTION_TIMEOUT_EXCEEDED", "STATEMENT_TIMEOUT*", "*_TIMEOUT_EXCEEDED"}, []string{"57KD0", "57014", "HYT00", "HYT01"}},
	ErrUnavailable:    {[]string{"TEMPORARILY_UNAVAILABLE", "REQUEST_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED", "SERVICE_UNAVAILABLE"}, []string{"08001", "08006", "57P03"}},
	ErrSessionLost:    {[]string{"INVALID_HANDLE", "SESSION_NOT_FOUND", "SESSION_CLOSED"}, nil},
	ErrUnsupported:    {[]string{"UNSUPPORTED_*", "NOT_SUPPORTED_*", "FEATURE_NOT_ENABLED", "FEATURE_UNAVAILABLE", "DELTA_UNSUPPORTED*", "UC_*_NOT_SUPPORTED", "NOT_IMPLEMENTED"}, []string{"0A000", "56038"}},
}

// covers reports whether c stands for the class or the SQLSTATE.
func (c Condition) covers(class, state string) bool {
	m := marks[c]
	parent, _, _ := strings.Cut(class, ".")
	return anyLike(m.classes, parent) || anyLike(m.states, state)
}

func anyLike(patterns []string, s string) bool {
	for _, p := range patterns {
		if s != "" && like(p, s) {
			return true
		}
	}
	return false
}

// like reports whether s is p, in which one * stands for any text.
func like(p, s string) bool {
	before, after, wild := strings.Cut(p, "*")
	if !wild {
		return p == s
	}
	return len(s) >= len(before)+len(after) && strings.HasPrefix(s, before) && strings.HasSuffix(s, after)
}
