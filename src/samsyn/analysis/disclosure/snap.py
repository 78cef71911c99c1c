"""Events shown at the nearest point of a fixed list, or not shown as points at all."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.disclosure.answer import Answer
from samsyn.analysis.disclosure.map_points import MapPoints, nearest_in_area
from samsyn.analysis.points import metres, points
from samsyn.analysis.result import Flags, Floats, Integers, Note, gettext_noop


@dataclass(frozen=True, kw_only=True, eq=False)
class Snapped(Answer):
    """Where to show each event: `x`, `y` (rows,) in metres, NaN where it must not be shown as a
    point, and `point` (rows,) the index in the list, -1 likewise. The original is in none of it.

    `withheld_kind` events are of a kind that is never shown as points, `withheld_place` lie in an
    area without points; `events` (points,) counts what each point shows; `mean_displacement` is
    how far the shown events were moved, in metres.
    """

    x: Floats
    y: Floats
    point: Integers
    events: Integers
    withheld_kind: int
    withheld_place: int
    mean_displacement: float


def snap(
    x: ArrayLike,
    y: ArrayLike,
    area: ArrayLike,
    kind: ArrayLike,
    *,
    points_of: MapPoints,
    sensitive_kinds: Collection[int],
) -> Snapped:
    """Each event at the nearest map point of its own area; sensitive kinds at none.

    `x`, `y` (rows,) in metres, `area` (rows,) and `kind` (rows,) codes from 0, the areas coded as
    in `map_points`. `sensitive_kinds` are never shown as points (crimes in the home, sexual
    offences, honour): they are counted and withheld, and so are events in areas without points.
    Delete the originals; publish nothing but what this answers with.
    Raises UnusableInput for gaps, degrees, and codes that are no whole numbers.
    """
    xs, ys = points(x, y)
    metres(xs, ys)
    areas, kinds = (
        checks.counts(name, given).astype(np.int64)
        for name, given in (("area", area), ("kind", kind))
    )
    checks.same_length(x=xs, area=areas, kind=kinds)
    never = checks.counts("sensitive_kinds", sorted(sensitive_kinds)).astype(np.int64)
    centres = np.column_stack([points_of.x, points_of.y])
    far, nearest = nearest_in_area(np.column_stack([xs, ys]), areas, centres, points_of.area)
    return _result(points_of, far, nearest, np.isin(kinds, never), never)


def _result(
    points_of: MapPoints, far: Floats, nearest: Integers, sensitive: Flags, never: Integers
) -> Snapped:
    shown = ~sensitive & (nearest >= 0)
    point = np.where(shown, nearest, -1)
    x, y = (np.append(axis, np.nan)[point] for axis in (points_of.x, points_of.y))
    hidden, homeless = int(sensitive.sum()), int((~sensitive & ~shown).sum())
    return Snapped(
        method="nearest map point",
        source=points_of.source,
        settings={
            "sensitive_kinds": tuple(never.tolist()),
            "smallest": points_of.settings["smallest"],
        },
        size={"rows": len(point), "points": len(points_of.x), "shown": int(shown.sum())},
        warnings=_warnings(hidden, homeless),
        answer=_said(points_of, int(shown.sum()), hidden + homeless),
        x=x,
        y=y,
        point=point,
        events=np.bincount(point[shown], minlength=len(points_of.x)),
        withheld_kind=hidden,
        withheld_place=homeless,
        mean_displacement=float(far[shown].mean()) if shown.any() else float("nan"),
    )


def _said(points_of: MapPoints, shown: int, withheld: int) -> Note:
    return Note(
        gettext_noop(
            "%(shown)s händelser visas vid en kartpunkt som står för minst %(least)s adresser, "
            "och %(withheld)s visas inte som punkter."
        ),
        {
            "shown": shown,
            "withheld": withheld,
            "least": int(points_of.catchment.min()) if len(points_of.catchment) else 0,
        },
    )


def _warnings(hidden: int, homeless: int) -> tuple[Note, ...]:
    notes = [Note(KNOWN)]
    if hidden:
        notes.append(Note(KIND, {"n": hidden}))
    if homeless:
        notes.append(Note(PLACE, {"n": homeless}))
    return tuple(notes)


KNOWN = gettext_noop(
    "Punkten döljer adressen, inte händelsen: den som redan vet att något hänt i närheten kan "
    "känna igen det på slag och tid. Visa inte dag och klockslag bredvid punkten."
)
KIND = gettext_noop("%(n)s händelser är av ett slag som aldrig visas som punkter.")
PLACE = gettext_noop("%(n)s händelser ligger i områden utan kartpunkter och visas inte.")
