"""A fixed list of points to show instead of addresses, each standing for enough of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.disclosure.answer import Answer
from samsyn.analysis.disclosure.sensitive import whole
from samsyn.analysis.points import metres, points
from samsyn.analysis.result import Floats, Integers, Note, gettext_noop


@dataclass(frozen=True, kw_only=True, eq=False)
class MapPoints(Answer):
    """Points to snap to: `x`, `y` (points,) in metres, the `area` (points,) that each lies in and
    serves, and its `catchment` (points,): the addresses of that area that are nearest to it.

    `without` lists the areas with too few addresses to have any point; `mean_distance` is how far
    an address lies from its point, in metres.
    """

    x: Floats
    y: Floats
    area: Integers
    catchment: Integers
    without: Integers
    mean_distance: float


def map_points(x: ArrayLike, y: ArrayLike, area: ArrayLike, *, smallest: int) -> MapPoints:
    """Points made from addresses, so that each is the nearest of at least `smallest` of them.

    `x`, `y` (addresses,) in metres, `area` (addresses,) codes from 0 (a municipality, a police
    area): nothing is ever joined across areas. The places with fewest addresses are joined with
    their nearest neighbour until all have enough; then points whose catchment falls short are
    taken away. A greedy list, not the closest possible one. The rule is that of police.uk, where
    a point has a catchment of at least 8 postal addresses or none.
    Raises UnusableInput for gaps, degrees, codes that are no whole numbers and no addresses.
    """
    xs, ys = points(x, y)
    metres(xs, ys)
    codes = checks.counts("area", area).astype(np.int64)
    checks.same_length(x=xs, area=codes)
    checks.at_least("x", xs, 1)
    least = whole("smallest", smallest, least=2)
    place = np.column_stack([xs, ys])
    made = {int(code): _one_area(place[codes == code], least) for code in np.unique(codes)}
    centres = np.concatenate(list(made.values()))
    areas = np.repeat(list(made), [len(found) for found in made.values()]).astype(np.int64)
    return _result(place, codes, centres, areas, least)


def _result(
    place: Floats, codes: Integers, centres: Floats, areas: Integers, least: int
) -> MapPoints:
    far, nearest = nearest_in_area(place, codes, centres, areas)
    reached = nearest >= 0
    catchment = np.bincount(nearest[reached], minlength=len(centres))
    without = np.setdiff1d(codes, areas)
    return MapPoints(
        method="greedy merging",
        source="police.uk, about the data: location anonymisation",
        settings={"smallest": least},
        size={"addresses": len(place), "points": len(centres), "without": len(without)},
        warnings=_warnings(place, centres, without, least),
        answer=_said(catchment),
        x=centres[:, 0].copy(),
        y=centres[:, 1].copy(),
        area=areas,
        catchment=catchment,
        without=without,
        mean_distance=float(far[reached].mean()) if reached.any() else float("nan"),
    )


def _said(catchment: Integers) -> Note:
    if not len(catchment):
        return Note(NONE)
    return Note(SAID, {"points": len(catchment), "least": int(catchment.min())})


def nearest_in_area(
    place: Floats, area: Integers, centres: Floats, areas: Integers
) -> tuple[Floats, Integers]:
    """Distance to, and index of, the nearest centre of the same area; -1 where there is none."""
    from scipy.spatial import cKDTree

    far, nearest = np.full(len(place), np.nan), np.full(len(place), -1)
    for code in np.unique(area):
        rows, own = np.flatnonzero(area == code), np.flatnonzero(areas == code)
        if own.size:
            far[rows], which = cKDTree(centres[own]).query(place[rows])
            nearest[rows] = own[which]
    return far, nearest


def _one_area(place: Floats, least: int) -> Floats:
    """Centres (points, 2) for the addresses of one area, sorted; none when they are too few."""
    if len(place) < least:
        return np.empty((0, 2))
    origin = place.min(axis=0)
    spots, count = np.unique(place - origin, axis=0, return_counts=True)
    while len(spots) > 1 and count.min() < least:
        spots, count = _joined(spots, count, least)
    order = np.lexsort(spots.T[::-1])
    return _supported(place - origin, spots[order], least) + origin


def _joined(spots: Floats, count: Integers, least: int) -> tuple[Floats, Integers]:
    """One round: each spot that falls short, fewest first, joins its nearest one."""
    from scipy.spatial import cKDTree

    short = np.flatnonzero(count < least)
    short = short[np.lexsort([spots[short, 1], spots[short, 0], count[short]])]
    neighbour = cKDTree(spots).query(spots[short], k=2)[1]
    group, taken = np.arange(len(spots)), np.zeros(len(spots), dtype=bool)
    for spot, near in zip(short.tolist(), neighbour.tolist(), strict=True):
        other = near[1] if near[0] == spot else near[0]
        if not taken[spot] and not taken[other]:
            group[spot] = other
            taken[[spot, other]] = True
    which = np.unique(group, return_inverse=True)[1].ravel()
    total = np.bincount(which, weights=count)
    centres = [np.bincount(which, weights=spots[:, axis] * count) / total for axis in (0, 1)]
    return np.column_stack(centres), total.astype(np.int64)


def _supported(place: Floats, centres: Floats, least: int) -> Floats:
    """Without the centres that too few addresses are nearest to, until none is left."""
    from scipy.spatial import cKDTree

    while len(centres) > 1:
        catchment = np.bincount(cKDTree(centres).query(place)[1], minlength=len(centres))
        short = np.flatnonzero(catchment < least)
        if not short.size:
            break
        short = short[np.argsort(catchment[short], kind="stable")]
        neighbour = cKDTree(centres).query(centres[short], k=2)[1]
        gone, kept = set[int](), set[int]()
        for centre, near in zip(short.tolist(), neighbour.tolist(), strict=True):
            other = near[1] if near[0] == centre else near[0]
            if centre not in kept and other not in gone:
                gone.add(centre)
                kept.add(other)
        centres = np.delete(centres, sorted(gone), axis=0)
    return centres


def _warnings(place: Floats, centres: Floats, without: Integers, least: int) -> tuple[Note, ...]:
    notes = []
    if without.size:
        notes.append(Note(FEW, {"n": len(without), "least": least}))
    lone = _on_lone_addresses(place, centres, least)
    if lone:
        notes.append(Note(LONE, {"n": lone}))
    return tuple(notes)


def _on_lone_addresses(place: Floats, centres: Floats, least: int) -> int:
    """How many centres lie within a metre of a spot with fewer addresses than asked for."""
    from scipy.spatial import cKDTree

    if not len(centres):
        return 0
    spots, count = np.unique(place, axis=0, return_counts=True)
    far, spot = cKDTree(spots).query(centres)
    return int(np.count_nonzero((far < 1.0) & (count[spot] < least)))


SAID = gettext_noop("Var och en av %(points)s kartpunkter står för minst %(least)s adresser.")
NONE = gettext_noop("Inget område har adresser nog för en kartpunkt.")
FEW = gettext_noop(
    "%(n)s områden har färre än %(least)s adresser och får ingen kartpunkt: händelser där visas "
    "inte på kartan."
)
LONE = gettext_noop(
    "%(n)s kartpunkter hamnar på en enskild adress: flytta dem till gatan innan listan används."
)
