// Package wire reads and writes Thrift messages without generated code: a
// [Struct] is a map of field number to value, and what the fields mean is the
// caller's business.
//
// A value is a bool, int8, int16, int32, int64, float64, string, []byte (write
// only), [Struct], [List] or [Map].
package wire

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/apache/thrift/lib/go/thrift"
)

// Struct is a Thrift struct; a field that is nil is not written.
type Struct map[int16]any

// List is a Thrift list, or a set that was read.
type List struct {
	Of     thrift.TType // needed for an empty list too
	Values []any
}

// Map is a Thrift map.
type Map struct {
	Key, Elem thrift.TType
	Values    map[any]any
}

// Structs is a list of structs.
func Structs(s ...Struct) List {
	l := List{Of: thrift.STRUCT, Values: make([]any, len(s))}
	for i := range s {
		l.Values[i] = s[i]
	}
	return l
}

// At is the field id as a T, the zero value if it is absent or something else.
func At[T any](s Struct, id int16) T {
	v, _ := s[id].(T)
	return v
}

// Call is the call of a procedure.
type Call struct {
	Name string
	Seq  int32
	Args Struct
}

// ReadCall reads a message in the binary protocol.
func ReadCall(ctx context.Context, message []byte) (Call, error) {
	buf := thrift.NewTMemoryBufferLen(0)
	buf.Write(message)
	p := protocol(buf)
	name, kind, seq, err := p.ReadMessageBegin(ctx)
	if err != nil {
		return Call{}, fmt.Errorf("wire: message: %w", err)
	}
	if kind != thrift.CALL {
		return Call{}, fmt.Errorf("wire: message %q: type %d is not a call", name, kind)
	}
	args, err := readStruct(ctx, p, 0)
	if err != nil {
		return Call{}, fmt.Errorf("wire: message %q: %w", name, err)
	}
	return Call{name, seq, args}, nil
}

// Reply is the message that answers c with the struct response.
func (c Call) Reply(ctx context.Context, response Struct) ([]byte, error) {
	return c.message(ctx, thrift.REPLY, func(p thrift.TProtocol) error {
		return write(ctx, p, Struct{0: response})
	})
}

// Unknown is the message that says there is no such procedure.
func (c Call) Unknown(ctx context.Context) ([]byte, error) {
	e := thrift.NewTApplicationException(thrift.UNKNOWN_METHOD, "unknown method "+c.Name)
	return c.message(ctx, thrift.EXCEPTION, func(p thrift.TProtocol) error { return e.Write(ctx, p) })
}

func (c Call) message(ctx context.Context, kind thrift.TMessageType, body func(thrift.TProtocol) error) ([]byte, error) {
	buf := thrift.NewTMemoryBufferLen(1024)
	p := protocol(buf)
	if err := p.WriteMessageBegin(ctx, c.Name, kind, c.Seq); err != nil {
		return nil, fmt.Errorf("wire: message %q: %w", c.Name, err)
	}
	if err := body(p); err != nil {
		return nil, fmt.Errorf("wire: message %q: %w", c.Name, err)
	}
	return buf.Bytes(), nil
}

func protocol(buf *thrift.TMemoryBuffer) thrift.TProtocol {
	strict := true
	return thrift.NewTBinaryProtocolConf(buf, &thrift.TConfiguration{TBinaryStrictRead: &strict, TBinaryStrictWrite: &strict})
}

// typeOf is the Thrift type of a value, STOP if it has none.
func typeOf(v any) thrift.TType {
	switch v.(type) {
	case bool:
		return thrift.BOOL
	case int8:
		return thrift.BYTE
	case int16:
		return thrift.I16
	case int32:
		return thrift.I32
	case int64:
		return thrift.I64
	case float64:
		return thrift.DOUBLE
	case string, []byte:
		return thrift.STRING
	case Struct:
		return thrift.STRUCT
	case List:
		return thrift.LIST
	case Map:
		return thrift.MAP
	}
	return thrift.STOP
}

func write(ctx context.Context, p thrift.TProtocol, v any) error {
	switch v := v.(type) {
	case bool:
		return p.WriteBool(ctx, v)
	case int8:
		return p.WriteByte(ctx, v)
	case int16:
		return p.WriteI16(ctx, v)
	case int32:
		return p.WriteI32(ctx, v)
	case int64:
		return p.WriteI64(ctx, v)
	case float64:
		return p.WriteDouble(ctx, v)
	case string:
		return p.WriteString(ctx, v)
	case []byte:
		return p.WriteBinary(ctx, v)
	case Struct:
		return writeStruct(ctx, p, v)
	case List:
		return writeList(ctx, p, v)
	case Map:
		return writeMap(ctx, p, v)
	}
	return fmt.Errorf("%T has no Thrift type", v)
}

func writeStruct(ctx context.Context, p thrift.TProtocol, s Struct) error {
	for _, id := range slices.Sorted(maps.Keys(s)) {
		v := s[id]
		if v == nil {
			continue
		}
		if err := p.WriteFieldBegin(ctx, "", typeOf(v), id); err != nil {
			return err
		}
		if err := write(ctx, p, v); err != nil {
			return fmt.Errorf("field %d: %w", id, err)
		}
	}
	return p.WriteFieldStop(ctx)
}

func writeList(ctx context.Context, p thrift.TProtocol, l List) error {
	if err := p.WriteListBegin(ctx, l.Of, len(l.Values)); err != nil {
		return err
	}
	for _, v := range l.Values {
		if err := write(ctx, p, v); err != nil {
			return err
		}
	}
	return nil
}

func writeMap(ctx context.Context, p thrift.TProtocol, m Map) error {
	if err := p.WriteMapBegin(ctx, m.Key, m.Elem, len(m.Values)); err != nil {
		return err
	}
	for k, v := range m.Values {
		if err := write(ctx, p, k); err != nil {
			return err
		}
		if err := write(ctx, p, v); err != nil {
			return err
		}
	}
	return nil
}

// maxDepth is how deep values may nest: far more than any request does.
const maxDepth = 32

func read(ctx context.Context, p thrift.TProtocol, t thrift.TType, depth int) (any, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("values nest deeper than %d", maxDepth)
	}
	switch t {
	case thrift.BOOL:
		return p.ReadBool(ctx)
	case thrift.BYTE:
		return p.ReadByte(ctx)
	case thrift.I16:
		return p.ReadI16(ctx)
	case thrift.I32:
		return p.ReadI32(ctx)
	case thrift.I64:
		return p.ReadI64(ctx)
	case thrift.DOUBLE:
		return p.ReadDouble(ctx)
	case thrift.STRING:
		return p.ReadString(ctx)
	case thrift.STRUCT:
		return readStruct(ctx, p, depth)
	case thrift.LIST, thrift.SET: // they have one form
		return readList(ctx, p, depth)
	case thrift.MAP:
		return readMap(ctx, p, depth)
	}
	return nil, fmt.Errorf("type %d is not known", t)
}

func readStruct(ctx context.Context, p thrift.TProtocol, depth int) (Struct, error) {
	s := Struct{}
	for {
		_, t, id, err := p.ReadFieldBegin(ctx)
		if err != nil || t == thrift.STOP {
			return s, err
		}
		if s[id], err = read(ctx, p, t, depth+1); err != nil {
			return nil, err
		}
	}
}

func readList(ctx context.Context, p thrift.TProtocol, depth int) (List, error) {
	t, n, err := p.ReadListBegin(ctx)
	if err != nil {
		return List{}, err
	}
	l := List{Of: t}
	for range n {
		v, err := read(ctx, p, t, depth+1)
		if err != nil {
			return List{}, err
		}
		l.Values = append(l.Values, v)
	}
	return l, nil
}

func readMap(ctx context.Context, p thrift.TProtocol, depth int) (Map, error) {
	kt, vt, n, err := p.ReadMapBegin(ctx)
	if err != nil {
		return Map{}, err
	}
	m := Map{kt, vt, map[any]any{}}
	switch kt {
	case thrift.STRUCT, thrift.LIST, thrift.SET, thrift.MAP:
		return Map{}, fmt.Errorf("a map has keys of type %d", kt)
	}
	for range n {
		k, err := read(ctx, p, kt, depth+1)
		if err != nil {
			return Map{}, err
		}
		if m.Values[k], err = read(ctx, p, vt, depth+1); err != nil {
			return Map{}, err
		}
	}
	return m, nil
}
