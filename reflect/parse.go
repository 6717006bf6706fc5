package reflect

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/brickwork-sql/brickwork/internal/codec/quote"
	"github.com/brickwork-sql/brickwork/types"
)

// typeTexts keeps what texts of types mean. A catalog of 300,000 columns has a
// few hundred different ones.
type typeTexts struct {
	mu   sync.Mutex
	read map[string]types.Type
}

// parse is the type that text says, an Unknown if it is not understood, nil if
// it is empty.
func (ts *typeTexts) parse(text string) types.Type {
	if text == "" {
		return nil
	}
	ts.mu.Lock()
	defer ts.mu.Unlock()
	t, ok := ts.read[text]
	if ok {
		return t
	}
	if ts.read == nil {
		ts.read = map[string]types.Type{}
	}
	text = strings.Clone(text)
	t, _ = types.Parse(text) // see unknown
	ts.read[text] = t
	return t
}

// unknown is the first of the Unknowns that t is made of, false if there is none.
func unknown(t types.Type) (types.Unknown, bool) {
	switch t := t.(type) {
	case types.Unknown:
		return t, true
	case types.Array:
		return unknown(t.Elem)
	case types.Map:
		if u, ok := unknown(t.Key); ok {
			return u, true
		}
		return unknown(t.Value)
	case types.Struct:
		return unknownField(t.Fields)
	case types.Object:
		return unknownField(t.Fields)
	}
	return types.Unknown{}, false
}

func unknownField(fields []types.Field) (types.Unknown, bool) {
	for _, f := range fields {
		if u, ok := unknown(f.Type); ok {
			return u, true
		}
	}
	return types.Unknown{}, false
}

// warnTypes warns of the types of s that were not understood, and says why.
func (r *reader) warnTypes(s *Snapshot) {
	for t := range s.Tables() {
		for i := range t.Columns {
			r.warnType(t.Name, t.Columns[i].Name, t.Columns[i].Type)
		}
	}
	for x := range s.schemas(Name{}) {
		for _, f := range x.Functions {
			r.warnType(f.Name, "its result", f.Returns)
			for _, p := range f.Params {
				r.warnType(f.Name, p.Name, p.Type)
			}
			for _, c := range f.Columns {
				r.warnType(f.Name, c.Name, c.Type)
			}
		}
	}
}

func (r *reader) warnType(object Name, of string, t types.Type) {
	u, ok := unknown(t)
	if !ok {
		return
	}
	_, why := types.Parse(u.Text)
	if why == nil {
		why = errors.New("not known to this version")
	}
	r.warn(object, "%q: type %q: %v", of, u.Text, why)
}

// quoted is a name as SQL.
func quoted(name string) SQL {
	if quote.IsPlain(name) {
		return SQL(name)
	}
	return SQL(quote.Name(nil, name))
}

// detailed is the type that a table says by itself: text or JSON. It names the
// collation that all strings have, which the information schema leaves out.
func detailed(text string) types.Type {
	t, _ := types.Parse(text) // an Unknown, if there is an error
	return plain(t)
}

// plain is t without the collation that is meant if none is said.
func plain(t types.Type) types.Type {
	switch t := t.(type) {
	case types.Collated:
		if t.Collation == types.UTF8Binary {
			return t.Of
		}
	case types.Array:
		return types.Array{Elem: plain(t.Elem)}
	case types.Map:
		return types.Map{Key: plain(t.Key), Value: plain(t.Value)}
	case types.Struct:
		fields := slices.Clone(t.Fields)
		for i := range fields {
			fields[i].Type = plain(fields[i].Type)
		}
		return types.Struct{Fields: fields}
	}
	return t
}
