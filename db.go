package brickwork

import (
	"context"
	"database/sql"
	"errors"

	"github.com/brickwork-sql/brickwork/builder"
)

var _ Transactor = (*DB)(nil)

// DB is a pool of connections to a warehouse. It is safe for concurrent use.
type DB struct {
	reads, writes *sql.DB // writes: the driver repeats nothing
	opts          Options
}

// New uses a pool that the caller has opened with the Databricks driver. The
// driver repeats statements on 429 and 503, writes as well; only [Open] can keep
// it from that.
func New(pool *sql.DB, o Options) *DB { return &DB{pool, pool, o} }

// With is db with other options, on the same pool.
func (db *DB) With(o Options) *DB { return &DB{db.reads, db.writes, o} }

// Options is how db runs statements; change the copy and use it in With.
func (db *DB) Options() Options { return db.opts }

// Pool is the pool that reads, for its limits and statistics. Open keeps a second one for writes.
func (db *DB) Pool() *sql.DB { return db.reads }

// Ping opens a session.
func (db *DB) Ping(ctx context.Context) error {
	ctx = watched(ctx)
	conn, err := db.reads.Conn(ctx)
	if err != nil {
		return fault(ctx, err, &Call{})
	}
	defer conn.Close()
	return fault(ctx, conn.PingContext(ctx), &Call{})
}

// Close closes both pools.
func (db *DB) Close() error {
	if db.reads == db.writes {
		return db.reads.Close()
	}
	return errors.Join(db.reads.Close(), db.writes.Close())
}

// Exec runs s and forgets its rows. It is sent once.
func (db *DB) Exec(ctx context.Context, s builder.Stmt) (Result, error) {
	return db.sender().Exec(ctx, s)
}

// Query runs q. What may write is sent once, through the pool that repeats nothing.
func (db *DB) Query(ctx context.Context, q builder.RowStmt) (*Rows, error) {
	return db.sender().Query(ctx, q)
}

func (db *DB) sender() sender { return sender{db.reads, db.writes, db.opts} }
