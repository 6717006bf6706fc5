package function

const vectorFamily Family = "vector"

var vectorFunctions = list{vectorFamily, Scalar, []row{
	{sig: "vector_cosine_similarity(array<float>, array<float>) float?", since: Version{18, 0}},
	{sig: "vector_inner_product(array<float>, array<float>) float", since: Version{18, 0}},
	{sig: "vector_l2_distance(array<float>, array<float>) float", since: Version{18, 0}},
	{sig: "vector_norm(array<float>, float?) float", since: Version{18, 0}},
	{sig: "vector_normalize(array<float>, float?) array<float>?", since: Version{18, 0}},
}}

var vectorAggregates = list{vectorFamily, Aggregate, []row{
	{sig: "vector_avg(array<float>) array<float>", since: Version{18, 0}},
	{sig: "vector_sum(array<float>) array<float>", since: Version{18, 0}},
}}
