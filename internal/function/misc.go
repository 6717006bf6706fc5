package function

const (
	miscFamily  Family = "misc"
	matchFamily Family = "match"
)

var miscFunctions = list{miscFamily, Scalar, []row{
	{sig: "assert_true(boolean, string?) void?"},
	{sig: "case", flags: Grammar, alias: "CASE"},
	{sig: "coalesce(T, T...) T?"},
	{sig: "current_catalog() string!", flags: Stable},
	{sig: "current_database() string!", flags: Stable, alias: "current_schema"},
	{sig: "current_metastore() string!", flags: Stable | NotSpark},
	{sig: "current_recipient(const string) string?", flags: Stable | NotSpark},
	{sig: "current_schema() string!", flags: Stable},
	{sig: "current_user() string!", flags: Stable | NoParens},
	{sig: "current_version() struct<dbr_version: string, dbsql_version: string, u_build_hash: string, r_build_hash: string>!", flags: Stable | NotSpark},
	{sig: "equal_null(any, any) boolean!", alias: "<=>"},
	{sig: "greatest(T, T, T...) T?"},
	{sig: "hash(any, any...) int!"},
	{sig: "http_request(conn: const string?, method: string?, path: string?, json: string?, headers: map<string, string>?, params: map<string, string>?) struct<status_code: int, text: string>?", flags: Random | NotSpark, since: Version{16, 2}},
	{sig: "if(boolean, T, T) T?"},
	{sig: "iff(boolean, T, T) T?", flags: NotSpark, alias: "if"},
	{sig: "ifnull(T, T) T?", alias: "coalesce"},
	{sig: "input_file_block_length() bigint!"},
	{sig: "input_file_block_start() bigint!"},
	{sig: "input_file_name() string!"},
	{sig: "is_account_group_member(const string) boolean!", flags: Stable | NotSpark},
	{sig: "is_member(const string) boolean!", flags: Stable | NotSpark},
	{sig: "isnan(double) boolean!"},
	{sig: "isnotnull(any) boolean!", alias: "IS NOT NULL"},
	{sig: "isnull(any) boolean!", alias: "IS NULL"},
	{sig: "java_method(string, string, any...) string?", flags: Random, alias: "reflect"},
	{sig: "least(T, T, T...) T?"},
	{sig: "monotonically_increasing_id() bigint!", flags: Random},
	{sig: "nullif(T, T) T?"},
	{sig: "nullifzero(N) N?", since: Version{15, 4}},
	{sig: "nvl(T, T) T?", alias: "coalesce"},
	{sig: "nvl2(any, T, T) T?"},
	{sig: "raise_error(string) void?"},
	{sig: "reflect(string, string, any...) string?", flags: Random},
	{sig: "secret(const string, const string) string", flags: Stable | NotSpark, since: Version{11, 0}},
	{sig: "session_user() string!", flags: Stable | NoParens, since: Version{14, 1}},
	{sig: "spark_partition_id() int!", flags: Random},
	{sig: "try_reflect(string, string, any...) string?", flags: Random},
	{sig: "try_secret(const string, const string) string?", flags: Stable | NotSpark, since: Version{15, 0}},
	{sig: "user() string!", flags: Stable | NoParens, alias: "current_user"},
	{sig: "uuid() string!", flags: Random},
	{sig: "version() string!", flags: Stable},
	{sig: "xxhash64(any, any...) bigint!"},
	{sig: "zeroifnull(N) N!", since: Version{15, 4}},
}}

var miscTables = list{miscFamily, Table, []row{
	{sig: "list_secrets(const string?) struct<scope: string, key: string>", flags: Stable | NotSpark, since: Version{11, 0}},
}}

var matchFunctions = list{matchFamily, Scalar, []row{
	{sig: "classifier() string", flags: NotSpark},
	{sig: "match_number() bigint!", flags: NotSpark},
	{sig: "prev(T) T?", flags: NotSpark},
}}

var metricAggregates = list{matchFamily, Aggregate, []row{
	{sig: "agg(T) T?", flags: NoDistinct | NoFilter | NoWindow | NotSpark, since: Version{16, 4}, alias: "measure"},
	{sig: "measure(T) T?", flags: NoDistinct | NoFilter | NoWindow, since: Version{16, 4}},
}}
