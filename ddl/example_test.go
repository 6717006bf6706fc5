package ddl_test

import (
	"fmt"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/ddl"
	"github.com/brickwork-sql/brickwork/types"
)

func Example() {
	sales := builder.Name{Catalog: "main", Schema: "sales"}
	audit := ddl.Table{
		Name: sales.Of("audit"),
		Columns: []ddl.Column{
			{Name: "id", Type: types.BigInt, Identity: &ddl.Identity{Start: 100}},
			{Name: "what", Type: types.String, NotNull: true, Comment: "it's what changed"},
		},
		PrimaryKey: ddl.PrimaryKey{Columns: []string{"id"}, Rely: true},
		Cluster:    ddl.Cluster{Auto: true},
	}
	fmt.Println(ddl.CreateOrReplace(audit))
	fmt.Println(ddl.AlterTable(audit).AlterColumns(ddl.AlterColumn("what").Comment("state")))
	fmt.Println(ddl.DropIfExists(ddl.Schema{Catalog: "main", Name: "old"}).Cascade())
	// Output:
	// CREATE OR REPLACE TABLE `main`.`sales`.`audit` (`id` BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 1), `what` STRING NOT NULL COMMENT 'it\'s what changed', CONSTRAINT `audit_id_pk` PRIMARY KEY (`id`) RELY) CLUSTER BY AUTO
	// ALTER TABLE `main`.`sales`.`audit` ALTER COLUMN `what` COMMENT 'state'
	// DROP SCHEMA IF EXISTS `main`.`old` CASCADE
}

func ExampleCreateAll() {
	id := ddl.Column{Name: "id", Type: types.BigInt, NotNull: true}
	key := ddl.PrimaryKey{Columns: []string{"id"}}
	people := ddl.Table{
		Name:        builder.Name{Name: "people"},
		Columns:     []ddl.Column{id, {Name: "boss", Type: types.BigInt}, {Name: "team", Type: types.BigInt}},
		PrimaryKey:  key,
		ForeignKeys: []ddl.ForeignKey{{Columns: []string{"boss"}, Parent: builder.Name{Name: "people"}}, {Columns: []string{"team"}, Parent: builder.Name{Name: "teams"}}},
	}
	teams := ddl.Table{Name: builder.Name{Name: "teams"}, Columns: []ddl.Column{id}, PrimaryKey: key}
	for _, s := range ddl.CreateAll(people, teams) {
		fmt.Println(s)
	}
	// Output:
	// CREATE TABLE `teams` (`id` BIGINT NOT NULL, CONSTRAINT `teams_id_pk` PRIMARY KEY (`id`))
	// CREATE TABLE `people` (`id` BIGINT NOT NULL, `boss` BIGINT, `team` BIGINT, CONSTRAINT `people_id_pk` PRIMARY KEY (`id`), CONSTRAINT `people_team_fk` FOREIGN KEY (`team`) REFERENCES `teams`)
	// ALTER TABLE `people` ADD CONSTRAINT `people_boss_fk` FOREIGN KEY (`boss`) REFERENCES `people`
}
