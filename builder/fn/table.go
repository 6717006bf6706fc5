package fn

import (
	"time"

	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Explode is a row per element; none for NULL.
func Explode[E any](a b.Value[[]E]) b.Generator[E] { return b.MakeGenerator[E](table("explode", a)) }

// ExplodeOuter is [Explode] with a row of NULL for no element.
func ExplodeOuter[E any](a b.Value[[]E]) b.Generator[E] {
	return b.MakeGenerator[E](table("explode_outer", a))
}

// ExplodeMap is a row per entry; none for NULL.
func ExplodeMap[K comparable, V any](m b.Value[map[K]V]) b.Generator2[K, V] {
	return b.MakeGenerator2[K, V](table("explode", m))
}

// ExplodeMapOuter is [ExplodeMap] with a row of NULLs for no entry.
func ExplodeMapOuter[K comparable, V any](m b.Value[map[K]V]) b.Generator2[K, V] {
	return b.MakeGenerator2[K, V](table("explode_outer", m))
}

// PosExplode is a row per element with its place, from 0.
func PosExplode[E any](a b.Value[[]E]) b.Generator2[int32, E] {
	return b.MakeGenerator2[int32, E](table("posexplode", a))
}

// PosExplodeOuter is [PosExplode] with a row of NULLs for no element.
func PosExplodeOuter[E any](a b.Value[[]E]) b.Generator2[int32, E] {
	return b.MakeGenerator2[int32, E](table("posexplode_outer", a))
}

// PosExplodeMap is a row per entry with its place, from 0: pos, key, value.
func PosExplodeMap[K comparable, V any](m b.Value[map[K]V]) b.Rel {
	return b.CallTable("posexplode", m)
}

// Inline is a row per struct of a, a column per field.
func Inline[S any](a b.Value[[]S]) b.Rel { return b.CallTable("inline", a) }

// InlineOuter is [Inline] with a row of NULLs for no struct.
func InlineOuter[S any](a b.Value[[]S]) b.Rel { return b.CallTable("inline_outer", a) }

// Stack is xs in a number of rows.
func Stack(rows int, xs ...b.Any) b.Rel { return b.CallTable("stack", with(xs, lit(rows))...) }

// JSONTuple is one row with the texts at keys; NULL where there is none.
func JSONTuple[T ~string](x b.Value[T], keys ...string) b.Rel {
	return b.CallTable("json_tuple", with(keys, x)...)
}

// VariantExplode is a row per element or field of a VARIANT: pos, key, value.
func VariantExplode(x b.Any) b.Rel { return b.CallTable("variant_explode", x) }

// VariantExplodeOuter is [VariantExplode] with a row of NULLs for no element or field.
func VariantExplodeOuter(x b.Any) b.Rel { return b.CallTable("variant_explode_outer", x) }

// Range is the rows 0 to end - 1, column id.
func Range[N b.IntArg](end N) b.Rel { return b.CallTable("range", b.Arg(end)) }

// RangeFrom is [Range] from start in steps.
func RangeFrom[A, B b.IntArg](start A, end B, step ...int) b.Rel {
	return b.CallTable("range", with(step, b.Arg(start), b.Arg(end))...)
}

// Collations is the collations that there are.
func Collations() b.Rel { return b.CallTable("collations") }

// SQLKeywords is the keywords of SQL: keyword, and whether it is reserved.
func SQLKeywords() b.Rel { return b.CallTable("sql_keywords") }

// CloudFilesState is the state of the files that Auto Loader found under a checkpoint.
func CloudFilesState(checkpoint string) b.Rel {
	return b.CallTable("cloud_files_state", b.Lit(checkpoint))
}

// EventLog is the events of the pipeline that keeps t.
func EventLog(t b.TableRef) b.Rel { return b.CallTable("event_log", b.TableArg(t)) }

// EventLogOf is the events of a pipeline.
func EventLogOf(pipeline string) b.Rel { return b.CallTable("event_log", b.Lit(pipeline)) }

// ListSecrets is the secrets that who asks may see, of a scope or of all: scope, key.
func ListSecrets(scope ...string) b.Rel { return b.CallTable("list_secrets", with(scope)...) }

// ReadFiles is the rows of files; options are named arguments.
func ReadFiles[P b.StringArg](path P, opts ...b.Argument) b.Rel {
	return b.CallTable("read_files", with(opts, b.Arg(path))...)
}

// ReadKafka is the records of Kafka; all arguments are named.
func ReadKafka(args ...b.Argument) b.Rel { return b.CallTable("read_kafka", args...) }

// ReadKinesis is the records of Kinesis; all arguments are named.
func ReadKinesis(args ...b.Argument) b.Rel { return b.CallTable("read_kinesis", args...) }

// ReadPubSub is the records of Pub/Sub; all arguments are named.
func ReadPubSub(args ...b.Argument) b.Rel { return b.CallTable("read_pubsub", args...) }

// ReadPulsar is the records of Pulsar; all arguments are named.
func ReadPulsar(args ...b.Argument) b.Rel { return b.CallTable("read_pulsar", args...) }

// ReadStateMetadata is what a streaming query keeps under a checkpoint.
func ReadStateMetadata(checkpoint string) b.Rel {
	return b.CallTable("read_state_metadata", b.Lit(checkpoint))
}

// ReadStateStore is the state of a streaming query under a checkpoint; options are named arguments.
func ReadStateStore(checkpoint string, opts ...b.Argument) b.Rel {
	return b.CallTable("read_statestore", with(opts, b.Lit(checkpoint))...)
}

// RemoteQuery is the rows of a query that another system runs over a connection; options are named arguments.
func RemoteQuery(connection string, opts ...b.Argument) b.Rel {
	return b.CallTable("remote_query", with(opts, b.Lit(connection))...)
}

// TableChanges is the change feed of t since a version, and up to one.
func TableChanges[N b.IntArg](t b.TableRef, from N, to ...N) b.Rel {
	args := []b.Argument{tableName(t), b.Arg(from)}
	for _, v := range to {
		args = append(args, b.Arg(v))
	}
	return b.CallTable("table_changes", args...)
}

// TableChangesSince is the change feed of t since a time, and up to one.
func TableChangesSince(t b.TableRef, from b.Value[time.Time], to ...b.Value[time.Time]) b.Rel {
	return b.CallTable("table_changes", with(to, tableName(t), from)...)
}

// tableName is the name of t as a text.
func tableName(t b.TableRef) b.Argument {
	n, ok := b.Tree(t).(*ast.Table)
	if !ok || n.Info == nil {
		return mistake[string]("a table by its name is wanted")
	}
	return b.Lit(n.Info.Name.String())
}

// VectorSearch takes named arguments only.
func VectorSearch(args ...b.Argument) b.Rel { return b.CallTable("vector_search", args...) }
