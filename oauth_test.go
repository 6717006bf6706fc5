package brickwork_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/brickwork-sql/brickwork"
	"github.com/brickwork-sql/brickwork/warehouse"
)

// A function is asked for the token of each request, and its error is not lost.
func TestTokenFunction(t *testing.T) {
	l := startWith(t, warehouse.Options{Token: "dapi-secret"}, ids)
	c, err := brickwork.ParseURL(l.URL())
	if err != nil {
		t.Fatal(err)
	}
	c.Token = brickwork.Secret{}
	asked := 0
	var refused error
	c.OAuth.Token = func(context.Context) (string, error) {
		asked++
		return "dapi-secret", refused
	}
	db, err := c.Open()
	if err != nil {
		t.Fatal(err)
	}
	if n, err := brickwork.One(t.Context(), db, allIDs); n != 1 || err != nil || asked < 2 {
		t.Errorf("%d, %v, asked %d times", n, err, asked)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
	refused = errors.New("no token today")
	if db, err = c.Open(); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := brickwork.One(ctx, db, allIDs); !errors.Is(err, refused) || !errors.Is(err, brickwork.ErrUnauthenticated) || !strings.Contains(err.Error(), "no token today") || strings.Contains(err.Error(), "dapi-secret") {
		t.Errorf("%v", err)
	}
}

// Opening asks nobody: who gives tokens is asked with the first request.
func TestOAuthOpens(t *testing.T) {
	for name, o := range map[string]brickwork.OAuth{
		"machine": {ClientID: "id", ClientSecret: brickwork.NewSecret("s")},
		"browser": {Browser: true},
	} {
		db, err := brickwork.Config{Host: "nowhere.invalid", HTTPPath: "p", OAuth: o}.Open()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		if err := db.Ping(ctx); err == nil {
			t.Errorf("%s: somebody is there", name)
		}
		cancel()
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}
