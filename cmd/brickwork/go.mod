module github.com/brickwork-sql/brickwork/cmd/brickwork

go 1.25.0

require github.com/brickwork-sql/brickwork v0.0.0

replace github.com/brickwork-sql/brickwork => ../..
