package gen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/reflect"
)

// pkg is a package that is written.
type pkg struct {
	dir, name string // dir is "" for the directory itself
	path      string // for imports, "" if it is not known
	config    *Config
	schemas   []*reflect.Schema
	tables    []*table
	functions []*function
	names     scope // of the package
	fileNames scope
	imports   map[string]string // local names of the packages of type rules, by their paths
	refers    map[*pkg]bool     // packages of parents of foreign keys, and of types
	needs     map[*pkg]bool     // packages of types that rules give
}

// pkg is the package for s.
func (m *model) pkg(s *reflect.Schema) *pkg {
	if m.config.OnePackage != "" && len(m.packages) > 0 {
		m.packages[0].schemas = append(m.packages[0].schemas, s)
		return m.packages[0]
	}
	p := &pkg{name: m.config.OnePackage, config: &m.config, schemas: []*reflect.Schema{s}, refers: map[*pkg]bool{}, needs: map[*pkg]bool{},
		names: names(ownImports...), fileNames: names("schema", "functions"), imports: map[string]string{}}
	m.packages = append(m.packages, p)
	return p
}

// namePackages gives packages their directories. Where there are several
// catalogs, those have directories, too.
func (m *model) namePackages() {
	taken := scope{}
	for _, p := range plainFirst(m.packages, func(p *pkg) string { return p.schemas[0].Catalog + p.schemas[0].Name }) {
		if m.config.OnePackage == "" {
			p.dir = packageName(p.schemas[0].Name)
			if len(m.snapshot.Catalogs) > 1 {
				p.dir = dirName(p.schemas[0].Catalog) + "/" + p.dir
			}
			p.dir = taken.take(p.dir)
			p.name = p.dir[strings.LastIndexByte(p.dir, '/')+1:]
		}
		if m.config.Module != "" {
			p.path = strings.TrimSuffix(m.config.Module+"/"+p.dir, "/")
		}
	}
	for _, p := range m.packages {
		m.typeNames(p)
	}
}

// typeNames takes the names of the types that rules give in p, and of their packages.
func (m *model) typeNames(p *pkg) {
	for _, r := range m.types {
		switch {
		case p.owns(r.of):
			p.names[r.of.Name] = true
		case p.imports[r.of.Import] == "" && !slices.Contains(ownPaths, r.of.Import):
			p.imports[r.of.Import] = p.names.take(base(r.of.Import))
		}
	}
}

// owns reports whether t is a type that is written by hand in p.
func (p *pkg) owns(t GoType) bool { return t.Import == "" || t.Import == p.path }

// in is the path of a file of p below the directory.
func (p *pkg) in(file string) string { return strings.TrimPrefix(p.dir+"/"+file+".go", "/") }

// root is the way from p up to the directory.
func (p *pkg) root() string {
	if p.dir == "" {
		return "."
	}
	return strings.Repeat("../", strings.Count(p.dir, "/")) + ".."
}

// imported notes that p imports the package with that path, if it is written, too.
func (m *model) imported(p *pkg, path string) {
	if q := m.packageAt(path); q != nil && q != p {
		p.refers[q], p.needs[q] = true, true
	}
}

// circles finds packages that need types of each other, which Go does not allow.
func (m *model) circles() {
	needs := func(p *pkg) map[*pkg]bool { return p.needs }
	for i, r := range m.types {
		for _, p := range m.packages {
			if q := m.packageAt(r.of.Import); q != nil && p.needs[q] && q.reaches(p, needs, map[*pkg]bool{}) {
				m.errs = append(m.errs, &SettingError{"Types", i, "", fmt.Sprintf("package %s cannot import %s, which imports it", p.dir, q.dir)})
			}
		}
	}
}

// packageAt is the package with that import path that is written, nil if there is none.
func (m *model) packageAt(path string) *pkg {
	i := slices.IndexFunc(m.packages, func(p *pkg) bool { return path != "" && p.path == path })
	if i < 0 {
		return nil
	}
	return m.packages[i]
}

// refersTo reports whether to is among what p refers to, in some steps.
func (p *pkg) refersTo(to *pkg) bool {
	return p.reaches(to, func(p *pkg) map[*pkg]bool { return p.refers }, map[*pkg]bool{})
}

// reaches reports whether to is p, or next to it in some steps.
func (p *pkg) reaches(to *pkg, next func(*pkg) map[*pkg]bool, seen map[*pkg]bool) bool {
	if p == to || seen[p] {
		return p == to
	}
	seen[p] = true
	for q := range next(p) {
		if q.reaches(to, next, seen) {
			return true
		}
	}
	return false
}
