package reflect

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/brickwork-sql/brickwork"
)

// Coverage is the set of facts that are known of an object. A fact that is not
// in it is unknown: an empty field means nothing.
type Coverage uint32

// The facts.
const (
	Columns Coverage = 1 << iota
	Nullability
	NestedNullability
	Defaults
	Identities
	GeneratedColumns
	Keys
	Rely
	Checks
	Properties
	Clustering
	Partitioning
	Comments
	Tags
	Masks // and row filters
	ViewText
	Grants
	Functions
	Volumes
	Objects // of a catalog or schema: all that is in it, as far as it is visible
)

var facts = [...]string{
	"columns", "nullability", "nested nullability", "defaults", "identities", "generated columns", "keys", "rely", "checks",
	"properties", "clustering", "partitioning", "comments", "tags", "masks", "view text", "grants", "functions", "volumes", "objects",
}

// Has reports whether all facts of f are known.
func (c Coverage) Has(f Coverage) bool { return c&f == f }

// String is the names of the facts, separated by commas.
func (c Coverage) String() string {
	var names []string
	for rest := uint32(c); rest != 0; rest &= rest - 1 {
		if i := bits.TrailingZeros32(rest); i < len(facts) {
			names = append(names, facts[i])
		}
	}
	return strings.Join(names, ", ")
}

// MarshalText is String.
func (c Coverage) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText is the facts that are written so.
func (c *Coverage) UnmarshalText(text []byte) error {
	*c = 0
	for name := range strings.SplitSeq(string(text), ", ") {
		i := slices.Index(facts[:], name)
		if i < 0 && name != "" {
			return fmt.Errorf("reflect: no fact is called %q", name)
		}
		if i >= 0 {
			*c |= 1 << i
		}
	}
	return nil
}

// Gap says why a fact is unknown.
type Gap struct {
	Object Name     `json:"object,omitzero"` // a catalog, schema, table or function; the zero Name is everything
	Facts  Coverage `json:"facts,omitzero"`
	Reason Reason   `json:"reason,omitzero"`
	Class  string   `json:"class,omitzero"` // the server's error class
}

// Reason is why a fact is unknown.
type Reason uint8

// The reasons.
const (
	NotAsked Reason = iota
	Denied
	NotSupported
	Failed
	Raced // seen in one listing and not in another
)

var reasons = [...]string{NotAsked: "not asked", Denied: "denied", NotSupported: "not supported", Failed: "failed", Raced: "raced"}

// String is the reason in small letters.
func (r Reason) String() string { return nameOf(reasons[:], r) }

// MarshalText is String.
func (r Reason) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText is the reason that is written so.
func (r *Reason) UnmarshalText(text []byte) error { return setNamed(r, reasons[:], text) }

// Warning is something odd that did not stop the reflection.
type Warning struct {
	Object Name   `json:"object"`
	Text   string `json:"text"`
}

// gap is why facts of object are unknown after err.
func gap(object Name, f Coverage, err error) Gap {
	g := Gap{Object: object, Facts: f, Reason: Failed}
	if e := (*brickwork.Error)(nil); errors.As(err, &e) {
		g.Class = e.Class
	}
	switch {
	case errors.Is(err, brickwork.ErrPermission):
		g.Reason = Denied
	case absent(err):
		g.Reason = NotSupported
	}
	return g
}

// absent reports whether the server has no such object, statement or function.
func absent(err error) bool {
	for _, c := range []brickwork.Condition{brickwork.ErrTableNotFound, brickwork.ErrSchemaNotFound, brickwork.ErrCatalogNotFound,
		brickwork.ErrColumnNotFound, brickwork.ErrRoutineNotFound, brickwork.ErrSyntax, brickwork.ErrUnsupported} {
		if errors.Is(err, c) {
			return true
		}
	}
	return false
}
