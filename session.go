package brickwork

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"

	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Session runs f on one connection, for variables, temporary tables and USE.
// Afterwards the connection is closed, so that nothing leaks into the pool.
func (db *DB) Session(ctx context.Context, f func(s Engine) error) error {
	opening := watched(ctx)
	conn, err := db.writes.Conn(opening)
	if err != nil {
		return fault(opening, err, new(Call))
	}
	defer discard(conn)
	return f(sender{conn, conn, db.opts})
}

// discard closes c and its connection.
func discard(c *sql.Conn) {
	c.Raw(func(any) error { return driver.ErrBadConn }) // which has it closed
	c.Close()                                           // it is by now
}

// InTx runs f in a transaction on one connection: committed if f returns nil,
// else rolled back. Warehouses that have no transactions: [ErrNoTx].
func (db *DB) InTx(ctx context.Context, f func(tx Engine) error) error {
	return db.Session(ctx, func(s Engine) error {
		if _, err := s.Exec(ctx, begin); err != nil {
			if errors.Is(err, ErrSyntax) || errors.Is(err, ErrUnsupported) {
				return fmt.Errorf("%w: %w", ErrNoTx, err)
			}
			return err
		}
		open := true
		defer func() {
			if open { // f panics
				rollBack(ctx, s)
			}
		}()
		err := f(s)
		open = false
		if err != nil {
			return errors.Join(err, rollBack(ctx, s))
		}
		_, err = s.Exec(ctx, commit)
		return err
	})
}

// rollBack ends the transaction of s even if ctx has ended.
func rollBack(ctx context.Context, s Engine) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
	defer cancel()
	_, err := s.Exec(ctx, rollback)
	return err
}

// The statements of a transaction, which are the same for all.
const (
	begin    command = "BEGIN TRANSACTION"
	commit   command = "COMMIT"
	rollback command = "ROLLBACK"
)

// command is a statement without parts.
type command string

// Stmt makes c a builder.Stmt.
func (c command) Stmt() ast.Stmt { return &ast.Raw{Parts: []string{string(c)}} }
