package warehouse_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log"

	dbsqlerrors "github.com/databricks/databricks-sql-go/errors"

	"github.com/brickwork-sql/brickwork/warehouse"
	"github.com/brickwork-sql/brickwork/warehouse/engine"
)

// A test of one's own without Java: the engine answers from a list.
func Example() {
	e := engine.NewScript(
		engine.Reply{To: "SELECT id, name FROM users *", Columns: engine.Columns("id BIGINT", "name STRING"), Rows: [][]any{{1, "ada"}, {2, nil}}},
		engine.Reply{To: "DROP *", Err: engine.NewError("PERMISSION_DENIED", "42501", "User is not an owner of Table 'users'.")},
	)
	w, err := warehouse.Start(context.Background(), warehouse.Options{Engine: e})
	if err != nil {
		log.Fatal(err)
	}
	defer w.Close()
	db, err := sql.Open("databricks", w.DSN())
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()

	rows, err := db.Query("SELECT id, name FROM users WHERE name <> ? OR name IS NULL", "it's")
	if err != nil {
		log.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var name sql.NullString
		if err := rows.Scan(&id, &name); err != nil {
			log.Fatal(err)
		}
		fmt.Println(id, name.String, name.Valid)
	}
	fmt.Println(e.Statements()[0].SQL)

	_, err = db.Exec("DROP TABLE users")
	var failed dbsqlerrors.DBExecutionError
	if errors.As(err, &failed) {
		fmt.Println(failed.SqlState())
	}
	// Output:
	// 1 ada true
	// 2  false
	// SELECT id, name FROM users WHERE name <> 'it\'s' OR name IS NULL
	// 42501
}
