"""Points to areas: sorted along x, so that each area meets only those within its width, and then
tested by GEOS on prepared polygons."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.analysis.points import points
from samsyn.analysis.result import Floats, Integers, Note, Result, gettext_noop

from .surfaces import Areas, Geometries, refuse_mixed_units, surfaces

OUTSIDE = -1
Pair = tuple[int, int, int]


@dataclass(frozen=True, kw_only=True, eq=False)
class Located(Result):
    """Where each point lies.

    `area` is the number of the point's area, or -1 outside all of them, shape (n,); `counts` how
    many points each area has, shape (areas,); `outside` how many have none. `on_border` is how
    many lie exactly on a border between areas. `overlapping` holds (first area, second area, how
    many points lie inside both), for areas that overlap where there are points.
    """

    area: Integers
    counts: Integers
    outside: int
    on_border: int
    overlapping: tuple[Pair, ...]


def place(x: ArrayLike, y: ArrayLike, *, areas: Areas) -> Located:
    """The area of each point: exactly one, or -1.

    `x`, `y`: coordinates, shape (n,), in the same system as `areas`: polygons and multipolygons,
    with holes, as shapely geometries, GeoJSON, or anything with `__geo_interface__`.

    A point inside one area belongs to it. A point on the border of several, or inside several
    that overlap, belongs to the one that comes first. A point on the outer border is inside. So
    none is lost between areas that share a border exactly; one in a gap between areas that do not
    is outside.

    Raises UnusableInput for gaps in the coordinates, rows of different length, points and areas
    in different units, no areas, and an area that is no valid polygon (named by its number).

    """
    import shapely

    xs, ys = points(x, y)
    found = surfaces(areas)
    bounds = shapely.bounds(found)
    refuse_mixed_units(xs, ys, bounds)
    order = np.argsort(xs)
    xs, ys = xs[order], ys[order]
    sorted_area, again = _first(xs, ys, found, bounds)
    pairs, on_border = _doubles(xs, ys, sorted_area, again, found)
    area = np.empty(len(xs), dtype=np.int64)
    area[order] = sorted_area
    outside = int(np.sum(area == OUTSIDE))
    return Located(
        area=area,
        counts=np.bincount(area[area != OUTSIDE], minlength=len(found)),
        outside=outside,
        on_border=on_border,
        overlapping=pairs,
        method="point in polygon; the first area on a shared border",
        source="GEOS prepared polygons, exact predicates",
        settings={},
        size={"points": len(xs), "areas": len(found)},
        warnings=_notes(outside, pairs),
    )


def _first(
    x: Floats, y: Floats, found: Geometries, bounds: Floats
) -> tuple[Integers, list[tuple[int, NDArray[np.intp]]]]:
    """The first area that each point touches, and the points that later areas touch again.

    The points must be sorted along x.
    """
    import shapely

    shapely.prepare(found)
    area = np.full(len(x), OUTSIDE)
    again = []
    starts = np.searchsorted(x, bounds[:, 0], side="left")
    ends = np.searchsorted(x, bounds[:, 2], side="right")
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        up = y[start:end]
        near = start + np.flatnonzero((up >= bounds[number, 1]) & (up <= bounds[number, 3]))
        touched = near[shapely.intersects_xy(found[number], x[near], y[near])]
        taken = area[touched] != OUTSIDE
        area[touched[~taken]] = number
        if taken.any():
            again.append((number, touched[taken]))
    return area, again


def _doubles(
    x: Floats,
    y: Floats,
    area: Integers,
    again: list[tuple[int, NDArray[np.intp]]],
    found: Geometries,
) -> tuple[tuple[Pair, ...], int]:
    """Points that several areas touch: inside two of them, which overlap, or on a border."""
    import shapely

    inside: dict[tuple[int, int], int] = {}
    touched, in_both = np.zeros(len(x), dtype=bool), np.zeros(len(x), dtype=bool)
    for number, rows in again:
        touched[rows] = True
        first = found[area[rows]]
        both = shapely.contains_xy(first, x[rows], y[rows])
        both &= shapely.contains_xy(found[number], x[rows], y[rows])
        in_both[rows[both]] = True
        for one, count in zip(*np.unique(area[rows[both]], return_counts=True), strict=True):
            inside[int(one), number] = int(count)
    pairs = tuple((one, other, count) for (one, other), count in sorted(inside.items()))
    return pairs, int(np.sum(touched & ~in_both))


def _notes(outside: int, pairs: tuple[Pair, ...]) -> tuple[Note, ...]:
    said = []
    if outside:
        words = gettext_noop("%(n)s punkter ligger utanför alla områden.")
        said.append(Note(words, {"n": outside}))
    if pairs:
        words = gettext_noop(
            "Områden går in över varandra på %(pairs)s ställen, bland annat nummer %(one)s och "
            "%(other)s: %(n)s punkter där räknas till det område som kommer först."
        )
        one, other, _ = max(pairs, key=lambda pair: pair[2])
        n = sum(count for *_, count in pairs)
        said.append(Note(words, {"pairs": len(pairs), "one": one, "other": other, "n": n}))
    return tuple(said)
