package reflect

import (
	"context"
	"fmt"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/builder"
)

// Probe reports what the current catalog does not tell this principal: views and
// columns of its information schema that are not there or not allowed. It asks
// each of them for nothing, which is quick. No gaps mean that all can be read.
func Probe(ctx context.Context, e brickwork.Engine) ([]Gap, error) {
	r, err := newReader(e, Options{Grants: true})
	if err != nil {
		return nil, err
	}
	s, err := r.session(ctx)
	if err != nil {
		return nil, err
	}
	c := newCatalogRead(r, s.Catalogs[0].Name)
	err = c.probe(ctx)
	switch {
	case err != nil && fatal(ctx, err):
		return nil, fmt.Errorf("reflect: probe: %w", err)
	case err != nil:
		r.gap(gap(c.view(""), tableFacts|schemaFacts, err))
	default:
		if err := c.tryAll(ctx); err != nil {
			return nil, fmt.Errorf("reflect: probe: %w", err)
		}
	}
	r.finish(s)
	return s.Gaps, nil
}

// tryAll asks each view for rows that it cannot have.
func (c *catalogRead) tryAll(ctx context.Context) error {
	var fs []func(context.Context) error
	for _, s := range c.streams() {
		for _, v := range s.views {
			fs = append(fs, func(ctx context.Context) error { return c.try(ctx, s.facts, v) })
		}
	}
	return all(ctx, fs)
}

func (c *catalogRead) try(ctx context.Context, facts Coverage, v view) error {
	if c.has.lacks(v) != "" {
		c.lose(v, facts, NotSupported, "")
		return nil
	}
	c.loseColumns(v)
	none := builder.Lit(false)
	err := c.r.rows(ctx, c.has.query(c.name, v, []builder.Cond{none}), func(*record) {})
	return c.failed(ctx, stream{facts: facts, views: []view{v}}, err)
}
