package rowmap

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/golang-sql/civil"
	"github.com/google/go-cmp/cmp"
)

type (
	base struct {
		ID        int64
		CreatedAt time.Time
	}
	Inner  struct{ Street, City string }
	orders struct {
		base
		*Inner
		CustomerID int64
		Status     string    `db:"status,default"`
		HTTPPort   int       `db:",default,x"`
		Secret     string    `db:"-"`
		ShipTo     Inner     `db:"ship_to"`
		Day        time.Time `db:"Order Day"`
		hidden     int
		civil.Date
	}
	shadow struct {
		base
		ID string
	}
	Other struct{ City int }
	clash struct {
		Inner
		Other
	}
	sameTag struct {
		A int `db:"x"`
		B int `db:"X"`
	}
	sameKey struct{ UserID, User_Id int }
	tagged  struct {
		AB int `db:"a_b"`
		Ab int `db:"ab"`
	}
	Self struct {
		*Self
		Name string
	}
	empty struct{}
)

func plan1(t *testing.T, v any) *Plan {
	t.Helper()
	p, err := For(reflect.TypeOf(v))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func names(p *Plan) []string {
	var names []string
	for _, f := range p.Fields {
		names = append(names, f.Name+"="+f.GoName)
	}
	return names
}

func TestFor(t *testing.T) {
	tests := []struct {
		v    any
		want []string
	}{
		{orders{}, []string{"id=base.ID", "created_at=base.CreatedAt", "street=Inner.Street", "city=Inner.City", "customer_id=CustomerID",
			"status=Status", "http_port=HTTPPort", "ship_to=ShipTo", "Order Day=Day", "date=Date"}},
		{&Inner{}, []string{"street=Street", "city=City"}},
		{shadow{}, []string{"created_at=base.CreatedAt", "id=ID"}},
		{tagged{}, []string{"a_b=AB", "ab=Ab"}},
		{Self{}, []string{"name=Name"}},
		{empty{}, nil},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, names(plan1(t, test.v))); diff != "" {
			t.Errorf("%T (-want +got)\n%s", test.v, diff)
		}
	}
	p := plan1(t, orders{})
	if f := p.Fields[p.Field("HTTP_port")]; !f.Has("default") || !f.Has("x") || f.Has("y") {
		t.Errorf("options are %q", f.Options)
	}
	if again := plan1(t, &orders{}); again != p {
		t.Error("the plan is not kept")
	}
}

func TestForErrors(t *testing.T) {
	for _, test := range []struct {
		v    any
		want string
	}{
		{clash{}, `fields Inner.City and Other.City are both column "city"`},
		{sameTag{}, `fields A and B are both column "X"`},
		{sameKey{}, `fields UserID and User_Id are both column "user_id"`},
		{3, "int is not a struct"},
		{nil, "<nil> is not a struct"},
	} {
		_, err := For(reflect.TypeOf(test.v))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%T: %v, want %q", test.v, err, test.want)
		}
	}
}

func TestMatch(t *testing.T) {
	p := plan1(t, struct {
		CustomerID int64
		Note       string `db:"order note"`
	}{})
	if got, err := p.Match([]string{"Order Note", "CUSTOMERID"}); err != nil || !cmp.Equal(got, []int{1, 0}) {
		t.Errorf("Match = %v, %v", got, err)
	}
	for _, test := range []struct {
		columns []string
		want    string
	}{
		{[]string{"custmer_id", "order note"},
			`column "custmer_id" has no field (nearest: "customer_id"), field CustomerID has no column (nearest: "custmer_id")`},
		{[]string{"customer_id", "order_note", "zzz"},
			`column "order_note" has no field (nearest: "order note"), column "zzz" has no field, field Note has no column (nearest: "order_note")`},
		{[]string{"customer_id", "customerid", "order note"}, `columns "customer_id" and "customerid" are one field`},
	} {
		_, err := p.Match(test.columns)
		var e *MatchError
		if !errors.As(err, &e) || !strings.HasSuffix(err.Error(), ": "+test.want) {
			t.Errorf("Match(%q): %v\nwant %s", test.columns, err, test.want)
		}
	}
}

func TestFieldAccess(t *testing.T) {
	var o orders
	p := plan1(t, o)
	city := &p.Fields[p.Field("city")]
	v := reflect.ValueOf(&o).Elem()
	if _, ok := city.In(v); ok {
		t.Error("a field in a nil pointer has a value")
	}
	city.Of(v).SetString("Kiel")
	if got, ok := city.In(v); !ok || got.String() != "Kiel" || o.Inner.City != "Kiel" {
		t.Errorf("city is %v, %v", got, ok)
	}
	id := &p.Fields[p.Field("ID")]
	id.Of(v).SetInt(7)
	if o.ID != 7 {
		t.Error("a field of an embedded struct is not set")
	}
}

func TestSnake(t *testing.T) {
	for name, want := range map[string]string{
		"ID": "id", "CustomerID": "customer_id", "HTTPServer": "http_server", "A": "a", "Line2": "line2",
		"As_": "as_", "User_Id": "user_id", "ÉtéChaud": "été_chaud", "": "",
	} {
		if got := Snake(name); got != want {
			t.Errorf("Snake(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"status", "customer_id", "price"}
	for name, want := range map[string]string{"stauts": "status", "custmer": "customer_id", "prices": "price", "x": "", "quantity": ""} {
		if got := Nearest(name, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	p, err := For(reflect.TypeFor[orders]())
	if err != nil {
		b.Fatal(err)
	}
	columns := make([]string, len(p.Fields))
	for i, f := range p.Fields {
		columns[i] = f.Name
	}
	for b.Loop() {
		if _, err := p.Match(columns); err != nil {
			b.Fatal(err)
		}
	}
}
