package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
)

// AssertTrue is NULL if c holds, else an error with the text message.
func AssertTrue(c b.Cond, message ...string) b.Expr[any] {
	return b.Call[any]("assert_true", with(message, c)...)
}

// Classifier is the row variable that a row is matched to, in MATCH_RECOGNIZE.
func Classifier() b.Expr[string] { return b.Call[string]("classifier") }

// Coalesce is the first that is not NULL; NULL if all are.
func Coalesce[T any](x, y b.Value[T], more ...b.Value[T]) b.Expr[T] {
	return b.Call[T]("coalesce", with(more, x, y)...)
}

// CurrentCatalog is the catalog of names without one.
func CurrentCatalog() b.Expr[string] { return b.Call[string]("current_catalog") }

// CurrentMetastore is the identifier of the metastore.
func CurrentMetastore() b.Expr[string] { return b.Call[string]("current_metastore") }

// CurrentRecipient is a property of the recipient of a share, in a view that is shared; NULL if there is none.
func CurrentRecipient(property string) b.Expr[string] {
	return b.Call[string]("current_recipient", b.Lit(property))
}

// CurrentSchema is the schema of names without one.
func CurrentSchema() b.Expr[string] { return b.Call[string]("current_schema") }

// CurrentUser is the name of who asks.
func CurrentUser() b.Expr[string] { return b.Call[string]("current_user") }

// Versions is what [CurrentVersion] returns.
type Versions struct {
	Runtime   string `db:"dbr_version"`
	SQL       string `db:"dbsql_version"`
	UserBuild string `db:"u_build_hash"`
	Build     string `db:"r_build_hash"`
}

// CurrentVersion is the versions of the server.
func CurrentVersion() b.Expr[Versions] { return b.Call[Versions]("current_version") }

// Greatest is the largest; NULLs are left out.
func Greatest[T any](x, y b.Value[T], more ...b.Value[T]) b.Expr[T] {
	return b.Call[T]("greatest", with(more, x, y)...)
}

// HTTPResponse is what [HTTPRequest] returns.
type HTTPResponse struct {
	StatusCode int32
	Text       string
}

// HTTPRequest sends a request over a connection; arguments are named: conn, method, path, json, headers, params.
func HTTPRequest(args ...b.Argument) b.Expr[HTTPResponse] {
	return b.Call[HTTPResponse]("http_request", args...)
}

// If is then if c holds, otherwise if c is FALSE or NULL.
func If[T any](c b.Cond, then, otherwise b.Value[T]) b.Expr[T] {
	return b.Call[T]("if", c, then, otherwise)
}

// InputFileBlockLength is the length of the block of a file that is read, -1 if none is.
func InputFileBlockLength() b.Expr[int64] { return b.Call[int64]("input_file_block_length") }

// InputFileBlockStart is where the block of a file that is read starts, -1 if none is.
func InputFileBlockStart() b.Expr[int64] { return b.Call[int64]("input_file_block_start") }

// InputFileName is the name of the file that is read, "" if none is.
func InputFileName() b.Expr[string] { return b.Call[string]("input_file_name") }

// IsAccountGroupMember reports whether who asks is in a group of the account.
func IsAccountGroupMember(group string) b.Bool {
	return b.Call[bool]("is_account_group_member", b.Lit(group))
}

// IsMember reports whether who asks is in a group of the workspace.
func IsMember(group string) b.Bool { return b.Call[bool]("is_member", b.Lit(group)) }

// IsNaN reports whether x is no number; never NULL.
func IsNaN[T ~float32 | ~float64](x b.Value[T]) b.Bool { return b.Call[bool]("isnan", x) }

// Least is the smallest; NULLs are left out.
func Least[T any](x, y b.Value[T], more ...b.Value[T]) b.Expr[T] {
	return b.Call[T]("least", with(more, x, y)...)
}

// MatchNumber is the number of a match, in MATCH_RECOGNIZE.
func MatchNumber() b.Expr[int64] { return b.Call[int64]("match_number") }

// MonotonicallyIncreasingID is a number that differs for each row and grows within a partition of the data.
func MonotonicallyIncreasingID() b.Expr[int64] { return b.Call[int64]("monotonically_increasing_id") }

// NullIf is x, or NULL if x = y.
func NullIf[T any](x, y b.Value[T]) b.Expr[T] { return b.Call[T]("nullif", x, y) }

// NullIfZero is x, or NULL if x is 0.
func NullIfZero[T b.Number](x b.Value[T]) b.Expr[T] { return b.Call[T]("nullifzero", x) }

// NVL2 is then if x is not NULL, else otherwise.
func NVL2[T any](x b.Any, then, otherwise b.Value[T]) b.Expr[T] {
	return b.Call[T]("nvl2", x, then, otherwise)
}

// Prev is x of the row before, in MATCH_RECOGNIZE.
func Prev[T any](x b.Value[T]) b.Expr[T] { return b.Call[T]("prev", x) }

// RaiseError is an error with the text message.
func RaiseError[M b.StringArg](message M) b.Expr[any] {
	return b.Call[any]("raise_error", b.Arg(message))
}

// Reflect is the text of what a static method of a Java class returns.
func Reflect[C, M b.StringArg](class C, method M, args ...b.Any) b.Expr[string] {
	return b.Call[string]("reflect", with(args, b.Arg(class), b.Arg(method))...)
}

// Secret is a secret; an error if who asks may not read it.
func Secret(scope, key string) b.Expr[string] {
	return b.Call[string]("secret", b.Lit(scope), b.Lit(key))
}

// SessionUser is the name of who opened the session.
func SessionUser() b.Expr[string] { return b.Call[string]("session_user") }

// SparkPartitionID is the number of the partition of the data that a row is in.
func SparkPartitionID() b.Expr[int32] { return b.Call[int32]("spark_partition_id") }

// TryReflect is [Reflect]; NULL if the method fails.
func TryReflect[C, M b.StringArg](class C, method M, args ...b.Any) b.Expr[string] {
	return b.Call[string]("try_reflect", with(args, b.Arg(class), b.Arg(method))...)
}

// TrySecret is [Secret]; NULL if who asks may not read it.
func TrySecret(scope, key string) b.Expr[string] {
	return b.Call[string]("try_secret", b.Lit(scope), b.Lit(key))
}

// UUID is a random identifier, another one for each row.
func UUID() b.Expr[string] { return b.Call[string]("uuid") }

// Version is the version of Spark and its commit.
func Version() b.Expr[string] { return b.Call[string]("version") }

// ZeroIfNull is x, or 0 if x is NULL.
func ZeroIfNull[T b.Number](x b.Value[T]) b.Expr[T] { return b.Call[T]("zeroifnull", x) }
