package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
)

// STAddPoint is a line with a point before a place, counted from 1, or at its end.
func STAddPoint(line, point b.Any, at ...int) b.Expr[any] {
	return b.Call[any]("st_addpoint", with(at, line, point)...)
}

// STArea is the area; in square metres of a GEOGRAPHY.
func STArea(x b.Any) b.Expr[float64] { return b.Call[float64]("st_area", x) }

// STAsEWKB is x in extended WKB.
func STAsEWKB(x b.Any) b.Expr[[]byte] { return b.Call[[]byte]("st_asewkb", x) }

// STAsEWKT is x in extended WKT.
func STAsEWKT(x b.Any) b.Expr[string] { return b.Call[string]("st_asewkt", x) }

// STAsGeoJSON is x in GeoJSON.
func STAsGeoJSON(x b.Any) b.Expr[string] { return b.Call[string]("st_asgeojson", x) }

// STAsWKB is x in WKB.
func STAsWKB(x b.Any) b.Expr[[]byte] { return b.Call[[]byte]("st_aswkb", x) }

// STAsWKT is x in WKT.
func STAsWKT(x b.Any) b.Expr[string] { return b.Call[string]("st_aswkt", x) }

// STAzimuth is the angle from north at x to y; NULL if they are the same point.
func STAzimuth(x, y b.Any) b.Expr[float64] { return b.Call[float64]("st_azimuth", x, y) }

// STBoundary is the boundary.
func STBoundary(x b.Any) b.Expr[any] { return b.Call[any]("st_boundary", x) }

// STBuffer is all points no farther than radius.
func STBuffer[R b.FloatArg](x b.Any, radius R) b.Expr[any] {
	return b.Call[any]("st_buffer", x, b.Arg(radius))
}

// STCentroid is the centre of mass.
func STCentroid(x b.Any) b.Expr[any] { return b.Call[any]("st_centroid", x) }

// STClosestPoint is the point of x that is closest to y; NULL if either is empty.
func STClosestPoint(x, y b.Any) b.Expr[any] { return b.Call[any]("st_closestpoint", x, y) }

// STCollect is the geometries of an array as one.
func STCollect(x b.Any) b.Expr[any] { return b.Call[any]("st_collect", x) }

// STConcaveHull is a hull, tighter for a smaller ratio from 0 to 1.
func STConcaveHull[R b.FloatArg](x b.Any, ratio R, holes ...bool) b.Expr[any] {
	return b.Call[any]("st_concavehull", with(holes, x, b.Arg(ratio))...)
}

// STContains reports whether x contains y.
func STContains(x, y b.Any) b.Bool { return b.Call[bool]("st_contains", x, y) }

// STConvexHull is the convex hull.
func STConvexHull(x b.Any) b.Expr[any] { return b.Call[any]("st_convexhull", x) }

// STCovers reports whether no point of y is outside of x.
func STCovers(x, y b.Any) b.Bool { return b.Call[bool]("st_covers", x, y) }

// STDifference is the points of x that are not in y.
func STDifference(x, y b.Any) b.Expr[any] { return b.Call[any]("st_difference", x, y) }

// STDimension is 0 of points, 1 of lines, 2 of areas.
func STDimension(x b.Any) b.Expr[int32] { return b.Call[int32]("st_dimension", x) }

// STDisjoint reports whether x and y have no point in common.
func STDisjoint(x, y b.Any) b.Bool { return b.Call[bool]("st_disjoint", x, y) }

// STDistance is the distance; NULL if either is empty.
func STDistance(x, y b.Any) b.Expr[float64] { return b.Call[float64]("st_distance", x, y) }

// STDistanceSphere is the distance of two points in metres on a sphere.
func STDistanceSphere(x, y b.Any) b.Expr[float64] {
	return b.Call[float64]("st_distancesphere", x, y)
}

// STDistanceSpheroid is the distance of two points in metres on the WGS 84 spheroid.
func STDistanceSpheroid(x, y b.Any) b.Expr[float64] {
	return b.Call[float64]("st_distancespheroid", x, y)
}

// STDump is the single geometries of x.
func STDump(x b.Any) b.Expr[[]any] { return b.Call[[]any]("st_dump", x) }

// STDWithin reports whether x and y are no farther apart than distance.
func STDWithin[D b.FloatArg](x, y b.Any, distance D) b.Bool {
	return b.Call[bool]("st_dwithin", x, y, b.Arg(distance))
}

// STEndPoint is the last point of a line; NULL if there is none.
func STEndPoint(x b.Any) b.Expr[any] { return b.Call[any]("st_endpoint", x) }

// STEnvelope is the smallest rectangle around x.
func STEnvelope(x b.Any) b.Expr[any] { return b.Call[any]("st_envelope", x) }

// STEnvelopeAgg is the smallest rectangle around all.
func STEnvelopeAgg(x b.Any) b.Agg[any] { return b.CallAgg[any]("st_envelope_agg", x) }

// STEquals reports whether x and y are the same points.
func STEquals(x, y b.Any) b.Bool { return b.Call[bool]("st_equals", x, y) }

// STEstimateSRID is the SRID of a good projection for x.
func STEstimateSRID(x b.Any) b.Expr[int32] { return b.Call[int32]("st_estimatesrid", x) }

// STExteriorRing is the outer ring of a polygon; NULL if x is none.
func STExteriorRing(x b.Any) b.Expr[any] { return b.Call[any]("st_exteriorring", x) }

// STFlipCoordinates is x with X and Y exchanged.
func STFlipCoordinates(x b.Any) b.Expr[any] { return b.Call[any]("st_flipcoordinates", x) }

// STForce2D is x without Z and M.
func STForce2D(x b.Any) b.Expr[any] { return b.Call[any]("st_force2d", x) }

// STGeogFromEWKT is the GEOGRAPHY of an extended WKT; an error if it is none.
func STGeogFromEWKT[T ~string](x b.Value[T]) b.Expr[any] {
	return b.Call[any]("st_geogfromewkt", x)
}

// STGeogFromGeoJSON is the GEOGRAPHY of a GeoJSON; an error if it is none.
func STGeogFromGeoJSON[T ~string](x b.Value[T]) b.Expr[any] {
	return b.Call[any]("st_geogfromgeojson", x)
}

// STGeogFromWKB is the GEOGRAPHY of a WKB; an error if it is none.
func STGeogFromWKB(x b.Value[[]byte]) b.Expr[any] { return b.Call[any]("st_geogfromwkb", x) }

// STGeogFromWKT is the GEOGRAPHY of a WKT; an error if it is none.
func STGeogFromWKT[T ~string](x b.Value[T]) b.Expr[any] { return b.Call[any]("st_geogfromwkt", x) }

// STGeoHash is the geohash, of precision characters.
func STGeoHash(x b.Any, precision ...int) b.Expr[string] {
	return b.Call[string]("st_geohash", with(precision, x)...)
}

// STGeometryN is the i-th geometry, counted from 1; NULL if there is none.
func STGeometryN[N b.IntArg](x b.Any, i N) b.Expr[any] {
	return b.Call[any]("st_geometryn", x, b.Arg(i))
}

// STGeometryType is the kind of geometry: "ST_Point".
func STGeometryType(x b.Any) b.Expr[string] { return b.Call[string]("st_geometrytype", x) }

// STGeomFromEWKB is the GEOMETRY of an extended WKB; an error if it is none.
func STGeomFromEWKB(x b.Value[[]byte]) b.Expr[any] { return b.Call[any]("st_geomfromewkb", x) }

// STGeomFromEWKT is the GEOMETRY of an extended WKT; an error if it is none.
func STGeomFromEWKT[T ~string](x b.Value[T]) b.Expr[any] {
	return b.Call[any]("st_geomfromewkt", x)
}

// STGeomFromGeoHash is the rectangle of a geohash; an error if it is none.
func STGeomFromGeoHash[T ~string](x b.Value[T]) b.Expr[any] {
	return b.Call[any]("st_geomfromgeohash", x)
}

// STGeomFromGeoJSON is the GEOMETRY of a GeoJSON; an error if it is none.
func STGeomFromGeoJSON[T ~string](x b.Value[T]) b.Expr[any] {
	return b.Call[any]("st_geomfromgeojson", x)
}

// STGeomFromWKB is the GEOMETRY of a WKB; an error if it is none.
func STGeomFromWKB(x b.Value[[]byte], srid ...int) b.Expr[any] {
	return b.Call[any]("st_geomfromwkb", with(srid, x)...)
}

// STGeomFromWKT is the GEOMETRY of a WKT; an error if it is none.
func STGeomFromWKT[T ~string](x b.Value[T], srid ...int) b.Expr[any] {
	return b.Call[any]("st_geomfromwkt", with(srid, x)...)
}

// STInteriorRingN is the i-th hole of a polygon, counted from 1; NULL if there is none.
func STInteriorRingN[N b.IntArg](x b.Any, i N) b.Expr[any] {
	return b.Call[any]("st_interiorringn", x, b.Arg(i))
}

// STIntersection is the points that are in both.
func STIntersection(x, y b.Any) b.Expr[any] { return b.Call[any]("st_intersection", x, y) }

// STIntersects reports whether x and y have a point in common.
func STIntersects(x, y b.Any) b.Bool { return b.Call[bool]("st_intersects", x, y) }

// STIsEmpty reports whether x has no points.
func STIsEmpty(x b.Any) b.Bool { return b.Call[bool]("st_isempty", x) }

// STIsValid reports whether x keeps the rules of OGC.
func STIsValid(x b.Any) b.Bool { return b.Call[bool]("st_isvalid", x) }

// STLength is the length; in metres of a GEOGRAPHY.
func STLength(x b.Any) b.Expr[float64] { return b.Call[float64]("st_length", x) }

// STM is the M of a point; NULL if it has none.
func STM(x b.Any) b.Expr[float64] { return b.Call[float64]("st_m", x) }

// STMakeEnvelope is the rectangle of two corners.
func STMakeEnvelope[N b.FloatArg](xmin, ymin, xmax, ymax N) b.Expr[any] {
	return b.Call[any]("st_makeenvelope", b.Arg(xmin), b.Arg(ymin), b.Arg(xmax), b.Arg(ymax))
}

// STMakeLine is the line through an array of points and lines.
func STMakeLine(x b.Any) b.Expr[any] { return b.Call[any]("st_makeline", x) }

// STMakePoint is a point; more is Z and M.
func STMakePoint[X, Y b.FloatArg](x X, y Y, more ...b.Any) b.Expr[any] {
	return b.Call[any]("st_makepoint", with(more, b.Arg(x), b.Arg(y))...)
}

// STMakePolygon is the polygon inside a ring; holes is an array of rings.
func STMakePolygon(outer b.Any, holes ...b.Any) b.Expr[any] {
	return b.Call[any]("st_makepolygon", with(holes, outer)...)
}

// STMulti is x as a collection of its kind.
func STMulti(x b.Any) b.Expr[any] { return b.Call[any]("st_multi", x) }

// STNDims is the number of coordinates of a point.
func STNDims(x b.Any) b.Expr[int32] { return b.Call[int32]("st_ndims", x) }

// STNPoints is the number of points.
func STNPoints(x b.Any) b.Expr[int32] { return b.Call[int32]("st_npoints", x) }

// STNRings is the number of rings.
func STNRings(x b.Any) b.Expr[int32] { return b.Call[int32]("st_nrings", x) }

// STNumGeometries is the number of single geometries.
func STNumGeometries(x b.Any) b.Expr[int32] { return b.Call[int32]("st_numgeometries", x) }

// STNumInteriorRings is the number of holes of a polygon; NULL if x is none.
func STNumInteriorRings(x b.Any) b.Expr[int32] { return b.Call[int32]("st_numinteriorrings", x) }

// STNumPoints is the number of points of a line; NULL if x is none.
func STNumPoints(x b.Any) b.Expr[int32] { return b.Call[int32]("st_numpoints", x) }

// STPerimeter is the length of the boundary; in metres of a GEOGRAPHY.
func STPerimeter(x b.Any) b.Expr[float64] { return b.Call[float64]("st_perimeter", x) }

// STPoint is a point.
func STPoint[X, Y b.FloatArg](x X, y Y, srid ...int) b.Expr[any] {
	return b.Call[any]("st_point", with(srid, b.Arg(x), b.Arg(y))...)
}

// STPointFromGeoHash is the centre of the rectangle of a geohash; an error if it is none.
func STPointFromGeoHash[T ~string](x b.Value[T]) b.Expr[any] {
	return b.Call[any]("st_pointfromgeohash", x)
}

// STPointN is the i-th point of a line, counted from 1, or from the end if negative; NULL if there is none.
func STPointN[N b.IntArg](x b.Any, i N) b.Expr[any] { return b.Call[any]("st_pointn", x, b.Arg(i)) }

// STPointOnSurface is some point of x.
func STPointOnSurface(x b.Any) b.Expr[any] { return b.Call[any]("st_pointonsurface", x) }

// STRemovePoint is a line without its i-th point, counted from 1.
func STRemovePoint[N b.IntArg](x b.Any, i N) b.Expr[any] {
	return b.Call[any]("st_removepoint", x, b.Arg(i))
}

// STReverse is x with its points in reverse order.
func STReverse(x b.Any) b.Expr[any] { return b.Call[any]("st_reverse", x) }

// STRotate is x turned around the origin, in radians.
func STRotate[A b.FloatArg](x b.Any, angle A) b.Expr[any] {
	return b.Call[any]("st_rotate", x, b.Arg(angle))
}

// STScale is g with its coordinates multiplied.
func STScale[X, Y b.FloatArg](g b.Any, x X, y Y, z ...float64) b.Expr[any] {
	return b.Call[any]("st_scale", with(z, g, b.Arg(x), b.Arg(y))...)
}

// STSetPoint is a line with another i-th point, counted from 1.
func STSetPoint[N b.IntArg](line b.Any, i N, point b.Any) b.Expr[any] {
	return b.Call[any]("st_setpoint", line, b.Arg(i), point)
}

// STSetSRID is x with another SRID and the same coordinates.
func STSetSRID[N b.IntArg](x b.Any, srid N) b.Expr[any] {
	return b.Call[any]("st_setsrid", x, b.Arg(srid))
}

// STSimplify is x without points that matter less than tolerance.
func STSimplify[D b.FloatArg](x b.Any, tolerance D) b.Expr[any] {
	return b.Call[any]("st_simplify", x, b.Arg(tolerance))
}

// STSRID is the SRID.
func STSRID(x b.Any) b.Expr[int32] { return b.Call[int32]("st_srid", x) }

// STStartPoint is the first point of a line; NULL if there is none.
func STStartPoint(x b.Any) b.Expr[any] { return b.Call[any]("st_startpoint", x) }

// STTouches reports whether x and y have only points of their boundaries in common.
func STTouches(x, y b.Any) b.Bool { return b.Call[bool]("st_touches", x, y) }

// STTransform is x in the coordinates of another SRID.
func STTransform[N b.IntArg](x b.Any, srid N) b.Expr[any] {
	return b.Call[any]("st_transform", x, b.Arg(srid))
}

// STTranslate is g moved.
func STTranslate[X, Y b.FloatArg](g b.Any, x X, y Y, z ...float64) b.Expr[any] {
	return b.Call[any]("st_translate", with(z, g, b.Arg(x), b.Arg(y))...)
}

// STUnion is the points that are in x or y.
func STUnion(x, y b.Any) b.Expr[any] { return b.Call[any]("st_union", x, y) }

// STUnionAgg is the points that are in any of all.
func STUnionAgg(x b.Any) b.Agg[any] { return b.CallAgg[any]("st_union_agg", x) }

// STWithin reports whether x is within y.
func STWithin(x, y b.Any) b.Bool { return b.Call[bool]("st_within", x, y) }

// STX is the X of a point; NULL if it has none.
func STX(x b.Any) b.Expr[float64] { return b.Call[float64]("st_x", x) }

// STXMax is the largest X; NULL if there is none.
func STXMax(x b.Any) b.Expr[float64] { return b.Call[float64]("st_xmax", x) }

// STXMin is the smallest X; NULL if there is none.
func STXMin(x b.Any) b.Expr[float64] { return b.Call[float64]("st_xmin", x) }

// STY is the Y of a point; NULL if it has none.
func STY(x b.Any) b.Expr[float64] { return b.Call[float64]("st_y", x) }

// STYMax is the largest Y; NULL if there is none.
func STYMax(x b.Any) b.Expr[float64] { return b.Call[float64]("st_ymax", x) }

// STYMin is the smallest Y; NULL if there is none.
func STYMin(x b.Any) b.Expr[float64] { return b.Call[float64]("st_ymin", x) }

// STZ is the Z of a point; NULL if it has none.
func STZ(x b.Any) b.Expr[float64] { return b.Call[float64]("st_z", x) }

// STZMax is the largest Z; NULL if there is none.
func STZMax(x b.Any) b.Expr[float64] { return b.Call[float64]("st_zmax", x) }

// STZMin is the smallest Z; NULL if there is none.
func STZMin(x b.Any) b.Expr[float64] { return b.Call[float64]("st_zmin", x) }

// ToGeography is the GEOGRAPHY of a GeoJSON, WKB or WKT; an error if it is none.
func ToGeography(x b.Any) b.Expr[any] { return b.Call[any]("to_geography", x) }

// ToGeometry is the GEOMETRY of a GeoJSON, WKB or WKT; an error if it is none.
func ToGeometry(x b.Any) b.Expr[any] { return b.Call[any]("to_geometry", x) }

// TryToGeography is [ToGeography]; NULL of what it refuses.
func TryToGeography(x b.Any) b.Expr[any] { return b.Call[any]("try_to_geography", x) }

// TryToGeometry is [ToGeometry]; NULL of what it refuses.
func TryToGeometry(x b.Any) b.Expr[any] { return b.Call[any]("try_to_geometry", x) }
