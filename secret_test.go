package brickwork_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/brickwork-sql/brickwork"
)

func TestSecret(t *testing.T) {
	type hidden struct{ s brickwork.Secret }
	s := brickwork.NewSecret("dapi")
	var b strings.Builder
	slog.New(slog.NewJSONHandler(&b, nil)).Info("x", "s", s)
	j, err := json.Marshal(struct{ S brickwork.Secret }{s})
	for _, got := range []string{
		fmt.Sprint(s), fmt.Sprintf("%+v %#v %s %q %x", s, s, s, s, s),
		fmt.Sprintf("%+v %#v %s", hidden{s}, hidden{s}, hidden{s}), b.String(), string(j),
	} {
		if strings.Contains(got, "dapi") || strings.Contains(got, "64617069") || err != nil {
			t.Error(got, err)
		}
	}
}
