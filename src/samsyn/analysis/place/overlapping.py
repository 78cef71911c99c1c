"""Do the areas of a layer overlap?"""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis import checks
from samsyn.analysis.result import Floats, Integers, Note, Result, gettext_noop

from .surfaces import Areas, surfaces


@dataclass(frozen=True, kw_only=True, eq=False)
class Overlaps(Result):
    """Pairs of areas that overlap, the largest overlap first.

    `pairs` has the shape (k, 2), the lower number first; `shares` how large a part of the smaller
    area lies in the other, shape (k,).
    """

    pairs: Integers
    shares: Floats


def overlaps(areas: Areas, *, least: float = 1e-6) -> Overlaps:
    """Areas that share more than a border, for a look at a layer before it is used.

    `areas` as in `place`. Overlaps below `least` of the median area are taken for rounding of
    coordinates and left out. Raises UnusableInput as `place` does, and for a `least` that is not
    between 0 and 1.
    """
    import shapely

    checks.share("least", least)
    found = surfaces(areas)
    one, other = shapely.STRtree(found).query(found)
    one, other = one[one < other], other[one < other]
    inner = shapely.relate_pattern(found[one], found[other], "T********")
    pairs = np.column_stack([one[inner], other[inner]]).astype(np.int64)
    common = shapely.area(shapely.intersection(found[pairs[:, 0]], found[pairs[:, 1]]))
    sizes = shapely.area(found)
    shares = common / sizes[pairs].min(axis=1)
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -shares))
    order = order[common[order] >= least * np.median(sizes)]
    return Overlaps(
        pairs=pairs[order],
        shares=shares[order],
        method="areas of pairwise intersections",
        source="GEOS, exact predicates",
        settings={"least": float(least)},
        size={"areas": len(found)},
        warnings=_notes(pairs[order]),
    )


def _notes(pairs: Integers) -> tuple[Note, ...]:
    if not len(pairs):
        return ()
    words = gettext_noop(
        "%(n)s par av områden går in över varandra, mest nummer %(one)s och %(other)s."
    )
    one, other = pairs[0].tolist()
    return (Note(words, {"n": len(pairs), "one": one, "other": other}),)
