package function

const windowFamily Family = "window"

var windows = list{windowFamily, Window, []row{
	{sig: "row_number() int!"},
	{sig: "rank() int!"},
	{sig: "dense_rank() int!"},
	{sig: "percent_rank() double!"},
	{sig: "cume_dist() double!"},
	{sig: "ntile(const narrow?) int!"},
	{sig: "lag(T, const int?, T?) T?", flags: TakesNulls},
	{sig: "lead(T, const int?, T?) T?", flags: TakesNulls},
	{sig: "nth_value(T, const int) T?", flags: TakesNulls},
}}
