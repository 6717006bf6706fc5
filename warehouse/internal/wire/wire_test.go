package wire_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/apache/thrift/lib/go/thrift"
	"github.com/google/go-cmp/cmp"

	"github.com/brickwork-sql/brickwork/warehouse/internal/wire"
)

var ctx = context.Background()

// message is a call with the arguments, made by turning a reply around: the
// reply puts a struct into field 0, and the type is the fourth byte.
func message(t testing.TB, args wire.Struct) []byte {
	t.Helper()
	b, err := wire.Call{Name: "Run", Seq: 7}.Reply(ctx, args)
	if err != nil {
		t.Fatal(err)
	}
	b = bytes.Clone(b)
	b[3] = byte(thrift.CALL)
	return b
}

func TestRoundTrip(t *testing.T) {
	want := wire.Struct{
		1: true, 2: int8(-1), 3: int16(-2), 4: int32(1 << 30), 5: int64(-1 << 62), 6: 1.5, 7: "\x00é\xff",
		8:    wire.Struct{},
		9:    wire.List{Of: thrift.STRING, Values: []any{"a", ""}},
		1281: wire.Structs(wire.Struct{1: "x"}, wire.Struct{-1: false}),
		1282: wire.Map{Key: thrift.STRING, Elem: thrift.I32, Values: map[any]any{"p": int32(1), "q": int32(2)}},
	}
	call, err := wire.ReadCall(ctx, message(t, want))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wire.Call{Name: "Run", Seq: 7, Args: wire.Struct{0: want}}, call); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAt(t *testing.T) {
	s := wire.Struct{1: "a", 2: int64(3)}
	if wire.At[string](s, 1) != "a" || wire.At[int64](s, 2) != 3 || wire.At[string](s, 2) != "" || wire.At[bool](s, 9) {
		t.Error("At does not give the value of the field, or the zero value")
	}
}

// The bytes are those of the protocol: version, type, name, sequence, fields.
func TestReplyBytes(t *testing.T) {
	got, err := wire.Call{Name: "f", Seq: 2}.Reply(ctx, wire.Struct{2: []byte("z"), 1: nil})
	if err != nil {
		t.Fatal(err)
	}
	want := "80010002" + "00000001" + "66" + "00000002" + "0c0000" + "0b0002" + "00000001" + "7a" + "00" + "00"
	if diff := cmp.Diff(want, hex.EncodeToString(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnknown(t *testing.T) {
	b, err := wire.Call{Name: "GetCatalogs", Seq: 2}.Unknown(ctx)
	if err != nil || b[3] != byte(thrift.EXCEPTION) || !bytes.Contains(b, []byte("unknown method GetCatalogs")) {
		t.Errorf("%q, %v", b, err)
	}
}

func TestErrors(t *testing.T) {
	if _, err := (wire.Call{Name: "f"}).Reply(ctx, wire.Struct{3: uint(1)}); err == nil || !strings.Contains(err.Error(), `"f": field 0: field 3: uint`) {
		t.Errorf("value without a type: %v", err)
	}
	deep := wire.Struct{}
	for range 40 {
		deep = wire.Struct{1: deep}
	}
	reply := message(t, nil)
	reply[3] = byte(thrift.REPLY)
	for name, b := range map[string][]byte{
		"nothing": nil, "text": []byte("SELECT 1"), "a reply": reply, "cut off": message(t, wire.Struct{1: "abc"})[:24], "nesting": message(t, deep),
	} {
		if _, err := wire.ReadCall(ctx, b); err == nil || !strings.HasPrefix(err.Error(), "wire: message") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReadCall(f *testing.F) {
	f.Add(message(f, wire.Struct{1: wire.List{Of: thrift.BOOL, Values: []any{true}}, 2: wire.Map{Key: thrift.I64, Elem: thrift.DOUBLE, Values: map[any]any{int64(1): 1.5}}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		call, err := wire.ReadCall(ctx, b)
		if err != nil {
			return
		}
		if _, err := call.Reply(ctx, call.Args); err != nil {
			t.Errorf("what was read cannot be written: %v", err)
		}
	})
}
