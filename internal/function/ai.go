package function

const aiFamily Family = "ai"

var aiFunctions = list{aiFamily, Scalar, []row{
	{sig: "ai_analyze_sentiment(string) string?", flags: Random | NotSpark},
	{sig: "ai_classify(json, any, const map<string, string>?) any?", flags: Random | NotSpark},
	{sig: "ai_decide", flags: Unread | NotSpark},
	{sig: "ai_enrich(json, const string, any?, const map<string, string>?) variant?", flags: Random | NotSpark, since: Version{18, 2}},
	{sig: "ai_extract(json, any, const map<string, string>?) any?", flags: Random | NotSpark},
	{sig: "ai_fix_grammar(string) string?", flags: Random | NotSpark},
	{sig: "ai_gen(string) string?", flags: Random | NotSpark},
	{sig: "ai_generate_text(string, const string, any...) string?", flags: Random | NotSpark},
	{sig: "ai_mask(string, array<string>) string?", flags: Random | NotSpark},
	{sig: "ai_parse_document(binary, const map<string, string>?) variant?", flags: Random | NotSpark, since: Version{17, 3}},
	{sig: "ai_prep_search(variant, const map<string, string>?) variant?", flags: Random | NotSpark, since: Version{18, 2}},
	{sig: "ai_query(endpoint: const string, request: any, named...) any?", flags: Random | NotSpark, since: Version{14, 2}},
	{sig: "ai_search(json, any, string?, const map<string, string>?) variant?", flags: Random | NotSpark, since: Version{18, 2}},
	{sig: "ai_similarity(string, string) float?", flags: Random | NotSpark},
	{sig: "ai_summarize(string, const int?) string?", flags: Random | NotSpark},
	{sig: "ai_transcribe", flags: Unread | NotSpark},
	{sig: "ai_translate(string, string) string?", flags: Random | NotSpark},
}}

var aiTables = list{aiFamily, Table, []row{
	{sig: "ai_detect_anomalies(observed: table, time_col: const string, value_col: const string, group_col: const any?, anomaly_threshold: const double?, covariate_col: const any?, holiday_region: const string?, only_last_n: const int?, smoothing: const any?) any", flags: Random | NotSpark},
	{sig: "ai_forecast(observed: table, horizon: const any, time_col: const string, value_col: const any, group_col: const any?, prediction_interval_width: const double?, frequency: const string?, seed: const int?, parameters: const string?) any", flags: Random | NotSpark},
	{sig: "ai_predict_class(input: table, target_col: const string, feature_cols: const array<string>, seed: const int?) any", flags: Random | NotSpark, since: Version{19, 3}},
	{sig: "ai_predict_value(input: table, target_col: const string, feature_cols: const array<string>, seed: const int?) any", flags: Random | NotSpark, since: Version{19, 3}},
	{sig: "ai_top_drivers(input: table, metric: const string, is_test: const string, dimensions: const array<string>?, aggregation: const string?, min_support: const double?) any", flags: Random | NotSpark, since: Version{16, 1}},
}}
