package check

// Kind is a kind of error: the same values as those of dialect.Kind.
type Kind uint8

// The kinds of errors.
const (
	Invalid Kind = iota + 1
	Incomplete
	Ambiguous
	Unsupported
	TooOld
	TypeMismatch
	Grouping
	Unresolved
	Unbound
	AllRows
	TooLarge
)

// Code is a kind of [Finding].
type Code uint16

// The kinds of findings.
const (
	UnknownTable Code = iota + 1
	UnknownColumn
	UnknownField
	UnknownFunction
	WrongArguments
	AmbiguousColumn
	TypesDiffer
	NotGrouped
	AggregateInWhere
	NullIntoValue // a nullable column is read into what cannot be nil
	MissingColumn // NOT NULL, no default
	WritesIdentity
	WritesGenerated
	DuplicateTarget
	NotWritable
	NarrowingWrite // a column does not hold all values of the type
	MergeKeyNotUnique
	MissingFilter // of a partition or cluster column
	FunctionOnClusterColumn
	JoinMultiplies
	NotInNullable
	OuterJoinUndone

	NotInScope      // a relation, an item or a lambda variable that is not visible here
	DuplicateName   // two relations of one name in FROM, two CTEs or windows that differ
	DuplicateColumn // two columns of one name in a relation
	NotComparable   // a MAP or VARIANT is compared or sorted
	NotCondition    // a condition that is not BOOLEAN
	ImplicitCast    // a STRING meets a number
	NoType          // a cast to a Go type without a SQL type
	ColumnCount     // rows, queries or lists of columns that differ in length
	RowMismatch     // columns of a query and fields of its Go struct do not meet
	NullWritten     // NULL into a NOT NULL column

	NestedAggregate
	AggregateInGroupBy
	MisplacedWindow // a window function where there is none
	NoWindow        // a window function without OVER, QUALIFY without a window function
	HavingUngrouped // HAVING without GROUP BY or an aggregate
	BadOrdinal      // an ordinal that is no item, or an aggregate
	DistinctWindow  // DISTINCT with OVER

	NoAssignments
	NoRows
	ManySources    // INSERT of several kinds of rows, or with parts that exclude each other
	NoCondition    // a JOIN or MERGE without its condition
	Unconditional  // UPDATE or DELETE of all rows, not said
	NoWhen         // MERGE without WHEN
	UnreachedWhen  // a WHEN after one that takes all rows
	OtherTable     // an assignment to a column of another table
	MultipleValues // a subquery of several columns as a value
)

// codes is the table of codes: the kind of error, and what the server would say.
var codes = [...]struct {
	name  string
	kind  Kind
	class string // error class of Spark or Delta
	state string // SQLSTATE
}{
	UnknownTable:            {"UnknownTable", Unresolved, "TABLE_OR_VIEW_NOT_FOUND", "42P01"},
	UnknownColumn:           {"UnknownColumn", Unresolved, "UNRESOLVED_COLUMN", "42703"},
	UnknownField:            {"UnknownField", Unresolved, "FIELD_NOT_FOUND", "42704"},
	UnknownFunction:         {"UnknownFunction", Unresolved, "UNRESOLVED_ROUTINE", "42883"},
	WrongArguments:          {"WrongArguments", Invalid, "WRONG_NUM_ARGS", "42605"},
	AmbiguousColumn:         {"AmbiguousColumn", Ambiguous, "AMBIGUOUS_REFERENCE", "42704"},
	TypesDiffer:             {"TypesDiffer", TypeMismatch, "DATATYPE_MISMATCH", "42K09"},
	NotGrouped:              {"NotGrouped", Grouping, "MISSING_AGGREGATION", "42803"},
	AggregateInWhere:        {"AggregateInWhere", Grouping, "INVALID_WHERE_CONDITION", "42903"},
	NullIntoValue:           {"NullIntoValue", TypeMismatch, "", ""},
	MissingColumn:           {"MissingColumn", Incomplete, "DELTA_MISSING_NOT_NULL_COLUMN_VALUE", "23502"},
	WritesIdentity:          {"WritesIdentity", Invalid, "DELTA_IDENTITY_COLUMNS_EXPLICIT_INSERT_NOT_SUPPORTED", "42808"},
	WritesGenerated:         {"WritesGenerated", Invalid, "DELTA_VIOLATE_CONSTRAINT_WITH_VALUES", "23001"},
	DuplicateTarget:         {"DuplicateTarget", Ambiguous, "DELTA_DUPLICATE_COLUMNS_FOUND", "42711"},
	NotWritable:             {"NotWritable", Invalid, "", ""},
	NarrowingWrite:          {"NarrowingWrite", TypeMismatch, "CAST_OVERFLOW_IN_TABLE_INSERT", "22003"},
	MergeKeyNotUnique:       {"MergeKeyNotUnique", Invalid, "DELTA_MULTIPLE_SOURCE_ROW_MATCHING_TARGET_ROW_IN_MERGE", "21506"},
	MissingFilter:           {"MissingFilter", Invalid, "", ""},
	FunctionOnClusterColumn: {"FunctionOnClusterColumn", Invalid, "", ""},
	JoinMultiplies:          {"JoinMultiplies", Invalid, "", ""},
	NotInNullable:           {"NotInNullable", Invalid, "", ""},
	OuterJoinUndone:         {"OuterJoinUndone", Invalid, "", ""},

	NotInScope:      {"NotInScope", Unresolved, "UNRESOLVED_COLUMN", "42703"},
	DuplicateName:   {"DuplicateName", Ambiguous, "AMBIGUOUS_REFERENCE", "42704"},
	DuplicateColumn: {"DuplicateColumn", Ambiguous, "COLUMN_ALREADY_EXISTS", "42711"},
	NotComparable:   {"NotComparable", TypeMismatch, "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", "42K09"},
	NotCondition:    {"NotCondition", TypeMismatch, "DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN", "42K09"},
	ImplicitCast:    {"ImplicitCast", TypeMismatch, "", ""},
	NoType:          {"NoType", TypeMismatch, "", ""},
	ColumnCount:     {"ColumnCount", Invalid, "NUM_COLUMNS_MISMATCH", "42826"},
	RowMismatch:     {"RowMismatch", TypeMismatch, "", ""},
	NullWritten:     {"NullWritten", TypeMismatch, "DELTA_NOT_NULL_CONSTRAINT_VIOLATED", "23502"},

	NestedAggregate:    {"NestedAggregate", Grouping, "NESTED_AGGREGATE_FUNCTION", "42607"},
	AggregateInGroupBy: {"AggregateInGroupBy", Grouping, "GROUP_BY_AGGREGATE", "42903"},
	MisplacedWindow:    {"MisplacedWindow", Grouping, "UNSUPPORTED_EXPR_FOR_OPERATOR", "42K0E"},
	NoWindow:           {"NoWindow", Grouping, "MISSING_WINDOW_SPECIFICATION", "42P20"},
	HavingUngrouped:    {"HavingUngrouped", Grouping, "MISSING_GROUP_BY", "42803"},
	BadOrdinal:         {"BadOrdinal", Invalid, "GROUP_BY_POS_OUT_OF_RANGE", "42805"},
	DistinctWindow:     {"DistinctWindow", Unsupported, "DISTINCT_WINDOW_FUNCTION_UNSUPPORTED", "0A000"},

	NoAssignments:  {"NoAssignments", Invalid, "PARSE_SYNTAX_ERROR", "42601"},
	NoRows:         {"NoRows", Incomplete, "PARSE_SYNTAX_ERROR", "42601"},
	ManySources:    {"ManySources", Ambiguous, "PARSE_SYNTAX_ERROR", "42601"},
	NoCondition:    {"NoCondition", Incomplete, "PARSE_SYNTAX_ERROR", "42601"},
	Unconditional:  {"Unconditional", AllRows, "", ""},
	NoWhen:         {"NoWhen", Invalid, "MERGE_WITHOUT_WHEN", "42601"},
	UnreachedWhen:  {"UnreachedWhen", Invalid, "NON_LAST_MATCHED_CLAUSE_OMIT_CONDITION", "42601"},
	OtherTable:     {"OtherTable", Unresolved, "UNRESOLVED_COLUMN", "42703"},
	MultipleValues: {"MultipleValues", Invalid, "INVALID_SUBQUERY_EXPRESSION", "42823"},
}

// String is the name of c in Go.
func (c Code) String() string { return codes[c].name }

// Kind is the kind of error that c is.
func (c Code) Kind() Kind { return codes[c].kind }

// Class is the error class that the server would answer with, empty if it would not refuse.
func (c Code) Class() string { return codes[c].class }

// SQLState is the SQLSTATE that the server would answer with, empty if it would not refuse.
func (c Code) SQLState() string { return codes[c].state }
