package layout

import (
	"bytes"
	"fmt"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// uses is what a parameter that can hold text may be used as.
var uses = map[string]bool{
	"name":    true, // quoted
	"word":    true, // refused unless it is a plain word: names of hints and arguments
	"literal": true, // a string literal
	"value":   true, // a parameter, or a literal of any type
	"step":    true, // of a path, quoted
	"raw":     true, // SQL, of a type that only a constant fits
	"lookup":  true, // not in the text at all
	"output":  true, // told, not taken
}

// No string is SQL: each parameter of builder and dialect that can hold text is
// in strings.txt with what it is used as.
func TestStringsAreNoSQL(t *testing.T) {
	file := filepath.Join("testdata", "strings.txt")
	text, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	known := map[string]string{}
	for line := range strings.Lines(string(text)) {
		name, use, _ := strings.Cut(strings.TrimSpace(line), "\t")
		known[name] = use
	}
	imp, _ := compiledPackages(t)
	var found []string
	for _, path := range []string{"/builder", "/builder/hint", "/dialect"} {
		pkg, err := imp.Import(module + path)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, textParameters(pkg)...)
	}
	slices.Sort(found)
	if *update {
		var out bytes.Buffer
		for _, name := range found {
			fmt.Fprintf(&out, "%s\t%s\n", name, known[name])
		}
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range found {
		if !uses[known[name]] {
			t.Errorf("%s: what is it used as? strings.txt says %q", name, known[name])
		}
		if raw := strings.HasSuffix(name, " rawText"); raw != (known[name] == "raw") {
			t.Errorf("%s: only what a constant fits may be SQL", name)
		}
		delete(known, name)
	}
	for name := range known {
		t.Errorf("%s is in strings.txt only", name)
	}
}

// textParameters is the parameters that can hold text, and the fields of
// structs, of what pkg exports: "builder.NewTable catalog".
func textParameters(pkg *types.Package) []string {
	var found []string
	add := func(owner string, sig *types.Signature) {
		for p := range sig.Params().Variables() {
			if holdsText(p.Type()) {
				found = append(found, pkg.Name()+"."+owner+" "+p.Name()+sealed(p.Type()))
			}
		}
	}
	for _, name := range pkg.Scope().Names() {
		switch obj := pkg.Scope().Lookup(name).(type) {
		case *types.Func:
			if obj.Exported() {
				add(name, obj.Signature())
			}
		case *types.TypeName:
			if named, ok := obj.Type().(*types.Named); ok && obj.Exported() {
				for m := range named.Methods() {
					if m.Exported() {
						add(name+"."+m.Name(), m.Signature())
					}
				}
				found = append(found, textFields(pkg, name, named)...)
			}
		}
	}
	return found
}

// sealed is the name of a type that only a constant fits from outside.
func sealed(t types.Type) string {
	if named, ok := t.(*types.Named); ok && !named.Obj().Exported() {
		return " " + named.Obj().Name()
	}
	return ""
}

func textFields(pkg *types.Package, name string, named *types.Named) []string {
	s, ok := named.Underlying().(*types.Struct)
	if !ok || token.IsExported(name) && named.Obj().Pkg() != pkg {
		return nil
	}
	var found []string
	for f := range s.Fields() {
		if f.Exported() && holdsText(f.Type()) {
			found = append(found, pkg.Name()+"."+name+"."+f.Name())
		}
	}
	return found
}

// holdsText reports whether a value of t can be a text from outside: a string
// of any type, any, or several of these. Type parameters are values.
func holdsText(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		if b, ok := t.Underlying().(*types.Basic); ok {
			return b.Kind() == types.String
		}
		return false
	case *types.Basic:
		return t.Kind() == types.String
	case *types.Interface:
		return t.Empty()
	case *types.Slice:
		return holdsText(t.Elem())
	case *types.Map:
		return holdsText(t.Key()) || holdsText(t.Elem())
	}
	return false
}
