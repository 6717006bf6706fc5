package types

import (
	"errors"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
)

// unquoted reads the text of a catalog, in which names are not quoted. Cause is
// why it is no DDL, and stays the error if the text has no reading at all.
//
// Names that only hold what cannot end a name, such as spaces, have one reading.
// For others all readings are counted: a name may hold a comma or a colon, and
// then only a text with one reading says what it means.
func unquoted(s string, cause error) (Type, error) {
	if errors.Is(cause, ErrTruncated) || !strings.Contains(strings.ToLower(s), "struct<") {
		return nil, cause
	}
	p := parser{s: s, loose: true}
	if t := p.whole(); p.err == nil {
		return t, nil
	}
	if errors.Is(p.err, ErrTruncated) {
		return nil, p.err
	}
	r := readings{s: s, steps: 20_000}
	r.typ(0, 0, r.take)
	switch {
	case len(r.found) == 0 && r.steps > 0:
		return nil, cause
	case len(r.found) == 1 && r.steps > 0:
		return r.found[0], nil
	}
	return nil, ErrAmbiguous
}

// looseName reads the name of a field up to its colon.
func (p *parser) looseName() string {
	rest := p.s[p.pos:]
	if strings.HasPrefix(rest, "`") {
		if name, n, ok := quote.Unquote(rest); ok && strings.HasPrefix(rest[n:], ":") {
			p.pos += n
			return name
		}
	}
	n := strings.IndexAny(rest, ":,<>")
	if n < 0 || rest[n] != ':' {
		return ""
	}
	p.pos += n
	return rest[:n]
}

// readings finds the readings of a text in which names may hold anything. Each
// method calls next for every way to read one thing, with where it ends.
type readings struct {
	s     string
	steps int // left
	found []Type
}

// take keeps a reading of the whole text.
func (r *readings) take(end int, t Type) {
	if strings.TrimSpace(r.s[end:]) == "" {
		r.found = append(r.found, t)
	}
}

// enough reports whether there is nothing more to learn.
func (r *readings) enough() bool {
	r.steps--
	return r.steps <= 0 || len(r.found) > 1
}

func (r *readings) typ(pos, depth int, next func(int, Type)) {
	if r.enough() || depth > maxDepth {
		return
	}
	end := func(end int, t Type) {
		if strings.HasPrefix(r.s[end:], ">") {
			next(end+1, t)
		}
	}
	switch {
	case r.at(pos, "array<"):
		r.typ(pos+len("array<"), depth+1, func(p int, elem Type) { end(p, Array{Elem: elem}) })
	case r.at(pos, "map<"):
		r.typ(pos+len("map<"), depth+1, func(p int, key Type) {
			if strings.HasPrefix(r.s[p:], ",") {
				r.typ(p+1, depth+1, func(p int, value Type) { end(p, Map{Key: key, Value: value}) })
			}
		})
	case r.at(pos, "struct<>"):
		next(pos+len("struct<>"), Struct{})
	case r.at(pos, "struct<"):
		r.fields(pos+len("struct<"), depth+1, nil, next)
	default:
		p := parser{s: r.s, pos: pos, depth: depth}
		if t := p.typ(); p.err == nil {
			next(p.pos, t)
		}
	}
}

func (r *readings) fields(pos, depth int, before []Field, next func(int, Type)) {
	for colon := pos; !r.enough(); colon++ {
		n := strings.IndexByte(r.s[colon:], ':')
		if n < 0 {
			return
		}
		if colon += n; colon == pos {
			continue
		}
		r.typ(colon+1, depth, func(end int, t Type) {
			fields := append(slices.Clip(before), Field{Name: r.s[pos:colon], Type: t})
			switch {
			case strings.HasPrefix(r.s[end:], ","):
				r.fields(end+1, depth, fields, next)
			case strings.HasPrefix(r.s[end:], ">"):
				next(end+1, Struct{Fields: fields})
			}
		})
	}
}

func (r *readings) at(pos int, prefix string) bool {
	return len(r.s)-pos >= len(prefix) && strings.EqualFold(r.s[pos:pos+len(prefix)], prefix)
}
