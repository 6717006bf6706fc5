package brickwork

import (
	"context"
	"fmt"
	"net/http"
	"sync"

	"github.com/databricks/databricks-sql-go/auth"
	"github.com/databricks/databricks-sql-go/auth/oauth/m2m"
	"github.com/databricks/databricks-sql-go/auth/oauth/u2m"
	"github.com/databricks/databricks-sql-go/auth/pat"
)

// OAuth asks for tokens; one of its ways is set.
type OAuth struct {
	ClientID     string // machine to machine
	ClientSecret Secret
	Browser      bool                                  // user to machine
	Token        func(context.Context) (string, error) // asked for each request
}

// ways is how many ways are set.
func (o *OAuth) ways() int {
	n := 0
	for _, set := range []bool{o.ClientID != "" || o.ClientSecret.reveal() != "", o.Browser, o.Token != nil} {
		if set {
			n++
		}
	}
	return n
}

// authenticator is what signs requests.
func (c *Config) authenticator() (auth.Authenticator, error) {
	o := &c.OAuth
	switch {
	case o.ways() > 1 || o.ways() == 1 && c.Token.reveal() != "":
		return nil, &ConfigError{Text: "several ways to authenticate: set Token or one way of OAuth"}
	case o.Token != nil:
		return asked(o.Token), nil
	case o.Browser:
		return &browser{open: sync.OnceValues(func() (auth.Authenticator, error) { return u2m.NewAuthenticator(c.Host, 0) })}, nil
	case o.ways() == 0:
		return &pat.PATAuth{AccessToken: c.Token.reveal()}, nil
	case o.ClientID == "" || o.ClientSecret.reveal() == "":
		return nil, &ConfigError{Missing: []string{"OAuth.ClientID", "OAuth.ClientSecret"}}
	}
	return m2m.NewAuthenticator(o.ClientID, o.ClientSecret.reveal(), c.Host), nil
}

// asked signs with the token that a function gives.
type asked func(context.Context) (string, error)

// Authenticate signs r.
func (a asked) Authenticate(r *http.Request) error {
	token, err := a(r.Context())
	if err != nil {
		return unsigned(r, err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	return nil
}

// browser signs with the token of a user; it asks the server who gives tokens
// with the first request, not before.
type browser struct {
	open func() (auth.Authenticator, error)
}

// Authenticate signs r.
func (b *browser) Authenticate(r *http.Request) error {
	a, err := b.open()
	if err != nil {
		return unsigned(r, err)
	}
	return a.Authenticate(r)
}

const noToken = "brickwork: OAuth: no token"

// unsigned is the error of a request for which there is no token.
func unsigned(r *http.Request, err error) error {
	note(r.Context(), fmt.Errorf("%w: %w", ErrUnauthenticated, err))
	return fmt.Errorf("%s: %w", noToken, err)
}
