package gen

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scope is the names that are taken somewhere.
type scope map[string]bool

// take is name, with underscores at its end until none of what it stands for is
// taken; all of that is taken then.
func (s scope) take(name string, forms ...func(string) string) string {
	for {
		all := []string{name}
		for _, f := range forms {
			all = append(all, f(name))
		}
		if !slices.ContainsFunc(all, func(n string) bool { return s[n] }) {
			for _, n := range all {
				s[n] = true
			}
			return name
		}
		name += "_"
	}
}

// with is the form of a name with text before and after it.
func with(before, after string) func(string) string {
	return func(name string) string { return before + name + after }
}

// small is the form of a name that is not exported, with text after it.
func small(after string) func(string) string {
	return func(name string) string { return lowerFirst(name) + after }
}

// initialisms are written in capital letters.
var initialisms = names("ACL", "API", "ASCII", "CPU", "CSS", "CSV", "DNS", "EOF", "GUID", "HTML", "HTTP", "HTTPS", "ID", "IP", "JSON", "KPI",
	"QPS", "RAM", "RPC", "SKU", "SLA", "SMTP", "SQL", "SSH", "TCP", "TLS", "TTL", "UDP", "UI", "UID", "URI", "URL", "UTC", "UTF8", "UUID", "VAT", "VM", "XML", "YAML")

// exported is the exported Go name for a name of a catalog: customer_id is
// CustomerID. What Go does not allow in names separates words; a name that does
// not begin with a letter that can be large begins with X.
func exported(name string) string {
	var b strings.Builder
	last := rune(0)
	for _, w := range words(name) {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsDigit(last) && unicode.IsDigit(first) {
			b.WriteByte('_')
		}
		if up := strings.ToUpper(w); initialisms[up] || initialisms[strings.TrimRight(up, "0123456789")] {
			w = up
		} else {
			w = upperFirst(strings.ToLower(w))
		}
		b.WriteString(w)
		last, _ = utf8.DecodeLastRuneInString(w)
	}
	text := b.String()
	first, _ := utf8.DecodeRuneInString(text)
	if unicode.ToLower(first) != first && token.IsExported(text) && token.IsIdentifier(text) {
		return text
	}
	return "X" + b.String()
}

// words splits a name at all that is no letter or digit, and between the words
// of camel case.
func words(name string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) || r == utf8.RuneError }) {
		rs := []rune(part)
		start := 0
		for i := 1; i < len(rs); i++ {
			next := i+1 < len(rs) && unicode.IsLower(rs[i+1])
			if unicode.IsUpper(rs[i]) && (!unicode.IsUpper(rs[i-1]) && !unicode.IsDigit(rs[i-1]) || unicode.IsUpper(rs[i-1]) && next) {
				out = append(out, string(rs[start:i]))
				start = i
			}
		}
		out = append(out, string(rs[start:]))
	}
	return out
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lowerFirst is the exported name s as one that is not: URLPath is urlPath.
func lowerFirst(s string) string {
	rs := []rune(s)
	for i := range rs {
		if i > 0 && (!unicode.IsUpper(rs[i]) || i+1 < len(rs) && unicode.IsLower(rs[i+1])) {
			break
		}
		rs[i] = unicode.ToLower(rs[i])
	}
	return string(rs)
}

// parameter is the name of a parameter for a name of a catalog.
func parameter(name string, taken scope) string { return taken.take(lowerFirst(exported(name))) }

// parameters are the names that parameters in p may not have: those that generated
// functions use themselves, of the package and of packages.
func (p *pkg) parameters() scope {
	s := maps.Clone(p.names)
	s["t"], s["_"] = true, true
	for _, name := range types.Universe.Names() {
		s[name] = true
	}
	for tok := token.BREAK; tok <= token.VAR; tok++ {
		s[tok.String()] = true
	}
	return s
}

func names(of ...string) scope {
	s := scope{}
	for _, name := range of {
		s[name] = true
	}
	return s
}

// plainFirst is all in the order in which they get names in Go: what has a plain
// name in the catalog comes first, so that another with a similar name does not
// take what code uses already.
func plainFirst[E any](all []E, name func(E) string) []E {
	odd := func(e E) int {
		if path(name(e)) == name(e) {
			return 0
		}
		return 1
	}
	return slices.SortedStableFunc(slices.Values(all), func(a, b E) int {
		return cmp.Or(odd(a)-odd(b), len(name(a))-len(name(b)), strings.Compare(name(a), name(b)))
	})
}

// path is a name of a catalog as the name of a directory or file: ASCII letters
// in small, digits and underscores, a letter first.
func path(name string) string {
	var b strings.Builder
	for i, r := range strings.ToLower(name) {
		letter, digit := 'a' <= r && r <= 'z', '0' <= r && r <= '9'
		if i == 0 && !letter {
			b.WriteByte('x')
		}
		switch {
		case letter, digit:
			b.WriteRune(r)
		case r < utf8.RuneSelf:
			b.WriteByte('_')
		default:
			fmt.Fprintf(&b, "u%04x", r)
		}
	}
	return b.String()
}

// packageName is the name and directory of the package for a schema.
func packageName(schema string) string {
	name := dirName(schema)
	if token.IsKeyword(name) || notPackages[name] || strings.HasSuffix(name, "_test") {
		name += "_"
	}
	return name
}

// notPackages are names that the go command or the compiler gives a meaning.
var notPackages = names("documentation", "init", "main", "unsafe")

// dirName is the name of the directory for a catalog.
func dirName(catalog string) string {
	name := path(catalog)
	if name == "internal" || name == "testdata" || name == "vendor" {
		name += "_"
	}
	return name
}

// fileName is the name of the file for a table, without its ending. The go
// command reads a meaning into the last words of some.
func fileName(table string) string {
	name := path(table)
	if notFiles[name] || notEndings[name[strings.LastIndexByte(name, '_')+1:]] {
		name += "_"
	}
	return name
}

var (
	// notFiles are names that some systems keep for devices.
	notFiles = names("aux", "con", "nul", "prn", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
		"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9")
	// notEndings exclude files from the build.
	notEndings = names("test", "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd",
		"openbsd", "plan9", "solaris", "wasip1", "windows", "zos", "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips",
		"mipsle", "mips64", "mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc",
		"sparc64", "wasm")
)
