package reflect

import (
	"fmt"
	"hash/maphash"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/brickwork-sql/brickwork/types"
)

// record is a row, read value by value in the order of its columns. What is
// NULL, or not of the type that was expected, is the zero value.
type record struct {
	columns []types.Field
	values  []any
	at      int
}

// of goes to the column of that name, behind the last if there is none.
func (r *record) of(name string) *record {
	r.at = slices.IndexFunc(r.columns, func(f types.Field) bool { return strings.EqualFold(f.Name, name) })
	if r.at < 0 {
		r.at = len(r.values)
	}
	return r
}

func (r *record) next() any {
	if r.at >= len(r.values) {
		return nil
	}
	r.at++
	return r.values[r.at-1]
}

func (r *record) text() string {
	switch v := r.next().(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		return string(v)
	default:
		return fmt.Sprint(v)
	}
}

// number is a whole number of any width, or the text of one; false if it is NULL.
func (r *record) number() (int, bool) {
	switch v := reflect.ValueOf(r.next()); {
	case v.IsValid() && v.CanInt():
		return int(v.Int()), true
	case v.IsValid() && v.Kind() == reflect.String:
		n, err := strconv.Atoi(v.String())
		return n, err == nil
	}
	return 0, false
}

func (r *record) time() time.Time {
	t, _ := r.next().(time.Time)
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC()
}

// yes is a YES or NO, or a boolean.
func (r *record) yes() bool {
	s := r.text()
	return strings.EqualFold(s, "YES") || strings.EqualFold(s, "true")
}

// interner keeps one copy of strings that are often equal, and none of what they
// are cut from. Its places are few: a map of all names costs more than it saves.
type interner [1 << 12]string

var interned = maphash.MakeSeed()

func (in *interner) text(s string) string {
	kept := &in[maphash.String(interned, s)%uint64(len(in))]
	if *kept != s {
		*kept = strings.Clone(s)
	}
	return *kept
}
