package function

const tableFamily Family = "table"

var generators = list{tableFamily, Generator, []row{
	{sig: "explode(collection: array<T>) struct<col: T> | (collection: map<K, V>) struct<key: K, value: V>"},
	{sig: "explode_outer(collection: array<T>) struct<col: T> | (collection: map<K, V>) struct<key: K, value: V>"},
	{sig: "inline(input: array<T>) T"},
	{sig: "inline_outer(input: array<T>) T"},
	{sig: "posexplode(collection: array<T>) struct<pos: int, col: T> | (collection: map<K, V>) struct<pos: int, key: K, value: V>"},
	{sig: "posexplode_outer(collection: array<T>) struct<pos: int, col: T> | (collection: map<K, V>) struct<pos: int, key: K, value: V>"},
	{sig: "stack(const int, any, any...) any?"},
}}

var tables = list{tableFamily, Table, []row{
	{sig: "cloud_files_state(string, string?) any", flags: NotSpark, since: Version{11, 0}},
	{sig: "event_log(any) any", flags: NotSpark, since: Version{13, 3}},
	{sig: "range(bigint) struct<id: bigint> | (bigint, bigint, bigint?, int?) struct<id: bigint>"},
	{sig: "read_files(const string, named...) any", flags: NotSpark, since: Version{13, 3}},
	{sig: "read_kafka(named...) any", flags: NotSpark, since: Version{13, 3}},
	{sig: "read_kinesis(named...) any", flags: NotSpark, since: Version{13, 3}},
	{sig: "read_pubsub(named...) any", flags: NotSpark, since: Version{13, 3}},
	{sig: "read_pulsar(named...) any", flags: NotSpark, since: Version{14, 1}},
	{sig: "read_state_metadata(const string) any", flags: NotSpark, since: Version{14, 3}},
	{sig: "read_statestore(const string, named...) any", flags: NotSpark, since: Version{14, 3}},
	{sig: "remote_query(const string, named...) any", flags: NotSpark},
	{sig: "sql_keywords() struct<keyword: string, reserved: boolean>"},
	{sig: "table_changes(const any, const any, const any?) any"},
	{sig: "vector_search(named...) any", flags: NotSpark, since: Version{15, 3}},
}}
