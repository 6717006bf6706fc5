package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/types"
)

// AIAnalyzeSentiment is "positive", "negative", "neutral" or "mixed".
func AIAnalyzeSentiment[T ~string](x b.Value[T]) b.Expr[string] {
	return b.Call[string]("ai_analyze_sentiment", x)
}

// AIClassify is which of labels x belongs to; NULL if it cannot be said.
func AIClassify[T ~string](x b.Value[T], labels ...string) b.Expr[string] {
	return b.Call[string]("ai_classify", x, stringArray(labels))
}

// AIEnrich is new fields about x: schema is their names as a JSON array, or a JSON object of names and types.
func AIEnrich[T ~string](x b.Value[T], schema string) b.Expr[types.Variant] {
	return b.Call[types.Variant]("ai_enrich", x, b.Lit(schema))
}

// AIEnrichFrom is [AIEnrich] with what sources know.
func AIEnrichFrom[T ~string](x b.Value[T], schema string, sources b.Any, opts ...b.Option) b.Expr[types.Variant] {
	return b.Call[types.Variant]("ai_enrich", options(opts, x, b.Lit(schema), sources)...)
}

// AIExtract is what x says of each of labels, as a struct S of texts.
func AIExtract[S any, T ~string](x b.Value[T], labels ...string) b.Expr[S] {
	return b.Call[S]("ai_extract", x, stringArray(labels))
}

// AIFixGrammar is x without mistakes of grammar.
func AIFixGrammar[T ~string](x b.Value[T]) b.Expr[string] {
	return b.Call[string]("ai_fix_grammar", x)
}

// AIForecast continues time series; arguments are named: observed (a TableArg), horizon, time_col, value_col …
func AIForecast(args ...b.Argument) b.Rel { return b.CallTable("ai_forecast", args...) }

// AIDetectAnomalies finds values of time series that stand out; arguments are named: observed (a TableArg), time_col,
// value_col …
func AIDetectAnomalies(args ...b.Argument) b.Rel { return b.CallTable("ai_detect_anomalies", args...) }

// AIGen is the answer to a prompt.
func AIGen[P b.StringArg](prompt P) b.Expr[string] { return b.Call[string]("ai_gen", b.Arg(prompt)) }

// AIGenerateText is the answer of a model to a prompt; params are names and values in turn.
func AIGenerateText[P b.StringArg](prompt P, model string, params ...b.Argument) b.Expr[string] {
	return b.Call[string]("ai_generate_text", with(params, b.Arg(prompt), b.Lit(model))...)
}

// AIMask is x with what labels name hidden: "person", "email".
func AIMask[T ~string](x b.Value[T], labels ...string) b.Expr[string] {
	return b.Call[string]("ai_mask", x, stringArray(labels))
}

// AIParseDocument is the parts of a document: text, tables, pages.
func AIParseDocument(x b.Value[[]byte], opts ...b.Option) b.Expr[types.Variant] {
	return b.Call[types.Variant]("ai_parse_document", options(opts, x)...)
}

// AIPredictClass fills a column of words or conditions where it is NULL; arguments are named: input (a TableArg),
// target_col, feature_cols, seed.
func AIPredictClass(args ...b.Argument) b.Rel { return b.CallTable("ai_predict_class", args...) }

// AIPredictValue fills a column of numbers where it is NULL; arguments are named: input (a TableArg), target_col,
// feature_cols, seed.
func AIPredictValue(args ...b.Argument) b.Rel { return b.CallTable("ai_predict_value", args...) }

// AIPrepSearch is what [AIParseDocument] made, cut into pieces to search.
func AIPrepSearch(x b.Value[types.Variant], opts ...b.Option) b.Expr[types.Variant] {
	return b.Call[types.Variant]("ai_prep_search", options(opts, x)...)
}

// AIQuery asks a model at an endpoint; its answer is trusted to be an R.
func AIQuery[R any, E b.StringArg](endpoint E, request b.Any, opts ...b.Argument) b.Expr[R] {
	return b.Call[R]("ai_query", with(opts, b.Arg(endpoint), request)...)
}

// AISearch is what indexes know of a question, and an answer.
func AISearch[Q b.StringArg](query Q, sources b.Any) b.Expr[types.Variant] {
	return b.Call[types.Variant]("ai_search", b.Arg(query), sources)
}

// AISearchWith is [AISearch] with instructions and options.
func AISearchWith[Q, I b.StringArg](query Q, sources b.Any, instructions I, opts ...b.Option) b.Expr[types.Variant] {
	return b.Call[types.Variant]("ai_search", options(opts, b.Arg(query), sources, b.Arg(instructions))...)
}

// AISimilarity is how alike x and y are in meaning, up to 1.
func AISimilarity[X, Y ~string](x b.Value[X], y b.Value[Y]) b.Expr[float32] {
	return b.Call[float32]("ai_similarity", x, y)
}

// AISummarize is x in about words words (50 if left out, 0 is no limit).
func AISummarize[T ~string](x b.Value[T], words ...int) b.Expr[string] {
	return b.Call[string]("ai_summarize", with(words, x)...)
}

// AITopDrivers is what a metric changed by most; arguments are named: input (a TableArg), metric, is_test …
func AITopDrivers(args ...b.Argument) b.Rel { return b.CallTable("ai_top_drivers", args...) }

// AITranslate is x in a language: "en", "de".
func AITranslate[T ~string, L b.StringArg](x b.Value[T], language L) b.Expr[string] {
	return b.Call[string]("ai_translate", x, b.Arg(language))
}

// stringArray is texts as an array, written into the text.
func stringArray(texts []string) b.Argument {
	return b.Call[[]string]("array", with(texts)...)
}
