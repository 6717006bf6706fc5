// Package brickwork runs statements. Its three central types are [DB], a pool
// of connections; [Engine], what runs statements; and [Error], what went wrong
// on the server.
//
//	db, err := brickwork.FromEnv()
//	if err != nil { … }
//	defer db.Close()
//	rows, err := brickwork.All(ctx, db, b.SelectValue(o.ID).From(o))
package brickwork
