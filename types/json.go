package types

import (
	"encoding/json"
	"fmt"
	"strings"
)

// node is a type or a field, in the JSON of DESCRIBE … AS JSON (names with
// underscores) and in that of Spark, which the REST interface calls type_json.
type node struct {
	Name      string          `json:"name"`
	Type      json.RawMessage `json:"type"`
	Precision *int            `json:"precision"`
	Scale     int             `json:"scale"`
	Length    int             `json:"length"`
	Collation string          `json:"collation"`
	StartUnit string          `json:"start_unit"`
	EndUnit   string          `json:"end_unit"`
	Fields    []node          `json:"fields"`
	Nullable  *bool           `json:"nullable"`
	Comment   string          `json:"comment"`
	Default   string          `json:"default"`
	Metadata  metadata        `json:"metadata"`

	Elem  json.RawMessage `json:"element_type"`
	Key   json.RawMessage `json:"key_type"`
	Value json.RawMessage `json:"value_type"`

	SparkElem  json.RawMessage `json:"elementType"`
	SparkKey   json.RawMessage `json:"keyType"`
	SparkValue json.RawMessage `json:"valueType"`
}

// metadata is what Spark hides beside a field.
type metadata struct {
	Comment    string            `json:"comment"`
	Default    string            `json:"CURRENT_DEFAULT"`
	CharOrText string            `json:"__CHAR_VARCHAR_TYPE_STRING"`
	Collations map[string]string `json:"__COLLATIONS"` // of the paths inside the field
}

func parseJSON(s string) (Type, error) {
	t, err := jsonType(json.RawMessage(s), 0)
	if err != nil {
		return Unknown{s}, &SyntaxError{Text: s, Want: "a type as JSON (" + err.Error() + ")"}
	}
	return t, nil
}

// jsonType reads a type: a text, or an object.
func jsonType(raw json.RawMessage, depth int) (Type, error) {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return parseText(text)
	}
	if depth > maxDepth {
		return nil, fmt.Errorf("more than %d levels", maxDepth)
	}
	var n node
	if err := json.Unmarshal(raw, &n); err != nil {
		return nil, err
	}
	if n.Type != nil && n.Name != "" { // a field around its type
		f, err := n.field(depth)
		return f.Type, err
	}
	kind := n.Name
	if n.Type != nil {
		if err := json.Unmarshal(n.Type, &kind); err != nil {
			return nil, err
		}
	}
	return n.typ(kind, raw, depth+1)
}

// parseText reads the name of a type with its arguments.
func parseText(s string) (Type, error) {
	p := parser{s: s}
	t := p.whole()
	return t, p.err
}

func (n *node) typ(kind string, raw json.RawMessage, depth int) (Type, error) {
	switch kind {
	case "array":
		elem, err := jsonType(first(n.Elem, n.SparkElem), depth)
		return Array{Elem: elem}, err
	case "map":
		key, err := jsonType(first(n.Key, n.SparkKey), depth)
		if err != nil {
			return nil, err
		}
		value, err := jsonType(first(n.Value, n.SparkValue), depth)
		return Map{Key: key, Value: value}, err
	case "struct":
		fields, err := n.fields(depth)
		return Struct{Fields: fields}, err
	case "", "udt":
		return Unknown{string(raw)}, nil
	}
	return parseText(n.ddl(kind))
}

func first(a, b json.RawMessage) json.RawMessage {
	if a != nil {
		return a
	}
	return b
}

// ddl is a type without parts as DDL.
func (n *node) ddl(kind string) string {
	switch {
	case kind == "interval" && n.EndUnit != "" && n.EndUnit != n.StartUnit:
		return "INTERVAL " + n.StartUnit + " TO " + n.EndUnit
	case kind == "interval":
		return "INTERVAL " + n.StartUnit
	case n.Precision != nil:
		return fmt.Sprintf("%s(%d,%d)", kind, *n.Precision, n.Scale)
	case n.Length > 0:
		kind = fmt.Sprintf("%s(%d)", kind, n.Length)
	}
	if n.Collation != "" && n.Collation != string(UTF8Binary) {
		kind += " COLLATE " + n.Collation
	}
	return kind
}

func (n *node) fields(depth int) ([]Field, error) {
	var fields []Field
	for _, f := range n.Fields {
		field, err := f.field(depth)
		if err != nil {
			return nil, err
		}
		fields = append(fields, field)
	}
	return fields, nil
}

func (n *node) field(depth int) (Field, error) {
	if n.Type == nil {
		return Field{}, fmt.Errorf("field %q has no type", n.Name)
	}
	t, err := jsonType(n.Type, depth)
	if err != nil {
		return Field{}, err
	}
	if text := n.Metadata.CharOrText; text != "" {
		if t, err = parseText(text); err != nil {
			return Field{}, err
		}
	}
	value, err := defaultOf(n.Default + n.Metadata.Default)
	return Field{
		Name:    n.Name,
		Type:    n.collate(t, n.Name),
		NotNull: n.Nullable != nil && !*n.Nullable,
		Comment: n.Comment + n.Metadata.Comment,
		Default: value,
	}, err
}

// defaultOf is the expression, in parentheses if it would end early in DDL.
func defaultOf(text string) (Verbatim, error) {
	if text == "" {
		return Verbatim{}, nil
	}
	p := parser{s: text}
	v := p.verbatim()
	if p.err == nil && p.pos < len(text) {
		p = parser{s: "(" + text + ")"}
		v = p.verbatim()
	}
	return v, p.err
}

// collate gives the texts in t the collations that the field n has for them.
// They are named with their provider: icu.UNICODE_CI.
func (n *node) collate(t Type, path string) Type {
	if len(n.Metadata.Collations) == 0 {
		return t
	}
	switch t := t.(type) {
	case Array:
		return Array{Elem: n.collate(t.Elem, path+".element")}
	case Map:
		return Map{Key: n.collate(t.Key, path+".key"), Value: n.collate(t.Value, path+".value")}
	}
	if name := n.Metadata.Collations[path]; name != "" && isText(t) {
		return Collated{Of: t, Collation: Collation(name[strings.LastIndexByte(name, '.')+1:])}
	}
	return t
}
