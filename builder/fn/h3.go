package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
)

// Cell is the Go type of a cell of H3, a BIGINT or STRING.
type Cell interface{ ~int64 | ~string }

// H3Ring is a cell and its distance.
type H3Ring[C Cell] struct {
	Cell     C `db:"cellid"`
	Distance int32
}

// H3Chip is the part of a geography in a cell; Core tells that it is the whole cell.
type H3Chip struct {
	Cell int64 `db:"cellid"`
	Core bool
	Chip []byte
}

// H3BoundaryAsGeoJSON is the boundary of a cell in GeoJSON.
func H3BoundaryAsGeoJSON[C Cell](cell b.Value[C]) b.Expr[string] {
	return b.Call[string]("h3_boundaryasgeojson", cell)
}

// H3BoundaryAsWKB is the boundary of a cell in WKB.
func H3BoundaryAsWKB[C Cell](cell b.Value[C]) b.Expr[[]byte] {
	return b.Call[[]byte]("h3_boundaryaswkb", cell)
}

// H3BoundaryAsWKT is the boundary of a cell in WKT.
func H3BoundaryAsWKT[C Cell](cell b.Value[C]) b.Expr[string] {
	return b.Call[string]("h3_boundaryaswkt", cell)
}

// H3CenterAsGeoJSON is the centre of a cell in GeoJSON.
func H3CenterAsGeoJSON[C Cell](cell b.Value[C]) b.Expr[string] {
	return b.Call[string]("h3_centerasgeojson", cell)
}

// H3CenterAsWKB is the centre of a cell in WKB.
func H3CenterAsWKB[C Cell](cell b.Value[C]) b.Expr[[]byte] {
	return b.Call[[]byte]("h3_centeraswkb", cell)
}

// H3CenterAsWKT is the centre of a cell in WKT.
func H3CenterAsWKT[C Cell](cell b.Value[C]) b.Expr[string] {
	return b.Call[string]("h3_centeraswkt", cell)
}

// H3Compact is the fewest cells that cover the same.
func H3Compact[C Cell](cells b.Value[[]C]) b.Expr[[]C] { return b.Call[[]C]("h3_compact", cells) }

// H3CoverAsH3 is the cells that cover a geography; an error if geo is none.
func H3CoverAsH3[N b.IntArg](geo b.Any, resolution N) b.Expr[[]int64] {
	return b.Call[[]int64]("h3_coverash3", geo, b.Arg(resolution))
}

// H3CoverAsH3String is the cells that cover a geography, as texts; an error if geo is none.
func H3CoverAsH3String[N b.IntArg](geo b.Any, resolution N) b.Expr[[]string] {
	return b.Call[[]string]("h3_coverash3string", geo, b.Arg(resolution))
}

// H3TryCoverAsH3 is [H3CoverAsH3]; NULL of what it refuses.
func H3TryCoverAsH3[N b.IntArg](geo b.Any, resolution N) b.Expr[[]int64] {
	return b.Call[[]int64]("h3_try_coverash3", geo, b.Arg(resolution))
}

// H3TryCoverAsH3String is [H3CoverAsH3String]; NULL of what it refuses.
func H3TryCoverAsH3String[N b.IntArg](geo b.Any, resolution N) b.Expr[[]string] {
	return b.Call[[]string]("h3_try_coverash3string", geo, b.Arg(resolution))
}

// H3PolyfillAsH3 is the cells whose centres are in a geography; an error if geo is none.
func H3PolyfillAsH3[N b.IntArg](geo b.Any, resolution N) b.Expr[[]int64] {
	return b.Call[[]int64]("h3_polyfillash3", geo, b.Arg(resolution))
}

// H3PolyfillAsH3String is the cells whose centres are in a geography, as texts; an error if geo is none.
func H3PolyfillAsH3String[N b.IntArg](geo b.Any, resolution N) b.Expr[[]string] {
	return b.Call[[]string]("h3_polyfillash3string", geo, b.Arg(resolution))
}

// H3TryPolyfillAsH3 is [H3PolyfillAsH3]; NULL of what it refuses.
func H3TryPolyfillAsH3[N b.IntArg](geo b.Any, resolution N) b.Expr[[]int64] {
	return b.Call[[]int64]("h3_try_polyfillash3", geo, b.Arg(resolution))
}

// H3TryPolyfillAsH3String is [H3PolyfillAsH3String]; NULL of what it refuses.
func H3TryPolyfillAsH3String[N b.IntArg](geo b.Any, resolution N) b.Expr[[]string] {
	return b.Call[[]string]("h3_try_polyfillash3string", geo, b.Arg(resolution))
}

// H3Distance is the number of steps from cell to cell; an error if it is not known.
func H3Distance[C Cell](x, y b.Value[C]) b.Expr[int64] { return b.Call[int64]("h3_distance", x, y) }

// H3TryDistance is [H3Distance]; NULL if it is not known.
func H3TryDistance[C Cell](x, y b.Value[C]) b.Expr[int64] {
	return b.Call[int64]("h3_try_distance", x, y)
}

// H3ToString is a cell as a text.
func H3ToString[C ~int64](cell b.Value[C]) b.Expr[string] {
	return b.Call[string]("h3_h3tostring", cell)
}

// H3StringToH3 is the cell of a text.
func H3StringToH3[C ~string](cell b.Value[C]) b.Expr[int64] {
	return b.Call[int64]("h3_stringtoh3", cell)
}

// H3HexRing is the cells n steps away.
func H3HexRing[C Cell, N b.IntArg](cell b.Value[C], n N) b.Expr[[]C] {
	return b.Call[[]C]("h3_hexring", cell, b.Arg(n))
}

// H3KRing is the cells up to n steps away.
func H3KRing[C Cell, N b.IntArg](cell b.Value[C], n N) b.Expr[[]C] {
	return b.Call[[]C]("h3_kring", cell, b.Arg(n))
}

// H3KRingDistances is the cells up to n steps away, with their distances.
func H3KRingDistances[C Cell, N b.IntArg](cell b.Value[C], n N) b.Expr[[]H3Ring[C]] {
	return b.Call[[]H3Ring[C]]("h3_kringdistances", cell, b.Arg(n))
}

// H3IsChildOf reports whether x is a child of y, or y itself.
func H3IsChildOf[C Cell](x, y b.Value[C]) b.Bool { return b.Call[bool]("h3_ischildof", x, y) }

// H3IsPentagon reports whether a cell is a pentagon.
func H3IsPentagon[C Cell](cell b.Value[C]) b.Bool { return b.Call[bool]("h3_ispentagon", cell) }

// H3IsValid reports whether x is a cell.
func H3IsValid(x b.Any) b.Bool { return b.Call[bool]("h3_isvalid", x) }

// H3LongLatAsH3 is the cell of a point.
func H3LongLatAsH3[X, Y b.Real, N b.IntArg](longitude b.Value[X], latitude b.Value[Y], resolution N) b.Expr[int64] {
	return b.Call[int64]("h3_longlatash3", longitude, latitude, b.Arg(resolution))
}

// H3LongLatAsH3String is the cell of a point as a text.
func H3LongLatAsH3String[X, Y b.Real, N b.IntArg](longitude b.Value[X], latitude b.Value[Y], resolution N) b.Expr[string] {
	return b.Call[string]("h3_longlatash3string", longitude, latitude, b.Arg(resolution))
}

// H3MaxChild is the largest child of a cell.
func H3MaxChild[C Cell, N b.IntArg](cell b.Value[C], resolution N) b.Expr[C] {
	return b.Call[C]("h3_maxchild", cell, b.Arg(resolution))
}

// H3MinChild is the smallest child of a cell.
func H3MinChild[C Cell, N b.IntArg](cell b.Value[C], resolution N) b.Expr[C] {
	return b.Call[C]("h3_minchild", cell, b.Arg(resolution))
}

// H3PointAsH3 is the cell of a point in GeoJSON, WKB or WKT.
func H3PointAsH3[N b.IntArg](point b.Any, resolution N) b.Expr[int64] {
	return b.Call[int64]("h3_pointash3", point, b.Arg(resolution))
}

// H3PointAsH3String is [H3PointAsH3] as a text.
func H3PointAsH3String[N b.IntArg](point b.Any, resolution N) b.Expr[string] {
	return b.Call[string]("h3_pointash3string", point, b.Arg(resolution))
}

// H3Resolution is the resolution of a cell, from 0 to 15.
func H3Resolution[C Cell](cell b.Value[C]) b.Expr[int32] {
	return b.Call[int32]("h3_resolution", cell)
}

// H3TessellateAsWKB is a geography cut along the boundaries of cells.
func H3TessellateAsWKB[N b.IntArg](geo b.Any, resolution N) b.Expr[[]H3Chip] {
	return b.Call[[]H3Chip]("h3_tessellateaswkb", geo, b.Arg(resolution))
}

// H3TryTessellateAsWKB is [H3TessellateAsWKB]; NULL of what it refuses.
func H3TryTessellateAsWKB[N b.IntArg](geo b.Any, resolution N) b.Expr[[]H3Chip] {
	return b.Call[[]H3Chip]("h3_try_tessellateaswkb", geo, b.Arg(resolution))
}

// H3ToChildren is the children of a cell.
func H3ToChildren[C Cell, N b.IntArg](cell b.Value[C], resolution N) b.Expr[[]C] {
	return b.Call[[]C]("h3_tochildren", cell, b.Arg(resolution))
}

// H3ToParent is the cell that has this one as a child.
func H3ToParent[C Cell, N b.IntArg](cell b.Value[C], resolution N) b.Expr[C] {
	return b.Call[C]("h3_toparent", cell, b.Arg(resolution))
}

// H3Uncompact is the cells of one resolution that cover the same.
func H3Uncompact[C Cell, N b.IntArg](cells b.Value[[]C], resolution N) b.Expr[[]C] {
	return b.Call[[]C]("h3_uncompact", cells, b.Arg(resolution))
}

// H3Validate is x; an error if it is no cell.
func H3Validate[C Cell](x b.Value[C]) b.Expr[C] { return b.Call[C]("h3_validate", x) }

// H3TryValidate is x; NULL if it is no cell.
func H3TryValidate[C Cell](x b.Value[C]) b.Expr[C] { return b.Call[C]("h3_try_validate", x) }
