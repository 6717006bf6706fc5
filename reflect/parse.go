package reflect

import (
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
// it is empty. Err says why it was not understood, the first time.
func (ts *typeTexts) parse(text string) (t types.Type, err error) {
	if text == "" {
		return nil, nil
	}
	ts.mu.Lock()
	defer ts.mu.Unlock()
	t, ok := ts.read[text]
	if ok {
		return t, nil
	}
	if ts.read == nil {
		ts.read = map[string]types.Type{}
	}
	text = strings.Clone(text)
	t, err = types.Parse(text)
	ts.read[text] = t
	return t, err
}

// typeOf is the type of something of object. A text that is not understood is
// a warning, once.
func (r *reader) typeOf(object, text string) types.Type {
	t, err := r.types.parse(text)
	if err != nil {
		r.warn(object, "type %q: %v", text, err)
	}
	return t
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
