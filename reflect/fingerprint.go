package reflect

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/brickwork-sql/brickwork/types"
)

// Fingerprint changes with what generated code depends on: names, types, what
// may be NULL and what may be written, comments, keys. It does not change with
// rows, owners, tags or properties.
func (t *Table) Fingerprint() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q %s %q %v\n", t.Name, t.Kind, t.Comment, t.ReadOnly)
	for i := range t.Columns {
		c := &t.Columns[i]
		fmt.Fprintf(&b, "%q %s %d %q %q %s\n", c.Name, types.Format(c.Type), t.flags(c), c.Comment, c.Default, c.Mask)
	}
	fmt.Fprintf(&b, "%s\n", t.PrimaryKey.text(false))
	for i := range t.ForeignKeys {
		fmt.Fprintf(&b, "%s\n", t.ForeignKeys[i].text(false))
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:8])
}
