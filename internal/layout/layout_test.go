package layout

const module = "github.com/brickwork-sql/brickwork"
