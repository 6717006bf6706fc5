package fn

import (
	"testing"

	b "github.com/brickwork-sql/brickwork/builder"
)

var sink b.Any

func BenchmarkCall(bench *testing.B) {
	bench.ReportAllocs()
	for bench.Loop() {
		sink = Lower(ts)
	}
}

func BenchmarkValue(bench *testing.B) {
	bench.ReportAllocs()
	for bench.Loop() {
		sink = RegexpExtract(ts, "(a)", 1)
	}
}

func BenchmarkAggregate(bench *testing.B) {
	bench.ReportAllocs()
	for bench.Loop() {
		sink = Sum(ti)
	}
}

func BenchmarkLambda(bench *testing.B) {
	bench.ReportAllocs()
	for bench.Loop() {
		sink = Transform(nums, func(x b.Expr[int32]) b.Value[int32] { return x.Add(1) })
	}
}
