package gen_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	goreflect "reflect"
	"strings"
	"testing"
	"time"

	"github.com/brickwork-sql/brickwork/reflect"
	"github.com/brickwork-sql/brickwork/reflect/gen"
	"github.com/brickwork-sql/brickwork/types"
)

// large is a schema of n tables with the given number of columns, of which some are STRUCTs.
func large(n, columns, structs int) *reflect.Snapshot {
	of := []types.Type{types.BigInt, types.String, types.Int, types.Timestamp, types.Decimal{Precision: 18, Scale: 2}, types.Boolean, types.Date, types.Double,
		types.Array{Elem: types.String}, types.Binary}
	var tables []reflect.Table
	for i := range n {
		t := tableOf(fmt.Sprintf("table_%04d", i))
		for j := range columns {
			c := reflect.Column{Name: fmt.Sprintf("column_%02d", j), Type: of[j%len(of)], Nullable: j > 0}
			if j >= columns-structs {
				c.Type = types.Struct{Fields: []types.Field{{Name: fmt.Sprintf("f%d_%d", i, j), Type: types.String}, {Name: "zip", Type: types.String}}}
			}
			t.Columns = append(t.Columns, c)
		}
		t.PrimaryKey = key("column_00")
		if i > 0 {
			t.ForeignKeys = []reflect.ForeignKey{foreign("big", "table_0000", "column_00", "column_10")}
		}
		tables = append(tables, t)
	}
	return snapshotOf(reflect.Schema{Name: "big", Tables: tables})
}

func BenchmarkGenerate(b *testing.B) {
	s := large(1000, 50, 0)
	size := 0
	for b.Loop() {
		size = 0
		for _, f := range generate(b, s, gen.Config{}) {
			size += len(f.Bytes)
		}
	}
	b.ReportMetric(float64(size), "bytes")
}

// Compiling a package, with all that it imports compiled. Each STRUCT is a type
// of its own, for which the compiler makes all methods of an expression.
func BenchmarkCompile(b *testing.B) {
	for _, x := range []struct{ tables, structs int }{{10, 0}, {100, 0}, {1000, 0}, {100, 1}} {
		b.Run(fmt.Sprintf("tables=%d/structs=%d", x.tables, x.tables*x.structs), func(b *testing.B) {
			dir := module(b, generate(b, large(x.tables, 50, x.structs), gen.Config{}), nil)
			goCommand(b, dir, "build", "github.com/brickwork-sql/brickwork/builder", "github.com/golang-sql/civil")
			memory := 0.0
			for b.Loop() {
				// other source each time, which no cache has
				if err := os.WriteFile(filepath.Join(dir, "db", "big", "n.go"), fmt.Appendf(nil, "package big\n\nconst n = %d\n", time.Now().UnixNano()), 0o644); err != nil {
					b.Fatal(err)
				}
				_, process := goProcess(b, dir, "build", "./db/...")
				memory = max(memory, peak(process))
			}
			b.ReportMetric(memory, "peak-MB")
		})
	}
}

// peak is the largest memory in MB that a process of those that p waited for had; 0 where the system does not tell.
func peak(p *os.ProcessState) float64 {
	usage := goreflect.Indirect(goreflect.ValueOf(p.SysUsage()))
	if usage.Kind() != goreflect.Struct || !usage.FieldByName("Maxrss").IsValid() {
		return 0
	}
	return float64(usage.FieldByName("Maxrss").Int()) / 1024
}

// What a program that imports 1,000 tables pays when it starts.
func BenchmarkStart(b *testing.B) {
	dir := module(b, generate(b, large(1000, 50, 0), gen.Config{}), map[string]string{
		"cmd/main.go": "package main\n\nimport (\n\t\"fmt\"\n\n\t\"example.com/db/big\"\n)\n\nfunc main() { fmt.Println(big.Table0000.Column00.Eq(1)) }\n",
	})
	goCommand(b, dir, "build", "-o", "program", "./db/cmd")
	var total, allocated, allocations float64
	n := 0.0
	for b.Loop() {
		cmd := exec.Command(filepath.Join(dir, "program"))
		cmd.Env = append(cmd.Environ(), "GODEBUG=inittrace=1")
		out, err := cmd.CombinedOutput()
		if err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		_, line, _ := strings.Cut(string(out), "init example.com/db/big ")
		var start, ms, bytes, allocs float64
		if _, err := fmt.Sscanf(line, "@%f ms, %f ms clock, %f bytes, %f allocs", &start, &ms, &bytes, &allocs); err != nil {
			b.Fatalf("%v in %q", err, out)
		}
		total, allocated, allocations, n = total+ms, bytes, allocs, n+1
	}
	b.ReportMetric(total/n, "init-ms")
	b.ReportMetric(allocated, "init-bytes")
	b.ReportMetric(allocations, "init-allocs")
}
