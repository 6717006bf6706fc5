package function

const ipFamily Family = "ip"

var ipFunctions = list{ipFamily, Scalar, []row{
	{sig: "ip_as_binary(string) binary", flags: NotSpark},
	{sig: "ip_as_string(string) string", flags: NotSpark},
	{sig: "ip_cidr(T) T", flags: NotSpark},
	{sig: "ip_cidr_contains(string, string) boolean", flags: NotSpark},
	{sig: "ip_host(T) T", flags: NotSpark},
	{sig: "ip_network(T) T", flags: NotSpark},
	{sig: "ip_network_first(T) T", flags: NotSpark},
	{sig: "ip_network_last(T) T", flags: NotSpark},
	{sig: "ip_prefix_length(string) int", flags: NotSpark},
	{sig: "ip_version(string) int", flags: NotSpark},
	{sig: "try_ip_as_binary(string) binary?", flags: NotSpark},
	{sig: "try_ip_as_string(string) string?", flags: NotSpark},
	{sig: "try_ip_cidr(T) T?", flags: NotSpark},
	{sig: "try_ip_host(T) T?", flags: NotSpark},
}}
